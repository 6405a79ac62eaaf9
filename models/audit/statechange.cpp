// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/statechange.h"

#include "audit/entryreader.h"
#include "audit/approvalstatement.h"
#include "audit/names.h"
#include "audit/signednote.h"
#include "core/digest.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace bulkhead::audit {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t digestDigits = 64;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Refusal refuse(const QString &what, const QString &hint = {})
{
    return {Refusal::Kind::Authority, what, hint};
}

Refusal badSignature(const QString &what, const QString &hint = {})
{
    return {Refusal::Kind::Signature, what, hint};
}

//! The strings of an array, or nothing if it is none or holds anything else.
std::optional<std::vector<std::string>> textsAt(JsonElement object, std::string_view key)
{
    const auto member = memberAt(object, key);
    if (!member || !member->is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const auto item : arrayOf(*member)) {
        if (!item.is_string())
            return std::nullopt;
        texts.emplace_back(item.get_string().value_unsafe());
    }
    return texts;
}

std::optional<std::map<std::string, std::string>> sectionsAt(JsonElement detail)
{
    const auto member = memberAt(detail, "sections");
    if (!member || !member->is_object())
        return std::nullopt;
    std::map<std::string, std::string> sections;
    for (const auto field : objectOf(*member)) {
        std::string_view digest;
        if (field.value.get_string().get(digest) != simdjson::SUCCESS || !isHex(digest, digestDigits))
            return std::nullopt;
        sections.emplace(field.key, digest);
    }
    return sections;
}

//! The texts that come with sections, as far as they are those of the digests.
std::map<std::string, std::string> textsOf(JsonElement detail, const std::map<std::string, std::string> &sections)
{
    std::map<std::string, std::string> texts;
    const auto member = memberAt(detail, "texts");
    if (!member || !member->is_object())
        return texts;
    for (const auto field : objectOf(*member)) {
        const auto section = sections.find(std::string(field.key));
        std::string_view text;
        if (section != sections.end() && field.value.get_string().get(text) == simdjson::SUCCESS && toHex(sha256(text)) == section->second)
            texts.emplace(field.key, text);
    }
    return texts;
}

bool areDistinctRoles(const std::vector<std::string> &roles)
{
    return std::all_of(roles.begin(), roles.end(), [](const std::string &role) { return isRole(role); })
        && std::set<std::string>(roles.begin(), roles.end()).size() == roles.size();
}

bool holds(const LogState &state, std::string_view person, std::string_view role)
{
    return std::any_of(state.roles().begin(), state.roles().end(),
                       [&](const RoleRow &row) { return row.person == person && row.role == role; });
}

QString rolesText(const ActionRule &rule)
{
    QStringList names;
    for (const std::string_view role : rule.roles)
        names.append(shown(role));
    return names.join(u" or "_s);
}

} // namespace

StateChange::StateChange(const LogState &state, const EntryView &entry, const ActionRule &rule)
    : m_state(state)
    , m_entry(entry)
    , m_rule(rule)
{
}

bool StateChange::changesRows() const
{
    return m_newPerson || m_newKey || !m_newRoles.empty() || !m_lostRoles.empty() || m_endsKey || m_endsPerson || (m_sections && !m_proposes);
}

bool StateChange::isFirstPerson() const
{
    return m_entry.action == "person.add" && m_state.people().empty();
}

StateChange::Check StateChange::checkSignature()
{
    using Signing = ActionRule::Signing;
    const bool mustSign = m_rule.signing == Signing::Always || (m_rule.signing == Signing::OncePeople && !m_state.people().empty());
    if (!m_entry.isSigned()) {
        return mustSign ? std::optional(badSignature(u"%1 needs a person who signs it"_s.arg(shown(m_entry.action)),
                                                     u"say who acts with --as NAME --key REF"_s))
                        : std::nullopt;
    }
    if (m_rule.signing == Signing::Never)
        return badSignature(u"%1 is never signed by a person"_s.arg(shown(m_entry.action)));
    std::string publicHex;
    if (isFirstPerson()) {
        publicHex = stringAt(m_entry.detail, "public");
    } else if (const KeyRow *row = m_state.key(m_entry.key); row != nullptr && row->person == m_entry.person) {
        publicHex = row->publicHex;
    } else {
        return refuse(u"the key is not one of %1"_s.arg(shown(m_entry.person)), u"use the key whose public part an admin added"_s);
    }
    const auto key = publicKeyFromHex(publicHex);
    if (!key || !isUsableKey(*key) || keyIdOf(*key) != m_entry.key)
        return refuse(u"the key that the entry names is not the one that it brings"_s);
    if (!isSignedBy(m_entry, *key))
        return badSignature(u"the signature is not by the key of %1"_s.arg(shown(m_entry.person)));
    return std::nullopt;
}

