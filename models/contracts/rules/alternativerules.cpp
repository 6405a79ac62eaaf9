// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/alternativerules.h"

#include "contracts/reading/literal.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! What an alternative is known by: the name of its component, else its title, else all of it.
struct Branch
{
    SchemaId id = noSchema;
    QString name;
    std::string text;
    bool isMatched = false;
};

std::vector<Branch> branchesOf(Flattener &flats, const SchemaParts &ids)
{
    std::vector<Branch> branches;
    for (const SchemaId id : ids) {
        const Schema &schema = flats.contract().schemas[id];
        Branch branch;
        branch.id = id;
        branch.name = flats.of({id}).name;
        if (branch.name.isEmpty() && schema.reference.isEmpty())
            branch.name = schema.title;
        if (branch.name.isEmpty() && schema.node)
            branch.text = literalText(*schema.node);
        branches.push_back(std::move(branch));
    }
    return branches;
}

QString stepOf(const Branch &branch, std::size_t index)
{
    return branch.name.isEmpty() ? u"alternative %1"_s.arg(index + 1) : branch.name;
}

template<typename Same>
void match(std::vector<Branch> &before, std::vector<Branch> &after, Findings &findings, const Same &isSame)
{
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (Branch &is : after) {
            if (before[i].isMatched || is.isMatched || !isSame(before[i], is))
                continue;
            before[i].isMatched = is.isMatched = true;
            findings.descend(stepOf(before[i], i), {before[i].id}, {is.id});
        }
    }
}

void unmatched(const FlatPair &pair, const std::vector<Branch> &before, const std::vector<Branch> &after, Findings &findings)
{
    const auto places = [](const Flat &flat, const Flattener &flats, SchemaId id) {
        return id == noSchema ? flat.at : flats.contract().schemas[id].at;
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].isMatched)
            continue;
        const QString name = stepOf(before[i], i);
        findings.list.push_back({"branch-removed", places(pair.base, pair.baseFlats, before[i].id), pair.revision.at,
                                 u"the alternative %1 is gone"_s.arg(shortened(name)), name, {}});
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i].isMatched)
            continue;
        const QString name = stepOf(after[i], i);
        findings.list.push_back({"branch-added", pair.base.at, places(pair.revision, pair.revisionFlats, after[i].id),
                                 u"the alternative %1 is new"_s.arg(shortened(name)), {}, name});
    }
}

void choiceRules(const FlatPair &pair, const Flat::Choice &was, const Flat::Choice &is, Findings &findings)
{
    if (was.isOneOf != is.isOneOf)
        findings.add(pair, is.isOneOf ? "any-of-became-one-of" : "one-of-became-any-of",
                     is.isOneOf ? u"anyOf became oneOf"_s : u"oneOf became anyOf"_s);
    std::vector<Branch> before = branchesOf(pair.baseFlats, was.branches), after = branchesOf(pair.revisionFlats, is.branches);
    match(before, after, findings, [](const Branch &a, const Branch &b) { return !a.name.isEmpty() && a.name == b.name; });
    match(before, after, findings, [](const Branch &a, const Branch &b) { return a.name.isEmpty() && b.name.isEmpty() && a.text == b.text; });
    const auto isLeft = [](const Branch &branch) { return !branch.isMatched; };
    // One without a name on each side: it has changed.
    if (std::count_if(before.cbegin(), before.cend(), isLeft) == 1 && std::count_if(after.cbegin(), after.cend(), isLeft) == 1)
        match(before, after, findings, [](const Branch &a, const Branch &b) { return a.name.isEmpty() && b.name.isEmpty(); });
    unmatched(pair, before, after, findings);
}

//! Nothing but alternatives, whose types are no stricter than those of the lone schema.
bool isPure(const Flat &choosing, const Flat &lone)
{
    return choosing.isOnlyAlternatives() && (lone.types & ~choosing.types) == 0;
}

//! `lone` among the alternatives of `choice`; -1: it is not.
qsizetype positionOf(const Flat &lone, const std::vector<Branch> &branches, const Flattener &loneFlats)
{
    std::string text;
    if (lone.name.isEmpty() && lone.parts.size() == 1 && loneFlats.contract().schemas[lone.parts.front()].node)
        text = literalText(*loneFlats.contract().schemas[lone.parts.front()].node);
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const bool isSameName = !lone.name.isEmpty() && lone.name == branches[i].name;
        if (isSameName || (!text.empty() && text == branches[i].text))
            return qsizetype(i);
    }
    return -1;
}

} // namespace

bool becameAlternatives(const FlatPair &pair, Findings &findings)
{
    const bool became = pair.base.choices.empty() && isPure(pair.revision, pair.base);
    const bool ceased = pair.revision.choices.empty() && isPure(pair.base, pair.revision);
    if (!became && !ceased)
        return false;
    const Flat &choosing = became ? pair.revision : pair.base, &lone = became ? pair.base : pair.revision;
    std::vector<Branch> branches = branchesOf(became ? pair.revisionFlats : pair.baseFlats, choosing.choices.front().branches);
    const qsizetype position = positionOf(lone, branches, became ? pair.baseFlats : pair.revisionFlats);
    if (position < 0) {
        findings.add(pair, "alternatives-changed",
                     became ? u"one schema became a choice that does not name it; compare them by hand"_s
                            : u"a choice became one schema that it did not name; compare them by hand"_s);
        return true;
    }
    Branch &same = branches[std::size_t(position)];
    same.isMatched = true;
    const SchemaParts own{same.id};
    findings.descend(stepOf(same, std::size_t(position)), became ? lone.parts : own, became ? own : lone.parts);
    unmatched(pair, became ? std::vector<Branch>() : branches, became ? branches : std::vector<Branch>(), findings);
    return true;
}

void alternativeRules(const FlatPair &pair, Findings &findings)
{
    const auto &before = pair.base.choices, &after = pair.revision.choices;
    if (before.size() != after.size()) {
        findings.add(pair, "alternatives-changed", u"there were %1 choices of alternatives and are %2; compare them by hand"_s.arg(before.size()).arg(after.size()),
                     QString::number(before.size()), QString::number(after.size()));
        return;
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        choiceRules(pair, before[i], after[i], findings);
}

} // namespace bulkhead::contracts
