// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/quorum.h"

namespace bulkhead::promotion {

using namespace Qt::StringLiterals;

QString whyNotCounted(const ApprovalRule &rule, const ApproverFacts &facts)
{
    if (!facts.mayApprove)
        return u"does not hold the role approver there"_s;
    if (facts.isRequester && !rule.requesterMayApprove)
        return u"asked for this promotion"_s;
    if (facts.isSourceAuthor && !rule.sourceAuthorMayApprove)
        return u"is an author of this API"_s;
    if (facts.isGrantedByRequester && !rule.requesterMayApprove)
        return u"has key or role from the one who asked"_s;
    return {};
}

Quorum quorumOf(const ApprovalRule &rule, const QList<Approval> &approvals, const FactsOf &factsOf)
{
    Quorum quorum;
    quorum.missingGroups = rule.groups;
    for (const Approval &approval : approvals) {
        const ApproverFacts facts = factsOf(approval.person);
        const QString why = quorum.counted.contains(approval.person) ? u"has approved before"_s : whyNotCounted(rule, facts);
        if (!why.isEmpty()) {
            quorum.notCounted.append({approval.person, why});
            continue;
        }
        quorum.counted.append(approval.person);
        for (const QString &group : facts.groups)
            quorum.missingGroups.removeAll(group);
    }
    quorum.missing = std::max(0, rule.quorum - static_cast<int>(quorum.counted.size()));
    return quorum;
}

} // namespace bulkhead::promotion
