// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "estate/estatevalue.h"

#include <optional>
#include <set>

namespace bulkhead {

//! Edits of a YAML text that leave alone what they do not change. Collects replacements of byte ranges;
//! the first thing that cannot be done safely makes the whole edit fail.
class EstateText
{
public:
    explicit EstateText(const QByteArray &yaml);

    [[nodiscard]] const YamlNode *root() const { return m_tree.root(); }

    //! Replaces what differs between `current` (what the node says now) and `wanted`.
    void merge(const YamlEntry &entry, const EstateValue *current, const EstateValue &wanted);
    //! Adds a member to the mapping below `parent` (as its last). `block`: on lines of its own.
    void addMember(const YamlNode *mapping, const QString &key, const EstateValue &value, bool block);
    //! Adds to a mapping or list that is missing, empty or null below `owner`.
    void addToEmpty(const YamlNode *owner, const QString &key, const EstateValue &value, bool block);
    void addItem(const YamlNode *list, std::size_t at, const EstateValue &value);
    void removeMember(const YamlEntry &owner, const QString &key);
    void replaceText(const YamlNode *scalar, bool alias, const QString &text);

    [[nodiscard]] Result<QByteArray> result() const;

private:
    struct Edit
    {
        qsizetype begin = 0, end = 0;
        QString text;
    };

    void mergeMap(const YamlNode *node, const EstateValue &current, const EstateValue &wanted);
    void mergeList(const YamlNode *node, const EstateValue &current, const EstateValue &wanted);
    void removeEntries(const YamlNode *node, const std::set<std::size_t> &which);
    void removeLines(const YamlNode *node, const YamlEntry &entry);
    void removeFlow(const YamlNode *node, const std::set<std::size_t> &which);
    [[nodiscard]] QString memberLines(const QString &key, const EstateValue &value, int indent, bool block) const;
    [[nodiscard]] int indentOf(const YamlNode *blockNode) const;
    [[nodiscard]] int step() const;
    [[nodiscard]] qsizetype lineStart(qsizetype offset) const;
    [[nodiscard]] qsizetype nextLine(qsizetype offset) const;
    [[nodiscard]] qsizetype behindComments(qsizetype offset, int indent) const;
    void addLines(qsizetype offset, const QString &lines);
    void replace(qsizetype begin, qsizetype end, const QString &text);
    void fail(const YamlMark &at, const QString &what);
    bool isOwn(const YamlEntry &entry);

    QByteArray m_yaml;
    YamlTree m_tree;
    QString m_eol;
    std::vector<Edit> m_edits;
    std::optional<Error> m_error;
};

} // namespace bulkhead
