// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/reportbench.h"

#include "audit/bundle.h"
#include "audit/merkle.h"
#include "core/base64.h"
#include "isolation/output/report.h"
#include "usecases/logrecords.h"
#include "usecases/productionchanges.h"
#include "usecases/verifyevidence.h"

#include <QBuffer>
#include <QTest>

#include <set>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ReportBench::Hosts first{{"orders", {"orders.sbx.example", "orders.prd.example"}}, {"cards", {"cards.sbx.example", "cards.prd.example"}}};
const ReportBench::Hosts leaking{{"orders", {"orders.prd.example", "orders.prd.example"}}, {"cards", {"cards.sbx.example", "cards2.prd.example"}}};
const ReportBench::Hosts later{{"orders", {"orders.sbx.example", "orders3.prd.example"}}, {"pay", {"pay.prd.example", "pay.prd.example"}}};

//! An estate with a history: a leak that is accepted, promotions of all kinds, a change of production that nobody asked for.
struct Lived : ReportBench
{
    Lived()
    {
        (void)sync(first);
        (void)check();
        later(26h); // so that the first run is more than a day old
        rejected = promote({u"one"_s});
        const auto no = bench.desk->remark(QString::fromStdString(rejected), promotion::Remark::Kind::Reject, u"not now"_s, -1, PromotionBench::person(u"two"_s));
        if (!no)
            qFatal("%s", qPrintable(no.error().toText()));
        approved = promote({u"one"_s, u"two"_s});
        snapshot = sync(leaking);
        exception = accept("INF-07");
        (void)sync(leaking);
        snapshot = store->latestSnapshot().value()->id;
    }
    //! Whatever can happen after a report was made.
    void goOn()
    {
        (void)check();
        const MatchDecision decision{0, MatchDecision::Kind::Pin, u"cards"_s, {}, u"target//orders"_s, u"ada"_s, bench.clock->time};
        decideRecorded(decision);
        (void)promote({u"two"_s}, u"cards"_s);
        const auto revoked = evidence->revokeException(QString::fromStdString(exception), u"the partner has left"_s, PromotionBench::person(u"two"_s));
        if (!revoked)
            qFatal("%s", qPrintable(revoked.error().toText()));
        (void)sync(later_());
        (void)check();
        (void)sync(later_(), {u"target"_s});
        (void)check();
    }
    static const Hosts &later_() { return ::later; }
    void decideRecorded(const MatchDecision &decision)
    {
        AuditDraft draft;
        draft.action = "catalog.decide";
        draft.objectKind = "api";
        draft.objectId = decision.api.toStdString();
        draft.detail = {{"verb", "decide"}, {"kind", "pin"}, {"deployment", decision.deployment}, {"other", ""}};
        auto act = AuditedAct::begin(*bench.trail, draft, ada());
        const auto made = store->addMatchDecision(decision);
        if (!act || !made || !(*act)->end("done", {{"decision", made->id}}))
            qFatal("the test's own decision");
        decisionId = made->id;
    }
    void undo()
    {
        AuditDraft draft;
        draft.action = "catalog.decide";
        draft.objectKind = "api";
        draft.objectId = "cards";
        draft.detail = {{"verb", "undo"}, {"kind", "pin"}, {"deployment", "target//orders"}, {"other", ""}};
        auto act = AuditedAct::begin(*bench.trail, draft, ada());
        if (!act || !store->removeMatchDecision(decisionId) || !(*act)->end("done", {{"decision", decisionId}}))
            qFatal("the test's own decision");
    }

    std::string rejected, approved, exception;
    SnapshotId snapshot = 0;
    qint64 decisionId = 0;
};

ReportQuestion repeating(const ReportBench &bench, const MadeReport &made)
{
    ReportQuestion question = bench.question();
    question.snapshot = made.snapshot;
    question.logSize = made.logSize;
    return question;
}

