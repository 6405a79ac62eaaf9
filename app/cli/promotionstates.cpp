// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/promotionstates.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

QString timeText(UtcTime time)
{
    return QString::fromStdString(audit::timeText(time));
}

//! Those that promotions lead to.
QList<EnvironmentId> targetsOf(const EstateConfig &estate)
{
    QList<EnvironmentId> targets;
    for (const PromotionPath &path : estate.promotionPaths) {
        if (!targets.contains(path.to))
            targets.append(path.to);
    }
    return targets;
}

QString sameText(ObservedState::Same same)
{
    switch (same) {
    case ObservedState::Same::Yes:
        return u"as it was promoted"_s;
    case ObservedState::Same::No:
        return u"changed since"_s;
    case ObservedState::Same::Unknown:
        break;
    }
    return u"unknown"_s;
}

JsonValue::Object observedJson(const ObservedState &state)
{
    JsonValue::Object json{{"at", nullptr}, {"same", nullptr}};
    if (state.at)
        json["at"] = timeText(*state.at);
    if (state.same != ObservedState::Same::Unknown)
        json["same"] = state.same == ObservedState::Same::Yes;
    return json;
}

} // namespace

Result<JsonValue::Array> sayStates(CommandContext &context, PromotionDesk &desk, const CatalogView &view, const ApiRow &row)
{
    const auto ledger = desk.ledger();
    if (!ledger)
        return ledger.error();
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        return store.error();
    JsonValue::Array states;
    for (const EnvironmentId &environment : targetsOf(view.estate)) {
        const Request *last = (*ledger)->lastPromoted(row.id.text(), environment);
        const auto observed = observedState(**store, view, row, environment, last == nullptr ? std::nullopt : std::optional(last->appliedAt));
        if (!observed)
            return observed.error();
        JsonValue::Object state{{"environment", environment.text()}, {"last_promoted", nullptr}, {"observed", observedJson(*observed)}};
        if (last != nullptr)
            state["last_promoted"] = JsonValue::Object{{"at", timeText(last->appliedAt)}, {"digest", last->digest}, {"request", last->id}};
        context.console.print(u"%1: last promoted %2; last read %3, %4"_s.arg(
            environment.text(), last == nullptr ? u"never"_s : u"%1 by %2"_s.arg(timeText(last->appliedAt), QString::fromStdString(last->id.substr(0, 8))),
            observed->at ? timeText(*observed->at) : u"never"_s, sameText(observed->same)));
        states.emplace_back(std::move(state));
    }
    return states;
}

} // namespace bulkhead::cli
