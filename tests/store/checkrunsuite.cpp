// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the store's suite that is about check runs and the lives of findings.
#include "store/storesuite.h"

#include "store/storefixture.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);

CheckRun runOf(SnapshotId snapshot, int second)
{
    CheckRun run;
    run.snapshot = snapshot;
    run.at = at(second);
    run.sandbox = sandbox;
    run.production = production;
    run.catalogue = u"2026.11"_s;
    run.status = u"not_isolated"_s;
    run.summary = R"({"controls":[]})";
    return run;
}

CheckFinding finding(const std::string &fingerprint, const std::string &detail = "{}")
{
    CheckFinding one;
    one.fingerprint = fingerprint;
    one.control = "IDN-01";
    one.verdict = "fail";
    one.detail = detail;
    return one;
}

//! "a since 1, b since 2 reopened"
QString textOf(const std::vector<CheckFinding> &findings)
{
    QStringList parts;
    for (const CheckFinding &one : findings) {
        parts.append(u"%1 since %2%3%4"_s.arg(QString::fromStdString(one.fingerprint))
                         .arg(one.since)
                         .arg(one.closed ? u" closed %1"_s.arg(one.closed) : QString(),
                              one.isReopened ? u" reopened"_s : QString()));
    }
    return parts.join(u", "_s);
}

} // namespace

void StoreSuite::checkRuns_kept_areListedNewestFirst()
{
    const StoreOpener opener = freshStore();
    Result<std::unique_ptr<Store>> opened = opener();
    VERIFY_OK(opened);
    Store &store = **opened;
    const SnapshotId snapshot = store.beginSnapshot(u"acme"_s, at(1)).value();
    QVERIFY(store.checkRuns(sandbox, production, 0).value().isEmpty());
    const CheckRun one = store.addCheckRun(runOf(snapshot, 10), {}).value();
    const CheckRun two = store.addCheckRun(runOf(snapshot, 20), {}).value();
    QVERIFY(one.id > 0 && two.id > one.id);
    QCOMPARE(store.checkRuns(sandbox, production, 0).value(), (QList<CheckRun>{two, one}));
    QCOMPARE(store.checkRuns(sandbox, production, 1).value(), QList<CheckRun>{two});
    QVERIFY(store.checkRuns(production, sandbox, 0).value().isEmpty());
}

void StoreSuite::checkRuns_ofAnOlderSnapshot_areNotKept()
{
    const StoreOpener opener = freshStore();
    Result<std::unique_ptr<Store>> opened = opener();
    VERIFY_OK(opened);
    Store &store = **opened;
    const SnapshotId older = store.beginSnapshot(u"acme"_s, at(1)).value();
    const SnapshotId newer = store.beginSnapshot(u"acme"_s, at(2)).value();
    VERIFY_OK(store.addCheckRun(runOf(newer, 10), {finding("a")}));
    QCOMPARE(store.addCheckRun(runOf(older, 20), {}).value().id, 0);
    QCOMPARE(store.checkRuns(sandbox, production, 0).value().size(), 1);
    QCOMPARE(textOf(store.findings(sandbox, production, 0).value()), u"a since 1"_s);
}

void StoreSuite::findings_openCloseAndComeBack_haveTheirLives()
{
    const StoreOpener opener = freshStore();
    Result<std::unique_ptr<Store>> opened = opener();
    VERIFY_OK(opened);
    Store &store = **opened;
    const SnapshotId snapshot = store.beginSnapshot(u"acme"_s, at(1)).value();
    auto run = [&, second = 0](const std::vector<CheckFinding> &findings) mutable {
        return store.addCheckRun(runOf(snapshot, second += 10), findings).value().id;
    };
    const qint64 first = run({finding("a"), finding("b")});
    const qint64 second = run({finding("b", R"({"value":"changed"})")});
    const qint64 third = run({finding("a"), finding("b", R"({"value":"changed"})")});
    QCOMPARE(textOf(store.findings(sandbox, production, first).value()), u"a since 1, b since 1"_s);
    QCOMPARE(textOf(store.findings(sandbox, production, second).value()), u"b since 1"_s);
    QCOMPARE(textOf(store.findings(sandbox, production, third).value()), u"a since 3 reopened, b since 1"_s);
    QCOMPARE(store.findings(sandbox, production, first).value()[1].detail, "{}");
    QCOMPARE(store.findings(sandbox, production, 0).value()[1].detail, R"({"value":"changed"})");
    QCOMPARE(store.findings(sandbox, production, third).value()[0].sinceAt, at(30)); // began anew
    QCOMPARE(store.findings(sandbox, production, third).value()[1].sinceAt, at(10)); // another detail, the same life
    QCOMPARE(textOf(store.findingHistory(sandbox, production, "a").value()), u"a since 1 closed 2, a since 3 reopened"_s);
}

} // namespace bulkhead
