// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn01.h"

#include "isolation/checks/across.h"

namespace bulkhead::isolation {

namespace {

const Reason sameSecret{"IDN-01.same-secret",
                        QT_TRANSLATE_NOOP("Isolation", "One %1 works in sandbox and in production: %2 and %3 hold the same")};
const Reason sameReference{"IDN-01.same-reference",
                           QT_TRANSLATE_NOOP("Isolation", "%2 and %3 take their %1 from one place of a secret store")};
const Reason spanning{"IDN-01.spanning",
                      QT_TRANSLATE_NOOP("Isolation", "The %1 of %2 is accepted in both environments")};
const Reason sameShortHash{"IDN-01.same-short-hash",
                           QT_TRANSLATE_NOOP("Isolation", "A short hash of the %1 of %2 equals that of %3, which may be chance")};
const Reason sameName{"IDN-01.same-name",
                      QT_TRANSLATE_NOOP("Isolation", "%2 and %3 use the same name for their %1")};
const Reason notComparable{"IDN-01.not-comparable",
                           QT_TRANSLATE_NOOP("Isolation", "The %1 of %2 is kept in a form that does not compare with production's")};
const Reason expired{"IDN-01.inactive", QT_TRANSLATE_NOOP("Isolation", "The %1 of %2 is revoked or expired")};

std::string nameOf(const CredentialFacts &credential)
{
    return credential.consumerName.empty() ? credential.id : credential.consumerName;
}

void report(const PairFacts &facts, UnitResult unit, Verdict verdict, const Reason &reason,
            const CredentialFacts &credential, const CredentialFacts *other, std::string_view field, Judgement &out)
{
    const auto valueOf = [&](const CredentialFacts &one) {
        if (field == "secret" && one.secret)
            return shown(*one.secret);
        return field == "reference" ? one.reference : one.clientId;
    };
    unit.verdict = verdict;
    unit.reason = &reason;
    unit.arguments = {credential.kind, nameOf(credential)};
    unit.sandbox = refOf(facts, credential, std::string(field), valueOf(credential));
    if (other != nullptr) {
        unit.arguments.push_back(nameOf(*other));
        unit.production = refOf(facts, *other, std::string(field), valueOf(*other));
    }
    out.add(std::move(unit));
}

//! Does production have credentials of the kind that this one cannot be compared with?
bool isBeyondComparison(const PairFacts &facts, const CredentialFacts &credential)
{
    const std::string where = credential.kind + '/' + std::to_string(facts.bit(Side::Production));
    const bool opaque = !isComparable(credential);
    return !facts.index().credentials.find((opaque ? "some/" : "opaque/") + where).empty();
}

} // namespace

FactState Idn01::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Credential});
}

void Idn01::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const CredentialFacts &credential = facts.estate().credentials[unit.number];
    if (!facts.isOn(credential.place, Side::Sandbox))
        return;
    UnitResult result = unitOf(facts, credential);
    if (!credential.isActive)
        return report(facts, std::move(result), Verdict::NotApplicable, expired, credential, nullptr, "secret", out);
    if (facts.isOnBoth(credential.place))
        return report(facts, std::move(result), Verdict::Fail, spanning, credential, &credential, "environments", out);

    const CredentialFacts *indicated = nullptr;
    const Reason *indication = nullptr;
    for (const std::string &key : keysOf(credential)) {
        const bool isSecret = key.starts_with("secret/"), isReference = key.starts_with("ref/");
        if (!isSecret && !isReference && !key.starts_with("name/"))
            continue;
        const CredentialFacts *other = productionCredential(facts, key);
        if (other == nullptr)
            continue;
        if (isReference)
            return report(facts, std::move(result), Verdict::Fail, sameReference, credential, other, "reference", out);
        if (isSecret && !credential.shortHash)
            return report(facts, std::move(result), Verdict::Fail, sameSecret, credential, other, "secret", out);
        indicated = other;
        indication = isSecret ? &sameShortHash : &sameName;
    }
    std::vector<std::uint32_t> gateways = facts.gateways(Side::Production);
    gateways.push_back(credential.place.gateway);
    if (out.lacks(result, gateways, {EntityKind::Credential}))
        return;
    if (indicated != nullptr) {
        const std::string_view field = indication == &sameName ? "name" : "secret";
        return report(facts, std::move(result), Verdict::Warn, *indication, credential, indicated, field, out);
    }
    if (isBeyondComparison(facts, credential))
        return report(facts, std::move(result), Verdict::Unknown, notComparable, credential, nullptr, "secret", out);
    out.pass(std::move(result.unit), credential.place.by);
}

} // namespace bulkhead::isolation
