// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace bulkhead::audit {

// How an entry carries its signature: what the writer puts in and the reader takes out (resources/audit/FORMAT.md 2).

inline constexpr std::string_view signatureContext = "bulkhead-entry-v1\n";
inline constexpr std::size_t signatureDigits = 128;
// In canonical order the signature is the last member, so that an entry is signed by putting it in before the last brace.
inline constexpr std::string_view signatureBegin = ",\"signature\":\"", signatureEnd = "\"}";

} // namespace bulkhead::audit
