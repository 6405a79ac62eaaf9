// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log at the size of years: verifying a bundle of 1,000,000 entries against a bare reading, hashing and signature check of the same
// file in the same run, in processor time; the proof of one entry out of 1,000,000 against one out of 1,000; an append that waits for
// the disk against a bare one; what a check verifies of a log of 50,000 entries with 100 new ones against verifying all of it.
// With BULKHEAD_FULL also a bundle of 10,000,000 entries (some 7 GB in the temporary folder).
// Run: cmake --preset release && cmake --build build/release --target bench_auditlog
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_auditlog   (BULKHEAD_BENCH_ENTRIES=N for another size)
#include "audit/bundle.h"
#include "audit/entryreader.h"
#include "store/audittable.h"
#include "store/forwardingstore.h"
#include "store/sqliteauditstore.h"
#include "store/storefixture.h"
#include "usecases/auditcast.h"
#include "usecases/exportlog.h"

#include <QTemporaryDir>

#include <sodium.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <ctime>
#include <random>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double mostOfProbe = 2.5, mostOfTenth = 11.0, mostOfSmallProof = 5.0, mostOfFsync = 4.0, mostOfWhole = 0.1;
constexpr qint64 mostGrowthKib = 200 * 1024;
constexpr std::uint64_t signedEvery = 100;
constexpr std::string_view signatureBegin = ",\"signature\":\"";
constexpr std::size_t signatureDigits = 128;

double elapsedMs(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

template<std::size_t N>
double median(std::array<double, N> values)
{
    std::sort(values.begin(), values.end());
    return values[N / 2];
}

double percentile99(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 99 / 100];
}

//! Of this process, which has one thread: what is asserted of work without waiting, as other programs on the machine do not count in it.
double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

qint64 peakKib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

//! The peak begins anew with what is in use now, where the system lets it.
void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

//! Makes a log of any length entry by entry: four people, then syncs, and each hundredth entry signed by one of them.
class Years
{
public:
    Years()
        : m_origin(audit::originOf(m_log))
    {
    }

    [[nodiscard]] audit::VerifierKey key() const { return {m_origin, m_logKey->publicKey()}; }
    [[nodiscard]] const std::string &log() const { return m_log; }
    [[nodiscard]] const SigningKey &logKey() const { return *m_logKey; }
    [[nodiscard]] std::vector<std::string> rows() const { return m_state.rows(); }
    [[nodiscard]] std::string note() const
    {
        return audit::signNote(audit::Checkpoint{m_origin, m_frontier.size(), m_frontier.root()}.toText(), m_origin, *m_logKey);
    }

    //! The next entry. Nodes of the tree go to `onNode`.
    std::string next(const audit::Frontier::OnNode &onNode = {})
    {
        const std::uint64_t seq = m_frontier.size() + 1;
        audit::Entry entry;
        const Acting who = fill(entry, seq);
        const std::string text = who.isPerson() ? entry.toText(*who.key) : entry.toText();
        if (seq < firstOfMany) {
            const auto view = m_reader.parse(text);
            if (!view || m_state.take(*view))
                qFatal("the bench made an entry that may not be");
        }
        m_leaf = audit::leafHash(text);
        m_frontier.append(m_leaf, onNode);
        return text;
    }
    [[nodiscard]] const Digest &leaf() const { return m_leaf; }

private:
    static constexpr std::uint64_t firstOfMany = 6;