QString difference(const std::string &a, const std::string &b)
{
    const auto at = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin();
    const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 60, 0));
    return u"at %1: \"%2\" and \"%3\""_s.arg(at).arg(QString::fromStdString(a.substr(from, 120)), QString::fromStdString(b.substr(from, 120)));
}

} // namespace

//! A report says for ever what it said, and every number in it is that of a query over the same snapshot and log.
class TestMakeReport : public QObject
{
    Q_OBJECT
private slots:
    void report_madeAgainLater_hasTheSameBytes();
    void report_madeTwice_isTheSame();
    void report_keepsNothing();
    void verdicts_areThoseOfACheckOfTheSameSnapshot();
    void report_ofAllTheLog_letsThatBeRemembered();
    void promotions_areThoseOfTheLedger();
    void changes_areThoseWithoutAPromotion();
    void exceptions_standAsOfTheMoment();
    void proofs_ofTheDecisions_holdInTheLog();
    void gaps_nameWhatWasNotReached();
    void decisionAboutMatching_takenBack_stillCountsThen();
    void logThatWasDamaged_isSaid();
    void pairs_thatWereAsked_areTheOnlyOnes();
    void sample_ofTheSameSeed_isTheSame();
    void question_thatHasNoAnswer_isAnError();
    void making_cancelled_saysSo();
    void bundle_ofAReport_verifiesToItsLogInside();
    void bundle_withAnotherLogInside_isNotGood();
    void bundle_ofAKeyThatIsNotTrusted_isNotGood();
};

void TestMakeReport::report_madeAgainLater_hasTheSameBytes()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
    const auto before = estate.forms(**made);
    QCOMPARE(before.size(), std::size_t(6));
    estate.goOn();
    const auto again = estate.make(repeating(estate, **made));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().toText()));
    for (const auto &[form, bytes] : estate.forms(**again))
        QVERIFY2(before.at(form) == bytes, qPrintable(QString::fromStdString(form) + difference(before.at(form), bytes)));
    QCOMPARE((*again)->report.id, (*made)->report.id);
    const auto now = estate.make(estate.question());
    QVERIFY(now);
    QVERIFY((*now)->report.id != (*made)->report.id);
}

void TestMakeReport::report_madeTwice_isTheSame()
{
    Lived estate;
    const auto one = estate.make(estate.question()), other = estate.make(estate.question());
    QVERIFY(one && other);
    QCOMPARE(estate.forms(**one), estate.forms(**other));
}

void TestMakeReport::report_keepsNothing()
{
    Lived estate;
    const auto size = estate.log().size().value();
    const auto runs = estate.store->checkRuns(EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s), 0).value();
    QVERIFY(estate.make(estate.question()));
    QCOMPARE(estate.log().size().value(), size);
    QCOMPARE(estate.store->checkRuns(EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s), 0).value(), runs);
}

void TestMakeReport::verdicts_areThoseOfACheckOfTheSameSnapshot()
{
    Lived estate;
    QStringList problems;
    ReportGround ground = estate.ground();
    ground.against = outsideOf(*estate.bench.trail, problems).value(); // a check knows the places outside too (GOV-11)
    const auto made = makeReport(ground, estate.question(), {}, {});
    QVERIFY(made && problems.isEmpty());
    const auto view = estate.checkAtItsMoment();
    const isolation::CheckReport &check = *(*made)->report.check;
    QCOMPARE(check.at, view->report.at);
    QCOMPARE(check.snapshot, view->report.snapshot);
    QCOMPARE(check.pairs.size(), view->report.pairs.size());
    std::int64_t fails = 0;
    for (std::size_t i = 0; i < check.pairs.size(); ++i) {
        const isolation::PairReport &pair = check.pairs[i], &asked = view->report.pairs[i];
        QCOMPARE(pair.result.score.status, asked.result.score.status);
        QCOMPARE(pair.result.score.figures.coverage, asked.result.score.figures.coverage);
        QCOMPARE(pair.result.controls.size(), asked.result.controls.size());
        for (std::size_t k = 0; k < pair.result.controls.size(); ++k) {
            const isolation::ControlResult &one = pair.result.controls[k], &other = asked.result.controls[k];
            QVERIFY2(one.verdict == other.verdict && one.counts == other.counts && one.units == other.units, one.control.c_str());
            fails += one.counts[isolation::Verdict::Fail];
        }
        QCOMPARE(pair.accepted.size(), asked.accepted.size());
        QVERIFY(pair.hasEarlierRun || i > 0);
    }
    QVERIFY(fails > 0);
    const std::set<std::uint32_t> apis{0, 1};
    QCOMPARE((*made)->report.apis, std::int64_t(apis.size()));
    QCOMPARE((*made)->report.gateways, std::int64_t(2));
    QCOMPARE((*made)->report.gatewaysRead, std::int64_t(2));
}

