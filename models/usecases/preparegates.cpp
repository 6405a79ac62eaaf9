// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/preparegates.h"

#include "promotion/buildplan.h"
#include "usecases/checkisolation.h"
#include "usecases/contractgate.h"
#include "usecases/isolationgate.h"
#include "usecases/logrecords.h"
#include "usecases/replaceunits.h"
#include "usecases/strictnessgate.h"
#include "usecases/targetobjects.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

//! The target's objects, and what they are in the unified model now and after the steps.
struct TargetUnits
{
    std::vector<SeenObject> seen;
    Result<std::vector<EntityRecord>> now = std::vector<EntityRecord>(), after = std::vector<EntityRecord>();
};

QCoro::Task<Result<TargetUnits>> lookAtTarget(EditorOpener &editors, GatewayConfig gateway, Plan plan)
{
    const auto editor = co_await editors.openEditor(gateway, EditorOpener::Access::Read);
    if (!editor)
        co_return editor.error();
    const auto closure = co_await closureWith(*editor, plan.targetDeployments, plan.targetClosure);
    if (!closure && closure.error().kind == Error::Kind::NotFound) // gone: the gate of drift says so
        co_return TargetUnits();
    if (!closure)
        co_return closure.error();
    TargetUnits units;
    units.seen = seenIn(*closure);
    units.now = (*editor)->units(closure->objects);
    units.after = (*editor)->units(applied(plan.steps, closure->objects));
    co_return units;
}

GateResult unknown(std::string_view gate, const Error &why)
{
    return {gate, GateVerdict::Unknown, why.what, {}};
}

//! What makes the estate of the newest sync the one before and the one after the change.
Result<std::vector<InventoryChange>> changesOf(const Plan &plan, const TargetUnits &units)
{
    if (!units.now || !units.after)
        return units.now ? units.after.error() : units.now.error();
    const UnitExchange same{plan.target, plan.targetDeployments, *units.now, *units.now}, changed{plan.target, plan.targetDeployments, *units.now, *units.after};
    return std::vector<InventoryChange>{[same](std::vector<GatewayInventory> &inventories) { return replaceUnits(inventories, same); },
                                        [changed](std::vector<GatewayInventory> &inventories) { return replaceUnits(inventories, changed); }};
}

//! What a check of the estate as it is would hold against it.
Result<HeldAgainst> heldAgainst(Store &store, const GateLog &log, const CatalogView &view, const isolation::ControlCatalogue &controls)
{
    HeldAgainst held;
    for (const auto &[sandbox, production] : view.estate.pairs) {
        auto open = store.findings(sandbox, production, 0);
        if (!open)
            return open.error();
        held.open[{sandbox, production}] = std::move(*open);
    }
    if (log.trail == nullptr)
        return held;
    RecordKeeper fresh;
    auto records = (log.keeper != nullptr ? *log.keeper : fresh).of(view, *log.trail, controls);
    if (!records)
        return records.error();
    held.records = std::move(*records);
    return held;
}

//! Both judgements of the change: isolation and strictness.
QList<GateResult> judged(Store &store, const GateLog &log, const EstateConfig &estate, const Plan &plan, const TargetUnits &units, const CancelToken &cancel, UtcTime now)
{
    const auto both = [](const Error &why) { return QList<GateResult>{unknown("isolation", why), unknown("strictness", why)}; };
    const auto changes = changesOf(plan, units);
    if (!changes)
        return both(changes.error());
    LogRecords *const records = log.records != nullptr ? log.records->now(estate) : nullptr;
    const auto views = loadChanged(store, estate, *changes, cancel, now, records);
    const auto controls = controlsOf(estate);
    if (!views || !controls)
        return both(views ? controls.error() : views.error());
    const CatalogView &before = *(*views)[0], &after = *(*views)[1];
    const GateResult strictness = strictnessGate(plan, before.catalog, after.catalog);
    const auto held = heldAgainst(store, log, before, *controls);
    if (!held)
        return {unknown("isolation", held.error()), strictness};
    return {isolationGate(plan, before, after, *controls, *held, [cancel] { return cancel.isCancelled(); }), strictness};
}

} // namespace

QCoro::Task<Result<GateGround>> prepareGates(EditorOpener &editors, Store &store, GateLog log, EstateConfig estate, Plan plan, CancelToken cancel, UtcTime now)
{
    GateGround ground;
    const QList<ContractFile> files = contractFilesOf(estate, plan);
    ground.contracts = seenIn(files);
    ground.judged.append(contractGate(plan, files, QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC).date()));
    const GatewayConfig *gateway = estate.gateway(plan.target);
    if (gateway == nullptr) {
        co_return Error{.kind = Error::Kind::NotFound, .place = u"promotion"_s, .what = u"the estate file does not name the gateway %1 any more"_s.arg(plan.target.text()),
                        .hint = u"make a new plan"_s, .retryAfter = {}};
    }
    const GatewayConfig config = *gateway;
    const auto units = co_await lookAtTarget(editors, config, plan);
    if (!units)
        co_return units.error();
    ground.target = units->seen;
    if (units->now && units->after)
        ground.units = unitChanges(*units->now, *units->after);
    ground.judged += judged(store, log, estate, plan, *units, cancel, now);
    if (cancel.isCancelled())
        co_return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = u"it was cancelled"_s, .hint = {}, .retryAfter = {}};
    co_return ground;
}

} // namespace bulkhead
