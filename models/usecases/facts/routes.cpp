// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/codescan.h"
#include "usecases/facts/parts.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

using Matchers = std::vector<std::pair<std::string, std::string>>;

std::string textOf(const JsonValue &value)
{
    return value.string() != nullptr ? *value.string() : canonical(value);
}

//! {"x-env": ["sandbox"]}, as Kong and Caddy write conditions on headers and arguments.
void addMap(const Attributes &attributes, const char *member, const std::string &kind, Matchers &matchers)
{
    const auto found = attributes.find(member);
    const JsonValue::Object *map = found == attributes.end() ? nullptr : found->second.object();
    if (map == nullptr)
        return;
    for (const auto &[name, values] : *map) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        if (values.array() == nullptr) {
            matchers.emplace_back(kind + lower, textOf(values));
            continue;
        }
        for (const JsonValue &value : *values.array())
            matchers.emplace_back(kind + lower, textOf(value));
    }
}

//! "http_x_env" → "header:x-env", "arg_env" → "query:env", "cookie_env" → "cookie:env".
std::string variableName(std::string name)
{
    if (name.starts_with("http_")) {
        name.erase(0, 5);
        std::replace(name.begin(), name.end(), '_', '-');
        return "header:" + name;
    }
    if (name.starts_with("arg_"))
        return "query:" + name.substr(4);
    return name.starts_with("cookie_") ? "cookie:" + name.substr(7) : "var:" + name;
}

//! APISIX: [["http_x_env", "==", "sandbox"], "OR", …], nested at will.
void addVars(const JsonValue &value, Matchers &matchers)
{
    const JsonValue::Array *array = value.array();
    if (array == nullptr)
        return;
    if (array->size() >= 2 && array->front().string() != nullptr && (*array)[1].string() != nullptr) {
        matchers.emplace_back(variableName(*array->front().string()), textOf(array->back()));
        return;
    }
    for (const JsonValue &child : *array)
        addVars(child, matchers);
}

} // namespace

RouteFacts routeFacts(const Route &route)
{
    RouteFacts facts;
    facts.id = route.nativeId;
    facts.name = route.nativeName;
    facts.hosts = route.hosts;
    facts.paths = route.paths;
    facts.methods = route.methods;
    facts.protocols = route.protocols;
    facts.labels = route.labels;
    const Attributes &attributes = route.attributes;
    if (const auto listen = attributes.find("listen"); listen != attributes.end() && listen->second.array() != nullptr) {
        for (const JsonValue &address : *listen->second.array()) {
            if (!facts.listener.empty())
                facts.listener += ',';
            facts.listener += textOf(address);
        }
    }
    addMap(attributes, "headers", "header:", facts.matchers);
    addMap(attributes, "header", "header:", facts.matchers);
    addMap(attributes, "query", "query:", facts.matchers);
    if (const auto vars = attributes.find("vars"); vars != attributes.end())
        addVars(vars->second, facts.matchers);
    std::sort(facts.matchers.begin(), facts.matchers.end());
    for (const char *code : {"script_sha256", "script_id", "filter_func", "expression", "header_regexp", "vars_regexp"}) {
        const auto found = attributes.find(code);
        if (found == attributes.end())
            continue;
        facts.opaque = true;
        facts.opaqueMentionsEnvironment = facts.opaqueMentionsEnvironment || mentionsEnvironment(textOf(found->second));
    }
    return facts;
}

} // namespace bulkhead
