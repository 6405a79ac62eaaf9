// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of the board, lines of a plan, rows of the table: values behind the promotion screens.
#include "items/planrows.h"
#include "items/promotiontable.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RequestSummary summaryOf(const std::string &id, State state, int minute)
{
    RequestSummary summary;
    summary.request.id = id;
    summary.request.apiName = QString::fromStdString("api-" + id);
    summary.request.requester = u"di"_s;
    summary.request.from = EnvironmentId(u"sbx"_s);
    summary.request.to = EnvironmentId(u"prd"_s);
    summary.request.state = state;
    summary.request.requestedAt = UtcTime(std::chrono::minutes(minute));
    summary.request.expires = UtcTime(std::chrono::minutes(minute) + 72h);
    summary.needed = 2;
    summary.quorum.missing = 2;
    summary.couldApprove = {u"bo"_s};
    return summary;
}

PromotionCard only(const RequestSummary &summary, const QString &person = {})
{
    PromotionsView view;
    view.requests = {summary};
    return promotionCards(view, {}, person).first();
}

GateResult gate(std::string_view id, GateVerdict verdict)
{
    return {id, verdict, u"because"_s, {}};
}

JsonValue route(const char *methods, int timeout)
{
    return JsonValue::Object{{"name", "orders"}, {"methods", JsonValue::Array{methods}}, {"read_timeout", timeout}};
}

PlanStep step(StepAction action, EntityKind kind, const std::string &name, JsonValue before, JsonValue after)
{
    PlanStep made;
    made.action = action;
    made.entity = kind;
    made.name = name;
    made.ref = {"things", name};
    made.before = std::move(before);
    made.after = std::move(after);
    return made;
}

} // namespace

class TestPromotionItems : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void card_ofEachState_isInItsColumn_data();
    void card_ofEachState_isInItsColumn();
    void card_thatAGateStops_saysWhich();
    void card_pendingOrWaivedGates_doNotStop();
    void card_waitsForWhoMaySign_only();
    void card_withoutAnybodyLeft_saysSo();
    void card_ofChangesAsked_isFreeAfterAnApproval();
    void cards_comeInTheOrderOfWhatWaits();
    void drafts_areInTheFirstColumn();
    void table_filtersAndSorts();
    void model_sameCards_areUpdatedInPlace();
    void rows_deletionsComeFirst_andAnEmptyDeletionIsSaid();
    void rows_fullDiff_hasEveryValue();
    void rows_manyValues_areOneLine();
    void rows_nextDifference_goesRoundAndSkipsGroups();
};

void TestPromotionItems::card_ofEachState_isInItsColumn_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("column");
    const auto row = [](State state, BoardColumn column) { QTest::newRow(toWire(state).data()) << static_cast<int>(state) << static_cast<int>(column); };
    row(State::AwaitingApproval, BoardColumn::Waiting);
    row(State::Approved, BoardColumn::Approved);
    row(State::Executing, BoardColumn::Approved);
    row(State::Failed, BoardColumn::Approved);
    row(State::Rejected, BoardColumn::Done);
    row(State::Expired, BoardColumn::Done);
    row(State::Void, BoardColumn::Done);
    row(State::Applied, BoardColumn::Done);
    row(State::RolledBack, BoardColumn::Done);
}

void TestPromotionItems::card_ofEachState_isInItsColumn()
{
    QFETCH(int, state);
    QFETCH(int, column);
    QCOMPARE(static_cast<int>(only(summaryOf("a", static_cast<State>(state), 1)).column()), column);
}

void TestPromotionItems::card_thatAGateStops_saysWhich()
{
    RequestSummary summary = summaryOf("a", State::AwaitingApproval, 1);
    summary.gates = {gate("endpoints", GateVerdict::Pass), gate("freeze", GateVerdict::Fail), gate("quorum", GateVerdict::Pending)};
    const PromotionCard card = only(summary, u"bo"_s);
    QCOMPARE(card.stuck, PromotionCard::Stuck::Gate);
    QCOMPARE(card.stuckBy, u"freeze"_s);
    QCOMPARE(card.column(), BoardColumn::Stopped);
}

