// SPDX-License-Identifier: GPL-3.0-or-later
// What entries make: people, keys, roles and policy (FORMAT.md section 4), and what the state says of them.
#include "audit/logs/bundletext.h"
#include "audit/entryreader.h"
#include "audit/verdict.h"

#include <QRegularExpression>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! The rows whose member `row` is one of these words, as the text of section 4 has them.
std::vector<std::string> rowsOf(const LogState &state, const Roles &words)
{
    std::vector<std::string> found;
    for (const std::string &row : state.rows()) {
        if (std::find(words.begin(), words.end(), *jsonOf(row).find("row")->string()) != words.end())
            found.push_back(row);
    }
    return found;
}

std::string digestOf(std::vector<std::string> rows)
{
    std::sort(rows.begin(), rows.end());
    std::string all;
    for (const std::string &row : rows)
        all += row + '\n';
    return rows.empty() ? std::string() : toHex(sha256(all));
}

std::string keyRow(const std::string &person, const std::string &keyName, const std::string &granter, int since,
                   int until)
{
    const PublicKey &key = testKey(keyName).publicKey();
    return "{\"granter\":\"" + granter + "\",\"key\":\""
        + toHex(sha256(std::string(key.begin(), key.end()))).substr(0, 32) + "\",\"person\":\"" + person
        + "\",\"public\":\"" + toHex(key) + "\",\"row\":\"key\",\"since\":" + std::to_string(since) + ",\"until\":"
            + std::to_string(until) + '}';
}

std::string personRow(const std::string &person, int since, int until = 0)
{
    return "{\"person\":\"" + person + "\",\"row\":\"person\",\"since\":" + std::to_string(since) + ",\"until\":"
        + std::to_string(until) + '}';
}

std::string roleRow(const std::string &person, const std::string &role, const std::string &granter, int since)
{
    return "{\"granter\":\"" + granter + "\",\"person\":\"" + person + "\",\"role\":\"" + role
        + "\",\"row\":\"role\",\"since\":" + std::to_string(since) + '}';
}

std::string policyRow(const std::string &section, const std::string &text, int since)
{
    return "{\"digest\":\"" + toHex(sha256(text)) + "\",\"row\":\"policy\",\"section\":\"" + section + "\",\"since\":"
        + std::to_string(since) + '}';
}

std::vector<std::string> sorted(std::vector<std::string> rows)
{
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

class TestLogState : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void rows_withoutPeople_areNone();
    void rows_companyLog_areThoseOfItsEntries();
    void rows_afterEachEntry_haveTheDigestsThatTheNextOneNames();
    void rows_anyNamesAndSections_areSortedByBytes();
    void policy_sectionThatDidNotChange_keepsItsSince();
    void proposal_entries_beginReplaceAndEndIt();
    void take_refused_changesNothing();
    void granter_rotationsAndChanges_followTheText();
    void queries_people_areAnswered();
    void policyText_textsThatCame_areKeptIfTheyAreThoseOfTheDigests();
};

void TestLogState::rows_withoutPeople_areNone()
{
    const LogBuilder log = plainLog(5);
    QVERIFY(log.state().rows().empty());
    QVERIFY(log.state().peopleDigest().empty());
    QVERIFY(log.state().policyDigest().empty());
    QVERIFY(LogState().rows().empty());
}

void TestLogState::rows_companyLog_areThoseOfItsEntries()
{
    const LogBuilder log = companyLog();
    const std::vector<std::string> wanted = sorted({
        personRow("ada", 3), personRow("bo", 4), personRow("cy", 5), personRow("di", 6), personRow("ed", 7),
            personRow("fay", 17, 18),
        keyRow("ada", "ada", "ada", 3, 0), keyRow("bo", "bo", "ada", 4, 0), keyRow("cy", "cy", "bo", 5, 0),
            keyRow("di", "di", "ada", 6, 0),
        keyRow("ed", "ed", "bo", 7, 9), keyRow("ed", "ed 2", "bo", 9, 20), keyRow("ed", "ed 3", "bo", 20, 0),
            keyRow("fay", "fay", "bo", 17, 18),
        roleRow("ada", "admin", "ada", 3), roleRow("bo", "admin", "ada", 4), roleRow("cy", "approver", "bo", 5),
            roleRow("di", "auditor", "ada", 6),
        roleRow("di", "viewer", "ada", 15), roleRow("ed", "engineer:test", "bo", 20),
        policyRow("groups", "strict", 3), policyRow("promotion", "strict", 19),
    });
    QCOMPARE(log.state().rows(), wanted);
    QCOMPARE(log.state().peopleDigest(), digestOf(rowsOf(log.state(), {"person", "key", "role"})));
    QCOMPARE(log.state().policyDigest(), digestOf(rowsOf(log.state(), {"policy"})));
}

