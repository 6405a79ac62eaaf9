// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/largecontract.h"
#include "contracts/notation.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ok = "responses: {'200': {description: ok}}";

QSet<QString> fingerprints(const Comparison &comparison)
{
    QSet<QString> prints;
    for (const Change &change : comparison.changes)
        prints.insert(change.fingerprint);
    return prints;
}

QString pointers(const Change &change)
{
    const auto text = [](const std::optional<Place> &place) { return place ? place->pointer + u':' + QString::number(place->line) : QString(u"–"_s); };
    return text(change.base) + u' ' + text(change.revision);
}

} // namespace

//! The comparison as a whole: places, fingerprints, order, large documents.
class TestContractComparison : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void change_saysWhere_inBothDocuments();
    void change_inASharedSchema_isToldForEachOperation();
    void change_belowACycle_isToldOnce();
    void change_deepDown_saysTheWay();
    void fingerprint_outlives_linesNamesAndCuts();
    void fingerprint_ofAnotherValue_isAnother();
    void fingerprints_areUnique();
    void changes_areInOrder();
    void turned_comparison_turnsSeverities();
    void large_290Operations_findsWhatWasPlanted();
    void large_50000Lines_isRead();
    void large_withItself_isNoChange();
    void many_changes_areCut();
    void intertwined_schemas_end();
    void crossMatched_schemas_areCut();
};

void TestContractComparison::change_saysWhere_inBothDocuments()
{
    const QByteArray base = document("/a:\n  post:\n    requestBody:\n      content:\n        application/json:\n          schema: {$ref: '#/components/schemas/A'}\n    " + ok + "\n",
                                     "components:\n  schemas:\n    A:\n      type: object\n      properties:\n        n:\n          type: number\n");
    const QByteArray revision = document("/a:\n  post:\n    requestBody:\n      content:\n        application/json:\n          schema:\n            type: object\n"
                                         "            properties:\n              n: {type: integer}\n    "
                                         + ok + "\n");
    const Comparison comparison = compare(base, revision);
    QCOMPARE(told(comparison), QStringList{u"request-type-narrowed:breaking"_s});
    const Change &change = comparison.changes.front();
    QCOMPARE(pointers(change), u"/components/schemas/A/properties/n:8 /paths/~1a/post/requestBody/content/application~1json/schema/properties/n:12"_s);
    QCOMPARE(change.where, u"body/application/json/n"_s);
    QCOMPARE(change.message, u"request body (application/json), at n: the type was number and is integer"_s);
    const Comparison gone = compare(base, document("/b:\n  get: {" + ok + "}\n"));
    QCOMPARE(pointers(*find(gone, u"path-removed"_s)), u"/paths/~1a/post:12 –"_s);
    QCOMPARE(pointers(*find(gone, u"operation-added"_s)), u"– /paths/~1b/get:5"_s);
}

void TestContractComparison::change_inASharedSchema_isToldForEachOperation()
{
    const auto text = [](const QByteArray &type) {
        const QByteArray body = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, " + ok;
        return document("/a:\n  post: {" + body + "}\n  put: {" + body + "}\n/b:\n  post: {" + body + "}\n",
                        "components: {schemas: {A: {type: object, properties: {n: {type: " + type + "}}}}}");
    };
    const Comparison comparison = compare(text("number"), text("integer"));
    QCOMPARE(comparison.changes.size(), std::size_t(3));
    QCOMPARE(fingerprints(comparison).size(), 3);
}

void TestContractComparison::change_belowACycle_isToldOnce()
{
    const auto text = [](const QByteArray &type) {
        return withResponse("{$ref: '#/components/schemas/A'}", "components: {schemas: {A: {type: object, properties: {n: {type: " + type
                                + "}, left: {$ref: '#/components/schemas/A'}, right: {type: array, items: {$ref: '#/components/schemas/A'}}}}}}");
    };
    const Comparison comparison = compare(text("integer"), text("number"));
    QCOMPARE(comparison.changes.size(), std::size_t(1));
    QCOMPARE(comparison.changes.front().where, u"response/200/application/json/n"_s);
}

