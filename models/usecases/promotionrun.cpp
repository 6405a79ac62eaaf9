// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionrun.h"

#include "usecases/contractgate.h"
#include "usecases/planpromotion.h"
#include "usecases/promotionwords.h"

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {


Error refused(const QString &what, const QString &hint)
{
    return refusedPromotion(what, hint);
}

//! Holds every API that travels, or nothing if somebody else holds one of them.
std::shared_ptr<void> lockAll(const RunParts &parts, const Request &request)
{
    auto locks = std::make_shared<std::vector<std::shared_ptr<void>>>();
    for (const QString &api : QStringList{request.api} + request.others) {
        locks->push_back(parts.lock(QString::fromStdString(toHex(sha256(api.toStdString() + '\n' + request.to.text().toStdString())))));
        if (!locks->back())
            return nullptr;
    }
    return locks;
}

//! The steps of one execution against the target.
class Execution
{
public:
    Execution(RunParts &parts, const Request &request, std::vector<PlanStep> steps, GatewayEditor &editor, std::uint64_t run, UtcTime expires)
        : m_parts(parts)
        , m_request(request)
        , m_steps(std::move(steps))
        , m_states(m_steps.size(), StepState::Waiting)
        , m_editor(editor)
        , m_run(run)
        , m_expires(expires)
    {
    }

    //! Writes all from here on; undoes what was done if one fails. Whether all is done.
    QCoro::Task<bool> runFrom(std::size_t first)
    {
        for (std::size_t i = first; i < m_steps.size(); ++i) {
            const bool isDone = mayGoOn() && co_await write(i, false);
            if (isDone)
                continue;
            co_await undo(i);
            co_return false;
        }
        co_return true;
    }

    //! Finds out where an execution that was cut off stands; the first step that is still to be done, or nothing if something is neither as before nor as after.
    QCoro::Task<std::optional<std::size_t>> findPlace()
    {
        std::optional<std::size_t> place;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const PlanStep step = m_steps[i];
            const auto sight = co_await m_editor.look(step);
            const bool isKnown = sight && (*sight == StepSight::After || *sight == StepSight::Before);
            set(i, !isKnown ? StepState::Unknown : *sight == StepSight::After ? StepState::Observed : StepState::Waiting);
            if (!isKnown || (*sight == StepSight::After && place)) {
                m_problem = sight ? u"%1 is neither what it was nor what it shall be"_s.arg(QString::fromStdString(step.name)) : sight.error().toText();
                co_return std::nullopt;
            }
            if (*sight == StepSight::Before && !place)
                place = i;
        }
        co_return place.value_or(m_steps.size());
    }

    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool isLogWritable() const { return m_isLogWritable; }
    RunOutcome outcome() { return {m_request, m_steps, m_states, m_problem}; }

private:
    void set(std::size_t i, StepState state)
    {
        m_states[i] = state;
        if (m_parts.onStep)
            m_parts.onStep(i, state);
    }

    bool mayGoOn()
    {
        if (m_parts.cancel.isCancelled())
            m_problem = u"it was cancelled"_s;
        else if (m_parts.desk.now() >= m_expires)
            m_problem = u"its time ran out"_s;
        return m_problem.isEmpty();
    }

    bool record(std::size_t i, bool isUndo, audit::Phase phase, const char *outcome)
    {
        AuditDraft draft = PromotionDesk::draftOn(m_request, "promotion.step");
        draft.phase = phase;
        draft.detail["run"] = static_cast<std::int64_t>(m_run);
        draft.detail["step"] = static_cast<std::int64_t>(i);
        draft.detail["undo"] = isUndo;
        if (outcome != nullptr)
            draft.detail["outcome"] = outcome;
        Acting nobody; // the start is signed; its steps are covered by it
        nobody.claim = u"bulkhead"_s;
        const auto seq = m_parts.desk.trail().record(draft, nobody);
        if (!seq) {
            m_isLogWritable = false;
            m_problem = seq.error().toText();
        }
        return seq.has_value();
    }

    QCoro::Task<bool> write(std::size_t i, bool isUndo)
    {
        const PlanStep step = isUndo ? inverseOf(m_steps[i]) : m_steps[i];
        if (!record(i, isUndo, audit::Phase::Begin, nullptr))
            co_return false;
        set(i, StepState::Intended);
        const auto written = co_await m_editor.write(step);
        if (written)
            set(i, StepState::Written);
        const auto sight = co_await m_editor.look(step);
        const bool isThere = sight && *sight == StepSight::After;
        const bool isNotThere = sight && *sight == StepSight::Before;
        if (isThere)
            set(i, isUndo ? StepState::Undone : StepState::Observed);
        else
            set(i, isNotThere || (!written && written.error().kind == Error::Kind::Conflict) ? StepState::Refused : StepState::Unknown);
        if (!isThere && m_problem.isEmpty())
            m_problem = written ? u"what was written does not show"_s : written.error().toText();
        const bool isRecorded = record(i, isUndo, audit::Phase::End, isThere ? "done" : isNotThere ? "failed" : "unknown");
        co_return isThere && isRecorded;
    }

    QCoro::Task<> undo(std::size_t end)
    {
        for (std::size_t i = end; i-- > 0 && m_isLogWritable;) {
            if (m_states[i] != StepState::Observed)
                continue;
            const bool isUndone = co_await write(i, true);
            if (!isUndone)
                co_return;
        }
    }

    RunParts &m_parts;
    const Request &m_request;
    std::vector<PlanStep> m_steps;
    std::vector<StepState> m_states;
    GatewayEditor &m_editor;
    std::uint64_t m_run;
    UtcTime m_expires;
    QString m_problem;
    bool m_isLogWritable = true;
};

