// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/bundletext.h"
#include "audit/logs/carried.h"
#include "audit/logs/companylog.h"
#include "cli/auditanswers.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>
#include <map>
#include <random>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! A bundle and what it is compared with.
struct Case
{
    std::string bundle;
    Outside outside;
};

using Random = std::mt19937;

std::size_t below(Random &random, std::size_t count)
{
    return count == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

//! With an approval that was signed elsewhere, which may be wrong in one way or another.
LogBuilder carryingLog(Random &random)
{
    LogBuilder log = smallLog();
    log.addPerson("ada", "cy", {below(random, 4) == 0 ? "approver:test" : "approver"});
    Entry entry = log.by("ada", "admin", "promotion.carry");
    entry.environment = below(random, 4) == 0 ? "" : "test";
    addStatement(log, entry);
    ApprovalStatement statement = statementFor(log, entry, "cy", "cy");
    const std::array<std::function<void()>, 9> changes = {
        [&] { statement.log[0] = 'x'; },          [&] { statement.environment = "prod"; }, [&] { statement.request[5] = '0'; },
        [&] { statement.size = log.size() + 1; }, [&] { statement.person = "ada"; },       [&] { statement.at = "2026-02-31T09:41:07.123Z"; },
        [&] { statement.key[0] = 'f'; },          [&] { statement.person = "CY"; },        [&] { statement.environment = "t\"\\\xc3\xa9"; },
    };
    if (below(random, 3) == 0)
        changes[below(random, changes.size())]();
    carry(entry, statement, below(random, 6) == 0 ? "ada" : "cy");
    log.append(log.text(entry));
    log.work();
    return log;
}

const std::vector<std::string> &actions()
{
    static const std::vector<std::string> names{
        "evidence.add",      "evidence.withdraw", "attest.sign",       "attest.countersign", "attest.withdraw",  "exception.request", "exception.approve",
        "exception.reject",  "exception.revoke",  "report.export",     "boundary.sign",      "audit.export",     "promotion.request", "promotion.approve",
        "promotion.waive",   "promotion.review",  "promotion.comment", "promotion.expire",   "promotion.export", "catalog.decide",    "promotion.breakglass",
        "evidence.addition", "exception.see",     "exception.void",    "report.exported",    "sync"};
    return names;
}

//! "me" does it under that role there, whether they may or not; without a role it is somebody whom only the operating system names.
LogBuilder actingLog(const std::string &action, const std::string &role, const std::string &environment)
{
    LogBuilder log = smallLog();
    log.addPerson("ada", "me", {role.empty() ? "viewer" : role});
    Entry entry = role.empty() ? log.claimed(action) : log.by("me", role, action);
    entry.environment = environment;
    log.append(log.text(entry));
    log.work();
    return log;
}

LogBuilder anyActingLog(Random &random)
{
    static const std::vector<std::string> roles{"", "viewer", "engineer", "approver", "auditor", "admin"};
    static const std::vector<std::string> places{"", "test", "prod", "TEST"};
    std::string role = roles[below(random, roles.size())];
    role += role.empty() || below(random, 2) == 0 ? "" : ":test";
    return actingLog(actions()[below(random, actions().size())], role, places[below(random, places.size())]);
}

LogBuilder anyLog(Random &random)
{
    switch (below(random, 6)) {
    case 4:
        return carryingLog(random);
    case 5:
        return anyActingLog(random);
    case 0:
        return companyLog();
    case 1:
        return smallLog();
    case 2:
        return smallLog("other");
    default:
        return plainLog(1 + below(random, 20));
    }
}

//! Sizes of a few checkpoints, ascending.
std::vector<std::uint64_t> someSizes(Random &random, std::uint64_t size)
{
    std::vector<std::uint64_t> sizes;
    for (std::uint64_t i = 1; i < size; ++i) {
        if (below(random, 3) == 0)
            sizes.push_back(i);
    }
    return sizes;
}

Outside someOutside(Random &random, const LogBuilder &log)
{
    Outside outside;
    for (std::size_t i = below(random, 3); i > 0; --i)
        outside.checkpoints.push_back(log.checkpoint(1 + below(random, log.size())));
    if (below(random, 6) == 0)
        outside.checkpoints.push_back(smallLog("elsewhere").checkpoint(2));
    if (below(random, 5) == 0)
        outside.trusted.push_back(below(random, 3) == 0 ? witness("nobody") : log.verifier());
    outside.requireAnchor = below(random, 4) == 0;
    return outside;
}

std::string withByteChanged(Random &random, std::string text)
{
    text[below(random, text.size())] ^= static_cast<char>(1U << below(random, 8));
    return text;
}

//! Replaces one value of an entry by another of its kind, and leaves it canonical.
std::string withValueChanged(Random &random, const std::string &entry)
{
    const JsonValue value = jsonOf(entry);
    if (value.object() == nullptr)
        return entry;
    JsonValue::Object members = *value.object();
    auto member = members.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(below(random, members.size())));
    if (const std::string *text = member->second.string(); text != nullptr && !text->empty() && below(random, 2) == 0) {
        std::string other = *text;
        char &c = other[below(random, other.size())];
        c = c == '0' ? '1' : '0';
        member->second = other;
    } else {
        static const std::vector<JsonValue> values{"", "x", true, 0, 7, JsonValue::Array(), JsonValue::Object(), "viewer", "admin", "2026-01-01T00:00:00.000Z"};
        member->second = values[below(random, values.size())];
    }
    return canonical(members);
}

