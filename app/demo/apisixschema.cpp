// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixschema.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;
using Problem = std::optional<std::string>;

//! Members that are not named have any type.
struct Members
{
    std::vector<std::string_view> texts, objects, lists, flags, numbers, others;
};

const std::map<std::string_view, Members> &schemas()
{
    static const std::map<std::string_view, Members> table = {
        {"routes", {{"remote_addr", "host", "name", "script", "desc", "filter_func", "uri"},
                    {"labels", "timeout", "upstream", "plugins"},
                    {"vars", "uris", "methods", "hosts", "remote_addrs"}, {"enable_websocket"},
                    {"priority", "status"},
                    {"plugin_config_id", "service_id", "id", "script_id", "upstream_id"}}},
        {"services", {{"name", "desc", "script"}, {"labels", "upstream", "plugins"}, {"hosts"},
                      {"enable_websocket"}, {}, {"id", "upstream_id"}}},
        {"upstreams", {{"name", "type", "discovery_type", "upstream_host", "key", "service_name", "hash_on",
                        "desc", "pass_host"},
                       {"discovery_args", "tls", "labels", "keepalive_pool", "checks", "timeout"}, {}, {},
                       {"retries", "retry_timeout"}, {"nodes", "id", "scheme"}}},
        {"consumers", {{"desc", "username"}, {"plugins", "labels"}, {}, {}, {}, {"group_id"}}},
        {"consumer_groups", {{"desc", "name"}, {"labels", "plugins"}, {}, {}, {}, {"id"}}},
        {"plugin_configs", {{"desc", "name"}, {"labels", "plugins"}, {}, {}, {}, {"id"}}},
        {"global_rules", {{}, {"plugins"}, {}, {}, {}, {"id"}}},
        {"ssls", {{"desc", "type", "sni"}, {"labels", "client"}, {"snis", "certs", "ssl_protocols", "keys"},
                  {}, {"status"}, {"cert", "key", "id"}}},
    };
    return table;
}

bool holds(const std::vector<std::string_view> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string typeName(const JsonValue &value)
{
    if (value.isNull())
        return "null";
    if (value.boolean())
        return "boolean";
    if (value.string())
        return "string";
    if (value.object() || value.array())
        return "table"; // the language behind the product has one type for both
    return "number";
}

Problem wrongType(const Members &members, const std::string &name, const JsonValue &value)
{
    const auto expected = [&value](const char *type) {
        return "wrong type: expected " + std::string(type) + ", got " + typeName(value);
    };
    if (holds(members.texts, name) && !value.string())
        return expected("string");
    if (holds(members.objects, name) && !value.object())
        return expected("object");
    if (holds(members.lists, name) && !value.array())
        return expected("array");
    if (holds(members.flags, name) && !value.boolean())
        return expected("boolean");
    if (holds(members.numbers, name) && typeName(value) != "number")
        return expected("number");
    return std::nullopt;
}

bool consistsOf(const std::string &text, std::string_view more)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [more](unsigned char c) {
        return std::isalnum(c) || more.find(static_cast<char>(c)) != more.npos;
    });
}

Problem labelProblem(const Object &labels)
{
    for (const auto &[name, value] : labels) {
        const std::string start = "failed to validate " + name + " (matching \".*\"): ";
        if (!value.string())
            return start + "wrong type: expected string, got " + typeName(value);
        if (value.string()->find_first_of(" \t\r\n") != std::string::npos)
            return start + "failed to match pattern \"^\\\\S+$\" with " + canonical(value);
    }
    return std::nullopt;
}

Problem listProblem(const std::string &name, const JsonValue::Array &list)
{
    constexpr std::array methods = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT",
                                    "TRACE", "PURGE"};
    if (list.empty() && (name == "hosts" || name == "uris" || name == "snis" || name == "remote_addrs"))
        return "expect array to have at least 1 items";
    if (name != "methods")
        return std::nullopt;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].string() || std::find(methods.begin(), methods.end(), *list[i].string()) == methods.end())
            return "failed to validate item " + std::to_string(i + 1) + ": matches none of the enum values";
    }
    return std::nullopt;
}

