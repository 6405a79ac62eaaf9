// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/expected.h"

#include "catalog/normal.h"
#include "estate/fieldpattern.h"
#include "estate/mappedtext.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using std::string_view;

std::string words(const QString &reason, const QString &fallback)
{
    return (reason.isEmpty() ? fallback : reason).toStdString();
}

QString scalarText(const JsonValue &value)
{
    return QString::fromStdString(value.string() != nullptr ? *value.string() : canonical(value));
}

} // namespace

bool fieldMatches(string_view pattern, string_view path)
{
    const FieldSteps parts = stepsOf(pattern);
    FieldSteps steps = fieldSteps(path);
    if (patternNames(parts, steps))
        return true;
    if (parts.front() != "route")
        return false;
    if (steps.front() == "deployment" && steps.size() == 2 && steps[1] == "hosts") {
        steps.front() = "route"; // hosts that a service sets for its routes
        return patternNames(parts, steps);
    }
    if (steps.front() != "route" || steps.size() < 3)
        return false;
    steps.erase(steps.begin() + 1);
    return patternNames(parts, steps);
}

ExpectedDifferences::ExpectedDifferences(const EstateConfig &estate)
{
    for (qsizetype i = 0; i < estate.expected.size(); ++i) {
        const ExpectedDifference &expected = estate.expected[i];
        Pattern pattern;
        pattern.field = expected.field.toStdString();
        pattern.reason = words(expected.reason, u"expected by catalog.expected[%1]"_s.arg(i));
        for (const QString &api : expected.apis)
            pattern.apis.push_back(api.toStdString());
        m_patterns.push_back(std::move(pattern));
    }
    for (qsizetype i = 0; i < estate.promotionPaths.size(); ++i) {
        const PromotionPath &source = estate.promotionPaths[i];
        Path path;
        path.from = source.from;
        path.to = source.to;
        for (qsizetype j = 0; j < source.map.size(); ++j) {
            Rule rule;
            rule.field = source.map[j].field.toStdString();
            rule.keep = source.map[j].keep;
            rule.reason = (rule.keep ? u"kept by promotion.paths[%1].map[%2]"_s : u"mapped by promotion.paths[%1].map[%2]"_s).arg(i).arg(j).toStdString();
            rule.from = QRegularExpression(QRegularExpression::anchoredPattern(source.map[j].from));
            rule.to = source.map[j].to;
            path.rules.push_back(std::move(rule));
        }
        m_paths.push_back(std::move(path));
    }
}

std::optional<QString> ExpectedDifferences::mapped(const Rule &rule, const QString &value)
{
    const QRegularExpressionMatch match = rule.from.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    return mappedText(match, rule.to);
}

//! Of a list, every member that the rule knows is changed and the others stay.
bool ExpectedDifferences::maps(const Rule &rule, const JsonValue &from, const JsonValue &to)
{
    if (from.object() != nullptr || to.object() != nullptr)
        return false;
    if ((from.array() == nullptr) != (to.array() == nullptr))
        return false;
    if (from.array() == nullptr) {
        const auto value = mapped(rule, scalarText(from));
        return value && *value == scalarText(to);
    }
    std::vector<std::string> left, right;
    for (const JsonValue &element : *from.array()) {
        const QString text = scalarText(element);
        left.push_back(mapped(rule, text).value_or(text).toStdString());
    }
    for (const JsonValue &element : *to.array())
        right.push_back(scalarText(element).toStdString());
    return sortedSet(left) == sortedSet(right);
}

std::optional<std::string> ExpectedDifferences::reason(const ApiRow &row,
                                                       const EnvironmentId &sandbox,
                                                       const EnvironmentId &production,
                                                       const FlatField *left,
                                                       const FlatField *right) const
{
    const std::string &path = left != nullptr ? left->path : right->path;
    for (const Path &promotion : m_paths) {
        if (promotion.from != sandbox || promotion.to != production)
            continue;
        for (const Rule &rule : promotion.rules) {
            const bool isMeant = rule.keep || (left != nullptr && right != nullptr && maps(rule, left->value, right->value));
            if (isMeant && fieldMatches(rule.field, path))
                return rule.reason;
        }
    }
    for (const Pattern &pattern : m_patterns) {
        const auto names = [&row](const std::string &api) {
            return matchKey(api) == matchKey(row.name) || api == row.name + "@" + row.version
                || api == row.id.text().toStdString();
        };
        const bool applies = pattern.apis.empty()
            || std::any_of(pattern.apis.begin(), pattern.apis.end(), names);
        if (applies && fieldMatches(pattern.field, path))
            return pattern.reason;
    }
    return std::nullopt;
}

} // namespace bulkhead
