// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ed25519.h"

#include "core/digest.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace bulkhead {

namespace {

static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);

//! Without it a random number might come from a generator that was never seeded.
void startSodium()
{
    static const bool started = sodium_init() >= 0;
    if (!started)
        qFatal("libsodium cannot be used");
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

template<std::size_t Size>
std::string_view textOf(const std::array<std::uint8_t, Size> &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), Size};
}

template<std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> arrayFromHex(std::string_view hex)
{
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->size() != Size)
        return std::nullopt;
    std::array<std::uint8_t, Size> result{};
    std::transform(bytes->begin(), bytes->end(), result.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return result;
}

//! The key without the sign of x: y, least byte first.
PublicKey yOf(PublicKey key)
{
    key.back() &= 0x7f;
    return key;
}

//! y < 2^255-19. The numbers from there to 2^255 differ in their first byte only.
bool isCanonical(const PublicKey &y)
{
    return y.front() < 0xed || y.back() != 0x7f
        || std::any_of(y.begin() + 1, y.end() - 1, [](std::uint8_t byte) { return byte != 0xff; });
}

//! The y of the eight points of order 1, 2, 4 and 8; the points of one y differ in the sign of x.
constexpr std::array<PublicKey, 5> smallOrderYs = {{
    {0}, // order 4
    {1}, // order 1
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}, // order 2
}};

std::string possessionMessage(const PublicKey &key)
{
    return "bulkhead-possession-v1\n" + toHex(key);
}

} // namespace

SigningKey SigningKey::generate()
{
    startSodium();
    std::array<char, crypto_sign_SEEDBYTES> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    const Secret seed(std::string_view(bytes.data(), bytes.size()));
    wipe(bytes.data(), bytes.size());
    return std::move(*fromSeed(seed));
}

std::optional<SigningKey> SigningKey::fromSeed(const Secret &seed32)
{
    startSodium();
    if (seed32.view().size() != crypto_sign_SEEDBYTES)
        return std::nullopt;
    SigningKey key;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(key.m_public.data(), secret.data(), bytesOf(seed32.view()));
    key.m_secret = Secret(textOf(secret));
    wipe(secret.data(), secret.size());
    return key;
}

Secret SigningKey::seed() const
{
    return Secret(m_secret.view().substr(0, crypto_sign_SEEDBYTES));
}

Signature SigningKey::sign(std::string_view message) const
{
    Q_ASSERT(!isEmpty());
    Signature signature{};
    if (!isEmpty()) {
        crypto_sign_detached(signature.data(), nullptr, bytesOf(message), message.size(),
                             bytesOf(m_secret.view()));
    }
    return signature;
}

bool verifySignature(const PublicKey &key, std::string_view message, const Signature &signature)
{
    startSodium();
    // libsodium refuses all that its header promises; the key is tested here too, so that this and
    // isUsableKey can never say different things.
    return isUsableKey(key)
        && crypto_sign_verify_detached(signature.data(), bytesOf(message), message.size(), key.data()) == 0;
}

bool isUsableKey(const PublicKey &key)
{
    const PublicKey y = yOf(key);
    return isCanonical(y) && std::find(smallOrderYs.begin(), smallOrderYs.end(), y) == smallOrderYs.end();
}

std::string keyIdOf(const PublicKey &key)
{
    return toHex(sha256(textOf(key))).substr(0, 32);
}

std::string possessionProof(const SigningKey &key)
{
    return toHex(key.sign(possessionMessage(key.publicKey())));
}

bool provesPossession(const PublicKey &key, const Signature &proof)
{
    return verifySignature(key, possessionMessage(key), proof);
}

std::string toHex(const Signature &signature)
{
    return toHex(textOf(signature));
}

std::optional<PublicKey> publicKeyFromHex(std::string_view hex)
{
    return arrayFromHex<std::tuple_size_v<PublicKey>>(hex);
}

std::optional<Signature> signatureFromHex(std::string_view hex)
{
    return arrayFromHex<std::tuple_size_v<Signature>>(hex);
}

} // namespace bulkhead
