// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/dimensions.h"

#include "isolation/checks/crossing.h"
#include "isolation/checks/twogateways.h"
#include "isolation/identity.h"

#include <algorithm>
#include <functional>

namespace bulkhead::isolation {

namespace {

constexpr std::array<std::string_view, dimensionCount> names = {
    "gateway", "compute", "load balancer", "targets", "credentials", "token trust", "policies", "counters", "log sinks"};

//! What several comparisons say together: one thing shared is shared, one undecided leaves it open.
class Together
{
public:
    void add(Separation one)
    {
        m_any = true;
        m_shared = m_shared || one == Separation::Shared;
        m_open = m_open || one == Separation::Undecided;
    }
    [[nodiscard]] Separation result() const
    {
        if (m_shared)
            return Separation::Shared;
        return m_any && !m_open ? Separation::Separated : Separation::Undecided;
    }

private:
    bool m_any = false, m_shared = false, m_open = false;
};

Separation of(bool shared)
{
    return shared ? Separation::Shared : Separation::Separated;
}

Separation of(Verdict verdict)
{
    if (verdict == Verdict::Fail)
        return Separation::Shared;
    return verdict == Verdict::Pass || verdict == Verdict::NotApplicable ? Separation::Separated : Separation::Undecided;
}

//! One API while it is looked at: what acts on each side.
class DividedRow
{
public:
    DividedRow(const PairFacts &facts, const ApiPair &pair)
        : m_facts(facts)
        , m_pair(pair)
    {
        for (const Side side : {Side::Sandbox, Side::Production}) {
            const auto index = static_cast<std::size_t>(side);
            for (const std::uint32_t number : pair.of(side)) {
                const DeploymentFacts &deployment = facts.estate().deployments[number];
                m_gateways[index].push_back(deployment.place.gateway);
                for (const std::uint32_t policy : deployment.policies) {
                    if (facts.estate().policies[policy].enabled)
                        m_policies[index].push_back(policy);
                }
            }
        }
    }

    [[nodiscard]] Separations all() const
    {
        return {gateways(commonIdentity), compute(), gateways(commonIngress), targets(), clients(),
                trust(),                  policies(), counters(),              sinks()};
    }

private:
    using Policies = std::vector<std::uint32_t>;

    [[nodiscard]] const PolicyFacts &at(std::uint32_t policy) const { return m_facts.estate().policies[policy]; }
    [[nodiscard]] const std::vector<std::uint32_t> &gatewaysOn(Side side) const
    {
        return m_gateways[static_cast<std::size_t>(side)];
    }

    //! Compares each of what one side has with each of the other's.
    template<typename T, typename Compare>
    [[nodiscard]] static Separation across(const std::vector<T> &sandbox, const std::vector<T> &production, Compare compare)
    {
        Together together;
        for (const T &one : sandbox) {
            for (const T &other : production)
                together.add(compare(one, other));
        }
        return together.result();
    }

    [[nodiscard]] Separation gateways(InCommon (*common)(const PairFacts &, std::uint32_t, std::uint32_t)) const
    {
        return across(gatewaysOn(Side::Sandbox), gatewaysOn(Side::Production),
                      [&](std::uint32_t a, std::uint32_t b) { return of(common(m_facts, a, b).verdict); });
    }

    [[nodiscard]] Separation compute() const
    {
        const bool shared = gateways(commonIdentity) == Separation::Shared
            && std::any_of(gatewaysOn(Side::Sandbox).begin(), gatewaysOn(Side::Sandbox).end(), [this](std::uint32_t a) {
                   const auto &far = gatewaysOn(Side::Production);
                   return std::find(far.begin(), far.end(), a) != far.end();
               });
        return shared ? Separation::Shared : Separation::Undecided;
    }

    [[nodiscard]] Separation targets() const
    {
        Together together;
        for (const Side side : {Side::Sandbox, Side::Production}) {
            for (const std::uint32_t number : m_pair.of(side)) {
                for (const std::uint32_t target : m_facts.estate().deployments[number].targets)
                    addTarget(together, target, side);
            }
        }
        return together.result();
    }

    void addTarget(Together &together, std::uint32_t number, Side side) const
    {
        const TargetFacts &target = m_facts.estate().targets[number];
        if (target.role == TargetFacts::Role::Log)
            return;
        const Crossing crossing = crossingOf(m_facts, number);
        const bool open = isUndecided(m_facts, target) || hasUnresolved(m_facts, other(side))
            || crossing.kind != Crossing::Kind::None;
        if (crossing.isProof())
            together.add(Separation::Shared);
        else
            together.add(open ? Separation::Undecided : Separation::Separated);
    }

