// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/gov01.h"

#include "isolation/identity.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason unclassifiedGateway{"GOV-01.gateway-unclassified", QT_TRANSLATE_NOOP("Isolation", "The gateway %1 has no environment")};
const Reason failing{"GOV-01.connection-failing",
                     QT_TRANSLATE_NOOP("Isolation", "The last reading of %1 failed, so part of the estate is hidden")};
const Reason incomplete{"GOV-01.incomplete", QT_TRANSLATE_NOOP("Isolation", "%1 tells of %2 entities, and %3 were read")};
const Reason noGateway{"GOV-01.no-gateway", QT_TRANSLATE_NOOP("Isolation", "No gateway serves %1")};
const Reason unclassified{"GOV-01.unclassified", QT_TRANSLATE_NOOP("Isolation", "%1 on %2 has no environment")};
const Reason unowned{"GOV-01.unowned", QT_TRANSLATE_NOOP("Isolation", "%1 on %2 has no owner")};
const Reason mailbox{"GOV-01.mailbox", QT_TRANSLATE_NOOP("Isolation", "The owner of %1 on %2 is a mailbox of many: %3")};
const Reason platform{"GOV-01.platform", QT_TRANSLATE_NOOP("Isolation", "%1 on %2 is a registered route of the platform")};
const Reason uncatalogued{"GOV-01.uncatalogued", QT_TRANSLATE_NOOP("Isolation", "%1 serves traffic and is not in the catalogue")};
const Reason feedUnknown{"GOV-01.feed", QT_TRANSLATE_NOOP("Isolation", "The feed of discovered hosts could not be read")};

constexpr std::array<std::string_view, 10> sharedMailboxes = {"admin", "api", "apis", "contact", "info",
                                                              "ops", "platform", "support", "team", "teams"};

//! "team-pay@acme.example": an address whose name is not one person's.
bool isSharedMailbox(const std::string &owner)
{
    const auto at = owner.find('@');
    if (at == std::string::npos)
        return false;
    const std::string_view local = std::string_view(owner).substr(0, at);
    const std::string_view first = local.substr(0, local.find_first_of("-_."));
    return std::find(sharedMailboxes.begin(), sharedMailboxes.end(), first) != sharedMailboxes.end();
}

class Inventory
{
public:
    Inventory(const PairFacts &facts, Judgement &out)
        : m_facts(facts)
        , m_out(out)
    {
    }

    void judge()
    {
        for (const Side side : {Side::Sandbox, Side::Production}) {
            const std::string name = m_facts.environment(side).text().toStdString();
            if (m_facts.gateways(side).empty())
                say(unitOf("environment", name), Verdict::Unknown, noGateway, {name}, {});
        }
        for (std::uint32_t i = 0; i < estate().gateways.size(); ++i) {
            if (isInScope(i))
                judgeGateway(i);
        }
        judgeDiscovered();
    }

    void judgeDeployment(const DeploymentFacts &deployment)
    {
        if (isInScope(deployment.place.gateway))
            sayOf(deployment);
    }

private:
    [[nodiscard]] const EstateFacts &estate() const { return m_facts.estate(); }
    [[nodiscard]] std::string nameOf(std::uint32_t gateway) const { return estate().gateways[gateway].id.text().toStdString(); }

    //! Gateways of the pair, and those that nobody has given to an environment.
    [[nodiscard]] bool isInScope(std::uint32_t gateway) const
    {
        const auto serves = [&](Side side) {
            const auto &all = m_facts.gateways(side);
            return std::binary_search(all.begin(), all.end(), gateway);
        };
        return estate().gateways[gateway].environments == 0 || serves(Side::Sandbox) || serves(Side::Production);
    }

    void say(UnitResult unit, Verdict verdict, const Reason &reason, std::vector<std::string> arguments, FactRef ref,
             bool production = true)
    {
        unit.verdict = verdict;
        unit.reason = &reason;
        unit.arguments = std::move(arguments);
        (production ? unit.production : unit.sandbox) = std::move(ref);
        m_out.add(std::move(unit));
    }

