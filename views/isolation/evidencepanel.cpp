// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evidencepanel.h"

#include "evidence/rules.h"
#include "isolation/recordactions.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Method;

namespace {

constexpr std::size_t mostLines = 3;

bool isSupplied(const isolation::Control &control)
{
    const auto isOf = [](Method method) { return method == Method::Evidence || method == Method::Attestation; };
    return isOf(control.method) || std::any_of(control.also.begin(), control.also.end(), isOf);
}

bool isOver(const EvidenceRow &row)
{
    return row.standing == RecordStanding::Replaced || row.standing == RecordStanding::Withdrawn;
}

QString lineOf(const EvidenceRow &row)
{
    const QString state = EvidenceWords::standing(row.standing), until = Formats::date(row.until());
    //: A person, a state, a date.
    const QString line = row.evidence ? EvidencePanel::tr("Evidence of %1: %2, until %3.") : EvidencePanel::tr("Attested by %1: %2, until %3.");
    return line.arg(row.person(), state, until);
}

const EvidenceRow *newestAttestation(const std::vector<EvidenceRow> &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [](const EvidenceRow &row) { return row.attestation && !isOver(row); });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

EvidencePanel::EvidencePanel(RecordDecisions &decisions, QWidget *parent)
    : QWidget(parent)
    , m_decisions(decisions)
    , m_mark(new StatusMark(Status::NotAssessed, 16, this))
    , m_state(new TextLabel({}, TypeSize::Body, QFont::Medium, &Tokens::text, this))
    , m_lines(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_actions(new RecordActions(this))
{
    setObjectName(u"evidencePanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, px(12));
    column->setSpacing(px(6));
    column->addWidget(new TextLabel(tr("Evidence"), TypeSize::Body, QFont::DemiBold, &Tokens::text, this));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(m_mark, 0, Qt::AlignTop);
    m_state->setWordWrap(true);
    m_state->setObjectName(u"evidencePanelState"_s);
    head->addWidget(m_state, 1);
    column->addLayout(head);
    m_lines->setWordWrap(true);
    m_lines->setObjectName(u"evidencePanelLines"_s);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_lines);
    column->addWidget(m_actions);
    connect(&decisions, &RecordDecisions::changed, this, &EvidencePanel::refresh);
}

void EvidencePanel::showControl(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report, const isolation::Control &control)
{
    m_view = std::move(view);
    m_report = &report;
    m_control = m_view->controls.find(control.id);
    refresh();
}

evidence::PairScope EvidencePanel::pair() const
{
    return {m_report->result.sandbox, m_report->result.production};
}

QString EvidencePanel::words() const
{
    return QString(m_state->text() + u' ' + m_lines->text()).trimmed();
}

std::vector<EvidenceRow> EvidencePanel::rows() const
{
    const auto records = m_decisions.records();
    std::vector<EvidenceRow> all = records ? evidenceRows(*records, m_view.get(), pair(), m_decisions.now()) : std::vector<EvidenceRow>();
    std::erase_if(all, [this](const EvidenceRow &row) { return row.control() != m_control->id; });
    std::sort(all.begin(), all.end(), [](const EvidenceRow &a, const EvidenceRow &b) { return isOver(a) != isOver(b) ? isOver(b) : a.seq() > b.seq(); });
    return all;
}

void EvidencePanel::refresh()
{
    if (m_control == nullptr)
        return;
    const std::vector<EvidenceRow> known = rows();
    setVisible(isSupplied(*m_control) || !known.empty());
    showRows(known);
    showButtons(known);
}

void EvidencePanel::showRows(const std::vector<EvidenceRow> &rows)
{
    if (rows.empty() || isOver(rows.front())) {
        m_mark->setStatus(Status::NotAssessed);
        m_state->setText(tr("None."));
        m_lines->setText(m_control->decidedBy.isEmpty() ? QString() : tr("What would decide it: %1.").arg(m_control->decidedBy));
    } else {
        const EvidenceRow &first = rows.front();
        m_mark->setStatus(EvidenceWords::statusOf(first.standing), EvidenceWords::standing(first.standing));
        m_state->setText(EvidenceWords::standing(first.standing));
        QStringList lines;
        for (std::size_t i = 0; i < rows.size() && i < mostLines && !isOver(rows[i]); ++i)
            lines << lineOf(rows[i]);
        if (const QString meaning = EvidenceWords::meaning(first); !meaning.isEmpty())
            lines << meaning;
        m_lines->setText(lines.join(u'\n'));
    }
    m_lines->setVisible(!m_lines->text().isEmpty());
}

void EvidencePanel::showButtons(const std::vector<EvidenceRow> &rows)
{
    m_actions->clear();
    const EvidenceRow *attested = newestAttestation(rows);
    if (attested != nullptr) {
        for (const auto kind : RecordDecisions::offered(*attested->attestation, m_control->severity)) {
            m_actions->offer(u"panel%1"_s.arg(static_cast<int>(kind)), RecordDecisions::name(kind), m_decisions.whyNot(kind, *attested->attestation),
                             [this, kind, copy = *attested->attestation] { m_decisions.decide(kind, copy, window()); });
        }
    } else if (evidence::mayBeAttested(*m_control)) {
        m_actions->offer(u"panelAttest"_s, tr("Attest…"), m_decisions.whyNotAttest(pair()), [this] { m_decisions.attest({m_control->id, pair(), {}, {}, {}}, window()); });
    } else {
        m_actions->explain(tr("An attestation does not decide %1.").arg(m_control->id));
    }
    m_actions->offer(u"panelBringIn"_s, tr("Bring in evidence…"), m_decisions.whyNotBringIn(pair()), [this] { m_decisions.bringIn(pair(), window()); });
    if (!rows.empty())
        m_actions->offer(u"panelShowAll"_s, tr("Show all %1").arg(Formats::number(static_cast<qint64>(rows.size()))), {}, [this] { emit listRequested(m_control->id); });
}

} // namespace bulkhead
