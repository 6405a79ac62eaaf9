// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/notation.h"
#include "contracts/rules/schemaruletable.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

//! What stands below `components` where a row needs names.
const QByteArray animals = "components:\n  schemas:\n"
                           "    Cat: {type: object, properties: {kind: {type: string}, lives: {type: integer}}}\n"
                           "    Dog: {type: object, properties: {kind: {type: string}, tricks: {type: integer}}}\n"
                           "    Cow: {type: object, properties: {kind: {type: string}, milk: {type: integer}}}\n";
const QByteArray cat = "{$ref: '#/components/schemas/Cat'}";
const QByteArray dog = "{$ref: '#/components/schemas/Dog'}";
const QByteArray cow = "{$ref: '#/components/schemas/Cow'}";

} // namespace

//! Every rule of schemas, in requests and in responses.
class TestContractSchemas : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void change_inEachDirection_isJudged_data();
    void change_inEachDirection_isJudged();
    void rows_cover_everyRule();
    void same_writtenOtherwise_isNoChange_data();
    void same_writtenOtherwise_isNoChange();

private:
    QSet<QString> m_told;
};

void TestContractSchemas::change_inEachDirection_isJudged_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("response");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, const QString &request, const QString &response) {
        QTest::newRow(name) << before << after << request << response;
    };
    // The same suffix in both directions: N narrows, W widens, and the exceptions spelled out.
    const auto narrows = [&](const char *name, const char *suffix, const QByteArray &before, const QByteArray &after) {
        const QString word = QString::fromLatin1(suffix);
        row(name, before, after, word + u":breaking"_s, word + u":compatible"_s);
    };
    const auto widens = [&](const char *name, const char *suffix, const QByteArray &before, const QByteArray &after) {
        const QString word = QString::fromLatin1(suffix);
        row(name, before, after, word + u":compatible"_s, word + u":breaking"_s);
    };
    const auto breaks = [&](const char *name, const char *suffix, const QByteArray &before, const QByteArray &after) {
        const QString word = QString::fromLatin1(suffix);
        row(name, before, after, word + u":breaking"_s, word + u":breaking"_s);
    };
    const auto open = [&](const char *name, const char *suffix, const QByteArray &before, const QByteArray &after) {
        const QString word = QString::fromLatin1(suffix);
        row(name, before, after, word + u":warning?"_s, word + u":warning?"_s);
    };
    const QByteArray object = "{type: object, properties: {a: {type: string}}}";

    narrows("false schema", "schema-forbids-all", "{type: object, properties: {a: {}}}", "{type: object, properties: {a: false}}");
    widens("no longer false", "schema-forbade-all", "{type: object, properties: {a: false}}", "{type: object, properties: {a: {}}}");
    breaks("type", "type-changed", "{type: string}", "{type: integer}");
    breaks("type of items", "type-changed", "{type: array, items: {type: string}}", "{type: array, items: {type: integer}}");
    breaks("type, partly the same", "type-changed", "{type: [string, integer]}", "{type: [string, boolean]}");
    narrows("number to integer", "type-narrowed", "{type: number}", "{type: integer}");
    widens("integer to number", "type-widened", "{type: integer}", "{type: number}");
    narrows("two types to one", "type-narrowed", "{type: [string, integer]}", "{type: string}");
    widens("one type to two", "type-widened", "{type: string}", "{type: [string, integer]}");
    narrows("any type to one", "type-narrowed", "{}", "{type: string}");
    widens("one type to any", "type-widened", "{type: string}", "{}");
    row("object said", "{properties: {a: {type: string}}}", object, u"type-stated:warning"_s, u"type-stated:compatible"_s);
    row("object left out", object, "{properties: {a: {type: string}}}", u"type-omitted:compatible"_s, u"type-omitted:warning"_s);
    row("array said", "{items: {type: string}}", "{type: array, items: {type: string}}", u"type-stated:warning"_s, u"type-stated:compatible"_s);
    narrows("null removed", "null-removed", "{type: [string, 'null']}", "{type: string}");
    widens("null added", "null-added", "{type: string}", "{type: [string, 'null']}");
    widens("null as an alternative", "null-added", "{type: string}", "{oneOf: [{type: string}, {type: 'null'}]}");
    narrows("format added", "format-added", "{type: string}", "{type: string, format: email}");
    widens("format dropped", "format-dropped", "{type: string, format: email}", "{type: string}");
    narrows("int64 to int32", "format-narrowed", "{type: integer, format: int64}", "{type: integer, format: int32}");
    widens("int32 to int64", "format-widened", "{type: integer, format: int32}", "{type: integer, format: int64}");
    widens("float to double", "format-widened", "{type: number, format: float}", "{type: number, format: double}");
    breaks("date to date-time", "format-changed", "{type: string, format: date}", "{type: string, format: date-time}");
    narrows("enum added", "enum-added", "{type: string}", "{type: string, enum: [a, b]}");
    widens("enum dropped", "enum-dropped", "{type: string, enum: [a, b]}", "{type: string}");
    narrows("enum value removed", "enum-value-removed", "{type: string, enum: [a, b]}", "{type: string, enum: [a]}");
    widens("enum value added", "enum-value-added", "{type: string, enum: [a]}", "{type: string, enum: [a, b]}");
    widens("number among texts", "enum-value-added", "{enum: ['1']}", "{enum: ['1', 1]}");
    row("enum value added, extensible", "{type: string, x-extensible-enum: [a]}", "{type: string, x-extensible-enum: [a, b]}", u"enum-value-added:compatible"_s,
        u"enum-value-added-extensible:compatible"_s);
    row("enum value added, marked extensible", "{type: string, enum: [a], x-extensible-enum: true}", "{type: string, enum: [a, b], x-extensible-enum: true}",
        u"enum-value-added:compatible"_s, u"enum-value-added-extensible:compatible"_s);
    widens("extensible only afterwards", "enum-value-added", "{type: string, enum: [a]}", "{type: string, enum: [a, b], x-extensible-enum: true}");
    narrows("const added", "const-added", "{type: string}", "{type: string, const: a}");
    widens("const dropped", "const-dropped", "{type: string, const: a}", "{type: string}");
    breaks("const changed", "const-changed", "{type: string, const: a}", "{type: string, const: b}");
    widens("const to enum", "enum-value-added", "{type: string, const: a}", "{type: string, enum: [a, b]}");
    narrows("enum to const", "enum-value-removed", "{type: string, enum: [a, b]}", "{type: string, const: a}");
    row("default changed", "{type: integer, default: 1}", "{type: integer, default: 2}", u"default-value-changed:breaking"_s, u"default-value-changed:warning"_s);
    row("default removed", "{type: integer, default: 1}", "{type: integer}", u"default-value-removed:breaking"_s, u"default-value-removed:compatible"_s);
    row("default added", "{type: integer}", "{type: integer, default: 1}", u"default-value-added:warning"_s, u"default-value-added:compatible"_s);
    narrows("minimum raised", "minimum-tightened", "{type: integer, minimum: 1}", "{type: integer, minimum: 2}");
    narrows("minimum added", "minimum-tightened", "{type: integer}", "{type: integer, minimum: 0}");
    widens("minimum lowered", "minimum-loosened", "{type: integer, minimum: 2}", "{type: integer, minimum: 1}");
    narrows("minimum exclusive", "minimum-tightened", "{type: number, minimum: 1}", "{type: number, exclusiveMinimum: 1}");
    narrows("maximum lowered", "maximum-tightened", "{type: integer, maximum: 9}", "{type: integer, maximum: 8}");
    widens("maximum raised", "maximum-loosened", "{type: integer, maximum: 8}", "{type: integer, maximum: 9}");
    widens("maximum dropped", "maximum-loosened", "{type: integer, maximum: 8}", "{type: integer}");
    widens("maximum inclusive", "maximum-loosened", "{type: number, exclusiveMaximum: 1}", "{type: number, maximum: 1}");
    narrows("minLength raised", "min-length-tightened", "{type: string, minLength: 1}", "{type: string, minLength: 2}");
    widens("minLength dropped", "min-length-loosened", "{type: string, minLength: 1}", "{type: string}");
    narrows("maxLength added", "max-length-tightened", "{type: string}", "{type: string, maxLength: 20}");
    widens("maxLength raised", "max-length-loosened", "{type: string, maxLength: 20}", "{type: string, maxLength: 30}");
    narrows("minItems added", "min-items-tightened", "{type: array, items: {}}", "{type: array, items: {}, minItems: 1}");
    widens("minItems lowered", "min-items-loosened", "{type: array, items: {}, minItems: 2}", "{type: array, items: {}, minItems: 1}");
    narrows("maxItems lowered", "max-items-tightened", "{type: array, items: {}, maxItems: 9}", "{type: array, items: {}, maxItems: 8}");
    widens("maxItems dropped", "max-items-loosened", "{type: array, items: {}, maxItems: 9}", "{type: array, items: {}}");
    narrows("minProperties added", "min-properties-tightened", "{type: object}", "{type: object, minProperties: 1}");
    widens("minProperties dropped", "min-properties-loosened", "{type: object, minProperties: 1}", "{type: object}");
    narrows("maxProperties lowered", "max-properties-tightened", "{type: object, maxProperties: 3}", "{type: object, maxProperties: 2}");
    widens("maxProperties raised", "max-properties-loosened", "{type: object, maxProperties: 2}", "{type: object, maxProperties: 3}");
    narrows("multipleOf added", "multiple-of-tightened", "{type: integer}", "{type: integer, multipleOf: 5}");
    narrows("multipleOf a multiple", "multiple-of-tightened", "{type: integer, multipleOf: 5}", "{type: integer, multipleOf: 10}");
    widens("multipleOf a divisor", "multiple-of-loosened", "{type: number, multipleOf: 0.1}", "{type: number, multipleOf: 0.01}");
    breaks("multipleOf other", "multiple-of-changed", "{type: integer, multipleOf: 2}", "{type: integer, multipleOf: 3}");
    narrows("uniqueItems added", "unique-items-added", "{type: array, items: {}}", "{type: array, items: {}, uniqueItems: true}");
    widens("uniqueItems dropped", "unique-items-dropped", "{type: array, items: {}, uniqueItems: true}", "{type: array, items: {}}");
    narrows("pattern added", "pattern-added", "{type: string}", "{type: string, pattern: '^a'}");
    widens("pattern dropped", "pattern-dropped", "{type: string, pattern: '^a'}", "{type: string}");
    open("pattern changed", "pattern-changed", "{type: string, pattern: '^a'}", "{type: string, pattern: '^[ab]'}");
    narrows("a second pattern", "pattern-added", "{type: string, pattern: '^a'}", "{allOf: [{type: string, pattern: '^a'}, {pattern: 'b$'}]}");

    row("property removed, open", "{type: object, properties: {a: {}, b: {}}, required: [b]}", "{type: object, properties: {a: {}}}", u"property-ignored:warning"_s,
        u"property-removed:breaking"_s);
    row("property removed, closed", "{type: object, properties: {a: {}, b: {}}, additionalProperties: false}",
        "{type: object, properties: {a: {}}, additionalProperties: false}", u"property-removed:breaking"_s, u"optional-property-removed:breaking"_s);
    row("property added", "{type: object, properties: {a: {}}}", "{type: object, properties: {a: {}, b: {}}}", u"property-added:compatible"_s,
        u"property-added:compatible"_s);
    row("property added, required", "{type: object, properties: {a: {}}}", "{type: object, properties: {a: {}, b: {}}, required: [b]}",
        u"property-added-required:breaking"_s, u"property-added:compatible"_s);
    row("property added to a closed object", "{type: object, properties: {a: {}}, additionalProperties: false}",
        "{type: object, properties: {a: {}, b: {}}, additionalProperties: false}", u"property-added:compatible"_s, u"property-added-to-closed:warning"_s);
    narrows("property became required", "property-became-required", "{type: object, properties: {a: {}}}", "{type: object, properties: {a: {}}, required: [a]}");
    widens("property became optional", "property-became-optional", "{type: object, properties: {a: {}}, required: [a]}", "{type: object, properties: {a: {}}}");
    row("property became read-only", "{type: object, properties: {a: {type: string}}}", "{type: object, properties: {a: {type: string, readOnly: true}}}",
        u"property-became-read-only:breaking"_s, {});
    row("property no longer read-only", "{type: object, properties: {a: {type: string, readOnly: true}}}", object, u"property-no-longer-read-only:compatible"_s, {});
    row("property no longer read-only, required", "{type: object, properties: {a: {readOnly: true}}, required: [a]}",
        "{type: object, properties: {a: {}}, required: [a]}", u"property-added-required:breaking"_s, {});
    row("property became write-only", object, "{type: object, properties: {a: {type: string, writeOnly: true}}}", {}, u"property-became-write-only:breaking"_s);
    row("property no longer write-only", "{type: object, properties: {a: {type: string, writeOnly: true}}}", object, {},
        u"property-no-longer-write-only:compatible"_s);
    row("read-only required property added", "{type: object}", "{type: object, properties: {id: {readOnly: true}}, required: [id]}", {},
        u"property-added:compatible"_s);
    row("read-only property narrowed", "{type: object, properties: {a: {type: number, readOnly: true}}}",
        "{type: object, properties: {a: {type: integer, readOnly: true}}}", {}, u"type-narrowed:compatible"_s);
    narrows("other properties refused", "additional-properties-closed", "{type: object}", "{type: object, additionalProperties: false}");
    row("other properties allowed", "{type: object, additionalProperties: false}", "{type: object}", u"additional-properties-opened:compatible"_s,
        u"additional-properties-opened:warning"_s);
    narrows("other properties typed", "additional-properties-typed", "{type: object, additionalProperties: {}}",
            "{type: object, additionalProperties: {type: string}}");
    widens("other properties anything", "additional-properties-untyped", "{type: object, additionalProperties: {type: string}}", "{type: object}");
    breaks("other properties of another type", "type-changed", "{type: object, additionalProperties: {type: string}}",
           "{type: object, additionalProperties: {type: integer}}");
    open("properties by pattern", "pattern-properties-changed", "{type: object, patternProperties: {'^a': {}}}", "{type: object, patternProperties: {'^b': {}}}");
    narrows("property by pattern narrowed", "type-narrowed", "{type: object, patternProperties: {'^a': {type: number}}}",
            "{type: object, patternProperties: {'^a': {type: integer}}}");
    open("tuple longer", "tuple-changed", "{type: array, prefixItems: [{type: string}]}", "{type: array, prefixItems: [{type: string}, {type: string}]}");
    breaks("tuple item", "type-changed", "{type: array, prefixItems: [{type: string}]}", "{type: array, prefixItems: [{type: integer}]}");

    narrows("alternative removed", "branch-removed", "{oneOf: [" + cat + "," + dog + "," + cow + "]}", "{oneOf: [" + cat + "," + dog + "]}");
    widens("alternative added", "branch-added", "{anyOf: [" + cat + "," + dog + "]}", "{anyOf: [" + cow + "," + cat + "," + dog + "]}");
    widens("became alternatives", "branch-added", cat, "{oneOf: [" + cat + "," + dog + "]}");
    narrows("ceased to be alternatives", "branch-removed", "{oneOf: [" + cat + "," + dog + "]}", dog);
    widens("inline became alternatives", "branch-added", "{type: string}", "{oneOf: [{type: string}, {type: integer}]}");
    widens("oneOf to anyOf", "one-of-became-any-of", "{oneOf: [" + cat + "," + dog + "]}", "{anyOf: [" + dog + "," + cat + "]}");
    narrows("anyOf to oneOf", "any-of-became-one-of", "{anyOf: [" + cat + "," + dog + "]}", "{oneOf: [" + cat + "," + dog + "]}");
    narrows("inline alternative narrowed", "max-length-tightened", "{oneOf: [{type: integer}, {type: string}]}",
            "{oneOf: [{type: integer}, {type: string, maxLength: 3}]}");
    open("other alternatives", "alternatives-changed", "{type: boolean}", "{oneOf: [{type: string}, {type: integer}]}");
    open("alternatives beside properties", "alternatives-changed", "{type: object, properties: {a: {}}}",
         "{type: object, properties: {a: {}}, anyOf: [{required: [a]}, {required: [b]}]}");
    narrows("not added", "not-added", "{type: string}", "{type: string, not: {enum: [a]}}");
    widens("not dropped", "not-dropped", "{type: string, not: {enum: [a]}}", "{type: string}");
    open("not changed", "enum-value-added", "{type: string, not: {enum: [a]}}", "{type: string, not: {enum: [a, b]}}");
    narrows("allOf with a further required", "property-became-required", cat, "{allOf: [" + cat + ", {required: [lives]}]}");
    breaks("allOf with another type", "type-changed", "{allOf: [{properties: {a: {type: string}}}]}", "{allOf: [{properties: {a: {type: integer}}}]}");
    row("allOf with a further property", cat, "{allOf: [" + cat + ", {properties: {age: {type: integer}}}]}", u"property-added:compatible"_s,
        u"property-added:compatible"_s);
    breaks("discriminator property", "discriminator-changed", "{oneOf: [" + cat + "], discriminator: {propertyName: kind}}",
           "{oneOf: [" + cat + "], discriminator: {propertyName: type}}");
    breaks("discriminator gone", "discriminator-removed", "{oneOf: [" + cat + "], discriminator: {propertyName: kind}}", "{oneOf: [" + cat + "]}");
    row("discriminator new", "{oneOf: [" + cat + "]}", "{oneOf: [" + cat + "], discriminator: {propertyName: kind}}", u"discriminator-added:warning"_s,
        u"discriminator-added:warning"_s);
    breaks("discriminator value elsewhere", "discriminator-mapping-changed",
           "{oneOf: [" + cat + "," + dog + "], discriminator: {propertyName: kind, mapping: {x: '#/components/schemas/Cat'}}}",
           "{oneOf: [" + cat + "," + dog + "], discriminator: {propertyName: kind, mapping: {x: '#/components/schemas/Dog'}}}");
    narrows("discriminator value gone", "discriminator-value-removed", "{oneOf: [" + cat + "], discriminator: {propertyName: kind, mapping: {x: Cat, y: Cat}}}",
            "{oneOf: [" + cat + "], discriminator: {propertyName: kind, mapping: {x: Cat}}}");
    widens("discriminator value new", "discriminator-value-added", "{oneOf: [" + cat + "], discriminator: {propertyName: kind, mapping: {x: Cat}}}",
           "{oneOf: [" + cat + "], discriminator: {propertyName: kind, mapping: {x: Cat, y: Cat}}}");
    open("content encoding", "keyword-changed", "{type: string, contentEncoding: base64}", "{type: string, contentEncoding: base64url}");
    open("condition", "keyword-changed", "{type: object}", "{type: object, if: {required: [a]}, then: {required: [b]}}");
    open("below a condition", "property-became-required", "{type: object, if: {properties: {a: {}}}}", "{type: object, if: {properties: {a: {}}, required: [a]}}");
    // References: siblings count in 3.1.
    narrows("beside a reference", "property-became-required", cat, "{$ref: '#/components/schemas/Cat', required: [kind]}");
}

