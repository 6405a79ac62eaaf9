// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/records.h"
#include "isolation/control.h"
#include "ports/checkrun.h"

namespace bulkhead {

struct CatalogView;
struct IsolationView;

//! A finding that exists: fail or warning of a unit.
struct OpenFinding
{
    std::string fingerprint, control;
    int ruleVersion = 0; //!< of the rule that found it; 0: not told
};

//! Findings of a pair as the newest run that was kept has them.
[[nodiscard]] Result<std::vector<OpenFinding>> openFindings(CheckRunStore &store, const evidence::PairScope &pair, const isolation::ControlCatalogue &controls);
//! Findings of a pair as a check shows them.
[[nodiscard]] std::vector<OpenFinding> openFindings(const IsolationView &view, const evidence::PairScope &pair);

//! Ids of all catalog rows of a pair, sorted: what is attested unless somebody names less.
[[nodiscard]] std::vector<std::string> rowsOf(const CatalogView &view, const evidence::PairScope &pair);

} // namespace bulkhead