//! Records the end of an execution, and gives its outcome.
Result<RunOutcome> ended(RunParts &parts, const Request &request, Execution &execution, const char *action, bool isDone, const Acting &who, std::uint64_t run)
{
    AuditDraft draft = PromotionDesk::draftOn(request, action);
    draft.phase = audit::Phase::End;
    draft.detail["of"] = static_cast<std::int64_t>(run);
    draft.detail["outcome"] = isDone ? "done" : "failed";
    draft.detail["note"] = execution.problem();
    const auto seq = execution.isLogWritable() ? parts.desk.trail().record(draft, who) : Result<std::uint64_t>(std::uint64_t(0));
    RunOutcome outcome = execution.outcome();
    if (!seq)
        outcome.problem = seq.error().toText();
    auto now = parts.desk.find(QString::fromStdString(request.id));
    if (now)
        outcome.request = std::move(*now);
    return outcome;
}

QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openTarget(RunParts &parts, const Plan &plan)
{
    const GatewayConfig *gateway = parts.desk.estate().gateway(plan.target);
    if (gateway == nullptr)
        co_return refused(u"the estate file does not name the gateway %1 any more"_s.arg(plan.target.text()), {});
    const GatewayConfig config = *gateway;
    co_return co_await parts.editors.openEditor(config, EditorOpener::Access::Write);
}

Result<std::uint64_t> recordStart(RunParts &parts, const Request &request, const char *action, const Acting &who, const QString &reason, JsonValue::Object more = {})
{
    AuditDraft draft = PromotionDesk::draftOn(request, action);
    draft.phase = audit::Phase::Begin;
    draft.detail.merge(more);
    draft.after = request.digest;
    if (!reason.isEmpty())
        draft.detail["reason"] = reason;
    return parts.desk.trail().record(draft, who);
}

//! Nothing, or why what the plan was made on is not that any more.
QString changedSides(const Plan &plan, const PromotionSides &sides)
{
    if (sides.source != plan.sourceClosure)
        return u"%1 was changed since it was asked for"_s.arg(plan.from.text());
    const GateResult drift = driftGate(plan, sides.target);
    return drift.verdict == GateVerdict::Pass ? QString() : drift.reason;
}

//! A request that nobody else executes while this is there.
struct Claim
{
    std::shared_ptr<void> lock;
    Request request;
    Plan plan;
};

