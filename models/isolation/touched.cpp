// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/touched.h"

#include "isolation/check.h"
#include "isolation/checks/across.h"
#include "isolation/identity.h"
#include "isolation/lookups.h"
#include "isolation/touchedmarks.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::array bothSidesOfPair = {Side::Sandbox, Side::Production};

bool isServed(const PairFacts &facts, const std::string &host, Side side)
{
    const auto found = facts.index().deploymentHosts.find(host);
    return std::any_of(found.begin(), found.end(), [&](const KeyIndex::Entry &entry) {
        return facts.isOn(facts.estate().deployments[entry.item].place, side);
    });
}

class Reach
{
public:
    Reach(const FactsChange &change, const PairFacts &was, const PairFacts &is)
        : m_change(change)
        , m_moments{Moment{was, false}, Moment{is, true}}
        , m_policies(change.policies)
        , m_targets(change.targets)
        , m_credentials(change.credentials)
        , m_sinks(change.sinks)
        , m_certificates(change.certificates)
        , m_deployments(change.deployments)
        , m_inRows(change.deployments)
        , m_apis(change.apis)
        , m_policyUnits(change.policies)
        , m_deploymentUnits(change.deployments)
        , m_rowUnits(change.apis)
    {
    }

    Touched touched()
    {
        Touched result;
        result.isAll = changesGateways() || flips();
        if (result.isAll)
            return result;
        for (Marks *marks : {&m_policies, &m_targets, &m_credentials, &m_sinks, &m_certificates, &m_deployments, &m_apis})
            marks->markChanged();
        const Marks changedPolicies = m_policies, changedTargets = m_targets, changedSinks = m_sinks;
        followPolicies(changedPolicies);
        followTargets(changedTargets);
        followCredentials();
        followSinks(changedSinks);
        followCertificates();
        followHosts();
        followConsumers();
        followReferences();
        collect(m_moments[0], result.was);
        collect(m_moments[1], result.is);
        return result;
    }

private:
    [[nodiscard]] const PairFacts &was() const { return m_moments[0].facts; }
    [[nodiscard]] const PairFacts &is() const { return m_moments[1].facts; }

    [[nodiscard]] bool changesGateways() const
    {
        return std::any_of(bothSidesOfPair.begin(), bothSidesOfPair.end(),
                           [this](Side side) { return was().gateways(side) != is().gateways(side); });
    }

