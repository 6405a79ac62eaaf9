// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pairnames.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

using Pair = QPair<EnvironmentId, EnvironmentId>;
using PairList = QList<Pair>;

class TestPairNames : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void pairName_estate_isShortAsLongAsItTellsApart_data()
    {
        QTest::addColumn<QStringList>("pairs");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const QStringList &pairs, const QStringList &names) {
            QTest::newRow(name) << pairs << names;
        };
        row("regions at the end", {u"sandbox-eu:production-eu"_s, u"sandbox-us:production-us"_s}, {u"EU"_s, u"US"_s});
        row("a word at the end", {u"sandbox-partner:production-partner"_s}, {u"Partner"_s});
        row("a word in front", {u"eu_sandbox:eu_production"_s}, {u"EU"_s});
        row("several parts", {u"sandbox-eu-west:production-eu-west"_s}, {u"EU West"_s});
        row("nothing in common", {u"sandbox:production"_s}, {u"sandbox / production"_s});
        row("letters in common are no part", {u"sandbox-neu:production-eu"_s}, {u"sandbox-neu / production-eu"_s});
        row("the same name twice", {u"sandbox-eu:production-eu"_s, u"test-eu:production-eu"_s},
            {u"sandbox-eu / production-eu"_s, u"test-eu / production-eu"_s});
        row("every one with every one", {u"sandbox-eu:production-eu"_s, u"sandbox-eu:production-us"_s},
            {u"EU"_s, u"sandbox-eu / production-us"_s});
    }
    void pairName_estate_isShortAsLongAsItTellsApart()
    {
        QFETCH(QStringList, pairs);
        PairList all;
        for (const QString &text : pairs)
            all.append({EnvironmentId(text.section(u':', 0, 0)), EnvironmentId(text.section(u':', 1))});
        QStringList names;
        for (const Pair &pair : all) {
            names.append(pairName(pair, all));
            QCOMPARE(pairKey(pair), pairs.at(names.size() - 1));
        }
        QTEST(names, "names");
    }
};

QTEST_GUILESS_MAIN(TestPairNames)
#include "tst_pairnames.moc"
