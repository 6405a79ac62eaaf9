// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bulkhead::evidence {

//! Who belongs to which group, as the accepted policy says (`groups` of the estate file, whose text the entry brings that accepts it), now and before. Names are compared
//! in ASCII lower case.
class OwnerGroups
{
public:
    //! Takes the detail of an entry that accepts a policy. A section whose text is missing, or is not that of its digest, says nothing.
    void take(std::uint64_t seq, const JsonValue::Object &detail);

    //! A group with somebody in it, now.
    [[nodiscard]] bool has(const QString &group) const;
    //! Everybody who has belonged to it since that entry, whatever changed meanwhile. Nothing: for a part of that time it is not on record.
    [[nodiscard]] std::optional<std::set<std::string>> membersSince(const QString &group, std::uint64_t seq) const;

private:
    using Groups = std::map<std::string, std::set<std::string>>;
    struct Version
    {
        std::uint64_t seq = 0;
        std::optional<Groups> groups; //!< nothing: not on record
    };
    std::vector<Version> m_versions; //!< in the order of the log
};

} // namespace bulkhead::evidence
