// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/paths.h"
#include "usecases/reportsession.h"

namespace bulkhead {

//! What the console's session of reports needs: reports made from store and log, their pages as pictures, and files of them that are recorded.
[[nodiscard]] ReportSessionParts reportSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock);

} // namespace bulkhead
