// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <atomic>

namespace bulkhead::test {

//! Stands for what makes reports: answers at once, fails if it is told to, and remembers what it was asked for. May be asked from the session's thread while the test
//! reads it.
class ReportDouble
{
public:
    [[nodiscard]] ReportSessionParts parts();

    std::atomic_int pages = 14;     //!< of the next report
    std::atomic_int prepared = 0;   //!< how often one was asked for
    std::atomic_bool fails = false; //!< the next preparations and exports
    std::atomic_bool waits = false; //!< an export goes on until it is cancelled
    //! What the log says of exports and of boundary documents; set before the session asks.
    QList<ReportExport> exports;
    QList<BoundaryVersion> versions;
    //! What is there to be looked at; set before the session asks.
    std::shared_ptr<const reports::ReportDifference> difference;
    std::shared_ptr<const reports::Boundary> boundary;
};

} // namespace bulkhead::test
