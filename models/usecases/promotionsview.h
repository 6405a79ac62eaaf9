// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gate.h"
#include "promotion/ledger.h"
#include "promotion/planwords.h"
#include "promotion/quorum.h"
#include "usecases/promotiondesk.h"

#include <QList>

namespace bulkhead {

//! How many steps of a plan do what.
struct StepCounts
{
    int created = 0, changed = 0, deleted = 0;
    [[nodiscard]] int all() const { return created + changed + deleted; }
    friend bool operator==(const StepCounts &, const StepCounts &) = default;
};
[[nodiscard]] StepCounts countSteps(const promotion::Plan &plan);

//! A request with what gates and people say of it at this moment. Gates and quorum are empty for one that is over.
struct RequestSummary
{
    promotion::Request request;
    QList<promotion::GateResult> gates;
    QStringList warnsOnUnknown;    //!< gates of which an unknown only warns, by the path
    promotion::Quorum quorum;
    int needed = 0;                //!< approvals that the path asks for
    StepCounts steps;
    QStringList couldApprove;      //!< people whose approval would count and is missing
    QList<promotion::Waiver> waivers; //!< that count
    std::optional<ReviewState> review; //!< of one that was broken through
    QString problem;               //!< why the plan cannot be read; empty: it can
};

//! All requests of the log at one moment, the newest first. Immutable, shared between threads.
struct PromotionsView
{
    QList<RequestSummary> requests;
};

//! Somebody who could approve in the target environment.
struct ApproverRow
{
    QString person;
    promotion::ApproverFacts facts;
    QString whyNot;          //!< why it would not count; empty: it would
    UtcTime approvedAt{};    //!< zero: not yet
    std::uint64_t seq = 0;   //!< of the approval's entry
};

//! All that the page of one request shows.
struct RequestDetails
{
    RequestSummary summary;
    promotion::Plan plan;
    promotion::PlanWords words; //!< what the plan does
    ApprovalRule rule;
    QList<ApproverRow> approvers;
    bool knowsAuthors = false;       //!< the estate file says who changes the source
    QList<promotion::Request> history; //!< of the same API into the same environment, the newest first, without this one
};

//! What has changed since a plan was asked for; all empty: nothing.
struct Freshness
{
    QStringList source, target; //!< objects that are not what they were
    bool isPolicySame = true;
    UtcTime at{};
    [[nodiscard]] bool isSame() const { return source.isEmpty() && target.isEmpty() && isPolicySame; }
};

} // namespace bulkhead