void TestLogState::rows_afterEachEntry_haveTheDigestsThatTheNextOneNames()
{
    const LogBuilder log = companyLog();
    LogState state;
    EntryReader reader;
    for (const std::string &bytes : log.entries()) {
        const auto view = reader.parse(bytes);
        QVERIFY(view);
        QCOMPARE(std::string(view->people), digestOf(rowsOf(state, {"person", "key", "role"})));
        QCOMPARE(std::string(view->policy), digestOf(rowsOf(state, {"policy"})));
        QVERIFY(!state.take(*view));
        QCOMPARE(state.rows(), sorted(state.rows()));
    }
    QCOMPARE(state.rows(), log.state().rows());
}

void TestLogState::rows_anyNamesAndSections_areSortedByBytes()
{
    LogBuilder log;
    log.addFirst("Zoe",
                 sectionsOf({{"a", "1"}, {"\xef\xac\xb3", "2"}, {"\xf0\x9f\x98\x80", "3"}, {"", "4"}, {"\"\\\n", "5"}}));
    for (const char *name : {"a", "A1", "b.c", "b-c", "b_c", "0"})
        log.addPerson("Zoe", name, {"viewer", "viewer:x", "auditor"});
    log.accept("Zoe", sectionsOf({{"\xf0\x9f\x98\x80", "3"}, {"\xef\xac\xb3", "6"}}));
    QCOMPARE(log.state().rows(), sorted(log.state().rows()));
    QCOMPARE(log.state().peopleDigest(), digestOf(rowsOf(log.state(), {"person", "key", "role"})));
    QCOMPARE(log.state().policyDigest(), digestOf(rowsOf(log.state(), {"policy"})));
    QCOMPARE(rowsOf(log.state(), {"policy"}),
             sorted({policyRow("\xef\xac\xb3", "6", 9), policyRow("\xf0\x9f\x98\x80", "3", 2)}));
    for (const std::string &row : log.state().rows())
        QCOMPARE(canonical(jsonOf(row)), row);
    QVERIFY(verifyBundle(log.bundle()).ok);
}

void TestLogState::policy_sectionThatDidNotChange_keepsItsSince()
{
    LogBuilder log;
    log.addFirst("ada", sectionsOf({{"a", "1"}, {"b", "1"}, {"c", "1"}})); // 2
    log.accept("ada", sectionsOf({{"a", "1"}, {"b", "2"}, {"d", "1"}})); // 3: c goes, d comes
    QCOMPARE(rowsOf(log.state(), {"policy"}),
             sorted({policyRow("a", "1", 2), policyRow("b", "2", 3), policyRow("d", "1", 3)}));
    log.accept("ada", sectionsOf({{"a", "1"}, {"b", "1"}, {"c", "1"}})); // 4: as at first, but b and c are new
    QCOMPARE(rowsOf(log.state(), {"policy"}),
             sorted({policyRow("a", "1", 2), policyRow("b", "1", 4), policyRow("c", "1", 4)}));
    const std::string before = log.state().policyDigest();
    log.accept("ada", sectionsOf({{"a", "1"}, {"b", "1"}, {"c", "1"}})); // 5: nothing changes
    QCOMPARE(log.state().policyDigest(), before);
    log.accept("ada", {});
    QVERIFY(rowsOf(log.state(), {"policy"}).empty());
    QVERIFY(log.state().policyDigest().empty());
    QVERIFY(!log.state().peopleDigest().empty());
}

void TestLogState::proposal_entries_beginReplaceAndEndIt()
{
    LogBuilder log = teamLog();
    const std::string policy = log.state().policyDigest();
    QVERIFY(!log.state().proposal());
    log.propose("ada", looser());
    QCOMPARE(log.state().proposal()->seq, log.size());
    QCOMPARE(log.state().proposal()->person, "ada");
    QCOMPARE(log.state().proposal()->sections, looser());
    QCOMPARE(log.state().policyDigest(), policy); // nothing is accepted yet
    log.propose("bo", {});
    QCOMPARE(log.state().proposal()->person, "bo");
    QVERIFY(log.state().proposal()->sections.empty());
    log.work();
    QVERIFY(log.state().proposal().has_value());
    log.accept("ada", looser());
    QVERIFY(!log.state().proposal());
    QVERIFY(log.state().policyDigest() != policy);
    log.propose("ada", {});
    log.acceptProposal("cy", "approver");
    QVERIFY(!log.state().proposal());
    QVERIFY(log.state().policyDigest().empty());
}

