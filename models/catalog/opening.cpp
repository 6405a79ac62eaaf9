// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/opening.h"

#include "estate/signin.h"

#include <algorithm>

namespace bulkhead {

namespace {

using std::string_view;

std::vector<std::string> strings(const JsonValue::Object &config, string_view key)
{
    std::vector<std::string> result;
    const auto member = config.find(key);
    if (member == config.end() || member->second.array() == nullptr)
        return result;
    for (const JsonValue &value : *member->second.array()) {
        if (value.string() != nullptr)
            result.push_back(*value.string());
    }
    std::sort(result.begin(), result.end());
    return result;
}

bool overlaps(const std::vector<std::string> &sorted, const std::vector<std::string> &groups)
{
    return std::any_of(groups.begin(), groups.end(), [&sorted](const std::string &group) {
        return std::binary_search(sorted.begin(), sorted.end(), group);
    });
}

} // namespace

CredentialCounter::CredentialCounter(const GatewayInventory &inventory)
    : m_inventory(inventory)
{
    for (const Consumer &consumer : inventory.consumers)
        m_consumers.emplace(consumer.nativeId, &consumer);
}

std::optional<std::int64_t> CredentialCounter::count(const std::vector<Policy> &policies)
{
    if (!m_inventory.credentialsKnown)
        return std::nullopt;
    Question question;
    for (const Policy &policy : policies) {
        if (!policy.enabled)
            continue;
        if (asksElsewhere(policy.name))
            return std::nullopt;
        if (const auto kind = credentialKindOf(policy.name); !kind.empty())
            question.kinds.emplace_back(kind);
        for (AccessList &list : accessLists(policy))
            question.lists.push_back(std::move(list));
    }
    if (question.kinds.empty())
        return 0;
    std::sort(question.kinds.begin(), question.kinds.end());
    std::sort(question.lists.begin(), question.lists.end());
    const auto known = m_answers.find(question);
    if (known != m_answers.end())
        return known->second;
    const std::int64_t result = answer(question);
    m_answers.emplace(std::move(question), result);
    return result;
}

std::vector<CredentialCounter::AccessList> CredentialCounter::accessLists(const Policy &policy)
{
    AccessList list;
    if (policy.name == "acl") {
        list.allow = strings(policy.config, "allow");
        list.deny = strings(policy.config, "deny");
    } else if (policy.name == "consumer-restriction") {
        const auto type = policy.config.find("type");
        const std::string *text = type == policy.config.end() ? nullptr : type->second.string();
        list.byName = text == nullptr || *text == "consumer_name";
        if (!list.byName && *text != "consumer_group_id")
            return {};
        list.allow = strings(policy.config, "whitelist");
        list.deny = strings(policy.config, "blacklist");
    }
    if (list.allow.empty() && list.deny.empty())
        return {};
    return {std::move(list)};
}

bool CredentialCounter::letsIn(const AccessList &list, const Consumer &consumer)
{
    const std::vector<std::string> own = list.byName ? std::vector<std::string> {consumer.name}
                                                     : consumer.groups;
    if (overlaps(list.deny, own))
        return false;
    return list.allow.empty() || overlaps(list.allow, own);
}

std::int64_t CredentialCounter::answer(const Question &question) const
{
    std::int64_t result = 0;
    for (const Credential &credential : m_inventory.credentials) {
        if (!std::binary_search(question.kinds.begin(), question.kinds.end(), credential.kind))
            continue;
        const auto consumer = m_consumers.find(credential.consumerId);
        const bool open = consumer == m_consumers.end()
            ? question.lists.empty()
            : std::all_of(question.lists.begin(), question.lists.end(),
                          [&](const AccessList &list) { return letsIn(list, *consumer->second); });
        result += open ? 1 : 0;
    }
    return result;
}

} // namespace bulkhead
