// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/snapshotsmodel.h"

#include <QDateTime>

#include <algorithm>

namespace bulkhead {

namespace {

bool sameIds(const QList<Snapshot> &a, const QList<Snapshot> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Snapshot &left, const Snapshot &right) { return left.id == right.id; });
}

} // namespace

SnapshotsModel::SnapshotsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SnapshotsModel::setSnapshots(const QList<Snapshot> &snapshots)
{
    const qsizetype added = snapshots.size() - m_snapshots.size();
    if (added < 0 || !sameIds(snapshots.mid(added), m_snapshots)) {
        beginResetModel();
        m_snapshots = snapshots;
        endResetModel();
        return;
    }
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_snapshots = snapshots;
        endInsertRows();
    }
    m_snapshots = snapshots;
    if (added < m_snapshots.size())
        emit dataChanged(index(static_cast<int>(added)), index(rowCount() - 1));
}

int SnapshotsModel::rowOf(SnapshotId id) const
{
    for (qsizetype i = 0; i < m_snapshots.size(); ++i) {
        if (m_snapshots[i].id == id)
            return static_cast<int>(i);
    }
    return -1;
}

int SnapshotsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_snapshots.size());
}

QVariant SnapshotsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Snapshot &snapshot = m_snapshots[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(snapshot.id);
    case SnapshotIdRole:
        return snapshot.id;
    case StartedAtRole:
        return QDateTime::fromMSecsSinceEpoch(snapshot.startedAt.time_since_epoch().count(),
                                              Qt::UTC);
    case FinishedRole:
        return snapshot.finishedAt.has_value();
    default:
        return {};
    }
}

} // namespace bulkhead
