// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <functional>

namespace bulkhead {

//! The files that a report can be.
enum class ReportForm : std::uint8_t { Pdf, Html, Oscal, Csv, Json, Bundle };
inline constexpr int reportFormCount = 6;

//! What is in a report beside what is always in it.
struct ReportContent
{
    bool findings = true;   //!< each finding with both facts
    bool promotions = true; //!< requests with who approved
    bool exceptions = true; //!< exceptions and attestations
    bool evidence = true;   //!< evidence with its digests, and the proofs of the log
    friend bool operator==(const ReportContent &, const ReportContent &) = default;
};

//! The frameworks that there are, and what is wrong with files of others.
struct FrameworkReadings
{
    QList<reports::Framework> frameworks;
    QStringList problems; //!< "FILE:LINE: what is wrong; what to do"
};

//! An export that stands in the log.
struct ReportExport
{
    std::uint64_t seq = 0;
    UtcTime at{};
    QString person, framework, scope; //!< framework: its id; scope: "2 of 3 pairs"
    reports::Period period;
    std::string form;                 //!< "pdf"
    std::string digest;               //!< SHA-256 of the file, hex
    SnapshotId snapshot = 0;
    std::uint64_t logSize = 0;
};

enum class ReportStep : std::uint8_t { Reading, Judging, Composing, Writing, Recording };
//! `all` 0: not known how much there is.
using OnReportStep = std::function<void(ReportStep step, std::uint64_t done, std::uint64_t all)>;

} // namespace bulkhead
