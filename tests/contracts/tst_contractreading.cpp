// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/notation.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

const Operation *operation(const Contract &contract, const QString &method, const QString &path)
{
    const auto it = std::find_if(contract.operations.cbegin(), contract.operations.cend(),
                                 [&](const Operation &one) { return one.method == method && one.path == path; });
    return it == contract.operations.cend() ? nullptr : &*it;
}

QByteArray dataFile(const char *name)
{
    QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/contracts/data/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestContractReading : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void read_unusable_saysLineAndWhatToDo_data();
    void read_unusable_saysLineAndWhatToDo();
    void read_malformedPart_isAGapWithItsLine_data();
    void read_malformedPart_isAGapWithItsLine();
    void read_swagger2_isTheSameAsOpenApi3();
    void read_json_isTheSameAsYaml();
    void read_jsonEscapes_areCharacters();
    void read_references_areFollowedOnce();
    void read_cycles_end_data();
    void read_cycles_end();
    void read_references_areDecoded();
    void read_anchors_areExpanded();
    void read_hostileReferences_areBounded();
    void read_deepSchema_needsNoStack();
    void read_dates_inUsualSpellings_data();
    void read_dates_inUsualSpellings();
    void read_shapes_loseNames();
};

void TestContractReading::read_unusable_saysLineAndWhatToDo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("only a comment") << QByteArray("# later\n") << 1;
    QTest::newRow("a list") << QByteArray("# x\n- a\n") << 2;
    QTest::newRow("another kind of document") << QByteArray("version: 1\nname: acme\n") << 1;
    QTest::newRow("version 4") << QByteArray("info: {}\nopenapi: 4.0.0\npaths: {}\n") << 2;
    QTest::newRow("version 1.2") << QByteArray("swagger: '1.2'\npaths: {}\n") << 1;
    QTest::newRow("version that is a list") << QByteArray("openapi: [3]\npaths: {}\n") << 1;
    QTest::newRow("nothing in it") << QByteArray("openapi: 3.0.3\ninfo: {title: a}\n") << 1;
    QTest::newRow("not YAML") << QByteArray("openapi: 3.0.3\npaths:\n  /a: [\n") << 4;
    QTest::newRow("tab") << QByteArray("openapi: 3.0.3\npaths:\n\t/a: {}\n") << 3;
    QTest::newRow("two documents") << QByteArray("openapi: 3.0.3\npaths: {}\n---\nopenapi: 3.0.3\n") << 3;
    QTest::newRow("duplicate path") << QByteArray("openapi: 3.0.3\npaths:\n  /a: {}\n  /b: {}\n  /a: {}\n") << 5;
    QTest::newRow("duplicate key in JSON") << QByteArray("{\"openapi\": \"3.0.3\",\n\"paths\": {},\n\"paths\": {}}") << 3;
    QTest::newRow("half of a JSON document") << QByteArray("{\"openapi\": \"3.0.3\",\n\"paths\": {") << 2;
    QTest::newRow("half of a character in JSON") << QByteArray("{\"openapi\": \"3.0.3\",\n\"paths\": {\"\\ud83d\": {}}}") << 2;
    QTest::newRow("not UTF-8") << QByteArray("openapi: 3.0.3\ninfo: \xff\n") << 2;
    QTest::newRow("too deep") << QByteArray("openapi: 3.0.3\npaths: " + QByteArray(300, '[') + QByteArray(300, ']') + "\n") << 2;
    QTest::newRow("alias bomb") << [] {
        QByteArray text = "openapi: 3.0.3\npaths: {}\na: &a [x,x,x,x,x,x,x,x,x]\n";
        for (char c = 'b'; c <= 'i'; ++c)
            text += QByteArray(1, c) + ": &" + c + " [" + QByteArrayList(9, QByteArray("*") + char(c - 1)).join(',') + "]\n";
        return text;
    }() << 8;
}

void TestContractReading::read_unusable_saysLineAndWhatToDo()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    const auto contract = readContract(text, u"c.yaml"_s);
    QVERIFY(!contract);
    QCOMPARE(contract.error().kind, Error::Kind::BadFile);
    QCOMPARE(contract.error().place, u"c.yaml:%1"_s.arg(line));
    QVERIFY(!contract.error().what.isEmpty() && !contract.error().hint.isEmpty());
}

