// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/schemacomparison.h"

#include "contracts/rules/alternativerules.h"
#include "contracts/rules/boundrules.h"
#include "contracts/rules/discriminatorrules.h"
#include "contracts/rules/itemrules.h"
#include "contracts/rules/keywordrules.h"
#include "contracts/rules/propertyrules.h"
#include "contracts/rules/typerules.h"
#include "contracts/rules/valuerules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostPairs = 500'000;
constexpr std::int64_t mostSteps = 5'000'000;

SchemaParts partsOf(SchemaId id)
{
    return id == noSchema ? SchemaParts() : SchemaParts{id};
}

void applyRules(const FlatPair &pair, Findings &findings)
{
    if (pair.base.never != pair.revision.never) {
        findings.add(pair, pair.revision.never ? "schema-forbids-all" : "schema-forbade-all",
                     pair.revision.never ? u"nothing is allowed any more"_s : u"something is allowed where nothing was"_s);
        return;
    }
    if (becameAlternatives(pair, findings) || !typeRules(pair, findings))
        return;
    valueRules(pair, findings);
    boundRules(pair, findings);
    propertyRules(pair, findings);
    itemRules(pair, findings);
    alternativeRules(pair, findings);
    discriminatorRules(pair, findings);
    keywordRules(pair, findings);
}

} // namespace

SchemaComparison::SchemaComparison(const Contract &base, const Contract &revision)
    : m_base(base)
    , m_revision(revision)
{
}

SchemaComparison::Handle SchemaComparison::handleOf(FlatId base, FlatId revision, Direction direction)
{
    const std::uint64_t key = (std::uint64_t(base) << 32) | (std::uint64_t(revision) << 1) | (direction == Direction::Request ? 0 : 1);
    const auto [it, isNew] = m_known.try_emplace(key, Handle(m_nodes.size()));
    if (isNew) {
        Node &node = m_nodes.emplace_back();
        node.base = base;
        node.revision = revision;
        node.direction = direction;
    }
    return it->second;
}

SchemaComparison::Handle SchemaComparison::compare(SchemaId base, SchemaId revision, Direction direction)
{
    const Handle handle = handleOf(m_base.idOf(partsOf(base)), m_revision.idOf(partsOf(revision)), direction);
    while (m_judged < m_nodes.size() && m_nodes.size() <= mostPairs)
        judge(Handle(m_judged++));
    m_isCut = m_isCut || m_nodes.size() > mostPairs;
    return handle;
}

void SchemaComparison::judge(Handle handle)
{
    const Flat &base = m_base.at(m_nodes[handle].base), &revision = m_revision.at(m_nodes[handle].revision);
    const Direction direction = m_nodes[handle].direction;
    Findings findings;
    applyRules({base, revision, direction, m_base, m_revision}, findings);
    std::vector<Edge> edges;
    for (const SchemaStep &step : findings.steps)
        edges.push_back({step.step, handleOf(m_base.idOf(step.base), m_revision.idOf(step.revision), direction), step.isUnclear});
    Node &node = m_nodes[handle];
    node.isUnresolved = !base.unresolved.isEmpty() || !revision.unresolved.isEmpty();
    node.findings = std::move(findings.list);
    node.edges = std::move(edges);
    node.isDirty = !node.findings.empty();
}

//! Marks what leads to a finding, from the findings upwards.
void SchemaComparison::settle()
{
    std::vector<std::vector<Handle>> above(m_nodes.size());
    std::vector<Handle> open;
    for (Handle i = 0; i < m_nodes.size(); ++i) {
        for (const Edge &edge : m_nodes[i].edges)
            above[edge.to].push_back(i);
        if (m_nodes[i].isDirty)
            open.push_back(i);
    }
    while (!open.empty()) {
        const Handle handle = open.back();
        open.pop_back();
        for (const Handle up : above[handle]) {
            if (!m_nodes[up].isDirty) {
                m_nodes[up].isDirty = true;
                open.push_back(up);
            }
        }
    }
}

void SchemaComparison::visit(Handle handle, const Visit &visit)
{
    struct Reached
    {
        Handle handle = 0;
        bool isUnclear = false;
        std::size_t from = 0;
        QString step;
    };
    std::vector<Reached> reached;
    std::unordered_map<Handle, bool> seen; // with whether it was seen as clear
    const auto reach = [&](Handle to, bool isUnclear, std::size_t from, const QString &step) {
        const auto [it, isNew] = seen.try_emplace(to, !isUnclear);
        if (!m_nodes[to].isDirty || (!isNew && (it->second || isUnclear)))
            return;
        it->second = !isUnclear;
        reached.push_back({to, isUnclear, from, step});
    };
    reach(handle, false, 0, {});
    for (std::size_t i = 0; i < reached.size(); ++i) { // breadth first: ways are shortest
        if (++m_steps > mostSteps) {
            m_isCut = true;
            return;
        }
        const Node &node = m_nodes[reached[i].handle];
        const bool isUnclear = reached[i].isUnclear || node.isUnresolved;
        QStringList way;
        for (std::size_t at = i; at != 0 && !node.findings.empty(); at = reached[at].from)
            way.prepend(reached[at].step);
        for (const SchemaFinding &finding : node.findings)
            visit(way, node.direction, finding, isUnclear);
        for (const Edge &edge : node.edges)
            reach(edge.to, isUnclear || edge.isUnclear, i, edge.step);
    }
}

} // namespace bulkhead::contracts
