// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/rule.h"

#include "contracts/rules/schemaruletable.h"

#include <algorithm>
#include <deque>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr auto B = Severity::Breaking;
constexpr auto W = Severity::Warning;
constexpr auto C = Severity::Compatible;
constexpr auto sure = Certainty::Certain;
constexpr auto open = Certainty::Undecided;

constexpr Rule operationRuleTable[] = {
    {"path-removed", B, sure, "a path is gone with all its operations"},
    {"operation-removed", B, sure, "an operation is gone"},
    {"operation-removed-before-sunset", B, sure, "a deprecated operation is gone before the day it was to end"},
    {"operation-removed-after-sunset", C, sure, "a deprecated operation is gone, and the day it was to end has passed"},
    {"operation-perhaps-removed", W, open, "an operation is not there, and may be in a part that could not be read"},
    {"operation-added", C, sure, "an operation is new"},
    {"operation-id-changed", W, sure, "the operationId is another one: generated clients have another name for it"},
    {"path-parameter-renamed", C, sure, "a path parameter has another name in the same place"},
    {"operation-deprecated", C, sure, "an operation is deprecated now, and says when it ends"},
    {"deprecated-without-sunset", W, sure, "something is deprecated now without a day it ends"},
    {"operation-reactivated", C, sure, "an operation is no longer deprecated"},
    {"sunset-shortened", B, sure, "the day it ends is earlier"},
    {"sunset-extended", C, sure, "the day it ends is later"},
    {"sunset-removed", B, sure, "it is still deprecated and no longer says when it ends"},
    {"sunset-passed", W, sure, "the day it ends lies in the past, and it is newly said"},
    {"sunset-unreadable", W, open, "the sunset is no date"},
    {"parameter-added-required", B, sure, "a parameter that calls must have is new"},
    {"parameter-added-optional", C, sure, "a parameter that calls may have is new"},
    {"parameter-removed", B, sure, "a parameter is gone"},
    {"parameter-removed-after-sunset", C, sure, "a deprecated parameter is gone, and the day it was to end has passed"},
    {"parameter-perhaps-removed", W, open, "a parameter is not there, and may be in a part that could not be read"},
    {"parameter-perhaps-added", W, open, "a required parameter seems new, and may be in a part that could not be read"},
    {"parameter-location-changed", B, sure, "a parameter has moved, from the query to a header for example"},
    {"parameter-became-required", B, sure, "a parameter became required"},
    {"parameter-became-optional", C, sure, "a parameter became optional"},
    {"parameter-style-changed", B, sure, "lists or objects in a parameter are written another way"},
    {"parameter-empty-refused", B, sure, "a parameter may no longer be empty"},
    {"parameter-empty-allowed", C, sure, "a parameter may be empty"},
    {"parameter-reserved-refused", B, sure, "reserved characters in a parameter must be escaped now"},
    {"parameter-reserved-allowed", C, sure, "reserved characters in a parameter need no escaping"},
    {"parameter-content-changed", B, sure, "a parameter is written in another media type"},
    {"body-added-required", B, sure, "a request body that calls must have is new"},
    {"body-added-optional", C, sure, "a request body that calls may have is new"},
    {"body-removed", B, sure, "the request body is gone"},
    {"body-became-required", B, sure, "the request body became required"},
    {"body-became-optional", C, sure, "the request body became optional"},
    {"request-media-type-removed", B, sure, "a media type is no longer taken"},
    {"request-media-type-added", C, sure, "a media type is taken, too"},
    {"response-media-type-removed", B, sure, "a media type is no longer given"},
    {"response-media-type-added", C, sure, "a media type is given, too"},
    {"encoding-changed", W, open, "parts of a form are written another way"},
    {"response-success-removed", B, sure, "a status of success is gone"},
    // Clients look for the status they know; whether the new one comes instead of it, the document does not say.
    {"response-success-added", W, open, "a status of success is new: it may come instead of the one that clients know"},
    {"response-error-removed", W, sure, "a status of failure is no longer described"},
    {"response-error-added", C, sure, "a status of failure is described, too"},
    {"response-default-removed", W, sure, "other statuses are no longer described"},
    {"response-default-added", C, sure, "other statuses are described, too"},
    {"response-range-narrowed", C, sure, "of a range of statuses only some are left"},
    {"response-header-removed", B, sure, "a header that a response always had is gone"},
    {"response-optional-header-removed", W, sure, "a header that a response might have had is gone"},
    {"response-header-added", C, sure, "a header is new"},
    {"response-header-became-optional", B, sure, "a header that a response always had may be missing"},
    {"response-header-became-required", C, sure, "a header always comes"},
    {"security-added", B, sure, "callers need credentials where none were needed"},
    {"security-changed", B, sure, "credentials that sufficed no longer do"},
    {"security-scope-added", B, sure, "credentials need a further scope"},
    {"security-alternative-added", C, sure, "other credentials suffice, too"},
    {"security-relaxed", C, sure, "fewer credentials or scopes are needed"},
    // No client breaks, and still nobody should publish it without having looked.
    {"security-removed", W, sure, "anybody may call now"},
    {"security-scheme-changed", B, sure, "credentials are sent another way under the same name"},
    {"security-flow-removed", B, sure, "an OAuth flow is gone"},
    {"security-flow-added", C, sure, "an OAuth flow is new"},
    {"security-url-changed", W, sure, "tokens come from another address"},
    {"base-path-removed", B, sure, "no server has the base path any more"},
    {"base-path-added", C, sure, "a server with another base path is new"},
    {"base-path-moved", C, sure, "a part of the base path stands in the paths now, or the other way round"},
    {"server-changed", W, sure, "a host is gone from the servers"},
    {"server-added", C, sure, "a host is new among the servers"},
    {"unresolved-reference", W, Certainty::Unresolved, "a reference could not be followed: what it stands for was not compared"},
    {"unreadable-part", W, Certainty::Unresolved, "a part is not as the specification says: it was not compared"},
    {"too-many-changes", W, Certainty::Unresolved, "there are more changes than are given"},
    {"too-intertwined", W, Certainty::Unresolved, "the schemas refer to each other in more ways than are followed"},
};

