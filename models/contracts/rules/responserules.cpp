// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/responserules.h"

#include "contracts/rules/headerrules.h"
#include "contracts/rules/mediatyperules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

const Response *named(const std::vector<Response> &responses, const QString &status)
{
    for (const Response &response : responses) {
        if (response.status == status)
            return &response;
    }
    return nullptr;
}

//! What a client is told about a status: its own entry, its range, the default.
const Response *entryFor(const std::vector<Response> &responses, const QString &status)
{
    if (const Response *own = named(responses, status))
        return own;
    if (status == "default"_L1)
        return nullptr;
    const Response *range = named(responses, status.left(1) + "XX"_L1);
    return range ? range : named(responses, u"default"_s);
}

//! A range is still there if one of its statuses is.
bool isTouched(const std::vector<Response> &responses, const QString &range)
{
    for (const Response &response : responses) {
        if (range.endsWith("XX"_L1) && response.status.startsWith(range.front()))
            return true;
    }
    return false;
}

std::string_view ruleOf(const Response &response, bool isGone)
{
    if (response.status == "default"_L1)
        return isGone ? "response-default-removed" : "response-default-added";
    if (response.isSuccess())
        return isGone ? "response-success-removed" : "response-success-added";
    return isGone ? "response-error-removed" : "response-error-added";
}

} // namespace

void responseRules(const OperationPair &pair, Changes &changes)
{
    const auto &before = pair.base->responses, &after = pair.revision->responses;
    for (const Response &was : before) {
        const QString where = u"response/"_s + was.status, subject = u"response "_s + shortened(was.status);
        const Response *is = entryFor(after, was.status);
        if (!is) {
            changes.operation(pair, {ruleOf(was, true), where, was.at, pair.revision->at, u"the %1 is gone"_s.arg(subject), was.status, {}});
        } else if (was.unresolved.isEmpty() && is->unresolved.isEmpty()) {
            headerRules(pair, was, *is, changes);
            mediaTypeRules(pair, where, subject, was.content, is->content, was.at, is->at, Direction::Response, changes);
        }
    }
    for (const Response &is : after) {
        if (!entryFor(before, is.status) && !isTouched(before, is.status))
            changes.operation(pair, {ruleOf(is, false), u"response/"_s + is.status, pair.base->at, is.at, u"the response %1 is new"_s.arg(shortened(is.status)), {},
                                     is.status});
    }
}

} // namespace bulkhead::contracts
