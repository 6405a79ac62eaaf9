// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <memory>
#include <string>

namespace bulkhead::reports::test {

//! A report with something of everything, and all that it points to.
struct SampleReport
{
    isolation::EstateFacts facts;
    isolation::CheckReport check;
    QList<Framework> frameworks; //!< those that come with the product
    Report report;
    //! The report of another framework, with the results that go with it.
    void take(const QString &framework);
};

//! Tricks a terminal, a spreadsheet and a browser: colours, a bell, backwards writing, a line of its own, mark-up, a formula's sign.
[[nodiscard]] const std::string &hostileText();

//! Two pairs, sandbox/production and development/production, with every verdict; fails, accepted fails, exceptions and promotions of every state, one
//! broken-glass, attestations in force and not, evidence fresh and stale, changes without a request, gaps, a sample, a verified chain with proofs. `planted`
//! stands in every text that comes from outside: names of gateways, reasons, statements. Equal text, equal report.
[[nodiscard]] std::unique_ptr<SampleReport> sampleReport(const QString &framework = QStringLiteral("iso-27001-2022"), const std::string &planted = hostileText());

struct LargeSize
{
    std::size_t findings = 10'000, promotions = 5'000, apis = 1'000;
};
//! The same on one pair with so many findings, promotions and rows of the catalog; plain names.
[[nodiscard]] std::unique_ptr<SampleReport> largeReport(const LargeSize &size);

// Parts of `sampleReport`.
void addExceptions(SampleReport &sample, const std::string &planted);
void addAttestations(SampleReport &sample, const std::string &planted);
void addEvidence(SampleReport &sample, const std::string &planted);
void addPromotions(SampleReport &sample, const std::string &planted);
void addChanges(SampleReport &sample, const std::string &planted);
void addChain(SampleReport &sample);

} // namespace bulkhead::reports::test
