// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <functional>

namespace bulkhead {

//! The documents that reports make.
enum class ReportKind : std::uint8_t {
    Report,     //!< of a framework and a period
    Difference, //!< between two snapshots
    Boundary    //!< of the environments (GOV-02)
};
[[nodiscard]] std::string_view toWire(ReportKind kind); //!< "report", "difference", "boundary": the kind of object in the log

//! The files that a report can be.
enum class ReportForm : std::uint8_t { Pdf, Html, Oscal, Csv, Json, Bundle };
inline constexpr int reportFormCount = 6;

struct ReportFile
{
    ReportForm form = ReportForm::Pdf;
    QString path;
};

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
    QString person, framework, scope; //!< framework: its id, empty of other documents; scope: "2 of 3 pairs"
    reports::Period period;           //!< of a report
    std::string form;                 //!< "pdf"
    std::string digest;               //!< SHA-256 of the file, hex
    SnapshotId snapshot = 0;
    std::uint64_t logSize = 0;
    ReportKind kind = ReportKind::Report;
    SnapshotId since = 0; //!< of a difference: the earlier snapshot
    int version = 0;      //!< of a boundary document
};

//! A boundary document that was signed.
struct BoundaryVersion
{
    std::uint64_t seq = 0;
    UtcTime at{};
    QString person;
    int version = 0;
    std::string digest; //!< of its content, hex
    SnapshotId snapshot = 0;
};

enum class ReportStep : std::uint8_t { Reading, Judging, Composing, Writing, Recording };
//! `all` 0: not known how much there is.
using OnReportStep = std::function<void(ReportStep step, std::uint64_t done, std::uint64_t all)>;

} // namespace bulkhead
