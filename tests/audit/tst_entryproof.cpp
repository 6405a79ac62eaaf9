// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of one entry: FORMAT.md section 7.
#include "audit/answer.h"
#include "audit/entryproof.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

const LogBuilder &company()
{
    static const LogBuilder log = companyLog();
    return log;
}

std::vector<VerifierKey> keys()
{
    return {company().verifier()};
}

QString inShort(const Verification &answer)
{
    if (answer.ok)
        return answer.firstBad ? u"ok with a problem"_s : u"ok, %1 of %2"_s.arg(answer.trustedUntil).arg(answer.size);
    return answer.firstBad && answer.firstBad->kind == Damage::BadProof
        ? u"proof %1, trusted %2"_s.arg(answer.firstBad->seq).arg(answer.trustedUntil) : u"no problem"_s;
}

std::string changed(const std::string &text, const std::string &from, const std::string &to)
{
    std::string other = text;
    const auto at = other.find(from);
    if (at == std::string::npos)
        qFatal("the test's own text has no such part");
    return other.replace(at, from.size(), to);
}

std::string hashLine(const Digest &hash)
{
    return toBase64(std::string(hash.begin(), hash.end())) + '\n';
}

} // namespace

class TestEntryProof : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void toText_goldenText_isTheSame();
    void verify_everyEntryAtEverySize_holds();
    void verify_keys_haveToBeTrusted_data();
    void verify_keys_haveToBeTrusted();
    void verify_malformed_isRefused_data();
    void verify_malformed_isRefused();
    void verify_wellFormedButFalse_isRefused_data();
    void verify_wellFormedButFalse_isRefused();
    void verify_entryThatIsNone_isRefused();
    void verify_anyByteFlipped_isRefused();
    void verify_anyTruncation_isRefused();
    void fromText_limits_areKept();
};

void TestEntryProof::toText_goldenText_isTheSame()
{
    const EntryProof proof = company().proof(2, 5);
    const std::string text = "c2sp.org/tlog-proof@v1\nextra " + toBase64(company().entries()[1]) + "\nindex 1\n"
        + hashLine(leafHash(company().entries()[0]))
        + hashLine(*company().node({1, 1})) + hashLine(leafHash(company().entries()[4])) + '\n' + company().checkpoint(5);
    QCOMPARE(proof.toText(), text);
    const auto read = EntryProof::fromText(text);
    QVERIFY(read);
    QCOMPARE(read->entry, proof.entry);
    QCOMPARE(read->index, std::uint64_t{1});
    QVERIFY(read->path == proof.path);
    QCOMPARE(read->checkpoint, company().checkpoint(5));
    QCOMPARE(read->toText(), text);
}

void TestEntryProof::verify_everyEntryAtEverySize_holds()
{
    for (std::uint64_t size = 1; size <= company().size(); ++size) {
        for (std::uint64_t seq = 1; seq <= size; ++seq) {
            const Verification answer = verifyProof(company().proof(seq, size).toText(), keys());
            QCOMPARE(inShort(answer), u"ok, %1 of %2"_s.arg(seq).arg(size));
            QCOMPARE(answer.log, company().id());
            QCOMPARE(answer.root, std::optional(company().root(size)));
        }
    }
}

void TestEntryProof::verify_keys_haveToBeTrusted_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QStringList>("trusted");
    QTest::addColumn<bool>("holds");
    const std::string note = company().checkpoint(24, {"witness"});
    const auto row = [](const char *name, const std::string &checkpoint, const QStringList &trusted, bool holds) {
        QTest::newRow(name) << QByteArray::fromStdString(checkpoint) << trusted << holds;
    };
    const QString log = QString::fromStdString(company().verifier().toText()),
        witnessKey = QString::fromStdString(witness("witness").toText());
    const QString stranger = QString::fromStdString(witness("stranger").toText()),
        other = QString::fromStdString(LogBuilder("other").verifier().toText());
    row("the log", note, {log}, true);
    row("the witness", note, {witnessKey}, true);
    row("both", note, {log, witnessKey}, true);
    row("the log among others", note, {stranger, other, log}, true);
    row("nobody", note, {}, false);
    row("a stranger", note, {stranger}, false);
    row("another log", note, {other}, false);
    row("the right key under another name", note,
        {QString::fromStdString(VerifierKey{"plant", company().key().publicKey()}.toText())}, false);
    const std::string another = company().checkpoint(23, {"witness"});
    const std::string mixed = company().checkpoint(24) + another.substr(another.rfind("\u2014"));
    row("a known key that fails beside a good one", mixed, {log, witnessKey}, false);
    row("an unknown key that fails beside a good one", mixed, {log}, true);
}

