// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bundle.h"
#include "audit/entryproof.h"
#include "audit/logverifier.h"
#include "audit/verifiedhead.h"
#include "core/cancel.h"
#include "ports/auditstore.h"

#include <QIODevice>
#include <QString>

#include <functional>

namespace bulkhead {

//! When an entry was made, as it says; the epoch if there is no such entry.
[[nodiscard]] Result<UtcTime> timeOfEntry(AuditStore &store, std::uint64_t seq);

//! What a log is verified against, beside itself.
struct VerifyAgainst
{
    std::vector<std::string> outside;           //!< notes of checkpoints kept elsewhere
    std::vector<std::string> remembered;        //!< heads this desk remembers; for a store only
    std::vector<audit::VerifierKey> trusted;    //!< empty: the log's own key is taken as it is
    bool requireAnchor = false;
};

//! Called now and then with the entries done and in all.
using OnVerified = std::function<void(std::uint64_t done, std::uint64_t all)>;

//! Verifies the log in a store, the index beside its entries included. An error is one of reading (Store), or Cancelled; damage is an answer.
[[nodiscard]] Result<audit::Verification> verifyStore(AuditStore &store, const VerifyAgainst &against, const OnVerified &onVerified,
                                                      const CancelToken &cancel);
//! The same with what a later verification can begin from.
struct VerifiedWhole
{
    audit::Verification answer;
    audit::VerifiedHead head;  //!< its time is for the caller to say
    audit::Standing standing;  //!< behind the last entry, if all is well
};
[[nodiscard]] Result<VerifiedWhole> verifyWhole(AuditStore &store, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel);

//! Verifies what came since a head that was verified whole: the entries behind it, the checkpoints of its size and more, and that the log still begins with it by its tree. Nothing if
//! that does not hold, for whatever reason: then only verifying the whole log tells what is wrong. `standing`: of the head, if it is still at hand; else it is made from the
//! entries that decide, which are verified for it. The head of the answer keeps the time of the one before.
[[nodiscard]] Result<std::optional<VerifiedWhole>> verifySince(AuditStore &store, const audit::VerifiedHead &head, const audit::Standing *standing, const VerifyAgainst &against,
                                                               const CancelToken &cancel);

//! The beginning of a log, and what is to be known of it to prove that entries stand in it.
struct VerifiedPart
{
    audit::Verification answer;
    audit::VerifierKey key; //!< of the log, as its first entry says
    std::string note;       //!< checkpoint of just these entries; empty: the store has none
    std::vector<std::string> rows; //!< of people and policy, as these entries make them, sorted
    std::string policy;     //!< digest of the policy that was accepted then
    //! What can be remembered of it, but for its time: if it is all of the log, and is well with what the store keeps beside it and with `VerifyAgainst::remembered`.
    std::optional<audit::VerifiedHead> whole;
};
//! Each entry in order, whether or not the part is valid.
using OnEntryBytes = std::function<void(std::uint64_t seq, std::string_view entry)>;
//! Verifies the first `size` entries as if the log ended there: checkpoints of more are not looked at, and neither is what the store says of people and policy now.
//! NotFound if it has fewer.
[[nodiscard]] Result<VerifiedPart> verifyPart(AuditStore &store, std::uint64_t size, const VerifyAgainst &against, const OnEntryBytes &onEntry, const OnVerified &onVerified,
                                              const CancelToken &cancel);
//! Verifies a bundle file in bounded memory. BadFile if it cannot be read.
[[nodiscard]] Result<audit::Verification> verifyBundle(const QString &path, const VerifyAgainst &against, const OnVerified &onVerified,
                                                       const CancelToken &cancel);

//! The same of a device that is open, from where it stands, and no more than so many bytes. `place` names it in errors.
[[nodiscard]] Result<audit::Verification> verifyBundle(QIODevice &device, qint64 bytes, const QString &place, const VerifyAgainst &against, const OnVerified &onVerified,
                                                       const CancelToken &cancel);

//! The notes of a checkpoint file (one or several). BadFile if it cannot be read or is too large.
[[nodiscard]] Result<std::vector<std::string>> readCheckpoints(const QString &path);
//! A verifier key as text, or the path of a file with one on its first line.
[[nodiscard]] Result<audit::VerifierKey> readVerifierKey(const QString &text);

//! What was found, in words.
struct VerificationWords
{
    QString headline, detail;
};
[[nodiscard]] VerificationWords wordsOf(const audit::Verification &answer);

} // namespace bulkhead
