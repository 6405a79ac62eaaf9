// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storesuite.h"

#include "store/storefixture.h"
#include "store/storemodel.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
const CollectionKey routes{"default", "routes"};
const CollectionKey services{"default", "services"};
const GatewayId kong(u"kong-sbx"_s);

std::string keyOf(const std::string &id)
{
    return rowKey(kong.text(), "default", EntityKind::Route, id);
}
} // namespace

#define OPEN_FRESH(store) \
    const StoreOpener opener = freshStore(); \
    Result<std::unique_ptr<Store>> opened_ = opener(); \
    VERIFY_OK(opened_); \
    Store &store = **opened_

void StoreSuite::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void StoreSuite::snapshots_begunAndFinished_areListedNewestFirst()
{
    OPEN_FRESH(store);
    QCOMPARE(store.latestSnapshot().value().has_value(), false);
    const SnapshotId one = store.beginSnapshot(u"acme"_s, at(10)).value();
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(20)).value();
    VERIFY_OK(store.finishSnapshot(one, at(15)));
    const QList<Snapshot> list = store.snapshots(0).value();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0].id, two);
    QVERIFY(!list[0].finishedAt);
    QCOMPARE(list[1].startedAt, at(10));
    QCOMPARE(list[1].finishedAt, std::optional(at(15)));
    QCOMPARE(list[1].estate, u"acme"_s);
    QCOMPARE(store.snapshots(1).value().size(), 1);
    QCOMPARE(store.latestSnapshot().value()->id, two);
}

void StoreSuite::snapshotAt_betweenSyncs_givesTheOneBefore()
{
    OPEN_FRESH(store);
    const SnapshotId one = store.beginSnapshot(u"acme"_s, at(10)).value();
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(20)).value();
    QVERIFY(!store.snapshotAt(at(9)).value());
    QCOMPARE(store.snapshotAt(at(10)).value()->id, one);
    QCOMPARE(store.snapshotAt(at(19)).value()->id, one);
    QCOMPARE(store.snapshotAt(at(500)).value()->id, two);
}

void StoreSuite::finishSnapshot_unknownNumber_isNotFound()
{
    OPEN_FRESH(store);
    const Result<void> finished = store.finishSnapshot(77, at(1));
    QVERIFY(!finished);
    QCOMPARE(finished.error().kind, Error::Kind::NotFound);
}

void StoreSuite::finish_firstRead_opensEveryRow()
{
    OPEN_FRESH(store);
    WriteCounts counts;
    const SnapshotId one = syncOne(store, report(routes), {record("b", "{}"), record("a", "{1}")},
                                   &counts);
    QCOMPARE(counts.opened, 2);
    QCOMPARE(rowsAt(store, one), (Rows{{keyOf("a"), "{1}"}, {keyOf("b"), "{}"}}));
    QCOMPARE(rowsAt(store, one - 1), Rows());
    VERIFY_OK(opener());
    QCOMPARE(rowsAt(*opener().value(), one).size(), 2U);
}

void StoreSuite::finish_anyNumberOfNewRows_keepsEach()
{
    for (const int count : {31, 32, 33, 64, 100}) { // rows may be written many at a time
        OPEN_FRESH(store);
        std::vector<EntityRecord> records;
        Rows expected;
        for (int i = 100; i < 100 + count; ++i) {
            const std::string id = "r" + std::to_string(i);
            records.push_back(record(id, "{" + id + "}"));
            expected.emplace_back(keyOf(id), "{" + id + "}");
        }
        QCOMPARE(rowsAt(store, syncOne(store, report(routes), records)), expected);
    }
}

void StoreSuite::finish_sameRowsAgain_writesNoRow()
{
    OPEN_FRESH(store);
    WriteCounts counts;
    syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    const SnapshotId two = syncOne(store, report(routes), {record("b", "2"), record("a", "1")},
                                   &counts);
    QCOMPARE(counts.opened, 0);
    QCOMPARE(counts.closed, 0);
    QCOMPARE(counts.unchanged, 2);
    QVERIFY(store.changesBetween(two - 1, two, 0).value().empty());
}

void StoreSuite::finish_changedAndMissing_keepsThePast()
{
    OPEN_FRESH(store);
    const SnapshotId one = syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    WriteCounts counts;
    const SnapshotId two = syncOne(store, report(routes), {record("a", "9"), record("c", "3")},
                                   &counts);
    QCOMPARE(counts.opened, 2);
    QCOMPARE(counts.closed, 2);
    QCOMPARE(rowsAt(store, one), (Rows{{keyOf("a"), "1"}, {keyOf("b"), "2"}}));
    QCOMPARE(rowsAt(store, two), (Rows{{keyOf("a"), "9"}, {keyOf("c"), "3"}}));
    const auto changes = store.changesBetween(one, two, 0).value();
    QCOMPARE(changes.size(), 3U);
    QCOMPARE(changes[0].before, "1");
    QCOMPARE(changes[0].after, "9");
    QCOMPARE(changes[1].before, "2");
    QCOMPARE(changes[1].after, "");
    QCOMPARE(changes[2].nativeId, "c");
    QCOMPARE(changes[2].snapshot, two);
    QCOMPARE(store.changesBetween(one, two, 2).value().size(), 2U);
}

