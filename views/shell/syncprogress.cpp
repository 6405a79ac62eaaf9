// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/syncprogress.h"

#include "widgets/progressstrip.h"

#include <QHBoxLayout>

namespace bulkhead {

SyncProgress::SyncProgress(ConsoleSession &session, QWidget *parent)
    : Surface(&Tokens::panel, Bottom, parent)
    , m_session(session)
    , m_strip(new ProgressStrip(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(24), px(8), px(24), px(9));
    row->addWidget(m_strip);
    hide();
    connect(m_strip, &ProgressStrip::cancelRequested, &session, &ConsoleSession::cancelSync);
    connect(&session, &ConsoleSession::syncStarted, this, [this] {
        m_strip->start(tr("Reading the gateways"));
        show();
    });
    connect(&session, &ConsoleSession::progressChanged, this, &SyncProgress::showProgress);
    connect(&session, &ConsoleSession::syncFinished, this, [this] {
        m_strip->stop();
        hide();
    });
}

void SyncProgress::showProgress()
{
    int done = 0;
    QString step;
    const QList<GatewayProgress> all = m_session.progress();
    for (const GatewayProgress &gateway : all) {
        using State = GatewayProgress::State;
        if (gateway.state == State::Done || gateway.state == State::Failed || gateway.state == State::Cancelled)
            ++done;
        else if (gateway.state == State::Reading)
            step = tr("Reading %1: %2, %n row(s)", nullptr, static_cast<int>(gateway.read.rows))
                       .arg(gateway.gateway.text(), gateway.read.step);
    }
    if (step.isEmpty())
        step = tr("%1 of %2 gateways read").arg(done).arg(all.size());
    m_strip->setStep(step, done, static_cast<int>(all.size()));
}

} // namespace bulkhead
