// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/bodyrules.h"

#include "contracts/rules/mediatyperules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

void bodyRules(const OperationPair &pair, Changes &changes)
{
    const auto &was = pair.base->body, &is = pair.revision->body;
    const QString where = u"body"_s;
    if (was && !is) {
        changes.operation(pair, {"body-removed", where, was->at, {}, u"the request body is gone"_s, {}, {}});
    } else if (!was && is) {
        changes.operation(pair, {is->required ? "body-added-required" : "body-added-optional", where, {}, is->at,
                                 is->required ? u"calls must have a request body now"_s : u"calls may have a request body now"_s, {}, {}});
    } else if (was && is && was->unresolved.isEmpty() && is->unresolved.isEmpty()) { // else it stands among the gaps
        if (was->required != is->required)
            changes.operation(pair, {is->required ? "body-became-required" : "body-became-optional", where, was->at, is->at,
                                     is->required ? u"the request body was optional and is required"_s : u"the request body was required and is optional"_s, {}, {}});
        mediaTypeRules(pair, where, u"request body"_s, was->content, is->content, was->at, is->at, Direction::Request, changes);
    }
}

} // namespace bulkhead::contracts
