// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canonicalreader.h"
#include "core/jsonvalue.h"
#include "core/utf16order.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

constexpr unsigned seed = 20261129;
constexpr std::int64_t greatest = 9007199254740991;

int documents()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 100'000 : 5'000;
}

std::string withZeros(const char *text, std::size_t size)
{
    return {text, size};
}

//! Makes documents of what a canonical text may hold, and writes them in a way of its own: Qt's strings are UTF-16, so their
//! order is the one that the RFC wants.
class RandomDocument
{
public:
    explicit RandomDocument(std::mt19937_64 &random)
        : m_random(random)
    {
    }

    JsonValue value(int depth)
    {
        switch (below(depth > 0 ? 5 : 3)) {
        case 0:
            return below(2) == 1;
        case 1:
            return integer();
        case 2:
            return text();
        case 3: {
            JsonValue::Array array;
            for (auto n = below(5); n > 0; --n)
                array.push_back(value(depth - 1));
            return array;
        }
        default:
            return object(depth);
        }
    }

    JsonValue object(int depth)
    {
        JsonValue::Object object;
        for (auto n = below(6); n > 0; --n)
            object.emplace(text(), value(depth - 1));
        return object;
    }

    static QByteArray written(const JsonValue &value)
    {
        if (const bool *boolean = value.boolean())
            return *boolean ? "true" : "false";
        if (const std::int64_t *integer = value.integer())
            return QByteArray::number(static_cast<qlonglong>(*integer));
        if (const std::string *text = value.string())
            return quoted(QString::fromStdString(*text));
        QByteArrayList parts;
        if (const auto *array = value.array()) {
            for (const JsonValue &item : *array)
                parts.append(written(item));
            return '[' + parts.join(',') + ']';
        }
        QList<std::pair<QString, const JsonValue *>> members;
        for (const auto &[key, member] : *value.object())
            members.append({QString::fromStdString(key), &member});
        std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[key, member] : members)
            parts.append(quoted(key) + ':' + written(*member));
        return '{' + parts.join(',') + '}';
    }

private:
    std::uint64_t below(std::uint64_t n) { return m_random() % n; }

    std::int64_t integer()
    {
        switch (below(4)) {
        case 0:
            return static_cast<std::int64_t>(below(20)) - 10;
        case 1:
            return below(2) == 0 ? greatest : -greatest;
        default:
            return static_cast<std::int64_t>(below(2 * greatest + 1)) - greatest;
        }
    }

    std::string text()
    {
        QString text;
        for (auto n = below(7); n > 0; --n) {
            char32_t code = 0;
            switch (below(7)) {
            case 0: code = static_cast<char32_t>(below(0x20)); break;
            case 1: code = U"\"\\/\x7f\u0080\u2028\u2029\ufeff"[below(8)]; break;
            case 2: code = static_cast<char32_t>(0xE000 + below(0x2000 - 2)); break; // up to U+FFFD
            case 3: code = static_cast<char32_t>(0x10000 + below(0x100000)); break;
            case 4: code = static_cast<char32_t>(0x80 + below(0xD780)); break;
            default: code = static_cast<char32_t>('a' + below(4));
            }
            text += QString::fromUcs4(&code, 1);
        }
        return text.toStdString();
    }

    static QByteArray quoted(const QString &text)
    {
        QByteArray out = "\"";
        for (const char c : text.toUtf8()) {
            const auto at = QByteArrayView("\"\\\b\f\n\r\t").indexOf(c);
            if (at >= 0)
                out.append('\\').append("\"\\bfnrt"[at]);
            else if (static_cast<unsigned char>(c) < 0x20)
                out.append("\\u" + QByteArray::number(c, 16).rightJustified(4, '0'));
            else
                out.append(c);
        }
        return out + '"';
    }

    std::mt19937_64 &m_random;
};

} // namespace

class TestCanonicalReader : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void parse_examplesOfTheRfc_areReadInTheirCanonicalFormOnly_data();
    void parse_examplesOfTheRfc_areReadInTheirCanonicalFormOnly();
    void parse_canonicalTexts_areRead_data();
    void parse_canonicalTexts_areRead();
    void parse_anyDeparture_isRefused_data();
    void parse_anyDeparture_isRefused();
    void parse_everyEscape_isReadInItsShortestFormOnly();
    void parse_everyByteAlone_isADigitOrNothing();
    void parse_depthBeyondEight_isRefused();
    void parse_oneMebibyte_isTheLimit();
    void parse_randomDocuments_areTheSameAgain();
    void parse_randomDocumentsChanged_areRefusedOrCanonical();
    void parse_afterRefusals_goesOn();
    void isBeforeInUtf16_everyPair_isAsQtOrders();
};

