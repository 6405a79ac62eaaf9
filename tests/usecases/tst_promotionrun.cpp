// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/buildplan.h"
#include "store/forwardingstore.h"
#include "store/storefixture.h"
#include "usecases/auditcast.h"
#include "usecases/promotionrun.h"

#include <QCoroTask>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Objects = std::map<std::string, JsonValue>;

//! A log that a dead process cannot write any more.
class MortalStore final : public ForwardingStore
{
public:
    MortalStore(std::unique_ptr<AuditStore> store, const bool &isDead)
        : ForwardingStore(*store)
        , m_store(std::move(store))
        , m_isDead(isDead)
    {
    }
    Result<AuditAppended> append(const std::string &nonce, const Make &make, const SignHead &sign) override
    {
        return m_isDead ? Result<AuditAppended>(Error{Error::Kind::Store, {}, u"dead"_s, {}, {}}) : ForwardingStore::append(nonce, make, sign);
    }

private:
    std::unique_ptr<AuditStore> m_store;
    const bool &m_isDead;
};

//! What a gateway holds, and what goes wrong with it.
struct FakeGateway
{
    enum class Fault { None, BeforeWriting, AfterWriting };
    Objects objects;
    int writes = 0;
    std::function<Fault(int write, Objects &objects)> fault; //!< asked before each write; may change what is there
};

Error broken()
{
    return Error{Error::Kind::Timeout, u"fake"_s, u"no answer came"_s, {}, {}};
}

class FakeEditor final : public GatewayEditor
{
public:
    explicit FakeEditor(FakeGateway &gateway)
        : m_gateway(gateway)
    {
    }
    [[nodiscard]] StepGuard guard() const override { return StepGuard::Compare; }
    QCoro::Task<Result<NativeClosure>> closure(std::vector<std::string>) override
    {
        NativeClosure closure;
        for (const auto &[id, body] : m_gateway.objects) {
            NativeObject object;
            object.ref = {"things", id};
            object.part = object.name = id;
            object.body = body;
            closure.objects.push_back(std::move(object));
        }
        co_return closure;
    }
    [[nodiscard]] Result<NativeObject> placed(NativeObject mapped) const override { return mapped; }
    QCoro::Task<Result<StepSight>> look(PlanStep step) override { co_return sightOf(step); }
    QCoro::Task<Result<void>> write(PlanStep step) override
    {
        const int number = ++m_gateway.writes;
        const auto fault = m_gateway.fault ? m_gateway.fault(number, m_gateway.objects) : FakeGateway::Fault::None;
        if (fault == FakeGateway::Fault::BeforeWriting)
            co_return broken();
        if (sightOf(step) != StepSight::Before)
            co_return Error{Error::Kind::Conflict, u"fake"_s, u"it is something else"_s, {}, {}};
        if (step.after.isNull())
            m_gateway.objects.erase(step.ref.id);
        else
            m_gateway.objects[step.ref.id] = step.after;
        if (fault == FakeGateway::Fault::AfterWriting)
            co_return broken();
        co_return Result<void>();
    }
    void cancel() override { }

private:
    [[nodiscard]] StepSight sightOf(const PlanStep &step) const
    {
        const auto found = m_gateway.objects.find(step.ref.id);
        const JsonValue now = found == m_gateway.objects.end() ? JsonValue() : found->second;
        return now == step.after ? StepSight::After : now == step.before ? StepSight::Before : StepSight::Other;
    }
    FakeGateway &m_gateway;
};

class FakeOpener final : public EditorOpener
{
public:
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override
    {
        writers += access == Access::Write ? 1 : 0;
        co_return std::shared_ptr<GatewayEditor>(std::make_shared<FakeEditor>(config.id.text() == u"source"_s ? source : target));
    }
    FakeGateway source, target;
    int writers = 0;
};

