// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "core/canonicalreader.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::audit {

//! An entry as it was read; everything points into the reader's memory.
struct EntryView
{
    std::string_view bytes;
    std::string_view log, previous, nonce, at, action;
    std::uint64_t seq = 0;
    Phase phase = Phase::Whole;
    std::string_view claim, person, key, role; //!< as in Actor
    std::string_view objectKind, objectId, environment;
    std::string_view before, after, policy, people;
    std::string_view signature; //!< empty: an unsigned entry
    JsonElement detail;

    [[nodiscard]] bool isSigned() const { return !signature.empty(); }
};

//! Reads entries; one object per thread, a view lives until the next call.
class EntryReader
{
public:
    //! Nothing if the bytes are not an entry, whatever the reason.
    [[nodiscard]] std::optional<EntryView> parse(std::string_view bytes);

private:
    CanonicalReader m_reader;
};

//! Whether the signature of a signed entry is by that key.
[[nodiscard]] bool isSignedBy(const EntryView &entry, const PublicKey &key);

} // namespace bulkhead::audit
