// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/observedchanges.h"

#include "core/jsonvalue.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace bulkhead {

using isolation::ObservedChange;

namespace {

//! What a person reads at a glance; the whole value stands in the snapshot.
constexpr std::size_t mostBytes = 160;

std::string shortText(const JsonValue *value)
{
    if (value == nullptr)
        return {};
    std::string text = value->string() != nullptr ? *value->string() : canonical(*value);
    if (text.size() <= mostBytes)
        return text;
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // never in the middle of a letter
        --end;
    text.resize(end);
    return text + "…";
}

std::string presenceWord(const JsonValue &value)
{
    return value.isNull() ? "absent" : "present";
}

//! How much there is to say about it.
int rankOf(const ObservedChange &change)
{
    return change.promotion.empty() ? 2 : change.isUnsure ? 1 : 0;
}

} // namespace

void appendObserved(std::vector<ObservedChange> &out, const GatewayId &gateway, const Store::Changes &change, UtcTime at, const ChangeExplanation &said,
                    const QString &api)
{
    ObservedChange one;
    one.gateway = gateway.text().toStdString();
    one.entity = std::string(toWire(change.kind)) + ' ' + change.nativeId;
    one.at = at;
    one.isUnsure = said.isUnsure;
    const JsonValue before = payloadOf(change.before), after = payloadOf(change.after);
    const JsonValue *const name = (after.isNull() ? before : after).find("name");
    one.name = shortText(name);
    one.api = api.toStdString();
    std::set<std::string> members = differingMembers(before, after);
    const bool isWhole = before.isNull() || after.isNull();
    if (isWhole) {
        one.field = "presence";
        one.before = presenceWord(before);
        one.after = presenceWord(after);
        one.promotion = said.unexplained.contains(one.field) ? std::string() : said.request;
        out.push_back(one);
        members = said.unexplained;
        members.erase(one.field);
    }
    const JsonValue &first = isWhole ? said.left : before;
    for (const std::string &member : members) {
        one.field = member;
        one.before = shortText(first.find(member));
        one.after = shortText(after.find(member));
        one.cosmetic = member == "labels";
        one.promotion = said.unexplained.contains(member) || said.unexplained.contains("presence") ? std::string() : said.request;
        out.push_back(one);
    }
}

std::vector<ObservedChange> onceEach(std::vector<ObservedChange> changes)
{
    std::map<std::tuple<std::string, std::string, std::string>, ObservedChange> newest;
    for (ObservedChange &change : changes) {
        const auto key = std::tuple(change.gateway, change.entity, change.field);
        const auto found = newest.find(key);
        if (found == newest.end() || rankOf(found->second) <= rankOf(change))
            newest.insert_or_assign(key, std::move(change));
    }
    std::vector<ObservedChange> kept;
    for (auto &[key, change] : newest)
        kept.push_back(std::move(change));
    return kept;
}

} // namespace bulkhead
