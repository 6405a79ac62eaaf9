// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/meaning/parts.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

//! Secrets that another part of the meaning stands for.
bool isTaken(const PolicyMeaning &meaning, const std::string &path)
{
    for (const char *name : {"client_secret", "session.secret", "session_secret", "client_jwk"}) {
        if (path.starts_with(name))
            return true;
    }
    return std::any_of(meaning.identities.begin(), meaning.identities.end(),
                       [&path](const MachineIdentity &identity) { return identity.field == path; });
}

//! The user that stands beside a secret.
std::string userBeside(const Settings &settings, const std::string &path)
{
    const auto dot = path.rfind('.');
    const std::string parent = dot == std::string::npos ? std::string() : path.substr(0, dot + 1);
    for (const char *name : {"username", "user", "ldap_user", "access_key_id", "aws_assume_role_arn", "role"}) {
        if (std::string text = textAt(settings, parent + name); !text.empty())
            return text;
    }
    return {};
}

//! Code and what stands for it is no secret that signs in anywhere.
bool isCode(const Policy &policy, PolicyClass kind, const std::string &path)
{
    return kind == PolicyClass::Script || path.starts_with("custom_fields_by_lua")
        || (policy.name == "authentication" && path.find("http_basic") != std::string::npos);
}

} // namespace

void readIdentities(const Policy &policy, PolicyMeaning &meaning)
{
    const std::string realm = meaning.callouts.empty() ? std::string() : meaning.callouts.front().endpoint.host;
    walk(policy.config, [&](const std::string &path, const std::string &, const JsonValue &value) {
        const std::string reference = referenceOf(&value);
        if (!reference.empty())
            meaning.secretPaths.push_back(reference);
        const auto secret = secretOf(&value);
        if ((reference.empty() && !secret) || isCode(policy, meaning.kind, path) || isTaken(meaning, path))
            return;
        MachineIdentity identity;
        identity.realm = realm;
        identity.name = userBeside(policy.config, path);
        identity.secret = secret;
        identity.reference = reference;
        const JsonValue *header = value.find("name"); // a header line of a transformer
        identity.field = header != nullptr && header->string() != nullptr ? path + '.' + *header->string() : path;
        meaning.identities.push_back(std::move(identity));
    });
    if (const std::string role = textAt(policy.config, "aws_assume_role_arn"); !role.empty())
        meaning.identities.push_back({.realm = "aws", .name = role, .secret = {}, .reference = {}, .field = "aws_assume_role_arn"});
}

} // namespace bulkhead::isolation
