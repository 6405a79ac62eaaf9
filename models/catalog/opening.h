// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/build.h"

#include <map>
#include <unordered_map>

namespace bulkhead {

//! Counts the credentials of one gateway that open a deployment: those of the kinds its sign-in policies
//! take, of consumers that its access lists let in. The inventory must outlive it.
class CredentialCounter
{
public:
    explicit CredentialCounter(const GatewayInventory &inventory);

    //! Empty if the gateway cannot tell (not read, or a policy asks someone else: OpenID, LDAP …).
    [[nodiscard]] std::optional<std::int64_t> count(const std::vector<Policy> &policies);

private:
    struct AccessList
    {
        std::vector<std::string> allow, deny; //!< group names, or consumer names with `byName`
        bool byName = false;
        auto operator<=>(const AccessList &) const = default;
    };
    struct Question
    {
        std::vector<std::string> kinds;
        std::vector<AccessList> lists;
        auto operator<=>(const Question &) const = default;
    };

    [[nodiscard]] static std::vector<AccessList> accessLists(const Policy &policy);
    [[nodiscard]] static bool letsIn(const AccessList &list, const Consumer &consumer);
    [[nodiscard]] std::int64_t answer(const Question &question) const;

    const GatewayInventory &m_inventory;
    std::unordered_map<std::string_view, const Consumer *> m_consumers;
    std::map<Question, std::int64_t> m_answers; //!< most deployments ask the same few questions
};

} // namespace bulkhead