void TestMakeReport::report_ofAllTheLog_letsThatBeRemembered()
{
    Lived estate;
    QStringList problems;
    ReportGround ground = estate.ground();
    ground.against = outsideOf(*estate.bench.trail, problems).value();
    QVERIFY(!ground.against.remembered.empty());
    const auto whole = makeReport(ground, estate.question(), {}, {}).value()->wholeLog;
    QVERIFY(whole && whole->isOk && whole->isAnchored());
    QCOMPARE(whole->size, estate.log().size().value());
    QVERIFY(estate.bench.trail->rememberVerified(*whole).has_value());
    const auto remembered = estate.bench.trail->verified().value();
    QVERIFY(remembered && remembered->at == estate.bench.clock->time && remembered->root == whole->root);
    ReportQuestion part = estate.question();
    part.logSize = whole->size - 1;
    QVERIFY(!makeReport(ground, part, {}, {}).value()->wholeLog);
    ground.against.remembered = {audit::signNote(audit::Checkpoint{audit::originOf(whole->log), whole->size, {}}.toText(), audit::originOf(whole->log), *keyOf('L'))};
    QVERIFY(!makeReport(ground, estate.question(), {}, {}).value()->wholeLog); // this desk has seen another one
}

void TestMakeReport::promotions_areThoseOfTheLedger()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    const auto ledger = estate.bench.desk->ledger();
    QVERIFY(ledger);
    const auto &promotions = (*made)->report.promotions;
    QCOMPARE(promotions.size(), (*ledger)->all().size());
    QCOMPARE(promotions.at(0).id, estate.rejected); // the oldest first
    QCOMPARE(promotions.at(0).state, promotion::State::Rejected);
    QCOMPARE(promotions.at(1).id, estate.approved);
    QCOMPARE(promotions.at(1).approvals.size(), 2);
    ReportQuestion question = estate.question();
    question.period.from = estate.bench.clock->time - 1min; // the rejected one was over by then
    const auto late = estate.make(question);
    QVERIFY(late);
    QCOMPARE((*late)->report.promotions.size(), std::size_t(1));
    QCOMPARE((*late)->report.promotions.front().id, estate.approved);
}

void TestMakeReport::changes_areThoseWithoutAPromotion()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    const auto executed = executedPromotions(*estate.bench.desk);
    QVERIFY(made && executed);
    const auto changes = productionChanges(*estate.store, estate.bench.config, *executed, estate.begin, {});
    QVERIFY(changes);
    std::size_t count = 0;
    for (const ProductionChange &change : *changes)
        count += change.isExplained() ? 0 : 1;
    QVERIFY(count > 0);
    QCOMPARE((*made)->report.changes.size(), count);
    QCOMPARE((*made)->report.changes.front().gateway, GatewayId(u"target"_s));
    ReportQuestion question = estate.question();
    question.period.until = estate.begin + 1h;
    QVERIFY(estate.make(question).value()->report.changes.empty());
}

