// SPDX-License-Identifier: GPL-3.0-or-later
// One person who wants to be two, or another: each trick is prepared by entries that may be, and its last entry may not.
#include "audit/logs/bundletext.h"
#include "audit/verdict.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

using Trick = std::function<std::string(LogBuilder &)>;

//! Ada's policy is to be accepted; whoever signs it stands for the second person.
std::string acceptAs(LogBuilder &log, const std::string &person, const std::string &role, const std::string &keyName = {})
{
    if (!log.state().proposal())
        log.propose("ada", looser());
    Entry entry = acceptance(log, person, role, log.state().proposal()->seq);
    if (keyName.empty())
        return log.text(entry);
    entry.actor.key = keyIdOf(testKey(keyName).publicKey());
    return LogBuilder::text(entry, keyName);
}

//! An entry of the first one's key, in the name of the second.
std::string inTheNameOf(const LogBuilder &log, const std::string &keyName, const std::string &person,
                        const std::string &role)
{
    Entry entry = log.by(person, role, "sync");
    entry.actor.key = keyIdOf(testKey(keyName).publicKey());
    return LogBuilder::text(entry, keyName);
}

std::string addAs(const LogBuilder &log, const std::string &name)
{
    Entry entry = addition(log, "ada", name);
    entry.detail["roles"] = valueOf(Roles{"admin"});
    return log.text(entry);
}

//! A signed text with a member changed behind the signature's back.
std::string tampered(const std::string &text, const std::function<void(JsonValue::Object &)> &change)
{
    JsonValue json = jsonOf(text);
    change(*json.object());
    return canonical(json);
}

struct Row
{
    const char *name;
    Trick trick;
};