void StoreSuite::finish_unreadable_closesNothing()
{
    OPEN_FRESH(store);
    syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    const SnapshotId two = syncOne(store, report(routes, FactState::Unreadable),
                                   {record("a", "9")});
    QCOMPARE(rowsAt(store, two), (Rows{{keyOf("a"), "9"}, {keyOf("b"), "2"}}));
    const SnapshotId three = syncOne(store, report(routes, FactState::Unsupported), {});
    QCOMPARE(rowsAt(store, three), rowsAt(store, two));
}

void StoreSuite::finish_torn_takesWhatWasSeenAndClosesNothing()
{
    OPEN_FRESH(store);
    syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    const SnapshotId two = syncOne(store, report(routes, FactState::Known, true),
                                   {record("c", "3")});
    QCOMPARE(rowsAt(store, two).size(), 3U);
    const SnapshotId three = syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    QCOMPARE(rowsAt(store, three).size(), 2U); // the digest of before the torn read must not stand
}

void StoreSuite::finish_sameIdTwice_keepsTheLastAndCounts()
{
    OPEN_FRESH(store);
    WriteCounts counts;
    const SnapshotId one = syncOne(store, report(routes),
                                   {record("a", "1"), record("b", "2"), record("a", "3")}, &counts);
    QCOMPARE(counts.opened, 2);
    QCOMPARE(counts.duplicates, 1);
    QCOMPARE(rowsAt(store, one), (Rows{{keyOf("a"), "3"}, {keyOf("b"), "2"}}));
}

void StoreSuite::finish_recordMovedToAnotherCollection_isOneRow_data()
{
    QTest::addColumn<bool>("loserFirst");
    QTest::addColumn<QString>("payload");
    QTest::newRow("the collection that lost it ends first") << true << u"1"_s;
    QTest::newRow("the collection that got it ends first") << false << u"1"_s;
    QTest::newRow("lost first, and changed") << true << u"2"_s;
    QTest::newRow("got first, and changed") << false << u"2"_s;
}

void StoreSuite::finish_recordMovedToAnotherCollection_isOneRow()
{
    QFETCH(bool, loserFirst);
    QFETCH(QString, payload);
    OPEN_FRESH(store);
    const SnapshotId one = syncOne(store, report(services), {record("a", "1")});
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(50)).value();
    auto writer = store.beginGateway(two, kong).value();
    VERIFY_OK(writer->add(routes, {record("a", payload.toStdString())}));
    VERIFY_OK(writer->finish(report(loserFirst ? services : routes)));
    VERIFY_OK(writer->finish(report(loserFirst ? routes : services)));
    QCOMPARE(rowsAt(store, one), (Rows{{keyOf("a"), "1"}}));
    QCOMPARE(rowsAt(store, two), (Rows{{keyOf("a"), payload.toStdString()}}));
    const SnapshotId three = syncOne(store, report(services), {});
    QCOMPARE(rowsAt(store, three), rowsAt(store, two));
    const SnapshotId four = syncOne(store, report(routes), {});
    QCOMPARE(rowsAt(store, four), Rows());
}

void StoreSuite::finish_sameIdInTwoWorkspaces_areTwoRows()
{
    OPEN_FRESH(store);
    syncOne(store, report(routes), {record("a", "1")});
    const SnapshotId two = syncOne(store, report({"other", "routes"}), {record("a", "2")});
    QCOMPARE(rowsAt(store, two).size(), 2U);
    syncOne(store, report({"", "routes"}), {record("a", "3", EntityKind::Upstream)});
    const SnapshotId four = syncOne(store, report(routes), {}, nullptr, u"apisix"_s);
    QCOMPARE(rowsAt(store, four).size(), 3U);
}

