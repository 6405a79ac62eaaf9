// SPDX-License-Identifier: GPL-3.0-or-later
// Random APIs on two Kongs: whatever the plan is, it does what it says, and undoing it restores every byte.
#include "contract/kongbench.h"
#include "contract/kongrandom.h"
#include "support/testcertificates.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

class TestKongRandom : public QObject
{
    Q_OBJECT
private slots:
    void plans_ofRandomApis_goThereAndBack_data();
    void plans_ofRandomApis_goThereAndBack();
};

void TestKongRandom::plans_ofRandomApis_goThereAndBack_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::newRow("plain") << QByteArray();
    QTest::newRow("with certificates, more secrets and things of others") << makeIdentity({.commonName = "orders.test"}).certificatePem;
}

void TestKongRandom::plans_ofRandomApis_goThereAndBack()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs fakes of its own");
    QFETCH(QByteArray, certificate);
    constexpr std::uint32_t seed = 20261130;
    const int rounds = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2000 : 60;
    std::mt19937 random(seed);
    int blocked = 0;
    for (int i = 0; i < rounds; ++i) {
        KongSeed source = RandomSide(random, true, certificate.toStdString()).made();
        RandomSide other(random, false, certificate.toStdString());
        KongSeed target = random() % 5 == 0 ? other.withoutApi() : other.made();
        KongBench bench(std::move(source), std::move(target));
        EditorChecks checks(bench);
        bool isBlocked = false;
        const QString problem = checks.thereAndBack(random() % 2 == 0, isBlocked);
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(i).arg(problem)));
        blocked += isBlocked ? 1 : 0;
    }
    qInfo("seed %u, %d plans, %d of them blocked", seed, rounds, blocked);
    QVERIFY(blocked < rounds / 2);
}

QTEST_GUILESS_MAIN(TestKongRandom)
#include "tst_kong_random.moc"
