// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/promotionanswers.h"

#include "cli/answers.h"
#include "cli/promotionwords.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

QString shown(std::string_view text)
{
    return safe(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString timeText(UtcTime time)
{
    return QString::fromStdString(audit::timeText(time));
}

JsonValue stepJson(const PlanStep &step)
{
    JsonValue::Object json{{"action", toWire(step.action)},
                           {"after", step.after},
                           {"before", step.before},
                           {"entity", JsonValue::Object{{"id", step.ref.collection + '/' + step.ref.id}, {"kind", toWire(step.entity)}, {"name", step.name}}}};
    return json;
}

JsonValue::Array texts(const QStringList &list)
{
    JsonValue::Array array;
    for (const QString &text : list)
        array.emplace_back(text);
    return array;
}

QString apisOf(const Request &request)
{
    return (QStringList{request.apiName} + request.otherNames).join(u", "_s);
}

} // namespace

namespace {

//! Only what says no is waived.
const Waiver *waiverOf(const GateResult &gate, const QList<Waiver> &waivers)
{
    const bool saysNo = gate.verdict == GateVerdict::Fail || gate.verdict == GateVerdict::Unknown;
    return saysNo ? coveringWaiver(gate, waivers) : nullptr;
}

JsonValue::Array waiversJson(const Request &request)
{
    JsonValue::Array array;
    for (const Waiver &waiver : request.waivers) {
        array.push_back(JsonValue::Object{{"at", timeText(waiver.at)}, {"evidence", texts(waiver.evidence)}, {"gate", waiver.gate}, {"person", waiver.person}, {"text", waiver.text}});
    }
    return array;
}

JsonValue reviewJson(const Request &request, const std::optional<ReviewState> &review)
{
    if (!request.broken || !review)
        return {};
    return JsonValue::Object{{"broken_at", timeText(request.broken->at)}, {"broken_by", request.broken->person}, {"by", texts(review->by)},
                             {"due", timeText(review->due)}, {"needed", ReviewState::needed}, {"overdue", review->isOverdue}, {"reason", request.broken->reason}};
}

} // namespace

QString lineOf(const Request &request)
{
    QStringList people;
    for (const Approval &approval : request.approvals)
        people.append(safe(approval.carriedBy.isEmpty() ? approval.person : u"%1 (signed elsewhere, brought in by %2)"_s.arg(approval.person, approval.carriedBy)));
    return u"%1  %2  %3  %4 → %5  by %6%7%8"_s.arg(shown(request.id.substr(0, 8)), shown(toWire(request.state)), safe(apisOf(request)), request.from.text(),
                                                 request.to.text(), safe(request.requester),
                                                 people.isEmpty() ? QString() : u", approved by "_s + people.join(u", "_s),
                                                 request.isBroken ? u"  BROKEN GLASS"_s : QString());
}

QString alarmOf(const Request &request, const std::optional<ReviewState> &review)
{
    if (!request.broken || !review)
        return {};
    const QString by = review->by.isEmpty() ? u"nobody"_s : safe(review->by.join(u", "_s));
    const QString end = review->isDone() ? QString() : review->isOverdue ? u"; OVERDUE since %1"_s.arg(timeText(review->due)) : u"; due %1"_s.arg(timeText(review->due));
    return u"BROKEN GLASS: %1 was broken through by %2 on %3 (%4); reviewed by %5%6"_s.arg(shown(request.id.substr(0, 8)), safe(request.broken->person),
                                                                                        timeText(request.broken->at), safe(request.broken->reason), by, end);
}

QString lineOf(std::size_t index, const PlanStep &step, StepState state)
{
    return u"step %1: %2 %3 %4: %5"_s.arg(index + 1).arg(shown(toWire(step.action)), shown(toWire(step.entity)), shown(step.name), shown(toWire(state)));
}

void sayPlan(Console &console, const Plan &plan, const PlanFacts &facts)
{
    QStringList names;
    for (const PlanApi &api : plan.apis())
        names.append(shown(api.name));
    console.print(u"%1: %2 (%3) → %4 (%5), digest %6"_s.arg(names.join(u", "_s), plan.from.text(), plan.source.text(), plan.to.text(), plan.target.text(),
                                                            shown(plan.digest())));
    console.print(u"in short: "_s + sentenceOf(wordsOf(plan, facts).summary));
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        console.print(u"step %1: %2 %3 %4"_s.arg(i + 1).arg(shown(toWire(step.action)), shown(toWire(step.entity)), shown(step.name)));
        if (!step.before.isNull())
            console.print(u"  - "_s + shown(canonical(step.before)));
        if (!step.after.isNull())
            console.print(u"  + "_s + shown(canonical(step.after)));
    }
    if (plan.steps.empty())
        console.print(u"nothing to do: both sides are the same"_s);
    for (const MappedValue &value : plan.mapping) {
        if (value.rule >= 0)
            console.print((value.isKept ? u"keep %1: %3, not %2"_s : u"map %1: %2 → %3"_s).arg(shown(value.field), shown(value.from), shown(value.to)));
    }
    for (const ObjectRef &kept : plan.kept)
        console.print(u"kept: %1 %2 of %3, which %4 does not have"_s.arg(shown(kept.collection), shown(kept.id), plan.to.text(), plan.from.text()));
}