    Acting fill(audit::Entry &entry, std::uint64_t seq)
    {
        entry.log = m_log;
        entry.seq = seq;
        entry.previous = seq == 1 ? std::string() : toHex(m_leaf);
        entry.nonce = toHex(m_leaf).substr(0, 32);
        entry.at = "2026-11-23T09:41:07.123Z";
        entry.objectKind = "estate";
        entry.objectId = "Meridian";
        entry.policy = m_state.policyDigest();
        entry.people = m_state.peopleDigest();
        AuditDraft draft;
        Acting who = claimOf(u"operator"_s);
        if (seq == 1) {
            draft.action = "log.begin";
            draft.detail = {{"key", key().toText()}};
        } else if (seq == 2) {
            draft = addFirstPersonDraft(u"ada"_s, {u"admin"_s}, cardOf(*ada().key), estateOf(2));
            who = ada();
            entry.actor.role = "admin";
        } else if (seq < firstOfMany) {
            const std::array<QString, 3> names{u"bo"_s, u"cy"_s, u"di"_s};
            const std::array<QString, 3> roles{u"engineer"_s, u"auditor"_s, u"admin"_s};
            draft = addPersonDraft(names[seq - 3], {roles[seq - 3]}, cardOf(*keyOf(names[seq - 3].at(0).toLatin1())));
            who = ada();
            entry.actor.role = "admin";
        } else if (seq % signedEvery == 0) {
            who = seq % (2 * signedEvery) == 0 ? m_cy : m_bo;
            draft.action = seq % (2 * signedEvery) == 0 ? "audit.export" : "catalog.decide";
            entry.actor.role = seq % (2 * signedEvery) == 0 ? "auditor" : "engineer";
            draft.detail = {{"deployment", "kong-eu/default/4711"}, {"kind", "pin"}, {"other", ""}, {"verb", "decide"}};
        } else {
            draft.action = "sync";
            entry.phase = seq % 2 == 0 ? audit::Phase::Begin : audit::Phase::End;
            entry.after = seq % 2 == 0 ? std::string() : toHex(m_leaf);
            draft.detail = {{"gateways", JsonValue::Object{{"apisix-eu", "ok"}, {"kong-eu", "ok"}, {"kong-us", "partial"}}},
                            {"of", static_cast<std::int64_t>(seq - 1)}, {"outcome", "done"}, {"snapshot", static_cast<std::int64_t>(seq / 2)}};
        }
        entry.action = draft.action;
        entry.detail = std::move(draft.detail);
        if (who.isPerson()) {
            entry.actor.person = who.person.toStdString();
            entry.actor.key = keyIdOf(who.key->publicKey());
        } else {
            entry.actor.claim = who.claim.toStdString();
        }
        return who;
    }

    const std::string m_log = std::string(32, 'a');
    const std::string m_origin;
    const std::shared_ptr<const SigningKey> m_logKey = keyOf('L');
    const Acting m_bo = bo(), m_cy = cy();
    audit::LogState m_state;
    audit::EntryReader m_reader;
    audit::Frontier m_frontier;
    Digest m_leaf{};
};

//! Writes the log twice: the first time only to know its last checkpoint, which stands before the entries.
bool writeBundle(const QString &path, std::uint64_t entries)
{
    Years dry;
    for (std::uint64_t i = 0; i < entries; ++i)
        (void)dry.next();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    audit::BundleWriter writer([&file](std::string_view bytes) {
        return file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size());
    });
    Years years;
    bool isWritten = writer.begin({years.log(), years.key(), 1, entries, dry.rows().size()}) && writer.note(dry.note());
    for (std::uint64_t i = 1; i <= entries; ++i)
        isWritten = isWritten && writer.entry(i, years.next());
    for (const std::string &row : dry.rows())
        isWritten = isWritten && writer.row(row);
    return isWritten && writer.end(years.logKey()) && file.flush();
}

//! The least that a verification has to do: read, hash each line, check the signatures. Lines are found and hashed as fast as we know how.
class Probe
{
public:
    explicit Probe(const QString &path)
        : m_file(QFile::encodeName(path))
    {
    }

    bool run()
    {
        const int file = ::open(m_file.constData(), O_RDONLY | O_CLOEXEC);
        std::vector<char> buffer(1U << 20);
        std::size_t kept = 0;
        bool isGood = file >= 0;
        for (ssize_t got = 1; isGood && got > 0;) {
            got = ::read(file, buffer.data() + kept, buffer.size() - kept);
            std::string_view rest(buffer.data(), kept + std::size_t(std::max<ssize_t>(got, 0)));
            for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
                isGood = isGood && take(rest.substr(0, end));
                rest.remove_prefix(end + 1);
            }
            kept = rest.size();
            std::memmove(buffer.data(), rest.data(), kept);
        }
        ::close(file);
        return isGood && m_signatures > 0;
    }

