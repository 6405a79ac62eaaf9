// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/recording.h"

#include "core/digest.h"
#include "evidence/detail.h"
#include "usecases/snapshotdigest.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

std::string outcomeOf(const SyncReport &report, const CancelToken &cancel)
{
    return cancel.isCancelled() ? "cancelled" : report.error ? "failed" : "done";
}

JsonValue::Object detailOf(const SyncReport &report)
{
    JsonValue::Object gateways;
    for (const GatewayOutcome &outcome : report.gateways)
        gateways[outcome.sync.gateway.text().toStdString()] = toWire(outcome.sync.status);
    return {{"snapshot", static_cast<std::int64_t>(report.snapshot)}, {"gateways", std::move(gateways)}};
}

AuditDraft decisionDraft(const char *verb, const MatchDecision &decision)
{
    AuditDraft draft;
    draft.action = "catalog.decide";
    draft.objectKind = "api";
    draft.objectId = decision.api.toStdString();
    draft.detail = {{"verb", verb}, {"kind", toWire(decision.kind)}, {"deployment", decision.deployment}, {"other", decision.other}};
    return draft;
}

} // namespace

QCoro::Task<SyncReport> syncRecorded(SyncEstate &sync, Store &store, AuditTrail &trail, Acting who, EstateConfig estate, QList<GatewayId> only,
                                     CancelToken cancel, SyncEstate::OnProgress onProgress)
{
    AuditDraft draft;
    draft.action = "sync";
    draft.objectKind = "estate";
    draft.objectId = estate.name.toStdString();
    auto act = AuditedAct::begin(trail, draft, who);
    if (!act) {
        SyncReport refused;
        refused.error = act.error();
        co_return refused;
    }
    SyncReport report = co_await sync.run(estate, only, cancel, onProgress);
    const auto digest = report.snapshot != 0 ? snapshotDigest(store, report.snapshot) : Result<std::string>(std::string());
    if (!digest && !report.error)
        report.error = digest.error();
    const auto ended = (*act)->end(outcomeOf(report, cancel), detailOf(report), digest ? *digest : std::string());
    if (!ended && !report.error)
        report.error = ended.error();
    co_return report;
}

std::function<Result<void>(const CheckRun &)> checkRecorder(AuditTrail &trail, Store &store, const Acting &who)
{
    struct Known
    {
        SnapshotId snapshot = 0;
        std::string digest;
    };
    return [&trail, &store, who, known = std::make_shared<Known>()](const CheckRun &run) -> Result<void> {
        if (known->snapshot != run.snapshot) {
            auto digest = snapshotDigest(store, run.snapshot);
            if (!digest)
                return digest.error();
            *known = {run.snapshot, std::move(*digest)};
        }
        AuditDraft draft;
        draft.action = "isolation.check";
        draft.objectKind = "pair";
        draft.objectId = QString(run.sandbox.text() + u':' + run.production.text()).toStdString();
        draft.environment = run.production.text().toStdString();
        draft.before = known->digest;
        draft.after = toHex(sha256(run.summary));
        draft.detail = {{"snapshot", static_cast<std::int64_t>(run.snapshot)}, {"status", run.status}, {"catalogue", run.catalogue}};
        const auto seq = trail.record(draft, who);
        return seq ? Result<void>() : Result<void>(seq.error());
    };
}

std::function<Result<void>(const evidence::Register &, const evidence::Exception &, const evidence::Lapse &)> voidRecorder(AuditTrail &trail, const Acting &who)
{
    Acting claim; // nobody decides this, so nobody signs it
    claim.claim = who.claim;
    return [&trail, claim](const evidence::Register &known, const evidence::Exception &exception, const evidence::Lapse &lapse) -> Result<void> {
        RecordKeeper keeper;
        const auto now = keeper.now(trail, known.catalogue());
        if (!now)
            return now.error();
        const evidence::Exception *found = (*now)->findException(exception.id);
        if (found == nullptr || found->state != evidence::Exception::State::Active)
            return {};
        AuditDraft draft;
        draft.action = "exception.void";
        draft.objectKind = "exception";
        draft.objectId = exception.id;
        draft.environment = evidence::environmentOf(exception.pair);
        draft.detail = evidence::lapseDetail(exception, lapse);
        const auto seq = trail.record(draft, claim);
        return seq ? Result<void>() : Result<void>(seq.error());
    };
}

Result<MatchDecision> decideRecorded(Store &store, AuditTrail &trail, const Acting &who, const MatchDecision &decision)
{
    auto act = AuditedAct::begin(trail, decisionDraft("decide", decision), who);
    if (!act)
        return act.error();
    auto made = store.addMatchDecision(decision);
    const auto ended = made ? (*act)->end("done", {{"decision", made->id}}) : (*act)->end("failed", {});
    return ended || !made ? made : Result<MatchDecision>(ended.error());
}

Result<void> undoRecorded(Store &store, AuditTrail &trail, const Acting &who, qint64 decision)
{
    const auto known = store.matchDecisions();
    if (!known)
        return known.error();
    MatchDecision undone;
    for (const MatchDecision &one : *known) {
        if (one.id == decision)
            undone = one;
    }
    auto act = AuditedAct::begin(trail, decisionDraft("undo", undone), who);
    if (!act)
        return act.error();
    const auto removed = store.removeMatchDecision(decision);
    const auto ended = (*act)->end(removed ? "done" : "failed", {{"decision", decision}});
    return removed && !ended ? Result<void>(ended.error()) : removed;
}

} // namespace bulkhead
