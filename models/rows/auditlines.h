// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"

#include <QtGlobal>

#include <cstdint>
#include <string>
#include <vector>

namespace bulkhead {

//! One line of the log for a list: texts are numbers into `AuditList::words`, so that a million lines take little.
struct AuditLine
{
    qint64 at = 0; //!< milliseconds since 1970, UTC
    std::uint32_t who = 0, objectId = 0;
    std::uint16_t action = 0, objectKind = 0, environment = 0;
    audit::Phase phase = audit::Phase::Whole;
    bool isSigned = false;
};

//! The whole log as a list, in the order of seq: line i is entry i + 1 of an undamaged log; `seqs` is filled only where that is not so.
struct AuditList
{
    std::vector<AuditLine> lines;
    std::vector<std::string> words; //!< of all kinds
    std::vector<std::uint64_t> seqs;
    [[nodiscard]] std::uint64_t seqAt(std::size_t line) const { return seqs.empty() ? line + 1 : seqs[line]; }
    [[nodiscard]] const std::string &word(std::uint32_t number) const { return words[number]; }
};

} // namespace bulkhead
