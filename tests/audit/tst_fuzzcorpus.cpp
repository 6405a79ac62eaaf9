// SPDX-License-Identifier: GPL-3.0-or-later
// The corpora of the fuzz targets of the log are what the builders make, and good. With BULKHEAD_WRITE_CORPUS they are
// written anew.
#include "audit/answer.h"
#include "audit/entryreader.h"
#include "audit/logs/carried.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

using Files = std::map<QString, std::string>;

Files notes()
{
    const LogBuilder log = smallLog();
    const std::string extended = Checkpoint{log.origin(), 5, log.root(5)}.toText() + "an extension\n";
    return {{u"checkpoint"_s, log.checkpoint(5)},
            {u"witnessed"_s, log.checkpoint(3, {"witness", "stranger"})},
            {u"empty"_s, log.checkpoint(0)},
            {u"strangers"_s, signNote(extended, "stranger", testKey("stranger"))},
            {u"two"_s, log.checkpoint(2) + log.checkpoint(4)},
            {u"text"_s, Checkpoint{log.origin(), 5, log.root(5)}.toText()},
            {u"key"_s, log.verifier().toText()}};
}

Files bundles()
{
    return {{u"small.bundle"_s, smallLog().bundle({3})}, {u"plain.bundle"_s, plainLog(4).bundle()}};
}

Files proofs()
{
    const LogBuilder log = smallLog();
    EntryProof witnessed = log.proof(4, 4);
    witnessed.checkpoint = log.checkpoint(4, {"witness"});
    return {{u"first.tlog-proof"_s, log.proof(1, 1).toText()}, {u"third.tlog-proof"_s, log.proof(3, 5).toText()},
            {u"witnessed.tlog-proof"_s, witnessed.toText()}};
}

//! What bo signs elsewhere, so that it counts in the small log, and so that it does not.
Files statements()
{
    const LogBuilder log = smallLog();
    Entry entry = log.by("ada", "admin", "promotion.carry");
    entry.environment = "production";
    addStatement(log, entry, "bo");
    ApprovalStatement other = statementFor(log, entry, "bo", "bo");
    other.log = std::string(32, '0');
    return {{u"good.json"_s, statementFor(log, entry, "bo", "bo").toText()}, {u"other.json"_s, other.toText()}};
}

//! One of each action, from those that the targets know.
Files entries()
{
    const LogBuilder company = companyLog();
    Files files;
    for (const std::string &entry : company.entries()) {
        const JsonValue json = jsonOf(entry);
        const std::string kind = *json.find("action")->string() + (json.find("signature") != nullptr ? "" : "-claim");
        files.emplace(QString::fromStdString(kind) + u".json"_s, entry);
    }
    return files;
}

} // namespace

class TestFuzzCorpus : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void corpus_files_areWhatTheBuildersMake_data();
    void corpus_files_areWhatTheBuildersMake();
    void corpus_files_areGood();
};

void TestFuzzCorpus::corpus_files_areWhatTheBuildersMake_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"note", "auditbundle", "entryproof", "auditentry", "approval"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestFuzzCorpus::corpus_files_areWhatTheBuildersMake()
{
    QFETCH(const QString, folder);
    const Files files = folder == u"note" ? notes() : folder == u"auditbundle" ? bundles() : folder == u"entryproof"
        ? proofs() : folder == u"approval" ? statements() : entries();
    const QDir dir(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/fuzz/corpus/") + folder);
    const bool isWritten = qEnvironmentVariableIsSet("BULKHEAD_WRITE_CORPUS");
    QStringList names;
    for (const auto &[name, bytes] : files) {
        names.append(name);
        QFile file(dir.filePath(name));
        if (isWritten) {
            QVERIFY(QDir().mkpath(dir.path()));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(bytes));
            continue;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QVERIFY2(file.readAll() == QByteArray::fromStdString(bytes), qPrintable(file.fileName()));
    }
    if (!isWritten)
        QCOMPARE(dir.entryList(QDir::Files, QDir::Name), names);
}

void TestFuzzCorpus::corpus_files_areGood()
{
    for (const auto &[name, bytes] : bundles())
        QVERIFY(verifyBundle(bytes).ok);
    for (const auto &[name, bytes] : proofs())
        QVERIFY(verifyProof(bytes, {LogBuilder().verifier()}).ok);
    EntryReader reader;
    for (const auto &[name, bytes] : entries())
        QVERIFY(reader.parse(bytes));
    QVERIFY(entries().size() > 10);
    for (const auto &[name, bytes] : statements())
        QVERIFY(ApprovalStatement::fromText(bytes));
    for (const char *name : {"checkpoint", "witnessed", "empty"})
        QVERIFY(openCheckpoint(notes().at(QString::fromLatin1(name)), {LogBuilder().verifier()}));
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
