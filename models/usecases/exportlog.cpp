// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/exportlog.h"

#include "usecases/draftfile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error writeError(const QString &path, const QString &why)
{
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = u"the bundle cannot be written: %1"_s.arg(why),
                 .hint = u"check the free space and the rights of the folder"_s, .retryAfter = {}};
}

Result<audit::BundleHeader> headerOf(AuditTrail &trail, const AuditContents &contents)
{
    const auto log = trail.logId();
    if (log && log->empty()) {
        return Error{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no entry yet"_s,
                     .hint = u"run bulkheadctl sync first"_s, .retryAfter = {}};
    }
    const std::string id = log ? *log : std::string(32, '0'); // its first entry is damaged
    const audit::VerifierKey key{audit::originOf(id), trail.logKey().publicKey()};
    return audit::BundleHeader{id, key, contents.notes.size(), contents.count, contents.state.size()};
}

Error cancelled(const QString &path)
{
    return Error{.kind = Error::Kind::Cancelled, .place = path, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
}

constexpr std::uint64_t progressStep = 4096;

struct BundleParts
{
    audit::BundleHeader header;
    AuditContents contents;
    const SigningKey &key;
};

//! The digest of what was written. An error names the file it was written to.
Result<std::string> write(AuditStore &store, const BundleParts &parts, const QString &path, const OnExport &onExport, const CancelToken &cancel)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(path, file.errorString());
    audit::BundleWriter writer([&file](std::string_view bytes) {
        return file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    });
    bool isWritten = writer.begin(parts.header);
    for (const std::string &note : parts.contents.notes)
        isWritten = isWritten && writer.note(note);
    std::uint64_t done = 0;
    const auto read = store.readEntries(1, [&](const AuditRow &row) {
        if (row.seq > parts.contents.size)
            return false; // came meanwhile
        if (done % progressStep == 0 && onExport)
            onExport(ExportStep::Writing, done, parts.contents.count);
        ++done;
        isWritten = isWritten && writer.entry(row.seq, row.entry);
        return isWritten && !cancel.isCancelled();
    });
    if (!read)
        return read.error();
    if (cancel.isCancelled())
        return cancelled(path);
    for (const std::string &row : parts.contents.state)
        isWritten = isWritten && writer.row(row);
    isWritten = isWritten && writer.end(parts.key) && file.commit();
    return isWritten ? Result<std::string>(toHex(writer.digest())) : writeError(path, file.errorString());
}

//! The same error, of the place the bundle shall have.
Error at(const QString &path, Error error)
{
    if (error.kind == Error::Kind::Cancelled)
        return cancelled(path);
    if (error.kind == Error::Kind::BadFile)
        error.place = path;
    return error;
}

Result<ExportedLog> writeAndVerify(AuditTrail &trail, const QString &path, const OnExport &onExport, const CancelToken &cancel)
{
    const auto store = trail.store();
    if (!store)
        return store.error();
    const auto contents = (*store)->contents(audit::maxBundleNotes);
    if (!contents)
        return contents.error();
    const auto header = headerOf(trail, *contents);
    if (!header)
        return header.error();
    const DraftFile draft(path, u"the bundle"_s);
    if (const QString obstacle = draft.obstacle(); !obstacle.isEmpty())
        return draft.writeError(obstacle);
    const auto digest = write(**store, {*header, *contents, trail.logKey()}, draft.path(), onExport, cancel);
    if (!digest)
        return at(path, digest.error());
    const OnVerified onVerified = [&onExport](std::uint64_t done, std::uint64_t all) {
        if (onExport)
            onExport(ExportStep::Verifying, done, all);
    };
    onVerified(0, contents->count);
    const auto answer = verifyBundle(draft.path(), {}, onVerified, cancel);
    if (!answer)
        return at(path, answer.error());
    if (const auto kept = draft.keep(); !kept)
        return at(path, kept.error());
    return ExportedLog{path, *digest, *answer};
}

} // namespace

Result<ExportedLog> exportLog(AuditTrail &trail, const Acting &who, const QString &path, const OnExport &onExport, const CancelToken &cancel)
{
    AuditDraft draft;
    draft.action = "audit.export";
    draft.objectKind = "bundle";
    draft.objectId = QFileInfo(path).fileName().toStdString();
    const auto recorded = trail.record(draft, who);
    if (!recorded && recorded.error().kind != Error::Kind::Damaged)
        return recorded.error();
    auto exported = writeAndVerify(trail, path, onExport, cancel);
    if (!exported && recorded) {
        draft.phase = audit::Phase::End;
        draft.detail = {{"of", static_cast<std::int64_t>(*recorded)},
                        {"outcome", exported.error().kind == Error::Kind::Cancelled ? "cancelled" : "failed"}};
        (void)trail.record(draft, who); // what failed is said in any case
    }
    return exported;
}

Result<audit::EntryProof> proveEntry(AuditStore &store, std::uint64_t seq)
{
    const auto size = store.size();
    if (!size)
        return size.error();
    const auto row = store.entry(seq);
    if (!row)
        return row.error();
    const auto note = store.lastNote();
    if (!note)
        return note.error();
    Error failure;
    const auto path = *row ? audit::inclusionProof(seq - 1, *size, [&](const audit::NodeId &id) -> std::optional<Digest> {
        const auto node = store.node(id);
        if (!node)
            failure = node.error();
        return node ? *node : std::nullopt;
    }) : std::nullopt;
    if (!path) {
        if (failure.kind == Error::Kind::Store)
            return failure;
        return Error{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no entry %1, or not enough of the tree to prove it"_s.arg(seq),
                     .hint = u"the log has %1 entries"_s.arg(*size), .retryAfter = {}};
    }
    return audit::EntryProof{(*row)->entry, seq - 1, *path, *note};
}

} // namespace bulkhead
