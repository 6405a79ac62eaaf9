// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logstate.h"

#include "audit/entryreader.h"
#include "audit/names.h"
#include "audit/statechange.h"
#include "core/digest.h"

#include <algorithm>

namespace bulkhead::audit {

using namespace Qt::StringLiterals;

namespace {

JsonValue seqValue(std::uint64_t seq)
{
    return static_cast<std::int64_t>(seq);
}

//! The digest of rows: empty without any.
template<typename... Rows>
std::string digestOf(const Rows &...rows)
{
    std::vector<std::string> texts;
    const auto add = [&texts](const auto &list) {
        for (const auto &row : list)
            texts.push_back(row.toText());
    };
    (add(rows), ...);
    if (texts.empty())
        return {};
    std::sort(texts.begin(), texts.end());
    std::string all;
    for (const std::string &text : texts)
        all += text + '\n';
    return toHex(sha256(all));
}

} // namespace

std::string PersonRow::toText() const
{
    return canonical(JsonValue::Object{{"person", name}, {"row", "person"}, {"since", seqValue(since)}, {"until", seqValue(until)}});
}

std::string KeyRow::toText() const
{
    return canonical(JsonValue::Object{{"granter", granter}, {"key", key}, {"person", person}, {"public", publicHex}, {"row", "key"},
                                       {"since", seqValue(since)}, {"until", seqValue(until)}});
}

std::string RoleRow::toText() const
{
    return canonical(JsonValue::Object{{"granter", granter}, {"person", person}, {"role", role}, {"row", "role"}, {"since", seqValue(since)}});
}

std::string PolicyRow::toText() const
{
    return canonical(JsonValue::Object{{"digest", digest}, {"row", "policy"}, {"section", section}, {"since", seqValue(since)}});
}

std::vector<std::string> LogState::rows() const
{
    std::vector<std::string> rows;
    for (const PersonRow &row : m_people)
        rows.push_back(row.toText());
    for (const KeyRow &row : m_keys)
        rows.push_back(row.toText());
    for (const RoleRow &row : m_roles)
        rows.push_back(row.toText());
    for (const PolicyRow &row : m_policy)
        rows.push_back(row.toText());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void LogState::takeDigests()
{
    m_peopleDigest = digestOf(m_people, m_keys, m_roles);
    m_policyDigest = digestOf(m_policy);
}

const PersonRow *LogState::person(std::string_view name) const
{
    const std::string folded = foldedName(name);
    const auto row = std::find_if(m_people.begin(), m_people.end(), [&](const PersonRow &p) { return foldedName(p.name) == folded; });
    return row == m_people.end() ? nullptr : &*row;
}

const KeyRow *LogState::currentKey(std::string_view person) const
{
    const auto row = std::find_if(m_keys.begin(), m_keys.end(), [&](const KeyRow &k) { return k.person == person && k.until == 0; });
    return row == m_keys.end() ? nullptr : &*row;
}

const KeyRow *LogState::key(std::string_view keyId) const
{
    const auto row = std::find_if(m_keys.begin(), m_keys.end(), [&](const KeyRow &k) { return k.key == keyId; });
    return row == m_keys.end() ? nullptr : &*row;
}

std::vector<std::string> LogState::rolesOf(std::string_view person) const
{
    std::vector<std::string> roles;
    for (const RoleRow &row : m_roles) {
        if (row.person == person)
            roles.push_back(row.role);
    }
    return roles;
}

std::string LogState::roleFor(std::string_view person, std::string_view action, std::string_view environment, bool seconds, std::string_view only) const
{
    ActionRule rule = ruleOf(action);
    if (seconds)
        rule.roles.push_back("approver");
    for (const std::string &role : rolesOf(person)) {
        if ((only.empty() || role == only) && permits(role, rule, environment))
            return role;
    }
    return {};
}

bool LogState::isGrantedBy(std::string_view granter, std::string_view person, std::string_view role) const
{
    const KeyRow *key = currentKey(person);
    return (key != nullptr && key->granter == granter) || std::any_of(m_roles.begin(), m_roles.end(), [&](const RoleRow &row) {
               return row.person == person && row.role == role && row.granter == granter;
           });
}

std::string LogState::policyText(const std::string &section) const
{
    const auto text = m_policyTexts.find(section);
    return text == m_policyTexts.end() ? std::string() : text->second;
}

std::optional<Refusal> LogState::take(const EntryView &entry)
{
    const ActionRule &rule = ruleOf(entry.action);
    StateChange change(*this, entry, rule);
    if (auto refused = change.checkSignature())
        return refused;
    if ((entry.action == "log.begin") == m_hasBegun)
        return Refusal{Refusal::Kind::Authority, u"a log begins with log.begin, once"_s, {}};
    if (entry.policy != m_policyDigest || entry.people != m_peopleDigest) {
        return Refusal{Refusal::Kind::Authority, u"the entry was made on another state of people or policy"_s,
                       u"the entries before it are not those that it knew"_s};
    }
    if (rule.forAll && !entry.environment.empty()) {
        return Refusal{Refusal::Kind::Authority, u"this concerns every environment, and the entry names one"_s,
                       u"a role that is limited to an environment does not reach so far"_s};
    }
    if (auto refused = change.check())
        return refused;
    change.apply(*this);
    m_hasBegun = true;
    if (change.changesRows())
        takeDigests();
    return std::nullopt;
}

} // namespace bulkhead::audit
