// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::audit {

//! What kind of damage a first bad entry has: resources/audit/FORMAT.md section 6.
enum class Damage {
    Bundle, Key, Foreign, Anchor, Checkpoint, Malformed, Missing, Order, Edited, Signature, Authority, Truncated, State,
    Index,      //!< of a store only: what it keeps beside the entries to find them is not what they say
    Unanchored, //!< an anchor was required and there is none
    BadProof    //!< of a single entry
};
[[nodiscard]] std::string_view toWire(Damage damage);

struct FirstBad
{
    std::uint64_t seq = 0; //!< 0: not an entry
    Damage kind = Damage::Bundle;
    friend bool operator==(const FirstBad &, const FirstBad &) = default;
};

//! The answer of a verification. The default is failure.
struct Verification
{
    bool ok = false;
    std::string log;
    std::uint64_t size = 0;         //!< entries
    std::optional<Digest> root;     //!< of the whole tree, if every entry could be taken
    bool anchored = false;          //!< a checkpoint from outside agrees
    std::uint64_t anchoredUntil = 0; //!< size of the greatest that does
    std::optional<FirstBad> firstBad;
    std::uint64_t trustedUntil = 0; //!< what remains trustworthy: entries 1 to this
    std::string reason;             //!< a sentence on what the rules of entries say of the first bad one; may be empty
};

} // namespace bulkhead::audit
