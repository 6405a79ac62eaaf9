// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatevalue.h"

#include "estate/durationtext.h"
#include "estate/estatesection.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = EstateValue::Kind;

bool operator==(const EstateValue &a, const EstateValue &b)
{
    return a.kind == b.kind && a.text == b.text && a.members == b.members;
}

const EstateValue *EstateValue::find(QStringView key) const
{
    const auto it = std::find_if(members.cbegin(), members.cend(),
                                 [&](const EstateMember &member) { return member.key == key; });
    return it == members.cend() ? nullptr : &it->value;
}

namespace {

void add(EstateValue &map, const QString &key, const QString &text, Kind kind = Kind::Text)
{
    if (!text.isEmpty())
        map.members.push_back({key, {kind, text, {}}});
}

void add(EstateValue &map, const QString &key, const EstateValue &value)
{
    if (!value.members.empty())
        map.members.push_back({key, value});
}

EstateValue listOf(const QList<QString> &texts)
{
    EstateValue list{Kind::List, {}, {}};
    for (const QString &text : texts)
        list.members.push_back({{}, {Kind::Text, text, {}}});
    return list;
}

EstateValue toValue(const std::optional<AuthConfig> &auth)
{
    EstateValue map;
    if (!auth)
        return map;
    add(map, u"header"_s, auth->header);
    add(map, u"scheme"_s, auth->scheme);
    add(map, u"secret"_s, auth->secret.toText());
    return map;
}

EstateValue toValue(const TlsConfig &tls)
{
    EstateValue map;
    add(map, u"ca"_s, tls.ca.toText());
    add(map, u"client_cert"_s, tls.clientCert.toText());
    add(map, u"client_key"_s, tls.clientKey.toText());
    add(map, u"pin"_s, listOf(tls.pins));
    add(map, u"server_name"_s, tls.serverName);
    return map;
}

EstateValue toValue(const LimitsConfig &limits)
{
    EstateValue map;
    const LimitsConfig standard;
    if (limits.concurrency != standard.concurrency)
        add(map, u"concurrency"_s, QString::number(limits.concurrency), Kind::Word);
    if (!qFuzzyCompare(1 + limits.requestsPerSecond, 1 + standard.requestsPerSecond))
        add(map, u"requests_per_second"_s,
            QString::number(limits.requestsPerSecond, 'g', QLocale::FloatingPointShortest), Kind::Word);
    if (limits.timeout != standard.timeout)
        add(map, u"timeout"_s, durationToText(limits.timeout));
    return map;
}

EstateValue toValue(const QList<PartitionRule> &partitions)
{
    EstateValue list{Kind::List, {}, {}};
    for (const PartitionRule &partition : partitions) {
        EstateValue when, rule;
        add(when, u"tag"_s, partition.tag);
        add(rule, u"when"_s, when);
        add(rule, u"environment"_s, partition.environment.text());
        list.members.push_back({{}, rule});
    }
    return list;
}

QString doubleQuoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (c == u'"' || c == u'\\')
            result += u'\\';
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0xfeff)
            result += u"\\u"_s + QString::number(code, 16).rightJustified(4, u'0');
        else
            result += c;
    }
    return result + u'"';
}

} // namespace

EstateValue toValue(const GatewayConfig &gateway)
{
    EstateValue map;
    add(map, u"kind"_s, toWire(gateway.kind));
    add(map, u"admin_url"_s, QString::fromLatin1(gateway.adminUrl.toEncoded()));
    add(map, u"control_url"_s, QString::fromLatin1(gateway.controlUrl.toEncoded()));
    add(map, u"environment"_s, gateway.environment.text());
    add(map, u"partitions"_s, toValue(gateway.partitions));
    add(map, u"workspaces"_s, listOf(gateway.workspaces));
    add(map, u"auth"_s, toValue(gateway.auth));
    add(map, u"write_auth"_s, toValue(gateway.writeAuth));
    add(map, u"tls"_s, toValue(gateway.tls));
    add(map, u"limits"_s, toValue(gateway.limits));
    add(map, u"region"_s, gateway.region);
    add(map, u"network"_s, gateway.network);
    add(map, u"cluster"_s, gateway.cluster);
    add(map, u"owner"_s, gateway.owner);
    add(map, u"retention"_s, gateway.retention);
    return map;
}

EstateValue toValue(const Environment &environment)
{
    EstateValue map;
    add(map, u"type"_s, toWire(environment.type));
    return map;
}

EstateValue toValue(const ExpectedDifference &difference)
{
    EstateValue map;
    add(map, u"field"_s, difference.field);
    add(map, u"apis"_s, listOf(difference.apis));
    add(map, u"reason"_s, difference.reason);
    return map;
}

QString scalarText(const QString &text, YamlNode::Style style)
{
    static const QRegularExpression word(
        u"\\A[\\p{L}\\p{N}_/](?:[\\p{L}\\p{N}_./@+~=-]|:(?=[\\p{L}\\p{N}/]))*\\z"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression printable(u"\\A[\\x20-\\x7e\\x{a0}-\\x{2027}\\x{2030}-\\x{d7ff}]+\\z"_s);
    if (style == YamlNode::Style::Plain && word.match(text).hasMatch() && !readsAsTyped(text))
        return text;
    if (style == YamlNode::Style::SingleQuoted && printable.match(text).hasMatch())
        return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
    return doubleQuoted(text);
}

QString flowText(const EstateValue &value)
{
    if (value.kind == Kind::Word)
        return value.text;
    if (value.kind == Kind::Text)
        return scalarText(value.text);
    QList<QString> parts;
    for (const EstateMember &member : value.members) {
        const QString text = flowText(member.value);
        parts.append(value.kind == Kind::List ? text : scalarText(member.key) + u": "_s + text);
    }
    const QString joined = parts.join(u", "_s);
    return value.kind == Kind::List ? u'[' + joined + u']' : u'{' + joined + u'}';
}

} // namespace bulkhead