void TestContractReading::read_malformedPart_isAGapWithItsLine_data()
{
    QTest::addColumn<QByteArray>("paths");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("path without a slash") << QByteArray("a:\n  get: {}\n") << 4 << u"/paths/a"_s;
    QTest::newRow("path that is a list") << QByteArray("/a: []\n") << 4 << u"/paths/~1a"_s;
    QTest::newRow("operation that is text") << QByteArray("/a:\n  get: yes\n") << 5 << u"/paths/~1a/get"_s;
    QTest::newRow("parameters that are a mapping") << QByteArray("/a:\n  get:\n    parameters: {a: b}\n") << 6 << u"/paths/~1a/get/parameters"_s;
    QTest::newRow("parameter without a name") << QByteArray("/a:\n  get:\n    parameters:\n    - {in: query}\n") << 7 << u"/paths/~1a/get/parameters/0"_s;
    QTest::newRow("parameter in the body") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: body}]\n") << 6 << u"/paths/~1a/get/parameters/0"_s;
    QTest::newRow("required that is text") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: query, required: 'yes'}]\n") << 6
                                           << u"/paths/~1a/get/parameters/0/required"_s;
    QTest::newRow("schema that is text") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: query, schema: text}]\n") << 6
                                         << u"/paths/~1a/get/parameters/0/schema"_s;
    QTest::newRow("type that is none") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: query, schema: {type: int}}]\n") << 6
                                       << u"/paths/~1a/get/parameters/0/schema/type"_s;
    QTest::newRow("bound that is text") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: query, schema: {maximum: '5'}}]\n") << 6
                                        << u"/paths/~1a/get/parameters/0/schema/maximum"_s;
    QTest::newRow("multiple of nothing") << QByteArray("/a:\n  get:\n    parameters: [{name: a, in: query, schema: {multipleOf: 0}}]\n") << 6
                                         << u"/paths/~1a/get/parameters/0/schema/multipleOf"_s;
    QTest::newRow("status twice") << QByteArray("/a:\n  get:\n    responses:\n      4xx: {description: a}\n      4XX: {description: b}\n") << 8 << u"/paths/~1a/get/responses/4XX"_s;
    QTest::newRow("header twice") << QByteArray("/a:\n  get:\n    responses: {'200': {description: a, headers: {X: {}, x: {}}}}\n") << 6
                                  << u"/paths/~1a/get/responses/200/headers/x"_s;
    QTest::newRow("merge key") << QByteArray("/a:\n  get: &a {responses: {}}\n/b:\n  get:\n    <<: *a\n") << 8 << QString();
    QTest::newRow("security that is text") << QByteArray("/a:\n  get: {security: [key]}\n") << 5 << u"/paths/~1a/get/security/0"_s;
}

void TestContractReading::read_malformedPart_isAGapWithItsLine()
{
    QFETCH(const QByteArray, paths);
    QFETCH(const int, line);
    QFETCH(const QString, pointer);
    const Contract contract = contractOf(document(paths));
    QCOMPARE(contract.gaps.size(), std::size_t(1));
    const Gap &gap = contract.gaps.front();
    QCOMPARE(gap.kind, Gap::Kind::Malformed);
    QCOMPARE(gap.at.pointer, pointer);
    QCOMPARE(gap.at.line, line);
    QVERIFY(!gap.what.isEmpty() && !gap.hint.isEmpty());
}

void TestContractReading::read_swagger2_isTheSameAsOpenApi3()
{
    const QByteArray swagger = dataFile("pets-swagger2.yaml"), openApi = dataFile("pets-openapi3.yaml");
    const Contract contract = contractOf(swagger);
    QVERIFY(contract.gaps.empty());
    QCOMPARE(contract.operations.size(), std::size_t(3));
    const Operation *photo = operation(contract, u"PUT"_s, u"/pets/{id}/photo"_s);
    QVERIFY(photo && photo->body && photo->body->required);
    QCOMPARE(photo->body->content.front().name, u"multipart/form-data"_s);
    QCOMPARE(operation(contract, u"GET"_s, u"/pets"_s)->responses.front().content.size(), std::size_t(2));
    QCOMPARE(told(compare(swagger, openApi)), QStringList());
    QCOMPARE(told(compare(openApi, swagger)), QStringList());
}

