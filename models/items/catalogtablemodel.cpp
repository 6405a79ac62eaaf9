// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/catalogtablemodel.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
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

std::vector<std::pair<int, int>> pairColumns(const QList<Environment> &environments,
                                             const QList<QPair<EnvironmentId, EnvironmentId>> &pairs)
{
    const auto column = [&environments](const EnvironmentId &id) {
        for (qsizetype i = 0; i < environments.size(); ++i) {
            if (environments[i].id == id)
                return static_cast<int>(i);
        }
        return -1;
    };
    std::vector<std::pair<int, int>> result;
    for (const auto &[sandbox, production] : pairs) {
        if (column(sandbox) >= 0 && column(production) >= 0)
            result.emplace_back(column(sandbox), column(production));
    }
    return result;
}

} // namespace

CatalogTableModel::CatalogTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(PreparedRows::of({}))
    , m_engine(std::make_unique<CatalogFilterEngine>(m_rows->rows, QStringList(),
                                                     std::vector<std::pair<int, int>>()))
{
}

void CatalogTableModel::setCatalog(std::shared_ptr<const Catalog> catalog,
                                   const QList<QPair<EnvironmentId, EnvironmentId>> &pairs,
                                   std::shared_ptr<const PreparedRows> rows)
{
    if (!rows)
        rows = catalog ? PreparedRows::from(*catalog) : PreparedRows::of({});
    const QList<Environment> environments = catalog ? catalog->environments : QList<Environment>();
    QStringList names;
    for (const Environment &environment : environments)
        names.append(environment.id.text());
    auto engine = std::make_unique<CatalogFilterEngine>(rows->rows, names,
                                                        pairColumns(environments, pairs));
    const bool otherColumns = environments != m_environments;
    if (otherColumns)
        beginResetModel();
    else
        leaveOnly(newPositions(*m_rows, *rows));
    m_catalog = std::move(catalog);
    m_engine = std::move(engine);
    m_rows = std::move(rows);
    m_environments = environments;
    m_order = ordered();
    if (otherColumns) {
        m_visible = wantedRows();
        endResetModel();
    } else {
        if (!m_visible.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        show(wantedRows());
    }
    emit contentChanged();
}

//! Takes out what the new rows do not have, and numbers the others as the new rows are.
void CatalogTableModel::leaveOnly(const RowList &newRowOf)
{
    RowList kept;
    for (const std::uint32_t row : m_visible) {
        if (newRowOf[row] != noRow)
            kept.push_back(row);
    }
    show(std::move(kept));
    for (std::uint32_t &row : m_visible)
        row = newRowOf[row];
    m_order.clear();
}

RowList CatalogTableModel::ordered() const
{
    return m_sort.by == CatalogSort::By::Rows ? RowList()
                                              : sortedRows(m_rows->rows, m_sort, m_rows->byName);
}

RowList CatalogTableModel::wantedRows() const
{
    return inOrder(m_engine->matches(m_filter), m_order);
}

void CatalogTableModel::setFilter(const CatalogFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    show(wantedRows());
    emit contentChanged();
}

QList<FacetCount> CatalogTableModel::facetCounts(CatalogFacet facet) const
{
    return m_engine->counts(m_filter, facet);
}

//! At most one insertion, one move of everything and one removal, each at the end: no matter how the
//! matches are scattered, views do a bounded number of steps and persistent indexes stay right.
void CatalogTableModel::show(RowList wanted)
{
    if (wanted == m_visible)
        return;
    const RowSet isWanted = RowSet::of(wanted, m_rows->rows.size());
    const RowSet isVisible = RowSet::of(m_visible, m_rows->rows.size());
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

void CatalogTableModel::permute(RowList visible)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    if (!old.isEmpty()) {
        RowList positions(m_rows->rows.size());
        for (std::uint32_t i = 0; i < visible.size(); ++i)
            positions[visible[i]] = i;
        QModelIndexList moved;
        moved.reserve(old.size());
        for (const QModelIndex &one : old) {
            const std::uint32_t row = m_visible[static_cast<std::size_t>(one.row())];
            moved.append(createIndex(static_cast<int>(positions[row]), one.column()));
        }
        changePersistentIndexList(old, moved);
    }
    m_visible = std::move(visible);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CatalogTableModel::sort(int column, Qt::SortOrder order)
{
    CatalogSort sort;
    sort.descending = order == Qt::DescendingOrder;
    if (environmentOf(column) >= 0) {
        sort.by = CatalogSort::By::Environment;
        sort.environment = environmentOf(column);
    } else if (column == columnOf(Column::Name)) {
        sort.by = CatalogSort::By::Name;
    } else if (column == columnOf(Column::Drift)) {
        sort.by = CatalogSort::By::Drift;
    } else if (column == columnOf(Column::Status)) {
        sort.by = CatalogSort::By::Status;
    } else if (column == columnOf(Column::Match)) {
        sort.by = CatalogSort::By::Match;
    }
    if (sort == m_sort)
        return;
    m_sort = sort;
    m_order = ordered();
    show(wantedRows());
}

int CatalogTableModel::columnOf(Column column) const
{
    const int index = static_cast<int>(column);
    return index == 0 ? 0 : index + static_cast<int>(m_environments.size());
}

int CatalogTableModel::environmentOf(int column) const
{
    return column >= 1 && column <= m_environments.size() ? column - 1 : -1;
}

int CatalogTableModel::rowOf(const ApiId &id) const
{
    const std::uint32_t row = m_rows->find(rowId(id));
    const auto at = std::find(m_visible.begin(), m_visible.end(), row);
    return at == m_visible.end() ? -1 : static_cast<int>(at - m_visible.begin());
}

const ApiRow *CatalogTableModel::find(const ApiId &id) const
{
    const std::uint32_t row = m_rows->find(rowId(id));
    return row == noRow ? nullptr : &m_catalog->apis[row];
}

ApiId CatalogTableModel::idAt(int row) const
{
    const ApiRow *api = apiAt(row);
    return api == nullptr ? ApiId() : api->id;
}

const ApiRow *CatalogTableModel::apiAt(int row) const
{
    if (row < 0 || row >= rowCount() || !m_catalog)
        return nullptr;
    return &m_catalog->apis[m_visible[static_cast<std::size_t>(row)]];
}

int CatalogTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int CatalogTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnOf(Column::Match) + 1;
}

QVariant CatalogTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::uint32_t row = m_visible[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return displayData(row, index.column());
    if (const int environment = environmentOf(index.column()); environment >= 0) {
        if (const QVariant own = cellData(row, environment, role); own.isValid())
            return own;
    }
    return rowData(row, role);
}

QVariant CatalogTableModel::displayData(std::uint32_t row, int column) const
{
    const CatalogRows::Row &one = m_rows->rows.row(row);
    if (const int environment = environmentOf(column); environment >= 0) {
        QStringList words;
        if (const QString version = cellData(row, environment, CellVersionRole).toString();
            !version.isEmpty())
            words.append(version);
        words.append(cellData(row, environment, CellGatewaysRole).toStringList());
        return words.join(u' ');
    }
    if (column == columnOf(Column::Drift))
        return one.drift;
    if (column == columnOf(Column::Status))
        return toWire(one.status);
    if (column == columnOf(Column::Match))
        return toWire(one.method);
    return qString(m_rows->rows.name(row));
}

QVariant CatalogTableModel::rowData(std::uint32_t row, int role) const
{
    const CatalogRows::Row &one = m_rows->rows.row(row);
    switch (role) {
    case NameRole:
        return qString(m_rows->rows.name(row));
    case OwnerRole:
        return qString(m_rows->rows.word(one.owner));
    case VersionRole:
        return qString(m_rows->rows.word(one.version));
    case StatusRole:
        return static_cast<int>(one.status);
    case DriftCountRole:
        return one.drift;
    case ExpectedCountRole:
        return one.expected;
    case MethodRole:
        return static_cast<int>(one.method);
    case ConfidenceRole:
        return static_cast<int>(one.confidence);
    case StaleRole:
        return one.stale;
    case ApiIndexRole:
        return row;
    case ApiIdRole:
        return m_catalog->apis[row].id.text();
    default:
        return {};
    }
}

QVariant CatalogTableModel::cellData(std::uint32_t row, int environment, int role) const
{
    if (role == EnvironmentRole)
        return m_environments[environment].id.text();
    if (role == EnvironmentTypeRole)
        return static_cast<int>(m_environments[environment].type);
    if (role < PresentRole || role > CellKindsRole)
        return {};
    bool present = false;
    QStringList versions, gateways, kinds;
    const auto append = [this](QStringList &list, std::uint32_t word) {
        const QString text = qString(m_rows->rows.word(word));
        if (!text.isEmpty() && !list.contains(text))
            list.append(text);
    };
    for (const CatalogRows::Cell &cell : m_rows->rows.cells(row)) {
        if (cell.environment != environment)
            continue;
        present = true;
        append(versions, cell.version);
        append(gateways, cell.gateway);
        append(kinds, cell.kind);
    }
    switch (role) {
    case PresentRole:
        return present;
    case CellVersionRole:
        return versions.join(u", "_s);
    case CellGatewaysRole:
        return gateways;
    default:
        return kinds;
    }
}

QVariant CatalogTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (const int environment = environmentOf(section); environment >= 0) {
        if (role == Qt::DisplayRole)
            return m_environments[environment].id.text();
        const bool ofColumn = role == EnvironmentRole || role == EnvironmentTypeRole;
        return ofColumn ? cellData(0, environment, role) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section == columnOf(Column::Name))
        return tr("API");
    if (section == columnOf(Column::Drift))
        return tr("Drift");
    return section == columnOf(Column::Status) ? tr("Status") : tr("Match");
}

QHash<int, QByteArray> CatalogTableModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert(NameRole, "name");
    names.insert(StatusRole, "status");
    names.insert(ApiIdRole, "apiId");
    return names;
}

} // namespace bulkhead
