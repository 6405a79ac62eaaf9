// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/plan.h"
#include "promotion/quantities.h"

namespace bulkhead::promotion {

//! What a value is part of, whatever the product calls it.
enum class Subject : std::uint8_t { Route, Service, Upstream, Target, Policy, Consumer, Credential, Certificate, Other };
inline constexpr int subjectCount = 9;
[[nodiscard]] std::string_view toWire(Subject subject); //!< "route", "policy"

//! What a value says, where that is known.
enum class Aspect : std::uint8_t {
    Other,
    Name,
    Enabled,
    Hosts,
    Paths,
    Methods,
    Protocols,
    Conditions, //!< headers, queries and variables that a call must have
    Priority,
    Address,    //!< host and port that are called
    Scheme,
    Weight,
    Balancing,
    Retries,
    HealthChecks,
    Tls,
    Limit,
    Timeout,
    Secret,     //!< before and after are marks, never the secret
    Labels
};
inline constexpr int aspectCount = 20;
[[nodiscard]] std::string_view toWire(Aspect aspect); //!< "methods", "health_checks"

//! One value that a step adds, changes or takes away.
struct ValueChange
{
    StepAction action = StepAction::Change;
    Subject subject = Subject::Other;
    Aspect aspect = Aspect::Other;
    std::string what;    //!< the name of the object or policy: "orders", "rate-limiting"
    std::string field;   //!< in there, without positions: "methods", "minute", "transport.dial_timeout"
    std::string pointer; //!< JSON pointer into the body: into `after`, or into `before` of what goes away
    JsonValue before, after; //!< null: not there. Of a list one element each; whole lists only if nothing but their order changes
    friend bool operator==(const ValueChange &, const ValueChange &) = default;
};

//! A limit or a time that changes.
struct QuantityChange
{
    std::size_t step = 0; //!< index in the plan
    std::string what, field;
    std::optional<Quantity> before, after;
    Trend trend = Trend::Same; //!< Same: written otherwise, means the same
    friend bool operator==(const QuantityChange &, const QuantityChange &) = default;
};

//! A policy that a step touches: of its own, or inside a route, a service or a consumer.
struct PolicyChange
{
    enum class Switch : std::uint8_t { Stays, On, Off };
    std::size_t step = 0;
    std::string name;
    StepAction action = StepAction::Change;
    Switch isSwitched = Switch::Stays;
    int values = 0;   //!< how many are added, changed or taken away
    int unnamed = 0;  //!< of these, those that are neither of a limit nor the switch: "3 values of policy X change"
    friend bool operator==(const PolicyChange &, const PolicyChange &) = default;
};
[[nodiscard]] std::string_view toWire(PolicyChange::Switch isSwitched); //!< "stays", "on", "off"

//! What one step does.
struct StepChanges
{
    std::size_t step = 0;
    StepAction action = StepAction::Change;
    Subject subject = Subject::Other; //!< what the object is
    std::string name;
    std::vector<ValueChange> values;
    std::vector<QuantityChange> limits, timeouts;
    std::vector<PolicyChange> policies;
    friend bool operator==(const StepChanges &, const StepChanges &) = default;
};

[[nodiscard]] Subject subjectOf(EntityKind kind);
//! Pure. Reads the bodies as Kong, APISIX and Caddy write them; what it does not know is still listed, with Aspect::Other.
[[nodiscard]] StepChanges changesOf(const PlanStep &step, std::size_t index);

} // namespace bulkhead::promotion
