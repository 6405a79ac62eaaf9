// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what: the table of FORMAT.md section 3, every action by every role.
#include "audit/logs/carried.h"
#include "audit/verdict.h"

#include <QRegularExpression>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! A line of the table. Roles: empty is any.
struct Line
{
    const char *action;
    bool isAlwaysSigned, isSignedOncePeople;
    Roles roles;
    bool isForAll = false; //!< names no environment
    bool isNeverSigned = false;
};

const std::vector<Line> &table()
{
    static const std::vector<Line> lines = {
        {"person.add", true, true, {"admin"}, true},
        {"person.change", true, true, {"admin"}, true},
        {"person.retire", true, true, {"admin"}, true},
        {"estate.propose", true, true, {"admin"}, true},
        {"estate.accept", true, true, {"admin"}, true},
        {"key.rotate", true, true, {}, true},
        {"audit.export", false, true, {"auditor", "admin"}, true},
        {"catalog.decide", false, true, {"engineer", "admin"}},
        {"estate.edit", false, true, {"engineer", "admin"}},
        {"promotion.request", true, true, {"engineer"}},
        {"promotion.approve", true, true, {"approver"}},
        {"promotion.waive", true, true, {"approver"}},
        {"promotion.breakglass", true, true, {"engineer", "admin"}},
        {"promotion.review", true, true, {"approver", "admin"}},
        {"promotion.carry", true, true, {"engineer", "approver", "admin"}},
        {"promotion.export", true, true, {"engineer", "approver", "auditor", "admin"}},
        {"promotion.reject", true, true, {"approver"}},
        {"promotion.changes", true, true, {"approver"}},
        {"promotion.comment", true, true, {"engineer", "approver", "admin"}},
        {"promotion.apply", true, true, {"engineer"}},
        {"promotion.rollback", true, true, {"engineer"}},
        {"promotion.expire", true, true, {"engineer", "approver"}},
        {"promotion.void", true, true, {"engineer", "approver"}},
        {"evidence.add", true, true, {"engineer", "admin"}},
        {"evidence.withdraw", true, true, {"engineer", "admin"}},
        {"attest.sign", true, true, {"admin"}},
        {"attest.countersign", true, true, {"admin", "approver"}},
        {"attest.withdraw", true, true, {"admin"}},
        {"exception.request", true, true, {"engineer", "approver", "admin"}},
        {"exception.approve", true, true, {"approver"}},
        {"exception.reject", true, true, {"approver"}},
        {"exception.revoke", true, true, {"approver", "admin"}},
        {"exception.void", false, false, {}, false, true},
        {"report.export", true, true, {"auditor", "admin"}, true},
        {"boundary.sign", true, true, {"admin"}},
        {"evidence.see", false, false, {}},
        {"sync", false, false, {"engineer", "admin"}},
        {"gateway.check", false, false, {}},
        {"isolation.check", false, false, {}},
        {"synced", false, false, {}},
        {"person.see", false, false, {}},
    };
    return lines;
}

const Roles &roleNames()
{
    static const Roles names{"viewer", "engineer", "approver", "auditor", "admin"};
    return names;
}

//! The details that make an entry of that action right, if `me` may.
JsonValue::Object detailOf(const LogBuilder &log, const std::string &action)
{
    if (action == "person.add")
        return addition(log).detail;
    if (action == "person.change")
        return changeOf(log, "me", "ed", {"viewer"}, {}).detail;
    if (action == "person.retire")
        return retirement(log, "me", "ed").detail;
    if (action == "estate.propose")
        return proposalOf(log, "me").detail;
    if (action == "estate.accept")
        return acceptance(log, "me", "admin").detail;
    JsonValue::Object detail;
    if (action == "key.rotate")
        addKey(detail, "me 2");
    return detail;
}

//! A log with a person "me" who has just that role.
LogBuilder logWith(const std::string &role)
{
    LogBuilder log = teamLog();
    log.addPerson("bo", "me", {role});
    return log;
}

bool isAmong(const Roles &roles, const std::string &role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

} // namespace

class TestActionRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void take_everyActionByEveryRole_isAsTheTableSays_data();
    void take_everyActionByEveryRole_isAsTheTableSays();
    void take_everyActionByAClaim_isAsTheTableSays_data();
    void take_everyActionByAClaim_isAsTheTableSays();
    void take_acceptanceWithAProposal_isForApproversToo_data();
    void take_acceptanceWithAProposal_isForApproversToo();
    void take_roleNotHeld_isRefused();
    void roleFor_everyRole_isOneThatPasses();
};

void TestActionRules::take_everyActionByEveryRole_isAsTheTableSays_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("role");
    for (std::size_t line = 0; line < table().size(); ++line) {
        for (const std::string &role : roleNames())
            QTest::addRow("%s by %s", table()[line].action, role.c_str()) << static_cast<int>(line)
                << QByteArray::fromStdString(role);
    }
}

void TestActionRules::take_everyActionByEveryRole_isAsTheTableSays()
{
    QFETCH(const int, line);
    QFETCH(const QByteArray, role);
    const Line &rule = table()[static_cast<std::size_t>(line)];
    const bool isNamed = rule.roles.empty() || isAmong(rule.roles, role.toStdString());
    for (const char *scope : {"", ":prod"}) {
        const std::string held = role.toStdString() + scope;
        const LogBuilder log = logWith(held);
        for (const char *environment : {"", "prod", "test", "PROD", "prod2"}) {
            Entry entry = log.by("me", held, rule.action);
            entry.detail = detailOf(log, rule.action);
            entry.environment = environment;
            if (entry.action == carryAction)
                addStatement(log, entry);
            const bool isInScope = *scope == '\0' || std::string_view(environment) == "prod"
                || std::string_view(rule.action) == "key.rotate";
            const bool isTooNarrow = rule.isForAll && *environment != '\0';
            const Verdict wanted = rule.isNeverSigned ? Verdict::Signature : isNamed && isInScope && !isTooNarrow ? Verdict::Passes : Verdict::Authority;
            QCOMPARE(nameOf(verdictOn(log.state(), log.text(entry))), nameOf(wanted));
            // With another's signature it is that first, whatever the role says.
            QCOMPARE(nameOf(verdictOn(log.state(), LogBuilder::text(entry, "somebody"))), nameOf(Verdict::Signature));
        }
    }
}

