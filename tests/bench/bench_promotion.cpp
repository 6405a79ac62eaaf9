// SPDX-License-Identifier: GPL-3.0-or-later
// What a promotion costs: the plan of one API however large the estate is, and the requests of an execution. Only ratios and counts are asserted.
#include "promotion/buildplan.h"
#include "promotion/planwords.h"
#include "store/storefixture.h"
#include "usecases/promotionbench.h"

#include <QCoroTask>
#include <QTest>

#include <ctime>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! Work of this process, not what others do meanwhile.
double workSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

//! An estate of that many entities: a deployment with two routes and two targets in each of two environments is ten.
std::shared_ptr<const CatalogView> estateOf(int entities)
{
    auto view = std::make_shared<CatalogView>();
    view->estate = PromotionBench::estate();
    for (int api = 0; api < entities / 10; ++api) {
        const std::string name = std::string("api-").append(std::to_string(api));
        ApiRow row;
        row.id = ApiId(QString::fromStdString(name));
        row.name = name;
        for (const auto &[gateway, environment] : {std::pair(u"source"_s, u"sbx"_s), std::pair(u"target"_s, u"prd"_s)}) {
            CatalogDeployment deployment;
            deployment.gateway = GatewayId(gateway);
            deployment.environment = EnvironmentId(environment);
            deployment.native.nativeId = name;
            for (int i = 0; i < 2; ++i) {
                Route route;
                route.nativeId = name + '/' + std::to_string(i);
                route.hosts = {name + '.' + environment.toStdString() + ".test"};
                deployment.routes.push_back(route);
                deployment.targets.push_back({"http", name + '-' + std::to_string(i) + '.' + environment.toStdString() + ".internal", 80, 100});
            }
            row.deployments.push_back(static_cast<std::uint32_t>(view->catalog.deployments.size()));
            view->catalog.deployments.push_back(std::move(deployment));
        }
        view->catalog.apis.push_back(std::move(row));
    }
    view->hosts = std::make_shared<const HostOwners>(view->catalog);
    view->facts = std::make_shared<const isolation::EstateFacts>();
    return view;
}

//! The objects of one API: some change, some come, and each names a host.
void fill(MapOpener &opener)
{
    for (int i = 0; i < 10; ++i) {
        const std::string id = std::to_string(i) + "o";
        opener.source.objects[id] = JsonValue::Object{{"host", "api-7.sbx.test"}, {"number", i}, {"text", std::string(500, 'x')}};
        if (i > 3)
            opener.target.objects[id] = JsonValue::Object{{"host", "api-7.prd.test"}, {"number", i + i % 2}, {"text", std::string(500, 'x')}};
    }
}

double secondsOfPlans(int entities)
{
    const auto view = estateOf(entities);
    MapOpener opener;
    fill(opener);
    PromotionQuestion question;
    question.from = EnvironmentId(u"sbx"_s);
    question.to = EnvironmentId(u"prd"_s);
    double best = 1e9;
    for (int round = 0; round < 7; ++round) {
        const double begin = workSeconds();
        for (int i = 0; i < 200; ++i) {
            question.api = u"api-%1"_s.arg(entities / 10 * (i % 10) / 10); // from all over the catalog
            const auto plan = QCoro::waitFor(planPromotion(opener, view, question));
            if (!plan || plan->steps.empty())
                qFatal("no plan");
        }
        best = std::min(best, (workSeconds() - begin) / 200);
    }
    return best;
}

//! Counts the requests that a gateway gets.
class CountingOpener final : public EditorOpener
{
public:
    class Editor final : public GatewayEditor
    {
    public:
        Editor(CountingOpener &counts, std::shared_ptr<GatewayEditor> real)
            : m_counts(counts)
            , m_real(std::move(real))
        {
        }
        [[nodiscard]] StepGuard guard() const override { return m_real->guard(); }
        QCoro::Task<Result<NativeClosure>> closure(std::vector<std::string> deployments) override
        {
            ++m_counts.closures;
            return m_real->closure(std::move(deployments));
        }
        [[nodiscard]] Result<NativeObject> placed(NativeObject mapped) const override { return m_real->placed(std::move(mapped)); }
        QCoro::Task<Result<StepSight>> look(PlanStep step) override
        {
            ++m_counts.looks;
            return m_real->look(std::move(step));
        }
        QCoro::Task<Result<void>> write(PlanStep step) override
        {
            ++m_counts.writes;
            m_counts.most = std::max(m_counts.most, ++m_counts.atOnce);
            auto task = m_real->write(std::move(step));
            --m_counts.atOnce;
            return task;
        }
        void cancel() override { }