EstateConfig estate()
{
    EstateConfig config;
    config.name = u"acme"_s;
    config.environments = {{EnvironmentId(u"sbx"_s), EnvironmentType::Sandbox}, {EnvironmentId(u"prd"_s), EnvironmentType::Production}};
    for (const auto &[id, environment] : {std::pair(u"source"_s, u"sbx"_s), std::pair(u"target"_s, u"prd"_s)}) {
        GatewayConfig gateway;
        gateway.id = GatewayId(id);
        gateway.environment = EnvironmentId(environment);
        config.gateways.append(gateway);
    }
    PromotionPath path;
    path.from = EnvironmentId(u"sbx"_s);
    path.to = EnvironmentId(u"prd"_s);
    path.approvals.quorum = 2;
    path.warnsOnUnknown = {u"contract"_s, u"isolation"_s, u"strictness"_s}; // nothing here knows them
    config.promotionPaths = {path};
    return config;
}

constexpr int stepCount = 40;

} // namespace

//! An execution against gateways that fail, change, and whose executor dies.
class TestPromotionRun : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void apply_ofFortySteps_makesTheTargetTheSource();
    void apply_cutAtAnyStep_isUndone_data();
    void apply_cutAtAnyStep_isUndone();
    void apply_dyingAtAnyStep_isResumed();
    void target_editedJustBeforeAWrite_isNotOverwritten();
    void anything_changedAfterTheApproval_isNotExecuted();
    void apply_whileAnotherRuns_isRefused();
    void approvals_ofAnotherRequest_areWorthNothing();
    void rollback_afterAnEdit_isRefused();

private:
    [[nodiscard]] Result<Request> approved();
    [[nodiscard]] Plan plan();
    [[nodiscard]] RunParts parts();
    [[nodiscard]] Result<RunOutcome> apply(const Request &request);
    [[nodiscard]] std::vector<int> places() const;
    void renew();

    const bool m_isFull = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
    Objects m_before;
    bool m_isDead = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AuditBench> m_bench;
    std::unique_ptr<AuditTrail> m_trail;
    std::unique_ptr<PromotionDesk> m_desk;
    std::unique_ptr<FakeOpener> m_opener;
    std::set<QString> m_locked;
    Acting m_engineer = actingAs(u"eng"_s, keyOf('e'));
};

void TestPromotionRun::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    renew();
}

//! A desk with people, and forty objects to change, make or delete.
void TestPromotionRun::renew()
{
    m_desk.reset();
    m_trail.reset();
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_bench = std::make_unique<AuditBench>(m_folder->path());
    m_isDead = false;
    AuditTrailParts parts = m_bench->parts();
    parts.openStore = [this]() -> Result<std::unique_ptr<AuditStore>> {
        auto store = m_isDead ? Result<std::unique_ptr<AuditStore>>(Error{Error::Kind::Store, {}, u"dead"_s, {}, {}}) : m_bench->store();
        if (!store)
            return store.error();
        return std::unique_ptr<AuditStore>(std::make_unique<MortalStore>(std::move(*store), m_isDead));
    };
    m_trail = std::make_unique<AuditTrail>(std::move(parts));
    m_opener = std::make_unique<FakeOpener>();
    m_locked.clear();
    VERIFY_OK(m_trail->record(addFirstPersonDraft(u"ada"_s, {u"admin"_s}, cardOf(*ada().key), estate()), ada()));
    VERIFY_OK(m_trail->record(addPersonDraft(u"eng"_s, {u"engineer"_s}, cardOf(*keyOf('e'))), ada()));
    VERIFY_OK(m_trail->record(addPersonDraft(u"one"_s, {u"approver"_s}, cardOf(*keyOf('f'))), ada()));
    VERIFY_OK(m_trail->record(addPersonDraft(u"two"_s, {u"approver"_s}, cardOf(*keyOf('g'))), ada()));
    m_desk = std::make_unique<PromotionDesk>(*m_trail, estate(), std::make_shared<SystemClock>());
    for (int i = 0; i < stepCount; ++i) {
        const std::string id = "o" + std::to_string(100 + i);
        if (i % 3 != 0)
            m_opener->target.objects[id] = JsonValue::Object{{"value", "old"}, {"number", i}};
        if (i % 3 != 1)
            m_opener->source.objects[id] = JsonValue::Object{{"value", "new"}, {"number", i}};
    }
    m_before = m_opener->target.objects;
}