void TestMakeReport::exceptions_standAsOfTheMoment()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    QCOMPARE((*made)->report.exceptions.size(), std::size_t(1));
    const ExceptionRow &row = (*made)->report.exceptions.front();
    QCOMPARE(row.exception.id, estate.exception);
    QCOMPARE(row.exception.approvals.size(), std::size_t(2));
    QCOMPARE(row.findings.size(), std::size_t(1));
    QCOMPARE(row.compensating.size(), std::size_t(1));
    const isolation::PairReport &pair = (*made)->report.check->pairs.front();
    QCOMPARE(row.exception.state == evidence::Exception::State::Active, pair.accepted.contains(row.exception.fingerprints.front()));
    estate.goOn();
    const auto later = estate.make(estate.question());
    QVERIFY(later);
    QCOMPARE((*later)->report.exceptions.front().exception.state, evidence::Exception::State::Revoked);
}

void TestMakeReport::proofs_ofTheDecisions_holdInTheLog()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    const ChainResult &chain = (*made)->report.chain;
    QVERIFY2(chain.isOk, chain.problem.c_str());
    QCOMPARE(chain.size, estate.log().size().value());
    QCOMPARE(chain.key, estate.bench.trail->verifierKey().toText());
    const auto root = fromBase64(chain.root);
    QVERIFY(root && root->size() == 32);
    Digest head{};
    std::copy(root->begin(), root->end(), head.begin());
    QVERIFY(chain.proofs.size() >= 7); // three approvals and a rejection of promotions, a request and two approvals of an exception
    for (const ChainResult::Proof &proof : chain.proofs) {
        audit::Proof path;
        for (const std::string &hash : proof.path) {
            const auto bytes = fromHex(hash);
            QVERIFY(bytes && bytes->size() == 32);
            std::copy(bytes->begin(), bytes->end(), path.emplace_back().begin());
        }
        const auto row = estate.log().entry(proof.seq).value();
        QCOMPARE(proof.leaf, toHex(audit::leafHash(row->entry)));
        QVERIFY2(audit::verifyInclusion(audit::leafHash(row->entry), proof.seq - 1, chain.size, path, head), proof.what.c_str());
    }
}

void TestMakeReport::gaps_nameWhatWasNotReached()
{
    Lived estate;
    QVERIFY(estate.make(estate.question()).value()->report.gaps.empty());
    (void)estate.sync(first, {u"target"_s});
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    QCOMPARE((*made)->report.gaps.size(), std::size_t(1));
    const CoverageGap &gap = (*made)->report.gaps.front();
    QCOMPARE(gap.gateway, GatewayId(u"target"_s));
    QCOMPARE(gap.problem, std::string("no answer came"));
    QVERIFY(gap.factsFrom && *gap.factsFrom < (*made)->report.check->at);
    QCOMPARE((*made)->report.gatewaysRead, std::int64_t(1));
    for (const std::string &control : gap.controls) {
        const auto &pairs = (*made)->report.check->pairs;
        QVERIFY2(std::any_of(pairs.begin(), pairs.end(), [&](const isolation::PairReport &pair) { return pair.result.find(control)->verdict == isolation::Verdict::Unknown; }), control.c_str());
    }
}

void TestMakeReport::decisionAboutMatching_takenBack_stillCountsThen()
{
    Lived estate;
    estate.decideRecorded({0, MatchDecision::Kind::Pin, u"cards"_s, {}, u"target//orders"_s, u"ada"_s, estate.bench.clock->time});
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    QCOMPARE((*made)->isolation->catalog->decisions.size(), 1);
    const auto before = estate.forms(**made);
    estate.undo();
    const auto again = estate.make(repeating(estate, **made)), now = estate.make(estate.question());
    QVERIFY(again && now);
    QCOMPARE((*again)->isolation->catalog->decisions.size(), 1);
    QVERIFY((*now)->isolation->catalog->decisions.isEmpty());
    QCOMPARE(estate.forms(**again), before);
}

void TestMakeReport::logThatWasDamaged_isSaid()
{
    Lived estate;
    ReportGround ground = estate.ground();
    const audit::Checkpoint other{audit::originOf(estate.bench.trail->logId().value()), 3, Digest{}};
    const std::string name = estate.bench.trail->verifierKey().name;
    ground.against.outside.push_back(audit::signNote(other.toText(), name, estate.bench.trail->logKey()));
    const auto made = makeReport(ground, estate.question(), {}, {});
    QVERIFY(made);
    QVERIFY(!(*made)->report.chain.isOk);
    QVERIFY(!(*made)->report.chain.problem.empty());
}

