// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statusstrip.h"

#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/marks.h"

#include <QHBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace std::chrono_literals;

StatusStrip::StatusStrip(ConsoleSession &session, std::shared_ptr<const Clock> clock,
                         QString storeDescription, QWidget *parent)
    : Surface(&Tokens::sunken, Top, parent)
    , m_session(session)
    , m_clock(std::move(clock))
    , m_mark(new StatusMark(Status::NotAssessed, 14, this))
    , m_gateways(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text2, this))
    , m_age(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text2, this))
    , m_store(new TextLabel(storeDescription, TypeSize::Caption, QFont::Normal, &Tokens::text2, this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), px(4), px(16), px(4));
    row->setSpacing(px(6));
    row->addWidget(m_mark);
    m_gateways->setElided(true);
    m_store->setElided(true);
    row->addWidget(m_gateways);
    row->addSpacing(px(18));
    row->addWidget(m_age);
    row->addStretch(1);
    row->addWidget(m_store);
    m_tick.setInterval(30s);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::refresh);
    m_tick.start();
    connect(&session, &ConsoleSession::viewChanged, this, &StatusStrip::refresh);
    connect(&session, &ConsoleSession::loadFailed, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::refresh()
{
    const auto view = m_session.view();
    if (const auto error = m_session.loadError()) {
        m_mark->setStatus(Status::Fail);
        m_gateways->setText(ErrorWords::whatHappened(*error, m_session.estate().name));
        m_age->clear();
        return;
    }
    if (!view) {
        m_mark->setStatus(Status::Waiting, tr("Loading"));
        m_gateways->setText(tr("Loading the estate"));
        m_age->clear();
        return;
    }
    showGateways(*view);
    showAge(*view);
}

void StatusStrip::showGateways(const CatalogView &view)
{
    qsizetype read = 0;
    const ConnectionState *worst = nullptr;
    for (const ConnectionState &connection : view.connections) {
        if (connection.state == ConnectionState::State::Read)
            ++read;
        else if (!worst || connection.state == ConnectionState::State::Failed)
            worst = &connection;
    }
    const qsizetype all = view.connections.size();
    m_mark->setStatus(all == 0 ? Status::NotAssessed : read == all ? Status::Pass : Status::Warn);
    if (all == 0) {
        m_gateways->setText(tr("No gateway yet"));
        return;
    }
    QString text = tr("%1 of %2 gateways read").arg(Formats::number(read), Formats::number(all));
    if (worst && worst->factsFrom)
        text = tr("%1, %2 last read %3 ago")
                   .arg(text, worst->config.id.text(), Formats::ageOf(worst->factsFrom, m_clock->now()));
    else if (worst)
        text = tr("%1, %2 never").arg(text, worst->config.id.text());
    m_gateways->setText(text);
}

void StatusStrip::showAge(const CatalogView &view)
{
    std::optional<UtcTime> oldest;
    for (const ConnectionState &connection : view.connections) {
        if (connection.factsFrom && (!oldest || *connection.factsFrom < *oldest))
            oldest = connection.factsFrom;
    }
    m_age->setText(oldest ? tr("Oldest fact: %1").arg(Formats::ageOf(oldest, m_clock->now())) : QString());
}

} // namespace bulkhead
