// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/secretresolver.h"

#include "identity/secretfile.h"

#include <QDir>

#include <cstdlib>
#include <string_view>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error missing(const SecretReference &reference, const QString &what, const QString &hint)
{
    Error error;
    error.kind = Error::Kind::SecretMissing;
    error.place = reference.toText();
    error.what = what;
    error.hint = hint;
    return error;
}

Error asMissing(const SecretReference &reference, Error error)
{
    error.kind = Error::Kind::SecretMissing;
    error.place = reference.toText();
    return error;
}

Result<Secret> fromEnvironment(const SecretReference &reference)
{
    const QByteArray name = reference.target.toUtf8();
    const char *value = std::getenv(name.constData()); // qgetenv would leave a copy that nobody wipes
    if (!value) {
        return missing(reference, u"the environment variable %1 is not set"_s.arg(reference.target),
                       u"set it before starting the program"_s);
    }
    const std::string_view text(value);
    if (text.empty()) {
        return missing(reference, u"the environment variable %1 is empty"_s.arg(reference.target),
                       u"give it the secret as its value"_s);
    }
    return Secret(text);
}

Result<Secret> fromFile(const SecretReference &reference, const QString &path)
{
    auto secret = readSecretFile(path);
    if (secret)
        return secret;
    Error error = secret.error();
    if (error.hint.isEmpty())
        error.hint = u"put the secret into %1, readable by you alone (chmod 600)"_s.arg(path);
    return asMissing(reference, std::move(error));
}

struct KeychainName
{
    QString service, account;
};

KeychainName keychainName(const SecretReference &reference)
{
    const qsizetype slash = reference.target.indexOf(u'/');
    return {reference.target.left(slash), slash < 0 ? QString() : reference.target.mid(slash + 1)};
}

Error wrongName(const SecretReference &reference)
{
    return missing(reference, u"a keychain reference needs a service and an account"_s,
                   u"write keychain:SERVICE/ACCOUNT"_s);
}

} // namespace

SecretResolver::SecretResolver(QString folder, Keychain *keychain)
    : m_folder(std::move(folder))
    , m_keychain(keychain)
{
}

QString SecretResolver::pathOf(const SecretReference &reference) const
{
    return QDir::cleanPath(QDir(m_folder).absoluteFilePath(reference.target));
}

QCoro::Task<Result<Secret>> SecretResolver::resolve(SecretReference reference)
{
    switch (reference.scheme) {
    case SecretReference::Scheme::Env:
        co_return fromEnvironment(reference);
    case SecretReference::Scheme::File:
        co_return fromFile(reference, pathOf(reference));
    case SecretReference::Scheme::Keychain:
        break;
    case SecretReference::Scheme::None:
        co_return missing(reference, u"no secret is referred to"_s,
                          u"write env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s);
    }
    const KeychainName name = keychainName(reference);
    if (name.service.isEmpty() || name.account.isEmpty())
        co_return wrongName(reference);
    auto found = co_await m_keychain->read(name.service, name.account);
    if (!found)
        co_return asMissing(reference, found.error());
    if (!found->has_value() || (*found)->isEmpty()) {
        co_return missing(reference, u"the desktop keyring has no such entry"_s,
                          u"store it there, for example with: secret-tool store --label Bulkhead"
                          u" server '%1' user '%2' type plaintext"_s.arg(name.service, name.account));
    }
    co_return std::move(**found);
}

QCoro::Task<Result<void>> SecretResolver::keep(SecretReference reference, Secret secret)
{
    switch (reference.scheme) {
    case SecretReference::Scheme::File:
        co_return replaceSecretFile(pathOf(reference), secret);
    case SecretReference::Scheme::Keychain:
        break;
    case SecretReference::Scheme::Env:
    case SecretReference::Scheme::None: {
        Error error = missing(reference, u"a secret cannot be kept there"_s,
                              u"use file:PATH or keychain:SERVICE/ACCOUNT"_s);
        error.kind = Error::Kind::Unsupported;
        co_return error;
    }
    }
    const KeychainName name = keychainName(reference);
    if (name.service.isEmpty() || name.account.isEmpty())
        co_return wrongName(reference);
    const auto kept = co_await m_keychain->write(name.service, name.account, std::move(secret));
    if (!kept)
        co_return asMissing(reference, kept.error());
    co_return Result<void>();
}

} // namespace bulkhead
