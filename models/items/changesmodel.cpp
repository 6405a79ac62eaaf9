// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changesmodel.h"

#include <algorithm>

namespace bulkhead {

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ChangesModel::setChanges(const QList<CatalogChange> &changes)
{
    m_changes = changes;
    arrange();
}

void ChangesModel::setFindings(const QList<FindingNews> &findings)
{
    m_findings = findings;
    arrange();
}

UtcTime ChangesModel::momentOf(const Row &row)
{
    return std::visit([](const auto &one) { return one.at; }, row);
}

QString ChangesModel::nameOf(const CatalogChange &change)
{
    return change.api.isEmpty() ? change.gateway.text() : change.api;
}

//! Of one moment, findings come first: they weigh more.
void ChangesModel::arrange()
{
    beginResetModel();
    m_rows.assign(m_findings.cbegin(), m_findings.cend());
    m_rows.insert(m_rows.end(), m_changes.cbegin(), m_changes.cend());
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return momentOf(a) > momentOf(b); });
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return std::visit([](const auto &one) { return nameOf(one); }, row(index.row()));
}

} // namespace bulkhead
