// SPDX-License-Identifier: GPL-3.0-or-later
// Gates that are waived and glass that is broken: what it takes, and all the ways that lead nowhere.
#include "usecases/gatebench.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList breaking{u"response-property-removed: GET /orders: \"total\" is gone"_s};

QString idOf(const Request &request)
{
    return QString::fromStdString(request.id);
}

//! One way to get past a gate that says no, without another person who stands for it.
struct Trick
{
    const char *name;
    std::function<void(GateBench &, const Request &)> play;
};

//! An entry that the desk would never write.
void forge(GateBench &bench, const Request &request, const QString &who, const JsonValue::Object &detail)
{
    AuditDraft draft = PromotionDesk::draftOn(request, "promotion.waive");
    draft.detail["gate"] = "contract";
    draft.detail["text"] = "trust me";
    draft.detail["evidence"] = JsonValue::Array{JsonValue(breaking.first())};
    for (const auto &[key, value] : detail)
        draft.detail[key] = value;
    (void)bench.trail->record(draft, GateBench::actor(who));
}

void withPath(GateBench &bench, const std::function<void(PromotionPath &)> &change)
{
    EstateConfig config = bench.estate; // its sections, which people accept, stay the same
    change(config.promotionPaths.first());
    bench.use(config);
}

const std::vector<Trick> &tricks()
{
    static const std::vector<Trick> all = {
        {"not at all", [](GateBench &, const Request &) {}},
        {"by the requester, who is an approver too", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"eng"_s, breaking); }},
        {"by the requester, where requesters may approve",
         [](GateBench &bench, const Request &request) {
             withPath(bench, [](PromotionPath &path) { path.approvals.requesterMayApprove = true; });
             (void)bench.waive(request, u"eng"_s, breaking);
         }},
        {"by an author", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"aut"_s, breaking); }},
        {"by an author, where authors may approve",
         [](GateBench &bench, const Request &request) {
             withPath(bench, [](PromotionPath &path) { path.approvals.sourceAuthorMayApprove = true; });
             (void)bench.waive(request, u"aut"_s, breaking);
         }},
        {"by somebody whom the requester made an approver", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"gra"_s, breaking); }},
        {"by the admin", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"ada"_s, breaking); }},
        {"by the auditor", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"aud"_s, breaking); }},
        {"by an approver of another environment", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"far"_s, breaking); }},
        {"by nobody",
         [](GateBench &bench, const Request &request) {
             (void)bench.desk->waive(idOf(request), u"contract"_s, u"why not"_s, GateBench::ground(breaking), claimOf(u"one"_s));
         }},
        {"by the requester under another spelling",
         [](GateBench &bench, const Request &request) {
             (void)bench.desk->waive(idOf(request), u"contract"_s, u"why not"_s, GateBench::ground(breaking), actingAs(u"ENG"_s, keyOf('e')));
         }},
        {"with another's name and one's own key",
         [](GateBench &bench, const Request &request) {
             (void)bench.desk->waive(idOf(request), u"contract"_s, u"why not"_s, GateBench::ground(breaking), actingAs(u"one"_s, keyOf('e')));
         }},
        {"without a reason", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"one"_s, breaking, u"contract"_s, u"  "_s); }},
        {"of another gate that says no",
         [](GateBench &bench, const Request &request) {
             GateGround ground = GateBench::ground(breaking);
             ground.judged[1].verdict = GateVerdict::Fail;
             (void)bench.desk->waive(idOf(request), u"isolation"_s, u"why not"_s, ground, GateBench::actor(u"one"_s));
         }},
        {"of all gates", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"one"_s, breaking, u"all"_s); }},
        {"of the quorum", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"one"_s, breaking, u"quorum"_s); }},
        {"before it says no", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"one"_s, {}); }},
        {"of less than it says no to", [](GateBench &bench, const Request &request) { (void)bench.waive(request, u"one"_s, {u"a small thing"_s}); }},
        {"by somebody who has retired since",
         [](GateBench &bench, const Request &request) {
             (void)bench.waive(request, u"three"_s, breaking);
             (void)bench.trail->record(retirePersonDraft(u"three"_s), ada());
         }},
        {"by somebody who is no approver any more",
         [](GateBench &bench, const Request &request) {
             (void)bench.waive(request, u"three"_s, breaking);
             (void)bench.trail->record(changePersonDraft(u"three"_s, {u"viewer"_s}, {u"approver"_s}, std::nullopt), ada());
         }},
        {"of another request of the same steps",
         [](GateBench &bench, const Request &request) {
             Request other = request;
             other.digest = std::string(64, 'd');
             forge(bench, request, u"one"_s, {{"digest", other.digest}});
         }},
        {"by an entry that the requester wrote", [](GateBench &bench, const Request &request) { forge(bench, request, u"eng"_s, {}); }},
        {"by an entry that an author wrote", [](GateBench &bench, const Request &request) { forge(bench, request, u"aut"_s, {}); }},
        {"by an entry that one by the requester's grace wrote", [](GateBench &bench, const Request &request) { forge(bench, request, u"gra"_s, {}); }},
        {"by an entry without evidence", [](GateBench &bench, const Request &request) { forge(bench, request, u"one"_s, {{"evidence", JsonValue::Array{}}}); }},
        {"after the contract was changed", [](GateBench &bench, const Request &request) {
             GateGround ground = GateBench::ground(breaking);
             ground.contracts->push_back({"orders", EnvironmentId(u"sbx"_s), std::string(64, 'c')});
             (void)bench.desk->waive(idOf(request), u"contract"_s, u"why not"_s, ground, GateBench::actor(u"one"_s));
         }},
    };
    return all;
}

} // namespace

