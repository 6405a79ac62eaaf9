// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fingerprint.h"

#include <QtGlobal>

#include <sodium.h>

#include <utility>

namespace bulkhead {

Comparison compare(const Fingerprint &a, const Fingerprint &b)
{
    if (a.comparability != b.comparability)
        return Comparison::NotComparable;
    return a.value == b.value ? Comparison::Same : Comparison::Different;
}

Fingerprinter::Fingerprinter(Secret pepper)
    : m_pepper(std::move(pepper))
{
    Q_ASSERT(m_pepper.view().size() == crypto_generichash_KEYBYTES);
}

Fingerprint Fingerprinter::make(std::string_view comparability, std::string_view secret) const
{
    Fingerprint result;
    result.comparability = comparability;
    crypto_generichash_state state;
    const auto *key = reinterpret_cast<const unsigned char *>(m_pepper.view().data());
    crypto_generichash_init(&state, key, m_pepper.view().size(), result.value.size());
    // The class goes in with its length, so that no class and secret can be split another way.
    const std::uint64_t length = comparability.size();
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(&length), sizeof length);
    crypto_generichash_update(
        &state, reinterpret_cast<const unsigned char *>(comparability.data()), comparability.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(secret.data()),
                              secret.size());
    crypto_generichash_final(&state, result.value.data(), result.value.size());
    sodium_memzero(&state, sizeof state);
    return result;
}

} // namespace bulkhead
