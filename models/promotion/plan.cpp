// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/plan.h"

#include "core/jsonreader.h"

#include <algorithm>
#include <array>

namespace bulkhead::promotion {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array actions = {"create", "change", "delete"};
constexpr std::array kinds = {"write", "deploy", "await", "observe"};
constexpr std::array guards = {"none", "compare", "if_match"};
constexpr std::array reasons = {"names_source", "secret", "same_as_another", "secret_lost"};
constexpr std::int64_t format = 1;

std::string textOf(const QString &text)
{
    return text.toStdString();
}

JsonValue refJson(const ObjectRef &ref)
{
    return JsonValue::Object{{"collection", ref.collection}, {"id", ref.id}};
}

JsonValue stepJson(const PlanStep &step)
{
    JsonValue::Object object{{"action", toWire(step.action)}, {"entity", toWire(step.entity)}, {"guard", toWire(step.guard)},
                             {"kind", toWire(step.kind)}, {"name", step.name}, {"object", refJson(step.ref)}};
    if (!step.before.isNull())
        object["before"] = step.before;
    if (!step.after.isNull())
        object["after"] = step.after;
    if (!step.place.isNull())
        object["place"] = step.place;
    return object;
}

template<typename Values, typename Make>
JsonValue::Array arrayOf(const Values &values, Make make)
{
    JsonValue::Array array;
    for (const auto &value : values)
        array.push_back(make(value));
    return array;
}

JsonValue seenJson(const SeenObject &seen)
{
    return JsonValue::Object{{"digest", seen.digest}, {"object", refJson(seen.ref)}};
}

JsonValue contractJson(const SeenContract &contract)
{
    return JsonValue::Object{{"api", contract.api}, {"digest", contract.digest}, {"environment", textOf(contract.environment.text())}};
}

JsonValue mappedJson(const MappedValue &value)
{
    JsonValue::Object object{{"field", value.field}, {"from", value.from}, {"object", refJson(value.object)}, {"pointer", value.pointer},
                             {"rule", value.rule}, {"to", value.to}};
    if (value.isKept)
        object.emplace("kept", true);
    return object;
}

JsonValue unmappedJson(const UnmappedValue &value)
{
    return JsonValue::Object{{"field", value.field}, {"object", refJson(value.object)}, {"pointer", value.pointer}, {"reason", toWire(value.reason)},
                             {"value", value.value}};
}

JsonValue apiJson(const PlanApi &api)
{
    return JsonValue::Object{{"id", api.id}, {"name", api.name}};
}

JsonValue::Array textsJson(const std::vector<std::string> &texts)
{
    return arrayOf(texts, [](const std::string &text) { return JsonValue(text); });
}

JsonValue partJson(const PlanPart &part)
{
    return JsonValue::Object{{"api", part.api},
                             {"source_deployments", textsJson(part.sourceDeployments)},
                             {"target", arrayOf(part.target, refJson)},
                             {"target_deployments", textsJson(part.targetDeployments)}};
}

std::int64_t milliseconds(UtcTime time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

//! Reads what toJson writes; anything else makes it bad.
class PlanReader
{
public:
    [[nodiscard]] bool isGood() const { return m_isGood; }

    const JsonValue *member(const JsonValue &object, std::string_view key)
    {
        const JsonValue *value = object.find(key);
        m_isGood = m_isGood && value != nullptr;
        return value;
    }
    std::string text(const JsonValue &object, std::string_view key)
    {
        const JsonValue *value = member(object, key);
        const std::string *text = value == nullptr ? nullptr : value->string();
        m_isGood = m_isGood && text != nullptr;
        return text == nullptr ? std::string() : *text;
    }
    std::string asText(const JsonValue &value)
    {
        m_isGood = m_isGood && value.string() != nullptr;
        return value.string() == nullptr ? std::string() : *value.string();
    }
    QString name(const JsonValue &object, std::string_view key) { return QString::fromStdString(text(object, key)); }
    std::int64_t integer(const JsonValue &object, std::string_view key)
    {
        const JsonValue *value = member(object, key);
        const std::int64_t *number = value == nullptr ? nullptr : value->integer();
        m_isGood = m_isGood && number != nullptr;
        return number == nullptr ? 0 : *number;
    }
    template<typename Enum, std::size_t size>
    Enum choice(const JsonValue &object, std::string_view key, const std::array<const char *, size> &words)
    {
        const std::string word = text(object, key);
        const auto found = std::find(words.begin(), words.end(), word);
        m_isGood = m_isGood && found != words.end();
        return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
    }
    template<typename Value, typename Read>
    std::vector<Value> list(const JsonValue &object, std::string_view key, Read read)
    {
        const JsonValue *value = member(object, key);
        const JsonValue::Array *array = value == nullptr ? nullptr : value->array();
        m_isGood = m_isGood && array != nullptr;
        std::vector<Value> values;
        for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
            values.push_back(read((*array)[i]));
        return values;
    }
    ObjectRef ref(const JsonValue &object) { return {text(object, "collection"), text(object, "id")}; }
    ObjectRef refAt(const JsonValue &object, std::string_view key)
    {
        const JsonValue *value = member(object, key);
        return value == nullptr ? ObjectRef() : ref(*value);
    }
    PlanStep step(const JsonValue &object)
    {
        PlanStep step;
        step.action = choice<StepAction>(object, "action", actions);
        step.kind = choice<StepKind>(object, "kind", kinds);
        step.guard = choice<StepGuard>(object, "guard", guards);
        step.ref = refAt(object, "object");
        const auto entity = entityKindFromWire(text(object, "entity"));
        m_isGood = m_isGood && entity.has_value();
        step.entity = entity.value_or(EntityKind::Route);
        step.name = text(object, "name");
        if (const JsonValue *before = object.find("before"))
            step.before = *before;
        if (const JsonValue *after = object.find("after"))
            step.after = *after;
        if (const JsonValue *place = object.find("place"))
            step.place = *place;
        m_isGood = m_isGood && step.before.isNull() == (step.action == StepAction::Create) && step.after.isNull() == (step.action == StepAction::Delete);
        return step;
    }

private:
    bool m_isGood = true;
};

} // namespace

std::string_view toWire(StepAction action)
{
    return actions[static_cast<std::size_t>(action)];
}

std::string_view toWire(StepKind kind)
{
    return kinds[static_cast<std::size_t>(kind)];
}

std::string_view toWire(StepGuard guard)
{
    return guards[static_cast<std::size_t>(guard)];
}

PlanStep inverseOf(const PlanStep &step)
{
    PlanStep inverse = step;
    std::swap(inverse.before, inverse.after);
    if (step.action == StepAction::Create)
        inverse.action = StepAction::Delete;
    else if (step.action == StepAction::Delete)
        inverse.action = StepAction::Create;
    return inverse;
}

std::string digestOf(const JsonValue &body)
{
    return toHex(sha256(canonical(body)));
}

std::vector<SeenObject> seenIn(const NativeClosure &closure)
{
    std::vector<SeenObject> objects;
    for (const NativeObject &object : closure.objects)
        objects.push_back({object.ref, digestOf(object.body)});
    return objects;
}

std::vector<SeenObject> Plan::targetAfter() const
{
    std::vector<SeenObject> objects = targetClosure;
    for (const PlanStep &step : steps) {
        std::erase_if(objects, [&](const SeenObject &object) { return object.ref == step.ref; });
        if (!step.after.isNull())
            objects.push_back({step.ref, digestOf(step.after)});
    }
    return objects;
}

std::vector<PlanApi> Plan::apis() const
{
    std::vector<PlanApi> all{{api, apiName}};
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

Plan Plan::only(const PlanApi &one) const
{
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const PlanPart &each) { return each.api == one.id; });
    Plan plan = *this;
    plan.others.clear();
    plan.parts.clear();
    plan.api = one.id;
    plan.apiName = one.name;
    if (part == parts.end())
        return plan;
    plan.sourceDeployments = part->sourceDeployments;
    plan.targetDeployments = part->targetDeployments;
    const auto isOfAnother = [&](const ObjectRef &ref) { return std::find(part->target.begin(), part->target.end(), ref) == part->target.end(); };
    std::erase_if(plan.targetClosure, [&](const SeenObject &object) { return isOfAnother(object.ref); });
    std::erase_if(plan.steps, [&](const PlanStep &step) { return isOfAnother(step.ref); });
    std::erase_if(plan.kept, isOfAnother);
    return plan;
}

