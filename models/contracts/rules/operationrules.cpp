// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/operationrules.h"

#include "contracts/rules/lifetimerules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

void removedOperation(const Operation &operation, bool isWholePath, bool isPerhapsThere, Changes &changes)
{
    Said said;
    said.base = operation.at;
    said.before = operation.id;
    if (isPerhapsThere) {
        said.rule = "operation-perhaps-removed";
        said.message = u"the operation is not there; it may be in the part of the path that could not be read"_s;
    } else if (hasEnded(operation.life, changes.today())) {
        said.rule = "operation-removed-after-sunset";
        said.message = u"the operation is gone; it was deprecated and its sunset, %1, has passed"_s.arg(operation.life.sunset.toString(Qt::ISODate));
    } else if (operation.life.deprecated && operation.life.sunset.isValid()) {
        said.rule = "operation-removed-before-sunset";
        said.message = u"the operation is gone before its sunset, %1"_s.arg(operation.life.sunset.toString(Qt::ISODate));
    } else {
        said.rule = isWholePath ? "path-removed" : "operation-removed";
        said.message = isWholePath ? u"the path is gone with all its operations"_s : u"the operation is gone"_s;
        if (operation.life.deprecated)
            said.message += u"; it was deprecated, but nothing said when it ends"_s;
    }
    changes.operation({&operation, nullptr}, said);
}

void addedOperation(const Operation &operation, Changes &changes)
{
    changes.operation({nullptr, &operation}, {"operation-added", {}, {}, operation.at, u"the operation is new"_s, {}, operation.id});
}

void operationRules(const OperationPair &pair, Changes &changes)
{
    const Operation &was = *pair.base, &is = *pair.revision;
    if (was.id != is.id && !was.id.isEmpty())
        changes.operation(pair, {"operation-id-changed", {}, was.at, is.at,
                                 is.id.isEmpty() ? u"the operationId was \"%1\" and is gone"_s.arg(shortened(was.id))
                                                 : u"the operationId was \"%1\" and is \"%2\""_s.arg(shortened(was.id), shortened(is.id)),
                                 was.id, is.id});
    const QStringList before = templateNames(was.path), after = templateNames(is.path);
    for (qsizetype i = 0; i < std::min(before.size(), after.size()) && was.sender == Sender::Client; ++i) {
        if (before[i] != after[i])
            changes.operation(pair, {"path-parameter-renamed", u"path/%1"_s.arg(i), was.pathAt, is.pathAt,
                                     u"the path parameter \"%1\" is called \"%2\" now; calls stay the same"_s.arg(shortened(before[i]), shortened(after[i])),
                                     before[i], after[i]});
    }
    lifetimeRules(pair, {}, u"the operation"_s, was.life, is.life, changes);
}

} // namespace bulkhead::contracts
