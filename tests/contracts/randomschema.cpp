// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/randomschema.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::contracts::test {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

constexpr const char *types[] = {"string", "integer", "number", "boolean", "null", "object", "array"};
constexpr const char *names[] = {"a", "b", "c"};

std::string typeOf(const JsonValue &value)
{
    if (value.isNull())
        return "null";
    if (value.boolean())
        return "boolean";
    if (value.integer())
        return "integer";
    if (const double *number = value.number())
        return std::trunc(*number) == *number ? "integer" : "number";
    if (value.string())
        return "string";
    return value.array() ? "array" : "object";
}

double numberIn(const JsonValue &value)
{
    return value.integer() ? double(*value.integer()) : value.number() ? *value.number() : 0;
}

bool isOfType(const JsonValue &value, const JsonValue &type)
{
    if (const Array *list = type.array())
        return std::any_of(list->cbegin(), list->cend(), [&](const JsonValue &one) { return isOfType(value, one); });
    const std::string is = typeOf(value);
    return *type.string() == is || (*type.string() == "number" && is == "integer");
}

bool boundsHold(double number, const JsonValue &schema, const char *least, const char *most)
{
    const JsonValue *low = schema.find(least), *high = schema.find(most);
    return (!low || number >= numberIn(*low)) && (!high || number <= numberIn(*high));
}

bool isValidNumber(const JsonValue &value, const JsonValue &schema)
{
    const double number = numberIn(value);
    const JsonValue *multiple = schema.find("multipleOf"), *above = schema.find("exclusiveMinimum");
    if (multiple && std::abs(std::remainder(number, numberIn(*multiple))) > 1e-9)
        return false;
    return boundsHold(number, schema, "minimum", "maximum") && (!above || number > numberIn(*above));
}

bool isValidObject(const Object &members, const JsonValue &schema)
{
    if (const JsonValue *required = schema.find("required")) {
        for (const JsonValue &name : *required->array()) {
            if (!members.contains(*name.string()))
                return false;
        }
    }
    const JsonValue *properties = schema.find("properties"), *additional = schema.find("additionalProperties");
    for (const auto &[name, member] : members) {
        const JsonValue *described = properties ? properties->find(name) : nullptr;
        if (const JsonValue *of = described ? described : additional; of && !isValid(member, *of))
            return false;
    }
    return boundsHold(double(members.size()), schema, "minProperties", "maxProperties");
}

bool isValidArray(const Array &items, const JsonValue &schema)
{
    const JsonValue *of = schema.find("items"), *unique = schema.find("uniqueItems");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (of && !isValid(items[i], *of))
            return false;
        if (unique && *unique->boolean() && std::find(items.cbegin(), items.cbegin() + std::ptrdiff_t(i), items[i]) != items.cbegin() + std::ptrdiff_t(i))
            return false;
    }
    return boundsHold(double(items.size()), schema, "minItems", "maxItems");
}

bool combinationsHold(const JsonValue &value, const JsonValue &schema)
{
    if (const JsonValue *all = schema.find("allOf")) {
        if (!std::all_of(all->array()->cbegin(), all->array()->cend(), [&](const JsonValue &one) { return isValid(value, one); }))
            return false;
    }
    for (const char *key : {"oneOf", "anyOf"}) {
        const JsonValue *any = schema.find(key);
        if (any && std::none_of(any->array()->cbegin(), any->array()->cend(), [&](const JsonValue &one) { return isValid(value, one); }))
            return false;
    }
    const JsonValue *negated = schema.find("not");
    return !negated || !isValid(value, *negated);
}

} // namespace

bool isValid(const JsonValue &value, const JsonValue &schema)
{
    if (const bool *all = schema.boolean())
        return *all;
    if (const JsonValue *type = schema.find("type"); type && !isOfType(value, *type))
        return false;
    if (const JsonValue *list = schema.find("enum")) {
        if (std::find(list->array()->cbegin(), list->array()->cend(), value) == list->array()->cend())
            return false;
    }
    if (const JsonValue *only = schema.find("const"); only && !(*only == value))
        return false;
    if (value.string() && !boundsHold(double(value.string()->size()), schema, "minLength", "maxLength"))
        return false;
    if ((value.integer() || value.number()) && !isValidNumber(value, schema))
        return false;
    if (value.object() && !isValidObject(*value.object(), schema))
        return false;
    if (value.array() && !isValidArray(*value.array(), schema))
        return false;
    return combinationsHold(value, schema);
}

JsonValue RandomSchema::scalar()
{
    switch (below(6)) {
    case 0:
        return nullptr;
    case 1:
        return once(2);
    case 2:
        return below(6) + 0.5;
    case 3:
        return std::string(std::size_t(below(5)), 'x');
    default:
        return below(7) - 1;
    }
}

