// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryreader.h"
#include "audit/logstate.h"

namespace bulkhead::audit {

//! What one entry does to people, keys, roles and policy, once it is known that it may.
class StateChange
{
public:
    StateChange(const LogState &state, const EntryView &entry, const ActionRule &rule);

    //! Whether it is signed where it must be, by the key it names.
    [[nodiscard]] std::optional<Refusal> checkSignature();
    //! Whether the actor may do it. `checkSignature` comes first.
    [[nodiscard]] std::optional<Refusal> check();
    void apply(LogState &state) const;
    [[nodiscard]] bool changesRows() const;

private:
    using Check = std::optional<Refusal>;
    Check checkActor() const;
    Check checkAction();
    Check checkBegin() const;
    Check checkAdd();
    Check checkFirst();
    Check checkGrant(const std::vector<std::string> &roles);
    Check checkChange();
    Check checkRevoke(const std::vector<std::string> &roles);
    Check checkRetire();
    Check checkRotate();
    Check checkCarry();
    Check checkPropose();
    Check checkAccept();
    Check checkSecond(std::uint64_t seq) const;
    Check takeNewKey(const std::string &person, const std::string &granter);
    Check takeSections();
    [[nodiscard]] bool isFirstPerson() const;
    [[nodiscard]] bool isLastAdmin(const std::string &person) const;

    const LogState &m_state;
    const EntryView &m_entry;
    const ActionRule &m_rule;

    std::optional<PersonRow> m_newPerson;
    std::optional<KeyRow> m_newKey;
    std::vector<RoleRow> m_newRoles;
    std::vector<std::string> m_lostRoles;
    std::string m_target;         //!< whose roles go and whose key ends
    bool m_endsKey = false, m_endsPerson = false;
    std::optional<std::map<std::string, std::string>> m_sections;
    bool m_proposes = false, m_accepts = false;
};

} // namespace bulkhead::audit
