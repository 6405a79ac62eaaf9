// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixschema.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;

std::optional<std::string> counterProblem(const Object &config, bool isNewer)
{
    const auto count = config.find("count");
    const bool isWrong = count != config.end() && count->second.integer() && *count->second.integer() <= 0;
    if (isNewer && isWrong)
        return "property \"count\" validation failed: value should match only one schema, but matches none";
    for (const char *name : {"time_window", "count"}) {
        if (!config.contains(name))
            return std::string("property \"") + name + "\" is required";
    }
    if (isWrong)
        return "property \"count\" validation failed: expected " + canonical(count->second)
            + " to be greater than 0";
    return std::nullopt;
}

//! 3.18 no longer makes a secret for the sessions, and refuses to go without. Its words are not known.
std::optional<std::string> sessionProblem(const Object &config)
{
    const auto session = config.find("session");
    if (session == config.end() || !session->second.find("secret"))
        return "property \"session.secret\" is required";
    return std::nullopt;
}

//! 2.x takes headers only as name and value, not below "set" or "remove".
std::optional<std::string> rewriteProblem(const Object &config)
{
    const auto headers = config.find("headers");
    const Object *all = headers == config.end() ? nullptr : headers->second.object();
    const bool isWrong = all && std::any_of(all->begin(), all->end(), [](const auto &header) {
        return header.second.object() || header.second.array();
    });
    return isWrong ? std::optional<std::string>("invalid type as header value") : std::nullopt;
}

std::optional<std::string> settingProblem(const std::string &name, const Object &config,
                                          const ApisixTraits &traits)
{
    if (name == "limit-count")
        return counterProblem(config, traits.isNewer);
    if (name == "openid-connect" && traits.isNewer)
        return sessionProblem(config);
    return name == "proxy-rewrite" && traits.isOld ? rewriteProblem(config) : std::nullopt;
}

} // namespace

std::optional<std::string> apisixPluginProblem(const Object &value, const ApisixTraits &traits)
{
    const auto plugins = value.find("plugins");
    if (plugins == value.end() || !plugins->second.object())
        return std::nullopt;
    for (const auto &[name, config] : *plugins->second.object()) {
        if (!knowsApisixPlugin(name, traits))
            return "unknown plugin [" + name + ']';
        const auto problem = config.object() ? settingProblem(name, *config.object(), traits) : std::nullopt;
        if (problem)
            return "failed to check the configuration of plugin " + name + " err: " + *problem;
    }
    return std::nullopt;
}

} // namespace bulkhead