    private:
        CountingOpener &m_counts;
        std::shared_ptr<GatewayEditor> m_real;
    };

    explicit CountingOpener(MapOpener &real)
        : m_real(real)
    {
    }
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override
    {
        const auto real = co_await m_real.openEditor(config, access);
        if (!real)
            co_return real.error();
        co_return std::shared_ptr<GatewayEditor>(std::make_shared<Editor>(*this, *real));
    }
    int closures = 0, looks = 0, writes = 0, atOnce = 0, most = 0;

private:
    MapOpener &m_real;
};

} // namespace

class BenchPromotion : public QObject
{
    Q_OBJECT
private slots:
    void plan_inAHundredTimesTheEstate_costsAtMostTwice();
    void apply_ofFourHundredChanges_sendsWhatItsStepsNeed();
    void words_ofFourHundredChanges_growLinearly();
};

void BenchPromotion::plan_inAHundredTimesTheEstate_costsAtMostTwice()
{
    const double small = secondsOfPlans(1000), large = secondsOfPlans(100000);
    qInfo("a plan: %.1f us among 1,000 entities, %.1f us among 100,000: %.2f times", small * 1e6, large * 1e6, large / small);
    QVERIFY(large <= 2 * small);
}

//! One write and one look for each step, one at a time, and each side is read once.
void BenchPromotion::apply_ofFourHundredChanges_sendsWhatItsStepsNeed()
{
    PromotionBench bench(400);
    const auto asked = bench.ask();
    VERIFY_OK(asked);
    const QString id = QString::fromStdString(asked->id);
    for (const QString &name : {u"one"_s, u"two"_s})
        VERIFY_OK(bench.desk->approve(id, {}, {}, PromotionBench::person(name)));
    const std::size_t steps = bench.desk->planOf(*asked)->steps.size();
    QVERIFY(steps >= 400);
    CountingOpener counting(bench.opener);
    RunParts parts = bench.parts();
    const RunParts counted{parts.desk, counting, parts.cancel, parts.onStep, parts.lock};
    const auto outcome = QCoro::waitFor(applyPromotion(counted, id, PromotionBench::person(u"eng"_s)));
    VERIFY_OK(outcome);
    QCOMPARE(outcome->request.state, State::Applied);
    qInfo("%d steps: %d writes, %d looks, %d closures", static_cast<int>(steps), counting.writes, counting.looks, counting.closures);
    QCOMPARE(counting.writes, static_cast<int>(steps));
    QCOMPARE(counting.looks, static_cast<int>(steps));
    QCOMPARE(counting.closures, 2);
    QCOMPARE(counting.most, 1);
}

void BenchPromotion::words_ofFourHundredChanges_growLinearly()
{
    const auto seconds = [](int hosts) {
        PlanStep step;
        step.action = StepAction::Change;
        JsonValue::Array before, after;
        for (int i = 0; i < hosts; ++i) {
            before.push_back(std::to_string(i) + ".test");
            after.push_back(std::to_string(i + hosts / 2) + ".test");
        }
        step.before = JsonValue::Object{{"hosts", before}};
        step.after = JsonValue::Object{{"hosts", after}};
        double best = 1e9;
        for (int round = 0; round < 5; ++round) {
            const double begin = workSeconds();
            const StepChanges changes = changesOf(step, 0);
            best = std::min(best, workSeconds() - begin);
            if (changes.values.size() != static_cast<std::size_t>(hosts))
                qFatal("%d values", static_cast<int>(changes.values.size()));
        }
        return best;
    };
    const double small = seconds(4000), large = seconds(32000);
    qInfo("8 times the hosts: %.1f times the time", large / small);
    QVERIFY(large <= 24 * small);
}

QTEST_GUILESS_MAIN(BenchPromotion)
#include "bench_promotion.moc"