void TestPromotionItems::card_pendingOrWaivedGates_doNotStop()
{
    RequestSummary summary = summaryOf("a", State::AwaitingApproval, 1);
    summary.gates = {gate("contract", GateVerdict::Unknown), gate("isolation", GateVerdict::Pending)};
    summary.warnsOnUnknown = {u"contract"_s};
    QCOMPARE(only(summary, u"bo"_s).stuck, PromotionCard::Stuck::No);
    summary.gates = {gate("contract", GateVerdict::Fail)};
    QCOMPARE(only(summary, u"bo"_s).stuck, PromotionCard::Stuck::Gate);
    Waiver waiver;
    waiver.gate = "contract";
    waiver.person = u"cy"_s;
    waiver.evidence = {u"because"_s};
    summary.waivers = {waiver};
    QCOMPARE(only(summary, u"bo"_s).stuck, PromotionCard::Stuck::No);
}

void TestPromotionItems::card_waitsForWhoMaySign_only()
{
    const RequestSummary summary = summaryOf("a", State::AwaitingApproval, 1);
    QVERIFY(only(summary, u"bo"_s).waitsForMe);
    const PromotionCard mine = only(summary, u"di"_s);
    QVERIFY(!mine.waitsForMe && mine.isMine);
    QCOMPARE(mine.stuck, PromotionCard::Stuck::CannotSign);
    QCOMPARE(only(summary).stuck, PromotionCard::Stuck::No); // nobody has signed in
    QVERIFY(isInScope(only(summary, u"bo"_s), BoardScope::WaitsForMe) && !isInScope(only(summary, u"bo"_s), BoardScope::Mine));
    QVERIFY(!only(summaryOf("a", State::Approved, 1), u"bo"_s).waitsForMe);
}

void TestPromotionItems::card_withoutAnybodyLeft_saysSo()
{
    RequestSummary summary = summaryOf("a", State::AwaitingApproval, 1);
    summary.couldApprove.clear();
    QCOMPARE(only(summary, u"bo"_s).stuck, PromotionCard::Stuck::NobodyLeft);
}

void TestPromotionItems::card_ofChangesAsked_isFreeAfterAnApproval()
{
    RequestSummary summary = summaryOf("a", State::AwaitingApproval, 1);
    Remark wish;
    wish.kind = Remark::Kind::RequestChanges;
    wish.seq = 10;
    summary.request.remarks = {wish};
    QCOMPARE(only(summary).stuck, PromotionCard::Stuck::ChangesAsked);
    Approval approval;
    approval.person = u"cy"_s;
    approval.seq = 11;
    summary.request.approvals = {approval};
    QCOMPARE(only(summary).stuck, PromotionCard::Stuck::No);
}

void TestPromotionItems::cards_comeInTheOrderOfWhatWaits()
{
    PromotionsView view;
    view.requests = {summaryOf("new", State::Applied, 30), summaryOf("late", State::AwaitingApproval, 20), summaryOf("soon", State::AwaitingApproval, 10)};
    const QList<PromotionCard> cards = promotionCards(view, {}, u"bo"_s);
    QCOMPARE(cards[0].id, u"soon"_s); // ends first
    QCOMPARE(cards[1].id, u"late"_s);
    QCOMPARE(cards[2].id, u"new"_s);
    QCOMPARE(promotionCards(view, {}, {}).first().id, u"new"_s);
}

void TestPromotionItems::drafts_areInTheFirstColumn()
{
    PromotionDraft draft;
    draft.id = u"d"_s;
    draft.apiNames = {u"orders"_s, u"ledger"_s};
    const PromotionCard card = promotionCards({}, {draft}, u"di"_s).first();
    QCOMPARE(card.api, u"orders, ledger"_s);
    QCOMPARE(card.column(), BoardColumn::Draft);
    QVERIFY(card.isDraft && card.isMine);
}

void TestPromotionItems::table_filtersAndSorts()
{
    PromotionsView view;
    view.requests = {summaryOf("b", State::Applied, 2), summaryOf("a", State::AwaitingApproval, 3), summaryOf("c", State::Void, 1)};
    PromotionTable table;
    table.setCards(promotionCards(view, {}, {}));
    table.sort(static_cast<int>(PromotionTable::Column::At), Qt::DescendingOrder);
    QCOMPARE(table.cardAt(0).id, u"a"_s);
    table.sort(static_cast<int>(PromotionTable::Column::At), Qt::AscendingOrder);
    QCOMPARE(table.cardAt(0).id, u"c"_s);
    table.sort(static_cast<int>(PromotionTable::Column::Api), Qt::AscendingOrder);
    QCOMPARE(table.cardAt(2).id, u"c"_s);
    table.setFilter(u" API-B "_s);
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.total(), 3);
    table.setFilter(u"di"_s);
    QCOMPARE(table.rowCount(), 3); // who asked
}

