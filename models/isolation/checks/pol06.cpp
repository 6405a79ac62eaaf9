// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/pol06.h"

#include "isolation/checks/effective.h"
#include "isolation/identity.h"

#include <algorithm>
#include <optional>

namespace bulkhead::isolation {

namespace {

const Reason exposedAdmin{"POL-06.admin-exposed",
                          QT_TRANSLATE_NOOP("Isolation", "%1 leads callers to the admin API of its gateway")};
const Reason debugging{"POL-06.debug",
                       QT_TRANSLATE_NOOP("Isolation", "%2 answers for %1 in production instead of its back-end, or "
                                                      "shows requests")};
const Reason openCors{"POL-06.cors", QT_TRANSLATE_NOOP("Isolation", "%2 lets every origin call %1 with credentials")};
const Reason plainText{"POL-06.plain-text",
                       QT_TRANSLATE_NOOP("Isolation", "%1 answers without TLS in production: route %2")};
const Reason oldTls{"POL-06.old-tls", QT_TRANSLATE_NOOP("Isolation", "%1 answers with TLS %2 in production")};
const Reason weakerTls{"POL-06.weaker-tls",
                       QT_TRANSLATE_NOOP("Isolation", "Production of %1 speaks older TLS than its sandbox")};
const Reason biggerBody{"POL-06.bigger-body",
                        QT_TRANSLATE_NOOP("Isolation", "Production of %1 takes bigger bodies than its sandbox: %2 "
                                                       "bytes")};
const Reason belowSla{"POL-06.below-sla",
                      QT_TRANSLATE_NOOP("Isolation", "%1 is limited to fewer calls a minute than promised: %2")};
const Reason noSignIn{"POL-06.no-authentication",
                      QT_TRANSLATE_NOOP("Isolation", "Production of %1 does not ask who calls")};
const Reason noAccessList{"POL-06.no-authorisation",
                          QT_TRANSLATE_NOOP("Isolation", "Production of %1 lets in whoever signs in: no access list, "
                                                         "no scopes")};
const Reason noRateLimit{"POL-06.no-rate-limit",
                         QT_TRANSLATE_NOOP("Isolation", "Production of %1 has no rate limit")};
const Reason noSizeLimit{"POL-06.no-request-check",
                         QT_TRANSLATE_NOOP("Isolation", "Production of %1 checks neither form nor size of requests")};
const Reason noAccessLog{"POL-06.no-access-log",
                         QT_TRANSLATE_NOOP("Isolation", "Production of %1 keeps no access log")};
const Reason script{"POL-06.script",
                    QT_TRANSLATE_NOOP("Isolation", "A script acts on production of %1 and may stand in for what is "
                                                   "missing there")};
const Reason logNotTold{"POL-06.access-log-not-told",
                        QT_TRANSLATE_NOOP("Isolation", "Whether the log of the whole gateway has the calls of %1 in production is "
                                                       "not known")};
const Reason tlsNotTold{"POL-06.tls-not-told",
                        QT_TRANSLATE_NOOP("Isolation", "Which TLS versions production of %1 speaks is not known")};
const Reason mockInStore{"POL-06.mock-switched-off",
                         QT_TRANSLATE_NOOP("Isolation", "%2 is switched off on %1 in production, but still there")};
const Reason noSla{"POL-06.no-sla",
                   QT_TRANSLATE_NOOP("Isolation", "How many calls %1 promises is not on record, so its limits cannot "
                                                  "be checked")};
const Reason notInProduction{"POL-06.not-in-production", QT_TRANSLATE_NOOP("Isolation", "%1 is not in production")};
const Reason retired{"POL-06.retired", QT_TRANSLATE_NOOP("Isolation", "%1 is switched off in production")};

bool isPublic(const PairFacts &facts, const std::string &api)
{
    const auto &open = facts.estate().declared.publicApis;
    return std::find(open.begin(), open.end(), api) != open.end();
}

struct OneSide
{
    const PairFacts &facts;
    const ApiPair &pair;
    Side side;