class TestPromotionExceptions : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void request_gateThatSaysNo_isRefusedOrNeedsAWaiver();
    void request_needlessWaiver_isWrongUsage();
    void waived_byAnother_isApprovedAndApplied();
    void waiver_ofOnesOwnGate_neverHelps_data();
    void waiver_ofOnesOwnGate_neverHelps();
    void waiver_moreThanItSaw_hasToBeGivenAnew();
    void freeze_isWaivedForThatFreezeOnly();
    void drift_ofTheLastPromotion_isSaidAndWaived();
    void unknownAuthors_areSaid();
    void contractFile_changedByAByte_voidsTheRequest();
    void breakGlass_whereItIsNotAllowed_isRefused_data();
    void breakGlass_whereItIsNotAllowed_isRefused();
    void breakGlass_writesAndIsReviewed();
    void breakGlass_ofChangedSides_isVoid();
    void review_overdue_blocksUntilItIsDone();
    void review_byWhoeverHadAPartInIt_doesNotCount();

private:
    std::unique_ptr<GateBench> m_bench;
};

void TestPromotionExceptions::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_bench = std::make_unique<GateBench>();
    VERIFY_OK(m_bench->meet());
}

void TestPromotionExceptions::request_gateThatSaysNo_isRefusedOrNeedsAWaiver()
{
    const auto refused = m_bench->ask(breaking);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY(refused.error().hint.contains(u"--needs-waiver contract"_s) && refused.error().hint.contains(breaking.first()));
    const auto unprepared = m_bench->desk->request(m_bench->plan(), u"because"_s, GateBench::actor(u"eng"_s));
    QVERIFY(!unprepared); // nobody looked, so nothing passes
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    QCOMPARE(made->needsWaivers, QStringList{u"contract"_s});
    QCOMPARE(made->state, State::AwaitingApproval);
    const auto early = m_bench->approve(*made, u"one"_s);
    QVERIFY(!early);
    QVERIFY(early.error().what.contains(u"contract"_s));
}

