// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/json.h"

#include "isolation/output/report.h"
#include "reports/findings.h"
#include "reports/jsonrecords.h"

namespace bulkhead::reports {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

namespace {

JsonValue countsJson(const RequirementCounts &counts)
{
    return Object{{"pass", counts.pass}, {"pass_attested", counts.attested}, {"warn", counts.warn}, {"unknown", counts.unknown}, {"fail", counts.fail},
                  {"not_applicable", counts.notApplicable}, {"no_control", counts.noControl}};
}

JsonValue resultsJson(const std::vector<RequirementResult> &results)
{
    Array array;
    for (const RequirementResult &one : results)
        array.push_back(Object{{"reference", one.requirement->reference}, {"state", toWire(one.state)}, {"failing", one.failing}, {"accepted", one.accepted}, {"why", one.why}});
    return array;
}

JsonValue frameworkJson(const Framework &framework)
{
    Array requirements;
    for (const Requirement &one : framework.requirements) {
        Object object{{"reference", one.reference}, {"subject", one.subject}, {"controls", textsJson(one.controls)}};
        if (!one.verified.isEmpty())
            object["verified"] = one.verified;
        requirements.emplace_back(std::move(object));
    }
    return Object{{"id", framework.id}, {"title", framework.title}, {"short_title", framework.shortTitle}, {"edition", framework.edition},
                  {"publisher", framework.publisher}, {"note", framework.note}, {"requirements", std::move(requirements)}};
}

JsonValue requirementsJson(const Report &report)
{
    Array pairs;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < report.requirements.size(); ++i) {
        const isolation::PairResult &pair = report.check->pairs[i].result;
        names.push_back(isolation::pairName(pair).toStdString());
        pairs.push_back(Object{{"sandbox", pair.sandbox.text()}, {"production", pair.production.text()}, {"counts", countsJson(countsOf(report.requirements[i]))},
                               {"results", resultsJson(report.requirements[i])}});
    }
    const std::vector<RequirementResult> worst = requirementsOver(report.requirements, names);
    return Object{{"counts", countsJson(countsOf(worst))}, {"results", resultsJson(worst)}, {"pairs", std::move(pairs)}};
}

//! The findings of one control, those that are accepted with their exception.
void addExceptions(JsonValue::Array &findings, const isolation::PairResult &pair, const AcceptedIndex &accepted)
{
    for (JsonValue &finding : findings) {
        Object &object = *finding.object();
        if (const ExceptionRow *row = accepted.find(pair, *object["fingerprint"].string()); row != nullptr)
            object["exception"] = exceptionInShort(*row);
        else
            object.erase("exception");
    }
}

JsonValue isolationJson(const Report &report)
{
    JsonValue check = isolation::toJson(*report.check);
    const AcceptedIndex accepted(report);
    Array &pairs = *check.object()->at("pairs").array();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (JsonValue &control : *pairs[i].object()->at("controls").array())
            addExceptions(*control.object()->at("findings").array(), report.check->pairs[i].result, accepted);
    }
    return check;
}

JsonValue scopeJson(const Report &report)
{
    Array pairs;
    for (const isolation::PairReport &pair : report.check->pairs)
        pairs.push_back(Object{{"sandbox", pair.result.sandbox.text()}, {"production", pair.result.production.text()}});
    return Object{{"text", report.allPairs}, {"pairs", std::move(pairs)}, {"gateways", report.gateways}, {"gateways_read", report.gatewaysRead}, {"apis", report.apis}};
}

JsonValue sampleJson(const Sample &sample)
{
    Array indexes;
    for (const std::size_t index : sample.indexes)
        indexes.emplace_back(static_cast<std::int64_t>(index));
    return Object{{"population", sample.population}, {"seed", std::to_string(sample.seed)}, {"asked", static_cast<std::int64_t>(sample.asked)},
                  {"of", static_cast<std::int64_t>(sample.of)}, {"indexes", std::move(indexes)}};
}

} // namespace

JsonValue toJson(const Report &report)
{
    Object period;
    putTime(period, "from", report.period.from);
    putTime(period, "until", report.period.until);
    const FindingCounts findings = countedOf(findingsOf(report));
    return Object{{"format", 1},
                  {"id", report.id},
                  {"estate", report.estate},
                  {"at", isolation::isoTime(report.check->at)},
                  {"snapshot", std::int64_t(report.check->snapshot)},
                  {"catalogue", report.check->catalogue->version()},
                  {"period", std::move(period)},
                  {"scope", scopeJson(report)},
                  {"framework", report.framework == nullptr ? JsonValue() : frameworkJson(*report.framework)},
                  {"requirements", requirementsJson(report)},
                  {"findings", Object{{"fail", findings.fail}, {"accepted", findings.accepted}, {"warn", findings.warn}}},
                  {"isolation", isolationJson(report)},
                  {"exceptions", exceptionsJson(report)},
                  {"attestations", attestationsJson(report)},
                  {"evidence", evidenceJson(report)},
                  {"promotions", promotionsJson(report)},
                  {"changes", changesJson(report)},
                  {"gaps", gapsJson(report)},
                  {"sample", report.sample ? sampleJson(*report.sample) : JsonValue()},
                  {"log", chainJson(report.chain)}};
}

bool writeJson(const Report &report, const ByteSink &sink)
{
    return sink(pretty(toJson(report)));
}

} // namespace bulkhead::reports
