// SPDX-License-Identifier: GPL-3.0-or-later
// Facts, index and checks are shared by threads without a lock (check.h, estatefacts.h); run under the thread sanitizer.
#include "isolation/keptreason.h"
#include "isolation/output/report.h"
#include "isolation/plants.h"

#include <QTest>

#include <thread>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int threadCount = 4;

//! Calls it on several threads at once; what each of them gave.
template<typename Call>
auto together(Call call)
{
    std::vector<decltype(call())> results(threadCount);
    {
        std::vector<std::jthread> threads;
        for (auto &result : results)
            threads.emplace_back([&result, &call] { result = call(); });
    }
    return results;
}

//! With something to find for every rule that a plant is known for.
EstateFacts estateWithFindings()
{
    Dice dice(20261123);
    EstateFacts facts = cleanEstate(dice, {20, 2, 2});
    Field field(facts, dice);
    for (const Plant &plant : allPlants())
        plant.plant(field);
    return facts;
}

std::string verdictsOf(const PairResult &result)
{
    std::string text;
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units)
            text.append(control.control).append(toWire(unit.verdict)).append(unit.unit).append(sentence(unit)).append("\n");
    }
    return text;
}

} // namespace

class TestSharedFacts : public QObject
{
    Q_OBJECT
private slots:
    void judging_onSeveralThreads_givesOneResult();
    void reasons_keptByManyThreads_areKeptOnce();
};

void TestSharedFacts::judging_onSeveralThreads_givesOneResult()
{
    const EstateFacts facts = estateWithFindings();
    const FactIndex index(facts);
    const PairFacts pair(facts, index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s));
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    const auto texts = together([&] { return verdictsOf(evaluate(pair, input)); });
    QVERIFY(texts.front().find("fail") != std::string::npos);
    for (const std::string &text : texts)
        QCOMPARE(text, texts.front());
}

void TestSharedFacts::reasons_keptByManyThreads_areKeptOnce()
{
    const auto kept = together([] {
        std::vector<const Reason *> reasons;
        for (int i = 0; i < 200; ++i)
            reasons.push_back(keptReason("XYZ-01.reason-" + std::to_string(i), "A sentence"));
        return reasons;
    });
    for (const auto &reasons : kept)
        QCOMPARE(reasons, kept.front());
    QCOMPARE(std::string(kept.front().at(7)->id), std::string("XYZ-01.reason-7"));
}

QTEST_APPLESS_MAIN(TestSharedFacts)
#include "tst_sharedfacts.moc"
