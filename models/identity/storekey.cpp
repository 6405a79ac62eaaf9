// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/storekey.h"

#include "identity/secretfile.h"
#include "identity/secretresolver.h"

#include <QCoroTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <sodium.h>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view noteBegin = "keychain:";
const auto keychainService = u"bulkhead"_s;

Error keyError(const QString &place, const QString &what, const QString &hint)
{
    Error error;
    error.kind = Error::Kind::SecretMissing;
    error.place = place;
    error.what = what;
    error.hint = hint;
    return error;
}

Error asMissing(Error error)
{
    error.kind = Error::Kind::SecretMissing;
    return error;
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Secret withLineFeed(const Secret &text)
{
    std::string line(text.view());
    line += '\n';
    Secret result(line);
    wipe(line.data(), line.size());
    return result;
}

} // namespace

Secret StoreKey::generate()
{
    std::array<unsigned char, crypto_kdf_KEYBYTES> key{};
    std::array<char, crypto_kdf_KEYBYTES * 2 + 1> text{};
    randombytes_buf(key.data(), key.size());
    sodium_bin2hex(text.data(), text.size(), key.data(), key.size());
    Secret result(std::string_view(text.data(), text.size() - 1));
    wipe(key.data(), key.size());
    wipe(text.data(), text.size());
    return result;
}

Result<StoreKey> StoreKey::parse(const Secret &text, const QString &place)
{
    std::array<unsigned char, crypto_kdf_KEYBYTES> key{};
    std::size_t size = 0;
    const char *end = nullptr;
    const std::string_view digits = text.view();
    const int bad = sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), nullptr,
                                   &size, &end);
    if (bad != 0 || size != key.size() || end != digits.data() + digits.size()) {
        wipe(key.data(), key.size());
        return keyError(place, u"this is not a store key"_s,
                        u"a store key is 64 hexadecimal digits; bring the right one back, because"
                        u" another key makes the kept fingerprints worthless"_s);
    }
    StoreKey result;
    result.m_key = Secret(std::string_view(reinterpret_cast<const char *>(key.data()), key.size()));
    wipe(key.data(), key.size());
    return result;
}

Secret StoreKey::derive(const char (&context)[9]) const
{
    std::array<unsigned char, 32> derived{};
    crypto_kdf_derive_from_key(derived.data(), derived.size(), 1, context,
                               reinterpret_cast<const unsigned char *>(m_key.view().data()));
    Secret result(std::string_view(reinterpret_cast<const char *>(derived.data()), derived.size()));
    wipe(derived.data(), derived.size());
    return result;
}

QString StoreKey::id() const
{
    const Secret value = derive("bhkeyid_");
    return QString::fromStdString(toHex(value.view().substr(0, 8)));
}

//! The ways to a key; one object per opening, owned by the coroutine that runs it.
class StoreKeyOpener
{
public:
    StoreKeyOpener(Keychain *keychain, QString storePath)
        : m_keychain(keychain)
        , m_file(storePath + u".key"_s)
    {
    }

    //! No reference was given: what the file beside the store says, or a new key.
    QCoro::Task<Result<StoreKey>> openDefault()
    {
        if (!QFileInfo::exists(m_file)) {
            const auto made = co_await makeDefault();
            if (!made)
                co_return made.error();
        }
        const auto text = readSecretFile(m_file);
        if (!text)
            co_return asMissing(text.error());
        if (!text->view().starts_with(noteBegin)) {
            auto key = StoreKey::parse(*text, m_file);
            if (key)
                key->m_warnings.append(fileWarning());
            co_return key;
        }
        co_return co_await openNoted(toQString(text->view().substr(noteBegin.size())));
    }

    static Result<StoreKey> openFile(const QString &path)
    {
        if (!QFileInfo::exists(path)) {
            const auto made = createSecretFile(path, withLineFeed(StoreKey::generate()));
            if (!made)
                return asMissing(made.error());
        }
        const auto text = readSecretFile(path);
        if (!text)
            return asMissing(text.error());
        return StoreKey::parse(*text, path);
    }

