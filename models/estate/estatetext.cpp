// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatetext.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
const EstateValue emptyMap;

qsizetype begins(const YamlEntry &entry)
{
    return entry.key ? entry.key->begin.offset : entry.begin;
}
} // namespace

EstateText::EstateText(const QByteArray &yaml)
    : m_yaml(yaml)
    , m_tree(YamlTree::parse(yaml))
    , m_eol(yaml.contains("\r\n") ? u"\r\n"_s : u"\n"_s)
{
}

void EstateText::fail(const YamlMark &at, const QString &what)
{
    if (!m_error)
        m_error = Error{.kind = Error::Kind::BadFile,
                        .place = u"line %1"_s.arg(at.line),
                        .what = what,
                        .hint = u"edit the file by hand"_s,
                        .retryAfter = {}};
}

bool EstateText::isOwn(const YamlEntry &entry)
{
    if (!entry.alias && !entry.value->anchored && !(entry.key && entry.key->anchored))
        return true;
    fail((entry.key ? entry.key : entry.value)->begin, u"an anchor or alias stands where the file has to change"_s);
    return false;
}

void EstateText::replace(qsizetype begin, qsizetype end, const QString &text)
{
    m_edits.push_back({begin, end, text});
}

void EstateText::replaceText(const YamlNode *scalar, bool alias, const QString &text)
{
    if (alias || scalar->anchored)
        return fail(scalar->begin, u"an anchor or alias stands where the file has to change"_s);
    if (scalar->kind != YamlNode::Kind::Scalar || scalar->style == YamlNode::Style::Block)
        return fail(scalar->begin, u"a value over several lines has to change"_s);
    const qsizetype end = scalar->end;
    const QString space = scalar->begin.offset == end ? u" "_s : QString(); // "key:" without a value
    replace(scalar->begin.offset, end, space + scalarText(text, scalar->style));
}

void EstateText::merge(const YamlEntry &entry, const EstateValue *current, const EstateValue &wanted)
{
    if (!isOwn(entry))
        return;
    const YamlNode *node = entry.value;
    if (wanted.isScalar() && node->kind == YamlNode::Kind::Scalar) {
        if (wanted.kind == EstateValue::Kind::Word && node->style != YamlNode::Style::Block)
            replace(entry.begin, entry.end, wanted.text);
        else
            replaceText(node, false, wanted.text);
    } else if (wanted.kind == EstateValue::Kind::Map && node->kind == YamlNode::Kind::Mapping) {
        mergeMap(node, current ? *current : emptyMap, wanted);
    } else if (wanted.kind == EstateValue::Kind::List && node->kind == YamlNode::Kind::Sequence && current) {
        mergeList(node, *current, wanted);
    } else if (node->isNull() || (node->flow && node->entries.empty())) {
        replace(entry.begin, entry.end, (entry.begin == entry.end ? u" "_s : QString()) + flowText(wanted));
    } else {
        fail(node->begin, u"this value changes its form"_s);
    }
}

void EstateText::mergeMap(const YamlNode *node, const EstateValue &current, const EstateValue &wanted)
{
    std::set<std::size_t> gone;
    bool grows = false;
    for (std::size_t i = 0; i < node->entries.size(); ++i) {
        const YamlEntry &entry = node->entries[i];
        const EstateValue *now = current.find(entry.key->text);
        const EstateValue *then = wanted.find(entry.key->text);
        if (now && !then) {
            const bool keepsDefaults = (entry.key->text == "limits"_L1 || entry.key->text == "tls"_L1)
                                       && entry.value->entries.size() > now->members.size();
            if (keepsDefaults)
                merge(entry, now, emptyMap);
            else
                gone.insert(i);
        }
    }
    for (const EstateMember &member : wanted.members)
        grows = grows || !node->find(member.key);
    if (grows && node->flow && gone.size() == node->entries.size()) {
        replace(node->begin.offset, node->end, flowText(wanted));
        return;
    }
    removeEntries(node, gone);
    for (const EstateMember &member : wanted.members) {
        const EstateValue *now = current.find(member.key);
        if (now && *now == member.value)
            continue;
        const YamlEntry *entry = node->find(member.key);
        if (entry)
            merge(*entry, now, member.value);
        else
            addMember(node, member.key, member.value, false);
    }
}

void EstateText::mergeList(const YamlNode *node, const EstateValue &current, const EstateValue &wanted)
{
    const auto &old = current.members;
    const auto &next = wanted.members;
    if (node->entries.size() != old.size())
        return fail(node->begin, u"this list cannot be compared"_s);
    std::size_t front = 0, back = 0;
    const std::size_t shorter = std::min(old.size(), next.size());
    while (front < shorter && old[front] == next[front])
        ++front;
    while (back < shorter - front && old[old.size() - 1 - back] == next[next.size() - 1 - back])
        ++back;
    const std::size_t paired = shorter - back;
    for (std::size_t i = front; i < paired; ++i)
        merge(node->entries[i], &old[i].value, next[i].value);
    std::set<std::size_t> gone;
    for (std::size_t i = paired; i < old.size() - back; ++i)
        gone.insert(i);
    removeEntries(node, gone);
    for (std::size_t i = paired; i < next.size() - back; ++i)
        addItem(node, paired, next[i].value);
}

