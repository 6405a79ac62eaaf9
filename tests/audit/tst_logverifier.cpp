// SPDX-License-Identifier: GPL-3.0-or-later
// Whole logs, keys and checkpoints: which kind of damage, at which entry, and what remains to be trusted (FORMAT.md section
// 6, steps 2, 3 and 5). All changed bundles are sealed again by the log's own key, so that it is not the seal that tells.
#include "audit/answer.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! Entries 1 to 24, checkpoints of 8, 16 and 24. Unsigned are 1, 2, 10, 14, 22, 23 and 24.
const LogBuilder &company()
{
    static const LogBuilder log = companyLog();
    return log;
}

struct Damaged
{
    const char *name;
    const char *answer;
    std::function<void(BundleText &, Outside &)> change;
    std::vector<std::uint64_t> checkpoints{8, 16};
};

std::string signedCheckpoint(std::uint64_t size, const Digest &root, const std::string &keyName = "log plant",
                             const std::string &origin = company().origin())
{
    return signNote(Checkpoint{origin, size, root}.toText(), origin, testKey(keyName));
}

//! A head of that size that the log never had.
std::string falseHead(std::uint64_t size)
{
    return signedCheckpoint(size, sha256("another"));
}

std::string byWitness(std::uint64_t size, const std::string &name)
{
    return signNote(Checkpoint{company().origin(), size, company().root(size)}.toText(), name, testKey(name));
}


const std::vector<Damaged> &goodOnes()
{
    static const std::vector<Damaged> cases = {
        {"as it is", "ok, trusted 24, anchored 0", [](BundleText &, Outside &) {}},
        {"one checkpoint", "ok, trusted 24, anchored 0", [](BundleText &, Outside &) {}, {}},
        {"a checkpoint of every size", "ok, trusted 24, anchored 0", [](BundleText &, Outside &) {},
         {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}},
        {"a checkpoint of size 0", "ok, trusted 24, anchored 0", [](BundleText &, Outside &) {}, {0, 8}},
        {"a false one of size 0, which says nothing", "ok, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(0, falseHead(0)); }, {0, 8}},
        {"outside: 16", "ok, trusted 24, anchored 16",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(16)}; }},
        {"outside: 24", "ok, trusted 24, anchored 24",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(24)}; }},
        {"outside: 1", "ok, trusted 24, anchored 1",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(1)}; }},
        {"outside: several in any order", "ok, trusted 24, anchored 20",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(20), company().checkpoint(3),
                                                                     company().checkpoint(20)}; }},
        {"outside: size 0", "ok, trusted 24, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(0)}; }},
        {"outside: by a witness too", "ok, trusted 24, anchored 9",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(9, {"witness"})}; }},
        {"outside: by a trusted witness alone", "ok, trusted 24, anchored 9",
         [](BundleText &, Outside &outside) {
             outside.checkpoints = {byWitness(9, "witness")};
             outside.trusted = {witness("witness"), company().verifier()};
         }},
        {"trusted key", "ok, trusted 24, anchored 0",
         [](BundleText &, Outside &outside) { outside.trusted = {company().verifier()}; }},
        {"trusted key among others", "ok, trusted 24, anchored 0",
         [](BundleText &, Outside &outside) { outside.trusted = {LogBuilder("other").verifier(),
                                                                 company().verifier()}; }},
        {"anchor required and there", "ok, trusted 24, anchored 2",
         [](BundleText &, Outside &outside) {
             outside.checkpoints = {company().checkpoint(2)};
             outside.requireAnchor = true;
         }},
        {"a witness beside the log in the bundle's own", "ok, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(1, company().checkpoint(16, {"witness"})); }},
    };
    return cases;
}

