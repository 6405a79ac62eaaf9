// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/storepage.h"

#include "presentation/formats.h"

#include <QVBoxLayout>

namespace bulkhead {

StorePage::StorePage(ConsoleSession &session, const QString &description, const QString &estatePath,
                     QWidget *parent)
    : SettingsSheet(tr("Store"),
                    tr("What the gateways said at every sync. No secret is in it, only keyed fingerprints that mean nothing elsewhere."),
                    parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("storePage"));
    addFact(tr("Store"), description, true);
    addFact(tr("Estate file"), estatePath, true);
    addHead(tr("Snapshots"), tr("One per sync. The console can be opened as of any of them, from the top bar."));
    m_count = addFact(tr("Listed"), Formats::none());
    m_newest = addFact(tr("Newest"), Formats::none());
    m_oldest = addFact(tr("Oldest listed"), Formats::none());
    column()->addStretch(1);
    connect(&session, &ConsoleSession::snapshotsListed, this, &StorePage::showSnapshots);
}

void StorePage::refresh()
{
    m_session.listSnapshots();
}

void StorePage::showSnapshots(const QList<Snapshot> &snapshots)
{
    m_count->setText(Formats::number(static_cast<qint64>(snapshots.size())));
    m_newest->setText(snapshots.isEmpty() ? Formats::none() : Formats::dateTime(snapshots.first().startedAt));
    m_oldest->setText(snapshots.isEmpty() ? Formats::none() : Formats::dateTime(snapshots.last().startedAt));
}

} // namespace bulkhead
