// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatesection.h"

#include "estate/durationtext.h"
#include "estate/nearestword.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

const std::vector<YamlEntry> none;

QString quoted(QStringView key)
{
    return u'"' + key + u'"';
}

//! What a value is, for "expected …, found …".
QString kindOf(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Sequence:
        return u"a list"_s;
    case YamlNode::Kind::Mapping:
        return u"a mapping"_s;
    case YamlNode::Kind::Scalar:
        break;
    }
    return node.isNull() ? u"nothing"_s : u"a single value"_s;
}

bool isBoolean(const QString &text)
{
    static const QList<QString> words{u"true"_s, u"True"_s, u"TRUE"_s, u"false"_s, u"False"_s, u"FALSE"_s};
    return words.contains(text);
}

bool isNumber(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
        "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))\\z"_s);
    return form.match(text).hasMatch();
}

bool soundsSecret(const QString &key)
{
    static const QList<QString> words{u"secret"_s, u"token"_s,    u"password"_s,     u"passwd"_s,
                                      u"apikey"_s, u"passphrase"_s, u"authorization"_s, u"credential"_s};
    const QString plain = plainSpelling(key);
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return plain.contains(word); });
}

} // namespace

EstateSection::EstateSection(EstateReport &report, const YamlNode *node, QString path, bool guarded)
    : m_report(&report)
    , m_node(node)
    , m_path(std::move(path))
    , m_guarded(guarded)
{
    reportDuplicates(report, node, m_path, guarded);
}

QString EstateSection::path(QStringView key) const
{
    if (key.isEmpty())
        return m_path;
    return m_path.isEmpty() ? key.toString() : m_path + u'.' + key;
}

const std::vector<YamlEntry> &EstateSection::entries() const
{
    return m_node->entries;
}

const YamlNode *EstateSection::find(QLatin1StringView key)
{
    if (!m_known.contains(key))
        m_known.append(key);
    const YamlEntry *entry = m_node->find(QString(key));
    return entry ? entry->value : nullptr;
}

const std::vector<YamlEntry> &EstateSection::children(QLatin1StringView key, YamlNode::Kind kind,
                                                      const QString &wanted)
{
    const YamlNode *node = find(key);
    if (!node || node->isNull())
        return none;
    if (node->kind == kind) {
        reportDuplicates(*m_report, node, path(QString(key)), m_guarded);
        return node->entries;
    }
    m_report->error(node->begin,
                    u"%1: expected %2, found %3"_s.arg(path(QString(key)), wanted, kindOf(*node)),
                    u"write %1 below %2, indented, or leave it out"_s.arg(wanted, QString(key)));
    return none;
}

const std::vector<YamlEntry> &EstateSection::members(QLatin1StringView key)
{
    return children(key, YamlNode::Kind::Mapping, u"a mapping of names"_s);
}

const std::vector<YamlEntry> &EstateSection::items(QLatin1StringView key)
{
    return children(key, YamlNode::Kind::Sequence, u"a list"_s);
}

bool EstateSection::scalarOf(const YamlNode *node, QLatin1StringView key, const QString &wanted) const
{
    if (node->kind == YamlNode::Kind::Scalar && !node->isNull())
        return true;
    m_report->error(node->begin,
                    u"%1: expected %2, found %3"_s.arg(path(QString(key)), wanted, kindOf(*node)));
    return false;
}

std::optional<QString> EstateSection::text(QLatin1StringView key)
{
    const YamlNode *node = find(key);
    return node ? textOf(*m_report, node, path(QString(key))) : std::nullopt;
}

QString EstateSection::requiredText(QLatin1StringView key)
{
    const YamlNode *node = find(key);
    if (!node) {
        const QString where = m_path.isEmpty() ? u"the file"_s : m_path;
        m_report->error(m_node->begin, u"%1 has no %2"_s.arg(where, quoted(QString(key))),
                        u"add %1: …"_s.arg(key));
        return {};
    }
    const auto text = textOf(*m_report, node, path(QString(key)));
    if (text && text->isEmpty())
        m_report->error(node->begin, u"%1 is empty"_s.arg(path(QString(key))));
    return text.value_or(QString());
}

std::optional<bool> EstateSection::boolean(QLatin1StringView key)
{
    const YamlNode *node = find(key);
    if (!node || !scalarOf(node, key, u"true or false"_s))
        return std::nullopt;
    if (node->style == YamlNode::Style::Plain && isBoolean(node->text))
        return node->text.startsWith(u't', Qt::CaseInsensitive);
    m_report->error(node->begin, u"%1: expected true or false"_s.arg(path(QString(key))),
                    u"write true or false, without quotes"_s);
    return std::nullopt;
}

std::optional<qint64> EstateSection::integer(QLatin1StringView key, qint64 least, qint64 most)
{
    const YamlNode *node = find(key);
    if (!node || !scalarOf(node, key, u"a whole number"_s))
        return std::nullopt;
    bool ok = false;
    const qint64 value = node->text.toLongLong(&ok);
    if (ok && node->style == YamlNode::Style::Plain && value >= least && value <= most)
        return value;
    m_report->error(node->begin,
                    ok ? u"%1 is out of range"_s.arg(path(QString(key)))
                       : u"%1: expected a whole number"_s.arg(path(QString(key))),
                    u"write a whole number from %1 to %2, without quotes"_s.arg(least).arg(most));
    return std::nullopt;
}

