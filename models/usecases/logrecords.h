// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/ledger.h"
#include "usecases/logassurance.h"
#include "usecases/productionhistory.h"
#include "usecases/promotiondesk.h"

#include <map>
#include <set>

namespace bulkhead {

class EntityOwners;

//! What the log and the history of the store tell of the console's own work: what isolation::ConsoleRecords has of promotions, contract checks, changes of production and
//! approved states (REL-02, REL-03, REL-07), and what the log itself is worth (GOV-11). Keeps what it has read, so that asking again costs what is new. One object per thread, log and estate.
//!
//! What the records rest on: promotions, approvals and reviews on the entries of the log; the quorum on the estate file, as long as the accepted policy is the one that the
//! promotion was made under, else on one approval, because the engine let nothing start without the quorum of its day; contract checks on what the gate said at the start, which
//! entries tell since there are gates in them; changes on what reads found. A gateway counts as having an approved state once an approved promotion wrote to it.
class LogRecords
{
public:
    //! What is judged of promotions and changes: not more than so long ago.
    static constexpr std::chrono::days period{90};
    //! How long a gateway may go without an approved state (REL-07).
    static constexpr std::chrono::days grace{14};

    //! The promotions as the log says now; plans that are not known yet are read from it. `policy`: digest of the accepted one; nothing: the estate
    //! file that is judged is another, so its quorum says nothing of those before.
    Result<void> take(const promotion::Ledger &ledger, AuditStore &log, const std::optional<std::string> &policy);
    //! The log could not be read: what rests on it is unreadable until `take`.
    void setUnreadable() { m_isReadable = false; }

    //! What the log is worth as of a moment; without one it was not verified, and is as unreadable or unsupported as the rest.
    using Assurance = std::function<Result<isolation::Fact<isolation::AuditState>>(UtcTime at, const CancelToken &cancel)>;
    void setAssurance(Assurance assurance) { m_assurance = std::move(assurance); }

    //! Fills the records for the snapshot of the view as of a moment: nothing that came later counts. Errors are those of the store; Cancelled.
    Result<void> fill(Store &store, const CatalogView &view, UtcTime at, const CancelToken &cancel, isolation::ConsoleRecords &records);

private:
    //! Of a plan only what is asked of it again and again.
    struct Planned
    {
        GatewayId target;
        std::shared_ptr<const std::set<std::string>> objects; //!< native ids that its steps write
        std::string sourceContracts;   //!< digests of the contracts that it ships, a blank between them; empty: none is declared
        bool isOfPoliciesOnly = false; //!< its steps write nothing else, and no contract that it ships is another than production's
        bool isOfPolicyNow = false;
    };
    struct Known
    {
        promotion::Request request;
        Planned plan;
    };
    class Reader;

    std::vector<Known> m_executed; //!< in the order of the log
    std::map<std::string, std::pair<std::string, Planned>> m_plans; //!< by request, with the policy of the plan
    ProductionHistory m_history;
    Assurance m_assurance;
    bool m_isReadable = true;
};

//! LogRecords of a trail, brought up to date whenever they are asked for. The trail outlives it.
class TrailRecords
{
public:
    TrailRecords(AuditTrail &trail, const EstateConfig &estate, std::shared_ptr<const Clock> clock);
    ~TrailRecords() = default;
    Q_DISABLE_COPY_MOVE(TrailRecords)
    //! For the estate file as it is now. nullptr: there is no log yet, and none is remembered. A log that cannot be read, or that is gone, is what the records say then.
    [[nodiscard]] LogRecords *now(const EstateConfig &estate);

private:
    PromotionDesk m_desk;
    LogAssurance m_assurance;
    LogRecords m_records;
};

} // namespace bulkhead
