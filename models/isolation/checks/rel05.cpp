// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel05.h"

#include "isolation/checks/across.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason sameReference{"REL-05.same-reference",
                           QT_TRANSLATE_NOOP("Isolation", "%1 and %2 take a secret from one path: %3")};
const Reason otherPath{"REL-05.path-of-the-other-side",
                       QT_TRANSLATE_NOOP("Isolation", "%1 takes a secret from the path of another environment: %3")};

struct Use
{
    std::string reference, unit, who;
    Side side;
    FactRef ref;
};

void gather(const PairFacts &facts, const Place &place, const std::string &reference, const std::string &unit,
            const std::string &who, const FactRef &ref, std::vector<Use> &uses)
{
    if (reference.empty() || isTemplate(reference))
        return;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        if (facts.isOn(place, side))
            uses.push_back({reference, unit, who, side, ref});
    }
}

std::vector<Use> usesOf(const PairFacts &facts)
{
    std::vector<Use> uses;
    for (const PolicyFacts &policy : facts.estate().policies) {
        if (!policy.enabled || (policy.meaning.secretPaths.empty() && policy.meaning.identities.empty()))
            continue;
        std::vector<std::string> references = policy.meaning.secretPaths;
        for (const MachineIdentity &identity : policy.meaning.identities)
            references.push_back(identity.reference);
        std::sort(references.begin(), references.end());
        references.erase(std::unique(references.begin(), references.end()), references.end());
        for (const std::string &reference : references)
            gather(facts, policy.place, reference, unitOf(facts, policy).unit, shown(facts, policy),
                   refOf(facts, policy, "secret reference", reference), uses);
    }
    for (const CredentialFacts &credential : facts.estate().credentials) {
        if (!credential.reference.empty() && credential.isActive)
            gather(facts, credential.place, credential.reference, unitOf(facts, credential).unit, credential.consumerName,
                   refOf(facts, credential, "secret reference", credential.reference), uses);
    }
    return uses;
}

//! Is a part of the path the id or the type of the other environment?
bool pointsAcross(const PairFacts &facts, const Use &use)
{
    std::string_view rest = use.reference;
    while (!rest.empty()) {
        const auto end = rest.find_first_of("/:.#?{}");
        if (namesSide(facts, rest.substr(0, end), other(use.side)))
            return true;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return false;
}

} // namespace

UnitResult Rel05::prove(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    const std::vector<Use> uses = usesOf(facts);
    std::unordered_map<std::string, const Use *> production;
    for (const Use &use : uses) {
        if (use.side == Side::Production)
            production.emplace(use.reference, &use);
    }
    for (const Use &use : uses) {
        UnitResult unit;
        unit.unit = use.unit + '#' + use.reference;
        const bool isSandbox = use.side == Side::Sandbox;
        const auto same = production.find(use.reference);
        if (isSandbox && same != production.end())
            out.add(std::move(unit), Verdict::Fail, sameReference, {use.who, same->second->who, use.reference},
                    use.ref, same->second->ref);
        else if (pointsAcross(facts, use))
            out.add(std::move(unit), Verdict::Fail, otherPath, {use.who, {}, use.reference},
                    isSandbox ? use.ref : FactRef{},
                    isSandbox ? FactRef{} : use.ref);
    }
    return {};
}

} // namespace bulkhead::isolation
