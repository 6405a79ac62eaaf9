// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/idn02.h"

#include "isolation/checks/across.h"

#include <QUrl>

namespace bulkhead::isolation {

namespace {

const Reason sameClient{"IDN-02.same-client",
                        QT_TRANSLATE_NOOP("Isolation", "Client %1 is used in sandbox and in production: by %2 and by "
                                                       "%3")};
const Reason sameKey{"IDN-02.same-key",
                     QT_TRANSLATE_NOOP("Isolation", "Client %1 of %2 has the key or secret of a client of %3")};
const Reason spanning{"IDN-02.spanning",
                      QT_TRANSLATE_NOOP("Isolation", "Client %1 of %2 acts on APIs of both environments")};
const Reason redirects{"IDN-02.redirects",
                       QT_TRANSLATE_NOOP("Isolation", "Client %1 of %2 may redirect to hosts of both environments")};
const Reason issuerNotTold{"IDN-02.issuer-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Client id %1 is used by %2 and by %3, and an issuer is "
                                                          "not known")};
const Reason unseen{"IDN-02.clients-unseen",
                    QT_TRANSLATE_NOOP("Isolation", "The clients behind %1 are registered where nobody has looked")};
const Reason sameId{"IDN-02.same-id",
                    QT_TRANSLATE_NOOP("Isolation", "Client id %1 is used by %2 and by %3, at different issuers")};

struct Use
{
    const PolicyFacts &policy;
    const ClientUse &client;
    Side side;
};

Keys keysOfClient(const ClientUse &client)
{
    PolicyFacts alone;
    alone.meaning.clients = {client};
    return keysOf(alone);
}

bool redirectsToBoth(const PairFacts &facts, const ClientUse &client)
{
    bool on[2] = {};
    for (const std::string &uri : client.redirectUris) {
        const std::string host = QUrl(QString::fromStdString(uri)).host().toLower().toStdString();
        if (const auto owner = ownerOf(facts, host))
            on[static_cast<std::size_t>(*owner)] = true;
    }
    return on[0] && on[1];
}

void judgeClient(const PairFacts &facts, const Use &use, Judgement &out)
{
    const auto &policies = facts.estate().policies;
    const std::string &id = use.client.clientId;
    const std::string shownId = id.empty() ? use.client.keyThumbprint : id;
    UnitResult unit = unitOf(facts, use.policy);
    unit.apis = rowsOf(facts, use.policy);
    unit.unit = "client:" + unit.unit.substr(unit.unit.find(':') + 1) + '/' + use.client.issuer + '|' + shownId;
    const auto say = [&](Verdict verdict, const Reason &reason, std::uint32_t found) {
        const PolicyFacts &foreign = found == noIndex ? use.policy : policies[found];
        FactRef own = refOf(facts, use.policy, "client", shownId), across = refOf(facts, foreign, "client", shownId);
        if (use.side == Side::Production)
            std::swap(own, across);
        out.add(std::move(unit), verdict, reason, {shownId, shown(facts, use.policy), shown(facts, foreign)},
                std::move(own), std::move(across));
    };
    if (facts.isOnBoth(use.policy.place))
        return say(Verdict::Fail, spanning, noIndex);
    const Side foreign = other(use.side);
    const Keys keys = keysOfClient(use.client);
    const KeyMatch same = use.client.issuer.empty() ? KeyMatch{} : policyMatch(facts, keys, {"client/"}, foreign);
    if (same.isThere())
        return say(Verdict::Fail, sameClient, same.item);
    if (const KeyMatch key = policyMatch(facts, keys, {"client-key/", "client-secret/"}, foreign); key.isThere())
        return say(Verdict::Fail, sameKey, key.item);
    if (redirectsToBoth(facts, use.client))
        return say(Verdict::Fail, redirects, noIndex);
    if (out.lacks(unit, withGatewaysOf(facts, {use.policy.place.gateway}, foreign), {EntityKind::Policy}))
        return;
    if (!id.empty()) {
        const std::uint32_t nameless = policyUnder(facts, "client//" + id, foreign);
        const std::uint32_t named = policyUnder(facts, "client-id/" + id, foreign);
        if (nameless != noIndex || (named != noIndex && use.client.issuer.empty()))
            return say(Verdict::Unknown, issuerNotTold, nameless != noIndex ? nameless : named);
        if (named != noIndex)
            return say(Verdict::Warn, sameId, named);
    }
    out.pass(std::move(unit.unit), use.policy.place.by, unit.apis);
}

//! OAuth clients that the gateway itself keeps: their issuer is the gateway.
void judgeCredential(const PairFacts &facts, const CredentialFacts &credential, Judgement &out)
{
    UnitResult unit = unitOf(facts, credential);
    const CredentialFacts *secret = nullptr, *name = nullptr;
    for (const std::string &key : keysOf(credential)) {
        if (key.starts_with("secret/") && !credential.shortHash)
            secret = productionCredential(facts, key);
        else if (key.starts_with("name/"))
            name = productionCredential(facts, key);
    }
    const auto say = [&](Verdict verdict, const Reason &reason, const CredentialFacts &found) {
        out.add(std::move(unit), verdict, reason, {credential.clientId, credential.consumerName, found.consumerName},
                refOf(facts, credential, "client", credential.clientId), refOf(facts, found, "client", found.clientId));
    };
    if (facts.isOnBoth(credential.place))
        return say(Verdict::Fail, spanning, credential);
    if (secret != nullptr)
        return say(Verdict::Fail, sameKey, *secret);
    const auto gateways = withGatewaysOf(facts, {credential.place.gateway}, Side::Production);
    if (out.lacks(unit, gateways, {EntityKind::Credential}))
        return;
    if (name != nullptr)
        return say(Verdict::Warn, sameId, *name);
    out.pass(std::move(unit.unit), credential.place.by);
}

//! Tokens are taken, and for which clients they are issued is known elsewhere only.
bool hidesClients(const PolicyFacts &policy)
{
    const auto &trust = policy.meaning.trust;
    return policy.meaning.clients.empty() && trust && (trust->elsewhere || trust->issuers.isKnown());
}

void judgePolicy(const PairFacts &facts, const PolicyFacts &policy, Judgement &out)
{
    const auto side = facts.isOnBoth(policy.place) ? Side::Sandbox : sideOf(facts, policy.place);
    if (!policy.enabled || !side)
        return;
    for (const ClientUse &client : policy.meaning.clients)
        judgeClient(facts, {policy, client, *side}, out);
    if (!hidesClients(policy))
        return;
    UnitResult unit = unitOf(facts, policy);
    unit.apis = rowsOf(facts, policy);
    out.add(std::move(unit), Verdict::Unknown, unseen, {shown(facts, policy)});
}

} // namespace

FactState Idn02::population(const PairFacts &facts) const
{
    return listed(bothSides(facts, {EntityKind::Policy, EntityKind::Credential}));
}

void Idn02::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    if (unit.kind == UnitKind::Policy)
        return judgePolicy(facts, facts.estate().policies[unit.number], out);
    const CredentialFacts &credential = facts.estate().credentials[unit.number];
    const bool isClient = credential.kind.find("oauth") != std::string::npos;
    if (isClient && credential.isActive && facts.isOn(credential.place, Side::Sandbox))
        judgeCredential(facts, credential, out);
}

} // namespace bulkhead::isolation
