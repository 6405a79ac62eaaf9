// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/openevidence.h"
#include "cli/opened.h"
#include "collectors/certificates/comparecertificates.h"
#include "collectors/pipelines/collectpipelines.h"
#include "collectors/pipelines/yamlview.h"
#include "gateways/servedcertificates.h"
#include "isolation/output/report.h"
#include "usecases/pipelineground.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using collectors::PipelineFile;
using collectors::ServedChain;
using evidence::Evidence;
using evidence::EvidenceUnit;
using isolation::Verdict;

namespace {

constexpr auto patience = 10s; // controls.md 1.0.6, P-8
constexpr qsizetype mostFiles = 500, mostHosts = 200;

QString shown(const std::string &text)
{
    return safe(QString::fromStdString(text));
}

JsonValue::Object toJson(const Evidence &evidence)
{
    JsonValue::Array units;
    for (const EvidenceUnit &unit : evidence.units)
        units.push_back(JsonValue::Object{{"detail", unit.detail}, {"unit", unit.unit}, {"verdict", toWire(unit.verdict)}});
    JsonValue::Object json{{"bytes", evidence.bytes},
                           {"collector", evidence.collector},
                           {"complete", evidence.isComplete()},
                           {"control", evidence.control},
                           {"finished_at", isolation::isoTime(evidence.finishedAt)},
                           {"id", nullptr},
                           {"pair", JsonValue::Object{{"sandbox", evidence.pair.sandbox.text()}, {"production", evidence.pair.production.text()}}},
                           {"query", evidence.query},
                           {"received", evidence.received},
                           {"sha256", evidence.digest},
                           {"source", evidence.source},
                           {"started_at", isolation::isoTime(evidence.startedAt)},
                           {"units", std::move(units)}};
    if (!evidence.id.empty())
        json["id"] = evidence.id;
    return json;
}

void print(Console &console, const Evidence &evidence)
{
    console.print(u"%1 on %2/%3%4"_s.arg(shown(evidence.control), safe(evidence.pair.sandbox.text()), safe(evidence.pair.production.text()),
                                         evidence.id.empty() ? QString() : QString(u", added as "_s + shown(evidence.id.substr(0, 8)))));
    std::vector<EvidenceUnit> units = evidence.units;
    std::stable_sort(units.begin(), units.end(), [](const EvidenceUnit &a, const EvidenceUnit &b) { return a.verdict > b.verdict; });
    for (const EvidenceUnit &unit : units)
        console.print(u"  %1  %2: %3"_s.arg(isolation::plain(toWire(unit.verdict)), shown(unit.unit), shown(unit.detail)));
}

//! What is collected, and what of it is known to be missing.
struct Collected
{
    std::vector<Evidence> evidence;
    std::vector<Error> unread;
};

ExitCode exitCodeOf(const Collected &collected)
{
    const bool isNo = std::any_of(collected.evidence.begin(), collected.evidence.end(), [](const Evidence &evidence) {
        return std::any_of(evidence.units.begin(), evidence.units.end(), [](const EvidenceUnit &unit) { return unit.verdict == Verdict::Fail; });
    });
    return worse(isNo ? ExitCode::No : ExitCode::Well, collected.unread.empty() ? ExitCode::Well : ExitCode::Incomplete);
}

ExitCode say(CommandContext &context, const Collected &collected)
{
    JsonValue::Array evidence, unread;
    for (const Evidence &one : collected.evidence) {
        print(context.console, one);
        evidence.emplace_back(toJson(one));
    }
    for (const Error &error : collected.unread) {
        context.console.error(error);
        unread.emplace_back(cli::toJson(error));
    }
    if (collected.evidence.empty())
        context.console.print(u"nothing that a control judges was found"_s);
    context.console.document(JsonValue::Object{{"evidence", std::move(evidence)}, {"unread", std::move(unread)}});
    return exitCodeOf(collected);
}

//! With --add each becomes evidence under the signature of who acts; what was added before one is refused stays.
QCoro::Task<ExitCode> finish(CommandContext &context, Collected collected)
{
    if (!context.line.has(u"add"_s))
        co_return say(context, collected);
    const auto open = co_await openEvidence(context, LogUse::ActsOnEstate);
    if (!open)
        co_return fail(context.console, open.error());
    for (Evidence &evidence : collected.evidence) {
        auto added = (*open)->desk->addEvidence(evidence, (*open)->log->who);
        if (!added) {
            (void)say(context, collected);
            co_return fail(context.console, added.error());
        }
        evidence = std::move(*added);
    }
    sayWarnings(context, *(*open)->log->trail);
    co_return say(context, collected);
}

//! The pairs that are judged: the one of --pair, else all.
Result<QList<evidence::PairScope>> pairsGiven(const CommandLine &line, const EstateConfig &estate)
{
    if (!line.has(u"pair"_s)) {
        QList<evidence::PairScope> all;
        for (const auto &[sandbox, production] : estate.pairs)
            all.append(evidence::PairScope{sandbox, production});
        return all;
    }
    const auto pair = pairOption(line, estate);
    return pair ? Result<QList<evidence::PairScope>>(QList<evidence::PairScope>{*pair}) : pair.error();
}

Result<std::vector<PipelineFile>> readFiles(const QStringList &paths, std::vector<Error> &unread)
{
    std::vector<PipelineFile> files;
    if (paths.size() > mostFiles)
        return optionError(u"FILE"_s, u"more than %1 files are named"_s.arg(mostFiles), u"name fewer at once"_s);
    for (const QString &path : paths) {
        if (std::any_of(files.begin(), files.end(), [&](const PipelineFile &one) { return one.name == path; }))
            continue;
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        PipelineFile read{path, isOpen ? file.read(collectors::maxPipelineBytes + 1) : QByteArray()};
        if (!isOpen || file.error() != QFileDevice::NoError)
            unread.push_back(Error{.kind = Error::Kind::BadFile, .place = path, .what = u"the file cannot be read: "_s + file.errorString(), .hint = {}, .retryAfter = {}});
        else
            files.push_back(std::move(read));
    }
    return files;
}

//! What was read of the estate; the estate file alone if there is no store yet.
Result<std::shared_ptr<const CatalogView>> viewOf(CommandContext &context)
{
    const EnginePaths paths = context.line.paths.withDefaults();
    if (QFileInfo::exists(paths.store))
        return openCatalog(context);
    const auto estate = openEstate(context);
    return estate ? Result<std::shared_ptr<const CatalogView>>(unreadView(*estate)) : estate.error();
}

//! All places of one side; Usage if there is none or one is none.
Result<std::vector<TlsPlace>> placesOf(const CommandLine &line, const QString &option)
{
    std::vector<TlsPlace> places;
    for (const QString &text : line.list(option)) {
        for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
            const auto place = tlsPlaceFrom(word.trimmed());
            if (!place)
                return optionError(option, u"\"%1\" is no host with a port"_s.arg(word), u"write it as pay.example.test:443"_s);
            places.push_back(*place);
        }
    }
    if (places.empty() || static_cast<qsizetype>(places.size()) > mostHosts)
        return optionError(option, places.empty() ? u"no host is named"_s : u"more than %1 hosts are named"_s.arg(mostHosts), u"write --%1 HOST:PORT"_s.arg(option));
    return places;
}

