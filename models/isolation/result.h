// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/digest.h"
#include "core/ids.h"
#include "estate/collection.h"
#include "isolation/words.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::isolation {

//! Why a unit got its verdict: a stable id and an English sentence with %1, %2 … for its arguments. The sentence is a
//! translation source (context "Isolation"), so texts stay with the check that says them.
struct Reason
{
    const char *id;   //!< "IDN-01.same-key"; stable once published
    const char *text; //!< "One %1 opens both sides: %2 and %3"
};

//! One fact behind a verdict, as a person finds it again on the gateway.
struct FactRef
{
    GatewayId gateway;
    std::string kind;   //!< what it is: "credential", "target", "policy", "gateway", "route", "certificate", "sink" …
    std::string id;     //!< native id
    std::string name;   //!< what people call it; empty: the id
    std::string field;  //!< "key", "config.redis.host"
    std::string value;  //!< plain, never a secret: "fingerprint 9a1f…", "redis.shared.example:6379"
    FactState state = FactState::Known;
    UtcTime readAt{};

    [[nodiscard]] bool isSet() const { return !gateway.isEmpty() || !id.empty(); }
    friend bool operator==(const FactRef &, const FactRef &) = default;
};

//! The verdict of one unit. Units that pass are only counted; everything else is kept.
struct UnitResult
{
    std::string unit; //!< stable key within the control: "credential:kong-sbx/ID"; the same on every machine
    Verdict verdict = Verdict::Unknown;
    const Reason *reason = nullptr;
    std::vector<std::string> arguments;
    FactRef sandbox, production;          //!< the two facts; either may be unset
    std::vector<std::uint32_t> apis;      //!< catalog rows it touches (indexes into EstateFacts::apis)
    bool isSticky = false;                //!< an earlier fail that could not be judged anew

    friend bool operator==(const UnitResult &, const UnitResult &) = default;
};

//! The order of results: by key, and where one key stands for several, worst first and then by all that is said, so that
//! it does not rest on the order in which units were judged.
[[nodiscard]] bool comesBefore(const UnitResult &a, const UnitResult &b);

struct Counts
{
    std::array<std::int64_t, verdictCount> of{};
    [[nodiscard]] std::int64_t operator[](Verdict verdict) const { return of[static_cast<std::size_t>(verdict)]; }
    [[nodiscard]] std::int64_t &operator[](Verdict verdict) { return of[static_cast<std::size_t>(verdict)]; }
    //! Units that a share is taken of: all but those that do not apply.
    [[nodiscard]] std::int64_t applicable() const
    {
        return of[1] + of[2] + of[3] + of[4];
    }
    friend bool operator==(const Counts &, const Counts &) = default;
};

//! What one control says about one pair.
struct ControlResult
{
    std::string control; //!< id
    int ruleVersion = 0; //!< 0: nothing here decides it
    Verdict verdict = Verdict::Unknown;
    Assurance assurance = Assurance::A2;
    Counts counts;
    std::int64_t stickyFails = 0; //!< of counts[Fail]
    std::vector<UnitResult> units; //!< all that are not a pass, in the order of their keys
    std::vector<Verdict> byApi;    //!< worst verdict of each row of PairFacts::apis(); empty: not judged by API
    bool isSupplied = false;       //!< evidence or an attestation decides it
};

//! Stable identity of a finding: control and unit, the same on every machine, after a restart and a re-sync.
[[nodiscard]] std::string findingFingerprint(std::string_view control, std::string_view unit); //!< 32 hex digits

//! The sentence of a unit in English, its arguments filled in.
[[nodiscard]] std::string sentence(const UnitResult &unit);

} // namespace bulkhead::isolation