std::vector<PlanStep> Plan::inverse() const
{
    std::vector<PlanStep> inverse;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        inverse.push_back(inverseOf(*step));
    return inverse;
}

JsonValue Plan::toJson() const
{
    JsonValue::Object json{{"api", api},
                           {"api_name", apiName},
                           {"contracts", arrayOf(contracts, contractJson)},
                           {"expires", milliseconds(expires)},
                           {"format", format},
                           {"from", textOf(from.text())},
                           {"inverse", arrayOf(inverse(), stepJson)},
                           {"kept", arrayOf(kept, refJson)},
                           {"log", log},
                           {"mapping", arrayOf(mapping, mappedJson)},
                           {"nonce", nonce},
                           {"policy", policy},
                           {"request", request},
                           {"source", textOf(source.text())},
                           {"source_deployments", textsJson(sourceDeployments)},
                           {"source_closure", arrayOf(sourceClosure, seenJson)},
                           {"steps", arrayOf(steps, stepJson)},
                           {"target", textOf(target.text())},
                           {"target_deployments", textsJson(targetDeployments)},
                           {"target_closure", arrayOf(targetClosure, seenJson)},
                           {"to", textOf(to.text())},
                           {"unmapped", arrayOf(unmapped, unmappedJson)}};
    if (!others.empty())
        json["others"] = arrayOf(others, apiJson);
    if (!parts.empty())
        json["parts"] = arrayOf(parts, partJson);
    return json;
}

