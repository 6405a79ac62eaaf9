// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonpointer.h"
#include "promotion/buildplan.h"

namespace bulkhead::promotion {

// What tests of plans are made of: objects of a made-up gateway, and hosts that end in .sbx.test for what belongs to the source.

inline NativeObject object(const std::string &part, const std::string &id, JsonValue body)
{
    NativeObject made;
    made.ref = {"routes", id};
    made.part = part;
    made.name = part;
    made.body = std::move(body);
    return made;
}

inline PlanGround groundOf(std::vector<NativeObject> source, std::vector<NativeObject> target)
{
    PlanGround ground;
    ground.source.objects = std::move(source);
    ground.target.objects = std::move(target);
    ground.namesSource = [](const std::string &host) { return host.ends_with(".sbx.test"); };
    ground.placeOnTarget = [](NativeObject mapped) {
        mapped.ref.id += "-new";
        return mapped;
    };
    return ground;
}

inline JsonValue secret(const char *text)
{
    return JsonValue::Object{{"class", "secret/plain"}, {"fingerprint", text}};
}

inline const JsonValue &at(const JsonValue &value, std::string_view pointer)
{
    static const JsonValue none;
    const JsonValue *found = valueAt(value, pointer);
    return found == nullptr ? none : *found;
}

} // namespace bulkhead::promotion
