// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/keychain.h"
#include "ports/secretstore.h"

namespace bulkhead {

//! Resolves `env:NAME`, `file:PATH` and `keychain:SERVICE/ACCOUNT`. Every error is SecretMissing, names
//! the reference and never the secret.
class SecretResolver final : public SecretStore
{
public:
    //! `folder` is where relative `file:` paths begin: the folder of the estate file. `keychain` must
    //! outlive the resolver and its tasks.
    SecretResolver(QString folder, Keychain *keychain);

    QCoro::Task<Result<Secret>> resolve(SecretReference reference) override;
    //! `file:` makes or replaces the file with mode 0600; `env:` cannot keep anything (Unsupported).
    QCoro::Task<Result<void>> keep(SecretReference reference, Secret secret) override;

    //! The absolute path of a `file:` reference.
    [[nodiscard]] QString pathOf(const SecretReference &reference) const;

private:
    QString m_folder;
    Keychain *m_keychain;
};

} // namespace bulkhead
