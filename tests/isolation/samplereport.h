// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/output/report.h"

#include <memory>

namespace bulkhead::isolation::test {

//! A check of an estate made by chance, with every verdict in it: breaches, warnings, evidence lost, a fail that was not
//! verified again, and names that want to trick a terminal.
struct SampleReport
{
    EstateFacts facts;
    CheckReport report; //!< points to the facts
};
[[nodiscard]] std::unique_ptr<const SampleReport> sampleReport();
//! The same with the first finding of a control accepted for a while; its fingerprint.
std::string acceptOne(CheckReport &report, const std::string &control);

} // namespace bulkhead::isolation::test
