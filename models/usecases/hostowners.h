// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

#include <unordered_map>

namespace bulkhead {

//! In which environments each host is that deployments answer on or call. Found at once, however large the estate; immutable.
class HostOwners
{
public:
    explicit HostOwners(const Catalog &catalog);

    //! Whether it is in `one` and not in `other`.
    [[nodiscard]] bool isOnlyIn(const std::string &host, const EnvironmentId &one, const EnvironmentId &other) const;

private:
    std::uint32_t numberOf(const EnvironmentId &environment);
    void add(const std::string &host, std::uint32_t environment);

    std::vector<EnvironmentId> m_environments;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_owners; //!< numbers of environments, each once
};

} // namespace bulkhead
