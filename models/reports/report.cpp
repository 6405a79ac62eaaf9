// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

bool accepts(const ExceptionRow &row, const std::string &fingerprint)
{
    const auto &accepted = row.exception.fingerprints;
    return row.exception.state == evidence::Exception::State::Active
        && std::find(accepted.cbegin(), accepted.cend(), fingerprint) != accepted.cend();
}

} // namespace

const ExceptionRow *Report::exceptionOf(const std::string &fingerprint) const
{
    const auto found = std::find_if(exceptions.cbegin(), exceptions.cend(), [&fingerprint](const ExceptionRow &row) { return accepts(row, fingerprint); });
    return found == exceptions.cend() ? nullptr : &*found;
}

const ExceptionRow *Report::exceptionOf(const isolation::PairResult &pair, const std::string &fingerprint) const
{
    const auto found = std::find_if(exceptions.cbegin(), exceptions.cend(), [&](const ExceptionRow &row) {
        return row.exception.pair.covers(pair.sandbox, pair.production) && accepts(row, fingerprint);
    });
    return found == exceptions.cend() ? nullptr : &*found;
}

} // namespace bulkhead::reports
