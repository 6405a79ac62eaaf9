// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/lint/lintrules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr auto E = LintLevel::Error;
constexpr auto W = LintLevel::Warning;

const LintRule &ruleNamed(std::string_view id)
{
    const auto &rules = lintRules();
    const auto it = std::find_if(rules.cbegin(), rules.cend(), [id](const LintRule &rule) { return rule.id == id; });
    if (it == rules.cend())
        qFatal("there is no lint rule %s", std::string(id).c_str());
    return *it;
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

const std::vector<LintRule> &lintRules()
{
    static const std::vector<LintRule> rules = {
        {"array-without-items", W, "an array does not say what is in it", "add items:"},
        {"bounds-contradict", E, "a lower bound lies above the upper one", "correct one of the two"},
        {"component-unused", W, "a named schema is used by nothing", "remove it, or refer to it"},
        {"deprecated-without-sunset", W, "something is deprecated and does not say when it ends", "add x-sunset: with a date"},
        {"description-empty", W, "an operation or a response does not say what it is", "add a summary or a description"},
        {"enum-duplicate", W, "a value is listed twice", "remove one of the two"},
        {"enum-type-mismatch", E, "a listed value, or the default, is not of the type", "correct the value or the type"},
        {"example-type-mismatch", W, "an example is not of the type it is an example of", "correct the example or the type"},
        {"info-incomplete", E, "the document has no title or no version", "add info: with title: and version:"},
        {"no-client-error", W, "an operation describes no answer for a wrong request", "add a 4xx response, or a default"},
        {"no-responses", E, "an operation describes no response", "add responses:"},
        {"no-success", W, "an operation describes no answer for success", "add a 2xx response"},
        {"operation-id-duplicate", E, "two operations have the same operationId", "give each its own"},
        {"operation-id-missing", W, "an operation has no operationId", "add operationId:, clients are generated with it"},
        {"parameter-duplicate", E, "two parameters have the same name and place", "remove one of the two"},
        {"part-malformed", E, "a part is not as the specification says", {}},
        {"path-ambiguous", E, "two paths differ only in the names of their parameters", "make one path of them"},
        {"path-parameter-optional", E, "a path parameter is not required", "add required: true"},
        {"path-parameter-undeclared", E, "a name in the path is no declared parameter", "declare it with in: path"},
        {"path-parameter-unused", E, "a declared path parameter is not in the path", "put it into the path, or remove it"},
        {"path-query", E, "a path has a query or a fragment in it", "declare query parameters instead"},
        {"reference-external", W, "a reference leads to another document, which is not read", "bundle the documents into one"},
        {"reference-unresolved", E, "a reference leads nowhere", "correct the name, or add what it stands for"},
        {"required-undeclared", W, "a required property is not described", "add it to properties:"},
        {"scope-undefined", E, "a required scope is none of its scheme", "add it to the scopes of the flow, or correct it"},
        {"security-missing", W, "an operation says nothing about credentials", "add security:, or security: [] where anybody may call"},
        {"security-scheme-undefined", E, "a required security scheme is not defined", "define it, or correct the name"},
        {"server-missing", W, "the document does not say where the API is", "add servers:"},
        {"server-not-https", W, "a server is called without TLS", "write https"},
        {"sunset-passed", W, "something should have ended already", "remove it, or move the date"},
        {"sunset-unreadable", E, "a sunset is no date", "write it like 2026-11-23"},
        {"unexpected-body", W, "a GET, HEAD or DELETE has a request body, which many gateways drop", "use parameters, or another method"},
    };
    return rules;
}

LintReport::LintReport(const Contract &contract, const LintOptions &options)
    : m_contract(contract)
    , m_options(options)
{
}

void LintReport::add(std::string_view rule, const Operation *operation, const Place &at, const QString &message)
{
    const LintRule &known = ruleNamed(rule);
    m_list.push_back({text(known.id), known.level, operation ? operation->path : QString(), operation ? operation->method : QString(), at, message, text(known.hint)});
}

void LintReport::add(const Gap &gap)
{
    const std::string_view rule = gap.kind == Gap::Kind::External ? "reference-external" : gap.kind == Gap::Kind::Missing ? "reference-unresolved" : "part-malformed";
    add(rule, nullptr, gap.at, gap.what);
    m_list.back().hint = gap.hint;
}

void LintReport::raise(std::string_view rule, LintLevel level, const Place &at, const QString &message)
{
    add(rule, nullptr, at, message);
    m_list.back().level = level;
}

std::vector<LintFinding> LintReport::finish()
{
    std::stable_sort(m_list.begin(), m_list.end(), [](const LintFinding &a, const LintFinding &b) {
        return std::tie(a.at.line, a.rule, a.path, a.method) < std::tie(b.at.line, b.rule, b.path, b.method);
    });
    return std::move(m_list);
}

QString toWire(LintLevel level)
{
    return level == LintLevel::Error ? u"error"_s : u"warning"_s;
}

std::vector<LintFinding> lintContract(const Contract &contract, const LintOptions &options)
{
    LintReport report(contract, options);
    for (const Gap &gap : contract.gaps)
        report.add(gap);
    lintDocument(report);
    lintOperations(report);
    lintParameters(report);
    lintSecurity(report);
    lintSchemas(report);
    lintExamples(report);
    return report.finish();
}

} // namespace bulkhead::contracts
