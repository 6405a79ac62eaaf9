// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/reportbench.h"

#include "estate/record.h"
#include "store/sqlitestore.h"
#include "support/scriptedgateways.h"
#include "usecases/exportreport.h"
#include "usecases/logrecords.h"
#include "usecases/recordkeeper.h"
#include "usecases/recording.h"
#include "usecases/report/bundlefiles.h"
#include "usecases/report/reportforms.h"

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("the test's own estate: %s", qPrintable(result.error().toText()));
    return std::move(*result);
}

} // namespace

ReportBench::ReportBench()
    : store(must(openSqliteStore(bench.folder->filePath(u"snapshots.db"_s))))
    , begin(bench.clock->time)
{
    bench.config.pairs = {{EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s)}, {EnvironmentId(u"tst"_s), EnvironmentId(u"prd"_s)}};
    bench.reopen();
    bench.must(addPersonDraft(u"cy"_s, {u"auditor"_s}, cardOf(*cy().key)), ada());
    evidence = std::make_unique<EvidenceDesk>(*bench.trail, bench.config, isolation::ControlCatalogue::builtIn(), bench.clock);
}

SnapshotId ReportBench::sync(const Hosts &hosts, const QStringList &failing)
{
    later(1h);
    const SnapshotId snapshot = must(store->beginSnapshot(u"acme"_s, bench.clock->time));
    for (const QString &id : {u"source"_s, u"target"_s}) {
        auto writer = must(store->beginGateway(snapshot, GatewayId(id)));
        std::vector<EntityRecord> records;
        for (const auto &[name, sides] : hosts) {
            const std::string &host = id == "source"_L1 ? sides.first : sides.second;
            if (!host.empty())
                std::ranges::move(simpleApi(name, "/" + name, host), std::back_inserter(records));
        }
        ScriptedCollection collection = wholeCollection("everything", std::move(records), EntityKinds::fromBits(0xffff));
        GatewaySync sync;
        sync.gateway = GatewayId(id);
        sync.kind = u"kong"_s;
        sync.startedAt = bench.clock->time;
        sync.status = failing.contains(id) ? GatewayStatus::Failed : GatewayStatus::Ok;
        if (failing.contains(id)) {
            sync.error = Error{Error::Kind::Timeout, id, u"no answer came"_s, {}, {}};
            collection.report.state = FactState::Unreadable;
            collection.report.error = sync.error;
            collection.report.received = 0;
            collection.records.clear();
        }
        if (!writer->add(collection.report.key, std::move(collection.records)) || !writer->finish(collection.report) || !writer->end(sync))
            qFatal("the test's own store");
    }
    later(1min);
    if (!store->finishSnapshot(snapshot, bench.clock->time))
        qFatal("the test's own store");
    later(1min);
    return snapshot;
}

std::shared_ptr<const IsolationView> ReportBench::check()
{
    TrailRecords records(*bench.trail, bench.config, bench.clock);
    const auto view = must(loadCatalog(*store, bench.config, 0, {}, bench.clock->time, records.now(bench.config)));
    RecordKeeper keeper;
    IsolationOptions options;
    options.records = must(keeper.now(*bench.trail, isolation::ControlCatalogue::builtIn()));
    options.record = checkRecorder(*bench.trail, *store, claimOf(u"pipeline"_s));
    const auto checked = must(checkIsolation(*store, view, isolation::ControlCatalogue::builtIn(), options, {}));
    later(1min);
    return checked;
}

std::shared_ptr<const IsolationView> ReportBench::checkAtItsMoment()
{
    TrailRecords records(*bench.trail, bench.config, bench.clock);
    const UtcTime moment = *must(store->latestSnapshot())->finishedAt;
    const auto view = must(loadCatalog(*store, bench.config, 0, {}, moment, records.now(bench.config)));
    RecordKeeper keeper;
    IsolationOptions options;
    options.records = must(keeper.now(*bench.trail, isolation::ControlCatalogue::builtIn()));
    options.isOnlyALook = true;
    return must(checkIsolation(*store, view, isolation::ControlCatalogue::builtIn(), options, {}));
}

std::string ReportBench::promote(const QStringList &approvers, const QString &api)
{
    later(1min);
    const auto asked = must(bench.ask(u"prd"_s, api));
    for (const QString &person : approvers) {
        later(1min);
        (void)must(bench.desk->approve(QString::fromStdString(asked.id), QString::fromStdString(asked.digest), u"looked at"_s, PromotionBench::person(person)));
    }
    return asked.id;
}

std::string ReportBench::accept(const std::string &control)
{
    const auto view = checkAtItsMoment();
    ExceptionWish wish;
    wish.pair = {EnvironmentId(u"sbx"_s), EnvironmentId(u"prd"_s)};
    const auto findings = openFindings(*view, wish.pair);
    for (const OpenFinding &finding : findings) {
        if (finding.control == control && wish.fingerprints.isEmpty())
            wish.fingerprints.append(QString::fromStdString(finding.fingerprint));
    }
    wish.reason = u"a test partner, by contract until the end of the quarter"_s;
    wish.owner = u"eng2"_s;
    wish.risk = u"low"_s;
    wish.compensating = {u"INF-01"_s};
    later(1min);
    const auto asked = must(evidence->requestException(wish, findings, PromotionBench::person(u"eng"_s)));
    for (const QString &person : {u"one"_s, u"two"_s}) {
        later(1min);
        (void)must(evidence->approveException(QString::fromStdString(asked.id), PromotionBench::person(person)));
    }
    return asked.id;
}

ReportQuestion ReportBench::question() const
{
    ReportQuestion question;
    const auto frameworks = reports::builtInFrameworks(isolation::ControlCatalogue::builtIn());
    question.framework = frameworks.first();
    question.period = {begin, begin + std::chrono::days(90)};
    return question;
}

Result<std::shared_ptr<const MadeReport>> ReportBench::make(const ReportQuestion &question)
{
    const ReportGround now = ground();
    return makeReport(now, question, {}, {});
}

std::map<std::string, std::string> ReportBench::forms(const MadeReport &made)
{
    std::map<std::string, std::string> forms;
    const auto into = [](std::string &bytes) { return [&bytes](std::string_view piece) { return bytes.append(piece), true; }; };
    for (const ReportForm form : {ReportForm::Json, ReportForm::Csv, ReportForm::Html, ReportForm::Oscal, ReportForm::Pdf}) {
        std::string &bytes = forms[std::string(toWire(form))];
        if (const auto written = writeForm(made, form, {}, into(bytes), {}); !written)
            qFatal("%s", qPrintable(written.error().toText()));
    }
    const ReportGround now = ground();
    if (const auto written = writeEvidence(now, made, {}, bench.trail->logKey(), into(forms["bundle"]), {}); !written)
        qFatal("%s", qPrintable(written.error().toText()));
    return forms;
}

} // namespace bulkhead::test
