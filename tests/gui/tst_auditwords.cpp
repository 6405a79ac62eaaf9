// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entrysentence.h"
#include "audit/merklesteps.h"
#include "presentation/auditwords.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using audit::Damage;
using audit::Phase;

namespace {

//! An entry as the log would hold it; signed by nobody's key, which its words do not ask for.
std::optional<EntryFacts> factsOf(const std::string &person, const std::string &action, Phase phase, const std::string &kind, const std::string &id,
                                  const JsonValue::Object &detail)
{
    const SigningKey key = SigningKey::generate();
    audit::Entry entry;
    entry.log = entry.nonce = std::string(32, '0');
    entry.seq = 1;
    entry.at = "2026-11-23T09:02:18.000Z";
    entry.action = action;
    entry.phase = phase;
    entry.objectKind = kind;
    entry.objectId = id;
    entry.detail = detail;
    if (person.empty()) {
        entry.actor.claim = "deploy";
        return EntryFacts::from(entry.toText());
    }
    entry.actor = {.claim = {}, .person = person, .key = keyIdOf(key.publicKey()), .role = "admin"};
    return EntryFacts::from(entry.toText(key));
}

JsonValue::Array roles(std::initializer_list<const char *> names)
{
    return JsonValue::Array(names.begin(), names.end());
}

} // namespace

//! What the console says of the log in words, and how it takes a proof apart.
class TestAuditWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void sentence_ofEachAction_isPlain_data();
    void sentence_ofEachAction_isPlain();
    void facts_ofOtherBytes_areNone();
    void action_withItsPhase_isAFewWords();
    void damage_ofEachKind_hasItsOwnSentence();
    void moment_nearAndFar_isAsShortAsItCanBe();
    void steps_ofEveryEntryOfEveryTree_leadToTheRoot();
    void steps_ofAProofThatDoesNotFit_areNone();
};

