// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <algorithm>

namespace bulkhead::reports {

const ExceptionRow *Report::exceptionOf(const std::string &fingerprint) const
{
    const auto found = std::find_if(exceptions.cbegin(), exceptions.cend(), [&fingerprint](const ExceptionRow &row) {
        const auto &accepted = row.exception.fingerprints;
        return row.exception.state == evidence::Exception::State::Active
            && std::find(accepted.cbegin(), accepted.cend(), fingerprint) != accepted.cend();
    });
    return found == exceptions.cend() ? nullptr : &*found;
}

} // namespace bulkhead::reports
