// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/comparechecks.h"

#include "core/jsonreader.h"
#include "isolation/findingdetail.h"

#include <algorithm>
#include <unordered_set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {

Error noSuchRun(const QList<CheckRun> &runs)
{
    return Error{.kind = Error::Kind::NotFound,
                 .place = u"check runs"_s,
                 .what = u"there is no such run of this pair"_s,
                 .hint = runs.isEmpty() ? u"none was kept yet; run the check first"_s
                                        : u"they are %1 to %2"_s.arg(runs.last().id).arg(runs.first().id),
                 .retryAfter = {}};
}

//! `runs` newest first.
const CheckRun *find(const QList<CheckRun> &runs, const HistoryPoint &point)
{
    const auto found = std::find_if(runs.cbegin(), runs.cend(), [&point](const CheckRun &run) {
        return point.at ? run.at <= *point.at : point.number == 0 || run.id == point.number;
    });
    return found == runs.cend() ? nullptr : &*found;
}

//! Findings of one run that the other does not have.
Result<std::vector<KeptFinding>> onlyIn(const std::vector<CheckFinding> &these, const std::vector<CheckFinding> &others)
{
    std::unordered_set<std::string_view> known;
    for (const CheckFinding &finding : others)
        known.insert(finding.fingerprint);
    KeptFindings kept{EstateFacts()};
    std::vector<KeptFinding> found;
    for (const CheckFinding &finding : these) {
        if (known.contains(finding.fingerprint))
            continue;
        auto unit = kept.unit(finding.detail);
        if (!unit)
            return unit.error();
        unit->verdict = verdictFromWire(finding.verdict).value_or(Verdict::Fail);
        found.push_back({finding, std::move(*unit)});
    }
    std::sort(found.begin(), found.end(), [](const KeptFinding &a, const KeptFinding &b) {
        return std::tie(a.finding.control, a.unit.unit) < std::tie(b.finding.control, b.unit.unit);
    });
    return found;
}

} // namespace

Result<CheckComparison> compareRuns(CheckRunStore &store, const CheckRun &from, const CheckRun &to)
{
    CheckComparison comparison;
    comparison.from = from;
    comparison.to = to;
    JsonReader reader;
    const auto before = runFromSummary(reader, from.summary);
    const auto after = runFromSummary(reader, to.summary);
    if (!before || !after)
        return before ? after.error() : before.error();
    comparison.verdicts = verdictChanges(*before, *after);
    const auto old = store.findings(from.sandbox, from.production, from.id);
    const auto now = store.findings(to.sandbox, to.production, to.id);
    if (!old || !now)
        return old ? now.error() : old.error();
    auto appeared = onlyIn(*now, *old);
    auto gone = onlyIn(*old, *now);
    if (!appeared || !gone)
        return appeared ? gone.error() : appeared.error();
    comparison.appeared = std::move(*appeared);
    comparison.gone = std::move(*gone);
    return comparison;
}

Result<std::optional<CheckComparison>> compareChecks(CheckRunStore &store, const EnvironmentId &sandbox,
                                                     const EnvironmentId &production, const HistoryPoint &from,
                                                     const HistoryPoint &to)
{
    const auto runs = store.checkRuns(sandbox, production, 0);
    if (!runs)
        return runs.error();
    if (from.isEmpty() && to.isEmpty() && runs->size() < 2)
        return std::optional<CheckComparison>();
    const CheckRun *later = find(*runs, to);
    if (later == nullptr)
        return noSuchRun(*runs);
    const auto position = later - runs->constData();
    const CheckRun *earlier = !from.isEmpty() ? find(*runs, from) : position + 1 < runs->size() ? &runs->at(position + 1) : nullptr;
    if (earlier == nullptr)
        return noSuchRun(*runs);
    auto compared = compareRuns(store, *earlier, *later);
    if (!compared)
        return compared.error();
    return std::optional(std::move(*compared));
}

} // namespace bulkhead