void TestContractComparison::change_deepDown_saysTheWay()
{
    const auto schema = [](const QByteArray &most) {
        return QByteArray("{type: object, properties: {a: {type: array, items: {oneOf: [{type: integer, title: I}, {type: object, title: O, "
                          "additionalProperties: {type: string, maxLength: " + most + "}}]}}}}");
    };
    const Comparison comparison = compare(withRequest(schema("9")), withRequest(schema("8")));
    QCOMPARE(comparison.changes.size(), std::size_t(1));
    QCOMPARE(comparison.changes.front().where, u"body/application/json/a/[]/O/*"_s);
}

void TestContractComparison::fingerprint_outlives_linesNamesAndCuts()
{
    const auto text = [](const QByteArray &parameter, const QByteArray &schema, const QByteArray &rest) {
        return document("/a/{" + parameter + "}:\n  post:\n    parameters: [{name: " + parameter
                            + ", in: path, required: true, schema: {type: string}}]\n    requestBody: {content: {application/json: {schema: " + schema + "}}}\n    " + ok + "\n",
                        rest);
    };
    const Comparison one = compare(text("id", "{type: object, properties: {n: {type: number}}}", {}), text("id", "{type: object, properties: {n: {type: integer}}}", {}));
    const Comparison other = compare(text("id", "{type: object, properties: {n: {type: number}}}", "\n\n# moved\n\n"),
                                     text("key", "{$ref: '#/components/schemas/N'}", "components: {schemas: {N: {type: object, properties: {n: {type: integer}}}}}\n"));
    QCOMPARE(one.changes.size(), std::size_t(1));
    QCOMPARE(find(one, u"request-type-narrowed"_s)->fingerprint, find(other, u"request-type-narrowed"_s)->fingerprint);
}

void TestContractComparison::fingerprint_ofAnotherValue_isAnother()
{
    const auto print = [](const QByteArray &before, const QByteArray &after) { return compare(withRequest(before), withRequest(after)).changes.front().fingerprint; };
    QCOMPARE(print("{maxLength: 9}", "{maxLength: 8}"), print("{maxLength: 9}", "{maxLength: 8}"));
    QVERIFY(print("{maxLength: 9}", "{maxLength: 8}") != print("{maxLength: 9}", "{maxLength: 7}"));
    QVERIFY(print("{maxLength: 9}", "{maxLength: 8}") != print("{maxLength: 10}", "{maxLength: 8}"));
    QVERIFY(print("{enum: [a, b, c]}", "{enum: [b, c]}") != print("{enum: [a, b, c]}", "{enum: [a, c]}"));
}

void TestContractComparison::fingerprints_areUnique()
{
    const Comparison comparison = compare(textOf({100, 0}), textOf({100, 3}));
    QVERIFY(comparison.changes.size() > 50);
    QCOMPARE(fingerprints(comparison).size(), qsizetype(comparison.changes.size()));
}

void TestContractComparison::changes_areInOrder()
{
    const Comparison comparison = compare(textOf({60, 0}), textOf({60, 2}));
    const auto key = [](const Change &change) { return std::tuple(change.severity, change.path, change.method, change.where); };
    QVERIFY(std::is_sorted(comparison.changes.cbegin(), comparison.changes.cend(), [&](const Change &a, const Change &b) { return key(a) < key(b); }));
    QCOMPARE(told(comparison), told(compare(textOf({60, 0}), textOf({60, 2}))));
}

//! What narrows one way widens the other.
void TestContractComparison::turned_comparison_turnsSeverities()
{
    const Comparison there = compare(textOf({60, 0}), textOf({60, 2})), back = compare(textOf({60, 2}), textOf({60, 0}));
    QVERIFY(told(there).contains(u"request-max-length-tightened:breaking"_s) && told(there).contains(u"response-max-length-tightened:compatible"_s));
    QVERIFY(told(back).contains(u"request-max-length-loosened:compatible"_s) && told(back).contains(u"response-max-length-loosened:breaking"_s));
    QVERIFY(told(there).contains(u"parameter-removed:breaking"_s) && told(back).contains(u"parameter-added-optional:compatible"_s));
}

