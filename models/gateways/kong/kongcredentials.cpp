// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongcredentials.h"

#include "core/jsonreader.h"
#include "gateways/kong/kongentities.h"
#include "gateways/redaction/redaction.h"
#include "gateways/x509/certificatereader.h"

namespace bulkhead {

namespace {

Credential base(JsonElement row, const char *kind)
{
    Credential credential;
    credential.nativeId = kongId(row);
    credential.consumerId = kongReference(row, "consumer");
    credential.kind = kind;
    credential.createdAt = integerAt(row, "created_at");
    return credential;
}

void setSecret(Credential &credential, std::string_view secret, std::string_view comparability,
               const Fingerprinter &fingerprinter)
{
    if (isSecretReference(secret))
        credential.reference = secret;
    else if (!secret.empty())
        credential.secret = fingerprinter.make(comparability, secret);
}

} // namespace

Credential kongKeyAuth(JsonElement row, const Fingerprinter &fingerprinter)
{
    Credential credential = base(row, "api-key");
    setSecret(credential, stringAt(row, "key"), "api-key/plain", fingerprinter);
    return credential;
}

Credential kongBasicAuth(JsonElement row, const Fingerprinter &fingerprinter)
{
    Credential credential = base(row, "basic");
    credential.clientId = stringAt(row, "username");
    setSecret(credential, stringAt(row, "password"), "kong-basic-sha1/" + credential.consumerId,
              fingerprinter);
    return credential;
}

Credential kongHmacAuth(JsonElement row, const Fingerprinter &fingerprinter)
{
    Credential credential = base(row, "hmac");
    credential.clientId = stringAt(row, "username");
    setSecret(credential, stringAt(row, "secret"), "hmac-secret/plain", fingerprinter);
    return credential;
}

Credential kongJwt(JsonElement row, const Fingerprinter &fingerprinter)
{
    Credential credential = base(row, "jwt-secret");
    credential.clientId = stringAt(row, "key");
    const std::string algorithm(stringAt(row, "algorithm", "HS256"));
    if (algorithm.starts_with("HS")) {
        setSecret(credential, stringAt(row, "secret"), "jwt-secret/" + algorithm, fingerprinter);
        return credential;
    }
    const std::string_view pem = stringAt(row, "rsa_public_key");
    const std::string digest = isSecretReference(pem) ? std::string() : readPublicKey(pem);
    setSecret(credential, digest.empty() ? pem : std::string_view(digest), "jwt-public-key/" + algorithm,
              fingerprinter);
    return credential;
}

Credential kongOauth2(JsonElement row, const Fingerprinter &fingerprinter)
{
    Credential credential = base(row, "oauth-client");
    credential.clientId = stringAt(row, "client_id");
    const std::string_view secret = stringAt(row, "client_secret");
    if (!boolAt(row, "hash_secret") && !secret.starts_with("$pbkdf2"))
        setSecret(credential, secret, "oauth-client-secret/plain", fingerprinter);
    return credential;
}

} // namespace bulkhead
