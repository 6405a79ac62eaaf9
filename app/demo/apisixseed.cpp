// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixseed.h"

namespace bulkhead {

namespace {

using Object = ApisixSeed::Object;

std::string numbered(const std::string &prefix, int number)
{
    const std::string digits = std::to_string(number);
    return prefix + '-' + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

Object plain(const std::string &collection, const std::string &id)
{
    if (collection == "consumers")
        return Object{{"username", id}, {"plugins", Object{{"key-auth", Object{{"key", "key-of-" + id}}}}}};
    Object object{{"id", id}};
    const Object nodes{{id + ".internal.example:8080", 1}};
    if (collection == "upstreams") {
        object["nodes"] = nodes;
    } else if (collection == "global_rules") {
        object["plugins"] = Object{{"prometheus", Object{}}};
    } else {
        object["name"] = id;
        object["upstream"] = Object{{"nodes", nodes}};
        if (collection == "routes")
            object["uri"] = "/" + id + "/*";
    }
    return object;
}

} // namespace

ApisixSeed &ApisixSeed::add(std::string collection, Object value)
{
    objects.emplace_back(std::move(collection), std::move(value));
    return *this;
}

ApisixSeed &ApisixSeed::addMany(const std::string &collection, int count, const std::string &prefix)
{
    for (int number = 1; number <= count; ++number)
        add(collection, plain(collection, numbered(prefix, number)));
    return *this;
}

ApisixSeed ApisixSeed::from(const std::vector<std::pair<std::string, JsonValue::Array>> &collections)
{
    ApisixSeed seed;
    for (const auto &[name, objects] : collections) {
        for (const JsonValue &object : objects) {
            if (object.object())
                seed.add(name, *object.object());
        }
    }
    return seed;
}

} // namespace bulkhead