private:
    bool take(std::string_view line)
    {
        const Digest leaf = audit::leafHash(line);
        m_sum = static_cast<std::uint8_t>(m_sum + leaf[0]);
        constexpr std::size_t tail = signatureBegin.size() + signatureDigits + 2;
        if (line.size() < tail || line.substr(line.size() - tail, signatureBegin.size()) != signatureBegin || !line.starts_with("{\"action\""))
            return true;
        ++m_signatures;
        const auto signature = signatureFromHex(line.substr(line.size() - signatureDigits - 2, signatureDigits));
        m_message.assign("bulkhead-entry-v1\n").append(line.substr(0, line.size() - tail)).append("}");
        const auto person = line.find("\"person\":\"");
        const PublicKey &key = keyFor(line[person + 10]);
        const auto *message = reinterpret_cast<const unsigned char *>(m_message.data());
        return signature && crypto_sign_verify_detached(signature->data(), message, m_message.size(), key.data()) == 0;
    }
    const PublicKey &keyFor(char letter)
    {
        const auto known = m_keys.find(letter);
        return known != m_keys.end() ? known->second : m_keys.emplace(letter, keyOf(letter)->publicKey()).first->second;
    }

    QByteArray m_file;
    std::string m_message;
    std::map<char, PublicKey> m_keys;
    int m_signatures = 0;
    std::uint8_t m_sum = 0; //!< so that no hash is left out
};

//! Counts what a proof asks the store for.
class CountingStore final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    Result<std::optional<AuditRow>> entry(std::uint64_t seq) override
    {
        ++entries;
        return ForwardingStore::entry(seq);
    }
    Result<std::optional<Digest>> node(const audit::NodeId &id) override
    {
        ++nodes;
        return ForwardingStore::node(id);
    }
    Result<void> readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit) override
    {
        ++scans;
        return ForwardingStore::readEntries(from, visit);
    }
    int entries = 0, nodes = 0, scans = 0;
};

//! A store of so many entries, with its newest checkpoint only.
Result<std::unique_ptr<AuditStore>> filledStore(const QString &path, std::uint64_t entries)
{
    auto store = openSqliteAuditStore(path);
    if (!store)
        return store;
    Connection connection(path);
    Transaction transaction(connection, Transaction::Kind::WriteSoon);
    Years years;
    for (std::uint64_t seq = 1; seq <= entries; ++seq) {
        AuditText text;
        text.entry = years.next([&](const audit::NodeId &id, const Digest &hash) { writeAuditNode(connection, id, hash); });
        text.nonce = toHex(years.leaf());
        text.columns.action = "sync";
        writeAuditRow(connection, seq, text, years.leaf());
    }
    writeAuditNote(connection, entries, years.note());
    transaction.commit();
    return store;
}

} // namespace

class BenchAuditLog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verify_ofAMillionEntries_staysNearTheProbe();
    void prove_ofOneEntry_doesNotReadTheLog();
    void append_waitsLittleLongerThanTheDisk();
    void verify_ofWhatCameSince_isASmallPartOfAll();

private:
    static double verifyMs(const QString &path, std::uint64_t entries);
    static double proofMs(AuditStore &store, std::uint64_t entries);

    QTemporaryDir m_folder;
    std::uint64_t m_entries = 1'000'000;
};

void BenchAuditLog::initTestCase()
{
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_BENCH_ENTRIES");
    if (wanted > 0)
        m_entries = std::uint64_t(wanted);
}

double BenchAuditLog::verifyMs(const QString &path, std::uint64_t entries)
{
    const double before = processorMs();
    const auto answer = verifyBundle(path, {}, {}, {});
    return answer && answer->ok && answer->size == entries ? processorMs() - before : -1;
}