void RandomSchema::addTyped(Object &schema, const std::string &type, int depth)
{
    if (type == "string") {
        schema[once(2) ? "minLength" : "maxLength"] = 1 + below(3);
    } else if (type == "integer" || type == "number") {
        static constexpr const char *keys[] = {"minimum", "maximum", "multipleOf", "exclusiveMinimum"};
        const char *key = keys[below(4)];
        schema[key] = 1 + below(4);
    } else if (type == "object") {
        switch (below(5)) {
        case 0:
            schema["required"] = Array{names[below(3)]};
            break;
        case 1:
            schema["additionalProperties"] = once(2) ? JsonValue(false) : this->schema(depth + 1);
            break;
        case 2:
            schema[once(2) ? "minProperties" : "maxProperties"] = 1 + below(2);
            break;
        default: {
            Object properties = schema.contains("properties") ? *schema["properties"].object() : Object();
            properties[names[below(3)]] = this->schema(depth + 1);
            schema["properties"] = properties;
        }
        }
    } else if (type == "array") {
        if (once(3))
            schema[once(2) ? "minItems" : "maxItems"] = 1 + below(2);
        else if (once(4))
            schema["uniqueItems"] = true;
        else
            schema["items"] = this->schema(depth + 1);
    }
}

void RandomSchema::addKeyword(Object &schema, int depth)
{
    switch (below(depth < 2 ? 12 : 6)) {
    case 0:
        schema["enum"] = Array{scalar(), scalar(), scalar()};
        break;
    case 1:
        schema["type"] = types[below(7)];
        break;
    case 2:
        schema["type"] = Array{types[below(4)], types[4 + below(3)]};
        break;
    case 3:
        schema["const"] = scalar();
        break;
    case 6:
        schema[once(2) ? "oneOf" : "anyOf"] = Array{this->schema(depth + 1), this->schema(depth + 1)};
        break;
    case 7:
        schema["allOf"] = Array{this->schema(depth + 1)};
        break;
    case 8:
        schema["not"] = this->schema(depth + 1);
        break;
    default:
        const JsonValue *type = schema.contains("type") ? &schema["type"] : nullptr;
        addTyped(schema, type && type->string() ? *type->string() : types[below(7)], depth);
    }
}

JsonValue RandomSchema::schema(int depth)
{
    if (once(25))
        return once(2);
    Object schema;
    if (!once(6))
        schema["type"] = types[depth < 2 && once(2) ? 5 + below(2) : below(7)];
    for (int n = below(3); n > 0; --n)
        addKeyword(schema, depth);
    return schema;
}

JsonValue RandomSchema::changed(const JsonValue &was)
{
    if (!was.object() || was.object()->empty() || once(12))
        return schema(1);
    Object schema = *was.object();
    auto it = schema.begin();
    std::advance(it, below(int(schema.size())));
    const std::string key = it->first;
    if (once(4)) {
        schema.erase(it);
    } else if (once(3)) {
        addKeyword(schema, 1);
    } else if (it->second.object() && key == "properties" && !it->second.object()->empty()) {
        auto property = it->second.object()->begin();
        std::advance(property, below(int(it->second.object()->size())));
        if (once(5))
            it->second.object()->erase(property);
        else
            property->second = changed(property->second);
    } else if (it->second.object() && key != "properties") {
        it->second = changed(it->second);
    } else if (it->second.array() && (key == "oneOf" || key == "anyOf" || key == "allOf")) {
        Array &list = *it->second.array();
        if (once(3))
            list.push_back(this->schema(1));
        else
            list[std::size_t(below(int(list.size())))] = changed(list.front());
    } else if (it->second.integer()) {
        it->second = *it->second.integer() + 1 - 2 * below(2);
        if (*it->second.integer() < 1)
            it->second = 1;
    } else {
        addKeyword(schema, 1);
    }
    return schema;
}

JsonValue RandomSchema::value(const JsonValue &schema, int depth)
{
    if (const JsonValue *list = schema.find("enum"); list && !once(5))
        return (*list->array())[std::size_t(below(int(list->array()->size())))];
    if (const JsonValue *only = schema.find("const"); only && !once(5))
        return *only;
    for (const char *key : {"oneOf", "anyOf", "allOf"}) {
        if (const JsonValue *list = schema.find(key); list && !once(3))
            return value((*list->array())[std::size_t(below(int(list->array()->size())))], depth + 1);
    }
    const JsonValue *said = schema.find("type");
    if (said && said->array())
        said = &(*said->array())[std::size_t(below(int(said->array()->size())))];
    const std::string type = said && !once(8) ? *said->string() : types[below(7)];
    if (type == "object" && depth < 4) {
        Object members;
        if (const JsonValue *properties = schema.find("properties")) {
            for (const auto &[name, of] : *properties->object()) {
                if (!once(4))
                    members[name] = value(of, depth + 1);
            }
        }
        const JsonValue *additional = schema.find("additionalProperties");
        if (once(3))
            members["zz"] = additional ? value(*additional, depth + 1) : scalar();
        return members;
    }
    if (type == "array" && depth < 4) {
        const JsonValue *items = schema.find("items");
        Array list;
        for (int n = below(4); n > 0; --n)
            list.push_back(items ? value(*items, depth + 1) : scalar());
        return list;
    }
    if (type == "string")
        return std::string(std::size_t(below(6)), 'x');
    if (type == "integer")
        return below(9) - 1;
    return scalar();
}

} // namespace bulkhead::contracts::test