void changeLines(Random &random, BundleText &text)
{
    const std::size_t entries = text.count("entries");
    if (entries == 0)
        return;
    const std::size_t at = below(random, entries);
    switch (below(random, 9)) {
    case 0:
        text.removeEntry(at);
        break;
    case 1:
        text.insertEntry(at, text.entry(below(random, entries)));
        break;
    case 2:
        std::swap(text.entry(at), text.entry(below(random, entries)));
        break;
    case 3:
        text.entry(at) = withValueChanged(random, text.entry(at));
        break;
    case 4:
        text.entry(at) = R"({"damaged":"AAAA","seq":)" + std::to_string(at + 1) + "}";
        break;
    case 5:
        if (text.count("checkpoints") > 0)
            text.removeNote(below(random, text.count("checkpoints")));
        break;
    case 6:
        if (text.count("state") > 0)
            text.removeRow(below(random, text.count("state")));
        break;
    case 7:
        text.insertRow(0, R"({"granter":"ada","person":"ada","role":"auditor","row":"role","since":2})");
        break;
    default:
        text.setHeader("log", std::string(32, 'a'));
    }
}

Case anyCase(Random &random)
{
    const LogBuilder log = anyLog(random);
    Case one{log.bundle(someSizes(random, log.size())), someOutside(random, log)};
    const std::size_t kind = below(random, 8);
    if (kind == 0) {
        one.bundle = withByteChanged(random, one.bundle);
    } else if (kind == 1) {
        one.bundle.resize(below(random, one.bundle.size()));
    } else if (kind < 7) {
        BundleText text(one.bundle);
        for (std::size_t i = 1 + below(random, 2); i > 0; --i)
            changeLines(random, text);
        one.bundle = below(random, 3) == 0 ? text.toText() : text.sealedBy(log.key());
    } // else it stays as it is
    return one;
}

} // namespace

//! The two verifiers, which share no code, say the same of every bundle.
class TestVerifiersAgree : public QObject
{
    Q_OBJECT
private slots:
    void corpus_ofGoodAndBadBundles_isJudgedAlike();
    void actions_byEveryRole_areJudgedAlike();
    void proofs_goodAndChanged_areJudgedAlike();

private:
    bool write(const QString &name, std::string_view text) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size());
    }
    [[nodiscard]] QPair<int, QJsonObject> apart(const QStringList &words) const
    {
        QProcess process;
        process.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, words + QStringList{u"--json"_s});
        const bool ended = process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
    }

    QTemporaryDir m_folder;
};

