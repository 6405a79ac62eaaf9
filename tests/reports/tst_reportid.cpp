// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportid.h"
#include "reports/samplereport.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <set>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::SampleReport;

//! The id of a report is that of what it is a report of.
class TestReportId : public QObject
{
    Q_OBJECT
private slots:
    void id_ofEqualReports_isEqual();
    void id_ofAnythingElse_differs();
    void id_doesNotRestOn_itself();
};

void TestReportId::id_ofEqualReports_isEqual()
{
    const std::string id = reportId(test::sampleReport()->report);
    static const QRegularExpression form(u"^[0-9a-f]{32}$"_s);
    QVERIFY(form.match(QString::fromStdString(id)).hasMatch());
    QCOMPARE(reportId(test::sampleReport()->report), id);
}

void TestReportId::id_ofAnythingElse_differs()
{
    const std::vector<std::function<void(SampleReport &)>> changes = {
        [](SampleReport &) {},
        [](SampleReport &one) { one.report.estate = u"other"_s; },
        [](SampleReport &one) { ++one.check.snapshot; },
        [](SampleReport &one) { one.check.at += 1ms; },
        [](SampleReport &one) { ++one.report.chain.size; },
        [](SampleReport &one) { one.report.chain.root = "other"; },
        [](SampleReport &one) { one.report.chain.log = "other"; },
        [](SampleReport &one) { one.take(u"gdpr"_s); },
        [](SampleReport &one) { one.report.framework = nullptr; },
        [](SampleReport &one) { one.frameworks[1].requirements.removeLast(); one.report.framework = &one.frameworks[1]; },
        [](SampleReport &one) { one.report.period.from += 1h; },
        [](SampleReport &one) { one.report.period.until += 1h; },
        [](SampleReport &one) { one.check.pairs.pop_back(); },
        [](SampleReport &one) { std::swap(one.check.pairs[0], one.check.pairs[1]); },
        [](SampleReport &one) { one.report.sample.reset(); },
        [](SampleReport &one) { one.report.sample->seed += 1; },
        [](SampleReport &one) { one.report.sample->asked += 1; },
        [](SampleReport &one) { one.report.sample->population = "findings"; }};
    std::set<std::string> ids;
    for (const auto &change : changes) {
        const auto sample = test::sampleReport();
        change(*sample);
        ids.insert(reportId(sample->report));
    }
    QCOMPARE(ids.size(), changes.size());
}

void TestReportId::id_doesNotRestOn_itself()
{
    const auto sample = test::sampleReport();
    const std::string id = reportId(sample->report);
    sample->report.id = id;
    QCOMPARE(reportId(sample->report), id);
}

QTEST_GUILESS_MAIN(TestReportId)
#include "tst_reportid.moc"
