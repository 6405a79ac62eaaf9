// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/damagebanner.h"

#include "presentation/auditwords.h"

namespace bulkhead {

DamageBanner::DamageBanner(const AuditSession &session, QWidget *parent)
    : MessageBar(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("damageBanner"));
    connect(&session, &AuditSession::verified, this, &DamageBanner::showVerdict);
    connect(this, &MessageBar::actionTriggered, this, [this] {
        const auto verdict = m_session.verdict();
        const auto bad = verdict ? verdict->answer.firstBad : std::nullopt;
        emit detailsRequested(bad && bad->seq > 0 ? QString::number(bad->seq) : QString());
    });
    showVerdict();
}

void DamageBanner::showVerdict()
{
    const auto verdict = m_session.verdict();
    if (!verdict || verdict->answer.ok) {
        hide();
        return;
    }
    const audit::Verification &answer = verdict->answer;
    show(Status::Fail, tr("The audit log is damaged."),
         AuditWords::damage(answer.firstBad.value_or(audit::FirstBad())) + u' ' + AuditWords::remains(answer.trustedUntil), tr("Show"));
}

} // namespace bulkhead