void EstateText::removeMember(const YamlEntry &owner, const QString &key)
{
    const YamlNode *node = owner.value;
    const YamlEntry *entry = node->find(key);
    if (!isOwn(owner) || !entry)
        return;
    removeEntries(node, {std::size_t(entry - node->entries.data())});
    if (node->entries.size() > 1 || node->flow)
        return;
    // Nothing is left: "gateways: {}", with the comments kept below it.
    if (m_yaml.mid(owner.key->end, 1) != ":")
        return fail(owner.key->begin, u"this key is written in a form that cannot be edited"_s);
    replace(owner.key->end + 1, owner.key->end + 1, u" {}"_s);
}

void EstateText::removeEntries(const YamlNode *node, const std::set<std::size_t> &which)
{
    for (const std::size_t i : which) {
        if (!isOwn(node->entries[i]))
            return;
    }
    if (node->flow) {
        removeFlow(node, which);
        return;
    }
    for (const std::size_t i : which)
        removeLines(node, node->entries[i]);
}

void EstateText::removeLines(const YamlNode *node, const YamlEntry &entry)
{
    const qsizetype start = lineStart(begins(entry));
    const QByteArray before = m_yaml.mid(start, begins(entry) - start).trimmed();
    if (!before.isEmpty() && !(node->kind == YamlNode::Kind::Sequence && before == "-"))
        return fail(node->begin, u"what has to go shares its line with something else"_s);
    replace(start, nextLine(std::max(entry.end, entry.key ? entry.key->end : entry.end)), {});
}

void EstateText::removeFlow(const YamlNode *node, const std::set<std::size_t> &which)
{
    const auto &entries = node->entries;
    bool leading = true; // nothing before it is kept
    for (std::size_t i = 0; i < entries.size(); ++i) {
        leading = leading && which.contains(i);
        if (!which.contains(i))
            continue;
        const bool last = i + 1 == entries.size();
        qsizetype begin = begins(entries[i]), end = entries[i].end;
        QByteArray between;
        if (leading && !last) {
            between = m_yaml.mid(end, begins(entries[i + 1]) - end);
            end = begins(entries[i + 1]);
        } else if (!leading) {
            between = m_yaml.mid(entries[i - 1].end, begin - entries[i - 1].end);
            begin = entries[i - 1].end;
        }
        if (between.contains('#'))
            return fail(node->begin, u"a comment stands inside what has to change"_s);
        replace(begin, end, {});
    }
}

int EstateText::indentOf(const YamlNode *blockNode) const
{
    const qsizetype at = blockNode->begin.offset;
    return int(at - lineStart(at));
}

int EstateText::step() const
{
    for (const YamlEntry &section : root()->entries) {
        const YamlNode *node = section.value;
        if (!node->flow && node->kind == YamlNode::Kind::Mapping && !section.alias)
            return std::max(1, indentOf(node) - int(section.key->begin.offset - lineStart(section.key->begin.offset)));
    }
    return 2;
}

qsizetype EstateText::lineStart(qsizetype offset) const
{
    const qsizetype start = offset == 0 ? 0 : m_yaml.lastIndexOf('\n', offset - 1) + 1;
    return start == 0 && m_yaml.startsWith("\xEF\xBB\xBF") ? 3 : start;
}

qsizetype EstateText::nextLine(qsizetype offset) const
{
    const qsizetype end = m_yaml.indexOf('\n', offset);
    return end < 0 ? m_yaml.size() : end + 1;
}

qsizetype EstateText::behindComments(qsizetype offset, int indent) const
{
    qsizetype result = offset;
    bool afterBlank = false;
    for (qsizetype at = offset; at < m_yaml.size(); at = nextLine(at)) {
        const QByteArray line = m_yaml.mid(at, nextLine(at) - at);
        const QByteArray text = line.trimmed();
        const auto depth = line.indexOf('#');
        if (text.isEmpty()) {
            afterBlank = true;
            continue;
        }
        if (!text.startsWith('#') || depth < indent || (afterBlank && depth == indent))
            break;
        result = nextLine(at);
    }
    return result;
}

void EstateText::addLines(qsizetype offset, const QString &lines)
{
    const bool open = offset > 0 && m_yaml[offset - 1] != '\n'; // the file ends without a line break
    replace(offset, offset, open ? m_eol + lines.chopped(m_eol.size()) : lines);
}