void TestPromotionExceptions::request_needlessWaiver_isWrongUsage()
{
    for (const QString &gate : {u"contract"_s, u"quorum"_s, u"everything"_s}) {
        const auto refused = m_bench->ask({}, {gate});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Usage);
    }
    Plan plan = m_bench->plan();
    plan.unmapped.push_back({{"things", "orders"}, "/host", "upstream.host", "a.sbx", UnmappedValue::Reason::NamesSource});
    const auto endpoints = m_bench->desk->request(plan, u"because"_s, GateBench::actor(u"eng"_s), GateBench::ground({}), {u"endpoints"_s});
    QVERIFY(!endpoints);
    QCOMPARE(endpoints.error().kind, Error::Kind::Refused);
    QVERIFY(endpoints.error().what.contains(u"cannot be waived"_s));
}

void TestPromotionExceptions::waived_byAnother_isApprovedAndApplied()
{
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    const auto waived = m_bench->waive(*made, u"one"_s, breaking);
    VERIFY_OK(waived);
    QCOMPARE(waived->waivers.size(), 1);
    QCOMPARE(waived->waivers.first().evidence, breaking);
    QCOMPARE(waived->state, State::AwaitingApproval);
    VERIFY_OK(m_bench->approve(*made, u"one"_s)); // who waives may approve, but that is another word
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    const auto applied = m_bench->apply(*made, breaking);
    VERIFY_OK(applied);
    QCOMPARE(applied->request.state, State::Applied);
    QVERIFY(m_bench->opener.target == m_bench->opener.source);
    const auto answer = m_bench->verify();
    VERIFY_OK(answer);
    QVERIFY(answer->ok);
}

void TestPromotionExceptions::waiver_ofOnesOwnGate_neverHelps_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < tricks().size(); ++i)
        QTest::newRow(tricks()[i].name) << static_cast<int>(i);
    QVERIFY(tricks().size() >= 20);
}

void TestPromotionExceptions::waiver_ofOnesOwnGate_neverHelps()
{
    QFETCH(const int, number);
    const auto before = m_bench->opener.target;
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    tricks()[static_cast<std::size_t>(number)].play(*m_bench, *made);
    for (const QString &name : {u"one"_s, u"two"_s})
        (void)m_bench->approve(*made, name);
    for (const QString &name : {u"one"_s, u"two"_s}) { // what the desk refuses, written past it
        AuditDraft draft = PromotionDesk::draftOn(*made, "promotion.approve");
        draft.detail["full"] = true;
        (void)m_bench->trail->record(draft, GateBench::actor(name));
    }
    QVERIFY(!m_bench->apply(*made, breaking));
    QVERIFY(m_bench->opener.target == before);
}

void TestPromotionExceptions::waiver_moreThanItSaw_hasToBeGivenAnew()
{
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    VERIFY_OK(m_bench->waive(*made, u"one"_s, breaking));
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    const QStringList more = breaking + QStringList{u"another"_s};
    const auto refused = m_bench->apply(*made, more);
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(u"more than what was waived"_s));
    QCOMPARE(m_bench->desk->find(idOf(*made))->state, State::Approved);
    VERIFY_OK(m_bench->waive(*made, u"three"_s, more));
    VERIFY_OK(m_bench->apply(*made, more));
}

void TestPromotionExceptions::freeze_isWaivedForThatFreezeOnly()
{
    const auto time = [](UtcTime at) { return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC); };
    const UtcTime now = m_bench->clock->time;
    withPath(*m_bench, [&](PromotionPath &path) {
        path.freezes = {{time(now), time(now + std::chrono::hours(1)), u"release of billing"_s}, {time(now + std::chrono::hours(2)), time(now + std::chrono::hours(3)), u"year end"_s}};
    });
    QVERIFY(!m_bench->ask({}));
    const auto made = m_bench->ask({}, {u"freeze"_s});
    VERIFY_OK(made);
    VERIFY_OK(m_bench->waive(*made, u"one"_s, {}, u"freeze"_s));
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    m_bench->clock->time = now + std::chrono::minutes(150);
    const auto refused = m_bench->apply(*made, {});
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(u"year end"_s));
    m_bench->clock->time = now + std::chrono::minutes(30);
    VERIFY_OK(m_bench->apply(*made, {}));
}

