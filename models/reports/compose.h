// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/report.h"

namespace bulkhead::reports {

//! Which chapters are wanted. What is left out is named in the limitations, so that a short report does not pass for a whole one.
struct DocumentOptions
{
    bool findings = true;   //!< findings with both facts
    bool approvals = true;  //!< the register of promotions: who asked, approved and signed
    bool exceptions = true; //!< exceptions and attestations
    bool evidence = true;   //!< index of evidence
    //! Cards shown of each control on a pair; the count says how many there are, and `csv` where the others stand. 0: all.
    std::size_t mostFindings = 0;
    std::string csv = "findings.csv"; //!< name of the table that has every finding
};

//! A report as people read it (controls.md 4.5). Pure: the same report and options, the same document, on any machine, in any time zone and locale. Text from
//! outside (names, reasons, values) is made one line without control characters or changes of the writing direction; it stays plain text.
[[nodiscard]] Document documentOf(const Report &report, const DocumentOptions &options = {});

//! Makes every text of a document harmless in that way. Part of `documentOf`; for other documents.
void makeHarmless(Document &document);

} // namespace bulkhead::reports