void TestEntryProof::verify_keys_haveToBeTrusted()
{
    QFETCH(const QByteArray, note);
    QFETCH(const QStringList, trusted);
    QFETCH(const bool, holds);
    std::vector<VerifierKey> known;
    for (const QString &key : trusted)
        known.push_back(VerifierKey::fromText(key.toStdString()).value());
    EntryProof proof = company().proof(7, 24);
    proof.checkpoint = note.toStdString();
    QCOMPARE(verifyProof(proof.toText(), known).ok, holds);
}

void TestEntryProof::verify_malformed_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::string good = company().proof(7, 24).toText(), extra = toBase64(company().entries()[6]);
    const std::string first = hashLine(company().proof(7, 24).path.front());
    const std::pair<const char *, std::string> texts[] = {
        {"nothing", ""},
        {"the first line alone", "c2sp.org/tlog-proof@v1\n"},
        {"another version", changed(good, "@v1", "@v2")},
        {"a blank behind the first line", changed(good, "@v1\n", "@v1 \n")},
        {"CRLF behind the first line", changed(good, "@v1\n", "@v1\r\n")},
        {"an empty line in front", '\n' + good},
        {"an empty line behind the first", changed(good, "@v1\n", "@v1\n\n")},
        {"no first line", good.substr(good.find('\n') + 1)},
        {"no extra", changed(good, "extra " + extra + '\n', "")},
        {"an empty extra", changed(good, extra, "")},
        {"extra without its blank", changed(good, "extra ", "extra")},
        {"extra with two blanks", changed(good, "extra ", "extra  ")},
        {"Extra", changed(good, "extra ", "Extra ")},
        {"extra twice", changed(good, "extra " + extra + '\n', "extra " + extra + "\nextra " + extra + '\n')},
        {"extra that is no base64", changed(good, extra, '!' + extra.substr(1))},
        {"extra that is the entry as it is", changed(good, extra, company().entries()[6])},
        {"extra with a line break", changed(good, extra, extra.substr(0, 76) + '\n' + extra.substr(76))},
        {"no index", changed(good, "index 6\n", "")},
        {"an empty index", changed(good, "index 6\n", "index \n")},
        {"index before extra", changed(changed(good, "index 6\n", ""), "extra ", "index 6\nextra ")},
        {"leading zero", changed(good, "index 6", "index 06")},
        {"plus", changed(good, "index 6", "index +6")},
        {"minus", changed(good, "index 6", "index -6")},
        {"hex", changed(good, "index 6", "index 0x6")},
        {"a blank behind the index", changed(good, "index 6", "index 6 ")},
        {"CRLF behind the index", changed(good, "index 6", "index 6\r")},
        {"index 2^64", changed(good, "index 6", "index 18446744073709551616")},
        {"index 2^64 + 6", changed(good, "index 6", "index 18446744073709551622")},
        {"index of a hundred digits", changed(good, "index 6", "index " + std::string(100, '1'))},
        {"a hash in hex", changed(good, first, std::string(64, 'a') + '\n')},
        {"a hash one byte short", changed(good, first, toBase64(std::string(31, 'x')) + '\n')},
        {"a hash one byte long", changed(good, first, toBase64(std::string(33, 'x')) + '\n')},
        {"a hash without padding", changed(good, first, first.substr(0, first.size() - 2) + '\n')},
        {"a hash with a blank", changed(good, first, ' ' + first)},
        {"two hashes in one line", changed(good, first, first.substr(0, first.size() - 1))},
        {"no empty line before the checkpoint", changed(good, "\n\n" + company().origin(), '\n' + company().origin())},
        {"two empty lines before the checkpoint",
         changed(good, "\n\n" + company().origin(), "\n\n\n" + company().origin())},
        {"no checkpoint", good.substr(0, good.find("\n\n") + 2)},
        {"a checkpoint without a signature", good.substr(0, good.find("\u2014"))},
        {"missing final newline", good.substr(0, good.size() - 1)},
        {"something behind", good + "text\n"},
        {"an empty line behind", good + '\n'},
        {"two checkpoints", good + company().checkpoint(24)},
        {"twice", good + good},
    };
    for (const auto &[name, text] : texts)
        QTest::newRow(name) << QByteArray::fromStdString(text);
}

