// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/figures.h"

#include <QTest>

#include <array>
#include <random>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

UtcTime at(const char *text)
{
    return UtcTime(std::chrono::milliseconds(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch()));
}

Request applied(UtcTime asked, std::chrono::milliseconds lead)
{
    Request request;
    request.state = State::Applied;
    request.requestedAt = asked;
    request.appliedAt = request.movedAt = asked + lead;
    request.approvals = {{u"bo"_s, 1, asked + lead / 2, {}}, {u"cy"_s, 2, asked + lead / 2, {}}};
    request.runs = {{asked + lead - 1ms, asked + lead, false, true}};
    return request;
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT
private slots:
    void week_ofAnyMoment_beginsOnItsMonday_data();
    void week_ofAnyMoment_beginsOnItsMonday();
    void figures_ofNothing_areEmptyWeeks();
    void figures_ofAStory_countEachInItsWeek();
    void figures_leadTimes_areMedianAndLongest();
    void figures_atRandom_addUpToWhatThereIs();
    void span_countsItsBegin_andNotItsEnd();
    void span_leadTimes_areOfAllInIt_notOfItsWeeks();
    void span_atRandom_isTheSumOfItsWeeks();
    void share_ofFailures_isOfTheExecutions_data();
    void share_ofFailures_isOfTheExecutions();
};

void TestFigures::week_ofAnyMoment_beginsOnItsMonday_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("monday");
    QTest::newRow("a Monday at midnight") << QByteArray("2026-11-23T00:00:00Z") << QByteArray("2026-11-23T00:00:00Z");
    QTest::newRow("a Sunday's last second") << QByteArray("2026-11-29T23:59:59Z") << QByteArray("2026-11-23T00:00:00Z");
    QTest::newRow("over the new year") << QByteArray("2027-01-01T12:00:00Z") << QByteArray("2026-12-28T00:00:00Z");
    QTest::newRow("before 1970") << QByteArray("1969-12-31T12:00:00Z") << QByteArray("1969-12-29T00:00:00Z");
}

void TestFigures::week_ofAnyMoment_beginsOnItsMonday()
{
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, monday);
    QVERIFY(weekOf(at(time.constData())) == at(monday.constData()));
}

void TestFigures::figures_ofNothing_areEmptyWeeks()
{
    const auto weeks = figuresOf({}, at("2026-11-25T10:00:00Z"), at("2026-12-07T00:00:00Z"));
    QCOMPARE(weeks.size(), std::size_t(3));
    QVERIFY(weeks[0].begin == at("2026-11-23T00:00:00Z") && weeks[2].begin == at("2026-12-07T00:00:00Z"));
    QCOMPARE(weeks[1], WeekFigures{at("2026-11-30T00:00:00Z")});
    QVERIFY(figuresOf({}, at("2026-12-07T00:00:00Z"), at("2026-11-25T10:00:00Z")).empty());
}

void TestFigures::figures_ofAStory_countEachInItsWeek()
{
    const UtcTime first = at("2026-11-24T10:00:00Z"), second = first + std::chrono::days(7);
    Request done = applied(first, std::chrono::days(7)); // asked in one week, applied in the next
    done.runs.prepend({first + 1h, first + 2h, false, false}); // failed before
    done.runs.append({second + 1h, second + 2h, true, true});
    done.runs.append({second + 3h, {}, true, false}); // has not ended
    done.isBroken = true;
    Request rejected;
    rejected.state = State::Rejected;
    rejected.requestedAt = first;
    rejected.movedAt = second;
    Request gone = rejected;
    gone.state = State::Void;
    Request earlier = applied(at("2025-01-01T00:00:00Z"), 1h);
    const auto weeks = figuresOf({&done, &rejected, &gone, &earlier}, first, second);
    QCOMPARE(weeks.size(), std::size_t(2));
    WeekFigures one{at("2026-11-23T00:00:00Z")}, two{at("2026-11-30T00:00:00Z")};
    one.asked = 3;
    one.approvals = 2;
    one.failed = one.broken = 1;
    two.applied = two.rejected = two.ended = two.rolledBack = two.broken = 1;
    two.medianLead = two.longestLead = std::chrono::days(7);
    QCOMPARE(weeks[0], one);
    QCOMPARE(weeks[1], two);
}

void TestFigures::figures_leadTimes_areMedianAndLongest()
{
    const UtcTime monday = at("2026-11-23T00:00:00Z");
    const Request a = applied(monday, 1h), b = applied(monday, 3h), c = applied(monday, 20h), d = applied(monday, 4h);
    const auto odd = figuresOf({&a, &b, &c}, monday, monday), even = figuresOf({&c, &a, &b, &d}, monday, monday);
    QVERIFY(odd[0].medianLead == 3h && odd[0].longestLead == 20h);
    QVERIFY(even[0].medianLead == 3h + 30min);
}

