// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/caddy/caddymatch.h"

#include "core/jsonreader.h"
#include "gateways/caddy/caddyrecords.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>

namespace bulkhead {

namespace {

std::vector<std::string> lowered(std::vector<std::string> texts)
{
    for (std::string &text : texts) {
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
    }
    return sorted(std::move(texts));
}

CaddyMatch matchOf(JsonElement set, const Fingerprinter &fingerprinter)
{
    CaddyMatch match;
    match.hosts = lowered(stringsAt(set, "host"));
    match.paths = stringsAt(set, "path");
    if (const auto pattern = memberAt(set, "path_regexp"))
        match.paths.push_back("~" + std::string(stringAt(*pattern, "pattern")));
    match.paths = sorted(std::move(match.paths));
    match.methods = sorted(stringsAt(set, "method"));
    if (const auto protocol = stringAt(set, "protocol"); !protocol.empty())
        match.protocols.emplace_back(protocol);
    match.others = redact(set, fingerprinter);
    for (const char *known : {"host", "path", "path_regexp", "method", "protocol"})
        match.others.erase(known);
    return match;
}

template<typename List>
const List &narrower(const List &outer, const List &inner)
{
    return inner.empty() ? outer : inner;
}

CaddyMatch joined(const CaddyMatch &outer, const CaddyMatch &inner)
{
    CaddyMatch match;
    match.hosts = narrower(outer.hosts, inner.hosts);
    match.paths = narrower(outer.paths, inner.paths);
    match.methods = narrower(outer.methods, inner.methods);
    match.protocols = narrower(outer.protocols, inner.protocols);
    match.others = inner.others;
    match.others.insert(outer.others.begin(), outer.others.end());
    return match;
}

} // namespace

JsonValue CaddyMatch::toJson() const
{
    JsonValue::Object object;
    const auto put = [&object](const char *name, const std::vector<std::string> &texts) {
        if (!texts.empty())
            object.emplace(name, toArray(texts));
    };
    put("host", hosts);
    put("path", paths);
    put("method", methods);
    put("protocol", protocols);
    for (const auto &[name, value] : others)
        object.emplace(name, value);
    return object;
}

std::vector<CaddyMatch> matchSets(JsonElement route, const Fingerprinter &fingerprinter)
{
    std::vector<CaddyMatch> sets;
    for (const JsonElement set : elementsAt(route, "match"))
        sets.push_back(matchOf(set, fingerprinter));
    if (sets.empty())
        sets.emplace_back();
    return sets;
}

std::vector<CaddyMatch> join(const std::vector<CaddyMatch> &outer,
                             const std::vector<CaddyMatch> &inner)
{
    std::vector<CaddyMatch> sets;
    for (const CaddyMatch &a : outer) {
        for (const CaddyMatch &b : inner)
            sets.push_back(joined(a, b));
    }
    return sets;
}

bool hasMatchers(JsonElement route)
{
    return !elementsAt(route, "match").empty();
}

} // namespace bulkhead
