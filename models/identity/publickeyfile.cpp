// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/publickeyfile.h"

#include "core/digest.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxBytes = 4096;
constexpr std::int64_t knownFormat = 1;
constexpr std::string_view kindName = "bulkhead-public-key";

Error fileError(Error::Kind kind, const QString &path, const QString &what, const QString &hint)
{
    Error error;
    error.kind = kind;
    error.place = path;
    error.what = what;
    error.hint = hint;
    return error;
}

Error refused(const QString &path, const QString &what)
{
    return fileError(Error::Kind::BadFile, path, what, u"ask for the file again, unchanged as Bulkhead wrote it"_s);
}

Error systemError(const QString &path, const QString &action, const QString &reason)
{
    return fileError(Error::Kind::BadFile, path, u"%1 (%2)"_s.arg(action, reason), {});
}

std::string textOf(const PublicKeyCard &card)
{
    const JsonValue::Object object{{"format", knownFormat},
                                   {"kind", kindName},
                                   {"proof", toHex(card.proof)},
                                   {"public", toHex(card.key)}};
    return canonical(object) + '\n';
}

Result<QByteArray> readText(const QString &path)
{
    const QFileInfo facts(path);
    if (!facts.exists())
        return fileError(Error::Kind::NotFound, path, u"there is no such file"_s, {});
    if (!facts.isFile()) // opening a pipe would wait for its other end
        return refused(path, u"this is not an ordinary file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return systemError(path, u"the file cannot be opened"_s, file.errorString());
    QByteArray text = file.read(maxBytes + 1);
    if (file.error() != QFile::NoError)
        return systemError(path, u"the file cannot be read"_s, file.errorString());
    if (text.size() > maxBytes)
        return refused(path, u"the file is too large for a public key"_s);
    return text;
}

//! What the members say, each looked at alone.
Result<PublicKeyCard> readCard(const QString &path, JsonElement root)
{
    if (stringAt(root, "kind") != kindName)
        return refused(path, u"this is not a public key file"_s);
    if (integerAt(root, "format") != knownFormat) {
        return fileError(Error::Kind::BadFile, path, u"the file is of a format that this version does not know"_s,
                         u"use the version that wrote it"_s);
    }
    const auto key = publicKeyFromHex(stringAt(root, "public"));
    if (!key)
        return refused(path, u"the public key is not 64 hexadecimal digits in lower case"_s);
    if (!isUsableKey(*key))
        return refused(path, u"the public key is none that a signature could be trusted with"_s);
    const auto proof = signatureFromHex(stringAt(root, "proof"));
    if (!proof)
        return refused(path, u"the proof is not 128 hexadecimal digits in lower case"_s);
    PublicKeyCard card;
    card.key = *key;
    card.proof = *proof;
    return card;
}

//! Why a text with good members is not the one that would be written.
QString whatDiffers(JsonElement root)
{
    for (const auto field : objectOf(root)) {
        const std::string_view name = field.key;
        if (name != "format" && name != "kind" && name != "proof" && name != "public")
            return u"the file has a member that does not belong there"_s;
    }
    return u"the file is not spelt as Bulkhead writes it"_s;
}

} // namespace

Result<void> writePublicKeyFile(const QString &path, const SigningKey &key)
{
    if (key.isEmpty())
        return fileError(Error::Kind::Internal, path, u"there is no key to be written"_s, {});
    PublicKeyCard card;
    card.key = key.publicKey();
    card.proof = signatureFromHex(possessionProof(key)).value();
    const std::string text = textOf(card);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (!written)
        return systemError(path, u"the file cannot be written"_s, file.errorString());
    return {};
}

Result<PublicKeyCard> readPublicKeyFile(const QString &path)
{
    const auto bytes = readText(path);
    if (!bytes)
        return bytes.error();
    const std::string_view text(bytes->constData(), std::size_t(bytes->size()));
    JsonReader reader;
    const auto root = reader.parse(text);
    if (!root || !root->is_object())
        return refused(path, u"this is not a public key file"_s);
    auto card = readCard(path, *root);
    if (!card)
        return card;
    if (textOf(*card) != text)
        return refused(path, whatDiffers(*root));
    if (!provesPossession(card->key, card->proof))
        return refused(path, u"the proof is not by this key: whoever wrote the file need not have it"_s);
    return card;
}

} // namespace bulkhead
