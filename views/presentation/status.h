// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bulkhead {

//! What a glyph can say. One shape each (LANGUAGE: shape, then word, then colour).
enum class Status {
    Pass,
    Warn,
    Unknown,
    NotAssessed,
    Fail,
    Accepted, //!< a fail with an exception: still a fail
    NotApplicable,
    Running,
    Waiting
};
inline constexpr int statusCount = 9;

} // namespace bulkhead
