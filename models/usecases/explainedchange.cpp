// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/explainedchange.h"

#include "core/jsonreader.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace promotion;

namespace {

//! How long one may have gone on that was cut off.
constexpr std::chrono::hours cutOff(1);

bool isTime(std::string_view member)
{
    return member == "updated_at" || member == "created_at";
}

bool areSame(const JsonValue *a, const JsonValue *b)
{
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

//! Does a step write the entity, or the object that it stands in? Policies and targets are named by what they stand in.
bool isWritten(const ExecutedPromotion &run, const std::string &id)
{
    if (!run.objects)
        return false;
    for (std::size_t begin = 0; begin <= id.size();) {
        const std::size_t end = std::min(id.find('/', begin), id.size());
        if (run.objects->contains(id.substr(begin, end - begin)))
            return true;
        begin = end + 1;
    }
    return run.objects->contains(id);
}

const UnitChange *unitOf(const ExecutedPromotion &run, const Store::Changes &change)
{
    if (!run.units)
        return nullptr;
    const auto found = std::find_if(run.units->cbegin(), run.units->cend(),
                                    [&](const UnitChange &unit) { return unit.kind == change.kind && unit.id == change.nativeId; });
    return found == run.units->cend() ? nullptr : &*found;
}

//! Follows an entity from the read before through the promotions to the read after.
class Trace
{
public:
    explicit Trace(JsonValue before)
        : m_left(before)
        , m_states{std::move(before)}
    {
    }

    void take(const UnitChange &unit, bool isDone)
    {
        compare({unit.before, unit.after}); // the read before may have seen it already
        m_left = unit.after;
        m_states = isDone ? std::vector<JsonValue>{unit.after} : std::vector<JsonValue>{unit.before, unit.after};
    }

    //! Those of `changed` that somebody else wrote too.
    std::set<std::string> end(const JsonValue &after, const std::set<std::string> &changed)
    {
        compare({after});
        if (m_isOther)
            return {"presence"};
        const bool isWhole = changed.contains("presence"); // came or went as it should, but otherwise than that
        if (!isWhole)
            std::erase_if(m_other, [&](const std::string &member) { return !changed.contains(member); });
        return m_other;
    }
    [[nodiscard]] const JsonValue &left() const { return m_left; }

private:
    //! A member is as it may be if one of the states that were has it so.
    void compare(const std::vector<JsonValue> &next)
    {
        std::set<std::string> differing;
        bool isFirst = true, isThere = false;
        for (const JsonValue &was : m_states) {
            for (const JsonValue &is : next) {
                if (was.isNull() != is.isNull())
                    continue;
                isThere = true;
                const std::set<std::string> between = differingMembers(was, is);
                if (isFirst)
                    differing = between;
                else
                    std::erase_if(differing, [&](const std::string &member) { return !between.contains(member); });
                isFirst = false;
            }
        }
        m_isOther = m_isOther || !isThere;
        m_other.merge(differing);
    }

    JsonValue m_left;
    std::vector<JsonValue> m_states; //!< that it may be in
    std::set<std::string> m_other;
    bool m_isOther = false; //!< it was there and should not, or the other way round
};

std::set<std::string> changedMembers(const JsonValue &before, const JsonValue &after)
{
    return before.isNull() || after.isNull() ? std::set<std::string>{"presence"} : differingMembers(before, after);
}

} // namespace

std::set<std::string> differingMembers(const JsonValue &before, const JsonValue &after)
{
    std::set<std::string> members;
    for (const JsonValue *side : {&before, &after}) {
        if (side->object() == nullptr)
            continue;
        for (const auto &[key, value] : *side->object()) {
            if (!isTime(key) && !areSame(before.find(key), after.find(key)))
                members.insert(key);
        }
    }
    return members;
}

JsonValue payloadOf(const std::string &text)
{
    JsonReader reader;
    const auto parsed = text.empty() ? Result<JsonElement>(Error()) : reader.parse(text);
    return parsed ? JsonValue::from(*parsed) : JsonValue();
}

std::vector<ExecutedPromotion> runsOf(const Request &request, const GatewayId &target, std::shared_ptr<const std::set<std::string>> objects, UtcTime at)
{
    std::vector<ExecutedPromotion> runs;
    for (const RequestRun &run : request.runs) {
        if (run.begun > at)
            continue;
        const bool isEnded = run.ended >= run.begun && run.ended <= at;
        const bool goesOn = !isEnded && &run == &request.runs.back() && (request.state == State::Executing || run.ended > at);
        const UtcTime ended = isEnded ? run.ended : goesOn ? UtcTime::max() : run.begun + cutOff;
        runs.push_back({request.id, QStringList{request.api} + request.others, request.to, target, run.begun, ended, isEnded && run.isDone, objects, run.units});
    }
    return runs;
}

ChangeExplanation explanationOf(const SeenBetween &seen, const std::vector<ExecutedPromotion> &runs)
{
    ChangeExplanation explanation;
    const Store::Changes &change = seen.change;
    std::optional<Trace> trace;
    for (const ExecutedPromotion &run : runs) {
        if (run.begun > seen.until || run.ended < seen.after || run.target != change.gateway || run.to != seen.environment)
            continue;
        const UnitChange *unit = unitOf(run, change);
        if (unit != nullptr) {
            if (!trace)
                trace.emplace(payloadOf(change.before));
            trace->take(*unit, run.isDone);
            explanation.request = run.request;
            continue;
        }
        const bool isIts = !seen.api.empty() && run.apis.contains(QString::fromStdString(seen.api));
        if (run.units || (!isIts && !isWritten(run, change.nativeId)))
            continue;
        explanation.request = run.request;
        explanation.isUnsure = !isWritten(run, change.nativeId);
        if (!explanation.isUnsure)
            return explanation; // what it wrote is not on record, so nothing can be told apart from it
    }
    if (!trace || explanation.isUnsure)
        return explanation;
    const JsonValue after = payloadOf(change.after);
    explanation.unexplained = trace->end(after, changedMembers(payloadOf(change.before), after));
    explanation.left = trace->left();
    return explanation;
}

} // namespace bulkhead
