// SPDX-License-Identifier: GPL-3.0-or-later
// Damage of entries, rows and the last line: which kind, at which entry, and what remains to be trusted (FORMAT.md section
// 6, steps 4 to 7). But where the last line itself is looked at, changed bundles are sealed again by the log's own key.
#include "audit/answer.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! Entries 1 to 24, checkpoints of 8, 16 and 24. Unsigned are 1, 2, 10, 14, 22, 23 and 24; bo is in 7, 16, 17 and 20.
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
};

std::string falseHead(std::uint64_t size)
{
    return signNote(Checkpoint{company().origin(), size, sha256("another")}.toText(), company().origin(),
                    company().key());
}

//! The member of an entry, by its seq.
void setMember(BundleText &bundle, std::uint64_t seq, const std::string &member, const JsonValue &value)
{
    bundle.entry(seq - 1) = edited(bundle.entry(seq - 1), [&](JsonValue::Object &entry) { entry[member] = value; });
}

void edit(BundleText &bundle, std::uint64_t seq)
{
    bundle.entry(seq - 1) = editedDetail(bundle.entry(seq - 1));
}

//! Links the entries from one on anew, as whoever owns the store can; signatures are then wrong.
void relinkFrom(BundleText &bundle, std::uint64_t seq)
{
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < bundle.count("entries"); ++i)
        entries.push_back(bundle.entry(i));
    relink(entries, seq);
    for (std::size_t i = 0; i < entries.size(); ++i)
        bundle.entry(i) = entries[i];
}

//! The bundle of the first `size` entries and one more that the rules may refuse.
void endWith(BundleText &bundle, std::uint64_t size, const std::function<std::string(const LogBuilder &)> &make)
{
    LogBuilder log = beginningOf(company(), size);
    log.append(make(log));
    bundle = BundleText(log.bundle());
}

//! Signed by a key of a person of the company log at that size.
std::string signedAs(const LogBuilder &log, const std::string &person, const std::string &keyName,
                     const std::string &role, const std::string &action)
{
    Entry entry = log.by(person, role, action);
    entry.actor.key = keyIdOf(testKey(keyName).publicKey());
    return LogBuilder::text(entry, keyName);
}

