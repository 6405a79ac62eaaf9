// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixtables.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace bulkhead {

namespace {

using Object = JsonValue::Object;
using Fields = std::map<std::string, std::vector<std::string>>;

const Fields &encryptedFields(bool isNewer)
{
    static const Fields fields = {
        {"basic-auth", {"password"}}, {"csrf", {"key"}}, {"hmac-auth", {"secret_key"}},
        {"jwt-auth", {"secret"}}, {"key-auth", {"key"}}, {"openid-connect", {"client_secret"}},
    };
    static const Fields more = [] {
        Fields all = fields;
        all["http-logger"] = {"auth_header"};
        all["limit-count"] = {"redis_password"};
        return all;
    }();
    return isNewer ? more : fields;
}

std::string cipher(const std::string &text)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Md5);
    return hash.toBase64().toStdString();
}

void encrypt(JsonValue &secret)
{
    if (secret.string())
        secret = cipher(*secret.string());
}

void encryptKeys(Object &ssl)
{
    if (const auto key = ssl.find("key"); key != ssl.end())
        encrypt(key->second);
    const auto keys = ssl.find("keys");
    if (keys == ssl.end() || !keys->second.array())
        return;
    for (JsonValue &key : *keys->second.array())
        encrypt(key);
}

void showSsl(Object &ssl, ApisixView view, bool isNewer)
{
    encryptKeys(ssl);
    if (view == ApisixView::Single || isNewer)
        ssl.erase("key");
    if (isNewer)
        ssl.erase("keys");
}

} // namespace

void encryptApisixSecrets(Object &value, const ApisixTraits &traits)
{
    const auto plugins = value.find("plugins");
    if (traits.isOld || plugins == value.end() || !plugins->second.object())
        return;
    const Fields &encrypted = encryptedFields(traits.isNewer);
    for (auto &[name, config] : *plugins->second.object()) {
        const auto fields = encrypted.find(name);
        if (fields == encrypted.end() || !config.object())
            continue;
        for (const std::string &field : fields->second) {
            if (const auto secret = config.object()->find(field); secret != config.object()->end())
                encrypt(secret->second);
        }
    }
}

Object shownApisixObject(const std::string &collection, Object value, ApisixView view,
                         const ApisixTraits &traits)
{
    if (collection == "ssls" || collection == "ssl")
        showSsl(value, view, traits.isNewer);
    if (traits.isOld && (collection == "plugin_metadata" || collection == "proto"))
        value.erase("id");
    // A list of version 2 is not decrypted, a single object is.
    const bool isRaw = view == ApisixView::Written || (view == ApisixView::Listed && traits.speaksV2);
    if (isRaw)
        encryptApisixSecrets(value, traits);
    return value;
}

} // namespace bulkhead