Result<Claim> claim(RunParts &parts, const QString &id, const Acting &who)
{
    const auto seen = parts.desk.find(id);
    if (!seen)
        return seen.error();
    Claim claim;
    claim.lock = lockAll(parts, *seen);
    if (!claim.lock)
        return refused(u"another process executes a promotion of this API"_s, u"wait until it has ended"_s);
    auto request = parts.desk.find(id); // as it is now that nobody else can start it
    if (!request)
        return request.error();
    if (!who.isPerson())
        return refused(u"this takes a person who signs it"_s, u"say who acts with --as NAME --key REF"_s);
    auto plan = parts.desk.planOf(*request);
    if (!plan)
        return plan.error();
    claim.request = std::move(*request);
    claim.plan = std::move(*plan);
    return claim;
}

//! What the gates rest on, after both sides were compared with the plan. Voids the request if anything of it has changed.
QCoro::Task<Result<GateGround>> lookAgain(RunParts &parts, const Claim &claim, const Acting &who)
{
    const EstateConfig estate = parts.desk.estate();
    const Plan plan = claim.plan;
    const auto sides = co_await readSides(parts.editors, estate, plan);
    if (!sides)
        co_return sides.error();
    QString changed = changedSides(plan, *sides);
    if (changed.isEmpty() && seenIn(contractFilesOf(estate, plan)) != plan.contracts)
        changed = u"a contract file was changed since it was asked for"_s;
    if (!changed.isEmpty()) {
        const auto closed = parts.desk.close(claim.request, Verb::Invalidate, changed, who);
        co_return refused(changed, closed ? u"the request is void; ask for it anew"_s : closed.error().toText());
    }
    if (!parts.prepare)
        co_return GateGround();
    auto task = parts.prepare(plan);
    co_return co_await task;
}

//! Records the start, and runs all steps.
QCoro::Task<Result<RunOutcome>> execute(RunParts &parts, const Claim &claim, const char *action, QString reason, JsonValue::Object more, const Acting &who)
{
    const auto editor = co_await openTarget(parts, claim.plan);
    if (!editor)
        co_return editor.error();
    const auto run = recordStart(parts, claim.request, action, who, reason, std::move(more));
    if (!run)
        co_return run.error();
    Execution execution(parts, claim.request, claim.plan.steps, **editor, *run, claim.request.expires);
    const bool isDone = co_await execution.runFrom(0);
    co_return ended(parts, claim.request, execution, action, isDone, who, *run);
}

//! An entry of the log is at most 1 MiB: what is more than this is not told, and what the promotion explains is then told by its steps.
constexpr std::size_t mostUnitBytes = 512U << 10;

//! Which gates it went through and what they said, and what its steps make of the target if that can be told.
JsonValue::Object recordOf(const QList<GateResult> &gates, const GateGround &ground)
{
    JsonValue::Array array;
    for (const GateResult &gate : gates)
        array.push_back(JsonValue::Object{{"id", gate.id}, {"reason", gate.reason}, {"verdict", toWire(gate.verdict)}});
    JsonValue::Object record;
    record["gates"] = std::move(array);
    JsonValue units = ground.units ? toJson(*ground.units) : JsonValue();
    if (ground.units && canonical(units).size() <= mostUnitBytes)
        record["units"] = std::move(units);
    return record;
}

QString stateText(const Request &request)
{
    return stateWord(request);
}

} // namespace

std::string_view toWire(StepState state)
{
    constexpr std::array<std::string_view, 7> words = {"waiting", "intended", "written", "observed", "undone", "unknown", "refused"};
    return words[static_cast<std::size_t>(state)];
}

QCoro::Task<Result<RunOutcome>> applyPromotion(RunParts parts, QString id, Acting who)
{
    const auto claimed = claim(parts, id, who);
    if (!claimed)
        co_return claimed.error();
    if (const auto may = parts.desk.mayStart(claimed->request, claimed->plan, who); !may)
        co_return may.error();
    const auto ground = co_await lookAgain(parts, *claimed, who);
    if (!ground)
        co_return ground.error();
    if (const auto may = parts.desk.mayPass(claimed->request, claimed->plan, *ground); !may)
        co_return may.error();
    const auto gates = parts.desk.gates(claimed->plan, &claimed->request, *ground);
    if (!gates)
        co_return gates.error();
    JsonValue::Object more = recordOf(*gates, *ground);
    co_return co_await execute(parts, *claimed, "promotion.apply", QString(), std::move(more), who);
}

