// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/reading/source.h"

#include "contracts/readcontract.h"
#include "contracts/reading/literal.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr YamlTree::Limits limits{200, 600'000, 10'000};
constexpr std::size_t largeMapping = 16;
constexpr int longestChain = 64;

Error unusable(const QString &file, int line, const QString &what, const QString &hint)
{
    return {Error::Kind::BadFile, line > 0 ? u"%1:%2"_s.arg(file, QString::number(line)) : file, what, hint, {}};
}

QString escaped(QString token)
{
    return token.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

std::optional<uint> hexAt(const QByteArray &text, qsizetype at)
{
    bool ok = false;
    const uint value = text.mid(at, 4).toUInt(&ok, 16);
    return ok && text.size() >= at + 4 ? std::optional(value) : std::nullopt;
}

//! JSON is YAML but for one thing that matters: characters beyond the 16-bit plane are written as two escapes, which
//! libyaml refuses. They are replaced by the characters, so lines stay as they are.
QByteArray withoutSurrogatePairs(const QByteArray &json)
{
    QByteArray text;
    text.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (json[i] != '\\' || i + 1 >= json.size()) {
            text += json[i];
            continue;
        }
        const auto high = json[i + 1] == 'u' ? hexAt(json, i + 2) : std::nullopt;
        const auto low = high && json.mid(i + 6, 2) == "\\u" ? hexAt(json, i + 8) : std::nullopt;
        if (high && low && *high >= 0xD800 && *high < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
            const char32_t character = 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
            text += QString::fromUcs4(&character, 1).toUtf8();
            i += 11;
            continue;
        }
        text += json[i];
        text += json[++i];
    }
    return text;
}

//! The first duplicate key anywhere: which of the two holds is anybody's guess.
const YamlNode::Duplicate *duplicateIn(const YamlNode *root)
{
    std::vector<const YamlNode *> open{root};
    const YamlNode::Duplicate *first = nullptr;
    while (!open.empty()) {
        const YamlNode *node = open.back();
        open.pop_back();
        for (const YamlNode::Duplicate &duplicate : node->duplicates) {
            if (!first || duplicate.at.offset < first->at.offset)
                first = &duplicate;
        }
        for (const YamlEntry &entry : node->entries) {
            if (!entry.alias && entry.value->kind != YamlNode::Kind::Scalar)
                open.push_back(entry.value);
        }
    }
    return first;
}

} // namespace

Spot Spot::member(const YamlEntry &entry) const
{
    return {entry.value, pointer + u'/' + escaped(entry.key->text), entry.key->begin.line};
}

Spot Spot::item(std::size_t index) const
{
    const YamlNode *value = node->entries[index].value;
    return {value, pointer + u'/' + QString::number(index), value->begin.line};
}

Source::Source(std::shared_ptr<const YamlTree> tree, std::vector<Gap> &gaps)
    : m_tree(std::move(tree))
    , m_gaps(gaps)
{
}

Result<std::shared_ptr<const YamlTree>> Source::parse(const QByteArray &text, const QString &file)
{
    if (text.size() > maxContractBytes)
        return unusable(file, 0, u"the document is larger than %1 MiB"_s.arg(maxContractBytes >> 20), u"split the API into several documents"_s);
    const bool isJson = text.trimmed().startsWith('{');
    auto tree = std::make_shared<YamlTree>(YamlTree::parse(isJson && text.contains("\\u") ? withoutSurrogatePairs(text) : text, limits));
    if (!tree->problems().empty()) {
        const YamlTree::Problem &problem = tree->problems().front();
        return unusable(file, problem.at.line, problem.what, problem.hint);
    }
    if (!tree->root())
        return unusable(file, 1, u"the document is empty"_s, u"start with openapi: 3.0.3"_s);
    if (tree->root()->kind != YamlNode::Kind::Mapping)
        return unusable(file, tree->root()->begin.line, u"this is no API description: its top is not a mapping"_s, u"start with openapi: 3.0.3"_s);
    if (const YamlNode::Duplicate *duplicate = duplicateIn(tree->root()))
        return unusable(file, duplicate->at.line, u"the key \"%1\" stands here a second time, first in line %2"_s.arg(duplicate->key).arg(duplicate->firstLine),
                        u"remove one of the two"_s);
    return std::shared_ptr<const YamlTree>(std::move(tree));
}

const YamlEntry *Source::entry(const YamlNode *mapping, const QString &key)
{
    if (mapping->entries.size() < largeMapping)
        return mapping->find(key);
    auto known = m_large.find(mapping);
    if (known == m_large.end()) {
        known = m_large.insert(mapping, {});
        for (const YamlEntry &entry : mapping->entries)
            known->insert(entry.key->text, &entry);
    }
    return known->value(key);
}

