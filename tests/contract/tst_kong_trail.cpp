// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongtrail.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t start = 1'795'455'787;

struct Row
{
    std::string id;
    std::int64_t createdAt = 0;
};

QString offsetOf(const std::string &id)
{
    return QString::fromLatin1(QByteArray::fromStdString("[\"" + id + "\"]")
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

void addPage(KongTrail &trail, const std::vector<Row> &rows, const QString &next,
             std::optional<std::int64_t> answeredAt = start)
{
    trail.startPage(QString::number(trail.pageCount()), answeredAt);
    for (const Row &row : rows)
        trail.addRow(row.id, row.createdAt);
    trail.endPage(next);
}

//! Six pages as Kong makes them.
KongTrail keysetTrail()
{
    KongTrail trail;
    for (const std::string id : {"a", "b", "c", "d", "e"})
        addPage(trail, {{id + "1"}, {id + "2"}}, offsetOf(id + "2"));
    addPage(trail, {{"f1"}}, {});
    return trail;
}

} // namespace

class TestKongTrail : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void keyset_ofManyPages_asksForTheEarliestAgain();
    void keyset_ofFewPages_asksForAllButTheLast();
    void recordedOffset_isTheLastId();
    void otherOffsets_askForAllButTheLast_data();
    void otherOffsets_askForAllButTheLast();
    void rowTwice_showsChange();
    void rowYoungerThanThePass_showsChange_data();
    void rowYoungerThanThePass_showsChange();
    void onePage_isOneMoment();
    void digest_tellsIdsAndOffset();
};

void TestKongTrail::keyset_ofManyPages_asksForTheEarliestAgain()
{
    KongTrail trail = keysetTrail();
    QVERIFY(trail.isKeyset());
    QVERIFY(!trail.showsChange());
    QCOMPARE(trail.pageCount(), 6U);
    QCOMPARE(trail.rowCount(), 11U);
    const auto windows = trail.windowsToAskAgain();
    QCOMPARE(windows.size(), KongTrail::pagesAskedAgain);
    for (std::size_t i = 0; i < windows.size(); ++i)
        QCOMPARE(windows[i].offset, QString::number(i));
}

void TestKongTrail::keyset_ofFewPages_asksForAllButTheLast()
{
    KongTrail trail;
    QVERIFY(trail.windowsToAskAgain().empty());
    addPage(trail, {{"a"}}, offsetOf("a"));
    addPage(trail, {{"b"}}, {});
    QVERIFY(trail.isKeyset());
    QCOMPARE(trail.windowsToAskAgain().size(), 1U);
}

void TestKongTrail::recordedOffset_isTheLastId()
{
    KongTrail trail; // as Kong 3.9.3 gave it for /services?size=5
    addPage(trail, {{"20f0e9cd-292d-4221-bd7b-a86f18539ab0"}, {"3f1c8d52-6a0b-4a5e-9c1d-0b7e5f2a9d11"}},
            u"WyIzZjFjOGQ1Mi02YTBiLTRhNWUtOWMxZC0wYjdlNWYyYTlkMTEiXQ"_s);
    QVERIFY(trail.isKeyset());
}

void TestKongTrail::otherOffsets_askForAllButTheLast_data()
{
    QTest::addColumn<QString>("offset");
    QTest::addColumn<bool>("descends");
    QTest::newRow("positions, as of targets") << u"2"_s << false;
    QTest::newRow("the id itself") << u"a2"_s << false;
    QTest::newRow("another id") << offsetOf("a1") << false;
    QTest::newRow("more than the id")
        << QString::fromLatin1(QByteArray("[\"a2\",1]").toBase64(QByteArray::Base64UrlEncoding)) << false;
    QTest::newRow("ids that descend") << offsetOf("a1") << true;
}

void TestKongTrail::otherOffsets_askForAllButTheLast()
{
    QFETCH(QString, offset);
    QFETCH(bool, descends);
    KongTrail trail;
    addPage(trail, descends ? std::vector<Row>{{"a2"}, {"a1"}} : std::vector<Row>{{"a1"}, {"a2"}}, offset);
    for (const std::string id : {"b", "c", "d", "e"})
        addPage(trail, {{id}}, offsetOf(id));
    addPage(trail, {{"f"}}, {});
    QVERIFY(!trail.isKeyset());
    QVERIFY(!trail.showsChange());
    QCOMPARE(trail.windowsToAskAgain().size(), 5U);
}

void TestKongTrail::rowTwice_showsChange()
{
    KongTrail trail;
    addPage(trail, {{"c"}, {"b"}}, u"2"_s);
    addPage(trail, {{"b"}, {"a"}}, {});
    QVERIFY(trail.showsChange());
}

void TestKongTrail::rowYoungerThanThePass_showsChange_data()
{
    QTest::addColumn<std::optional<std::int64_t>>("startedAt");
    QTest::addColumn<std::int64_t>("createdAt");
    QTest::addColumn<bool>("changed");
    const std::optional<std::int64_t> known = start;
    QTest::newRow("made long before") << known << start - 1000 << false;
    QTest::newRow("made in the same second, which may be before") << known << start << false;
    QTest::newRow("made since") << known << start + 1 << true;
    QTest::newRow("made just now") << known << start + 9 << true;
    QTest::newRow("not made yet: a wrong time") << known << start + 10 << false;
    QTest::newRow("the server tells no time") << std::optional<std::int64_t>() << start + 1 << false;
}

void TestKongTrail::rowYoungerThanThePass_showsChange()
{
    QFETCH(std::optional<std::int64_t>, startedAt);
    QFETCH(std::int64_t, createdAt);
    QFETCH(bool, changed);
    KongTrail trail;
    addPage(trail, {{"a", start - 5}}, offsetOf("a"), startedAt);
    addPage(trail, {{"b", createdAt}}, {}, startedAt ? std::optional(*startedAt + 9) : std::nullopt);
    QVERIFY(trail.isKeyset());
    QCOMPARE(trail.showsChange(), changed);
}

void TestKongTrail::onePage_isOneMoment()
{
    KongTrail trail;
    addPage(trail, {{"b"}, {"a"}, {"a"}}, {});
    QVERIFY(!trail.showsChange());
    QVERIFY(trail.windowsToAskAgain().empty());
}

void TestKongTrail::digest_tellsIdsAndOffset()
{
    KongTrail trail;
    addPage(trail, {{"a"}, {"b"}}, offsetOf("b"));
    addPage(trail, {{"c"}}, {});
    const Digest digest = trail.windowsToAskAgain().front().ids;
    QCOMPARE(digest, KongTrail::digestOf("a\nb\n", offsetOf("b")));
    QVERIFY(digest != KongTrail::digestOf("a\nb\n", {}));
    QVERIFY(digest != KongTrail::digestOf("a\nc\n", offsetOf("b")));
    QVERIFY(digest != KongTrail::digestOf("ab\n", offsetOf("b")));
}

QTEST_GUILESS_MAIN(TestKongTrail)
#include "tst_kong_trail.moc"