void TestActionRules::take_everyActionByAClaim_isAsTheTableSays_data()
{
    QTest::addColumn<int>("line");
    for (std::size_t line = 0; line < table().size(); ++line)
        QTest::newRow(table()[line].action) << static_cast<int>(line);
}

void TestActionRules::take_everyActionByAClaim_isAsTheTableSays()
{
    QFETCH(const int, line);
    const Line &rule = table()[static_cast<std::size_t>(line)];
    const LogBuilder before, after = teamLog();
    for (const LogBuilder *log : {&before, &after}) {
        Entry entry = log->claimed(rule.action);
        entry.detail = detailOf(after, rule.action);
        entry.environment = rule.isForAll ? "" : "prod";
        if (entry.action == carryAction)
            addStatement(*log, entry);
        const bool mustSign = rule.isAlwaysSigned || (rule.isSignedOncePeople && log == &after);
        QCOMPARE(nameOf(verdictOn(log->state(), log->text(entry))),
                 nameOf(mustSign ? Verdict::Signature : Verdict::Passes));
        // The operating system may call its user as it likes.
        for (const char *claim : {"", "ada", "admin", "root"}) {
            entry.actor.claim = claim;
            QCOMPARE(nameOf(verdictOn(log->state(), log->text(entry))),
                     nameOf(mustSign ? Verdict::Signature : Verdict::Passes));
        }
    }
    if (rule.isForAll) {
        Entry entry = before.claimed(rule.action);
        entry.environment = "prod";
        const Verdict wanted = rule.isAlwaysSigned ? Verdict::Signature : Verdict::Authority;
        QCOMPARE(nameOf(verdictOn(before.state(), before.text(entry))), nameOf(wanted));
    }
    // Once there have been people, there always are: nobody who is the only admin can retire.
    LogBuilder alone("plant");
    alone.addFirst("ada", {});
    QCOMPARE(nameOf(verdictOn(alone.state(), alone.text(retirement(alone, "ada", "ada")))), nameOf(Verdict::Authority));
}

void TestActionRules::take_acceptanceWithAProposal_isForApproversToo_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<bool>("passes");
    for (const std::string &role : roleNames())
        QTest::newRow(role.c_str()) << QByteArray::fromStdString(role) << (role == "admin" || role == "approver");
}

void TestActionRules::take_acceptanceWithAProposal_isForApproversToo()
{
    QFETCH(const QByteArray, role);
    QFETCH(const bool, passes);
    LogBuilder log = logWith(role.toStdString());
    log.propose("ada", looser());
    const Entry entry = acceptance(log, "me", role.toStdString(), log.size());
    QCOMPARE(verdictOn(log.state(), log.text(entry)) == Verdict::Passes, passes);
    // A scope has to be that of the entry here, too.
    LogBuilder scoped = logWith(role.toStdString() + ":prod");
    scoped.propose("ada", looser());
    const Entry everywhere = acceptance(scoped, "me", role.toStdString() + ":prod", scoped.size());
    QCOMPARE(nameOf(verdictOn(scoped.state(), scoped.text(everywhere))), nameOf(Verdict::Authority));
}

void TestActionRules::take_roleNotHeld_isRefused()
{
    const LogBuilder log = logWith("engineer:prod");
    for (const char *role : {"engineer", "engineer:test", "engineer:prod2", "engineer:PROD", "admin", "viewer",
                             "admin:prod"}) {
        Entry entry = log.by("me", role, "sync");
        entry.environment = "prod";
        QCOMPARE(nameOf(verdictOn(log.state(), log.text(entry))), nameOf(Verdict::Authority));
    }
    const LogBuilder wide = logWith("engineer"); // holding it everywhere is not holding it there
    Entry entry = wide.by("me", "engineer:prod", "sync");
    entry.environment = "prod";
    QCOMPARE(nameOf(verdictOn(wide.state(), wide.text(entry))), nameOf(Verdict::Authority));
}

void TestActionRules::roleFor_everyRole_isOneThatPasses()
{
    for (const Line &line : table()) {
        if (line.isNeverSigned)
            continue; // nobody does it
        for (const std::string &name : roleNames()) {
            for (const char *scope : {"", ":prod"}) {
                const LogBuilder log = logWith(name + scope);
                for (const char *environment : {"", "prod", "test"}) {
                    const std::string role = log.state().roleFor("me", line.action, environment);
                    Entry entry = log.by("me", name + scope, line.action);
                    entry.detail = detailOf(log, line.action);
                    entry.environment = environment;
                    if (entry.action == carryAction)
                        addStatement(log, entry);
                    QCOMPARE(role.empty(), verdictOn(log.state(), log.text(entry)) != Verdict::Passes);
                    QVERIFY(role.empty() || role == name + scope);
                }
            }
        }
    }
    QVERIFY(logWith("approver").state().roleFor("me", "estate.accept", {}).empty());
    QCOMPARE(logWith("approver").state().roleFor("me", "estate.accept", {}, true), "approver");
    QVERIFY(logWith("admin").state().roleFor("nobody", "sync", {}).empty());
}

QTEST_GUILESS_MAIN(TestActionRules)
#include "tst_actionrules.moc"
