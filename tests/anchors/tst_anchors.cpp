// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/checkpointfile.h"
#include "anchors/headfile.h"
#include "anchors/lockedfile.h"
#include "anchors/notefile.h"
#include "store/auditbench.h"
#include "store/storefixture.h"
#include "store/unprivileged.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <set>
#include <thread>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const std::string logA(32, 'a'), logB(32, 'b');
constexpr std::size_t threadCount = 8;

//! A checkpoint of that size; its root says nothing.
std::string noteOf(std::uint64_t size, const std::string &log = logA)
{
    Digest root{};
    root[0] = static_cast<std::uint8_t>(size);
    const std::string origin = audit::originOf(log);
    return audit::signNote(audit::Checkpoint{origin, size, root}.toText(), origin, *keyOf('L'));
}

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<std::uint64_t> sizesOf(const std::string &notes)
{
    std::vector<std::uint64_t> sizes;
    for (const std::string &note : audit::splitNotes(notes))
        sizes.push_back(statedSize(note));
    return sizes;
}

using Sizes = std::vector<std::uint64_t>;

constexpr std::uint64_t each = 4;

//! Eight threads that keep checkpoints of ascending sizes. Who does not get the lock within the patience of a NoteFile says so and has kept nothing;
//! that is no fault of this test, but how often is told.
class Together
{
public:
    using Keep = std::function<Result<void>(std::uint64_t size)>;
    explicit Together(const Keep &keep)
    {
        std::array<std::vector<Result<void>>, threadCount> results;
        {
            std::vector<std::jthread> threads;
            for (std::size_t t = 0; t < threadCount; ++t) {
                threads.emplace_back([&results, &keep, t] {
                    for (std::uint64_t i = 0; i < each; ++i)
                        results[t].push_back(keep(sizeOf(t, i)));
                });
            }
        }
        for (std::size_t t = 0; t < threadCount; ++t) {
            for (std::uint64_t i = 0; i < each; ++i)
                take(results[t][i], sizeOf(t, i));
        }
        if (m_late > 0)
            qInfo("%d of %d did not get the lock in time", m_late, int(threadCount * each));
    }

    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] std::uint64_t greatest() const { return m_greatest; }

private:
    static std::uint64_t sizeOf(std::size_t thread, std::uint64_t round) { return 1 + round * threadCount + thread; }
    void take(const Result<void> &result, std::uint64_t size)
    {
        if (result)
            m_greatest = std::max(m_greatest, size);
        else if (result.error().toText().contains(u"its lock cannot be had"_s))
            ++m_late;
        else
            m_problems.append(result.error().toText());
    }

    QStringList m_problems;
    std::uint64_t m_greatest = 0;
    int m_late = 0;
};

} // namespace

class TestAnchors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void checkpoints_inAFile_areNewestAndHistory();
    void checkpoints_inAFolder_areAFileForEachLog();
    void checkpoints_belowAPathEndingInASlash_makeTheFolder();
    void checkpoints_withoutAParentFolder_sayWhere();
    void checkpoints_whereNothingMayBeWritten_sayWhere();
    void checkpoints_thatAreSmaller_joinTheHistoryOnly();
    void checkpoints_behindATornOne_areStillRead();
    void checkpoints_behindALockOfTheDead_areKept();
    void checkpoints_unreadable_areAnError();
    void checkpoints_fromManyThreads_areAllThere();
    void checkpointFile_isReplacedWhole();
    void head_isRemembered_forEachLog();
    void head_isNeverReplacedByASmallerOne();
    void verification_isRememberedBesideTheHead_theNewestOnly();
    void head_folderIsForItsOwnerOnly();
    void head_whereNothingMayBeWritten_isAnError();
    void head_tooLarge_isAnError();
    void head_fromManyThreads_isTheGreatest();
    void statedSize_ofAnythingElse_isZero();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAnchors::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755) == 0);
}

void TestAnchors::checkpoints_inAFile_areNewestAndHistory()
{
    CheckpointFile target(path(u"anchor"_s));
    QCOMPARE(target.notes(logA).value(), std::string());
    std::string all;
    for (std::uint64_t size = 1; size <= 3; ++size) {
        VERIFY_OK(target.put(logA, size, noteOf(size)));
        all += noteOf(size);
        QCOMPARE(contentOf(path(u"anchor"_s)), noteOf(size));
        QCOMPARE(target.notes(logA).value(), all);
    }
    QCOMPARE(contentOf(path(u"anchor.history"_s)), all);
    QCOMPARE(target.place(), path(u"anchor"_s));
    QVERIFY(QFile::remove(path(u"anchor.history"_s))); // somebody copied the newest only
    QCOMPARE(target.notes(logA).value(), noteOf(3));
}

