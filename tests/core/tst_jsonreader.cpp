// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestJsonReader : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void parse_document_isAcceptedOrRefused_data();
    void parse_document_isAcceptedOrRefused();
    void parse_integersBeyond64Bits_areReals();
    void parse_depth_isLimited();
    void parse_longString_isLimited();
    void parse_largeThenSmallThenLarge_keepsWorking();
    void parse_refused_repeatsNothingOfTheText();
    void access_missingOrOther_givesTheDefault();
};

void TestJsonReader::parse_document_isAcceptedOrRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QByteArray &text, bool good) {
        QTest::newRow(name) << text << good;
    };
    row("object", R"({"a": [1, -2.5e3, "x", true, false, null]})", true);
    row("scalar", "12", true);
    row("null", "null\n", true);
    row("spaces around", " \r\n\t[] ", true);
    row("same key apart", R"([{"k": 1}, {"k": 2}])", true);
    row("largest integer", "18446744073709551615", true);
    row("empty", "", false);
    row("blank", "   ", false);
    row("same key", R"({"k": 1, "k": 2})", false);
    row("same key deep", R"([[{"a": {"k": 1, "x": 0, "k": 1}}]])", false);
    row("same key escaped", R"({"k": 1, "\u006b": 2})", false);
    row("trailing comma", "[1,]", false);
    row("single quotes", "{'a': 1}", false);
    row("comment", "[1] // no", false);
    row("leading zero", "[01]", false);
    row("plus", "[+1]", false);
    row("NaN", "[NaN]", false);
    row("too large a number", "[1e400]", false);
    row("lone surrogate", R"(["\ud83d"])", false);
    row("invalid UTF-8", "[\"\xc3\x28\"]", false);
    row("overlong UTF-8", "[\"\xc0\x80\"]", false);
    row("byte order mark", "\xef\xbb\xbf[]", false);
    row("control character", "[\"a\nb\"]", false);
    row("two documents", "[] []", false);
    row("cut", "{\"a\": [1", false);
    row("NUL inside", QByteArray("[1\0]", 4), false);
}

void TestJsonReader::parse_document_isAcceptedOrRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    JsonReader reader;
    const auto parsed = reader.parse(text.toStdString());
    QCOMPARE(parsed.has_value(), good);
    if (!good) {
        QCOMPARE(parsed.error().kind, Error::Kind::Protocol);
        QVERIFY(!parsed.error().what.isEmpty());
    }
}

void TestJsonReader::parse_integersBeyond64Bits_areReals()
{
    JsonReader reader;
    const auto parsed = reader.parse(R"([18446744073709551616, -9223372036854775809, 18446744073709551615, "\"99999999999999999999", -1.5])");
    QVERIFY(parsed);
    const auto list = arrayOf(*parsed);
    QCOMPARE(list.at(0).get_double().value(), 18446744073709551616.0);
    QCOMPARE(list.at(1).get_double().value(), -9223372036854775809.0);
    QCOMPARE(list.at(2).get_uint64().value(), std::uint64_t(18446744073709551615U));
    QCOMPARE(list.at(3).get_string().value(), std::string_view("\"99999999999999999999"));
    QCOMPARE(list.at(4).get_double().value(), -1.5);
    QVERIFY(!reader.parse("[99999999999999999999, 1e400]"));
    QVERIFY(!reader.parse("[099999999999999999999]"));
    QVERIFY(!reader.parse("[99999999999999999999, \"cut"));
}

void TestJsonReader::parse_depth_isLimited()
{
    JsonLimits limits;
    limits.maxDepth = 8;
    JsonReader reader(limits);
    for (std::size_t depth = 1; depth < 40; ++depth) {
        const std::string text = std::string(depth, '[') + std::string(depth, ']');
        const bool parsed = reader.parse(text).has_value();
        QVERIFY2(parsed || depth >= 8, qPrintable(QString::number(depth)));
        QVERIFY2(!parsed || depth <= 8, qPrintable(QString::number(depth)));
    }
    JsonReader usual;
    QVERIFY(usual.parse(std::string(60, '[') + std::string(60, ']')));
    QVERIFY(!usual.parse(std::string(66, '[') + std::string(66, ']')));
    QVERIFY(!usual.parse(std::string(1000000, '[')));
}

void TestJsonReader::parse_longString_isLimited()
{
    JsonLimits limits;
    limits.maxStringBytes = 10;
    JsonReader reader(limits);
    QVERIFY(reader.parse(R"({"a": "0123456789"})"));
    QVERIFY(!reader.parse(R"({"a": ["0123456789x"]})"));
}

void TestJsonReader::parse_largeThenSmallThenLarge_keepsWorking()
{
    JsonReader reader;
    std::string large = "[0";
    while (large.size() < 3000000)
        large += ",12345678";
    large += "]";
    for (int i = 0; i < 3; ++i) {
        QVERIFY(reader.parse(large));
        const auto small = reader.parse(R"({"a": 7})");
        QVERIFY(small);
        QCOMPARE(integerAt(*small, "a"), 7);
    }
}

void TestJsonReader::parse_refused_repeatsNothingOfTheText()
{
    JsonReader reader;
    for (const char *text : {R"({"hush": "hush", "hush": 1})", R"({"hush)", R"([hush])"})
        QVERIFY(!reader.parse(text).error().toText().contains(u"hush"_s));
}

void TestJsonReader::access_missingOrOther_givesTheDefault()
{
    JsonReader reader;
    const auto root = reader.parse(R"({"s": "x", "i": 5, "f": 1.5, "b": true, "n": null,
                                       "l": ["a", 1, null, "b"], "neg": -3})");
    QVERIFY(root);
    QCOMPARE(std::string(stringAt(*root, "s")), "x");
    QCOMPARE(std::string(stringAt(*root, "i", "d")), "d");
    QCOMPARE(std::string(stringAt(*root, "none", "d")), "d");
    QCOMPARE(integerAt(*root, "i"), 5);
    QCOMPARE(integerAt(*root, "neg"), -3);
    QCOMPARE(integerAt(*root, "f", 9), 9);
    QCOMPARE(integerAt(*root, "n", 9), 9);
    QVERIFY(boolAt(*root, "b"));
    QVERIFY(boolAt(*root, "s", true));
    QVERIFY(!memberAt(*root, "n"));
    QVERIFY(!memberAt(*root, "none"));
    QCOMPARE(stringsAt(*root, "l"), (std::vector<std::string>{"a", "b"}));
    QVERIFY(stringsAt(*root, "s").empty());
    const auto list = reader.parse("[1]");
    QVERIFY(list);
    QCOMPARE(integerAt(*list, "a", 4), 4); // no object at all
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
