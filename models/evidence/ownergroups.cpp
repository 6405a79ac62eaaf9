// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/ownergroups.h"

#include "core/digest.h"
#include "core/jsonreader.h"
#include "evidence/registerrules.h"

namespace bulkhead::evidence {

namespace {

const std::string section = "groups";

const std::string *textIn(const JsonValue::Object &detail, const std::string &member)
{
    const auto found = detail.find(member);
    const JsonValue *value = found == detail.end() ? nullptr : found->second.find(section);
    return value == nullptr ? nullptr : value->string();
}

std::map<std::string, std::set<std::string>> groupsIn(const JsonValue &root)
{
    std::map<std::string, std::set<std::string>> groups;
    if (root.object() == nullptr)
        return groups;
    for (const auto &[name, people] : *root.object()) {
        std::set<std::string> &members = groups[foldedName(QString::fromStdString(name))];
        for (const JsonValue &person : people.array() != nullptr ? *people.array() : JsonValue::Array()) {
            if (person.string() != nullptr)
                members.insert(foldedName(QString::fromStdString(*person.string())));
        }
    }
    return groups;
}

std::optional<std::map<std::string, std::set<std::string>>> groupsOf(const std::string &text)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    return root ? std::optional(groupsIn(JsonValue::from(*root))) : std::nullopt;
}

} // namespace

void OwnerGroups::take(std::uint64_t seq, const JsonValue::Object &detail)
{
    if (!detail.contains("sections"))
        return;
    Version version{seq, Groups()};
    if (const std::string *digest = textIn(detail, "sections")) {
        const std::string *text = textIn(detail, "texts");
        version.groups = text != nullptr && toHex(sha256(*text)) == *digest ? groupsOf(*text) : std::nullopt;
    }
    m_versions.push_back(std::move(version));
}

bool OwnerGroups::has(const QString &group) const
{
    if (m_versions.empty() || !m_versions.back().groups)
        return false;
    const auto found = m_versions.back().groups->find(foldedName(group));
    return found != m_versions.back().groups->end() && !found->second.empty();
}

std::optional<std::set<std::string>> OwnerGroups::membersSince(const QString &group, std::uint64_t seq) const
{
    std::set<std::string> members;
    for (auto version = m_versions.rbegin(); version != m_versions.rend(); ++version) {
        if (!version->groups)
            return std::nullopt;
        const auto found = version->groups->find(foldedName(group));
        if (found != version->groups->end())
            members.insert(found->second.begin(), found->second.end());
        if (version->seq <= seq)
            break; // in force when that entry came
    }
    return members;
}

} // namespace bulkhead::evidence