Plan TestPromotionRun::plan()
{
    PlanGround ground;
    ground.source = QCoro::waitFor(FakeEditor(m_opener->source).closure({})).value();
    ground.target = QCoro::waitFor(FakeEditor(m_opener->target).closure({})).value();
    ground.namesSource = [](const std::string &) { return false; };
    ground.placeOnTarget = [](NativeObject object) { return object; };
    ground.mayDelete = true;
    Plan plan;
    plan.api = "orders";
    plan.apiName = "orders";
    plan.from = EnvironmentId(u"sbx"_s);
    plan.to = EnvironmentId(u"prd"_s);
    plan.source = GatewayId(u"source"_s);
    plan.target = GatewayId(u"target"_s);
    buildSteps(ground, plan);
    return plan;
}

Result<Request> TestPromotionRun::approved()
{
    auto request = m_desk->request(plan(), u"why not"_s, m_engineer);
    for (const auto &[name, seed] : {std::pair(u"one"_s, 'f'), std::pair(u"two"_s, 'g')}) {
        if (request)
            request = m_desk->approve(QString::fromStdString(request->id), {}, {}, actingAs(name, keyOf(seed)));
    }
    return request;
}

RunParts TestPromotionRun::parts()
{
    return RunParts{*m_desk, *m_opener, {}, {}, [this](const QString &key) -> std::shared_ptr<void> {
                        if (!m_locked.insert(key).second)
                            return nullptr;
                        return std::shared_ptr<int>(new int(0), [this, key](const int *held) {
                            delete held;
                            m_locked.erase(key);
                        });
                    }};
}

Result<RunOutcome> TestPromotionRun::apply(const Request &request)
{
    return QCoro::waitFor(applyPromotion(parts(), QString::fromStdString(request.id), m_engineer));
}

//! Every step, or some of them.
std::vector<int> TestPromotionRun::places() const
{
    std::vector<int> places;
    for (int i = 1; i <= stepCount; i += m_isFull ? 1 : 10)
        places.push_back(i);
    return places;
}

void TestPromotionRun::apply_ofFortySteps_makesTheTargetTheSource()
{
    const auto request = approved();
    VERIFY_OK(request);
    QCOMPARE(request->state, State::Approved);
    QCOMPARE(m_opener->writers, 0);
    const auto outcome = apply(*request);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->problem, QString());
    QCOMPARE(outcome->request.state, State::Applied);
    QCOMPARE(outcome->steps.size(), std::size_t(stepCount));
    QVERIFY(std::all_of(outcome->states.begin(), outcome->states.end(), [](StepState state) { return state == StepState::Observed; }));
    QVERIFY(m_opener->target.objects == m_opener->source.objects);
    QCOMPARE(m_opener->writers, 1); // the credential for writing was asked for once, at the start
    int steps = 0;
    VERIFY_OK((*m_trail->store())->readColumns(1, [&](std::uint64_t, const AuditColumns &columns) {
        steps += columns.action == "promotion.step" ? 1 : 0;
        return true;
    }));
    QCOMPARE(steps, 2 * stepCount);
    const auto back = QCoro::waitFor(rollBackPromotion(parts(), QString::fromStdString(request->id), u"no"_s, m_engineer));
    VERIFY_OK(back);
    QCOMPARE(back->request.state, State::RolledBack);
    QVERIFY(m_opener->target.objects == m_before);
    QVERIFY(!QCoro::waitFor(rollBackPromotion(parts(), QString::fromStdString(request->id), u"no"_s, m_engineer))); // once
    const auto answer = m_bench->verify(m_bench->outside().value());
    VERIFY_OK(answer);
    QVERIFY(answer->ok && answer->anchored);
}

