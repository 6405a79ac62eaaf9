// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/keychain.h"

#include <chrono>

namespace bulkhead {

//! The keyring of the desktop session (Secret Service, KWallet). Never falls back to a plain file, and
//! gives up after the time-out: a locked keyring may be asking somebody who is not there.
//! Needs an event loop on the calling thread.
class DesktopKeychain final : public Keychain
{
public:
    explicit DesktopKeychain(std::chrono::milliseconds timeout = std::chrono::seconds(30));

    QCoro::Task<Result<std::optional<Secret>>> read(QString service, QString account) override;
    QCoro::Task<Result<void>> write(QString service, QString account, Secret secret) override;

    //! Whether this process can reach a session bus at all; without one nothing is tried.
    [[nodiscard]] static bool hasSession();

private:
    std::chrono::milliseconds m_timeout;
};

} // namespace bulkhead
