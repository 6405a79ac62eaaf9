// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereader.h"

#include <arpa/inet.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

bool isAddress(const QString &text)
{
    const QByteArray name = text.toLatin1();
    in6_addr bytes;
    return inet_pton(AF_INET, name.constData(), &bytes) == 1
           || inet_pton(AF_INET6, name.constData(), &bytes) == 1;
}

//! "10.50.0.0/16": an address and how many of its bits count.
bool isNetwork(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    bool ok = false;
    const int bits = QStringView(text).mid(slash + 1).toInt(&ok);
    const QString base = text.left(slash);
    return ok && isAddress(base) && bits >= 0 && bits <= (base.contains(u':') ? 128 : 32);
}

//! A host, a pattern for the hosts below one, an address or a network.
bool isHostPattern(const QString &text)
{
    if (text.contains(u'/'))
        return isNetwork(text);
    if (isAddress(text))
        return true;
    const QString host = text.startsWith("*."_L1) ? text.mid(2) : text;
    return !host.isEmpty() && !host.startsWith(u'.')
        && std::all_of(host.cbegin(), host.cend(), [](QChar c) {
               return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_';
           });
}

} // namespace

void EstateReader::isolation(EstateSection &top)
{
    auto section = top.section("isolation"_L1);
    if (section) {
        m_config.isolation.catalogue = section->text("catalogue"_L1).value_or(QString());
        resolve(*section);
        declarations(*section);
        section->find("pairs"_L1);
        section->finish();
    }
    const YamlNode *node = section ? section->find("pairs"_L1) : nullptr;
    if (node && !(node->kind == YamlNode::Kind::Scalar && node->text == "all"_L1)) {
        pairs(*section);
        return;
    }
    for (const Environment &sandbox : std::as_const(m_config.environments)) {
        for (const Environment &production : std::as_const(m_config.environments)) {
            if (sandbox.type == EnvironmentType::Sandbox && production.type == EnvironmentType::Production)
                m_config.pairs.append({sandbox.id, production.id});
        }
    }
}

void EstateReader::pairs(EstateSection &section)
{
    const YamlNode *node = section.find("pairs"_L1);
    if (node->kind != YamlNode::Kind::Sequence) {
        m_report.error(node->begin, u"isolation.pairs: expected all or a list of pairs"_s,
                       u"write all, or [[sandbox, production]]"_s);
        return;
    }
    for (const YamlEntry &item : node->entries)
        pair(item.value);
}

void EstateReader::pair(const YamlNode *node)
{
    if (node->kind != YamlNode::Kind::Sequence || node->entries.size() != 2) {
        m_report.error(node->begin, u"isolation.pairs: a pair is a list of two environments"_s,
                       u"write [sandbox, production]"_s);
        return;
    }
    const QPair<EnvironmentId, EnvironmentId> ids{
        environmentAt(node->entries[0].value, u"isolation.pairs"_s),
        environmentAt(node->entries[1].value, u"isolation.pairs"_s)};
    const Environment *sandbox = m_config.environment(ids.first);
    const Environment *production = m_config.environment(ids.second);
    if (!sandbox || !production)
        return;
    if (sandbox->type != EnvironmentType::Sandbox || production->type != EnvironmentType::Production)
        m_report.error(node->begin,
                       u"isolation.pairs: a pair is a sandbox and then a production environment"_s,
                       u"swap them, or check their types below environments"_s);
    else if (m_config.pairs.contains(ids))
        m_report.error(node->begin, u"isolation.pairs: the same pair twice"_s, u"remove one of them"_s);
    else
        m_config.pairs.append(ids);
}

