// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/bundletext.h"
#include "audit/logs/companylog.h"
#include "cli/auditanswers.h"
#include "core/base64.h"
#include "reports/hostilearchives.h"
#include "usecases/verifyevidence.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype block = 512;

//! What the manifest says of the log inside.
JsonValue::Object aboutOf(const std::string &log)
{
    const Verification answer = verifyBundle(log, {});
    const std::string root = answer.root ? toBase64({reinterpret_cast<const char *>(answer.root->data()), answer.root->size()}) : std::string();
    return {{"log", answer.log}, {"log_size", static_cast<std::int64_t>(answer.size)}, {"root", root}, {"snapshot", 7}};
}

QByteArray evidenceOf(const std::string &log, const JsonValue::Object &about, const VerifierKey &key, const SigningKey &signer)
{
    std::vector<reports::BundleMember> members;
    for (const std::string_view name : reports::bundleNames()) {
        const std::string text = name == "log.bundle" ? log : "the bytes of " + std::string(name) + '\n';
        members.push_back({name, [text](const reports::ByteSink &sink) { return sink(text), Result<void>(); }});
    }
    QByteArray archive;
    const auto written = reports::writeBundle(std::move(members), about, key.toText(), signer, [&archive](std::string_view bytes) {
        archive.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return true;
    });
    return written ? archive : QByteArray();
}

QByteArray evidenceOf(const LogBuilder &log)
{
    const std::string text = log.bundle();
    return evidenceOf(text, aboutOf(text), log.verifier(), log.key());
}

} // namespace

//! The small verifier, which shares no code with the engine, says the same of every evidence bundle and of what only looks like one.
class TestEvidenceVerifiersAgree : public QObject
{
    Q_OBJECT
private slots:
    void goodBundle_isGood_forBoth();
    void hostileArchives_areRefused_byBoth();
    void changedBytes_areRefused_byBoth();
    void cutOffBundles_areRefused_byBoth();
    void manifestOfAnotherLog_isRefused_byBoth();
    void checkpointsAndKeys_areJudgedAlike();
    void unreadableFile_isNoVerdict();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    //! The verdict that both give; nothing if they differ, or if something was written.
    [[nodiscard]] std::optional<bool> judged(const QByteArray &archive, const VerifyAgainst &against = {}) const;
    [[nodiscard]] QPair<int, QJsonObject> apart(const VerifyAgainst &against) const;

    QTemporaryDir m_folder;
};

QPair<int, QJsonObject> TestEvidenceVerifiersAgree::apart(const VerifyAgainst &against) const
{
    QStringList words{path(u"evidence.tar"_s), u"--json"_s};
    for (std::size_t i = 0; i < against.outside.size(); ++i) {
        if (!write(u"checkpoint"_s, QByteArray::fromStdString(against.outside[i])))
            return {-1, {}};
        words << u"--checkpoint"_s << path(u"checkpoint%1"_s.arg(i));
        QFile::rename(path(u"checkpoint"_s), words.last());
    }
    for (const VerifierKey &key : against.trusted)
        words << u"--trust"_s << QString::fromStdString(key.toText());
    if (against.requireAnchor)
        words << u"--require-anchor"_s;
    const QStringList before = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, words);
    const bool isEnded = process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit;
    const QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    for (std::size_t i = 0; i < against.outside.size(); ++i)
        QFile::remove(path(u"checkpoint%1"_s.arg(i)));
    QStringList after = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    for (std::size_t i = 0; i < against.outside.size(); ++i)
        after.append(u"checkpoint%1"_s.arg(i));
    after.sort();
    QStringList expected = before;
    expected.sort();
    return {isEnded && after == expected ? process.exitCode() : -1, answer};
}

std::optional<bool> TestEvidenceVerifiersAgree::judged(const QByteArray &archive, const VerifyAgainst &against) const
{
    if (!write(u"evidence.tar"_s, archive))
        return std::nullopt;
    const auto ours = verifyEvidence(path(u"evidence.tar"_s), against, {}, {});
    if (!ours)
        return std::nullopt;
    const auto [code, theirs] = apart(against);
    JsonValue::Object log = cli::toJson(ours->log);
    log["ok"] = ours->isOk();
    const QJsonObject expected = QJsonDocument::fromJson(QByteArray::fromStdString(canonical(log))).object();
    for (auto member = expected.begin(); member != expected.end(); ++member) {
        if (theirs[member.key()] == member.value())
            continue;
        qWarning("%s differs: %s", qPrintable(member.key()), QJsonDocument(theirs).toJson().constData());
        return std::nullopt;
    }
    const bool isNewerSame = !ours->isOk() || theirs[u"newer_checkpoints"_s].toInteger() == static_cast<qint64>(ours->newer);
    return code == (ours->isOk() ? 0 : 1) && isNewerSame ? std::optional(ours->isOk()) : std::nullopt;
}

void TestEvidenceVerifiersAgree::goodBundle_isGood_forBoth()
{
    for (const LogBuilder &log : {smallLog(), companyLog(), plainLog(20)}) {
        const QByteArray archive = evidenceOf(log);
        QVERIFY(!archive.isEmpty());
        QCOMPARE(judged(archive), std::optional(true));
        const QJsonObject answer = apart({}).second;
        QCOMPARE(answer[u"problem"_s], QJsonValue());
        QCOMPARE(answer[u"manifest"_s][u"log_size"_s].toInteger(), static_cast<qint64>(log.size()));
    }
}

