// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"
#include "identity/desktopkeychain.h"
#include "identity/personkey.h"
#include "identity/publickeyfile.h"
#include "usecases/people.h"

#include <QDir>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

JsonValue::Object answerOf(const SigningKey &key, const SecretReference &place)
{
    return {{"key_id", keyIdOf(key.publicKey())}, {"public", toHex(key.publicKey())}, {"place", place.toText()}};
}

//! Makes a key where the options say. A rotation that was refused left its key there, and takes it again.
QCoro::Task<Result<SigningKey>> makeKey(SecretReference place, QString passphraseOption, QString passphraseText, bool mayBeThere)
{
    auto passphrase = co_await passphraseOf(passphraseOption, passphraseText, place, true);
    if (!passphrase)
        co_return passphrase.error();
    DesktopKeychain keychain;
    PersonKeys keys(&keychain, QDir::currentPath());
    if (mayBeThere)
        co_return co_await keys.makeOrOpen(place, std::move(*passphrase));
    co_return co_await keys.make(place, std::move(*passphrase));
}

} // namespace

QCoro::Task<ExitCode> keyNew(CommandContext &context)
{
    const CommandLine &line = context.line;
    const auto place = keyPlaceOf(u"key"_s, line.key, line.as);
    if (!place)
        co_return fail(context.console, place.error());
    const auto key = co_await makeKey(*place, u"passphrase"_s, line.passphrase, false);
    if (!key)
        co_return fail(context.console, key.error());
    JsonValue::Object answer = answerOf(*key, *place);
    const QString out = line.options.value(u"public-out"_s);
    if (!out.isEmpty()) {
        if (const auto written = writePublicKeyFile(out, *key); !written)
            co_return fail(context.console, written.error());
        answer["public_out"] = out;
    }
    context.console.print(u"made key %1 at %2"_s.arg(QString::fromStdString(keyIdOf(key->publicKey())), place->toText()));
    if (!out.isEmpty())
        context.console.print(u"hand %1 to an admin, and tell them the key id over another way"_s.arg(out));
    context.console.document(answer);
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> keyRotate(CommandContext &context)
{
    const CommandLine &line = context.line;
    const auto log = co_await openLog(context, LogUse::Acts);
    if (!log)
        co_return fail(context.console, log.error());
    OpenLog &open = **log;
    if (!open.who.isPerson())
        co_return fail(context.console, optionError(u"as"_s, u"it is not said whose key is rotated"_s, u"write --as NAME --key REF"_s));
    const auto place = keyPlaceOf(u"new-key"_s, line.options.value(u"new-key"_s), {});
    if (!place)
        co_return fail(context.console, place.error());
    const auto key = co_await makeKey(*place, u"new-passphrase"_s, line.options.value(u"new-passphrase"_s), true);
    if (!key)
        co_return fail(context.console, key.error());
    PublicKeyCard card;
    card.key = key->publicKey();
    card.proof = *signatureFromHex(possessionProof(*key));
    const auto seq = open.trail->record(rotateKeyDraft(open.who.person, card), open.who);
    if (!seq)
        co_return fail(context.console, seq.error());
    sayWarnings(context, *open.trail);
    JsonValue::Object answer = answerOf(*key, *place);
    answer["seq"] = static_cast<std::int64_t>(*seq);
    context.console.print(u"%1 signs with key %2 from entry %3 on"_s.arg(open.who.person, QString::fromStdString(keyIdOf(key->publicKey())))
                              .arg(*seq));
    context.console.document(answer);
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
