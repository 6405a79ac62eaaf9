// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/reporthistory.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool isHit(const ReportExport &one, const QString &text)
{
    const auto holds = [&](const QString &where) { return where.contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || holds(one.person) || holds(one.framework) || holds(one.scope) || QString::fromStdString(one.form).startsWith(text, Qt::CaseInsensitive)
        || QString::fromStdString(one.digest).startsWith(text, Qt::CaseInsensitive);
}

int compared(const ReportExport &a, const ReportExport &b, ReportHistory::Column column)
{
    using Column = ReportHistory::Column;
    const auto numbers = [](auto one, auto other) { return one < other ? -1 : one > other ? 1 : 0; };
    switch (column) {
    case Column::At: return numbers(a.at, b.at);
    case Column::Person: return a.person.localeAwareCompare(b.person);
    case Column::Framework: return a.framework.localeAwareCompare(b.framework);
    case Column::Period: return a.period.from == b.period.from ? numbers(a.period.until, b.period.until) : numbers(a.period.from, b.period.from);
    case Column::Form: return a.form.compare(b.form);
    case Column::Sum: return a.digest.compare(b.digest);
    case Column::Seq: return numbers(a.seq, b.seq);
    }
    return 0;
}

} // namespace

void ReportHistory::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_exports.size(); ++i) {
        if (isHit(m_exports[i], m_filter))
            m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](qsizetype a, qsizetype b) {
        const int order = compared(m_exports[a], m_exports[b], static_cast<Column>(m_column));
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    endResetModel();
}

void ReportHistory::setExports(const QList<ReportExport> &exports)
{
    m_exports = exports;
    arrange();
}

void ReportHistory::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    arrange();
}

void ReportHistory::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    arrange();
}

int ReportHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReportHistory::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ReportHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReportExport &one = exportAt(index.row());
    if (role == ExportRole)
        return QVariant::fromValue(one);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Person: return one.person;
    case Column::Framework: return one.framework;
    case Column::Form: return QString::fromStdString(one.form);
    case Column::Sum: return QString::fromStdString(one.digest);
    default: return {}; // words of the screen
    }
}

} // namespace bulkhead
