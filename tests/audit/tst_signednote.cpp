// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/logbuilder.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

const std::string dash = "\xE2\x80\x94 ";
const std::string body = "a head\nof two lines\n";

//! The note of the specification's own implementation (golang.org/x/mod/sumdb/note).
const std::string goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string goSecondKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const std::string goText = "If you think cryptography is the answer to your problem,\n"
                           "then you don't know what your problem is.\n";
const std::string goLine = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupL"
                           "Lr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string goSecondLine = "— EnochRoot rwz+eBzmZa0SO3NbfRGzP"
                                 "CpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

std::string bytesOf(const QByteArray &bytes)
{
    return bytes.toStdString();
}

std::string lineOf(const std::string &name, const std::string &bytes)
{
    return dash + name + ' ' + toBase64(bytes) + '\n';
}

//! A line with a signature of that text by a key of the tests.
std::string goodLine(const std::string &text, const std::string &name)
{
    return signNote(text, name, testKey(name)).substr(text.size() + 1);
}

std::string badLine(const std::string &name)
{
    return goodLine("another text\n", name);
}

std::string noteOf(const std::string &lines)
{
    return body + '\n' + lines;
}

bool opens(const std::string &note, const std::vector<VerifierKey> &keys)
{
    const auto parsed = SignedNote::parse(note);
    return parsed && isSignedBy(*parsed, keys);
}

} // namespace

class TestSignedNote : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void open_notesOfTheGoImplementation_areGood();
    void sign_goldenText_isTheSame();
    void parse_anyGoodNote_isTakenApart_data();
    void parse_anyGoodNote_isTakenApart();
    void parse_malformed_isNothing_data();
    void parse_malformed_isNothing();
    void parse_sixtyFourSignaturesAndNoMore();
    void parse_millionSignatures_isRefused();
    void parse_sixtyFourKibibytes_isTheLimit();
    void parse_everyTruncationOrFlip_isNothingOrNotSigned();
    void isSignedBy_mixOfLines_isAsTheSpecificationSays_data();
    void isSignedBy_mixOfLines_isAsTheSpecificationSays();
    void isSignedBy_twoKeysWithOneNameAndId_bothHaveToFit();
    void splitNotes_files_areTakenApart_data();
    void splitNotes_files_areTakenApart();
};

void TestSignedNote::open_notesOfTheGoImplementation_areGood()
{
    const auto key = VerifierKey::fromText(goKey), second = VerifierKey::fromText(goSecondKey);
    QVERIFY(key && second);
    const std::string one = goText + '\n' + goLine, both = one + goSecondLine;
    QVERIFY(opens(one, {*key}));
    QVERIFY(opens(both, {*key}));
    QVERIFY(opens(both, {*second}));
    QVERIFY(opens(both, {*second, *key}));
    QVERIFY(!opens(one, {*second}));
    QVERIFY(!opens(one, {}));
    QCOMPARE(SignedNote::parse(both)->text, goText);
    QCOMPARE(SignedNote::parse(both)->lines.size(), std::size_t{2});
}

void TestSignedNote::sign_goldenText_isTheSame()
{
    const std::string note = signNote(body, "witness", testKey("witness"));
    QCOMPARE(note, signNote(body, "witness", testKey("witness")));
    QVERIFY(note.starts_with(body + "\n" + dash + "witness "));
    const auto parsed = SignedNote::parse(note);
    QVERIFY(parsed);
    QCOMPARE(parsed->text, body);
    QCOMPARE(parsed->lines.size(), std::size_t{1});
    QCOMPARE(parsed->lines.front().name, "witness");
    QCOMPARE(parsed->lines.front().signature.substr(0, 4), witness("witness").id());
    QCOMPARE(parsed->lines.front().signature.size(), std::size_t{68});
    // SHA-256("witness" LF 0x01 key) begins with the id.
    const PublicKey &key = testKey("witness").publicKey();
    const std::string hashed = std::string("witness\n\x01") + std::string(key.begin(), key.end());
    QCOMPARE(toHex(witness("witness").id()), toHex(sha256(hashed)).substr(0, 8));
}

void TestSignedNote::parse_anyGoodNote_isTakenApart_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::pair<const char *, const char *> texts[] = {{"a line", "a\n"},
                                                            {"an empty line", "\n"},
                                                            {"an empty line inside", "a\n\nb\n"},
                                                            {"two empty lines", "\n\n"},
                                                            {"two empty lines at the end", "a\n\n\n"},
                                                            {"a line like a signature",
                                                             "\u2014 looks like a signature\n"},
                                                            {"lines like a signature", "a\n\n\u2014 witness AAAA\nb\n"},
                                                            {"beyond ASCII", "ä€😀\n"},
                                                            {"a BOM", "\ufeffa\n"},
                                                            {"blanks", "  \n"}};
    for (const auto &[name, text] : texts)
        QTest::newRow(name) << QByteArray(text);
}

