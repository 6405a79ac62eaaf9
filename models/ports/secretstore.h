// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "estate/config.h"

#include <QCoroTask>

namespace bulkhead {

//! Resolves credential references. `file:` paths are relative to the estate file's folder.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)
    //! SecretMissing says which reference and why (variable not set, file mode, keyring locked).
    virtual QCoro::Task<Result<Secret>> resolve(SecretReference reference) = 0;
    virtual QCoro::Task<Result<void>> keep(SecretReference reference, Secret secret) = 0;
};

} // namespace bulkhead
