// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportid.h"

#include "core/digest.h"
#include "core/jsonvalue.h"

namespace bulkhead::reports {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! A company may change the file behind the id of its framework.
JsonValue frameworkOf(const Framework *framework)
{
    if (framework == nullptr)
        return {};
    Array requirements;
    for (const Requirement &one : framework->requirements) {
        Array controls;
        for (const QString &control : one.controls)
            controls.emplace_back(control);
        requirements.push_back(Object{{"reference", one.reference}, {"subject", one.subject}, {"controls", std::move(controls)}});
    }
    return Object{{"id", framework->id}, {"title", framework->title}, {"edition", framework->edition}, {"requirements", std::move(requirements)}};
}

JsonValue sampleOf(const std::optional<Sample> &sample)
{
    if (!sample)
        return {};
    // As text: a seed may be larger than the numbers of JSON.
    return Object{{"population", sample->population}, {"seed", std::to_string(sample->seed)}, {"asked", std::to_string(sample->asked)}};
}

std::int64_t milliseconds(UtcTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

std::string reportId(const Report &report)
{
    Array pairs;
    for (const isolation::PairReport &pair : report.check->pairs)
        pairs.push_back(Array{pair.result.sandbox.text(), pair.result.production.text()});
    const Object of{{"format", 1},
                    {"estate", report.estate},
                    {"snapshot", std::int64_t(report.check->snapshot)},
                    {"at", milliseconds(report.check->at)},
                    {"log", Object{{"id", report.chain.log}, {"size", static_cast<std::int64_t>(report.chain.size)}, {"root", report.chain.root}}},
                    {"catalogue", report.check->catalogue->version()},
                    {"framework", frameworkOf(report.framework)},
                    {"period", Array{milliseconds(report.period.from), milliseconds(report.period.until)}},
                    {"pairs", std::move(pairs)},
                    {"sample", sampleOf(report.sample)}};
    std::string bytes;
    appendCanonical(bytes, of);
    return toHex(sha256(bytes)).substr(0, 32);
}

} // namespace bulkhead::reports
