// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "store/statement.h"

#include <optional>

namespace bulkhead {

//! An Error as the five columns error_kind, error_place, error_what, error_hint, error_retry_ms.
struct ErrorColumns
{
    explicit ErrorColumns(const std::optional<Error> &error);
    std::optional<QString> kind, place, what, hint;
    std::optional<qint64> retryMs;
};

//! The error in five columns from `first` on, or none.
[[nodiscard]] std::optional<Error> errorFrom(const Statement &row, int first);

} // namespace bulkhead
