// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "identity/keychain.h"
#include "estate/config.h"

#include <QList>

namespace bulkhead {

//! The store's own key: 32 random bytes, kept apart from the store, from which the pepper of its
//! fingerprints and whatever else the store needs are derived. Losing it makes the old fingerprints
//! worthless, so a key that should be there and is not is an error, never a new key.
class StoreKey
{
public:
    StoreKey() = default;

    //! Finds the key, or makes it the first time; processes that race end with the same one.
    //! Without a reference: the desktop keyring, noted in `STORE.key` beside the store, else the key
    //! itself in that file (mode 0600) with a warning. `folder` is where a relative `file:` begins.
    //! `keychain` must outlive the task. Errors are SecretMissing.
    static QCoro::Task<Result<StoreKey>> open(Keychain *keychain, SecretReference reference,
                                              QString folder, QString storePath);

    //! Another key for each context of exactly 8 letters.
    [[nodiscard]] Secret derive(const char (&context)[9]) const;
    //! What `Fingerprinter` takes.
    [[nodiscard]] Secret pepper() const { return derive("bhpepper"); }
    //! Tells keys apart without telling them: 16 hex digits.
    [[nodiscard]] QString id() const;
    [[nodiscard]] const QList<QString> &warnings() const { return m_warnings; }

    //! A new random key as it is written: 64 hex digits.
    [[nodiscard]] static Secret generate();
    //! Reads 64 hex digits.
    [[nodiscard]] static Result<StoreKey> parse(const Secret &text, const QString &place);

private:
    friend class StoreKeyOpener;
    Secret m_key;
    QList<QString> m_warnings;
};

} // namespace bulkhead