void TestPromotionExceptions::drift_ofTheLastPromotion_isSaidAndWaived()
{
    const auto first = m_bench->ask({});
    VERIFY_OK(first);
    VERIFY_OK(m_bench->approve(*first, u"one"_s));
    VERIFY_OK(m_bench->approve(*first, u"two"_s));
    VERIFY_OK(m_bench->apply(*first, {}));
    m_bench->opener.source["orders"] = JsonValue::Object{{"n", 3}};
    const auto drift = [&] { return m_bench->desk->gates(m_bench->plan(), nullptr, GateBench::ground({}))->at(4); };
    QCOMPARE(drift().verdict, GateVerdict::Pass);
    QVERIFY(drift().reason.contains(idOf(*first).left(8)));
    m_bench->opener.target["orders"] = JsonValue::Object{{"n", 99}}; // by hand
    QCOMPARE(drift().verdict, GateVerdict::Fail);
    QVERIFY(drift().reason.contains(u"by no promotion"_s) && drift().evidence.join(u' ').contains(u"orders"_s));
    QVERIFY(!m_bench->ask({}));
    const auto second = m_bench->ask({}, {u"drift"_s});
    VERIFY_OK(second);
    VERIFY_OK(m_bench->waive(*second, u"one"_s, {}, u"drift"_s));
    VERIFY_OK(m_bench->approve(*second, u"one"_s));
    VERIFY_OK(m_bench->approve(*second, u"two"_s));
    VERIFY_OK(m_bench->apply(*second, {}));
    const auto then = m_bench->desk->find(idOf(*first)); // what came after it is no drift of it
    QCOMPARE(m_bench->desk->gates(*m_bench->desk->planOf(*then), &*then, {})->at(4).verdict, GateVerdict::Pass);
}

void TestPromotionExceptions::unknownAuthors_areSaid()
{
    EstateConfig config = m_bench->estate;
    config.apis.clear();
    m_bench->use(config);
    const auto made = m_bench->ask({});
    VERIFY_OK(made);
    const auto quorum = [&] {
        const auto now = m_bench->desk->find(idOf(*made));
        return m_bench->desk->gates(*m_bench->desk->planOf(*made), &*now, {})->last();
    };
    QCOMPARE(quorum().verdict, GateVerdict::Pending);
    QVERIFY(quorum().evidence.join(u' ').contains(u"names no author"_s));
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    QCOMPARE(quorum().verdict, GateVerdict::Warn);
    VERIFY_OK(m_bench->apply(*made, {}));
}

void TestPromotionExceptions::contractFile_changedByAByte_voidsTheRequest()
{
    const QTemporaryDir folder;
    const auto write = [&](const QByteArray &text) {
        QFile file(folder.filePath(u"orders.yaml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("openapi: 3.0.3\n"));
    EstateConfig config = m_bench->estate;
    config.path = folder.filePath(u"estate.yaml"_s);
    config.apis.first().contract.insert(u"sbx"_s, u"orders.yaml"_s);
    m_bench->use(config);
    Plan plan = m_bench->plan();
    plan.contracts = {{"orders", EnvironmentId(u"sbx"_s), toHex(sha256("openapi: 3.0.3\n"))}};
    GateGround ground = GateBench::ground({});
    ground.contracts = plan.contracts;
    const auto made = m_bench->desk->request(plan, u"because"_s, GateBench::actor(u"eng"_s), ground);
    VERIFY_OK(made);
    VERIFY_OK(m_bench->approve(*made, u"one"_s));
    VERIFY_OK(m_bench->approve(*made, u"two"_s));
    QVERIFY(write("openapi: 3.0.4\n"));
    const auto before = m_bench->opener.target;
    const auto refused = m_bench->apply(*made, {});
    QVERIFY(!refused);
    QVERIFY(refused.error().what.contains(u"contract file"_s));
    QCOMPARE(m_bench->desk->find(idOf(*made))->state, State::Void);
    QVERIFY(m_bench->opener.target == before);
}

void TestPromotionExceptions::breakGlass_whereItIsNotAllowed_isRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"the file does not allow it", "without a reason", "by nobody", "by an approver", "by an auditor", "rejected", "expired", "nothing in its way",
                             "the policy is not accepted", "a value names the source"})
        QTest::newRow(name) << QByteArray(name);
}