void TestPromotionRun::apply_cutAtAnyStep_isUndone_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("before it is written") << static_cast<int>(FakeGateway::Fault::BeforeWriting);
    QTest::newRow("after it is written") << static_cast<int>(FakeGateway::Fault::AfterWriting);
}

//! What was written although no answer came is found by looking, and goes on.
void TestPromotionRun::apply_cutAtAnyStep_isUndone()
{
    QFETCH(int, fault);
    for (const int at : places()) {
        renew();
        const auto request = approved();
        VERIFY_OK(request);
        m_opener->target.fault = [&](int write, Objects &) { return write == at ? static_cast<FakeGateway::Fault>(fault) : FakeGateway::Fault::None; };
        const auto outcome = apply(*request);
        VERIFY_OK(outcome);
        const bool isWritten = static_cast<FakeGateway::Fault>(fault) == FakeGateway::Fault::AfterWriting;
        QCOMPARE(outcome->request.state, isWritten ? State::Applied : State::Failed);
        QCOMPARE(outcome->problem.isEmpty(), isWritten);
        QVERIFY(m_opener->target.objects == (isWritten ? m_opener->source.objects : m_before));
        int undone = 0;
        for (const StepState state : outcome->states)
            undone += state == StepState::Undone ? 1 : 0;
        QCOMPARE(undone, isWritten ? 0 : at - 1);
    }
}

//! The process dies: nothing can be recorded any more, and what was being written is there or not.
void TestPromotionRun::apply_dyingAtAnyStep_isResumed()
{
    for (const int at : places()) {
        renew();
        const auto request = approved();
        VERIFY_OK(request);
        m_opener->target.fault = [&](int write, Objects &) {
            m_isDead = write == at;
            return m_isDead && at % 2 == 0 ? FakeGateway::Fault::BeforeWriting : FakeGateway::Fault::None;
        };
        (void)apply(*request);
        QVERIFY(m_isDead);
        QCOMPARE(m_opener->target.writes, at);
        m_opener->target.fault = {};
        m_isDead = false;
        m_locked.clear(); // the lock of a dead process is free
        m_trail = m_bench->trail();
        m_desk = std::make_unique<PromotionDesk>(*m_trail, estate(), std::make_shared<SystemClock>());
        QCOMPARE(m_desk->find(QString::fromStdString(request->id))->state, State::Executing);
        QVERIFY(!apply(*request)); // it is not started anew
        const auto resumed = QCoro::waitFor(resumePromotion(parts(), QString::fromStdString(request->id), m_engineer));
        VERIFY_OK(resumed);
        QCOMPARE(resumed->problem, QString());
        QCOMPARE(resumed->request.state, State::Applied);
        QVERIFY(m_opener->target.objects == m_opener->source.objects);
    }
}

void TestPromotionRun::target_editedJustBeforeAWrite_isNotOverwritten()
{
    std::mt19937 random(20261129);
    for (int run = 0; run < (m_isFull ? 500 : 8); ++run) {
        renew();
        const auto request = approved();
        VERIFY_OK(request);
        const int at = 1 + static_cast<int>(random() % stepCount);
        const std::string id = m_desk->planOf(*request)->steps[std::size_t(at) - 1].ref.id;
        const JsonValue edited = JsonValue::Object{{"value", "somebody else's"}};
        m_opener->target.fault = [&](int write, Objects &objects) {
            if (write == at)
                objects[id] = edited;
            return FakeGateway::Fault::None;
        };
        const auto outcome = apply(*request);
        VERIFY_OK(outcome);
        QCOMPARE(outcome->request.state, State::Failed);
        QVERIFY(m_opener->target.objects[id] == edited);
        Objects expected = m_before;
        expected[id] = edited;
        QVERIFY(m_opener->target.objects == expected);
    }
}