    //! A part of the meaning of every policy of a side, one after another.
    template<typename T>
    [[nodiscard]] std::vector<const T *> gather(Side side, const std::function<void(const PolicyMeaning &, std::vector<const T *> &)> &take) const
    {
        std::vector<const T *> all;
        for (const std::uint32_t policy : m_policies[static_cast<std::size_t>(side)])
            take(at(policy).meaning, all);
        return all;
    }

    template<typename T, typename Compare>
    [[nodiscard]] Separation acrossParts(const std::function<void(const PolicyMeaning &, std::vector<const T *> &)> &take,
                                         Compare compare) const
    {
        return across(gather<T>(Side::Sandbox, take), gather<T>(Side::Production, take),
                      [&](const T *one, const T *other) { return compare(*one, *other); });
    }

    [[nodiscard]] Separation clients() const
    {
        const auto take = [](const PolicyMeaning &meaning, std::vector<const ClientUse *> &all) {
            for (const ClientUse &client : meaning.clients)
                all.push_back(&client);
        };
        return acrossParts<ClientUse>(take, [](const ClientUse &a, const ClientUse &b) {
            const bool sameClient = !a.clientId.empty() && a.clientId == b.clientId && a.issuer == b.issuer;
            const bool sameKey = !a.keyThumbprint.empty() && a.keyThumbprint == b.keyThumbprint;
            return of(sameClient || sameKey || (a.secret && a.secret == b.secret));
        });
    }

    [[nodiscard]] Separation trust() const
    {
        const auto take = [](const PolicyMeaning &meaning, std::vector<const TokenTrust *> &all) {
            if (meaning.trust)
                all.push_back(&*meaning.trust);
        };
        return acrossParts<TokenTrust>(take, [](const TokenTrust &a, const TokenTrust &b) {
            Together together;
            together.add(compareLists(a.issuers, b.issuers));
            if (a.keys.isDecided() || b.keys.isDecided())
                together.add(compareLists(a.keys, b.keys));
            return together.result();
        });
    }

    [[nodiscard]] static Separation compareLists(const Fact<std::vector<std::string>> &a, const Fact<std::vector<std::string>> &b)
    {
        if (!a.isDecided() || !b.isDecided())
            return Separation::Undecided;
        return of(std::any_of(a.value.begin(), a.value.end(), [&b](const std::string &one) {
            return std::find(b.value.begin(), b.value.end(), one) != b.value.end();
        }));
    }

    [[nodiscard]] Separation policies() const
    {
        return across(m_policies[0], m_policies[1], [this](std::uint32_t a, std::uint32_t b) {
            return of(a == b || (!at(a).sharedObject.empty() && at(a).sharedObject == at(b).sharedObject));
        });
    }

    [[nodiscard]] Separation counters() const
    {
        const auto take = [](const PolicyMeaning &meaning, std::vector<const CounterStore *> &all) {
            if (meaning.counters)
                all.push_back(&*meaning.counters);
        };
        return acrossParts<CounterStore>(take, [this](const CounterStore &a, const CounterStore &b) {
            const bool own = a.endpoints.empty() || b.endpoints.empty();
            if (own) // in the memory or the database of the gateway
                return a.kind == b.kind ? gateways(commonIdentity) : Separation::Separated;
            if (a.database != b.database || a.nameSpace != b.nameSpace)
                return Separation::Separated;
            return places(a.endpoints, b.endpoints);
        });
    }

    [[nodiscard]] Separation sinks() const
    {
        const auto take = [](const PolicyMeaning &meaning, std::vector<const Callout *> &all) {
            for (const Callout &callout : meaning.callouts) {
                if (callout.role == Callout::Role::Log)
                    all.push_back(&callout);
            }
        };
        return acrossParts<Callout>(take, [this](const Callout &a, const Callout &b) {
            return a.opaque || b.opaque ? Separation::Undecided : places({a.endpoint}, {b.endpoint});
        });
    }

    [[nodiscard]] Separation places(const std::vector<Endpoint> &a, const std::vector<Endpoint> &b) const
    {
        const bool sameMachine = areOnOneMachine(m_facts, gatewaysOn(Side::Sandbox).front(), gatewaysOn(Side::Production).front());
        return across(a, b, [sameMachine](const Endpoint &one, const Endpoint &other) {
            const SamePlace place = compare(one, other, sameMachine);
            return place == SamePlace::Undecided ? Separation::Undecided : of(place == SamePlace::Same);
        });
    }

    const PairFacts &m_facts;
    const ApiPair &m_pair;
    std::array<std::vector<std::uint32_t>, 2> m_gateways;
    std::array<Policies, 2> m_policies;
};

} // namespace

std::string_view toWire(Dimension dimension)
{
    return names[static_cast<std::size_t>(dimension)];
}

Separations separationsOf(const PairFacts &facts, const ApiPair &pair)
{
    return pair.hasBoth() ? DividedRow(facts, pair).all() : Separations{};
}

} // namespace bulkhead::isolation
