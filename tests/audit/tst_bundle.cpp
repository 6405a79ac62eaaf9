// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a bundle: whatever is not just that is no bundle, and a bundle that cannot be read never is good.
#include "audit/answer.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

const QString broken = u"bundle 0, trusted 0, anchored 0"_s;

bool isFull()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
}

//! Five entries, two checkpoints, five rows.
const LogBuilder &small()
{
    static const LogBuilder log = smallLog();
    return log;
}

std::string bundleOf(const LogBuilder &log)
{
    return log.bundle({3});
}

//! Sealed anew after the change, so that only the form can tell.
QString answerAfter(const std::function<void(BundleText &)> &change)
{
    BundleText bundle(bundleOf(small()));
    change(bundle);
    return inWords(verifyBundle(bundle.sealedBy(small().key())));
}

void addRow(const char *name, const std::function<void(BundleText &)> &change)
{
    BundleText bundle(bundleOf(small()));
    change(bundle);
    QTest::newRow(name) << QByteArray::fromStdString(bundle.sealedBy(small().key()));
}

} // namespace

class TestBundle : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void write_bundle_isAsTheTextSays();
    void write_entriesThatAreNone_areKeptAsDamaged();
    void write_failure_ends();
    void verify_brokenFraming_isNoBundle_data();
    void verify_brokenFraming_isNoBundle();
    void verify_header_numbersAreLimited_data();
    void verify_header_numbersAreLimited();
    void verify_lineOfAMebibyte_isTheLimit();
    void verify_manyEntriesClaimed_isNoBundleAndTakesNoMemory();
    void verify_anyByteFlipped_isRefused();
    void verify_anyTruncation_isNoBundle();
    void verify_anyLineLeftOutTwiceOrExchanged_isRefused();
    void verify_bytesByChance_areNoBundle();
    void end_atAnyLine_isNoBundle();
};

void TestBundle::write_bundle_isAsTheTextSays()
{
    const std::string text = bundleOf(small());
    BundleText bundle(text);
    QCOMPARE(bundle.lines.size(), std::size_t{2 + 2 + 5 + 7 + 1});
    QCOMPARE(bundle.lines[0], "bulkhead-audit-bundle/v1");
    QCOMPARE(bundle.lines[1], "{\"checkpoints\":2,\"entries\":5,\"key\":\"" + small().verifier().toText()
             + "\",\"log\":\"" + small().id() + "\",\"state\":7}");
    QCOMPARE(bundle.note(0), noteLine(small().checkpoint(3)));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(bundle.entry(i), small().entries()[i]);
    for (std::size_t i = 0; i < 7; ++i)
        QCOMPARE(bundle.row(i), small().state().rows()[i]);
    QVERIFY(text.ends_with(bundle.seal() + '\n'));
    QCOMPARE(bundle.sealedBy(small().key()), text);
    QCOMPARE(inWords(verifyBundle(text)), u"ok, trusted 5, anchored 0"_s);
    std::string whole;
    BundleWriter writer([&whole](std::string_view piece) {
        whole += piece;
        return true;
    });
    QVERIFY(writer.begin({small().id(), small().verifier(), 0, 0, 0}));
    QVERIFY(writer.end(small().key()));
    QCOMPARE(writer.digest(), sha256(whole)); // with its last line
}

void TestBundle::write_entriesThatAreNone_areKeptAsDamaged()
{
    const std::pair<std::string, std::string> entries[] = {
        {"", "{\"damaged\":\"\",\"seq\":7}"},
        {"text", "{\"damaged\":\"dGV4dA==\",\"seq\":7}"},
        {"{\"a\": 1}", "{\"damaged\":\"eyJhIjogMX0=\",\"seq\":7}"},
        {"[]", "{\"damaged\":\"W10=\",\"seq\":7}"},
        {"{\"a\":1}\n", "{\"damaged\":\"eyJhIjoxfQo=\",\"seq\":7}"},
        {std::string("\0", 1), "{\"damaged\":\"AA==\",\"seq\":7}"},
        {"{\"a\":1}", "{\"a\":1}"},
    };
    std::string written;
    BundleWriter writer([&written](std::string_view piece) {
        written = piece;
        return true;
    });
    for (const auto &[bytes, line] : entries) {
        QVERIFY(writer.entry(7, bytes));
        QCOMPARE(written, line + '\n');
    }
    // One that is too large is cut, so that its line is not.
    QVERIFY(writer.entry(7, '"' + std::string(3 << 20, 'x') + '"'));
    QVERIFY(written.size() <= maxBundleLine);
    QCOMPARE(fromBase64(*jsonOf(written).find("damaged")->string())->size(), std::size_t{512} << 10);
}

