// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn06.h"

#include "isolation/checks/across.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason requestsNotTold{"IDN-06.requests-not-told",
                             QT_TRANSLATE_NOOP("Isolation", "Whether access to %1 was approved is not on record: %2 "
                                                            "credentials work there")};
const Reason noApproval{"IDN-06.no-approval",
                        QT_TRANSLATE_NOOP("Isolation", "%1 works in production without an approved request")};
const Reason selfApproved{"IDN-06.self-approved",
                          QT_TRANSLATE_NOOP("Isolation", "%1 works in production, and %2 approved the own request")};
const Reason expired{"IDN-06.approval-expired",
                     QT_TRANSLATE_NOOP("Isolation", "%1 works in production on an approval that has expired")};
const Reason freeText{"IDN-06.free-text",
                      QT_TRANSLATE_NOOP("Isolation", "The approval of %1 is a reference that no machine can check")};
const Reason old{"IDN-06.old", QT_TRANSLATE_NOOP("Isolation", "%1 is older than a year and was not approved anew")};
const Reason internal{"IDN-06.internal", QT_TRANSLATE_NOOP("Isolation", "%1 belongs to the gateway's own checks")};
const Reason grantWithout{"IDN-06.grant-without-approval",
                          QT_TRANSLATE_NOOP("Isolation", "%1 may change production without an approval")};
const Reason rightsNotTold{"IDN-06.rights-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Who may change %1 is not known")};
const Reason automatic{"IDN-06.automatic",
                       QT_TRANSLATE_NOOP("Isolation", "%1 lets callers into production without an approval")};
const Reason keyless{"IDN-06.keyless",
                     QT_TRANSLATE_NOOP("Isolation", "%1 lets callers into production without a credential")};
const Reason openOnPurpose{"IDN-06.public",
                           QT_TRANSLATE_NOOP("Isolation", "%1 acts on APIs that are open on purpose")};

constexpr auto year = std::chrono::hours{24} * 365;

std::string gatewayName(const PairFacts &facts, std::uint32_t gateway)
{
    return facts.estate().gateways[gateway].id.text().toStdString();
}

std::string nameOf(const CredentialFacts &credential)
{
    return credential.consumerName.empty() ? credential.id : credential.consumerName;
}

//! The latest approval of the credential; nullptr: none is on record.
const AccessRequest *requestOf(const PairFacts &facts, const CredentialFacts &credential)
{
    const AccessRequest *latest = nullptr;
    const std::string key = gatewayName(facts, credential.place.gateway) + '/' + credential.id;
    for (const KeyIndex::Entry &entry : facts.index().accessRequests.find(key)) {
        const AccessRequest &request = facts.estate().records.accessRequests.value[entry.item];
        if (latest == nullptr || latest->approvedAt < request.approvedAt)
            latest = &request;
    }
    return latest;
}

bool isInternal(const PairFacts &facts, const CredentialFacts &credential)
{
    const std::string key = consumerKey(credential.place.gateway, credential.consumerId);
    return !facts.index().internalConsumers.find(key).empty();
}

bool isJudged(const PairFacts &facts, const CredentialFacts &credential)
{
    return credential.isActive && facts.isOn(credential.place, Side::Production);
}

bool isExpired(const AccessRequest &request, UtcTime at)
{
    return request.expiresAt != UtcTime{} && request.expiresAt < at;
}

bool isTwoPerson(const AccessRequest &request)
{
    return std::any_of(request.approvers.begin(), request.approvers.end(),
                       [&request](const std::string &approver) { return approver != request.requester; });
}

void judgeCredential(const PairFacts &facts, const CredentialFacts &credential, const AccessRequest *request,
                     Judgement &out)
{
    const UtcTime at = facts.estate().at;
    UnitResult unit = unitOf(facts, credential);
    const auto say = [&](Verdict verdict, const Reason &reason) {
        out.add(std::move(unit), verdict, reason, {nameOf(credential), request ? request->requester : std::string()}, {},
                refOf(facts, credential, "approval", request ? request->id : "none"));
    };
    if (request == nullptr)
        return say(Verdict::Fail, noApproval);
    if (!isTwoPerson(*request))
        return say(Verdict::Fail, request->approvers.empty() ? noApproval : selfApproved);
    if (isExpired(*request, at))
        return say(Verdict::Fail, expired);
    if (out.lacks(unit, {credential.place.gateway}, {EntityKind::Credential}))
        return;
    if (!request->machineVerifiable)
        return say(Verdict::Warn, freeText);
    const UtcTime created{std::chrono::seconds{credential.createdAt}};
    if (credential.createdAt > 0 && at - created > year && at - request->approvedAt > year)
        return say(Verdict::Warn, old);
    out.pass(std::move(unit.unit), credential.place.by);
}

void judgeCredential(const PairFacts &facts, const CredentialFacts &credential, Judgement &out)
{
    if (!isJudged(facts, credential))
        return;
    if (isInternal(facts, credential))
        return out.add(unitOf(facts, credential), Verdict::NotApplicable, internal, {nameOf(credential)});
    const AccessRequest *request = requestOf(facts, credential);
    if (request != nullptr || facts.estate().records.accessRequests.isDecided())
        judgeCredential(facts, credential, request, out);
}

