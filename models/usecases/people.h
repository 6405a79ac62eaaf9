// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "usecases/audittrail.h"

namespace bulkhead {

//! Drafts of what people do with people; `AuditTrail::record` decides whether they may.
[[nodiscard]] AuditDraft addPersonDraft(const QString &name, const QStringList &roles, const PublicKeyCard &key);
//! As the first person of a log, who accepts the estate file as it stands.
[[nodiscard]] AuditDraft addFirstPersonDraft(const QString &name, const QStringList &roles, const PublicKeyCard &key, const EstateConfig &estate);
[[nodiscard]] AuditDraft changePersonDraft(const QString &name, const QStringList &grant, const QStringList &revoke, const std::optional<PublicKeyCard> &key);
[[nodiscard]] AuditDraft retirePersonDraft(const QString &name);
[[nodiscard]] AuditDraft rotateKeyDraft(const QString &name, const PublicKeyCard &key);

//! How the sections of an estate file stand to what people accepted.
struct PolicyDifference
{
    enum class Kind { Changed, Added, Removed };
    QString section;
    Kind kind = Kind::Changed;
    friend bool operator==(const PolicyDifference &, const PolicyDifference &) = default;
};
[[nodiscard]] QList<PolicyDifference> policyDifferences(const audit::LogState &state, const EstateConfig &estate);
//! What is looser in the file than in the accepted policy, a sentence each.
[[nodiscard]] QStringList policyLoosenings(const audit::LogState &state, const EstateConfig &estate);

//! What became of the wish to accept an estate file.
struct PolicyAcceptance
{
    enum class Outcome { Unchanged, Accepted, Proposed };
    Outcome outcome = Outcome::Unchanged;
    std::uint64_t seq = 0;
    QList<PolicyDifference> differences;
    QStringList loosenings; //!< why it needs a second person
};
//! Accepts the policy sections of the file with the actor's signature. A loosening is only proposed, and accepted when a second person does the same
//! with the same file. Refused without the right.
[[nodiscard]] Result<PolicyAcceptance> acceptPolicy(AuditTrail &trail, const Acting &who, const EstateConfig &estate);

} // namespace bulkhead
