// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/yamlview.h"

#include <QSet>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;

namespace {

constexpr int mergesDeep = 16;
constexpr qsizetype longestLine = 32 << 10; //!< what is longer is no script of a person
constexpr YamlTree::Limits budget{.depth = 48, .nodes = 50'000, .aliases = 500};

//! What a mapping takes from others: one mapping, or a list of them.
std::vector<const YamlNode *> mergedInto(const YamlNode &node)
{
    std::vector<const YamlNode *> merged;
    for (const YamlEntry &entry : node.entries) {
        if (entry.key == nullptr || entry.key->text != u"<<" || entry.value == nullptr)
            continue;
        if (entry.value->kind == YamlNode::Kind::Mapping)
            merged.push_back(entry.value);
        for (const YamlEntry &item : entry.value->kind == YamlNode::Kind::Sequence ? entry.value->entries : std::vector<YamlEntry>()) {
            if (item.value != nullptr && item.value->kind == YamlNode::Kind::Mapping)
                merged.push_back(item.value);
        }
    }
    return merged;
}

const YamlNode *memberWithin(const YamlNode *node, QStringView key, int depth)
{
    if (node == nullptr || node->kind != YamlNode::Kind::Mapping || depth == 0)
        return nullptr;
    if (const YamlEntry *own = node->find(key))
        return own->value;
    for (const YamlNode *merged : mergedInto(*node)) {
        if (const YamlNode *value = memberWithin(merged, key, depth - 1))
            return value;
    }
    return nullptr;
}

void visitMembers(const YamlNode *node, const VisitMember &visit, QSet<QString> &seen, int depth)
{
    if (node == nullptr || node->kind != YamlNode::Kind::Mapping || depth == 0)
        return;
    for (const YamlEntry &entry : node->entries) {
        if (entry.key == nullptr || entry.value == nullptr || entry.key->text == u"<<" || seen.contains(entry.key->text))
            continue;
        seen.insert(entry.key->text);
        visit(entry.key->text, *entry.value);
    }
    for (const YamlNode *merged : mergedInto(*node))
        visitMembers(merged, visit, seen, depth - 1);
}

void addScalars(const YamlNode *node, std::vector<const YamlNode *> &out)
{
    if (node == nullptr)
        return;
    if (node->kind == YamlNode::Kind::Scalar)
        out.push_back(node);
    for (const YamlEntry &item : node->kind == YamlNode::Kind::Sequence ? node->entries : std::vector<YamlEntry>())
        addScalars(item.value, out);
}

void addLines(const YamlNode *node, QSet<const YamlNode *> &seen, std::vector<TextLine> &out)
{
    if (node == nullptr || seen.contains(node))
        return;
    seen.insert(node);
    if (node->kind == YamlNode::Kind::Scalar) {
        for (TextLine &line : linesOf(*node))
            out.push_back(std::move(line));
    }
    for (const YamlEntry &entry : node->entries)
        addLines(entry.value, seen, out);
}

} // namespace

Result<YamlTree> readPipelineYaml(const QByteArray &text, const QString &file)
{
    const auto bad = [&](const QString &place, const QString &what, const QString &hint) {
        return Error{.kind = Error::Kind::BadFile, .place = place, .what = what, .hint = hint, .retryAfter = {}};
    };
    if (text.size() > maxPipelineBytes)
        return bad(file, u"it has more than %1 MiB"_s.arg(maxPipelineBytes >> 20), u"no pipeline file is that large"_s);
    qsizetype begin = 0;
    for (qsizetype end = 0, line = 1; begin < text.size(); begin = end + 1, ++line) {
        end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        if (end - begin > longestLine)
            return bad(u"%1:%2"_s.arg(file).arg(line), u"the line has more than %1 KiB"_s.arg(longestLine >> 10), u"break it up"_s);
    }
    YamlTree tree = YamlTree::parse(text, budget);
    if (!tree.problems().empty()) {
        const YamlTree::Problem &first = tree.problems().front();
        return bad(u"%1:%2"_s.arg(file).arg(first.at.line), first.what, first.hint);
    }
    if (tree.root() == nullptr || tree.root()->kind != YamlNode::Kind::Mapping)
        return bad(file, u"it is no pipeline: there is no mapping in it"_s, {});
    return tree;
}

const YamlNode *member(const YamlNode *node, QStringView key)
{
    return memberWithin(node, key, mergesDeep);
}

void eachMember(const YamlNode *node, const VisitMember &visit)
{
    QSet<QString> seen;
    visitMembers(node, visit, seen, mergesDeep);
}

QString textOf(const YamlNode *node)
{
    return node == nullptr || node->kind != YamlNode::Kind::Scalar || node->isNull() ? QString() : node->text;
}

std::vector<const YamlNode *> scalarsOf(const YamlNode *node)
{
    std::vector<const YamlNode *> scalars;
    addScalars(node, scalars);
    return scalars;
}

QStringList textsOf(const YamlNode *node)
{
    QStringList texts;
    for (const YamlNode *scalar : scalarsOf(node)) {
        if (!scalar->isNull())
            texts.append(scalar->text);
    }
    return texts;
}

bool isTrue(const YamlNode *node)
{
    return textOf(node).compare(u"true", Qt::CaseInsensitive) == 0;
}

std::vector<TextLine> linesOf(const YamlNode &scalar)
{
    std::vector<TextLine> lines;
    const bool isBlock = scalar.style == YamlNode::Style::Block;
    int line = scalar.begin.line + (isBlock ? 1 : 0);
    bool isJoined = false;
    for (const QString &text : scalar.text.split(u'\n')) {
        if (isJoined)
            lines.back().text += u' ' + text.trimmed();
        else
            lines.push_back({text, line});
        QString &whole = lines.back().text;
        isJoined = whole.endsWith(u'\\') && whole.size() < longestLine;
        if (isJoined)
            whole.chop(1);
        line += isBlock ? 1 : 0; // how other styles are folded is not known any more
    }
    return lines;
}

std::vector<TextLine> allLines(const YamlNode *node)
{
    QSet<const YamlNode *> seen;
    std::vector<TextLine> lines;
    addLines(node, seen, lines);
    return lines;
}

} // namespace bulkhead::collectors
