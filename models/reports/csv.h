// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/bytesink.h"
#include "reports/report.h"

#include <span>
#include <string_view>

namespace bulkhead::reports {

// A report as tables for spreadsheets and programs: RFC 4180, UTF-8 without a byte order mark, CR LF, a header row, times in UTC as ISO 8601 with Z, list values
// joined by |, numbers without quotes and text in quotes (core/csvtext.h says what keeps it from being run as a formula). Equal report, equal bytes. Each
// function hands its bytes to the sink in pieces and returns false if the sink stopped it.

//! The findings, in the columns of `findingColumns`. Per pair and control, as in the catalogue, one row with the control's verdict, counts, evidence and
//! attestation (unit_id is empty), and then one row per unit that is no pass, with both facts and the exception. Units that pass are only counted: the results
//! do not name them. The first columns are those of common audit tables; those from `fingerprint` on are ours.
//! The sink is called from several threads, one call after the other.
//!   run_id             number of the snapshot
//!   population_total   units that the control looked at, population_examined those that were decided: every one is looked at, sample_method is "all"
//!   status_detail      of a control why it has its verdict, of a unit what was found
//!   waiver_…           the exception in force for the finding; the status stays what it is, and count_accepted counts fails only
//!   due_date           when that exception is to be reviewed
//!   owner              of the APIs that the unit touches
//!   audit_seq          entry of the log that the row rests on: approval of the exception, the attestation or the evidence; audit_entry_hash its leaf hash
//!   refs_framework     of the framework of the report, which may be a company's own
bool writeCsv(const Report &report, const ByteSink &sink);
[[nodiscard]] std::span<const std::string_view> findingColumns();

//! One row per requirement and pair.
bool writeRequirementsCsv(const Report &report, const ByteSink &sink);
//! One row per pair and layer with its status, the four figures in whole percents, and its units by verdict; layer "pair" for the whole.
bool writeCoverageCsv(const Report &report, const ByteSink &sink);
//! What was not reached.
bool writeGapsCsv(const Report &report, const ByteSink &sink);
bool writeExceptionsCsv(const Report &report, const ByteSink &sink);
bool writeAttestationsCsv(const Report &report, const ByteSink &sink);
bool writeEvidenceCsv(const Report &report, const ByteSink &sink);
bool writePromotionsCsv(const Report &report, const ByteSink &sink);
bool writeChangesCsv(const Report &report, const ByteSink &sink);

//! All of them, with the names of their files.
struct CsvTable
{
    std::string_view file; //!< "findings.csv"
    bool (*write)(const Report &report, const ByteSink &sink);
};
[[nodiscard]] std::span<const CsvTable> csvTables();

} // namespace bulkhead::reports
