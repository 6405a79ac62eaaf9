// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsession.h"

#include <QAbstractListModel>

#include <array>

namespace bulkhead {

//! Where a promotion stands for those who look at the board. A state is earned, never dragged to.
enum class BoardColumn { Draft, Stopped, Waiting, Approved, Done };
inline constexpr int boardColumnCount = 5;

//! A plan that somebody at this desk made and has not asked for; kept by the console, not by the log.
struct PromotionDraft
{
    QString id;
    PromotionQuestion question;
    QStringList apiNames; //!< of `question.api` and then the others
    UtcTime editedAt{};
};

//! What a card says; values, no words.
struct PromotionCard
{
    enum class Stuck {
        No,
        Gate,             //!< `stuckBy` says no
        ChangesAsked,     //!< somebody asked for changes since the last approval
        Group,            //!< only a member of `stuckBy` is missing
        NobodyLeft,       //!< nobody is there whose approval would count
        CannotSign,       //!< it waits, but not for who is signed in
        Void, Failed, Unreadable
    };
    QString id;             //!< of the request or of the draft
    bool isDraft = false;
    QString api;
    EnvironmentId from, to;
    QString person;
    UtcTime at{}, expires{}; //!< of the request or the end; expires zero: does not
    promotion::State state = promotion::State::Draft;
    QList<promotion::GateResult> gates;
    StepCounts steps;
    int approved = 0, needed = 0;
    bool waitsForMe = false, isMine = false, isBroken = false;
    Stuck stuck = Stuck::No;
    QString stuckBy; //!< a gate's id, a group, or the engine's own words

    [[nodiscard]] BoardColumn column() const;
};

//! Which cards are shown.
enum class BoardScope { All, WaitsForMe, Mine };

//! The cards of a view for a person ("" for nobody), the newest first; what waits for the person and ends soonest comes first in its column.
[[nodiscard]] QList<PromotionCard> promotionCards(const PromotionsView &view, const QList<PromotionDraft> &drafts, const QString &person);
[[nodiscard]] bool isInScope(const PromotionCard &card, BoardScope scope);

//! One column of the board, or all requests for the table.
class PromotionCardsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CardRole = Qt::UserRole + 1 }; //!< PromotionCard
    using QAbstractListModel::QAbstractListModel;

    //! The same cards in the same order are updated in place.
    void setCards(const QList<PromotionCard> &cards);
    [[nodiscard]] const PromotionCard &cardAt(int row) const { return m_cards[row]; }
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole: the name of the API.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PromotionCard> m_cards;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::PromotionCard)
