// SPDX-License-Identifier: GPL-3.0-or-later
// Approvals that are signed away from the store: what comes back counts once, for exactly what was exported, and for nothing else.
#include "store/storefixture.h"
#include "usecases/promotionbench.h"
#include "usecases/promotionfiles.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Random = std::mt19937;

//! A store with a request that waits, its file, and an approval of it by "one" that nobody has brought in yet.
struct World
{
    explicit World(Random &chance)
        : random(chance)
    {
        const auto asked = bench.ask();
        if (!asked)
            qFatal("%s", qPrintable(asked.error().toText()));
        request = *asked;
        file = exported(request);
        approval = signedBy(u"one"_s, file);
    }

    std::string exported(const Request &what)
    {
        const auto text = exportPromotion(*bench.desk, idOf(what), PromotionBench::person(u"eng2"_s));
        if (!text)
            qFatal("%s", qPrintable(text.error().toText()));
        return *text;
    }
    std::string signedBy(const QString &name, const std::string &text) { return signedBy(PromotionBench::person(name), text); }
    std::string signedBy(const Acting &who, const std::string &text)
    {
        const auto read = readPromotionFile(text);
        const auto approved = read ? signApproval(*read, who, bench.clock->now()) : Result<std::string>(read.error());
        if (!approved)
            qFatal("%s", qPrintable(approved.error().toText()));
        return *approved;
    }
    //! Another statement than the program would sign, by a key of the test's choice.
    std::string forged(const Acting &who, const std::function<void(audit::ApprovalStatement &)> &change) const
    {
        auto statement = readApprovalFile(approval)->said;
        statement.person = who.person.toStdString();
        statement.key = keyIdOf(who.key->publicKey());
        change(statement);
        const std::string text = statement.toText();
        return canonical(JsonValue::Object{
            {"format", 1}, {"kind", "bulkhead-promotion-approval"}, {"signature", audit::signStatement(text, *who.key)}, {"statement", text}});
    }
    static QString idOf(const Request &what) { return QString::fromStdString(what.id); }
    bool imports(const std::string &text) { return imports(text, request); }
    bool imports(const std::string &text, const Request &what, const Acting &who = PromotionBench::person(u"eng2"_s))
    {
        const auto read = readApprovalFile(text);
        return read && importApproval(*bench.desk, idOf(what), *read, who).has_value();
    }
    void approve(const QString &name)
    {
        if (const auto done = bench.desk->approve(idOf(request), {}, {}, PromotionBench::person(name)); !done)
            qFatal("%s", qPrintable(done.error().toText()));
    }
    State apply() { return QCoro::waitFor(applyPromotion(bench.parts(), idOf(request), PromotionBench::person(u"eng"_s))).value().request.state; }
    std::size_t any(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); }
    void copyStoreTo(const QString &folder) const
    {
        QDir().mkpath(folder);
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s}) {
            QFile::remove(folder + u"/store"_s + end);
            QFile::copy(bench.audit.storePath() + end, folder + u"/store"_s + end);
        }
    }
    //! What the desk remembers elsewhere stays.
    void restoreFrom(const QString &folder)
    {
        bench.desk.reset();
        bench.trail.reset();
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s}) {
            QFile::remove(bench.audit.storePath() + end);
            QFile::copy(folder + u"/store"_s + end, bench.audit.storePath() + end);
        }
        bench.reopen();
    }
    void forgetHeads() const
    {
        QDir(bench.audit.headFolder()).removeRecursively();
        QDir(bench.audit.anchorFolder()).removeRecursively();
    }

    Random &random;
    PromotionBench bench;
    Request request;
    std::string file, approval;
};

//! One way in which an approval is not for this request as it is; whether it was accepted all the same.
struct Way
{
    const char *name;
    std::function<bool(World &)> accepts;
};

Acting withKey(const QString &name, char letter)
{
    return actingAs(name, keyOf(letter));
}

std::string withByteChanged(World &world, std::string text)
{
    text[world.any(text.size())] ^= static_cast<char>(1U << world.any(7));
    return text;
}

