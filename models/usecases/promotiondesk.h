// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gates.h"
#include "promotion/ledger.h"
#include "promotion/plan.h"
#include "usecases/audittrail.h"
#include "usecases/planpromotion.h"

namespace bulkhead {

//! Everything that people decide about promotions, and what the log says of them. Every verb checks all its rules here, whoever calls, and is an entry signed by the person
//! who acts. One object per thread; calls block. Errors are those of AuditTrail, NotFound for a request that is not there, Usage for a reason that does not do.
class PromotionDesk
{
public:
    PromotionDesk(AuditTrail &trail, EstateConfig estate, std::shared_ptr<const Clock> clock);

    //! The requests as the log says now.
    Result<const promotion::Ledger *> ledger();
    //! One request by its id or the beginning of it.
    Result<promotion::Request> find(const QString &id);
    //! What was asked for: the plan stands in the request's entry, and its digest is checked.
    Result<promotion::Plan> planOf(const promotion::Request &request);

    //! Asks for a plan: gives it log, request, nonce, expiry and policy. Refused if a gate says no, the policy is not accepted, or one is in flight already.
    Result<promotion::Request> request(promotion::Plan plan, const QString &reason, const Acting &who);
    //! Whether this person's approval, if it came now, would make the quorum full. Refused, with the reason, if it would not count.
    Result<bool> wouldCount(const promotion::Request &request, const QString &person);
    //! Signs exactly that digest; the digest the person looked at may be named, and is compared.
    Result<promotion::Request> approve(const QString &id, const QString &digest, const QString &text, const Acting &who);
    Result<promotion::Request> remark(const QString &id, promotion::Remark::Kind kind, const QString &text, int step, const Acting &who);

    //! Who counts and who is missing, by the people as they are now.
    Result<promotion::Quorum> quorum(const promotion::Request &request);
    //! The gates that need no gateway.
    Result<QList<promotion::GateResult>> gates(const promotion::Plan &plan, const promotion::Request *request);
    //! Why the request may not be executed now by `who`; nothing if it may. Looks at everything but the gateways.
    Result<void> mayStart(const promotion::Request &request, const promotion::Plan &plan, const Acting &who);
    //! Records what ends a request without anybody's wish: its time is over, or what it was made on has changed.
    Result<void> close(const promotion::Request &request, promotion::Verb verb, const QString &note, const Acting &who);

    [[nodiscard]] AuditTrail &trail() const { return m_trail; }
    [[nodiscard]] const EstateConfig &estate() const { return m_estate; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }
    [[nodiscard]] UtcTime now() const { return m_clock->now(); }
    //! A draft of an entry on a request, with its digests and environment.
    [[nodiscard]] static AuditDraft draftOn(const promotion::Request &request, const char *action);

private:
    Result<void> acceptedPolicy();
    promotion::ApproverFacts factsOf(const audit::LogState &state, const promotion::Request &request, const QString &person) const;
    Result<promotion::Request> recorded(const AuditDraft &draft, const Acting &who);

    AuditTrail &m_trail;
    EstateConfig m_estate;
    std::shared_ptr<const Clock> m_clock;
    promotion::Ledger m_ledger;
    std::uint64_t m_seen = 0;
};

} // namespace bulkhead