void TestAnchors::checkpoints_inAFolder_areAFileForEachLog()
{
    QVERIFY(QDir().mkpath(path(u"folder"_s)));
    CheckpointFile target(path(u"folder"_s));
    VERIFY_OK(target.put(logA, 1, noteOf(1)));
    VERIFY_OK(target.put(logB, 9, noteOf(9, logB)));
    VERIFY_OK(target.put(logA, 2, noteOf(2)));
    QCOMPARE(contentOf(path(u"folder/%1.checkpoint"_s.arg(QString::fromStdString(logA)))), noteOf(2));
    QCOMPARE(contentOf(path(u"folder/%1.checkpoint"_s.arg(QString::fromStdString(logB)))), noteOf(9, logB));
    QCOMPARE(target.notes(logA).value(), noteOf(1) + noteOf(2));
    QCOMPARE(target.notes(logB).value(), noteOf(9, logB));
    QCOMPARE(target.notes(std::string(32, 'c')).value(), std::string());
}

void TestAnchors::checkpoints_belowAPathEndingInASlash_makeTheFolder()
{
    CheckpointFile target(path(u"new/and/deep/"_s));
    QCOMPARE(target.notes(logA).value(), std::string());
    QVERIFY(!QFileInfo::exists(path(u"new"_s))); // reading makes nothing
    VERIFY_OK(target.put(logA, 4, noteOf(4)));
    QCOMPARE(contentOf(path(u"new/and/deep/%1.checkpoint"_s.arg(QString::fromStdString(logA)))), noteOf(4));
    QCOMPARE(sizesOf(target.notes(logA).value()), Sizes{4});
}

void TestAnchors::checkpoints_withoutAParentFolder_sayWhere()
{
    CheckpointFile target(path(u"missing/anchor"_s));
    const auto put = target.put(logA, 1, noteOf(1));
    QVERIFY(!put);
    QCOMPARE(put.error().kind, Error::Kind::Store);
    QVERIFY(put.error().place.startsWith(path(u"missing/anchor"_s)));
    QVERIFY(put.error().hint.contains(u"audit.checkpoints"_s));
    QVERIFY(!QFileInfo::exists(path(u"missing"_s)));
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!CheckpointFile(path(u"file/below/"_s)).put(logA, 1, noteOf(1))); // a file where a folder should be
}

void TestAnchors::checkpoints_whereNothingMayBeWritten_sayWhere()
{
    CheckpointFile target(path(u"ro/"_s));
    VERIFY_OK(target.put(logA, 1, noteOf(1)));
    const QByteArray folder = QFile::encodeName(path(u"ro"_s));
    QVERIFY(::chmod(folder.constData(), 0555) == 0);
    {
        const Unprivileged ordinary;
        QVERIFY(ordinary.isOrdinary());
        const auto put = target.put(logA, 2, noteOf(2));
        QVERIFY(!put);
        QCOMPARE(put.error().kind, Error::Kind::Store);
        QVERIFY(put.error().place.startsWith(path(u"ro"_s)));
        QCOMPARE(sizesOf(target.notes(logA).value()), Sizes{1}); // reading works
    }
    QVERIFY(::chmod(folder.constData(), 0755) == 0);
    VERIFY_OK(target.put(logA, 3, noteOf(3)));
    QCOMPARE(sizesOf(target.notes(logA).value()), (Sizes{1, 3}));
}

void TestAnchors::checkpoints_thatAreSmaller_joinTheHistoryOnly()
{
    CheckpointFile target(path(u"anchor"_s));
    for (const std::uint64_t size : {5U, 3U, 4U, 6U, 2U})
        VERIFY_OK(target.put(logA, size, noteOf(size)));
    QCOMPARE(contentOf(path(u"anchor"_s)), noteOf(6));
    QCOMPARE(sizesOf(target.notes(logA).value()), (Sizes{5, 3, 4, 6, 2}));
}

