// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/inf05.h"

#include "isolation/checks/crossing.h"
#include "isolation/checks/effective.h"
#include "isolation/checks/routing.h"
#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason oneObject{"INF-05.one-object", QT_TRANSLATE_NOOP("Isolation", "One entity, %2, is %1 in sandbox and in production")};
const Reason mixedUpstream{"INF-05.mixed-upstream",
                           QT_TRANSLATE_NOOP("Isolation", "%1 spreads its calls over targets of sandbox and of production: %2, %3")};
const Reason bySwitch{"INF-05.request-switch",
                      QT_TRANSLATE_NOOP("Isolation", "The caller of %1 chooses the environment with %2")};
const Reason foreignHost{"INF-05.foreign-host",
                         QT_TRANSLATE_NOOP("Isolation", "%1 answers for %2, a host of the other side's inventory")};
const Reason sameHost{"INF-05.same-host",
                      QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 answers for %2, and production's %4 for %3")};
const Reason pathsOnly{"INF-05.paths-only",
                       QT_TRANSLATE_NOOP("Isolation", "Only the path divides the sandbox of %1 from production's %4 on %2")};
const Reason matcherOnly{"INF-05.matcher", QT_TRANSLATE_NOOP("Isolation", "A route of %1 asks for an environment in the request: %2")};
const Reason scriptNames{"INF-05.script-names",
                         QT_TRANSLATE_NOOP("Isolation", "A script that names environments decides a route of %1: %2")};
const Reason script{"INF-05.script", QT_TRANSLATE_NOOP("Isolation", "A script decides a route of %1: %2")};
const Reason undecidable{"INF-05.patterns",
                         QT_TRANSLATE_NOOP("Isolation", "Nobody can tell whether %2 of the sandbox of %1 and %3 of production's %4 meet")};
const Reason noRoutes{"INF-05.no-routes", QT_TRANSLATE_NOOP("Isolation", "%1 has no routes")};
const Reason platform{"INF-05.platform", QT_TRANSLATE_NOOP("Isolation", "%1 is a registered route of the platform")};

//! What one row says, worst first; adds its one verdict.
class RoutingRow
{
public:
    RoutingRow(const PairFacts &facts, const ApiPair &pair, Judgement &out)
        : m_facts(facts)
        , m_pair(pair)
        , m_out(out)
        , m_unit(unitOf(facts, pair))
    {
    }

    void judge()
    {
        if (isPlatform())
            return say(Verdict::NotApplicable, platform, {name()});
        if (provesOneObject() || provesOnEitherSide())
            return;
        findOverlap();
        if (m_overlap.kind == HostOverlap::Kind::Same || (m_overlap.kind == HostOverlap::Kind::PathsApart && !areTargetsApart()))
            return sayOverlap(Verdict::Fail, sameHost);
        if (lacks())
            return;
        if (const RouteFacts *route = opaqueRoute(false); route != nullptr)
            return say(Verdict::Unknown, script, {name(), route->name});
        if (m_overlap.kind == HostOverlap::Kind::Undecided)
            return sayOverlap(Verdict::Unknown, undecidable);
        if (hasNoRoutes())
            return say(Verdict::NotApplicable, noRoutes, {name()});
        if (m_overlap.kind == HostOverlap::Kind::PathsApart)
            return sayOverlap(Verdict::Warn, pathsOnly);
        if (const RouteFacts *route = opaqueRoute(true); route != nullptr)
            return say(Verdict::Warn, scriptNames, {name(), route->name});
        if (!m_matcher.empty())
            return say(Verdict::Warn, matcherOnly, {name(), m_matcher});
        m_out.pass(m_pair);
    }

private:
    [[nodiscard]] const EstateFacts &estate() const { return m_facts.estate(); }
    [[nodiscard]] const DeploymentFacts &at(std::uint32_t number) const { return estate().deployments[number]; }
    [[nodiscard]] const std::string &name() const { return estate().apis[m_pair.api].name; }

    void say(Verdict verdict, const Reason &reason, std::vector<std::string> arguments)
    {
        m_unit.verdict = verdict;
        m_unit.reason = &reason;
        m_unit.arguments = std::move(arguments);
        for (const Side side : {Side::Sandbox, Side::Production}) {
            FactRef &ref = side == Side::Sandbox ? m_unit.sandbox : m_unit.production;
            if (!ref.isSet())
                ref = deploymentRef(m_facts, m_pair, side, "routes", name());
        }
        m_out.add(std::move(m_unit));
    }

    void sayOverlap(Verdict verdict, const Reason &reason)
    {
        const DeploymentFacts &far = at(m_overlap.other);
        m_unit.sandbox = refOf(m_facts, at(m_overlapping), "hosts", m_overlap.host);
        m_unit.production = refOf(m_facts, far, "hosts", m_overlap.otherHost);
        if (far.api != noIndex && far.api != m_pair.api)
            m_unit.apis.push_back(far.api);
        say(verdict, reason, {name(), m_overlap.host, m_overlap.otherHost, far.name});
    }

    [[nodiscard]] bool isPlatform() const
    {
        const auto &known = estate().declared.platformRoutes;
        return std::find(known.begin(), known.end(), name()) != known.end();
    }

    bool provesOneObject()
    {
        for (const std::uint32_t one : m_pair.sandbox) {
            for (const std::uint32_t other : m_pair.production) {
                if (at(one).place.gateway != at(other).place.gateway || at(one).id != at(other).id)
                    continue;
                m_unit.sandbox = refOf(m_facts, at(one), "id", at(one).id);
                m_unit.production = refOf(m_facts, at(other), "id", at(other).id);
                say(Verdict::Fail, oneObject, {name(), at(one).id});
                return true;
            }
        }
        return false;
    }

    bool provesOnEitherSide()
    {
        for (const Side side : {Side::Sandbox, Side::Production}) {
            for (const std::uint32_t number : m_pair.of(side)) {
                if (provesMixedUpstream(at(number)) || provesSwitch(at(number)) || provesForeignHost(at(number), side))
                    return true;
            }
        }
        return false;
    }

    bool provesMixedUpstream(const DeploymentFacts &deployment)
    {
        std::array<const TargetFacts *, 2> owned{};
        for (const std::uint32_t number : deployment.targets) {
            const TargetFacts &target = estate().targets[number];
            for (const Side side : {Side::Sandbox, Side::Production}) {
                const bool only = (target.owners & m_facts.bit(side)) != 0 && (target.owners & m_facts.bit(other(side))) == 0;
                if (only && target.role == TargetFacts::Role::Upstream)
                    owned[static_cast<std::size_t>(side)] = &target;
            }
        }
        if (owned[0] == nullptr || owned[1] == nullptr)
            return false;
        m_unit.sandbox = refOf(m_facts, *owned[0]);
        m_unit.production = refOf(m_facts, *owned[1]);
        say(Verdict::Fail, mixedUpstream, {name(), shown(*owned[0]), shown(*owned[1])});
        return true;
    }

    bool provesSwitch(const DeploymentFacts &deployment)
    {
        const RequestSwitch found = requestSwitch(m_facts, deployment);
        if (found.route == nullptr)
            return false;
        m_matcher = found.matcher;
        if (!found.isChoice)
            return false;
        FactRef &ref = m_facts.isOn(deployment.place, Side::Sandbox) ? m_unit.sandbox : m_unit.production;
        ref = refOf(m_facts, deployment.place, "route", found.route->id, found.route->name, "matchers", found.matcher);
        say(Verdict::Fail, bySwitch, {name(), found.matcher});
        return true;
    }

    bool provesForeignHost(const DeploymentFacts &deployment, Side side)
    {
        for (const std::string &host : deployment.hosts) {
            Endpoint place;
            place.host = host;
            const EnvironmentSet owners = estate().ownersOf(place);
            if ((owners & m_facts.bit(other(side))) == 0 || (owners & m_facts.bit(side)) != 0)
                continue;
            (side == Side::Sandbox ? m_unit.sandbox : m_unit.production) = refOf(m_facts, deployment, "hosts", host);
            say(Verdict::Fail, foreignHost, {name(), host});
            return true;
        }
        return false;
    }

    void findOverlap()
    {
        for (const std::uint32_t number : m_pair.sandbox) {
            const HostOverlap found = hostOverlap(m_facts, at(number));
            if (found.kind > m_overlap.kind) {
                m_overlap = found;
                m_overlapping = number;
            }
        }
    }

    //! Is everything that the overlapping deployment calls proven to be its own?
    [[nodiscard]] bool areTargetsApart() const
    {
        const auto &targets = at(m_overlapping).targets;
        return !targets.empty() && !hasUnresolved(m_facts, Side::Production)
            && std::all_of(targets.begin(), targets.end(), [this](std::uint32_t number) {
                   return !isUndecided(m_facts, estate().targets[number])
                       && crossingOf(m_facts, number).kind == Crossing::Kind::None;
               });
    }

    bool lacks()
    {
        std::vector<std::uint32_t> gateways = gatewaysOf(m_facts, m_pair);
        if (!m_pair.sandbox.empty()) {
            const auto &far = m_facts.gateways(Side::Production);
            gateways.insert(gateways.end(), far.begin(), far.end());
        }
        return m_out.lacks(m_unit, gateways, {EntityKind::Deployment, EntityKind::Route})
            || m_out.lacks(m_unit, gatewaysOf(m_facts, m_pair), {EntityKind::Target});
    }

    [[nodiscard]] const RouteFacts *opaqueRoute(bool mentions) const
    {
        for (const Side side : {Side::Sandbox, Side::Production}) {
            for (const std::uint32_t number : m_pair.of(side)) {
                for (const RouteFacts &route : at(number).routes) {
                    if (route.opaque && route.opaqueMentionsEnvironment == mentions)
                        return &route;
                }
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool hasNoRoutes() const
    {
        const auto none = [this](std::uint32_t number) { return at(number).routes.empty() && at(number).hosts.empty(); };
        return std::all_of(m_pair.sandbox.begin(), m_pair.sandbox.end(), none)
            && std::all_of(m_pair.production.begin(), m_pair.production.end(), none);
    }

    const PairFacts &m_facts;
    const ApiPair &m_pair;
    Judgement &m_out;
    UnitResult m_unit;
    HostOverlap m_overlap;
    std::uint32_t m_overlapping = noIndex;
    std::string m_matcher; //!< of a route that asks for an environment and has no sibling
};

} // namespace

FactState Inf05::population(const PairFacts &facts) const
{
    return bothSides(facts, {EntityKind::Deployment});
}

void Inf05::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    RoutingRow(facts, facts.apis()[unit.number], out).judge();
}

} // namespace bulkhead::isolation
