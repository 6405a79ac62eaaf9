// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/signednote.h"
#include "audit/verification.h"
#include "core/clock.h"

namespace bulkhead::audit {

//! What a verification of a whole log found, to be remembered beside the heads of this desk, so that the next one need look at what came since only.
//!
//! What it protects: it is a note that the log's own key signed, of one log id. Who can write the store or the file it stands in, and has not that key, can neither make
//! one nor turn a failure into a success; they can take it away or put an older one back, which costs a verification of everything and no more.
//! `root` and `leaf` bind what follows to the entries that were read: other ones before do not fit the tree any more.
//! What it does not: an entry among the first `size` whose bytes are changed and whose hash in the store is left alone is not read again until the next whole
//! verification, which is why one counts for a day only. And the holder of the log's key can sign whatever they like; against them only checkpoints outside help, the age
//! of which is told here and whose presence is asked for anew each time.
struct VerifiedHead
{
    std::string log;
    UtcTime at{};            //!< when the whole log was verified
    std::uint64_t size = 0;  //!< entries
    Digest root{}, leaf{};   //!< of the tree, and of the last entry; zeros unless `isOk`
    std::string people, policy; //!< digests of people and of policy after the last entry; empty unless `isOk`
    std::uint64_t anchoredUntil = 0; //!< size of the greatest checkpoint from outside that agreed; 0: none
    UtcTime anchoredAt{};            //!< moment of the entry that it ends with
    bool isOk = false;
    std::optional<FirstBad> firstBad; //!< unless `isOk`

    [[nodiscard]] bool isAnchored() const { return isOk && anchoredUntil > 0; }
    //! Signed with the log's key.
    [[nodiscard]] std::string toNote(const SigningKey &key) const;
    //! Nothing if it is no such note, or not signed by just that key, or of another log than the key's name says.
    [[nodiscard]] static std::optional<VerifiedHead> fromNote(std::string_view note, const VerifierKey &key);
    friend bool operator==(const VerifiedHead &, const VerifiedHead &) = default;
};

//! A damage by its wire word; nothing for any other text.
[[nodiscard]] std::optional<Damage> damageFrom(std::string_view word);

} // namespace bulkhead::audit