void TestBundle::write_failure_ends()
{
    for (int good = 0; good < 6; ++good) {
        int left = good, calls = 0;
        BundleWriter writer([&](std::string_view) {
            ++calls;
            return left-- > 0;
        });
        const bool isWritten = writer.begin({small().id(), small().verifier(), 1, 1, 1})
            && writer.note(small().checkpoint(1)) && writer.entry(1, "{}")
            && writer.row("{}") && writer.end(small().key());
        QVERIFY(!isWritten || good >= 6);
        QCOMPARE(calls, good + 1);
    }
}

void TestBundle::verify_brokenFraming_isNoBundle_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a line feed") << QByteArray("\n");
    QTest::newRow("the first line alone") << QByteArray("bulkhead-audit-bundle/v1\n");
    QTest::newRow("text") << QByteArray("text\ntext\n");
    QTest::newRow("a proof") << QByteArray::fromStdString(small().proof(1, 5).toText());
    QTest::newRow("a checkpoint") << QByteArray::fromStdString(small().checkpoint(5));
    addRow("another version", [](BundleText &bundle) { bundle.lines[0] = "bulkhead-audit-bundle/v2"; });
    addRow("a blank behind the first line", [](BundleText &bundle) { bundle.lines[0] += ' '; });
    addRow("CRLF", [](BundleText &bundle) {
        for (std::string &line : bundle.lines)
            line += '\r';
    });
    addRow("a BOM", [](BundleText &bundle) { bundle.lines[0].insert(0, "\ufeff"); });
    addRow("an empty line in front", [](BundleText &bundle) { bundle.lines.insert(bundle.lines.begin(), ""); });
    addRow("an empty line behind the first",
           [](BundleText &bundle) { bundle.lines.insert(bundle.lines.begin() + 1, ""); });
    addRow("the first line missing", [](BundleText &bundle) { bundle.lines.erase(bundle.lines.begin()); });
    addRow("the first line twice",
           [](BundleText &bundle) { bundle.lines.insert(bundle.lines.begin(), bundle.lines[0]); });
    addRow("the header missing", [](BundleText &bundle) { bundle.lines.erase(bundle.lines.begin() + 1); });
    addRow("the header twice", [](BundleText &bundle) { bundle.lines.insert(bundle.lines.begin(), bundle.lines[1]); });
    for (const char *member : {"checkpoints", "entries", "key", "log", "state"}) {
        addRow(qPrintable(u"header without %1"_s.arg(QLatin1StringView(member))), [member](BundleText &bundle) {
            JsonValue header = bundle.header();
            header.object()->erase(member);
            bundle.lines[1] = canonical(header);
        });
    }
    addRow("header with more", [](BundleText &bundle) { bundle.setHeader("more", 1); });
    addRow("header that is not canonical", [](BundleText &bundle) { bundle.lines[1].insert(1, " "); });
    addRow("header that is no object", [](BundleText &bundle) { bundle.lines[1] = "[]"; });
    addRow("log that is no id", [](BundleText &bundle) { bundle.setHeader("log", "plant"); });
    addRow("log in capitals",
           [](BundleText &bundle) { bundle.setHeader("log", QString::fromStdString(small().id()).toUpper()); });
    addRow("key that is none", [](BundleText &bundle) { bundle.setHeader("key", "plant"); });
    addRow("key of small order",
           [](BundleText &bundle) { bundle.setHeader("key", VerifierKey{small().origin(), PublicKey{1}}.toText()); });
    addRow("counts as texts", [](BundleText &bundle) { bundle.setHeader("entries", "5"); });
    addRow("one entry fewer counted", [](BundleText &bundle) { bundle.setHeader("entries", 4); });
    addRow("one entry more counted", [](BundleText &bundle) { bundle.setHeader("entries", 6); });
    addRow("one checkpoint fewer counted", [](BundleText &bundle) { bundle.setHeader("checkpoints", 1); });
    addRow("one checkpoint more counted", [](BundleText &bundle) { bundle.setHeader("checkpoints", 3); });
    addRow("one row fewer counted", [](BundleText &bundle) { bundle.setHeader("state", 6); });
    addRow("one row more counted", [](BundleText &bundle) { bundle.setHeader("state", 8); });
    addRow("a checkpoint that is no object", [](BundleText &bundle) { bundle.note(0) = "[]"; });
    addRow("a checkpoint as it is", [](BundleText &bundle) { bundle.note(0) = "text"; });
    addRow("a checkpoint with more", [](BundleText &bundle) { bundle.note(0).insert(1, "\"more\":1,"); });
    addRow("a checkpoint under another name", [](BundleText &bundle) { bundle.note(0).replace(2, 4, "Note"); });
    addRow("a checkpoint that is a number", [](BundleText &bundle) { bundle.note(0) = R"({"note":5})"; });
    addRow("a checkpoint with a blank", [](BundleText &bundle) { bundle.note(0) += ' '; });
    addRow("an empty line for a checkpoint", [](BundleText &bundle) { bundle.note(0).clear(); });
    addRow("a line behind the last", [](BundleText &bundle) { bundle.lines.push_back(bundle.seal()); });
    const QByteArray good = QByteArray::fromStdString(bundleOf(small()));
    QTest::newRow("an empty line behind the last") << good + '\n';
    QTest::newRow("a byte behind the last line") << good + 'x';
    QTest::newRow("twice") << good + good;
    QTest::newRow("no line feed at the end") << good.chopped(1);
    QTest::newRow("no last line") << good.left(good.chopped(1).lastIndexOf('\n') + 1);
    QTest::newRow("a line that is too long at the end") << good + QByteArray((1 << 20) + 1, 'x') + '\n';
}

