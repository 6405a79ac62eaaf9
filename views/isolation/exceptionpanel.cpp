// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/exceptionpanel.h"

#include "evidence/register.h"
#include "evidence/rules.h"
#include "isolation/exceptiondialog.h"
#include "isolation/recordactions.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "usecases/auditsession.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Exception;
using State = Exception::State;

ExceptionPanel::ExceptionPanel(RecordDecisions &decisions, AuditSession *audit, QWidget *parent)
    : QWidget(parent)
    , m_decisions(decisions)
    , m_audit(audit)
    , m_mark(new StatusMark(Status::NotAssessed, 16, this))
    , m_state(new TextLabel({}, TypeSize::Body, QFont::Medium, &Tokens::text, this))
    , m_lines(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_actions(new RecordActions(this))
{
    setObjectName(u"exceptionPanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, px(12));
    column->setSpacing(px(6));
    column->addWidget(new TextLabel(tr("Exception"), TypeSize::Body, QFont::DemiBold, &Tokens::text, this));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(m_mark, 0, Qt::AlignTop);
    m_state->setWordWrap(true);
    m_state->setObjectName(u"exceptionState"_s);
    head->addWidget(m_state, 1);
    column->addLayout(head);
    m_lines->setWordWrap(true);
    m_lines->setObjectName(u"exceptionLines"_s);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_lines);
    column->addWidget(m_actions);
    connect(&decisions, &RecordDecisions::changed, this, &ExceptionPanel::refresh);
}

void ExceptionPanel::showFinding(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report, const isolation::Control &control, const QString &fingerprint,
                                 isolation::Verdict verdict)
{
    m_view = std::move(view);
    m_report = &report;
    m_control = m_view->controls.find(control.id);
    m_fingerprint = fingerprint;
    m_verdict = verdict;
    refresh();
}

evidence::PairScope ExceptionPanel::pair() const
{
    return {m_report->result.sandbox, m_report->result.production};
}

QString ExceptionPanel::words() const
{
    return QString(m_state->text() + u' ' + m_lines->text()).trimmed();
}

//! The one in force, else the one that waits, else the last there was.
std::optional<Exception> ExceptionPanel::current() const
{
    const auto records = m_decisions.records();
    const auto rank = [](State state) { return state == State::Active ? 2 : state == State::Requested ? 1 : 0; };
    std::optional<Exception> found;
    for (std::size_t i = 0; records && !m_fingerprint.isEmpty() && i < records->exceptions().size(); ++i) {
        const Exception &one = records->exceptions()[i];
        if (one.pair != pair() || !std::binary_search(one.fingerprints.begin(), one.fingerprints.end(), m_fingerprint.toStdString()))
            continue;
        Exception now = evidence::asOf(one, m_decisions.now());
        if (!found || rank(now.state) >= rank(found->state))
            found = std::move(now);
    }
    return found;
}

QString ExceptionPanel::whyNone() const
{
    if (m_control->exceptionDays == 0)
        return tr("%1 allows no exception.").arg(m_control->id);
    if (m_verdict != isolation::Verdict::Fail && m_verdict != isolation::Verdict::Warn)
        return tr("Only a fail or a warning can be accepted.");
    return {};
}

void ExceptionPanel::refresh()
{
    if (m_control == nullptr)
        return;
    const auto exception = current();
    QStringList lines;
    if (exception) {
        const bool isActive = exception->state == State::Active;
        m_mark->setStatus(EvidenceWords::statusOf(exception->state), EvidenceWords::state(exception->state));
        //: Of an exception; a date.
        m_state->setText(isActive ? tr("Accepted until %1").arg(Formats::date(exception->expires)) : EvidenceWords::state(exception->state));
        lines = linesOf(*exception);
    } else {
        m_mark->setStatus(Status::NotAssessed);
        m_state->setText(tr("None."));
        if (m_control->exceptionDays > 0)
            lines << tr("It could be accepted for %n day(s) at most; it would still read as a fail.", nullptr, m_control->exceptionDays);
        if (!m_control->exceptionTerms.isEmpty())
            lines << m_control->exceptionTerms;
    }
    m_lines->setText(lines.join(u'\n'));
    m_lines->setVisible(!lines.isEmpty());
    showButtons(exception ? &*exception : nullptr);
}

QStringList ExceptionPanel::linesOf(const Exception &exception) const
{
    QStringList lines{exception.reason};
    //: Of an exception: people, a date.
    lines << tr("Asked for by %1 on %2; %3 answers for it.").arg(exception.requester, Formats::date(exception.recordedAt), exception.owner);
    if (!exception.approvals.empty())
        lines << tr("Approved by %1.").arg(EvidenceWords::approvers(exception));
    if (exception.state == State::Requested) {
        const int missing = evidence::approvalsNeeded(m_control->severity) - static_cast<int>(exception.approvals.size());
        lines << tr("Waits for %n approval(s), until %1 at the longest.", nullptr, missing).arg(Formats::date(exception.expires));
    }
    if (!exception.compensating.empty()) {
        QStringList ids;
        for (const std::string &id : exception.compensating)
            ids << QString::fromStdString(id);
        lines << tr("Meanwhile %1 must pass.").arg(ids.join(u", "_s));
    }
    if (!exception.ticket.isEmpty())
        lines << tr("Ticket %1.").arg(exception.ticket);
    if (const QString ending = EvidenceWords::ending(exception); !ending.isEmpty())
        lines << ending;
    for (const isolation::ExceptionNote &note : m_report->exceptions) {
        if (note.exception == exception.id)
            lines << QString(EvidenceWords::problem(note.problem) + u'.');
    }
    return lines;
}

void ExceptionPanel::showButtons(const Exception *exception)
{
    m_actions->clear();
    const QList<RecordDecisions::Kind> kinds = exception != nullptr ? m_decisions.offered(*exception) : QList<RecordDecisions::Kind>();
    for (const RecordDecisions::Kind kind : kinds) {
        m_actions->offer(u"exception%1"_s.arg(static_cast<int>(kind)), RecordDecisions::name(kind), m_decisions.whyNot(kind, *exception),
                         [this, kind, copy = *exception] { m_decisions.decide(kind, copy, window()); });
    }
    if (!kinds.isEmpty() || m_fingerprint.isEmpty())
        return;
    if (whyNone().isEmpty())
        m_actions->offer(u"askException"_s, tr("Ask for an exception…"), m_decisions.whyNotAsk(pair()), [this] { ask(); });
    else
        m_actions->explain(whyNone());
}

void ExceptionPanel::ask()
{
    if (m_control == nullptr || m_fingerprint.isEmpty() || !whyNone().isEmpty() || !m_decisions.whyNotAsk(pair()).isEmpty())
        return;
    QStringList people;
    if (const auto view = m_audit ? m_audit->view() : nullptr) {
        for (const audit::PersonRow &person : view->state.people()) {
            if (person.until == 0)
                people.append(QString::fromStdString(person.name));
        }
    }
    (new ExceptionDialog(m_decisions.session(), *m_control, pair(), m_fingerprint, people, m_view->controls, window()))->open();
}

} // namespace bulkhead
