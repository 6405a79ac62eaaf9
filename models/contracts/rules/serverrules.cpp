// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/serverrules.h"

#include <algorithm>
#include <map>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

using Places = std::map<QString, Place>;

struct Reach
{
    Places basePaths, hosts;
};

Reach reachOf(const std::vector<Server> &servers)
{
    Reach reach;
    for (const Server &server : servers) {
        reach.basePaths.try_emplace(server.basePath, server.at);
        if (!server.host.isEmpty())
            reach.hosts.try_emplace(server.host, server.at);
    }
    if (servers.empty())
        reach.basePaths.try_emplace(QString(), Place()); // "/" where nothing is said
    return reach;
}

template<typename Say>
void differences(const Places &before, const Places &after, const Say &say)
{
    for (const auto &[name, place] : before) {
        if (!after.contains(name))
            say(true, name, place);
    }
    for (const auto &[name, place] : after) {
        if (!before.contains(name))
            say(false, name, place);
    }
}

template<typename Put>
void compare(const std::vector<Server> &was, const std::vector<Server> &is, bool basePathMoved, const Put &put)
{
    const Reach before = reachOf(was), after = reachOf(is);
    const auto named = [](const QString &path) { return path.isEmpty() ? u"/"_s : shortened(path); };
    const auto some = [](const Place &place) { return place.line > 0 ? std::optional(place) : std::nullopt; };
    differences(before.basePaths, after.basePaths, [&](bool isGone, const QString &path, const Place &place) {
        if (basePathMoved && isGone)
            put(Said{"base-path-moved", u"servers/"_s + path, some(place), {}, u"the base path %1 is gone, and the paths make up for it"_s.arg(named(path)), path, {}});
        else if (!basePathMoved)
            put(isGone ? Said{"base-path-removed", u"servers/"_s + path, some(place), {}, u"no server has the base path %1 any more"_s.arg(named(path)), path, {}}
                       : Said{"base-path-added", u"servers/"_s + path, {}, some(place), u"the base path %1 is new"_s.arg(named(path)), {}, path});
    });
    differences(before.hosts, after.hosts, [&](bool isGone, const QString &host, const Place &place) {
        put(isGone ? Said{"server-changed", u"servers/"_s + host, some(place), {}, u"the server %1 is gone"_s.arg(shortened(host)), host, {}}
                   : Said{"server-added", u"servers/"_s + host, {}, some(place), u"the server %1 is new"_s.arg(shortened(host)), {}, host});
    });
}

} // namespace

std::optional<QString> onlyBasePath(const Contract &contract)
{
    const Places paths = reachOf(contract.servers).basePaths;
    return paths.size() == 1 ? std::optional(paths.begin()->first) : std::nullopt;
}

void serverRules(bool basePathMoved, Changes &changes)
{
    compare(changes.base().servers, changes.revision().servers, basePathMoved, [&](const Said &said) { changes.document(said); });
}

void serverRules(const OperationPair &pair, Changes &changes)
{
    const auto &was = pair.base->servers, &is = pair.revision->servers;
    if (!was && !is)
        return; // those of the document
    compare(was.value_or(changes.base().servers), is.value_or(changes.revision().servers), false, [&](const Said &said) { changes.operation(pair, said); });
}

} // namespace bulkhead::contracts