void TestSignedNote::parse_anyGoodNote_isTakenApart()
{
    QFETCH(const QByteArray, text);
    const std::string note = signNote(bytesOf(text), "witness", testKey("witness"));
    const auto parsed = SignedNote::parse(note);
    QVERIFY(parsed);
    QCOMPARE(parsed->text, bytesOf(text));
    QVERIFY(isSignedBy(*parsed, {witness("witness")}));
}

void TestSignedNote::parse_malformed_isNothing_data()
{
    QTest::addColumn<QByteArray>("note");
    const std::string good = goodLine(body, "witness");
    const std::string sig = toBase64(std::string(68, 'x'));
    const auto line = [](const std::string &name,
                         const std::string &base64) { return noteOf(dash + name + ' ' + base64 + '\n'); };
    const std::pair<const char *, std::string> notes[] = {
        {"nothing", ""},
        {"a line feed", "\n"},
        {"three line feeds", "\n\n\n"},
        {"text only", body},
        {"text and an empty line", body + '\n'},
        {"signature only", good},
        {"empty text", '\n' + good},
        {"no blank line", body + good},
        {"no line feed between text and gap", "a\n" + good},
        {"two blank lines behind the text, none before the signature", body + "\n\n"},
        {"blank line behind the signatures", noteOf(good + '\n')},
        {"blank line between signatures, none good behind it", noteOf(good) + '\n' + "x\n"},
        {"text behind the signatures", noteOf(good) + "more\n"},
        {"text among the signatures", noteOf(good + "more\n" + good)},
        {"missing final newline", noteOf(good).substr(0, noteOf(good).size() - 1)},
        {"missing newline between signatures", noteOf(good.substr(0, good.size() - 1) + good)},
        {"CRLF in the text", "a head\r\n\n" + good},
        {"CRLF behind the gap", body + "\r\n" + good},
        {"CRLF behind a signature", noteOf(good.substr(0, good.size() - 1) + "\r\n")},
        {"CR alone", "a\rb\n\n" + good},
        {"tab in the text", "a\tb\n\n" + good},
        {"zero byte in the text", std::string("a\0b\n\n", 5) + good},
        {"escape character in the text", "a\x1b[1m\n\n" + good},
        {"unit separator in the text", "a\x1f\n\n" + good},
        {"delete in the text", "a\x7f\n\n" + good},
        {"next line (U+0085) in the text", "a\u0085b\n\n" + good},
        {"control sequence introducer (U+009B) in the text", "a\u009bb\n\n" + good},
        {"vertical tab in the text", "a\vb\n\n" + good},
        {"form feed in the text", "a\fb\n\n" + good},
        {"tab for the blank", noteOf(dash + "witness\t" + sig + '\n')},
        {"invalid UTF-8 in the text", "a\xff\n\n" + good},
        {"UTF-8 cut in the text", "a\xe2\x80\n\n" + good},
        {"surrogate in the text", "a\xed\xa0\x80\n\n" + good},
        {"too long a spelling of a line feed", "a\xc0\x8a\n\n" + good},
        {"invalid UTF-8 in a name", line("wit\xffness", sig)},
        {"empty name", line("", sig)},
        {"plus in the name", line("wit+ness", sig)},
        {"blank in the name", line("wit ness", sig)},
        {"no-break space in the name", line("wit\u00a0ness", sig)},
        {"ideographic space in the name", line("wit\u3000ness", sig)},
        {"line separator in the name", line("wit\u2028ness", sig)},
        {"no signature", noteOf(dash + "witness\n")},
        {"empty signature", line("witness", "")},
        {"no name and no signature", noteOf(dash + '\n')},
        {"signature of three bytes", line("witness", toBase64("abc"))},
        {"signature of an id alone", line("witness", toBase64("abcd"))},
        {"two blanks before the signature", line("witness ", sig)},
        {"blank behind the signature", line("witness", sig + ' ')},
        {"second signature in the line", line("witness", sig + ' ' + sig)},
        {"base64 without padding", line("witness", "YWJjZGU")},
        {"base64 with stray bits", line("witness", "YWJjZGV=")},
        {"base64 of URLs", line("witness", "YWJj-_-_")},
        {"base64 with a blank", line("witness", "YWJj ZGVm")},
        {"base64 that is none", line("witness", "!!!!")},
        {"hyphen for the dash", noteOf("- witness " + sig + '\n')},
        {"en dash for the dash", noteOf("\u2013 witness " + sig + '\n')},
        {"no blank behind the dash", noteOf("\u2014witness " + sig + '\n')},
        {"two blanks behind the dash", noteOf("\u2014  witness " + sig + '\n')},
        {"blank before the dash", noteOf(" \u2014 witness " + sig + '\n')},
        {"no-break space behind the dash", noteOf("\u2014\u00a0witness " + sig + '\n')},
        {"BOM before the dash", noteOf("\ufeff\u2014 witness " + sig + '\n')},
    };
    for (const auto &[name, note] : notes)
        QTest::newRow(name) << QByteArray::fromStdString(note);
}