void TestEvidenceVerifiersAgree::hostileArchives_areRefused_byBoth()
{
    const LogBuilder log = smallLog();
    const auto archives = reports::test::hostileArchives(evidenceOf(log), log.key());
    QVERIFY(archives.size() >= 60);
    for (const reports::test::BadArchive &bad : archives) {
        // With no header of tar it is taken for an audit bundle, which it is none of either.
        QVERIFY2(judged(bad.bytes) == std::optional(false), bad.what);
    }
}

void TestEvidenceVerifiersAgree::changedBytes_areRefused_byBoth()
{
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 4'000 : 200;
    const QByteArray good = evidenceOf(smallLog());
    QRandomGenerator dice(20261130);
    // Every region: the header, the bytes and the padding of each file, then the end.
    const qsizetype step = std::max<qsizetype>(1, good.size() / count);
    for (qsizetype at = 0; at < good.size(); at += step) {
        QByteArray bad = good;
        const qsizetype place = std::min(at + qsizetype(dice.bounded(quint32(step))), good.size() - 1);
        bad[place] = static_cast<char>(bad[place] ^ (1 << dice.bounded(8)));
        QVERIFY2(judged(bad) == std::optional(false), qPrintable(QString::number(place)));
    }
}

void TestEvidenceVerifiersAgree::cutOffBundles_areRefused_byBoth()
{
    const QByteArray good = evidenceOf(smallLog());
    QRandomGenerator dice(7);
    QList<qsizetype> lengths{0, 1, block - 1, block, good.size() - 1, good.size() - block, good.size() - 2 * block};
    for (int i = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 500 : 30; i > 0; --i)
        lengths.append(dice.bounded(int(good.size())));
    for (const qsizetype length : std::as_const(lengths))
        QVERIFY2(judged(good.left(length)) == std::optional(false), qPrintable(QString::number(length)));
    QCOMPARE(judged(good + '\0'), std::optional(false));
}

void TestEvidenceVerifiersAgree::manifestOfAnotherLog_isRefused_byBoth()
{
    const LogBuilder log = smallLog(), other = smallLog("other");
    const std::string text = log.bundle();
    const JsonValue::Object about = aboutOf(text);
    for (const auto &[member, value] : {std::pair("log", JsonValue(other.id())), std::pair("log_size", JsonValue(4)), std::pair("log_size", JsonValue("5")), std::pair("log_size", JsonValue()),
                                        std::pair("root", JsonValue("")), std::pair("root", aboutOf(other.bundle())["root"])}) {
        JsonValue::Object wrong = about;
        wrong[member] = value;
        QVERIFY2(judged(evidenceOf(text, wrong, log.verifier(), log.key())) == std::optional(false), member);
        wrong.erase(member);
        QVERIFY2(judged(evidenceOf(text, wrong, log.verifier(), log.key())) == std::optional(false), member);
    }
    QCOMPARE(judged(evidenceOf(text, about, other.verifier(), other.key())), std::optional(false)); // well signed, by another log
    QCOMPARE(judged(evidenceOf(text, about, log.verifier(), other.key())), std::optional(false));
    std::string damaged = text;
    damaged[text.size() / 2] ^= 1;
    QCOMPARE(judged(evidenceOf(damaged, about, log.verifier(), log.key())), std::optional(false));
    QCOMPARE(judged(evidenceOf("", about, log.verifier(), log.key())), std::optional(false));
}

void TestEvidenceVerifiersAgree::checkpointsAndKeys_areJudgedAlike()
{
    const LogBuilder beginning = plainLog(5), whole = plainLog(9), other = smallLog("elsewhere");
    const QByteArray archive = evidenceOf(beginning);
    const auto against = [](std::vector<std::string> outside, bool isAnchorNeeded = false) {
        VerifyAgainst all;
        all.outside = std::move(outside);
        all.requireAnchor = isAnchorNeeded;
        return all;
    };
    QCOMPARE(judged(archive, against({whole.checkpoint(3)}, true)), std::optional(true));
    QCOMPARE(judged(archive, against({whole.checkpoint(9)})), std::optional(true)); // of a longer log: says nothing of this one
    QCOMPARE(judged(archive, against({whole.checkpoint(9)}, true)), std::optional(false));
    QCOMPARE(judged(archive, against({whole.checkpoint(9), whole.checkpoint(5)}, true)), std::optional(true));
    QCOMPARE(judged(archive, against({other.checkpoint(2)})), std::optional(false));
    QCOMPARE(judged(archive, against({"no checkpoint"})), std::optional(false));
    QCOMPARE(judged(archive, against({}, true)), std::optional(false));
    VerifyAgainst trusting;
    trusting.trusted = {beginning.verifier()};
    QCOMPARE(judged(archive, trusting), std::optional(true));
    trusting.trusted = {other.verifier()};
    QCOMPARE(judged(archive, trusting), std::optional(false));
}

void TestEvidenceVerifiersAgree::unreadableFile_isNoVerdict()
{
    QFile::remove(path(u"evidence.tar"_s));
    QCOMPARE(apart({}).first, 2);
    QVERIFY(!verifyEvidence(path(u"evidence.tar"_s), {}, {}, {}));
}

QTEST_GUILESS_MAIN(TestEvidenceVerifiersAgree)
#include "tst_evidenceverifiers_agree.moc"