const std::vector<Way> &ways()
{
    using S = audit::ApprovalStatement;
    static const std::vector<Way> all = {
        {"another store's request", [](World &w) {
             World other(w.random);
             return w.imports(other.approval);
         }},
        {"another store's, with the ids of this one", [](World &w) {
             World other(w.random);
             const S theirs = readApprovalFile(other.approval)->said;
             return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.root = theirs.root; }));
         }},
        {"for another log", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"one"_s), [](S &s) { s.log = std::string(32, 'a'); })); }},
        {"for another environment's request", [](World &w) {
             const auto test = w.bench.ask(u"tst"_s);
             return test && w.imports(w.signedBy(u"one"_s, w.exported(*test)));
         }},
        {"brought in for another environment's request", [](World &w) {
             const auto test = w.bench.ask(u"tst"_s);
             return test && w.imports(w.approval, *test);
         }},
        {"for another environment, with the id of this request", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"one"_s), [](S &s) { s.environment = "tst"; })); }},
        {"for another API's request", [](World &w) {
             const auto bills = w.bench.ask(u"prd"_s, u"bills"_s);
             return bills && w.imports(w.signedBy(u"one"_s, w.exported(*bills)));
         }},
        {"for another plan", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"one"_s), [](S &s) { s.digest[0] = s.digest[0] == '0' ? '1' : '0'; })); }},
        {"for a request that was rejected", [](World &w) {
             (void)w.bench.desk->remark(World::idOf(w.request), Remark::Kind::Reject, u"no"_s, -1, PromotionBench::person(u"two"_s));
             return w.imports(w.approval);
         }},
        {"for one that was rejected and asked for again", [](World &w) {
             (void)w.bench.desk->remark(World::idOf(w.request), Remark::Kind::Reject, u"no"_s, -1, PromotionBench::person(u"two"_s));
             const auto again = w.bench.ask();
             return !again || w.imports(w.approval, *again);
         }},
        {"after its time", [](World &w) {
             w.bench.clock->time = w.request.expires + std::chrono::milliseconds(w.any(1000));
             return w.imports(w.approval);
         }},
        {"for one that is void", [](World &w) {
             (void)w.bench.desk->close(w.request, Verb::Invalidate, u"changed"_s, PromotionBench::person(u"eng"_s));
             return w.imports(w.approval);
         }},
        {"for one that was closed for its age", [](World &w) {
             (void)w.bench.desk->close(w.request, Verb::Expire, u"old"_s, PromotionBench::person(u"eng"_s));
             return w.imports(w.approval);
         }},
        {"after it was applied", [](World &w) {
             w.approve(u"two"_s);
             w.approve(u"three"_s);
             return w.apply() != State::Applied || w.imports(w.approval);
         }},
        {"after it failed", [](World &w) {
             w.approve(u"two"_s);
             w.approve(u"three"_s);
             w.bench.opener.target.failing = {1};
             return w.apply() != State::Failed || w.imports(w.approval);
         }},
        {"after it was rolled back", [](World &w) {
             w.approve(u"two"_s);
             w.approve(u"three"_s);
             const bool isApplied = w.apply() == State::Applied;
             const auto back = QCoro::waitFor(rollBackPromotion(w.bench.parts(), World::idOf(w.request), u"no"_s, PromotionBench::person(u"eng"_s)));
             return !isApplied || !back || w.imports(w.approval);
         }},
        {"for the next request after a roll-back", [](World &w) {
             w.approve(u"two"_s);
             w.approve(u"three"_s);
             (void)w.apply();
             (void)QCoro::waitFor(rollBackPromotion(w.bench.parts(), World::idOf(w.request), u"no"_s, PromotionBench::person(u"eng"_s)));
             const auto again = w.bench.ask();
             return !again || w.imports(w.approval, *again);
         }},
        {"a second time", [](World &w) { return !w.imports(w.approval) || w.imports(w.approval); }},
        {"a second time, signed anew", [](World &w) { return !w.imports(w.approval) || w.imports(w.signedBy(u"one"_s, w.file)); }},
        {"by somebody who has approved in the store", [](World &w) {
             w.approve(u"one"_s);
             return w.imports(w.approval);
         }},
        {"by the one who asked", [](World &w) { return w.imports(w.signedBy(u"eng"_s, w.file)); }},
        {"by the one who asked, who is an approver since", [](World &w) {
             w.bench.must(changePersonDraft(u"eng"_s, {u"approver"_s}, {}, std::nullopt), ada());
             return w.imports(w.signedBy(u"eng"_s, w.file));
         }},
        {"by an author of the API", [](World &w) { return w.imports(w.signedBy(u"eve"_s, w.file)); }},
        {"by an engineer", [](World &w) { return w.imports(w.signedBy(u"eng2"_s, w.file)); }},
        {"by an admin", [](World &w) { return w.imports(w.signedBy(ada(), w.file)); }},
        {"by somebody who has retired since", [](World &w) {
             w.bench.must(retirePersonDraft(u"one"_s), ada());
             return w.imports(w.approval);
         }},
        {"by somebody who is no approver any more", [](World &w) {
             w.bench.must(changePersonDraft(u"one"_s, {u"viewer"_s}, {u"approver"_s}, std::nullopt), ada());
             return w.imports(w.approval);
         }},
        {"by an approver of another environment", [](World &w) {
             w.bench.must(changePersonDraft(u"one"_s, {u"approver:tst"_s}, {u"approver"_s}, std::nullopt), ada());
             return w.imports(w.approval);
         }},
        {"by a key that was rotated since", [](World &w) {
             w.bench.must(rotateKeyDraft(u"one"_s, cardOf(*keyOf('n'))), PromotionBench::person(u"one"_s));
             return w.imports(w.approval);
         }},
        {"by a key that an admin replaced since", [](World &w) {
             w.bench.must(changePersonDraft(u"one"_s, {}, {}, cardOf(*keyOf('m'))), ada());
             return w.imports(w.approval);
         }},
        {"by nobody of this log", [](World &w) { return w.imports(w.signedBy(withKey(u"zoe"_s, 'z'), w.file)); }},
        {"by another key in the name of an approver", [](World &w) { return w.imports(w.signedBy(withKey(u"one"_s, 'z'), w.file)); }},
        {"by an approver in the name of another", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"two"_s), [](S &s) { s.person = "one"; })); }},
        {"by a key that says it is another", [](World &w) {
             const std::string key = readApprovalFile(w.approval)->said.key;
             return w.imports(w.forged(withKey(u"one"_s, 'z'), [&](S &s) { s.key = key; }));
         }},
        {"signed in the future", [](World &w) {
             return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.at = audit::timeText(w.bench.clock->now() + std::chrono::minutes(11 + w.any(60))); }));
         }},
        {"signed before it was asked for", [](World &w) {
             return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.at = audit::timeText(w.request.requestedAt - std::chrono::minutes(11 + w.any(60))); }));
         }},
        {"signed after its time", [](World &w) {
             return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.at = audit::timeText(w.request.expires); }));
         }},
        {"of a log of another size", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.size -= 1 + w.any(s.size - 1); })); }},
        {"of a log that is longer than this one", [](World &w) { return w.imports(w.forged(PromotionBench::person(u"one"_s), [&](S &s) { s.size += 1 + w.any(50); })); }},
        {"after the policy was changed", [](World &w) {
             w.bench.config.policy = estateOf(3).policy;
             w.bench.reopen();
             return !acceptPolicy(*w.bench.trail, ada(), w.bench.config) || w.imports(w.approval);
         }},
        {"with an estate file that nobody accepted", [](World &w) {
             w.bench.config.policy = estateOf(1).policy;
             w.bench.reopen();
             return w.imports(w.approval);
         }},
        {"in a store that was put back", [](World &w) {
             const QString old = w.bench.folder->path() + u"/old"_s;
             w.copyStoreTo(old);
             (void)w.bench.desk->remark(World::idOf(w.request), Remark::Kind::Reject, u"no"_s, -1, PromotionBench::person(u"two"_s));
             w.restoreFrom(old);
             return w.imports(w.approval);
         }},
        {"in a store that was put back to before it was exported, by a desk that remembers nothing", [](World &w) {
             const QString old = w.bench.folder->path() + u"/old"_s;
             w.copyStoreTo(old);
             const std::string later = w.signedBy(u"one"_s, w.exported(w.request));
             w.restoreFrom(old);
             w.forgetHeads();
             return w.imports(later);
         }},
        {"in a store that was put back and went on otherwise", [](World &w) {
             const QString old = w.bench.folder->path() + u"/old"_s;
             w.copyStoreTo(old);
             const std::string later = w.signedBy(u"one"_s, w.exported(w.request));
             w.restoreFrom(old);
             w.forgetHeads();
             for (int i = 0; i < 5; ++i)
                 (void)w.bench.trail->record(draftOf(std::to_string(i)), claimOf(u"me"_s));
             return w.imports(later);
         }},
        {"carried by nobody", [](World &w) { return w.imports(w.approval, w.request, claimOf(u"me"_s)); }},
        {"carried by somebody with another's key", [](World &w) { return w.imports(w.approval, w.request, withKey(u"eng2"_s, 'z')); }},
        {"carried by somebody who is not there", [](World &w) { return w.imports(w.approval, w.request, withKey(u"zoe"_s, 'z')); }},
        {"with a byte changed", [](World &w) { return w.imports(withByteChanged(w, w.approval)); }},
        {"not whole", [](World &w) { return w.imports(w.approval.substr(0, w.any(w.approval.size()))); }},
        {"with something behind it", [](World &w) { return w.imports(w.approval + "\n "[w.any(2)]); }},
        {"that is no approval but the request", [](World &w) { return w.imports(w.file); }},
        {"that signs another statement", [](World &w) {
             const std::string second = w.signedBy(u"one"_s, w.file);
             const ApprovalFile a = *readApprovalFile(w.approval), b = *readApprovalFile(second);
             return w.imports(canonical(JsonValue::Object{{"format", 1}, {"kind", "bulkhead-promotion-approval"}, {"signature", b.signature}, {"statement", a.statement}}));
         }},
    };
    return all;
}

} // namespace