Spot Source::find(const Spot &mapping, QLatin1StringView key)
{
    if (!mapping.isMapping())
        return {};
    const auto &entries = mapping.node->entries;
    const YamlEntry *found = nullptr;
    if (entries.size() < largeMapping) { // without making a QString of the key: this is where reading spends its time
        const auto it = std::find_if(entries.cbegin(), entries.cend(), [key](const YamlEntry &one) { return one.key->text == key; });
        found = it == entries.cend() ? nullptr : &*it;
    } else {
        found = entry(mapping.node, QString(key));
    }
    return found && !found->value->isNull() ? mapping.member(*found) : Spot();
}

Followed Source::resolve(const QString &reference)
{
    if (const auto known = m_resolved.constFind(reference); known != m_resolved.constEnd())
        return *known;
    Followed answer;
    answer.reference = reference;
    if (!reference.startsWith(u'#')) {
        answer.external = true;
        answer.why = u"it leads to another document, which is not read"_s;
    } else if (!reference.startsWith("#/"_L1)) {
        answer.why = u"only references like #/components/schemas/NAME are followed"_s;
    } else {
        Spot at = root();
        for (QString token : QString::fromUtf8(QByteArray::fromPercentEncoding(reference.mid(2).toUtf8())).split(u'/')) {
            token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
            bool isIndex = false;
            const qsizetype index = token.toLongLong(&isIndex);
            const YamlEntry *found = at.isMapping() ? entry(at.node, token) : nullptr;
            if (found)
                at = at.member(*found);
            else if (at.isSequence() && isIndex && index >= 0 && index < qsizetype(at.node->entries.size()))
                at = at.item(std::size_t(index));
            else
                at = {};
            if (!at)
                break;
        }
        if (at)
            answer.spot = at;
        else
            answer.why = u"nothing in this document has that name"_s;
    }
    m_resolved.insert(reference, answer);
    return answer;
}

Followed Source::follow(const Spot &spot)
{
    Followed answer;
    answer.spot = spot;
    for (int step = 0; step < longestChain; ++step) {
        const Spot reference = find(answer.spot, "$ref"_L1);
        if (!reference.isScalar())
            return answer;
        const QString first = answer.reference.isEmpty() ? reference.node->text : answer.reference;
        answer = resolve(reference.node->text);
        answer.reference = first;
        if (!answer.spot)
            return answer;
    }
    answer.spot = {};
    answer.why = u"it leads back to itself"_s;
    return answer;
}

QString Source::text(const Spot &parent, QLatin1StringView key)
{
    const Spot spot = find(parent, key);
    if (!spot || spot.isScalar())
        return spot ? spot.node->text : QString();
    malformed(spot, u"\"%1\" must be text"_s.arg(key), u"write one value"_s);
    return {};
}

bool Source::truth(const Spot &parent, QLatin1StringView key)
{
    const Spot spot = find(parent, key);
    if (!spot)
        return false;
    const auto truth = truthOf(*spot.node);
    if (!truth)
        malformed(spot, u"\"%1\" must be true or false"_s.arg(key), u"write it without quotes"_s);
    return truth.value_or(false);
}

std::optional<double> Source::number(const Spot &parent, QLatin1StringView key)
{
    const Spot spot = find(parent, key);
    if (!spot)
        return std::nullopt;
    const auto number = numberOf(*spot.node);
    if (!number)
        malformed(spot, u"\"%1\" must be a number"_s.arg(key), u"write it without quotes"_s);
    return number;
}

QStringList Source::texts(const Spot &parent, QLatin1StringView key)
{
    QStringList texts;
    const Spot list = sequence(parent, key);
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const Spot item = list.item(i);
        if (item.isScalar())
            texts += item.node->text;
        else
            malformed(item, u"the items of \"%1\" must be text"_s.arg(key), u"write one value"_s);
    }
    return texts;
}

Spot Source::mapping(const Spot &parent, QLatin1StringView key)
{
    Spot spot = find(parent, key);
    if (!spot || spot.isMapping())
        return spot;
    malformed(spot, u"\"%1\" must be a mapping"_s.arg(key), u"write names with values below it"_s);
    return {};
}

Spot Source::sequence(const Spot &parent, QLatin1StringView key)
{
    Spot spot = find(parent, key);
    if (!spot || spot.isSequence())
        return spot;
    malformed(spot, u"\"%1\" must be a list"_s.arg(key), u"write its items in brackets or behind dashes"_s);
    return {};
}

void Source::malformed(const Spot &at, const QString &what, const QString &hint)
{
    m_gaps.push_back({Gap::Kind::Malformed, at.place(), {}, what, hint});
}

void Source::lost(const Spot &at, const Followed &followed)
{
    m_gaps.push_back({followed.external ? Gap::Kind::External : Gap::Kind::Missing, at.place(), followed.reference,
                      u"the reference \"%1\" cannot be followed: %2"_s.arg(followed.reference, followed.why),
                      followed.external ? u"bundle the documents into one first"_s : u"correct the name, or add what it stands for"_s});
}

} // namespace bulkhead::contracts
