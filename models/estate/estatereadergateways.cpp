// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereader.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype pinBytes = 32;

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

//! RFC 9110: what a header name or an authentication scheme is made of.
bool isToken(const QString &text, qsizetype longest)
{
    static const QRegularExpression form(u"\\A[!#$%&'*+.^_`|~0-9A-Za-z-]+\\z"_s);
    return text.size() <= longest && form.match(text).hasMatch();
}

bool isPin(const QString &text)
{
    constexpr auto prefix = "sha256:"_L1;
    if (!text.startsWith(prefix))
        return false;
    const QByteArray encoded = text.mid(prefix.size()).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == pinBytes;
}

} // namespace

void EstateReader::gateways(EstateSection &top)
{
    for (const YamlEntry &entry : top.members("gateways"_L1)) {
        if (!isName(entry.key, u"gateway"_s))
            continue;
        auto section = member(entry, u"gateways."_s + entry.key->text);
        if (!section)
            continue;
        GatewayConfig config = gateway(*section, GatewayId(entry.key->text));
        config.line = entry.key->begin.line;
        m_config.gateways.append(config);
    }
}

GatewayConfig EstateReader::gateway(EstateSection section, const GatewayId &id)
{
    GatewayConfig gateway;
    gateway.id = id;
    const QList<GatewayKind> kinds{GatewayKind::Kong, GatewayKind::Apisix, GatewayKind::Caddy};
    QList<QString> words;
    for (const GatewayKind kind : kinds)
        words.append(toWire(kind));
    if (!section.find("kind"_L1))
        m_report.error(section.at(), section.path() + u" has no \"kind\""_s,
                       u"add kind: "_s + words.join(u", "_s));
    else if (const auto word = section.oneOf("kind"_L1, words))
        gateway.kind = kinds[words.indexOf(*word)];
    gateway.adminUrl = adminUrl(section);
    gateway.controlUrl = controlUrl(section, gateway.kind);
    placement(section, gateway);
    gateway.workspaces = section.texts("workspaces"_L1);
    gateway.auth = auth(section, "auth"_L1);
    gateway.writeAuth = auth(section, "write_auth"_L1);
    gateway.tls = tls(section);
    gateway.limits = limits(section);
    gateway.region = section.text("region"_L1).value_or(QString());
    gateway.network = section.text("network"_L1).value_or(QString());
    gateway.cluster = section.text("cluster"_L1).value_or(QString());
    gateway.owner = section.text("owner"_L1).value_or(QString());
    gateway.retention = section.text("retention"_L1).value_or(QString());
    section.finish();

    const bool plain = gateway.adminUrl.scheme() == "http"_L1;
    if (plain && !(gateway.tls == TlsConfig()))
        m_report.warning(section.at(), section.path() + u": tls has no effect on an http address"_s,
                         u"use https, or remove tls"_s);
    if (plain && (gateway.auth || gateway.writeAuth) && !isLoopback(gateway.adminUrl.host()))
        m_report.warning(section.at(), section.path() + u": the credential travels unencrypted"_s,
                         u"use https for an address that is not on this machine"_s);
    return gateway;
}

QUrl EstateReader::adminUrl(EstateSection &section)
{
    const YamlNode *node = section.find("admin_url"_L1);
    const QString text = section.requiredText("admin_url"_L1);
    return text.isEmpty() ? QUrl() : webUrl(node, text, section.path(u"admin_url"));
}

QUrl EstateReader::controlUrl(EstateSection &section, GatewayKind kind)
{
    const YamlNode *node = section.find("control_url"_L1);
    const QString text = section.text("control_url"_L1).value_or(QString());
    if (node == nullptr || text.isEmpty())
        return {};
    if (kind != GatewayKind::Apisix) {
        m_report.error(node->begin, section.path(u"control_url") + u": only APISIX has a control API"_s, u"remove it"_s);
        return {};
    }
    return webUrl(node, text, section.path(u"control_url"));
}

void EstateReader::placement(EstateSection &section, GatewayConfig &gateway)
{
    const YamlNode *environment = section.find("environment"_L1);
    const YamlNode *rules = section.find("partitions"_L1);
    const QString hint = u"write environment: NAME, or partitions for a gateway that serves several"_s;
    if (environment && rules) {
        m_report.error(rules->begin, section.path() + u" has both environment and partitions"_s,
                       u"remove one of them"_s);
        return;
    }
    if (!environment && !rules) {
        m_report.error(section.at(), section.path() + u" has no environment and no partitions"_s, hint);
        return;
    }
    if (environment) {
        gateway.environment = environmentAt(environment, section.path(u"environment"));
        m_used.append(gateway.environment);
        return;
    }
    gateway.partitions = partitions(section);
    for (const PartitionRule &rule : std::as_const(gateway.partitions))
        m_used.append(rule.environment);
    if (rules->entries.empty() && (rules->kind == YamlNode::Kind::Sequence || rules->isNull())) {
        m_report.error(rules->begin, section.path() + u": partitions is empty"_s, hint);
        return;
    }
    const auto other = std::adjacent_find(gateway.partitions.cbegin(), gateway.partitions.cend(),
                                          [](const PartitionRule &a, const PartitionRule &b) {
                                              return !(a.environment == b.environment);
                                          });
    if (other == gateway.partitions.cend() && !gateway.partitions.isEmpty())
        m_report.warning(rules->begin,
                         section.path() + u": all partitions lead to the same environment"_s,
                         u"what has none of these tags belongs to no environment; is one missing?"_s);
}