class TestPromotionFiles : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void approval_signedElsewhere_counts();
    void approvals_staleTamperedOrReplayed_areWorthNothing_data();
    void approvals_staleTamperedOrReplayed_areWorthNothing();
    void file_withAnyByteChanged_isNotRead();
    void file_ofAnotherLog_isNotTrusted();
    void file_afterItsTime_isNotSigned();

private:
    Random m_random{20261129};
};

void TestPromotionFiles::approval_signedElsewhere_counts()
{
    World world(m_random);
    const auto read = readPromotionFile(world.file);
    VERIFY_OK(read);
    QCOMPARE(read->plan.digest(), world.request.digest);
    QCOMPARE(read->requester, u"eng"_s);
    QVERIFY(read->key == world.bench.trail->verifierKey());
    QVERIFY(world.imports(world.approval));
    QVERIFY(world.imports(world.signedBy(u"two"_s, world.file))); // the same file for the second one
    const auto now = world.bench.desk->find(World::idOf(world.request));
    VERIFY_OK(now);
    QCOMPARE(now->state, State::Approved);
    QCOMPARE(now->approvals.size(), 2);
    QCOMPARE(now->approvals[0].person, u"one"_s);
    QCOMPARE(now->approvals[0].carriedBy, u"eng2"_s);
    QCOMPARE(world.apply(), State::Applied);
    QVERIFY(world.bench.opener.target.objects == world.bench.opener.source.objects);
    const auto answer = world.bench.audit.verify(world.bench.audit.outside().value());
    VERIFY_OK(answer);
    QVERIFY(answer->ok && answer->anchored);
}