const std::vector<Damaged> &keysAndAnchors()
{
    static const std::vector<Damaged> cases = {
        {"key: another is trusted", "key 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.trusted = {LogBuilder("other").verifier()}; }},
        {"key: a witness is trusted", "key 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.trusted = {witness("witness")}; }},
        {"key: its public key under another name is trusted", "key 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.trusted = {VerifierKey{"plant", company().key().publicKey()}}; }},
        {"key: another name in the header", "key 1, trusted 0, anchored 0",
         [](BundleText &bundle,
            Outside &) { bundle.setHeader("key", VerifierKey{"plant", company().key().publicKey()}.toText()); }},
        {"key: another log in the header", "key 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setHeader("log", LogBuilder("other").id()); }},
        {"key: another than the log began with, and trusted so", "authority 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             outside.trusted = {VerifierKey{company().origin(), testKey("stranger").publicKey()}};
             bundle.setHeader("key", outside.trusted.front().toText());
         }},
        {"foreign: an outside checkpoint of another log", "foreign 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {LogBuilder("other").checkpoint(1)}; }},
        {"foreign: beside a good one", "foreign 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(16),
                                                                     LogBuilder("other").checkpoint(1)}; }},
        {"foreign: of another origin by the log's key", "foreign 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) {
             const std::string text = Checkpoint{"elsewhere", 8, company().root(8)}.toText();
             outside.checkpoints = {signNote(text, company().origin(), company().key())};
         }},
        {"anchor: no note", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {"text"}; }},
        {"anchor: an empty file", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {""}; }},
        {"anchor: a note that is no checkpoint", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {signNote("text\n", company().origin(),
                                                                              company().key())}; }},
        {"anchor: by a stranger alone", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {byWitness(9, "witness")}; }},
        {"anchor: by a stranger in the log's name", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {signedCheckpoint(9, company().root(9), "stranger")}; }},
        {"anchor: its signature fails", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) {
             std::string note = company().checkpoint(9);
             note.replace(note.find("\n9\n"), 3, "\n8\n");
             outside.checkpoints = {note};
         }},
        {"anchor: a trusted witness fails beside the log", "anchor 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) {
             std::string note = company().checkpoint(9, {"witness"});
             const std::string other = company().checkpoint(8, {"witness"});
             note.replace(note.rfind("\u2014"), std::string::npos, other.substr(other.rfind("\u2014")));
             outside.checkpoints = {note};
             outside.trusted = {company().verifier(), witness("witness")};
         }},
        {"anchor: another head of 16, where the log's own agree", "anchor 9, trusted 8, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(16)}; }},
        {"anchor: another head of 16, nothing before agrees", "anchor 1, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(16)}; }, {}},
        {"anchor: another head of 16, an outside one of 12 agrees", "anchor 13, trusted 12, anchored 12",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(16), company().checkpoint(12)}; }},
        {"anchor: two other heads, the smaller tells", "anchor 9, trusted 8, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(24), falseHead(11)}; }},
        {"anchor: another head of 24", "anchor 17, trusted 16, anchored 5",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(24), company().checkpoint(5)}; }},
        {"anchor: two heads of one size", "anchor 9, trusted 8, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {company().checkpoint(16), falseHead(16)}; }},
        {"anchor: at a size where one of the log's differs too", "anchor 9, trusted 8, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.setNote(1, falseHead(16));
             outside.checkpoints = {falseHead(16)};
         }},
        {"unanchored: nothing", "unanchored 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) { outside.requireAnchor = true; }},
        {"unanchored: size 0", "unanchored 0, trusted 0, anchored 0",
         [](BundleText &, Outside &outside) {
             outside.checkpoints = {company().checkpoint(0)};
             outside.requireAnchor = true;
         }},
        {"not unanchored but what it is", "malformed 5, trusted 4, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.entry(4) = "{}";
             outside.requireAnchor = true;
         }},
    };
    return cases;
}

