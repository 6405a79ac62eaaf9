// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factsheet.h"
#include "items/findingquery.h"
#include "usecases/consolesession.h"

class QGridLayout;
class QHBoxLayout;

namespace bulkhead {

class Button;
class AuditSession;
class EqualMark;
class EvidencePanel;
class ExceptionPanel;
class MessageBar;
class RecordDecisions;
class ScrollSheet;
class StatusMark;

//! One finding, or one control, with everything that proves it: both facts side by side, the rule, its age and what to do.
//! Goes through the findings that were asked for, one after the other.
class FindingPage : public Surface
{
    Q_OBJECT
public:
    FindingPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! Exceptions can be asked for and decided from here.
    void setDecisions(RecordDecisions &decisions, AuditSession *audit);

    //! False if the query finds nothing: then nothing is changed.
    bool showFinding(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report, const FindingQuery &query);
    //! The same finding in a newer check. If it is gone there, what is shown says so.
    void follow(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report);
    void step(bool backwards);
    void copy() const;
    void checkAgain();
    void focusFirst();

    [[nodiscard]] const FindingQuery &query() const { return m_query; }
    [[nodiscard]] QString control() const; //!< id of the one shown
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] int position() const { return static_cast<int>(m_at); }
    [[nodiscard]] int count() const { return static_cast<int>(m_keys.size()); }

signals:
    void backRequested();
    void evidenceWanted(const QString &control); //!< all that there is of it
    void topologyWanted(const QString &fingerprint); //!< where it is in the graph

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    QWidget *makeTitle();
    QWidget *makeFacts();
    void showCurrent();
    void showTitle(const isolation::Control &control);
    void showFacts();
    void showTexts(const isolation::Control &control);
    void showSide(const isolation::Control &control);
    void showBusy();
    [[nodiscard]] const isolation::ControlResult &result() const;
    [[nodiscard]] const isolation::UnitResult *unit() const; //!< nullptr: the control as a whole
    [[nodiscard]] isolation::Verdict verdict() const;
    [[nodiscard]] const isolation::AcceptedFinding *accepted() const; //!< by the exception in force; nullptr: it is not
    [[nodiscard]] QString fingerprint() const; //!< of the finding; empty: the control as a whole
    [[nodiscard]] const isolation::FindingLife *life() const;
    [[nodiscard]] FactContext contextOf(isolation::Side side) const;
    [[nodiscard]] QStringList lifeLines() const;
    [[nodiscard]] QList<GatewayId> gateways() const;

    ConsoleSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    FindingQuery m_query;
    std::vector<FindingKey> m_keys;
    std::size_t m_at = 0;

    Button *m_back, *m_previous, *m_next, *m_copy, *m_check, *m_topology;
    TextLabel *m_crumbs, *m_position, *m_sentence, *m_life, *m_fingerprint, *m_state;
    StatusMark *m_mark;
    MessageBar *m_notice;
    ScrollSheet *m_sheet;
    QHBoxLayout *m_tags;
    FactSheet *m_sandbox, *m_production;
    EqualMark *m_equal;
    QWidget *m_facts;
    QGridLayout *m_lower;
    QWidget *m_texts = nullptr, *m_side = nullptr;
    EvidencePanel *m_evidence = nullptr;   //!< as the one below
    ExceptionPanel *m_exception = nullptr; //!< nullptr: nothing can be decided here
};

} // namespace bulkhead
