// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

namespace bulkhead::cli {

namespace {
int rank(ExitCode code)
{
    switch (code) {
    case ExitCode::Well:
        return 0;
    case ExitCode::Incomplete:
        return 1;
    case ExitCode::No:
        return 2;
    case ExitCode::Usage:
        return 3;
    }
    Q_UNREACHABLE();
}
} // namespace

ExitCode worse(ExitCode a, ExitCode b)
{
    return rank(a) < rank(b) ? b : a;
}

ExitCode exitCodeOf(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Usage:
    case Kind::BadFile:
    case Kind::NotFound:
    case Kind::SecretMissing:
    case Kind::Store:
    case Kind::SchemaTooNew:
        return ExitCode::Usage;
    case Kind::Conflict:
    case Kind::Refused:
    case Kind::Damaged:
        return ExitCode::No;
    default:
        return ExitCode::Incomplete;
    }
}

} // namespace bulkhead::cli
