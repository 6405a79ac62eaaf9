// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "promotions/decision.h"
#include "widgets/surface.h"

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace bulkhead {

class ApprovalsPanel;
class AskPanel;
class Badge;
class Button;
class DecisionPanel;
class DigestPanel;
class DraftFailure;
class EnvironmentMark;
class GateStrip;
class HistoryPanel;
class MessageBar;
class Panel;
class PlanPanel;
class RunPanel;
class ScrollSheet;
class StoryPanel;
class Tag;
class WhyPanel;

//! One request, or a plan that nobody has asked for yet: what it does, what the gates say, who has signed, and what the reader can do.
class RequestView : public QWidget
{
    Q_OBJECT
public:
    RequestView(PromotionSession &session, const Rights &rights, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void showRequest(const std::shared_ptr<const RequestDetails> &details);
    void showDraft(const std::shared_ptr<const DraftedPlan> &draft);
    void showWaiting(const QString &title); //!< until one of them is there
    void showError(const Error &error);
    void showDraftError(const Error &error); //!< of a draft, which can be changed or dropped
    //! Shows the request that is there as it is now.
    void refresh();
    [[nodiscard]] QString requestId() const;
    [[nodiscard]] DecisionPanel *decisions() const { return m_decisions; }
    [[nodiscard]] PlanPanel *plan() const { return m_plan; }
    [[nodiscard]] QList<QWidget *> panes() const;
    [[nodiscard]] QList<Decision> decisionsNow() const;
    void decide(Decision decision);
    void focusFirst();
    [[nodiscard]] QString unsavedWork() const;

signals:
    void backRequested();
    void requestOpened(const QString &id);
    void askedAnew(const bulkhead::PromotionQuestion &question);
    void draftDropped();
    void draftChangeRequested(); //!< of one whose plan could not be made

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeWaiting();
    QWidget *makeHead();
    QWidget *makeMain();
    QWidget *makeSide();
    void connectParts();
    void makeShortcuts();
    void showHead(const promotion::Plan &plan);
    void showSummary(const promotion::PlanWords &words);
    void showNotice();
    [[nodiscard]] QString whyNotWaive() const;
    void openDecision(Decision decision, const DecisionDialog::On &on = {});
    void say(const QString &sentence);

    PromotionSession &m_session;
    const Rights &m_rights;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const RequestDetails> m_details; //!< one of these two
    std::shared_ptr<const DraftedPlan> m_draft;
    Button *m_back;
    TextLabel *m_title, *m_asked, *m_sentence, *m_facts, *m_waiting;
    DraftFailure *m_failure;
    EnvironmentMark *m_from, *m_to;
    Tag *m_id;
    Badge *m_state;
    ScrollSheet *m_sheet;
    QWidget *m_content = nullptr, *m_side = nullptr, *m_place = nullptr;
    QBoxLayout *m_columns = nullptr;
    MessageBar *m_message, *m_notice;
    GateStrip *m_gates;
    PlanPanel *m_plan;
    RunPanel *m_run;
    StoryPanel *m_story;
    HistoryPanel *m_history;
    DigestPanel *m_digest;
    ApprovalsPanel *m_approvals;
    WhyPanel *m_why;
    DecisionPanel *m_decisions;
    AskPanel *m_ask;
};

} // namespace bulkhead
