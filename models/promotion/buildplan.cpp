// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/buildplan.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>
#include <map>

namespace bulkhead::promotion {

namespace {

const NativeObject *partOf(const std::vector<NativeObject> &objects, const std::string &part)
{
    const auto found = std::find_if(objects.begin(), objects.end(), [&](const NativeObject &object) { return object.part == part; });
    return found == objects.end() ? nullptr : &*found;
}

//! Takes the secrets of the target in place of those of the source; what the target has none for is listed.
class SecretKeeper
{
public:
    SecretKeeper(const ObjectRef &object, const JsonValue *target, std::vector<UnmappedValue> &unmapped)
        : m_object(object)
        , m_target(target)
        , m_unmapped(unmapped)
    {
    }

    void keep(JsonValue &value, const std::string &pointer = {})
    {
        if (isSecretMark(value)) {
            replace(value, pointer);
        } else if (JsonValue::Object *object = value.object()) {
            for (auto &[key, member] : *object)
                keep(member, below(pointer, key));
        } else if (JsonValue::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                keep((*array)[i], below(pointer, i));
        }
    }

private:
    void replace(JsonValue &value, const std::string &pointer)
    {
        const JsonValue *there = m_target == nullptr ? nullptr : valueAt(*m_target, pointer);
        if (there != nullptr && (isSecretMark(*there) || referenceMark(*there) != nullptr))
            value = *there;
        else
            m_unmapped.push_back({m_object, pointer, {}, {}, UnmappedValue::Reason::Secret});
    }

    const ObjectRef &m_object;
    const JsonValue *m_target;
    std::vector<UnmappedValue> &m_unmapped;
};

void keepOwn(JsonValue &body, const NativeObject &target)
{
    for (const std::string &pointer : target.own) {
        const std::string_view member = std::string_view(pointer).substr(1); // a member of the object itself
        if (const JsonValue *value = valueAt(target.body, pointer))
            (*body.object())[std::string(member)] = *value;
        else
            body.object()->erase(std::string(member));
    }
}

PlanStep stepFor(StepAction action, StepGuard guard, const NativeObject &object)
{
    PlanStep step;
    step.action = action;
    step.guard = guard;
    step.ref = object.ref;
    step.entity = object.kind;
    step.name = object.name;
    return step;
}

//! Which object of the target is which of the source; nullptr: none.
std::map<const NativeObject *, const NativeObject *> pairsOf(const PlanGround &ground)
{
    std::map<const NativeObject *, const NativeObject *> pairs;
    std::map<EntityKind, std::vector<const NativeObject *>> sources, targets;
    for (const NativeObject &source : ground.source.objects) {
        const NativeObject *target = partOf(ground.target.objects, source.part);
        pairs[&source] = target;
        if (target == nullptr)
            sources[source.kind].push_back(&source);
    }
    for (const NativeObject &target : ground.target.objects) {
        if (partOf(ground.source.objects, target.part) == nullptr)
            targets[target.kind].push_back(&target);
    }
    for (const auto &[kind, left] : sources) {
        if (left.size() == 1 && targets[kind].size() == 1)
            pairs[left.front()] = targets[kind].front();
    }
    return pairs;
}

void addWrites(const PlanGround &ground, const std::map<const NativeObject *, const NativeObject *> &pairs, Plan &plan)
{
    const Mapper mapper(ground.map, ground.namesSource);
    for (const NativeObject &source : ground.source.objects) {
        const NativeObject *target = pairs.at(&source);
        NativeObject mapped = source;
        mapped.body = mapper.map(source, plan.mapping, plan.unmapped);
        if (target != nullptr)
            keepOwn(mapped.body, *target);
        SecretKeeper(source.ref, target == nullptr ? nullptr : &target->body, plan.unmapped).keep(mapped.body);
        if (target == nullptr) {
            mapped = ground.placeOnTarget(std::move(mapped));
            PlanStep step = stepFor(StepAction::Create, ground.guard, mapped);
            step.after = mapped.body;
            plan.steps.push_back(std::move(step));
        } else if (mapped.body != target->body) {
            PlanStep step = stepFor(StepAction::Change, ground.guard, *target);
            step.before = target->body;
            step.after = std::move(mapped.body);
            plan.steps.push_back(std::move(step));
        }
    }
}

void addDeletions(const PlanGround &ground, const std::map<const NativeObject *, const NativeObject *> &pairs, Plan &plan)
{
    const auto &objects = ground.target.objects;
    for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
        if (std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.second == &*object; }))
            continue;
        if (!ground.mayDelete || object->isShared) {
            plan.kept.push_back(object->ref);
            continue;
        }
        PlanStep step = stepFor(StepAction::Delete, ground.guard, *object);
        step.before = object->body;
        plan.steps.push_back(std::move(step));
    }
}

} // namespace

void buildSteps(const PlanGround &ground, Plan &plan)
{
    plan.sourceClosure = seenIn(ground.source);
    plan.targetClosure = seenIn(ground.target);
    const auto pairs = pairsOf(ground);
    addWrites(ground, pairs, plan);
    addDeletions(ground, pairs, plan);
}

namespace {

template<typename Value>
void addNew(std::vector<Value> &all, const std::vector<Value> &more)
{
    for (const Value &value : more) {
        if (std::find(all.begin(), all.end(), value) == all.end())
            all.push_back(value);
    }
}

const PlanStep *stepOn(const std::vector<PlanStep> &steps, const ObjectRef &ref)
{
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const PlanStep &step) { return step.ref == ref; });
    return found == steps.end() ? nullptr : &*found;
}

} // namespace

std::optional<ObjectRef> mergeSteps(const std::vector<Plan> &parts, Plan &plan)
{
    std::vector<PlanStep> deletions;
    std::vector<ObjectRef> kept;
    for (const Plan &part : parts) {
        for (const PlanStep &step : part.steps) {
            std::vector<PlanStep> &list = step.action == StepAction::Delete ? deletions : plan.steps;
            const PlanStep *other = stepOn(list, step.ref);
            if (other != nullptr && *other != step)
                return step.ref;
            if (other == nullptr)
                list.push_back(step);
        }
        addNew(kept, part.kept);
        addNew(plan.mapping, part.mapping);
        addNew(plan.unmapped, part.unmapped);
        addNew(plan.sourceDeployments, part.sourceDeployments);
        addNew(plan.targetDeployments, part.targetDeployments);
    }
    for (const PlanStep &step : deletions) {
        if (stepOn(plan.steps, step.ref) == nullptr && std::find(kept.begin(), kept.end(), step.ref) == kept.end())
            plan.steps.push_back(step);
    }
    for (const ObjectRef &ref : kept) {
        if (stepOn(plan.steps, ref) == nullptr)
            plan.kept.push_back(ref);
    }
    return std::nullopt;
}

std::vector<NativeObject> applied(const std::vector<PlanStep> &steps, std::vector<NativeObject> objects)
{
    for (const PlanStep &step : steps) {
        const auto there = std::find_if(objects.begin(), objects.end(), [&](const NativeObject &object) { return object.ref == step.ref; });
        if (step.action == StepAction::Create && there == objects.end()) {
            NativeObject made;
            made.ref = step.ref;
            made.kind = step.entity;
            made.name = step.name;
            made.body = step.after;
            objects.push_back(std::move(made));
        } else if (there != objects.end() && there->body == step.before) {
            if (step.action == StepAction::Delete)
                objects.erase(there);
            else
                there->body = step.after;
        }
    }
    return objects;
}

} // namespace bulkhead::promotion
