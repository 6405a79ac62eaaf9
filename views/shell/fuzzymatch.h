// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bulkhead {

//! How well typed letters fit a text: all of them in their order, better at the beginning of words and side
//! by side. Empty if they do not fit. Blanks in the query are ignored.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView query, QStringView text);

} // namespace bulkhead
