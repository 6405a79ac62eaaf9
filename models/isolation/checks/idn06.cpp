// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn06.h"

#include "isolation/checks/across.h"

#include <algorithm>
#include <set>
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

using Requests = std::unordered_map<std::string, const AccessRequest *>;

//! The latest approval of each credential.
Requests requestsOf(const ConsoleRecords &records)
{
    Requests found;
    for (const AccessRequest &request : records.accessRequests.value) {
        const AccessRequest *&latest = found[request.credential];
        if (latest == nullptr || latest->approvedAt < request.approvedAt)
            latest = &request;
    }
    return found;
}

std::set<std::string> internalConsumers(const PairFacts &facts)
{
    std::set<std::string> ids;
    for (const ConsumerFacts &consumer : facts.estate().consumers) {
        if (consumer.isInternal)
            ids.insert(std::to_string(consumer.place.gateway) + '/' + consumer.id);
    }
    return ids;
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
    if (request->expiresAt != UtcTime{} && request->expiresAt < at)
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

void judgeCredentials(const PairFacts &facts, Judgement &out)
{
    const auto &records = facts.estate().records.accessRequests;
    const Requests requests = requestsOf(facts.estate().records);
    const std::set<std::string> internals = internalConsumers(facts);
    std::unordered_map<std::uint32_t, std::size_t> unexplained;
    for (const CredentialFacts &credential : facts.estate().credentials) {
        if (!credential.isActive || !facts.isOn(credential.place, Side::Production))
            continue;
        const std::uint32_t gateway = credential.place.gateway;
        const bool isInternal = internals.contains(std::to_string(gateway) + '/' + credential.consumerId);
        const auto at = requests.find(gatewayName(facts, gateway) + '/' + credential.id);
        const AccessRequest *request = at == requests.end() ? nullptr : at->second;
        if (isInternal)
            out.add(unitOf(facts, credential), Verdict::NotApplicable, internal, {nameOf(credential)});
        else if (request != nullptr || records.isDecided())
            judgeCredential(facts, credential, request, out);
        else
            ++unexplained[gateway];
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

//! Are all APIs that the policies with open doors act on meant to be open?
std::vector<bool> onClosedApis(const PairFacts &facts)
{
    std::vector<bool> closed(facts.estate().policies.size(), false);
    const auto &open = facts.estate().declared.publicApis;
    for (const ApiPair &pair : facts.apis()) {
        if (std::find(open.begin(), open.end(), facts.estate().apis[pair.api].name) != open.end())
            continue;
        for (const std::uint32_t deployment : pair.production) {
            for (const std::uint32_t policy : facts.estate().deployments[deployment].policies)
                closed[policy] = true;
        }
    }
    return closed;
}

void judgePlans(const PairFacts &facts, Judgement &out)
{
    for (const std::uint32_t gateway : facts.gateways(Side::Production))
        (void)out.lacks(unitOf("plans", gatewayName(facts, gateway)), {gateway}, {EntityKind::Policy});
    const std::vector<bool> closed = onClosedApis(facts);
    for (std::uint32_t i = 0; i < facts.estate().policies.size(); ++i) {
        const PolicyFacts &policy = facts.estate().policies[i];
        const Admission admission = policy.meaning.admission;
        if (!policy.enabled || admission == Admission::NotTold || !facts.isOn(policy.place, Side::Production))
            continue;
        UnitResult unit = unitOf(facts, policy);
        const bool isOpen = admission != Admission::Approved;
        const FactRef ref = refOf(facts, policy, "admission", isOpen ? "open" : "approved");
        if (isOpen && closed[i])
            out.add(std::move(unit), Verdict::Fail, admission == Admission::Keyless ? keyless : automatic,
                    {shown(facts, policy)}, {}, ref);
        else if (out.lacks(unit, {policy.place.gateway}, {EntityKind::Policy}))
            continue;
        else if (isOpen)
            out.add(std::move(unit), Verdict::NotApplicable, openOnPurpose, {shown(facts, policy)}, {}, ref);
        else
            out.pass(std::move(unit.unit), policy.place.by);
    }
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

void Idn06::judge(const PairFacts &facts, std::uint32_t, Judgement &out) const
{
    judgeCredentials(facts, out);
    judgeRights(facts, out);
    judgePlans(facts, out);
}

} // namespace bulkhead::isolation