void TestPromotionExceptions::breakGlass_whereItIsNotAllowed_isRefused()
{
    QFETCH(const QByteArray, name);
    const auto made = m_bench->ask({});
    VERIFY_OK(made);
    const auto before = m_bench->opener.target;
    Acting who = GateBench::actor(u"rescuer"_s);
    QString why = u"fire"_s;
    if (name == "the file does not allow it") {
        EstateConfig config = m_bench->estate;
        config.breakGlass.allowed = BreakGlassRule().allowed; // what it is where nothing is said
        m_bench->use(config);
    } else if (name == "without a reason") {
        why = u" "_s;
    } else if (name == "by nobody") {
        who = claimOf(u"rescuer"_s);
    } else if (name == "by an approver") {
        who = GateBench::actor(u"one"_s);
    } else if (name == "by an auditor") {
        who = GateBench::actor(u"aud"_s);
    } else if (name == "rejected") {
        VERIFY_OK(m_bench->desk->remark(idOf(*made), Remark::Kind::Reject, u"no"_s, -1, GateBench::actor(u"one"_s)));
    } else if (name == "expired") {
        m_bench->clock->time += std::chrono::hours(241);
    } else if (name == "nothing in its way") {
        VERIFY_OK(m_bench->approve(*made, u"one"_s));
        VERIFY_OK(m_bench->approve(*made, u"two"_s));
    } else if (name == "the policy is not accepted") {
        EstateConfig config = m_bench->estate;
        config.policy = {PolicySection{u"promotion"_s, "{}", toHex(sha256("{}"))}};
        m_bench->use(config);
    } else {
        Plan plan = m_bench->plan();
        plan.unmapped.push_back({{"things", "orders"}, "/host", "upstream.host", "a.sbx", UnmappedValue::Reason::NamesSource});
        QVERIFY(!m_bench->desk->mayBreak(*made, plan, why, GateBench::ground({}), who));
        return;
    }
    QVERIFY(!QCoro::waitFor(bulkhead::breakThrough(m_bench->parts({}), idOf(*made), why, who)));
    QVERIFY(m_bench->opener.target == before);
    QVERIFY(!m_bench->desk->find(idOf(*made))->isBroken);
}

void TestPromotionExceptions::breakGlass_writesAndIsReviewed()
{
    const auto made = m_bench->ask(breaking, {u"contract"_s});
    VERIFY_OK(made);
    const auto broken = m_bench->breakThrough(*made, u"rescuer"_s, u"production is down"_s, breaking);
    VERIFY_OK(broken);
    QCOMPARE(broken->request.state, State::Applied);
    QVERIFY(broken->request.isBroken);
    QCOMPARE(broken->request.broken->person, u"rescuer"_s);
    QCOMPARE(broken->request.broken->reason, u"production is down"_s);
    QVERIFY(m_bench->opener.target == m_bench->opener.source);
    const auto before = m_bench->desk->reviewOf(broken->request);
    VERIFY_OK(before);
    QVERIFY(*before && !(*before)->isDone() && !(*before)->isOverdue);
    QCOMPARE((*before)->due, broken->request.broken->at + std::chrono::hours(24));
    VERIFY_OK(m_bench->review(*made, u"one"_s));
    QVERIFY(!m_bench->review(*made, u"one"_s)); // once
    const auto done = m_bench->review(*made, u"ada"_s);
    VERIFY_OK(done);
    QVERIFY(m_bench->desk->reviewOf(*done).value()->isDone());
    const auto answer = m_bench->verify();
    VERIFY_OK(answer);
    QVERIFY(answer->ok);
}

