// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "core/clock.h"
#include "core/ids.h"
#include "promotion/gate.h"
#include "promotion/quorum.h"
#include "promotion/requeststate.h"
#include "promotion/unitchange.h"

#include <map>
#include <optional>

namespace bulkhead::promotion {

//! An entry of the log that speaks of a promotion. Requests are what these entries say; any table of them is a cache.
struct RequestEvent
{
    std::uint64_t seq = 0;
    UtcTime at{};
    std::string action; //!< "promotion.request"
    std::string phase;  //!< "whole", "begin", "end"
    QString person;     //!< empty: nobody signed; of an approval that was signed elsewhere who signed that
    QString carrier{};  //!< who brought such an approval in
    std::string request; //!< id of the object
    JsonValue::Object detail;
};

struct Remark
{
    enum class Kind { Comment, RequestChanges, Reject };
    Kind kind = Kind::Comment;
    QString person, text;
    int step = -1; //!< of the plan; -1: on the whole
    UtcTime at{};
    std::uint64_t seq = 0;
    friend bool operator==(const Remark &, const Remark &) = default;
};

//! A look back at a promotion that went round its approvals.
struct Review
{
    QString person, text;
    UtcTime at{};
    std::uint64_t seq = 0;
    friend bool operator==(const Review &, const Review &) = default;
};

//! The loud way: executed before enough people stood behind it.
struct BrokenGlass
{
    QString person, reason;
    UtcTime at{}, due{}; //!< due: until when others have to have reviewed it
    QList<Review> reviews;
};

//! One execution, or roll-back.
struct RequestRun
{
    UtcTime begun{}, ended{}; //!< ended before it began: it has not, as far as the log knows
    bool isRollBack = false, isDone = false;
    std::string digest{};                        //!< of the plan that was executed
    std::map<std::string, std::string> gates{};  //!< what each said at the start, as in the log; empty: the entry does not tell
    //! What it was to make of the target, of a resumed one as of the first start; nothing: the entry does not tell.
    std::optional<QList<UnitChange>> units{};
    friend bool operator==(const RequestRun &, const RequestRun &) = default;
};

//! One request as its entries make it.
struct Request
{
    std::string id, digest; //!< of its plan
    QString api, apiName, requester, reason;
    QStringList others, otherNames; //!< APIs that travel with it: ids and names
    EnvironmentId from, to;
    UtcTime requestedAt{}, expires{}, appliedAt{};
    State state = State::Draft;
    QList<Approval> approvals; //!< of exactly that digest
    QList<Remark> remarks;
    QList<RequestRun> runs;
    UtcTime movedAt{};         //!< when it came into its state
    std::uint64_t seq = 0;     //!< of the request
    std::uint64_t startedBy = 0; //!< seq of the newest start of an execution; 0: never
    bool isBroken = false;     //!< break-glass
    std::optional<BrokenGlass> broken; //!< set with isBroken
    QStringList needsWaivers;  //!< gates that said no when it was asked for
    QList<Waiver> waivers;     //!< of exactly that digest
    //! Gates of needsWaivers that nobody else has waived.
    [[nodiscard]] QStringList missingWaivers() const;
    QString note;              //!< why it is void, failed or rejected
};

//! A request as it stands at a moment: one that waits or is approved and whose time is over has expired then, though its entry only comes with the next deed on its API.
[[nodiscard]] Request asOf(Request request, UtcTime now);

//! Replays entries. Refuses what the state machine refuses, so that no order of entries leads round it.
class Ledger
{
public:
    //! Whether it was taken. One that is not changes nothing.
    bool take(const RequestEvent &event);

    [[nodiscard]] const Request *find(const std::string &id) const;
    //! The newest first.
    [[nodiscard]] std::vector<const Request *> all() const;
    //! The newest one that was applied for an API into an environment and not rolled back, or nullptr.
    [[nodiscard]] const Request *lastPromoted(const QString &api, const EnvironmentId &to) const;
    //! The one in flight for an API, or that it travels with, into an environment; or nullptr.
    [[nodiscard]] const Request *inFlight(const QString &api, const EnvironmentId &to) const;

private:
    bool takeRequest(const RequestEvent &event);
    bool takeApproval(Request &request, const RequestEvent &event);
    bool takeRemark(Request &request, const RequestEvent &event);
    bool takeWaiver(Request &request, const RequestEvent &event);
    bool takeReview(Request &request, const RequestEvent &event);
    bool takeRun(Request &request, const RequestEvent &event);
    static void noteRun(Request &request, const RequestEvent &event);
    static bool move(Request &request, Verb verb, const RequestEvent &event);

    std::map<std::string, Request> m_requests;
    std::vector<std::string> m_order;
};

} // namespace bulkhead::promotion
