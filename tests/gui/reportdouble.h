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
    //! What the log says of exports; set before the session asks.
    QList<ReportExport> exports;
};

} // namespace bulkhead::test
