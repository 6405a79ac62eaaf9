// SPDX-License-Identifier: GPL-3.0-or-later
// What the gates rest on, from a real store and editors that tell what a change makes of their gateway, or cannot.
#include "store/sqlitestore.h"
#include "usecases/factsestate.h"
#include "usecases/preparegates.h"
#include "usecases/gatebench.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! Editors whose target is gone or does not answer.
class FailingOpener final : public EditorOpener
{
public:
    explicit FailingOpener(Error::Kind kind)
        : m_kind(kind)
    {
    }
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig, Access) override
    {
        if (m_kind != Error::Kind::NotFound)
            co_return Error{m_kind, u"fake"_s, u"no answer came"_s, {}, {}};
        co_return std::shared_ptr<GatewayEditor>(std::make_shared<Gone>());
    }

private:
    class Gone final : public GatewayEditor
    {
    public:
        [[nodiscard]] StepGuard guard() const override { return StepGuard::Compare; }
        QCoro::Task<Result<NativeClosure>> closure(std::vector<std::string>) override { co_return Error{Error::Kind::NotFound, u"fake"_s, u"it is gone"_s, {}, {}}; }
        [[nodiscard]] Result<NativeObject> placed(NativeObject mapped) const override { return mapped; }
        QCoro::Task<Result<StepSight>> look(PlanStep) override { co_return StepSight::Other; }
        QCoro::Task<Result<void>> write(PlanStep) override { co_return Result<void>(); }
        void cancel() override { }
    };
    Error::Kind m_kind;
};

//! Editors that know what their objects are in the unified model: these are `now`, or `after` once "orders" has another number.
class TellingOpener final : public EditorOpener
{
public:
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig, Access) override { co_return std::shared_ptr<GatewayEditor>(std::make_shared<Telling>(*this)); }
    std::map<std::string, JsonValue> objects{{"orders", JsonValue::Object{{"n", 1}}}};
    std::vector<EntityRecord> now, after;

private:
    class Telling final : public ValueEditor
    {
    public:
        explicit Telling(TellingOpener &opener)
            : ValueEditor(opener.objects)
            , m_opener(opener)
        {
        }
        [[nodiscard]] Result<std::vector<EntityRecord>> units(const std::vector<NativeObject> &objects) const override
        {
            return objects.front().body == m_opener.objects.at("orders") ? m_opener.now : m_opener.after;
        }

    private:
        TellingOpener &m_opener;
    };
};

template<typename Entity>
void addAll(std::vector<EntityRecord> &records, const std::vector<Entity> &entities)
{
    for (const Entity &entity : entities)
        records.push_back(toRecord(entity));
}

std::vector<EntityRecord> unitsOf(const GatewayInventory &inventory)
{
    std::vector<EntityRecord> records;
    addAll(records, inventory.deployments);
    addAll(records, inventory.routes);
    addAll(records, inventory.upstreams);
    addAll(records, inventory.targets);
    return records;
}

const GateResult &gateOf(const GateGround &ground, std::string_view id)
{
    return *std::find_if(ground.judged.begin(), ground.judged.end(), [&](const GateResult &gate) { return gate.id == id; });
}

} // namespace

class TestPrepareGates : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void change_isJudgedByWhatItMakesOfTheTarget();
    void change_leadingToTheSandbox_isRefused();
    void productThatCannotTell_isUnknown();
    void logThatCannotBeRead_leavesIsolationUnknown();
    void nothingRead_isUnknown();
    void targetGone_isADriftAndNoError();
    void targetThatDoesNotAnswer_isAnError();
    void gatewayThatIsNotNamedAnyMore_isAnError();

private:
    Result<void> sync();
    [[nodiscard]] Result<GateGround> prepare(EditorOpener &opener) const;
    [[nodiscard]] std::unique_ptr<TellingOpener> telling(const char *host) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<FactsEstate> m_estate;
    Plan m_plan;
    ValueOpener m_opener;
    GateLog m_log;
};

