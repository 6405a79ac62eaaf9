// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/planpromotion.h"
#include "usecases/travel.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

namespace bulkhead {

//! Which APIs of a path's source a new plan is of, and between which gateways they go: one row per API, with a check mark. Rows that cannot
//! go with those that are chosen say why, and are not chosen.
class PromotionChoice : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ApiRole = Qt::UserRole + 1, //!< QString, its id
        AnswerRole                  //!< TravelAnswer; of what is chosen: it can
    };
    Q_ENUM(Role)

    //! An API that was wanted and is not chosen.
    struct LeftOut
    {
        QString name; //!< its id, if the catalog does not have it
        std::optional<TravelAnswer> answer; //!< nothing: the catalog does not have it
    };

    explicit PromotionChoice(std::shared_ptr<const CatalogView> view, QObject *parent = nullptr);

    //! Why a row cannot be chosen, in words: tooltip and what is read aloud.
    void setWords(std::function<QString(const TravelAnswer &answer)> words) { m_words = std::move(words); }

    //! The rows are those of the path's source; what is chosen and can go there stays. Returns what does not stay.
    QList<LeftOut> setPath(const PromotionPath &path);
    //! Chooses these, as many as can go together, in place of all else. Gateways as wanted, where they fit.
    QList<LeftOut> setChosen(const QStringList &apis, const PromotionWay &wanted = {});
    //! Only rows with this in their name.
    void setFilter(const QString &text);

    //! False if it cannot be chosen.
    bool choose(const QString &api, bool isChosen);
    //! In the order in which they were chosen: ids, and the names that go with them.
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] QStringList chosenNames() const;

    //! The gateways that all that is chosen can come from, and can go to from `way().source`.
    [[nodiscard]] QList<GatewayId> sources() const;
    [[nodiscard]] QList<GatewayId> targets() const;
    //! Both are empty while nothing is chosen.
    [[nodiscard]] const PromotionWay &way() const { return m_way; }
    void setSource(const GatewayId &source);
    void setTarget(const GatewayId &target);

    [[nodiscard]] TravelAnswer answerAt(int row) const;
    [[nodiscard]] int rowOf(const QString &api) const; //!< as it is filtered; -1: it is not shown
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    //! CheckStateRole.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    //! What is chosen or the gateways are others.
    void changed();

private:
    void show();
    void settle(const PromotionWay &wanted);
    void tell();
    [[nodiscard]] bool isChosen(const ApiRow *row) const;
    [[nodiscard]] TravelAnswer answerOf(const ApiRow &row) const;

    std::shared_ptr<const CatalogView> m_view;
    PromotionPath m_path;
    std::function<QString(const TravelAnswer &)> m_words;
    QString m_filter;
    std::vector<const ApiRow *> m_rows;   //!< that are shown
    std::vector<const ApiRow *> m_chosen;
    PromotionWay m_way;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::TravelAnswer)
