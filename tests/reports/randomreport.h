// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/samplereport.h"

#include <cstdint>

namespace bulkhead::reports::test {

//! A report of an estate made by chance: breaches planted, evidence lost, exceptions of any state on any finding. Equal seed, equal report.
[[nodiscard]] std::unique_ptr<SampleReport> randomReport(std::uint64_t seed);

} // namespace bulkhead::reports::test
