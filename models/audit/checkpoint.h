// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/signednote.h"
#include "core/digest.h"

#include <cstdint>

namespace bulkhead::audit {

//! The head of a log: the text of a note in the form of c2sp.org/tlog-checkpoint.
struct Checkpoint
{
    std::string origin;
    std::uint64_t size = 0; //!< at most 2^53-1
    Digest root{};

    [[nodiscard]] std::string toText() const;
    //! Extension lines are passed over; nothing for any other departure from the form.
    [[nodiscard]] static std::optional<Checkpoint> fromText(std::string_view text);
    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

//! Origin of a log, and the name of its key.
[[nodiscard]] std::string originOf(std::string_view logId);

//! A checkpoint that one of the keys signed; nothing if the note, a known signature or the text is not right.
[[nodiscard]] std::optional<Checkpoint> openCheckpoint(std::string_view note, const std::vector<VerifierKey> &keys);

} // namespace bulkhead::audit