//! Two gateways with the API, which promises to call another host in the sandbox.
void TestPrepareGates::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = openSqliteStore(m_folder->filePath(u"store.db"_s)).value();
    m_estate = std::make_unique<FactsEstate>();
    m_estate->gateway(u"source"_s, GatewayKind::Kong, u"sandbox"_s);
    m_estate->gateway(u"target"_s, GatewayKind::Kong, u"production"_s);
    m_estate->estate.pairs = {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}};
    m_estate->estate.isolation.resolve.hosts
        = {{u"new.sbx.example"_s, {u"192.0.2.1"_s}}, {u"old.prd.example"_s, {u"192.0.2.2"_s}}, {u"new.prd.example"_s, {u"192.0.2.3"_s}}};
    m_estate->api(m_estate->inventories[0], "orders-sbx", "new.sbx.example");
    m_estate->api(m_estate->inventories[1], "orders-prd", "old.prd.example");
    m_plan = Plan();
    m_plan.apiName = "orders";
    m_plan.from = EnvironmentId(u"sandbox"_s);
    m_plan.to = EnvironmentId(u"production"_s);
    m_plan.source = GatewayId(u"source"_s);
    m_plan.target = GatewayId(u"target"_s);
    m_plan.sourceDeployments = {"orders-sbx"};
    m_plan.targetDeployments = {"orders-prd"};
    PlanStep step;
    step.action = StepAction::Change;
    step.ref = {"things", "orders"};
    step.before = m_opener.target.at("orders");
    step.after = m_opener.source.at("orders");
    m_plan.steps = {step};
    m_plan.targetClosure = {{{"things", "orders"}, digestOf(m_opener.target.at("orders"))}};
}

Result<void> TestPrepareGates::sync()
{
    const auto snapshot = m_store->beginSnapshot(u"test"_s, m_estate->now);
    if (!snapshot)
        return snapshot.error();
    for (const GatewayInventory &inventory : m_estate->inventories) {
        std::vector<EntityRecord> records = unitsOf(inventory);
        auto writer = m_store->beginGateway(*snapshot, inventory.gateway);
        CollectionReport report;
        report.key.name = "everything";
        report.kinds = EntityKinds::fromBits(0xffff);
        report.state = FactState::Known;
        GatewaySync done;
        done.gateway = inventory.gateway;
        done.status = GatewayStatus::Ok;
        done.startedAt = m_estate->now;
        if (!writer || !(*writer)->add(report.key, std::move(records)) || !(*writer)->finish(report) || !(*writer)->end(done))
            return Error{Error::Kind::Store, {}, u"the sync could not be written"_s, {}, {}};
    }
    return m_store->finishSnapshot(*snapshot, m_estate->now);
}

Result<GateGround> TestPrepareGates::prepare(EditorOpener &opener) const
{
    return QCoro::waitFor(prepareGates(opener, *m_store, m_log, m_estate->estate, m_plan, CancelToken(), m_estate->now));
}

//! Production calls this host after the change.
std::unique_ptr<TellingOpener> TestPrepareGates::telling(const char *host) const
{
    auto opener = std::make_unique<TellingOpener>();
    FactsEstate after = *m_estate;
    after.inventories[1] = GatewayInventory();
    after.inventories[1].gateway = m_plan.target;
    after.api(after.inventories[1], "orders-prd", host);
    opener->now = unitsOf(m_estate->inventories[1]);
    opener->after = unitsOf(after.inventories[1]);
    return opener;
}

