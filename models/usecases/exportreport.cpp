// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/exportreport.h"

#include "core/digeststream.h"
#include "core/jsonreader.h"
#include "usecases/decisionentries.h"
#include "usecases/draftfile.h"
#include "usecases/report/bundlefiles.h"
#include "usecases/report/reportforms.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *exportAction = "report.export";

AuditDraft draftOf(const MadeReport &made, ReportForm form)
{
    AuditDraft draft;
    draft.action = exportAction;
    draft.objectKind = toWire(ReportKind::Report);
    draft.objectId = made.report.id;
    draft.detail = {{"form", toWire(form)},
                    {"framework", made.framework.id},
                    {"from", static_cast<std::int64_t>(made.report.period.from.time_since_epoch().count())},
                    {"log_size", static_cast<std::int64_t>(made.logSize)},
                    {"scope", made.report.allPairs},
                    {"snapshot", static_cast<std::int64_t>(made.snapshot)},
                    {"until", static_cast<std::int64_t>(made.report.period.until.time_since_epoch().count())}};
    return draft;
}

//! What was written.
struct Written
{
    std::string digest;
    std::int64_t bytes = 0;
};

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
}

//! Writes to the draft, on the disk when it returns.
Result<Written> write(const DraftFile &draft, const std::function<Result<void>(const reports::ByteSink &)> &make, const OnReportStep &onStep, const CancelToken &cancel)
{
    QFile file(draft.path());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return draft.writeError(file.errorString());
    Written written;
    DigestStream digest;
    bool isTaken = true;
    const auto made = make([&](std::string_view bytes) {
        const auto size = static_cast<qint64>(bytes.size());
        isTaken = isTaken && !cancel.isCancelled() && file.write(bytes.data(), size) == size;
        digest.add(bytes);
        written.bytes += size;
        if (onStep)
            onStep(ReportStep::Writing, static_cast<std::uint64_t>(written.bytes), 0);
        return isTaken;
    });
    if (cancel.isCancelled())
        return cancelled();
    const bool isWritten = isTaken && file.flush() && ::fsync(file.handle()) == 0;
    if (!isWritten)
        return draft.writeError(file.errorString());
    if (!made)
        return made.error();
    written.digest = toHex(digest.digest());
    return written;
}

std::optional<ReportKind> kindFrom(std::string_view wire)
{
    for (const ReportKind kind : {ReportKind::Report, ReportKind::Difference, ReportKind::Boundary}) {
        if (wire == toWire(kind))
            return kind;
    }
    return std::nullopt;
}

UtcTime timeAt(JsonElement object, std::string_view key)
{
    return UtcTime(std::chrono::milliseconds(integerAt(object, key)));
}

QString textAt(JsonElement object, std::string_view key)
{
    return QString::fromStdString(std::string(stringAt(object, key)));
}

ReportExport exportOf(const audit::EntryView &entry, ReportKind kind)
{
    ReportExport one;
    one.kind = kind;
    one.seq = entry.seq;
    one.at = audit::timeFrom(entry.at).value_or(UtcTime());
    one.person = QString::fromStdString(std::string(entry.person));
    one.framework = textAt(entry.detail, "framework");
    one.scope = textAt(entry.detail, "scope");
    one.period = {timeAt(entry.detail, "from"), timeAt(entry.detail, "until")};
    one.form = stringAt(entry.detail, "form");
    one.digest = stringAt(entry.detail, "digest");
    one.snapshot = integerAt(entry.detail, "snapshot");
    one.logSize = static_cast<std::uint64_t>(std::max<std::int64_t>(integerAt(entry.detail, "log_size"), 0));
    one.since = integerAt(entry.detail, "since");
    if (one.kind == ReportKind::Boundary)
        one.version = QByteArray::fromStdString(std::string(entry.objectId)).toInt();
    return one;
}

} // namespace

std::string_view toWire(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Report: return "report";
    case ReportKind::Difference: return "difference";
    case ReportKind::Boundary: return "boundary";
    }
    return {};
}

Result<void> mayExportReport(AuditTrail &trail, const Acting &who)
{
    AuditDraft draft;
    draft.action = exportAction;
    return trail.check(draft, who);
}

Result<ExportedReport> exportFile(AuditTrail &trail, AuditDraft draft, const QString &path, const std::function<Result<void>(const reports::ByteSink &)> &make, const Acting &who,
                                  const OnReportStep &onStep, const CancelToken &cancel)
{
    if (const auto may = trail.check(draft, who); !may)
        return may.error();
    const DraftFile file(path, u"the file"_s);
    if (const QString obstacle = file.obstacle(); !obstacle.isEmpty())
        return file.writeError(obstacle);
    const auto tell = [&onStep](ReportStep step) {
        if (onStep)
            onStep(step, 0, 0);
    };
    tell(ReportStep::Composing);
    const auto written = write(file, make, onStep, cancel);
    if (!written)
        return written.error();
    tell(ReportStep::Recording);
    draft.after = written->digest;
    draft.detail["bytes"] = written->bytes;
    draft.detail["digest"] = written->digest;
    draft.detail["file"] = QFileInfo(path).fileName();
    const auto seq = trail.record(draft, who);
    if (!seq)
        return seq.error();
    if (const auto kept = file.keep(); !kept) {
        draft.phase = audit::Phase::End;
        draft.detail["of"] = static_cast<std::int64_t>(*seq);
        draft.detail["outcome"] = "failed";
        (void)trail.record(draft, who); // what failed is said in any case
        return kept.error();
    }
    return ExportedReport{path, written->digest, written->bytes, *seq};
}

Result<ExportedReport> exportReport(AuditTrail &trail, const ReportGround &ground, const MadeReport &made, const ReportExportWish &wish, const Acting &who, const OnReportStep &onStep,
                                    const CancelToken &cancel)
{
    const auto make = [&](const reports::ByteSink &sink) {
        return wish.form == ReportForm::Bundle ? writeEvidence(ground, made, wish.content, trail.logKey(), sink, cancel) : writeForm(made, wish.form, wish.content, sink, cancel);
    };
    return exportFile(trail, draftOf(made, wish.form), wish.path, make, who, onStep, cancel);
}

Result<QList<ReportExport>> reportHistory(AuditTrail &trail)
{
    std::map<std::uint64_t, ReportExport> exports;
    const auto read = visitDecisions(trail, 1, [&exports](const audit::EntryView &entry) {
        const auto kind = entry.action == exportAction ? kindFrom(entry.objectKind) : std::nullopt;
        if (!kind)
            return true;
        if (entry.phase == audit::Phase::Whole)
            exports.emplace(entry.seq, exportOf(entry, *kind));
        else if (stringAt(entry.detail, "outcome") == "failed")
            exports.erase(static_cast<std::uint64_t>(integerAt(entry.detail, "of")));
        return true;
    });
    if (!read)
        return read.error();
    QList<ReportExport> newestFirst;
    for (auto it = exports.rbegin(); it != exports.rend(); ++it)
        newestFirst.append(it->second);
    return newestFirst;
}

} // namespace bulkhead
