// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evidencebundle.h"

#include "core/base64.h"
#include "core/digest.h"
#include "reports/hostilearchives.h"

#include <QBuffer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype block = 512;

const SigningKey &logKey()
{
    static const SigningKey key = SigningKey::generate();
    return key;
}

std::string verifierKey()
{
    const PublicKey &key = logKey().publicKey();
    return "bulkhead/log/00+00000000+" + toBase64('\x01' + std::string(key.begin(), key.end()));
}

using Named = std::pair<std::string_view, std::string>;

std::vector<Named> usualFiles()
{
    std::vector<Named> files;
    for (const std::string_view name : bundleNames())
        files.emplace_back(name, "the bytes of " + std::string(name) + '\n');
    files[2].second.assign(3 * 512, 'x'); // just whole blocks
    files[3].second.clear();
    return files;
}

Result<QByteArray> bundleOf(const std::vector<Named> &files)
{
    std::vector<BundleMember> members;
    for (const auto &[name, bytes] : files)
        members.push_back({name, [text = bytes](const ByteSink &sink) { return sink(text), Result<void>(); }});
    QByteArray archive;
    const auto written = writeBundle(std::move(members), {{"snapshot", 7}}, verifierKey(), logKey(), [&archive](std::string_view bytes) {
        archive.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return true;
    });
    return written ? Result<QByteArray>(archive) : Result<QByteArray>(written.error());
}

QByteArray usualBundle()
{
    static const QByteArray archive = bundleOf(usualFiles()).value();
    return archive;
}

Result<OpenBundle> opened(QByteArray archive)
{
    QBuffer buffer(&archive);
    if (!buffer.open(QIODevice::ReadOnly))
        return Error{};
    return openBundle(buffer);
}

} // namespace

//! Bundles are read back just as they were written, and anything else is refused before a byte of it is used.
class TestEvidenceBundle : public QObject
{
    Q_OBJECT
private slots:
    void bundle_readBack_isWhatWasWritten();
    void bundle_writtenTwice_isTheSame();
    void bundle_withTar_opens();
    void bundle_ofAMemberThatChanges_isAConflict();
    void bundle_onAFullDisk_isAnError();
    void bundle_withoutAFileThatIsNeeded_isRefused();
    void hostile_archive_isRefused_data();
    void hostile_archive_isRefused();
    void everyByte_changed_isRefused();
    void everyLength_cutOff_isRefused();
    void member_changedAfterTheCheck_isRefused();
};

void TestEvidenceBundle::bundle_readBack_isWhatWasWritten()
{
    QByteArray archive = usualBundle();
    QBuffer buffer(&archive);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto bundle = openBundle(buffer);
    QVERIFY2(bundle, qPrintable(bundle ? QString() : bundle.error().toText()));
    const auto files = usualFiles();
    QCOMPARE(bundle->files.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::string bytes;
        QVERIFY(readMember(buffer, bundle->files[i], [&bytes](std::string_view piece) { return bytes.append(piece), true; }));
        QCOMPARE(bundle->files[i].name, std::string(files[i].first));
        QCOMPARE(bytes, files[i].second);
        QCOMPARE(bundle->files[i].digest, toHex(sha256(bytes)));
    }
    QCOMPARE(*bundle->manifest.find("snapshot"), JsonValue(7));
    QCOMPARE(bundle->key, verifierKey());
}

void TestEvidenceBundle::bundle_writtenTwice_isTheSame()
{
    QCOMPARE(bundleOf(usualFiles()).value(), usualBundle());
}

void TestEvidenceBundle::bundle_withTar_opens()
{
    const QString tar = QStandardPaths::findExecutable(u"tar"_s);
    if (tar.isEmpty())
        QSKIP("there is no tar on this machine");
    QTemporaryDir folder;
    QFile file(folder.filePath(u"bundle.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(usualBundle()) == usualBundle().size());
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(tar, {u"xf"_s, file.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    for (const auto &[name, bytes] : usualFiles()) {
        QFile out(folder.filePath(QString::fromStdString(std::string(name))));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll(), QByteArray::fromStdString(bytes));
    }
}

void TestEvidenceBundle::bundle_ofAMemberThatChanges_isAConflict()
{
    int times = 0;
    std::vector<BundleMember> members{{"VERIFY.md", [&times](const ByteSink &sink) { return sink(std::to_string(++times)), Result<void>(); }}};
    const auto written = writeBundle(std::move(members), {}, verifierKey(), logKey(), [](std::string_view) { return true; });
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Conflict);
}

void TestEvidenceBundle::bundle_onAFullDisk_isAnError()
{
    for (qsizetype room = 0; room < usualBundle().size(); room += 700) {
        qsizetype left = room;
        std::vector<BundleMember> members;
        for (const auto &[name, bytes] : usualFiles())
            members.push_back({name, [text = bytes](const ByteSink &sink) { return sink(text), Result<void>(); }});
        const auto written = writeBundle(std::move(members), {{"snapshot", 7}}, verifierKey(), logKey(), [&left](std::string_view bytes) {
            left -= static_cast<qsizetype>(bytes.size());
            return left >= 0;
        });
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Store);
    }
}

void TestEvidenceBundle::bundle_withoutAFileThatIsNeeded_isRefused()
{
    for (const std::string_view name : bundleNames()) {
        std::vector<Named> files = usualFiles();
        std::erase_if(files, [name](const Named &file) { return file.first == name; });
        QCOMPARE(opened(bundleOf(files).value()).has_value(), !isNeededInBundle(name));
    }
}

void TestEvidenceBundle::hostile_archive_isRefused_data()
{
    QTest::addColumn<QByteArray>("archive");
    for (const test::BadArchive &bad : test::hostileArchives(usualBundle(), logKey()))
        QTest::newRow(bad.what) << bad.bytes;
}

void TestEvidenceBundle::hostile_archive_isRefused()
{
    QFETCH(QByteArray, archive);
    QVERIFY(archive != usualBundle());
    const auto bundle = opened(archive);
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().kind, Error::Kind::BadFile);
    QVERIFY(!bundle.error().what.isEmpty());
}

void TestEvidenceBundle::everyByte_changed_isRefused()
{
    const bool isFull = qEnvironmentVariableIsSet("BULKHEAD_FULL");
    QRandomGenerator random(20261130);
    const qsizetype size = usualBundle().size();
    for (qsizetype at = 0; at < size; at += isFull ? 1 : 1 + random.bounded(97)) {
        QByteArray archive = usualBundle();
        archive[at] = static_cast<char>(archive[at] ^ (1 << random.bounded(8)));
        QVERIFY2(!opened(archive), qPrintable(QString::number(at)));
    }
}

void TestEvidenceBundle::everyLength_cutOff_isRefused()
{
    const bool isFull = qEnvironmentVariableIsSet("BULKHEAD_FULL");
    for (qsizetype length = 0; length < usualBundle().size(); length += isFull ? 1 : 61)
        QVERIFY2(!opened(usualBundle().left(length)), qPrintable(QString::number(length)));
}

void TestEvidenceBundle::member_changedAfterTheCheck_isRefused()
{
    QByteArray archive = usualBundle();
    const auto bundle = opened(archive);
    QVERIFY(bundle);
    archive[block] = 'X';
    QBuffer buffer(&archive);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto read = readMember(buffer, bundle->files.front(), [](std::string_view) { return true; });
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadFile);
}

QTEST_GUILESS_MAIN(TestEvidenceBundle)
#include "tst_evidencebundle.moc"