void TestFigures::figures_atRandom_addUpToWhatThereIs()
{
    std::mt19937 random(20261129);
    const UtcTime begin = at("2026-01-01T00:00:00Z");
    for (int round = 0; round < 200; ++round) {
        std::vector<Request> requests(random() % 30);
        int runs = 0, approvals = 0;
        for (Request &request : requests) {
            request = applied(begin + std::chrono::hours(random() % 4000), std::chrono::hours(random() % 500));
            for (auto i = random() % 3; i > 0; --i)
                request.runs.prepend({request.requestedAt, request.requestedAt + 1h, false, false});
            runs += static_cast<int>(request.runs.size());
            approvals += static_cast<int>(request.approvals.size());
        }
        std::vector<const Request *> all;
        for (const Request &request : requests)
            all.push_back(&request);
        int asked = 0, ended = 0, approved = 0;
        for (const WeekFigures &week : figuresOf(all, begin, begin + std::chrono::hours(5000))) {
            asked += week.asked;
            ended += week.applied + week.failed;
            approved += week.approvals;
            QVERIFY(!week.medianLead || *week.medianLead <= *week.longestLead);
            QCOMPARE(week.medianLead.has_value(), week.applied > 0);
        }
        QCOMPARE(asked, static_cast<int>(requests.size()));
        QCOMPARE(ended, runs);
        QCOMPARE(approved, approvals);
    }
}

void TestFigures::span_countsItsBegin_andNotItsEnd()
{
    const UtcTime begin = at("2026-11-23T00:00:00Z"), until = begin + std::chrono::days(7);
    const Request first = applied(begin - 2h, 2h), last = applied(until - 3h, 3h - 1ms), after = applied(until - 4h, 4h);
    const WeekFigures span = figuresBetween({&first, &last, &after}, begin, until);
    QVERIFY(span.begin == begin);
    QCOMPARE(span.applied, 2); // not the one at the end itself
    QCOMPARE(span.asked, 2);   // not the one before
    QCOMPARE(figuresBetween({&first, &last}, until, begin), WeekFigures{until});
    QCOMPARE(figuresBetween({&first, &last}, until, until), WeekFigures{until});
}

void TestFigures::span_leadTimes_areOfAllInIt_notOfItsWeeks()
{
    const UtcTime monday = at("2026-11-23T00:00:00Z"), next = monday + std::chrono::days(7);
    const Request a = applied(monday, 1h), b = applied(monday, 2h), c = applied(monday, 3h), d = applied(next, 50h);
    const WeekFigures span = figuresBetween({&d, &c, &a, &b}, monday, next + std::chrono::days(7));
    QVERIFY(span.medianLead == 2h + 30min); // of the weeks' medians it would be 26 h
    QVERIFY(span.longestLead == 50h);
}

void TestFigures::span_atRandom_isTheSumOfItsWeeks()
{
    std::mt19937 random(20261130);
    const UtcTime begin = at("2026-01-05T00:00:00Z");
    constexpr std::array figures{&WeekFigures::asked, &WeekFigures::approvals, &WeekFigures::applied, &WeekFigures::failed, &WeekFigures::rejected, &WeekFigures::rolledBack, &WeekFigures::ended,
                                 &WeekFigures::broken};
    for (int round = 0; round < 100; ++round) {
        std::vector<Request> requests(random() % 40);
        for (Request &request : requests) {
            request = applied(begin + std::chrono::hours(random() % 6000), std::chrono::hours(random() % 300));
            request.state = std::array{State::Applied, State::Rejected, State::Void, State::Expired}[random() % 4];
            request.isBroken = random() % 3 == 0;
            if (random() % 2 == 0)
                request.runs.append({request.movedAt, request.movedAt + 1h, true, true});
        }
        std::vector<const Request *> all;
        for (const Request &request : requests)
            all.push_back(&request);
        const auto weeks = figuresOf(all, begin + std::chrono::days(20), begin + std::chrono::days(150));
        const WeekFigures span = figuresBetween(all, weeks.front().begin, weeks.back().begin + oneWeek);
        int endings = 0;
        for (const auto figure : figures) {
            int sum = 0;
            for (const WeekFigures &one : weeks)
                sum += one.*figure;
            QCOMPARE(span.*figure, sum);
        }
        std::optional<std::chrono::milliseconds> longest;
        for (const WeekFigures &one : weeks) {
            endings += one.endings();
            longest = std::max(longest, one.longestLead);
        }
        QCOMPARE(span.endings(), endings);
        QVERIFY(span.longestLead == longest);
    }
}

void TestFigures::share_ofFailures_isOfTheExecutions_data()
{
    QTest::addColumn<int>("applied");
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("rolledBack");
    QTest::addColumn<double>("share"); // below 0: there is none
    QTest::newRow("nothing") << 0 << 0 << 0 << -1.0;
    QTest::newRow("all well") << 3 << 0 << 0 << 0.0;
    QTest::newRow("some failed, some were undone") << 6 << 2 << 1 << 0.375;
    QTest::newRow("all failed") << 0 << 2 << 0 << 1.0;
    QTest::newRow("undone what was applied before") << 1 << 0 << 2 << -1.0;
}

void TestFigures::share_ofFailures_isOfTheExecutions()
{
    QFETCH(int, applied);
    QFETCH(int, failed);
    QFETCH(int, rolledBack);
    QFETCH(double, share);
    WeekFigures figures;
    figures.applied = applied;
    figures.failed = failed;
    figures.rolledBack = rolledBack;
    QCOMPARE(figures.failedShare().value_or(-1), share);
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
