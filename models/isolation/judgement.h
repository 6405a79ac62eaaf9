// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/result.h"
#include "isolation/unit.h"

#include <initializer_list>

namespace bulkhead::isolation {

//! What the units of a check said, before anything is said of the pair as such.
struct Parts
{
    Counts counts;
    std::vector<UnitResult> units; //!< all that are not a pass, in order
    std::vector<Verdict> byApi;    //!< as in ControlResult
    UnitResult hint;               //!< what is said with the rest; no reason: there is none
};

//! Everything in its final form: what is said of the pair as such, and the verdict rolled up. `population` and `rest`: those
//! of the check.
[[nodiscard]] ControlResult rolledUp(const PairFacts &facts, std::string control, int ruleVersion, Parts parts,
                                     FactState population, const Reason *rest);
//! The key of what is said of the pair as such.
[[nodiscard]] std::string keyOfPair(const PairFacts &facts);

//! What a check writes its verdicts into. It counts, keeps what is no pass, and caps what rests on a guess.
class Judgement
{
public:
    explicit Judgement(const PairFacts &facts);

    //! A unit that is one row of the catalog passes. A guessed environment makes it a warning.
    void pass(const ApiPair &pair);
    //! Any other unit passes; `by` is the weakest assignment among its objects, `apis` the rows it touches.
    void pass(std::string unit, AssignedBy by, const std::vector<std::uint32_t> &apis = {});
    void add(UnitResult result);
    void add(UnitResult unit, Verdict verdict, const Reason &reason, std::vector<std::string> arguments,
             FactRef sandbox = {}, FactRef production = {});

    //! How completely the things to judge were read. No unit: known_empty makes the control not applicable, all else
    //! unknown. Some units: what was not read may hold others, so the control is at best unknown.
    void population(FactState state) { m_population = state; }
    //! The pair as such is unknown for this reason; nullptr: it is not. A hint says more.
    void rest(const Reason *reason) { m_rest = reason; }
    //! Reason, arguments and two facts that the rest is said with; the first one is.
    void hint(UnitResult result);

    //! Adds an unknown for `unit` if one of the kinds is not decided on one of the gateways, naming the first.
    //! True if it did: the check is done with the unit unless it has proof of a fail.
    bool lacks(const UnitResult &unit, const std::vector<std::uint32_t> &gateways,
               std::initializer_list<EntityKind> kinds);
    //! The same for a fact of a gateway that is no entity; `what` for people: "load balancers".
    bool lacks(const UnitResult &unit, std::uint32_t gateway, FactState state, std::string_view what);

    //! Worst assignment among the deployments of a pair.
    [[nodiscard]] AssignedBy assignment(const ApiPair &pair) const;
    //! Adds an unknown for the row if it is nowhere seen on the side, and not all of the side was read.
    bool lacksSide(const ApiPair &pair, const UnitResult &unit, Side side);

    //! What the units said, and nothing of the pair.
    [[nodiscard]] Parts parts();
    //! Everything in its final form.
    [[nodiscard]] ControlResult take(std::string control, int ruleVersion);

private:
    void addUnknown(UnitResult unit, const GatewayFacts &gateway, FactState state, std::string_view what);
    void touch(const std::vector<std::uint32_t> &apis, Verdict verdict);

    const PairFacts &m_facts;
    Parts m_parts;
    FactState m_population = FactState::Known;
    const Reason *m_rest = nullptr;
};

// Units with their stable keys; the check fills in verdict, reason and facts.
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const ApiPair &pair);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const CredentialFacts &credential);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const DeploymentFacts &deployment);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const PolicyFacts &policy);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const SinkFacts &sink);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, const TargetFacts &target);
[[nodiscard]] UnitResult unitOf(const PairFacts &facts, std::uint32_t sandboxGateway, std::uint32_t productionGateway);
//! One thing that has no entity of its own: "KIND:NAME".
[[nodiscard]] UnitResult unitOf(std::string_view kind, std::string_view name);

// Facts as references; `field` and `value` are what the verdict rests on.
[[nodiscard]] FactRef refOf(const PairFacts &facts, const GatewayFacts &gateway, std::string field, std::string value);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const DeploymentFacts &deployment, std::string field, std::string value);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const PolicyFacts &policy, std::string field, std::string value);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const CredentialFacts &credential, std::string field, std::string value);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const SinkFacts &sink, std::string field, std::string value);
//! Its value is the place or resource that it names.
[[nodiscard]] FactRef refOf(const PairFacts &facts, const TargetFacts &target);
[[nodiscard]] FactRef refOf(const PairFacts &facts, const Place &place, std::string kind, std::string id, std::string name,
                            std::string field, std::string value);

//! What a target names, for people: "ledger.prd.example:8080", or its resource.
[[nodiscard]] std::string shown(const TargetFacts &target);
//! A fingerprint for people: "fingerprint 9a1f04c2".
[[nodiscard]] std::string shown(const Fingerprint &fingerprint);

// Reasons that every check shares.
extern const Reason reasonNotRead, reasonUnreadable, reasonUnsupported, reasonStale, reasonNothingThere, reasonGuessed,
    reasonNoPopulation, reasonNeedsEvidence, reasonNeedsProbe;

} // namespace bulkhead::isolation
