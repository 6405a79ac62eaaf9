// SPDX-License-Identifier: GPL-3.0-or-later
// The boundary document as people read it.
#include "reports/boundary.h"
#include "reports/compose/chapters.h"

#include "estate/durationtext.h"

#include <QUrl>

#include <algorithm>
#include <set>

namespace bulkhead::reports {

namespace {

std::string textOf(const QString &text)
{
    return text.toStdString();
}

std::string typeWord(EnvironmentType type)
{
    switch (type) {
    case EnvironmentType::Development:
        return "Development";
    case EnvironmentType::Sandbox:
        return "Sandbox";
    case EnvironmentType::Production:
        return "Production";
    }
    return {};
}

//! "kong-sbx", "kong-shared (what has the tag env:sandbox)"
std::vector<std::string> gatewaysOf(const EstateConfig &estate, const EnvironmentId &environment)
{
    std::vector<std::string> names;
    for (const GatewayConfig &gateway : estate.gateways) {
        if (gateway.environment == environment)
            names.push_back(textOf(gateway.id.text()));
        for (const PartitionRule &rule : gateway.partitions) {
            if (rule.environment == environment)
                names.push_back(textOf(gateway.id.text()) + " (what has the tag " + textOf(rule.tag) + ")");
        }
    }
    return names;
}

//! Rows of the catalog that stand in an environment.
std::int64_t apisIn(const Boundary &boundary, const EnvironmentId &environment)
{
    std::set<std::pair<std::string, std::string>> names;
    for (const BoundaryApi &one : boundary.model.apis) {
        if (one.environment == environment)
            names.emplace(one.api, one.version);
    }
    return std::int64_t(names.size());
}

QList<QString> hostsOf(const EstateConfig &estate, const EnvironmentId &environment)
{
    QList<QString> hosts;
    for (const auto &[owner, some] : estate.isolation.owned) {
        if (owner == environment)
            hosts += some;
    }
    return hosts;
}

Table environmentsOf(const Boundary &boundary)
{
    Table table{"Environments",
                {{"Environment", 1.5, false, false}, {"Type", 1.1, false, false}, {"Gateways", 3, false, false}, {"APIs", 0.8, true, false}, {"Hosts that belong to it", 2.6, false, true}},
                {}, "The estate has no environment."};
    for (const Environment &one : boundary.estate.environments)
        table.rows.push_back({Cell{textOf(one.id.text()), Tone::Neutral, true}, textCell(typeWord(one.type)), textCell(listWord(gatewaysOf(boundary.estate, one.id), "none")),
                              numberCell(apisIn(boundary, one.id)), textCell(listWord(hostsOf(boundary.estate, one.id), "none is declared"))});
    return table;
}

std::string servedBy(const GatewayConfig &gateway)
{
    if (!gateway.environment.isEmpty() && gateway.partitions.isEmpty())
        return textOf(gateway.environment.text());
    std::vector<std::string> parts;
    if (!gateway.environment.isEmpty())
        parts.push_back(textOf(gateway.environment.text()));
    for (const PartitionRule &rule : gateway.partitions)
        parts.push_back(textOf(rule.environment.text()) + " by the tag " + textOf(rule.tag));
    return listWord(parts, "none is told");
}

std::string readWord(const Boundary &boundary, const GatewayConfig &gateway)
{
    const auto found = boundary.model.factsFrom.find(gateway.id.text());
    return found == boundary.model.factsFrom.end() || !found->second ? std::string("never read") : momentWord(*found->second);
}

std::string placeWord(const GatewayConfig &gateway)
{
    std::vector<std::string> parts;
    for (const auto &[name, value] : {std::pair("region", &gateway.region), std::pair("network", &gateway.network), std::pair("cluster", &gateway.cluster)}) {
        if (!value->isEmpty())
            parts.push_back(std::string(name) + ' ' + textOf(*value));
    }
    return listWord(parts, noFigure);
}

Table gatewaysTable(const Boundary &boundary)
{
    Table table{"Gateways",
                {{"Gateway", 1.4, false, false}, {"Kind", 0.8, false, false}, {"Admin interface", 2.2, false, true}, {"Serves", 2, false, false}, {"Where", 1.8, false, false},
                 {"Owner", 1.2, false, false}, {"Facts from", 1.7, false, false}},
                {}, "The estate has no gateway."};
    for (const GatewayConfig &one : boundary.estate.gateways)
        table.rows.push_back({Cell{textOf(one.id.text()), Tone::Neutral, true}, textCell(textOf(toWire(one.kind))),
                              textCell(textOf(one.adminUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment))), textCell(servedBy(one)), textCell(placeWord(one)),
                              textCell(orNone(one.owner)), textCell(readWord(boundary, one))});
    return table;
}

Table crossingsTable(const EstateConfig &estate)
{
    Table table{"What is meant to cross", {{"What", 1.6, false, false}, {"Which", 3, false, true}, {"Why it is allowed", 3, false, false}}, {}, "Nothing is declared that both sides may share."};
    for (const GatewayConfig &gateway : estate.gateways) {
        std::set<QString> served;
        if (!gateway.environment.isEmpty())
            served.insert(gateway.environment.text());
        for (const PartitionRule &rule : gateway.partitions)
            served.insert(rule.environment.text());
        if (served.size() > 1)
            table.rows.push_back({Cell{"Gateway of several environments", Tone::Warn, false}, textCell(textOf(gateway.id.text())),
                                  textCell("It is modelled and divided: " + servedBy(gateway) + ". It is a finding all the same.")});
    }
    for (const QString &host : estate.isolation.sharedHosts)
        table.rows.push_back({textCell("Host that every environment may call"), textCell(textOf(host)), textCell("It is declared in the estate file.")});
    for (const SharedIssuer &issuer : estate.isolation.sharedIssuers)
        table.rows.push_back({textCell("Issuer that both sides trust"), textCell(textOf(issuer.issuer)), textCell(orNone(issuer.reason))});
    for (const QString &admin : estate.isolation.approvedAdmins)
        table.rows.push_back({textCell("Somebody who may change both sides"), textCell(textOf(admin)), textCell("They are declared in the estate file.")});
    return table;
}

Table expectedTable(const EstateConfig &estate)
{
    Table table{"Differences that are meant", {{"Field", 2.4, false, true}, {"APIs", 2, false, false}, {"Why", 3, false, false}}, {}, "No difference is declared as meant."};
    for (const ExpectedDifference &one : estate.expected)
        table.rows.push_back({textCell(textOf(one.field)), textCell(listWord(one.apis, "all")), textCell(orNone(one.reason))});
    return table;
}

std::string membersOf(const EstateConfig &estate, const QString &group)
{
    QList<QString> people = estate.groups.value(group);
    std::sort(people.begin(), people.end());
    return textOf(group) + " (" + listWord(people, "nobody") + ")";
}

void addPath(Pen &pen, const EstateConfig &estate, const PromotionPath &path)
{
    const ApprovalRule &rule = path.approvals;
    std::vector<std::string> groups;
    for (const QString &group : rule.groups)
        groups.push_back(membersOf(estate, group));
    pen.section(textOf(path.from.text()) + " to " + textOf(path.to.text()));
    Facts facts;
    facts.rows = {{"Approvals", countWord(rule.quorum, "person", "people")},
                  {"One of each group", listWord(groups, "no group is asked for")},
                  {"Whoever asks for it", rule.requesterMayApprove ? "may approve it too" : "may not approve it"},
                  {"Whoever wrote it", rule.sourceAuthorMayApprove ? "may approve it too" : "may not approve it"},
                  {"Expires after", textOf(durationToText(rule.expiresAfter))},
                  {"Ticket", rule.ticket.isEmpty() ? std::string("none is asked for") : "the reason holds one of the form " + textOf(rule.ticket)},
                  {"Gates that only warn if they are unknown", listWord(path.warnsOnUnknown, "none")}};
    for (const Freeze &freeze : path.freezes)
        facts.rows.emplace_back("Nothing from", textOf(freeze.from.toUTC().toString(Qt::ISODate)) + " to " + textOf(freeze.to.toUTC().toString(Qt::ISODate)) + ": " + orNone(freeze.reason));
    pen.add(std::move(facts));
    Table map{"Values that must differ", {{"Field", 2.4, false, true}, {"What it is here", 2.4, false, true}, {"What it becomes", 2.4, false, true}}, {}, "No value is mapped."};
    for (const MappingRule &one : path.map)
        map.rows.push_back({textCell(textOf(one.field)), textCell(one.keep ? std::string("any value") : textOf(one.from)), textCell(one.keep ? std::string("stays as the target has it") : textOf(one.to))});
    pen.add(std::move(map));
}

void addPaths(Pen &pen, const EstateConfig &estate)
{
    pen.chapter("Ways from one environment to another");
    pen.say(estate.promotionPaths.isEmpty() ? std::string("No way is declared: nothing is promoted.")
                                            : "A change crosses from one environment to another only as a promotion on one of these ways: checked, approved and recorded.");
    for (const PromotionPath &path : estate.promotionPaths)
        addPath(pen, estate, path);
    pen.section("Round the approvals");
    pen.say(estate.breakGlass.allowed ? "Break-glass is allowed. Two others look back at it within " + textOf(durationToText(estate.breakGlass.reviewWithin)) + '.'
                                      : std::string("Break-glass is not allowed."));
}

std::string environmentWord(const BoundaryApi &one)
{
    return one.environment.isEmpty() ? std::string("none is told") : textOf(one.environment.text());
}

void addApis(Pen &pen, const Boundary &boundary)
{
    Table table{"APIs and where they stand",
                {{"API", 2, false, false}, {"Version", 0.8, false, false}, {"Environment", 1.4, false, false}, {"Gateway", 1.6, false, false}, {"Owner", 1.6, false, false}}, {},
                "No API was read yet."};
    for (const BoundaryApi &one : boundary.model.apis)
        table.rows.push_back({textCell(one.api), textCell(orNone(one.version)), one.environment.isEmpty() ? Cell{environmentWord(one), Tone::Unknown, false} : textCell(environmentWord(one)),
                              textCell(textOf(one.gateway.text())), textCell(one.owner.empty() ? std::string("nobody is named") : one.owner)});
    pen.chapter("What belongs to which environment");
    pen.say(countWord(std::int64_t(boundary.model.apis.size()), "deployment", "deployments") + " of APIs, as the gateways told them.");
    pen.add(std::move(table));
    Facts facts;
    facts.rows = {{"Meant to be open", listWord(boundary.estate.isolation.publicApis, "no API")},
                  {"Approved without a sandbox", listWord(boundary.estate.isolation.productionOnly, "no API")},
                  {"Test hosts of third parties", listWord(boundary.estate.isolation.testHosts, "none is declared")},
                  {"Live hosts of third parties", listWord(boundary.estate.isolation.liveHosts, "none is declared")}};
    pen.add(std::move(facts));
}

} // namespace

