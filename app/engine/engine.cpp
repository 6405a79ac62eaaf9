// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "anchors/checkpointfile.h"
#include "anchors/headfile.h"
#include "engine/wiredconnector.h"
#include "identity/desktopkeychain.h"
#include "identity/storekey.h"
#include "store/sqliteauditstore.h"
#include "store/sqlitestore.h"
#include "usecases/snapshotdigest.h"

#include <QDir>
#include <QFileInfo>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error notAReference()
{
    // The text is not repeated: someone may have put the key itself there.
    return Error{.kind = Error::Kind::Usage,
                 .place = u"--store-key"_s,
                 .what = u"the value is not a reference"_s,
                 .hint = u"write env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s,
                 .retryAfter = {}};
}

Result<void> makeFolderOf(const QString &path)
{
    if (path.contains(u"://"_s)) {
        return Error{.kind = Error::Kind::Usage,
                     .place = u"--store"_s,
                     .what = u"this version keeps its store in a SQLite file only"_s,
                     .hint = u"name a file"_s,
                     .retryAfter = {}};
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    return {};
}

} // namespace

QCoro::Task<Result<std::shared_ptr<const Engine>>> Engine::make(EnginePaths paths)
{
    SecretReference reference;
    if (!paths.storeKey.isEmpty()) {
        const auto parsed = SecretReference::fromText(paths.storeKey);
        if (!parsed)
            co_return notAReference();
        reference = *parsed;
    }
    QDir().mkpath(QFileInfo(paths.store).absolutePath());
    DesktopKeychain keychain;
    const auto key = co_await StoreKey::open(&keychain, reference, QDir::currentPath(), paths.store);
    if (!key)
        co_return key.error();
    std::shared_ptr<Engine> engine(new Engine);
    engine->m_fingerprinter = std::make_shared<const Fingerprinter>(key->pepper());
    auto logKey = SigningKey::fromSeed(key->derive("bhlogkey"));
    if (!logKey) {
        Error broken;
        broken.what = u"the audit log's key cannot be derived"_s;
        co_return broken;
    }
    engine->m_logKey = std::make_shared<const SigningKey>(std::move(*logKey));
    engine->m_warnings = key->warnings();
    co_return std::shared_ptr<const Engine>(engine);
}

StoreOpener Engine::storeOpener(const EnginePaths &paths)
{
    return [path = paths.store]() -> Result<std::unique_ptr<Store>> {
        if (const auto usable = makeFolderOf(path); !usable)
            return usable.error();
        return openSqliteStore(path);
    };
}

AuditStoreOpener Engine::auditStoreOpener(const EnginePaths &paths)
{
    return [path = paths.store]() -> Result<std::unique_ptr<AuditStore>> {
        if (const auto usable = makeFolderOf(path); !usable)
            return usable.error();
        return openSqliteAuditStore(path);
    };
}

std::shared_ptr<HeadMemory> Engine::headMemory(const EnginePaths &paths)
{
    return std::make_shared<HeadFile>(paths.withDefaults().heads);
}

std::vector<std::shared_ptr<CheckpointTarget>> Engine::checkpointTargets(const EstateConfig &estate)
{
    std::vector<std::shared_ptr<CheckpointTarget>> targets;
    const QDir folder = QFileInfo(estate.path).absoluteDir();
    for (const SecretReference &reference : estate.audit.checkpoints)
        targets.push_back(std::make_shared<CheckpointFile>(folder.filePath(reference.target)));
    return targets;
}

AuditTrailParts Engine::auditParts(const EnginePaths &paths, const EstateConfig &estate, std::shared_ptr<const Clock> clock) const
{
    AuditTrailParts parts;
    parts.openStore = auditStoreOpener(paths);
    parts.logKey = m_logKey;
    parts.memory = headMemory(paths);
    parts.place = paths.storePlace();
    parts.targets = checkpointTargets(estate);
    parts.clock = std::move(clock);
    parts.genesis = [opener = storeOpener(paths)]() -> Result<JsonValue::Object> {
        const auto store = opener();
        return store ? snapshotsBeforeLog(**store) : Result<JsonValue::Object>(store.error());
    };
    return parts;
}

std::unique_ptr<GatewayConnector> Engine::makeConnector(const EstateConfig &estate) const
{
    return std::make_unique<WiredConnector>(estate, m_fingerprinter);
}

std::unique_ptr<EditorOpener> Engine::makeEditors(const EstateConfig &estate) const
{
    return std::make_unique<WiredConnector>(estate, m_fingerprinter);
}

} // namespace bulkhead
