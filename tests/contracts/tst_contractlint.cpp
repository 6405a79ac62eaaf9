// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/lint/lintrules.h"
#include "contracts/notation.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

// Line 1 openapi, 2 info, 3 servers, 4 security, 5 paths, 6 the path.
const QByteArray top = "servers: [{url: 'https://api.example.test'}]\nsecurity: []\n";
const QByteArray responses = "responses: {'200': {description: ok}, '400': {description: wrong}}\n";

QByteArray whole(const QByteArray &lines, const QByteArray &rest = {}, const QByteArray &path = "/a", const QByteArray &head = top)
{
    const QByteArray own = (lines.contains("operationId:") ? "" : "operationId: a\n") + (lines.contains("summary:") ? "" : QByteArray("summary: A\n"))
        + (lines.contains("responses:") ? QByteArray() : responses) + lines;
    return document(path + ":\n  get:\n" + indented(own, 4), head + rest);
}

QByteArray withSchema(const QByteArray &schema)
{
    return whole("parameters: [{name: q, in: query, schema: " + schema + "}]\n");
}

QStringList lint(const QByteArray &text, bool isProduction = false)
{
    QStringList told;
    for (const LintFinding &finding : lintContract(contractOf(text), {isProduction, QDate(2026, 6, 15)}))
        told += u"%1:%2:%3"_s.arg(finding.rule, toWire(finding.level), QString::number(finding.at.line));
    return told;
}

} // namespace

class TestContractLint : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void lint_fault_isToldWithItsLine_data();
    void lint_fault_isToldWithItsLine();
    void lint_sound_isSilent_data();
    void lint_sound_isSilent();
    void lint_plainServer_isAnErrorInProduction();
    void lint_everything_saysWhatToDo();
    void rows_cover_everyRule();

private:
    QSet<QString> m_told;
};

