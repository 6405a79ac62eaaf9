// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/requirementtree.h"

#include "items/findingquery.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;
using reports::Requirement;
using reports::RequirementResult;
using Kind = RequirementNode::Kind;

struct RequirementTree::Item
{
    RequirementNode node;
    Item *parent = nullptr;
    int row = 0;
    bool isGrown = false;
    std::vector<std::unique_ptr<Item>> children;
};

RequirementTree::RequirementTree(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

RequirementTree::~RequirementTree() = default;

void RequirementTree::setFramework(const std::shared_ptr<const FrameworksView> &view, const QString &id)
{
    beginResetModel();
    m_view = view;
    m_summary = view ? view->find(id) : nullptr;
    m_root = std::make_unique<Item>();
    endResetModel();
}

void RequirementTree::setOnlyOpen(bool on)
{
    if (on == m_isOnlyOpen)
        return;
    beginResetModel();
    m_isOnlyOpen = on;
    m_root = std::make_unique<Item>();
    endResetModel();
}

RequirementTree::Item *RequirementTree::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

void RequirementTree::add(Item &item, const RequirementNode &node) const
{
    auto child = std::make_unique<Item>();
    child->node = node;
    child->parent = &item;
    child->row = static_cast<int>(item.children.size());
    item.children.push_back(std::move(child));
}

bool RequirementTree::isShown(Verdict verdict) const
{
    return !m_isOnlyOpen || verdict > Verdict::Pass;
}

void RequirementTree::grow(Item &item) const
{
    if (std::exchange(item.isGrown, true) || m_summary == nullptr)
        return;
    if (&item == m_root.get()) {
        addRequirements(item);
        return;
    }
    switch (item.node.kind) {
    case Kind::Requirement: addControls(item); break;
    case Kind::Control: m_view->pairs.size() > 1 ? addPairs(item) : addFindings(item); break;
    case Kind::Pair: addFindings(item); break;
    case Kind::Finding: addFacts(item); break;
    case Kind::Fact: break;
    }
}

void RequirementTree::addRequirements(Item &root) const
{
    using State = RequirementResult::State;
    for (const RequirementResult &standing : m_summary->worst) {
        const bool isOpen = standing.state == State::Warn || standing.state == State::Unknown || standing.state == State::Fail;
        if (m_isOnlyOpen && !isOpen)
            continue;
        RequirementNode node;
        node.requirement = standing.requirement;
        node.standing = &standing;
        node.findings = standing.failing;
        node.deciding = decidingOf(standing);
        add(root, node);
    }
}

QStringList RequirementTree::decidingOf(const RequirementResult &standing) const
{
    Verdict worst = Verdict::Pass;
    QStringList ids;
    for (const QString &id : standing.requirement->controls) {
        const Control *control = m_view->isolation->controls.find(id);
        const Verdict verdict = control == nullptr ? Verdict::NotApplicable : controlNode(*control).verdict;
        if (verdict > worst)
            ids.clear();
        worst = worse(worst, verdict);
        if (verdict == worst && worst != Verdict::Pass)
            ids.append(id);
    }
    return ids;
}

const ControlResult *RequirementTree::resultOf(const QString &control, std::size_t pair) const
{
    const auto &results = m_view->isolation->report.pairs[pair].result.controls;
    const std::string id = control.toStdString();
    const auto found = std::find_if(results.begin(), results.end(), [&](const ControlResult &one) { return one.control == id; });
    return found == results.end() ? nullptr : &*found;
}

RequirementNode RequirementTree::controlNode(const Control &control) const
{
    RequirementNode node;
    node.kind = Kind::Control;
    node.control = &control;
    node.verdict = Verdict::NotApplicable;
    for (const std::size_t pair : m_view->pairs) {
        const ControlResult *result = resultOf(control.id, pair);
        node.verdict = worse(node.verdict, result == nullptr ? Verdict::Unknown : result->verdict);
        node.findings += result == nullptr ? 0 : static_cast<std::int64_t>(result->units.size());
        if (m_view->pairs.size() == 1) {
            node.result = result;
            node.pair = pair;
        }
    }
    return node;
}

void RequirementTree::addControls(Item &item) const
{
    std::vector<RequirementNode> nodes;
    for (const QString &id : item.node.requirement->controls) {
        const Control *control = m_view->isolation->controls.find(id);
        if (control == nullptr)
            continue;
        RequirementNode node = controlNode(*control);
        node.requirement = item.node.requirement;
        if (isShown(node.verdict))
            nodes.push_back(std::move(node));
    }
    std::stable_sort(nodes.begin(), nodes.end(), [](const RequirementNode &a, const RequirementNode &b) { return a.verdict > b.verdict; });
    for (const RequirementNode &node : nodes)
        add(item, node);
}

void RequirementTree::addPairs(Item &item) const
{
    for (const std::size_t pair : m_view->pairs) {
        RequirementNode node = item.node;
        node.kind = Kind::Pair;
        node.pair = pair;
        node.result = resultOf(node.control->id, pair);
        node.verdict = node.result == nullptr ? Verdict::Unknown : node.result->verdict;
        node.findings = node.result == nullptr ? 0 : static_cast<std::int64_t>(node.result->units.size());
        if (node.result != nullptr && isShown(node.verdict))
            add(item, node);
    }
}

void RequirementTree::addFindings(Item &item) const
{
    if (item.node.result == nullptr)
        return;
    std::vector<const UnitResult *> units;
    for (const UnitResult &unit : item.node.result->units) {
        if (unit.verdict > Verdict::Pass)
            units.push_back(&unit);
    }
    std::stable_sort(units.begin(), units.end(), [](const UnitResult *a, const UnitResult *b) { return a->verdict > b->verdict; });
    for (const UnitResult *unit : units) {
        RequirementNode node = item.node;
        node.kind = Kind::Finding;
        node.unit = unit;
        node.verdict = unit->verdict;
        node.accepted = acceptedBy(m_view->isolation->report.pairs[item.node.pair], item.node.result->control, *unit);
        add(item, node);
    }
}

void RequirementTree::addFacts(Item &item)
{
    for (const auto &[side, fact] : {std::pair(Side::Sandbox, &item.node.unit->sandbox), std::pair(Side::Production, &item.node.unit->production)}) {
        if (!fact->isSet())
            continue;
        auto child = std::make_unique<Item>();
        child->node = item.node;
        child->node.kind = Kind::Fact;
        child->node.fact = fact;
        child->node.side = side;
        child->parent = &item;
        child->row = static_cast<int>(item.children.size());
        item.children.push_back(std::move(child));
    }
}

RequirementNode RequirementTree::nodeAt(const QModelIndex &index) const
{
    return itemOf(index)->node;
}

QPair<EnvironmentId, EnvironmentId> RequirementTree::pairOf(const QModelIndex &index) const
{
    const RequirementNode &node = itemOf(index)->node;
    if (!m_view || m_view->pairs.empty())
        return {};
    const std::size_t at = node.isOfPair() ? node.pair : m_view->pairs.front();
    const PairResult &result = m_view->isolation->report.pairs[at].result;
    return {result.sandbox, result.production};
}

QString RequirementTree::findingOf(const QModelIndex &index) const
{
    const RequirementNode &node = itemOf(index)->node;
    if (!index.isValid() || node.control == nullptr)
        return {};
    FindingQuery query;
    query.control = node.control->id;
    if (node.unit != nullptr)
        query.fingerprint = QString::fromStdString(findingFingerprint(node.result->control, node.unit->unit));
    return query.toText();
}

QModelIndex RequirementTree::index(int row, int column, const QModelIndex &parent) const
{
    Item *item = itemOf(parent);
    grow(*item);
    if (row < 0 || column < 0 || column >= columns || row >= static_cast<int>(item->children.size()))
        return {};
    return createIndex(row, column, item->children[static_cast<std::size_t>(row)].get());
}

QModelIndex RequirementTree::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Item *above = itemOf(index)->parent;
    return above == nullptr || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int RequirementTree::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Item *item = itemOf(parent);
    grow(*item);
    return static_cast<int>(item->children.size());
}

int RequirementTree::columnCount(const QModelIndex &) const
{
    return columns;
}

bool RequirementTree::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant RequirementTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != NodeRole)
        return {};
    return QVariant::fromValue(itemOf(index)->node);
}

} // namespace bulkhead
