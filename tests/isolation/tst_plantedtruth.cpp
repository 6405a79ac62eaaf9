// SPDX-License-Identifier: GPL-3.0-or-later
// Estates with known breaches of every automatic control: each is found where it was planted, nothing else is found, and
// losing evidence never makes anything read better.
#include "isolation/losses.h"
#include "isolation/plants.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

bool isFull()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
}

quint32 firstSeed()
{
    return qEnvironmentVariableIsSet("BULKHEAD_SEED") ? quint32(qEnvironmentVariableIntValue("BULKHEAD_SEED")) : 20261124U;
}

//! All fails and warnings, as the plants name theirs.
Expected foundIn(const PairResult &result)
{
    Expected found;
    for (const ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn)
                found[{control.control, unit.unit}] = unit.verdict;
        }
    }
    return found;
}

QString toText(const Expected::value_type &one)
{
    return QString::fromStdString(one.first.first + ' ' + one.first.second + ' ' + std::string(toWire(one.second)));
}

//! What was planted and not found, and what was found and not planted; empty: the same.
QString difference(const Expected &planted, const Expected &found)
{
    QStringList lines;
    for (const auto &one : planted) {
        const auto at = found.find(one.first);
        if (at == found.end() || at->second != one.second)
            lines.append(u"missed: "_s + toText(one));
    }
    for (const auto &one : found) {
        if (!planted.contains(one.first))
            lines.append(u"not planted: "_s + toText(one));
    }
    return lines.join(u'\n');
}

EstateFacts estateOf(quint32 seed, const EstateSize &size)
{
    Dice dice(seed);
    return cleanEstate(dice, size);
}

//! What reads better after some evidence of the estate was lost.
QString improvements(const EstateFacts &facts)
{
    const PairResult before = evaluated(facts);
    const std::vector<EarlierFail> fails = failsOf(before);
    QStringList lines;
    for (const Loss &loss : lossesOf(facts)) {
        EstateFacts lost = facts;
        loss.apply(lost);
        const PairResult after = evaluated(lost, fails);
        for (const QString &problem : {betterVerdict(before, after), betterScore(before, after)}) {
            if (!problem.isEmpty())
                lines.append(QString::fromStdString(loss.what) + u": "_s + problem);
        }
    }
    return lines.join(u'\n');
}

} // namespace

class TestPlantedTruth : public QObject
{
    Q_OBJECT
private slots:
    void plants_coverEveryAutomaticControl();
    void cleanEstate_hasNoFinding_andNothingAutomaticIsUnknown();
    void onePlant_isFound_andNothingElse_data();
    void onePlant_isFound_andNothingElse();
    void allPlants_inALargeEstate_areFound_andNothingElse();
    void lostEvidence_ofACleanEstate_improvesNothing();
    void lostEvidence_ofAPlantedEstate_improvesNothing_data();
    void lostEvidence_ofAPlantedEstate_improvesNothing();
};

void TestPlantedTruth::plants_coverEveryAutomaticControl()
{
    std::set<std::string> planted;
    for (const Plant &plant : allPlants())
        planted.insert(plant.control);
    std::set<std::string> automatic;
    for (const Control &control : ControlCatalogue::builtIn().controls()) {
        if (control.method == Method::Automatic)
            automatic.insert(control.id.toStdString());
    }
    QCOMPARE(automatic.size(), std::size_t(31));
    QCOMPARE(planted, automatic);
}

void TestPlantedTruth::cleanEstate_hasNoFinding_andNothingAutomaticIsUnknown()
{
    for (int i = 0, cases = isFull() ? 2'000 : 100; i < cases; ++i) {
        const quint32 seed = firstSeed() + quint32(i);
        const PairResult result = evaluated(estateOf(seed, {5, 1 + seed % 3}));
        const QString problem = difference({}, foundIn(result));
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(problem)));
        for (const ControlResult &control : result.controls) {
            const Control *known = ControlCatalogue::builtIn().find(QString::fromStdString(control.control));
            const QByteArray where = QByteArray::number(seed) + ' ' + control.control.c_str() + ' '
                + (control.units.empty() ? "" : control.units.front().unit.c_str());
            QVERIFY2(known->method != Method::Automatic || control.verdict == Verdict::Pass, where.constData());
        }
    }
}

void TestPlantedTruth::onePlant_isFound_andNothingElse_data()
{
    QTest::addColumn<std::size_t>("plant");
    for (std::size_t i = 0; i < allPlants().size(); ++i)
        QTest::addRow("%s: %s", allPlants()[i].control, allPlants()[i].name) << i;
}

void TestPlantedTruth::onePlant_isFound_andNothingElse()
{
    QFETCH(std::size_t, plant);
    for (int i = 0, cases = isFull() ? 1'000 : 40; i < cases; ++i) {
        const quint32 seed = firstSeed() + quint32(i);
        EstateFacts facts = estateOf(seed, {1 + seed % 7, 1 + seed % 3});
        Dice dice(seed);
        Field field(facts, dice);
        allPlants()[plant].plant(field);
        QVERIFY(!field.expected.empty());
        const QString problem = difference(field.expected, foundIn(evaluated(facts)));
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, case %2: %3"_s.arg(seed).arg(i).arg(problem)));
    }
}

void TestPlantedTruth::allPlants_inALargeEstate_areFound_andNothingElse()
{
    const quint32 seed = firstSeed();
    qInfo("seed %u", seed);
    EstateFacts facts = estateOf(seed, {isFull() ? 5'000U : 1'000U, 12});
    Dice dice(seed);
    Field field(facts, dice);
    for (int times = 0; times < 3; ++times) {
        for (const Plant &plant : allPlants())
            plant.plant(field);
    }
    const QString problem = difference(field.expected, foundIn(evaluated(facts)));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestPlantedTruth::lostEvidence_ofACleanEstate_improvesNothing()
{
    for (int i = 0, cases = isFull() ? 40 : 3; i < cases; ++i) {
        const quint32 seed = firstSeed() + quint32(i);
        const QString problems = improvements(estateOf(seed, {4, 1 + seed % 2}));
        QVERIFY2(problems.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(problems)));
    }
}

void TestPlantedTruth::lostEvidence_ofAPlantedEstate_improvesNothing_data()
{
    onePlant_isFound_andNothingElse_data();
}

void TestPlantedTruth::lostEvidence_ofAPlantedEstate_improvesNothing()
{
    QFETCH(std::size_t, plant);
    for (int i = 0, cases = isFull() ? 10 : 1; i < cases; ++i) {
        const quint32 seed = firstSeed() + quint32(i);
        EstateFacts facts = estateOf(seed, {4, 1 + seed % 2});
        Dice dice(seed);
        Field field(facts, dice);
        allPlants()[plant].plant(field);
        const QString problems = improvements(facts);
        QVERIFY2(problems.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(problems)));
    }
}

QTEST_GUILESS_MAIN(TestPlantedTruth)
#include "tst_plantedtruth.moc"