const std::vector<Row> &secondSelves()
{
    static const std::vector<Row> rows = {
        {"the proposer accepts", [](LogBuilder &log) { return acceptAs(log, "ada", "admin"); }},
        {"the proposer accepts under another role",
         [](LogBuilder &log) {
             log.changePerson("bo", "ada", {"approver"}, {});
             return acceptAs(log, "ada", "approver");
         }},
        {"the proposer accepts after a rotation: second key of one person",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.rotate("ada", "admin", "ada 2");
             return acceptAs(log, "ada", "admin");
         }},
        {"the proposer accepts with a key that another admin replaced",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.changePerson("bo", "ada", {}, {}, "ada 2");
             return acceptAs(log, "ada", "admin");
         }},
        {"the proposer accepts in capitals", [](LogBuilder &log) { return acceptAs(log, "ADA", "admin", "ada"); }},
        {"the proposer accepts with one capital", [](LogBuilder &log) { return acceptAs(log, "Ada", "admin", "ada"); }},
        {"the proposer accepts with her old key after a rotation",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.rotate("ada", "admin", "ada 2");
             return acceptAs(log, "ada", "admin", "ada");
         }},
        {"the proposer proposes what another proposed, and accepts",
         [](LogBuilder &log) {
             log.propose("bo", looser());
             log.propose("ada", looser());
             return acceptAs(log, "ada", "admin");
         }},
        {"a person whom the proposer added",
         [](LogBuilder &log) {
             log.addPerson("ada", "puppet", {"approver"});
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person whom the proposer added, after a rotation",
         [](LogBuilder &log) {
             log.addPerson("ada", "puppet", {"approver"});
             log.rotate("puppet", "approver", "puppet 2");
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person whom the proposer added, after five rotations",
         [](LogBuilder &log) {
             log.addPerson("ada", "puppet", {"approver"});
             for (int i = 2; i <= 6; ++i)
                 log.rotate("puppet", "approver", "puppet " + std::to_string(i));
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person whom the proposer added, with a role from another",
         [](LogBuilder &log) {
             log.addPerson("ada", "puppet", {"viewer"});
             log.changePerson("bo", "puppet", {"approver"}, {});
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person whom the proposer added, with a key from another but her role",
         [](LogBuilder &log) {
             log.addPerson("ada", "puppet", {"approver"});
             log.changePerson("bo", "puppet", {}, {}, "puppet 2");
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person to whom the proposer gave the role",
         [](LogBuilder &log) {
             log.addPerson("bo", "puppet", {"viewer"});
             log.changePerson("ada", "puppet", {"approver"}, {});
             return acceptAs(log, "puppet", "approver");
         }},
        {"a person to whom the proposer gave the role after proposing",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.changePerson("ada", "ed", {"approver"}, {});
             return acceptAs(log, "ed", "approver");
         }},
        {"a person from whom the proposer took the role and gave it again",
         [](LogBuilder &log) {
             log.changePerson("ada", "cy", {}, {"approver"});
             log.changePerson("ada", "cy", {"approver"}, {});
             return acceptAs(log, "cy", "approver");
         }},
        {"a person whose key the proposer replaced",
         [](LogBuilder &log) {
             log.changePerson("ada", "cy", {}, {}, "cy 2");
             return acceptAs(log, "cy", "approver");
         }},
        {"a person whose key the proposer replaced, after a rotation",
         [](LogBuilder &log) {
             log.changePerson("ada", "cy", {}, {}, "cy 2");
             log.rotate("cy", "approver", "cy 3");
             return acceptAs(log, "cy", "approver");
         }},
        {"a person whose key the proposer replaced after proposing",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.changePerson("ada", "cy", {}, {}, "cy 2");
             return acceptAs(log, "cy", "approver");
         }},
        {"an admin whom the proposer made one",
         [](LogBuilder &log) {
             log.changePerson("ada", "cy", {"admin"}, {});
             return acceptAs(log, "cy", "admin");
         }},
    };
    return rows;
}

const std::vector<Row> &otherNames()
{
    static const std::vector<Row> rows = {
        {"the same name again", [](LogBuilder &log) { return addAs(log, "bo"); }},
        {"the name in capitals", [](LogBuilder &log) { return addAs(log, "BO"); }},
        {"the name with one capital", [](LogBuilder &log) { return addAs(log, "Bo"); }},
        {"the name of one who retired",
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             return addAs(log, "cy");
         }},
        {"the name of one who retired, in capitals",
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             return addAs(log, "CY");
         }},
        {"Cyrillic letters that look alike", [](LogBuilder &log) { return addAs(log, "b\u043e"); }},
        {"a Greek letter that looks alike", [](LogBuilder &log) { return addAs(log, "b\u03bf"); }},
        {"full-width letters", [](LogBuilder &log) { return addAs(log, "\uff42\uff4f"); }},
        {"mathematical letters", [](LogBuilder &log) { return addAs(log, "\U0001d41b\U0001d428"); }},
        {"é composed (NFC)", [](LogBuilder &log) { return addAs(log, "ren\u00e9"); }},
        {"é decomposed (NFD)", [](LogBuilder &log) { return addAs(log, "rene\u0301"); }},
        {"the Kelvin sign, which is a k in small letters", [](LogBuilder &log) { return addAs(log, "\u212aim"); }},
        {"a dotless i", [](LogBuilder &log) { return addAs(log, "d\u0131"); }},
        {"a zero-width blank inside", [](LogBuilder &log) { return addAs(log, "b\u200bo"); }},
        {"a soft hyphen inside", [](LogBuilder &log) { return addAs(log, "b\u00ado"); }},
        {"a right-to-left mark", [](LogBuilder &log) { return addAs(log, "\u202eob"); }},
        {"a blank behind", [](LogBuilder &log) { return addAs(log, "bo "); }},
        {"a line feed behind", [](LogBuilder &log) { return addAs(log, "bo\n"); }},
        {"a zero byte behind", [](LogBuilder &log) { return addAs(log, std::string("bo\0", 3)); }},
        {"a change of oneself in capitals",
         [](LogBuilder &log) { return log.text(changeOf(log, "ada", "ADA", {"auditor"}, {})); }},
        {"a look-alike as the actor",
         [](LogBuilder &log) {
             Entry entry = log.by("\u0430da", "admin", "sync");
             entry.actor.key = keyIdOf(testKey("ada").publicKey());
             return LogBuilder::text(entry, "ada");
         }},
    };
    return rows;
}