const std::vector<Damaged> &forms()
{
    static const std::vector<Damaged> cases = {
        {"malformed: damaged", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) = "{\"damaged\":\"" + toBase64(bundle.entry(9))
                                            + "\",\"seq\":10}"; }},
        {"malformed: damaged, and the first", "malformed 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(0) = R"({"damaged":"","seq":1})"; }},
        {"malformed: damaged, and the last", "malformed 24, trusted 23, anchored 16",
         [](BundleText &bundle, Outside &outside) {
             bundle.entry(23) = R"({"damaged":"","seq":24})";
             outside.checkpoints = {company().checkpoint(16), company().checkpoint(24)};
         }},
        {"malformed: an empty line", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9).clear(); }},
        {"malformed: an empty object", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) = "{}"; }},
        {"malformed: a blank", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) += ' '; }},
        {"malformed: a carriage return", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) += '\r'; }},
        {"malformed: members in another order", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             std::string &line = bundle.entry(9);
             const auto at = line.find("\"action\":\"sync\",");
             line.erase(at, 16);
             line.insert(line.size() - 1, ",\"action\":\"sync\"");
         }},
        {"malformed: a member more", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "more", 1); }},
        {"malformed: another format", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "format", 2); }},
        {"malformed: two of them", "malformed 10, trusted 9, anchored 8",
         [](BundleText &bundle, Outside &outside) {
             bundle.entry(9) = bundle.entry(11) = "x";
             outside.checkpoints = {company().checkpoint(8)};
         }},
        {"malformed: before foreign in the same entry", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 10, "log", std::string(32, '0'));
             setMember(bundle, 10, "phase", "x");
         }},
        {"malformed: a row of state in place of an entry", "malformed 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.entry(9), bundle.row(0)); }},
        {"foreign: an entry of another log", "foreign 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) = companyLog("other").entries()[9]; }},
        {"foreign: another id", "foreign 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "log", std::string(32, '0')); }},
        {"foreign: the first", "foreign 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 1, "log", std::string(32, '0')); }},
        {"foreign: before order in the same entry", "foreign 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) = companyLog("other").entries()[4]; }},
    };
    return cases;
}

const std::vector<Damaged> &places()
{
    static const std::vector<Damaged> cases = {
        {"missing: an entry", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.removeEntry(9); }},
        {"missing: the first", "missing 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.removeEntry(0); }},
        {"missing: the last but one", "missing 23, trusted 22, anchored 16",
         [](BundleText &bundle, Outside &outside) {
             bundle.removeEntry(22);
             outside.checkpoints = {company().checkpoint(16)};
         }},
        {"missing: several", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             for (int i = 0; i < 5; ++i)
                 bundle.removeEntry(9);
         }},
        {"missing: an entry, and the links mended", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.removeEntry(9);
             relinkFrom(bundle, 10);
         }},
        {"missing: an entry, and the next line is none", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.removeEntry(9);
             bundle.entry(10) = "x";
         }},
        {"missing: a seq that is too great", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "seq", 100); }},
        {"missing: a seq of 2^53-1", "missing 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 24, "seq", 9007199254740991LL); }},
        {"order: two neighbours exchanged", "order 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.entry(9), bundle.entry(10)); }},
        {"order: the first two exchanged", "order 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.entry(0), bundle.entry(1)); }},
        {"order: the last two exchanged", "order 23, trusted 22, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.entry(22), bundle.entry(23)); }},
        {"missing: two exchanged that are no neighbours", "missing 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.entry(9), bundle.entry(11)); }},
        {"order: an entry twice", "order 11, trusted 10, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.insertEntry(9, bundle.entry(9)); }},
        {"order: an earlier one in its place", "order 10, trusted 9, anchored 8",
         [](BundleText &bundle, Outside &outside) {
             bundle.entry(9) = bundle.entry(4);
             outside.checkpoints = {company().checkpoint(8)};
         }},
        {"order: the first one again", "order 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.entry(9) = bundle.entry(0); }},
        {"order: a seq one too small", "order 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "seq", 9); }},
        {"order: all reversed", "missing 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) {
             for (std::size_t i = 0; i < 12; ++i)
                 std::swap(bundle.entry(i), bundle.entry(23 - i));
         }},
        {"edited: an entry", "edited 10, trusted 9, anchored 0", [](BundleText &bundle, Outside &) { edit(bundle, 10); }},
        {"edited: the last but one", "edited 23, trusted 22, anchored 0",
         [](BundleText &bundle, Outside &) { edit(bundle, 23); }},
        {"edited: the link of one", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "previous", std::string(64, '0')); }},
        {"edited: the link of the last", "edited 23, trusted 22, anchored 0", // nothing tells which of the two it is
         [](BundleText &bundle, Outside &) { setMember(bundle, 24, "previous", std::string(64, '0')); }},
        {"edited: the link of the last, an outside head of 23 agrees", "edited 24, trusted 23, anchored 23",
         [](BundleText &bundle, Outside &outside) {
             setMember(bundle, 24, "previous", std::string(64, '0'));
             outside.checkpoints = {company().checkpoint(23)};
         }},
        {"edited: one and its link", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 10, "previous", std::string(64, '0'));
             edit(bundle, 10);
         }},
        {"edited: one behind a head of the bundle that agrees", "edited 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 17, "previous", std::string(64, '0')); }},
        {"edited: one behind a head of the bundle that agrees, and the next", "edited 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 17, "previous", std::string(64, '0'));
             relinkFrom(bundle, 18);
         }},
        {"edited: the link of one, and the next line is none", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 10, "previous", std::string(64, '0'));
             bundle.entry(10) = "x";
         }},
        // As if the next had been changed.
        {"edited: one, and the line behind the next is none", "edited 11, trusted 10, anchored 0",
         [](BundleText &bundle, Outside &) {
             edit(bundle, 10);
             bundle.entry(11) = "x";
         }},
        {"edited: the first", "edited 1, trusted 0, anchored 0", [](BundleText &bundle, Outside &) { edit(bundle, 1); }},
        {"the last, which nothing links to", "checkpoint 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) { edit(bundle, 24); }},
        {"the last, an outside head of all differs", "anchor 17, trusted 16, anchored 12",
         [](BundleText &bundle, Outside &outside) {
             edit(bundle, 24);
             outside.checkpoints = {company().checkpoint(24), company().checkpoint(12)};
         }},
        {"one of the last that are unsigned, and the links mended", "checkpoint 17, trusted 16, anchored 0",
         [](BundleText &bundle, Outside &) {
             edit(bundle, 22);
             relinkFrom(bundle, 23);
         }},
        {"edited: a head of the bundle differs before", "checkpoint 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.setNote(0, falseHead(8));
             edit(bundle, 10);
         }},
        {"edited: a head of the bundle differs behind", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.setNote(1, falseHead(16));
             edit(bundle, 10);
         }},
        // The link says which entry it is, so that a head of that size differs is no news.
        {"edited: an outside head of just that size differs", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &outside) {
             edit(bundle, 10);
             outside.checkpoints = {company().checkpoint(10)};
         }},
    };
    return cases;
}

