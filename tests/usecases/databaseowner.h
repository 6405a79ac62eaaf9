// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "usecases/auditcast.h"

#include <functional>

namespace bulkhead::test {

//! The log of a small firm with what shall be attacked in it, seq by seq: 1 the beginning, 2 to 5 the people, 6 and 7 a sync by nobody
//! known, 8 a check, 9 a decision of Bo, 10 and 11 a sync, 12 a stricter policy, 13 and 14 a sync, 15 a role for Bo, 16 a check, 17 a sync.
[[nodiscard]] Result<void> tellStory(AuditTrail &trail);
inline constexpr std::uint64_t storySize = 17;

//! Whoever owns the database: changes it with plain SQL, and knows all that the programs know but the keys.
class DatabaseOwner
{
public:
    enum class Skill {
        Naive,     //!< changes one thing
        Recomputes, //!< and makes links, leaves, nodes, digests and rows fit again
        HasLogKey  //!< and signs all checkpoints anew
    };
    DatabaseOwner(QString path, Skill skill)
        : m_path(std::move(path))
        , m_skill(skill)
    {
    }

    void execute(const std::string &sql) const;
    [[nodiscard]] std::vector<std::string> entries() const;
    //! Puts these entries in place of all. Naive: as rows in this order and nothing else. Else everything that can be made to fit is made
    //! so; checkpoints from `from` on go, or are signed anew.
    void replace(std::vector<std::string> entries, std::uint64_t from) const;

    //! An entry with other members.
    using Edit = std::function<void(JsonValue::Object &)>;
    [[nodiscard]] static std::string edited(const std::string &entry, const Edit &edit);

private:
    [[nodiscard]] std::vector<std::string> refitted(const std::vector<std::string> &entries) const;

    QString m_path;
    Skill m_skill;
};

} // namespace bulkhead::test