void StoreSuite::finish_olderSyncAfterNewer_isNotedOnly()
{
    OPEN_FRESH(store);
    const SnapshotId one = syncOne(store, report(routes), {record("a", "1")});
    const SnapshotId older = store.beginSnapshot(u"acme"_s, at(60)).value();
    auto late = store.beginGateway(older, kong).value();
    VERIFY_OK(late->add(routes, {record("a", "old"), record("b", "old")}));
    const SnapshotId newer = syncOne(store, report(routes), {record("a", "new")});
    VERIFY_OK(late->finish(report(routes)));
    QCOMPARE(rowsAt(store, older), (Rows{{keyOf("a"), "1"}}));
    QCOMPARE(rowsAt(store, newer), (Rows{{keyOf("a"), "new"}}));
    // A collection that the newer sync has not read: its rows are taken, except what the newer one has.
    VERIFY_OK(late->add(services, {record("a", "old"), record("s", "1")}));
    VERIFY_OK(late->finish(report(services)));
    QCOMPARE(rowsAt(store, newer), (Rows{{keyOf("a"), "new"}, {keyOf("s"), "1"}}));
    const QList<CollectionState> states = store.collections(older).value();
    QCOMPARE(states.size(), 2);
    QCOMPARE(states[0].report.key, routes);
    QCOMPARE(states[0].readIn, one);
    QCOMPARE(states[1].readIn, older);
}

void StoreSuite::finish_otherWriterInBetween_comparesWithTheStore()
{
    OPEN_FRESH(store);
    syncOne(store, report(routes), {record("a", "1")});
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(70)).value();
    auto writer = store.beginGateway(two, kong).value();
    VERIFY_OK(writer->add(services, {record("s", "1")}));
    VERIFY_OK(writer->finish(report(services))); // what it remembers of the workspace starts here
    auto second = opener();
    VERIFY_OK(second);
    auto other = (*second)->beginGateway(two, kong).value();
    VERIFY_OK(other->add({"default", "plugins"}, {record("p", "1")}));
    VERIFY_OK(other->finish(report({"default", "plugins"})));
    VERIFY_OK(writer->add(routes, {record("p", "2"), record("a", "1")}));
    VERIFY_OK(writer->finish(report(routes)));
    QCOMPARE(rowsAt(store, two),
             (Rows{{keyOf("a"), "1"}, {keyOf("p"), "2"}, {keyOf("s"), "1"}}));
}

void StoreSuite::finish_unknownSnapshot_isRefused()
{
    OPEN_FRESH(store);
    const auto writer = store.beginGateway(5, kong);
    QVERIFY(!writer);
    QCOMPARE(writer.error().kind, Error::Kind::NotFound);
}

void StoreSuite::closeMissing_collectionGone_closesItsRows()
{
    OPEN_FRESH(store);
    const CollectionKey targets{"default", "upstreams/1/targets"};
    syncOne(store, report(targets), {record("t", "1", EntityKind::Target)});
    const SnapshotId two = syncOne(store, report(routes), {record("a", "1")});
    QCOMPARE(store.collections(two).value().size(), 2);
    const SnapshotId three = store.beginSnapshot(u"acme"_s, at(80)).value();
    auto writer = store.beginGateway(three, kong).value();
    VERIFY_OK(writer->add(routes, {record("a", "1")}));
    VERIFY_OK(writer->finish(report(routes)));
    const Result<WriteCounts> counts = writer->closeMissingCollections();
    VERIFY_OK(counts);
    QCOMPARE(counts->closed, 1);
    QCOMPARE(rowsAt(store, three), (Rows{{keyOf("a"), "1"}}));
    QCOMPARE(rowsAt(store, two).size(), 2U);
    QCOMPARE(store.collections(three).value().size(), 1);
    QCOMPARE(store.collections(two).value().size(), 2);
    const SnapshotId four = syncOne(store, report(targets), {record("t", "1", EntityKind::Target)});
    QCOMPARE(rowsAt(store, four).size(), 2U);
    QCOMPARE(store.collections(four).value().size(), 2);
}

void StoreSuite::closeMissing_incompleteSync_closesNothing()
{
    OPEN_FRESH(store);
    syncOne(store, report(services), {record("s", "1")});
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(90)).value();
    auto writer = store.beginGateway(two, kong).value();
    VERIFY_OK(writer->finish(report(routes, FactState::Unreadable)));
    const Result<WriteCounts> counts = writer->closeMissingCollections();
    VERIFY_OK(counts);
    QCOMPARE(counts->closed, 0);
    QCOMPARE(rowsAt(store, two).size(), 1U);
}

void StoreSuite::readEntities_visitorStops_endsWell()
{
    OPEN_FRESH(store);
    const SnapshotId one = syncOne(store, report(routes), {record("a", "1"), record("b", "2")});
    int seen = 0;
    VERIFY_OK(store.readEntities(one, [&](const StoredEntity &entity) {
        ++seen;
        return entity.since != one;
    }));
    QCOMPARE(seen, 1);
    QVERIFY(syncOne(store, report(routes), {}) > one); // nothing is left open
}