void TestAuditWords::sentence_ofEachAction_isPlain_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::optional<EntryFacts> &facts, const QString &expected) {
        QVERIFY2(facts, name);
        QTest::newRow(name) << EntrySentence::of(*facts) << expected;
    };
    const JsonValue::Object done{{"gateways", JsonValue::Object{{"a", "ok"}, {"b", "failed"}}}, {"outcome", "done"}, {"snapshot", 1482}};
    row("begin", factsOf({}, "log.begin", Phase::Whole, "log", "3f2a", {}), u"The log begins; os user deploy started it"_s);
    row("first", factsOf("ana", "person.add", Phase::Whole, "person", "ana", {{"person", "ana"}, {"roles", roles({"admin"})}}),
        u"ana is the first person of this log, as admin"_s);
    row("add", factsOf("ana", "person.add", Phase::Whole, "person", "bo", {{"person", "bo"}, {"roles", roles({"approver:production"})}}),
        u"ana added bo as approver in production"_s);
    row("change", factsOf("ana", "person.change", Phase::Whole, "person", "bo",
                          {{"person", "bo"}, {"grant", roles({"auditor"})}, {"revoke", roles({"engineer"})}, {"public", "aa"}}),
        u"ana changed bo: granted auditor, revoked engineer, new key"_s);
    row("retire", factsOf("ana", "person.retire", Phase::Whole, "person", "bo", {{"person", "bo"}}), u"ana retired bo: keys and roles end"_s);
    row("rotate", factsOf("bo", "key.rotate", Phase::Whole, "person", "bo", {}), u"bo went over to a new key"_s);
    row("propose", factsOf("ana", "estate.propose", Phase::Whole, "estate", "acme", {}), u"ana proposed a looser policy for acme; it waits for a second person"_s);
    row("accept", factsOf("ana", "estate.accept", Phase::Whole, "estate", "acme", {{"loosening", false}, {"proposal", 0}}), u"ana accepted the policy of acme"_s);
    row("accept a looser one", factsOf("cy", "estate.accept", Phase::Whole, "estate", "acme", {{"loosening", true}, {"proposal", 12}}),
        u"cy accepted, as the second person, the looser policy of acme that entry 12 proposes"_s);
    row("edit", factsOf("ana", "estate.edit", Phase::Whole, "estate", "acme", {}), u"ana edited the estate file of acme"_s);
    row("sync begins", factsOf({}, "sync", Phase::Begin, "estate", "acme", {}), u"OS user deploy started a sync of acme"_s);
    row("sync done", factsOf({}, "sync", Phase::End, "estate", "acme", done), u"The sync of acme ended: 1 of 2 gateway(s) read in full, snapshot 1482"_s);
    row("sync failed", factsOf({}, "sync", Phase::End, "estate", "acme", {{"outcome", "failed"}}), u"The sync of acme failed"_s);
    row("sync cancelled", factsOf({}, "sync", Phase::End, "estate", "acme", {{"outcome", "cancelled"}}), u"The sync of acme was cancelled"_s);
    row("check", factsOf({}, "isolation.check", Phase::Whole, "pair", "sbx:prd", {{"status", "not_isolated"}}),
        u"OS user deploy checked the isolation of sbx / prd: Isolation incomplete"_s);
    row("check of another version", factsOf({}, "isolation.check", Phase::Whole, "pair", "sbx:prd", {{"status", "later"}}),
        u"OS user deploy checked the isolation of sbx / prd"_s);
    row("decide", factsOf("bo", "catalog.decide", Phase::Begin, "api", "orders", {{"verb", "decide"}}), u"bo decides how API orders is matched"_s);
    row("undo", factsOf("bo", "catalog.decide", Phase::Begin, "api", "orders", {{"verb", "undo"}}), u"bo takes back a decision on how API orders is matched"_s);
    row("decided", factsOf("bo", "catalog.decide", Phase::End, "api", "orders", {{"outcome", "done"}}), u"The decision on how API orders is matched is kept"_s);
    row("export", factsOf("cy", "audit.export", Phase::Whole, "bundle", "q3.bundle", {}), u"cy exported the log as q3.bundle"_s);
    row("export failed", factsOf("cy", "audit.export", Phase::End, "bundle", "q3.bundle", {{"outcome", "failed"}}), u"The export of the log as q3.bundle failed"_s);
    row("promotion asked for", factsOf("di", "promotion.request", Phase::Whole, "promotion", "1f0c22aa99", {{"api_name", "orders"}, {"from", "sbx"}, {"to", "prd"}}),
        u"di asked for the promotion of orders from sbx to prd (1f0c22aa)"_s);
    row("promotion approved", factsOf("cy", "promotion.approve", Phase::Whole, "promotion", "1f0c22aa99", {}), u"cy approved promotion 1f0c22aa"_s);
    row("promotion rejected", factsOf("cy", "promotion.reject", Phase::Whole, "promotion", "1f0c22aa99", {{"text", "not now"}}), u"cy rejected promotion 1f0c22aa: not now"_s);
    row("gate waived", factsOf("cy", "promotion.waive", Phase::Whole, "promotion", "1f0c22aa99", {{"gate", "contract"}}), u"cy waived the gate Contract for promotion 1f0c22aa"_s);
    row("glass broken", factsOf("di", "promotion.breakglass", Phase::Begin, "promotion", "1f0c22aa99", {{"reason", "down"}}), u"di broke the glass for promotion 1f0c22aa: down"_s);
    row("promotion applied", factsOf("di", "promotion.apply", Phase::End, "promotion", "1f0c22aa99", {{"outcome", "done"}}), u"Promotion 1f0c22aa is applied"_s);
    row("promotion failed", factsOf("di", "promotion.apply", Phase::End, "promotion", "1f0c22aa99", {{"outcome", "failed"}, {"note", "no answer"}}),
        u"Applying promotion 1f0c22aa failed: no answer"_s);
    row("step written", factsOf({}, "promotion.step", Phase::End, "promotion", "1f0c22aa99", {{"outcome", "done"}, {"step", 2}}),
        u"Step 3 of promotion 1f0c22aa is done, and was read back"_s);
    row("promotion exported", factsOf("di", "promotion.export", Phase::Whole, "promotion", "1f0c22aa99", {}),
        u"di exported promotion 1f0c22aa to a file, for an approval elsewhere"_s);
    row("evidence", factsOf("di", "evidence.add", Phase::Whole, "evidence", "1f0c22aa99", {{"control", "INF-03"}, {"source", "terraform"}}),
        u"di brought in evidence on INF-03 from terraform (1f0c22aa)"_s);
    row("evidence withdrawn", factsOf("di", "evidence.withdraw", Phase::Whole, "evidence", "1f0c22aa99", {{"reason", "wrong account"}}),
        u"di withdrew evidence 1f0c22aa: wrong account"_s);
    row("attested", factsOf("ana", "attest.sign", Phase::Whole, "attestation", "1f0c22aa99", {{"control", "DAT-01"}, {"sandbox", "sbx"}, {"production", "prd"}}),
        u"ana attested DAT-01 for sbx against prd (1f0c22aa)"_s);
    row("counter-signed", factsOf("cy", "attest.countersign", Phase::Whole, "attestation", "1f0c22aa99", {}), u"cy counter-signed attestation 1f0c22aa"_s);
    row("attestation withdrawn", factsOf("ana", "attest.withdraw", Phase::Whole, "attestation", "1f0c22aa99", {{"reason", "not true any more"}}),
        u"ana withdrew attestation 1f0c22aa: not true any more"_s);
    row("exception asked for", factsOf("di", "exception.request", Phase::Whole, "exception", "1f0c22aa99", {{"control", "INF-07"}, {"reason", "moves in May"}}),
        u"di asked to accept findings of INF-07 for a while: moves in May (1f0c22aa)"_s);
    row("exception approved", factsOf("cy", "exception.approve", Phase::Whole, "exception", "1f0c22aa99", {}), u"cy approved exception 1f0c22aa"_s);
    row("exception rejected", factsOf("cy", "exception.reject", Phase::Whole, "exception", "1f0c22aa99", {{"reason", "no plan"}}),
        u"cy rejected exception 1f0c22aa: no plan"_s);
    row("exception revoked", factsOf("cy", "exception.revoke", Phase::Whole, "exception", "1f0c22aa99", {{"reason", "remedied"}}),
        u"cy revoked exception 1f0c22aa: remedied"_s);
    row("exception void", factsOf({}, "exception.void", Phase::Whole, "exception", "1f0c22aa99", {{"control", "INF-03"}, {"verdict", "unknown"}, {"snapshot", 7}}),
        u"A check ended exception 1f0c22aa: INF-03, which makes up for it, did not pass (Unknown)"_s);
    row("report exported", factsOf("di", "report.export", Phase::Whole, "report", "1f0c22aa99", {{"framework", "iso-27001-2022"}, {"form", "pdf"}, {"file", "q3.pdf"}}),
        u"di exported a report on iso-27001-2022 as PDF (1f0c22aa)"_s);
    row("another file exported", factsOf("di", "report.export", Phase::Whole, "boundary", "7", {{"file", "boundaries.pdf"}}), u"di exported boundaries.pdf"_s);
    row("report not exported", factsOf("di", "report.export", Phase::End, "report", "1f0c22aa99", {{"framework", "soc2-2017"}, {"file", "q3.pdf"}, {"outcome", "failed"}}),
        u"The export of q3.pdf failed"_s);
    row("boundaries signed", factsOf("ana", "boundary.sign", Phase::Whole, "boundary", "7", {}), u"ana signed the boundary document 7"_s);
    row("unknown exception", factsOf("cy", "exception.frame", Phase::Whole, "exception", "1f0c22aa99", {}), u"cy: exception.frame, 1f0c22aa99"_s);
    row("unknown promotion", factsOf("cy", "promotion.frame", Phase::Whole, "promotion", "1f0c22aa99", {}), u"cy: promotion.frame, 1f0c22aa99"_s);
    row("unknown", factsOf("cy", "report.write", Phase::Whole, "report", "R-311", {}), u"cy: report.write, R-311"_s);
}

