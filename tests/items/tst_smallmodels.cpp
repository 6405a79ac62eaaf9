// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/changesmodel.h"
#include "items/connectionsmodel.h"
#include "items/diffmodel.h"
#include "items/snapshotsmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

UtcTime at(qint64 seconds)
{
    return UtcTime(std::chrono::seconds(seconds));
}

Snapshot snapshot(SnapshotId id)
{
    Snapshot one;
    one.id = id;
    one.startedAt = at(id * 60);
    return one;
}

} // namespace

class TestSmallModels : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void diff_shown_filtersByVerdict();
    void snapshots_newOnes_areInsertedOnTop();
    void changes_set_areListed();
    void connections_sameGateways_areUpdatedInPlace();
};

void TestSmallModels::diff_shown_filtersByVerdict()
{
    using Verdict = FieldDifference::Verdict;
    DeploymentDiff diff;
    diff.fields = {{"route.list.methods", JsonValue(JsonValue::Array {"GET", "POST"}), std::nullopt, Verdict::Drift, {}},
                   {"upstream.host", JsonValue("a"), JsonValue("b"), Verdict::Expected, "mapped"},
                   {"upstream.port", JsonValue(80), JsonValue(80), Verdict::Same, {}}};
    DiffModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setDiff(diff);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.count(DiffModel::Shown::Drift), 1);
    QCOMPARE(model.index(0, 1).data().toString(), u"GET\nPOST"_s);
    QVERIFY(model.index(0, 0).data(DiffModel::ProductionRole).toString().isNull());
    QCOMPARE(model.index(1, 0).data(DiffModel::ReasonRole).toString(), u"mapped"_s);
    model.setShown(DiffModel::Shown::All);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, 2).data().toString(), u"80"_s);
    model.setShown(DiffModel::Shown::Drift);
    QCOMPARE(model.rowCount(), 1);
}

void TestSmallModels::snapshots_newOnes_areInsertedOnTop()
{
    SnapshotsModel model;
    QAbstractItemModelTester tester(&model, strict);
    model.setSnapshots({snapshot(2), snapshot(1)});
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex second = model.index(0);
    model.setSnapshots({snapshot(4), snapshot(3), snapshot(2), snapshot(1)});
    QCOMPARE(second.row(), 2);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.rowOf(3), 1);
    QCOMPARE(model.rowOf(9), -1);
    QCOMPARE(model.index(0).data(SnapshotsModel::StartedAtRole).toDateTime().toSecsSinceEpoch(), 240);
    model.setSnapshots({snapshot(4)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(resets.count(), 1);
}

void TestSmallModels::changes_set_areListed()
{
    ChangesModel model;
    QAbstractItemModelTester tester(&model, strict);
    CatalogChange change;
    change.kind = CatalogChange::Kind::GatewayFailed;
    change.gateway = GatewayId(u"kong"_s);
    change.at = at(60);
    model.setChanges({change});
    QCOMPARE(model.index(0).data().toString(), u"kong"_s);
    FindingNews older, newer;
    older.control = u"INF-07"_s;
    older.at = at(30);
    newer.control = u"IDN-01"_s;
    newer.at = at(60);
    model.setFindings({newer, older});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data().toString(), u"IDN-01"_s); // of one moment, the finding weighs more
    QCOMPARE(model.index(1).data().toString(), u"kong"_s);
    QCOMPARE(model.index(2).data().toString(), u"INF-07"_s);
    model.setChanges({});
    QCOMPARE(model.rowCount(), 2);
}

void TestSmallModels::connections_sameGateways_areUpdatedInPlace()
{
    ConnectionsModel model;
    QAbstractItemModelTester tester(&model, strict);
    ConnectionState one;
    one.config.id = GatewayId(u"kong"_s);
    model.setConnections({one});
    QVERIFY(!model.index(0).data(ConnectionsModel::FactsFromRole).toDateTime().isValid());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    one.state = ConnectionState::State::Failed;
    one.lastSync = GatewaySync();
    one.lastSync->error = Error {Error::Kind::Timeout, u"kong"_s, u"no answer"_s, {}, {}};
    one.factsFrom = at(60);
    model.setConnections({one});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.index(0).data(ConnectionsModel::StateRole).toInt(), int(ConnectionState::State::Failed));
    QCOMPARE(model.index(0).data(ConnectionsModel::ErrorKindRole).toInt(), int(Error::Kind::Timeout));
    QVERIFY(!model.index(0).data(ConnectionsModel::ProgressStateRole).isValid());
    GatewayProgress progress;
    progress.gateway = one.config.id;
    progress.state = GatewayProgress::State::Reading;
    progress.read.rows = 7;
    model.setProgress(progress);
    QCOMPARE(model.index(0).data(ConnectionsModel::ProgressRowsRole).toInt(), 7);
    model.clearProgress();
    QVERIFY(!model.index(0).data(ConnectionsModel::ProgressRowsRole).isValid());
}

QTEST_GUILESS_MAIN(TestSmallModels)
#include "tst_smallmodels.moc"
