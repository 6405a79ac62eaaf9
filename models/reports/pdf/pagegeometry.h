// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bulkhead::reports::geometry {

// A4, in points.
inline constexpr double pageWidth = 595.276, pageHeight = 841.89;
inline constexpr double left = 52, right = 52, top = 70, bottom = 64;
inline constexpr double width = pageWidth - left - right;
inline constexpr double height = pageHeight - top - bottom;
inline constexpr double headBaseline = 42, footBaseline = pageHeight - 36;

} // namespace bulkhead::reports::geometry
