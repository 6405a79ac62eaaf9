// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <deque>
#include <vector>

namespace bulkhead {

//! A place in a text: byte offset, and line and column (in characters) as an editor counts them.
struct YamlMark
{
    qsizetype offset = 0;
    int line = 1;
    int column = 1;
};

struct YamlNode;

//! A member of a mapping (`key` is set) or an item of a sequence. An alias points at the anchored node.
struct YamlEntry
{
    const YamlNode *key = nullptr;
    const YamlNode *value = nullptr;
    bool alias = false;
    qsizetype begin = 0, end = 0; //!< byte offsets of the value's own text, or of the alias
};

struct YamlNode
{
    enum class Kind { Scalar, Sequence, Mapping };
    enum class Style { Plain, SingleQuoted, DoubleQuoted, Block };
    struct Duplicate
    {
        YamlMark at;
        QString key;
        int firstLine = 0;
    };

    Kind kind = Kind::Scalar;
    Style style = Style::Plain; //!< of a scalar
    bool flow = false;          //!< of a sequence or mapping: [] or {}
    bool anchored = false;
    YamlMark begin;
    qsizetype end = 0; //!< byte offset behind the last character of its own text
    QString text;      //!< of a scalar, quotes and escapes resolved
    std::vector<YamlEntry> entries;
    std::vector<Duplicate> duplicates; //!< left out of `entries`
    int expanded = 1;                  //!< nodes below and including this one, aliases followed
    int height = 1;

    [[nodiscard]] bool isNull() const; //!< a plain scalar that YAML 1.2 reads as null
    [[nodiscard]] const YamlEntry *find(QStringView key) const;
};

//! A YAML document with the place of everything in it, made from the events of libyaml. Refuses more than one
//! document, tags, unfinished or unknown anchors, and whatever expands beyond its budget.
class YamlTree
{
public:
    struct Limits
    {
        int depth = 64;
        int nodes = 200'000; //!< with every alias followed
        int aliases = 100;
    };
    struct Problem
    {
        YamlMark at;
        QString what;
        QString hint;
    };

    [[nodiscard]] static YamlTree parse(const QByteArray &yaml, const Limits &limits);
    [[nodiscard]] static YamlTree parse(const QByteArray &yaml) { return parse(yaml, Limits()); }

    //! nullptr if there is a problem or nothing in the text.
    [[nodiscard]] const YamlNode *root() const { return m_root; }
    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }

private:
    friend class YamlTreeBuilder;
    std::deque<YamlNode> m_nodes; // addresses stay
    const YamlNode *m_root = nullptr;
    std::vector<Problem> m_problems;
};

} // namespace bulkhead
