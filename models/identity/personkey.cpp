// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/personkey.h"

#include "identity/keyfile.h"
#include "identity/secretresolver.h"

#include <sodium.h>

#include <array>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t seedSize = crypto_sign_SEEDBYTES;
const auto fileInstead = u"keep the key in a file with a passphrase: --key file:PATH --passphrase env:NAME"_s;

Error keyError(Error::Kind kind, const SecretReference &where, const QString &what, const QString &hint)
{
    Error error;
    error.kind = kind;
    error.place = where.toText();
    error.what = what;
    error.hint = hint;
    return error;
}

//! What a keyring says, as SecretResolver does.
Error keyringError(const SecretReference &where, Error error)
{
    error.kind = Error::Kind::SecretMissing;
    error.place = where.toText();
    return error;
}

Error needsPassphrase(const SecretReference &where, const QString &hint)
{
    return keyError(Error::Kind::Usage, where, u"a key in a file needs a passphrase"_s, hint);
}

Error noKeyThere(const SecretReference &where)
{
    return keyError(Error::Kind::SecretMissing, where, u"there is no signing key"_s,
                    u"make one with: bulkheadctl key new --key '%1'"_s.arg(where.toText()));
}

Error notAKey(const SecretReference &where)
{
    return keyError(Error::Kind::SecretMissing, where, u"this is not a signing key"_s,
                    u"a signing key is 64 hexadecimal digits, as bulkheadctl key new keeps it"_s);
}

struct KeychainName
{
    QString service, account;
    [[nodiscard]] bool isWhole() const { return !service.isEmpty() && !account.isEmpty(); }
};

KeychainName keychainName(const SecretReference &where)
{
    const qsizetype slash = where.target.indexOf(u'/');
    return {where.target.left(slash), slash < 0 ? QString() : where.target.mid(slash + 1)};
}

Error wrongName(const SecretReference &where)
{
    return keyError(Error::Kind::Usage, where, u"a keychain reference needs a service and an account"_s,
                    u"write keychain:SERVICE/ACCOUNT"_s);
}

Secret hexOfSeed(const SigningKey &key)
{
    const Secret seed = key.seed();
    std::array<char, seedSize * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char *>(seed.view().data()),
                   seed.view().size());
    Secret hex(std::string_view(text.data(), text.size() - 1));
    wipe(text.data(), text.size());
    return hex;
}

std::optional<SigningKey> keyOfHex(const Secret &text)
{
    std::array<char, seedSize> seed{};
    std::size_t size = 0;
    const char *end = nullptr;
    const std::string_view digits = text.view();
    const int bad = sodium_hex2bin(reinterpret_cast<unsigned char *>(seed.data()), seed.size(), digits.data(),
                                   digits.size(), nullptr, &size, &end);
    const bool whole = bad == 0 && size == seed.size() && end == digits.data() + digits.size();
    const Secret bytes(std::string_view(seed.data(), seed.size()));
    wipe(seed.data(), seed.size());
    return whole ? SigningKey::fromSeed(bytes) : std::nullopt;
}

bool isSame(const Secret &a, const Secret &b)
{
    return a.view().size() == b.view().size() && sodium_memcmp(a.view().data(), b.view().data(), a.view().size()) == 0;
}

//! Does the keyring have something under that name? An entry without content is nothing.
bool isThere(const std::optional<Secret> &entry)
{
    return entry && !entry->isEmpty();
}

} // namespace

PersonKeys::PersonKeys(Keychain *keychain, QString folder)
    : m_keychain(keychain)
    , m_folder(std::move(folder))
{
}

QString PersonKeys::pathOf(const SecretReference &where) const
{
    return SecretResolver(m_folder, m_keychain).pathOf(where);
}

QCoro::Task<Result<SigningKey>> PersonKeys::make(SecretReference where, std::optional<Secret> passphrase)
{
    switch (where.scheme) {
    case SecretReference::Scheme::File:
        if (!passphrase) {
            co_return needsPassphrase(where, u"add --passphrase env:NAME or file:PATH, or keep the key in the keyring"
                                             u" with --key keychain:SERVICE/ACCOUNT"_s);
        }
        co_return makeInFile(where, *passphrase);
    case SecretReference::Scheme::Keychain:
        if (passphrase) { // who gave one believes that the key is sealed with it
            co_return keyError(Error::Kind::Usage, where, u"a key in the keyring takes no passphrase"_s,
                               u"leave out --passphrase, or keep the key in a file with --key file:PATH"_s);
        }
        co_return co_await makeInKeychain(where);
    case SecretReference::Scheme::Env:
    case SecretReference::Scheme::None:
        break;
    }
    co_return keyError(Error::Kind::Usage, where, u"a signing key cannot be kept there"_s,
                       u"use file:PATH or keychain:SERVICE/ACCOUNT"_s);
}

