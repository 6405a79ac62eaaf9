// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "presentation/pairnames.h"
#include "presentation/reportwords.h"
#include "reports/periodfield.h"
#include "reports/scopefield.h"
#include "reports/snapshotfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

class DayClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override { return UtcTime(std::chrono::milliseconds(QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC).toMSecsSinceEpoch())); }
};

EnvironmentPair pairOf(const QString &name)
{
    return {EnvironmentId(u"sandbox-"_s + name), EnvironmentId(u"production-"_s + name)};
}

Snapshot snapshotAt(SnapshotId id, const QDate &day, bool hasEnded = true)
{
    Snapshot one;
    one.id = id;
    one.startedAt = UtcTime(std::chrono::milliseconds(QDateTime(day, QTime(9, 0), Qt::UTC).toMSecsSinceEpoch()));
    if (hasEnded)
        one.finishedAt = one.startedAt + std::chrono::minutes(1);
    return one;
}

} // namespace

//! The fields of the reports screen by themselves: pairs, days, snapshots.
class TestReportFields : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void scope_ofSomePairs_isInTheOrderOfTheEstate();
    void scope_ofOnePair_cannotBeEmptied();
    void scope_ofHostileNames_showsThemAsTheyAre();
    void days_inANarrowColumn_standEachBehindTheirWord();
    void snapshots_ofThePeriod_areThoseAtItsEnds();
    void snapshots_thatCannotBeCompared_areExplained();
};

void TestReportFields::scope_ofSomePairs_isInTheOrderOfTheEstate()
{
    const QList<EnvironmentPair> pairs{pairOf(u"eu"_s), pairOf(u"us"_s), pairOf(u"partner"_s)};
    ScopeField field;
    field.choose({pairKey(pairs[2]), pairKey(pairs[0]), u"is:gone"_s}); // remembered, before the estate is there
    field.setPairs(pairs);
    QCOMPARE(field.chosen(), (QList<EnvironmentPair>{pairs[0], pairs[2]}));
    QVERIFY(field.text().contains(u"2 of 3"_s));
    QSignalSpy changed(&field, &ScopeField::chosenChanged);
    field.boxes()[1]->click();
    QCOMPARE(changed.size(), 1);
    QVERIFY(field.chosen().isEmpty()); // all of them: so is one that comes later
    QVERIFY(field.keys().isEmpty());
    for (const QCheckBox *box : field.boxes())
        QVERIFY(box->isChecked() && box->isEnabled());
}

void TestReportFields::scope_ofOnePair_cannotBeEmptied()
{
    ScopeField field;
    field.setPairs({pairOf(u"eu"_s), pairOf(u"us"_s)});
    field.boxes()[0]->click();
    QCOMPARE(field.chosen(), QList<EnvironmentPair>{pairOf(u"us"_s)});
    QCOMPARE(field.text(), pairFullName(pairOf(u"us"_s)));
    QVERIFY(!field.boxes()[1]->isEnabled());
    QVERIFY(!field.boxes()[1]->toolTip().isEmpty()); // what is disabled says why
    field.boxes()[0]->click();
    QVERIFY(field.chosen().isEmpty() && field.boxes()[1]->isEnabled());
}

void TestReportFields::scope_ofHostileNames_showsThemAsTheyAre()
{
    ScopeField field;
    field.setPairs({{EnvironmentId(u"<b>a&b</b>"_s), EnvironmentId(u"p"_s)}});
    QVERIFY(field.text().contains(u"a&&b"_s)); // an ampersand, and no key of a menu
    QVERIFY(!field.toolTip().contains(u"<b>"_s));
}

void TestReportFields::days_inANarrowColumn_standEachBehindTheirWord()
{
    QWidget column;
    PeriodField field(std::make_shared<DayClock>(), &column);
    column.resize(500, 200);
    column.show();
    const auto *first = field.findChild<QDateEdit *>(u"reportFrom"_s), *last = field.findChild<QDateEdit *>(u"reportUntil"_s);
    field.resize(400, field.sizeHint().height());
    QTRY_COMPARE(first->y(), last->y());
    field.resize(field.minimumSizeHint().width(), field.sizeHint().height() * 2);
    QTRY_VERIFY(last->y() > first->y());
    QCOMPARE(first->x(), last->x());
    const auto words = field.findChildren<QLabel *>();
    QCOMPARE(words.size(), 2);
    for (const QLabel *word : words) {
        QVERIFY(word->isVisible());
        const auto *behind = word->text() == u"to"_s ? last : first;
        QVERIFY(word->geometry().right() < behind->x() && qAbs(word->geometry().center().y() - behind->geometry().center().y()) <= 2);
    }
}

void TestReportFields::snapshots_ofThePeriod_areThoseAtItsEnds()
{
    SnapshotField field;
    const QList<Snapshot> all{snapshotAt(9, {2026, 11, 20}, false), snapshotAt(8, {2026, 11, 10}), snapshotAt(5, {2026, 10, 3}), snapshotAt(2, {2026, 9, 1})};
    field.setSnapshots(all, 0);
    field.setPeriod(ReportWords::periodOf({2026, 10, 1}, {2026, 11, 30}));
    QCOMPARE(field.from(), SnapshotId(2)); // what was known when it began
    QCOMPARE(field.to(), SnapshotId(8));   // that which has not ended is none
    QVERIFY(field.whyNot().isEmpty());
    field.setPeriod(ReportWords::periodOf({2026, 8, 1}, {2026, 10, 3}));
    QCOMPARE(field.from(), SnapshotId(2)); // nothing is older
    QCOMPARE(field.to(), SnapshotId(5));
    QSignalSpy changed(&field, &SnapshotField::changed);
    field.choose(5, 8);
    QVERIFY(!changed.isEmpty());
    field.setPeriod(ReportWords::periodOf({2026, 1, 1}, {2026, 1, 2}));
    QCOMPARE(field.from(), SnapshotId(5)); // a person's choice stays
    QCOMPARE(field.to(), SnapshotId(8));
    field.setSnapshots(all, 5); // looked at as of an earlier one: nothing later is offered
    QCOMPARE(field.toBox()->count(), 3);
}

void TestReportFields::snapshots_thatCannotBeCompared_areExplained()
{
    SnapshotField field;
    QStringList reasons;
    const auto refuse = [&] {
        if (!field.whyNot().isEmpty())
            reasons.append(field.whyNot());
    };
    refuse();
    field.setSnapshots({snapshotAt(2, {2026, 9, 1})}, 0);
    refuse();
    field.setSnapshots({snapshotAt(5, {2026, 10, 3}), snapshotAt(2, {2026, 9, 1})}, 0);
    field.setPeriod(ReportWords::periodOf({2026, 1, 1}, {2026, 2, 1}));
    refuse();
    field.choose(5, 2);
    refuse();
    field.choose(5, 5);
    refuse();
    QCOMPARE(reasons.size(), 5);
    QCOMPARE(reasons.removeDuplicates(), 0);
    field.choose(2, 5);
    QVERIFY(field.whyNot().isEmpty());
}

QTEST_MAIN(TestReportFields)
#include "tst_reportfields.moc"