void TestEntryProof::verify_malformed_isRefused()
{
    QFETCH(const QByteArray, text);
    const Verification answer = verifyProof(text.toStdString(), keys());
    QVERIFY(!answer.ok);
    QVERIFY(inShort(answer).startsWith(u"proof"_s) && inShort(answer).endsWith(u"trusted 0"_s));
}

void TestEntryProof::verify_wellFormedButFalse_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const EntryProof good = company().proof(7, 24);
    const auto row = [&](const char *name, const std::function<void(EntryProof &)> &change) {
        EntryProof proof = good;
        change(proof);
        QTest::newRow(name) << QByteArray::fromStdString(proof.toText());
    };
    row("another entry", [](EntryProof &proof) { proof.entry = company().entries()[7]; });
    row("the entry, edited", [](EntryProof &proof) { proof.entry = editedDetail(proof.entry); });
    row("the entry with another seq, and its index", [](EntryProof &proof) {
        proof.entry = edited(proof.entry, [](auto &entry) { entry["seq"] = 8; });
        proof.index = 7;
    });
    row("another index", [](EntryProof &proof) { proof.index = 5; });
    row("index as if counted from one", [](EntryProof &proof) { proof.index = 7; });
    row("the entry of another log", [](EntryProof &proof) { proof.entry = companyLog("other").entries()[6]; });
    row("another size", [](EntryProof &proof) { proof.checkpoint = company().checkpoint(23); });
    row("the checkpoint of another log",
        [](EntryProof &proof) { proof.checkpoint = companyLog("other").checkpoint(24); });
    row("another root by the log", [](EntryProof &proof) {
        proof.checkpoint = signNote(Checkpoint{company().origin(), 24, sha256("x")}.toText(), company().origin(),
                                    company().key());
    });
    row("another origin by the log", [](EntryProof &proof) {
        proof.checkpoint = signNote(Checkpoint{"elsewhere", 24, company().root(24)}.toText(), company().origin(),
                                    company().key());
    });
    row("size 0 by the log", [](EntryProof &proof) {
        proof.checkpoint = signNote(Checkpoint{company().origin(), 0, company().root(24)}.toText(), company().origin(),
                                    company().key());
    });
    row("size of the entry before by the log", [](EntryProof &proof) {
        proof.checkpoint = signNote(Checkpoint{company().origin(), 6, company().root(24)}.toText(), company().origin(),
                                    company().key());
    });
    row("a note that is no checkpoint by the log",
        [](EntryProof &proof) { proof.checkpoint = signNote("text\n", company().origin(), company().key()); });
    row("no path", [](EntryProof &proof) { proof.path.clear(); });
    row("one hash short", [](EntryProof &proof) { proof.path.pop_back(); });
    row("one hash long", [](EntryProof &proof) { proof.path.push_back(proof.path.back()); });
    row("64 hashes", [](EntryProof &proof) { proof.path.resize(64); });
    row("65 hashes", [](EntryProof &proof) { proof.path.resize(65); });
    row("neighbours exchanged", [](EntryProof &proof) { std::swap(proof.path[0], proof.path[1]); });
    row("reversed", [](EntryProof &proof) { std::reverse(proof.path.begin(), proof.path.end()); });
    row("a node as an entry", [](EntryProof &proof) {
        // The leaf hash of such bytes would be a node's, were it not for the byte in front.
        const Digest left = *company().node({0, 6}), right = *company().node({0, 7});
        proof.entry = std::string(left.begin(), left.end()) + std::string(right.begin(), right.end());
        proof.path.erase(proof.path.begin());
        proof.index = 3;
    });
}

