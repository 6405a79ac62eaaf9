// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/verifysnapshots.h"

#include "audit/entryreader.h"
#include "usecases/snapshotdigest.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct Recorded
{
    std::uint64_t seq = 0;
    SnapshotId snapshot = 0;
    std::string digest;
};

//! The snapshot an entry vouches for, if it is one of those.
std::optional<Recorded> recordedIn(const audit::EntryView &entry)
{
    const bool isSync = entry.action == "sync" && entry.phase == audit::Phase::End;
    const bool isBegin = entry.action == "log.begin";
    Recorded recorded{entry.seq, integerAt(entry.detail, isBegin ? "newest" : "snapshot"),
                      std::string(isBegin ? stringAt(entry.detail, "newest_digest") : entry.after)};
    const bool vouches = (isSync || isBegin) && recorded.snapshot > 0 && !recorded.digest.empty();
    return vouches ? std::optional(std::move(recorded)) : std::nullopt;
}

} // namespace

Result<SnapshotEvidence> verifySnapshots(AuditStore &log, Store &store, const CancelToken &cancel)
{
    std::vector<Recorded> all;
    audit::EntryReader reader;
    const auto read = log.readEntries(1, [&](const AuditRow &row) {
        const auto entry = reader.parse(row.entry);
        if (auto recorded = entry ? recordedIn(*entry) : std::nullopt)
            all.push_back(std::move(*recorded));
        return !cancel.isCancelled();
    });
    if (!read)
        return read.error();
    const Error cancelled{.kind = Error::Kind::Cancelled, .place = {}, .what = u"the verification was cancelled"_s, .hint = {}, .retryAfter = {}};
    SnapshotEvidence evidence;
    for (const Recorded &recorded : all) {
        if (cancel.isCancelled())
            return cancelled;
        const auto digest = snapshotDigest(store, recorded.snapshot);
        if (!digest)
            return digest.error();
        ++evidence.checked;
        if (*digest != recorded.digest && !evidence.firstBad)
            evidence.firstBad = SnapshotEvidence::Bad{recorded.seq, recorded.snapshot};
    }
    return cancel.isCancelled() ? Result<SnapshotEvidence>(cancelled) : evidence;
}

} // namespace bulkhead
