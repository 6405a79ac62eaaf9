// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/checkrun.h"
#include "store/connection.h"

namespace bulkhead {

// Check runs and findings. All inside the caller's transaction; errors are thrown as SQLite::Exception.

//! False if a run of a newer snapshot is there: nothing was written then.
[[nodiscard]] bool writeCheckRun(Connection &connection, CheckRun &run, const std::vector<CheckFinding> &findings);
[[nodiscard]] QList<CheckRun> readCheckRuns(Connection &connection, const EnvironmentId &sandbox,
                                            const EnvironmentId &production, int limit);
[[nodiscard]] std::vector<CheckFinding> readFindings(Connection &connection, const EnvironmentId &sandbox,
                                                     const EnvironmentId &production, qint64 run);
[[nodiscard]] std::vector<CheckFinding> readFindingHistory(Connection &connection, const EnvironmentId &sandbox,
                                                           const EnvironmentId &production,
                                                           const std::string &fingerprint);

} // namespace bulkhead