void TestSignedNote::parse_malformed_isNothing()
{
    QFETCH(const QByteArray, note);
    QVERIFY(!SignedNote::parse(bytesOf(note)));
}

void TestSignedNote::parse_sixtyFourSignaturesAndNoMore()
{
    const std::string good = goodLine(body, "witness");
    for (std::size_t count = 1; count <= 66; ++count) {
        std::string lines;
        for (std::size_t i = 1; i < count; ++i)
            lines += lineOf("other" + std::to_string(i), "abcdefgh");
        const auto parsed = SignedNote::parse(noteOf(lines + good));
        QCOMPARE(parsed.has_value(), count <= maxNoteSignatures);
        QVERIFY(!parsed || (parsed->lines.size() == count && isSignedBy(*parsed, {witness("witness")})));
    }
}

void TestSignedNote::parse_millionSignatures_isRefused()
{
    std::string note = noteOf({});
    const std::string good = goodLine(body, "witness");
    note.reserve(note.size() + 1'000'000 * good.size());
    for (int i = 0; i < 1'000'000; ++i)
        note += good;
    QVERIFY(!SignedNote::parse(note)); // by its size, before anything is copied
    // As many short ones as there is room for.
    std::string narrow = noteOf({});
    while (narrow.size() < maxNoteBytes - 40)
        narrow += lineOf("a", "abcde");
    QVERIFY(!SignedNote::parse(narrow));
}

void TestSignedNote::parse_sixtyFourKibibytes_isTheLimit()
{
    const std::string tail = '\n' + goodLine("", "witness");
    for (const std::size_t size : {maxNoteBytes - 1, maxNoteBytes, maxNoteBytes + 1}) {
        const std::string text = std::string(size - tail.size() - 1, 'a') + '\n';
        const std::string note = signNote(text, "witness", testKey("witness"));
        QCOMPARE(note.size(), size);
        QCOMPARE(opens(note, {witness("witness")}), size <= maxNoteBytes);
    }
}

void TestSignedNote::parse_everyTruncationOrFlip_isNothingOrNotSigned()
{
    const std::string note = noteOf(goodLine(body, "witness"));
    const std::vector<VerifierKey> keys{witness("witness")};
    QVERIFY(opens(note, keys));
    for (std::size_t length = 0; length < note.size(); ++length)
        QVERIFY2(!opens(note.substr(0, length), keys), qPrintable(QString::number(length)));
    for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
        std::string bad = note;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(!opens(bad, keys), qPrintable(QString::number(bit)));
    }
}

void TestSignedNote::isSignedBy_mixOfLines_isAsTheSpecificationSays_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("isGood"); // for the keys of "witness" and "log"
    const std::string good = goodLine(body, "witness"), second = goodLine(body, "log"), id = witness("witness").id();
    const std::string stranger = goodLine(body, "stranger"), strangerBad = badLine("stranger");
    const auto row = [](const char *name, const std::string &lines,
                        bool isGood) { QTest::newRow(name) << QByteArray::fromStdString(lines) << isGood; };
    row("one good", good, true);
    row("both good", good + second, true);
    row("the same twice", good + good, true);
    row("unknown beside a good one", stranger + good, true);
    row("unknown behind a good one", good + stranger, true);
    row("unknown only", stranger, false);
    row("unknown that is bad beside a good one", strangerBad + good, true);
    row("known that is bad", badLine("witness"), false);
    row("known that is bad beside a good one", badLine("log") + good, false);
    row("known that is bad behind a good one", good + badLine("log"), false);
    row("bad and good of one key", badLine("witness") + good, false);
    row("good and bad of one key", good + badLine("witness"), false);
    row("right id, other name", lineOf("stranger", id + std::string(64, 'x')) + good, true);
    row("right id, other name, alone", goodLine(body, "witness").replace(dash.size(), 7, "Witness"), false);
    row("right name, other id", lineOf("witness", "abcd" + std::string(64, 'x')) + good, true);
    row("right name, other id, alone", lineOf("witness", "abcd" + std::string(64, 'x')), false);
    row("right name in other letter case", lineOf("WITNESS", id + std::string(64, 'x')) + good, true);
    row("cosignature (type 0x04), whose id is another",
        lineOf("witness", toHex(sha256("witness\n\x04")).substr(0, 4) + std::string(72, 'x')) + good, true);
    row("signature one byte short", lineOf("witness", id + std::string(63, 'x')), false);
    row("signature one byte short beside a good one", lineOf("witness", id + std::string(63, 'x')) + second, false);
    row("signature one byte long beside a good one", lineOf("witness", id + std::string(65, 'x')) + second, false);
    row("signature of one byte beside a good one", lineOf("witness", id + 'x') + second, false);
    row("good signature with a byte behind it",
        lineOf("witness", SignedNote::parse(noteOf(good))->lines.front().signature + 'x'), false);
    row("signatures exchanged",
        lineOf("witness", id + SignedNote::parse(noteOf(second))->lines.front().signature.substr(4)), false);
    row("all zeros", lineOf("witness", id + std::string(64, '\0')), false);
    std::string crowd;
    for (int i = 0; i < 60; ++i)
        crowd += lineOf("crowd" + std::to_string(i), "abcd" + std::string(64, 'x'));
    row("sixty unknown in front", crowd + good, true);
}

