// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "reports/report.h"
#include "usecases/checkisolation.h"

namespace bulkhead {

//! Puts the evidence, attestations and exceptions that concern the pairs and the period into a report, as they stood at the moment of its check. The report's check is there already.
void addRecords(const IsolationView &isolation, const evidence::Register &records, reports::Report &report);

} // namespace bulkhead
