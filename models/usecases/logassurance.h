// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/records.h"
#include "usecases/audittrail.h"
#include "usecases/verifylog.h"

namespace bulkhead {

//! Verifies the whole log of a trail against all that is known of it, and remembers what was found. A memory that cannot be written is passed over: the next check verifies again.
[[nodiscard]] Result<VerifiedWhole> verifyAndRemember(AuditTrail &trail, const Clock &clock, const OnVerified &onVerified, const CancelToken &cancel);

//! How far back a log is anchored: the sizes of the checkpoints outside, ascending, and what they are worth as of a moment. `AuditState::anchoredAt` is the moment of the entry
//! that the newest of them by then ends with. Unsupported if the log had not begun by then. `problem` empty: it was found whole.
[[nodiscard]] Result<isolation::Fact<isolation::AuditState>> auditStateAt(AuditStore &log, const std::vector<std::uint64_t> &anchored, const std::string &problem, UtcTime at);
//! Sizes that these notes state, ascending, no greater than `most`.
[[nodiscard]] std::vector<std::uint64_t> sizesOf(const std::vector<std::string> &notes, std::uint64_t most);

//! What the audit log of a trail is worth (GOV-11), without reading it whole each time: what was remembered of the last whole verification is taken as it is for a day, as long as
//! the log begins with it, and only what came since is verified; else the whole log is. See audit::VerifiedHead for what that rests on. A log that was found damaged is
//! verified whole again each time, so that one that was restored shows at once. One object per thread; the trail outlives it.
class LogAssurance
{
public:
    //! How long a verification of the whole log counts.
    static constexpr std::chrono::hours lifetime{24};

    LogAssurance(AuditTrail &trail, std::shared_ptr<const Clock> clock);

    //! As of a moment. Unreadable if the store cannot be read; the only error is Cancelled.
    [[nodiscard]] Result<isolation::Fact<isolation::AuditState>> at(UtcTime moment, const CancelToken &cancel);

private:
    [[nodiscard]] Result<isolation::Fact<isolation::AuditState>> stateAt(UtcTime moment, const CancelToken &cancel);
    Result<void> bringUpToDate(AuditStore &store, const CancelToken &cancel);
    Result<bool> isAsItWas(AuditStore &store);
    [[nodiscard]] bool counts(const audit::VerifiedHead &head) const;
    void take(VerifiedWhole whole, const VerifyAgainst &against);

    AuditTrail &m_trail;
    std::shared_ptr<const Clock> m_clock;
    std::optional<VerifiedWhole> m_known;
    std::vector<std::uint64_t> m_anchored; //!< sizes, ascending
};

} // namespace bulkhead
