// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/logbundle.h"

#include "audit/bundle.h"
#include "usecases/rememberedheads.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! At most so many: the newest half, and others evenly spread over those before.
std::vector<std::string> thinned(std::vector<std::string> notes, std::size_t most)
{
    if (notes.size() <= most)
        return notes;
    const std::size_t older = most / 2, newest = most - older, step = (notes.size() - newest + older - 1) / older;
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (i + newest >= notes.size() || i % step == 0)
            kept.push_back(std::move(notes[i]));
    }
    return kept;
}

Result<std::vector<std::string>> notesUpTo(AuditStore &log, std::uint64_t size)
{
    auto contents = log.contents(0);
    if (!contents)
        return contents.error();
    std::erase_if(contents->notes, [size](const std::string &note) {
        const auto head = statedHead(note);
        return !head || head->size > size;
    });
    return thinned(std::move(contents->notes), audit::maxBundleNotes);
}

} // namespace

Result<void> writeLogThen(AuditStore &log, const MadeReport &made, const SigningKey &logKey, const reports::ByteSink &sink, const CancelToken &cancel)
{
    const auto key = audit::VerifierKey::fromText(made.report.chain.key);
    if (!key) {
        return Error{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no entry that tells its key"_s, .hint = u"run bulkheadctl audit verify"_s,
                     .retryAfter = {}};
    }
    const auto notes = notesUpTo(log, made.logSize);
    if (!notes)
        return notes.error();
    audit::BundleWriter writer(sink);
    bool goesOn = writer.begin({made.report.chain.log, *key, notes->size(), made.logSize, made.logRows.size()});
    for (const std::string &note : *notes)
        goesOn = goesOn && writer.note(note);
    const auto read = log.readEntries(1, [&](const AuditRow &row) {
        goesOn = goesOn && row.seq <= made.logSize && writer.entry(row.seq, row.entry) && !cancel.isCancelled();
        return goesOn;
    });
    if (!read)
        return read.error();
    if (cancel.isCancelled())
        return Error{.kind = Error::Kind::Cancelled, .place = u"report"_s, .what = u"the export was cancelled"_s, .hint = {}, .retryAfter = {}};
    for (const std::string &row : made.logRows)
        (void)writer.row(row); // a sink that is full says so to whoever gave it
    (void)writer.end(logKey);
    return {};
}

} // namespace bulkhead
