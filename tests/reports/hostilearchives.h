// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"

#include <QByteArray>
#include <QStringBuilder>

#include <vector>

namespace bulkhead::reports::test {

//! An archive that is no evidence bundle, though tar may open it.
struct BadArchive
{
    const char *what;
    QByteArray bytes;
};

//! What an attacker makes of a bundle with a library for archives and no key, and what somebody who has the key could sign wrongly. `good`: a bundle of which
//! VERIFY.md takes less than a block, and whose manifest says that the snapshot is 7; `key` signed it.
[[nodiscard]] std::vector<BadArchive> hostileArchives(const QByteArray &good, const SigningKey &key);

//! The manifest of a bundle with other bytes, with all sizes right; signed anew by `signer`, nullptr: as it was.
[[nodiscard]] QByteArray withManifest(const QByteArray &good, const QByteArray &manifest, const SigningKey *signer);
[[nodiscard]] QByteArray manifestOf(const QByteArray &good);
//! Where the header of a file stands.
[[nodiscard]] qsizetype headerAt(const QByteArray &good, const QByteArray &name);

} // namespace bulkhead::reports::test
