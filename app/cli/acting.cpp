// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"

#include "cli/opened.h"
#include "cli/passphraseprompt.h"
#include "core/operatingsystemuser.h"
#include "identity/desktopkeychain.h"
#include "identity/personkey.h"
#include "identity/secretresolver.h"

#include <QDir>
#include <QFileInfo>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

QString given(const QString &text, const char *variable)
{
    return text.isEmpty() ? qEnvironmentVariable(variable) : text;
}

} // namespace

Result<SecretReference> referenceOf(const QString &option, const QString &text)
{
    const auto reference = SecretReference::fromText(text);
    if (!reference) // the text is not repeated: someone may have put the secret itself there
        return optionError(option, u"the value is not a reference"_s, u"write env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s);
    return *reference;
}

Result<SecretReference> keyPlaceOf(const QString &option, const QString &text, const QString &person)
{
    if (!text.isEmpty())
        return referenceOf(option, text);
    if (person.isEmpty())
        return optionError(option, u"it is not said where the key is"_s, u"write --%1 file:PATH or --%1 keychain:SERVICE/ACCOUNT"_s.arg(option));
    return referenceOf(option, u"keychain:bulkhead-person/"_s + person);
}

QCoro::Task<Result<std::optional<Secret>>> passphraseOf(QString option, QString text, SecretReference key, bool isNew)
{
    if (text.isEmpty() && key.scheme == SecretReference::Scheme::File)
        co_return askPassphrase(key.target, isNew);
    if (text.isEmpty())
        co_return std::optional<Secret>();
    const auto reference = referenceOf(option, text);
    if (!reference)
        co_return reference.error();
    DesktopKeychain keychain;
    SecretResolver resolver(QDir::currentPath(), &keychain);
    auto secret = co_await resolver.resolve(*reference);
    if (!secret)
        co_return secret.error();
    co_return std::optional<Secret>(std::move(*secret));
}

QCoro::Task<Result<Acting>> actingOf(CommandContext &context)
{
    Acting who;
    who.claim = operatingSystemUser();
    who.person = given(context.line.as, "BULKHEAD_AS");
    if (who.person.isEmpty())
        co_return who;
    const auto place = keyPlaceOf(u"key"_s, given(context.line.key, "BULKHEAD_KEY"), who.person);
    if (!place)
        co_return place.error();
    auto passphrase = co_await passphraseOf(u"passphrase"_s, given(context.line.passphrase, "BULKHEAD_PASSPHRASE"), *place, false);
    if (!passphrase)
        co_return passphrase.error();
    DesktopKeychain keychain;
    PersonKeys keys(&keychain, QDir::currentPath());
    auto key = co_await keys.open(*place, std::move(*passphrase));
    if (!key)
        co_return key.error();
    who.key = std::make_shared<const SigningKey>(std::move(*key));
    co_return who;
}

QCoro::Task<Result<std::shared_ptr<OpenLog>>> openLog(CommandContext &context, LogUse use)
{
    auto log = std::make_shared<OpenLog>();
    const EnginePaths paths = context.line.paths.withDefaults();
    if (use == LogUse::ActsOnEstate || QFileInfo::exists(paths.estate)) {
        const auto estate = openEstate(context);
        if (!estate)
            co_return estate.error();
        log->estate = *estate;
    }
    if (use != LogUse::Reads) {
        const auto who = co_await actingOf(context);
        if (!who)
            co_return who.error();
        log->who = *who;
    }
    const auto engine = co_await Engine::make(paths);
    if (!engine)
        co_return engine.error();
    log->engine = *engine;
    log->trail = std::make_unique<AuditTrail>(log->engine->auditParts(paths, log->estate, std::make_shared<SystemClock>()));
    co_return log;
}

void sayWarnings(CommandContext &context, AuditTrail &trail)
{
    for (const QString &warning : trail.takeWarnings())
        context.console.error(u"warning: "_s + warning);
}

} // namespace bulkhead::cli