void TestSignedNote::isSignedBy_mixOfLines_isAsTheSpecificationSays()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const bool, isGood);
    const auto parsed = SignedNote::parse(noteOf(bytesOf(lines)));
    QVERIFY(parsed);
    QCOMPARE(isSignedBy(*parsed, {witness("witness"), witness("log")}), isGood);
    QCOMPARE(isSignedBy(*parsed, {witness("log"), witness("witness")}), isGood);
    QVERIFY(!isSignedBy(*parsed, {}));
}

void TestSignedNote::isSignedBy_twoKeysWithOneNameAndId_bothHaveToFit()
{
    // Found by trying: the four bytes of the id are the same, so nobody can tell which of the two a line means.
    const SigningKey &first = testKey("collide 95518"), &second = testKey("collide 106091");
    const VerifierKey a{"witness", first.publicKey()}, b{"witness", second.publicKey()};
    QCOMPARE(toHex(a.id()), "156a3aa9");
    QCOMPARE(toHex(b.id()), "156a3aa9");
    QVERIFY(!(a == b));
    const std::string byFirst = signNote(body, "witness", first), bySecond = signNote(body, "witness", second);
    QVERIFY(opens(byFirst, {a}));
    QVERIFY(opens(byFirst, {a, a}));
    QVERIFY(!opens(byFirst, {b})); // not an unknown key: a known one that fails
    QVERIFY(!opens(byFirst, {a, b}));
    QVERIFY(!opens(bySecond, {b, a}));
    QVERIFY(!opens(byFirst + bySecond.substr(body.size() + 1), {a, b}));
    // With the same name alone they are two keys.
    const VerifierKey other{"witness", testKey("other").publicKey()};
    QVERIFY(opens(byFirst, {other, a}));
    const std::string swapped = lineOf("witness", other.id()
                                       + SignedNote::parse(byFirst)->lines.front().signature.substr(4));
    QVERIFY(!opens(noteOf(swapped), {other, a})); // the signature of one under the id of the other
}

void TestSignedNote::splitNotes_files_areTakenApart_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<int>>("sizes");
    const std::string a = noteOf(goodLine(body, "witness")), b = "b\n\n" + goodLine("b\n", "log")
        + goodLine("b\n", "witness");
    const auto row = [](const char *name, const std::string &file, const QList<std::size_t> &sizes) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << QList<int>(sizes.begin(), sizes.end());
    };
    row("nothing", "", {});
    row("one", a, {a.size()});
    row("two", a + b, {a.size(), b.size()});
    row("three", b + a + a, {b.size(), a.size(), a.size()});
    row("no note", "text\n", {5});
    row("no line feed at the end", a.substr(0, a.size() - 1), {a.size() - 1});
    row("a note and something", a + "text", {a.size(), 4});
    row("an empty line between two", a + '\n' + b, {a.size(), b.size() + 1});
    row("an empty line behind", a + '\n', {a.size(), 1});
    row("CRLF", "a\r\n\r\n" + dash + "x y\r\n" + b, {dash.size() + 10, b.size()});
}

void TestSignedNote::splitNotes_files_areTakenApart()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QList<int>, sizes);
    QList<int> found;
    std::string joined;
    for (const std::string &note : splitNotes(bytesOf(file))) {
        found.append(static_cast<int>(note.size()));
        joined += note;
    }
    QCOMPARE(found, sizes);
    QCOMPARE(joined, bytesOf(file)); // nothing is lost
}

QTEST_GUILESS_MAIN(TestSignedNote)
#include "tst_signednote.moc"