void TestAuditWords::sentence_ofEachAction_isPlain()
{
    QFETCH(QString, said);
    QTEST(said, "expected");
}

void TestAuditWords::facts_ofOtherBytes_areNone()
{
    for (const char *bytes : {"", "not json", "{}", "{\"format\":1}"})
        QVERIFY(!EntryFacts::from(bytes));
    const auto facts = factsOf("ana", "sync", Phase::Whole, "estate", "acme", {{"reason", "asked"}, {"list", roles({"a"})}, {"yes", true}});
    QVERIFY(facts && facts->isPerson() && facts->at);
    QCOMPARE(facts->text("reason"), u"asked"_s);
    QCOMPARE(facts->text("list"), QString()); // of another type
    QCOMPARE(facts->number("reason"), qint64(0));
    QCOMPARE(facts->texts("reason"), QStringList());
    QVERIFY(facts->flag("yes") && !facts->flag("reason"));
    QCOMPARE(facts->countOf("reason", "asked"), (std::pair(0, 0)));
}

void TestAuditWords::action_withItsPhase_isAFewWords()
{
    QCOMPARE(AuditWords::action(u"sync"_s, Phase::Begin), u"Sync started"_s);
    QCOMPARE(AuditWords::action(u"sync"_s, Phase::End), u"Sync ended"_s);
    QCOMPARE(AuditWords::action(u"person.add"_s, Phase::Whole), u"Person added"_s);
    QCOMPARE(AuditWords::action(u"promotion.approve"_s, Phase::Whole), u"Promotion approved"_s);
    QCOMPARE(AuditWords::action(u"promotion.apply"_s, Phase::Begin), u"Applying begun"_s);
    QCOMPARE(AuditWords::action(u"report.write"_s, Phase::Whole), u"report.write"_s);
    QCOMPARE(AuditWords::action(u"report.write"_s, Phase::Begin), u"report.write, begins"_s);
    QCOMPARE(AuditWords::objectKind(u"promotion"_s), u"Promotion"_s);
    QCOMPARE(AuditWords::action(u"exception.approve"_s, Phase::Whole), u"Exception approved"_s);
    QCOMPARE(AuditWords::action(u"exception.frame"_s, Phase::Whole), u"exception.frame"_s);
    QCOMPARE(AuditWords::objectKind(u"exception"_s), u"Exception"_s);
    QCOMPARE(AuditWords::objectKind(u"recipe"_s), u"recipe"_s);
    QCOMPARE(AuditWords::who(u"deploy"_s, false), u"os user deploy"_s);
    QCOMPARE(AuditWords::who({}, false), u"nobody named"_s);
}

