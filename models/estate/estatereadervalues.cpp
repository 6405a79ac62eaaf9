// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereader.h"

#include "estate/durationtext.h"
#include "estate/nearestword.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestExpression = 1000;
}

bool EstateReader::isName(const YamlNode *key, const QString &what)
{
    static const QRegularExpression form(u"\\A[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,63}\\z"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (form.match(key->text).hasMatch())
        return true;
    m_report.error(key->begin, u"this name of a%1 %2 cannot be used"_s.arg(
                                   u"aeiou"_s.contains(what.front()) ? u"n"_s : QString(), what),
                   u"use letters, digits, dots, hyphens and underscores, at most 64"_s);
    return false;
}

std::optional<EstateSection> EstateReader::member(const YamlEntry &entry, const QString &path)
{
    if (entry.value->kind == YamlNode::Kind::Mapping)
        return EstateSection(m_report, entry.value, path);
    m_report.error(entry.value->begin, path + u": expected a mapping"_s,
                   u"write its keys on lines below, or as {key: value}"_s);
    return std::nullopt;
}

EnvironmentId EstateReader::environmentAt(const YamlNode *node, const QString &path)
{
    const auto text = textOf(m_report, node, path);
    if (!text)
        return {};
    const EnvironmentId id(*text);
    if (m_config.environment(id))
        return id;
    QList<QString> known;
    for (const Environment &environment : std::as_const(m_config.environments))
        known.append(environment.id.text());
    const QString nearest = nearestWord(*text, known);
    m_report.error(node->begin, u"%1: no such environment is defined"_s.arg(path),
                   !nearest.isEmpty()  ? u"did you mean \"%1\"?"_s.arg(nearest)
                   : known.isEmpty() ? u"define it below environments"_s
                                     : u"defined are "_s + known.mid(0, 10).join(u", "_s));
    return {};
}

EnvironmentId EstateReader::environmentAt(EstateSection &section, QLatin1StringView key)
{
    if (const YamlNode *node = section.find(key))
        return environmentAt(node, section.path(QString(key)));
    m_report.error(section.at(), u"%1 has no \"%2\""_s.arg(section.path(), key),
                   u"add %1: ENVIRONMENT"_s.arg(key));
    return {};
}

SecretReference EstateReader::reference(EstateSection &section, QLatin1StringView key, bool fileOnly)
{
    const YamlNode *node = section.find(key);
    if (!node)
        return {};
    const QString path = section.path(QString(key));
    // Not by textOf: a secret may look like a number, and must be refused as a secret all the same.
    const auto reference = node->kind == YamlNode::Kind::Scalar ? SecretReference::fromText(node->text)
                                                                : std::nullopt;
    const QString forms = fileOnly ? u"file:PATH"_s
                                   : u"env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s;
    if (reference && (!fileOnly || reference->scheme == SecretReference::Scheme::File))
        return *reference;
    const bool scheme = node->kind == YamlNode::Kind::Scalar
                        && (node->text.startsWith("env:"_L1) || node->text.startsWith("file:"_L1)
                            || node->text.startsWith("keychain:"_L1));
    if (node->kind != YamlNode::Kind::Scalar || node->isNull())
        m_report.error(node->begin, path + u": expected a reference"_s, u"write "_s + forms);
    else if (scheme || fileOnly)
        m_report.error(node->begin, path + u" is not a reference that can be used"_s,
                       u"write "_s + forms);
    else
        m_report.error(node->begin, path + u" holds a literal secret"_s,
                       u"keep the value elsewhere and write "_s + forms);
    return {};
}

bool EstateReader::regularExpression(const YamlNode *node, const QString &text, const QString &path,
                                     int *captures)
{
    if (text.size() > longestExpression) {
        m_report.error(node->begin, path + u": the regular expression is too long"_s,
                       u"at most %1 characters"_s.arg(longestExpression));
        return false;
    }
    const QRegularExpression expression(text);
    if (!expression.isValid()) {
        m_report.error(node->begin,
                       u"%1: bad regular expression: %2 (at character %3)"_s.arg(
                           path, expression.errorString(),
                           QString::number(expression.patternErrorOffset() + 1)),
                       u"see PCRE2 for the rules; in double quotes a backslash is written twice"_s);
        return false;
    }
    if (captures)
        *captures = expression.captureCount();
    return true;
}

QUrl EstateReader::webUrl(const YamlNode *node, const QString &text, const QString &path)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString form = u"write it as https://HOST:PORT"_s;
    const qsizetype authority = text.indexOf("://"_L1);
    const QString host = text.mid(authority < 0 ? 0 : authority + 3).section(u'/', 0, 0);
    if (host.contains(u'@')) {
        m_report.error(node->begin, path + u" holds a user name or a literal secret"_s,
                       u"remove everything before the @; credentials go below auth as a reference"_s);
        return {};
    }
    if (authority < 0 || !url.isValid() || url.host().isEmpty() || url.port(1) == 0) {
        m_report.error(node->begin, path + u" is not a URL"_s, form);
        return {};
    }
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) {
        m_report.error(node->begin, path + u": only http and https are supported"_s, form);
        return {};
    }
    if (url.hasQuery() || url.hasFragment()) {
        m_report.error(node->begin, path + u" must not have a query or a fragment"_s,
                       u"remove everything from ? or # on"_s);
        return {};
    }
    return url;
}

} // namespace bulkhead
