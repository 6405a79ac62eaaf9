// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/evaluate.h"

#include <array>
#include <span>

namespace bulkhead::isolation {

//! The four failures that isolation is for (controls.md 1.2, F1 to F4).
enum class Scenario : std::uint8_t {
    SandboxCredentialWorks,   //!< a sandbox credential works in production
    TestPayloadChangesRecord, //!< a test payload changes a live record
    StressTestDegrades,       //!< a stress test in the sandbox degrades production
    TestLogsExpose            //!< test logs expose sensitive data
};
inline constexpr std::array<Scenario,
    4> allScenarios = {Scenario::SandboxCredentialWorks, Scenario::TestPayloadChangesRecord,
                                                         Scenario::StressTestDegrades, Scenario::TestLogsExpose};
[[nodiscard]] std::string_view toWire(Scenario scenario); //!< "sandbox-credential-works"
[[nodiscard]] std::span<const std::string_view> controlsOf(Scenario scenario);
//! What happens, as a translation source of context "Isolation".
[[nodiscard]] const char *titleOf(Scenario scenario);

enum class Chance : std::uint8_t { RuledOut, CannotBeRuledOut, CouldHappen };
[[nodiscard]] std::string_view toWire(Chance chance); //!< "could-happen-today"

//! One scenario on one pair. The facts point into the result that was asked: it must outlive them.
struct ScenarioState
{
    struct Part
    {
        std::string_view control;
        Verdict verdict = Verdict::Unknown; //!< unknown, too, if the result does not hold the control
    };
    Scenario scenario = Scenario::SandboxCredentialWorks;
    Chance chance = Chance::CannotBeRuledOut;
    std::vector<Part> controls;             //!< in the order of the catalogue's table
    std::vector<const UnitResult *> facts;  //!< units that say so: the fails, or else what is open; empty if ruled out
};

//! All four, in their order. One fail and it could happen today; it is ruled out only when nothing is open either: a
//! warning is open.
[[nodiscard]] std::array<ScenarioState, 4> scenariosOf(const PairResult &result);

} // namespace bulkhead::isolation