void TestCanonicalReader::parse_examplesOfTheRfc_areReadInTheirCanonicalFormOnly_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("3.2.2.2 strings") << QByteArray(R"({"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"})")
                                     << QByteArray("{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    QTest::newRow("3.2.3 order") << QByteArray(R"({"\u20ac": "Euro Sign", "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face",
        "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"})")
                                 << QByteArray("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                               "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                                               "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    QTest::newRow("structures") << QByteArray(R"({"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { },
        "111": [ {"e": "yes","E": "no" } ], "A": { }})")
                                << QByteArray(R"({"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}})");
    QTest::newRow("french") << QByteArray(R"({"peach": "This sorting order", "péché": "is wrong according to French",
        "pêche": "but canonicalization MUST", "sin": "ignore locale"})")
                            << QByteArray(R"({"peach":"This sorting order","péché":"is wrong according to French",)"
                                          R"("pêche":"but canonicalization MUST","sin":"ignore locale"})");
    QTest::newRow("unicode") << QByteArray(R"({"Unnormalized Unicode":"A\u030a"})")
        << QByteArray("{\"Unnormalized Unicode\":\"A\u030a\"}");
    QTest::newRow("weird") << QByteArray(R"({"\u20ac": "Euro Sign", "\r": "Carriage Return", "\u000a": "Newline", "1": "One",
        "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley", "\u00f6": "Latin Small Letter O With Diaeresis",
        "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": "Browser Challenge"})")
                           << QByteArray("{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\","
                                         "\"\u0080\":\"Control\x7f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                                         "\"😂\":\"Smiley\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    QTest::newRow("literals") << QByteArray("{\"literals\": [true,\n false]}")
        << QByteArray(R"({"literals":[true,false]})");
}

void TestCanonicalReader::parse_examplesOfTheRfc_areReadInTheirCanonicalFormOnly()
{
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, wanted);
    JsonReader lenient;
    const auto element = lenient.parse(given.toStdString());
    QVERIFY(element);
    QCOMPARE(QByteArray::fromStdString(canonical(JsonValue::from(*element))), wanted);
    CanonicalReader reader;
    QVERIFY(reader.parse(wanted.toStdString()));
    QVERIFY(given == wanted || !reader.parse(given.toStdString()));
}

void TestCanonicalReader::parse_canonicalTexts_areRead_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{}", "[]", "true", "false", "0", "-1", "10", "\"\"", "\"a\"", "[[],{}]", "{\"\":{}}",
                             "{\"a\":1,\"b\":2}", "{\"A\":1,\"a\":1}",
                             "9007199254740991", "-9007199254740991", "[9007199254740991,-9007199254740991]",
                                 "\"\x7f\"", "\"/\"", "\"\\u0000\"",
                             "\"\\u001f\"", "\"\\\\\\\"\"", "\"\xef\xbb\xbf\"", "\"\xef\xbf\xbf\"",
                                 "\"\xf4\x8f\xbf\xbf\"", "\"\xe2\x80\xa8\"",
                             "{\"\xef\xbb\xbf\":1}", "[[[[[[[[]]]]]]]]", "{\"a\":[{\"b\":[{\"c\":[{\"d\":[1]}]}]}]}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCanonicalReader::parse_canonicalTexts_areRead()
{
    QFETCH(const QByteArray, text);
    CanonicalReader reader;
    const auto element = reader.parse(text.toStdString());
    QVERIFY(element);
    QCOMPARE(QByteArray::fromStdString(canonical(JsonValue::from(*element))), text);
}

