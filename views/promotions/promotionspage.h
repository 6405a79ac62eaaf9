// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "promotions/drafts.h"
#include "widgets/page.h"

class QStackedWidget;

namespace bulkhead {

class BoardView;
class Button;
class EmptyState;
class FiguresView;
class MessageBar;
class RequestView;
class RequestsTable;
class SegmentedControl;
class TextLabel;

//! The promotions screen: all requests by state, as a table or as figures, and one of them with everything that it is decided by.
class PromotionsPage : public Page
{
    Q_OBJECT
public:
    PromotionsPage(PromotionSession &session, AuditSession *audit, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~PromotionsPage() override;

    [[nodiscard]] QString title() const override { return tr("Promotions"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! The id of a request; newItem begins one; a newPromotionItem() begins one for its APIs.
    void openItem(const QString &item) override;
    bool refresh() override;
    void nextDifference(bool backwards) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    [[nodiscard]] QString lookAt(std::optional<UtcTime> moment) override;
    [[nodiscard]] QString unsavedWork() const override;

    enum class Tab { Board, Table, Figures };
    void showTab(Tab tab);
    //! `inPlaceOf`: a draft that the new one takes the place of.
    void beginNew(const PromotionQuestion &wanted = {}, const QString &inPlaceOf = {});
    [[nodiscard]] RequestView *request() const { return m_request; }
    [[nodiscard]] BoardView *board() const { return m_board; }
    [[nodiscard]] FiguresView *figures() const { return m_figures; }

private:
    QWidget *makeList();
    QWidget *makeHead();
    void connectParts();
    void takeView();
    void showCards();
    void showEmptiness();
    void showFreezes();
    void open(const QString &id, bool isDraft);
    void openDraft(const PromotionDraft &draft);
    [[nodiscard]] QStringList goneFrom(const PromotionDraft &draft) const;
    void takeRecorded(const promotion::Request &request);
    void backToList();
    [[nodiscard]] QString whyNotNew() const;

    PromotionSession &m_session;
    AuditSession *m_audit;
    std::shared_ptr<const Clock> m_clock;
    Rights m_rights;
    Drafts m_drafts;
    QString m_draft;  //!< the one that is shown
    QString m_opened; //!< id of the request that is shown or asked for
    QStackedWidget *m_stack, *m_listStack;
    SegmentedControl *m_tabs, *m_scope;
    Button *m_new;
    TextLabel *m_freezes;
    MessageBar *m_message;
    BoardView *m_board;
    RequestsTable *m_table;
    FiguresView *m_figures;
    EmptyState *m_empty;
    RequestView *m_request;
    QWidget *m_list = nullptr;
};

} // namespace bulkhead
