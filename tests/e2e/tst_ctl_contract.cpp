// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "openapi: 3.0.3\ninfo: {title: Orders, version: 1.0.0}\nservers: [{url: 'https://orders.example.test'}]\nsecurity: []\n";

QByteArray orders(const QByteArray &schema, const QByteArray &rest = {})
{
    return head + "paths:\n  /orders:\n    post:\n      operationId: order\n      summary: Order\n" + rest
        + "      requestBody:\n        content:\n          application/json:\n            schema: " + schema
        + "\n      responses: {'201': {description: ordered}, '400': {description: wrong}}\n";
}

} // namespace

//! `bulkheadctl contract` through the real program.
class TestCtlContract : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void diff_answers_data();
    void diff_answers();
    void diff_json_hasTheLists();
    void diff_text_isSentences();
    void diff_asOf_judgesSunsets();
    void diff_unusableFile_isUsageWithLine_data();
    void diff_unusableFile_isUsageWithLine();
    void lint_answers();
    void lint_production_wantsTls();
    void contract_needsNoEstateAndNoStore();
};

void TestCtlContract::diff_answers_data()
{
    QTest::addColumn<QByteArray>("revision");
    QTest::addColumn<int>("code");
    QTest::newRow("same") << orders("{type: object, properties: {n: {type: number}}}") << 0;
    QTest::newRow("compatible") << orders("{type: object, properties: {n: {type: number}, m: {}}}") << 0;
    QTest::newRow("breaking") << orders("{type: object, properties: {n: {type: integer}}}") << 1;
    QTest::newRow("incomplete") << orders("{type: object, properties: {n: {$ref: 'other.yaml#/n'}}}") << 3;
    QTest::newRow("breaking and incomplete") << orders("{type: object, required: [n], properties: {n: {type: number}, m: {$ref: 'other.yaml#/n'}}}") << 1;
}

void TestCtlContract::diff_answers()
{
    QFETCH(const QByteArray, revision);
    QFETCH(const int, code);
    const Ctl ctl;
    QVERIFY(ctl.write(u"base.yaml"_s, orders("{type: object, properties: {n: {type: number}}}")) && ctl.write(u"revision.yaml"_s, revision));
    const QStringList words{u"contract"_s, u"diff"_s, u"base.yaml"_s, u"revision.yaml"_s};
    const CtlRun run = ctl.run(words), json = ctl.run(words + QStringList{u"--json"_s});
    QCOMPARE(run.code, code);
    QCOMPARE(json.code, code);
    QVERIFY2(run.err.isEmpty() && json.err.isEmpty(), run.err.constData());
    QCOMPARE(json.json()["complete"_L1].toBool(), !QByteArray(QTest::currentDataTag()).contains("incomplete"));
    QCOMPARE(json.json()["breaking"_L1].toArray().isEmpty(), code != 1);
}

void TestCtlContract::diff_json_hasTheLists()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{type: object, properties: {n: {type: number}, p: {type: string, pattern: a}}}")));
    QVERIFY(ctl.write(u"b.yaml"_s, orders("{type: object, properties: {n: {type: integer}, p: {type: string, pattern: b}, q: {}}}")));
    const CtlRun run = ctl.run({u"contract"_s, u"diff"_s, u"a.yaml"_s, u"b.yaml"_s, u"--json"_s});
    QCOMPARE(run.code, 1);
    const QJsonValue answer = run.json();
    QCOMPARE(answer["breaking"_L1].toArray().size(), 1);
    QCOMPARE(answer["warnings"_L1][0]["rule"_L1].toString(), u"request-pattern-changed"_s);
    QCOMPARE(answer["warnings"_L1][0]["certainty"_L1].toString(), u"undecided"_s);
    QCOMPARE(answer["compatible"_L1][0]["rule"_L1].toString(), u"request-property-added"_s);
    const QJsonValue change = answer["breaking"_L1][0];
    QCOMPARE(change["rule"_L1].toString(), u"request-type-narrowed"_s);
    QCOMPARE(change["path"_L1].toString(), u"/orders"_s);
    QCOMPARE(change["method"_L1].toString(), u"POST"_s);
    QCOMPARE(change["location"_L1]["revision"_L1]["pointer"_L1].toString(), u"/paths/~1orders/post/requestBody/content/application~1json/schema/properties/n"_s);
    QCOMPARE(change["location"_L1]["base"_L1]["line"_L1].toInt(), 13);
    QCOMPARE(change["before"_L1].toString(), u"number"_s);
    QVERIFY(!change["message"_L1].toString().isEmpty() && change["fingerprint"_L1].toString().size() == 16);
}

