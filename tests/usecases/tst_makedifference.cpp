// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/makedifference.h"

#include "store/storefixture.h"
#include "usecases/exportdocuments.h"
#include "usecases/report/reportforms.h"
#include "usecases/reportbench.h"
#include "usecases/signedboundary.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const ReportBench::Hosts apart{{"orders", {"orders.sbx.example", "orders.prd.example"}}};
const ReportBench::Hosts leaking{{"orders", {"orders.prd.example", "orders.prd.example"}}};

std::string bytesOf(const reports::ReportDifference &difference, ReportForm form)
{
    std::string bytes;
    const auto written = writeDifference(difference, form, [&bytes](std::string_view piece) { return bytes.append(piece), true; }, {});
    return written ? bytes : std::string();
}

} // namespace

//! What changed between two snapshots, each judged by what was known then.
class TestMakeDifference : public QObject
{
    Q_OBJECT
    std::unique_ptr<ReportBench> m_bench;
    SnapshotId m_first = 0, m_second = 0;
    std::string m_exception, m_promotion;

    [[nodiscard]] Result<reports::ReportDifference> differenceOf(const DifferenceQuestion &question, const CancelToken &cancel = {}) const
    {
        const ReportGround ground = m_bench->ground();
        return makeDifference(ground, question, {}, cancel);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_bench = std::make_unique<ReportBench>();
        m_first = m_bench->sync(apart);
        m_promotion = m_bench->promote({u"one"_s});
        m_second = m_bench->sync(leaking);
        m_exception = m_bench->accept("INF-07");
        (void)m_bench->sync(leaking);
        m_second = m_bench->store->latestSnapshot().value()->id;
    }

    void difference_namesWhatCameWithItsRecords();
    void difference_madeLater_isTheSameByteForByte();
    void difference_ofSomePairs_isOfThemInOneOrder();
    void difference_ofTheSameSnapshot_isNothing();
    void difference_cancelled_orOfNoSnapshot_isRefused();
    void snapshotBy_isTheNewestThatHadEnded();
    void log_ofThen_hasOnlyWhatStoodThen();
    void export_ofAnotherForm_isRefused();
    void export_isAnEntryWithItsKind();
    void boundary_signedTwice_hasItsVersions();
};

void TestMakeDifference::difference_namesWhatCameWithItsRecords()
{
    const auto difference = differenceOf({m_first, m_second, {}});
    VERIFY_OK(difference);
    QCOMPARE(difference->pairs.size(), std::size_t(2));
    const auto &came = difference->pairs.front().came;
    const auto leak = std::find_if(came.begin(), came.end(), [](const reports::FindingDifference &one) { return one.control == "INF-07"; });
    QVERIFY(leak != came.end());
    QVERIFY(leak->after == isolation::Verdict::Fail && !leak->before && !leak->wasAccepted && leak->reason != nullptr);
    // Of the exception, what the report of the later snapshot says: a compensating control may have ended it.
    ReportQuestion question = m_bench->question();
    question.snapshot = m_second;
    question.isOfThen = true;
    const auto later = m_bench->make(question);
    VERIFY_OK(later);
    QCOMPARE((*later)->report.exceptions.size(), std::size_t(1));
    const evidence::Exception &exception = (*later)->report.exceptions.front().exception;
    QCOMPARE(exception.id, m_exception);
    const bool isInForce = exception.state == evidence::Exception::State::Active;
    QCOMPARE(difference->exceptionsCame.size(), isInForce ? std::size_t(1) : std::size_t(0));
    const auto isAccepted = [](const reports::FindingDifference &one) { return one.isAccepted; };
    QCOMPARE(std::any_of(came.begin(), came.end(), isAccepted), isInForce);
    QCOMPARE(difference->promotions.size(), std::size_t(1));
    QCOMPARE(difference->promotions.front().id, m_promotion);
    QVERIFY(!difference->changes.empty() || difference->pairs.front().gone.empty());
    QCOMPARE(difference->allPairs, std::string("2 of 2 pairs"));
}

