// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/scenarios.h"

#include <QtGlobal>

#include <algorithm>

namespace bulkhead::isolation {

namespace {

struct Row
{
    std::string_view wire;
    const char *title;
    std::vector<std::string_view> controls;
};

const Row &rowOf(Scenario scenario)
{
    static const std::array<Row, 4> rows = {{
        {"sandbox-credential-works", QT_TRANSLATE_NOOP("Isolation", "A sandbox credential works in production"),
         {"IDN-01", "IDN-03", "IDN-07"}},
        {"test-payload-changes-record", QT_TRANSLATE_NOOP("Isolation", "A test payload changes a live record"),
         {"INF-07", "DAT-02", "DAT-07"}},
        {"stress-test-degrades", QT_TRANSLATE_NOOP("Isolation", "A stress test in the sandbox degrades production"),
         {"POL-07"}},
        {"test-logs-expose", QT_TRANSLATE_NOOP("Isolation", "Test logs expose sensitive data"), {"OBS-06", "OBS-07"}},
    }};
    return rows[static_cast<std::size_t>(scenario)];
}

Chance chanceOf(const std::vector<ScenarioState::Part> &parts)
{
    const auto any = [&parts](auto condition) { return std::any_of(parts.begin(), parts.end(), condition); };
    if (any([](const auto &part) { return part.verdict == Verdict::Fail; }))
        return Chance::CouldHappen;
    const bool open = any([](const auto &part) { return part.verdict == Verdict::Unknown
                                                || part.verdict == Verdict::Warn; });
    return open ? Chance::CannotBeRuledOut : Chance::RuledOut;
}

bool says(const UnitResult &unit, Chance chance)
{
    if (chance == Chance::CouldHappen)
        return unit.verdict == Verdict::Fail;
    return chance == Chance::CannotBeRuledOut && (unit.verdict == Verdict::Unknown || unit.verdict == Verdict::Warn);
}

ScenarioState stateOf(Scenario scenario, const PairResult &result)
{
    ScenarioState state;
    state.scenario = scenario;
    for (const std::string_view id : controlsOf(scenario)) {
        const ControlResult *control = result.find(id);
        state.controls.push_back({id, control != nullptr ? control->verdict : Verdict::Unknown});
    }
    state.chance = chanceOf(state.controls);
    for (const std::string_view id : controlsOf(scenario)) {
        const ControlResult *control = result.find(id);
        if (control == nullptr)
            continue;
        for (const UnitResult &unit : control->units) {
            if (says(unit, state.chance))
                state.facts.push_back(&unit);
        }
    }
    return state;
}

} // namespace

std::string_view toWire(Scenario scenario)
{
    return rowOf(scenario).wire;
}

std::span<const std::string_view> controlsOf(Scenario scenario)
{
    return rowOf(scenario).controls;
}

const char *titleOf(Scenario scenario)
{
    return rowOf(scenario).title;
}

std::string_view toWire(Chance chance)
{
    switch (chance) {
    case Chance::RuledOut:
        return "ruled-out";
    case Chance::CannotBeRuledOut:
        return "cannot-be-ruled-out";
    case Chance::CouldHappen:
        return "could-happen-today";
    }
    return {};
}

std::array<ScenarioState, 4> scenariosOf(const PairResult &result)
{
    std::array<ScenarioState, 4> states;
    for (std::size_t i = 0; i < states.size(); ++i)
        states[i] = stateOf(allScenarios[i], result);
    return states;
}

} // namespace bulkhead::isolation
