// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "usecases/auditview.h"

#include <QString>
#include <QStringList>

namespace bulkhead {

//! What an entry says, taken out of its bytes.
struct EntryFacts
{
    quint64 seq = 0;
    std::optional<UtcTime> at;
    QString action, objectKind, object, environment;
    audit::Phase phase = audit::Phase::Whole;
    QString who, key, role; //!< key and role of a person only
    JsonValue detail;

    //! Nothing if the bytes are not an entry.
    [[nodiscard]] static std::optional<EntryFacts> from(const std::string &bytes);

    [[nodiscard]] bool isPerson() const { return !key.isEmpty(); }
    // Of the detail; empty, 0 or false if there is no such member.
    [[nodiscard]] QString text(std::string_view member) const;
    [[nodiscard]] QStringList texts(std::string_view member) const;
    [[nodiscard]] qint64 number(std::string_view member) const;
    [[nodiscard]] bool flag(std::string_view member) const;
    //! How many members of an object have that text, and how many there are.
    [[nodiscard]] std::pair<int, int> countOf(std::string_view member, const std::string &value) const;
};

//! When an entry of the list was written; nothing if there is no such entry.
[[nodiscard]] std::optional<UtcTime> timeOfEntry(const AuditView &view, std::uint64_t seq);

} // namespace bulkhead
