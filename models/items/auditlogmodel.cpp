// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/auditlogmodel.h"

#include <QDateTime>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString qString(const std::string &text)
{
    return QString::fromStdString(text);
}

RowList without(const RowList &rows, const RowSet &others)
{
    RowList result(rows.size());
    std::size_t count = 0;
    for (const std::uint32_t row : rows) {
        result[count] = row;
        count += others.contains(row) ? 0U : 1U;
    }
    result.resize(count);
    return result;
}

} // namespace

AuditLogModel::AuditLogModel(ActionWord actionWord, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actionWord(std::move(actionWord))
    , m_rows(std::make_shared<const AuditRows>())
    , m_engine(std::make_unique<AuditFilterEngine>(*m_rows))
{
}

std::shared_ptr<const AuditRows> AuditLogModel::rowsOf(const std::shared_ptr<const AuditList> &list, const ActionWord &actionWord)
{
    if (!list)
        return std::make_shared<const AuditRows>();
    AuditRows::Spoken spoken;
    if (actionWord)
        spoken = [&actionWord](const std::string &action, audit::Phase phase) { return actionWord(qString(action), phase).toStdString(); };
    return std::make_shared<const AuditRows>(list, spoken);
}

void AuditLogModel::setList(std::shared_ptr<const AuditList> list, std::shared_ptr<const AuditRows> rows)
{
    if (list == m_list)
        return;
    if (!rows)
        rows = rowsOf(list, m_actionWord);
    auto engine = std::make_unique<AuditFilterEngine>(*rows);
    leaveOnly(newPositions(*m_rows, *rows));
    m_list = std::move(list);
    m_engine = std::move(engine);
    m_rows = std::move(rows);
    m_order = sortedRows(*m_rows, m_sort);
    if (!m_visible.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    show(wantedRows());
    emit contentChanged();
}

//! Takes out what the new rows do not have, and numbers the others as the new rows are.
void AuditLogModel::leaveOnly(const RowList &newRowOf)
{
    RowList kept;
    kept.reserve(m_visible.size());
    for (const std::uint32_t row : m_visible) {
        if (newRowOf[row] != noRow)
            kept.push_back(row);
    }
    show(std::move(kept));
    for (std::uint32_t &row : m_visible)
        row = newRowOf[row];
}

RowList AuditLogModel::wantedRows() const
{
    const RowSet &matches = m_engine->matches(m_filter);
    const bool isOfTheLog = m_sort.by == AuditSort::By::Entry; // no need to look every row up in the order
    if (!isOfTheLog)
        return inOrder(matches, m_order);
    RowList rows = inOrder(matches, {});
    if (m_sort.descending)
        std::reverse(rows.begin(), rows.end());
    return rows;
}

void AuditLogModel::setFilter(const AuditFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    show(wantedRows());
    emit contentChanged();
}

QList<FacetCount> AuditLogModel::facetCounts(AuditFacet facet) const
{
    return m_engine->counts(m_filter, facet);
}

//! At most one insertion, one move of everything and one removal, each at the end: no matter how the matches are scattered, views do a bounded
//! number of steps and persistent indexes stay right.
void AuditLogModel::show(RowList wanted)
{
    if (wanted == m_visible)
        return;
    const RowSet isWanted = RowSet::of(wanted, m_rows->size());
    const RowSet isVisible = RowSet::of(m_visible, m_rows->size());
    const RowList added = without(wanted, isVisible);
    const RowList removed = without(m_visible, isWanted);
    const int keep = static_cast<int>(wanted.size());
    if (!added.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_visible.insert(m_visible.end(), added.begin(), added.end());
        endInsertRows();
    }
    RowList target = std::move(wanted);
    target.insert(target.end(), removed.begin(), removed.end());
    if (target != m_visible)
        permute(std::move(target));
    if (!removed.empty()) {
        beginRemoveRows({}, keep, rowCount() - 1);
        m_visible.resize(static_cast<std::size_t>(keep));
        endRemoveRows();
    }
}

void AuditLogModel::permute(RowList visible)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    if (!old.isEmpty()) {
        RowList positions(m_rows->size());
        for (std::uint32_t i = 0; i < visible.size(); ++i)
            positions[visible[i]] = i;
        QModelIndexList moved;
        moved.reserve(old.size());
        for (const QModelIndex &one : old)
            moved.append(createIndex(static_cast<int>(positions[m_visible[static_cast<std::size_t>(one.row())]]), one.column()));
        changePersistentIndexList(old, moved);
    }
    m_visible = std::move(visible);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void AuditLogModel::sort(int column, Qt::SortOrder order)
{
    AuditSort sort;
    if (column >= 0 && column < columns) {
        sort.by = static_cast<AuditSort::By>(column);
        sort.descending = order == Qt::DescendingOrder;
    }
    if (sort == m_sort)
        return;
    m_sort = sort;
    m_order = sortedRows(*m_rows, m_sort);
    show(wantedRows());
}

int AuditLogModel::rowOf(std::uint64_t seq) const
{
    const std::uint32_t row = m_rows->find(seq);
    const auto at = std::find(m_visible.begin(), m_visible.end(), row);
    return at == m_visible.end() ? -1 : static_cast<int>(at - m_visible.begin());
}

std::uint64_t AuditLogModel::seqAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : m_rows->seq(m_visible[static_cast<std::size_t>(row)]);
}

std::optional<UtcTime> AuditLogModel::timeOf(std::uint64_t seq) const
{
    const std::uint32_t row = m_rows->find(seq);
    return row == noRow ? std::nullopt : std::optional(UtcTime(std::chrono::milliseconds(m_rows->line(row).at)));
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int AuditLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant AuditLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::uint32_t row = m_visible[static_cast<std::size_t>(index.row())];
    return role == Qt::DisplayRole ? displayData(row, index.column()) : rowData(row, role);
}

QVariant AuditLogModel::displayData(std::uint32_t row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Entry:
        return rowData(row, SeqRole);
    case Column::When:
        return QDateTime::fromMSecsSinceEpoch(m_rows->line(row).at);
    case Column::Who:
        return rowData(row, WhoRole);
    case Column::What:
        return qString(m_rows->spoken(m_rows->groupOf(row)));
    case Column::On:
        return rowData(row, ObjectRole);
    case Column::Signed:
        return m_rows->line(row).isSigned ? tr("signed") : tr("claim only");
    }
    return {};
}

