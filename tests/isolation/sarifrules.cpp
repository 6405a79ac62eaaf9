// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/sarifrules.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

namespace {

//! A type: "string", "integer", "boolean", "bag" (any object), "strings" (an object of strings), "=a|b" (one of the words),
//! "[T" (a list), "[!T" (a list without repetition) or the name of an object below.
struct Shape
{
    std::set<std::string> required;
    std::map<std::string, std::string, std::less<>> members;
};

const std::string level = "=none|note|warning|error";

const std::map<std::string, Shape> shapes = {
    {"log", {{"version", "runs"}, {{"$schema", "string"}, {"version", "=2.1.0"}, {"runs", "[run"}, {"properties", "bag"}}}},
    {"run",
     {{"tool"},
      {{"tool", "tool"}, {"taxonomies", "[!toolComponent"}, {"invocations", "[invocation"}, {"results", "[result"},
       {"properties", "bag"}}}},
    {"tool", {{"driver"}, {{"driver", "toolComponent"}, {"properties", "bag"}}}},
    {"toolComponent",
     {{"name"},
      {{"name", "string"}, {"version", "string"}, {"semanticVersion", "string"}, {"informationUri", "string"},
       {"rules", "[!reportingDescriptor"}, {"taxa", "[!reportingDescriptor"},
       {"supportedTaxonomies", "[!toolComponentReference"}, {"properties", "bag"}}}},
    {"toolComponentReference", {{}, {{"name", "string"}, {"index", "integer"}, {"properties", "bag"}}}},
    {"reportingDescriptor",
     {{"id"},
      {{"id", "string"}, {"name", "string"}, {"shortDescription", "text"}, {"fullDescription", "text"}, {"help", "text"},
       {"helpUri", "string"}, {"defaultConfiguration", "reportingConfiguration"},
       {"relationships", "[!reportingDescriptorRelationship"}, {"properties", "bag"}}}},
    {"text", {{"text"}, {{"text", "string"}, {"markdown", "string"}, {"properties", "bag"}}}},
    {"reportingConfiguration", {{}, {{"enabled", "boolean"}, {"level", level}, {"properties", "bag"}}}},
    {"reportingDescriptorRelationship",
     {{"target"}, {{"target", "reportingDescriptorReference"}, {"kinds", "[!string"}, {"properties", "bag"}}}},
    {"reportingDescriptorReference",
     {{}, {{"id", "string"}, {"index", "integer"}, {"toolComponent", "toolComponentReference"}, {"properties", "bag"}}}},
    {"invocation",
     {{"executionSuccessful"},
      {{"executionSuccessful", "boolean"}, {"startTimeUtc", "string"}, {"endTimeUtc", "string"}, {"exitCode", "integer"},
       {"toolExecutionNotifications", "[notification"}, {"properties", "bag"}}}},
    {"notification",
     {{"message"}, {{"message", "message"}, {"level", level}, {"timeUtc", "string"}, {"properties", "bag"}}}},
    {"message", {{}, {{"text", "string"}, {"markdown", "string"}, {"id", "string"}, {"properties", "bag"}}}},
    {"result",
     {{"message"},
      {{"ruleId", "string"}, {"ruleIndex", "integer"},
       {"kind", "=notApplicable|pass|fail|review|open|informational"}, {"level", level}, {"message", "message"},
       {"locations", "[location"}, {"partialFingerprints", "strings"}, {"fingerprints", "strings"},
       {"baselineState", "=new|unchanged|updated|absent"}, {"suppressions", "[!suppression"}, {"properties", "bag"}}}},
    {"suppression",
     {{"kind"},
      {{"guid", "string"}, {"kind", "=inSource|external"}, {"status", "=accepted|underReview|rejected"}, {"justification", "string"},
       {"location", "location"}, {"properties", "bag"}}}},
    {"location", {{}, {{"logicalLocations", "[!logicalLocation"}, {"message", "message"}, {"properties", "bag"}}}},
    {"logicalLocation",
     {{},
      {{"name", "string"}, {"fullyQualifiedName", "string"}, {"decoratedName", "string"}, {"kind", "string"},
       {"index", "integer"}, {"parentIndex", "integer"}, {"properties", "bag"}}}},
};

QString at(const std::string &place, const QString &what)
{
    return QString::fromStdString(place) + u": "_s + what;
}

QString problemOf(const JsonValue &value, const std::string &type, const std::string &place);

QString problemOfList(const JsonValue &value, const std::string &type, const std::string &place)
{
    const auto *list = value.array();
    if (list == nullptr)
        return at(place, u"no list"_s);
    const bool once = type.starts_with('!');
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string where = place + '[' + std::to_string(i) + ']';
        if (const QString problem = problemOf((*list)[i], type.substr(once ? 1 : 0), where); !problem.isEmpty())
            return problem;
        if (once && !seen.insert(canonical(JsonValue::Object{{"item", (*list)[i]}})).second)
            return at(where, u"is in the list twice"_s);
    }
    return {};
}

QString problemOfWord(const JsonValue &value, const std::string &words, const std::string &place)
{
    const QStringList known = QString::fromStdString(words).split(u'|');
    const bool fits = value.string() != nullptr && known.contains(QString::fromStdString(*value.string()));
    return fits ? QString() : at(place, u"none of "_s + known.join(u", "_s));
}

QString problemOfObject(const JsonValue &value, const Shape &shape, const std::string &place)
{
    const auto *object = value.object();
    if (object == nullptr)
        return at(place, u"no object"_s);
    for (const std::string &name : shape.required) {
        if (!object->contains(name))
            return at(place, u"lacks "_s + QString::fromStdString(name));
    }
    for (const auto &[name, member] : *object) {
        const auto known = shape.members.find(name);
        if (known == shape.members.end())
            return at(place, u"unknown member "_s + QString::fromStdString(name));
        if (const QString problem = problemOf(member, known->second, place + '.' + name); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString problemOf(const JsonValue &value, const std::string &type, const std::string &place)
{
    const auto is = [&](bool fits) { return fits ? QString() : at(place, u"no "_s + QString::fromStdString(type)); };
    if (type.starts_with('['))
        return problemOfList(value, type.substr(1), place);
    if (type.starts_with('='))
        return problemOfWord(value, type.substr(1), place);
    if (type == "string")
        return is(value.string() != nullptr);
    if (type == "integer")
        return is(value.integer() != nullptr && *value.integer() >= -1);
    if (type == "boolean")
        return is(value.boolean() != nullptr);
    if (type == "bag")
        return is(value.object() != nullptr);
    if (type == "strings")
        return is(value.object() != nullptr && std::all_of(value.object()->begin(), value.object()->end(), [](const auto &one) {
                      return one.second.string() != nullptr;
                  }));
    return problemOfObject(value, shapes.at(type), place);
}

} // namespace

QString sarifProblem(const JsonValue &log)
{
    return problemOf(log, "log", "log");
}

} // namespace bulkhead::isolation::test
