// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ed25519.h"
#include "core/jsonvalue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::audit {

// An entry of the log: resources/audit/FORMAT.md section 2. Digests, ids and signatures are lower-case hex.

enum class Phase { Whole, Begin, End };
[[nodiscard]] std::string_view toWire(Phase phase);

//! Who did it: a person with a key and the role they acted under, or somebody whom only the operating system names.
struct Actor
{
    std::string claim;             //!< of an unsigned entry
    std::string person, key, role; //!< of a signed one
    [[nodiscard]] bool isPerson() const { return !key.empty(); }
    friend bool operator==(const Actor &, const Actor &) = default;
};

//! An entry as it is made.
struct Entry
{
    std::string log;
    std::uint64_t seq = 0;
    std::string previous, nonce, at, action;
    Phase phase = Phase::Whole;
    Actor actor;
    std::string objectKind, objectId, environment;
    std::string before, after, policy, people;
    JsonValue::Object detail;

    //! The canonical text without a signature.
    [[nodiscard]] std::string toText() const;
    //! The text as it is kept, signed by the actor's key.
    [[nodiscard]] std::string toText(const SigningKey &key) const;
};

//! "2026-11-23T09:41:07.123Z"
[[nodiscard]] std::string timeText(UtcTime time);
//! Has that form, with a month to 12, a day to 31, an hour to 23.
[[nodiscard]] bool isTimeText(std::string_view text);
[[nodiscard]] std::optional<UtcTime> timeFrom(std::string_view text);

//! Exactly `digits` lower-case hex digits.
[[nodiscard]] bool isHex(std::string_view text, std::size_t digits);

} // namespace bulkhead::audit