    void judgeGateway(std::uint32_t number)
    {
        const GatewayFacts &gateway = estate().gateways[number];
        UnitResult unit = unitOf("gateway", nameOf(number));
        const FactRef ref = refOf(m_facts, gateway, "environment", {});
        const bool production = (gateway.environments & m_facts.bit(Side::Sandbox)) == 0;
        if (gateway.environments == 0)
            return say(std::move(unit), Verdict::Fail, unclassifiedGateway, {nameOf(number)}, ref, production);
        if (gateway.wasRead && gateway.lastSyncFailed)
            return say(std::move(unit), Verdict::Unknown, failing, {nameOf(number)}, ref, production);
        if (m_out.lacks(unit, {number}, {EntityKind::Deployment, EntityKind::Route}))
            return;
        if (gateway.expectedRows > gateway.receivedRows)
            return say(std::move(unit), Verdict::Unknown, incomplete,
                       {nameOf(number), std::to_string(gateway.expectedRows), std::to_string(gateway.receivedRows)}, ref,
                       production);
        m_out.pass(std::move(unit.unit), gateway.by);
    }

    void sayOf(const DeploymentFacts &deployment)
    {
        UnitResult unit = unitOf(m_facts, deployment);
        const bool production = !m_facts.isOn(deployment.place, Side::Sandbox);
        const std::vector<std::string> who = {deployment.name, nameOf(deployment.place.gateway)};
        const auto &known = estate().declared.platformRoutes;
        if (std::find(known.begin(), known.end(), deployment.name) != known.end())
            return say(std::move(unit), Verdict::NotApplicable, platform, who,
                       refOf(m_facts, deployment, "name", deployment.name), production);
        if (deployment.place.environments == 0)
            return say(std::move(unit), Verdict::Fail, unclassified, who, refOf(m_facts, deployment, "environment", {}),
                       production);
        const std::string &owner = deployment.owner.empty() && deployment.api != noIndex ? estate().apis[deployment.api].owner
                                                                                         : deployment.owner;
        if (owner.empty())
            return say(std::move(unit), Verdict::Fail, unowned, who, refOf(m_facts, deployment, "owner", {}), production);
        if (isSharedMailbox(owner))
            return say(std::move(unit), Verdict::Warn, mailbox, {who[0], who[1], owner},
                       refOf(m_facts, deployment, "owner", owner), production);
        m_out.pass(std::move(unit.unit), deployment.place.by, unit.apis);
    }

    void judgeDiscovered()
    {
        const auto &feed = estate().records.discoveredHosts;
        if (feed.state == FactState::Unreadable || feed.state == FactState::Stale)
            return say(unitOf("feed", "hosts"), Verdict::Unknown, feedUnknown, {}, {});
        if (!feed.isKnown())
            return; // there is no such feed, so it hides nothing
        for (const std::string &seen : feed.value) {
            const std::string host = canonicalHost(seen);
            if (isCatalogued(host))
                m_out.pass("host:" + host, AssignedBy::Operator);
            else
                say(unitOf("host", host), Verdict::Fail, uncatalogued, {host}, {});
        }
    }

    //! Does a deployment of any environment answer for the host, by its name or by a pattern above it?
    [[nodiscard]] bool isCatalogued(const std::string &host) const
    {
        const KeyIndex &hosts = m_facts.index().deploymentHosts;
        if (!hosts.find(host).empty())
            return true;
        for (auto dot = host.find('.'); dot != std::string::npos; dot = host.find('.', dot + 1)) {
            if (!hosts.find('*' + host.substr(dot)).empty())
                return true;
        }
        return false;
    }

    const PairFacts &m_facts;
    Judgement &m_out;
};

} // namespace

FactState Gov01::population(const PairFacts & /*facts*/) const
{
    return FactState::Known; // never "not applicable"
}

FactState Gov01::records(const PairFacts &facts, const UnitResult &unit) const
{
    return unit.unit.starts_with("host:") ? facts.estate().records.discoveredHosts.state : FactState::Known;
}

void Gov01::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    if (unit.kind == UnitKind::Deployment)
        Inventory(facts, out).judgeDeployment(facts.estate().deployments[unit.number]);
    else
        Inventory(facts, out).judge();
}

} // namespace bulkhead::isolation