void TestBundle::verify_brokenFraming_isNoBundle()
{
    QFETCH(const QByteArray, text);
    const Verification answer = verifyBundle(text.toStdString(), {{small().checkpoint(5)}, {small().verifier()}, true});
    QCOMPARE(inWords(answer), broken);
    QCOMPARE(answer.size, std::uint64_t{0});
    QVERIFY(!answer.root);
}

void TestBundle::verify_header_numbersAreLimited_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<qint64>("number");
    for (const auto &[member, most] : {std::pair("checkpoints", 1024LL), std::pair("entries", 9007199254740991LL),
                                       std::pair("state", 100000LL)}) {
        for (const qint64 number : {-1LL, -9007199254740991LL, most + 1, 9007199254740992LL, 9223372036854775807LL})
            QTest::addRow("%s %lld", member, number) << QString::fromLatin1(member) << number;
    }
}

void TestBundle::verify_header_numbersAreLimited()
{
    QFETCH(const QString, member);
    QFETCH(const qint64, number);
    QCOMPARE(answerAfter([&](BundleText &bundle) { bundle.setHeader(member.toStdString(),
                                                                    static_cast<std::int64_t>(number)); }), broken);
}

void TestBundle::verify_lineOfAMebibyte_isTheLimit()
{
    for (const std::size_t size : {maxBundleLine, maxBundleLine + 1}) {
        LogBuilder log = small();
        Entry entry = log.claimed("sync");
        entry.detail["text"] = "";
        entry.detail["text"] = std::string(size - entry.toText().size(), 'x');
        log.append(entry.toText());
        QCOMPARE(log.entries().back().size(), size);
        BundleText bundle(log.bundle());
        const bool fits = size <= maxBundleLine;
        const QString good = u"ok, trusted 6, anchored 0"_s;
        QCOMPARE(inWords(verifyBundle(log.bundle())), fits ? good : u"malformed 6, trusted 5, anchored 0"_s); // as damaged
        bundle.entry(5) = log.entries().back();
        QCOMPARE(inWords(verifyBundle(bundle.sealedBy(log.key()))), fits ? good : broken);
    }
}

