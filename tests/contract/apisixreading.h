// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/apisixharness.h"
#include "contract/unittexts.h"
#include "core/jsonreader.h"

#include <set>

namespace bulkhead::test {

//! All that a sync reads of a gateway, and what of that belongs to deployments: told by the records alone.
class ApisixReadUnits
{
public:
    ApisixReadUnits(const QUrl &url, const QByteArray &key)
    {
        const auto reading = readApisix(url, key);
        m_isRead = reading->result.has_value();
        for (const auto &[name, records] : reading->sink.rows)
            m_records.insert(m_records.end(), records.begin(), records.end());
    }

    [[nodiscard]] bool isRead() const { return m_isRead; }
    [[nodiscard]] UnitTexts all(UnitTimes times) const { return unitTexts(m_records, times); }
    [[nodiscard]] UnitTexts of(const std::vector<std::string> &deployments, UnitTimes times) const
    {
        const std::set<std::string> ids(deployments.begin(), deployments.end());
        std::set<std::string> routes, policies, upstreams;
        JsonReader reader;
        std::vector<EntityRecord> found;
        const auto take = [&](EntityKind kind, auto isOf) {
            for (const EntityRecord &record : m_records) {
                if (record.kind == kind && isOf(record))
                    found.push_back(record);
            }
        };
        take(EntityKind::Deployment, [&](const EntityRecord &record) {
            upstreams.insert(ids.contains(record.nativeId) ? toDeployment(reader, record)->upstreamId : std::string());
            return ids.contains(record.nativeId);
        });
        take(EntityKind::Route, [&](const EntityRecord &record) {
            const Route route = *toRoute(reader, record);
            if (!ids.contains(route.deploymentId))
                return false;
            routes.insert(route.nativeId);
            if (const auto own = route.attributes.find("upstream"); own != route.attributes.end())
                upstreams.insert(*own->second.string());
            return true;
        });
        take(EntityKind::Policy, [&](const EntityRecord &record) {
            const Policy policy = *toPolicy(reader, record);
            const bool isOf = policy.scope == Policy::Scope::Deployment ? ids.contains(policy.scopeId) : policy.scope == Policy::Scope::Route && routes.contains(policy.scopeId);
            if (isOf) {
                policies.insert(policy.nativeId);
                addUpstreams(JsonValue(policy.config), upstreams);
            }
            return isOf;
        });
        take(EntityKind::Sink, [&](const EntityRecord &record) { return policies.contains(toSink(reader, record)->policyId); });
        take(EntityKind::Upstream, [&](const EntityRecord &record) { return upstreams.contains(record.nativeId); });
        take(EntityKind::Target, [&](const EntityRecord &record) { return upstreams.contains(toTarget(reader, record)->upstreamId); });
        return unitTexts(found, times);
    }

private:
    //! Those that a traffic-split names.
    static void addUpstreams(const JsonValue &value, std::set<std::string> &upstreams)
    {
        if (const JsonValue::Object *object = value.object()) {
            for (const auto &[name, member] : *object) {
                if (name == "upstream_id")
                    upstreams.insert(member.string() != nullptr ? *member.string() : canonical(member));
                addUpstreams(member, upstreams);
            }
        }
        for (std::size_t i = 0; value.array() != nullptr && i < value.array()->size(); ++i)
            addUpstreams((*value.array())[i], upstreams);
    }

    std::vector<EntityRecord> m_records;
    bool m_isRead = false;
};

} // namespace bulkhead::test
