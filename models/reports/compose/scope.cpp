// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

Table pairsOf(const isolation::CheckReport &check)
{
    Table table{"Pairs of environments in scope", {{"Sandbox", 2, false, false}, {"Production", 2, false, false}, {"Status", 2, false, false}, {"Judged at", 2.4, false, false}}, {},
                "No pair of environments is in scope."};
    for (const isolation::PairReport &pair : check.pairs) {
        const isolation::PairResult &result = pair.result;
        table.rows.push_back({textCell(result.sandbox.text().toStdString()), textCell(result.production.text().toStdString()),
                              Cell{wordOf(result.score.status), toneOf(result.score.status), false}, textCell(momentWord(result.at))});
    }
    return table;
}

std::string environmentsOf(const isolation::EstateFacts &facts, isolation::EnvironmentSet set)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < facts.environments.size(); ++i) {
        if ((set >> i & 1) != 0)
            names.push_back(facts.environments[i].text().toStdString());
    }
    return listWord(names, "none told");
}

Cell readingCell(const isolation::GatewayFacts &gateway)
{
    if (!gateway.wasRead)
        return {"Never read", Tone::Unknown, false};
    return gateway.lastSyncFailed ? Cell{"Last reading failed", Tone::Warn, false} : Cell{"Read", Tone::Neutral, false};
}

Table gatewaysOf(const isolation::EstateFacts &facts)
{
    Table table{"Gateways", {{"Gateway", 2, false, false}, {"Kind", 1, false, false}, {"Environments", 2, false, false}, {"Reading", 1.5, false, false}, {"Oldest fact", 2.2, false, false}},
                {}, "The estate has no gateway."};
    for (const isolation::GatewayFacts &gateway : facts.gateways)
        table.rows.push_back({textCell(gateway.id.text().toStdString()), textCell(gateway.product), textCell(environmentsOf(facts, gateway.environments)), readingCell(gateway),
                              textCell(momentWord(gateway.readAt))});
    return table;
}

} // namespace

std::optional<Callout> unrecordedPart(const Report &report)
{
    const std::optional<UtcTime> begins = report.chain.begins;
    if (!begins || *begins <= report.period.from)
        return std::nullopt;
    const std::string nothing = " Of what was before, nothing is on record: that no promotion or exception of those days is told does not mean that there was none.";
    if (*begins >= report.period.until)
        return Callout{Tone::Unknown, "The period lies before the audit log.", "The log begins on " + momentWord(*begins) + '.' + nothing};
    return Callout{Tone::Unknown, "The period begins before the audit log.", "The log begins on " + momentWord(*begins) + '.' + nothing};
}

void addScope(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    pen.chapter("Scope and period");
    pen.say("In scope: " + (report.allPairs.isEmpty() ? countWord(std::int64_t(composition.check.pairs.size()), "pair", "pairs") : report.allPairs.toStdString())
            + " of environments, " + countWord(report.gateways, "gateway", "gateways") + ", of which " + numberWord(report.gatewaysRead)
            + (report.gatewaysRead == 1 ? " was" : " were") + " read, and " + countWord(report.apis, "API", "APIs") + " in the catalogue.");
    pen.say("Environments, gateways and what belongs to which stand in the estate file, which people keep and sign. The APIs are those that the gateways list. A gateway that "
            "nobody has registered is not seen.");
    pen.add(pairsOf(composition.check));
    if (composition.check.facts != nullptr) {
        pen.section("Gateways");
        pen.add(gatewaysOf(*composition.check.facts));
    }
    pen.section("Period");
    pen.say("The results are those of one moment, " + momentWord(composition.check.at) + ". Promotions, changes of production, exceptions and attestations are those of the period, "
            + periodWord(report.period) + ". All times are UTC, by the clock of the machine that ran the program.");
    if (auto unrecorded = unrecordedPart(report))
        pen.add(std::move(*unrecorded));
}

} // namespace bulkhead::reports
