// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/apisixeditorbench.h"

namespace bulkhead::test {

inline ApisixPlace placeOf(const FakeApisix &fake, const char *key = "fake-apisix-admin-key")
{
    return {fake.url(), QString::fromLatin1(key)};
}

inline FakeApisixOptions version(const char *number)
{
    FakeApisixOptions options;
    options.version = number;
    return options;
}

//! What a plan makes of two closures.
inline promotion::Plan planBetween(promotion::NativeClosure source, promotion::NativeClosure target, const GatewayEditor &editor, QList<MappingRule> map)
{
    promotion::PlanGround ground;
    ground.source = std::move(source);
    ground.target = std::move(target);
    ground.map = std::move(map);
    ground.namesSource = [](const std::string &) { return false; };
    ground.guard = editor.guard();
    ground.placeOnTarget = [&](promotion::NativeObject object) { return *editor.placed(std::move(object)); };
    promotion::Plan plan;
    promotion::buildSteps(ground, plan);
    return plan;
}

} // namespace bulkhead::test
