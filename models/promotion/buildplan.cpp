// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/buildplan.h"

#include "core/jsonpointer.h"
#include "promotion/keeprules.h"
#include "promotion/secretkeeping.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace bulkhead::promotion {

namespace {

void keepOwn(JsonValue &body, const NativeObject &target)
{
    for (const std::string &pointer : target.own) {
        const auto slash = pointer.rfind('/');
        JsonValue *holder = valueAt(body, std::string_view(pointer).substr(0, slash));
        if (holder == nullptr || holder->object() == nullptr)
            continue;
        const std::string member = pointer.substr(slash + 1);
        if (const JsonValue *value = valueAt(target.body, pointer))
            (*holder->object())[member] = *value;
        else
            holder->object()->erase(member);
    }
}

//! Lists that say the same in another order are left alone.
void keepOrder(JsonValue &body, const std::vector<std::string> &sets, const JsonValue &target)
{
    const auto sorted = [](const JsonValue::Array &list) {
        std::vector<std::string> texts;
        std::transform(list.begin(), list.end(), std::back_inserter(texts), [](const JsonValue &value) { return canonical(value); });
        std::sort(texts.begin(), texts.end());
        return texts;
    };
    for (const std::string &pointer : sets) {
        JsonValue *list = valueAt(body, pointer);
        const JsonValue *there = valueAt(target, pointer);
        if (list != nullptr && there != nullptr && list->array() != nullptr && there->array() != nullptr && sorted(*list->array()) == sorted(*there->array()))
            *list = *there;
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

//! An object of the source as it is in the other environment, and what became of its values.
struct Mapped
{
    const NativeObject *source = nullptr;
    NativeObject object;
    std::vector<MappedValue> mapped;
    std::vector<UnmappedValue> unmapped;
    const NativeObject *target = nullptr; //!< what it is there; nullptr: nothing
};

std::vector<Mapped> mappedSource(const PlanGround &ground)
{
    const Mapper mapper(ground.map, ground.namesSource);
    std::vector<Mapped> objects;
    for (const NativeObject &source : ground.source.objects) {
        Mapped mapped;
        mapped.source = &source;
        mapped.object = source;
        mapped.object.body = mapper.map(source, mapped.mapped, mapped.unmapped);
        objects.push_back(std::move(mapped));
    }
    return objects;
}

//! Finds what each object is on the target.
class Pairing
{
public:
    Pairing(const std::vector<NativeObject> &targets, std::vector<Mapped> &objects)
        : m_objects(objects)
    {
        for (const NativeObject &target : targets)
            m_targets.emplace(whole(target, target.on), &target);
    }

    void run()
    {
        for (Mapped &mapped : m_objects) {
            if (mapped.object.on.empty())
                find(mapped, {});
        }
        pairLeft();
        for (Mapped &mapped : m_objects) {
            const std::string &on = mapped.object.on;
            const auto there = m_there.find(on);
            if (!on.empty())
                find(mapped, there == m_there.end() ? on : there->second);
        }
    }

private:
    //! What an object is to its API, and which of those.
    static std::string whole(const NativeObject &object, const std::string &on)
    {
        const JsonValue *told = object.told.empty() ? nullptr : valueAt(object.body, object.told);
        return object.part + (told == nullptr ? std::string() : ' ' + canonical(*told)) + (on.empty() ? on : " on " + on);
    }
    //! What is told by a text, or by what it belongs to, is never taken for another.
    static bool mayBeGuessed(const NativeObject &object) { return object.told.empty() && object.on.empty(); }

    void find(Mapped &mapped, const std::string &on)
    {
        const std::string part = whole(mapped.object, on);
        const auto found = m_targets.find(part);
        if (!m_taken.insert(part).second)
            mapped.unmapped.push_back({mapped.source->ref, mapped.source->told, {}, part, UnmappedValue::Reason::SameAsAnother});
        else if (found != m_targets.end())
            mapped.target = found->second;
        else if (mayBeGuessed(mapped.object))
            m_left.push_back(&mapped);
    }

    //! What a part is called without what tells it from others that are called so.
    static std::string called(const NativeObject &object)
    {
        return std::string(toWire(object.kind)) + ' ' + object.part.substr(0, object.part.find('#'));
    }

    //! One that is left over on each side is the same under another name: of those that are called alike, then of those of a kind.
    void pairLeft()
    {
        for (const auto &[part, target] : m_targets) {
            if (!m_taken.contains(part) && mayBeGuessed(*target))
                m_leftThere.push_back(target);
        }
        pairOnly(called);
        pairOnly([](const NativeObject &object) { return std::string(toWire(object.kind)); });
    }

    void pairOnly(const std::function<std::string(const NativeObject &)> &by)
    {
        std::map<std::string, std::vector<Mapped *>> here;
        std::map<std::string, std::vector<const NativeObject *>> there;
        for (Mapped *mapped : m_left) {
            if (mapped->target == nullptr)
                here[by(mapped->object)].push_back(mapped);
        }
        for (const NativeObject *target : m_leftThere)
            there[by(*target)].push_back(target);
        for (const auto &[name, ones] : here) {
            if (ones.size() != 1 || there[name].size() != 1)
                continue;
            ones.front()->target = there[name].front();
            m_there.emplace(ones.front()->object.part, ones.front()->target->part);
            std::erase(m_leftThere, ones.front()->target);
        }
    }

    std::vector<Mapped> &m_objects;
    std::map<std::string, const NativeObject *> m_targets;
    std::set<std::string> m_taken;
    std::vector<Mapped *> m_left;
    std::vector<const NativeObject *> m_leftThere;
    std::map<std::string, std::string> m_there; //!< parts that have another name there
};

//! Makes the steps that write. What an object of the plan names is there already, or is written by an earlier step.
class Writes
{
public:
    Writes(const PlanGround &ground, Plan &plan)
        : m_ground(ground)
        , m_plan(plan)
    {
    }

    void add(Mapped &mapped)
    {
        NativeObject &object = mapped.object;
        const NativeObject *target = mapped.target;
        if (target != nullptr)
            keepOwn(object.body, *target);
        keepByRule(m_ground.map, *mapped.source, target, object.body, mapped.mapped, mapped.unmapped);
        resolve(object);
        if (target != nullptr)
            keepOrder(object.body, object.sets, target->body);
        keepSecrets(object.body, target == nullptr ? nullptr : &target->body, mapped.source->ref, mapped.unmapped);
        list(mapped);
        if (target == nullptr) {
            object = m_ground.placeOnTarget(std::move(object));
            PlanStep step = stepFor(StepAction::Create, m_ground.guard, object);
            step.after = object.body;
            m_plan.steps.push_back(std::move(step));
        } else if (object.body != target->body) {
            PlanStep step = stepFor(StepAction::Change, m_ground.guard, *target);
            step.before = target->body;
            step.after = object.body;
            m_plan.steps.push_back(std::move(step));
        }
        m_there.insert_or_assign(mapped.source->part, Named{target == nullptr ? object.ref : target->ref, object.body});
    }

private:
    struct Named
    {
        ObjectRef ref;
        JsonValue body;
    };
    //! The objects of the target in place of those of the source.
    void resolve(NativeObject &object) const
    {
        for (const PartReference &reference : object.references) {
            JsonValue *value = valueAt(object.body, reference.pointer);
            const auto there = m_there.find(reference.part);
            if (value == nullptr || there == m_there.end())
                continue;
            const JsonValue *text = reference.value.empty() ? nullptr : valueAt(there->second.body, reference.value);
            *value = text == nullptr ? JsonValue(there->second.ref.id) : *text;
        }
    }
    //! What the target keeps for itself was not mapped.
    void list(const Mapped &mapped)
    {
        const auto isKept = [&](const std::string &pointer) {
            const auto isBelow = [&](const std::string &own) { return pointer == own || pointer.starts_with(own + '/'); };
            return mapped.target != nullptr && std::any_of(mapped.target->own.begin(), mapped.target->own.end(), isBelow);
        };
        const auto isTold = [&](const std::string &pointer) { return !mapped.source->told.empty() && pointer == mapped.source->told; };
        for (const MappedValue &value : mapped.mapped) {
            if (isTold(value.pointer) || !isKept(value.pointer))
                m_plan.mapping.push_back(value);
        }
        for (const UnmappedValue &value : mapped.unmapped) {
            if (isTold(value.pointer) || !isKept(value.pointer))
                m_plan.unmapped.push_back(value);
        }
    }

    const PlanGround &m_ground;
    Plan &m_plan;
    std::map<std::string, Named> m_there; //!< by the part
};

void addDeletions(const PlanGround &ground, const std::vector<Mapped> &source, Plan &plan)
{
    const auto &objects = ground.target.objects;
    std::set<std::string> needed; // parts that something which stays cannot be without
    for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
        if (std::any_of(source.begin(), source.end(), [&](const Mapped &mapped) { return mapped.target == &*object; }))
            continue;
        if (!ground.mayDelete || object->isShared || holdsSecret(object->body) || needed.contains(object->part)) {
            plan.kept.push_back(object->ref);
            needed.insert(object->on);
            for (const PartReference &reference : object->references)
                needed.insert(reference.part);
            continue;
        }
        PlanStep step = stepFor(StepAction::Delete, ground.guard, *object);
        step.before = object->body;
        step.place = object->place;
        plan.steps.push_back(std::move(step));
    }
}

} // namespace

std::vector<NativeObject> mappedObjects(const PlanGround &ground)
{
    std::vector<NativeObject> objects;
    for (Mapped &mapped : mappedSource(ground))
        objects.push_back(std::move(mapped.object));
    return objects;
}

void buildSteps(const PlanGround &ground, Plan &plan)
{
    plan.sourceClosure = seenIn(ground.source);
    plan.targetClosure = seenIn(ground.target);
    std::vector<Mapped> objects = mappedSource(ground);
    Pairing(ground.target.objects, objects).run();
    Writes writes(ground, plan);
    for (Mapped &mapped : objects)
        writes.add(mapped);
    addDeletions(ground, objects, plan);
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

//! Every object of the target that it is about.
std::vector<ObjectRef> targetOf(const Plan &plan)
{
    std::vector<ObjectRef> refs;
    for (const SeenObject &object : plan.targetClosure)
        refs.push_back(object.ref);
    for (const PlanStep &step : plan.steps)
        addNew(refs, std::vector<ObjectRef>{step.ref});
    std::sort(refs.begin(), refs.end());
    return refs;
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
        plan.parts.push_back({part.api, part.sourceDeployments, part.targetDeployments, targetOf(part)});
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
