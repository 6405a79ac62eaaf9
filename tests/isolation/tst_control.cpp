// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/check.h"
#include "isolation/companycontrols.h"
#include "isolation/control.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace Qt::StringLiterals;

namespace {

qsizetype count(const QList<Control> &controls, Severity severity)
{
    return std::count_if(controls.cbegin(), controls.cend(), [severity](const Control &one) { return one.severity == severity; });
}

qsizetype count(const QList<Control> &controls, Method method)
{
    return std::count_if(controls.cbegin(), controls.cend(), [method](const Control &one) { return one.method == method; });
}

const QByteArray own = companyControls;

} // namespace

class TestControl : public QObject
{
    Q_OBJECT
private slots:
    void builtIn_loads_withAllControls();
    void builtIn_eachControl_isComplete();
    void builtIn_automaticControls_haveTheirRule();
    void ownFile_addsControlsAndReferences();
    void ownFile_broken_saysWhere_data();
    void ownFile_broken_saysWhere();
};

void TestControl::builtIn_loads_withAllControls()
{
    const QList<Control> &controls = ControlCatalogue::builtIn().controls();
    QCOMPARE(controls.size(), 58);
    QCOMPARE(count(controls, Severity::Critical), 15);
    QCOMPARE(count(controls, Severity::High), 25);
    QCOMPARE(count(controls, Severity::Medium), 18);
    QCOMPARE(count(controls, Method::Automatic), 31);
    QCOMPARE(count(controls, Method::Probe), 4);
    QCOMPARE(count(controls, Method::Evidence), 16);
    QCOMPARE(count(controls, Method::Attestation), 7);
    QVERIFY(!ControlCatalogue::builtIn().version().isEmpty());
}

void TestControl::builtIn_eachControl_isComplete()
{
    QFile file(u"" BULKHEAD_SOURCE_DIR "/resources/isolation/controls.yaml"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const CatalogueReading again = ControlCatalogue().with(file.readAll(), u"controls.yaml"_s);
    for (const EstateProblem &problem : again.problems)
        QVERIFY2(problem.what.contains(u"no rule judges"_s), qPrintable(problem.toText()));
    for (const Control &control : ControlCatalogue::builtIn().controls()) {
        QVERIFY2(!control.title.isEmpty() && !control.statement.isEmpty(), qPrintable(control.id));
        QVERIFY2(!control.facts.isEmpty() && control.remedies.contains(u"any"_s), qPrintable(control.id));
        QVERIFY2((control.method == Method::Automatic) == control.decidedBy.isEmpty(), qPrintable(control.id));
        QVERIFY2(!control.references.isEmpty(), qPrintable(control.id));
    }
}

void TestControl::builtIn_automaticControls_haveTheirRule()
{
    for (const auto &check : allChecks()) {
        const Control *control = ControlCatalogue::builtIn().find(QString::fromStdString(std::string(check->control())));
        QVERIFY(control != nullptr);
        QCOMPARE(control->check, control->id);
    }
}

void TestControl::ownFile_addsControlsAndReferences()
{
    const CatalogueReading reading = ControlCatalogue::builtIn().with(own, u"acme.yaml"_s);
    QVERIFY2(reading.problems.isEmpty(), reading.problems.isEmpty() ? "" : qPrintable(reading.problems.first().toText()));
    QVERIFY(reading.isUsable());
    QCOMPARE(reading.catalogue.controls().size(), 59);
    const Control *control = reading.catalogue.find(u"ACME-01"_s);
    QVERIFY(control && control->isCustom);
    QCOMPARE(control->check, u"IDN-01"_s);
    QCOMPARE(control->layer, Layer::Identity);
    QCOMPARE(control->exceptionDays, 10);
    QCOMPARE(reading.catalogue.find(u"INF-01"_s)->references.value(u"acme-policy"_s), QList<QString>{u"2.3"_s});
    QVERIFY(reading.catalogue.version() != ControlCatalogue::builtIn().version());
}

void TestControl::ownFile_broken_saysWhere_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto changed = [](const char *from, const char *to) {
        QByteArray text = own;
        return text.replace(from, to);
    };
    QTest::newRow("no yaml") << QByteArray("controls: [") << 1 << u""_s;
    QTest::newRow("empty") << QByteArray() << 1 << u"empty"_s;
    QTest::newRow("id taken") << changed("ACME-01", "INF-01") << 3 << u"there already"_s;
    QTest::newRow("bad id") << changed("ACME-01", "acme one") << 3 << u"not an id"_s;
    QTest::newRow("layer") << changed("layer: identity", "layer: people") << 4 << u"layer"_s;
    QTest::newRow("severity") << changed("severity: high", "severity: huge") << 7 << u"severity"_s;
    QTest::newRow("unknown key") << changed("facts:", "fakts:") << 10 << u"fakts"_s;
    QTest::newRow("no rule") << changed("    check: IDN-01\n", "") << 3 << u"no rule judges"_s;
    QTest::newRow("wrong rule") << changed("check: IDN-01", "check: IDN-99") << 9 << u"no such rule"_s;
    QTest::newRow("references of nothing") << changed("control: INF-01", "control: INF-99") << 15 << u"no such control"_s;
    QTest::newRow("days") << changed("days: 10", "days: 1000") << 11 << u"days"_s;
}

void TestControl::ownFile_broken_saysWhere()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(QString, says);
    const CatalogueReading reading = ControlCatalogue::builtIn().with(yaml, u"acme.yaml"_s);
    QVERIFY(!reading.isUsable());
    const EstateProblem &problem = reading.problems.first();
    QVERIFY2(problem.toText().startsWith(u"acme.yaml:%1: "_s.arg(line)), qPrintable(problem.toText()));
    QVERIFY2(problem.what.contains(says), qPrintable(problem.toText()));
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