StateChange::Check StateChange::check()
{
    if (m_entry.isSigned() && !isFirstPerson()) {
        if (auto refused = checkActor())
            return refused;
    }
    return checkAction();
}

StateChange::Check StateChange::checkActor() const
{
    const std::string name(m_entry.person);
    const PersonRow *person = m_state.person(name);
    if (person == nullptr || person->name != name)
        return refuse(u"there is no person %1"_s.arg(shown(name)), u"an admin adds people with person add"_s);
    if (person->until != 0)
        return refuse(u"%1 has retired"_s.arg(shown(name)));
    const KeyRow *key = m_state.key(m_entry.key);
    if (key == nullptr || key->until != 0)
        return refuse(u"this key of %1 has retired"_s.arg(shown(name)), u"use the key in use now"_s);
    if (!holds(m_state, name, m_entry.role))
        return refuse(u"%1 does not hold the role %2"_s.arg(shown(name), shown(m_entry.role)), u"an admin grants roles with person change"_s);
    ActionRule rule = m_rule;
    if (m_entry.action == "estate.accept" && integerAt(m_entry.detail, "proposal") != 0)
        rule.roles.push_back("approver");
    if (!permits(m_entry.role, rule, m_entry.environment)) {
        return refuse(u"the role %1 does not permit %2"_s.arg(shown(m_entry.role), shown(m_entry.action)),
                      u"it needs the role %1"_s.arg(rolesText(rule)));
    }
    return std::nullopt;
}

StateChange::Check StateChange::checkAction()
{
    static const std::map<std::string_view, Check (StateChange::*)()> checks = {
        {"person.add", &StateChange::checkAdd},        {"person.change", &StateChange::checkChange},
        {"person.retire", &StateChange::checkRetire},  {"key.rotate", &StateChange::checkRotate},
        {"estate.propose", &StateChange::checkPropose}, {"estate.accept", &StateChange::checkAccept},
        {carryAction, &StateChange::checkCarry},
    };
    if (m_entry.action == "log.begin")
        return checkBegin();
    const auto check = checks.find(m_entry.action);
    return check == checks.end() ? std::nullopt : (this->*check->second)();
}

StateChange::Check StateChange::checkBegin() const
{
    const auto key = VerifierKey::fromText(stringAt(m_entry.detail, "key"));
    return key ? std::nullopt : std::optional(refuse(u"the log's own key is not named"_s));
}

StateChange::Check StateChange::takeNewKey(const std::string &person, const std::string &granter)
{
    const std::string publicHex(stringAt(m_entry.detail, "public"));
    const auto key = publicKeyFromHex(publicHex);
    const auto proof = signatureFromHex(stringAt(m_entry.detail, "proof"));
    if (!key || !isUsableKey(*key) || !proof)
        return refuse(u"the public key is none"_s, u"hand over the file that key new wrote with --public-out"_s);
    if (!provesPossession(*key, *proof))
        return refuse(u"the public key does not prove possession"_s, u"hand over the file that key new wrote with --public-out"_s);
    if (m_state.key(keyIdOf(*key)) != nullptr)
        return refuse(u"this key is or was in use already"_s, u"make another one with key new"_s);
    m_newKey = KeyRow{person, keyIdOf(*key), publicHex, granter, m_entry.seq, 0};
    return std::nullopt;
}

StateChange::Check StateChange::takeSections()
{
    m_sections = sectionsAt(m_entry.detail);
    return m_sections ? std::nullopt : std::optional(refuse(u"the digests of the policy are not given"_s));
}

StateChange::Check StateChange::checkGrant(const std::vector<std::string> &roles)
{
    if (!areDistinctRoles(roles))
        return refuse(u"the roles are not known, or named twice"_s, u"choose viewer, engineer, approver, auditor or admin, with :ENVIRONMENT to limit it"_s);
    for (const std::string &role : roles) {
        if (holds(m_state, m_target, role))
            return refuse(u"%1 has the role %2 already"_s.arg(shown(m_target), shown(role)));
        m_newRoles.push_back({m_target, role, std::string(m_entry.person), m_entry.seq});
    }
    return std::nullopt;
}

