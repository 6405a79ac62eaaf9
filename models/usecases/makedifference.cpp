// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/makedifference.h"

#include "usecases/frameworks.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Result<Snapshot> snapshotCalled(Store &store, SnapshotId id)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    const auto found = std::find_if(snapshots->cbegin(), snapshots->cend(), [id](const Snapshot &one) { return one.id == id; });
    if (found != snapshots->cend())
        return *found;
    return Error{.kind = Error::Kind::NotFound, .place = u"report"_s, .what = u"there is no snapshot %1 in the store"_s.arg(id), .hint = u"choose one that there is"_s, .retryAfter = {}};
}

//! What every report needs, and no difference speaks of.
Result<reports::Framework> anyFramework(const EstateConfig &estate)
{
    const auto controls = controlsOf(estate);
    return controls ? Result<reports::Framework>(frameworksOf(estate, *controls).frameworks.value(0)) : Result<reports::Framework>(controls.error());
}

UtcTime endOf(const Snapshot &snapshot)
{
    return snapshot.finishedAt.value_or(snapshot.startedAt);
}

} // namespace

Result<Snapshot> snapshotBy(Store &store, UtcTime moment)
{
    const auto snapshots = store.snapshots(0);
    if (!snapshots)
        return snapshots.error();
    const auto found = std::find_if(snapshots->cbegin(), snapshots->cend(), [moment](const Snapshot &one) { return one.finishedAt && *one.finishedAt <= moment; });
    if (found != snapshots->cend())
        return *found;
    return Error{.kind = Error::Kind::NotFound, .place = u"report"_s, .what = u"nothing had been read by then"_s, .hint = u"choose a later time"_s, .retryAfter = {}};
}

Result<reports::ReportDifference> makeDifference(const ReportGround &ground, const DifferenceQuestion &question, const OnReportStep &onStep, const CancelToken &cancel)
{
    const auto from = snapshotCalled(ground.store, question.from), to = snapshotCalled(ground.store, question.to);
    if (!from || !to)
        return from ? to.error() : from.error();
    const auto framework = anyFramework(ground.estate);
    if (!framework)
        return framework.error();
    constexpr std::chrono::milliseconds moment(1);
    ReportQuestion side;
    side.framework = *framework;
    side.pairs = question.pairs;
    side.isOfThen = true;
    side.snapshot = from->id;
    side.period = {endOf(*from), endOf(*from) + moment};
    const auto before = makeReport(ground, side, onStep, cancel);
    if (!before)
        return before.error();
    side.snapshot = to->id;
    side.period = {std::min(endOf(*from), endOf(*to)), endOf(*to) + moment};
    const auto after = makeReport(ground, side, onStep, cancel);
    if (!after)
        return after.error();
    return differenceOf((*before)->report, (*after)->report);
}

} // namespace bulkhead
