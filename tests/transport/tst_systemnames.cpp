// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/names/systemnames.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! Only names that this computer answers by itself are asked for.
class TestSystemNames : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void addresses_ofThisComputer_areItsLoopback();
    void addresses_ofReservedNames_areNotAskedFor_data();
    void addresses_ofReservedNames_areNotAskedFor();
};

void TestSystemNames::addresses_ofThisComputer_areItsLoopback()
{
    SystemNames names;
    const auto found = QCoro::waitFor(names.addresses(u"localhost"_s, CancelToken()));
    QVERIFY2(found, qPrintable(found ? QString() : found.error().toText()));
    QVERIFY(!found->isEmpty());
    for (const QString &address : *found)
        QVERIFY2(address == u"127.0.0.1"_s || address == u"::1"_s, qPrintable(address));
}

void TestSystemNames::addresses_ofReservedNames_areNotAskedFor_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"orders.example", "db.bank.test", "nothing.invalid"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestSystemNames::addresses_ofReservedNames_areNotAskedFor()
{
    QFETCH(QString, host);
    SystemNames names(std::chrono::milliseconds(0)); // asking would end in a timeout
    const auto found = QCoro::waitFor(names.addresses(host, CancelToken()));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::NameLookup);
    QCOMPARE(found.error().place, host);
    QVERIFY(found.error().hint.contains(u"resolve.hosts"_s));
}

QTEST_GUILESS_MAIN(TestSystemNames)
#include "tst_systemnames.moc"
