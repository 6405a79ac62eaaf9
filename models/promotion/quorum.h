// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "estate/config.h"

#include <QStringList>

#include <cstdint>
#include <functional>

namespace bulkhead::promotion {

//! One approval of a plan's digest, as the log has it.
struct Approval
{
    QString person;
    std::uint64_t seq = 0;
    UtcTime at{};
    QString carriedBy{}; //!< who brought it in, if it was signed elsewhere
    friend bool operator==(const Approval &, const Approval &) = default;
};

//! What decides whether somebody counts; all by the log's people, never by accounts.
struct ApproverFacts
{
    bool mayApprove = false;          //!< there, and holds the role approver for the target environment now
    bool isRequester = false;
    bool isSourceAuthor = false;      //!< one of the API's authors
    bool isGrantedByRequester = false; //!< the requester gave them their key or that role
    QStringList groups;
};
using FactsOf = std::function<ApproverFacts(const QString &person)>;

struct NotCounted
{
    QString person;
    QString why; //!< plain words
    friend bool operator==(const NotCounted &, const NotCounted &) = default;
};

//! Whether enough people stand behind a plan, and who is missing.
struct Quorum
{
    QStringList counted;          //!< each person once, in the order of their approvals
    QList<NotCounted> notCounted;
    int missing = 0;              //!< approvals until the quorum is full
    QStringList missingGroups;    //!< none of whose members has approved
    [[nodiscard]] bool isFull() const { return missing == 0 && missingGroups.isEmpty(); }
};

//! Why this person's approval would not count; empty if it would.
[[nodiscard]] QString whyNotCounted(const ApprovalRule &rule, const ApproverFacts &facts);
[[nodiscard]] Quorum quorumOf(const ApprovalRule &rule, const QList<Approval> &approvals, const FactsOf &factsOf);

} // namespace bulkhead::promotion
