// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::audit {

struct EntryView;

// People, keys, roles and the accepted policy are what the entries say: resources/audit/FORMAT.md sections 3 and 4.

struct PersonRow
{
    std::string name;
    std::uint64_t since = 0, until = 0; //!< seq; until 0: still there
    [[nodiscard]] std::string toText() const;
};

struct KeyRow
{
    std::string person, key, publicHex, granter;
    std::uint64_t since = 0, until = 0;
    [[nodiscard]] std::string toText() const;
};

struct RoleRow
{
    std::string person, role, granter;
    std::uint64_t since = 0;
    [[nodiscard]] std::string toText() const;
};

struct PolicyRow
{
    std::string section, digest;
    std::uint64_t since = 0;
    [[nodiscard]] std::string toText() const;
};

//! A proposal of a policy that waits for a second signature.
struct Proposal
{
    std::uint64_t seq = 0;
    std::string person;
    std::map<std::string, std::string> sections;
};

//! Why an entry may not be. `what` says the reason, `hint` what would unlock it; both name people and roles only.
struct Refusal
{
    enum class Kind { Signature, Authority };
    Kind kind = Kind::Authority;
    QString what, hint;
};

//! What entries up to one said, and the one decision function: the engine asks it before it appends, verifiers ask it again.
class LogState
{
public:
    //! Takes the next entry. A refused one changes nothing.
    [[nodiscard]] std::optional<Refusal> take(const EntryView &entry);

    [[nodiscard]] const std::string &peopleDigest() const { return m_peopleDigest; }
    [[nodiscard]] const std::string &policyDigest() const { return m_policyDigest; }
    //! All rows, sorted by their bytes.
    [[nodiscard]] std::vector<std::string> rows() const;

    [[nodiscard]] const std::vector<PersonRow> &people() const { return m_people; }
    [[nodiscard]] const std::vector<KeyRow> &keys() const { return m_keys; }
    [[nodiscard]] const std::vector<RoleRow> &roles() const { return m_roles; }
    [[nodiscard]] const std::vector<PolicyRow> &policy() const { return m_policy; }
    [[nodiscard]] const std::optional<Proposal> &proposal() const { return m_proposal; }
    //! The accepted text of a section, if the entry that accepted it brought it; empty if not.
    [[nodiscard]] std::string policyText(const std::string &section) const;

    //! By any spelling; nullptr if there never was one.
    [[nodiscard]] const PersonRow *person(std::string_view name) const;
    //! Of a person who is there: the key in use, or nullptr.
    [[nodiscard]] const KeyRow *currentKey(std::string_view person) const;
    [[nodiscard]] const KeyRow *key(std::string_view keyId) const;
    [[nodiscard]] std::vector<std::string> rolesOf(std::string_view person) const;
    //! A role of the person that permits the action there, if one is named that one; empty if none does.
    [[nodiscard]] std::string roleFor(std::string_view person, std::string_view action, std::string_view environment, bool seconds = false,
                                      std::string_view only = {}) const;
    //! Whether `granter` gave `person` the key in use or that role.
    [[nodiscard]] bool isGrantedBy(std::string_view granter, std::string_view person, std::string_view role) const;

private:
    friend class StateChange;
    void takeDigests();

    std::vector<PersonRow> m_people;
    std::vector<KeyRow> m_keys;
    std::vector<RoleRow> m_roles;
    std::vector<PolicyRow> m_policy;
    std::optional<Proposal> m_proposal;
    std::map<std::string, std::string> m_policyTexts; //!< by section
    std::string m_peopleDigest, m_policyDigest;
    bool m_hasBegun = false;
};

//! What an action asks for.
struct ActionRule
{
    enum class Signing { Never, Optional, OncePeople, Always };
    Signing signing = Signing::Optional;
    std::vector<std::string_view> roles; //!< empty: any
    bool anyScope = false;
    bool forAll = false; //!< concerns every environment: the entry names none, so that a role with a scope does not reach it
};
[[nodiscard]] const ActionRule &ruleOf(std::string_view action);

//! Whether the roles' names and scope permit an action in an environment.
[[nodiscard]] bool permits(std::string_view role, const ActionRule &rule, std::string_view environment);

} // namespace bulkhead::audit