std::string Plan::toText() const
{
    return canonical(toJson());
}

std::string Plan::digest() const
{
    return toHex(sha256(toText()));
}

Result<Plan> Plan::fromText(const std::string &text)
{
    JsonReader json;
    const auto parsed = json.parse(text);
    PlanReader reader;
    Plan plan;
    if (parsed) {
        const JsonValue root = JsonValue::from(*parsed);
        plan.api = reader.text(root, "api");
        plan.apiName = reader.text(root, "api_name");
        plan.expires = UtcTime(std::chrono::milliseconds(reader.integer(root, "expires")));
        plan.from = EnvironmentId(reader.name(root, "from"));
        plan.to = EnvironmentId(reader.name(root, "to"));
        plan.source = GatewayId(reader.name(root, "source"));
        plan.target = GatewayId(reader.name(root, "target"));
        plan.log = reader.text(root, "log");
        plan.request = reader.text(root, "request");
        plan.nonce = reader.text(root, "nonce");
        plan.policy = reader.text(root, "policy");
        const auto seen = [&](const JsonValue &value) { return SeenObject{reader.refAt(value, "object"), reader.text(value, "digest")}; };
        plan.sourceClosure = reader.list<SeenObject>(root, "source_closure", seen);
        plan.targetClosure = reader.list<SeenObject>(root, "target_closure", seen);
        plan.contracts = reader.list<SeenContract>(root, "contracts", [&](const JsonValue &value) {
            return SeenContract{reader.text(value, "api"), EnvironmentId(reader.name(value, "environment")), reader.text(value, "digest")};
        });
        const auto id = [&](const JsonValue &value) { return reader.asText(value); };
        plan.sourceDeployments = reader.list<std::string>(root, "source_deployments", id);
        plan.targetDeployments = reader.list<std::string>(root, "target_deployments", id);
        plan.steps = reader.list<PlanStep>(root, "steps", [&](const JsonValue &value) { return reader.step(value); });
        const auto ref = [&](const JsonValue &value) { return reader.ref(value); };
        plan.kept = reader.list<ObjectRef>(root, "kept", ref);
        plan.mapping = reader.list<MappedValue>(root, "mapping", [&](const JsonValue &value) {
            return MappedValue{reader.refAt(value, "object"), reader.text(value, "pointer"), reader.text(value, "field"), reader.text(value, "from"),
                               reader.text(value, "to"), static_cast<int>(reader.integer(value, "rule")), value.find("kept") != nullptr};
        });
        if (root.find("others") != nullptr)
            plan.others = reader.list<PlanApi>(root, "others", [&](const JsonValue &value) { return PlanApi{reader.text(value, "id"), reader.text(value, "name")}; });
        if (root.find("parts") != nullptr) {
            plan.parts = reader.list<PlanPart>(root, "parts", [&](const JsonValue &value) {
                return PlanPart{reader.text(value, "api"), reader.list<std::string>(value, "source_deployments", id), reader.list<std::string>(value, "target_deployments", id),
                                reader.list<ObjectRef>(value, "target", ref)};
            });
        }
        plan.unmapped = reader.list<UnmappedValue>(root, "unmapped", [&](const JsonValue &value) {
            return UnmappedValue{reader.refAt(value, "object"), reader.text(value, "pointer"), reader.text(value, "field"), reader.text(value, "value"),
                                 reader.choice<UnmappedValue::Reason>(value, "reason", reasons)};
        });
    }
    if (parsed && reader.isGood() && plan.toText() == text)
        return plan;
    return Error{.kind = Error::Kind::BadFile, .place = {}, .what = u"this is no promotion plan"_s, .hint = u"export it again where it was made"_s, .retryAfter = {}};
}

} // namespace bulkhead::promotion
