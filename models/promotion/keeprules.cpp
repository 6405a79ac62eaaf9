// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/keeprules.h"

#include "core/jsonpointer.h"
#include "promotion/fieldname.h"

#include <algorithm>
#include <map>

namespace bulkhead::promotion {

namespace {

//! A place that a rule leaves to the target.
struct KeptPlace
{
    std::string field;
    int rule = -1;
};
using KeptPlaces = std::map<std::string, KeptPlace>; //!< by the pointer

//! Rules with `keep`: index among all, and pattern.
using KeepPatterns = std::vector<std::pair<int, std::string>>;

KeepPatterns patternsOf(const QList<MappingRule> &rules)
{
    KeepPatterns patterns;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (rules[i].keep)
            patterns.emplace_back(static_cast<int>(i), rules[i].field.toStdString());
    }
    return patterns;
}

void addPlaces(const KeepPatterns &patterns, const NativeObject &object, KeptPlaces &kept)
{
    for (const ValuePlace &place : object.places) {
        const auto rule = std::find_if(patterns.begin(), patterns.end(), [&](const auto &one) { return fieldNamed(one.second, place.field); });
        if (rule != patterns.end())
            kept.emplace(place.pointer, KeptPlace{place.field, rule->first});
    }
}

bool isAtOrBelow(const std::string &pointer, const std::string &place)
{
    return pointer == place || pointer.starts_with(place + '/');
}

//! A list that is kept is kept whole.
KeptPlaces outermost(const KeptPlaces &all)
{
    KeptPlaces kept;
    for (const auto &[pointer, place] : all) {
        bool isBelow = false;
        for (auto slash = pointer.rfind('/'); slash != std::string::npos && slash > 0 && !isBelow; slash = pointer.rfind('/', slash - 1))
            isBelow = all.contains(pointer.substr(0, slash));
        if (!isBelow)
            kept.emplace(pointer, place);
    }
    return kept;
}

std::string textOf(const JsonValue *value)
{
    if (value == nullptr)
        return {};
    return value->string() != nullptr ? *value->string() : canonical(*value);
}

//! The object that holds the member a pointer names, made where it is missing; nullptr below a list or a value.
JsonValue::Object *holderOf(JsonValue &body, std::string_view pointer)
{
    JsonValue *at = &body;
    std::size_t begin = 1;
    for (auto end = pointer.find('/', begin); end != std::string_view::npos; begin = end + 1, end = pointer.find('/', begin)) {
        if (JsonValue *there = valueAt(body, pointer.substr(0, end))) {
            at = there;
        } else if (JsonValue::Object *object = at->object()) {
            at = &(*object)[lastStep(pointer.substr(0, end))];
            *at = JsonValue(JsonValue::Object());
        } else {
            return nullptr;
        }
    }
    return at->object();
}

class Keeper
{
public:
    Keeper(const NativeObject &source, const NativeObject *target, JsonValue &body, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped)
        : m_source(source)
        , m_target(target)
        , m_body(body)
        , m_mapped(mapped)
        , m_unmapped(unmapped)
    {
    }

    void keep(const std::string &pointer, const KeptPlace &place, const JsonValue *there)
    {
        const JsonValue *here = valueAt(m_body, pointer);
        if (here == nullptr && there == nullptr)
            return;
        if (JsonValue::Object *holder = holderOf(m_body, pointer); holder != nullptr) {
            if (there != nullptr) {
                (*holder)[lastStep(pointer)] = *there;
            } else {
                holder->erase(lastStep(pointer));
                eraseEmpty(pointer);
            }
        } else if (here != nullptr && there != nullptr) { // within a list, in the same place of it
            *valueAt(m_body, pointer) = *there;
        } else if (here != nullptr) {
            list(pointer, place);
            return;
        } else {
            return;
        }
        const auto isHandled = [&](const auto &row) { return isAtOrBelow(row.pointer, pointer); };
        std::erase_if(m_mapped, isHandled);
        std::erase_if(m_unmapped, isHandled);
        const std::string from = textOf(valueAt(m_source.body, pointer)), to = textOf(there);
        if (from != to) // what is the same is no news
            m_mapped.push_back({m_source.ref, pointer, place.field, from, to, place.rule, true});
    }

    //! There is no target to keep it from.
    void list(const std::string &pointer, const KeptPlace &place)
    {
        const auto isMapped = [&](const MappedValue &row) { return row.rule >= 0 && isAtOrBelow(row.pointer, pointer); };
        const JsonValue *here = valueAt(m_body, pointer);
        if (here != nullptr && std::none_of(m_mapped.begin(), m_mapped.end(), isMapped))
            m_unmapped.push_back({m_source.ref, pointer, place.field, textOf(here), UnmappedValue::Reason::NothingKept});
    }

private:
    //! What is around a member that is gone, where nothing else is in it and the target has none.
    void eraseEmpty(std::string pointer)
    {
        for (pointer.resize(pointer.rfind('/')); !pointer.empty(); pointer.resize(pointer.rfind('/'))) {
            const JsonValue *around = valueAt(m_body, pointer);
            const bool isEmpty = around != nullptr && around->object() != nullptr && around->object()->empty();
            JsonValue::Object *holder = isEmpty && valueAt(m_target->body, pointer) == nullptr ? holderOf(m_body, pointer) : nullptr;
            if (holder == nullptr)
                return;
            holder->erase(lastStep(pointer));
        }
    }

    const NativeObject &m_source;
    const NativeObject *m_target;
    JsonValue &m_body;
    std::vector<MappedValue> &m_mapped;
    std::vector<UnmappedValue> &m_unmapped;
};

} // namespace

void keepByRule(const QList<MappingRule> &rules, const NativeObject &source, const NativeObject *target, JsonValue &body, std::vector<MappedValue> &mapped,
                std::vector<UnmappedValue> &unmapped)
{
    const KeepPatterns patterns = patternsOf(rules);
    if (patterns.empty())
        return;
    KeptPlaces all;
    addPlaces(patterns, source, all);
    if (target != nullptr)
        addPlaces(patterns, *target, all);
    Keeper keeper(source, target, body, mapped, unmapped);
    for (const auto &[pointer, place] : outermost(all)) {
        if (target == nullptr)
            keeper.list(pointer, place);
        else
            keeper.keep(pointer, place, valueAt(target->body, pointer));
    }
}

} // namespace bulkhead::promotion
