// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checkpoint.h"
#include "audit/merkle.h"
#include "audit/verification.h"

namespace bulkhead::audit {

inline constexpr std::size_t maxProofBytes = 256U << 10;

//! That one entry stands in a log (c2sp.org/tlog-proof@v1): resources/audit/FORMAT.md section 7.
struct EntryProof
{
    std::string entry; //!< its bytes
    std::uint64_t index = 0;
    Proof path;
    std::string checkpoint; //!< a note

    [[nodiscard]] std::string toText() const;
    //! Only the form is looked at.
    [[nodiscard]] static std::optional<EntryProof> fromText(std::string_view text);
};

//! `size`, `root` and `log` are those of the checkpoint; only ok says that it holds.
[[nodiscard]] Verification verifyProof(std::string_view text, const std::vector<VerifierKey> &trusted);

} // namespace bulkhead::audit
