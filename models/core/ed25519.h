// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

//! A key that signs (Ed25519, RFC 8032). Movable, not copyable; empty after a move.
class SigningKey
{
public:
    SigningKey() = default;

    //! A new random key.
    [[nodiscard]] static SigningKey generate();
    //! The key of these 32 bytes; nothing if it is another number of bytes.
    [[nodiscard]] static std::optional<SigningKey> fromSeed(const Secret &seed32);

    //! The 32 bytes the key is made again from.
    [[nodiscard]] Secret seed() const;
    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    //! An empty key gives a signature that never verifies.
    [[nodiscard]] Signature sign(std::string_view message) const;
    [[nodiscard]] bool isEmpty() const { return m_secret.isEmpty(); }

private:
    Secret m_secret; //!< as libsodium has it: seed and public key, 64 bytes
    PublicKey m_public{};
};

//! Strict, and without the cofactor: S < L, neither R nor the key of small order, the key canonical.
[[nodiscard]] bool verifySignature(const PublicKey &key, std::string_view message,
                                   const Signature &signature);

//! False for a key of small order and for one that is not canonical; resources/audit/FORMAT.md knows no
//! other reason, so nothing else may be one: two verifiers have to say the same of every key.
[[nodiscard]] bool isUsableKey(const PublicKey &key);

//! The name a key has in the log: the first 16 bytes of its SHA-256, in hex.
[[nodiscard]] std::string keyIdOf(const PublicKey &key);

//! Shows that whoever hands over the public key also has the other half: 128 hex digits.
[[nodiscard]] std::string possessionProof(const SigningKey &key);
[[nodiscard]] bool provesPossession(const PublicKey &key, const Signature &proof);

//! What a person hands to an admin: the public key, and a proof of having the other half. Nothing in it is
//! secret; that it is this person's has to be made sure of in another way, by comparing the key id.
struct PublicKeyCard
{
    PublicKey key{};
    Signature proof{}; //!< by the other half, over the public key
    friend bool operator==(const PublicKeyCard &, const PublicKeyCard &) = default;
};

[[nodiscard]] std::string toHex(const Signature &signature);
//! Exactly 64 (128) hex digits in lower case, else nothing. Not every key read so is usable.
[[nodiscard]] std::optional<PublicKey> publicKeyFromHex(std::string_view hex);
[[nodiscard]] std::optional<Signature> signatureFromHex(std::string_view hex);

} // namespace bulkhead
