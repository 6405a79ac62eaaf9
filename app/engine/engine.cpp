// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "engine/wiredconnector.h"
#include "identity/desktopkeychain.h"
#include "identity/storekey.h"
#include "store/sqlitestore.h"

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
    engine->m_warnings = key->warnings();
    co_return std::shared_ptr<const Engine>(engine);
}

StoreOpener Engine::storeOpener(const EnginePaths &paths)
{
    return [path = paths.store]() -> Result<std::unique_ptr<Store>> {
        if (path.contains(u"://"_s)) {
            return Error{.kind = Error::Kind::Usage,
                         .place = u"--store"_s,
                         .what = u"this version keeps its store in a SQLite file only"_s,
                         .hint = u"name a file"_s,
                         .retryAfter = {}};
        }
        QDir().mkpath(QFileInfo(path).absolutePath());
        return openSqliteStore(path);
    };
}

std::unique_ptr<GatewayConnector> Engine::makeConnector(const EstateConfig &estate) const
{
    return std::make_unique<WiredConnector>(estate, m_fingerprinter);
}

} // namespace bulkhead