void TestPromotionItems::model_sameCards_areUpdatedInPlace()
{
    PromotionsView view;
    view.requests = {summaryOf("a", State::AwaitingApproval, 1)};
    PromotionCardsModel model;
    model.setCards(promotionCards(view, {}, {}));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    view.requests[0].request.state = State::Approved;
    model.setCards(promotionCards(view, {}, {}));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.cardAt(0).state, State::Approved);
    QCOMPARE(model.rowOf(u"a"_s), 0);
    QCOMPARE(model.rowOf(u"b"_s), -1);
}

void TestPromotionItems::rows_deletionsComeFirst_andAnEmptyDeletionIsSaid()
{
    Plan plan;
    plan.steps = {step(StepAction::Create, EntityKind::Route, "new", {}, route("GET", 1000)), step(StepAction::Change, EntityKind::Route, "orders", route("GET", 1000), route("GET", 2000)),
                  step(StepAction::Delete, EntityKind::Route, "old", route("GET", 1000), {})};
    std::vector<PlanRow> rows = planRows(wordsOf(plan), false);
    QCOMPARE(rows.front().kind, PlanRow::Kind::Group);
    QCOMPARE(rows.front().action, StepAction::Delete);
    QCOMPARE(rows.front().count, 1);
    QCOMPARE(rows[1].step, 2);
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const PlanRow &row) { return row.kind == PlanRow::Kind::Quantity && row.isTimeout && row.quantityAfter->amount == 2000; }));
    QCOMPARE(rows.back().kind, PlanRow::Kind::Object);
    plan.steps.pop_back();
    rows = planRows(wordsOf(plan), false);
    QCOMPARE(rows.front().action, StepAction::Delete);
    QCOMPARE(rows.front().count, 0);
}

void TestPromotionItems::rows_fullDiff_hasEveryValue()
{
    Plan plan;
    plan.steps = {step(StepAction::Change, EntityKind::Route, "orders", route("GET", 1000), route("POST", 2000))};
    const PlanWords words = wordsOf(plan);
    const std::vector<PlanRow> rows = planRows(words, true);
    const auto values = std::count_if(rows.begin(), rows.end(), [](const PlanRow &row) { return row.kind == PlanRow::Kind::Value; });
    QCOMPARE(values, countValues(words));
    QVERIFY(values >= 2);
}

void TestPromotionItems::rows_manyValues_areOneLine()
{
    JsonValue::Object before, after;
    for (int i = 0; i < 9; ++i) {
        before["x" + std::to_string(i)] = i;
        after["x" + std::to_string(i)] = i + 1;
    }
    Plan plan;
    plan.steps = {step(StepAction::Change, EntityKind::Route, "orders", before, after)};
    const std::vector<PlanRow> rows = planRows(wordsOf(plan), false);
    QCOMPARE(rows.back().kind, PlanRow::Kind::Values);
    QCOMPARE(rows.back().count, 9);
}

void TestPromotionItems::rows_nextDifference_goesRoundAndSkipsGroups()
{
    Plan plan;
    plan.steps = {step(StepAction::Change, EntityKind::Route, "a", route("GET", 1000), route("GET", 2000)), step(StepAction::Create, EntityKind::Route, "b", {}, route("GET", 1))};
    PlanRowsModel model;
    model.setRows(planRows(wordsOf(plan), false), {{0, 2}});
    const int first = model.nextDifference(-1, false), second = model.nextDifference(first, false);
    QVERIFY(first >= 0 && second > first);
    QCOMPARE(model.nextDifference(second, false), first);
    QCOMPARE(model.nextDifference(first, true), second);
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.row(first).remarks, 2);
    QCOMPARE(model.row(second).remarks, 0);
    PlanRowsModel empty;
    QCOMPARE(empty.nextDifference(-1, false), -1);
}

QTEST_GUILESS_MAIN(TestPromotionItems)
#include "tst_promotionitems.moc"