void TestAuditWords::damage_ofEachKind_hasItsOwnSentence()
{
    QSet<QString> sentences;
    const int kinds = static_cast<int>(Damage::BadProof) + 1;
    for (int kind = 0; kind < kinds; ++kind) {
        const QString sentence = AuditWords::damage({1204, static_cast<Damage>(kind)});
        QVERIFY(sentence.endsWith(u'.'));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), kinds);
    QVERIFY(AuditWords::damage({1204, Damage::Edited}).contains(u"1,204"_s) || AuditWords::damage({1204, Damage::Edited}).contains(u"1204"_s));
    QVERIFY(AuditWords::damage({0, Damage::Anchor}) != AuditWords::damage({7, Damage::Anchor}));
    QVERIFY(AuditWords::remains(0).startsWith(u"None"_s));
    QCOMPARE(AuditWords::remains(1), u"Entry 1 remains trustworthy."_s);
    QCOMPARE(AuditWords::remains(12), u"Entries 1 to 12 remain trustworthy."_s);
}

void TestAuditWords::moment_nearAndFar_isAsShortAsItCanBe()
{
    const auto at = [](int year, int month, int day, int hour) {
        return UtcTime(std::chrono::milliseconds(QDateTime(QDate(year, month, day), QTime(hour, 2, 18)).toMSecsSinceEpoch()));
    };
    const UtcTime now = at(2026, 11, 23, 12);
    QCOMPARE(AuditWords::moment(at(2026, 11, 23, 9), now), u"09:02:18"_s);
    QCOMPARE(AuditWords::moment(at(2026, 11, 22, 9), now), u"Sun 09:02:18"_s);
    QCOMPARE(AuditWords::moment(at(2026, 11, 16, 9), now), u"16 Nov, 09:02"_s);
    QCOMPARE(AuditWords::moment(at(2026, 11, 24, 9), now), u"24 Nov, 09:02"_s); // a clock that was wrong
    QCOMPARE(AuditWords::moment(at(2025, 11, 23, 9), now), u"23 Nov 2025"_s);
    QVERIFY(AuditWords::exactMoment(at(2026, 11, 23, 9)).startsWith(u"23 Nov 2026, 09:02:18 "_s));
}

void TestAuditWords::steps_ofEveryEntryOfEveryTree_leadToTheRoot()
{
    std::vector<Digest> leaves;
    for (std::uint64_t size = 1; size <= 70; ++size) {
        leaves.push_back(audit::leafHash(std::to_string(size)));
        const audit::NodeReader read = [&](const audit::NodeId &id) -> std::optional<Digest> {
            const std::uint64_t count = std::uint64_t(1) << unsigned(id.level), begin = id.index * count;
            if (begin + count > size)
                return std::nullopt;
            audit::Frontier frontier;
            for (std::uint64_t leaf = begin; leaf < begin + count; ++leaf)
                frontier.append(leaves[leaf]);
            return frontier.root();
        };
        const Digest root = *audit::rootAt(size, read);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto steps = merkleSteps(index, size, leaves[index], *audit::inclusionProof(index, size, read));
            if (size == 1) {
                QVERIFY(steps.empty());
                continue;
            }
            const MerkleStep &top = steps.front();
            QVERIFY((top.isSiblingLeft ? audit::nodeHash(top.sibling, top.node) : audit::nodeHash(top.node, top.sibling)) == root);
            QVERIFY(steps.back().node == leaves[index]);
            QVERIFY((steps.back().range == EntryRange{index + 1, index + 1}));
            std::uint64_t covered = 1;
            for (const MerkleStep &step : steps) {
                QVERIFY(step.range.first <= index + 1 && index + 1 <= step.range.last);
                QVERIFY(step.isSiblingLeft ? step.siblingRange.last + 1 == step.range.first : step.range.last + 1 == step.siblingRange.first);
                covered += step.siblingRange.last + 1 - step.siblingRange.first;
            }
            QCOMPARE(covered, size);
        }
    }
}

void TestAuditWords::steps_ofAProofThatDoesNotFit_areNone()
{
    const Digest leaf = audit::leafHash("a");
    QVERIFY(merkleSteps(0, 4, leaf, {leaf}).empty());
    QVERIFY(merkleSteps(4, 4, leaf, {leaf, leaf}).empty());
    QVERIFY(merkleSteps(0, 0, leaf, {}).empty());
    QCOMPARE(merkleSteps(0, 4, leaf, {leaf, leaf}).size(), std::size_t(2));
}

QTEST_MAIN(TestAuditWords)
#include "tst_auditwords.moc"