void TestPromotionFiles::approvals_staleTamperedOrReplayed_areWorthNothing_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < ways().size(); ++i)
        QTest::newRow(ways()[i].name) << static_cast<int>(i);
}

//! With BULKHEAD_FULL each way four times, with other places and times: more than two hundred.
void TestPromotionFiles::approvals_staleTamperedOrReplayed_areWorthNothing()
{
    QFETCH(const int, number);
    const Way &way = ways()[static_cast<std::size_t>(number)];
    QVERIFY(ways().size() >= 50);
    const int times = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 4 : 1;
    for (int i = 0; i < times; ++i) {
        World world(m_random);
        QVERIFY2(!way.accepts(world), way.name);
        // Nor does it count in any other way.
        const auto now = world.bench.desk->find(World::idOf(world.request));
        if (!now)
            continue; // the store is not the one that was seen before, so nothing works
        const auto approvals = std::count_if(now->approvals.begin(), now->approvals.end(), [](const Approval &one) { return !one.carriedBy.isEmpty(); });
        QVERIFY2(approvals <= (QByteArray(way.name).startsWith("a second time") ? 1 : 0), way.name);
    }
}

void TestPromotionFiles::file_withAnyByteChanged_isNotRead()
{
    const World world(m_random);
    const std::size_t step = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 1 : 17;
    for (std::size_t i = 0; i < world.file.size(); i += step) {
        std::string changed = world.file;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 7)));
        QVERIFY(!readPromotionFile(changed));
    }
    for (const std::string &text : {std::string(), std::string("{}"), world.file + "\n", world.file.substr(1), world.approval})
        QVERIFY(!readPromotionFile(text));
}

void TestPromotionFiles::file_ofAnotherLog_isNotTrusted()
{
    World world(m_random);
    QVERIFY(readPromotionFile(world.file, world.bench.trail->verifierKey()));
    auto key = world.bench.trail->verifierKey();
    key.key = keyOf('X')->publicKey();
    QVERIFY(!readPromotionFile(world.file, key));
}

void TestPromotionFiles::file_afterItsTime_isNotSigned()
{
    World world(m_random);
    const auto read = readPromotionFile(world.file);
    VERIFY_OK(read);
    QVERIFY(signApproval(*read, PromotionBench::person(u"one"_s), world.request.expires - std::chrono::milliseconds(1)));
    QVERIFY(!signApproval(*read, PromotionBench::person(u"one"_s), world.request.expires));
    QVERIFY(!signApproval(*read, claimOf(u"me"_s), world.bench.clock->now()));
}

QTEST_GUILESS_MAIN(TestPromotionFiles)
#include "tst_promotionfiles.moc"