QCoro::Task<Result<RunOutcome>> breakThrough(RunParts parts, QString id, QString reason, Acting who)
{
    const auto claimed = claim(parts, id, who);
    if (!claimed)
        co_return claimed.error();
    if (const auto may = parts.desk.mayThinkOfBreaking(claimed->request, claimed->plan, reason, who); !may)
        co_return may.error();
    const auto ground = co_await lookAgain(parts, *claimed, who);
    if (!ground)
        co_return ground.error();
    const auto gates = parts.desk.mayBreak(claimed->request, claimed->plan, reason, *ground, who);
    if (!gates)
        co_return gates.error();
    JsonValue::Object more = recordOf(*gates, *ground);
    more["review_within"] = static_cast<std::int64_t>(parts.desk.estate().breakGlass.reviewWithin.count());
    co_return co_await execute(parts, *claimed, "promotion.breakglass", reason.trimmed(), std::move(more), who);
}

QCoro::Task<Result<RunOutcome>> resumePromotion(RunParts parts, QString id, Acting who)
{
    const auto claimed = claim(parts, id, who);
    if (!claimed)
        co_return claimed.error();
    const Request &request = claimed->request;
    if (!next(request.state, Verb::Resume))
        co_return refused(u"there is nothing to go on with: the request is %1"_s.arg(stateText(request)), {});
    const Plan plan = claimed->plan;
    const auto editor = co_await openTarget(parts, plan);
    if (!editor)
        co_return editor.error();
    const auto run = recordStart(parts, request, "promotion.apply", who, {});
    if (!run)
        co_return run.error();
    // What was begun in time may be finished.
    Execution execution(parts, request, plan.steps, **editor, *run, UtcTime::max());
    const auto place = co_await execution.findPlace();
    bool isDone = false;
    if (place)
        isDone = co_await execution.runFrom(*place);
    co_return ended(parts, request, execution, "promotion.apply", isDone, who, *run);
}

QCoro::Task<Result<RunOutcome>> rollBackPromotion(RunParts parts, QString id, QString reason, Acting who)
{
    if (reason.trimmed().isEmpty())
        co_return Error{Error::Kind::Usage, u"--reason"_s, u"a reason is missing"_s, u"say why"_s, {}};
    const auto claimed = claim(parts, id, who);
    if (!claimed)
        co_return claimed.error();
    const Request &request = claimed->request;
    if (!next(request.state, Verb::RollBack))
        co_return refused(u"the request is %1"_s.arg(stateText(request)), u"only what is applied can be rolled back, once"_s);
    if (parts.desk.now() - request.appliedAt > rollBackWithin)
        co_return refused(u"it was applied more than 72 hours ago"_s, u"make a new promotion"_s);
    const Plan plan = claimed->plan;
    const auto editor = co_await openTarget(parts, plan);
    if (!editor)
        co_return editor.error();
    for (const PlanStep &step : plan.steps) {
        const PlanStep one = step;
        const auto sight = co_await (*editor)->look(one);
        if (!sight)
            co_return sight.error();
        if (*sight != StepSight::After)
            co_return refused(u"%1 is not what the promotion made of it any more"_s.arg(QString::fromStdString(step.name)), u"make a new promotion"_s);
    }
    const auto run = recordStart(parts, request, "promotion.rollback", who, reason.trimmed());
    if (!run)
        co_return run.error();
    Execution execution(parts, request, plan.inverse(), **editor, *run, UtcTime::max());
    const bool isDone = co_await execution.runFrom(0);
    co_return ended(parts, request, execution, "promotion.rollback", isDone, who, *run);
}

} // namespace bulkhead
