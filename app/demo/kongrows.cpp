// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongrows.h"

#include "core/jsonreader.h"
#include "demo/kongplugins.h"
#include "demo/kongtables.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>
#include <QUrl>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;

std::optional<Row> parsedJson(const QByteArray &body)
{
    if (body.isEmpty())
        return Row();
    JsonReader reader;
    const auto root = reader.parse({body.constData(), std::size_t(body.size())});
    if (!root || !root->is_object())
        return std::nullopt;
    JsonValue value = JsonValue::from(*root);
    return std::move(*value.object());
}

//! A form says all as text; the type is that of the default.
JsonValue formValue(const JsonValue &standard, const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (standard.integer() && isNumber)
        return number;
    if (standard.boolean() && (text == "true"_L1 || text == "false"_L1))
        return text == "true"_L1;
    return text;
}

Row parsedForm(const std::string &collection, const QByteArray &body)
{
    Row row;
    const Row &defaults = KongSeed::defaults(collection);
    const QUrlQuery form(QString::fromUtf8(QByteArray(body).replace('+', ' ')));
    for (const auto &[key, text] : form.queryItems(QUrl::FullyDecoded)) {
        if (key.endsWith("[]"_L1)) {
            JsonValue &list = row[key.chopped(2).toStdString()];
            if (!list.array())
                list = JsonValue::Array();
            list.array()->emplace_back(text);
            continue;
        }
        const auto standard = defaults.find(key.toStdString());
        row[key.toStdString()] = formValue(standard == defaults.end() ? JsonValue() : standard->second, text);
    }
    return row;
}

//! "url" of a service stands for protocol, host, port and path.
void expandUrl(const std::string &collection, Row &given)
{
    const auto found = given.find("url");
    if (collection != "services" || found == given.end() || !found->second.string())
        return;
    const QUrl url(QString::fromStdString(*found->second.string()));
    given.erase(found);
    if (!url.scheme().isEmpty())
        given.insert_or_assign("protocol", url.scheme());
    if (!url.host().isEmpty())
        given.insert_or_assign("host", url.host());
    given.insert_or_assign("port", url.port(url.scheme() == "https"_L1 ? 443 : 80));
    if (!url.path().isEmpty())
        given.insert_or_assign("path", url.path());
}

//! A target without a port gets Kong's own.
void completeTarget(const std::string &collection, Row &row)
{
    const auto target = row.find("target");
    if (!isTargetList(collection) || target == row.end() || !target->second.string())
        return;
    const std::string &text = *target->second.string();
    const auto bracket = text.rfind(']');
    const auto colon = text.rfind(':');
    const bool hasPort = colon != text.npos && (bracket == text.npos || colon > bracket);
    if (!hasPort)
        target->second = text + ":8000";
}

std::string madeText(const Row &row, const std::string &member)
{
    std::string made = KongSeed::uuid(*row.at("id").string() + member);
    std::erase(made, '-');
    return made;
}

//! SHA-1 of password and consumer id.
std::string passwordHash(const std::string &password, const std::string &consumer)
{
    const QByteArray text = QByteArray::fromStdString(password + consumer);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex().toStdString();
}

std::string secretHash(const std::string &secret, const std::string &saltOf)
{
    constexpr auto form = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;
    const QByteArray salt = QCryptographicHash::hash(QByteArray::fromStdString(saltOf), QCryptographicHash::Md5);
    const QByteArray hash = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha512,
                                                               QByteArray::fromStdString(secret), salt, 10000, 32);
    const QByteArray text = "$pbkdf2-sha512$i=10000,l=32$" + salt.toBase64(form) + '$' + hash.toBase64(form);
    return text.toStdString();
}

} // namespace

std::optional<Row> kongSent(const std::string &collection, const DemoRequest &request)
{
    const bool isForm = request.header("content-type").startsWith("application/x-www-form-urlencoded");
    auto sent = isForm ? std::optional(parsedForm(collection, request.body)) : parsedJson(request.body);
    if (sent)
        expandUrl(collection, *sent);
    return sent;
}

Row kongRow(const std::string &collection, const Row &given)
{
    Row row = KongSeed::defaults(collection);
    for (const auto &[member, value] : given)
        row.insert_or_assign(member, value);
    completeTarget(collection, row);
    if (collection == "plugins")
        addKongPluginDefaults(row);
    return row;
}

void makeKongSecrets(const std::string &collection, Row &row)
{
    static const std::map<std::string, std::vector<const char *>> members{
        {"key-auths", {"key"}}, {"jwts", {"key", "secret"}}, {"oauth2", {"client_id", "client_secret"}}};
    const auto made = members.find(collection);
    if (made == members.end())
        return;
    for (const char *member : made->second) {
        if (row[member].isNull())
            row[member] = madeText(row, member);
    }
}

void hashKongSecrets(const std::string &collection, const Row &given, Row &row)
{
    const char *member = collection == "basic-auths" ? "password" : collection == "oauth2" ? "client_secret" : nullptr;
    const auto sent = member ? given.find(member) : given.end();
    if (sent == given.end() || !sent->second.string())
        return;
    const std::string &secret = *sent->second.string();
    const JsonValue *consumer = row.at("consumer").find("id");
    if (collection == "basic-auths" && consumer && consumer->string())
        row[member] = passwordHash(secret, *consumer->string());
    else if (collection == "oauth2" && row.at("hash_secret") == JsonValue(true))
        row[member] = secretHash(secret, *row.at("id").string() + secret);
}

} // namespace bulkhead