    //! Does a side get its first, or lose its last, thing of which only matters that there is one?
    [[nodiscard]] bool flips() const
    {
        const FactIndex &old = was().index(), &fresh = is().index();
        const auto flipsKey = [](const KeyIndex &a, const KeyIndex &b, const std::string &key) {
            return a.find(key).empty() != b.find(key).empty();
        };
        for (const Side side : bothSidesOfPair) {
            const auto key = [&](const char *plain) { return keyIn(is().bit(side), plain); };
            if (flipsKey(old.targets, fresh.targets, key("unresolved")) || flipsKey(old.policies, fresh.policies, key("counted"))
                || flipsKey(old.policies, fresh.policies, key("unresolved")) || flipsKey(old.sinks, fresh.sinks, key("remote")))
                return true;
        }
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.credentials)) {
                for (const std::string &key : keysOf(moment.estate().credentials[item])) {
                    const bool isPresence = key.starts_with("some/") || key.starts_with("opaque/");
                    if (isPresence && flipsKey(old.credentials, fresh.credentials, key))
                        return true;
                }
            }
            for (const std::uint32_t item : moment.changedOf(m_change.sinks)) {
                const std::uint32_t gateway = moment.estate().sinks[item].place.gateway;
                if (writesByItself(was().estate(), gateway) != writesByItself(is().estate(), gateway))
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] static bool writesByItself(const EstateFacts &estate, std::uint32_t gateway)
    {
        return std::any_of(estate.sinks.begin(), estate.sinks.end(), [gateway](const SinkFacts &sink) {
            return sink.policy == noIndex && !sink.pulled && sink.place.gateway == gateway;
        });
    }

    //! Marks what stands under a key in either moment and passes the test.
    template<typename Test>
    void markUnder(KeyIndex FactIndex::*index, const std::string &key, Marks &marks, Test test)
    {
        for (const Moment &moment : m_moments) {
            for (const KeyIndex::Entry &entry : (moment.facts.index().*index).find(key)) {
                if (test(moment, entry.item))
                    moment.mark(marks, entry.item);
            }
        }
    }
    void markUnder(KeyIndex FactIndex::*index, const std::string &key, Marks &marks)
    {
        markUnder(index, key, marks, [](const Moment &, std::uint32_t) { return true; });
    }

    void followPolicies(const Marks &changed)
    {
        std::unordered_set<std::string> done;
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.policies)) {
                for (const LookUp &lookUp : lookUpsOf(moment.estate().policies[item])) {
                    if (done.insert(lookUp.key + '\n' + lookUp.askedBy + '\n' + lookUp.demanded).second)
                        followPolicy(lookUp, changed);
                }
            }
        }
    }

    void followPolicy(const LookUp &lookUp, const Marks &changed)
    {
        for (const Side side : bothSidesOfPair) {
            if (changed.isSteady(policyUnder(was(), lookUp.key, side), policyUnder(is(), lookUp.key, side)))
                continue;
            markUnder(&FactIndex::policies, keyIn(is().bit(other(side)), lookUp.askedBy), m_policies,
                      [&lookUp](const Moment &moment, std::uint32_t policy) {
                          return lookUp.demanded.empty() || demands(moment.estate().policies[policy], lookUp.demanded);
                      });
        }
    }

    void followTargets(const Marks &changed)
    {
        std::unordered_set<std::string> done;
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.targets)) {
                for (const std::string &key : keysOf(moment.estate().targets[item])) {
                    if (done.insert(key).second)
                        followTarget(key, changed);
                }
            }
        }
    }

    void followTarget(const std::string &key, const Marks &changed)
    {
        std::array<bool, 2> isSteady{true, true};
        for (const Side side : bothSidesOfPair) {
            for (const char *prefix : {"plain-", "", "call-plain-", "call-"})
                isSteady[static_cast<std::size_t>(side)] = isSteady[static_cast<std::size_t>(side)]
                    && changed.isSteady(targetUnder(was(), prefix + key, side), targetUnder(is(), prefix + key, side));
        }
        markUnder(&FactIndex::targets, key, m_targets, [&](const Moment &moment, std::uint32_t number) {
            const TargetFacts &target = moment.estate().targets[number];
            const Place &place = moment.estate().deployments[target.deployment].place;
            const bool asks = (moment.facts.isOn(place, Side::Sandbox) && !isSteady[static_cast<std::size_t>(Side::Production)])
                || (moment.facts.isOn(place, Side::Production) && !isSteady[static_cast<std::size_t>(Side::Sandbox)]);
            return asks || isLoopback(target.endpoint); // which looks at all
        });
    }

    [[nodiscard]] static std::uint32_t targetUnder(const PairFacts &facts, const std::string &key, Side side)
    {
        const auto found = facts.index().targets.find(keyIn(facts.bit(side), key));
        return found.empty() ? noIndex : found.front().item;
    }

    void followCredentials()
    {
        const Marks changed = m_credentials;
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.credentials)) {
                for (const std::string &key : keysOf(moment.estate().credentials[item])) {
                    const bool isPresence = key.starts_with("some/") || key.starts_with("opaque/");
                    if (!isPresence && !changed.isSteady(credentialUnder(was(), key), credentialUnder(is(), key)))
                        markUnder(&FactIndex::credentials, key, m_credentials);
                }
            }
        }
    }

    [[nodiscard]] static std::uint32_t credentialUnder(const PairFacts &facts, const std::string &key)
    {
        const CredentialFacts *found = productionCredential(facts, key);
        return found == nullptr ? noIndex : static_cast<std::uint32_t>(found - facts.estate().credentials.data());
    }

    void followSinks(const Marks &changed)
    {
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.sinks)) {
                for (const std::string &key : keysOf(moment.estate().sinks[item])) {
                    if (!isOfSide(key) && key != "remote")
                        followSink(key, changed);
                }
            }
        }
    }

    void followSink(const std::string &key, const Marks &changed)
    {
        for (const Side side : bothSidesOfPair) {
            if (changed.isSteady(sinkUnder(was(), key, side), sinkUnder(is(), key, side)))
                continue;
            if (key == "unresolved")
                m_sinks.markAll();
            else
                markUnder(&FactIndex::sinks, keyIn(is().bit(other(side)), key), m_sinks);
        }
    }

    void followCertificates()
    {
        const Marks changed = m_certificates;
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.certificates)) {
                for (const std::string &key : keysOf(moment.estate().certificates[item]))
                    markUnder(&FactIndex::certificates, key, m_certificates);
            }
        }
    }

    void followHosts()
    {
        Hosts all, turned;
        for (const Moment &moment : m_moments) {
            for (const std::uint32_t item : moment.changedOf(m_change.deployments)) {
                const DeploymentFacts &deployment = moment.estate().deployments[item];
                for (const std::string &host : deployment.hosts) {
                    if (moment.facts.isOn(deployment.place, Side::Production))
                        followRoutes(host);
                    if (all.insert(host).second)
                        followSiblings(host);
                }
            }
        }
        std::copy_if(all.begin(), all.end(), std::inserter(turned, turned.end()), [this](const std::string &host) { return turns(host); });
        if (!turned.empty())
            followOwners(turned);
    }

    void followRoutes(const std::string &host)
    {
        for (const std::string &key : hostsThatMeet(host))
            markUnder(&FactIndex::deploymentHosts, keyIn(is().bit(Side::Sandbox), key), m_inRows);
    }

    //! Routes of one gateway that share a host and ask for something in the request.
    void followSiblings(const std::string &host)
    {
        markUnder(&FactIndex::deploymentHosts, host, m_inRows, [](const Moment &moment, std::uint32_t deployment) {
            const auto &routes = moment.estate().deployments[deployment].routes;
            return std::any_of(routes.begin(), routes.end(), [](const RouteFacts &route) { return !route.matchers.empty(); });
        });
    }

    //! Does a side answer for the host that did not, or no longer?
    [[nodiscard]] bool turns(const std::string &host) const
    {
        return std::any_of(bothSidesOfPair.begin(), bothSidesOfPair.end(), [&](Side side) {
            const std::string key = keyIn(is().bit(side), "host/" + host);
            return isServed(was(), host, side) != isServed(is(), host, side)
                || was().index().deploymentHosts.find(key).empty() != is().index().deploymentHosts.find(key).empty();
        });
    }

    void followOwners(const Hosts &hosts)
    {
        // Those that say something else now are marked already; all others say the same in both moments.
        const Moment &now = m_moments[1];
        const EstateFacts &estate = now.estate();
        for (std::uint32_t i = 0; i < estate.policies.size(); ++i) {
            if (!estate.policies[i].meaning.clients.empty() && asksForHost(estate.policies[i].meaning, hosts))
                now.mark(m_policyUnits, i);
        }
        for (std::uint32_t i = 0; i < estate.deployments.size(); ++i) {
            if (now.facts.isOn(estate.deployments[i].place, Side::Sandbox) && publishes(estate.deployments[i], hosts))
                now.mark(m_inRows, i);
        }
    }

    //! Credentials of the gateway's own consumers need no approval.
    void followConsumers()
    {
        const std::unordered_set<std::string> turned(m_change.turnedConsumers.begin(), m_change.turnedConsumers.end());
        const auto &credentials = is().estate().credentials;
        for (std::uint32_t i = 0; i < credentials.size() && !turned.empty(); ++i) {
            if (turned.contains(consumerKey(credentials[i].place.gateway, credentials[i].consumerId)))
                m_credentials.markIs(i);
        }
    }

    //! From what is marked to the units that are built of it.
    void followReferences()
    {
        m_policyUnits.add(m_policies);
        m_deploymentUnits.add(m_deployments);
        m_rowUnits.add(m_apis);
        // What did not change refers to the same in both moments, and only to what is still there.
        const Moment &before = m_moments[0], &now = m_moments[1];
        for (const std::uint32_t deployment : m_change.deployments.changedOld)
            followDeployment(before, deployment);
        for (std::uint32_t i = 0; i < now.estate().deployments.size(); ++i)
            followDeployment(now, i);
        for (const std::uint32_t row : m_change.apis.changedOld)
            followRow(before, row);
        for (std::uint32_t i = 0; i < now.estate().apis.size(); ++i)
            followRow(now, i);
    }

    void followDeployment(const Moment &moment, std::uint32_t number)
    {
        const DeploymentFacts &deployment = moment.estate().deployments[number];
        const auto hasAny = [&moment](const Numbers &list, const Marks &marks) {
            return std::any_of(list.begin(), list.end(), [&](std::uint32_t item) { return moment.isMarked(marks, item); });
        };
        const bool isChanged = moment.isMarked(m_deployments, number)
            || (deployment.api != noIndex && moment.isMarked(m_apis, deployment.api));
        if (isChanged)
            markBuiltOf(moment, number);
        if (!isChanged && !hasAny(deployment.targets, m_targets) && !hasAny(deployment.policies, m_policies))
            return;
        moment.mark(m_deploymentUnits, number);
        moment.mark(m_inRows, number);
    }

    void followRow(const Moment &moment, std::uint32_t number)
    {
        const bool isChanged = moment.isMarked(m_apis, number);
        for (const std::uint32_t deployment : moment.estate().apis[number].deployments) {
            if (moment.isMarked(m_inRows, deployment))
                moment.mark(m_rowUnits, number);
            if (isChanged)
                markBuiltOf(moment, deployment);
        }
    }

    //! A deployment or its row says something else: what stands in its verdict, and in those of policies that act on it,
    //! which name the rows that they act on.
    void markBuiltOf(const Moment &moment, std::uint32_t deployment)
    {
        moment.mark(m_deploymentUnits, deployment);
        for (const std::uint32_t policy : moment.estate().deployments[deployment].policies)
            moment.mark(m_policyUnits, policy);
    }

    void collect(const Moment &moment, UnitSets &sets) const
    {
        const auto take = [&](UnitKind kind, const Marks &marks) {
            for (std::uint32_t item = 0; item < moment.count(marks); ++item) {
                if (moment.isMarked(marks, item) && isUnit(moment.facts, kind, item))
                    sets.of(kind).push_back(item);
            }
        };
        take(UnitKind::Credential, m_credentials);
        take(UnitKind::Target, m_targets);
        take(UnitKind::Policy, m_policyUnits);
        take(UnitKind::Sink, m_sinks);
        take(UnitKind::Deployment, m_deploymentUnits);
        take(UnitKind::Certificate, m_certificates);
        sets.of(UnitKind::Whole) = {0};
        const auto &pairs = moment.facts.apis();
        for (std::uint32_t i = 0; i < pairs.size(); ++i) {
            if (moment.isMarked(m_rowUnits, pairs[i].api))
                sets.of(UnitKind::Api).push_back(i);
        }
    }

    const FactsChange &m_change;
    std::array<Moment, 2> m_moments;
    // What says something else or finds something else, and what is judged anew for it.
    Marks m_policies, m_targets, m_credentials, m_sinks, m_certificates, m_deployments;
    Marks m_inRows; //!< deployments whose rows are touched
    Marks m_apis;
    Marks m_policyUnits, m_deploymentUnits, m_rowUnits;
};

} // namespace

Touched touchedBy(const FactsChange &change, const PairFacts &was, const PairFacts &is)
{
    return Reach(change, was, is).touched();
}

} // namespace bulkhead::isolation