void TestContractLint::lint_fault_isToldWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &expected) { QTest::newRow(name) << text << expected; };
    row("no title", whole("").replace("title: Things, ", ""), {u"info-incomplete:error:1"_s});
    row("no version", whole("").replace(", version: 1.0.0", ""), {u"info-incomplete:error:1"_s});
    row("no server", whole("").replace("servers: [{url: 'https://api.example.test'}]\n", ""), {u"server-missing:warning:1"_s});
    row("server without TLS", whole("").replace("https:", "http:"), {u"server-not-https:warning:3"_s});
    row("server of an operation without TLS", whole("servers: [{url: 'http://x.example'}]"), {u"server-not-https:warning:11"_s});
    row("no operationId", whole("").replace("      operationId: a\n", ""), {u"operation-id-missing:warning:7"_s});
    row("operationId twice", document("/a:\n  get: {operationId: a, summary: A, " + responses.trimmed() + "}\n/b:\n  get: {operationId: a, summary: A, "
                                          + responses.trimmed() + "}\n",
                                      top),
        {u"operation-id-duplicate:error:9"_s});
    row("no description", whole("").replace("      summary: A\n", ""), {u"description-empty:warning:7"_s});
    row("blank description of a response", whole("responses: {'200': {description: ' '}, '400': {description: wrong}}"), {u"description-empty:warning:10"_s});
    row("body of a GET", whole("requestBody: {content: {}}"), {u"unexpected-body:warning:11"_s});
    row("no responses", whole("").replace(QByteArray("      " + responses), ""), {u"no-responses:error:7"_s});
    row("empty responses", whole("responses: {}"), {u"no-responses:error:7"_s});
    row("no success", whole("responses: {'400': {description: wrong}}"), {u"no-success:warning:7"_s});
    row("no client error", whole("responses: {'200': {description: ok}}"), {u"no-client-error:warning:7"_s});
    row("deprecated without sunset", whole("deprecated: true"), {u"deprecated-without-sunset:warning:11"_s});
    row("parameter deprecated without sunset", whole("parameters: [{name: q, in: query, deprecated: true}]"), {u"deprecated-without-sunset:warning:11"_s});
    row("sunset that is no date", whole("deprecated: true\nx-sunset: soon"), {u"sunset-unreadable:error:12"_s});
    row("sunset passed", whole("deprecated: true\nx-sunset: 2026-06-14"), {u"sunset-passed:warning:12"_s});
    row("path parameter undeclared", whole("", {}, "/a/{id}"), {u"path-parameter-undeclared:error:7"_s});
    row("path parameter unused", whole("parameters: [{name: id, in: path, required: true}]"), {u"path-parameter-unused:error:11"_s});
    row("path parameter optional", whole("parameters: [{name: id, in: path}]", {}, "/a/{id}"), {u"path-parameter-optional:error:11"_s});
    row("parameter twice", whole("parameters:\n- {name: A, in: header}\n- {name: a, in: header}"), {u"parameter-duplicate:error:13"_s});
    row("paths alike", document("/a/{b}:\n  get: {operationId: a, summary: A, parameters: [{name: b, in: path, required: true}], " + responses.trimmed()
                                    + "}\n/a/{c}:\n  get: {operationId: b, summary: A, parameters: [{name: c, in: path, required: true}], " + responses.trimmed() + "}\n",
                                top),
        {u"path-ambiguous:error:8"_s});
    row("path with a query", whole("", {}, "/a?b=c"), {u"path-query:error:6"_s});
    row("nothing about credentials", whole("").replace("security: []\n", ""), {u"security-missing:warning:6"_s});
    row("scheme undefined", whole("security: [{key: []}]"), {u"security-scheme-undefined:error:11"_s});
    row("scope undefined",
        whole("security: [{login: [write]}]",
              "components: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id', scopes: {read: r}}}}}}"),
        {u"scope-undefined:error:12"_s});
    row("reference to nothing", withSchema("{$ref: '#/components/schemas/None'}"), {u"reference-unresolved:error:11"_s});
    row("reference to an anchor", withSchema("{$ref: '#here'}"), {u"reference-unresolved:error:11"_s});
    row("reference elsewhere", withSchema("{$ref: 'common.yaml#/A'}"), {u"reference-external:warning:11"_s});
    row("reference to a site", withSchema("{$ref: 'https://schemas.example/a.json'}"), {u"reference-external:warning:11"_s});
    row("malformed", withSchema("{type: number, minimum: much}"), {u"part-malformed:error:11"_s});
    row("component unused", whole("", "components:\n  schemas:\n    A: {type: string}\n"), {u"component-unused:warning:7"_s});
    row("array of what", withSchema("{type: array}"), {u"array-without-items:warning:11"_s});
    row("bounds", withSchema("{type: string, minLength: 5, maxLength: 4}"), {u"bounds-contradict:error:11"_s});
    row("bounds, exclusive", withSchema("{type: number, minimum: 5, maximum: 5, exclusiveMaximum: true}"), {u"bounds-contradict:error:11"_s});
    row("value twice", withSchema("{type: string, enum: [a, b, a]}"), {u"enum-duplicate:warning:11"_s});
    row("value of another type", withSchema("{type: string, enum: [a, 1]}"), {u"enum-type-mismatch:error:11"_s});
    row("default of another type", withSchema("{type: boolean, default: 'true'}"), {u"enum-type-mismatch:error:11"_s});
    row("required and not described", withSchema("{type: object, properties: {a: {}}, required: [a, b]}"), {u"required-undeclared:warning:11"_s});
    row("example of a parameter", whole("parameters: [{name: q, in: query, example: many, schema: {type: integer}}]"), {u"example-type-mismatch:warning:11"_s});
    row("example of a schema", withSchema("{type: integer, example: 1.5}"), {u"example-type-mismatch:warning:11"_s});
    const auto body = [](const QByteArray &schema, const QByteArray &example) {
        return whole("responses:\n  '400': {description: wrong}\n  '200':\n    description: ok\n    content:\n      application/json:\n        schema: " + schema
                     + "\n        example: " + example + "\n");
    };
    row("example without a required property", body("{type: object, properties: {a: {}}, required: [a]}", "{}"), {u"example-type-mismatch:warning:17"_s});
    row("example with too many properties", body("{type: object, properties: {a: {}}, additionalProperties: false}", "{b: 1}"),
        {u"example-type-mismatch:warning:17"_s});
    row("example with a wrong item", body("{type: array, items: {type: string}}", "[a, 2]"), {u"example-type-mismatch:warning:17"_s});
    row("example that is not listed", body("{type: object, properties: {a: {enum: [x, y]}}}", "{a: z}"), {u"example-type-mismatch:warning:17"_s});
}