void TestMakeReport::pairs_thatWereAsked_areTheOnlyOnes()
{
    Lived estate;
    ReportQuestion question = estate.question();
    question.pairs = {{EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s)}};
    const auto made = estate.make(question);
    QVERIFY(made);
    QCOMPARE((*made)->report.check->pairs.size(), std::size_t(1));
    QCOMPARE((*made)->report.requirements.size(), std::size_t(1));
    QCOMPARE((*made)->report.requirements.front().size(), std::size_t(question.framework.requirements.size()));
    QCOMPARE((*made)->report.allPairs, u"1 of 2 pairs"_s);
}

void TestMakeReport::sample_ofTheSameSeed_isTheSame()
{
    const auto drawn = drawnIndexes(20, 1000, 42);
    QCOMPARE(drawn.size(), std::size_t(20));
    QVERIFY(std::is_sorted(drawn.begin(), drawn.end()) && std::set<std::size_t>(drawn.begin(), drawn.end()).size() == 20 && drawn.back() < 1000);
    QCOMPARE(drawnIndexes(20, 1000, 42), drawn);
    QVERIFY(drawnIndexes(20, 1000, 43) != drawn);
    QCOMPARE(drawnIndexes(9, 4, 1).size(), std::size_t(4));
    QVERIFY(drawnIndexes(3, 0, 1).empty());
    const auto few = drawnIndexes(5, 1000, 42);
    QVERIFY(std::includes(drawn.begin(), drawn.end(), few.begin(), few.end())); // more of the same seed are more of the same
    Lived estate;
    ReportQuestion question = estate.question();
    question.sample = 1;
    question.seed = 7;
    const auto made = estate.make(question);
    QVERIFY(made && (*made)->report.sample);
    QCOMPARE((*made)->report.sample->of, std::size_t(2));
    QCOMPARE((*made)->report.sample->indexes, drawnIndexes(1, 2, 7));
    QVERIFY((*made)->report.id != estate.make(estate.question()).value()->report.id);
}

void TestMakeReport::question_thatHasNoAnswer_isAnError()
{
    Lived estate;
    ReportQuestion question = estate.question();
    question.snapshot = 99;
    QCOMPARE(estate.make(question).error().kind, Error::Kind::NotFound);
    question = estate.question();
    question.logSize = 100'000;
    QCOMPARE(estate.make(question).error().kind, Error::Kind::NotFound);
    question = estate.question();
    question.period.until = question.period.from;
    QCOMPARE(estate.make(question).error().kind, Error::Kind::Usage);
    QVERIFY(estate.store->beginSnapshot(u"acme"_s, estate.bench.clock->time)); // a sync that goes on
    QCOMPARE(estate.make(estate.question()).value()->snapshot, estate.snapshot);
    question = estate.question();
    question.snapshot = estate.snapshot + 1;
    QCOMPARE(estate.make(question).error().kind, Error::Kind::NotFound);
    ReportBench empty;
    QCOMPARE(empty.make(empty.question()).error().kind, Error::Kind::NotFound);
}

void TestMakeReport::making_cancelled_saysSo()
{
    Lived estate;
    for (int after = 0; after < 3; ++after) {
        CancelToken cancel;
        int steps = 0;
        const ReportGround ground = estate.ground();
        const auto made = makeReport(ground, estate.question(), [&](ReportStep, std::uint64_t, std::uint64_t) {
            if (steps++ == after % 2)
                cancel.cancel();
        }, cancel);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Cancelled);
    }
}

