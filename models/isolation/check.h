// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/judgement.h"
#include "isolation/unit.h"

#include <memory>
#include <vector>

namespace bulkhead::isolation {

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
    //! What it walks; each unit is judged by itself. The order is that in which hints go first.
    [[nodiscard]] virtual UnitKinds unitKinds() const = 0;
    //! How completely the things to judge were read: known_empty makes a control without units not applicable, and what is
    //! not decided leaves it unknown at best. `Known` where the check says itself what it lacks.
    [[nodiscard]] virtual FactState population(const PairFacts &facts) const = 0;
    //! Why the pair as such stays unknown whatever its units say; nullptr: its units decide.
    [[nodiscard]] virtual const Reason *rest() const { return nullptr; }
    //! Worst state of what the verdict of a unit rests on beside entities: rights, records of the console. An earlier fail is
    //! cleared only while it is decided.
    [[nodiscard]] virtual FactState records(const PairFacts & /*facts*/, const UnitResult & /*unit*/) const
    {
        return FactState::Known;
    }
    //! Do units other than `Whole` rest on records of the console? When those change, all are judged anew.
    [[nodiscard]] virtual bool readsRecords() const { return false; }
    //! Can the verdict of a unit turn between two moments although no fact changes? Then all are judged anew.
    [[nodiscard]] virtual bool turnsBetween(const EstateFacts & /*facts*/, UtcTime /*from*/, UtcTime /*to*/) const
    {
        return false;
    }
    //! Adds the verdicts of the unit, mostly one and none if the control is not about it. They rest on the unit, on what it
    //! refers to or is referred to by, on what shares a key with these (lookups.h knows the keys), on the states of the
    //! gateways and on declarations: nothing else, or a change would be missed. `Whole` may rest on anything.
    virtual void judge(const PairFacts &facts, Unit unit, Judgement &out) const = 0;
};

//! Is that item of the estate a unit on the pair? Not for `Whole` and `Api`.
[[nodiscard]] bool isUnit(const PairFacts &facts, UnitKind kind, std::uint32_t item);
//! The units of a kind on a pair, ascending; of `Whole` one.
[[nodiscard]] std::vector<std::uint32_t> unitsOf(const PairFacts &facts, UnitKind kind);
//! Everything a check says about a pair.
[[nodiscard]] ControlResult judgeAll(const Check &check, const PairFacts &facts);

//! Worst state of the kinds over both sides: what `population` mostly is.
[[nodiscard]] FactState bothSides(const PairFacts &facts, std::initializer_list<EntityKind> kinds);

using Checks = std::vector<std::unique_ptr<const Check>>;
//! One for each automatic control, and for others what gateways prove of them, in the order of the catalogue.
[[nodiscard]] const Checks &allChecks();

} // namespace bulkhead::isolation
