// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changesmodel.h"

#include <QDateTime>

namespace bulkhead {

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ChangesModel::setChanges(const QList<CatalogChange> &changes)
{
    beginResetModel();
    m_changes = changes;
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CatalogChange &change = m_changes[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return change.api.isEmpty() ? change.gateway.text() : change.api;
    case KindRole:
        return static_cast<int>(change.kind);
    case AtRole:
        return QDateTime::fromMSecsSinceEpoch(change.at.time_since_epoch().count(), Qt::UTC);
    case ApiRole:
        return change.api;
    case ApiIdRole:
        return change.apiId.text();
    case GatewayRole:
        return change.gateway.text();
    case DetailRole:
        return change.detail;
    default:
        return {};
    }
}

} // namespace bulkhead
