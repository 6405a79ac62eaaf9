// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/crossingtable.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "topology/topologywords.h"
#include "widgets/delegates.h"
#include "widgets/tableview.h"

#include <QHeaderView>

#include <algorithm>
#include <numeric>

namespace bulkhead {

using namespace Qt::StringLiterals;
using topology::Crossing;
using topology::Graph;
using topology::Rank;

namespace {

constexpr int namesShown = 2;

//! Nodes of a rank that lead to a node, nearest first.
void collect(const Graph &graph, std::uint32_t node, Rank rank, std::vector<std::uint32_t> &found)
{
    if (graph.nodes[node].rank == rank) {
        if (std::find(found.begin(), found.end(), node) == found.end())
            found.push_back(node);
        return;
    }
    for (const std::uint32_t before : graph.outward[node])
        collect(graph, before, rank, found);
}

} // namespace

CrossingTable::CrossingTable(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CrossingTable::set(std::shared_ptr<const Graph> graph, std::shared_ptr<const IsolationView> view)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_view = std::move(view);
    m_order.resize(m_graph ? m_graph->crossings.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_graph->crossings[a].verdict > m_graph->crossings[b].verdict;
    });
    m_rows.clear();
    m_rows.resize(m_order.size());
    endResetModel();
}

const CrossingTable::Row &CrossingTable::row(int number) const
{
    std::optional<Row> &known = m_rows[static_cast<std::size_t>(number)];
    if (!known)
        known = describe(m_graph->crossings[crossingAt(number)]);
    return *known;
}

CrossingTable::Row CrossingTable::describe(const Crossing &crossing) const
{
    const auto names = [&](Rank rank) {
        std::vector<std::uint32_t> nodes;
        collect(*m_graph, crossing.from, rank, nodes);
        QStringList list;
        for (std::size_t i = 0; i < nodes.size() && i < namesShown; ++i)
            list << TopologyWords::name(m_graph->nodes[nodes[i]]);
        if (nodes.size() > namesShown)
            //: names that stand before, and how many more there are
            return tr("%1 and %2 more").arg(list.join(u", "_s), Formats::number(static_cast<qint64>(nodes.size()) - namesShown));
        return list.join(u", "_s);
    };
    Row row;
    if (crossing.isGateway()) {
        row.gateway = TopologyWords::name(m_graph->nodes[crossing.from]);
        const auto &apis = m_graph->inward[crossing.from];
        row.api = tr("%n API(s)", nullptr, static_cast<int>(apis.size()));
        row.through = tr("one gateway for both");
        row.to = tr("both compartments");
    } else {
        row.gateway = names(Rank::Gateway);
        row.api = names(Rank::Api);
        row.through = names(Rank::Upstream);
        row.to = TopologyWords::name(m_graph->nodes[crossing.to]);
    }
    addFindings(crossing, row);
    return row;
}

void CrossingTable::addFindings(const Crossing &crossing, Row &row) const
{
    QStringList controls;
    for (const topology::Finding &finding : crossing.findings) {
        const QString id = QString::fromUtf8(finding.control.data(), static_cast<qsizetype>(finding.control.size()));
        if (!controls.contains(id))
            controls << id;
        if (!m_view)
            continue;
        if (const isolation::Control *control = m_view->controls.find(id))
            row.severity = row.severity ? std::max(*row.severity, control->severity) : control->severity;
        const std::string fingerprint = isolation::findingFingerprint(finding.control, finding.unit->unit);
        for (const isolation::PairReport &report : m_view->report.pairs) {
            const auto life = report.lives.find(fingerprint);
            if (&report.result == m_graph->result.get() && life != report.lives.end() && life->second.since != 0)
                row.since = row.since ? std::min(*row.since, life->second.sinceAt) : life->second.sinceAt;
        }
    }
    row.control = controls.isEmpty() ? Formats::none() : controls.join(u", "_s);
}

int CrossingTable::rowOf(std::uint32_t crossing) const
{
    const auto at = std::find(m_order.begin(), m_order.end(), crossing);
    return at == m_order.end() ? -1 : static_cast<int>(at - m_order.begin());
}

isolation::Verdict CrossingTable::verdictAt(int row) const
{
    return m_graph->crossings[crossingAt(row)].verdict;
}

int CrossingTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int CrossingTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString CrossingTable::text(const Row &row, Column column) const
{
    switch (column) {
    case Column::Control: return row.control;
    case Column::Gateway: return row.gateway;
    case Column::Api: return row.api;
    case Column::Through: return row.through;
    case Column::To: return row.to;
    case Column::Severity: return row.severity ? IsolationWords::severity(*row.severity) : Formats::none();
    case Column::Since:
        return row.since && m_view ? Formats::shortMoment(*row.since, m_view->report.at) : Formats::none();
    }
    return {};
}

QVariant CrossingTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(row(index.row()), column);
    if (role == Qt::AccessibleTextRole && column == Column::Control)
        return QString(Words::control(IsolationWords::statusOf(verdictAt(index.row()))) + u' ' + row(index.row()).control);
    return {};
}

QVariant CrossingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Control: return tr("Control");
    case Column::Gateway: return tr("From gateway");
    case Column::Api: return tr("API");
    case Column::Through: return tr("Through");
    case Column::To: return tr("To");
    case Column::Severity: return tr("Severity");
    case Column::Since: return tr("First seen");
    }
    return {};
}

void CrossingTable::dress(TableView *table)
{
    table->setModel(this);
    auto *glyph = new StatusDelegate(
        [this](const QModelIndex &index) { return IsolationWords::statusOf(verdictAt(index.row())); }, table);
    glyph->setColoured(false);
    table->setItemDelegateForColumn(static_cast<int>(Column::Control), glyph);
    auto *severity = new RowDelegate(table);
    severity->setInkRule([this](const QModelIndex &index, const Tokens &tokens) {
        return QColor(tokens.status(IsolationWords::statusOf(verdictAt(index.row()))).ink);
    });
    table->setItemDelegateForColumn(static_cast<int>(Column::Severity), severity);
    auto *value = new RowDelegate(table);
    value->setType(TypeSize::Small, QFont::Medium);
    table->setItemDelegateForColumn(static_cast<int>(Column::To), value);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    constexpr int widths[columns] = {128, 136, 184, 160, 240, 104, 104};
    for (int column = 0; column < columns; ++column)
        table->setColumnWidth(column, px(widths[column]));
    header->setStretchLastSection(true);
}

} // namespace bulkhead