void TestCanonicalReader::parse_anyDeparture_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::pair<const char *, std::string> departures[] = {
        {"nothing", ""},
        {"a blank", " "},
        {"a blank in front", " {}"},
        {"a blank behind", "{} "},
        {"a line feed behind", "{}\n"},
        {"a carriage return behind", "{}\r"},
        {"a tab behind", "{}\t"},
        {"a blank behind a colon", R"({"a": 1})"},
        {"a blank before a colon", R"({"a" :1})"},
        {"a blank behind a comma", R"([1, 2])"},
        {"a blank within braces", "{ }"},
        {"a blank within brackets", "[ ]"},
        {"a line feed inside", "[1,\n2]"},
        {"wrong order", R"({"b":1,"a":2})"},
        {"wrong order inside", R"({"a":{"c":1,"b":2}})"},
        {"wrong order in an array", R"([{"c":1,"b":2}])"},
        {"order by length", R"({"b":1,"aa":2})"},
        {"order of numbers as such", R"({"9":1,"10":2})"},
        {"order without case", R"({"a":1,"B":2})"},
        {"order of UTF-8", "{\"\xef\xac\xb3\":1,\"\xf0\x9f\x98\x80\":2}"},
        {"order of escapes", R"({"\n":1,"\b":2})"},
        {"longer key before its beginning", R"({"aa":1,"a":2})"},
        {"duplicate key", R"({"a":1,"a":1})"},
        {"duplicate key inside", R"({"x":{"a":1,"a":2}})"},
        {"duplicate empty key", R"({"":1,"":2})"},
        {"duplicate key, one of them escaped", "{\"a\":1,\"\\u0061\":1}"},
        {"escape of a letter", "\"\\u0061\""},
        {"escape of a slash", R"("\/")"},
        {"escape of a quote by number", "\"\\u0022\""},
        {"escape of a backslash by number", "\"\\u005c\""},
        {"escape of a line feed by number", "\"\\u000a\""},
        {"escape with capital digits", "\"\\u001F\""},
        {"escape of a delete", "\"\\u007f\""},
        {"escape of an euro", "\"\\u20ac\""},
        {"escape of a pair", "\"\\ud83d\\ude00\""},
        {"escape in a key", "{\"\\u0061\":1}"},
        {"escape by \\x", R"("\x0f")"},
        {"escape of a quote that needs none", R"("\'")"},
        {"line feed as it is", "\"\n\""},
        {"tab as it is", "\"\t\""},
        {"zero byte as it is", withZeros("\"\0\"", 3)},
        {"zero byte behind", withZeros("{}\0", 3)},
        {"zero byte in front", withZeros("\0{}", 3)},
        {"1.0", "1.0"},
        {"1e0", "1e0"},
        {"1E0", "1E0"},
        {"10 as 1e1", "[1e1]"},
        {"1.5", "1.5"},
        {"0.1", "[0.1]"},
        {"-0", "-0"},
        {"-0.0", "-0.0"},
        {"0e0", "0e0"},
        {"+1", "+1"},
        {"01", "01"},
        {"-01", "-01"},
        {"00", "00"},
        {".5", ".5"},
        {"1.", "1."},
        {"minus alone", "-"},
        {"2^53", "9007199254740992"},
        {"-2^53", "-9007199254740992"},
        {"2^53 inside", R"({"a":9007199254740992})"},
        {"2^63-1", "9223372036854775807"},
        {"2^63", "9223372036854775808"},
        {"-2^63", "-9223372036854775808"},
        {"2^64", "18446744073709551616"},
        {"1e400", "1e400"},
        {"a hundred digits", std::string(100, '9')},
        {"hex", "0x1"},
        {"NaN", "NaN"},
        {"Infinity", "[Infinity]"},
        {"null", "null"},
        {"null inside", R"({"a":null})"},
        {"null in an array", "[null]"},
        {"True", "True"},
        {"tru", "tru"},
        {"truee", "truee"},
        {"depth 9 of arrays", "[[[[[[[[[]]]]]]]]]"},
        {"depth 9 of objects", R"({"":{"":{"":{"":{"":{"":{"":{"":{}}}}}}}}})"},
        {"depth 9 mixed", R"([{"":[{"":[{"":[{"":[]}]}]}]}])"},
        {"a million brackets", std::string(1'000'000, '[')},
        {"BOM", "\xef\xbb\xbf{}"},
        {"BOM behind", "{}\xef\xbb\xbf"},
        {"UTF-16", withZeros("{\0}\0", 4)},
        {"invalid UTF-8: 0xff", "\"\xff\""},
        {"invalid UTF-8: a continuation alone", "\"\x80\""},
        {"invalid UTF-8: cut in two", "\"\xc3\""},
        {"invalid UTF-8: cut in three", "\"\xe2\x82\""},
        {"invalid UTF-8: too long a spelling of /", "\"\xc0\xaf\""},
        {"invalid UTF-8: too long a spelling of a quote", "\"\xe0\x80\xa2\""},
        {"invalid UTF-8: a surrogate", "\"\xed\xa0\x80\""},
        {"invalid UTF-8: a pair of surrogates", "\"\xed\xa0\xbd\xed\xb8\x80\""},
        {"invalid UTF-8: beyond U+10FFFF", "\"\xf4\x90\x80\x80\""},
        {"invalid UTF-8 in a key", "{\"\xff\":1}"},
        {"invalid UTF-8 outside of strings", "[\xff]"},
        {"lone high surrogate", "\"\\ud83d\""},
        {"lone low surrogate", "\"\\ude00\""},
        {"surrogates in the wrong order", "\"\\ude00\\ud83d\""},
        {"high surrogate before a letter", "\"\\ud83d\\u0041\""},
        {"high surrogate twice", "\"\\ud83d\\ud83d\""},
        {"trailing bytes", "{}x"},
        {"a second document", "{}{}"},
        {"a comma behind", "{},"},
        {"a closing brace behind", "{}}"},
        {"a comma at the end", "[1,]"},
        {"a comma at the end of an object", R"({"a":1,})"},
        {"a comma at the beginning", "[,1]"},
        {"two commas", "[1,,2]"},
        {"no colon", R"({"a"1})"},
        {"a key that is a number", "{1:1}"},
        {"a key without quotes", "{a:1}"},
        {"single quotes", "'a'"},
        {"open object", R"({"a":1)"},
        {"open array", "[1"},
        {"open string", "\"a"},
        {"open escape", "\"a\\"},
        {"bracket for brace", R"({"a":1])"},
        {"a comment", "{}//"},
        {"a comment inside", "[1/**/]"},
    };
    for (const auto &[name, text] : departures)
        QTest::newRow(name) << QByteArray::fromStdString(text);
}

