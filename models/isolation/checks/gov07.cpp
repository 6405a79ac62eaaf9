// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/gov07.h"

#include "isolation/checks/effective.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason openToAll{"GOV-07.open", QT_TRANSLATE_NOOP("Isolation", "Everybody sees the production of %1 in the portal")};
const Reason oneProduct{"GOV-07.one-product", QT_TRANSLATE_NOOP("Isolation", "One product, %2, offers sandbox and production of %1")};
const Reason foreignServer{"GOV-07.foreign-server",
                           QT_TRANSLATE_NOOP("Isolation", "The published contract of the sandbox of %1 names %2 of production")};
const Reason notConnected{"GOV-07.no-portal", QT_TRANSLATE_NOOP("Isolation", "No portal tells who sees the production of %1")};
const Reason contractUnknown{"GOV-07.contract-unknown",
                             QT_TRANSLATE_NOOP("Isolation", "Nothing tells which servers the published contract of the sandbox of %1 names")};
const Reason signedIn{"GOV-07.signed-in", QT_TRANSLATE_NOOP("Isolation", "Whoever signs in sees the production of %1 in the portal")};
const Reason noProduction{"GOV-07.no-production", QT_TRANSLATE_NOOP("Isolation", "%1 is not in production")};

bool isMeantToBeOpen(const EstateFacts &estate, const std::string &api)
{
    const auto &open = estate.declared.publicApis;
    return std::find(open.begin(), open.end(), api) != open.end();
}

//! Is the host one that production answers for, or of its inventory and nobody else's?
bool isProductions(const PairFacts &facts, const std::string &host)
{
    if (!facts.index().deploymentHosts.find(keyIn(facts.bit(Side::Production), "host/" + host)).empty()
        && facts.index().deploymentHosts.find(keyIn(facts.bit(Side::Sandbox), "host/" + host)).empty())
        return true;
    Endpoint place;
    place.host = host;
    return facts.estate().ownersOf(place) == facts.bit(Side::Production);
}

//! The first server of production that a contract of the sandbox names; empty: none.
std::string foreignServerOf(const PairFacts &facts, const DeploymentFacts &sandbox)
{
    if (!sandbox.publishedServers.isKnown())
        return {};
    for (const std::string &server : sandbox.publishedServers.value) {
        const std::string host = endpoint(server).host;
        if (!host.empty() && isProductions(facts, host))
            return server;
    }
    return {};
}

//! A plan or product that policies of both sides come from; empty: none.
std::string commonProduct(const PairFacts &facts, const ApiPair &pair)
{
    const auto &estate = facts.estate();
    std::vector<std::string> products;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t deployment : pair.of(side)) {
            for (const std::uint32_t number : estate.deployments[deployment].policies) {
                const PolicyFacts &policy = estate.policies[number];
                if (!policy.enabled || policy.sharedObject.empty())
                    continue;
                if (side == Side::Sandbox)
                    products.push_back(policy.sharedObject);
                else if (std::find(products.begin(), products.end(), policy.sharedObject) != products.end())
                    return policy.sharedObject;
            }
        }
    }
    return {};
}

} // namespace

FactState Gov07::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Gov07::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const EstateFacts &estate = facts.estate();
    const ApiPair &pair = facts.apis()[unit.number];
    const std::string &name = estate.apis[pair.api].name;
    UnitResult result = unitOf(facts, pair);
    result.sandbox = deploymentRef(facts, pair, Side::Sandbox, "visibility", {});
    result.production = deploymentRef(facts, pair, Side::Production, "visibility", {});
    const auto say = [&](Verdict verdict, const Reason &reason, std::string value) {
        result.verdict = verdict;
        result.reason = &reason;
        result.arguments = {name, value};
        (&reason == &foreignServer ? result.sandbox : result.production).value = std::move(value);
        out.add(std::move(result));
    };
    bool untold = false, toWhoSignsIn = false, contractUntold = false;
    for (const std::uint32_t number : pair.production) {
        const std::string &visibility = estate.deployments[number].visibility;
        if (visibility == "public" && !isMeantToBeOpen(estate, name))
            return say(Verdict::Fail, openToAll, visibility);
        untold = untold || visibility.empty();
        toWhoSignsIn = toWhoSignsIn || visibility == "signed-in";
    }
    for (const std::uint32_t number : pair.sandbox) {
        if (std::string server = foreignServerOf(facts, estate.deployments[number]); !server.empty())
            return say(Verdict::Fail, foreignServer, std::move(server));
        contractUntold = contractUntold || !estate.deployments[number].publishedServers.isDecided();
    }
    if (std::string product = commonProduct(facts, pair); !product.empty())
        return say(Verdict::Fail, oneProduct, std::move(product));
    if (out.lacks(result, gatewaysOf(facts, pair), {EntityKind::Deployment, EntityKind::Policy})
        || out.lacksSide(pair, result, Side::Production))
        return;
    if (untold)
        return say(Verdict::Unknown, notConnected, {});
    if (contractUntold && !pair.production.empty())
        return say(Verdict::Unknown, contractUnknown, {});
    if (pair.production.empty())
        return say(Verdict::NotApplicable, noProduction, {});
    if (toWhoSignsIn)
        return say(Verdict::Warn, signedIn, "signed-in");
    out.pass(pair);
}

} // namespace bulkhead::isolation