void TestMakeDifference::difference_madeLater_isTheSameByteForByte()
{
    const auto then = differenceOf({m_first, m_second, {}});
    VERIFY_OK(then);
    (void)m_bench->promote({u"two"_s}, u"cards"_s);
    (void)m_bench->sync(apart);
    VERIFY_OK(m_bench->evidence->revokeException(QString::fromStdString(m_exception), u"the partner has left"_s, PromotionBench::person(u"two"_s)));
    const auto again = differenceOf({m_first, m_second, {}});
    VERIFY_OK(again);
    for (const ReportForm form : {ReportForm::Pdf, ReportForm::Html, ReportForm::Json}) {
        QVERIFY(!bytesOf(*then, form).empty());
        QCOMPARE(bytesOf(*again, form), bytesOf(*then, form));
    }
}

void TestMakeDifference::difference_ofSomePairs_isOfThemInOneOrder()
{
    const EnvironmentId sbx(u"sbx"_s), tst(u"tst"_s), prd(u"prd"_s);
    const auto one = differenceOf({m_first, m_second, {{tst, prd}}});
    VERIFY_OK(one);
    QCOMPARE(one->pairs.size(), std::size_t(1));
    QCOMPARE(one->pairs.front().sandbox, tst);
    QCOMPARE(one->allPairs, std::string("1 of 2 pairs"));
    const auto there = differenceOf({m_first, m_second, {{sbx, prd}, {tst, prd}}}), back = differenceOf({m_first, m_second, {{tst, prd}, {sbx, prd}, {sbx, prd}}});
    VERIFY_OK(there);
    VERIFY_OK(back);
    QCOMPARE(bytesOf(*back, ReportForm::Json), bytesOf(*there, ReportForm::Json));
    QVERIFY(there->to.id != one->to.id); // the scope is part of the id
    const auto strange = differenceOf({m_first, m_second, {{prd, sbx}}});
    QVERIFY(!strange);
    QCOMPARE(strange.error().kind, Error::Kind::Usage);
}

void TestMakeDifference::difference_ofTheSameSnapshot_isNothing()
{
    const auto difference = differenceOf({m_second, m_second, {}});
    VERIFY_OK(difference);
    for (const reports::PairDifference &pair : difference->pairs)
        QVERIFY(pair.came.empty() && pair.gone.empty() && pair.controls.empty());
    QVERIFY(difference->exceptionsCame.empty() && difference->exceptionsEnded.empty());
}

void TestMakeDifference::difference_cancelled_orOfNoSnapshot_isRefused()
{
    CancelToken cancel;
    cancel.cancel();
    const auto cancelled = differenceOf({m_first, m_second, {}}, cancel);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    const auto none = differenceOf({m_first, 4711, {}});
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::NotFound);
}

void TestMakeDifference::snapshotBy_isTheNewestThatHadEnded()
{
    const QList<Snapshot> all = m_bench->store->snapshots(0).value();
    QCOMPARE(snapshotBy(*m_bench->store, *all.first().finishedAt)->id, all.first().id);
    QCOMPARE(snapshotBy(*m_bench->store, *all.first().finishedAt - std::chrono::milliseconds(1))->id, all.at(1).id);
    const auto none = snapshotBy(*m_bench->store, *all.last().finishedAt - std::chrono::milliseconds(1));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::NotFound);
}

