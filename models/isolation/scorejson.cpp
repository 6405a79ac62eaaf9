// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/scorejson.h"

namespace bulkhead::isolation {

namespace {

JsonValue figure(std::optional<int> value)
{
    return value ? JsonValue(*value) : JsonValue();
}

} // namespace

void addScore(JsonValue::Object &object, Status status, const Figures &figures)
{
    object["status"] = toWire(status);
    object["proven"] = figure(figures.proven);
    object["possible"] = figure(figures.possible);
    object["coverage"] = figure(figures.coverage);
    object["machine_proven"] = figure(figures.machineProven);
}

} // namespace bulkhead::isolation