const std::vector<Damaged> &rights()
{
    static const std::vector<Damaged> cases = {
        {"signature: a signed entry changed", "signature 16, trusted 15, anchored 0",
         [](BundleText &bundle, Outside &) { edit(bundle, 16); }},
        {"signature: the signature changed", "signature 16, trusted 15, anchored 8",
         [](BundleText &bundle, Outside &outside) {
             setMember(bundle, 16, "signature", std::string(128, '0'));
             outside.checkpoints = {company().checkpoint(8)};
         }},
        {"signature: that of another entry", "signature 16, trusted 15, anchored 0",
         [](BundleText &bundle,
            Outside &) { setMember(bundle, 16, "signature", *jsonOf(bundle.entry(16)).find("signature")); }},
        {"signature: an unsigned entry changed and linked anew", "signature 11, trusted 10, anchored 0",
         [](BundleText &bundle, Outside &) {
             edit(bundle, 10);
             relinkFrom(bundle, 11);
         }},
        {"signature: an entry left out, renumbered and linked anew", "signature 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.removeEntry(9);
             for (std::uint64_t seq = 10; seq < 24; ++seq)
                 setMember(bundle, seq, "seq", static_cast<std::int64_t>(seq));
             relinkFrom(bundle, 10);
         }},
        {"signature: a claim where a person must sign", "signature 9, trusted 8, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 8, [](const LogBuilder &log) { return log.text(log.claimed("person.retire")); });
         }},
        {"signature: log.begin, signed", "signature 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) {
             Entry entry = LogBuilder().by("ada", "admin", "log.begin");
             entry.seq = 1;
             entry.previous.clear();
             entry.detail["key"] = company().verifier().toText();
             bundle.entry(0) = LogBuilder::text(entry, "ada");
         }},
        {"signature: by another key of the person", "signature 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23, [](const LogBuilder &log) {
                 Entry entry = log.by("ed", "engineer:test", "gateway.check");
                 entry.environment = "test";
                 entry.actor.key = keyIdOf(testKey("ed 3").publicKey());
                 return LogBuilder::text(entry, "ed 2");
             });
         }},
        {"authority: a key that was retired", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23,
                     [](const LogBuilder &log) { return signedAs(log, "ed", "ed 2", "engineer:test", "gateway.check"); });
         }},
        {"authority: a person who has retired", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23,
                     [](const LogBuilder &log) { return signedAs(log, "fay", "fay", "viewer", "gateway.check"); });
         }},
        {"authority: a role not held", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23,
                     [](const LogBuilder &log) { return signedAs(log, "di", "di", "admin", "gateway.check"); });
         }},
        {"authority: a key of nobody, which comes before its signature", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23, [](const LogBuilder &log) {
                 return edited(signedAs(log, "di", "stranger", "auditor", "gateway.check"),
                               [](auto &entry) { entry["signature"] = std::string(128, '0'); });
             });
         }},
        {"authority: the key of another person", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             endWith(bundle, 23,
                     [](const LogBuilder &log) { return signedAs(log, "di", "ada", "auditor", "gateway.check"); });
         }},
        {"authority: another policy named", "authority 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "policy", std::string(64, '0')); }},
        {"authority: other people named", "authority 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 10, "people", ""); }},
        {"authority: a second log.begin", "authority 24, trusted 23, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 24, "action", "log.begin");
             setMember(bundle, 24, "detail", JsonValue::Object{{"key", company().verifier().toText()}});
         }},
        {"authority: another beginning", "authority 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) { setMember(bundle, 1, "action", "sync"); }},
        {"authority: begun with another key", "authority 1, trusted 0, anchored 0",
         [](BundleText &bundle,
            Outside &) { setMember(bundle, 1, "detail",
                                   JsonValue::Object{{"key", LogBuilder("other").verifier().toText()}}); }},
        {"authority: begun with its key under another name", "authority 1, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) {
             setMember(bundle, 1, "detail",
                       JsonValue::Object{{"key", VerifierKey{"plant", company().key().publicKey()}.toText()}});
         }},
        {"edited comes before signature", "edited 10, trusted 9, anchored 0",
         [](BundleText &bundle, Outside &) {
             edit(bundle, 10);
             setMember(bundle, 11, "signature", std::string(128, '0'));
             relinkFrom(bundle, 12);
             setMember(bundle, 11, "previous", toHex(leafHash(company().entries()[9])));
         }},
    };
    return cases;
}

