// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/result.h"

namespace bulkhead::isolation {

//! Whether a validator of one side lets in tokens or client certificates of the other (IDN-03; IDN-08 asks it the other
//! way round).
struct Acceptance
{
    enum class Kind : std::uint8_t { Nothing, Separated, Unknown, Proven };
    Kind kind = Kind::Nothing;
    const Reason *reason = nullptr;
    std::string value;               //!< the issuer, key or authority
    std::uint32_t foreign = noIndex; //!< the policy of the other side
};
[[nodiscard]] Acceptance acceptance(const PairFacts &facts, std::uint32_t validator, Side side);
[[nodiscard]] bool isValidator(const PolicyFacts &policy);
//! Are the gateway's own credentials its keys? Those are judged one by one.
[[nodiscard]] bool trustsCredentials(const PolicyFacts &policy);

} // namespace bulkhead::isolation