StateChange::Check StateChange::checkAdd()
{
    m_target = stringAt(m_entry.detail, "person");
    if (!isPersonName(m_target))
        return refuse(u"\"%1\" is no name of a person"_s.arg(shown(m_target)), u"use letters, digits, dots, dashes: at most 64"_s);
    if (const PersonRow *known = m_state.person(m_target)) {
        return refuse(u"the name %1 is or was in use already"_s.arg(shown(known->name)),
                      known->until == 0 ? u"change roles and key with person change"_s : u"a name is never used again: choose another"_s);
    }
    const auto roles = textsAt(m_entry.detail, "roles");
    if (!roles || roles->empty())
        return refuse(u"%1 gets no role"_s.arg(shown(m_target)), u"name at least one with --role"_s);
    if (auto refused = checkGrant(*roles))
        return refused;
    if (auto refused = takeNewKey(m_target, std::string(m_entry.person)))
        return refused;
    m_newPerson = PersonRow{m_target, m_entry.seq, 0};
    if (isFirstPerson())
        return checkFirst();
    return memberAt(m_entry.detail, "sections") ? std::optional(refuse(u"only the first person accepts the policy by coming"_s)) : std::nullopt;
}

StateChange::Check StateChange::checkFirst()
{
    const bool hasAdmin = std::any_of(m_newRoles.begin(), m_newRoles.end(), [](const RoleRow &row) { return row.role == "admin"; });
    if (m_entry.person != m_target || m_entry.role != "admin" || !hasAdmin)
        return refuse(u"the first person acts for itself, and is an admin"_s, u"add yourself first, with --role admin and your own key"_s);
    return takeSections();
}

StateChange::Check StateChange::checkChange()
{
    const PersonRow *person = m_state.person(stringAt(m_entry.detail, "person"));
    if (person == nullptr || person->until != 0 || person->name != stringAt(m_entry.detail, "person"))
        return refuse(u"there is no such person"_s, u"person list shows them"_s);
    m_target = person->name;
    if (m_target == m_entry.person)
        return refuse(u"nobody changes their own roles"_s, u"ask another admin; one's own key is changed with key rotate"_s);
    const auto grant = textsAt(m_entry.detail, "grant"), revoke = textsAt(m_entry.detail, "revoke");
    if (!grant || !revoke)
        return refuse(u"the roles that come and go are not given"_s);
    if (auto refused = checkGrant(*grant))
        return refused;
    if (auto refused = checkRevoke(*revoke))
        return refused;
    const bool hasKey = memberAt(m_entry.detail, "public").has_value();
    if (hasKey != memberAt(m_entry.detail, "proof").has_value())
        return refuse(u"a key comes with its proof"_s);
    if (hasKey) {
        m_endsKey = true;
        if (auto refused = takeNewKey(m_target, std::string(m_entry.person)))
            return refused;
    }
    return changesRows() ? std::nullopt : std::optional(refuse(u"nothing is changed"_s, u"name a role or a key"_s));
}

StateChange::Check StateChange::checkRevoke(const std::vector<std::string> &roles)
{
    if (!areDistinctRoles(roles))
        return refuse(u"the roles are not known, or named twice"_s);
    for (const std::string &role : roles) {
        if (!holds(m_state, m_target, role))
            return refuse(u"%1 does not hold the role %2"_s.arg(shown(m_target), shown(role)));
        if (role == "admin" && isLastAdmin(m_target))
            return refuse(u"%1 is the last admin"_s.arg(shown(m_target)), u"make somebody else an admin first"_s);
    }
    m_lostRoles = roles;
    return std::nullopt;
}

bool StateChange::isLastAdmin(const std::string &person) const
{
    return std::none_of(m_state.roles().begin(), m_state.roles().end(),
                        [&](const RoleRow &row) { return row.role == "admin" && row.person != person; });
}

