// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

namespace bulkhead::isolation {

//! One row of the catalog while its verdict is made.
class Row
{
public:
    Row(const PairFacts &facts, std::uint32_t unit, Judgement &out);

    [[nodiscard]] const ApiPair &pair() const { return m_pair; }
    [[nodiscard]] const std::string &name() const;
    //! The row's one verdict. References that are not set become its deployments.
    void say(Verdict verdict, const Reason &reason, std::vector<std::string> arguments, FactRef sandbox = {},
             FactRef production = {});
    void pass() { m_out.pass(m_pair); }
    //! Says unknown and is true if a kind is not decided on one of the gateways.
    [[nodiscard]] bool lacks(const std::vector<std::uint32_t> &gateways, std::initializer_list<EntityKind> kinds);
    [[nodiscard]] bool lacksSide(Side side); //!< as in Judgement

private:
    const PairFacts &m_facts;
    const ApiPair &m_pair;
    Judgement &m_out;
    UnitResult m_unit;
};

//! A rule whose units are the rows of the catalog.
class RowCheck : public Check
{
public:
    [[nodiscard]] UnitKinds unitKinds() const final { return {UnitKind::Api}; }
    [[nodiscard]] FactState population(const PairFacts &facts) const override;
};

} // namespace bulkhead::isolation
