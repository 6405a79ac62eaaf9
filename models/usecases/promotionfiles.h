// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/approvalstatement.h"
#include "usecases/promotiondesk.h"

namespace bulkhead {

// Approving without access to the store: a request goes out as a file, the approval comes back as one. Both are canonical JSON, every byte of them signed.

//! A request as somebody gets it who shall approve it elsewhere.
struct PromotionFile
{
    std::string entry;        //!< of the log that asks for it, with the plan in it
    audit::VerifierKey key;   //!< of the log
    std::uint64_t size = 0;   //!< of the log when it was exported
    std::string root;         //!< hex, of its tree then
    // Read from the entry:
    promotion::Plan plan;
    QString requester, reason;
    QStringList needsWaivers; //!< gates that said no when it was asked for
};

//! Records that the plan was taken out, and gives the file. Errors of AuditTrail; NotFound.
[[nodiscard]] Result<std::string> exportPromotion(PromotionDesk &desk, const QString &id, const Acting &who);
//! BadFile unless it is byte for byte what exportPromotion gave, signed by the key that it names. Whether that is the right log's key only people know, or `trusted` says.
[[nodiscard]] Result<PromotionFile> readPromotionFile(const std::string &text, const std::optional<audit::VerifierKey> &trusted = std::nullopt);

//! An approval as a file.
struct ApprovalFile
{
    std::string statement, signature;
    audit::ApprovalStatement said; //!< the statement, read
};

//! Signs exactly the plan in the file. Refused without a person, or if its time is over; whether it counts is decided where it is brought in.
[[nodiscard]] Result<std::string> signApproval(const PromotionFile &file, const Acting &who, UtcTime now);
//! BadFile unless it is byte for byte what signApproval gives.
[[nodiscard]] Result<ApprovalFile> readApprovalFile(const std::string &text);

//! Brings an approval into the log, as an entry of whoever carries it. Refused if the statement is for anything but this plan of this request in this log as it is, not by the key
//! that its person uses now, or by somebody who could not approve here, now; and if it was signed before the waivers were given that the request needs.
[[nodiscard]] Result<promotion::Request> importApproval(PromotionDesk &desk, const QString &id, const ApprovalFile &approval, const Acting &who);

} // namespace bulkhead
