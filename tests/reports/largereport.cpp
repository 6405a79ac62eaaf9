// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/samplereport.h"

#include "core/digest.h"

#include <algorithm>

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using isolation::Verdict;

namespace {

void addRows(isolation::EstateFacts &facts, std::size_t rows)
{
    const isolation::ApiFactsRow like = facts.apis.front();
    while (facts.apis.size() < rows) {
        const std::string name = "api-" + std::to_string(facts.apis.size());
        facts.apis.push_back(like);
        facts.apis.back().name = name;
        facts.apis.back().id = ApiId(QString::fromStdString("id-of-" + name));
    }
}

//! The same finding over and over, on other units, spread over all controls.
void fillFindings(SampleReport &sample, std::size_t findings)
{
    isolation::PairResult &pair = sample.check.pairs.front().result;
    const auto &units = pair.find("INF-07")->units;
    const isolation::UnitResult like = *std::find_if(units.begin(), units.end(), [](const isolation::UnitResult &one) { return one.verdict == Verdict::Fail; });
    for (isolation::ControlResult &control : pair.controls) {
        control.units.clear();
        control.counts = {};
        control.verdict = Verdict::Fail;
    }
    for (std::size_t i = 0; i < findings; ++i) {
        isolation::ControlResult &control = pair.controls[i % pair.controls.size()];
        control.units.push_back(like);
        control.units.back().unit = "target:gw-s-1/" + std::to_string(i);
        control.units.back().apis = {static_cast<std::uint32_t>(i % sample.facts.apis.size())};
        ++control.counts[Verdict::Fail];
    }
    isolation::rescore(pair, *sample.check.catalogue);
}

void fillPromotions(Report &report, std::size_t promotions)
{
    const std::vector<promotion::Request> kinds = report.promotions;
    const UtcTime first = report.check->at - 2'000h;
    report.promotions.clear();
    for (std::size_t i = 0; i < promotions; ++i) {
        promotion::Request one = kinds[i % kinds.size()];
        one.id = toHex(sha256("promotion " + std::to_string(i))).substr(0, 32);
        one.seq = 1'000 + i * 4;
        one.requestedAt = first + std::chrono::minutes(i);
        report.promotions.push_back(std::move(one));
    }
}

} // namespace

std::unique_ptr<SampleReport> largeReport(const LargeSize &size)
{
    auto sample = sampleReport(u"iso-27001-2022"_s, {});
    sample->check.pairs.resize(1);
    addRows(sample->facts, size.apis);
    fillFindings(*sample, size.findings);
    fillPromotions(sample->report, size.promotions);
    sample->report.sample.reset();
    sample->report.apis = static_cast<std::int64_t>(sample->facts.apis.size());
    sample->take(u"iso-27001-2022"_s);
    return sample;
}

} // namespace bulkhead::reports::test