QCoro::Task<std::vector<ServedChain>> readAll(CommandContext &context, std::vector<TlsPlace> places)
{
    const SystemClock clock;
    std::vector<ServedChain> chains;
    for (const TlsPlace &place : places) {
        const CancelToken cancel = context.cancel;
        ServedChain chain = co_await readServedChain(place, patience, cancel);
        chain.at = clock.now();
        const QString distrust = chain.distrust.isEmpty() ? QString() : QString(u"; read all the same: "_s + chain.distrust);
        context.console.note(u"%1: %2 certificates%3"_s.arg(safe(chain.place())).arg(chain.certificates.size()).arg(safe(distrust)));
        chains.push_back(std::move(chain));
    }
    co_return chains;
}

} // namespace

QCoro::Task<ExitCode> evidenceCollectPipeline(CommandContext &context)
{
    Collected collected;
    const auto files = readFiles(context.line.arguments, collected.unread);
    const auto view = files ? viewOf(context) : Result<std::shared_ptr<const CatalogView>>(files.error());
    const auto pairs = view ? pairsGiven(context.line, (*view)->estate) : Result<QList<evidence::PairScope>>(view.error());
    if (!pairs)
        co_return fail(context.console, pairs.error());
    const bool areAll = context.line.has(u"complete"_s) && collected.unread.empty();
    const std::vector<Error> notOpened = collected.unread;
    for (const evidence::PairScope &pair : *pairs) {
        const auto found = collectors::collectPipelines(*files, pipelineGroundOf(**view, pair), areAll, SystemClock().now());
        collected.evidence.insert(collected.evidence.end(), found.evidence.begin(), found.evidence.end());
        collected.unread = notOpened; // the same for every pair
        collected.unread.insert(collected.unread.end(), found.unread.begin(), found.unread.end());
    }
    co_return co_await finish(context, std::move(collected));
}

QCoro::Task<ExitCode> evidenceCollectCertificates(CommandContext &context)
{
    const auto sandbox = placesOf(context.line, u"sandbox-host"_s), production = placesOf(context.line, u"production-host"_s);
    if (!sandbox || !production)
        co_return fail(context.console, sandbox ? production.error() : sandbox.error());
    const auto estate = openEstate(context);
    const auto pair = estate ? pairOption(context.line, *estate) : Result<evidence::PairScope>(estate.error());
    if (!pair)
        co_return fail(context.console, pair.error());
    context.console.note(u"connecting once to each of the %1 hosts that you named, by TLS, to read the certificates that it serves; nothing is sent"_s.arg(sandbox->size() + production->size()));
    const UtcTime begun = SystemClock().now();
    const std::vector<ServedChain> ours = co_await readAll(context, *sandbox);
    const std::vector<ServedChain> theirs = co_await readAll(context, *production);
    Collected collected;
    for (const std::vector<ServedChain> *side : {&ours, &theirs}) {
        for (const ServedChain &chain : *side) {
            if (chain.error)
                collected.unread.push_back(*chain.error);
        }
    }
    const bool areAll = context.line.has(u"complete"_s);
    collected.evidence.push_back(collectors::compareCertificates(ours, theirs, *pair, areAll, begun, SystemClock().now()));
    co_return co_await finish(context, std::move(collected));
}

} // namespace bulkhead::cli
