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

const std::string rootText = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="; // of the example of c2sp.org/tlog-checkpoint

std::string textOf(const std::string &origin, const std::string &size, const std::string &root,
                   const std::string &more = {})
{
    return origin + '\n' + size + '\n' + root + '\n' + more;
}

} // namespace

class TestCheckpoint : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void fromText_exampleOfTheSpecification_isRead();
    void toText_goldenText_isTheSame();
    void fromText_anySize_readsBack();
    void fromText_extensionLines_arePassedOver();
    void fromText_malformed_isNothing_data();
    void fromText_malformed_isNothing();
    void open_signedByTheLogOrAWitness_isTheCheckpoint();
    void open_malformedTextWithGoodSignature_isNothing_data();
    void open_malformedTextWithGoodSignature_isNothing();
    void open_everyBitFlipped_isNothing();
};

void TestCheckpoint::fromText_exampleOfTheSpecification_isRead()
{
    const auto checkpoint = Checkpoint::fromText(textOf("example.com/behind-the-sofa", "20852163", rootText));
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->origin, "example.com/behind-the-sofa");
    QCOMPARE(checkpoint->size, std::uint64_t{20852163});
    QCOMPARE(toHex(checkpoint->root), "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62");
    QCOMPARE(checkpoint->toText(), textOf("example.com/behind-the-sofa", "20852163", rootText));
}

void TestCheckpoint::toText_goldenText_isTheSame()
{
    QCOMPARE(originOf("0123456789abcdef0123456789abcdef"), "bulkhead/log/0123456789abcdef0123456789abcdef");
    QCOMPARE((Checkpoint{originOf("0123456789abcdef0123456789abcdef"), 7, emptyRoot()}.toText()),
             "bulkhead/log/0123456789abcdef0123456789abcdef\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    const LogBuilder log;
    QCOMPARE(log.checkpoint(1).substr(0, log.origin().size() + 3), log.origin() + "\n1\n");
}

void TestCheckpoint::fromText_anySize_readsBack()
{
    for (int bit = 0; bit <= 53; ++bit) {
        for (const std::int64_t more : {-1, 0, 1}) {
            const std::uint64_t size = (std::uint64_t{1} << bit) + static_cast<std::uint64_t>(more);
            const Checkpoint checkpoint{"o", size, sha256(std::to_string(size))};
            const auto read = Checkpoint::fromText(checkpoint.toText());
            QCOMPARE(read.has_value(), size <= (std::uint64_t{1} << 53) - 1);
            QVERIFY(!read || *read == checkpoint);
        }
    }
}

void TestCheckpoint::fromText_extensionLines_arePassedOver()
{
    const Checkpoint plain = Checkpoint::fromText(textOf("o", "5", rootText)).value();
    for (const char *more : {"x\n", "x\ny\nz\n", " \n", "\u2014 a line that looks like a signature\n", "5\n",
                             "o\n6\nroot\n"})
        QCOMPARE(Checkpoint::fromText(textOf("o", "5", rootText, more)), std::optional(plain));
}

void TestCheckpoint::fromText_malformed_isNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto sized = [](const std::string &size) { return textOf("o", size, rootText); };
    const auto rooted = [](const std::string &root) { return textOf("o", "5", root); };
    const std::pair<const char *, std::string> texts[] = {
        {"nothing", ""},
        {"a line feed", "\n"},
        {"origin only", "o\n"},
        {"no root", "o\n5\n"},
        {"no origin", "\n5\n" + rootText + '\n'},
        {"no size", "o\n\n" + rootText + '\n'},
        {"empty root", "o\n5\n\n"},
        {"lines in another order", "5\no\n" + rootText + '\n'},
        {"missing final newline", "o\n5\n" + rootText},
        {"missing final newline of an extension", sized("5") + "x"},
        {"empty extension line", sized("5") + '\n'},
        {"empty line before an extension", sized("5") + "\nx\n"},
        {"empty line behind an extension", sized("5") + "x\n\n"},
        {"leading zero", sized("05")},
        {"two zeros", sized("00")},
        {"plus", sized("+5")},
        {"minus", sized("-5")},
        {"minus zero", sized("-0")},
        {"blank in front of the size", sized(" 5")},
        {"blank behind the size", sized("5 ")},
        {"CRLF behind the size", sized("5\r")},
        {"CRLF behind the root", rooted(rootText + '\r')},
        {"tab behind the size", sized("5\t")},
        {"size 2^53", sized("9007199254740992")},
        {"size 2^63", sized("9223372036854775808")},
        {"size 2^64", sized("18446744073709551616")},
        {"size 2^64 + 5", sized("18446744073709551621")},
        {"size of a hundred digits", sized(std::string(100, '9'))},
        {"hex size", sized("0x5")},
        {"hex size without a sign", sized("a")},
        {"real size", sized("5.0")},
        {"size with an exponent", sized("5e0")},
        {"size with a separator", sized("5,000")},
        {"size in Arabic digits", sized("\u0665")},
        {"size in full-width digits", sized("\uff15")},
        {"root one byte short", rooted(toBase64(std::string(31, 'x')))},
        {"root one byte long", rooted(toBase64(std::string(33, 'x')))},
        {"root in hex", rooted(toHex(sha256("x")))},
        {"root without padding", rooted(rootText.substr(0, rootText.size() - 1))},
        {"root with stray bits", rooted(rootText.substr(0, rootText.size() - 2) + "J=")},
        {"root in the alphabet of URLs", rooted("CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=")},
        {"root with a blank", rooted("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I= ")},
        {"root that is no base64", rooted(std::string(44, '!'))},
    };
    for (const auto &[name, text] : texts)
        QTest::newRow(name) << QByteArray::fromStdString(text);
}

void TestCheckpoint::fromText_malformed_isNothing()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!Checkpoint::fromText(text.toStdString()));
}

void TestCheckpoint::open_signedByTheLogOrAWitness_isTheCheckpoint()
{
    LogBuilder log;
    log.work();
    const std::string note = log.checkpoint(2, {"witness"});
    const Checkpoint wanted{log.origin(), 2, log.root(2)};
    QCOMPARE(openCheckpoint(note, {log.verifier()}), std::optional(wanted));
    QCOMPARE(openCheckpoint(note, {witness("witness")}), std::optional(wanted));
    QCOMPARE(openCheckpoint(note, {witness("another"), log.verifier()}), std::optional(wanted));
    QVERIFY(!openCheckpoint(note, {}));
    QVERIFY(!openCheckpoint(note, {witness("another")}));
    const LogBuilder other("other");
    QVERIFY(!openCheckpoint(note, {other.verifier()}));
    const VerifierKey renamed{other.origin(), log.key().publicKey()}; // the right key under another name
    QVERIFY(!openCheckpoint(note, {renamed}));
}

void TestCheckpoint::open_malformedTextWithGoodSignature_isNothing_data()
{
    fromText_malformed_isNothing_data();
}

void TestCheckpoint::open_malformedTextWithGoodSignature_isNothing()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!openCheckpoint(signNote(text.toStdString(), "witness", testKey("witness")), {witness("witness")}));
}

void TestCheckpoint::open_everyBitFlipped_isNothing()
{
    const LogBuilder log;
    const std::string note = log.checkpoint(1);
    for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
        std::string bad = note;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(!openCheckpoint(bad, {log.verifier()}), qPrintable(QString::number(bit)));
    }
}

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