//! Where requests are not on record, credentials without one are counted, not judged.
void judgeUnexplained(const PairFacts &facts, Judgement &out)
{
    std::unordered_map<std::uint32_t, std::size_t> unexplained;
    const auto &credentials = facts.estate().credentials;
    if (!facts.estate().records.accessRequests.isDecided()) {
        for (const CredentialFacts &credential : credentials) {
            if (isJudged(facts, credential) && !isInternal(facts, credential) && requestOf(facts, credential) == nullptr)
                ++unexplained[credential.place.gateway];
        }
    }
    for (const std::uint32_t gateway : facts.gateways(Side::Production)) {
        UnitResult unit = unitOf("gateway", gatewayName(facts, gateway));
        if (const auto at = unexplained.find(gateway); at != unexplained.end())
            out.add(std::move(unit), Verdict::Unknown, requestsNotTold,
                    {gatewayName(facts, gateway), std::to_string(at->second)});
        else
            (void)out.lacks(unit, {gateway}, {EntityKind::Credential});
    }
}

void judgeRights(const PairFacts &facts, Judgement &out)
{
    for (const std::uint32_t gateway : facts.gateways(Side::Production)) {
        const GatewayFacts &one = facts.estate().gateways[gateway];
        const std::string name = gatewayName(facts, gateway);
        for (const Grant &grant : one.grants.value) {
            const EnvironmentSet environments = grant.environments != 0 ? grant.environments : one.environments;
            if (!grant.mayWrite || (environments & facts.bit(Side::Production)) == 0)
                continue;
            const std::string unit = name + '/' + grant.principal + '/' + grant.role;
            if (grant.approval.empty())
                out.add(unitOf("grant", unit), Verdict::Fail, grantWithout, {grant.principal}, {},
                        refOf(facts, one, "grants", grant.role));
            else if (facts.isFresh(gateway))
                out.pass("grant:" + unit, one.by);
        }
        if (!one.grants.isDecided() || !facts.isFresh(gateway))
            out.add(unitOf("rights", name), Verdict::Unknown, rightsNotTold, {name}, {}, refOf(facts, one, "grants", {}));
    }
}

//! Does it act on an API of production that is not meant to be open?
bool isOnClosedApi(const PairFacts &facts, std::uint32_t policy)
{
    const EstateFacts &estate = facts.estate();
    const auto &open = estate.declared.publicApis;
    const auto acts = [&](std::uint32_t deployment) {
        const auto &policies = estate.deployments[deployment].policies;
        return std::find(policies.begin(), policies.end(), policy) != policies.end();
    };
    const auto rows = facts.rowsOf(policy);
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        const auto &production = facts.pairOf(row)->production;
        return std::find(open.begin(), open.end(), estate.apis[row].name) == open.end()
            && std::any_of(production.begin(), production.end(), acts);
    });
}

void judgePlan(const PairFacts &facts, std::uint32_t number, Judgement &out)
{
    const PolicyFacts &policy = facts.estate().policies[number];
    const Admission admission = policy.meaning.admission;
    if (!policy.enabled || admission == Admission::NotTold || !facts.isOn(policy.place, Side::Production))
        return;
    UnitResult unit = unitOf(facts, policy);
    const bool isOpen = admission != Admission::Approved;
    const FactRef ref = refOf(facts, policy, "admission", isOpen ? "open" : "approved");
    if (isOpen && isOnClosedApi(facts, number))
        out.add(std::move(unit), Verdict::Fail, admission == Admission::Keyless ? keyless : automatic,
                {shown(facts, policy)}, {}, ref);
    else if (out.lacks(unit, {policy.place.gateway}, {EntityKind::Policy}))
        return;
    else if (isOpen)
        out.add(std::move(unit), Verdict::NotApplicable, openOnPurpose, {shown(facts, policy)}, {}, ref);
    else
        out.pass(std::move(unit.unit), policy.place.by);
}

void judgeWhole(const PairFacts &facts, Judgement &out)
{
    judgeUnexplained(facts, out);
    judgeRights(facts, out);
    for (const std::uint32_t gateway : facts.gateways(Side::Production))
        (void)out.lacks(unitOf("plans", gatewayName(facts, gateway)), {gateway}, {EntityKind::Policy});
}

} // namespace

FactState Idn06::population(const PairFacts &facts) const
{
    return listed(facts.stateOf(Side::Production, EntityKind::Credential));
}

FactState Idn06::records(const PairFacts &facts, const UnitResult &unit) const
{
    if (unit.unit.starts_with("credential:"))
        return facts.estate().records.accessRequests.state;
    return unit.unit.starts_with("grant:") ? rightsOf(facts, facts.gateways(Side::Production)) : FactState::Known;
}

bool Idn06::turnsBetween(const EstateFacts &facts, UtcTime from, UtcTime to) const
{
    const auto turns = [from, to](UtcTime since) { return (from - since > year) != (to - since > year); };
    const auto &requests = facts.records.accessRequests.value;
    return std::any_of(requests.begin(), requests.end(), [&](const AccessRequest &request) {
        return isExpired(request, from) != isExpired(request, to) || turns(request.approvedAt);
    }) || std::any_of(facts.credentials.begin(), facts.credentials.end(), [&turns](const CredentialFacts &credential) {
        return turns(UtcTime{std::chrono::seconds{credential.createdAt}});
    });
}

void Idn06::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    switch (unit.kind) {
    case UnitKind::Credential:
        return judgeCredential(facts, facts.estate().credentials[unit.number], out);
    case UnitKind::Policy:
        return judgePlan(facts, unit.number, out);
    default:
        return judgeWhole(facts, out);
    }
}

} // namespace bulkhead::isolation
