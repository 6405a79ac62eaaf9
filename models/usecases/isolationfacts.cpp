// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/isolationfacts.h"

#include "core/jsonreader.h"
#include "isolation/findingdetail.h"
#include "usecases/facts/parts.h"

namespace bulkhead {

namespace {

isolation::Declarations declarationsOf(const IsolationConfig &config)
{
    const auto texts = [](const QList<QString> &list) {
        std::vector<std::string> result;
        for (const QString &text : list)
            result.push_back(text.toStdString());
        return result;
    };
    const auto hosts = [&texts](const QList<QString> &list) {
        std::vector<std::string> result = texts(list);
        for (std::string &host : result) {
            if (host.find('/') == std::string::npos) // a network stays as it is written
                host = isolation::canonicalHost(host);
        }
        return result;
    };
    isolation::Declarations declared;
    for (const auto &[environment, patterns] : config.owned)
        declared.owned.emplace_back(environment.text().toStdString(), hosts(patterns));
    declared.sharedExternal = hosts(config.sharedHosts);
    declared.testExternal = hosts(config.testHosts);
    declared.liveExternal = hosts(config.liveHosts);
    for (const SharedIssuer &shared : config.sharedIssuers)
        declared.sharedIssuers.push_back(shared.issuer.toStdString());
    declared.publicApis = texts(config.publicApis);
    declared.productionOnly = texts(config.productionOnly);
    declared.approvedAdmins = texts(config.approvedAdmins);
    declared.platformRoutes = texts(config.platformRoutes);
    for (const auto &[api, calls] : config.promisedPerMinute)
        declared.promisedPerMinute.insert_or_assign(api.toStdString(), calls);
    return declared;
}

void addRuns(const QList<CheckRun> &runs, isolation::EstateFacts &facts)
{
    std::vector<isolation::CheckRunRecord> records;
    JsonReader reader;
    for (const CheckRun &run : runs)
        records.push_back({run.sandbox, run.production, run.at, isolation::wasComplete(reader, run.summary)});
    if (records.empty())
        facts.records.runs = FactState::KnownEmpty;
    else
        facts.records.runs = std::move(records);
}

} // namespace

isolation::EstateFacts isolationFacts(const FactsInput &input)
{
    isolation::EstateFacts facts;
    facts.at = input.now;
    for (const Environment &environment : input.estate->environments) {
        if (facts.environments.size() == std::size_t(isolation::maxEnvironments))
            break; // no estate has that many; the rest would serve nothing
        facts.environments.push_back(environment.id);
        facts.types.push_back(environment.type);
    }
    facts.declared = declarationsOf(input.estate->isolation);
    FactsContext context(input, facts);
    addGateways(context);
    addConnections(context);
    addConsumers(context);
    addPolicies(context);
    addDeployments(context); // they say in which environments policies act
    addTargets(context);
    addCredentials(context);
    addCertificates(context);
    addSinks(context);
    if (input.runs != nullptr)
        addRuns(*input.runs, facts);
    return facts;
}

} // namespace bulkhead
