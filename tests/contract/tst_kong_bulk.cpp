// SPDX-License-Identifier: GPL-3.0-or-later
// A large plan asks a gateway for no more than its steps need, and no faster than the estate file allows.
#include "contract/kongbench.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int routeCount = 400;
constexpr double requestsPerSecond = 500;

//! Two sandboxes' worth of routes: each answers PATCH here and does not yet there.
KongSeed seed(const std::string &domain, const std::vector<std::string> &methods)
{
    KongSeed seed;
    const std::string service = seed.service("orders", "orders." + domain);
    for (int i = 0; i < routeCount; ++i) {
        const std::string name = "orders-" + std::to_string(1000 + i);
        seed.route(name, service, '/' + name, {{"methods", KongSeed::list(methods)}});
    }
    return seed;
}

int countOf(const std::vector<std::string> &requests, const char *begin)
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(), [begin](const std::string &request) { return request.starts_with(begin); }));
}

//! A bench whose editors keep to a cap.
class CappedBench final : public KongBench
{
public:
    CappedBench()
        : KongBench(seed("sbx.test", {"GET", "PATCH"}), seed("test", {"GET"}))
    {
    }
    std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via = {}) override
    {
        TransportConfig config = transport(side, via);
        config.limits.requestsPerSecond = requestsPerSecond;
        const GatewayId gateway = config.gateway;
        return std::make_unique<KongEditor>(std::make_unique<HttpSession>(std::move(config)), gateway, benchFingerprinter(), KongEditorOptions());
    }
};

} // namespace

class TestKongBulk : public QObject
{
    Q_OBJECT
private slots:
    void plan_ofFourHundredChanges_sendsWhatItsStepsNeed();
};

void TestKongBulk::plan_ofFourHundredChanges_sendsWhatItsStepsNeed()
{
    CappedBench bench;
    const auto plan = EditorChecks(bench).plan();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toText()));
    QCOMPARE(plan->steps.size(), std::size_t(routeCount));
    const auto editor = bench.editor(EditorBench::Side::Target);
    const auto before = bench.target().requests();
    QElapsedTimer timer;
    timer.start();
    for (const PlanStep &step : plan->steps) {
        const auto written = QCoro::waitFor(editor->write(step));
        QVERIFY2(written, written ? "" : qPrintable(written.error().toText()));
        const auto seen = QCoro::waitFor(editor->look(step));
        QVERIFY(seen && *seen == StepSight::After);
    }
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    const auto all = bench.target().requests();
    const std::vector<std::string> sent(all.begin() + static_cast<std::ptrdiff_t>(before.size()), all.end());
    qInfo("%d steps: %d requests, %d of them write", routeCount, static_cast<int>(sent.size()), countOf(sent, "PUT ") + countOf(sent, "PATCH "));
    QCOMPARE(countOf(sent, "PUT ") + countOf(sent, "PATCH "), routeCount); // what is written once
    QCOMPARE(countOf(sent, "POST ") + countOf(sent, "DELETE "), 0);
    // Compared just before, and read back: a look each. What the editor learns of a gateway at first does not grow with the plan.
    constexpr int lookEach = 2, atFirst = 10;
    QVERIFY2(static_cast<int>(sent.size()) <= routeCount * (1 + lookEach) + atFirst, qPrintable(QString::number(sent.size())));
    const double atLeast = static_cast<double>(sent.size() - 1) / requestsPerSecond, rounding = 0.95;
    QVERIFY2(seconds >= atLeast * rounding, qPrintable(QString::number(seconds)));
}

QTEST_GUILESS_MAIN(TestKongBulk)
#include "tst_kong_bulk.moc"
