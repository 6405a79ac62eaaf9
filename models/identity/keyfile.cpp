// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/keyfile.h"

#include "core/digest.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "identity/secretfile.h"

#include <QFileInfo>

#include <sodium.h>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t knownFormat = 1;
constexpr std::string_view kdfName = "argon2id";
constexpr std::string_view cipherName = "xchacha20-poly1305";

// RFC 9106's second recommendation, for where 2 GiB are too much: three passes over 64 MiB. In one lane instead
// of four, because libsodium has no more. Opening takes some tenths of a second, once for each command.
constexpr std::int64_t writtenOpslimit = 3;
constexpr std::int64_t writtenMemlimit = 64LL << 20;

// What a file may ask for: room for stronger ones, none for one that wants to use up this machine. The lower
// ends are those of libsodium.
constexpr std::int64_t maxOpslimit = 10;
constexpr std::int64_t maxMemlimit = 1LL << 30;
constexpr std::int64_t minOpslimit = crypto_pwhash_argon2id_OPSLIMIT_MIN;
constexpr std::int64_t minMemlimit = crypto_pwhash_argon2id_MEMLIMIT_MIN;

constexpr std::size_t saltSize = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t seedSize = crypto_sign_SEEDBYTES;
constexpr std::size_t sealedSize = seedSize + crypto_aead_xchacha20poly1305_ietf_ABYTES;

//! What a key file says; all of it may be seen by anybody.
struct KeyFile
{
    std::int64_t opslimit = writtenOpslimit;
    std::int64_t memlimit = writtenMemlimit;
    std::string salt;
    std::string nonce;
    std::string sealed; //!< the seed and the tag
    PublicKey publicKey{};
};

//! Plain bytes that are wiped when left.
template<std::size_t Size>
struct Plain
{
    std::array<unsigned char, Size> bytes{};
    Plain() = default;
    ~Plain() { wipe(bytes.data(), Size); }
    Q_DISABLE_COPY_MOVE(Plain)

    [[nodiscard]] Secret toSecret() const
    {
        return Secret(std::string_view(reinterpret_cast<const char *>(bytes.data()), Size));
    }
};

Error fileError(Error::Kind kind, const QString &path, const QString &what, const QString &hint)
{
    Error error;
    error.kind = kind;
    error.place = path;
    error.what = what;
    error.hint = hint;
    return error;
}

Error damaged(const QString &path, const QString &what)
{
    return fileError(Error::Kind::BadFile, path, what, u"bring the file back from a copy"_s);
}

Error alreadyThere(const QString &path)
{
    return fileError(Error::Kind::BadFile, path, u"there is a file with this name already"_s,
                     u"choose another name, or move that file away: a key that is written over is lost"_s);
}

