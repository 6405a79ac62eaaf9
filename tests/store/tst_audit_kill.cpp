// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditbench.h"
#include "store/storefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <random>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60000;

//! Appends until it is killed; a line on standard output is an entry that is said to be kept.
int appendForEver(const QString &folder, const QString &name)
{
    const auto trail = AuditBench(folder).trail();
    for (int i = 0;; ++i) {
        const std::string token = name.toStdString() + '-' + std::to_string(i);
        const auto seq = trail->record(draftOf(token), claimOf(name));
        if (!seq) {
            std::fprintf(stderr, "%s\n", qPrintable(seq.error().toText()));
            return 1;
        }
        std::printf("%llu %s\n", static_cast<unsigned long long>(*seq), token.c_str());
        std::fflush(stdout);
    }
}

//! A process that appends, and what it said.
class Writer
{
public:
    Writer(const QString &folder, const QString &name)
    {
        m_child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_child.start(QCoreApplication::applicationFilePath(), {u"--append"_s, folder, name});
    }

    bool waitForLine() { return m_child.canReadLine() || m_child.waitForReadyRead(patienceMs); }
    void kill()
    {
        m_child.kill();
        m_child.waitForFinished(patienceMs);
        m_hasLeft = m_child.exitStatus() != QProcess::CrashExit;
    }
    //! The entries it said were kept since the last call, "SEQ TOKEN".
    QList<QByteArray> take()
    {
        QList<QByteArray> lines;
        while (m_child.canReadLine())
            lines.append(m_child.readLine().trimmed());
        return lines;
    }
    [[nodiscard]] bool hasLeftByItself() const { return m_hasLeft; }

private:
    QProcess m_child;
    bool m_hasLeft = false;
};

} // namespace

//! Two processes append to one log, and are killed at any moment.
class TestAuditKill : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void kill_whileAppending_keepsWhatWasAcknowledged();

private:
    void appendAndKill(int round);
    void acknowledge(const QList<QByteArray> &lines);
    void check(const AuditBench &bench);
    void appendOne(const AuditBench &bench, int round);

    QTemporaryDir m_folder;
    std::mt19937 m_random;
    std::map<std::uint64_t, std::string> m_acknowledged;
};

void TestAuditKill::acknowledge(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        const bool isNew = m_acknowledged.emplace(words.value(0).toULongLong(), words.value(1).toStdString()).second;
        QVERIFY2(isNew, "a seq was given twice");
    }
}

void TestAuditKill::appendAndKill(int round)
{
    std::array<std::unique_ptr<Writer>, 2> writers;
    for (std::size_t i = 0; i < writers.size(); ++i)
        writers[i] = std::make_unique<Writer>(m_folder.path(), u"r%1w%2"_s.arg(round).arg(i));
    const qsizetype wanted = 1 + qsizetype(m_random() % 4);
    QList<QByteArray> said;
    while (said.size() < wanted) {
        QVERIFY2(writers[0]->waitForLine(), "nothing is appended any more");
        said += writers[0]->take();
    }
    for (unsigned work = m_random() % 8000; work > 0; --work) // up to the time of an append or two
        (void)sha256("some work");
    for (const auto &writer : writers) {
        writer->kill();
        QVERIFY2(!writer->hasLeftByItself(), "an append was refused");
        said += writer->take();
    }
    acknowledge(said);
}

void TestAuditKill::check(const AuditBench &bench)
{
    const auto store = bench.store();
    VERIFY_OK(store);
    const auto contents = contentsOf(**store);
    VERIFY_OK(contents);
    QVERIFY2(!contents->hasGap, "a seq is left out");
    QVERIFY2(!contents->hasDoubleNonce, "a nonce is there twice");
    for (const auto &[seq, token] : m_acknowledged) {
        const auto kept = contents->tokens.find(seq);
        QVERIFY2(kept != contents->tokens.end(), qPrintable(u"entry %1 is lost"_s.arg(seq)));
        QCOMPARE(kept->second, token);
    }
    for (const auto &[token, times] : contents->times)
        QVERIFY2(times == 1, token.c_str());
    const auto outside = bench.outside();
    VERIFY_OK(outside);
    const auto answer = bench.verify(*outside);
    VERIFY_OK(answer);
    QVERIFY2(answer->ok, qPrintable(wordsOf(*answer).headline));
    QVERIFY(answer->anchored);
}

void TestAuditKill::appendOne(const AuditBench &bench, int round)
{
    const auto trail = bench.trail();
    const std::string token = "after" + std::to_string(round);
    const auto seq = trail->record(draftOf(token), claimOf(u"parent"_s));
    VERIFY_OK(seq);
    QCOMPARE(trail->takeWarnings(), QStringList());
    m_acknowledged.emplace(*seq, token);
    QCOMPARE(m_acknowledged.rbegin()->first, *seq);
}

void TestAuditKill::kill_whileAppending_keepsWhatWasAcknowledged()
{
    const int kills = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 500 : 25;
    const unsigned seed = 20261129;
    qInfo("seed %u, %d kills of two processes each", seed, kills);
    m_random.seed(seed);
    const AuditBench bench(m_folder.path());
    for (int round = 0; round < kills && !QTest::currentTestFailed(); ++round) {
        appendAndKill(round);
        if (!QTest::currentTestFailed())
            check(bench);
        if (!QTest::currentTestFailed())
            appendOne(bench, round);
    }
    qInfo("%zu entries acknowledged", m_acknowledged.size());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--append"_s)
        return appendForEver(arguments[2], arguments[3]);
    TestAuditKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_audit_kill.moc"
