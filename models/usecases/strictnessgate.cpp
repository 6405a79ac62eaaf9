// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/strictnessgate.h"

#include "isolation/policymeaning.h"
#include "promotion/gates.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;
using isolation::Limit;
using isolation::PolicyClass;
using isolation::PolicyMeaning;

namespace {

using Texts = std::set<std::string>;

//! Classes that an API has to have on all its routes if it had them before.
struct Filter
{
    PolicyClass kind;
    const char *name;
};
constexpr std::array filters = {Filter{PolicyClass::Authentication, "authentication"}, Filter{PolicyClass::Authorisation, "access list"},
                                Filter{PolicyClass::IpRestriction, "address restriction"}, Filter{PolicyClass::Validation, "request validation"},
                                Filter{PolicyClass::BotProtection, "bot protection"}, Filter{PolicyClass::Waf, "web application firewall"},
                                Filter{PolicyClass::RateLimit, "rate limit"}, Filter{PolicyClass::Quota, "quota"}, Filter{PolicyClass::SizeLimit, "size limit"}};

//! One side of an API: its deployments there, with the meaning of their policies.
class OneSide
{
public:
    struct Effective
    {
        const Policy *policy;
        PolicyMeaning meaning;
    };

    explicit OneSide(std::vector<const CatalogDeployment *> deployments)
        : m_deployments(std::move(deployments))
    {
        for (const CatalogDeployment *deployment : m_deployments) {
            for (const Policy &policy : deployment->policies) {
                if (policy.enabled && m_seen.insert(policy.nativeId).second)
                    m_policies.push_back({&policy, isolation::meaningOf(policy)});
            }
        }
    }

    [[nodiscard]] bool isThere() const { return !m_deployments.empty(); }
    [[nodiscard]] const std::vector<Effective> &policies() const { return m_policies; }
    [[nodiscard]] const std::vector<const CatalogDeployment *> &deployments() const { return m_deployments; }
    [[nodiscard]] bool isOpaque() const
    {
        return std::any_of(m_policies.begin(), m_policies.end(), [](const Effective &one) { return one.meaning.opaque; });
    }
    //! Routes that no policy of the class acts on; a deployment without routes counts as one.
    [[nodiscard]] std::size_t uncovered(PolicyClass kind, bool enforcingOnly) const
    {
        std::size_t count = 0;
        for (const CatalogDeployment *deployment : m_deployments) {
            const auto covers = [&](const Route *route) {
                return std::any_of(m_policies.begin(), m_policies.end(), [&](const Effective &one) {
                    return one.meaning.kind == kind && !(enforcingOnly && one.meaning.detectOnly) && actsOn(*one.policy, *deployment, route);
                });
            };
            for (const Route &route : deployment->routes)
                count += covers(&route) ? 0 : 1;
            count += deployment->routes.empty() && !covers(nullptr) ? 1 : 0;
        }
        return count;
    }

private:
    static bool actsOn(const Policy &policy, const CatalogDeployment &deployment, const Route *route)
    {
        switch (policy.scope) {
        case Policy::Scope::Global:
            return true;
        case Policy::Scope::Deployment:
            return policy.scopeId == deployment.native.nativeId;
        case Policy::Scope::Route:
            return route != nullptr && policy.scopeId == route->nativeId;
        case Policy::Scope::Consumer:
        case Policy::Scope::ConsumerGroup:
            return false;
        }
        return false;
    }

