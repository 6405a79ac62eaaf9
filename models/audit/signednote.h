// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::audit {

// Signed notes (c2sp.org/signed-note) with Ed25519 keys, type 0x01.

//! A key that notes are checked with, "NAME+HHHHHHHH+BASE64".
struct VerifierKey
{
    std::string name;
    PublicKey key{};

    //! The four bytes that stand before its signatures.
    [[nodiscard]] std::string id() const;
    [[nodiscard]] std::string toText() const;
    //! Nothing for any other text, another type of key, an id that does not fit or a key that is none.
    [[nodiscard]] static std::optional<VerifierKey> fromText(std::string_view text);
    friend bool operator==(const VerifierKey &, const VerifierKey &) = default;
};

//! What a note may have at most.
inline constexpr std::size_t maxNoteBytes = 64U << 10;
inline constexpr std::size_t maxNoteSignatures = 64;

//! A note taken apart, nothing of it believed yet.
struct SignedNote
{
    struct Line
    {
        std::string name;
        std::string signature; //!< id and signature, decoded
    };
    std::string text; //!< with its last line feed
    std::vector<Line> lines;

    //! Nothing for whatever breaks the form or a limit.
    [[nodiscard]] static std::optional<SignedNote> parse(std::string_view bytes);
};

//! Whether at least one of the keys signed it and none of those named by a line failed. Lines of unknown keys are ignored, so a
//! witness or a newer type of signature may stand beside ours.
[[nodiscard]] bool isSignedBy(const SignedNote &note, const std::vector<VerifierKey> &keys);

//! The note of one signer.
[[nodiscard]] std::string signNote(std::string_view text, const std::string &name, const SigningKey &key);

//! How many of the bytes are whole notes. Less than all only if what is behind the last signature begins like a note's text: then a writer has not finished it.
[[nodiscard]] std::size_t wholeNotes(std::string_view bytes, std::string_view beginning);
//! The notes of a file that holds one or several, one behind the other: a note ends where no signature line follows one.
[[nodiscard]] std::vector<std::string> splitNotes(std::string_view bytes);

} // namespace bulkhead::audit