void TestContractReading::read_json_isTheSameAsYaml()
{
    const QByteArray json = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\n\t\"paths\":{\"/a\":{\"get\":{\"operationId\":\"x\",\"parameters\":\n"
                            "[{\"name\":\"q\",\"in\":\"query\",\"schema\":{\"type\":\"integer\",\"minimum\":-1e2,\"default\":null}}],\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
    const QByteArray yaml = document("/a:\n  get:\n    operationId: x\n    parameters:\n    - {name: q, in: query, schema: {type: integer, minimum: -100, default: ~}}\n"
                                     "    responses:\n      200: {description: ok}\n");
    QCOMPARE(told(compare(json, yaml)), QStringList());
    const Contract contract = contractOf(json);
    QCOMPARE(contract.operations.size(), std::size_t(1));
    QCOMPARE(contract.operations.front().parameters.front().at.line, 3);
}

void TestContractReading::read_jsonEscapes_areCharacters()
{
    const auto withTitle = [](const QByteArray &title) { return QByteArray("{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"" + title + "\"}, \"paths\": {}}"); };
    QCOMPARE(contractOf(withTitle("a\\ud83d\\ude80b")).title, u"a🚀b"_s);
    QCOMPARE(contractOf(withTitle("\\/\\u00e9\\\\ud83d")).title, u"/é\\ud83d"_s);
}

void TestContractReading::read_references_areFollowedOnce()
{
    QByteArray paths;
    for (int i = 0; i < 50; ++i)
        paths += "/a" + QByteArray::number(i) + ":\n  get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}\n";
    const Contract contract = contractOf(document(paths, "components:\n  responses: {Ok: {description: ok, content: {application/json: {schema: {type: string}}}}}"));
    QCOMPARE(contract.operations.size(), std::size_t(50));
    QCOMPARE(contract.schemas.size(), std::size_t(1));
    QCOMPARE(contract.operations.back().responses.front().content.front().at.pointer, u"/components/responses/Ok/content/application~1json"_s);
}

void TestContractReading::read_cycles_end_data()
{
    QTest::addColumn<QByteArray>("schemas");
    QTest::newRow("property") << QByteArray("A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}");
    QTest::newRow("items") << QByteArray("A: {type: array, items: {$ref: '#/components/schemas/A'}}");
    QTest::newRow("two") << QByteArray("A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}");
    QTest::newRow("allOf itself") << QByteArray("A: {allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}");
    QTest::newRow("allOf each other") << QByteArray("A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {allOf: [{$ref: '#/components/schemas/A'}], type: object}");
    QTest::newRow("oneOf itself") << QByteArray("A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}");
    QTest::newRow("oneOf itself and null") << QByteArray("A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}");
    QTest::newRow("only itself") << QByteArray("A: {$ref: '#/components/schemas/A'}");
    QTest::newRow("only each other") << QByteArray("A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}");
    QTest::newRow("property of both parts") << QByteArray("A: {allOf: [{$ref: '#/components/schemas/B'}], type: object, properties: {x: {$ref: '#/components/schemas/A'}}},"
                                                          " B: {type: object, properties: {x: {$ref: '#/components/schemas/B'}}}");
    QTest::newRow("a schema above") << QByteArray("A: {type: object, properties: {a: {$ref: '#/paths/~1things/post/requestBody/content/application~1json/schema'}}}");
}

void TestContractReading::read_cycles_end()
{
    QFETCH(const QByteArray, schemas);
    const QByteArray text = withRequest("{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}", "components: {schemas: {" + schemas + "}}");
    const Comparison same = compare(text, text);
    QVERIFY(!same.isBreaking());
    QVERIFY(std::none_of(same.changes.cbegin(), same.changes.cend(), [](const Change &change) { return change.certainty != Certainty::Unresolved; }));
    const Comparison other = compare(text, withRequest("{type: object, properties: {a: {type: boolean}}}", "components: {schemas: {" + schemas + "}}"));
    QVERIFY(!other.changes.empty());
}

