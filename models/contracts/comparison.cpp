// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/comparison.h"

#include "contracts/rules/bodyrules.h"
#include "contracts/rules/operationrules.h"
#include "contracts/rules/parameterrules.h"
#include "contracts/rules/responserules.h"
#include "contracts/rules/securityrules.h"
#include "contracts/rules/serverrules.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! Which operations are the same.
struct Matching
{
    std::vector<OperationPair> pairs;
    std::vector<const Operation *> gone, fresh;
};

using ByKey = QHash<QString, std::vector<const Operation *>>;

QString keyOf(const Operation &operation, const QString &basePath)
{
    const QString prefix = operation.sender == Sender::Client ? basePath : QString();
    return operation.method + u' ' + prefix + operation.shape;
}

ByKey keysOf(const Contract &contract, const QString &basePath)
{
    ByKey keys;
    for (const Operation &operation : contract.operations)
        keys[keyOf(operation, basePath)].push_back(&operation);
    return keys;
}

//! By shape; where several paths have the same one, the one with the same names first.
const Operation *take(std::vector<const Operation *> &candidates, const QString &path)
{
    if (candidates.empty())
        return nullptr;
    auto it = std::find_if(candidates.begin(), candidates.end(), [&](const Operation *one) { return one->path == path; });
    if (it == candidates.end())
        it = candidates.begin();
    const Operation *found = *it;
    candidates.erase(it);
    return found;
}

Matching matchingOf(const Contract &base, const Contract &revision, const QString &basePath, const QString &revisionBasePath)
{
    Matching matching;
    ByKey keys = keysOf(revision, revisionBasePath);
    for (const Operation &was : base.operations) {
        const auto found = keys.find(keyOf(was, basePath));
        if (const Operation *is = found == keys.end() ? nullptr : take(*found, was.path))
            matching.pairs.push_back({&was, is});
        else
            matching.gone.push_back(&was);
    }
    QSet<const Operation *> matched;
    for (const OperationPair &pair : matching.pairs)
        matched.insert(pair.revision);
    for (const Operation &is : revision.operations) {
        if (!matched.contains(&is))
            matching.fresh.push_back(&is);
    }
    return matching;
}

bool isLost(const Contract &contract, const QString &shape)
{
    return std::any_of(contract.lostPaths.cbegin(), contract.lostPaths.cend(), [&](const LostPath &lost) { return lost.shape == shape; });
}

void sayGaps(Changes &changes)
{
    QHash<QString, const Gap *> known;
    const auto keyOf = [](const Gap &gap) -> QString { return gap.reference + u'\n' + gap.at.pointer; };
    const auto say = [&](const Gap &gap, const std::optional<Place> &base, const std::optional<Place> &revision) {
        const bool isReference = gap.kind != Gap::Kind::Malformed;
        changes.document({isReference ? "unresolved-reference" : "unreadable-part", isReference ? gap.reference : gap.at.pointer, base, revision,
                          gap.what + u"; "_s + gap.hint, {}, {}});
    };
    for (const Gap &gap : changes.revision().gaps)
        known.insert(keyOf(gap), &gap);
    for (const Gap &gap : changes.base().gaps) {
        const Gap *same = known.take(keyOf(gap));
        say(gap, gap.at, same ? std::optional(same->at) : std::nullopt);
    }
    for (const Gap &gap : changes.revision().gaps) {
        if (known.contains(keyOf(gap)))
            say(gap, std::nullopt, gap.at);
    }
}

} // namespace

bool Comparison::isBreaking() const
{
    return std::any_of(changes.cbegin(), changes.cend(), [](const Change &change) { return change.severity == Severity::Breaking; });
}

bool Comparison::isComplete() const
{
    return std::none_of(changes.cbegin(), changes.cend(), [](const Change &change) { return change.certainty == Certainty::Unresolved; });
}

Comparison compareContracts(const Contract &base, const Contract &revision, const CompareOptions &options)
{
    Changes changes(base, revision, options);
    sayGaps(changes);
    Matching matching = matchingOf(base, revision, {}, {});
    const auto before = onlyBasePath(base), after = onlyBasePath(revision);
    bool basePathMoved = false;
    if (before && after && *before != *after) { // "/v1" may have gone from the server into the paths
        Matching whole = matchingOf(base, revision, shapeOf(*before), shapeOf(*after));
        basePathMoved = whole.pairs.size() > matching.pairs.size();
        if (basePathMoved)
            matching = std::move(whole);
    }
    serverRules(basePathMoved, changes);
    schemeRules(changes);
    QSet<QString> shapes;
    for (const Operation &operation : revision.operations)
        shapes.insert(operation.shape);
    for (const Operation *was : matching.gone)
        removedOperation(*was, !basePathMoved && !shapes.contains(was->shape), isLost(revision, was->shape), changes);
    for (const Operation *is : matching.fresh)
        addedOperation(*is, changes);
    for (const OperationPair &pair : matching.pairs) {
        operationRules(pair, changes);
        serverRules(pair, changes);
        securityRules(pair, changes);
        parameterRules(pair, changes);
        bodyRules(pair, changes);
        responseRules(pair, changes);
    }
    return {changes.finish()};
}

} // namespace bulkhead::contracts