const std::vector<Row> &otherKeys()
{
    static const std::vector<Row> rows = {
        {"the key of another, in one's own name", [](LogBuilder &log) { return inTheNameOf(log, "bo", "ada", "admin"); }},
        {"one's own key, in the name of another", [](LogBuilder &log) { return inTheNameOf(log, "di", "ada", "admin"); }},
        {"a key that nobody has", [](LogBuilder &log) { return inTheNameOf(log, "stranger", "ada", "admin"); }},
        {"somebody else's signature under the right key id",
         [](LogBuilder &log) { return LogBuilder::text(log.by("ada", "admin", "sync"), "di"); }},
        {"the signature of another entry",
         [](LogBuilder &log) {
             const JsonValue other = jsonOf(log.text(log.by("ada", "admin", "catalog.decide")));
             return tampered(log.text(log.by("ada", "admin", "sync")),
                             [&](auto &entry) { entry["signature"] = *other.find("signature"); });
         }},
        {"a retired key",
         [](LogBuilder &log) {
             log.rotate("ada", "admin", "ada 2");
             return inTheNameOf(log, "ada", "ada", "admin");
         }},
        {"a key that an admin replaced",
         [](LogBuilder &log) {
             log.changePerson("bo", "ada", {}, {}, "ada 2");
             return inTheNameOf(log, "ada", "ada", "admin");
         }},
        {"the key of one who retired",
         [](LogBuilder &log) {
             log.retire("ada", "bo");
             return inTheNameOf(log, "bo", "bo", "admin");
         }},
        {"a retired person's key for a new person",
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             Entry entry = addition(log);
             addKey(entry.detail, "cy");
             return log.text(entry);
         }},
        {"the key of another for a new person",
         [](LogBuilder &log) {
             Entry entry = addition(log);
             addKey(entry.detail, "bo");
             return log.text(entry);
         }},
        {"one's own key for another",
         [](LogBuilder &log) {
             Entry entry = changeOf(log, "ada", "cy", {}, {});
             addKey(entry.detail, "ada");
             return log.text(entry);
         }},
        {"a key to which somebody else has the other half",
         [](LogBuilder &log) {
             Entry entry = addition(log);
             entry.detail["public"] = toHex(testKey("stranger").publicKey());
             return log.text(entry);
         }},
        {"a rotation of another's key",
         [](LogBuilder &log) {
             Entry entry = rotation(log, "cy", "approver", "cy 2");
             return LogBuilder::text(entry, "ada");
         }},
        {"a rotation to the key of another",
         [](LogBuilder &log) { return log.text(rotation(log, "ada", "admin", "bo")); }},
        {"an entry from another log",
         [](LogBuilder &) {
             LogBuilder other("other");
             other.addFirst("eve", {});
             other.work();
             return other.text(other.by("eve", "admin", "sync"));
         }},
        {"an entry from another log with the same people",
         [](LogBuilder &) {
             LogBuilder other = teamLog("other");
             other.addPerson("ada", "eve", {"viewer"});
             return other.text(other.by("ada", "admin", "sync"));
         }},
        {"the log's own key", [](LogBuilder &log) { return inTheNameOf(log, "log plant", "ada", "admin"); }},
        {"a claim of a person's name where a signature is needed",
         [](LogBuilder &log) {
             Entry entry = acceptance(log, "ada", "admin");
             entry.actor = {"ada", {}, {}, {}};
             return log.text(entry);
         }},
        {"a signature cut off",
         [](LogBuilder &log) { return tampered(log.text(addition(log)),
                                               [](auto &entry) { entry.erase("signature"); }); }},
        {"the actor made a claim behind the signature",
         [](LogBuilder &log) {
             return tampered(log.text(addition(log)),
                             [](auto &entry) { entry["actor"] = JsonValue::Object{{"claim", "ada"}}; });
         }},
        {"a signature of zeros",
         [](LogBuilder &log) { return tampered(log.text(addition(log)),
                                               [](auto &entry) { entry["signature"] = std::string(128, '0'); }); }},
    };
    return rows;
}

