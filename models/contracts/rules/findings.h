// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/flat.h"
#include "contracts/rules/rule.h"

namespace bulkhead::contracts {

//! Two schemas for the same thing, and which way values go.
struct FlatPair
{
    const Flat &base, &revision;
    Direction direction;
    Flattener &baseFlats, &revisionFlats;

    [[nodiscard]] bool isRequest() const { return direction == Direction::Request; }
};

//! What a rule says about a pair, without saying where the pair is used.
struct SchemaFinding
{
    std::string_view suffix; //!< of the rule, behind "request-" or "response-"
    std::optional<Place> base, revision;
    QString sentence, before, after;
};

//! A way to a pair of schemas below this one.
struct SchemaStep
{
    QString step; //!< "name", "[]", "*"
    SchemaParts base, revision;
    bool isUnclear = false; //!< below it the direction is not clear: all findings are undecided
};

//! What the rules say about one pair.
struct Findings
{
    std::vector<SchemaFinding> list;
    std::vector<SchemaStep> steps;

    void add(const FlatPair &pair, std::string_view suffix, const QString &sentence, const QString &before = {}, const QString &after = {})
    {
        list.push_back({suffix, pair.base.at, pair.revision.at, sentence, before, after});
    }
    void descend(const QString &step, const SchemaParts &base, const SchemaParts &revision, bool isUnclear = false)
    {
        steps.push_back({step, base, revision, isUnclear});
    }
};

//! "a, b and 3 more"; what is long is cut.
[[nodiscard]] QString shortened(const QString &text);
[[nodiscard]] QString quoted(const std::string &json);
[[nodiscard]] QString numberText(double number);

} // namespace bulkhead::contracts
