// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace bulkhead {

//! "500ms", "30s", "5m", "72h" or "2d"; nothing for any other text.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationFromText(const QString &text);
//! The shortest text that reads back as the same: "5m", "90s", "1500ms".
[[nodiscard]] QString durationToText(std::chrono::milliseconds duration);

} // namespace bulkhead