const std::vector<Damaged> &checkpoints()
{
    static const std::vector<Damaged> cases = {
        {"checkpoint: no note", "checkpoint 0, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(0, "text"); }},
        {"checkpoint: a note that is no checkpoint", "checkpoint 0, trusted 0, anchored 0",
         [](BundleText &bundle,
            Outside &) { bundle.setNote(0, signNote("text\n", company().origin(), company().key())); }},
        {"checkpoint: by a stranger", "checkpoint 16, trusted 15, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(1, byWitness(16, "witness")); }},
        {"checkpoint: by a trusted witness alone", "checkpoint 16, trusted 15, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.setNote(1, byWitness(16, "witness"));
             outside.trusted = {company().verifier(), witness("witness")};
         }},
        {"checkpoint: its signature fails", "checkpoint 8, trusted 7, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(0, signedCheckpoint(8, company().root(8), "stranger")); }},
        {"checkpoint: of another origin", "checkpoint 8, trusted 7, anchored 0",
         [](BundleText &bundle,
            Outside &) { bundle.setNote(0,
                                        signNote(Checkpoint{"elsewhere", 8, company().root(8)}.toText(),
                                                 company().origin(), company().key())); }},
        {"checkpoint: of all entries, by a stranger", "checkpoint 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(2, byWitness(24, "witness")); }},
        {"checkpoint: exchanged", "checkpoint 8, trusted 7, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.setNote(0, company().checkpoint(16));
             bundle.setNote(1, company().checkpoint(8));
         }},
        {"checkpoint: twice", "checkpoint 16, trusted 15, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.insertNote(1, company().checkpoint(16)); }},
        {"checkpoint: two bad ones, the smaller tells", "checkpoint 8, trusted 7, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.setNote(0, byWitness(8, "witness"));
             bundle.setNote(1, byWitness(16, "witness"));
         }},
        {"checkpoint: a bad one of more entries than there are", "checkpoint 0, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.insertNote(3, signedCheckpoint(25, sha256("x"), "stranger")); }},
        {"checkpoint: another head of 16", "checkpoint 9, trusted 8, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(1, falseHead(16)); }},
        {"checkpoint: another head of 8", "checkpoint 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(0, falseHead(8)); }},
        {"checkpoint: another head of all", "checkpoint 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.setNote(2, falseHead(24)); }},
        {"checkpoint: another head where an outside one agrees", "checkpoint 9, trusted 8, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.setNote(1, falseHead(16));
             outside.checkpoints = {company().checkpoint(16)};
         }},
        {"checkpoint: a false one counts before a bad one", "checkpoint 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.setNote(0, byWitness(8, "witness"));
             bundle.setNote(2, falseHead(24));
         }},
        {"truncated: an outside one of 25", "truncated 25, trusted 24, anchored 0",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(25)}; }},
        {"truncated: an outside one of 2^53-1, one of 20 agrees", "truncated 25, trusted 24, anchored 20",
         [](BundleText &, Outside &outside) { outside.checkpoints = {falseHead(9007199254740991),
                                                                     company().checkpoint(20)}; }},
        {"truncated: the last entry cut off", "truncated 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.removeEntry(23); }},
        {"truncated: half of the entries cut off, the rest was a log once", "truncated 13, trusted 12, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle = BundleText(beginningOf(company(), 12).bundle({8}));
             outside.checkpoints = {company().checkpoint(24)};
         }},
        {"truncated: not beside damage", "malformed 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.entry(23) = "{}";
             outside.checkpoints = {falseHead(25)};
         }},
        {"truncated: not beside another head", "checkpoint 9, trusted 8, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.setNote(1, falseHead(16));
             outside.checkpoints = {falseHead(25)};
         }},
        {"truncated: before a bad checkpoint", "truncated 25, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             bundle.setNote(0, byWitness(8, "witness"));
             outside.checkpoints = {falseHead(25)};
         }},
    };
    return cases;
}

} // namespace

class TestLogVerifier : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verify_wholeBundle_isOk_data() { addCases(goodOnes()); }
    void verify_wholeBundle_isOk() { judge(goodOnes()); }
    void verify_keysAndAnchors_areAsTheTextSays_data() { addCases(keysAndAnchors()); }
    void verify_keysAndAnchors_areAsTheTextSays() { judge(keysAndAnchors()); }
    void verify_checkpoints_areAsTheTextSays_data() { addCases(checkpoints()); }
    void verify_checkpoints_areAsTheTextSays() { judge(checkpoints()); }
    void verify_bundleOfEverySize_isOkAndHasItsRoot();
    void verify_logs_ofOtherKinds_areOk();
    void remembered_heads_showDamageButAnchorNothing();
    void take_afterTheEnd_looksAtNothing();

