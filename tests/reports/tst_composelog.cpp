// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose.h"

#include "reports/documentquery.h"
#include "reports/samplereport.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace bulkhead::reports::test;
using namespace Qt::StringLiterals;

//! What a report says of the audit log that it rests on.
class TestComposeLog : public QObject
{
    Q_OBJECT
private slots:
    void brokenChain_isSaidOnTheCover();
    void chainStates_areToldApart();
    void periodBeforeTheLog_isSaid_whereItMatters();
};

void TestComposeLog::brokenChain_isSaidOnTheCover()
{
    const auto sample = sampleReport();
    sample->report.chain.isOk = false;
    sample->report.chain.problem = "entry 17 was edited";
    const Document document = documentOf(sample->report);
    const auto row = std::find_if(document.cover.begin(), document.cover.end(), [](const auto &one) { return one.first == "Audit log"; });
    QVERIFY2(row->second.starts_with("NOT VALID: entry 17 was edited."), row->second.c_str());
    const Callout &first = *blocksOf<Callout>(document, "Summary").front();
    QCOMPARE(first.tone, Tone::Fail);
    QCOMPARE(first.title, std::string("The audit log is not valid."));
    QCOMPARE(blocksOf<Callout>(document, "Audit log").front()->tone, Tone::Fail);
}

void TestComposeLog::chainStates_areToldApart()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const Document valid = documentOf(sample->report);
    QCOMPARE(blocksOf<Callout>(valid, "Audit log").front()->tone, Tone::Pass);
    const Table *proofs = tableCalled(valid, "Inclusion proofs");
    QCOMPARE(proofs->rows.size(), sample->report.chain.proofs.size());
    QCOMPARE(proofs->rows.front()[2].text, sample->report.chain.proofs.front().leaf);
    sample->report.chain = {};
    const Document unverified = documentOf(sample->report);
    QCOMPARE(blocksOf<Callout>(unverified, "Audit log").front()->tone, Tone::Unknown);
    // It is damaged although nobody could say how.
    sample->report.chain.size = 5;
    const Document damaged = documentOf(sample->report);
    QCOMPARE(blocksOf<Callout>(damaged, "Audit log").front()->tone, Tone::Fail);
}

void TestComposeLog::periodBeforeTheLog_isSaid_whereItMatters()
{
    const auto sample = sampleReport(u"iso-27001-2022"_s, std::string());
    const auto titles = [&sample](const char *chapter) {
        const Document document = documentOf(sample->report);
        QStringList all;
        for (const Callout *one : blocksOf<Callout>(document, chapter))
            all.append(QString::fromStdString(one->title));
        return all;
    };
    const QString partly = u"The period begins before the audit log."_s, wholly = u"The period lies before the audit log."_s;
    const auto isSaid = [&titles](const QString &title) { return titles("Summary").contains(title) && titles("Scope and period").contains(title); };
    const Period period = sample->report.period;
    sample->report.chain.begins = period.from;
    QVERIFY(!titles("Summary").contains(partly) && !titles("Summary").contains(wholly));
    sample->report.chain.begins = period.from + std::chrono::milliseconds(1);
    QVERIFY(isSaid(partly));
    sample->report.chain.begins = period.until;
    QVERIFY(isSaid(wholly));
    sample->report.chain.begins = std::nullopt; // an empty log has its own words
    QVERIFY(!titles("Summary").contains(wholly));
}

QTEST_GUILESS_MAIN(TestComposeLog)
#include "tst_composelog.moc"