QCoro::Task<Result<SigningKey>> PersonKeys::makeOrOpen(SecretReference where, std::optional<Secret> passphrase)
{
    std::optional<Secret> again;
    if (passphrase)
        again = passphrase->clone();
    auto made = co_await make(where, std::move(passphrase));
    if (made || made.error().kind != Error::Kind::BadFile)
        co_return made;
    auto opened = co_await open(where, std::move(again));
    if (opened)
        co_return opened;
    co_return made;
}

QCoro::Task<Result<SigningKey>> PersonKeys::open(SecretReference where, std::optional<Secret> passphrase)
{
    switch (where.scheme) {
    case SecretReference::Scheme::File:
        if (!passphrase)
            co_return needsPassphrase(where, u"add --passphrase env:NAME or file:PATH"_s);
        co_return openFromFile(where, *passphrase);
    case SecretReference::Scheme::Keychain:
        co_return co_await openFromKeychain(where);
    case SecretReference::Scheme::Env:
        co_return co_await openFromEnvironment(where);
    case SecretReference::Scheme::None:
        break;
    }
    co_return keyError(Error::Kind::Usage, where, u"no signing key is referred to"_s,
                       u"write file:PATH or keychain:SERVICE/ACCOUNT"_s);
}

Result<SigningKey> PersonKeys::makeInFile(const SecretReference &where, const Secret &passphrase) const
{
    SigningKey key = SigningKey::generate();
    if (const auto written = writeKeyFile(pathOf(where), key, passphrase); !written)
        return written.error();
    return key;
}

Result<SigningKey> PersonKeys::openFromFile(const SecretReference &where, const Secret &passphrase) const
{
    auto key = openKeyFile(pathOf(where), passphrase);
    if (!key && key.error().kind == Error::Kind::NotFound)
        return noKeyThere(where);
    return key;
}

QCoro::Task<Result<SigningKey>> PersonKeys::makeInKeychain(SecretReference where)
{
    const KeychainName name = keychainName(where);
    if (!name.isWhole())
        co_return wrongName(where);
    const auto before = co_await m_keychain->read(name.service, name.account);
    if (!before)
        co_return keyringError(where, before.error());
    if (isThere(*before)) {
        co_return keyError(Error::Kind::BadFile, where, u"the desktop keyring has an entry with this name already"_s,
                           u"choose another name: a key that is written over is lost"_s);
    }
    SigningKey key = SigningKey::generate();
    const Secret text = hexOfSeed(key);
    const auto written = co_await m_keychain->write(name.service, name.account, text.clone());
    if (!written)
        co_return keyringError(where, written.error());
    // A keyring may say yes and keep it for the session only, cut it or drop it: better known now.
    const auto kept = co_await m_keychain->read(name.service, name.account);
    if (!kept)
        co_return keyringError(where, kept.error());
    if (!isThere(*kept) || !isSame(**kept, text)) {
        co_return keyError(Error::Kind::SecretMissing, where, u"the desktop keyring did not keep the key"_s,
                           fileInstead);
    }
    co_return std::move(key);
}

QCoro::Task<Result<SigningKey>> PersonKeys::openFromKeychain(SecretReference where)
{
    const KeychainName name = keychainName(where);
    if (!name.isWhole())
        co_return wrongName(where);
    const auto found = co_await m_keychain->read(name.service, name.account);
    if (!found)
        co_return keyringError(where, found.error());
    if (!isThere(*found))
        co_return noKeyThere(where);
    auto key = keyOfHex(**found);
    if (!key)
        co_return notAKey(where);
    co_return std::move(*key);
}

QCoro::Task<Result<SigningKey>> PersonKeys::openFromEnvironment(SecretReference where)
{
    SecretResolver resolver(m_folder, m_keychain);
    const auto text = co_await resolver.resolve(where);
    if (!text)
        co_return text.error();
    auto key = keyOfHex(*text);
    if (!key)
        co_return notAKey(where);
    co_return std::move(*key);
}

} // namespace bulkhead
