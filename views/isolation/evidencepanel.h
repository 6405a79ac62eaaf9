// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "items/evidencetable.h"
#include "widgets/textlabel.h"

namespace bulkhead {

class RecordActions;
class StatusMark;

//! What was brought in and attested for the control of a finding, and what can be done about that. Not there for a control that a machine alone decides.
class EvidencePanel : public QWidget
{
    Q_OBJECT
public:
    explicit EvidencePanel(RecordDecisions &decisions, QWidget *parent = nullptr);

    void showControl(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report, const isolation::Control &control);
    [[nodiscard]] QString words() const;
    [[nodiscard]] RecordActions *actions() const { return m_actions; }

signals:
    void listRequested(const QString &control);

private:
    void refresh();
    void showRows(const std::vector<EvidenceRow> &rows);
    void showButtons(const std::vector<EvidenceRow> &rows);
    [[nodiscard]] std::vector<EvidenceRow> rows() const; //!< of the control, those that count first
    [[nodiscard]] evidence::PairScope pair() const;

    RecordDecisions &m_decisions;
    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    const isolation::Control *m_control = nullptr;   //!< in m_view
    StatusMark *m_mark;
    TextLabel *m_state, *m_lines;
    RecordActions *m_actions;
};

} // namespace bulkhead