//! A kill or a full disk may leave half a checkpoint at the end; it may cost itself only.
void TestAnchors::checkpoints_behindATornOne_areStillRead()
{
    CheckpointFile target(path(u"anchor"_s));
    VERIFY_OK(target.put(logA, 1, noteOf(1)));
    const std::string torn = noteOf(2);
    for (const std::size_t length : {std::size_t{10}, torn.find("\n\n") + 1, torn.find("\n\n") + 12, torn.size() - 1}) {
        QFile history(path(u"anchor.history"_s));
        QVERIFY(history.open(QIODevice::WriteOnly));
        history.write((noteOf(1) + torn.substr(0, length)).c_str());
        history.close();
        VERIFY_OK(target.put(logA, 3, noteOf(3)));
        std::set<std::string> good;
        for (const std::string &note : audit::splitNotes(target.notes(logA).value())) {
            if (audit::openCheckpoint(note, {{audit::originOf(logA), keyOf('L')->publicKey()}}))
                good.insert(note);
        }
        QVERIFY(good.contains(noteOf(1)));
        QVERIFY2(good.contains(noteOf(3)), qPrintable(u"torn after %1 bytes"_s.arg(length)));
    }
}

//! A process that is killed while it holds the lock lets go of it.
void TestAnchors::checkpoints_behindALockOfTheDead_areKept()
{
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const LockedFile lock(path(u"anchor.history"_s));
        (void)!::write(pipe[1], lock.isHeld() ? "y" : "n", 1);
        ::pause();
    }
    char isHeld = 0;
    QCOMPARE(::read(pipe[0], &isHeld, 1), ssize_t{1});
    QCOMPARE(isHeld, 'y');
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    VERIFY_OK(CheckpointFile(path(u"anchor"_s)).put(logA, 1, noteOf(1)));
}

void TestAnchors::checkpoints_unreadable_areAnError()
{
    CheckpointFile target(path(u"anchor"_s));
    VERIFY_OK(target.put(logA, 1, noteOf(1)));
    QVERIFY(::chmod(QFile::encodeName(path(u"anchor.history"_s)).constData(), 0) == 0);
    const Unprivileged ordinary;
    QVERIFY(ordinary.isOrdinary());
    const auto notes = target.notes(logA);
    QVERIFY(!notes);
    QCOMPARE(notes.error().kind, Error::Kind::Store);
    QCOMPARE(notes.error().place, path(u"anchor.history"_s));
}

void TestAnchors::checkpoints_fromManyThreads_areAllThere()
{
    const QString place = path(u"shared/"_s);
    const Together together([&](std::uint64_t size) { return CheckpointFile(place).put(logA, size, noteOf(size)); });
    QCOMPARE(together.problems(), QStringList());
    CheckpointFile target(place);
    const Sizes sizes = sizesOf(target.notes(logA).value());
    QCOMPARE(sizes.size(), std::size_t{threadCount * each}); // in the history also what had to wait too long for the newest
    QCOMPARE(std::set<std::uint64_t>(sizes.begin(), sizes.end()).size(), sizes.size());
    QVERIFY(!std::count(sizes.begin(), sizes.end(), 0));
    QCOMPARE(statedSize(contentOf(path(u"shared/%1.checkpoint"_s.arg(QString::fromStdString(logA))))), together.greatest());
}

//! Who reads it meanwhile sees one or the other.
void TestAnchors::checkpointFile_isReplacedWhole()
{
    CheckpointFile target(path(u"anchor"_s));
    VERIFY_OK(target.put(logA, 1, noteOf(1)));
    QFile reader(path(u"anchor"_s));
    QVERIFY(reader.open(QIODevice::ReadOnly));
    VERIFY_OK(target.put(logA, 2, noteOf(2)));
    QCOMPARE(reader.readAll().toStdString(), noteOf(1));
    QCOMPARE(contentOf(path(u"anchor"_s)), noteOf(2));
    const QStringList left = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(left, (QStringList{u"anchor"_s, u"anchor.history"_s})); // no lock and no temporary file
}

