// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QCoroTask>

#include <optional>

namespace bulkhead {

//! The desktop keyring as we use it; tests use one in memory. Errors by kind: Unsupported, no keyring
//! can be reached here; Forbidden, the person or the keyring said no; Timeout, it never answered.
class Keychain
{
public:
    Keychain() = default;
    virtual ~Keychain() = default;
    Q_DISABLE_COPY_MOVE(Keychain)
    //! Empty if the keyring has no such entry.
    virtual QCoro::Task<Result<std::optional<Secret>>> read(QString service, QString account) = 0;
    virtual QCoro::Task<Result<void>> write(QString service, QString account, Secret secret) = 0;
};

} // namespace bulkhead