const std::vector<Row> &otherRights()
{
    static const std::vector<Row> rows = {
        {"role changed after signing",
         [](LogBuilder &log) {
             return tampered(log.text(log.by("di", "auditor", "estate.edit")),
                             [](auto &entry) { (*entry["actor"].object())["role"] = "admin"; });
         }},
        {"person changed after signing",
         [](LogBuilder &log) {
             return tampered(log.text(log.by("di", "auditor", "audit.export")),
                             [](auto &entry) { (*entry["actor"].object())["person"] = "ada"; });
         }},
        {"environment changed after signing",
         [](LogBuilder &log) {
             Entry entry = log.by("ed", "engineer:prod", "estate.edit");
             entry.environment = "test";
             return tampered(log.text(entry), [](auto &json) { json["environment"] = "prod"; });
         }},
        {"a role that one does not hold", [](LogBuilder &log) { return log.text(log.by("di", "admin", "sync")); }},
        {"a role of before",
         [](LogBuilder &log) {
             log.changePerson("ada", "bo", {"viewer"}, {"admin"});
             return log.text(addition(log, "bo"));
         }},
        {"an action everywhere with a role somewhere",
         [](LogBuilder &log) { return log.text(log.by("ed", "engineer:prod", "estate.edit")); }},
        {"an action elsewhere with a role somewhere",
         [](LogBuilder &log) {
             Entry entry = log.by("ed", "engineer:prod", "estate.edit");
             entry.environment = "test";
             return log.text(entry);
         }},
        {"people added everywhere by an admin of somewhere",
         [](LogBuilder &log) {
             log.addPerson("ada", "eve", {"admin:prod"});
             Entry entry = addition(log, "eve");
             entry.actor.role = "admin:prod";
             return log.text(entry);
         }},
        {"a full admin made by an admin of somewhere, there",
         [](LogBuilder &log) {
             log.addPerson("ada", "eve", {"admin:prod"});
             Entry entry = addition(log, "eve");
             entry.actor.role = "admin:prod";
             entry.environment = "prod";
             entry.detail["roles"] = valueOf(Roles{"admin"});
             return log.text(entry);
         }},
        {"a policy accepted by an admin of somewhere, there",
         [](LogBuilder &log) {
             log.addPerson("ada", "eve", {"admin:prod"});
             Entry entry = acceptance(log, "eve", "admin:prod");
             entry.environment = "prod";
             return log.text(entry);
         }},
        {"a loosening accepted by an approver of somewhere, there",
         [](LogBuilder &log) {
             log.changePerson("bo", "cy", {"approver:prod"}, {"approver"});
             log.propose("ada", looser());
             Entry entry = acceptance(log, "cy", "approver:prod", log.size());
             entry.environment = "prod";
             return log.text(entry);
         }},
        {"own roles changed", [](LogBuilder &log) { return log.text(changeOf(log, "ada", "ada", {"approver"}, {})); }},
        {"own key changed by a change",
         [](LogBuilder &log) {
             Entry entry = changeOf(log, "ada", "ada", {}, {});
             addKey(entry.detail, "ada 2");
             return log.text(entry);
         }},
        {"the last admin retires",
         [](LogBuilder &log) {
             log.retire("ada", "bo");
             return log.text(retirement(log, "ada", "ada"));
         }},
        {"the last admin's role is taken",
         [](LogBuilder &log) {
             log.addPerson("ada", "eve", {"admin:prod"});
             log.changePerson("ada", "bo", {"viewer"}, {"admin"});
             Entry entry = changeOf(log, "eve", "ada", {}, {"admin"});
             entry.actor.role = "admin:prod";
             entry.environment = "prod";
             return log.text(entry);
         }},
        {"a stale proposal",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             const std::uint64_t seq = log.size();
             log.propose("bo", sectionsOf({{"x", "y"}}));
             return log.text(acceptance(log, "cy", "approver", seq));
         }},
        {"a proposal accepted twice",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             const std::uint64_t seq = log.size();
             log.acceptProposal("cy", "approver");
             return log.text(acceptance(log, "cy", "approver", seq));
         }},
        {"other sections than those proposed",
         [](LogBuilder &log) {
             log.propose("ada", looser());
             return log.text(acceptance(log, "cy", "approver", log.size(), sectionsOf({{"groups", "g"}})));
         }},
        {"an admin who accepts a loosening that nobody proposed",
         [](LogBuilder &log) {
             Entry entry = acceptance(log, "bo", "admin");
             entry.detail["loosening"] = true;
             return log.text(entry);
         }},
        {"an approver who accepts what is no loosening",
         [](LogBuilder &log) { return log.text(acceptance(log, "cy", "approver")); }},
        {"an approver who proposes",
         [](LogBuilder &log) {
             Entry entry = proposalOf(log, "cy");
             entry.actor.role = "approver";
             return log.text(entry);
         }},
        {"a second first person",
         [](LogBuilder &log) {
             Entry entry = log.by("new", "admin", "person.add");
             entry.detail = {{"person", "new"}, {"roles", valueOf(Roles{"admin"})}, {"sections", JsonValue::Object{}}};
             addKey(entry.detail, "new");
             return log.text(entry);
         }},
    };
    return rows;
}