void StoreSuite::collections_readThenUnreadable_tellsWhenLastRead()
{
    OPEN_FRESH(store);
    CollectionReport known = report(routes);
    known.expected = 7;
    known.received = 7;
    const SnapshotId one = syncOne(store, known, {record("a", "1")});
    const CollectionReport failed = report(routes, FactState::Unreadable);
    const SnapshotId two = syncOne(store, failed, {});
    const QList<CollectionState> states = store.collections(two).value();
    QCOMPARE(states.size(), 1);
    QCOMPARE(states[0].report, failed);
    QCOMPARE(states[0].gateway, kong);
    QCOMPARE(states[0].readIn, one);
    QCOMPARE(states[0].readAt, store.snapshots(0).value().last().startedAt);
    QCOMPARE(store.collections(one).value().first().report, known);
    syncOne(store, report(services, FactState::Known, true), {});
    QCOMPARE(store.collections(two + 1).value().last().readIn, 0);
}

void StoreSuite::gatewaySyncs_everyField_comesBack()
{
    OPEN_FRESH(store);
    GatewaySync sync;
    sync.gateway = kong;
    sync.kind = u"kong"_s;
    sync.status = GatewayStatus::Partial;
    sync.version = u"3.4.2"_s;
    sync.product = u"Kong"_s;
    sync.mayRead = u"yes"_s;
    sync.mayChange = u"unknown"_s;
    sync.warnings = {u"the admin key is the published default"_s, u"\"quoted\" \u20ac"_s};
    sync.error = report(routes, FactState::Unreadable).error;
    sync.requests = 12;
    sync.bytes = 1LL << 40;
    sync.duration = std::chrono::milliseconds(1234);
    sync.startedAt = at(3);
    const SnapshotId one = store.beginSnapshot(u"acme"_s, at(1)).value();
    VERIFY_OK(store.beginGateway(one, kong).value()->end(sync));
    const SnapshotId two = store.beginSnapshot(u"acme"_s, at(2)).value();
    GatewaySync later = sync;
    later.error.reset();
    later.status = GatewayStatus::Ok;
    VERIFY_OK(store.beginGateway(two, kong).value()->end(later));
    QCOMPARE(store.gatewaySyncs(one).value(), QList<GatewaySync>{sync});
    QCOMPARE(store.gatewaySyncs(two).value(), QList<GatewaySync>{later});
    QVERIFY(store.gatewaySyncs(0).value().isEmpty());
}

void StoreSuite::matchDecisions_addedAndRemoved_keepOrder()
{
    OPEN_FRESH(store);
    MatchDecision decision;
    decision.kind = MatchDecision::Kind::Merge;
    decision.api = u"orders"_s;
    decision.other = u"orders-old"_s;
    decision.by = u"bo"_s;
    decision.at = at(4);
    const MatchDecision first = store.addMatchDecision(decision).value();
    decision.kind = MatchDecision::Kind::Split;
    decision.deployment = u"kong-sbx/default/1"_s;
    const MatchDecision second = store.addMatchDecision(decision).value();
    QCOMPARE(store.matchDecisions().value(), (QList<MatchDecision>{first, second}));
    VERIFY_OK(store.removeMatchDecision(first.id));
    QCOMPARE(store.matchDecisions().value(), QList<MatchDecision>{second});
    const Result<void> again = store.removeMatchDecision(first.id);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::NotFound);
}

void StoreSuite::changesBetween_changedBack_isNoChange()
{
    OPEN_FRESH(store);
    const SnapshotId one = syncOne(store, report(routes), {record("a", "1")});
    syncOne(store, report(routes), {record("a", "2")});
    const SnapshotId three = syncOne(store, report(routes), {record("a", "1"), record("b", "1")});
    const auto changes = store.changesBetween(one, three, 0).value();
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].nativeId, "b");
    QCOMPARE(store.changesBetween(0, one, 0).value().size(), 1U);
}

void StoreSuite::history_random_equalsNaiveModel()
{
    const int cases = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 10000 : 200;
    const quint32 seed = qEnvironmentVariableIsSet("BULKHEAD_SEED")
        ? static_cast<quint32>(qEnvironmentVariableIntValue("BULKHEAD_SEED"))
        : 20261123U;
    qInfo("seed %u, %d cases", seed, cases);
    StoreOpener opener;
    std::unique_ptr<Store> store;
    for (int i = 0; i < cases; ++i) {
        if (i % 20 == 0) { // a store is read whole per case: a few histories in one are enough
            opener = freshStore();
            Result<std::unique_ptr<Store>> opened = opener();
            VERIFY_OK(opened);
            store = std::move(opened).value();
        }
        const QString problem = checkRandomHistory(*store, opener, seed + static_cast<quint32>(i));
        QVERIFY2(problem.isEmpty(), qPrintable(u"case %1: %2"_s.arg(i).arg(problem)));
    }
}

} // namespace bulkhead