std::optional<double> EstateSection::number(QLatin1StringView key, double least, double most)
{
    const YamlNode *node = find(key);
    if (!node || !scalarOf(node, key, u"a number"_s))
        return std::nullopt;
    bool ok = false;
    const double value = node->text.toDouble(&ok);
    if (ok && isNumber(node->text) && node->style == YamlNode::Style::Plain && value >= least
        && value <= most)
        return value;
    m_report->error(node->begin,
                    ok ? u"%1 is out of range"_s.arg(path(QString(key)))
                       : u"%1: expected a number"_s.arg(path(QString(key))),
                    u"write a number from %1 to %2, without quotes"_s.arg(least).arg(most));
    return std::nullopt;
}

std::optional<milliseconds> EstateSection::duration(QLatin1StringView key, milliseconds least,
                                                    milliseconds most)
{
    const YamlNode *node = find(key);
    if (!node || !scalarOf(node, key, u"a duration"_s))
        return std::nullopt;
    const auto value = durationFromText(node->text);
    if (value && *value >= least && *value <= most)
        return value;
    m_report->error(node->begin,
                    value ? u"%1 is out of range"_s.arg(path(QString(key)))
                          : u"%1: expected a duration"_s.arg(path(QString(key))),
                    u"write a duration from %1 to %2, like 500ms, 30s, 5m or 72h"_s.arg(
                        durationToText(least), durationToText(most)));
    return std::nullopt;
}

QList<QString> EstateSection::texts(QLatin1StringView key)
{
    QList<QString> result;
    for (const YamlEntry &item : items(key)) {
        const auto text = textOf(*m_report, item.value, path(QString(key)));
        if (!text)
            continue;
        if (text->isEmpty())
            m_report->error(item.value->begin, u"%1: an entry is empty"_s.arg(path(QString(key))));
        else if (result.contains(*text))
            m_report->error(item.value->begin, u"%1: the same entry twice"_s.arg(path(QString(key))),
                            u"remove one of them"_s);
        else
            result.append(*text);
    }
    return result;
}

std::optional<QString> EstateSection::oneOf(QLatin1StringView key, const QList<QString> &words)
{
    const YamlNode *node = find(key);
    if (!node || !scalarOf(node, key, u"one of "_s + words.join(u", "_s)))
        return std::nullopt;
    if (words.contains(node->text))
        return node->text;
    const QString nearest = nearestWord(node->text, words);
    m_report->error(node->begin, u"%1 has an unknown value"_s.arg(path(QString(key))),
                    (nearest.isEmpty() ? QString() : u"did you mean %1? "_s.arg(quoted(nearest)))
                        + u"known: "_s + words.join(u", "_s));
    return std::nullopt;
}

std::optional<EstateSection> EstateSection::section(QLatin1StringView key, bool guarded)
{
    const YamlNode *node = find(key);
    if (!node)
        return std::nullopt;
    if (node->kind == YamlNode::Kind::Mapping)
        return EstateSection(*m_report, node, path(QString(key)), guarded);
    m_report->error(node->begin,
                    u"%1: expected a mapping, found %2"_s.arg(path(QString(key)), kindOf(*node)),
                    u"write its keys on lines below, or as {key: value}"_s);
    return std::nullopt;
}

void EstateSection::finish()
{
    QList<QString> known;
    for (const auto &key : std::as_const(m_known))
        known.append(QString(key));
    for (const YamlEntry &entry : m_node->entries) {
        const QString &key = entry.key->text;
        if (known.contains(key))
            continue;
        const QString nearest = nearestWord(key, known);
        const bool named = key.size() <= 40 && (!m_guarded || !nearest.isEmpty());
        const QString where = m_path.isEmpty() ? QString() : u" in "_s + m_path;
        QString hint = u"known here: "_s + known.join(u", "_s);
        if (key == "<<"_L1)
            hint = u"merge keys are not supported: write the values out"_s;
        else if (!nearest.isEmpty())
            hint = u"did you mean %1?"_s.arg(quoted(nearest));
        else if (soundsSecret(key))
            hint = u"credentials go below auth, as secret: env:NAME, file:PATH or "
                   "keychain:SERVICE/ACCOUNT"_s;
        m_report->error(entry.key->begin,
                        (named ? u"unknown key "_s + quoted(key) : u"unknown key"_s) + where, hint);
    }
}

std::optional<QString> textOf(EstateReport &report, const YamlNode *node, const QString &path)
{
    if (node->kind != YamlNode::Kind::Scalar || node->isNull()) {
        report.error(node->begin, u"%1: expected text, found %2"_s.arg(path, kindOf(*node)));
        return std::nullopt;
    }
    if (node->style == YamlNode::Style::Plain && (isBoolean(node->text) || isNumber(node->text))) {
        report.error(node->begin, u"%1: expected text, found a number or a truth value"_s.arg(path),
                     u"put it in quotes"_s);
        return std::nullopt;
    }
    const bool control = std::any_of(node->text.cbegin(), node->text.cend(), [](QChar c) {
        return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
    });
    if (control) {
        report.error(node->begin, u"%1 holds a line break or another control character"_s.arg(path),
                     u"write it on one line"_s);
        return std::nullopt;
    }
    return node->text;
}

bool readsAsTyped(const QString &text)
{
    YamlNode plain;
    plain.text = text;
    return plain.isNull() || isBoolean(text) || isNumber(text);
}

void reportDuplicates(EstateReport &report, const YamlNode *node, const QString &path, bool guarded)
{
    for (const YamlNode::Duplicate &twice : node->duplicates) {
        const QString name = guarded || twice.key.size() > 40 ? QString() : u' ' + quoted(twice.key);
        const QString where = path.isEmpty() ? QString() : u" in "_s + path;
        report.error(twice.at, u"duplicate key"_s + name + where,
                     u"it stands on line %1 already: remove one"_s.arg(twice.firstLine));
    }
}

} // namespace bulkhead