QString EstateText::memberLines(const QString &key, const EstateValue &value, int indent, bool block) const
{
    QString lines = QString(indent, u' ') + scalarText(key) + u':';
    const bool mapsBelow = value.kind == EstateValue::Kind::List && !value.members.empty()
                           && !value.members.front().value.isScalar();
    if (value.kind == EstateValue::Kind::Map && block) {
        lines += m_eol;
        for (const EstateMember &member : value.members)
            lines += memberLines(member.key, member.value, indent + step(), false);
        return lines;
    }
    if (!mapsBelow)
        return lines + u' ' + flowText(value) + m_eol;
    lines += m_eol;
    for (const EstateMember &item : value.members)
        lines += QString(indent + step(), u' ') + u"- "_s + flowText(item.value) + m_eol;
    return lines;
}

void EstateText::addMember(const YamlNode *mapping, const QString &key, const EstateValue &value, bool block)
{
    const auto &entries = mapping->entries;
    if (mapping->flow) {
        const QString text = scalarText(key) + u": "_s + flowText(value);
        const qsizetype at = entries.empty() ? mapping->begin.offset + 1 : entries.back().end;
        replace(at, at, entries.empty() ? text : u", "_s + text);
        return;
    }
    const YamlEntry &last = entries.back();
    const int indent = int(last.key->begin.offset - lineStart(last.key->begin.offset));
    const qsizetype at = behindComments(nextLine(std::max(last.end, last.key->end)), indent);
    QString lines = memberLines(key, value, indent, block);
    const bool apart = entries.size() > 1 && block
                       && m_yaml.mid(lineStart(std::max<qsizetype>(0, lineStart(begins(last)) - 1)),
                                     lineStart(begins(last)) - lineStart(std::max<qsizetype>(0, lineStart(begins(last)) - 1)))
                              .trimmed()
                              .isEmpty();
    addLines(at, apart ? m_eol + lines : lines);
}

void EstateText::addToEmpty(const YamlNode *owner, const QString &key, const EstateValue &value, bool block)
{
    const YamlEntry *entry = owner->find(key);
    if (!entry) {
        if (block && !owner->flow && value.kind == EstateValue::Kind::Map && value.members.size() == 1) {
            const int indent = indentOf(owner);
            const EstateMember &member = value.members.front();
            const YamlEntry &last = owner->entries.back();
            const QString lines = QString(indent, u' ') + key + u':' + m_eol
                                  + memberLines(member.key, member.value, indent + step(), true);
            return addLines(behindComments(nextLine(std::max(last.end, last.key->end)), indent), lines);
        }
        return addMember(owner, key, value, block);
    }
    if (!isOwn(*entry))
        return;
    if (owner->flow || !block || m_yaml.mid(entry->key->end, 1) != ":") {
        replace(entry->begin, entry->end, (entry->begin == entry->end ? u" "_s : QString()) + flowText(value));
        return;
    }
    // "gateways: {}  # comment" becomes "gateways:  # comment" with the lines below it.
    replace(entry->key->end + 1, entry->end, {});
    const int indent = int(entry->key->begin.offset - lineStart(entry->key->begin.offset)) + step();
    QString lines;
    for (const EstateMember &member : value.members)
        lines += memberLines(member.key, member.value, indent, true);
    addLines(behindComments(nextLine(entry->end), indent), lines);
}

void EstateText::addItem(const YamlNode *list, std::size_t at, const EstateValue &value)
{
    const auto &entries = list->entries;
    if (list->flow) {
        if (entries.empty())
            return replace(list->begin.offset + 1, list->begin.offset + 1, flowText(value));
        if (at == 0)
            return replace(entries[0].begin, entries[0].begin, flowText(value) + u", "_s);
        return replace(entries[at - 1].end, entries[at - 1].end, u", "_s + flowText(value));
    }
    const int indent = indentOf(list);
    const qsizetype place = at == 0 ? lineStart(list->begin.offset)
                                    : behindComments(nextLine(entries[at - 1].end), indent);
    addLines(place, QString(indent, u' ') + u"- "_s + flowText(value) + m_eol);
}

Result<QByteArray> EstateText::result() const
{
    if (m_error)
        return *m_error;
    std::vector<Edit> edits = m_edits;
    std::stable_sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    QByteArray text;
    qsizetype at = 0;
    for (const Edit &edit : edits) {
        if (edit.begin < at)
            return Error{.kind = Error::Kind::BadFile, .place = {}, .what = u"two changes meet at one place"_s,
                         .hint = u"edit the file by hand"_s, .retryAfter = {}};
        text += m_yaml.mid(at, edit.begin - at) + edit.text.toUtf8();
        at = edit.end;
    }
    return QByteArray(text + m_yaml.mid(at));
}

} // namespace bulkhead