void TestPromotionExceptions::breakGlass_ofChangedSides_isVoid()
{
    const auto made = m_bench->ask({});
    VERIFY_OK(made);
    m_bench->opener.target["orders"] = JsonValue::Object{{"n", 99}};
    const auto before = m_bench->opener.target;
    QVERIFY(!m_bench->breakThrough(*made, u"rescuer"_s));
    QVERIFY(m_bench->opener.target == before);
    QCOMPARE(m_bench->desk->find(idOf(*made))->state, State::Void);
}

void TestPromotionExceptions::review_overdue_blocksUntilItIsDone()
{
    const auto first = m_bench->ask({});
    VERIFY_OK(first);
    VERIFY_OK(m_bench->breakThrough(*first, u"rescuer"_s));
    m_bench->opener.source["orders"] = JsonValue::Object{{"n", 3}};
    const auto second = m_bench->ask({});
    VERIFY_OK(second);
    VERIFY_OK(m_bench->approve(*second, u"one"_s)); // in time
    VERIFY_OK(m_bench->review(*first, u"one"_s));
    m_bench->clock->time += std::chrono::hours(25);
    QVERIFY(m_bench->desk->reviewOf(*m_bench->desk->find(idOf(*first))).value()->isOverdue);
    const auto blocked = m_bench->approve(*second, u"two"_s);
    QVERIFY(!blocked);
    QVERIFY(blocked.error().what.contains(idOf(*first).left(8)) && blocked.error().what.contains(u"rescuer"_s) && blocked.error().what.contains(u"only one"_s));
    AuditDraft draft = PromotionDesk::draftOn(*second, "promotion.approve"); // written past the desk
    draft.detail["full"] = true;
    VERIFY_OK(m_bench->trail->record(draft, GateBench::actor(u"two"_s)));
    QVERIFY(!m_bench->apply(*second, {}));
    QCOMPARE(m_bench->desk->overdue(EnvironmentId(u"prd"_s))->size(), 1);
    QVERIFY(m_bench->desk->overdue(EnvironmentId(u"sbx"_s))->isEmpty());
    VERIFY_OK(m_bench->review(*first, u"two"_s));
    QVERIFY(m_bench->desk->overdue(EnvironmentId(u"prd"_s))->isEmpty());
    VERIFY_OK(m_bench->apply(*second, {}));
}

void TestPromotionExceptions::review_byWhoeverHadAPartInIt_doesNotCount()
{
    const auto made = m_bench->ask({});
    VERIFY_OK(made);
    VERIFY_OK(m_bench->breakThrough(*made, u"rescuer"_s));
    // Made by the one who asked, who is an admin, to look back at it.
    VERIFY_OK(m_bench->trail->record(addPersonDraft(u"puppet"_s, {u"approver"_s}, cardOf(*keyOf('p'))), GateBench::actor(u"eng"_s)));
    for (const QString &name : {u"rescuer"_s, u"eng"_s, u"puppet"_s, u"aud"_s, u"far"_s}) {
        QVERIFY2(!m_bench->review(*made, name), qPrintable(name));
        AuditDraft draft = PromotionDesk::draftOn(*made, "promotion.review");
        draft.detail["text"] = "fine";
        (void)m_bench->trail->record(draft, GateBench::actor(name));
    }
    const auto review = m_bench->desk->reviewOf(*m_bench->desk->find(idOf(*made)));
    VERIFY_OK(review);
    QVERIFY((*review)->by.isEmpty());
    QVERIFY(!m_bench->desk->review(idOf(*made), u" "_s, GateBench::actor(u"one"_s)));
    VERIFY_OK(m_bench->review(*made, u"gra"_s)); // an approver since before it was asked for
}

QTEST_GUILESS_MAIN(TestPromotionExceptions)
#include "tst_promotionexceptions.moc"
