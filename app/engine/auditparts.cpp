// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/auditparts.h"

#include "engine/engine.h"
#include "identity/desktopkeychain.h"
#include "identity/personkey.h"
#include "identity/publickeyfile.h"

#include <QDir>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using KeyResult = Result<std::shared_ptr<const SigningKey>>;

QCoro::Task<Result<std::shared_ptr<AuditTrail>>> openTrail(EnginePaths paths, std::shared_ptr<const Clock> clock, EstateConfig estate)
{
    const auto engine = co_await Engine::make(paths);
    if (!engine)
        co_return engine.error();
    co_return std::make_shared<AuditTrail>((*engine)->auditParts(paths, estate, clock));
}

std::optional<Secret> passphraseOf(const KeyPlace &place)
{
    return place.passphrase ? std::optional(place.passphrase->clone()) : std::nullopt;
}

Error notAPlace()
{
    return Error{.kind = Error::Kind::Usage, .place = {}, .what = u"it is not said where the key is"_s, .hint = u"choose the keyring or a file"_s, .retryAfter = {}};
}

QCoro::Task<KeyResult> openKey(KeyPlace place)
{
    const auto reference = SecretReference::fromText(place.reference);
    if (!reference)
        co_return notAPlace();
    DesktopKeychain keychain;
    PersonKeys keys(&keychain, QDir::currentPath());
    auto key = co_await keys.open(*reference, passphraseOf(place));
    if (!key)
        co_return key.error();
    co_return std::make_shared<const SigningKey>(std::move(*key));
}

QCoro::Task<KeyResult> makeKey(KeyPlace place)
{
    const auto reference = SecretReference::fromText(place.reference);
    if (!reference)
        co_return notAPlace();
    DesktopKeychain keychain;
    PersonKeys keys(&keychain, QDir::currentPath());
    auto key = co_await keys.makeOrOpen(*reference, passphraseOf(place));
    if (!key)
        co_return key.error();
    co_return std::make_shared<const SigningKey>(std::move(*key));
}

} // namespace

std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> trailOpener(EnginePaths paths, std::shared_ptr<const Clock> clock)
{
    return [paths = std::move(paths), clock = std::move(clock)](const EstateConfig &estate) { return openTrail(paths, clock, estate); };
}

AuditSessionParts auditSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock)
{
    AuditSessionParts parts;
    parts.openTrail = trailOpener(paths, clock);
    parts.openKey = &openKey;
    parts.makeKey = &makeKey;
    parts.readCard = [](const QString &path) { return readPublicKeyFile(path); };
    parts.writeCard = [](const QString &path, const SigningKey &key) { return writePublicKeyFile(path, key); };
    parts.clock = clock;
    return parts;
}

} // namespace bulkhead