    QCoro::Task<Result<StoreKey>> openKeychain(SecretReference reference)
    {
        SecretResolver resolver(QString(), m_keychain);
        const qsizetype slash = reference.target.indexOf(u'/');
        const QString service = reference.target.left(slash);
        const QString account = reference.target.mid(slash + 1);
        auto found = co_await m_keychain->read(service, account);
        if (slash > 0 && found && !found->has_value()) {
            const auto made = co_await makeLocked(service, account);
            if (!made)
                co_return asMissing(made.error());
        }
        const auto text = co_await resolver.resolve(reference);
        if (!text)
            co_return text.error();
        co_return StoreKey::parse(*text, reference.toText());
    }

private:
    //! The keyring knows no "only if new", so the makers take turns at a lock beside the store.
    QCoro::Task<Result<void>> makeLocked(QString service, QString account)
    {
        QLockFile lock(m_file + u".lock"_s);
        for (int turn = 0; !lock.tryLock(); ++turn) {
            if (turn == 600 || lock.error() != QLockFile::LockFailedError) {
                co_return keyError(lock.fileName(), u"the lock for making the store key cannot be taken"_s,
                                   u"end the other program, then try again"_s);
            }
            co_await QCoro::sleepFor(std::chrono::milliseconds(50));
        }
        const auto again = co_await m_keychain->read(service, account);
        if (!again)
            co_return again.error();
        if (again->has_value())
            co_return Result<void>();
        co_return co_await m_keychain->write(service, account, StoreKey::generate());
    }

    //! A new key under a name of its own in the keyring, then a note of it in the file; or the key in the
    //! file. Whoever makes the file first wins, and every one reads it afterwards.
    QCoro::Task<Result<void>> makeDefault()
    {
        const Secret text = StoreKey::generate();
        const auto key = StoreKey::parse(text, m_file);
        if (!key)
            co_return key.error();
        const QString account = u"store-key-"_s + key->id();
        const auto kept = co_await m_keychain->write(keychainService, account, text.clone());
        Secret content = withLineFeed(text);
        if (kept) {
            const QString note = toQString(noteBegin) + keychainService + u'/' + account + u'\n';
            content = Secret(note.toStdString());
        } else if (kept.error().kind == Error::Kind::Forbidden) {
            co_return asMissing(kept.error());
        }
        const auto made = createSecretFile(m_file, content);
        if (!made)
            co_return asMissing(made.error());
        co_return Result<void>();
    }

    QCoro::Task<Result<StoreKey>> openNoted(QString target)
    {
        SecretReference reference;
        reference.scheme = SecretReference::Scheme::Keychain;
        reference.target = target;
        SecretResolver resolver(QString(), m_keychain);
        const auto text = co_await resolver.resolve(reference);
        if (!text) {
            co_return keyError(m_file, u"the store key cannot be read from the desktop keyring: "_s
                                   + text.error().what,
                               u"unlock that keyring, or give the key with --store-key REF"_s);
        }
        auto key = StoreKey::parse(*text, reference.toText());
        if (key && !target.endsWith(key->id())) {
            co_return keyError(m_file, u"the desktop keyring holds another key than this store's"_s,
                               u"bring the right one back, or give it with --store-key REF"_s);
        }
        co_return key;
    }

    [[nodiscard]] QString fileWarning() const
    {
        return u"The store key is kept in the file %1, because no desktop keyring could be used when"
               u" it was made; keep that file apart from copies of the store"_s.arg(m_file);
    }

    Keychain *m_keychain;
    QString m_file;
};

QCoro::Task<Result<StoreKey>> StoreKey::open(Keychain *keychain, SecretReference reference,
                                             QString folder, QString storePath)
{
    if (sodium_init() < 0)
        co_return keyError(storePath, u"libsodium cannot be used"_s, {});
    StoreKeyOpener opener(keychain, storePath);
    SecretResolver resolver(folder, keychain);
    switch (reference.scheme) {
    case SecretReference::Scheme::None:
        co_return co_await opener.openDefault();
    case SecretReference::Scheme::File:
        co_return StoreKeyOpener::openFile(resolver.pathOf(reference));
    case SecretReference::Scheme::Keychain:
        co_return co_await opener.openKeychain(reference);
    case SecretReference::Scheme::Env:
        break;
    }
    const auto text = co_await resolver.resolve(reference);
    if (!text)
        co_return text.error();
    co_return StoreKey::parse(*text, reference.toText());
}

} // namespace bulkhead
