// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace bulkhead {

//! What an isolation check said of one pair of environments, as the store keeps it.
struct CheckRun
{
    qint64 id = 0;           //!< number of the run in its store, ascending; 0: was not kept
    SnapshotId snapshot = 0; //!< that was judged
    UtcTime at{};            //!< moment of the judgement
    EnvironmentId sandbox, production;
    QString catalogue; //!< version of the control catalogue
    QString status;    //!< wire name of the pair's status
    std::string summary; //!< canonical JSON: figures, layers, verdict and counts of each control
    friend bool operator==(const CheckRun &, const CheckRun &) = default;
};

//! One finding of a pair and its life. A finding that comes back after it was gone is `reopened`.
struct CheckFinding
{
    std::string fingerprint; //!< stable identity (isolation/result.h)
    std::string control, verdict;
    std::string detail;  //!< canonical JSON: unit, reason, arguments, both facts
    qint64 since = 0;    //!< run that first saw it in its present life
    UtcTime sinceAt{};   //!< moment of that run
    qint64 closed = 0;   //!< run that no longer saw it; 0: still there
    bool isReopened = false;
    friend bool operator==(const CheckFinding &, const CheckFinding &) = default;
};

//! Keeps check runs and the lives of findings. Part of the store; see there for threads and errors.
class CheckRunStore
{
public:
    CheckRunStore() = default;
    virtual ~CheckRunStore() = default;
    Q_DISABLE_COPY_MOVE(CheckRunStore)

    //! Keeps a run with all findings it has (the store itself knows their lives): those that were open and are not among them
    //! are closed. A run of an older snapshot than the newest kept one of its pair is not kept (id 0):
    //! looking at the past does not change what is known today. One transaction.
    virtual Result<CheckRun> addCheckRun(CheckRun run, const std::vector<CheckFinding> &findings) = 0;
    //! Newest first; no limit if it is 0.
    virtual Result<QList<CheckRun>> checkRuns(const EnvironmentId &sandbox, const EnvironmentId &production, int limit) = 0;
    //! Findings open in a run (0: the newest), by fingerprint.
    virtual Result<std::vector<CheckFinding>> findings(const EnvironmentId &sandbox, const EnvironmentId &production,
                                                       qint64 run) = 0;
    //! Every life of a finding, oldest first.
    virtual Result<std::vector<CheckFinding>> findingHistory(const EnvironmentId &sandbox, const EnvironmentId &production,
                                                             const std::string &fingerprint) = 0;
};

} // namespace bulkhead
