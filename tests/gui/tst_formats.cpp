// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/formats.h"
#include "presentation/words.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
UtcTime at(const QDate &date, const QTime &time)
{
    return UtcTime(std::chrono::milliseconds(QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch()));
}
}

class TestFormats : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void breakable_longValue_loseNothingButGainsPlacesToBreak()
    {
        for (const QString &value : {u"payments-initiation.sbx.eu.meridian.example"_s, u"short"_s, QString(100, u'a'),
                                     u"{\"a\":1,\"b\":[2, 3]}"_s}) {
            QString shown = Formats::breakable(value);
            for (const QString &run : shown.split(Formats::breakHere))
                QVERIFY2(run.size() <= 21 || run.contains(u' '), qPrintable(run));
            QCOMPARE(shown.remove(Formats::breakHere), value);
        }
        QCOMPARE(Formats::breakable(u"GET"_s), u"GET"_s);
    }
    void age_ofAnyLength_readsShort_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("future") << qint64(-5) << u"just now"_s;
        QTest::newRow("seconds") << qint64(59) << u"just now"_s;
        QTest::newRow("minutes") << qint64(120) << u"2 min"_s;
        QTest::newRow("whole hour") << qint64(3600) << u"1 h"_s;
        QTest::newRow("hours") << qint64(4 * 3600 + 12 * 60) << u"4 h 12 min"_s;
        QTest::newRow("days") << qint64(3 * 86400 + 5) << u"3 day(s)"_s;
    }
    void age_ofAnyLength_readsShort()
    {
        QFETCH(qint64, seconds);
        QTEST(Formats::age(std::chrono::seconds(seconds)), "text");
    }
    void percent_nearAWhole_isRoundedDown()
    {
        QCOMPARE(Formats::percent(0.999), u"99\u00a0%"_s);
        QCOMPARE(Formats::percent(1.0), u"100\u00a0%"_s);
        QCOMPARE(Formats::percent(0.29), u"29\u00a0%"_s); // 28.999… as a binary fraction
        QCOMPARE(Formats::percent(std::nullopt), u"–"_s);
    }
    void number_large_isGrouped()
    {
        QCOMPARE(Formats::number(qint64(18204)), u"18,204"_s);
        QCOMPARE(Formats::number(std::optional<qint64>()), u"–"_s);
    }
    void dateTime_ofAMoment_readsDayAndMinute()
    {
        QCOMPARE(Formats::dateTime(at({2026, 11, 23}, {9, 41})), u"23 Nov 2026, 09:41"_s);
    }
    void shortMoment_growsOlder_losesTheClock()
    {
        const UtcTime now = at({2026, 11, 23}, {9, 43});
        QCOMPARE(Formats::shortMoment(at({2026, 11, 23}, {8, 12}), now), u"08:12"_s);
        QCOMPARE(Formats::shortMoment(at({2026, 11, 22}, {22, 40}), now), u"Sun 22:40"_s);
        QCOMPARE(Formats::shortMoment(at({2026, 10, 30}, {22, 40}), now), u"30 Oct 2026"_s);
    }
    void duration_short_keepsMilliseconds()
    {
        QCOMPARE(Formats::duration(38ms), u"38 ms"_s);
        QCOMPARE(Formats::duration(4250ms), u"4.2 s"_s);
    }
    void errorWords_everyKind_haveThreeDifferentTexts()
    {
        QSet<QString> shortly, happened, toDo;
        for (int kind = 0; kind <= static_cast<int>(Error::Kind::Internal); ++kind) {
            Error error;
            error.kind = static_cast<Error::Kind>(kind);
            shortly.insert(ErrorWords::shortly(error.kind));
            happened.insert(ErrorWords::whatHappened(error, u"kong-sbx"_s));
            toDo.insert(ErrorWords::whatToDo(error));
        }
        const qsizetype kinds = static_cast<int>(Error::Kind::Internal) + 1;
        QCOMPARE(shortly.size(), kinds);
        QCOMPARE(happened.size(), kinds);
        QCOMPARE(toDo.size(), kinds);
        QVERIFY(!shortly.contains(QString()) && !happened.contains(QString()) && !toDo.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
