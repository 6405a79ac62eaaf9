// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/digest.h"
#include "core/result.h"
#include "promotion/mapping.h"

namespace bulkhead::promotion {

enum class StepAction { Create, Change, Delete };
//! What a step does to the gateway: not every product serves what was written (gateways.md 0.1).
enum class StepKind { Write, Deploy, Await, Observe };
//! How a write makes sure that the object is still what the plan says.
enum class StepGuard {
    None,
    Compare, //!< read just before, and compared
    IfMatch  //!< the product refuses if it is another one
};
[[nodiscard]] std::string_view toWire(StepAction action); //!< "create", "change", "delete"
[[nodiscard]] std::string_view toWire(StepKind kind);
[[nodiscard]] std::string_view toWire(StepGuard guard); //!< "none", "compare", "if_match"

//! One write to one object of the target gateway.
struct PlanStep
{
    StepAction action = StepAction::Create;
    StepKind kind = StepKind::Write;
    StepGuard guard = StepGuard::Compare;
    ObjectRef ref;
    EntityKind entity = EntityKind::Route;
    std::string name;
    JsonValue before, after; //!< bodies as NativeObject has them; null: not there
    JsonValue place;         //!< of what is deleted, as NativeObject has it: there its inverse puts it back; null: nowhere in particular
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

//! The step that undoes one.
[[nodiscard]] PlanStep inverseOf(const PlanStep &step);

//! An object as it was when the plan was made.
struct SeenObject
{
    ObjectRef ref;
    std::string digest; //!< hex, of its canonical body
    friend bool operator==(const SeenObject &, const SeenObject &) = default;
};
[[nodiscard]] std::string digestOf(const JsonValue &body);
[[nodiscard]] std::vector<SeenObject> seenIn(const NativeClosure &closure);

//! A contract file as it was when the plan was made: one byte more, and it is another plan.
struct SeenContract
{
    std::string api; //!< as the estate file names it
    EnvironmentId environment;
    std::string digest; //!< hex, of the file's bytes; empty: it could not be read
    friend bool operator==(const SeenContract &, const SeenContract &) = default;
};

//! A row of the catalog.
struct PlanApi
{
    std::string id, name; //!< "orders" or "orders@v2"
    friend auto operator<=>(const PlanApi &, const PlanApi &) = default;
};

//! What of a plan of several is about one of them. What they share is in each.
struct PlanPart
{
    std::string api; //!< id of the catalog row
    std::vector<std::string> sourceDeployments, targetDeployments;
    std::vector<ObjectRef> target; //!< what it has of the target, before or after the steps
    friend bool operator==(const PlanPart &, const PlanPart &) = default;
};

//! What an approval signs: every write to production, and all that it was decided on (DESIGN.md 3.4).
struct Plan
{
    std::string log, request, nonce; //!< ids as hex; the request is the plan's own
    UtcTime expires{};
    std::string api;                 //!< id of the catalog row
    std::string apiName;             //!< "orders" or "orders@v2"
    std::vector<PlanApi> others;     //!< that travel with it, between the same two gateways, by id
    std::vector<PlanPart> parts;     //!< if others travel with it: one each, as apis() has them
    EnvironmentId from, to;
    GatewayId source, target;
    std::vector<std::string> sourceDeployments, targetDeployments; //!< native ids; of the target empty if the API is new there
    std::string policy;              //!< digest of the accepted policy
    std::vector<SeenObject> sourceClosure, targetClosure;
    std::vector<SeenContract> contracts; //!< those that the estate file declares for both environments
    std::vector<PlanStep> steps;     //!< in the order in which they run
    std::vector<MappedValue> mapping;
    std::vector<UnmappedValue> unmapped; //!< any of these blocks
    std::vector<ObjectRef> kept;     //!< of the target, not of the source: stay unless deletion was asked for

    //! The target once all steps are done, if nobody else changes it.
    [[nodiscard]] std::vector<SeenObject> targetAfter() const;
    //! All that travel, `api` first.
    [[nodiscard]] std::vector<PlanApi> apis() const;
    //! The same plan with what is about one of them only: its deployments, its objects of the target and the steps on them. For judging each by itself, not for approval.
    [[nodiscard]] Plan only(const PlanApi &one) const;
    //! The steps that undo all, in the order in which they would run.
    [[nodiscard]] std::vector<PlanStep> inverse() const;
    [[nodiscard]] JsonValue toJson() const;
    //! RFC 8785; what `digest` is the SHA-256 of.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] std::string digest() const; //!< hex
    //! BadFile if it is not byte for byte what toText writes.
    [[nodiscard]] static Result<Plan> fromText(const std::string &text);
    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace bulkhead::promotion