void TestPromotionRun::anything_changedAfterTheApproval_isNotExecuted()
{
    std::mt19937 random(20261130);
    for (int schedule = 0; schedule < (m_isFull ? 1000 : 16); ++schedule) {
        renew();
        const auto request = approved();
        VERIFY_OK(request);
        EstateConfig changed = estate();
        switch (schedule % 4) {
        case 0:
            (*std::next(m_opener->source.objects.begin(), static_cast<long>(random() % m_opener->source.objects.size()))).second = JsonValue::Object{{"value", "x"}};
            break;
        case 1:
            (*std::next(m_opener->target.objects.begin(), static_cast<long>(random() % m_opener->target.objects.size()))).second = JsonValue::Object{{"value", "x"}};
            break;
        case 2:
            m_opener->target.objects["another"] = JsonValue::Object{};
            break;
        default:
            changed.policy = {PolicySection{u"promotion"_s, "{}", toHex(sha256("{}"))}};
        }
        m_before = m_opener->target.objects;
        m_desk = std::make_unique<PromotionDesk>(*m_trail, changed, std::make_shared<SystemClock>());
        const auto outcome = apply(*request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Refused);
        QVERIFY(m_opener->target.objects == m_before);
        QCOMPARE(m_opener->target.writes, 0);
        QCOMPARE(m_opener->writers, 0);
    }
}

void TestPromotionRun::apply_whileAnotherRuns_isRefused()
{
    const auto request = approved();
    VERIFY_OK(request);
    int refused = 0;
    RunParts first = parts();
    first.onStep = [&](std::size_t step, StepState state) {
        if (step % 5 == 0 && state == StepState::Written)
            refused += apply(*request) ? 0 : 1;
    };
    const auto outcome = QCoro::waitFor(applyPromotion(first, QString::fromStdString(request->id), m_engineer));
    VERIFY_OK(outcome);
    QCOMPARE(outcome->request.state, State::Applied);
    QCOMPARE(refused, 8);
    QCOMPARE(m_opener->target.writes, stepCount);
}

void TestPromotionRun::approvals_ofAnotherRequest_areWorthNothing()
{
    const auto first = approved();
    VERIFY_OK(first);
    VERIFY_OK(m_desk->remark(QString::fromStdString(first->id), Remark::Kind::Reject, u"no"_s, -1, actingAs(u"one"_s, keyOf('f'))));
    const auto second = m_desk->request(plan(), u"again"_s, m_engineer);
    VERIFY_OK(second);
    QVERIFY(second->digest != first->digest); // the same steps, another request
    const auto refused = apply(*second);
    QVERIFY(!refused);
    QVERIFY(!apply(*first));
    // An entry that brings the approval of the first to the second is none.
    AuditDraft draft = PromotionDesk::draftOn(*second, "promotion.approve");
    draft.detail["digest"] = first->digest;
    draft.detail["full"] = true;
    VERIFY_OK(m_trail->record(draft, actingAs(u"two"_s, keyOf('g'))));
    QCOMPARE(m_desk->find(QString::fromStdString(second->id))->state, State::AwaitingApproval);
    // Nor does the word of one that the quorum is full.
    draft = PromotionDesk::draftOn(*second, "promotion.approve");
    draft.detail["full"] = true;
    VERIFY_OK(m_trail->record(draft, actingAs(u"two"_s, keyOf('g'))));
    QCOMPARE(m_desk->find(QString::fromStdString(second->id))->state, State::Approved);
    QVERIFY(!apply(*second));
    QCOMPARE(m_opener->target.writes, 0);
}

void TestPromotionRun::rollback_afterAnEdit_isRefused()
{
    const auto request = approved();
    VERIFY_OK(request);
    VERIFY_OK(apply(*request));
    m_opener->target.objects.begin()->second = JsonValue::Object{{"value", "later"}};
    const Objects now = m_opener->target.objects;
    const auto refused = QCoro::waitFor(rollBackPromotion(parts(), QString::fromStdString(request->id), u"no"_s, m_engineer));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY(m_opener->target.objects == now);
}

QTEST_GUILESS_MAIN(TestPromotionRun)
#include "tst_promotionrun.moc"
