// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boundary.h"

#include "core/digest.h"
#include "estate/durationtext.h"
#include "isolation/output/report.h"

#include <QUrl>

#include <algorithm>

namespace bulkhead::reports {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

Array sorted(QList<QString> texts)
{
    // By code unit, so that no locale has a say.
    std::sort(texts.begin(), texts.end());
    Array list;
    for (const QString &text : texts)
        list.emplace_back(text);
    return list;
}

std::string placeOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString();
}

JsonValue gatewayJson(const GatewayConfig &gateway)
{
    Array partitions, environments;
    for (const PartitionRule &rule : gateway.partitions)
        partitions.push_back(Object{{"tag", rule.tag}, {"environment", rule.environment.text()}});
    QList<QString> served;
    if (!gateway.environment.isEmpty())
        served.append(gateway.environment.text());
    for (const PartitionRule &rule : gateway.partitions) {
        if (!served.contains(rule.environment.text()))
            served.append(rule.environment.text());
    }
    return Object{{"id", gateway.id.text()},
                  {"kind", toWire(gateway.kind)},
                  {"admin_url", placeOf(gateway.adminUrl)},
                  {"environments", sorted(served)},
                  {"partitions", std::move(partitions)},
                  {"region", gateway.region},
                  {"network", gateway.network},
                  {"cluster", gateway.cluster},
                  {"owner", gateway.owner}};
}

//! Gateways in the order of their ids: the order of the file means nothing.
std::vector<const GatewayConfig *> gatewaysOf(const EstateConfig &estate)
{
    std::vector<const GatewayConfig *> gateways;
    for (const GatewayConfig &gateway : estate.gateways)
        gateways.push_back(&gateway);
    std::sort(gateways.begin(), gateways.end(), [](const GatewayConfig *a, const GatewayConfig *b) { return a->id < b->id; });
    return gateways;
}

bool isShared(const GatewayConfig &gateway)
{
    const auto other = [&gateway](const PartitionRule &rule) { return rule.environment != (gateway.environment.isEmpty() ? gateway.partitions.front().environment : gateway.environment); };
    return std::any_of(gateway.partitions.cbegin(), gateway.partitions.cend(), other);
}

JsonValue crossingsJson(const EstateConfig &estate)
{
    QList<QString> shared;
    for (const GatewayConfig &gateway : estate.gateways) {
        if (isShared(gateway))
            shared.append(gateway.id.text());
    }
    std::map<QString, QString> issuers;
    for (const SharedIssuer &issuer : estate.isolation.sharedIssuers)
        issuers.emplace(issuer.issuer, issuer.reason);
    Array issuerList;
    for (const auto &[issuer, reason] : issuers)
        issuerList.push_back(Object{{"issuer", issuer}, {"reason", reason}});
    return Object{{"shared_gateways", sorted(shared)},
                  {"shared_hosts", sorted(estate.isolation.sharedHosts)},
                  {"shared_issuers", std::move(issuerList)},
                  {"admins", sorted(estate.isolation.approvedAdmins)}};
}

JsonValue pathJson(const PromotionPath &path)
{
    Array map, freezes;
    for (const MappingRule &rule : path.map)
        map.push_back(Object{{"field", rule.field}, {"from", rule.from}, {"to", rule.to}, {"keep", rule.keep}});
    for (const Freeze &freeze : path.freezes)
        freezes.push_back(Object{{"from", freeze.from.toUTC().toString(Qt::ISODate)}, {"to", freeze.to.toUTC().toString(Qt::ISODate)}, {"reason", freeze.reason}});
    return Object{{"from", path.from.text()},
                  {"to", path.to.text()},
                  {"quorum", path.approvals.quorum},
                  {"groups", sorted(path.approvals.groups)},
                  {"requester_may_approve", path.approvals.requesterMayApprove},
                  {"source_author_may_approve", path.approvals.sourceAuthorMayApprove},
                  {"expires_after", durationToText(path.approvals.expiresAfter)},
                  {"ticket", path.approvals.ticket},
                  {"warns_on_unknown", sorted(path.warnsOnUnknown)},
                  {"map", std::move(map)},
                  {"freezes", std::move(freezes)}};
}