private:
    static void addCases(const std::vector<Damaged> &cases)
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << static_cast<int>(i);
    }
    static void judge(const std::vector<Damaged> &cases)
    {
        QFETCH(const int, number);
        const Damaged &tried = cases[static_cast<std::size_t>(number)];
        BundleText bundle(company().bundle(tried.checkpoints));
        Outside outside;
        tried.change(bundle, outside);
        const Verification answer = verifyBundle(bundle.sealedBy(company().key()), outside);
        QCOMPARE(inWords(answer), QLatin1StringView(tried.answer));
        QVERIFY(answer.log == company().id() || QLatin1StringView(tried.name).contains("another log in the header"_L1));
        QCOMPARE(answer.size, static_cast<std::uint64_t>(bundle.count("entries")));
    }
};

void TestLogVerifier::verify_bundleOfEverySize_isOkAndHasItsRoot()
{
    for (std::uint64_t size = 1; size <= company().size(); ++size) {
        const LogBuilder log = beginningOf(company(), size);
        const Verification answer = verifyBundle(log.bundle(),
                                                 {{company().checkpoint(size)}, {company().verifier()}, true});
        QCOMPARE(inWords(answer), u"ok, trusted %1, anchored %1"_s.arg(size));
        QCOMPARE(answer.root, std::optional(company().root(size)));
        QCOMPARE(answer.log, company().id());
        QVERIFY(answer.reason.empty());
    }
}

void TestLogVerifier::verify_logs_ofOtherKinds_areOk()
{
    for (const std::uint64_t size : {1U, 2U, 3U, 64U, 65U, 300U})
        QCOMPARE(inWords(verifyBundle(plainLog(size).bundle({size / 2}))), u"ok, trusted %1, anchored 0"_s.arg(size));
    QCOMPARE(inWords(verifyBundle(smallLog("any").bundle())), u"ok, trusted 5, anchored 0"_s);
    LogBuilder rotated = smallLog();
    for (int i = 0; i < 50; ++i) {
        rotated.rotate("bo", "approver", "bo " + std::to_string(i));
        rotated.workAs("bo", "approver", "gateway.check");
    }
    QCOMPARE(inWords(verifyBundle(rotated.bundle({3, 50}))), u"ok, trusted 105, anchored 0"_s);
}

void TestLogVerifier::remembered_heads_showDamageButAnchorNothing()
{
    const auto verify = [](const std::vector<std::string> &outside, const std::vector<std::string> &remembered) {
        LogVerifier verifier(Ground{company().id(), company().verifier(), company().size(), {company().checkpoint(24)},
                                    outside, remembered, {}, false});
        for (const std::string &entry : company().entries())
            verifier.take(entry);
        return inWords(verifier.end(company().state().rows(), true));
    };
    QCOMPARE(verify({}, {company().checkpoint(16)}), u"ok, trusted 24, anchored 0"_s);
    QCOMPARE(verify({company().checkpoint(8)}, {company().checkpoint(16)}), u"ok, trusted 24, anchored 8"_s);
    QCOMPARE(verify({}, {falseHead(16), company().checkpoint(12)}), u"anchor 13, trusted 12, anchored 0"_s);
    QCOMPARE(verify({}, {falseHead(25)}), u"truncated 25, trusted 24, anchored 0"_s);
    QCOMPARE(verify({}, {"text"}), u"anchor 0, trusted 0, anchored 0"_s);
    QCOMPARE(verify({}, {LogBuilder("other").checkpoint(1)}), u"foreign 1, trusted 0, anchored 0"_s);
}

void TestLogVerifier::take_afterTheEnd_looksAtNothing()
{
    LogVerifier verifier(Ground{company().id(), company().verifier(), company().size(), {company().checkpoint(24)}, {},
                                {}, {}, false});
    QVERIFY(verifier.take(company().entries()[0]));
    QVERIFY(verifier.take(company().entries()[1]));
    QVERIFY(!verifier.take(std::nullopt));
    QVERIFY(!verifier.take(company().entries()[2]));
    QVERIFY(!verifier.take(company().entries()[3]));
    QVERIFY(verifier.state().people().empty()); // what comes behind has no effect
    const Verification answer = verifier.end(company().state().rows(), true);
    QCOMPARE(inWords(answer), u"malformed 3, trusted 2, anchored 0"_s);
    QVERIFY(!answer.root);
}

QTEST_GUILESS_MAIN(TestLogVerifier)
#include "tst_logverifier.moc"
