// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"
#include "audit/entryreader.h"
#include "usecases/auditcast.h"
#include "usecases/exportlog.h"

#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ExportStep)

//! A bundle is there complete and verified, or what was there before is.
class TestExportLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void export_done_replacesWhatWasThere();
    void export_done_tellsEachStep();
    void export_cancelled_leavesWhatWasThere_data();
    void export_cancelled_leavesWhatWasThere();
    void export_intoAFolder_failsAndSaysSo();
    void export_throughALink_keepsTheLink();

private:
    void put(const QByteArray &content) const;
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
    //! What the newest entry says of how an act ended; empty: it is no such entry.
    [[nodiscard]] std::string lastOutcome() const;

    std::unique_ptr<QTemporaryDir> m_folder, m_log;
    std::unique_ptr<AuditBench> m_bench;
    QString m_path;
};

void TestExportLog::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>(fastFolder());
    m_log = std::make_unique<QTemporaryDir>(fastFolder());
    m_bench = std::make_unique<AuditBench>(m_log->path());
    m_path = m_folder->filePath(u"log.bundle"_s);
    VERIFY_OK(addCast(*m_bench->trail()));
}

void TestExportLog::put(const QByteArray &content) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray TestExportLog::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string TestExportLog::lastOutcome() const
{
    const auto store = m_bench->store();
    const auto row = (*store)->entry((*store)->size().value());
    audit::EntryReader reader;
    const auto entry = reader.parse((*row)->entry);
    return entry->action == "audit.export" && entry->phase == audit::Phase::End ? std::string(stringAt(entry->detail, "outcome")) : std::string();
}

void TestExportLog::export_done_replacesWhatWasThere()
{
    put("old");
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    const auto permissions = QFile::permissions(m_path);
    const auto exported = exportLog(*m_bench->trail(), cy(), m_path, {}, {});
    VERIFY_OK(exported);
    QCOMPARE(exported->path, m_path);
    QVERIFY(exported->answer.ok);
    QCOMPARE(toHex(sha256(content().toStdString())), exported->digest);
    QCOMPARE(QFile::permissions(m_path), permissions);
    QCOMPARE(files(), QStringList{u"log.bundle"_s});
    QCOMPARE(lastOutcome(), std::string()); // one that is done is in the bundle whole
}

void TestExportLog::export_done_tellsEachStep()
{
    std::vector<ExportStep> steps;
    const OnExport onExport = [&](ExportStep step, std::uint64_t done, std::uint64_t all) {
        steps.push_back(step);
        QCOMPARE(done, std::uint64_t{0});
        QCOMPARE(all, std::uint64_t{6});
        QVERIFY(!QFile::exists(m_path));
    };
    VERIFY_OK(exportLog(*m_bench->trail(), cy(), m_path, onExport, {}));
    QCOMPARE(steps, (std::vector<ExportStep>{ExportStep::Writing, ExportStep::Verifying}));
}

void TestExportLog::export_cancelled_leavesWhatWasThere_data()
{
    QTest::addColumn<ExportStep>("when");
    QTest::addColumn<QByteArray>("before"); // empty: no file
    QTest::newRow("writing, a new file") << ExportStep::Writing << QByteArray();
    QTest::newRow("writing, over a file") << ExportStep::Writing << QByteArray("old");
    QTest::newRow("verifying, a new file") << ExportStep::Verifying << QByteArray();
    QTest::newRow("verifying, over a file") << ExportStep::Verifying << QByteArray("old");
}

void TestExportLog::export_cancelled_leavesWhatWasThere()
{
    QFETCH(ExportStep, when);
    QFETCH(QByteArray, before);
    if (!before.isEmpty())
        put(before);
    const QStringList filesBefore = files();
    const CancelToken cancel;
    const OnExport onExport = [&](ExportStep step, std::uint64_t, std::uint64_t) {
        if (step == when)
            cancel.cancel();
    };
    const auto exported = exportLog(*m_bench->trail(), cy(), m_path, onExport, cancel);
    QVERIFY(!exported);
    QCOMPARE(exported.error().kind, Error::Kind::Cancelled);
    QCOMPARE(exported.error().place, m_path);
    QVERIFY(exported.error().what.contains(u"export"_s));
    QCOMPARE(files(), filesBefore);
    QCOMPARE(content(), before);
    QCOMPARE(lastOutcome(), std::string("cancelled"));
}

void TestExportLog::export_intoAFolder_failsAndSaysSo()
{
    QVERIFY(QDir().mkdir(m_path));
    const auto exported = exportLog(*m_bench->trail(), cy(), m_path, {}, {});
    QVERIFY(!exported);
    QCOMPARE(exported.error().kind, Error::Kind::BadFile);
    QCOMPARE(exported.error().place, m_path);
    QCOMPARE(files(), QStringList{u"log.bundle"_s});
    QCOMPARE(lastOutcome(), std::string("failed"));
    const QString nowhere = m_folder->filePath(u"nowhere/log.bundle"_s);
    const auto other = exportLog(*m_bench->trail(), cy(), nowhere, {}, {});
    QVERIFY(!other);
    QCOMPARE(other.error().place, nowhere);
}

void TestExportLog::export_throughALink_keepsTheLink()
{
    const QString target = m_log->filePath(u"elsewhere.bundle"_s);
    {
        QFile file(target);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(target, m_path));
    VERIFY_OK(exportLog(*m_bench->trail(), cy(), m_path, {}, {}));
    QVERIFY(QFileInfo(m_path).isSymLink());
    QVERIFY(QFileInfo(target).size() > 0);
}

QTEST_GUILESS_MAIN(TestExportLog)
#include "tst_exportlog.moc"
