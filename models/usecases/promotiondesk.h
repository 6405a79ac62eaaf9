// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gates.h"
#include "promotion/ledger.h"
#include "promotion/plan.h"
#include "usecases/audittrail.h"
#include "usecases/gateground.h"
#include "usecases/planpromotion.h"

namespace bulkhead {

//! The look back at a promotion that was broken through: two others have to take it, in time.
struct ReviewState
{
    static constexpr int needed = 2;
    UtcTime due{};
    QStringList by;                        //!< whose review counts
    QList<promotion::NotCounted> notCounted;
    bool isOverdue = false;                //!< the time is over and somebody is missing
    [[nodiscard]] bool isDone() const { return by.size() >= needed; }
};

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

    //! Asks for a plan: gives it log, request, nonce, expiry and policy. Refused if a gate says no and is not among `needsWaiver`, the policy is not accepted, or one is in
    //! flight already. What is asked for in need of waivers can be approved once others than the requester have given them. Usage if a gate in `needsWaiver` says yes.
    Result<promotion::Request> request(promotion::Plan plan, const QString &reason, const Acting &who, const GateGround &ground = {}, const QStringList &needsWaiver = {});
    //! Whether this person's approval, if it came now, would make the quorum full. Refused, with the reason, if it would not count.
    Result<bool> wouldCount(const promotion::Request &request, const QString &person);
    //! Signs exactly that digest; the digest the person looked at may be named, and is compared.
    Result<promotion::Request> approve(const QString &id, const QString &digest, const QString &text, const Acting &who);
    //! Sets a gate's "no" aside by name, for exactly that digest and what the gate says now. By an approver who neither asked for it nor wrote the source, whatever the path
    //! allows for approvals.
    Result<promotion::Request> waive(const QString &id, const QString &gate, const QString &reason, const GateGround &ground, const Acting &who);
    //! Looks back at a promotion that was broken through.
    Result<promotion::Request> review(const QString &id, const QString &text, const Acting &who);
    Result<promotion::Request> remark(const QString &id, promotion::Remark::Kind kind, const QString &text, int step, const Acting &who);

    //! Who counts and who is missing, by the people as they are now.
    Result<promotion::Quorum> quorum(const promotion::Request &request);
    //! What counts for or against an approval of a person.
    Result<promotion::ApproverFacts> facts(const promotion::Request &request, const QString &person);
    //! All seven gates, in the order of DESIGN.md 3.4; at plan, request and start it is this function that judges.
    Result<QList<promotion::GateResult>> gates(const promotion::Plan &plan, const promotion::Request *request, const GateGround &ground = {});
    //! The waivers of those who may still give them.
    Result<QList<promotion::Waiver>> countedWaivers(const promotion::Request &request);
    //! Why the request may not be executed now by `who`; nothing if it may. Looks at everything but what `prepareGates` finds.
    Result<void> mayStart(const promotion::Request &request, const promotion::Plan &plan, const Acting &who);
    //! Whether every gate lets it pass, or is waived.
    Result<void> mayPass(const promotion::Request &request, const promotion::Plan &plan, const GateGround &ground);
    //! Why it may not be broken through now by `who`, whatever the gates say: what can be told before a gateway is asked.
    Result<void> mayThinkOfBreaking(const promotion::Request &request, const promotion::Plan &plan, const QString &reason, const Acting &who);
    //! The same with the gates, which are the answer as they are recorded with it; refused too if an ordinary start would do.
    Result<QList<promotion::GateResult>> mayBreak(const promotion::Request &request, const promotion::Plan &plan, const QString &reason, const GateGround &ground, const Acting &who);
    //! Nothing for one that was not broken through.
    Result<std::optional<ReviewState>> reviewOf(const promotion::Request &request);
    //! Promotions into the environment that were broken through and not reviewed in time.
    Result<QList<promotion::Request>> overdue(const EnvironmentId &to);
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
    Result<void> samePolicy(const promotion::Plan &plan);
    Result<void> nothingOverdue(const EnvironmentId &to);
    Result<void> waiversGiven(const promotion::Request &request);
    Result<promotion::GateResult> driftOf(const promotion::Plan &plan, const promotion::Request *request, const GateGround &ground);
    Result<promotion::GateResult> lastingDriftOf(const promotion::Plan &plan, const promotion::Request *request);
    //! Why somebody may not set a gate aside: that takes an approver who has no part in it. Empty if they may.
    Result<QString> whyNotApart(const promotion::Request &request, const QString &person);
    //! The same for a review: approver or admin there, who neither asked for it nor broke through it.
    Result<QString> whyNotReviewer(const promotion::Request &request, const QString &person);
    promotion::ApproverFacts factsOf(const audit::LogState &state, const promotion::Request &request, const QString &person) const;
    Result<promotion::Request> recorded(const AuditDraft &draft, const Acting &who);

    AuditTrail &m_trail;
    EstateConfig m_estate;
    std::shared_ptr<const Clock> m_clock;
    promotion::Ledger m_ledger;
    std::uint64_t m_seen = 0;
};

} // namespace bulkhead