void TestLogState::take_refused_changesNothing()
{
    LogBuilder log = teamLog();
    log.propose("ada", looser());
    const auto rows = log.state().rows();
    LogState state = log.state();
    EntryReader reader;
    Entry badKey = changeOf(log, "ada", "cy", {"viewer"}, {"approver"});
    addKey(badKey.detail, "bo");
    Entry badAddition = addition(log);
    badAddition.detail["sections"] = JsonValue::Object{};
    Entry badAcceptance = acceptance(log, "bo", "admin", log.size());
    Entry staleState = retirement(log, "ada", "cy");
    staleState.people.clear();
    for (const Entry &entry : {badKey, badAddition, badAcceptance, staleState, retirement(log, "cy", "ed"),
                               rotation(log, "ed", "engineer:prod", "bo")}) {
        const std::string text = log.text(entry);
        QVERIFY(state.take(*reader.parse(text)).has_value());
        QCOMPARE(state.rows(), rows);
        QCOMPARE(state.peopleDigest(), log.state().peopleDigest());
        QCOMPARE(state.policyDigest(), log.state().policyDigest());
        QCOMPARE(state.proposal()->seq, log.size());
    }
    const std::string good = log.text(retirement(log, "ada", "cy"));
    const auto view = reader.parse(good);
    QVERIFY(!state.take(*view));
    QVERIFY(state.take(*view).has_value()); // and a second time it is one too many
}

void TestLogState::granter_rotationsAndChanges_followTheText()
{
    LogBuilder log = teamLog();
    QVERIFY(log.state().isGrantedBy("ada", "ada", "admin")); // the first one acts for itself
    QVERIFY(log.state().isGrantedBy("bo", "cy", "approver"));
    QVERIFY(!log.state().isGrantedBy("ada", "cy", "approver"));
    log.rotate("cy", "approver", "cy 2");
    QCOMPARE(log.state().currentKey("cy")->granter, "bo"); // as the one before
    log.changePerson("ada", "cy", {"viewer"}, {});
    QVERIFY(log.state().isGrantedBy("ada", "cy", "viewer"));
    QVERIFY(!log.state().isGrantedBy("ada", "cy", "approver")); // neither key nor that role
    QVERIFY(log.state().isGrantedBy("bo", "cy", "viewer")); // the key
    log.changePerson("ada", "cy", {}, {}, "cy 3");
    QVERIFY(log.state().isGrantedBy("ada", "cy", "approver"));
    QVERIFY(log.state().isGrantedBy("bo", "cy", "approver"));
    QVERIFY(!log.state().isGrantedBy("bo", "cy", "viewer"));
    log.rotate("cy", "viewer", "cy 4");
    QCOMPARE(log.state().currentKey("cy")->granter, "ada");
    QVERIFY(!log.state().isGrantedBy("ada", "nobody", "viewer"));
}

void TestLogState::queries_people_areAnswered()
{
    const LogBuilder log = companyLog();
    const LogState &state = log.state();
    QCOMPARE(state.person("ada")->name, "ada");
    QCOMPARE(state.person("ADA")->name, "ada"); // by any spelling
    QVERIFY(!state.person("\u0430da"));
    QVERIFY(!state.person(""));
    QCOMPARE(state.person("fay")->until, std::uint64_t{18});
    QVERIFY(!state.currentKey("fay"));
    QVERIFY(state.rolesOf("fay").empty());
    QCOMPARE(state.currentKey("ed")->key, keyIdOf(testKey("ed 3").publicKey()));
    QCOMPARE(state.key(keyIdOf(testKey("ed").publicKey()))->until, std::uint64_t{9});
    QVERIFY(!state.key(keyIdOf(testKey("nobody").publicKey())));
    QCOMPARE(state.rolesOf("di"), (Roles{"auditor", "viewer"}));
    QCOMPARE(state.people().size(), std::size_t{6});
    QCOMPARE(state.keys().size(), std::size_t{8});
    QCOMPARE(state.roles().size(), std::size_t{6});
    QCOMPARE(state.policy().size(), std::size_t{2});
}

void TestLogState::policyText_textsThatCame_areKeptIfTheyAreThoseOfTheDigests()
{
    LogBuilder log = teamLog();
    Entry entry = acceptance(log, "ada", "admin", 0, sectionsOf({{"a", "one"}, {"b", "two"}, {"c", "three"}}));
    entry.detail["texts"] = JsonValue::Object{{"a", "one"}, {"b", "TWO"}, {"d", "one"}, {"c", 5}};
    log.add(entry);
    QCOMPARE(log.state().policyText("a"), "one");
    QVERIFY(log.state().policyText("b").empty());
    QVERIFY(log.state().policyText("c").empty());
    QVERIFY(log.state().policyText("d").empty());
    log.accept("ada", sectionsOf({{"a", "one"}})); // brought no text
    QVERIFY(log.state().policyText("a").empty());
}

QTEST_GUILESS_MAIN(TestLogState)
#include "tst_logstate.moc"