void TestBundle::verify_manyEntriesClaimed_isNoBundleAndTakesNoMemory()
{
    QCOMPARE(answerAfter([](BundleText &bundle) { bundle.setHeader("entries", 9007199254740991LL); }), broken);
    QCOMPARE(answerAfter([](BundleText &bundle) { bundle.setHeader("state", 100000LL); }), broken);
    QCOMPARE(answerAfter([](BundleText &bundle) { bundle.setHeader("checkpoints", 1024LL); }), broken);
    BundleText bundle(bundleOf(small()));
    while (bundle.count("checkpoints") < 1024)
        bundle.insertNote(0, small().checkpoint(0));
    const QString unordered = u"checkpoint 0, trusted 0, anchored 0"_s; // they do not ascend
    QCOMPARE(inWords(verifyBundle(bundle.sealedBy(small().key()))), unordered);
    bundle.insertNote(0, small().checkpoint(0));
    QCOMPARE(inWords(verifyBundle(bundle.sealedBy(small().key()))), broken);
}

void TestBundle::verify_anyByteFlipped_isRefused()
{
    const LogBuilder log = beginningOf(small(), 3);
    const std::string good = log.bundle({1});
    QVERIFY(verifyBundle(good).ok);
    int tried = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            if (!isFull() && bit != static_cast<int>(at % 8))
                continue;
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            QVERIFY2(!verifyBundle(bad).ok, qPrintable(u"byte %1, bit %2"_s.arg(at).arg(bit)));
            ++tried;
        }
    }
    qInfo("%d flips of %zu bytes", tried, good.size());
}

void TestBundle::verify_anyTruncation_isNoBundle()
{
    const LogBuilder log = beginningOf(small(), 3);
    const std::string good = log.bundle({1});
    for (std::size_t length = 0; length < good.size(); ++length)
        QCOMPARE(inWords(verifyBundle(std::string_view(good).substr(0, length))), broken);
    for (std::size_t begin = 1; begin < good.size(); ++begin)
        QCOMPARE(inWords(verifyBundle(std::string_view(good).substr(begin))), broken);
}

void TestBundle::verify_anyLineLeftOutTwiceOrExchanged_isRefused()
{
    const BundleText good(bundleOf(small()));
    for (std::size_t line = 0; line < good.lines.size(); ++line) {
        BundleText bundle = good;
        bundle.lines.erase(bundle.lines.begin() + static_cast<std::ptrdiff_t>(line));
        QVERIFY(!verifyBundle(bundle.toText()).ok);
        bundle = good;
        bundle.lines.insert(bundle.lines.begin() + static_cast<std::ptrdiff_t>(line), good.lines[line]);
        QVERIFY(!verifyBundle(bundle.toText()).ok);
        for (std::size_t other = 0; other < line; ++other) {
            bundle = good;
            std::swap(bundle.lines[line], bundle.lines[other]);
            QVERIFY(!verifyBundle(bundle.toText()).ok);
            if (line + 1 < good.lines.size())
                QVERIFY2(!verifyBundle(bundle.sealedBy(small().key())).ok,
                         qPrintable(u"%1 and %2"_s.arg(line).arg(other)));
        }
    }
}

void TestBundle::verify_bytesByChance_areNoBundle()
{
    constexpr unsigned seed = 20261129;
    std::mt19937 random(seed);
    const BundleText good(bundleOf(small()));
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (auto lines = random() % 20; lines > 0; --lines) {
            if (random() % 3 == 0) {
                for (auto n = random() % 30; n > 0; --n)
                    text += static_cast<char>(random());
            } else {
                text += good.lines[random() % good.lines.size()];
            }
            text += '\n';
        }
        QVERIFY(!verifyBundle(text).ok);
    }
}

void TestBundle::end_atAnyLine_isNoBundle()
{
    const BundleText good(bundleOf(small()));
    for (std::size_t count = 0; count < good.lines.size(); ++count) {
        BundleVerifier verifier({}, {}, false);
        for (std::size_t i = 0; i < count; ++i)
            verifier.take(good.lines[i]);
        QCOMPARE(inWords(verifier.end()), broken);
    }
    BundleVerifier verifier({}, {}, false);
    QVERIFY(verifier.state() == nullptr);
    for (const std::string &line : good.lines)
        verifier.take(line);
    QCOMPARE(verifier.entries(), std::uint64_t{5});
    QCOMPARE(verifier.state()->rows(), small().state().rows());
    QVERIFY(verifier.isFramed());
    verifier.takeBroken();
    QVERIFY(!verifier.isFramed());
    QCOMPARE(inWords(verifier.end()), broken);
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
