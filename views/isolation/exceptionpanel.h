// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "widgets/textlabel.h"

namespace bulkhead {

class RecordActions;
class StatusMark;

//! Whether a finding is accepted, by whom and until when, and what can be done about that.
class ExceptionPanel : public QWidget
{
    Q_OBJECT
public:
    ExceptionPanel(RecordDecisions &decisions, AuditSession *audit, QWidget *parent = nullptr);

    //! `fingerprint` empty: a control as a whole, of which nothing can be accepted.
    void showFinding(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report, const isolation::Control &control, const QString &fingerprint,
                     isolation::Verdict verdict);
    [[nodiscard]] QString words() const;
    //! Opens the dialog that asks for one, if it may be.
    void ask();

private:
    void refresh();
    void showButtons(const evidence::Exception *exception);
    [[nodiscard]] std::optional<evidence::Exception> current() const; //!< the one that counts, as of now
    [[nodiscard]] QStringList linesOf(const evidence::Exception &exception) const;
    [[nodiscard]] QString whyNone() const;
    [[nodiscard]] evidence::PairScope pair() const;

    RecordDecisions &m_decisions;
    AuditSession *m_audit;
    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    const isolation::Control *m_control = nullptr;   //!< in m_view
    QString m_fingerprint;
    isolation::Verdict m_verdict = isolation::Verdict::Unknown;
    StatusMark *m_mark;
    TextLabel *m_state, *m_lines;
    RecordActions *m_actions;
};

} // namespace bulkhead
