// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "estate/entities.h"
#include "isolation/fact.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::isolation {

//! What a policy does, whatever the product calls it.
enum class PolicyClass : std::uint8_t {
    Other,
    Authentication, //!< says who calls
    Authorisation,  //!< access lists, groups, roles
    RateLimit,
    Quota,          //!< limits over a day or more, concurrent requests, pools, circuit breakers
    Cors,
    SizeLimit,
    Validation,     //!< request or schema validation
    IpRestriction,
    BotProtection,
    Waf,
    Log,
    Metrics,
    Tracing,
    Mock,           //!< answers instead of a back-end
    Debug,          //!< echo, request inspection, fault injection
    Script,         //!< code of the customer: opaque
    Transform
};
[[nodiscard]] std::string_view toWire(PolicyClass kind);

//! A limit as it acts: at most `amount` in `seconds`; 0 seconds: at any time (concurrency, pool size).
struct Limit
{
    std::int64_t amount = 0;
    std::int64_t seconds = 0;
    friend auto operator<=>(const Limit &, const Limit &) = default;
};

//! Where a limit keeps its counters.
struct CounterStore
{
    enum class Kind : std::uint8_t { Local, GatewayDatabase, Redis, Other };
    Kind kind = Kind::Local;
    std::vector<Endpoint> endpoints; //!< several for a cluster; empty for Local and GatewayDatabase
    std::string database, nameSpace;
    std::string user;
    std::optional<Fingerprint> secret;
    friend bool operator==(const CounterStore &, const CounterStore &) = default;
};

//! A URL or host that a policy itself calls (auth call-back, introspection, log endpoint, mirror).
struct Callout
{
    enum class Role : std::uint8_t { Callout, Mirror, Fallback, Log };
    Role role = Role::Callout;
    Endpoint endpoint;
    std::string field; //!< dotted path in the policy's settings: "introspection_endpoint"
    bool opaque = false; //!< built by a template or variable that could not be read
    friend bool operator==(const Callout &, const Callout &) = default;
};

//! What a token-validating policy trusts.
struct TokenTrust
{
    Fact<std::vector<std::string>> issuers;   //!< sorted
    //! Fingerprints or thumbprints of verification keys, as text. Unsupported in a policy with `credentialKinds`: the
    //! gateway's credentials of that kind are the keys (CredentialFacts).
    Fact<std::vector<std::string>> keys;
    Fact<std::vector<std::string>> audiences; //!< that it demands; KnownEmpty: none demanded
    Fact<std::vector<std::string>> scopes;    //!< scopes or claims that it demands
    Fact<std::vector<std::string>> clientAuthorities; //!< SPKI of client CAs that it trusts
    bool restrictsSubject = false; //!< subject, SAN or OU of client certificates is checked
    bool elsewhere = false;        //!< introspection or script: somebody else decides
    friend bool operator==(const TokenTrust &, const TokenTrust &) = default;
};

//! A reference to an OAuth or OIDC client in a policy's settings.
struct ClientUse
{
    std::string issuer, clientId;
    std::vector<std::string> redirectUris;
    std::vector<std::string> scopes; //!< that it is granted
    std::string keyThumbprint;       //!< of its public key; empty: not told
    std::optional<Fingerprint> secret;
    friend bool operator==(const ClientUse &, const ClientUse &) = default;
};

//! How a sign-in to something behind or beside the gateway is done: user, role or secret that a policy carries.
struct MachineIdentity
{
    std::string realm;     //!< host it signs in to, canonical; empty: unknown
    std::string name;      //!< user, role ARN, client certificate SPKI
    std::optional<Fingerprint> secret;
    std::string reference; //!< of a secret store, as written
    std::string field;
    friend bool operator==(const MachineIdentity &, const MachineIdentity &) = default;
};

//! What telemetry writes down.
struct Recording
{
    bool bodies = false;
    std::vector<std::string> secretHeaders; //!< credential headers that are written, lower case
    bool fullUri = false;                   //!< with the query, where keys may stand
    bool masked = false;                    //!< a redaction step goes before
    //! The environment that each record names; KnownEmpty: none; Unsupported: cannot be told from settings.
    Fact<std::string> environmentTag;
    bool tagFromRequest = false; //!< the tag is taken from what the caller sends
    friend bool operator==(const Recording &, const Recording &) = default;
};

//! How a plan or product lets callers in.
enum class Admission : std::uint8_t { NotTold, Approved, Automatic, Keyless };

//! The meaning of one policy: pure reading of its normalised settings.
struct PolicyMeaning
{
    PolicyClass kind = PolicyClass::Other;
    std::vector<Limit> limits; //!< sorted
    std::string limitKey;      //!< what is counted: "consumer", "ip", "global"
    std::optional<CounterStore> counters;
    std::vector<Callout> callouts;
    std::optional<TokenTrust> trust;
    std::vector<ClientUse> clients;
    std::vector<MachineIdentity> identities;
    std::optional<Recording> recording;
    Admission admission = Admission::NotTold;
    std::vector<std::string> groups;      //!< that an access list lets in, sorted
    std::vector<std::string> credentialKinds; //!< that a sign-in takes: "api-key", "basic"
    bool keyInQuery = false;              //!< a key may stand in the URL
    std::vector<std::string> corsOrigins;
    bool corsCredentials = false;
    std::vector<std::string> secretPaths; //!< references to secret stores, as written
    bool opaque = false;                  //!< holds code that is not understood
    bool mentionsEnvironment = false;     //!< that code names environments
    bool detectOnly = false;              //!< reports and does not refuse
    std::int64_t maxBytes = 0;            //!< of a size limit; 0: none
    friend bool operator==(const PolicyMeaning &, const PolicyMeaning &) = default;
};

//! Reads a policy's name and settings (Kong plugins, APISIX plugins, Caddy handlers; sources of each name and field:
//! the mapping of its adapter). A name it does not know gives `Other` with its URLs, secrets and references still found.
[[nodiscard]] PolicyMeaning meaningOf(const Policy &policy);

//! What a logger of APISIX writes down: its own format, or else that of the plugin's metadata (nullptr: the metadata sets
//! none). `meaningOf` sees the settings only, so its answer for such a logger leaves the environment open.
[[nodiscard]] Recording apisixRecording(const JsonValue::Object &settings, const JsonValue *metadataFormat);

} // namespace bulkhead::isolation
