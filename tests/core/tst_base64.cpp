// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestBase64 : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void encode_vectorsOfTheRfc_match();
    void decode_anyBytes_areTheSameAgain();
    void decode_anyOtherSpelling_isRefused_data();
    void decode_anyOtherSpelling_isRefused();
    void decode_everyTextOfFourCharacters_isTheOneSpellingOrRefused();
};

void TestBase64::encode_vectorsOfTheRfc_match()
{
    const std::pair<const char *, const char *> vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
                                                             {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"}};
    for (const auto &[bytes, text] : vectors) {
        QCOMPARE(toBase64(bytes), text);
        QCOMPARE(fromBase64(text), std::optional<std::string>(bytes));
    }
    QCOMPARE(toBase64("\xfb\xff\xbf"), "+/+/");
    QCOMPARE(fromBase64({}), std::optional<std::string>(std::string()));
}

void TestBase64::decode_anyBytes_areTheSameAgain()
{
    constexpr unsigned seed = 20261129;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (std::size_t size = 0; size < 300; ++size) {
        std::string bytes(size, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        const std::string text = toBase64(bytes);
        QCOMPARE(text.size(), (size + 2) / 3 * 4);
        QCOMPARE(fromBase64(text), std::optional(bytes));
        for (std::size_t length = text.size(); length-- > 0;)
            QVERIFY(length % 4 == 0 || !fromBase64(std::string_view(text).substr(0, length)));
    }
}

void TestBase64::decode_anyOtherSpelling_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no padding") << QByteArray("Zg");
    QTest::newRow("half of the padding") << QByteArray("Zg=");
    QTest::newRow("too much padding") << QByteArray("Zg===");
    QTest::newRow("padding of nothing") << QByteArray("====");
    QTest::newRow("only padding") << QByteArray("=");
    QTest::newRow("padding in front") << QByteArray("=Zg=");
    QTest::newRow("padding in the middle") << QByteArray("Zg==Zg==");
    QTest::newRow("padding behind a whole group") << QByteArray("Zm9v=");
    QTest::newRow("four more of padding") << QByteArray("Zm9v====");
    QTest::newRow("one character") << QByteArray("Z");
    QTest::newRow("five characters") << QByteArray("Zm9vZ");
    QTest::newRow("stray bits of one byte") << QByteArray("Zh==");
    QTest::newRow("stray bits of two bytes") << QByteArray("Zm9=");
    QTest::newRow("all stray bits") << QByteArray("//==");
    QTest::newRow("the alphabet of URLs: -") << QByteArray("-/+/");
    QTest::newRow("the alphabet of URLs: _") << QByteArray("+_+/");
    QTest::newRow("a blank in front") << QByteArray(" Zm9v");
    QTest::newRow("a blank behind") << QByteArray("Zm9v ");
    QTest::newRow("a blank in the middle") << QByteArray("Zm 9v");
    QTest::newRow("a line feed behind") << QByteArray("Zm9v\n");
    QTest::newRow("a carriage return behind") << QByteArray("Zm9v\r");
    QTest::newRow("a tab") << QByteArray("Zm\t9v");
    QTest::newRow("a zero byte") << QByteArray("Zm9\0", 4);
    QTest::newRow("a zero byte behind") << QByteArray("Zm9v\0", 5);
    QTest::newRow("a letter beyond ASCII") << QByteArray("Zm\xc3\xa4");
    QTest::newRow("full-width letters") << QByteArray("\xef\xbc\xba");
    QTest::newRow("a point") << QByteArray("Zm9.");
    QTest::newRow("quoted") << QByteArray("\"Zm9v\"");
}

void TestBase64::decode_anyOtherSpelling_isRefused()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!fromBase64(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
}

void TestBase64::decode_everyTextOfFourCharacters_isTheOneSpellingOrRefused()
{
    // Of each class of character one or a few: what is read is written the same way again.
    const std::string some("AQg/+z09=-_ \n\0\x80", 15);
    int accepted = 0;
    for (const char a : some) {
        for (const char b : some) {
            for (const char c : some) {
                for (const char d : some) {
                    const std::string text{a, b, c, d};
                    const auto bytes = fromBase64(text);
                    QVERIFY(!bytes || toBase64(*bytes) == text);
                    accepted += bytes ? 1 : 0;
                }
            }
        }
    }
    // Eight letters: four of them; or three, the last without stray bits (A Q g z 0 9 / + are 0 16 32 51 52 61 63 62: A Q g
    // and 0), and padding; or two, the last without them (A Q g), and padding.
    QCOMPARE(accepted, 8 * 8 * 8 * 8 + 8 * 8 * 4 + 8 * 3);
}

QTEST_GUILESS_MAIN(TestBase64)
#include "tst_base64.moc"
