// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/reportbench.h"

#include "audit/entryreader.h"
#include "core/digest.h"
#include "core/jsonreader.h"
#include "store/storefixture.h"
#include "usecases/exportreport.h"
#include "usecases/report/reportforms.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

//! A file of a report is there whole and recorded, or what was there before is.
class TestExportReport : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void export_done_isRecordedWithItsDigest_data();
    void export_done_isRecordedWithItsDigest();
    void export_withoutTheRight_writesNothing_data();
    void export_withoutTheRight_writesNothing();
    void export_cancelled_leavesWhatWasThere();
    void export_intoAFolder_failsBeforeAnythingIsRecorded();
    void export_thatCannotBePutThere_isSaidInTheLog();
    void export_throughALink_keepsTheLink();
    void history_isWhatTheLogTells_newestFirst();

private:
    void put(const QByteArray &content) const;
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
    Result<ExportedReport> exportAs(ReportForm form, const Acting &who, const CancelToken &cancel = {}, const OnReportStep &onStep = {});
    [[nodiscard]] std::uint64_t size() { return m_bench->log().size().value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ReportBench> m_bench;
    std::shared_ptr<const MadeReport> m_made;
    QString m_path;
};

void TestExportReport::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_path = m_folder->filePath(u"report.out"_s);
    m_bench = std::make_unique<ReportBench>();
    (void)m_bench->sync({{"orders", {"orders.prd.example", "orders.prd.example"}}});
    (void)m_bench->promote({u"one"_s, u"two"_s});
    auto made = m_bench->make(m_bench->question());
    VERIFY_OK(made);
    m_made = *made;
}

void TestExportReport::put(const QByteArray &content) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray TestExportReport::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<ExportedReport> TestExportReport::exportAs(ReportForm form, const Acting &who, const CancelToken &cancel, const OnReportStep &onStep)
{
    const ReportGround ground = m_bench->ground();
    return exportReport(*m_bench->bench.trail, ground, *m_made, {form, {}, m_path}, who, onStep, cancel);
}

void TestExportReport::export_done_isRecordedWithItsDigest_data()
{
    QTest::addColumn<int>("form");
    for (int i = 0; i < reportFormCount; ++i)
        QTest::newRow(std::string(toWire(static_cast<ReportForm>(i))).c_str()) << i;
}

void TestExportReport::export_done_isRecordedWithItsDigest()
{
    QFETCH(int, form);
    put("old");
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    const auto before = size();
    const auto exported = exportAs(static_cast<ReportForm>(form), cy());
    VERIFY_OK(exported);
    const QByteArray bytes = content();
    QCOMPARE(exported->digest, toHex(sha256(bytes.toStdString())));
    QCOMPARE(exported->bytes, bytes.size());
    QVERIFY(bytes != "old" && bytes.size() > 100);
    QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(files(), QStringList{u"report.out"_s});
    QCOMPARE(size(), before + 1);
    const auto row = m_bench->log().entry(exported->seq).value();
    audit::EntryReader reader;
    const auto entry = reader.parse(row->entry);
    QVERIFY(entry && entry->isSigned());
    QCOMPARE(entry->action, std::string_view("report.export"));
    QCOMPARE(entry->person, std::string_view("cy"));
    QCOMPARE(std::string(entry->objectId), m_made->report.id);
    QCOMPARE(std::string(entry->after), exported->digest);
    QCOMPARE(integerAt(entry->detail, "snapshot"), m_made->snapshot);
    QCOMPARE(integerAt(entry->detail, "log_size"), static_cast<std::int64_t>(before));
    QCOMPARE(stringAt(entry->detail, "file"), std::string_view("report.out")); // not where it lies: that is nobody's business
}

void TestExportReport::export_withoutTheRight_writesNothing_data()
{
    QTest::addColumn<QString>("person");
    for (const char *person : {"eng", "one", "nobody"})
        QTest::newRow(person) << QString::fromLatin1(person);
}