void BenchAuditLog::verify_ofAMillionEntries_staysNearTheProbe()
{
    const QString path = m_folder.filePath(u"log.bundle"_s);
    QVERIFY(writeBundle(path, m_entries));
    qInfo("%llu entries, %.0f MB", static_cast<unsigned long long>(m_entries), double(QFileInfo(path).size()) / 1e6);
    std::array<double, 5> probes{}, verifications{};
    qint64 growth = 0;
    for (std::size_t i = 0; i < probes.size(); ++i) {
        const double begin = processorMs();
        QVERIFY(Probe(path).run());
        probes[i] = processorMs() - begin;
        forgetPeak();
        const qint64 before = peakKib();
        verifications[i] = verifyMs(path, m_entries);
        growth = std::max(growth, peakKib() - before);
        QVERIFY(verifications[i] > 0);
        qInfo("probe %.0f ms, verification %.0f ms (%.2f)", probes[i], verifications[i], verifications[i] / probes[i]);
    }
    const double ms = median(verifications);
    qInfo("medians: %.2f of the probe, %.2f us an entry; peak memory grew by %.1f MB", ms / median(probes), ms * 1e3 / double(m_entries),
          double(growth) / 1024);
    if (qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0) {
        const QString large = m_folder.filePath(u"large.bundle"_s);
        QVERIFY(writeBundle(large, m_entries * 10));
        forgetPeak();
        const qint64 before = peakKib();
        const double largeMs = verifyMs(large, m_entries * 10);
        qInfo("ten times the entries: %.0f ms (%.2f), peak memory grew by %.1f MB", largeMs, largeMs / ms, double(peakKib() - before) / 1024);
        QVERIFY(QFile::remove(large));
        QVERIFY2(largeMs > 0 && largeMs <= mostOfTenth * ms, "ten times the entries take more than eleven times the time");
    }
    QVERIFY(QFile::remove(path));
    QVERIFY2(growth < mostGrowthKib, "a verification takes too much memory");
    QVERIFY2(ms <= mostOfProbe * median(probes), "a verification is too slow");
}

//! Of one entry, the median of many.
double BenchAuditLog::proofMs(AuditStore &store, std::uint64_t entries)
{
    std::mt19937_64 random(20261129);
    std::array<double, 301> times{};
    for (double &time : times) {
        const std::uint64_t seq = 1 + random() % entries;
        Result<audit::EntryProof> proof;
        time = elapsedMs([&] { proof = proveEntry(store, seq); });
        if (!proof || !audit::verifyProof(proof->toText(), {Years().key()}).ok)
            return -1;
    }
    return median(times);
}

void BenchAuditLog::prove_ofOneEntry_doesNotReadTheLog()
{
    const auto small = filledStore(m_folder.filePath(u"small.db"_s), 1000);
    VERIFY_OK(small);
    const auto large = filledStore(m_folder.filePath(u"large.db"_s), m_entries);
    VERIFY_OK(large);
    (void)proofMs(**small, 1000); // warms up
    (void)proofMs(**large, m_entries);
    const double smallMs = proofMs(**small, 1000), largeMs = proofMs(**large, m_entries);
    QVERIFY(smallMs > 0 && largeMs > 0);
    CountingStore counting(**large);
    VERIFY_OK(proveEntry(counting, m_entries / 3));
    qInfo("a proof takes %.3f ms of 1,000 entries, %.3f ms of %llu (%.2f): %d entries, %d nodes", smallMs, largeMs,
          static_cast<unsigned long long>(m_entries), largeMs / smallMs, counting.entries, counting.nodes);
    QCOMPARE(counting.scans, 0);
    QCOMPARE(counting.entries, 1);
    QVERIFY(counting.nodes <= 2 * 20);
    QVERIFY2(largeMs <= mostOfSmallProof * smallMs, "a proof takes much longer in a long log");
}