Document documentOf(const Boundary &boundary)
{
    const EstateConfig &estate = boundary.estate;
    Document document;
    document.title = "Boundaries of the environments";
    document.subtitle = "Version " + std::to_string(boundary.version) + ", " + dayWord(boundary.model.at);
    document.organisation = textOf(estate.name);
    document.runningHead = textOf(estate.name) + ", boundaries of the environments";
    document.footer = "Version " + std::to_string(boundary.version) + ", " + shortId(boundary.digest);
    document.moment = isolation::isoTime(boundary.model.at);
    document.cover = {{"Version", std::to_string(boundary.version)},
                      {"Made from", boundary.model.snapshot == 0 ? std::string("the estate file; no gateway was read yet")
                                                                 : "the estate file and snapshot " + numberWord(boundary.model.snapshot) + ", " + momentWord(boundary.model.at)},
                      {"Digest of the content", boundary.digest},
                      {"Environments", numberWord(estate.environments.size())},
                      {"Gateways", numberWord(estate.gateways.size())}};
    Pen pen(document);
    pen.chapter("Environments");
    pen.say("This document says which environments there are, what belongs to each, and where something is meant to cross from one to another. It is made from the model that the "
            "program judges by. Whatever crosses and does not stand here is not meant to.");
    pen.add(environmentsOf(boundary));
    std::vector<std::string> pairs;
    for (const auto &[sandbox, production] : estate.pairs)
        pairs.push_back(textOf(sandbox.text()) + " from " + textOf(production.text()));
    pen.say("Kept apart: " + listWord(pairs, "no pair is declared") + '.');
    pen.chapter("Gateways");
    pen.add(gatewaysTable(boundary));
    pen.chapter("What is meant to cross");
    pen.add(crossingsTable(estate));
    pen.section("Differences that are meant");
    pen.add(expectedTable(estate));
    addPaths(pen, estate);
    addApis(pen, boundary);
    pen.add(PageBreak{});
    pen.chapter("Approval");
    pen.say("The annex holds the same content for machines. Whoever approves this document approves the content with the digest on its cover.");
    pen.add(SignOff{{"Prepared by", "Approved by"}, "Version " + std::to_string(boundary.version) + ", digest " + boundary.digest});
    makeHarmless(document);
    return document;
}

} // namespace bulkhead::reports
