// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/connectionsmodel.h"

#include <QDateTime>

#include <algorithm>

namespace bulkhead {

namespace {

QVariant dateTime(const std::optional<UtcTime> &time)
{
    if (!time)
        return QDateTime();
    return QDateTime::fromMSecsSinceEpoch(time->time_since_epoch().count(), Qt::UTC);
}

} // namespace

ConnectionsModel::ConnectionsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ConnectionsModel::setConnections(const QList<ConnectionState> &connections)
{
    const bool sameGateways = std::equal(
        connections.begin(), connections.end(), m_connections.begin(), m_connections.end(),
        [](const ConnectionState &a, const ConnectionState &b) { return a.config.id == b.config.id; });
    if (!sameGateways) {
        beginResetModel();
        m_connections = connections;
        endResetModel();
        return;
    }
    m_connections = connections;
    if (!m_connections.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

void ConnectionsModel::setProgress(const GatewayProgress &progress)
{
    m_progress.insert(progress.gateway, progress);
    const int row = rowOf(progress.gateway);
    if (row >= 0)
        emit dataChanged(index(row), index(row),
                         {ProgressStateRole, ProgressRowsRole, ProgressStepRole});
}

void ConnectionsModel::clearProgress()
{
    m_progress.clear();
    if (!m_connections.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1),
                         {ProgressStateRole, ProgressRowsRole, ProgressStepRole});
}

int ConnectionsModel::rowOf(const GatewayId &gateway) const
{
    for (qsizetype i = 0; i < m_connections.size(); ++i) {
        if (m_connections[i].config.id == gateway)
            return static_cast<int>(i);
    }
    return -1;
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

QVariant ConnectionsModel::syncData(const ConnectionState &connection, int role)
{
    if (!connection.lastSync)
        return role == LastTryRole ? QVariant(QDateTime()) : QVariant();
    const GatewaySync &sync = *connection.lastSync;
    switch (role) {
    case LastTryRole:
        return dateTime(sync.startedAt);
    case VersionRole:
        return sync.version;
    case ErrorKindRole:
        return sync.error ? QVariant(static_cast<int>(sync.error->kind)) : QVariant();
    case ErrorTextRole:
        return sync.error ? sync.error->toText() : QString();
    case WarningsRole:
        return QStringList(sync.warnings);
    default:
        return {};
    }
}

QVariant ConnectionsModel::progressData(const GatewayId &gateway, int role) const
{
    const auto progress = m_progress.constFind(gateway);
    if (progress == m_progress.constEnd())
        return {};
    switch (role) {
    case ProgressStateRole:
        return static_cast<int>(progress->state);
    case ProgressRowsRole:
        return progress->read.rows;
    case ProgressStepRole:
        return progress->read.step;
    default:
        return {};
    }
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConnectionState &connection = m_connections[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case GatewayIdRole:
        return connection.config.id.text();
    case KindRole:
        return toWire(connection.config.kind);
    case EnvironmentRole:
        return connection.config.environment.text();
    case AdminUrlRole:
        return connection.config.adminUrl;
    case StateRole:
        return static_cast<int>(connection.state);
    case FactsFromRole:
        return dateTime(connection.factsFrom);
    case LastTryRole:
    case VersionRole:
    case ErrorKindRole:
    case ErrorTextRole:
    case WarningsRole:
        return syncData(connection, role);
    default:
        return progressData(connection.config.id, role);
    }
}

} // namespace bulkhead
