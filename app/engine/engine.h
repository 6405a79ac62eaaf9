// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/fingerprint.h"
#include "engine/paths.h"
#include "ports/gateway.h"
#include "ports/gatewayeditor.h"
#include "ports/store.h"
#include "usecases/audittrail.h"

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
    //! What changes gateways, to be used on the calling thread.
    [[nodiscard]] std::unique_ptr<EditorOpener> makeEditors(const EstateConfig &estate) const;
    //! What the audit log of the store needs; the log is signed with a key that is derived from the store's.
    [[nodiscard]] AuditTrailParts auditParts(const EnginePaths &paths, const EstateConfig &estate, std::shared_ptr<const Clock> clock) const;
    [[nodiscard]] static AuditStoreOpener auditStoreOpener(const EnginePaths &paths);
    //! What this desk keeps of logs outside their stores.
    [[nodiscard]] static std::shared_ptr<HeadMemory> headMemory(const EnginePaths &paths);
    [[nodiscard]] static std::vector<std::shared_ptr<CheckpointTarget>> checkpointTargets(const EstateConfig &estate);
    //! Plain sentences about how the key is kept.
    [[nodiscard]] const QList<QString> &warnings() const { return m_warnings; }

private:
    Engine() = default;

    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    std::shared_ptr<const SigningKey> m_logKey;
    QList<QString> m_warnings;
};

} // namespace bulkhead