QVariant AuditLogModel::rowData(std::uint32_t row, int role) const
{
    const AuditLine &line = m_rows->line(row);
    switch (role) {
    case SeqRole:
        return QVariant::fromValue<quint64>(m_rows->seq(row));
    case AtRole:
        return line.at;
    case WhoRole:
        return qString(m_rows->word(line.who));
    case SignedRole:
        return line.isSigned;
    case ActionRole:
        return qString(m_rows->word(line.action));
    case PhaseRole:
        return static_cast<int>(line.phase);
    case ObjectKindRole:
        return qString(m_rows->word(line.objectKind));
    case ObjectRole:
        return qString(m_rows->word(line.objectId));
    case EnvironmentRole:
        return qString(m_rows->word(line.environment));
    default:
        return {};
    }
}

QVariant AuditLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && static_cast<Column>(section) == Column::Entry)
        return int(Qt::AlignRight | Qt::AlignVCenter); // a header reads no other type
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Entry:
        return tr("Entry");
    case Column::When:
        return tr("When");
    case Column::Who:
        return tr("Who");
    case Column::What:
        return tr("What");
    case Column::On: //: Head of a column: what an action was done on.
        return tr("On");
    case Column::Signed:
        return tr("Signature");
    }
    return {};
}

QHash<int, QByteArray> AuditLogModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert(SeqRole, "seq");
    names.insert(WhoRole, "who");
    names.insert(ActionRole, "action");
    names.insert(ObjectRole, "object");
    return names;
}

} // namespace bulkhead