void TestContractSchemas::change_inEachDirection_isJudged()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QString, request);
    QFETCH(const QString, response);
    const auto expected = [](const QString &direction, const QString &rules) { return rules.isEmpty() ? QStringList() : QStringList{direction + rules}; };
    const Comparison sent = compare(withRequest(before, animals), withRequest(after, animals));
    QCOMPARE(told(sent), expected(u"request-"_s, request));
    const Comparison given = compare(withResponse(before, animals), withResponse(after, animals));
    QCOMPARE(told(given), expected(u"response-"_s, response));
    for (const Comparison &comparison : {sent, given}) {
        for (const Change &change : comparison.changes) {
            m_told.insert(change.rule);
            QVERIFY(change.base && change.revision && change.base->line > 0 && change.revision->line > 0);
            QCOMPARE(change.path, u"/things"_s);
            QCOMPARE(change.method, u"POST"_s);
            QVERIFY(change.message.startsWith(u"re"_s) && !change.message.endsWith(u'.')); // "request body …", "response 200 …"
            QCOMPARE(change.fingerprint.size(), 16);
        }
    }
    // Nothing is told of a document and itself.
    QCOMPARE(told(compare(withRequest(after, animals), withRequest(after, animals))), QStringList());
}

void TestContractSchemas::rows_cover_everyRule()
{
    if (m_told.size() < 20)
        QSKIP("needs the rows above");
    QStringList missing;
    for (const SchemaRule &rule : schemaRules()) {
        const QString suffix = QString::fromLatin1(rule.suffix.data(), qsizetype(rule.suffix.size()));
        for (const QString &id : {rule.request ? u"request-"_s + suffix : QString(), rule.response ? u"response-"_s + suffix : QString()}) {
            if (!id.isEmpty() && !m_told.contains(id))
                missing += id;
        }
    }
    QCOMPARE(missing, QStringList());
}