void EstateReader::resolve(EstateSection &section)
{
    auto resolve = section.section("resolve"_L1);
    if (!resolve)
        return;
    ResolveConfig &config = m_config.isolation.resolve;
    config.enabled = resolve->boolean("enabled"_L1).value_or(false);
    for (const YamlEntry &entry : resolve->members("hosts"_L1)) {
        const QString path = resolve->path(u"hosts");
        std::vector<const YamlNode *> answers{entry.value};
        if (entry.value->kind == YamlNode::Kind::Sequence) {
            answers.clear();
            for (const YamlEntry &item : entry.value->entries)
                answers.push_back(item.value);
        }
        QList<QString> addresses;
        for (const YamlNode *answer : answers) {
            const bool text = answer->kind == YamlNode::Kind::Scalar && isAddress(answer->text);
            if (!text)
                m_report.error(answer->begin, path + u": expected an IP address"_s,
                               u"write HOST: 192.0.2.1, or a list of addresses"_s);
            addresses.append(answer->text);
        }
        config.hosts.insert(entry.key->text, addresses);
    }
    resolve->finish();
}

QList<QString> EstateReader::hostPatterns(const YamlNode *node, const QString &path)
{
    QList<QString> patterns;
    if (!node || node->isNull())
        return patterns;
    if (node->kind != YamlNode::Kind::Sequence) {
        m_report.error(node->begin, path + u": expected a list"_s, u"write [api.example, \"*.prd.example\"]"_s);
        return patterns;
    }
    for (const YamlEntry &item : node->entries) {
        const auto text = textOf(m_report, item.value, path);
        if (!text)
            continue;
        if (!isHostPattern(*text))
            m_report.error(item.value->begin, path + u": expected a host, a pattern or a network"_s,
                           u"write api.example, \"*.prd.example\" or 10.50.0.0/16"_s);
        else if (patterns.contains(*text))
            m_report.error(item.value->begin, path + u": the same entry twice"_s, u"remove one of them"_s);
        else
            patterns.append(*text);
    }
    return patterns;
}

void EstateReader::declarations(EstateSection &section)
{
    IsolationConfig &config = m_config.isolation;
    for (const YamlEntry &entry : section.members("owned"_L1)) {
        const QString path = section.path(u"owned");
        const EnvironmentId id = environmentAt(entry.key, path);
        const QList<QString> patterns = hostPatterns(entry.value, path + u'.' + entry.key->text);
        if (!id.isEmpty())
            config.owned.append({id, patterns});
    }
    const auto hosts = [&](QLatin1StringView key) { return hostPatterns(section.find(key), section.path(QString(key))); };
    config.sharedHosts = hosts("shared_hosts"_L1);
    config.testHosts = hosts("test_hosts"_L1);
    config.liveHosts = hosts("live_hosts"_L1);
    for (const YamlEntry &item : section.items("shared_issuers"_L1)) {
        auto entry = member(item, section.path(u"shared_issuers"));
        if (!entry)
            continue;
        const SharedIssuer issuer{entry->requiredText("issuer"_L1), entry->requiredText("reason"_L1)};
        entry->finish();
        config.sharedIssuers.append(issuer);
    }
    config.publicApis = section.texts("public_apis"_L1);
    config.productionOnly = section.texts("production_only"_L1);
    config.approvedAdmins = section.texts("approved_admins"_L1);
    config.platformRoutes = section.texts("platform_routes"_L1);
    promises(section);
}

void EstateReader::promises(EstateSection &section)
{
    const auto &entries = section.members("promised_per_minute"_L1);
    auto promised = entries.empty() ? std::nullopt : section.section("promised_per_minute"_L1);
    for (const YamlEntry &entry : entries) {
        bool ok = false;
        const qint64 calls = entry.value->text.toLongLong(&ok);
        if (entry.value->kind == YamlNode::Kind::Scalar && entry.value->style == YamlNode::Style::Plain && ok && calls > 0)
            m_config.isolation.promisedPerMinute.append({entry.key->text, calls});
        else
            m_report.error(entry.value->begin, promised->path(entry.key->text) + u": expected a number of calls"_s,
                           u"write a whole number from 1, without quotes"_s);
    }
}

} // namespace bulkhead
