// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/pipeline.h"
#include "core/result.h"
#include "estate/yamltree.h"

#include <functional>

namespace bulkhead::collectors {

inline constexpr qsizetype maxPipelineBytes = 2 << 20;

//! Reads YAML within its budget of depth, nodes and aliases. BadFile with FILE:LINE.
[[nodiscard]] Result<YamlTree> readPipelineYaml(const QByteArray &text, const QString &file);

//! The member of a mapping, through merge keys ("<<"); the mapping's own come first. nullptr: not there, or no mapping.
[[nodiscard]] const YamlNode *member(const YamlNode *node, QStringView key);
//! Every member once, through merge keys. At most so many merges deep.
using VisitMember = std::function<void(const QString &key, const YamlNode &value)>;
void eachMember(const YamlNode *node, const VisitMember &visit);
//! The text of a scalar; empty if it is none.
[[nodiscard]] QString textOf(const YamlNode *node);
//! A scalar, or all scalars of a list, also of lists in it.
[[nodiscard]] std::vector<const YamlNode *> scalarsOf(const YamlNode *node);
[[nodiscard]] QStringList textsOf(const YamlNode *node);
//! A plain "true"; nothing else is.
[[nodiscard]] bool isTrue(const YamlNode *node);

//! A line of a scalar with its place in the file.
struct TextLine
{
    QString text;
    int line = 0;
};
//! The lines of a scalar; what is joined by a backslash at its end is one.
[[nodiscard]] std::vector<TextLine> linesOf(const YamlNode &scalar);
//! Every line of text at or below a node, keys left out, each node once.
[[nodiscard]] std::vector<TextLine> allLines(const YamlNode *node);

} // namespace bulkhead::collectors
