// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/contract.h"
#include "core/result.h"

#include <QHash>

namespace bulkhead::contracts {

//! A node of the document and how it was reached. An empty spot is something that is not there.
struct Spot
{
    const YamlNode *node = nullptr;
    QString pointer;
    int line = 0;

    explicit operator bool() const { return node != nullptr; }
    [[nodiscard]] Place place() const { return {pointer, line}; }
    [[nodiscard]] bool isMapping() const { return node && node->kind == YamlNode::Kind::Mapping; }
    [[nodiscard]] bool isSequence() const { return node && node->kind == YamlNode::Kind::Sequence; }
    [[nodiscard]] bool isScalar() const { return node && node->kind == YamlNode::Kind::Scalar; }
    [[nodiscard]] Spot member(const YamlEntry &entry) const; //!< of a mapping
    [[nodiscard]] Spot item(std::size_t index) const;        //!< of a sequence
};

//! What a `$ref` leads to, or why it leads nowhere.
struct Followed
{
    Spot spot;
    QString reference; //!< as written; empty: there was none
    QString why;
    bool external = false;
};

//! The tree of one document, found things in it, and what is wrong with them. Not for several threads at once.
class Source
{
public:
    //! Error: BadFile at FILE:LINE.
    [[nodiscard]] static Result<std::shared_ptr<const YamlTree>> parse(const QByteArray &text, const QString &file);

    explicit Source(std::shared_ptr<const YamlTree> tree, std::vector<Gap> &gaps);

    [[nodiscard]] Spot root() const { return {m_tree->root(), {}, m_tree->root()->begin.line}; }
    //! A member of a mapping; an empty spot if it is not there or null.
    [[nodiscard]] Spot find(const Spot &mapping, QLatin1StringView key);
    //! Follows one reference object, or a chain of them. A spot without `$ref` is its own answer.
    [[nodiscard]] Followed follow(const Spot &spot);
    //! One step only: where the text of a reference points.
    [[nodiscard]] Followed resolve(const QString &reference);

    // Values of members; what is there and of another kind becomes a gap and reads as if it were not there.
    [[nodiscard]] QString text(const Spot &mapping, QLatin1StringView key);
    [[nodiscard]] bool truth(const Spot &mapping, QLatin1StringView key);
    [[nodiscard]] std::optional<double> number(const Spot &mapping, QLatin1StringView key);
    [[nodiscard]] QStringList texts(const Spot &mapping, QLatin1StringView key);
    [[nodiscard]] Spot mapping(const Spot &parent, QLatin1StringView key);
    [[nodiscard]] Spot sequence(const Spot &parent, QLatin1StringView key);

    void malformed(const Spot &at, const QString &what, const QString &hint);
    //! Records a reference that leads nowhere.
    void lost(const Spot &at, const Followed &followed);

private:
    const YamlEntry *entry(const YamlNode *mapping, const QString &key);

    std::shared_ptr<const YamlTree> m_tree;
    std::vector<Gap> &m_gaps;
    QHash<const YamlNode *, QHash<QString, const YamlEntry *>> m_large; // members of large mappings
    QHash<QString, Followed> m_resolved;
};

} // namespace bulkhead::contracts
