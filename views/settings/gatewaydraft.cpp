// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewaydraft.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QList<QString> commaList(const QString &text)
{
    QList<QString> parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts;
}

SecretReference referenceOf(const QString &text)
{
    return SecretReference::fromText(text).value_or(SecretReference());
}

bool isToken(const QString &text)
{
    static const QRegularExpression form(u"\\A[!#$%&'*+.^_`|~0-9A-Za-z-]{0,80}\\z"_s);
    return form.match(text).hasMatch();
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

} // namespace

GatewayDraft::GatewayDraft(const GatewayConfig &gateway)
    : kind(gateway.kind)
    , environment(gateway.environment)
    , m_start(gateway)
{
    using F = GatewayField;
    const auto put = [this](F field, const QString &text) { m_texts.insert(field, text); };
    put(F::Name, gateway.id.text());
    put(F::AdminUrl, gateway.adminUrl.toString());
    const auto putAuth = [&put](const std::optional<AuthConfig> &auth, F header, F scheme, F secret) {
        put(header, auth ? auth->header : QString());
        put(scheme, auth ? auth->scheme : QString());
        put(secret, auth && auth->secret.isSet() ? auth->secret.toText() : QString());
    };
    putAuth(gateway.auth, F::Header, F::Scheme, F::Secret);
    putAuth(gateway.writeAuth, F::WriteHeader, F::WriteScheme, F::WriteSecret);
    const auto putReference = [&put](F field, const SecretReference &reference) {
        put(field, reference.isSet() ? reference.toText() : QString());
    };
    putReference(F::Ca, gateway.tls.ca);
    putReference(F::ClientCert, gateway.tls.clientCert);
    putReference(F::ClientKey, gateway.tls.clientKey);
    put(F::ServerName, gateway.tls.serverName);
    put(F::Pins, gateway.tls.pins.join(u", "_s));
    put(F::Concurrency, QString::number(gateway.limits.concurrency));
    put(F::Rate, gateway.limits.requestsPerSecond > 0 ? QString::number(gateway.limits.requestsPerSecond) : QString());
    put(F::Timeout, QString::number(static_cast<double>(gateway.limits.timeout.count()) / 1000.0));
    put(F::Workspaces, gateway.workspaces.join(u", "_s));
    put(F::Region, gateway.region);
    put(F::Network, gateway.network);
    put(F::Cluster, gateway.cluster);
    put(F::Owner, gateway.owner);
    put(F::Retention, gateway.retention);
    for (const PartitionRule &rule : gateway.partitions) {
        QString &list = tags[rule.environment.text()];
        list = list.isEmpty() ? rule.tag : list + u", "_s + rule.tag;
    }
}

