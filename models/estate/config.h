// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

namespace bulkhead {

// The estate file as values (DESIGN.md section 3). Nothing here is secret: credentials are references.

enum class EnvironmentType { Development, Sandbox, Production };
[[nodiscard]] QString toWire(EnvironmentType type);

//! Where a secret is: never the secret itself.
struct SecretReference
{
    enum class Scheme { None, Env, File, Keychain };
    Scheme scheme = Scheme::None;
    QString target; //!< NAME, PATH (relative to the estate file), or SERVICE/ACCOUNT

    [[nodiscard]] bool isSet() const { return scheme != Scheme::None; }
    [[nodiscard]] QString toText() const; //!< "env:NAME"
    //! Nothing if it is no reference that could be used: maybe a literal secret, so never repeat the text.
    [[nodiscard]] static std::optional<SecretReference> fromText(const QString &text);
    friend bool operator==(const SecretReference &, const SecretReference &) = default;
};

struct Environment
{
    EnvironmentId id;
    EnvironmentType type = EnvironmentType::Sandbox;
    friend bool operator==(const Environment &, const Environment &) = default;
};

//! One header that carries a credential. An empty header name means the kind's own default.
struct AuthConfig
{
    QString header;
    QString scheme; //!< put before the secret, e.g. "Bearer"; empty for none
    SecretReference secret;
    friend bool operator==(const AuthConfig &, const AuthConfig &) = default;
};

struct TlsConfig
{
    SecretReference ca;         //!< file:PATH, PEM; empty: the system's authorities
    SecretReference clientCert; //!< file:PATH, PEM
    SecretReference clientKey;
    QList<QString> pins;        //!< "sha256:BASE64" over the SubjectPublicKeyInfo; any one has to match
    QString serverName;         //!< name to expect in the certificate; empty: the host of admin_url
    friend bool operator==(const TlsConfig &, const TlsConfig &) = default;
};

//! Objects with this tag (Kong "key:value", APISIX label) belong to that environment.
struct PartitionRule
{
    QString tag; //!< "env:sandbox"
    EnvironmentId environment;
    friend bool operator==(const PartitionRule &, const PartitionRule &) = default;
};

struct LimitsConfig
{
    int concurrency = 12;         //!< requests at once, 1…64; paging makes each collection one at a time
    double requestsPerSecond = 0; //!< 0: no cap
    std::chrono::milliseconds timeout{30000};
    friend bool operator==(const LimitsConfig &, const LimitsConfig &) = default;
};

enum class GatewayKind { Kong, Apisix, Caddy };
[[nodiscard]] QString toWire(GatewayKind kind); //!< "kong", "apisix", "caddy"

struct GatewayConfig
{
    GatewayId id;
    GatewayKind kind = GatewayKind::Kong;
    QUrl adminUrl;
    QUrl controlUrl; //!< APISIX: tells what the gateway works with; empty: not known
    EnvironmentId environment; //!< empty if `partitions` decides
    QList<PartitionRule> partitions;
    QList<QString> workspaces; //!< Kong Enterprise; empty: the default workspace, or all that can be listed
    std::optional<AuthConfig> auth;
    std::optional<AuthConfig> writeAuth;
    TlsConfig tls;
    LimitsConfig limits;
    QString region, network, cluster, owner, retention; //!< facts that the admin API cannot tell
    int line = 0; //!< where it stands in the file, 1-based
    //! Whether it serves the environment, whole or with a part of it.
    [[nodiscard]] bool serves(const EnvironmentId &wanted) const
    {
        return environment == wanted
            || std::any_of(partitions.cbegin(), partitions.cend(), [&wanted](const PartitionRule &rule) { return rule.environment == wanted; });
    }
    friend bool operator==(const GatewayConfig &, const GatewayConfig &) = default;
};

//! Facts about an API that its gateways do not hold.
struct ApiFacts
{
    QString name;
    QString owner;
    QList<QString> authors;
    QHash<QString, QString> contract; //!< environment id → path
    friend bool operator==(const ApiFacts &, const ApiFacts &) = default;
};

//! A difference that is meant: a field path with `*` for one step, everywhere or for some APIs.
struct ExpectedDifference
{
    QString field;
    QList<QString> apis; //!< empty: all
    QString reason;
    friend bool operator==(const ExpectedDifference &, const ExpectedDifference &) = default;
};

//! A value that must differ between two environments: what `from` matches in the source becomes `to`, or it stays as the target has it.
struct MappingRule
{
    QString field; //!< `*` is one step, at the end also all below
    QString from;  //!< regular expression (PCRE2), matched against the whole value; empty with `keep`
    QString to;    //!< with \1 … \9; empty with `keep`
    bool keep = false;
    friend bool operator==(const MappingRule &, const MappingRule &) = default;
};

//! Who has to approve, and how.
struct ApprovalRule
{
    int quorum = 1;
    QList<QString> groups; //!< of each, one approver has to be a member
    bool requesterMayApprove = false, sourceAuthorMayApprove = false;
    std::chrono::milliseconds expiresAfter = std::chrono::hours(72);
    QString ticket; //!< regular expression that the reason has to hold; empty: none
    friend bool operator==(const ApprovalRule &, const ApprovalRule &) = default;
};

//! A time in which nothing is promoted.
struct Freeze
{
    QDateTime from, to; //!< UTC; `to` is outside
    QString reason;
    friend bool operator==(const Freeze &, const Freeze &) = default;
};

struct PromotionPath
{
    EnvironmentId from, to;
    QList<MappingRule> map;
    ApprovalRule approvals;
    QList<QString> warnsOnUnknown; //!< gates that let an unknown pass with a warning; the file's default is `contract` only
    QList<Freeze> freezes;
    friend bool operator==(const PromotionPath &, const PromotionPath &) = default;
};

//! What may be done when there is no time for approvals (`promotion.break_glass`).
struct BreakGlassRule
{
    bool allowed = false;
    std::chrono::milliseconds reviewWithin = std::chrono::hours(24); //!< two others look back at it within this time
    friend bool operator==(const BreakGlassRule &, const BreakGlassRule &) = default;
};

//! Answers for names of hosts that the judgement of isolation looks up.
struct ResolveConfig
{
    bool enabled = false; //!< ask name servers; the fixed answers count in any case
    QHash<QString, QList<QString>> hosts; //!< name → addresses
    friend bool operator==(const ResolveConfig &, const ResolveConfig &) = default;
};

//! An issuer that two environments may share, and why.
struct SharedIssuer
{
    QString issuer, reason;
    friend bool operator==(const SharedIssuer &, const SharedIssuer &) = default;
};

//! What the estate file declares for the judgement of isolation. Hosts are names, patterns ("*.prd.example"), addresses
//! or networks ("10.50.0.0/16").
struct IsolationConfig
{
    QString catalogue; //!< file of the company's own controls, relative to the estate file; empty: none
    ResolveConfig resolve;
    QList<QPair<EnvironmentId, QList<QString>>> owned; //!< hosts that belong to one environment
    QList<QString> sharedHosts;     //!< outside hosts that every environment may call
    QList<QString> testHosts, liveHosts; //!< of third parties
    QList<SharedIssuer> sharedIssuers;
    QList<QString> publicApis;      //!< meant to be open
    QList<QString> productionOnly;  //!< approved without a sandbox
    QList<QString> approvedAdmins;  //!< may change both sides
    QList<QPair<QString, qint64>> promisedPerMinute; //!< by API: calls that its agreement promises
    QList<QString> platformRoutes;  //!< health checks and the like: no API
    friend bool operator==(const IsolationConfig &, const IsolationConfig &) = default;
};

//! Where the heads of the audit log are kept outside the store.
struct AuditConfig
{
    QList<SecretReference> checkpoints; //!< file:PATH, of a file or a folder, relative to the estate file
    friend bool operator==(const AuditConfig &, const AuditConfig &) = default;
};

//! What reports rest on beside what comes with the product.
struct ReportsConfig
{
    QList<QString> frameworks; //!< files of the company's own frameworks, relative to the estate file
    friend bool operator==(const ReportsConfig &, const ReportsConfig &) = default;
};

//! A section of the file that is policy: what people accept with their signature. Comments, order and way of writing do not count.
struct PolicySection
{
    QString name;
    std::string text;   //!< canonical JSON, scalars as text
    std::string digest; //!< hex of its SHA-256
    friend bool operator==(const PolicySection &, const PolicySection &) = default;
};

struct EstateConfig
{
    QString name;
    QString path; //!< the file it was read from; references to files are relative to its folder
    QList<Environment> environments; //!< in the order of the file
    QList<GatewayConfig> gateways;
    QList<ApiFacts> apis;
    QList<ExpectedDifference> expected;
    QList<PromotionPath> promotionPaths;
    BreakGlassRule breakGlass;
    QHash<QString, QList<QString>> groups; //!< name → people, spelt as in the file
    QList<QPair<EnvironmentId, EnvironmentId>> pairs; //!< sandbox, production; filled in for `all`
    IsolationConfig isolation;
    AuditConfig audit;
    ReportsConfig reports;
    QList<PolicySection> policy; //!< those that are there, by name
    [[nodiscard]] const Environment *environment(const EnvironmentId &id) const;
    [[nodiscard]] const GatewayConfig *gateway(const GatewayId &id) const;
    friend bool operator==(const EstateConfig &, const EstateConfig &) = default;
};

} // namespace bulkhead
