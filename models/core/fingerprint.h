// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"
#include "core/secret.h"

#include <string>
#include <string_view>

namespace bulkhead {

//! What stands for a secret value: a keyed BLAKE2b-256, bound to its comparability class.
//! Two fingerprints say something about each other only if their classes are equal
//! (controls.md 1.0.3); compare with `sameSecret`, never by value alone.
struct Fingerprint
{
    std::string comparability; //!< e.g. "api-key/plain", "sha1(password+consumer)/CONSUMER-ID"
    Digest value{};

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
};

enum class Comparison { Same, Different, NotComparable };
[[nodiscard]] Comparison compare(const Fingerprint &a, const Fingerprint &b);

//! Makes fingerprints with the pepper of one store. Values of two stores never compare. Thread-safe.
class Fingerprinter
{
public:
    //! `pepper` is 32 bytes from the store's key.
    explicit Fingerprinter(Secret pepper);

    [[nodiscard]] Fingerprint make(std::string_view comparability, std::string_view secret) const;

private:
    Secret m_pepper;
};

} // namespace bulkhead