void TestContractLint::lint_fault_isToldWithItsLine()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(lint(text), expected);
    for (const QString &one : expected)
        m_told.insert(one.section(u':', 0, 0));
}

void TestContractLint::lint_sound_isSilent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << whole("");
    QTest::newRow("default for all failures") << whole("responses: {'200': {description: ok}, default: {description: any}}");
    QTest::newRow("redirect") << whole("responses: {'302': {description: there}, 4XX: {description: wrong}}");
    QTest::newRow("deprecated with a day") << whole("deprecated: true\nx-sunset: 2026-12-31");
    QTest::newRow("loopback without TLS") << whole("").replace("https://api.example.test", "http://localhost:8080");
    QTest::newRow("nullable value") << withSchema("{type: string, nullable: true, enum: [a, null], default: null}");
    QTest::newRow("example with null") << withSchema("{type: object, properties: {a: {type: string, nullable: true}}, example: {a: null, b: 1}}");
    QTest::newRow("whole number as a number") << withSchema("{type: integer, example: 2.0}");
    QTest::newRow("example of alternatives") << withSchema("{oneOf: [{type: string}, {type: object, properties: {a: {}}}], example: {a: 1}}");
    QTest::newRow("example of a cycle")
        << whole("parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/N'}}]",
                 "components: {schemas: {N: {type: object, properties: {next: {$ref: '#/components/schemas/N'}}, example: {next: {next: {}}}}}}");
    QTest::newRow("read-only in an example") << withSchema("{type: object, properties: {id: {readOnly: true}}, required: [id], example: {}}");
}

void TestContractLint::lint_sound_isSilent()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(lint(text), QStringList());
}

void TestContractLint::lint_plainServer_isAnErrorInProduction()
{
    const QByteArray plain = whole("").replace("https:", "http:");
    QCOMPARE(lint(plain), QStringList{u"server-not-https:warning:3"_s});
    QCOMPARE(lint(plain, true), QStringList{u"server-not-https:error:3"_s});
    QCOMPARE(lint(whole("").replace("https://api.example.test", "http://localhost"), true), QStringList{u"server-not-https:error:3"_s});
    QCOMPARE(lint(whole(""), true), QStringList());
}

void TestContractLint::lint_everything_saysWhatToDo()
{
    const auto findings = lintContract(contractOf(withSchema("{$ref: 'x.yaml', a: b}").replace("security: []\n", "")), {});
    QVERIFY(!findings.empty());
    for (const LintFinding &finding : findings)
        QVERIFY2(!finding.hint.isEmpty() && !finding.message.endsWith(u'.'), qPrintable(finding.rule));
}

void TestContractLint::rows_cover_everyRule()
{
    if (m_told.size() < 10)
        QSKIP("needs the rows above");
    QStringList missing;
    std::string_view last;
    for (const LintRule &rule : lintRules()) {
        QVERIFY(last < rule.id);
        last = rule.id;
        if (!m_told.contains(QString::fromLatin1(rule.id.data(), qsizetype(rule.id.size()))))
            missing += QString::fromLatin1(rule.id.data(), qsizetype(rule.id.size()));
    }
    QCOMPARE(missing, QStringList());
}

QTEST_GUILESS_MAIN(TestContractLint)
#include "tst_contractlint.moc"
