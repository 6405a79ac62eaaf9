// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "estate/config.h"
#include "identity/keychain.h"

#include <optional>

namespace bulkhead {

//! Makes the key a person signs with, where that person wants to keep it, and opens it again: `file:PATH`, sealed
//! with a passphrase, or `keychain:SERVICE/ACCOUNT`, the seed as 64 hex digits behind the lock of the keyring.
//! Must outlive its tasks. Work with a passphrase keeps the calling thread for some tenths of a second.
class PersonKeys
{
public:
    //! `keychain` must outlive this; `folder` is where a relative `file:` begins.
    PersonKeys(Keychain *keychain, QString folder);

    //! A new key, kept. Never in place of anything that is there: BadFile. The keyring knows no "only if new", so
    //! two who make the same entry at the same moment are not kept apart. Usage for a place that cannot keep a
    //! key, for a file without a passphrase and for a passphrase without a file; SecretMissing for a keyring
    //! that fails; else as `writeKeyFile`.
    QCoro::Task<Result<SigningKey>> make(SecretReference where, std::optional<Secret> passphrase);

    //! As make; if a key is there already that opens with this passphrase, that one: so a step that failed behind the making can be tried again.
    QCoro::Task<Result<SigningKey>> makeOrOpen(SecretReference where, std::optional<Secret> passphrase);

    //! The key that is kept there; also `env:NAME`, 64 hex digits, for machines without a keyring. SecretMissing
    //! if there is none or it is no key; else as `openKeyFile`. Only a file needs the passphrase.
    QCoro::Task<Result<SigningKey>> open(SecretReference where, std::optional<Secret> passphrase);

private:
    QCoro::Task<Result<SigningKey>> makeInKeychain(SecretReference where);
    QCoro::Task<Result<SigningKey>> openFromKeychain(SecretReference where);
    QCoro::Task<Result<SigningKey>> openFromEnvironment(SecretReference where);
    [[nodiscard]] Result<SigningKey> makeInFile(const SecretReference &where, const Secret &passphrase) const;
    [[nodiscard]] Result<SigningKey> openFromFile(const SecretReference &where, const Secret &passphrase) const;
    [[nodiscard]] QString pathOf(const SecretReference &where) const;

    Keychain *m_keychain;
    QString m_folder;
};

} // namespace bulkhead
