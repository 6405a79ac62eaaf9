// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace bulkhead::reports {

//! A fail or a warning of one pair. What it points at is of the report.
struct Finding
{
    std::size_t pair = 0; //!< index into the pairs of the check
    const isolation::Control *control = nullptr;
    const isolation::ControlResult *result = nullptr;
    const isolation::UnitResult *unit = nullptr;
    std::string fingerprint;
    const ExceptionRow *exception = nullptr; //!< in force for it
    const isolation::FindingLife *life = nullptr;
    [[nodiscard]] bool isFail() const { return unit->verdict == isolation::Verdict::Fail; }
};

//! Finds the exception in force for a finding; quick for many.
class AcceptedIndex
{
public:
    explicit AcceptedIndex(const Report &report);
    //! The same as Report::exceptionOf.
    [[nodiscard]] const ExceptionRow *find(const isolation::PairResult &pair, const std::string &fingerprint) const;

private:
    std::unordered_multimap<std::string, const ExceptionRow *> m_rows;
};

//! All findings of a report in its order, which samples refer to: pair by pair; within a pair control by control, the worst first (a fail before a warning,
//! then by severity, then as in the catalogue); within a control fails before warnings, then by unit. Pure.
[[nodiscard]] std::vector<Finding> findingsOf(const Report &report);

//! How a finding stands, in words: "Fail, accepted until 12 December 2026". An accepted fail stays a fail.
[[nodiscard]] std::string standingOf(const Finding &finding);

struct FindingCounts
{
    std::int64_t fail = 0, warn = 0, accepted = 0; //!< accepted: of the fails
    friend bool operator==(const FindingCounts &, const FindingCounts &) = default;
};
[[nodiscard]] FindingCounts countedOf(std::span<const Finding> findings);

} // namespace bulkhead::reports