std::vector<Rule> makeRules()
{
    static std::deque<std::string> ids; // addresses stay
    std::vector<Rule> rules(std::begin(operationRuleTable), std::end(operationRuleTable));
    for (const SchemaRule &rule : schemaRules()) {
        if (rule.request)
            rules.push_back({ids.emplace_back("request-" + std::string(rule.suffix)), *rule.request, rule.certainty, rule.summary});
        if (rule.response)
            rules.push_back({ids.emplace_back("response-" + std::string(rule.suffix)), *rule.response, rule.certainty, rule.summary});
    }
    std::sort(rules.begin(), rules.end(), [](const Rule &a, const Rule &b) { return a.id < b.id; });
    return rules;
}

} // namespace

const std::vector<Rule> &allRules()
{
    static const std::vector<Rule> rules = makeRules();
    return rules;
}

const Rule &ruleNamed(std::string_view id)
{
    const auto &rules = allRules();
    const auto it = std::lower_bound(rules.cbegin(), rules.cend(), id, [](const Rule &rule, std::string_view name) { return rule.id < name; });
    if (it == rules.cend() || it->id != id)
        qFatal("there is no rule %s", std::string(id).c_str());
    return *it;
}

const Rule &ruleNamed(Direction direction, std::string_view suffix)
{
    return ruleNamed((direction == Direction::Request ? "request-" : "response-") + std::string(suffix));
}

QString toWire(Severity severity)
{
    switch (severity) {
    case Severity::Breaking:
        return u"breaking"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Compatible:
        return u"compatible"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Certain:
        return u"certain"_s;
    case Certainty::Undecided:
        return u"undecided"_s;
    case Certainty::Unresolved:
        return u"unresolved"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::contracts
