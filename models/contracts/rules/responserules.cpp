// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/responserules.h"

#include "contracts/rules/headerrules.h"
#include "contracts/rules/mediatyperules.h"

#include <algorithm>

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

bool isRange(const Response &response)
{
    return response.status.endsWith("XX"_L1);
}

//! What a client is told about a status: its own entry, its range, the default. Beside a success that is spelled out the default
//! means failures, as nearly every document has it.
const Response *entryFor(const std::vector<Response> &responses, const Response &wanted)
{
    if (const Response *own = named(responses, wanted.status))
        return own;
    if (wanted.status == "default"_L1)
        return nullptr;
    if (const Response *range = named(responses, wanted.status.left(1) + "XX"_L1))
        return range;
    const bool saysSuccess = std::any_of(responses.cbegin(), responses.cend(), [](const Response &response) { return response.isSuccess(); });
    return wanted.isSuccess() && saysSuccess ? nullptr : named(responses, u"default"_s);
}

//! The statuses of a range that are spelled out.
std::vector<const Response *> within(const std::vector<Response> &responses, const Response &range)
{
    std::vector<const Response *> list;
    for (const Response &response : responses) {
        if (isRange(range) && response.status.startsWith(range.status.front()))
            list.push_back(&response);
    }
    return list;
}

std::string_view ruleOf(const Response &response, bool isGone)
{
    if (response.status == "default"_L1)
        return isGone ? "response-default-removed" : "response-default-added";
    if (response.isSuccess())
        return isGone ? "response-success-removed" : "response-success-added";
    return isGone ? "response-error-removed" : "response-error-added";
}

void both(const OperationPair &pair, const Response &was, const Response &is, const QString &status, Changes &changes)
{
    if (!was.unresolved.isEmpty() || !is.unresolved.isEmpty())
        return; // among the gaps
    headerRules(pair, was, is, status, changes);
    mediaTypeRules(pair, u"response/"_s + status, u"response "_s + shortened(status), was.content, is.content, was.at, is.at, Direction::Response, changes);
}

void gone(const OperationPair &pair, const Response &was, Changes &changes)
{
    const auto rest = within(pair.revision->responses, was);
    for (const Response *is : rest) {
        if (!named(pair.base->responses, is->status))
            both(pair, was, *is, is->status, changes);
    }
    const QString where = u"response/"_s + was.status, shown = shortened(was.status);
    if (rest.empty())
        changes.operation(pair, {ruleOf(was, true), where, was.at, pair.revision->at, u"the response %1 is gone"_s.arg(shown), was.status, {}});
    else
        changes.operation(pair, {"response-range-narrowed", where, was.at, rest.front()->at, u"of the responses %1 only some are left"_s.arg(shown), was.status, {}});
}

void fresh(const OperationPair &pair, const Response &is, Changes &changes)
{
    if (const Response *was = entryFor(pair.base->responses, is))
        both(pair, *was, is, is.status, changes);
    else
        changes.operation(pair, {ruleOf(is, false), u"response/"_s + is.status, pair.base->at, is.at, u"the response %1 is new"_s.arg(shortened(is.status)), {}, is.status});
}

} // namespace

void responseRules(const OperationPair &pair, Changes &changes)
{
    const auto &before = pair.base->responses, &after = pair.revision->responses;
    for (const Response &was : before) {
        if (const Response *is = entryFor(after, was))
            both(pair, was, *is, was.status, changes);
        else
            gone(pair, was, changes);
    }
    for (const Response &is : after) {
        const bool isOfAGoneRange = !named(before, is.status) && !isRange(is) && named(before, is.status.left(1) + "XX"_L1) && !named(after, is.status.left(1) + "XX"_L1);
        if (!named(before, is.status) && !isOfAGoneRange)
            fresh(pair, is, changes);
    }
}

} // namespace bulkhead::contracts