void TestPrepareGates::change_isJudgedByWhatItMakesOfTheTarget()
{
    VERIFY_OK(sync());
    const auto opener = telling("new.prd.example");
    const auto ground = prepare(*opener);
    VERIFY_OK(ground);
    QCOMPARE(ground->judged.size(), 3);
    QCOMPARE(gateOf(*ground, "contract").verdict, GateVerdict::Unknown);
    for (const char *id : {"isolation", "strictness"}) {
        const GateResult &gate = gateOf(*ground, id);
        QVERIFY2(gate.verdict == GateVerdict::Pass, qPrintable(gate.reason + gate.evidence.join(u'\n')));
    }
    QVERIFY(*ground->target == m_plan.targetClosure);
    QVERIFY(ground->contracts->empty());
}

void TestPrepareGates::change_leadingToTheSandbox_isRefused()
{
    VERIFY_OK(sync());
    const auto opener = telling("new.sbx.example");
    const auto ground = prepare(*opener);
    VERIFY_OK(ground);
    const GateResult &gate = gateOf(*ground, "isolation");
    QVERIFY2(gate.verdict == GateVerdict::Fail, qPrintable(gate.reason));
    QVERIFY(gate.refusing.join(u'\n').contains(u"INF-07"_s) && gate.refusing.join(u'\n').contains(u"new.sbx.example"_s));
}

void TestPrepareGates::productThatCannotTell_isUnknown()
{
    VERIFY_OK(sync());
    const auto ground = prepare(m_opener);
    VERIFY_OK(ground);
    for (const char *id : {"isolation", "strictness"}) {
        QCOMPARE(gateOf(*ground, id).verdict, GateVerdict::Unknown);
        QVERIFY(!gateOf(*ground, id).reason.isEmpty());
    }
}

//! A check would have judged with what the log tells.
void TestPrepareGates::logThatCannotBeRead_leavesIsolationUnknown()
{
    VERIFY_OK(sync());
    AuditBench bench(m_folder->path());
    const auto judgedWith = [&](AuditTrailParts parts) {
        AuditTrail trail(std::move(parts));
        m_log.trail = &trail;
        auto ground = prepare(*telling("new.prd.example"));
        m_log.trail = nullptr;
        return ground;
    };
    const auto read = judgedWith(bench.parts());
    VERIFY_OK(read);
    QCOMPARE(gateOf(*read, "isolation").verdict, GateVerdict::Pass);
    AuditTrailParts broken = bench.parts();
    broken.openStore = []() -> Result<std::unique_ptr<AuditStore>> { return Error{Error::Kind::Store, {}, u"the disk is gone"_s, {}, {}}; };
    const auto unread = judgedWith(std::move(broken));
    VERIFY_OK(unread);
    QCOMPARE(gateOf(*unread, "isolation").verdict, GateVerdict::Unknown);
    QCOMPARE(gateOf(*unread, "isolation").reason, u"the disk is gone"_s);
    QCOMPARE(gateOf(*unread, "strictness").verdict, GateVerdict::Pass);
}

void TestPrepareGates::nothingRead_isUnknown()
{
    const auto ground = prepare(m_opener);
    VERIFY_OK(ground);
    for (const char *id : {"isolation", "strictness"})
        QCOMPARE(gateOf(*ground, id).verdict, GateVerdict::Unknown);
}

void TestPrepareGates::targetGone_isADriftAndNoError()
{
    VERIFY_OK(sync());
    FailingOpener gone(Error::Kind::NotFound);
    const auto ground = prepare(gone);
    VERIFY_OK(ground);
    QVERIFY(ground->target->empty());
}

void TestPrepareGates::targetThatDoesNotAnswer_isAnError()
{
    VERIFY_OK(sync());
    FailingOpener silent(Error::Kind::Timeout);
    const auto ground = prepare(silent);
    QVERIFY(!ground);
    QCOMPARE(ground.error().kind, Error::Kind::Timeout);
}

void TestPrepareGates::gatewayThatIsNotNamedAnyMore_isAnError()
{
    m_plan.target = GatewayId(u"another"_s);
    const auto ground = prepare(m_opener);
    QVERIFY(!ground);
    QCOMPARE(ground.error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestPrepareGates)
#include "tst_preparegates.moc"
