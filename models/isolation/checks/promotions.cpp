// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/promotions.h"

#include "isolation/judgement.h"

#include <algorithm>

namespace bulkhead::isolation {

const PromotionRecord *promotionOf(const PairFacts &facts, const std::string &id)
{
    const auto &all = facts.estate().records.promotions.value;
    const auto found = std::find_if(all.begin(), all.end(), [&id](const PromotionRecord &one) { return one.id == id; });
    return id.empty() || found == all.end() ? nullptr : &*found;
}

bool isExplained(const PairFacts &facts, const ObservedChange &change)
{
    return isExplained(promotionOf(facts, change.promotion), change);
}

bool isExplained(const PromotionRecord *promotion, const ObservedChange &change)
{
    return promotion != nullptr && promotion->approved && promotion->executed && !change.isUnsure;
}

std::string nameOf(const ObservedChange &change)
{
    if (change.name.empty())
        return change.entity;
    const std::string name = change.entity.substr(0, change.entity.find(' ')) + ' ' + change.name;
    return change.api.empty() ? name : name + " of " + change.api;
}

bool isInto(const PairFacts &facts, const PromotionRecord &promotion)
{
    return promotion.to.isEmpty() || promotion.to == facts.environment(Side::Production);
}

bool isOnProduction(const PairFacts &facts, const std::string &gateway)
{
    const auto &production = facts.gateways(Side::Production);
    return std::any_of(production.begin(), production.end(), [&](std::uint32_t index) {
        return facts.estate().gateways[index].id.text().toStdString() == gateway;
    });
}

FactRef refOf(const PromotionRecord &promotion, std::string field, std::string value)
{
    FactRef ref;
    ref.kind = "promotion";
    ref.id = promotion.id;
    ref.name = promotion.api;
    ref.field = std::move(field);
    ref.value = std::move(value);
    ref.readAt = promotion.executedAt;
    return ref;
}

FactRef refOf(const PairFacts &facts, const ObservedChange &change)
{
    for (const std::uint32_t index : facts.gateways(Side::Production)) {
        const GatewayFacts &gateway = facts.estate().gateways[index];
        if (gateway.id.text().toStdString() != change.gateway)
            continue;
        FactRef ref = refOf(facts, gateway, change.field, change.before + " -> " + change.after);
        ref.kind = "change";
        ref.id = change.entity;
        ref.name = nameOf(change);
        return ref;
    }
    return {};
}

} // namespace bulkhead::isolation