void TestContractSchemas::same_writtenOtherwise_isNoChange_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) { QTest::newRow(name) << before << after; };
    row("order of properties", "{type: object, properties: {a: {}, b: {}}}", "{properties: {b: {}, a: {}}, type: object}");
    row("order of values", "{enum: [a, b]}", "{enum: [b, a]}");
    row("description", "{type: string, description: one}", "{type: string, description: another, example: x, title: T}");
    row("number and its spelling", "{type: number, minimum: 1, multipleOf: 1.0}", "{type: number, minimum: 1.0, multipleOf: 1}");
    row("length of at least nothing", "{type: string}", "{type: string, minLength: 0}");
    row("open object", "{type: object}", "{type: object, additionalProperties: true}");
    row("anything more", "{type: object, additionalProperties: true}", "{type: object, additionalProperties: {}}");
    row("reference or inline", cat, "{type: object, properties: {kind: {type: string}, lives: {type: integer}}}");
    row("allOf of one", cat, "{allOf: [" + cat + "]}");
    row("allOf cut otherwise", "{allOf: [" + cat + ", {required: [kind]}]}",
        "{type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}");
    row("order of alternatives", "{oneOf: [" + cat + "," + dog + "]}", "{oneOf: [" + dog + "," + cat + "]}");
    row("true and nothing", "true", "{}");
    row("exclusive the old way", "{type: number, minimum: 1, exclusiveMinimum: true}", "{type: number, exclusiveMinimum: 1}");
    row("nullable the old way", "{type: string, nullable: true}", "{type: [string, 'null']}");
    row("null as an alternative", "{type: [string, 'null']}", "{anyOf: [{type: string}, {type: 'null'}]}");
    row("const and enum of one", "{const: a}", "{enum: [a]}");
    row("extension", "{type: string}", "{type: string, x-internal: yes}");
}

void TestContractSchemas::same_writtenOtherwise_isNoChange()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    for (const auto &[one, other] : {std::pair(before, after), std::pair(after, before)}) {
        QCOMPARE(told(compare(withRequest(one, animals), withRequest(other, animals))), QStringList());
        QCOMPARE(told(compare(withResponse(one, animals), withResponse(other, animals))), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestContractSchemas)
#include "tst_contractschemas.moc"
