// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evidencebundle.h"

#include "core/base64.h"
#include "core/digest.h"

#include <QBuffer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

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

// What an attacker makes with a library for archives: headers with right checksums.

void put(QByteArray &header, qsizetype at, const QByteArray &text)
{
    header.replace(at, text.size(), text);
}

QByteArray summed(QByteArray header)
{
    put(header, 148, "        ");
    quint64 sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(header, 148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header;
}

//! A header as writeBundle makes it, to be bent.
QByteArray header(const QByteArray &name, qint64 size, char type = '0')
{
    QByteArray made(block, '\0');
    put(made, 0, name.left(100));
    put(made, 100, "0000644");
    put(made, 108, "0000000");
    put(made, 116, "0000000");
    put(made, 124, QByteArray::number(size, 8).rightJustified(11, '0'));
    put(made, 136, "00000000000");
    put(made, 156, QByteArray(1, type));
    put(made, 257, QByteArray("ustar\00000", 8));
    put(made, 329, "0000000");
    put(made, 337, "0000000");
    return summed(made);
}

QByteArray member(const QByteArray &name, const QByteArray &bytes, char type = '0')
{
    return header(name, bytes.size(), type) + bytes + QByteArray((block - bytes.size() % block) % block, '\0');
}

//! The good bundle with something put in before everything.
QByteArray before(const QByteArray &what)
{
    return what + usualBundle();
}

//! The good bundle with its first header bent; the checksum is made right again.
QByteArray bent(const std::function<void(QByteArray &)> &bend)
{
    QByteArray archive = usualBundle(), first = archive.left(block);
    bend(first);
    archive.replace(0, block, summed(first));
    return archive;
}

//! Where the header of a file stands.
qsizetype headerAt(const QByteArray &name)
{
    const QByteArray field = name + QByteArray(100 - name.size(), '\0');
    return usualBundle().indexOf(field);
}

//! The manifest that says something else, with all sizes right; signed anew by `signer`, nullptr: as it was.
QByteArray withManifest(const std::function<QByteArray(QByteArray)> &bend, const SigningKey *signer)
{
    QByteArray archive = usualBundle();
    const qsizetype at = headerAt("manifest.json");
    const qsizetype size = archive.mid(at + 124, 11).toLongLong(nullptr, 8);
    const QByteArray manifest = bend(archive.mid(at + block, size));
    QByteArray seal = archive.mid(headerAt("manifest.sig") + block, 129);
    if (signer != nullptr)
        seal = QByteArray::fromStdString(toHex(signer->sign("bulkhead-evidence-v1\n" + toHex(sha256(manifest.toStdString())))) + '\n');
    return archive.left(at) + member("manifest.json", manifest) + member("manifest.sig", seal) + QByteArray(2 * block, '\0');
}

QByteArray swapped(const QByteArray &archive)
{
    const qsizetype first = 0, second = headerAt("approvals.json"), third = headerAt("attestations.csv");
    return archive.mid(second, third - second) + archive.mid(first, second) + archive.mid(third);
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
    const auto add = [](const char *what, const QByteArray &archive) { QTest::newRow(what) << archive; };
    const QByteArray evil = "#!/bin/sh\n";
    // Names that lead elsewhere.
    add("a name with ..", before(member("../evil", evil)));
    add("a name that ends in ..", before(member("a/..", evil)));
    add("an absolute name", before(member("/tmp/evil", evil)));
    add("a name in a folder", before(member("folder/VERIFY.md", evil)));
    add("a name with a dot", before(member("./VERIFY.md", evil)));
    add("a Windows name", before(member("C:\\evil", evil)));
    add("a name with backslashes", before(member("..\\evil", evil)));
    add("an empty name", before(member("", evil)));
    add("a name of control characters", before(member("\x1b[2J", evil)));
    add("a name without an end", before(member(QByteArray(100, 'a'), evil)));
    add("an unknown name", before(member("AAA", evil)));
    add("a name that only looks right", before(member("VERIFY.md ", evil)));
    add("something behind the end of a name", bent([](QByteArray &first) { put(first, 20, "evil"); }));
    add("a name divided by a prefix", bent([](QByteArray &first) { put(first, 345, ".."); }));
    // Things that are no files.
    add("a hard link", before(header("VERIFY.md", 0, '1')));
    add("a symbolic link", before(bent([](QByteArray &first) { put(first, 156, "2"); put(first, 157, "/etc/passwd"); }).left(block)));
    add("a link name on a file", bent([](QByteArray &first) { put(first, 157, "/etc/passwd"); }));
    add("a character device", before(header("VERIFY.md", 0, '3')));
    add("a block device", before(header("VERIFY.md", 0, '4')));
    add("a folder", before(header("VERIFY.md", 0, '5')));
    add("a pipe", before(header("VERIFY.md", 0, '6')));
    add("a contiguous file", before(header("VERIFY.md", 0, '7')));
    add("a sparse file", before(header("VERIFY.md", 0, 'S')));
    add("a file of many volumes", before(header("VERIFY.md", 0, 'M')));
    add("a pax header that overrides the name", before(member("x", "20 path=/tmp/evil12\n", 'x')));
    add("a global pax header", before(member("x", "20 path=/tmp/evil12\n", 'g')));
    add("a long name of GNU", before(member("././@LongLink", "/tmp/evil", 'L')));
    add("a long link of GNU", before(member("././@LongLink", "/tmp/evil", 'K')));
    add("a file of an old kind", bent([](QByteArray &first) { first[156] = '\0'; }));
    // Lengths that lie.
    add("a length beyond the end", bent([](QByteArray &first) { put(first, 124, "77777777777"); }));
    add("a length that is too small", bent([](QByteArray &first) { put(first, 124, "00000000000"); }));
    add("a length that is one too many", bent([](QByteArray &first) { put(first, 124, "00000000026"); }));
    add("a length in base 256", bent([](QByteArray &first) { put(first, 124, QByteArray("\x80\0\0\0\0\0\0\0\0\0\0\x15", 12)); }));
    add("a negative length", bent([](QByteArray &first) { put(first, 124, "-0000000001"); }));
    add("a length with blanks", bent([](QByteArray &first) { put(first, 124, "         25"); }));
    add("a length that is no number", bent([](QByteArray &first) { put(first, 124, "0000000008x"); }));
    add("a manifest that says it is huge", bent([](QByteArray &first) { first = header("manifest.json", 1LL << 32); }));
    add("a manifest of two megabytes", before(member("manifest.json", QByteArray(2 << 20, ' '))));
    add("a thousand small files", before(member("VERIFY.md", "x").repeated(1000)));
    // What stands between and behind.
    add("a file twice", before(usualBundle().left(headerAt("approvals.json"))));
    add("files in another order", swapped(usualBundle()));
    add("bytes behind the end", usualBundle() + "x");
    add("another archive behind the end", usualBundle() + usualBundle());
    add("more zeros behind the end", usualBundle() + QByteArray(block, '\0'));
    add("one block of zeros in place of two", usualBundle().chopped(block));
    add("the end in the middle", before(QByteArray(2 * block, '\0')));
    add("bytes in the padding", QByteArray(usualBundle()).replace(2 * block - 1, 1, "x"));
    add("nothing", {});
    add("a text", "bulkhead-audit-bundle/v1\n");
    add("a compressed archive", QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + usualBundle());
    // Headers that tar takes and no bundle has.
    add("rights to execute", bent([](QByteArray &first) { put(first, 100, "0004755"); }));
    add("another owner", bent([](QByteArray &first) { put(first, 108, "0001750"); }));
    add("a name of an owner", bent([](QByteArray &first) { put(first, 265, "root"); }));
    add("a time", bent([](QByteArray &first) { put(first, 136, "14747040000"); }));
    add("the magic of GNU", bent([](QByteArray &first) { put(first, 257, QByteArray("ustar  \0", 8)); }));
    add("no magic", bent([](QByteArray &first) { put(first, 257, QByteArray(8, '\0')); }));
    add("a wrong checksum", QByteArray(usualBundle()).replace(148, 6, "000000"));
    add("a device number", bent([](QByteArray &first) { put(first, 329, "0000001"); }));
    // The manifest and its signature.
    add("no manifest", usualBundle().left(headerAt("manifest.json")) + QByteArray(2 * block, '\0'));
    add("no signature", usualBundle().left(headerAt("manifest.sig")) + QByteArray(2 * block, '\0'));
    const SigningKey other = SigningKey::generate();
    add("a manifest of something else", withManifest([](QByteArray manifest) { return manifest.replace("\"snapshot\":7", "\"snapshot\":8"); }, nullptr));
    add("a manifest signed by somebody else", withManifest([](QByteArray manifest) { return manifest.replace("\"snapshot\":7", "\"snapshot\":8"); }, &other));
    add("a manifest with a space", withManifest([](QByteArray manifest) { return manifest.replace(":7", ": 7"); }, &logKey()));
    add("a manifest without files", withManifest([](QByteArray) { return QByteArray("{\"format\":1}"); }, &logKey()));
    add("a manifest that is a list", withManifest([](QByteArray) { return QByteArray("[]"); }, &logKey()));
    add("an empty manifest", withManifest([](QByteArray) { return QByteArray(); }, &logKey()));
    add("a manifest with a key twice", withManifest([](QByteArray manifest) { return manifest.replace("{\"files\"", "{\"files\":[],\"files\""); }, &logKey()));
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
