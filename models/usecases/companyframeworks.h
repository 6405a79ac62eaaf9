// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/framework.h"

namespace bulkhead {

//! The frameworks that reports can be of.
struct AvailableFrameworks
{
    QList<reports::Framework> frameworks; //!< those that come with the product, then those of the company that can be used
    QList<EstateProblem> problems;        //!< of the company's files: FILE:LINE
};

//! Reads the files below reports.frameworks of the estate file, relative to it. A file with an error is left out and told; the others are there. A framework may
//! not take the id of another. Blocks on reading the files.
[[nodiscard]] AvailableFrameworks availableFrameworks(const EstateConfig &estate, const isolation::ControlCatalogue &controls);

} // namespace bulkhead
