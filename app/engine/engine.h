// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "engine/paths.h"
#include "ports/gateway.h"
#include "ports/store.h"

#include <memory>

namespace bulkhead {

//! The adapters and keys behind the use cases. Immutable once made, so threads may share it.
class Engine
{
public:
    //! Opens the store's key, or makes it the first time. SecretMissing if it cannot be had.
    static QCoro::Task<Result<std::shared_ptr<const Engine>>> make(EnginePaths paths);
    //! By what --store says; makes the folder of a new store.
    [[nodiscard]] static StoreOpener storeOpener(const EnginePaths &paths);

    //! A connector for one estate file, to be used on the calling thread.
    [[nodiscard]] std::unique_ptr<GatewayConnector> makeConnector(const EstateConfig &estate) const;
    //! Plain sentences about how the key is kept.
    [[nodiscard]] const QList<QString> &warnings() const { return m_warnings; }

private:
    Engine() = default;

    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    QList<QString> m_warnings;
};

} // namespace bulkhead
