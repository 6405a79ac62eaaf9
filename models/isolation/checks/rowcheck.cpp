// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rowcheck.h"

#include "isolation/checks/effective.h"

namespace bulkhead::isolation {

Row::Row(const PairFacts &facts, std::uint32_t unit, Judgement &out)
    : m_facts(facts)
    , m_pair(facts.apis()[unit])
    , m_out(out)
    , m_unit(unitOf(facts, m_pair))
{
}

const std::string &Row::name() const
{
    return m_facts.estate().apis[m_pair.api].name;
}

void Row::say(Verdict verdict, const Reason &reason, std::vector<std::string> arguments, FactRef sandbox,
              FactRef production)
{
    m_unit.verdict = verdict;
    m_unit.reason = &reason;
    m_unit.arguments = std::move(arguments);
    m_unit.sandbox = sandbox.isSet() ? std::move(sandbox) : deploymentRef(m_facts, m_pair, Side::Sandbox, {}, {});
    m_unit.production = production.isSet() ? std::move(production)
                                           : deploymentRef(m_facts, m_pair, Side::Production, {}, {});
    m_out.add(std::move(m_unit));
}

bool Row::lacks(const std::vector<std::uint32_t> &gateways, std::initializer_list<EntityKind> kinds)
{
    return m_out.lacks(m_unit, gateways, kinds);
}

bool Row::lacksSide(Side side)
{
    return m_out.lacksSide(m_pair, m_unit, side);
}

FactState RowCheck::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

} // namespace bulkhead::isolation