void TestCtlContract::diff_text_isSentences()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{type: object, properties: {\"n\\e[31m\": {type: number}}}")));
    QVERIFY(ctl.write(u"b.yaml"_s, orders("{type: object, properties: {\"n\\e[31m\": {type: integer}, q: {}}}")));
    const CtlRun run = ctl.run({u"contract"_s, u"diff"_s, u"a.yaml"_s, u"b.yaml"_s});
    QVERIFY2(run.out.startsWith("breaking: POST /orders: request body (application/json), at n\\u001b[31m: the type was number and is integer;"), run.out.constData());
    QVERIFY2(run.out.endsWith("One change breaks clients, none needs a look, one is compatible.\n"), run.out.constData());
    QCOMPARE(run.out.count('\n'), 2);
    QCOMPARE(ctl.run({u"contract"_s, u"diff"_s, u"--all"_s, u"a.yaml"_s, u"b.yaml"_s}).out.count('\n'), 3);
}

void TestCtlContract::diff_asOf_judgesSunsets()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{}", "      deprecated: true\n      x-sunset: 2026-06-01\n")) && ctl.write(u"b.yaml"_s, head + "paths: {}\n"));
    const auto on = [&](const QString &day) { return ctl.run({u"contract"_s, u"diff"_s, u"a.yaml"_s, u"b.yaml"_s, u"--as-of"_s, day}).code; };
    QCOMPARE(on(u"2026-05-31"_s), 1);
    QCOMPARE(on(u"2026-06-01"_s), 0);
    QCOMPARE(on(u"soon"_s), 2);
}

void TestCtlContract::diff_unusableFile_isUsageWithLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("not YAML") << QByteArray("openapi: 3.0.3\npaths:\n  /a: [\n") << QByteArray("b.yaml:4: ");
    QTest::newRow("duplicate") << QByteArray("openapi: 3.0.3\npaths: {}\npaths: {}\n") << QByteArray("b.yaml:3: ");
    QTest::newRow("estate") << QByteArray("version: 1\nname: acme\n") << QByteArray("b.yaml:1: ");
    QTest::newRow("too large") << QByteArray(17 << 20, '#') << QByteArray("b.yaml: ");
}

void TestCtlContract::diff_unusableFile_isUsageWithLine()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, place);
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{}")) && ctl.write(u"b.yaml"_s, text));
    const CtlRun run = ctl.run({u"contract"_s, u"diff"_s, u"a.yaml"_s, u"b.yaml"_s, u"--json"_s});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.startsWith(place) && run.err.contains("; "), run.err.constData());
    QCOMPARE(run.json()["error"_L1]["kind"_L1].toString(), u"bad_file"_s);
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"b.yaml"_s}).code, 2);
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"missing.yaml"_s}).code, 2);
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"."_s}).code, 2);
}

void TestCtlContract::lint_answers()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"good.yaml"_s, orders("{type: string}")) && ctl.write(u"bad.yaml"_s, orders("{$ref: '#/components/schemas/None'}")));
    QVERIFY(ctl.write(u"poor.yaml"_s, orders("{type: array}")));
    const CtlRun good = ctl.run({u"contract"_s, u"lint"_s, u"good.yaml"_s});
    QCOMPARE(good.code, 0);
    QCOMPARE(good.out, "No errors, no warnings.\n");
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"poor.yaml"_s}).code, 0);
    const CtlRun bad = ctl.run({u"contract"_s, u"lint"_s, u"bad.yaml"_s});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.out.startsWith("bad.yaml:13: error: "), bad.out.constData());
    const QJsonValue answer = ctl.run({u"contract"_s, u"lint"_s, u"bad.yaml"_s, u"--json"_s}).json();
    QCOMPARE(answer["errors"_L1].toInt(), 1);
    QCOMPARE(answer["findings"_L1][0]["rule"_L1].toString(), u"reference-unresolved"_s);
    QCOMPARE(answer["findings"_L1][0]["location"_L1]["line"_L1].toInt(), 13);
}

void TestCtlContract::lint_production_wantsTls()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{}").replace("https:", "http:")));
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"a.yaml"_s}).code, 0);
    QCOMPARE(ctl.run({u"contract"_s, u"lint"_s, u"--production"_s, u"a.yaml"_s}).code, 1);
}

void TestCtlContract::contract_needsNoEstateAndNoStore()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"a.yaml"_s, orders("{}")));
    QCOMPARE(ctl.run({u"contract"_s, u"diff"_s, u"a.yaml"_s, u"a.yaml"_s}).code, 0);
    QVERIFY(!QFile::exists(ctl.store()));
    QCOMPARE(QDir(ctl.path({})).entryList(QDir::Files), QStringList{u"a.yaml"_s});
}

QTEST_GUILESS_MAIN(TestCtlContract)
#include "tst_ctl_contract.moc"