void TestMakeDifference::log_ofThen_hasOnlyWhatStoodThen()
{
    ReportQuestion question = m_bench->question();
    question.snapshot = m_first;
    question.isOfThen = true;
    const auto then = m_bench->make(question);
    VERIFY_OK(then);
    const Snapshot first = m_bench->store->snapshots(0)->last();
    QCOMPARE((*then)->logSize, logSizeAt(m_bench->log(), *first.finishedAt).value());
    QVERIFY((*then)->logSize < m_bench->log().size().value());
    QVERIFY((*then)->report.promotions.empty() && (*then)->report.exceptions.empty());
    question.isOfThen = false;
    QVERIFY(m_bench->make(question).value()->logSize == m_bench->log().size().value());
    // Before the first entry there was no log: none of it counts.
    QCOMPARE(logSizeAt(m_bench->log(), UtcTime(std::chrono::milliseconds(1))).value(), std::uint64_t(0));
}

void TestMakeDifference::export_ofAnotherForm_isRefused()
{
    const auto difference = differenceOf({m_first, m_second, {}});
    VERIFY_OK(difference);
    const QTemporaryDir folder(fastFolder());
    const auto before = m_bench->log().size().value();
    for (const ReportForm form : {ReportForm::Csv, ReportForm::Oscal, ReportForm::Bundle}) {
        QVERIFY(!isFormOf(ReportKind::Difference, form) && isFormOf(ReportKind::Report, form));
        QVERIFY(!exportDifference(*m_bench->bench.trail, *difference, {form, folder.filePath(u"out"_s)}, cy(), {}, {}));
    }
    QCOMPARE(m_bench->log().size().value(), before);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestMakeDifference::export_isAnEntryWithItsKind()
{
    const auto difference = differenceOf({m_first, m_second, {}});
    VERIFY_OK(difference);
    const QTemporaryDir folder(fastFolder());
    const auto exported = exportDifference(*m_bench->bench.trail, *difference, {ReportForm::Html, folder.filePath(u"out.html"_s)}, cy(), {}, {});
    VERIFY_OK(exported);
    const auto history = reportHistory(*m_bench->bench.trail);
    VERIFY_OK(history);
    const ReportExport &newest = history->first();
    QCOMPARE(newest.kind, ReportKind::Difference);
    QCOMPARE(newest.since, m_first);
    QCOMPARE(newest.snapshot, m_second);
    QCOMPARE(newest.digest, exported->digest);
    QCOMPARE(newest.seq, exported->seq);
    QCOMPARE(newest.scope, u"2 of 2 pairs"_s);
}

void TestMakeDifference::boundary_signedTwice_hasItsVersions()
{
    AuditTrail &trail = *m_bench->bench.trail;
    QVERIFY(boundaryVersions(trail)->isEmpty());
    const auto view = [this] { return loadCatalog(*m_bench->store, m_bench->bench.config, 0, {}).value(); };
    const auto first = versionedBoundary(trail, *view());
    VERIFY_OK(first);
    QCOMPARE(first->version, 1);
    VERIFY_OK(signBoundary(trail, *first, ada()));
    QCOMPARE(versionedBoundary(trail, *view())->version, 1); // the same says the same
    (void)m_bench->sync({{"orders", {"orders.sbx.example", "orders.prd.example"}}, {"cards", {"cards.sbx.example", "cards.prd.example"}}});
    const auto second = versionedBoundary(trail, *view());
    VERIFY_OK(second);
    QCOMPARE(second->version, 2);
    VERIFY_OK(signBoundary(trail, *second, ada()));
    const auto versions = boundaryVersions(trail);
    VERIFY_OK(versions);
    QCOMPARE(versions->size(), 2);
    QCOMPARE(versions->first().version, 2);
    QCOMPARE(versions->first().digest, second->digest);
    QCOMPARE(versions->last().person, u"ada"_s);
    const QTemporaryDir folder(fastFolder());
    VERIFY_OK(exportBoundary(trail, *second, {ReportForm::Pdf, folder.filePath(u"boundary.pdf"_s)}, ada(), {}, {}));
    const ReportExport newest = reportHistory(trail)->first();
    QCOMPARE(newest.kind, ReportKind::Boundary);
    QCOMPARE(newest.version, 2);
}

QTEST_GUILESS_MAIN(TestMakeDifference)
#include "tst_makedifference.moc"