    std::vector<const CatalogDeployment *> m_deployments;
    std::vector<Effective> m_policies;
    std::set<std::string> m_seen;
};

OneSide sideOf(const Catalog &catalog, const GatewayId &gateway, const std::vector<std::string> &ids)
{
    std::vector<const CatalogDeployment *> found;
    for (const CatalogDeployment &deployment : catalog.deployments) {
        if (deployment.gateway == gateway && std::find(ids.begin(), ids.end(), deployment.native.nativeId) != ids.end())
            found.push_back(&deployment);
    }
    return OneSide(std::move(found));
}

//! Texts below any of the members, wherever they stand in the settings.
void textsBelow(const JsonValue &value, const std::set<std::string_view> &members, bool isInside, Texts &texts)
{
    if (const std::string *text = value.string(); text != nullptr && isInside)
        texts.insert(*text);
    for (std::size_t i = 0; value.array() != nullptr && i < value.array()->size(); ++i)
        textsBelow((*value.array())[i], members, isInside, texts);
    if (value.object() == nullptr)
        return;
    for (const auto &[name, member] : *value.object())
        textsBelow(member, members, isInside || members.contains(name), texts);
}

//! Everything of a side that is compared as a set or a number.
struct Demands
{
    std::vector<Limit> limits;
    std::int64_t bytes = 0; //!< the least that a size limit lets through; 0: none
    Texts origins, groups, scopes, kinds, addresses, denied, mocks;
    bool credentialsCross = false, hasCors = false, hasAuthorisation = false, filtersAddresses = false, hasScopes = false;
    bool hasPlainRoute = false, hasPlainUpstream = false, hasUncheckedUpstream = false;
};

void takePolicy(const Policy &policy, const PolicyMeaning &meaning, Demands &demands)
{
    demands.limits.insert(demands.limits.end(), meaning.limits.begin(), meaning.limits.end());
    if (meaning.kind == PolicyClass::SizeLimit && meaning.maxBytes > 0)
        demands.bytes = demands.bytes == 0 ? meaning.maxBytes : std::min(demands.bytes, meaning.maxBytes);
    demands.hasCors = demands.hasCors || meaning.kind == PolicyClass::Cors;
    demands.origins.insert(meaning.corsOrigins.begin(), meaning.corsOrigins.end());
    demands.credentialsCross = demands.credentialsCross || meaning.corsCredentials;
    demands.groups.insert(meaning.groups.begin(), meaning.groups.end());
    demands.hasAuthorisation = demands.hasAuthorisation || (meaning.kind == PolicyClass::Authorisation && !meaning.groups.empty());
    demands.kinds.insert(meaning.credentialKinds.begin(), meaning.credentialKinds.end());
    if (meaning.trust && meaning.trust->scopes.isKnown()) {
        demands.hasScopes = true;
        demands.scopes.insert(meaning.trust->scopes.value.begin(), meaning.trust->scopes.value.end());
    }
    if (meaning.kind == PolicyClass::IpRestriction) {
        demands.filtersAddresses = true;
        const JsonValue config(policy.config);
        textsBelow(config, {"allow", "whitelist", "ranges"}, false, demands.addresses);
        textsBelow(config, {"deny", "blacklist"}, false, demands.denied);
    }
    if (meaning.kind == PolicyClass::Mock || meaning.kind == PolicyClass::Debug)
        demands.mocks.insert(policy.name);
}

Demands demandsOf(const OneSide &side)
{
    Demands demands;
    for (const auto &[policy, meaning] : side.policies())
        takePolicy(*policy, meaning, demands);
    for (const CatalogDeployment *deployment : side.deployments()) {
        for (const Route &route : deployment->routes) {
            const auto &spoken = route.protocols;
            demands.hasPlainRoute = demands.hasPlainRoute || std::find(spoken.begin(), spoken.end(), "http") != spoken.end();
        }
        if (!deployment->upstream)
            continue;
        const Upstream &upstream = *deployment->upstream;
        demands.hasPlainUpstream = demands.hasPlainUpstream || upstream.scheme == "http";
        const auto verify = upstream.attributes.find("tls_verify");
        const bool *isVerified = verify == upstream.attributes.end() ? nullptr : verify->second.boolean();
        demands.hasUncheckedUpstream = demands.hasUncheckedUpstream || (isVerified != nullptr && !*isVerified);
    }
    return demands;
}

//! Whether a limit holds back at least as much as another one.
bool holdsBack(const Limit &is, const Limit &was)
{
    if (is.seconds == was.seconds)
        return is.amount <= was.amount;
    return is.seconds > 0 && was.seconds > 0 && is.seconds < was.seconds && is.amount * was.seconds <= was.amount * is.seconds;
}

QString shown(const Limit &limit)
{
    return limit.seconds > 0 ? u"%1 in %2 s"_s.arg(limit.amount).arg(limit.seconds) : QString::number(limit.amount);
}

QString more(const Texts &is, const Texts &was)
{
    QStringList extra;
    for (const std::string &text : is) {
        if (!was.contains(text))
            extra.append(QString::fromStdString(text));
    }
    return extra.join(u", "_s);
}

//! What one side demands less than another.
class Weakening
{
public:
    Weakening(const OneSide &is, const OneSide &was)
        : m_side(is)
        , m_other(was)
        , m_is(demandsOf(is))
        , m_was(demandsOf(was))
    {
    }

