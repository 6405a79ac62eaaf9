// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixcredentials.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixplugins.h"
#include "gateways/redaction/redaction.h"

#include <QByteArray>

namespace bulkhead {

namespace {

//! A reference stays as text, a secret becomes a fingerprint, nothing stays nothing.
void setSecret(Credential &credential, std::string_view secret, std::string_view comparability,
               const Fingerprinter &fingerprinter)
{
    if (secret.empty())
        return;
    if (isSecretReference(secret))
        credential.reference = secret;
    else
        credential.secret = fingerprinter.make(comparability, secret);
}

void readJwt(JsonElement config, Credential &credential, const Fingerprinter &fingerprinter)
{
    credential.kind = "jwt-secret";
    credential.clientId = stringAt(config, "key");
    const std::string algorithm(stringAt(config, "algorithm", "HS256"));
    if (!algorithm.starts_with("HS"))
        return; // a public key is no secret, and the private one is not here
    const std::string_view secret = stringAt(config, "secret");
    const std::string comparability = "jwt-secret/" + algorithm;
    if (!boolAt(config, "base64_secret") || isSecretReference(secret)) {
        setSecret(credential, secret, comparability, fingerprinter);
        return;
    }
    // What signs is the decoded value: it has to compare with one that is written plainly.
    QByteArray plain = QByteArray::fromBase64(
        QByteArray::fromRawData(secret.data(), static_cast<qsizetype>(secret.size())));
    setSecret(credential, std::string_view(plain.constData(), static_cast<std::size_t>(plain.size())),
              comparability, fingerprinter);
    wipe(plain.data(), static_cast<std::size_t>(plain.size()));
}

void readPlugin(std::string_view plugin, JsonElement config, Credential &credential,
                const Fingerprinter &fingerprinter)
{
    if (plugin == "key-auth") {
        credential.kind = "api-key";
        setSecret(credential, stringAt(config, "key"), "api-key/plain", fingerprinter);
    } else if (plugin == "basic-auth") {
        credential.kind = "basic";
        credential.clientId = stringAt(config, "username");
        setSecret(credential, stringAt(config, "password"), "basic/plain", fingerprinter);
    } else if (plugin == "hmac-auth") {
        credential.kind = "hmac";
        // Before 3.11 the names were others.
        credential.clientId = stringAt(config, "key_id", stringAt(config, "access_key"));
        setSecret(credential, stringAt(config, "secret_key"), "hmac-secret/plain", fingerprinter);
    } else {
        readJwt(config, credential, fingerprinter);
    }
}

} // namespace

std::vector<Credential> readApisixCredentials(JsonElement object, std::string_view consumer,
                                              const std::string &source,
                                              const Fingerprinter &fingerprinter)
{
    std::vector<Credential> credentials;
    const auto plugins = memberAt(object, "plugins");
    if (!plugins || !plugins->is_object())
        return credentials;
    for (const auto field : objectOf(*plugins)) {
        if (!isApisixAuthPlugin(field.key))
            continue;
        Credential credential;
        credential.nativeId = source + '/' + std::string(field.key);
        credential.consumerId = consumer;
        credential.createdAt = integerAt(object, "create_time");
        readPlugin(field.key, field.value, credential, fingerprinter);
        credentials.push_back(std::move(credential));
    }
    return credentials;
}

} // namespace bulkhead