void TestExportReport::export_withoutTheRight_writesNothing()
{
    QFETCH(QString, person);
    const auto before = size();
    const auto exported = exportAs(ReportForm::Json, person == "nobody"_L1 ? claimOf(u"root"_s) : PromotionBench::person(person));
    QVERIFY(!exported);
    QCOMPARE(exported.error().kind, Error::Kind::Refused);
    QVERIFY(!exported.error().hint.isEmpty());
    QVERIFY(files().isEmpty());
    QCOMPARE(size(), before);
    QVERIFY(!mayExportReport(*m_bench->bench.trail, PromotionBench::person(u"eng"_s)));
    VERIFY_OK(mayExportReport(*m_bench->bench.trail, ada()));
}

void TestExportReport::export_cancelled_leavesWhatWasThere()
{
    for (const ReportStep at : {ReportStep::Composing, ReportStep::Writing}) {
        for (const ReportForm form : {ReportForm::Pdf, ReportForm::Csv, ReportForm::Bundle}) {
            put("old");
            const auto before = size();
            CancelToken cancel;
            const auto exported = exportAs(form, cy(), cancel, [&](ReportStep step, std::uint64_t, std::uint64_t) {
                if (step == at)
                    cancel.cancel();
            });
            QVERIFY(!exported);
            QCOMPARE(exported.error().kind, Error::Kind::Cancelled);
            QCOMPARE(content(), QByteArray("old"));
            QCOMPARE(files(), QStringList{u"report.out"_s});
            QCOMPARE(size(), before);
        }
    }
}

void TestExportReport::export_intoAFolder_failsBeforeAnythingIsRecorded()
{
    const auto before = size();
    QVERIFY(QDir().mkpath(m_path));
    const auto exported = exportAs(ReportForm::Json, cy());
    QVERIFY(!exported);
    QCOMPARE(exported.error().kind, Error::Kind::BadFile);
    m_path = m_folder->filePath(u"there/is/no/folder.json"_s);
    QVERIFY(!exportAs(ReportForm::Json, cy()));
    QCOMPARE(size(), before);
}

void TestExportReport::export_thatCannotBePutThere_isSaidInTheLog()
{
    const auto exported = exportAs(ReportForm::Json, cy(), {}, [&](ReportStep step, std::uint64_t, std::uint64_t) {
        if (step == ReportStep::Recording)
            QVERIFY(QDir().mkpath(m_path + u"/full"_s)); // somebody was quicker
    });
    QVERIFY(!exported);
    const auto row = m_bench->log().entry(size()).value();
    audit::EntryReader reader;
    const auto entry = reader.parse(row->entry);
    QVERIFY(entry && entry->phase == audit::Phase::End);
    QCOMPARE(stringAt(entry->detail, "outcome"), std::string_view("failed"));
    QCOMPARE(files(), QStringList{u"report.out"_s});
    QVERIFY(reportHistory(*m_bench->bench.trail)->isEmpty());
}

void TestExportReport::export_throughALink_keepsTheLink()
{
    const QString real = m_folder->filePath(u"real.json"_s);
    put("old");
    QVERIFY(QFile::rename(m_path, real) && QFile::link(real, m_path));
    VERIFY_OK(exportAs(ReportForm::Json, cy()));
    QVERIFY(QFileInfo(m_path).isSymLink());
    QVERIFY(content().startsWith('{'));
}

void TestExportReport::history_isWhatTheLogTells_newestFirst()
{
    QVERIFY(reportHistory(*m_bench->bench.trail)->isEmpty());
    VERIFY_OK(exportAs(ReportForm::Json, cy()));
    const auto second = exportAs(ReportForm::Csv, ada());
    VERIFY_OK(second);
    const auto history = reportHistory(*m_bench->bench.trail);
    VERIFY_OK(history);
    QCOMPARE(history->size(), 2);
    const ReportExport &newest = history->first();
    QCOMPARE(newest.person, u"ada"_s);
    QCOMPARE(newest.form, std::string("csv"));
    QCOMPARE(newest.digest, second->digest);
    QCOMPARE(newest.seq, second->seq);
    QCOMPARE(newest.framework, m_made->framework.id);
    QCOMPARE(newest.snapshot, m_made->snapshot);
    QCOMPARE(newest.logSize, m_made->logSize);
    QCOMPARE(newest.period.from, m_made->report.period.from);
    QCOMPARE(newest.period.until, m_made->report.period.until);
    QCOMPARE(history->last().form, std::string("json"));
}

QTEST_GUILESS_MAIN(TestExportReport)
#include "tst_exportreport.moc"