    //! What production has to have as much of as its sandbox.
    void compareBaseline()
    {
        for (const auto &[kind, name] : filters)
            compareFilter(kind, QString::fromLatin1(name));
        if (m_was.bytes > 0 && m_is.bytes > m_was.bytes)
            say(u"size limit: %1 bytes are let through instead of %2"_s.arg(m_is.bytes).arg(m_was.bytes));
        if (m_is.hasPlainRoute && !m_was.hasPlainRoute)
            say(u"TLS: callers are answered without it"_s);
        if (m_is.hasPlainUpstream && !m_was.hasPlainUpstream)
            say(u"TLS: the back-end is called without it"_s);
        if (m_is.hasUncheckedUpstream && !m_was.hasUncheckedUpstream)
            say(u"TLS: the certificate of the back-end is not checked any more"_s);
    }
    //! What may differ between environments, and may not get weaker within one.
    void compareRest()
    {
        for (const Limit &was : m_was.limits) {
            const bool isHeld = std::any_of(m_is.limits.begin(), m_is.limits.end(), [&](const Limit &is) { return holdsBack(is, was); });
            if (!isHeld && !m_is.limits.empty())
                say(u"limit: %1 is not held any more; there is %2"_s.arg(shown(was), limitsText()));
        }
        if (const QString origins = more(m_is.origins, m_was.origins); !origins.isEmpty() && !m_was.origins.contains("*"))
            say(u"origins: %1 may call it too"_s.arg(origins));
        if (m_is.credentialsCross && !m_was.credentialsCross)
            say(u"origins: calls from other origins carry credentials"_s);
        if (const QString groups = more(m_is.groups, m_was.groups); m_was.hasAuthorisation && !groups.isEmpty())
            say(u"access list: %1 are let in too"_s.arg(groups));
        if (const QString lost = more(m_was.scopes, m_is.scopes); m_was.hasScopes && !lost.isEmpty())
            say(u"authentication: the scopes %1 are not demanded any more"_s.arg(lost));
        if (const QString kinds = more(m_is.kinds, m_was.kinds); !m_was.kinds.empty() && !kinds.isEmpty())
            say(u"authentication: %1 opens it too"_s.arg(kinds));
        if (const QString in = more(m_is.addresses, m_was.addresses); m_was.filtersAddresses && !m_was.addresses.empty() && !in.isEmpty())
            say(u"address restriction: %1 are let in too"_s.arg(in));
        if (m_was.filtersAddresses && m_is.filtersAddresses && !m_was.addresses.empty() && m_is.addresses.empty())
            say(u"address restriction: it lets in every address that it does not name"_s);
        if (const QString out = more(m_was.denied, m_is.denied); m_is.filtersAddresses && !out.isEmpty())
            say(u"address restriction: %1 are not kept out any more"_s.arg(out));
        if (const QString mocks = more(m_is.mocks, m_was.mocks); !mocks.isEmpty())
            say(u"%1 answers or shows requests in place of the back-end"_s.arg(mocks));
    }

    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    void say(const QString &line) { m_lines.append(line); }

    void compareFilter(PolicyClass kind, const QString &name)
    {
        const std::size_t is = m_side.uncovered(kind, false), was = m_other.uncovered(kind, false);
        const bool hadAny = std::any_of(m_other.policies().begin(), m_other.policies().end(), [kind = kind](const auto &one) { return one.meaning.kind == kind; });
        if (hadAny && is > was) {
            say(u"%1: %2 routes are without it, not %3"_s.arg(name).arg(is).arg(was));
        } else if (hadAny && m_side.uncovered(kind, true) > m_other.uncovered(kind, true)) {
            say(u"%1: it only reports and refuses nothing"_s.arg(name));
        }
    }

    [[nodiscard]] QString limitsText() const
    {
        QStringList texts;
        for (const Limit &limit : m_is.limits)
            texts.append(shown(limit));
        return texts.join(u", "_s);
    }

