// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sampledocument.h"

#include <array>
#include <cstdio>

namespace bulkhead::test {

using namespace reports;

namespace {

void addSummary(Document &d)
{
    d.blocks.push_back(Heading{1, "Summary"});
    d.blocks.push_back(Callout{Tone::Fail, "Isolation incomplete.",
                               "Weakest layer: Identity, not isolated. One API key opens sandbox and production since 23 Nov 2026, 08:12 UTC."});
    d.blocks.push_back(Tiles{{{"31", "pass", Tone::Pass}, {"4", "pass, attested", Tone::Attested}, {"9", "unknown", Tone::Unknown}, {"6", "fail", Tone::Fail},
                              {"69 %", "coverage", Tone::Neutral}}});
    d.blocks.push_back(Paragraph{"This report says what was found on the gateways of the estate at the moment of the snapshot, and which requirements of the "
                                 "framework the findings bear on. It is a machine-assisted assessment made for the assessor; whether the bank conforms is for "
                                 "the assessor to say."});
    DividedBars bars{"Controls by layer", "Per layer, how many controls pass, pass by attestation, are unknown and fail.", {}};
    const std::array<const char *, 6> layers{"Infrastructure", "Identity", "Data", "Policies", "CI/CD", "Observability"};
    const std::array<std::array<int, 4>, 6> counts{{{7, 0, 1, 1}, {4, 1, 1, 2}, {3, 2, 2, 1}, {6, 0, 1, 0}, {5, 1, 1, 1}, {6, 0, 3, 1}}};
    const std::array<const char *, 6> notes{"not isolated", "not isolated", "not isolated", "unproven", "not isolated", "not isolated"};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        bars.bars.push_back({layers[i],
                             {{Tone::Pass, counts[i][0], "pass"},
                              {Tone::Attested, counts[i][1], "attested"},
                              {Tone::Unknown, counts[i][2], "unknown"},
                              {Tone::Fail, counts[i][3], "fail"}},
                             notes[i]});
    }
    d.blocks.push_back(bars);
    ColumnChart chart{"Promotions by week", "", {{"applied", Tone::Pass}, {"rejected", Tone::Warn}, {"broken glass", Tone::Fail}}, {}};
    for (int week = 40; week < 48; ++week)
        chart.items.push_back({"week " + std::to_string(week), {week % 5 + 2, week % 3, week == 44 ? 1 : 0}});
    d.blocks.push_back(chart);
}

void addRequirements(Document &d)
{
    d.blocks.push_back(Heading{1, "Requirements and what supports them"});
    d.blocks.push_back(Heading{2, "Pair sandbox-eu and production-eu"});
    Table table{"Requirements of PCI DSS 4.0.1", {{"Ref.", 0.55}, {"Requirement, in our words", 2.3}, {"Result", 1.15}, {"Why", 1.5}, {"Findings", 0.6, true}}, {}, ""};
    const auto row = [&table](const char *ref, const char *what, Tone tone, const char *result, const char *why, const char *count) {
        table.rows.push_back({{ref, Tone::Neutral, true}, {what}, {result, tone}, {why}, {count}});
    };
    row("6.5.3", "Pre-production is kept apart from production, and access control enforces it", Tone::Fail, "Fail", "2 fail, 1 accepted", "1,042");
    row("6.5.5", "No live data in pre-production", Tone::Unknown, "Unknown", "DAT-04 evidence expired", "0");
    row("1.4.2", "Only allowed traffic between networks", Tone::Attested, "Pass, attested", "attested 2 Sep 2026", "0");
    row("6.5.4", "Roles are separated", Tone::Pass, "Pass", "21 of 21 signed by two", "0");
    row("8.3.2", "Authentication factors are protected", Tone::Fail, "Fail", "shared key, probes off", "3");
    row("1.3.1", "Inbound traffic is restricted", Tone::Warn, "Warn", "2 crossing targets", "2");
    row("10.3.1", "Read access to audit logs is limited", Tone::Pass, "Pass", "log verified", "0");
    row("12.8.1", "Third parties are listed", Tone::NotApplicable, "Not applicable", "no third party in scope", "0");
    d.blocks.push_back(table);
    d.blocks.push_back(Heading{2, "Requirements without a control"});
    d.blocks.push_back(Table{"", {{"Ref.", 1}, {"Requirement", 3}}, {}, "Every requirement of the framework in scope has a control."});
}

FindingCard card(Tone tone, const std::string &title)
{
    return FindingCard{tone,
                       title,
                       "The API key of consumer card-batch opens routes in sandbox-eu and in production-eu. Whoever holds the sandbox copy can call production.",
                       "sandbox-eu",
                       "production-eu",
                       {{"gateway", "kong-sbx"}, {"consumer", "card-batch"}, {"key", "fp:9f1c2e7740aa51d0 (keyed fingerprint)"}, {"routes", "/cards/v2, /limits"}},
                       {{"gateway", "kong-prd"}, {"consumer", "card-batch"}, {"key", "fp:9f1c2e7740aa51d0 (keyed fingerprint)"}},
                       "Issue a key of its own for each environment and delete the shared one; card-batch is the only caller.",
                       {{"since", "23 Nov 2026, 08:12 UTC"}, {"owner", "Identity platform"}, {"fingerprint", "b7d2f6a0c1e94835b7d2f6a0c1e94835b7d2f6a0c1e94835b7d2f6a0c1e94835"}}};
}

void addFindings(Document &d)
{
    d.blocks.push_back(Heading{1, "Findings"});
    d.blocks.push_back(Heading{2, "Identity"});
    d.blocks.push_back(card(Tone::Fail, "IDN-01 One API key works in sandbox and in production"));
    FindingCard accepted = card(Tone::Attested, "INF-07 Fail, accepted until 12 Dec 2026");
    accepted.production.clear();
    accepted.text = "caddy-edge serves both environments from one listener.";
    d.blocks.push_back(accepted);
    FindingCard warn = card(Tone::Warn, "POL-01 Warn: the rate limit of production is not in sandbox");
    warn.sandbox = {{"plugin", "none"}};
    warn.production = {{"plugin", "rate-limiting"}, {"config.minute", "600"}, {"config.policy", "redis"}};
    d.blocks.push_back(warn);
    FindingCard unknown = card(Tone::Unknown, "DAT-04 Unknown: evidence is out of date");
    unknown.sandbox.clear();
    unknown.production.clear();
    unknown.remedy.clear();
    d.blocks.push_back(unknown);
}

void addRegisters(Document &d)
{
    d.blocks.push_back(Heading{1, "Promotions"});
    d.blocks.push_back(Paragraph{"Every request that was open, made or ended in the period, oldest first.", true});
    Table table{"Promotions", {{"Request", 1.1, false, true}, {"API", 1.4}, {"State", 1.1}, {"Requested by", 1.1}, {"Approved by", 1.6}, {"Applied", 1.3}}, {}, "None in the period."};
    for (int i = 0; i < 46; ++i) {
        const bool isBroken = i == 17;
        table.rows.push_back({{"9f3a7c" + std::to_string(10 + i)}, {i % 4 == 0 ? "card-limits" : i % 4 == 1 ? "payment-initiation" : i % 4 == 2 ? "accounts" : "fx-rates"},
                              {isBroken ? "broken glass" : i % 7 == 3 ? "rejected" : "applied", isBroken ? Tone::Fail : i % 7 == 3 ? Tone::Warn : Tone::Pass},
                              {"Tomás Reyes"}, {isBroken ? "–" : "Leonor Duarte, Aiko Brandt"}, {i % 7 == 3 ? "–" : std::to_string(1 + i % 22) + " Nov 2026, 10:15"}});
    }
    d.blocks.push_back(table);
    d.blocks.push_back(Heading{1, "Names that are written otherwise"});
    d.blocks.push_back(Table{"", {{"API", 1}, {"Team", 1}, {"Digest", 1.4, false, true}},
                             {{{"واجهة المدفوعات"}, {"צוות תשלומים"}, {"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
                              {{"платежи-и-лимиты"}, {"Ομάδα πληρωμών"}, {"sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}},
                              {{"支払い API"}, {"kärnbank-öst"}, {"averyveryverylongnamewithoutanyspacethathastobebrokensomewhere"}}}, ""});
}

void addEnd(Document &d)
{
    d.blocks.push_back(Heading{1, "The audit log"});
    d.blocks.push_back(Callout{Tone::Pass, "The log was verified to entry 18,204.", "It grows from the checkpoint of 1 September 2026 that the witness signed."});
    d.blocks.push_back(Facts{{{"Log", "meridian-eu/3f9a"}, {"Entries", "18,204"}, {"Root", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="},
                              {"Verified with", "bulkhead-verify, which shares no code with the console"}}});
    d.blocks.push_back(Heading{1, "Sign-off"});
    d.blocks.push_back(SignOff{{"Prepared by", "Reviewed by", "Approved by"}, "The digest of this file and the moment of its export are entries of the audit log."});
}

std::string hex(std::uint64_t value)
{
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value * 0x9E3779B97F4A7C15ULL));
    return text.data();
}

Document coverOf(const std::string &title)
{
    Document d;
    d.title = title;
    d.subtitle = "1 September to 23 November 2026, facts as of snapshot 1482, 23 Nov 2026, 09:41 UTC";
    d.organisation = "Meridian Bank";
    d.runningHead = "Meridian, isolation of sandbox-eu from production-eu";
    d.footer = "Report 4f0c2d91aa37c5e884b1d06f5e7a9c23";
    d.moment = "2026-11-23T09:41:00Z";
    d.cover = {{"Scope", "Pair EU: sandbox-eu and production-eu, 61 APIs on 9 gateways"},
               {"Period", "1 September 2026 to 23 November 2026"},
               {"Method", "Configuration read from admin APIs; probes off by policy; evidence and attestations as listed"},
               {"Rules", "Control catalogue 2026.11, weights 3"},
               {"Audit log", "18,204 entries, verified, anchored to 1 Sep 2026"},
               {"Report", "4f0c2d91aa37c5e884b1d06f5e7a9c23"}};
    return d;
}

} // namespace

Document sampleDocument()
{
    Document d = coverOf("Separation of environments, PCI DSS 4.0.1");
    addSummary(d);
    addRequirements(d);
    addFindings(d);
    addRegisters(d);
    addEnd(d);
    return d;
}

Document largeDocument(const DocumentSize &size)
{
    Document d = coverOf("Separation of environments, a large estate");
    d.blocks.push_back(Heading{1, "Controls"});
    Table controls{"Controls", {{"Control", 0.6}, {"What it asks", 3}, {"Result", 1}, {"Findings", 0.7, true}}, {}, ""};
    for (int i = 0; i < size.controls; ++i)
        controls.rows.push_back({{"CTL-" + std::to_string(i)}, {"No credential of the sandbox opens anything in production"}, {"Fail", Tone::Fail}, {std::to_string(i * 37)}});
    d.blocks.push_back(controls);
    d.blocks.push_back(Heading{1, "Coverage"});
    Table apis{"APIs", {{"API", 2}, {"Sandbox", 1.2}, {"Production", 1.2}, {"Status", 1}}, {}, ""};
    for (int i = 0; i < size.apis; ++i)
        apis.rows.push_back({{"payments-" + std::to_string(i)}, {"kong-sbx"}, {"kong-prd"}, {i % 3 ? "Isolated" : "Unproven", i % 3 ? Tone::Pass : Tone::Unknown}});
    d.blocks.push_back(apis);
    d.blocks.push_back(Heading{1, "Findings"});
    for (int i = 0; i < size.findings; ++i) {
        FindingCard finding = card(i % 5 ? Tone::Fail : Tone::Warn, "IDN-0" + std::to_string(i % 8 + 1) + " One API key of team " + std::to_string(i) + " works on both sides");
        finding.sandbox[2].second = "fp:" + hex(std::uint64_t(i));
        finding.meta.back().second = hex(std::uint64_t(i) + 7) + hex(std::uint64_t(i) + 11);
        d.blocks.push_back(std::move(finding));
    }
    d.blocks.push_back(Heading{1, "Promotions"});
    Table promotions{"Promotions", {{"Request", 1.1, false, true}, {"API", 1.4}, {"State", 1.1}, {"Requested by", 1.1}, {"Approved by", 1.6}, {"Applied", 1.3}}, {}, ""};
    for (int i = 0; i < size.promotions; ++i)
        promotions.rows.push_back({{hex(std::uint64_t(i)).substr(0, 12)}, {"payments-" + std::to_string(i % 1000)}, {"applied", Tone::Pass}, {"Tomás Reyes"},
                                   {"Leonor Duarte, Aiko Brandt"}, {std::to_string(i % 28 + 1) + " Nov 2026, 10:15"}});
    d.blocks.push_back(promotions);
    return d;
}

} // namespace bulkhead::test
