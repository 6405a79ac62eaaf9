// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/secretkeeping.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>

namespace bulkhead::promotion {

namespace {

class SecretKeeper
{
public:
    SecretKeeper(const ObjectRef &object, const JsonValue *target, std::vector<UnmappedValue> &unmapped)
        : m_object(object)
        , m_target(target)
        , m_unmapped(unmapped)
    {
    }

    void keep(JsonValue &value, const std::string &pointer)
    {
        const JsonValue *there = m_target == nullptr ? nullptr : valueAt(*m_target, pointer);
        const bool isSecretThere = there != nullptr && isSecretMark(*there), isReferenceThere = there != nullptr && referenceMark(*there) != nullptr;
        const bool isReference = referenceMark(value) != nullptr;
        if (isSecretThere && (value.isNull() || isReference || isSecretMark(value))) {
            value = *there;
        } else if (isReferenceThere && (value.isNull() || isSecretMark(value))) {
            value = *there;
        } else if (isSecretMark(value)) {
            list(pointer, UnmappedValue::Reason::Secret);
        } else if (JsonValue::Object *object = isReference ? nullptr : value.object()) {
            if (there != nullptr && there->object() != nullptr && !isSecretThere)
                addMissing(*object, *there->object());
            for (auto &[key, member] : *object)
                keep(member, below(pointer, key));
        } else if (JsonValue::Array *array = value.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                keep((*array)[i], below(pointer, i));
        }
    }

    //! What the target holds and the body does not.
    void listLost(const JsonValue &target, const JsonValue &body, const std::string &pointer)
    {
        if (isSecretMark(target)) {
            const JsonValue *here = valueAt(body, pointer);
            if (here == nullptr || *here != target)
                list(pointer, UnmappedValue::Reason::SecretLost);
        } else if (const JsonValue::Object *object = target.object()) {
            for (const auto &[key, member] : *object)
                listLost(member, body, below(pointer, key));
        } else if (const JsonValue::Array *array = target.array()) {
            for (std::size_t i = 0; i < array->size(); ++i)
                listLost((*array)[i], body, below(pointer, i));
        }
    }

private:
    //! That the source does not set something is no wish to take a secret away.
    static void addMissing(JsonValue::Object &object, const JsonValue::Object &there)
    {
        for (const auto &[key, member] : there) {
            if (holdsSecret(member))
                object.emplace(key, member);
        }
    }
    void list(const std::string &pointer, UnmappedValue::Reason reason) { m_unmapped.push_back({m_object, pointer, {}, {}, reason}); }

    const ObjectRef &m_object;
    const JsonValue *m_target;
    std::vector<UnmappedValue> &m_unmapped;
};

} // namespace

void keepSecrets(JsonValue &body, const JsonValue *target, const ObjectRef &object, std::vector<UnmappedValue> &unmapped)
{
    SecretKeeper keeper(object, target, unmapped);
    keeper.keep(body, {});
    if (target != nullptr)
        keeper.listLost(*target, body, {});
}

bool holdsSecret(const JsonValue &body)
{
    if (isSecretMark(body))
        return true;
    if (const JsonValue::Object *object = body.object())
        return std::any_of(object->begin(), object->end(), [](const auto &member) { return holdsSecret(member.second); });
    const JsonValue::Array *array = body.array();
    return array != nullptr && std::any_of(array->begin(), array->end(), holdsSecret);
}

} // namespace bulkhead::promotion