void addTricks(const std::vector<Row> &rows)
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::newRow(rows[i].name) << static_cast<int>(i);
}

} // namespace

class TestIdentityTricks : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void take_secondSelf_isRefused_data() { addTricks(secondSelves()); }
    void take_secondSelf_isRefused() { judge(secondSelves()); }
    void take_otherName_isRefused_data() { addTricks(otherNames()); }
    void take_otherName_isRefused() { judge(otherNames()); }
    void take_otherKey_isRefused_data() { addTricks(otherKeys()); }
    void take_otherKey_isRefused() { judge(otherKeys()); }
    void take_otherRight_isRefused_data() { addTricks(otherRights()); }
    void take_otherRight_isRefused() { judge(otherRights()); }
    void take_honestPeople_pass();
    void tricks_count_isMoreThanThirty();

private:
    static void judge(const std::vector<Row> &rows);
};

//! Refused by the rules, and by a verifier who gets a whole bundle with it, sealed by the log's own key.
void TestIdentityTricks::judge(const std::vector<Row> &rows)
{
    QFETCH(const int, number);
    LogBuilder log = teamLog();
    const std::string text = rows[static_cast<std::size_t>(number)].trick(log);
    const Verdict verdict = verdictOn(log.state(), text);
    // Only a verifier knows which log it looks at.
    QVERIFY(verdict != Verdict::Passes || text.find(log.id()) == std::string::npos);
    log.append(text);
    const Verification answer = verifyBundle(log.bundle());
    QVERIFY(!answer.ok);
    QVERIFY(answer.firstBad.has_value());
    QCOMPARE(answer.firstBad->seq, log.size());
    QCOMPARE(answer.trustedUntil, log.size() - 1);
    if (verdict == Verdict::Signature)
        QCOMPARE(toWire(answer.firstBad->kind), std::string_view("signature"));
}

void TestIdentityTricks::take_honestPeople_pass()
{
    LogBuilder log = teamLog();
    QVERIFY(verdictOn(log.state(), acceptAs(log, "cy", "approver")) == Verdict::Passes); // bo gave cy key and role
    log.changePerson("bo", "ed", {"approver"}, {}); // ada gave him nothing
    QVERIFY(verdictOn(log.state(), acceptAs(log, "ed", "approver")) == Verdict::Passes);
    log.changePerson("bo", "di", {"approver"}, {}, "di 2"); // ada added di, but bo gave role and key since
    QVERIFY(verdictOn(log.state(), acceptAs(log, "di", "approver")) == Verdict::Passes);
    QVERIFY(verdictOn(log.state(), addAs(log, "boo")) == Verdict::Passes);
    log.changePerson("bo", "ada", {"auditor"}, {});
    QVERIFY(verifyBundle(log.bundle()).ok);
    log.append(acceptAs(log, "cy", "approver"));
    QVERIFY(verifyBundle(log.bundle()).ok);
}

void TestIdentityTricks::tricks_count_isMoreThanThirty()
{
    const std::size_t count = secondSelves().size() + otherNames().size() + otherKeys().size() + otherRights().size();
    qInfo("%zu tricks", count);
    QVERIFY(count >= 30);
}

QTEST_GUILESS_MAIN(TestIdentityTricks)
#include "tst_identitytricks.moc"