void TestAnchors::head_isRemembered_forEachLog()
{
    HeadFile memory(path(u"heads"_s));
    QCOMPARE(memory.head(logA).value(), std::string());
    QVERIFY(!QFileInfo::exists(path(u"heads"_s)));
    VERIFY_OK(memory.remember(logA, 3, noteOf(3)));
    VERIFY_OK(memory.remember(logB, 1, noteOf(1, logB)));
    QCOMPARE(memory.head(logA).value(), noteOf(3));
    QCOMPARE(memory.head(logB).value(), noteOf(1, logB));
    QCOMPARE(HeadFile(path(u"heads"_s)).head(logA).value(), noteOf(3));
    QCOMPARE(contentOf(memory.placeOf(logA)), noteOf(3));
}

void TestAnchors::head_isNeverReplacedByASmallerOne()
{
    HeadFile memory(path(u"heads"_s));
    for (const std::uint64_t size : {5U, 4U, 1U})
        VERIFY_OK(memory.remember(logA, size, noteOf(size)));
    QCOMPARE(memory.head(logA).value(), noteOf(5));
    VERIFY_OK(memory.remember(logA, 6, noteOf(6)));
    QCOMPARE(memory.head(logA).value(), noteOf(6));
}

void TestAnchors::verification_isRememberedBesideTheHead_theNewestOnly()
{
    HeadFile memory(path(u"heads"_s));
    QCOMPARE(memory.verified(logA).value(), std::string());
    VERIFY_OK(memory.remember(logA, 3, noteOf(3)));
    VERIFY_OK(memory.rememberVerified(logA, "what was found"));
    VERIFY_OK(memory.rememberVerified(logA, "less"));
    QCOMPARE(memory.verified(logA).value(), std::string("less"));
    QCOMPARE(memory.verified(logB).value(), std::string());
    QCOMPARE(memory.head(logA).value(), noteOf(3));
}

void TestAnchors::head_folderIsForItsOwnerOnly()
{
    const mode_t before = ::umask(0);
    const auto remembered = HeadFile(path(u"state/heads"_s)).remember(logA, 1, noteOf(1));
    ::umask(before);
    VERIFY_OK(remembered);
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(path(u"state/heads"_s)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, mode_t{0700});
}

void TestAnchors::head_whereNothingMayBeWritten_isAnError()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto below = HeadFile(path(u"file"_s)).remember(logA, 1, noteOf(1));
    QVERIFY(!below);
    QCOMPARE(below.error().kind, Error::Kind::Store);
    QVERIFY(!below.error().hint.isEmpty());
    HeadFile memory(path(u"heads"_s));
    VERIFY_OK(memory.remember(logA, 1, noteOf(1)));
    QVERIFY(::chmod(QFile::encodeName(path(u"heads"_s)).constData(), 0555) == 0);
    const Unprivileged ordinary;
    QVERIFY(ordinary.isOrdinary());
    QVERIFY(!memory.remember(logA, 2, noteOf(2)));
    QCOMPARE(memory.head(logA).value(), noteOf(1));
}

void TestAnchors::head_tooLarge_isAnError()
{
    HeadFile memory(path(u"heads"_s));
    VERIFY_OK(memory.remember(logA, 1, noteOf(1)));
    QFile file(memory.placeOf(logA));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(qsizetype(audit::maxNoteBytes) + 1, 'x'));
    file.close();
    QVERIFY(!memory.head(logA));
    QCOMPARE(memory.head(logA).error().kind, Error::Kind::Store);
}

void TestAnchors::head_fromManyThreads_isTheGreatest()
{
    const Together together([&](std::uint64_t size) -> Result<void> {
        HeadFile memory(path(u"heads"_s));
        const auto remembered = memory.remember(logA, size, noteOf(size));
        const auto head = memory.head(logA);
        if (remembered && (!head || statedSize(*head) < size))
            return Error{Error::Kind::Internal, {}, u"the head went back"_s, {}, {}};
        return remembered;
    });
    QCOMPARE(together.problems(), QStringList());
    QCOMPARE(statedSize(HeadFile(path(u"heads"_s)).head(logA).value()), together.greatest());
}

void TestAnchors::statedSize_ofAnythingElse_isZero()
{
    QCOMPARE(statedSize(noteOf(7)), 7U);
    QCOMPARE(statedSize({}), 0U);
    QCOMPARE(statedSize("a note\n\n\xE2\x80\x94 name AAAAAAAA\n"), 0U);
    QCOMPARE(statedSize(noteOf(7) + "x"), 0U);
}

QTEST_GUILESS_MAIN(TestAnchors)
#include "tst_anchors.moc"
