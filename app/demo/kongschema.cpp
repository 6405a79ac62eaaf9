// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongschema.h"

#include "demo/kongplugins.h"
#include "demo/kongtables.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;
using Problem = std::string; // empty: none

bool matches(const QString &pattern, const std::string &text)
{
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
    return whole.match(QString::fromStdString(text)).hasMatch();
}

const char *requiredMember(const std::string &collection)
{
    if (collection == "services")
        return "host";
    if (isTargetList(collection))
        return "target";
    if (collection == "vaults")
        return "prefix";
    if (collection == "keys")
        return "kid";
    return collection == "plugins" || collection == "upstreams" || collection == "snis" ? "name" : nullptr;
}

Problem hostProblem(const std::string &host)
{
    return matches(u"[A-Za-z0-9._:\\[\\]-]+"_s, host) ? Problem() : "invalid value: " + host;
}

Problem hostnameProblem(const std::string &host)
{
    return matches(u"[A-Za-z0-9.*_-]+(:[0-9]+)?"_s, host) ? Problem() : "invalid hostname: " + host;
}

Problem pathProblem(const std::string &path)
{
    return path.starts_with('/') || path.starts_with("~/")
        ? Problem() : Problem("should start with: / (fixed path) or ~/ (regex path)");
}

Problem tagProblem(const std::string &tag)
{
    if (tag.find_first_of(",/") == tag.npos)
        return {};
    return "invalid tag '" + tag + "': expected printable ascii (except `,` and `/`) or valid utf-8 sequences";
}

Problem targetProblem(const std::string &target)
{
    const auto colon = target.rfind(':');
    const int port = QByteArray::fromStdString(target.substr(colon == target.npos ? 0 : colon + 1)).toInt();
    const bool isFine = matches(u"[A-Za-z0-9._:\\[\\]-]+"_s, target) && port <= 65535;
    return isFine ? Problem() : Problem("Invalid target; not a valid hostname or ip address");
}

//! The problems of the items at their places, nothing for the others; empty if all are fine.
JsonValue::Array itemProblems(const JsonValue &list, const std::function<Problem(const std::string &)> &check)
{
    JsonValue::Array problems;
    std::size_t last = 0;
    for (const JsonValue &item : *list.array()) {
        const Problem problem = item.string() ? check(*item.string()) : "expected a string";
        problems.push_back(problem.empty() ? JsonValue() : JsonValue(problem));
        last = problem.empty() ? last : problems.size();
    }
    problems.resize(last);
    return problems;
}

void checkList(const Row &row, const char *member, const char *kind,
               const std::function<Problem(const std::string &)> &check, Row &problems)
{
    const auto found = row.find(member);
    if (found == row.end() || found->second.isNull())
        return;
    if (!found->second.array()) {
        problems.emplace(member, std::string("expected ") + kind);
        return;
    }
    JsonValue::Array told = itemProblems(found->second, check);
    if (!told.empty())
        problems.emplace(member, std::move(told));
}

void checkText(const Row &row, const char *member, const std::function<Problem(const std::string &)> &check,
               Row &problems)
{
    const auto found = row.find(member);
    if (found == row.end() || !found->second.string())
        return;
    if (const Problem problem = check(*found->second.string()); !problem.empty())
        problems.emplace(member, problem);
}

void checkPort(const Row &row, Row &problems)
{
    const auto port = row.find("port");
    if (port == row.end())
        return;
    const std::int64_t *number = port->second.integer();
    if (!number)
        problems.emplace("port", "expected an integer");
    else if (*number < 0 || *number > 65535)
        problems.emplace("port", "value should be between 0 and 65535");
}

void checkReferences(const Row &row, Row &problems)
{
    for (const char *member : kongReferences) {
        const auto found = row.find(member);
        const JsonValue *id = found == row.end() ? nullptr : found->second.find("id");
        if (id && !(id->string() && isKongId(*id->string())))
            problems.emplace(member, Row{{"id", "expected a valid UUID"}});
    }
}

//! A route has to say what it matches.
void checkRoute(const Row &row, Row &problems)
{
    constexpr std::array members = {"methods", "hosts", "headers", "paths", "snis"};
    if (std::any_of(members.begin(), members.end(), [&row](const char *name) { return !row.at(name).isNull(); }))
        return;
    const JsonValue::Array told{"must set one of 'methods', 'hosts', 'headers', 'paths', 'snis' "
                                "when 'protocols' is 'https'"};
    problems.emplace("@entity", told);
}

//! "paths.2: text" for every problem in a tree of them.
void flatten(const JsonValue &problem, const std::string &place, std::vector<std::string> &texts)
{
    const std::string start = place.empty() ? place : place + '.';
    if (const Row *fields = problem.object()) {
        for (const auto &[name, below] : *fields)
            flatten(below, start + name, texts);
    } else if (const JsonValue::Array *items = problem.array()) {
        for (std::size_t i = 0; i < items->size(); ++i)
            flatten((*items)[i], place == "@entity" ? place : start + std::to_string(i + 1), texts);
    } else if (problem.string()) {
        texts.push_back(place == "@entity" ? *problem.string() : place + ": " + *problem.string());
    }
}

} // namespace

Row kongSchemaProblems(const std::string &collection, const Row &given, const Row &row)
{
    Row problems = collection == "plugins" ? kongPluginProblems(row) : Row();
    const Row &known = KongSeed::defaults(collection);
    for (const auto &[name, value] : given) {
        if (!known.contains(name))
            problems.emplace(name, "unknown field");
    }
    if (const char *member = requiredMember(collection); member && row.at(member).isNull())
        problems.emplace(member, "required field missing");
    checkPort(row, problems);
    checkReferences(row, problems);
    checkList(row, "tags", "a set", tagProblem, problems);
    if (collection == "services") {
        checkText(row, "host", hostProblem, problems);
        checkText(row, "path",
                  [](const std::string &path) { return Problem(path.starts_with('/') ? "" : "should start with: /"); },
                  problems);
    } else if (collection == "routes") {
        checkList(row, "paths", "an array", pathProblem, problems);
        checkList(row, "hosts", "an array", hostnameProblem, problems);
        checkRoute(row, problems);
    } else if (isTargetList(collection)) {
        checkText(row, "target", targetProblem, problems);
    }
    return problems;
}

std::string kongSchemaText(const Row &fields)
{
    std::vector<std::string> texts;
    flatten(fields, {}, texts);
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return (texts.size() == 1 ? "schema violation (" : std::to_string(texts.size()) + " schema violations (") + all
        + ')';
}

} // namespace bulkhead