void TestCanonicalReader::parse_anyDeparture_isRefused()
{
    QFETCH(const QByteArray, text);
    CanonicalReader reader;
    QVERIFY(!reader.parse(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
    // Nor as a value of something longer.
    if (!text.isEmpty() && !text.startsWith('\xef') && text.size() < 1000)
        QVERIFY(!reader.parse("{\"a\":1,\"b\":[true," + text.toStdString() + "],\"c\":\"d\"}"));
}

void TestCanonicalReader::parse_everyEscape_isReadInItsShortestFormOnly()
{
    CanonicalReader reader;
    const auto hex = [](int code, const char *form) { return '"'
                                                     + QString::asprintf(form,
                                                                         static_cast<unsigned>(code)).toStdString()
                                                                             + '"'; };
    for (int code = 0; code < 0x100; ++code) {
        const bool isShort = QByteArrayView("\b\t\n\f\r").contains(static_cast<char>(code)) && code < 0x20;
        const bool isWanted = code < 0x20 && !isShort;
        QCOMPARE(reader.parse(hex(code, "\\u%04x")).has_value(), isWanted);
        QCOMPARE(reader.parse(hex(code, "\\u%04X")).has_value(), isWanted && hex(code, "%04X") == hex(code, "%04x"));
        const std::string shortForm = std::string("\"\\") + static_cast<char>(code) + '"';
        QCOMPARE(reader.parse(shortForm).has_value(), code != 0 && code < 0x80
                 && std::strchr("btnfr\"\\", code) != nullptr);
        const std::string plain = std::string("\"") + static_cast<char>(code) + '"';
        QCOMPARE(reader.parse(plain).has_value(), code >= 0x20 && code < 0x80 && code != '"' && code != '\\');
    }
}

void TestCanonicalReader::parse_everyByteAlone_isADigitOrNothing()
{
    CanonicalReader reader;
    for (int byte = 0; byte < 256; ++byte)
        QCOMPARE(reader.parse(std::string(1, static_cast<char>(byte))).has_value(), byte >= '0' && byte <= '9');
}

void TestCanonicalReader::parse_depthBeyondEight_isRefused()
{
    CanonicalReader reader;
    for (std::size_t depth = 1; depth < 100; ++depth) {
        std::string arrays(depth, '['), objects, mixed;
        arrays += std::string(depth, ']');
        for (std::size_t i = 0; i < depth; ++i) {
            objects += i + 1 < depth ? "{\"a\":" : "{";
            mixed += i % 2 == 0 ? "[" : "{\"a\":";
        }
        mixed += "1";
        for (std::size_t i = depth; i-- > 0;) {
            objects += '}';
            mixed += i % 2 == 0 ? ']' : '}';
        }
        QCOMPARE(reader.parse(arrays).has_value(), depth <= 8);
        QCOMPARE(reader.parse(objects).has_value(), depth <= 8);
        QCOMPARE(reader.parse(mixed).has_value(), depth <= 8);
    }
}

void TestCanonicalReader::parse_oneMebibyte_isTheLimit()
{
    CanonicalReader reader;
    for (const std::size_t size : {CanonicalReader::maxBytes - 1, CanonicalReader::maxBytes, CanonicalReader::maxBytes
                                   + 1, 2 * CanonicalReader::maxBytes}) {
        const std::string text = '"' + std::string(size - 2, 'a') + '"';
        QCOMPARE(reader.parse(text).has_value(), size <= CanonicalReader::maxBytes);
        std::string array = size % 2 == 0 ? "[10" : "[1";
        while (array.size() + 1 < size)
            array += ",1";
        array += ']';
        QCOMPARE(array.size(), size);
        QCOMPARE(reader.parse(array).has_value(), size <= CanonicalReader::maxBytes);
    }
}

void TestCanonicalReader::parse_randomDocuments_areTheSameAgain()
{
    std::mt19937_64 random(seed);
    RandomDocument maker(random);
    CanonicalReader reader;
    for (int i = 0; i < documents(); ++i) {
        const JsonValue value = maker.object(6);
        const std::string text = canonical(value);
        QCOMPARE(QByteArray::fromStdString(text), RandomDocument::written(value));
        const auto element = reader.parse(text);
        QVERIFY2(element, text.c_str());
        const JsonValue again = JsonValue::from(*element);
        QVERIFY(again == value);
        QCOMPARE(canonical(again), text);
    }
    qInfo("seed %u, %d documents", seed, documents());
}

void TestCanonicalReader::parse_randomDocumentsChanged_areRefusedOrCanonical()
{
    static constexpr std::string_view marks = "{}[]:,\"\\ \n\t0123456789-+.eEuntfalsr\x80\xff\xed\xf0\0"sv;
    std::mt19937_64 random(seed + 1);
    RandomDocument maker(random);
    CanonicalReader reader;
    JsonReader lenient;
    int accepted = 0;
    for (int i = 0; i < documents(); ++i) {
        std::string text = canonical(maker.object(3));
        const std::size_t at = random() % text.size();
        switch (random() % 3) {
        case 0: text.insert(at, 1, marks[random() % marks.size()]); break;
        case 1: text.erase(at, 1); break;
        default: text[at] = marks[random() % marks.size()];
        }
        if (!reader.parse(text))
            continue;
        ++accepted;
        const auto element = lenient.parse(text);
        QVERIFY2(element, text.c_str());
        QCOMPARE(QByteArray::fromStdString(text), RandomDocument::written(JsonValue::from(*element)));
    }
    qInfo("seed %u, %d changed documents, %d still canonical", seed + 1, documents(), accepted);
}

void TestCanonicalReader::parse_afterRefusals_goesOn()
{
    CanonicalReader reader;
    const std::string large = '"' + std::string(500'000, 'a') + '"';
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!reader.parse(std::string(2'000'000, '[')));
        QVERIFY(reader.parse(large));
        QVERIFY(!reader.parse("[1,"));
        const auto small = reader.parse(R"({"a":7})");
        QVERIFY(small);
        QCOMPARE(integerAt(*small, "a"), 7);
        QVERIFY(!reader.parse(""));
    }
}

void TestCanonicalReader::isBeforeInUtf16_everyPair_isAsQtOrders()
{
    const char32_t codes[] = {0, 1, 'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfb33, 0xfeff, 0xffff, 0x10000,
                              0x1f600, 0x10ffff};
    QStringList texts{QString()};
    for (const char32_t a : codes) {
        texts.append(QString::fromUcs4(&a, 1));
        for (const char32_t b : codes) {
            const char32_t both[] = {a, b};
            texts.append(QString::fromUcs4(both, 2));
        }
    }
    for (const QString &a : std::as_const(texts)) {
        for (const QString &b : std::as_const(texts))
            QCOMPARE(isBeforeInUtf16(a.toStdString(), b.toStdString()), a < b);
    }
}

QTEST_GUILESS_MAIN(TestCanonicalReader)
#include "tst_canonicalreader.moc"
