// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "estate/signin.h"
#include "isolation/meaning/parts.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

using Texts = std::vector<std::string>;

//! Nothing demanded or named is a known answer of its own.
Fact<Texts> known(Texts texts)
{
    sortOnce(texts);
    if (texts.empty())
        return FactState::KnownEmpty;
    return texts;
}

void append(Texts &to, const Texts &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

std::string keyText(const Fingerprint &secret)
{
    return secret.comparability + '/' + toHex(secret.value);
}

//! The issuer that a discovery document stands for.
std::string issuerOf(std::string url)
{
    const auto known = url.find("/.well-known/");
    if (known != std::string::npos)
        url.erase(known);
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

Texts scopesOf(const Settings &settings, std::string_view path)
{
    Texts scopes;
    for (const std::string &text : textsAt(settings, path)) {
        for (std::size_t start = 0; start < text.size();) { // one text with spaces, or a list
            const std::size_t end = std::min(text.find(' ', start), text.size());
            if (end > start)
                scopes.push_back(text.substr(start, end - start));
            start = end + 1;
        }
    }
    sortOnce(scopes);
    return scopes;
}

//! The gateway signs in whom its own credentials name: their secrets are the keys, filled in where they are known.
TokenTrust credentialTrust()
{
    TokenTrust trust;
    trust.audiences = FactState::KnownEmpty;
    trust.scopes = FactState::KnownEmpty;
    trust.clientAuthorities = FactState::KnownEmpty;
    return trust;
}

//! Tokens that the gateway makes itself and finds in its own store: nothing outside it is trusted.
TokenTrust ownTokens(const Settings &settings)
{
    TokenTrust trust = credentialTrust();
    trust.issuers = FactState::KnownEmpty;
    trust.keys = FactState::KnownEmpty;
    if (flagAt(settings, "mandatory_scope"))
        trust.scopes = known(textsAt(settings, "scopes"));
    return trust;
}

Fact<Texts> openIdKeys(const Settings &settings)
{
    Texts keys;
    if (const std::string pem = textAt(settings, "public_key"); !pem.empty())
        keys.push_back("pem/" + toHex(sha256(pem)));
    for (const char *path : {"session.secret", "session_secret", "client_jwk"}) {
        if (const auto secret = secretOf(valueAt(settings, path)))
            keys.push_back(keyText(*secret));
    }
    // The provider's own keys are behind an address that nobody asks here: only what is written is known.
    return keys.empty() ? Fact<Texts>(FactState::Unsupported) : known(std::move(keys));
}

TokenTrust openIdTrust(const Settings &settings)
{
    TokenTrust trust;
    Texts issuers;
    for (const char *path : {"issuer", "discovery"}) {
        if (const std::string url = textAt(settings, path); !url.empty())
            issuers.push_back(issuerOf(url));
    }
    for (const char *path : {"issuers_allowed", "claim_validator.issuer.valid_issuers"})
        append(issuers, textsAt(settings, path));
    trust.issuers = issuers.empty() ? Fact<Texts>(FactState::Unsupported) : known(std::move(issuers));
    trust.keys = openIdKeys(settings);
    Texts audiences = textsAt(settings, "audience_required");
    append(audiences, textsAt(settings, "audience"));
    if (flagAt(settings, "claim_validator.audience.match_with_client_id"))
        append(audiences, textsAt(settings, "client_id"));
    trust.audiences = known(std::move(audiences));
    Texts scopes = scopesOf(settings, "scopes_required");
    append(scopes, scopesOf(settings, "required_scopes"));
    trust.scopes = known(std::move(scopes));
    trust.clientAuthorities = FactState::KnownEmpty;
    const bool asks = isSet(valueAt(settings, "introspection_endpoint"));
    trust.elsewhere = asks && !trust.issuers.isDecided();
    return trust;
}

//! Ids of authorities in Kong (resolved where certificates are known), certificates themselves in Caddy.
TokenTrust certificateTrust(const Policy &policy)
{
    TokenTrust trust;
    trust.issuers = trust.keys = trust.audiences = trust.scopes = FactState::KnownEmpty;
    Texts authorities;
    for (const char *path : {"ca_certificates", "trusted_ca_certs", "trusted_leaf_certs", "ca.trusted_ca_certs"}) {
        for (const std::string &text : textsAt(policy.config, path))
            authorities.push_back(policy.name == "mtls-auth" ? "id/" + text : "der/" + toHex(sha256(text)));
    }
    trust.clientAuthorities
        = authorities.empty() ? Fact<Texts>(FactState::Unsupported) : known(std::move(authorities));
    trust.restrictsSubject = isSet(valueAt(policy.config, "consumer_by")) || isSet(valueAt(policy.config, "trusted_leaf_certs"))
        || (policy.name == "mtls-auth" && !flagAt(policy.config, "skip_consumer_lookup"));
    return trust;
}

TokenTrust foreignTrust()
{
    TokenTrust trust;
    trust.elsewhere = true;
    return trust;
}

void readClients(const Settings &settings, PolicyMeaning &meaning)
{
    const Texts ids = textsAt(settings, "client_id");
    for (const std::string &id : ids) {
        ClientUse client;
        client.clientId = id;
        client.issuer = issuerOf(textAt(settings, "issuer", textAt(settings, "discovery",
            textAt(settings, "introspection_endpoint", textAt(settings, "token_endpoint")))));
        client.redirectUris = textsAt(settings, "redirect_uri");
        append(client.redirectUris, textsAt(settings, "login_redirect_uri"));
        client.scopes = scopesOf(settings, "scope");
        append(client.scopes, scopesOf(settings, "scopes"));
        sortOnce(client.redirectUris);
        sortOnce(client.scopes);
        const JsonValue *secret = valueAt(settings, "client_secret");
        if (secret != nullptr && secret->array() != nullptr)
            secret = secret->array()->empty() ? nullptr : &secret->array()->front();
        client.secret = secretOf(secret);
        meaning.clients.push_back(std::move(client));
    }
}

//! May a key stand in the URL? Both products say yes unless told otherwise.
bool takesKeyInQuery(const Policy &policy)
{
    if (policy.name == "key-auth" || policy.name == "key-auth-enc")
        return flagAt(policy.config, "key_in_query", true);
    if (policy.name == "jwt")
        return isSet(valueAt(policy.config, "uri_param_names"));
    return policy.name == "jwt-auth" && !textAt(policy.config, "query", "jwt").empty();
}

} // namespace

void readTrust(const Policy &policy, PolicyMeaning &meaning)
{
    const std::string_view kind = credentialKindOf(policy.name);
    if (!kind.empty())
        meaning.credentialKinds.emplace_back(kind);
    meaning.keyInQuery = takesKeyInQuery(policy);
    readClients(policy.config, meaning);
    if (policy.name == "jwt" || policy.name == "jwt-auth")
        meaning.trust = credentialTrust();
    else if (policy.name == "oauth2")
        meaning.trust = ownTokens(policy.config);
    else if (policy.name == "openid-connect")
        meaning.trust = openIdTrust(policy.config);
    else if (policy.name == "mtls-auth" || policy.name == "client_authentication" || policy.name == "header-cert-auth")
        meaning.trust = certificateTrust(policy);
    else if (asksElsewhere(policy.name))
        meaning.trust = foreignTrust();
}

} // namespace bulkhead::isolation