QString GatewayDraft::nameProblem(const EstateConfig &estate) const
{
    static const QRegularExpression form(u"\\A[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,63}\\z"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QString name = text(GatewayField::Name);
    if (name.isEmpty())
        return tr("A gateway needs a name");
    if (!form.match(name).hasMatch())
        return tr("Letters, digits, dots, hyphens and underscores only, at most 64");
    if (GatewayId(name) != m_start.id && estate.gateway(GatewayId(name)))
        return tr("Another gateway has this name");
    return {};
}

QString GatewayDraft::addressProblem() const
{
    const QString address = text(GatewayField::AdminUrl);
    if (address.isEmpty())
        return tr("Where the admin API answers, as https://HOST:PORT");
    const QUrl url(address, QUrl::StrictMode);
    const qsizetype scheme = address.indexOf("://"_L1);
    if (address.mid(scheme < 0 ? 0 : scheme + 3).section(u'/', 0, 0).contains(u'@'))
        return tr("No user name or secret in the address: use a secret reference below");
    if (scheme < 0 || !url.isValid() || url.host().isEmpty() || url.port(1) == 0)
        return tr("Not an address: write it as https://HOST:PORT");
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return tr("Only http and https are supported");
    if (url.hasQuery() || url.hasFragment())
        return tr("Remove everything from ? or # on");
    return {};
}

QString GatewayDraft::referenceProblem(GatewayField field, bool fileOnly) const
{
    const QString written = text(field);
    if (written.isEmpty())
        return {};
    const auto reference = SecretReference::fromText(written);
    if (fileOnly)
        return reference && reference->scheme == SecretReference::Scheme::File ? QString() : tr("Write file:PATH, a PEM file");
    if (reference)
        return {};
    for (const auto scheme : {"env:"_L1, "file:"_L1, "keychain:"_L1}) {
        if (written.startsWith(scheme))
            return tr("The reference is not complete: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT");
    }
    return tr("Looks like the secret itself. Only a reference is kept: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT");
}

QString GatewayDraft::numberProblem(GatewayField field, double least, double most) const
{
    const QString written = text(field);
    if (written.isEmpty())
        return {};
    bool ok = false;
    const double value = written.toDouble(&ok);
    if (ok && value >= least && value <= most)
        return {};
    return tr("A number from %1 to %2").arg(QLocale().toString(least), QLocale().toString(most));
}

QString GatewayDraft::placeProblem() const
{
    if (!environment.isEmpty())
        return {};
    QList<QString> all;
    for (const QString &list : tags)
        all += commaList(list);
    if (all.isEmpty())
        return tr("Name the environment, or the tags that tell them apart");
    std::sort(all.begin(), all.end());
    if (std::adjacent_find(all.cbegin(), all.cend()) != all.cend())
        return tr("The same tag twice: a tag belongs to one environment");
    return {};
}

void GatewayDraft::authProblems(QHash<GatewayField, QString> &found, GatewayField header,
                                GatewayField scheme, GatewayField secret) const
{
    if (!isToken(text(header)))
        found.insert(header, tr("One word, such as Authorization"));
    if (!isToken(text(scheme)))
        found.insert(scheme, tr("One word, such as Bearer"));
    if (const QString wrong = referenceProblem(secret, false); !wrong.isEmpty())
        found.insert(secret, wrong);
    else if (text(secret).isEmpty() && !(text(header).isEmpty() && text(scheme).isEmpty()))
        found.insert(secret, tr("A header needs a secret: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"));
}

QHash<GatewayField, QString> GatewayDraft::problems(const EstateConfig &estate) const
{
    using F = GatewayField;
    QHash<F, QString> found;
    const auto note = [&found](F field, const QString &problem) {
        if (!problem.isEmpty())
            found.insert(field, problem);
    };
    note(F::Name, nameProblem(estate));
    note(F::AdminUrl, addressProblem());
    note(F::Environment, placeProblem());
    authProblems(found, F::Header, F::Scheme, F::Secret);
    authProblems(found, F::WriteHeader, F::WriteScheme, F::WriteSecret);
    note(F::Ca, referenceProblem(F::Ca, true));
    note(F::ClientCert, referenceProblem(F::ClientCert, true));
    note(F::ClientKey, referenceProblem(F::ClientKey, false));
    if (text(F::ClientCert).isEmpty() != text(F::ClientKey).isEmpty() && !found.contains(F::ClientKey))
        note(F::ClientKey, tr("A client certificate needs both certificate and key"));
    for (const QString &pin : commaList(text(F::Pins))) {
        const auto digest = QByteArray::fromBase64Encoding(pin.mid(7).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!pin.startsWith("sha256:"_L1) || !digest || digest.decoded.size() != 32)
            note(F::Pins, tr("Write sha256: and the base64 of the public key's SHA-256"));
    }
    note(F::Concurrency, numberProblem(F::Concurrency, 1, 64));
    if (text(F::Concurrency).contains(u'.'))
        note(F::Concurrency, tr("A whole number"));
    note(F::Rate, numberProblem(F::Rate, 0, 10000));
    note(F::Timeout, numberProblem(F::Timeout, 0.1, 600));
    return found;
}

QString GatewayDraft::warning() const
{
    const QUrl url(text(GatewayField::AdminUrl));
    const bool credential = !text(GatewayField::Secret).isEmpty() || !text(GatewayField::WriteSecret).isEmpty();
    if (url.scheme() == "http"_L1 && credential && !isLoopback(url.host()))
        return tr("The credential travels unencrypted: use https for an address that is not on this machine");
    return {};
}

std::optional<AuthConfig> GatewayDraft::auth(GatewayField header, GatewayField scheme,
                                             GatewayField secret) const
{
    if (text(secret).isEmpty())
        return std::nullopt;
    AuthConfig auth;
    auth.header = text(header);
    auth.scheme = text(scheme);
    auth.secret = referenceOf(text(secret));
    return auth;
}

QList<PartitionRule> GatewayDraft::partitions() const
{
    QList<PartitionRule> rules;
    QList<QString> names = tags.keys();
    std::sort(names.begin(), names.end());
    for (const QString &name : std::as_const(names)) {
        for (const QString &tag : commaList(tags.value(name)))
            rules.append({tag, EnvironmentId(name)});
    }
    const auto key = [](const PartitionRule &rule) { return qMakePair(rule.environment.text(), rule.tag); };
    QList<PartitionRule> before = m_start.partitions, after = rules;
    const auto less = [&key](const PartitionRule &a, const PartitionRule &b) { return key(a) < key(b); };
    std::sort(before.begin(), before.end(), less);
    std::sort(after.begin(), after.end(), less);
    return before == after ? m_start.partitions : rules; // the file's own order, if nothing else changed
}

GatewayConfig GatewayDraft::toConfig() const
{
    using F = GatewayField;
    GatewayConfig config = m_start;
    config.id = GatewayId(text(F::Name));
    config.kind = kind;
    config.adminUrl = QUrl(text(F::AdminUrl), QUrl::StrictMode);
    config.environment = environment;
    config.partitions = environment.isEmpty() ? partitions() : QList<PartitionRule>();
    config.auth = auth(F::Header, F::Scheme, F::Secret);
    config.writeAuth = auth(F::WriteHeader, F::WriteScheme, F::WriteSecret);
    config.tls.ca = referenceOf(text(F::Ca));
    config.tls.clientCert = referenceOf(text(F::ClientCert));
    config.tls.clientKey = referenceOf(text(F::ClientKey));
    config.tls.serverName = text(F::ServerName);
    config.tls.pins = commaList(text(F::Pins));
    const LimitsConfig usual;
    config.limits.concurrency = text(F::Concurrency).isEmpty() ? usual.concurrency : text(F::Concurrency).toInt();
    config.limits.requestsPerSecond = text(F::Rate).toDouble();
    config.limits.timeout = text(F::Timeout).isEmpty()
        ? usual.timeout
        : std::chrono::milliseconds(std::llround(text(F::Timeout).toDouble() * 1000.0));
    config.workspaces = commaList(text(F::Workspaces));
    config.region = text(F::Region);
    config.network = text(F::Network);
    config.cluster = text(F::Cluster);
    config.owner = text(F::Owner);
    config.retention = text(F::Retention);
    return config;
}

bool GatewayDraft::isChanged() const
{
    return !(toConfig() == m_start);
}

} // namespace bulkhead
