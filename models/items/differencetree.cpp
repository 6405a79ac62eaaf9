// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/differencetree.h"

#include "items/findingquery.h"

namespace bulkhead {

using namespace reports;
using Kind = DifferenceNode::Kind;
using Group = DifferenceNode::Group;

struct DifferenceTree::Item
{
    DifferenceNode node;
    Item *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Item>> children;
};

DifferenceTree::DifferenceTree(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

DifferenceTree::~DifferenceTree() = default;

void DifferenceTree::setDifference(const std::shared_ptr<const ReportDifference> &difference)
{
    beginResetModel();
    m_difference = difference;
    m_root = std::make_unique<Item>();
    if (m_difference) {
        for (const PairDifference &pair : m_difference->pairs)
            addPair(*m_root, pair);
        addRecords(*m_root);
    }
    endResetModel();
}

DifferenceTree::Item &DifferenceTree::add(Item &item, const DifferenceNode &node)
{
    auto child = std::make_unique<Item>();
    child->node = node;
    child->parent = &item;
    child->row = static_cast<int>(item.children.size());
    item.children.push_back(std::move(child));
    return *item.children.back();
}

DifferenceTree::Item &DifferenceTree::addGroup(Item &item, Group group, std::size_t count)
{
    DifferenceNode node = item.node;
    node.kind = Kind::Group;
    node.group = group;
    node.figure = nullptr;
    node.count = static_cast<qint64>(count);
    return add(item, node);
}

void DifferenceTree::addFindings(Item &item, Group group, const std::vector<FindingDifference> &findings)
{
    Item &list = addGroup(item, group, findings.size());
    for (const FindingDifference &finding : findings) {
        DifferenceNode node = list.node;
        node.kind = Kind::Finding;
        node.finding = &finding;
        add(list, node);
    }
}

void DifferenceTree::addPair(Item &root, const PairDifference &pair)
{
    DifferenceNode node;
    node.pair = &pair;
    node.figure = pair.figures.empty() ? nullptr : &pair.figures.back();
    Item &item = add(root, node);
    const std::size_t layers = pair.figures.empty() ? 0 : pair.figures.size() - 1; // the last is the pair's own
    Item &list = addGroup(item, Group::Layers, layers);
    for (std::size_t i = 0; i < layers; ++i) {
        DifferenceNode layer = list.node;
        layer.kind = Kind::Figure;
        layer.figure = &pair.figures[i];
        add(list, layer);
    }
    Item &controls = addGroup(item, Group::Controls, pair.controls.size());
    for (const ControlDifference &one : pair.controls) {
        DifferenceNode control = controls.node;
        control.kind = Kind::Control;
        control.control = &one;
        add(controls, control);
    }
    addFindings(item, Group::Came, pair.came);
    addFindings(item, Group::Gone, pair.gone);
    addFindings(item, Group::Stayed, pair.stayed);
}

void DifferenceTree::addRecords(Item &root) const
{
    Item &exceptions = addGroup(root, Group::Exceptions, m_difference->exceptionsCame.size() + m_difference->exceptionsEnded.size());
    for (const auto *list : {&m_difference->exceptionsCame, &m_difference->exceptionsEnded}) {
        for (const ExceptionDifference &one : *list) {
            DifferenceNode node = exceptions.node;
            node.kind = Kind::Exception;
            node.exception = &one;
            add(exceptions, node);
        }
    }
    Item &promotions = addGroup(root, Group::Promotions, m_difference->promotions.size());
    for (const promotion::Request &one : m_difference->promotions) {
        DifferenceNode node = promotions.node;
        node.kind = Kind::Promotion;
        node.promotion = &one;
        add(promotions, node);
    }
    Item &changes = addGroup(root, Group::Changes, m_difference->changes.size());
    for (const UnrequestedChange &one : m_difference->changes) {
        DifferenceNode node = changes.node;
        node.kind = Kind::Change;
        node.change = &one;
        add(changes, node);
    }
}

DifferenceTree::Item *DifferenceTree::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

DifferenceNode DifferenceTree::nodeAt(const QModelIndex &index) const
{
    return itemOf(index)->node;
}

QString DifferenceTree::findingOf(const QModelIndex &index) const
{
    const DifferenceNode &node = itemOf(index)->node;
    if (!index.isValid() || node.finding == nullptr || !node.finding->after)
        return {};
    FindingQuery query;
    query.control = QString::fromStdString(node.finding->control);
    query.fingerprint = QString::fromStdString(node.finding->fingerprint);
    return query.toText();
}

QModelIndex DifferenceTree::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (row < 0 || column < 0 || column >= columns || row >= static_cast<int>(item->children.size()))
        return {};
    return createIndex(row, column, item->children[static_cast<std::size_t>(row)].get());
}

QModelIndex DifferenceTree::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Item *above = itemOf(index)->parent;
    return above == nullptr || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int DifferenceTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent)->children.size());
}

int DifferenceTree::columnCount(const QModelIndex &) const
{
    return columns;
}

QVariant DifferenceTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != NodeRole)
        return {};
    return QVariant::fromValue(itemOf(index)->node);
}

} // namespace bulkhead
