// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/frameworklist.h"

#include <algorithm>

namespace bulkhead {

void FrameworkList::setView(const std::shared_ptr<const FrameworksView> &view)
{
    const auto idsOf = [](const std::shared_ptr<const FrameworksView> &one) {
        QStringList ids;
        for (qsizetype i = 0; one && i < one->frameworks.size(); ++i)
            ids.append(one->frameworks[i].framework->id);
        return ids;
    };
    const bool isSame = m_view && view && idsOf(m_view) == idsOf(view);
    m_view = view;
    if (!isSame)
        arrange();
    else if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

bool FrameworkList::isHit(const reports::Framework &framework) const
{
    const auto holds = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    if (m_filter.isEmpty() || holds(framework.title) || holds(framework.shortTitle) || holds(framework.publisher))
        return true;
    return std::any_of(framework.requirements.begin(), framework.requirements.end(),
                       [&](const reports::Requirement &one) { return one.reference.startsWith(m_filter, Qt::CaseInsensitive); });
}

void FrameworkList::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; m_view && i < m_view->frameworks.size(); ++i) {
        if (isHit(*m_view->frameworks[i].framework))
            m_rows.push_back(i);
    }
    std::stable_partition(m_rows.begin(), m_rows.end(), [this](qsizetype i) { return m_pins.contains(m_view->frameworks[i].framework->id); });
    endResetModel();
}

void FrameworkList::setFilter(const QString &text)
{
    if (text.trimmed() == m_filter)
        return;
    m_filter = text.trimmed();
    arrange();
}

void FrameworkList::setPins(const QStringList &ids)
{
    m_pins = ids;
    arrange();
    emit pinsChanged();
}

void FrameworkList::togglePin(const QString &id)
{
    QStringList pins = m_pins;
    if (pins.removeAll(id) == 0)
        pins.append(id);
    setPins(pins);
}

FrameworkRow FrameworkList::rowAt(int row) const
{
    const FrameworkSummary &summary = m_view->frameworks[m_rows[static_cast<std::size_t>(row)]];
    return {summary.framework, summary.counts, m_pins.contains(summary.framework->id), !summary.byPair.empty()};
}

QString FrameworkList::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : m_view->frameworks[m_rows[static_cast<std::size_t>(row)]].framework->id;
}

int FrameworkList::rowOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

int FrameworkList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FrameworkList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FrameworkRow row = rowAt(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role != Qt::DisplayRole)
        return {};
    return row.framework->shortTitle.isEmpty() ? row.framework->title : row.framework->shortTitle;
}

} // namespace bulkhead
