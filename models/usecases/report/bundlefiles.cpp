// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/bundlefiles.h"

#include "core/jsonreader.h"
#include "isolation/output/report.h"
#include "reports/csv.h"
#include "reports/oscal.h"
#include "reports/verifyinstructions.h"
#include "usecases/report/logbundle.h"
#include "usecases/report/reportforms.h"

#include <algorithm>
#include <memory>

namespace bulkhead {

using namespace Qt::StringLiterals;
using reports::ByteSink;

namespace {

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
}

//! The files of one bundle.
class Files
{
public:
    Files(const ReportGround &ground, const MadeReport &made, const ReportContent &content, const SigningKey &logKey, const CancelToken &cancel)
        : m_ground(ground)
        , m_made(made)
        , m_content(content)
        , m_logKey(logKey)
        , m_cancel(cancel)
    {
    }

    //! By name.
    std::vector<reports::BundleMember> all()
    {
        add("VERIFY.md", [](const ByteSink &sink) { return sink(reports::verifyInstructions()), Result<void>(); });
        add("approvals.json", [this](const ByteSink &sink) { return writeApprovals(sink); });
        add("facts.jsonl", [this](const ByteSink &sink) { return writeFacts(sink); });
        add("log.bundle", [this](const ByteSink &sink) { return writeLogThen(m_ground.log, m_made, m_logKey, sink, m_cancel); });
        add(reports::oscalCatalogFile, [this](const ByteSink &sink) { return sink(pretty(reports::toOscalCatalog(*m_made.report.check->catalogue))), Result<void>(); });
        add("verdicts.json", [this](const ByteSink &sink) { return sink(pretty(isolation::toJson(m_made.isolation->report))), Result<void>(); });
        for (const auto &[name, form] : {std::pair("oscal.json", ReportForm::Oscal), std::pair("report.html", ReportForm::Html), std::pair("report.json", ReportForm::Json),
                                         std::pair("report.pdf", ReportForm::Pdf)})
            addForm(name, form);
        for (const reports::CsvTable &table : reports::csvTables())
            add(table.file, [this, &table](const ByteSink &sink) { return (void)table.write(m_made.report, sink), Result<void>(); });
        std::sort(m_files.begin(), m_files.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        return std::move(m_files);
    }

    [[nodiscard]] JsonValue::Object about() const
    {
        const reports::Report &report = m_made.report;
        return {{"estate", report.estate},
                {"framework", m_made.framework.id},
                {"from", isolation::isoTime(report.period.from)},
                {"log", report.chain.log},
                {"log_size", static_cast<std::int64_t>(m_made.logSize)},
                {"report", report.id},
                {"root", report.chain.root},
                {"snapshot", static_cast<std::int64_t>(m_made.snapshot)},
                {"until", isolation::isoTime(report.period.until)}};
    }

private:
    void add(std::string_view name, std::function<Result<void>(const ByteSink &)> write)
    {
        m_files.push_back({name, [this, write = std::move(write)](const ByteSink &sink) { return m_cancel.isCancelled() ? Result<void>(cancelled()) : write(sink); }});
    }

    //! Made once, as long as the bundle is written: a picture of a page costs more than its bytes.
    void addForm(std::string_view name, ReportForm form)
    {
        auto bytes = std::make_shared<std::optional<std::string>>();
        add(name, [this, form, bytes](const ByteSink &sink) -> Result<void> {
            if (!*bytes) {
                std::string made;
                const auto written = writeForm(m_made, form, m_content, [&made](std::string_view piece) { return made.append(piece), true; }, m_cancel);
                if (!written)
                    return written.error();
                *bytes = std::move(made);
            }
            (void)sink(**bytes);
            return {};
        });
    }

    //! The decisions of the period as they were signed, each with the way to the root.
    Result<void> writeApprovals(const ByteSink &sink)
    {
        const reports::ChainResult &chain = m_made.report.chain;
        JsonValue::Array entries;
        for (const reports::ChainResult::Proof &proof : chain.proofs) {
            const auto row = m_ground.log.entry(proof.seq);
            if (!row)
                return row.error();
            JsonValue::Array path;
            for (const std::string &hash : proof.path)
                path.emplace_back(hash);
            entries.push_back(JsonValue::Object{{"entry", *row ? (*row)->entry : std::string()},
                                                {"leaf", proof.leaf},
                                                {"path", std::move(path)},
                                                {"seq", static_cast<std::int64_t>(proof.seq)},
                                                {"what", proof.what}});
        }
        const JsonValue::Object all{{"checkpoint", m_made.logNote}, {"entries", std::move(entries)},           {"key", chain.key},
                                    {"log", chain.log},             {"root", chain.root},                      {"size", static_cast<std::int64_t>(chain.size)}};
        (void)sink(pretty(all));
        return {};
    }

    [[nodiscard]] bool isInScope(const GatewayId &gateway) const
    {
        const GatewayConfig *config = m_ground.estate.gateway(gateway);
        const auto &pairs = m_made.isolation->report.pairs;
        return config != nullptr && std::any_of(pairs.begin(), pairs.end(), [config](const isolation::PairReport &pair) {
            return config->serves(pair.result.sandbox) || config->serves(pair.result.production);
        });
    }

    //! A line on the snapshot, one for each collection, and one for each thing that was there.
    Result<void> writeFacts(const ByteSink &sink)
    {
        bool goesOn = true;
        const auto line = [&](const JsonValue &value) { goesOn = goesOn && sink(canonical(value) + '\n'); };
        const isolation::CheckReport &check = m_made.isolation->report;
        line(JsonValue::Object{{"at", isolation::isoTime(check.at)}, {"estate", check.estate}, {"format", 1}, {"snapshot", static_cast<std::int64_t>(m_made.snapshot)}});
        const auto collections = m_ground.store.collections(m_made.snapshot);
        if (!collections)
            return collections.error();
        for (const CollectionState &state : *collections) {
            if (isInScope(state.gateway))
                line(collectionJson(state));
        }
        Result<void> bad;
        JsonReader reader;
        const auto read = m_ground.store.readEntities(m_made.snapshot, [&](const StoredEntity &entity) {
            if (!isInScope(entity.gateway))
                return goesOn;
            const auto payload = reader.parse(entity.record.payload);
            if (!payload) {
                bad = payload.error();
                return false;
            }
            line(JsonValue::Object{{"entity", JsonValue::from(*payload)}, {"gateway", entity.gateway.text()}, {"id", entity.record.nativeId}, {"kind", toWire(entity.record.kind)},
                                   {"since", static_cast<std::int64_t>(entity.since)}, {"workspace", entity.workspace}});
            return goesOn && !m_cancel.isCancelled();
        });
        if (!read || !bad)
            return read ? bad : read;
        return m_cancel.isCancelled() ? Result<void>(cancelled()) : Result<void>();
    }

    static JsonValue collectionJson(const CollectionState &state)
    {
        JsonValue::Object line{{"collection", state.report.key.name},
                               {"gateway", state.gateway.text()},
                               {"received", state.report.received},
                               {"state", toWire(state.report.state)},
                               {"torn", state.report.torn},
                               {"workspace", state.report.key.workspace}};
        if (state.report.expected)
            line["expected"] = *state.report.expected;
        if (state.readIn != 0) {
            line["read_at"] = isolation::isoTime(state.readAt);
            line["read_in"] = static_cast<std::int64_t>(state.readIn);
        }
        return line;
    }

    const ReportGround &m_ground;
    const MadeReport &m_made;
    const ReportContent &m_content;
    const SigningKey &m_logKey;
    const CancelToken &m_cancel;
    std::vector<reports::BundleMember> m_files;
};

} // namespace

Result<void> writeEvidence(const ReportGround &ground, const MadeReport &made, const ReportContent &content, const SigningKey &logKey, const ByteSink &sink, const CancelToken &cancel)
{
    Files files(ground, made, content, logKey, cancel);
    return reports::writeBundle(files.all(), files.about(), made.report.chain.key, logKey, sink);
}

} // namespace bulkhead