void sayGates(Console &console, const QList<GateResult> &gates, const QList<Waiver> &waivers)
{
    for (const GateResult &gate : gates) {
        console.print(u"gate %1: %2, %3"_s.arg(shown(gate.id), shown(toWire(gate.verdict)), safe(gate.reason)));
        for (const QString &line : gate.evidence)
            console.print(u"  "_s + safe(line));
        if (const Waiver *waiver = waiverOf(gate, waivers))
            console.print(u"  waived by %1: %2"_s.arg(safe(waiver->person), safe(waiver->text)));
    }
}

void sayRequest(Console &console, const Request &request, const std::optional<ReviewState> &review)
{
    console.print(lineOf(request));
    if (const QString alarm = alarmOf(request, review); !alarm.isEmpty())
        console.print(alarm);
    if (!request.needsWaivers.isEmpty())
        console.print(u"asked for in need of a waiver of: "_s + safe(request.needsWaivers.join(u", "_s)));
    console.print(u"reason: %1; until %2"_s.arg(safe(request.reason), timeText(request.expires)));
    if (!request.note.isEmpty())
        console.print(u"note: "_s + safe(request.note));
    for (const Remark &remark : request.remarks)
        console.print(u"%1, %2%3: %4"_s.arg(timeText(remark.at), safe(remark.person), remark.step < 0 ? QString() : u" on step %1"_s.arg(remark.step + 1), safe(remark.text)));
}

JsonValue toJson(const Plan &plan, const PlanFacts &facts)
{
    JsonValue json = plan.toJson();
    JsonValue::Array steps;
    for (const PlanStep &step : plan.steps)
        steps.push_back(stepJson(step));
    (*json.object())["steps"] = std::move(steps);
    (*json.object())["digest"] = plan.digest();
    const PlanWords words = wordsOf(plan, facts);
    (*json.object())["changes"] = changesJson(words);
    (*json.object())["summary"] = toJson(words.summary);
    return json;
}

JsonValue toJson(const QList<GateResult> &gates, const QList<Waiver> &waivers)
{
    JsonValue::Array array;
    for (const GateResult &gate : gates) {
        const Waiver *waiver = waiverOf(gate, waivers);
        const JsonValue waived = waiver == nullptr ? JsonValue() : JsonValue(JsonValue::Object{{"by", waiver->person}, {"reason", waiver->text}});
        array.push_back(JsonValue::Object{{"evidence", texts(gate.evidence)}, {"id", gate.id}, {"reason", gate.reason}, {"verdict", toWire(gate.verdict)}, {"waived", waived}});
    }
    return array;
}

JsonValue toJson(const Request &request, const std::optional<ReviewState> &review)
{
    JsonValue::Array approvals, remarks;
    for (const Approval &approval : request.approvals)
        approvals.push_back(JsonValue::Object{{"carried_by", approval.carriedBy}, {"person", approval.person}, {"seq", static_cast<std::int64_t>(approval.seq)}});
    for (const Remark &remark : request.remarks)
        remarks.push_back(JsonValue::Object{{"at", timeText(remark.at)}, {"person", remark.person}, {"step", remark.step}, {"text", remark.text}});
    return JsonValue::Object{{"api", request.apiName},
                             {"approvals", std::move(approvals)},
                             {"broken_glass", request.isBroken},
                             {"digest", request.digest},
                             {"expires", timeText(request.expires)},
                             {"from", request.from.text()},
                             {"id", request.id},
                             {"needs_waiver", texts(request.needsWaivers)},
                             {"note", request.note},
                             {"others", texts(request.otherNames)},
                             {"reason", request.reason},
                             {"remarks", std::move(remarks)},
                             {"requester", request.requester},
                             {"review", reviewJson(request, review)},
                             {"state", toWire(request.state)},
                             {"to", request.to.text()},
                             {"waivers", waiversJson(request)}};
}

JsonValue toJson(const RunOutcome &outcome)
{
    JsonValue::Array steps;
    for (std::size_t i = 0; i < outcome.steps.size(); ++i) {
        JsonValue step = stepJson(outcome.steps[i]);
        (*step.object())["state"] = toWire(outcome.states[i]);
        steps.push_back(std::move(step));
    }
    return JsonValue::Object{{"id", outcome.request.id}, {"problem", outcome.problem}, {"state", toWire(outcome.request.state)}, {"steps", std::move(steps)}};
}

} // namespace bulkhead::cli