Error wrongPassphrase(const QString &path)
{
    return fileError(Error::Kind::Unauthorized, path, u"the passphrase does not open this key"_s,
                     u"give the passphrase that the key was made with; if it is that one, the file is damaged: bring"
                     u" it back from a copy"_s);
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

std::string randomBytes(std::size_t size)
{
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

//! Everything but the sealed key. Its canonical form is bound to the seal: no byte of it can be changed.
JsonValue::Object openPart(const KeyFile &file)
{
    return {{"cipher", cipherName},
            {"format", knownFormat},
            {"kdf", kdfName},
            {"memlimit", file.memlimit},
            {"nonce", toHex(file.nonce)},
            {"opslimit", file.opslimit},
            {"public", toHex(file.publicKey)},
            {"salt", toHex(file.salt)}};
}

std::string boundText(const KeyFile &file)
{
    return canonical(openPart(file));
}

std::string wholeText(const KeyFile &file)
{
    JsonValue::Object object = openPart(file);
    object.emplace("key", toHex(file.sealed));
    return canonical(std::move(object));
}

//! The member's bytes; empty if it is no hex of that many.
std::string hexAt(JsonElement object, std::string_view key, std::size_t size)
{
    const auto bytes = fromHex(stringAt(object, key));
    return bytes && bytes->size() == size ? *bytes : std::string();
}

//! Is this a file whose rules this version knows?
Result<void> checkNames(const QString &path, JsonElement root)
{
    if (!memberAt(root, "format") || !memberAt(root, "key"))
        return damaged(path, u"this is not a key file"_s);
    if (integerAt(root, "format") != knownFormat || stringAt(root, "kdf") != kdfName
        || stringAt(root, "cipher") != cipherName) {
        return fileError(Error::Kind::BadFile, path, u"the key file is of a format that this version does not know"_s,
                         u"use the version that made it, or bring the file back from a copy"_s);
    }
    return {};
}

//! Before any memory is taken for the passphrase.
Result<void> checkLimits(const QString &path, const KeyFile &file)
{
    if (file.opslimit < minOpslimit || file.opslimit > maxOpslimit)
        return damaged(path, u"the key file's opslimit is not from %1 to %2"_s.arg(minOpslimit).arg(maxOpslimit));
    if (file.memlimit < minMemlimit || file.memlimit > maxMemlimit)
        return damaged(path, u"the key file's memlimit is not from %1 to %2"_s.arg(minMemlimit).arg(maxMemlimit));
    return {};
}

//! All that can be known without the passphrase is tested here.
Result<KeyFile> parse(const QString &path, std::string_view text)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    if (!root || !root->is_object())
        return damaged(path, u"this is not a key file"_s);
    if (const auto known = checkNames(path, *root); !known)
        return known.error();
    KeyFile file;
    file.opslimit = integerAt(*root, "opslimit");
    file.memlimit = integerAt(*root, "memlimit");
    if (const auto allowed = checkLimits(path, file); !allowed)
        return allowed.error();
    file.salt = hexAt(*root, "salt", saltSize);
    file.nonce = hexAt(*root, "nonce", nonceSize);
    file.sealed = hexAt(*root, "key", sealedSize);
    const auto publicKey = publicKeyFromHex(stringAt(*root, "public"));
    if (file.salt.empty() || file.nonce.empty() || file.sealed.empty() || !publicKey || !isUsableKey(*publicKey))
        return damaged(path, u"the key file is damaged: a value in it is not what it should be"_s);
    file.publicKey = *publicKey;
    if (wholeText(file) != text) // another spelling, or something more
        return damaged(path, u"the key file is damaged: it is not spelt as it was written"_s);
    return file;
}

//! What the seed is sealed with.
Result<Secret> sealingKey(const QString &path, const KeyFile &file, const Secret &passphrase)
{
    Plain<crypto_aead_xchacha20poly1305_ietf_KEYBYTES> key;
    const std::string_view text = passphrase.view();
    const int failed = crypto_pwhash(key.bytes.data(), key.bytes.size(), text.data(), text.size(), bytesOf(file.salt),
                                     static_cast<unsigned long long>(file.opslimit),
                                     static_cast<std::size_t>(file.memlimit), crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) {
        return fileError(Error::Kind::Internal, path, u"there is not enough memory for the passphrase"_s,
                         u"%1 MiB are needed"_s.arg((file.memlimit >> 20) + 1));
    }
    return key.toSecret();
}

std::string seal(const KeyFile &file, const Secret &seed, const Secret &key)
{
    std::string sealed(sealedSize, '\0');
    const std::string bound = boundText(file);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                                               bytesOf(seed.view()), seed.view().size(), bytesOf(bound), bound.size(),
                                               nullptr, bytesOf(file.nonce), bytesOf(key.view()));
    return sealed;
}

//! Nothing if the key is not the one, or if a byte of the file is not.
std::optional<Secret> unseal(const KeyFile &file, const Secret &key)
{
    Plain<seedSize> seed;
    const std::string bound = boundText(file);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        seed.bytes.data(), nullptr, nullptr, bytesOf(file.sealed), file.sealed.size(), bytesOf(bound), bound.size(),
        bytesOf(file.nonce), bytesOf(key.view()));
    if (failed != 0)
        return std::nullopt;
    return seed.toSecret();
}

Error noSodium(const QString &path)
{
    return fileError(Error::Kind::Internal, path, u"libsodium cannot be used"_s, {});
}

} // namespace

Result<void> writeKeyFile(const QString &path, const SigningKey &key, const Secret &passphrase)
{
    if (sodium_init() < 0)
        return noSodium(path);
    if (key.isEmpty())
        return fileError(Error::Kind::Internal, path, u"there is no key to be written"_s, {});
    if (passphrase.isEmpty()) {
        return fileError(Error::Kind::Usage, path, u"the passphrase is empty"_s,
                         u"give a passphrase: whoever has the file and the passphrase signs in your name"_s);
    }
    if (const QFileInfo there(path); there.exists() || there.isSymLink())
        return alreadyThere(path);
    KeyFile file;
    file.salt = randomBytes(saltSize);
    file.nonce = randomBytes(nonceSize);
    file.publicKey = key.publicKey();
    const auto sealing = sealingKey(path, file, passphrase);
    if (!sealing)
        return sealing.error();
    file.sealed = seal(file, key.seed(), *sealing);
    const auto made = createSecretFile(path, Secret(wholeText(file) + '\n'));
    if (!made)
        return made.error();
    return *made ? Result<void>() : Result<void>(alreadyThere(path));
}

Result<SigningKey> openKeyFile(const QString &path, const Secret &passphrase)
{
    if (sodium_init() < 0)
        return noSodium(path);
    const auto text = readSecretFile(path);
    if (!text)
        return text.error();
    const auto file = parse(path, text->view());
    if (!file)
        return file.error();
    if (passphrase.isEmpty()) // none was ever made with it
        return wrongPassphrase(path);
    const auto sealing = sealingKey(path, *file, passphrase);
    if (!sealing)
        return sealing.error();
    const auto seed = unseal(*file, *sealing);
    if (!seed)
        return wrongPassphrase(path);
    auto key = SigningKey::fromSeed(*seed);
    if (!key || key->publicKey() != file->publicKey)
        return damaged(path, u"the public key in the key file is not that of the key"_s);
    return std::move(*key);
}

} // namespace bulkhead
