// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"
#include "usecases/consolesession.h"
#include "widgets/page.h"

class QSplitter;
class QStackedWidget;

namespace bulkhead {

class AuditSession;
class ControlsPanel;
class EvidenceList;
class EvidenceSession;
class EmptyState;
class ExceptionList;
class FindingPage;
class HeatMap;
class MessageBar;
class RecordDecisions;
class Rights;
class ScenarioBoard;
class SearchField;
class SegmentedControl;
class TextLabel;
class TrendsPanel;

//! The isolation screen: what each layer says of each API, all controls, and beside them the finding that a person opened.
class IsolationPage : public Page
{
    Q_OBJECT
public:
    enum class Tab { HeatMap, Controls, Scenarios, Trends, Exceptions, Evidence };

    IsolationPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! Whose rights say what may be done here.
    void setAudit(AuditSession *audit);
    //! After `setAudit`: exceptions and evidence get a tab each, and a place on the page of a finding.
    void setEvidence(EvidenceSession &evidence, AuditSession *audit);

    [[nodiscard]] QString title() const override { return tr("Isolation"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! A FindingQuery as text: opens what it finds. With "from=overview" Back leads there.
    void openItem(const QString &item) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    bool refresh() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    void showTab(Tab tab);
    [[nodiscard]] FindingPage *finding() const { return m_finding; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeHead();
    QWidget *makeHeatMap();
    void addTab(const QString &name, QWidget *content);
    void takeView();
    void catchUp(); //!< what a page that is not shown left for later: for many APIs it takes longer than a frame
    void showEmptiness();
    void showCounts();
    void open(const FindingQuery &query);
    void closeFinding();
    void fitPanes();
    void showNotice();
    void countRecords();
    void beginSigning(bool isAttestation);
    void showEvidence(const QString &control);
    [[nodiscard]] const isolation::PairReport *report() const; //!< of the session's pair
    [[nodiscard]] QString apiName(const QString &id) const;
    void emptyAction();

    ConsoleSession &m_session;
    QStackedWidget *m_stack, *m_tabs;
    EmptyState *m_empty;
    SegmentedControl *m_choice, *m_signed; //!< the tabs: what is judged, and what people signed
    MessageBar *m_notice;
    TextLabel *m_count;
    SearchField *m_search;
    HeatMap *m_heatMap;
    ControlsPanel *m_controls;
    ScenarioBoard *m_scenarios;
    TrendsPanel *m_trends;
    QWidget *m_list = nullptr; //!< the tabs; stands back for the finding where both have no room
    FindingPage *m_finding;
    QSplitter *m_splitter;
    std::optional<Screen> m_cameFrom;
    FindingQuery m_waiting; //!< asked for before there was a check
    bool m_isWaiting = false;
    bool m_isBehind = false;
    std::function<void()> m_emptyAction;
    Rights *m_rights = nullptr;
    RecordDecisions *m_decisions = nullptr;
    ExceptionList *m_exceptions = nullptr; //!< nullptr: nothing is known of them here
    EvidenceList *m_evidence = nullptr;    //!< with the exceptions
};

} // namespace bulkhead