void TestContractReading::read_references_areDecoded()
{
    const Contract contract = contractOf(document("/a/{id}:\n  get: {responses: {'200': {description: ok, content: {text/a: {schema: {type: boolean}}}}}}\n"
                                                  "/b:\n  get: {responses: {'200': {$ref: '#/paths/~1a~1%7Bid%7D/get/responses/200'}}}\n"));
    QVERIFY(contract.gaps.empty());
    QCOMPARE(contract.operations.back().responses.front().content.size(), std::size_t(1));
}

void TestContractReading::read_anchors_areExpanded()
{
    const Contract contract = contractOf(document("/a:\n  get: &get {responses: {'200': {description: ok}}}\n/b:\n  get: *get\n"));
    QCOMPARE(contract.operations.size(), std::size_t(2));
    QCOMPARE(contract.operations.back().responses.size(), std::size_t(1));
}

//! A short text in which references repeat a large part: the parts read are counted.
void TestContractReading::read_hostileReferences_areBounded()
{
    QByteArray headers, paths;
    for (int i = 0; i < 2000; ++i) {
        if (i < 900)
            headers += "      H" + QByteArray::number(i) + ": {}\n";
        paths += "/p" + QByteArray::number(i) + ":\n  get: {responses: {'200': {$ref: '#/components/responses/R'}}}\n";
    }
    const Contract contract = contractOf(document(paths, "components:\n  responses:\n    R:\n      description: r\n      headers:\n" + indented(headers, 2)));
    QCOMPARE(contract.gaps.size(), std::size_t(1));
    QVERIFY(contract.gaps.front().what.contains(u"the rest was not read"_s));
    std::size_t read = 0;
    for (const Operation &one : contract.operations) {
        for (const Response &response : one.responses)
            read += response.headers.size();
    }
    QVERIFY(read > 100'000 && read <= 500'000);
}

void TestContractReading::read_deepSchema_needsNoStack()
{
    QByteArray rest = "components:\n  schemas:\n";
    constexpr int depth = 20'000; // a chain of references
    for (int i = 0; i < depth; ++i)
        rest += "    S" + QByteArray::number(i) + ": {type: object, properties: {a: {$ref: '#/components/schemas/S" + QByteArray::number(i + 1) + "'}}}\n";
    const QByteArray last = "    S" + QByteArray::number(depth) + ": {type: ";
    const Comparison comparison = compare(withRequest("{$ref: '#/components/schemas/S0'}", rest + last + "string}\n"),
                                          withRequest("{$ref: '#/components/schemas/S0'}", rest + last + "integer}\n"));
    QCOMPARE(told(comparison), QStringList{u"request-type-changed:breaking"_s});
    QVERIFY(comparison.changes.front().message.size() < 300);
}

void TestContractReading::read_dates_inUsualSpellings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDate>("date");
    QTest::newRow("ISO") << QByteArray("2026-11-23") << QDate(2026, 11, 23);
    QTest::newRow("ISO with time") << QByteArray("2026-11-23T09:41:00Z") << QDate(2026, 11, 23);
    QTest::newRow("HTTP") << QByteArray("'Mon, 23 Nov 2026 09:41:00 GMT'") << QDate(2026, 11, 23);
    QTest::newRow("words") << QByteArray("next year") << QDate();
    QTest::newRow("no such day") << QByteArray("2026-02-30") << QDate();
    QTest::newRow("turned round") << QByteArray("23.11.2026") << QDate();
    QTest::newRow("more behind it") << QByteArray("2026-11-23x") << QDate();
}

void TestContractReading::read_dates_inUsualSpellings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QDate, date);
    const Contract contract = contractOf(document("/a:\n  get: {deprecated: true, x-sunset: " + text + ", responses: {}}\n"));
    QCOMPARE(contract.operations.front().life.sunset, date);
    QVERIFY(!contract.operations.front().life.sunsetText.isEmpty());
}

void TestContractReading::read_shapes_loseNames()
{
    QCOMPARE(shapeOf(u"/a/{id}/b.{ext}/c"_s), u"/a/{}/b.{}/c"_s);
    QCOMPARE(templateNames(u"/a/{id}/b.{ext}/c"_s), QStringList({u"id"_s, u"ext"_s}));
    QCOMPARE(shapeOf(u"/a/{open"_s), u"/a/{open"_s);
}

QTEST_GUILESS_MAIN(TestContractReading)
#include "tst_contractreading.moc"