Problem textProblem(const std::string &name, const std::string &text, bool isOld)
{
    if (name == "desc" && text.size() > 256)
        return "string too long, expected at most 256, got " + std::to_string(text.size());
    const std::string pattern = isOld ? "^[a-zA-Z0-9_]+$" : "^[a-zA-Z0-9_\\\\-]+$";
    if (name == "username" && !consistsOf(text, isOld ? "_" : "_-"))
        return "failed to match pattern \"" + pattern + "\" with " + canonical(JsonValue(text));
    if (name == "id" && (!consistsOf(text, "-_.") || text.size() > 64))
        return "object matches none of the required";
    return std::nullopt;
}

Problem pemProblem(const std::string &text)
{
    const bool isReference = text.starts_with("$secret://") || text.starts_with("$env://");
    return text.size() < 128 && !isReference ? Problem("value should match only one schema, but matches none") : std::nullopt;
}

Problem memberProblem(const Members &members, const std::string &name, const JsonValue &value, bool isOld)
{
    if (Problem problem = wrongType(members, name, value))
        return problem;
    if (name == "labels")
        return labelProblem(*value.object());
    if (value.array())
        return listProblem(name, *value.array());
    const bool isPem = name == "cert" || (name == "key" && !members.lists.empty()); // the key of an upstream is what it hashes
    if (isPem && value.string())
        return pemProblem(*value.string());
    const bool isBound = holds(members.texts, name) || name == "id";
    return value.string() && isBound ? textProblem(name, *value.string(), isOld) : std::nullopt;
}

bool hasAny(const Object &value, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&value](const char *name) { return value.contains(name); });
}

//! What a route needs besides a path.
Problem routeProblem(const Object &value)
{
    if (value.contains("uri") == value.contains("uris"))
        return "allOf 1 failed: value should match only one schema, but matches none";
    if (hasAny(value, {"plugins", "upstream", "upstream_id", "service_id", "script"}))
        return std::nullopt;
    std::string text = "object matches none of the required: ";
    for (const char *path : {"uri", "uris"}) {
        for (const char *other : {"plugins", "upstream", "upstream_id", "service_id"})
            text += std::string("[\"") + other + "\",\"" + path + "\"] or ";
    }
    return text + R"(["script","uri"] or ["script","uris"])";
}

Problem wholeProblem(const std::string &collection, const Object &value)
{
    const bool isDiscovered = value.contains("service_name") && value.contains("discovery_type");
    if (collection == "routes")
        return routeProblem(value);
    if (collection == "upstreams" && value.contains("nodes") == isDiscovered)
        return "value should match only one schema, but matches none";
    if ((collection == "global_rules" || collection == "plugin_configs" || collection == "consumer_groups")
        && !value.contains("plugins"))
        return "property \"plugins\" is required";
    if (collection == "consumers" && !value.contains("username"))
        return "property \"username\" is required";
    if (collection == "ssls" && (!value.contains("cert") || !value.contains("key")))
        return "then clause did not match";
    return std::nullopt;
}

} // namespace

std::optional<std::string> apisixSchemaProblem(const std::string &collection, const Object &value,
                                               const ApisixTraits &traits)
{
    const auto found = schemas().find(collection == "ssl" ? "ssls" : collection);
    if (found == schemas().end())
        return std::nullopt;
    const Members &members = found->second;
    for (const auto &[name, member] : value) {
        const std::array kinds = {&members.texts, &members.objects, &members.lists,
                                  &members.flags, &members.numbers, &members.others};
        if (std::none_of(kinds.begin(), kinds.end(), [&key = name](const auto *names) { return holds(*names, key); }))
            return "additional properties forbidden, found " + name;
        if (const Problem problem = memberProblem(members, name, member, traits.isOld))
            return "property \"" + name + "\" validation failed: " + *problem;
    }
    return wholeProblem(std::string(found->first), value);
}

} // namespace bulkhead
