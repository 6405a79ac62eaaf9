// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evidencedetails.h"

#include "isolation/recordactions.h"
#include "isolation/recordfacts.h"
#include "presentation/evidencewords.h"
#include "widgets/marks.h"
#include "widgets/scrollsheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

EvidenceDetails::EvidenceDetails(QWidget *parent)
    : Surface(&Tokens::window, Surface::Top, parent)
    , m_mark(new StatusMark(Status::Unknown, 16, this))
    , m_state(new TextLabel({}, TypeSize::Body, QFont::DemiBold, &Tokens::text, this))
    , m_meaning(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_facts(new FactGrid(this))
    , m_sheet(new ScrollSheet(tr("Evidence"), this))
    , m_actions(new RecordActions(this))
{
    setObjectName(u"evidenceDetails"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    auto *content = new QWidget(m_sheet);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(px(16), px(12), px(16), px(12));
    body->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    head->addWidget(m_mark, 0, Qt::AlignTop);
    m_state->setObjectName(u"evidenceState"_s);
    m_state->setWordWrap(true);
    head->addWidget(m_state, 1);
    body->addLayout(head);
    m_meaning->setObjectName(u"evidenceMeaning"_s);
    m_meaning->setWordWrap(true);
    body->addWidget(m_meaning);
    m_facts->setObjectName(u"evidenceFacts"_s);
    body->addWidget(m_facts);
    body->addStretch(1);
    m_sheet->setWidget(content);
    column->addWidget(m_sheet, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(10));
    foot->addWidget(m_actions);
    column->addLayout(foot);
}

void EvidenceDetails::showRow(const EvidenceRow &row, const evidence::Register &records)
{
    const isolation::Control *control = records.catalogue().find(row.control());
    const QString state = EvidenceWords::standing(row.standing);
    m_mark->setStatus(EvidenceWords::statusOf(row.standing), state);
    //: Evidence or an attestation, and its state.
    m_state->setText(row.evidence ? tr("Evidence: %1").arg(state) : tr("Attestation: %1").arg(state));
    m_meaning->setText(EvidenceWords::meaning(row));
    m_meaning->setVisible(!m_meaning->text().isEmpty());
    NamedFacts facts = row.evidence ? RecordFacts::of(*row.evidence, control) : RecordFacts::of(*row.attestation, control, records, row.uncovered);
    facts << std::pair(tr("Assurance"), RecordFacts::assurance(row.assurance()));
    m_facts->setFacts(facts);
    m_sheet->ensureVisible(0, 0);
}

QString EvidenceDetails::words() const
{
    return QString(m_state->text() + u' ' + m_meaning->text()).trimmed();
}

} // namespace bulkhead
