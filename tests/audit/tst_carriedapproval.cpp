// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals that were signed elsewhere: what an entry has to be like that carries one into the log.
#include "audit/logs/carried.h"
#include "audit/verdict.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

struct Carried
{
    const char *name;
    Verdict verdict;
    std::function<void(LogBuilder &log, Entry &entry, ApprovalStatement &statement, std::string &keyName)> change;
};

const std::vector<Carried> &carried()
{
    using S = ApprovalStatement;
    static const std::vector<Carried> cases = {
        {"as it was signed", Verdict::Passes, [](LogBuilder &, Entry &, S &, std::string &) {}},
        {"for another log", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.log = std::string(32, '0'); }},
        {"for another request", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.request = std::string(32, '0'); }},
        {"for another environment", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.environment = "test"; }},
        {"in an entry of another environment", Verdict::Authority, [](LogBuilder &, Entry &e, S &, std::string &) { e.environment = "test"; }},
        {"for a longer log", Verdict::Authority, [](LogBuilder &log, Entry &, S &s, std::string &) { s.size = log.size() + 1; }},
        {"for no log at all", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.size = 0; }},
        {"by a key that is nobody's", Verdict::Authority, [](LogBuilder &, Entry &, S &, std::string &key) { key = "nobody"; }},
        {"in the name of somebody else", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.person = "bo"; }},
        {"in another spelling of the name", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.person = "Cy"; }},
        {"by nobody of this log", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.person = "zoe"; }},
        {"with the id of another key", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.key = keyIdOf(testKey("bo").publicKey()); }},
        {"by somebody who has no such role", Verdict::Authority,
         [](LogBuilder &, Entry &, S &s, std::string &key) {
             s.person = key = "di";
             s.key = keyIdOf(testKey("di").publicKey());
         }},
        {"by a key that has been replaced", Verdict::Authority, [](LogBuilder &log, Entry &, S &, std::string &) { log.rotate("cy", "approver", "cy 2"); }},
        {"by the key that replaced it", Verdict::Passes,
         [](LogBuilder &log, Entry &, S &s, std::string &key) {
             log.rotate("cy", "approver", "cy 2");
             key = "cy 2";
             s.key = keyIdOf(testKey(key).publicKey());
         }},
        {"by somebody who has gone", Verdict::Authority, [](LogBuilder &log, Entry &, S &, std::string &) { log.retire("bo", "cy"); }},
        {"by somebody whose role has gone", Verdict::Authority, [](LogBuilder &log, Entry &, S &, std::string &) { log.changePerson("bo", "cy", {"viewer"}, {"approver"}); }},
        {"by an approver of just this environment", Verdict::Passes,
         [](LogBuilder &log, Entry &, S &, std::string &) { log.changePerson("bo", "cy", {"approver:prod"}, {"approver"}); }},
        {"by an approver of another environment", Verdict::Authority,
         [](LogBuilder &log, Entry &, S &, std::string &) { log.changePerson("bo", "cy", {"approver:test"}, {"approver"}); }},
        {"at no time", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.at = "yesterday"; }},
        {"with no digest", Verdict::Authority, [](LogBuilder &, Entry &, S &s, std::string &) { s.digest.clear(); }},
    };
    return cases;
}

//! An entry that the engineer makes, which is not what was signed.
Entry entryOf(const LogBuilder &log)
{
    Entry entry = log.by("ed", "engineer:prod", "promotion.carry");
    entry.environment = "prod";
    entry.objectKind = "promotion";
    entry.objectId = std::string(32, 'b');
    return entry;
}

} // namespace

class TestCarriedApproval : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void carry_ofAStatement_data();
    void carry_ofAStatement();
    void carry_withAnyByteChanged_isRefused();
    void carry_ofAnotherDigestThanTheEntrySays_isRefused();
    void text_isReadBack_andNothingElseIs();
};

void TestCarriedApproval::carry_ofAStatement_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < carried().size(); ++i)
        QTest::newRow(carried()[i].name) << static_cast<int>(i);
}

void TestCarriedApproval::carry_ofAStatement()
{
    QFETCH(const int, number);
    const Carried &one = carried()[static_cast<std::size_t>(number)];
    LogBuilder log = teamLog();
    Entry entry = entryOf(log);
    ApprovalStatement statement = statementFor(log, entry, "cy", "cy");
    std::string keyName = "cy";
    one.change(log, entry, statement, keyName);
    const std::string environment = entry.environment;
    entry = entryOf(log); // behind what was done to the log
    entry.environment = environment;
    if (environment != "prod")
        entry = log.by("ada", "admin", "promotion.carry"), entry.environment = environment, entry.objectId = std::string(32, 'b');
    carry(entry, statement, keyName);
    QCOMPARE(nameOf(verdictOn(log.state(), log.text(entry))), nameOf(one.verdict));
}

void TestCarriedApproval::carry_withAnyByteChanged_isRefused()
{
    const LogBuilder log = teamLog();
    Entry entry = entryOf(log);
    addStatement(log, entry);
    QCOMPARE(nameOf(verdictOn(log.state(), log.text(entry))), "passes");
    for (const char *member : {"statement", "signature"}) {
        const std::string text = *entry.detail[member].string();
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string changed = text;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            Entry other = entry;
            other.detail[member] = changed;
            QCOMPARE(nameOf(verdictOn(log.state(), log.text(other))), "authority"); // though the one who carries it signs all of it
        }
        Entry other = entry;
        other.detail.erase(member);
        QCOMPARE(nameOf(verdictOn(log.state(), log.text(other))), "authority");
    }
}

void TestCarriedApproval::carry_ofAnotherDigestThanTheEntrySays_isRefused()
{
    const LogBuilder log = teamLog();
    Entry entry = entryOf(log);
    addStatement(log, entry);
    entry.detail["digest"] = std::string(64, 'e');
    QCOMPARE(nameOf(verdictOn(log.state(), log.text(entry))), "authority");
}

void TestCarriedApproval::text_isReadBack_andNothingElseIs()
{
    const LogBuilder log = teamLog();
    Entry entry = entryOf(log);
    const ApprovalStatement statement = statementFor(log, entry, "cy", "cy");
    const std::string text = statement.toText();
    QVERIFY(ApprovalStatement::fromText(text) == statement);
    for (const std::string &other : {std::string(), std::string("{}"), text + " ", text.substr(1), "[" + text + "]"})
        QVERIFY(!ApprovalStatement::fromText(other));
    const std::string more = text.substr(0, text.size() - 1) + R"(,"z":1})";
    QVERIFY(!ApprovalStatement::fromText(more));
}

QTEST_GUILESS_MAIN(TestCarriedApproval)
#include "tst_carriedapproval.moc"