void TestEntryProof::verify_wellFormedButFalse_isRefused()
{
    QFETCH(const QByteArray, text);
    const Verification answer = verifyProof(text.toStdString(), {company().verifier(), LogBuilder("other").verifier()});
    QVERIFY(!answer.ok);
    QVERIFY(inShort(answer).startsWith(u"proof"_s) && inShort(answer).endsWith(u"trusted 0"_s));
}

void TestEntryProof::verify_entryThatIsNone_isRefused()
{
    // A log that holds what is no entry: the tree is right, but nothing of it can be proved.
    for (const std::string &bytes : {std::string("text"), std::string(), std::string("{}"), company().entries()[1] + '\n',
                                     edited(company().entries()[1], [](auto &entry) { entry["format"] = 2; })}) {
        LogBuilder log;
        log.append(bytes);
        log.append(log.text(log.claimed("sync")));
        QVERIFY(!verifyProof(log.proof(2, 3).toText(), {log.verifier()}).ok);
        QVERIFY(verifyProof(log.proof(1, 3).toText(), {log.verifier()}).ok);
    }
    // One whose rules were broken is an entry all the same: a proof says nothing of rules and signatures.
    LogBuilder log = company();
    log.append(LogBuilder::text(log.by("nobody", "admin", "sync"), "stranger"));
    QVERIFY(verifyProof(log.proof(25, 25).toText(), {log.verifier()}).ok);
    QVERIFY(!verifyBundle(log.bundle()).ok);
}

void TestEntryProof::verify_anyByteFlipped_isRefused()
{
    const std::string good = company().proof(19, 24).toText();
    QVERIFY(verifyProof(good, keys()).ok);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string bad = good;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(!verifyProof(bad, keys()).ok, qPrintable(QString::number(bit)));
    }
}

void TestEntryProof::verify_anyTruncation_isRefused()
{
    const std::string good = company().proof(19, 24).toText();
    for (std::size_t length = 0; length < good.size(); ++length) {
        QVERIFY(!verifyProof(std::string_view(good).substr(0, length), keys()).ok);
        QVERIFY(!verifyProof(std::string_view(good).substr(length + 1), keys()).ok);
    }
}

void TestEntryProof::fromText_limits_areKept()
{
    EntryProof proof = company().proof(7, 24);
    proof.path.resize(64);
    QVERIFY(EntryProof::fromText(proof.toText()));
    proof.path.resize(65);
    QVERIFY(!EntryProof::fromText(proof.toText()));
    // The text as a whole: 256 KiB.
    for (const std::size_t size : {maxProofBytes, maxProofBytes + 1}) {
        proof = company().proof(7, 24);
        const std::size_t rest = proof.toText().size() - toBase64(proof.entry).size();
        proof.entry = std::string((size - rest) / 4 * 3, 'x');
        std::string text = proof.toText();
        text.resize(size, 'x'); // the end is only looked at later
        QCOMPARE(EntryProof::fromText(text).has_value(), size <= maxProofBytes);
    }
    // A large entry that has a proof, and one that is too large for any.
    for (const std::size_t size : {std::size_t{150} << 10, std::size_t{250} << 10}) {
        LogBuilder log;
        Entry entry = log.claimed("sync");
        entry.detail["text"] = std::string(size, 'x');
        log.add(entry);
        QCOMPARE(verifyProof(log.proof(2, 2).toText(), {log.verifier()}).ok, size < maxProofBytes / 4 * 3);
    }
}

QTEST_GUILESS_MAIN(TestEntryProof)
#include "tst_entryproof.moc"