    const OneSide &m_side, &m_other;
    Demands m_is, m_was;
    QStringList m_lines;
};

QStringList weakerThanBefore(const OneSide &is, const OneSide &was)
{
    Weakening weakening(is, was);
    weakening.compareBaseline();
    weakening.compareRest();
    return weakening.lines();
}

QStringList weakerThanSource(const OneSide &is, const OneSide &source)
{
    Weakening weakening(is, source);
    weakening.compareBaseline();
    return weakening.lines();
}

QStringList prefixed(const QStringList &lines, const QString &prefix)
{
    QStringList all;
    for (const QString &line : lines)
        all.append(prefix + line);
    return all;
}

//! What the change makes, by the id of the row that the catalog has it in.
std::multimap<std::string, std::string> madeBy(const Plan &plan, const Catalog &before, const Catalog &after)
{
    std::set<std::string> there;
    for (const CatalogDeployment &deployment : before.deployments) {
        if (deployment.gateway == plan.target)
            there.insert(deployment.native.nativeId);
    }
    std::multimap<std::string, std::string> made;
    for (const ApiRow &row : after.apis) {
        for (const std::uint32_t index : row.deployments) {
            const CatalogDeployment &deployment = after.deployments[index];
            if (deployment.gateway == plan.target && !there.contains(deployment.native.nativeId))
                made.emplace(row.id.text().toStdString(), deployment.native.nativeId);
        }
    }
    return made;
}

//! The deployments of one of the plan's APIs on the target after the change. What the change makes and the catalog has in none of their rows counts for each of them, so that
//! nothing goes unlooked at.
std::vector<std::string> idsAfter(const Plan &plan, const Plan &one, const std::multimap<std::string, std::string> &made)
{
    std::vector<std::string> ids = one.targetDeployments;
    const std::vector<PlanApi> apis = plan.apis();
    for (const auto &[row, id] : made) {
        const bool isOfAnother = row != one.api && std::any_of(apis.begin(), apis.end(), [row = row](const PlanApi &api) { return api.id == row; });
        if (!isOfAnother)
            ids.push_back(id);
    }
    return ids;
}

//! One API.
GateResult judged(const Plan &plan, const std::vector<std::string> &idsAfter, const Catalog &before, const Catalog &after)
{
    const OneSide was = sideOf(before, plan.target, plan.targetDeployments), is = sideOf(after, plan.target, idsAfter),
                  source = sideOf(before, plan.source, plan.sourceDeployments);
    GateResult result{"strictness", GateVerdict::Pass, u"the policies of %1 are no weaker than now and than those of %2"_s.arg(plan.to.text(), plan.from.text()), {}};
    if (!source.isThere())
        return {"strictness", GateVerdict::Unknown, u"the policies of %1 were not read; run bulkheadctl sync"_s.arg(plan.from.text()), {}};
    if (!is.isThere())
        return {"strictness", GateVerdict::Pass, u"nothing of the API is left in %1"_s.arg(plan.to.text()), {}};
    const QStringList standing = was.isThere() ? weakerThanSource(was, source) : QStringList();
    if (was.isThere())
        result.refusing = prefixed(weakerThanBefore(is, was), u"weaker than now: "_s);
    QStringList told;
    for (const QString &line : weakerThanSource(is, source))
        (standing.contains(line) ? told : result.refusing).append((standing.contains(line) ? u"stands already: weaker than %1: %2"_s : u"weaker than %1: %2"_s).arg(plan.from.text(), line));
    result.evidence = result.refusing + told;
    if (result.refusing.isEmpty())
        return result;
    const bool isOpaque = is.isOpaque();
    result.verdict = isOpaque ? GateVerdict::Unknown : GateVerdict::Fail;
    result.reason = isOpaque ? u"code acts on %1 and may stand in for what is missing"_s.arg(plan.to.text()) : u"the policies of %1 would be weaker"_s.arg(plan.to.text());
    return result;
}

} // namespace

GateResult strictnessGate(const Plan &plan, const Catalog &before, const Catalog &after)
{
    const auto made = madeBy(plan, before, after);
    QList<std::pair<QString, GateResult>> each;
    for (const PlanApi &api : plan.apis()) {
        const Plan one = plan.only(api);
        each.append({QString::fromStdString(api.name), judged(one, idsAfter(plan, one, made), before, after)});
    }
    return together(each);
}

} // namespace bulkhead