void BenchAuditLog::append_waitsLittleLongerThanTheDisk()
{
    constexpr int rounds = 1500;
    const AuditBench bench(m_folder.path());
    AuditTrailParts parts = bench.parts();
    parts.memory.reset(); // these wait for the disk by themselves
    parts.targets.clear();
    AuditTrail trail(std::move(parts));
    VERIFY_OK(trail.record(draftOf("first"), claimOf(u"me"_s)));
    const QByteArray path = QFile::encodeName(m_folder.filePath(u"probe"_s));
    const int file = ::open(path.constData(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    QVERIFY(file >= 0);
    const std::array<char, 4096> block{};
    std::vector<double> probes, appends;
    for (int i = 0; i < rounds; ++i) {
        bool isWritten = false, isKept = false;
        probes.push_back(elapsedMs([&] {
            isWritten = ::write(file, block.data(), block.size()) == ssize_t(block.size()) && ::fdatasync(file) == 0;
        }));
        appends.push_back(elapsedMs([&] { isKept = trail.record(draftOf("x"), claimOf(u"me"_s)).has_value(); }));
        QVERIFY(isWritten && isKept);
    }
    ::close(file);
    const double probe = percentile99(probes), append = percentile99(appends);
    std::nth_element(probes.begin(), probes.begin() + rounds / 2, probes.end());
    std::nth_element(appends.begin(), appends.begin() + rounds / 2, appends.end());
    qInfo("p99: fdatasync %.2f ms, append %.2f ms (%.2f); medians %.2f ms, %.2f ms", probe, append, append / probe, probes[rounds / 2],
          appends[rounds / 2]);
    QVERIFY2(append <= mostOfFsync * probe, "an append takes much longer than the disk");
}

//! As a program that was just started does it: people and policy before are made from the entries that decide, one in a hundred.
void BenchAuditLog::verify_ofWhatCameSince_isASmallPartOfAll()
{
    constexpr int before = 50'000, since = 100;
    const QTemporaryDir folder(fastFolder());
    const AuditBench bench(folder.path());
    AuditTrailParts parts = bench.parts();
    parts.memory.reset();
    parts.targets.clear();
    AuditTrail trail(std::move(parts));
    VERIFY_OK(addCast(trail));
    const auto store = trail.store();
    VERIFY_OK(store);
    const auto grow = [&trail](int entries) {
        for (int i = 0; i < entries; ++i) {
            const bool isDecision = i % int(signedEvery) == 0;
            if (!trail.record(isDecision ? draftFor("attest.sign") : draftOf("x"), isDecision ? ada() : claimOf(u"me"_s)))
                return false;
        }
        return true;
    };
    QVERIFY(grow(before));
    VerifyAgainst against;
    against.outside = (*store)->contents(0).value().notes; // a place outside has each checkpoint too
    std::array<double, 3> whole{}, part{};
    std::optional<audit::VerifiedHead> head;
    for (double &ms : whole) {
        const double begin = processorMs();
        const auto answer = verifyWhole(**store, against, {}, {});
        ms = processorMs() - begin;
        QVERIFY(answer && answer->answer.ok && answer->head.isAnchored());
        head = answer->head;
    }
    QVERIFY(grow(since));
    against.outside = (*store)->contents(0).value().notes;
    for (double &ms : part) {
        const double begin = processorMs();
        const auto answer = verifySince(**store, *head, nullptr, against, {});
        ms = processorMs() - begin;
        QVERIFY(answer && *answer && (*answer)->answer.anchored);
        QCOMPARE((*answer)->head.size, head->size + since);
    }
    qInfo("all of %d entries: %.0f ms; the %d that came since: %.1f ms (%.4f)", before, median(whole), since, median(part), median(part) / median(whole));
    QVERIFY2(median(part) <= mostOfWhole * median(whole), "what a check verifies of the log is no small part of it");
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // the full size takes longer than the five minutes of a test
    QCoreApplication application(argc, argv);
    BenchAuditLog bench;
    return QTest::qExec(&bench, argc, argv);
}

#include "bench_auditlog.moc"
