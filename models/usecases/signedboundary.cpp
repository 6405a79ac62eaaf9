// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/signedboundary.h"

#include "core/jsonreader.h"
#include "usecases/decisionentries.h"

namespace bulkhead {

namespace {

constexpr const char *signAction = "boundary.sign";

//! The versions that were signed.
struct Signed
{
    int count = 0;      //!< different ones, one after the other
    std::string digest; //!< of the newest
};

Result<Signed> signedVersions(AuditTrail &trail)
{
    Signed versions;
    const auto read = visitDecisions(trail, 1, [&versions](const audit::EntryView &entry) {
        if (entry.action == signAction) {
            const std::string digest(stringAt(entry.detail, "digest"));
            versions.count += digest == versions.digest ? 0 : 1;
            versions.digest = digest;
        }
        return true;
    });
    return read ? Result<Signed>(versions) : Result<Signed>(read.error());
}

} // namespace

Result<reports::Boundary> versionedBoundary(AuditTrail &trail, const CatalogView &view)
{
    const auto versions = signedVersions(trail);
    if (!versions)
        return versions.error();
    reports::Boundary boundary = boundaryOf(view, versions->count);
    return versions->count > 0 && boundary.digest == versions->digest ? boundary : boundaryOf(view, versions->count + 1);
}

Result<QList<BoundaryVersion>> boundaryVersions(AuditTrail &trail)
{
    QList<BoundaryVersion> versions;
    const auto read = visitDecisions(trail, 1, [&versions](const audit::EntryView &entry) {
        if (entry.action == signAction) {
            const QString person = QString::fromStdString(std::string(entry.person));
            versions.prepend({entry.seq, audit::timeFrom(entry.at).value_or(UtcTime()), person, static_cast<int>(integerAt(entry.detail, "version")),
                              std::string(stringAt(entry.detail, "digest")), integerAt(entry.detail, "snapshot")});
        }
        return true;
    });
    return read ? Result<QList<BoundaryVersion>>(versions) : Result<QList<BoundaryVersion>>(read.error());
}

Result<std::uint64_t> signBoundary(AuditTrail &trail, const reports::Boundary &boundary, const Acting &who)
{
    AuditDraft draft;
    draft.action = signAction;
    draft.objectKind = "boundary";
    draft.objectId = std::to_string(boundary.version);
    draft.after = boundary.digest;
    draft.detail = {{"digest", boundary.digest}, {"snapshot", static_cast<std::int64_t>(boundary.model.snapshot)}, {"version", boundary.version}};
    return trail.record(draft, who);
}

} // namespace bulkhead
