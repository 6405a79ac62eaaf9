// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/errorcolumns.h"

namespace bulkhead {

ErrorColumns::ErrorColumns(const std::optional<Error> &error)
{
    if (!error)
        return;
    kind = toWire(error->kind);
    place = error->place;
    what = error->what;
    hint = error->hint;
    if (error->retryAfter)
        retryMs = error->retryAfter->count();
}

std::optional<Error> errorFrom(const Statement &row, int first)
{
    if (row.isNull(first))
        return std::nullopt;
    Error error;
    error.kind = errorKindFromWire(row.text(first));
    error.place = row.text(first + 1);
    error.what = row.text(first + 2);
    error.hint = row.text(first + 3);
    if (const std::optional<qint64> retry = row.optionalInteger(first + 4))
        error.retryAfter = std::chrono::milliseconds(*retry);
    return error;
}

} // namespace bulkhead
