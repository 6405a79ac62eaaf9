// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/yamltree.h"

#include "estate/textindex.h"

#include <QHash>

#include <algorithm>
#include <yaml.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

bool YamlNode::isNull() const
{
    return kind == Kind::Scalar && style == Style::Plain
           && (text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1
               || text == "NULL"_L1);
}

const YamlEntry *YamlNode::find(QStringView key) const
{
    const auto it = std::find_if(entries.cbegin(), entries.cend(), [&](const YamlEntry &entry) {
        return entry.key && entry.key->text == key;
    });
    return it == entries.cend() ? nullptr : &*it;
}

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

class YamlParser
{
public:
    explicit YamlParser(QByteArrayView text)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        // A view of nothing may be a null pointer, which libyaml answers with abort().
        const char *bytes = text.isEmpty() ? "" : text.data();
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char *>(bytes),
                                     std::size_t(text.size()));
    }
    ~YamlParser() { yaml_parser_delete(&m_parser); }
    Q_DISABLE_COPY_MOVE(YamlParser)

    bool next(yaml_event_t &event) { return yaml_parser_parse(&m_parser, &event) == 1; }
    const yaml_parser_t &state() const { return m_parser; }

private:
    yaml_parser_t m_parser;
};

QString fromYaml(const yaml_char_t *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

YamlNode::Style styleOf(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return YamlNode::Style::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YamlNode::Style::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        return YamlNode::Style::Block;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return YamlNode::Style::Plain;
}

} // namespace

class YamlTreeBuilder
{
public:
    YamlTreeBuilder(QByteArrayView text, const YamlTree::Limits &limits)
        : m_start(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0)
        , m_text(text)
        , m_index(text)
        , m_limits(limits)
    {
    }

    YamlTree build()
    {
        if (const auto bad = m_index.badByte()) {
            fail(m_index.atByte(*bad), u"the file is not UTF-8 text"_s,
                 u"save it as UTF-8 in your editor"_s);
            return std::move(m_tree);
        }
        YamlParser parser(m_text.sliced(m_start));
        bool more = true;
        while (more && m_tree.m_problems.empty()) {
            yaml_event_t event;
            if (!parser.next(event)) {
                syntaxError(parser.state());
                break;
            }
            more = event.type != YAML_STREAM_END_EVENT;
            take(event);
            yaml_event_delete(&event);
        }
        if (!m_tree.m_problems.empty())
            m_tree.m_root = nullptr;
        return std::move(m_tree);
    }

private:
    struct Frame
    {
        YamlNode *node = nullptr;
        const YamlNode *key = nullptr; // read, and waiting for its value
        bool keyAlias = false;
        QString anchor;
        QHash<QString, int> keys; // text → line
    };

    // libyaml counts characters from behind the byte order mark, which is one character of ours.
    YamlMark mark(const yaml_mark_t &at) const
    {
        return m_index.atCharacter(qsizetype(at.index) + (m_start ? 1 : 0));
    }
    void fail(const YamlMark &at, const QString &what, const QString &hint)
    {
        m_tree.m_problems.push_back({at, what, hint});
    }

    void take(const yaml_event_t &event);
    void startNode(const yaml_event_t &event, YamlNode::Kind kind, const yaml_char_t *anchor,
                   const yaml_char_t *tag);
    void endContainer(const yaml_event_t &event);
    void alias(const yaml_event_t &event);
    void attach(const YamlNode *node, bool isAlias, const YamlMark &at, qsizetype end);
    void attachValue(Frame &frame, const YamlEntry &entry);
    bool withinBudget(int added, int height, const YamlMark &at);
    void syntaxError(const yaml_parser_t &parser);

    qsizetype m_start;
    QByteArrayView m_text;
    TextIndex m_index;
    YamlTree::Limits m_limits;
    YamlTree m_tree;
    std::vector<Frame> m_stack;
    QHash<QString, const YamlNode *> m_anchors;
    int m_expanded = 0;
    int m_aliases = 0;
    int m_documents = 0;
};