JsonValue expectedJson(const EstateConfig &estate)
{
    Array list;
    for (const ExpectedDifference &one : estate.expected)
        list.push_back(Object{{"field", one.field}, {"apis", sorted(one.apis)}, {"reason", one.reason}});
    return list;
}

JsonValue ownedJson(const EstateConfig &estate)
{
    Array list;
    for (const auto &[environment, hosts] : estate.isolation.owned)
        list.push_back(Object{{"environment", environment.text()}, {"hosts", sorted(hosts)}});
    return list;
}

JsonValue groupsJson(const EstateConfig &estate)
{
    Object groups;
    for (auto group = estate.groups.cbegin(); group != estate.groups.cend(); ++group)
        groups[group.key().toStdString()] = sorted(group.value());
    return groups;
}

JsonValue apisJson(const BoundaryModel &model)
{
    std::vector<BoundaryApi> apis = model.apis;
    std::sort(apis.begin(), apis.end());
    Array list;
    for (const BoundaryApi &one : apis)
        list.push_back(Object{{"api", one.api}, {"version", one.version}, {"owner", one.owner}, {"environment", one.environment.text()}, {"gateway", one.gateway.text()}});
    return list;
}

} // namespace

JsonValue contentOf(const EstateConfig &estate, const BoundaryModel &model)
{
    Array environments, gateways, pairs, paths;
    for (const Environment &environment : estate.environments)
        environments.push_back(Object{{"id", environment.id.text()}, {"type", toWire(environment.type)}});
    for (const GatewayConfig *gateway : gatewaysOf(estate))
        gateways.push_back(gatewayJson(*gateway));
    for (const auto &[sandbox, production] : estate.pairs)
        pairs.push_back(Object{{"sandbox", sandbox.text()}, {"production", production.text()}});
    for (const PromotionPath &path : estate.promotionPaths)
        paths.push_back(pathJson(path));
    return Object{{"environments", std::move(environments)},
                  {"gateways", std::move(gateways)},
                  {"pairs", std::move(pairs)},
                  {"apis", apisJson(model)},
                  {"crossings", crossingsJson(estate)},
                  {"owned_hosts", ownedJson(estate)},
                  {"test_hosts", sorted(estate.isolation.testHosts)},
                  {"live_hosts", sorted(estate.isolation.liveHosts)},
                  {"public_apis", sorted(estate.isolation.publicApis)},
                  {"production_only", sorted(estate.isolation.productionOnly)},
                  {"expected_differences", expectedJson(estate)},
                  {"paths", std::move(paths)},
                  {"groups", groupsJson(estate)},
                  {"break_glass", Object{{"allowed", estate.breakGlass.allowed}, {"review_within", durationToText(estate.breakGlass.reviewWithin)}}}};
}

Boundary boundaryOf(const EstateConfig &estate, BoundaryModel model, int version)
{
    std::sort(model.apis.begin(), model.apis.end());
    Boundary boundary{estate, std::move(model), version, {}};
    boundary.digest = toHex(sha256(canonical(contentOf(boundary.estate, boundary.model))));
    return boundary;
}

JsonValue annexOf(const Boundary &boundary)
{
    Object annex = *contentOf(boundary.estate, boundary.model).object();
    annex["format"] = 1;
    annex["estate"] = boundary.estate.name;
    annex["version"] = boundary.version;
    annex["digest"] = boundary.digest;
    annex["snapshot"] = std::int64_t(boundary.model.snapshot);
    annex["at"] = isolation::isoTime(boundary.model.at);
    return annex;
}

} // namespace bulkhead::reports
