// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/judgement.h"

#include <memory>
#include <vector>

namespace bulkhead::isolation {

//! What one unit of a check is. The evaluator walks the units; after a change it walks those that the change touches.
enum class UnitKind : std::uint8_t {
    Whole,      //!< the check finds its own few units (gateways, connections, records): judged as one
    Api,        //!< rows of the catalog on either side; index into PairFacts::apis()
    Credential, //!< credentials of the sandbox; index into EstateFacts::credentials
    Target,     //!< targets of either side; index into EstateFacts::targets
    Policy,     //!< policies of either side; index into EstateFacts::policies
    Sink,       //!< sinks of either side; index into EstateFacts::sinks
    Deployment  //!< deployments of either side; index into EstateFacts::deployments
};

//! The rule of one control (controls.md 1.3): pure, without state, so that threads share it. Each stands in a file pair
//! of its own under checks/. First match wins in every unit: fail, unknown, not applicable, warn, pass.
class Check
{
public:
    Check() = default;
    virtual ~Check() = default;
    Check(const Check &) = delete;
    Check &operator=(const Check &) = delete;

    [[nodiscard]] virtual std::string_view control() const = 0; //!< "INF-07"
    [[nodiscard]] virtual int version() const = 0;              //!< raised when the rule changes
    //! Kinds of entities whose reading the verdicts rest on: an earlier fail is cleared only when all of them were
    //! read freshly and completely on its gateways.
    [[nodiscard]] virtual EntityKinds kinds() const = 0;
    [[nodiscard]] virtual UnitKind unitKind() const = 0;
    //! How completely the things to judge were read: known_empty makes a control without units not applicable, and what is
    //! not decided leaves it unknown at best. `Known` where the check says itself what it lacks.
    [[nodiscard]] virtual FactState population(const PairFacts &facts) const = 0;
    //! Worst state of what the verdict of a unit rests on beside entities: rights, records of the console. An earlier fail is
    //! cleared only while it is decided.
    [[nodiscard]] virtual FactState records(const PairFacts & /*facts*/, const UnitResult & /*unit*/) const
    {
        return FactState::Known;
    }
    //! Adds exactly one verdict for the unit, resting only on the unit and what shares a key with it (FactIndex), on the
    //! states of the gateways and on declarations. For `Whole`, adds those of all units; `unit` is 0.
    virtual void judge(const PairFacts &facts, std::uint32_t unit, Judgement &out) const = 0;
};

//! The units of a kind on a pair, ascending. Empty for `Whole`.
[[nodiscard]] std::vector<std::uint32_t> unitsOf(const PairFacts &facts, UnitKind kind);
//! Everything a check says about a pair.
[[nodiscard]] ControlResult judgeAll(const Check &check, const PairFacts &facts);

//! Worst state of the kinds over both sides: what `population` mostly is.
[[nodiscard]] FactState bothSides(const PairFacts &facts, std::initializer_list<EntityKind> kinds);

using Checks = std::vector<std::unique_ptr<const Check>>;
//! One for each automatic control, and for others what gateways prove of them, in the order of the catalogue.
[[nodiscard]] const Checks &allChecks();

} // namespace bulkhead::isolation