    [[nodiscard]] std::vector<const PolicyFacts *> of(std::initializer_list<PolicyClass> kinds, bool enabled = true) const
    {
        std::vector<const PolicyFacts *> found;
        for (const std::uint32_t policy : policiesOn(facts, pair, side, kinds, enabled))
            found.push_back(&facts.estate().policies[policy]);
        return found;
    }
};

//! The least that the policies let through; 0: no limit.
std::int64_t mostBytes(const OneSide &side)
{
    std::int64_t most = 0;
    for (const PolicyFacts *policy : side.of({PolicyClass::SizeLimit})) {
        if (policy->meaning.maxBytes > 0)
            most = most == 0 ? policy->meaning.maxBytes : std::min(most, policy->meaning.maxBytes);
    }
    return most;
}

std::int64_t perMinute(const std::vector<const PolicyFacts *> &limits)
{
    std::int64_t least = 0;
    for (const PolicyFacts *policy : limits) {
        for (const Limit &limit : policy->meaning.limits) {
            if (limit.seconds <= 0)
                continue;
            const std::int64_t calls = limit.amount * 60 / limit.seconds;
            least = least == 0 ? calls : std::min(least, calls);
        }
    }
    return least;
}

std::optional<std::int64_t> promised(const PairFacts &facts, const std::string &api)
{
    const auto &promises = facts.estate().declared.promisedPerMinute;
    const auto promise = promises.find(api);
    return promise != promises.end() ? std::optional(promise->second) : std::nullopt;
}

//! What the baseline asks for and nothing acts as; nullptr: all is there.
const Reason *missingItem(const OneSide &production, bool open)
{
    const auto signIn = production.of({PolicyClass::Authentication});
    if (signIn.empty() && !open)
        return &noSignIn;
    const bool scoped = std::any_of(signIn.begin(), signIn.end(), [](const PolicyFacts *policy) {
        return policy->meaning.trust && policy->meaning.trust->scopes.isKnown();
    });
    if (!scoped && !open && production.of({PolicyClass::Authorisation}).empty())
        return &noAccessList;
    if (production.of({PolicyClass::RateLimit}).empty())
        return &noRateLimit;
    if (production.of({PolicyClass::Validation, PolicyClass::SizeLimit}).empty())
        return &noSizeLimit;
    return production.of({PolicyClass::Log}).empty() ? &noAccessLog : nullptr;
}

//! The oldest TLS of the gateways of one side; nothing if one does not tell. "none" is before all versions.
std::optional<std::string> oldestTls(const PairFacts &facts, const ApiPair &pair, Side side)
{
    std::optional<std::string> oldest;
    for (const std::uint32_t deployment : pair.of(side)) {
        const auto &tls = facts.estate().gateways[facts.estate().deployments[deployment].place.gateway].tlsMinimum;
        if (!tls.isKnown())
            return std::nullopt;
        const std::string version = tls.value == "none" ? std::string() : tls.value;
        oldest = oldest ? std::min(*oldest, version) : version;
    }
    return oldest;
}

const RouteFacts *plainRoute(const PairFacts &facts, const ApiPair &pair)
{
    for (const std::uint32_t deployment : pair.production) {
        for (const RouteFacts &route : facts.estate().deployments[deployment].routes) {
            const auto speaks = [&route](std::string_view protocol) {
                return std::find(route.protocols.begin(), route.protocols.end(), protocol) != route.protocols.end();
            };
            if (speaks("http") && !speaks("https"))
                return &route;
        }
    }
    return nullptr;
}

bool leadsToAdmin(const PairFacts &facts, const ApiPair &pair)
{
    for (const std::uint32_t number : pair.production) {
        const DeploymentFacts &deployment = facts.estate().deployments[number];
        const Endpoint &admin = facts.estate().gateways[deployment.place.gateway].admin;
        for (const std::uint32_t target : deployment.targets) {
            const TargetFacts &one = facts.estate().targets[target];
            if (admin.isSet() && one.endpoint.isSet() && compare(one.endpoint, admin, true) == SamePlace::Same)
                return true;
        }
    }
    return false;
}

//! Does a gateway write somewhere by itself, without a policy? The calls may be in it.
bool writesByItself(const PairFacts &facts, const std::vector<std::uint32_t> &gateways)
{
    const auto &sinks = facts.estate().sinks;
    return std::any_of(sinks.begin(), sinks.end(), [&gateways](const SinkFacts &sink) {
        return sink.policy == noIndex && !sink.pulled
            && std::find(gateways.begin(), gateways.end(), sink.place.gateway) != gateways.end();
    });
}

//! What is wrong with what is there, whatever could not be read.
struct Breach
{
    const Reason *reason = nullptr;
    std::string argument;
    const PolicyFacts *policy = nullptr;
};

Breach breachOf(const PairFacts &facts, const ApiPair &pair, const std::string &api)
{
    const OneSide production{facts, pair, Side::Production}, sandbox{facts, pair, Side::Sandbox};
    if (leadsToAdmin(facts, pair))
        return {&exposedAdmin, {}, nullptr};
    if (const auto found = production.of({PolicyClass::Mock, PolicyClass::Debug}); !found.empty())
        return {&debugging, found.front()->name, found.front()};
    for (const PolicyFacts *cors : production.of({PolicyClass::Cors})) {
        const auto &origins = cors->meaning.corsOrigins;
        if (cors->meaning.corsCredentials && std::find(origins.begin(), origins.end(), "*") != origins.end())
            return {&openCors, cors->name, cors};
    }
    if (const RouteFacts *route = plainRoute(facts, pair))
        return {&plainText, route->name.empty() ? route->id : route->name, nullptr};
    const auto tls = oldestTls(facts, pair, Side::Production), before = oldestTls(facts, pair, Side::Sandbox);
    if (tls && *tls < "1.2")
        return {&oldTls, tls->empty() ? "none" : *tls, nullptr};
    if (tls && before && *tls < *before)
        return {&weakerTls, *tls, nullptr};
    if (const auto bytes = mostBytes(production), least = mostBytes(sandbox); bytes > 0 && least > 0 && bytes > least)
        return {&biggerBody, std::to_string(bytes), production.of({PolicyClass::SizeLimit}).front()};
    const auto limits = production.of({PolicyClass::RateLimit});
    const auto promise = promised(facts, api);
    if (const std::int64_t calls = perMinute(limits); promise && calls > 0 && calls < *promise)
        return {&belowSla, std::to_string(calls) + " < " + std::to_string(*promise), limits.front()};
    return {};
}

bool isSwitchedOff(const PairFacts &facts, const ApiPair &pair)
{
    return std::none_of(pair.production.begin(), pair.production.end(), [&facts](std::uint32_t deployment) {
        return facts.estate().deployments[deployment].enabled;
    });
}

std::vector<std::uint32_t> productionGateways(const PairFacts &facts, const ApiPair &pair)
{
    ApiPair half;
    half.api = pair.api;
    half.production = pair.production;
    return gatewaysOf(facts, half);
}

} // namespace

void Pol06::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    const OneSide production{facts, row.pair(), Side::Production};
    if (row.lacksSide(Side::Production))
        return;
    if (row.pair().production.empty())
        return row.say(Verdict::NotApplicable, notInProduction, {row.name()});
    if (isSwitchedOff(facts, row.pair()))
        return row.say(Verdict::NotApplicable, retired, {row.name()});
    if (const Breach breach = breachOf(facts, row.pair(), row.name()); breach.reason != nullptr) {
        FactRef ref = breach.policy != nullptr
            ? refOf(facts, *breach.policy, "class", std::string(shown(breach.policy->meaning.kind)))
            : deploymentRef(facts, row.pair(), Side::Production, "baseline", breach.argument);
        return row.say(Verdict::Fail, *breach.reason, {row.name(), breach.argument}, {}, std::move(ref));
    }
    const auto gateways = productionGateways(facts, row.pair());
    if (row.lacks(gateways, {EntityKind::Policy}))
        return;
    if (const Reason *item = missingItem(production, isPublic(facts, row.name()))) {
        const Reason *doubt = hasOpaquePolicy(facts, row.pair(), Side::Production) ? &script
            : item == &noAccessLog && writesByItself(facts, gateways)              ? &logNotTold
                                                                                   : nullptr;
        return row.say(doubt != nullptr ? Verdict::Unknown : Verdict::Fail, doubt != nullptr ? *doubt : *item, {row.name()}, {},
                       deploymentRef(facts, row.pair(), Side::Production, "policies", "none"));
    }
    if (row.lacks(gateways, {EntityKind::Route, EntityKind::Target}))
        return;
    if (!oldestTls(facts, row.pair(), Side::Production))
        return row.say(Verdict::Unknown, tlsNotTold, {row.name()});
    if (const auto off = production.of({PolicyClass::Mock, PolicyClass::Debug}, false); !off.empty())
        return row.say(Verdict::Warn, mockInStore, {row.name(), off.front()->name}, {},
                       refOf(facts, *off.front(), "enabled", "no"));
    if (!promised(facts, row.name()))
        return row.say(Verdict::Warn, noSla, {row.name()});
    row.pass();
}

} // namespace bulkhead::isolation