void TestVerifiersAgree::corpus_ofGoodAndBadBundles_isJudgedAlike()
{
    const int count = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 5000 : 500;
    constexpr unsigned seed = 20261129;
    qInfo("seed %u, %d bundles", seed, count);
    Random random(seed);
    int good = 0;
    std::map<std::string, int> kinds;
    for (int i = 0; i < count; ++i) {
        const Case one = anyCase(random);
        QVERIFY(write(u"log.bundle"_s, one.bundle));
        QStringList words{m_folder.filePath(u"log.bundle"_s)};
        for (std::size_t c = 0; c < one.outside.checkpoints.size(); ++c) {
            QVERIFY(write(u"c%1"_s.arg(c), one.outside.checkpoints[c]));
            words << u"--checkpoint"_s << m_folder.filePath(u"c%1"_s.arg(c));
        }
        for (const VerifierKey &key : one.outside.trusted)
            words << u"--trust"_s << QString::fromStdString(key.toText());
        if (one.outside.requireAnchor)
            words << u"--require-anchor"_s;
        const Verification ours = verifyBundle(one.bundle, one.outside);
        const auto [code, theirs] = apart(words);
        const auto expected = QJsonDocument::fromJson(QByteArray::fromStdString(canonical(cli::toJson(ours)))).object();
        if (code != (ours.ok ? 0 : 1) || theirs != expected) {
            QFile::copy(m_folder.filePath(u"log.bundle"_s), u"" BULKHEAD_BINARY_DIR "/disagreement.bundle"_s);
            qWarning("case %d of seed %u, words %s", i, seed, qPrintable(words.join(u' ')));
        }
        QCOMPARE(code, ours.ok ? 0 : 1);
        QCOMPARE(theirs, expected);
        good += ours.ok ? 1 : 0;
        if (ours.firstBad)
            ++kinds[std::string(toWire(ours.firstBad->kind))];
    }
    QVERIFY(good > count / 50); // a corpus of bad ones alone would show little
    QVERIFY(kinds.size() >= 10);
    for (const auto &[kind, number] : kinds)
        qInfo("%s: %d", kind.c_str(), number);
}

void TestVerifiersAgree::actions_byEveryRole_areJudgedAlike()
{
    const bool isFull = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
    int good = 0, bad = 0, number = 0;
    for (const std::string &action : actions()) {
        for (const char *role : {"", "viewer", "engineer", "approver", "auditor", "admin", "approver:test", "admin:test"}) {
            for (const char *environment : {"", "test"}) {
                if (number++ % 3 != 0 && !isFull) // 3 meets every action with every role over the places
                    continue;
                const std::string bundle = actingLog(action, role, environment).bundle();
                QVERIFY(write(u"log.bundle"_s, bundle));
                const Verification ours = verifyBundle(bundle, {});
                const auto [code, theirs] = apart({m_folder.filePath(u"log.bundle"_s)});
                const auto expected = QJsonDocument::fromJson(QByteArray::fromStdString(canonical(cli::toJson(ours)))).object();
                QVERIFY2(theirs == expected && code == (ours.ok ? 0 : 1), (action + " by " + role + " in " + environment).c_str());
                ++(ours.ok ? good : bad);
            }
        }
    }
    QVERIFY(good > 20 && bad > 40);
}

void TestVerifiersAgree::proofs_goodAndChanged_areJudgedAlike()
{
    constexpr unsigned seed = 4;
    constexpr int count = 100;
    Random random(seed);
    const LogBuilder log = companyLog();
    int good = 0;
    for (int i = 0; i < count; ++i) {
        std::string text = log.proof(1 + below(random, log.size()), log.size()).toText();
        if (i % 4 != 0)
            text = withByteChanged(random, text);
        QVERIFY(write(u"one.tlog-proof"_s, text));
        const auto [code, theirs] = apart({u"--proof"_s, m_folder.filePath(u"one.tlog-proof"_s), u"--trust"_s, QString::fromStdString(log.verifier().toText())});
        const Verification ours = verifyProof(text, {log.verifier()});
        QCOMPARE(code, ours.ok ? 0 : 1);
        QCOMPARE(theirs[u"ok"_s].toBool(), ours.ok);
        good += ours.ok ? 1 : 0;
    }
    QVERIFY(good >= count / 4);
}

QTEST_GUILESS_MAIN(TestVerifiersAgree)

#include "tst_verifiers_agree.moc"