void TestContractComparison::large_290Operations_findsWhatWasPlanted()
{
    const Comparison comparison = compare(textOf({290, 0}), textOf({290, 29}));
    const auto count = [&](const QString &rule, const QString &where) {
        return std::count_if(comparison.changes.cbegin(), comparison.changes.cend(),
                             [&](const Change &change) { return change.rule == rule && change.where == where; });
    };
    QCOMPARE(count(u"parameter-removed"_s, u"query/limit"_s), 2 * 5); // paths 0, 29, 58, 87, 116 with two methods
    QCOMPARE(count(u"request-max-length-tightened"_s, u"body/application/json/name"_s), 5);
    QVERIFY(count(u"request-max-length-tightened"_s, u"body/application/json/next/name"_s) > 0);
    QVERIFY(comparison.isComplete());
}

void TestContractComparison::large_50000Lines_isRead()
{
    const QByteArray text = textOf({1700, 0});
    QVERIFY(text.count('\n') >= 50'000);
    const Contract contract = contractOf(text);
    QCOMPARE(contract.operations.size(), std::size_t(1700));
    QVERIFY(contract.gaps.empty());
    QCOMPARE(contract.components.size(), std::size_t(852));
}

void TestContractComparison::large_withItself_isNoChange()
{
    const Contract contract = contractOf(textOf({600, 0}));
    QVERIFY(compareContracts(contract, contract, {}).changes.empty());
}

void TestContractComparison::many_changes_areCut()
{
    QByteArray before = "/a:\n  post:\n    parameters:\n";
    for (int i = 0; i < 25'000; ++i)
        before += "    - {name: p" + QByteArray::number(i) + ", in: query}\n";
    const Comparison comparison = compare(document(before + "    " + ok + "\n"), document("/a:\n  post:\n    " + ok + "\n"));
    QCOMPARE(comparison.changes.size(), std::size_t(20'001));
    QVERIFY(!comparison.isComplete() && comparison.isBreaking());
    QVERIFY(find(comparison, u"too-many-changes"_s));
}

//! Every schema refers to every other, with a difference in each.
void TestContractComparison::intertwined_schemas_end()
{
    const auto text = [](const QByteArray &type) {
        constexpr int count = 60;
        QByteArray rest = "components:\n  schemas:\n";
        for (int i = 0; i < count; ++i) {
            rest += "    S" + QByteArray::number(i) + ":\n      type: object\n      properties:\n        own: {type: " + type + "}\n";
            for (int j = 0; j < count; ++j)
                rest += "        p" + QByteArray::number(j) + ": {$ref: '#/components/schemas/S" + QByteArray::number(j) + "'}\n";
        }
        return withRequest("{$ref: '#/components/schemas/S0'}", rest);
    };
    const Comparison comparison = compare(text("number"), text("integer"));
    QCOMPARE(comparison.changes.size(), std::size_t(60));
    QVERIFY(comparison.isComplete());
}

//! Two rings of different length make every schema meet every other: too many pairs are said, not followed.
void TestContractComparison::crossMatched_schemas_areCut()
{
    const auto ring = [](int length) {
        QByteArray rest = "components:\n  schemas:\n";
        for (int i = 0; i < length; ++i)
            rest += "    S" + QByteArray::number(i) + ": {type: object, properties: {n: {$ref: '#/components/schemas/S" + QByteArray::number((i + 1) % length) + "'}}}\n";
        return withRequest("{$ref: '#/components/schemas/S0'}", rest);
    };
    QVERIFY(compare(ring(30), ring(31)).changes.empty());
    const Comparison comparison = compare(ring(997), ring(1009));
    QCOMPARE(told(comparison), QStringList{u"too-intertwined:warning!"_s});
}

QTEST_GUILESS_MAIN(TestContractComparison)
#include "tst_contractcomparison.moc"