QList<PartitionRule> EstateReader::partitions(EstateSection &section)
{
    QList<PartitionRule> result;
    for (const YamlEntry &item : section.items("partitions"_L1)) {
        auto rule = member(item, section.path(u"partitions"));
        if (!rule)
            continue;
        PartitionRule partition;
        if (auto when = rule->section("when"_L1)) {
            partition.tag = when->requiredText("tag"_L1);
            when->finish();
        } else if (!rule->find("when"_L1)) {
            m_report.error(rule->at(), rule->path() + u" has no \"when\""_s,
                           u"add when: {tag: \"env:sandbox\"}"_s);
        }
        partition.environment = environmentAt(*rule, "environment"_L1);
        rule->finish();
        const bool known = std::any_of(result.cbegin(), result.cend(), [&](const PartitionRule &other) {
            return other.tag == partition.tag;
        });
        if (known && !partition.tag.isEmpty())
            m_report.error(rule->at(), rule->path() + u": the same tag twice"_s,
                           u"a tag belongs to one environment: remove one of them"_s);
        result.append(partition);
    }
    return result;
}

std::optional<AuthConfig> EstateReader::auth(EstateSection &section, QLatin1StringView key)
{
    auto auth = section.section(key, true);
    if (!auth)
        return std::nullopt;
    AuthConfig result;
    const QString hint = u"a header or scheme is one word; the secret goes to secret: env:NAME"_s;
    if (const auto header = auth->text("header"_L1)) {
        result.header = *header;
        if (!isToken(*header, 80))
            m_report.error(auth->find("header"_L1)->begin,
                           auth->path(u"header") + u" is not a header name, or holds a literal secret"_s,
                           hint);
    }
    if (const auto scheme = auth->text("scheme"_L1)) {
        result.scheme = *scheme;
        if (!isToken(*scheme, 20))
            m_report.error(auth->find("scheme"_L1)->begin,
                           auth->path(u"scheme") + u" is not a scheme, or holds a literal secret"_s, hint);
    }
    if (!auth->find("secret"_L1))
        m_report.error(auth->at(), auth->path() + u" has no \"secret\""_s,
                       u"add secret: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s);
    result.secret = reference(*auth, "secret"_L1, false);
    auth->finish();
    return result;
}

TlsConfig EstateReader::tls(EstateSection &section)
{
    TlsConfig result;
    auto tls = section.section("tls"_L1, true);
    if (!tls)
        return result;
    result.ca = reference(*tls, "ca"_L1, true);
    result.clientCert = reference(*tls, "client_cert"_L1, true);
    result.clientKey = reference(*tls, "client_key"_L1, false);
    const bool cert = tls->find("client_cert"_L1), privateKey = tls->find("client_key"_L1);
    if (cert != privateKey)
        m_report.error(tls->at(), tls->path() + u" has only one of client_cert and client_key"_s,
                       u"a client certificate needs both"_s);
    result.pins = tls->texts("pin"_L1);
    for (const YamlEntry &item : tls->items("pin"_L1)) {
        if (item.value->kind == YamlNode::Kind::Scalar && !isPin(item.value->text))
            m_report.error(item.value->begin, tls->path(u"pin") + u" is not a pin"_s,
                           u"write \"sha256:\" and the base64 of the SHA-256 of the public key"_s);
    }
    result.serverName = tls->text("server_name"_L1).value_or(QString());
    tls->finish();
    return result;
}

LimitsConfig EstateReader::limits(EstateSection &section)
{
    LimitsConfig result;
    auto limits = section.section("limits"_L1);
    if (!limits)
        return result;
    if (const auto value = limits->integer("concurrency"_L1, 1, 64))
        result.concurrency = int(*value);
    if (const auto value = limits->number("requests_per_second"_L1, 0, 10'000))
        result.requestsPerSecond = *value;
    if (const auto value = limits->duration("timeout"_L1, 100ms, 10min))
        result.timeout = *value;
    limits->finish();
    return result;
}

} // namespace bulkhead