const std::vector<Damaged> &rowsAndSeal()
{
    // The first two rows are groups (since 3) and promotion (since 19); the last change of all is 20.
    static const std::vector<Damaged> cases = {
        {"state: a row left out", "state 3, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.removeRow(0); }},
        {"state: a row left out that changed late", "state 19, trusted 24, anchored 16",
         [](BundleText &bundle, Outside &outside) {
             bundle.removeRow(1);
             outside.checkpoints = {company().checkpoint(16)};
         }},
        {"state: two rows left out, the earlier tells", "state 3, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.removeRow(1);
             bundle.removeRow(0);
         }},
        {"state: all rows left out", "state 3, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) {
             while (bundle.count("state") > 0)
                 bundle.removeRow(0);
         }},
        {"state: a row changed", "state 19, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.row(1).replace(bundle.row(1).find("19"), 2, "18"); }},
        {"state: a row that is none", "state 3, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.row(0) = "x"; }},
        {"state: a row more", "state 20, trusted 24, anchored 0",
         [](BundleText &bundle,
            Outside &) { bundle.insertRow(bundle.count("state"),
                                          R"({"granter":"ada","person":"fay","role":"admin","row":"role","since":18})"); }},
        {"state: a row twice", "state 20, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.insertRow(0, bundle.row(0)); }},
        {"state: an empty line more", "state 20, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { bundle.insertRow(0, ""); }},
        {"state: none is missing, but they stand in another order", "state 20, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) { std::swap(bundle.row(0), bundle.row(1)); }},
        {"state: the last comes first", "state 20, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) {
             const std::string row = bundle.row(bundle.count("state") - 1);
             bundle.removeRow(bundle.count("state") - 1);
             bundle.insertRow(0, row);
         }},
        {"state: of a log without people", "state 0, trusted 4, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle = BundleText(plainLog(4).bundle());
             bundle.insertRow(0, R"({"person":"ada","row":"person","since":3,"until":0})");
         }},
        {"state: not beside a bad checkpoint", "checkpoint 8, trusted 7, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle.removeRow(0);
             bundle.setNote(0, signNote(Checkpoint{company().origin(), 8, company().root(8)}.toText(), "stranger",
                                        testKey("stranger")));
         }},
        {"bundle: no checkpoint of all", "bundle 0, trusted 24, anchored 16",
         [](BundleText &bundle, Outside &outside) {
             bundle.removeNote(2);
             outside.checkpoints = {company().checkpoint(16)};
         }},
        {"bundle: no checkpoint at all", "bundle 0, trusted 24, anchored 0",
         [](BundleText &bundle, Outside &) {
             while (bundle.count("checkpoints") > 0)
                 bundle.removeNote(0);
         }},
        {"bundle: no checkpoint of all, an outside one does not help", "bundle 0, trusted 24, anchored 24",
         [](BundleText &bundle, Outside &outside) {
             bundle.removeNote(2);
             outside.checkpoints = {company().checkpoint(24)};
         }},
        {"bundle: an empty log", "bundle 0, trusted 0, anchored 0",
         [](BundleText &bundle, Outside &) {
             bundle = BundleText(company().bundle());
             while (bundle.count("entries") > 0)
                 bundle.removeEntry(0);
             while (bundle.count("state") > 0)
                 bundle.removeRow(0);
             bundle.setNote(0, company().checkpoint(0));
         }},
    };
    return cases;
}

} // namespace

class TestEntryDamage : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verify_formOrLogOfAnEntry_isNamed_data() { addCases(forms()); }
    void verify_formOrLogOfAnEntry_isNamed() { judge(forms()); }
    void verify_placeOrLinkOfAnEntry_isNamed_data() { addCases(places()); }
    void verify_placeOrLinkOfAnEntry_isNamed() { judge(places()); }
    void verify_rightOfAnEntry_isNamed_data() { addCases(rights()); }
    void verify_rightOfAnEntry_isNamed() { judge(rights()); }
    void verify_rowsOrNoHeadOfAll_isNamed_data() { addCases(rowsAndSeal()); }
    void verify_rowsOrNoHeadOfAll_isNamed() { judge(rowsAndSeal()); }
    void verify_seal_isLookedAtLast_data();
    void verify_seal_isLookedAtLast();
    void verify_reason_saysWhatTheRulesSay();

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
        BundleText bundle(company().bundle({8, 16}));
        Outside outside;
        tried.change(bundle, outside);
        const Verification answer = verifyBundle(bundle.sealedBy(company().key()), outside);
        QCOMPARE(inWords(answer), QLatin1StringView(tried.answer));
        QCOMPARE(answer.size, static_cast<std::uint64_t>(bundle.count("entries")));
    }
};