void TestMakeReport::bundle_ofAReport_verifiesToItsLogInside()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    estate.goOn();
    QFile file(estate.bench.folder->filePath(u"evidence.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(estate.forms(**made).at("bundle")));
    file.close();
    const auto verified = verifyEvidence(file.fileName(), {}, {}, {});
    QVERIFY2(verified, qPrintable(verified ? QString() : verified.error().toText()));
    QVERIFY2(verified->isOk(), qPrintable(verified->problem + wordsOf(verified->log).headline));
    QCOMPARE(verified->log.size, (*made)->logSize);
    QCOMPARE(verified->bundle.files.size(), bundleNames().size());
    const QString folder = estate.bench.folder->filePath(u"out"_s);
    const auto extracted = extractEvidence(file.fileName(), verified->bundle, folder);
    QVERIFY2(extracted, qPrintable(extracted ? QString() : extracted.error().toText()));
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), qsizetype(bundleNames().size()));
    QVERIFY(!extractEvidence(file.fileName(), verified->bundle, folder)); // it is not empty any more
    const auto log = verifyBundle(folder + u"/log.bundle"_s, {}, {}, {});
    QVERIFY(log && log->ok);
}

void TestMakeReport::bundle_withAnotherLogInside_isNotGood()
{
    Lived estate;
    const auto whole = estate.make(estate.question());
    ReportQuestion question = estate.question();
    question.logSize = (*whole)->logSize - 1;
    const auto shorter = estate.make(question);
    QVERIFY(whole && shorter);
    QByteArray archive = QByteArray::fromStdString(estate.forms(**whole).at("bundle"));
    QByteArray other = QByteArray::fromStdString(estate.forms(**shorter).at("bundle"));
    QBuffer read(&archive), from(&other);
    QVERIFY(read.open(QIODevice::ReadOnly) && from.open(QIODevice::ReadOnly));
    const auto bundle = openBundle(read), source = openBundle(from);
    QVERIFY(bundle && source);
    std::vector<BundleMember> members;
    for (const OpenBundle::File &file : bundle->files) { // whoever has the log's key could do this
        const bool isLog = file.name == "log.bundle";
        members.push_back({file.name, [&, isLog](const ByteSink &sink) { return isLog ? readMember(from, *source->find("log.bundle"), sink) : readMember(read, file, sink); }});
    }
    JsonValue::Object about = *bundle->manifest.object();
    QFile out(estate.bench.folder->filePath(u"mixed.tar"_s));
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto written = writeBundle(std::move(members), std::move(about), bundle->key, estate.bench.trail->logKey(),
                                     [&out](std::string_view bytes) { return out.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()); });
    QVERIFY(written);
    out.close();
    const auto verified = verifyEvidence(out.fileName(), {}, {}, {});
    QVERIFY(verified);
    QVERIFY(verified->log.ok);
    QVERIFY(!verified->isOk());
    QVERIFY(!verified->problem.isEmpty());
}

void TestMakeReport::bundle_ofAKeyThatIsNotTrusted_isNotGood()
{
    Lived estate;
    const auto made = estate.make(estate.question());
    QVERIFY(made);
    QFile file(estate.bench.folder->filePath(u"evidence.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(estate.forms(**made).at("bundle")));
    file.close();
    VerifyAgainst against;
    against.trusted = {estate.bench.trail->verifierKey()};
    QVERIFY(verifyEvidence(file.fileName(), against, {}, {})->isOk());
    against.trusted = {audit::VerifierKey{estate.bench.trail->verifierKey().name, ada().key->publicKey()}};
    QVERIFY(!verifyEvidence(file.fileName(), against, {}, {})->isOk());
    against = {};
    against.requireAnchor = true;
    QVERIFY(!verifyEvidence(file.fileName(), against, {}, {})->isOk());
    against.outside = estate.bench.audit.outside((*made)->logSize).value();
    QVERIFY(verifyEvidence(file.fileName(), against, {}, {})->log.anchored);
    estate.goOn();
    against.outside = estate.bench.audit.outside().value();
    const auto later = verifyEvidence(file.fileName(), against, {}, {});
    QVERIFY(later->isOk());
    QVERIFY(later->newer > 0);
}

QTEST_GUILESS_MAIN(TestMakeReport)
#include "tst_makereport.moc"
