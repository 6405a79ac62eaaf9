// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/controltable.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

ControlTable::ControlTable(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ControlTable::setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox,
                           const EnvironmentId &production)
{
    beginResetModel();
    m_view = std::move(view);
    m_report = m_view ? reportOf(*m_view, sandbox, production) : nullptr;
    m_rows.clear();
    for (std::size_t i = 0; m_report != nullptr && i < m_report->result.controls.size(); ++i) {
        const Control *control = m_view->controls.find(QString::fromStdString(m_report->result.controls[i].control));
        if (control == nullptr)
            continue;
        Row row;
        row.id = control->id;
        row.title = control->title;
        row.layer = control->layer;
        row.severity = control->severity;
        row.method = control->method;
        row.result = i;
        m_rows.push_back(std::move(row));
    }
    judgeRows();
    show();
    endResetModel();
}

void ControlTable::setFilter(const ControlFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    const bool isOfOtherApi = filter.api != m_filter.api;
    m_filter = filter;
    if (isOfOtherApi)
        judgeRows();
    show();
    endResetModel();
}

//! Verdicts and counts of the pair, or of the one API that is asked for.
void ControlTable::judgeRows()
{
    const std::uint32_t api = m_filter.api.isEmpty() || !m_view ? noIndex : apiIndexOf(*m_view->report.facts, m_filter.api);
    std::optional<Concern> concern;
    std::optional<std::size_t> pairRow;
    if (api != noIndex && m_report != nullptr) {
        concern.emplace(*m_view->report.facts);
        const CatalogView &catalog = *m_view->catalog;
        const PairFacts facts(*catalog.facts, *catalog.index, m_report->result.sandbox, m_report->result.production);
        if (const ApiPair *pair = facts.pairOf(api))
            pairRow = static_cast<std::size_t>(pair - facts.apis().data());
    }
    for (Row &row : m_rows) {
        const ControlResult &result = m_report->result.controls[row.result];
        row.verdict = result.verdict;
        row.counts = result.counts;
        if (!concern)
            continue;
        row.counts = {};
        row.verdict = Verdict::NotApplicable;
        if (pairRow && *pairRow < result.byApi.size())
            row.verdict = result.byApi[*pairRow];
        if (row.verdict == Verdict::Pass)
            ++row.counts[Verdict::Pass];
        for (const UnitResult &unit : result.units) {
            if (!concern->isOf(unit, api))
                continue;
            ++row.counts[unit.verdict];
            row.verdict = worse(row.verdict, unit.verdict);
        }
    }
}

bool ControlTable::fits(const Row &row) const
{
    if (m_filter.layer && row.layer != *m_filter.layer)
        return false;
    return m_filter.text.isEmpty() || row.id.contains(m_filter.text, Qt::CaseInsensitive)
        || row.title.contains(m_filter.text, Qt::CaseInsensitive)
        || IsolationWords::layer(row.layer).contains(m_filter.text, Qt::CaseInsensitive);
}

void ControlTable::show()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (fits(m_rows[i]) && (!m_filter.verdict || m_rows[i].verdict == *m_filter.verdict))
            m_shown.push_back(i);
    }
    if (m_sortColumn < 0)
        return;
    const auto column = static_cast<Column>(m_sortColumn);
    const bool isUp = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](std::size_t a, std::size_t b) {
        const qint64 first = rank(m_rows[a], column), second = rank(m_rows[b], column);
        return isUp ? first < second : second < first;
    });
}

qint64 ControlTable::rank(const Row &row, Column column)
{
    switch (column) {
    case Column::Control: return static_cast<qint64>(row.result);
    case Column::Layer: return static_cast<qint64>(row.layer);
    case Column::Severity: return static_cast<qint64>(row.severity);
    case Column::Verdict: return static_cast<qint64>(row.verdict);
    case Column::Failing: return row.counts[Verdict::Fail] * 1'000'000 + row.counts[Verdict::Warn];
    case Column::Undecided: return row.counts[Verdict::Unknown];
    case Column::Passing: return row.counts[Verdict::Pass];
    }
    return 0;
}

int ControlTable::count(std::optional<Verdict> verdict) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [&](const Row &row) {
        return fits(row) && (!verdict || row.verdict == *verdict);
    }));
}

int ControlTable::rowOf(const QString &control) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (m_rows[m_shown[i]].id == control)
            return static_cast<int>(i);
    }
    return -1;
}

const QString &ControlTable::controlAt(int row) const
{
    return this->row(row).id;
}

int ControlTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ControlTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ControlTable::words(const Row &row, Column column) const
{
    // A figure of nought is left out: the column of what fails has only what fails.
    const auto figure = [&row](Verdict verdict) {
        return row.counts[verdict] > 0 ? Formats::number(row.counts[verdict]) : QString();
    };
    switch (column) {
    case Column::Control: return row.title;
    case Column::Layer: return IsolationWords::layer(row.layer);
    case Column::Severity: return IsolationWords::severity(row.severity);
    case Column::Verdict: return Words::control(IsolationWords::statusOf(row.verdict));
    case Column::Failing:
        return row.counts[Verdict::Fail] == 0 ? figure(Verdict::Warn) : figure(Verdict::Fail);
    case Column::Undecided: return figure(Verdict::Unknown);
    case Column::Passing: return figure(Verdict::Pass);
    }
    return {};
}

QVariant ControlTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &at = row(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words(at, column);
    case Qt::TextAlignmentRole:
        return column >= Column::Failing ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SecondRole:
        if (column == Column::Control)
            return QString(at.id + u" · "_s + IsolationWords::method(at.method));
        return {};
    case StatusRole:
        return static_cast<int>(IsolationWords::statusOf(at.verdict));
    case IdRole:
        return at.id;
    case Qt::AccessibleTextRole:
        if (column == Column::Control)
            return QString(at.title + u", "_s + words(at, Column::Verdict) + u", "_s + words(at, Column::Layer) + u", "_s
                           + words(at, Column::Severity));
        return words(at, column);
    default:
        return {};
    }
}

QVariant ControlTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && column >= Column::Failing)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Control: return tr("Control");
    case Column::Layer: return tr("Layer");
    case Column::Severity: return tr("Severity");
    case Column::Verdict: return tr("Verdict");
    //: Head of a column: how many units fail or warn.
    case Column::Failing: return tr("Findings");
    //: Head of a column: how many units are undecided.
    case Column::Undecided: return tr("Undecided");
    //: Head of a column: how many units pass.
    case Column::Passing: return tr("Pass");
    }
    return {};
}

void ControlTable::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    show();
    endResetModel();
}

} // namespace bulkhead
