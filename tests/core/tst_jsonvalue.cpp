// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <bit>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

JsonValue read(std::string_view text)
{
    JsonReader reader;
    const auto parsed = reader.parse(text);
    if (!parsed)
        qFatal("bad test JSON");
    return JsonValue::from(*parsed);
}

JsonValue randomValue(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 0 ? 7 : 5)) {
    case 0:
        return {};
    case 1:
        return random.bounded(2) == 1;
    case 2:
        return static_cast<std::int64_t>(random.generate64()) / 3;
    case 3: {
        const auto value = std::bit_cast<double>(random.generate64());
        // From 2^63 to 1e21 the canonical form is a whole number too large for any integer type, which
        // the reader refuses.
        const bool readable = std::isfinite(value) && (std::abs(value) < 9e18 || std::abs(value) >= 1e21);
        return readable ? value : 0.5;
    }
    case 4: {
        QString text;
        for (int i = random.bounded(8); i > 0; --i) {
            const char32_t code = random.bounded(3) == 0 ? 0x1F600 + random.bounded(50u)
                                                         : random.bounded(0x500u);
            text += QString::fromUcs4(&code, 1);
        }
        return text;
    }
    case 5: {
        JsonValue::Array array;
        for (int i = random.bounded(4); i > 0; --i)
            array.push_back(randomValue(random, depth - 1));
        return array;
    }
    default: {
        JsonValue::Object object;
        for (int i = random.bounded(4); i > 0; --i)
            object.emplace("k" + std::to_string(random.bounded(99)), randomValue(random, depth - 1));
        return object;
    }
    }
}

} // namespace

class TestJsonValue : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void canonical_number_isAsEcmaScriptWritesIt_data();
    void canonical_number_isAsEcmaScriptWritesIt();
    void canonical_keys_areInUtf16Order();
    void canonical_strings_escapeAsLittleAsPossible();
    void canonical_example_isAsTheRfcSays();
    void canonical_randomDocuments_areStable();
    void from_numbersOfOneValue_areEqual();
    void pretty_value_isIndented();
};

void TestJsonValue::canonical_number_isAsEcmaScriptWritesIt_data()
{
    QTest::addColumn<quint64>("bits");
    QTest::addColumn<QByteArray>("text");
    // RFC 8785, appendix B.
    const QList<std::pair<quint64, const char *>> vectors = {
        {0x0000000000000000, "0"}, {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"}, {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"}, {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"}, {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"}, {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"}, {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"}, {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"}, {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"}, {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"}, {0x43143ff3c1cb0959, "1424953923781206.2"},
    };
    for (const auto &[bits, text] : vectors)
        QTest::addRow("%016llx", static_cast<unsigned long long>(bits)) << bits << QByteArray(text);
}

void TestJsonValue::canonical_number_isAsEcmaScriptWritesIt()
{
    QFETCH(quint64, bits);
    QFETCH(QByteArray, text);
    QCOMPARE(canonical(JsonValue(std::bit_cast<double>(bits))), text.toStdString());
    JsonReader reader; // what was written is read again
    const auto read = reader.parse(text.toStdString());
    QVERIFY(read);
    QCOMPARE(canonical(JsonValue::from(*read)), text.toStdString());
}

void TestJsonValue::canonical_keys_areInUtf16Order()
{
    // RFC 8785, 3.2.3: the emoji's first half (D83D) comes before U+FB33.
    const auto value = read("{\"\\u20ac\": 1, \"\\r\": 2, \"\\ufb33\": 3, \"1\": 4, \"\\ud83d\\ude00\": 5,"
                            " \"\\u0080\": 6, \"\\u00f6\": 7}");
    QCOMPARE(canonical(value), "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    QCOMPARE(canonical(read(R"({"ab": 1, "a": 2, "": 3, "aa": 4})")), R"({"":3,"a":2,"aa":4,"ab":1})");
    // U+D7FF before a pair before U+E000, whatever stands in front.
    QCOMPARE(canonical(read("{\"x\\ue000\": 1, \"x\\ud800\\udc00\": 2, \"x\\ud7ff\": 3}")),
             "{\"x\ud7ff\":3,\"x\U00010000\":2,\"x\ue000\":1}");
}

void TestJsonValue::canonical_strings_escapeAsLittleAsPossible()
{
    // RFC 8785, 3.2.2.2, and a delete character, which stays.
    const auto text = read("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\t\\f\\u007f\"");
    const std::string wanted = "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\x7f\"";
    QCOMPARE(canonical(text), wanted);
}

void TestJsonValue::canonical_example_isAsTheRfcSays()
{
    const auto value = read(R"({"numbers": [333333333.33333329, 1E30, 4.50, 2e-3,
        0.000000000000000000000000001], "literals": [null, true, false]})");
    QCOMPARE(canonical(value), R"({"literals":[null,true,false],)"
                               R"("numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]})");
}

void TestJsonValue::canonical_randomDocuments_areStable()
{
    constexpr quint32 seed = 20261124;
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 10000; ++i) {
        const auto first = canonical(randomValue(random, 4));
        QCOMPARE(canonical(read(first)), first);
    }
}

void TestJsonValue::from_numbersOfOneValue_areEqual()
{
    QCOMPARE(read("60"), read("60.0"));
    QCOMPARE(read("60"), read("6e1"));
    QVERIFY(read("60") != read("60.5"));
    QVERIFY(read("9007199254740993").integer());
    QCOMPARE(canonical(read("-0.0")), "0");
    QCOMPARE(canonical(read("1e2")), "100");
}

void TestJsonValue::pretty_value_isIndented()
{
    QCOMPARE(pretty(read(R"({"b": [1, {}], "a": []})")),
             "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {}\n  ]\n}\n");
    QVERIFY(read(R"({"a": {"b": 1}})").find("a"));
    QVERIFY(!read("[1]").find("a"));
}

QTEST_GUILESS_MAIN(TestJsonValue)
#include "tst_jsonvalue.moc"