void YamlTreeBuilder::take(const yaml_event_t &event)
{
    switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++m_documents > 1)
            fail(mark(event.start_mark), u"a second document starts here"_s,
                 u"a file here holds one document: remove the line with ---"_s);
        break;
    case YAML_SCALAR_EVENT:
        startNode(event, YamlNode::Kind::Scalar, event.data.scalar.anchor, event.data.scalar.tag);
        break;
    case YAML_SEQUENCE_START_EVENT:
        startNode(event, YamlNode::Kind::Sequence, event.data.sequence_start.anchor,
                  event.data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        startNode(event, YamlNode::Kind::Mapping, event.data.mapping_start.anchor,
                  event.data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        endContainer(event);
        break;
    case YAML_ALIAS_EVENT:
        alias(event);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

bool YamlTreeBuilder::withinBudget(int added, int height, const YamlMark &at)
{
    m_expanded += added;
    if (int(m_stack.size()) + height > m_limits.depth) {
        fail(at, u"nested deeper than %1 levels"_s.arg(m_limits.depth),
             u"use fewer levels"_s);
        return false;
    }
    if (m_expanded > m_limits.nodes) {
        fail(at, u"the file grows beyond %1 values"_s.arg(m_limits.nodes),
             u"write fewer aliases or split the file"_s);
        return false;
    }
    return true;
}

void YamlTreeBuilder::startNode(const yaml_event_t &event, YamlNode::Kind kind,
                                const yaml_char_t *anchor, const yaml_char_t *tag)
{
    const YamlMark at = mark(event.start_mark);
    if (tag) {
        fail(at, u"a YAML tag (!…) has no meaning here"_s, u"remove it; quotes make a value text"_s);
        return;
    }
    if (!withinBudget(1, 1, at))
        return;
    YamlNode &node = m_tree.m_nodes.emplace_back();
    node.kind = kind;
    node.anchored = anchor != nullptr;
    node.begin = at;
    node.end = mark(event.end_mark).offset;
    if (kind == YamlNode::Kind::Scalar) {
        const auto &scalar = event.data.scalar;
        while (node.end > at.offset && QByteArrayView("\r\n\t ").contains(m_text[node.end - 1]))
            --node.end; // a block scalar ends behind its line breaks
        node.style = styleOf(scalar.style);
        node.text = QString::fromUtf8(reinterpret_cast<const char *>(scalar.value),
                                      qsizetype(scalar.length));
        if (anchor)
            m_anchors.insert(fromYaml(anchor), &node);
        attach(&node, false, at, node.end);
        return;
    }
    node.flow = kind == YamlNode::Kind::Sequence
                    ? event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                    : event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    Frame frame;
    frame.node = &node;
    frame.anchor = fromYaml(anchor);
    m_stack.push_back(std::move(frame));
}

void YamlTreeBuilder::endContainer(const yaml_event_t &event)
{
    const Frame frame = std::move(m_stack.back());
    m_stack.pop_back();
    YamlNode &node = *frame.node;
    if (node.flow)
        node.end = mark(event.end_mark).offset;
    if (!frame.anchor.isEmpty())
        m_anchors.insert(frame.anchor, &node);
    attach(&node, false, node.begin, node.end);
}

void YamlTreeBuilder::alias(const yaml_event_t &event)
{
    const YamlMark at = mark(event.start_mark);
    const YamlNode *target = m_anchors.value(fromYaml(event.data.alias.anchor));
    if (!target) {
        fail(at, u"an alias names no anchor above it"_s,
             u"define it with &NAME before it is used, and never inside itself"_s);
        return;
    }
    if (++m_aliases > m_limits.aliases) {
        fail(at, u"more than %1 aliases"_s.arg(m_limits.aliases), u"write the values out"_s);
        return;
    }
    if (!withinBudget(target->expanded, target->height, at))
        return;
    attach(target, true, at, mark(event.end_mark).offset);
}

void YamlTreeBuilder::attach(const YamlNode *node, bool isAlias, const YamlMark &at, qsizetype end)
{
    if (m_stack.empty()) {
        m_tree.m_root = node;
        return;
    }
    Frame &frame = m_stack.back();
    if (!frame.node->flow) // libyaml ends a block where the next token starts, comments included
        frame.node->end = end;
    frame.node->expanded += node->expanded;
    frame.node->height = std::max(frame.node->height, node->height + 1);
    if (frame.node->kind == YamlNode::Kind::Sequence || frame.key) {
        attachValue(frame, {nullptr, node, isAlias, at.offset, end});
        return;
    }
    if (node->kind != YamlNode::Kind::Scalar) {
        fail(at, u"a key must be a plain word, not a list or a mapping"_s,
             u"put quotes around text that starts with [ or {"_s);
        return;
    }
    frame.key = node;
    frame.keyAlias = isAlias;
}

void YamlTreeBuilder::attachValue(Frame &frame, const YamlEntry &value)
{
    YamlEntry entry = value;
    entry.key = std::exchange(frame.key, nullptr);
    entry.alias = entry.alias || (entry.key && frame.keyAlias);
    if (entry.key) {
        const auto first = frame.keys.constFind(entry.key->text);
        if (first != frame.keys.constEnd()) {
            frame.node->duplicates.push_back({entry.key->begin, entry.key->text, *first});
            return;
        }
        frame.keys.insert(entry.key->text, entry.key->begin.line);
    }
    frame.node->entries.push_back(entry);
}

void YamlTreeBuilder::syntaxError(const yaml_parser_t &parser)
{
    const bool reader = parser.error == YAML_READER_ERROR;
    const YamlMark at = reader ? m_index.atByte(qsizetype(parser.problem_offset) + m_start)
                               : mark(parser.problem_mark);
    QString what = u"not valid YAML: "_s
                   + (parser.problem ? QString::fromLatin1(parser.problem) : u"unreadable"_s);
    if (parser.context)
        what += u' ' + QString::fromLatin1(parser.context);
    const qsizetype lineStart = m_text.first(at.offset).lastIndexOf('\n') + 1;
    const QByteArray before = m_text.sliced(lineStart).toByteArray().split('\n').first();
    QString hint = u"check the indentation, the quotes and the brackets up to this line"_s;
    const auto word = std::find_if(before.cbegin(), before.cend(),
                                   [](char c) { return c != ' ' && c != '\t'; });
    if (std::find(before.cbegin(), word, '\t') != word)
        hint = u"indent with spaces: YAML refuses tabs"_s;
    else if (what.contains("mapping values are not allowed"_L1))
        hint = u"put quotes around a value that holds a colon, or check the indentation"_s;
    fail(at, what, hint);
}

YamlTree YamlTree::parse(const QByteArray &yaml, const Limits &limits)
{
    return YamlTreeBuilder(yaml, limits).build();
}

} // namespace bulkhead