void TestEntryDamage::verify_seal_isLookedAtLast_data()
{
    QTest::addColumn<QByteArray>("seal");
    QTest::addColumn<QString>("answer");
    const std::string good = BundleText(company().bundle({8, 16})).seal();
    const std::string digest = *jsonOf(good).find("digest")->string(), other = toHex(sha256("other"));
    const auto seal = [](const std::string &of, const Signature &signature) {
        return QByteArray::fromStdString(canonical(JsonValue::Object{{"digest", of}, {"signature", toHex(signature)}}));
    };
    const auto sign = [](const std::string &message) { return company().key().sign(message); };
    const QString bad = u"bundle 0, trusted 24, anchored 0"_s, broken = u"bundle 0, trusted 0, anchored 0"_s;
    QTest::newRow("good") << seal(digest, sign("bulkhead-bundle-v1\n" + digest)) << u"ok, trusted 24, anchored 0"_s;
    QTest::newRow("another digest") << seal(other, sign("bulkhead-bundle-v1\n" + other)) << bad;
    QTest::newRow("another digest with the signature of the right one")
        << seal(other, sign("bulkhead-bundle-v1\n" + digest)) << bad;
    QTest::newRow("by another key") << seal(digest, testKey("stranger").sign("bulkhead-bundle-v1\n" + digest)) << bad;
    QTest::newRow("by a person's key") << seal(digest, testKey("ada").sign("bulkhead-bundle-v1\n" + digest)) << bad;
    QTest::newRow("of the bare digest") << seal(digest, sign(digest)) << bad;
    QTest::newRow("of another context") << seal(digest, sign("bulkhead-entry-v1\n" + digest)) << bad;
    QTest::newRow("zeros") << seal(digest, Signature{}) << bad;
    QTest::newRow("digest in capitals")
        << QByteArray::fromStdString(good).replace(QByteArray::fromStdString(digest),
                                                   QByteArray::fromStdString(digest).toUpper()) << broken;
    QTest::newRow("digest too short") << QByteArray(R"({"digest":"00","signature":"00"})") << broken;
    QTest::newRow("signature too short")
        << QByteArray::fromStdString(canonical(JsonValue::Object{{"digest", digest}, {"signature", "00"}})) << broken;
    QTest::newRow("a member more")
        << QByteArray::fromStdString(edited(good, [](auto &members) { members["more"] = 1; })) << broken;
    QTest::newRow("a member less")
        << QByteArray::fromStdString(edited(good, [](auto &members) { members.erase("digest"); })) << broken;
    QTest::newRow("empty") << QByteArray("") << broken;
    QTest::newRow("an empty object") << QByteArray("{}") << broken;
    QTest::newRow("a blank behind") << QByteArray::fromStdString(good + ' ') << broken;
}

void TestEntryDamage::verify_seal_isLookedAtLast()
{
    QFETCH(const QByteArray, seal);
    QFETCH(const QString, answer);
    BundleText bundle(company().bundle({8, 16}));
    bundle.seal() = seal.toStdString();
    QCOMPARE(inWords(verifyBundle(bundle.toText())), answer);
    if (answer.endsWith(u"trusted 0, anchored 0"))
        return;
    bundle.entry(4) = "x"; // whatever else is wrong comes first
    QCOMPARE(inWords(verifyBundle(bundle.toText())), u"malformed 5, trusted 4, anchored 0"_s);
}

void TestEntryDamage::verify_reason_saysWhatTheRulesSay()
{
    LogBuilder log = beginningOf(company(), 23);
    log.append(signedAs(log, "di", "di", "admin", "gateway.check"));
    const Verification answer = verifyBundle(log.bundle());
    QCOMPARE(inWords(answer), u"authority 24, trusted 23, anchored 0"_s);
    QVERIFY2(answer.reason.find("di") != std::string::npos && answer.reason.find("admin") != std::string::npos,
             answer.reason.c_str());
}

QTEST_GUILESS_MAIN(TestEntryDamage)
#include "tst_entrydamage.moc"