StateChange::Check StateChange::checkRetire()
{
    const PersonRow *person = m_state.person(stringAt(m_entry.detail, "person"));
    if (person == nullptr || person->until != 0 || person->name != stringAt(m_entry.detail, "person"))
        return refuse(u"there is no such person"_s, u"person list shows them"_s);
    m_target = person->name;
    if (holds(m_state, m_target, "admin") && isLastAdmin(m_target))
        return refuse(u"%1 is the last admin"_s.arg(shown(m_target)), u"make somebody else an admin first"_s);
    m_endsKey = m_endsPerson = true;
    m_lostRoles = m_state.rolesOf(m_target);
    return std::nullopt;
}

StateChange::Check StateChange::checkRotate()
{
    m_target = m_entry.person;
    m_endsKey = true;
    return takeNewKey(m_target, m_state.key(m_entry.key)->granter);
}

StateChange::Check StateChange::checkCarry()
{
    const auto why = whyNotCarried(m_state, m_entry);
    return why ? std::optional(refuse(*why, u"let them sign what promotion export writes now"_s)) : std::nullopt;
}

StateChange::Check StateChange::checkPropose()
{
    m_proposes = true;
    return takeSections();
}

StateChange::Check StateChange::checkAccept()
{
    m_accepts = true;
    if (auto refused = takeSections())
        return refused;
    const auto loosening = memberAt(m_entry.detail, "loosening");
    const auto proposal = memberAt(m_entry.detail, "proposal");
    std::int64_t seq = 0;
    if (!loosening || !loosening->is_bool() || !proposal || proposal->get_int64().get(seq) != simdjson::SUCCESS)
        return refuse(u"it is not said whether the policy is loosened, and by which proposal"_s);
    if (boolAt(m_entry.detail, "loosening"))
        return checkSecond(static_cast<std::uint64_t>(seq));
    return seq == 0 ? std::nullopt : std::optional(refuse(u"only a loosening goes back to a proposal"_s));
}

StateChange::Check StateChange::checkSecond(std::uint64_t seq) const
{
    const auto &proposal = m_state.proposal();
    if (!proposal || proposal->seq != seq || proposal->sections != *m_sections)
        return refuse(u"a looser policy needs a proposal of just this policy by somebody else"_s, u"let one admin propose it and another person accept it"_s);
    if (proposal->person == m_entry.person)
        return refuse(u"%1 proposed this policy"_s.arg(shown(m_entry.person)), u"a second admin or an approver accepts it"_s);
    if (m_state.isGrantedBy(proposal->person, m_entry.person, m_entry.role)) {
        return refuse(u"%1 gave %2 the key or the role %3, so the two count as one"_s.arg(shown(proposal->person), shown(m_entry.person), shown(m_entry.role)),
                      u"let %1 propose it and %2 accept it, or ask somebody else"_s.arg(shown(m_entry.person), shown(proposal->person)));
    }
    return std::nullopt;
}

void StateChange::apply(LogState &state) const
{
    for (KeyRow &row : state.m_keys) {
        if (m_endsKey && row.person == m_target && row.until == 0)
            row.until = m_entry.seq;
    }
    for (PersonRow &row : state.m_people) {
        if (m_endsPerson && row.name == m_target)
            row.until = m_entry.seq;
    }
    std::erase_if(state.m_roles, [this](const RoleRow &row) {
        return row.person == m_target && std::find(m_lostRoles.begin(), m_lostRoles.end(), row.role) != m_lostRoles.end();
    });
    if (m_newPerson)
        state.m_people.push_back(*m_newPerson);
    if (m_newKey)
        state.m_keys.push_back(*m_newKey);
    state.m_roles.insert(state.m_roles.end(), m_newRoles.begin(), m_newRoles.end());
    if (m_proposes)
        state.m_proposal = Proposal{m_entry.seq, std::string(m_entry.person), *m_sections};
    if (m_accepts)
        state.m_proposal.reset();
    if (!m_sections || m_proposes)
        return;
    std::vector<PolicyRow> policy;
    for (const auto &[section, digest] : *m_sections) {
        const auto known = std::find_if(state.m_policy.begin(), state.m_policy.end(),
                                        [&name = section, &text = digest](const PolicyRow &row) { return row.section == name && row.digest == text; });
        policy.push_back(known == state.m_policy.end() ? PolicyRow{section, digest, m_entry.seq} : *known);
    }
    state.m_policy = std::move(policy);
    state.m_policyTexts = textsOf(m_entry.detail, *m_sections);
}

} // namespace bulkhead::audit
