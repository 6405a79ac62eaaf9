// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/people.h"

#include "audit/loosening.h"
#include "core/jsonreader.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostTextBytes = 128U << 10; // of a section that an entry carries

AuditDraft personDraft(const char *action, const QString &name)
{
    AuditDraft draft;
    draft.action = action;
    draft.objectKind = "person";
    draft.objectId = name.toStdString();
    draft.detail["person"] = name;
    return draft;
}

JsonValue::Array arrayOf(const QStringList &texts)
{
    JsonValue::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

void addKey(AuditDraft &draft, const PublicKeyCard &key)
{
    draft.detail["public"] = toHex(key.key);
    draft.detail["proof"] = toHex(key.proof);
}

std::map<std::string, std::string> digestsOf(const EstateConfig &estate)
{
    std::map<std::string, std::string> digests;
    for (const PolicySection &section : estate.policy)
        digests.emplace(section.name.toStdString(), section.digest);
    return digests;
}

std::string textOf(const EstateConfig &estate, const QString &name)
{
    for (const PolicySection &section : estate.policy) {
        if (section.name == name)
            return section.text;
    }
    return {};
}

//! The digests, and the texts of the sections whose loosening is looked at.
void addSections(AuditDraft &draft, const EstateConfig &estate)
{
    JsonValue::Object sections, texts;
    for (const PolicySection &section : estate.policy) {
        sections[section.name.toStdString()] = section.digest;
        const bool isCompared = section.name == "groups"_L1 || section.name == "promotion"_L1;
        if (isCompared && section.text.size() <= mostTextBytes)
            texts[section.name.toStdString()] = section.text;
    }
    draft.detail["sections"] = std::move(sections);
    draft.detail["texts"] = std::move(texts);
}

AuditDraft policyDraft(const char *action, const EstateConfig &estate)
{
    AuditDraft draft;
    draft.action = action;
    draft.objectKind = "estate";
    draft.objectId = estate.name.toStdString();
    addSections(draft, estate);
    return draft;
}

} // namespace

AuditDraft addPersonDraft(const QString &name, const QStringList &roles, const PublicKeyCard &key)
{
    AuditDraft draft = personDraft("person.add", name);
    draft.detail["roles"] = arrayOf(roles);
    addKey(draft, key);
    return draft;
}

AuditDraft addFirstPersonDraft(const QString &name, const QStringList &roles, const PublicKeyCard &key, const EstateConfig &estate)
{
    AuditDraft draft = addPersonDraft(name, roles, key);
    addSections(draft, estate);
    return draft;
}

AuditDraft changePersonDraft(const QString &name, const QStringList &grant, const QStringList &revoke, const std::optional<PublicKeyCard> &key)
{
    AuditDraft draft = personDraft("person.change", name);
    draft.detail["grant"] = arrayOf(grant);
    draft.detail["revoke"] = arrayOf(revoke);
    if (key)
        addKey(draft, *key);
    return draft;
}

AuditDraft retirePersonDraft(const QString &name)
{
    return personDraft("person.retire", name);
}

AuditDraft rotateKeyDraft(const QString &name, const PublicKeyCard &key)
{
    AuditDraft draft = personDraft("key.rotate", name);
    addKey(draft, key);
    return draft;
}

QList<PolicyDifference> policyDifferences(const audit::LogState &state, const EstateConfig &estate)
{
    using Kind = PolicyDifference::Kind;
    std::map<std::string, std::string> accepted;
    for (const audit::PolicyRow &row : state.policy())
        accepted.emplace(row.section, row.digest);
    const auto now = digestsOf(estate);
    QList<PolicyDifference> differences;
    for (const auto &[section, digest] : now) {
        const auto before = accepted.find(section);
        if (before == accepted.end())
            differences.append({QString::fromStdString(section), Kind::Added});
        else if (before->second != digest)
            differences.append({QString::fromStdString(section), Kind::Changed});
    }
    for (const auto &[section, digest] : accepted) {
        if (!now.contains(section))
            differences.append({QString::fromStdString(section), Kind::Removed});
    }
    return differences;
}

QStringList policyLoosenings(const audit::LogState &state, const EstateConfig &estate)
{
    QStringList found = audit::loosenings({state.policyText("groups"), state.policyText("promotion")},
                                          {textOf(estate, u"groups"_s), textOf(estate, u"promotion"_s)});
    for (const audit::PolicyRow &row : state.policy()) { // too long to have been kept: any change may be one
        const QString section = QString::fromStdString(row.section);
        const bool isCompared = section == "groups"_L1 || section == "promotion"_L1;
        if (isCompared && state.policyText(row.section).empty() && policyDifferences(state, estate).contains({section, PolicyDifference::Kind::Changed}))
            found.append(u"the section %1 changes, and what it said is not on record"_s.arg(section));
    }
    return found;
}

Result<PolicyAcceptance> acceptPolicy(AuditTrail &trail, const Acting &who, const EstateConfig &estate)
{
    const auto state = trail.state();
    if (!state)
        return state.error();
    if (state->people().empty()) {
        return Error{.kind = Error::Kind::Refused, .place = {}, .what = u"there are no people yet who could accept a policy"_s,
                     .hint = u"the first person add accepts the file as it stands"_s, .retryAfter = {}};
    }
    PolicyAcceptance acceptance;
    acceptance.differences = policyDifferences(*state, estate);
    acceptance.loosenings = policyLoosenings(*state, estate);
    if (acceptance.differences.isEmpty())
        return acceptance;
    const bool loosens = !acceptance.loosenings.isEmpty();
    const auto &proposal = state->proposal();
    const bool isProposed = proposal && proposal->sections == digestsOf(estate);
    const audit::PersonRow *self = state->person(who.person.toStdString());
    const bool isOwn = isProposed && self != nullptr && proposal->person == self->name;
    if (loosens && isOwn) {
        acceptance.outcome = PolicyAcceptance::Outcome::Proposed;
        acceptance.seq = proposal->seq;
        return acceptance;
    }
    AuditDraft draft = policyDraft(loosens && !isProposed ? "estate.propose" : "estate.accept", estate);
    if (draft.action == "estate.accept") {
        draft.detail["loosening"] = loosens;
        draft.detail["proposal"] = loosens ? static_cast<std::int64_t>(proposal->seq) : std::int64_t{0};
    }
    const auto seq = trail.record(draft, who);
    if (!seq)
        return seq.error();
    acceptance.seq = *seq;
    acceptance.outcome = draft.action == "estate.accept" ? PolicyAcceptance::Outcome::Accepted : PolicyAcceptance::Outcome::Proposed;
    return acceptance;
}

} // namespace bulkhead
