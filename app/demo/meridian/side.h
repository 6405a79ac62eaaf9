// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/meridian/meridian.h"

namespace bulkhead::demo {

//! How one side of one API looks, whatever product serves it.
class SideView
{
public:
    SideView(const DemoApi &api, Side side)
        : m_api(api)
        , m_side(side)
    {
    }

    [[nodiscard]] bool isSandbox() const { return m_side == Side::Sandbox; }
    [[nodiscard]] const std::string &version() const
    {
        return isSandbox() ? m_api.sandboxVersion : m_api.productionVersion;
    }
    [[nodiscard]] std::string affix() const { return isSandbox() ? "-sbx" : "-prd"; }
    //! "payments-initiation-sbx", "card-limits-v2-prd"
    [[nodiscard]] std::string nativeName() const
    {
        const std::string major = m_api.major > 1 ? "-v" + std::to_string(m_api.major) : "";
        return m_api.name + major + affix();
    }
    [[nodiscard]] std::string environment() const
    {
        return (isSandbox() ? "sandbox-" : "production-") + region();
    }
    [[nodiscard]] std::string region() const { return m_api.region; }
    [[nodiscard]] std::string path() const
    {
        return "/v" + std::to_string(m_api.major) + '/' + m_api.name;
    }
    [[nodiscard]] std::string publicHost() const
    {
        return std::string(isSandbox() ? "sandbox" : "api") + '.' + domain();
    }
    [[nodiscard]] std::string upstreamHost() const
    {
        const bool sandbox = isSandbox() && !m_api.crossesIntoProduction;
        return m_api.name + (sandbox ? ".sbx." : ".prd.") + domain();
    }
    [[nodiscard]] std::int64_t port() const { return 8000 + m_api.number; }
    [[nodiscard]] std::int64_t readTimeout() const
    {
        return isSandbox() ? (m_api.slowTimeout ? 5000 : 30000) : m_api.longTimeout ? 60000 : 30000;
    }
    [[nodiscard]] std::vector<std::string> methods() const
    {
        std::vector<std::string> methods{"GET", "POST"};
        if (isSandbox() ? m_api.sandboxPatches : m_api.productionPatches)
            methods.emplace_back("PATCH");
        return methods;
    }
    [[nodiscard]] bool hasLimit() const { return isSandbox() || !m_api.missingLimit; }
    [[nodiscard]] std::int64_t callsPerMinute() const { return isSandbox() ? 60 : m_api.raisedLimit ? 12000 : 6000; }
    //! Deployed to the sandbox first, and by a run of its own.
    [[nodiscard]] std::int64_t deployedAt() const
    {
        constexpr std::int64_t newYear = 1767225600, day = 86400;
        return newYear + m_api.number * 60 + (isSandbox() ? 0 : day);
    }
    [[nodiscard]] std::string deployedBy() const { return "deploy" + affix() + '-' + std::to_string(1000 + m_api.number); }
    //! Where calls are counted, and the password for it: one Redis for each side, or one for both.
    [[nodiscard]] std::string counterHost() const
    {
        return (m_api.sharedCounters ? "redis.shared." : isSandbox() ? "redis.sbx." : "redis.prd.") + domain();
    }
    [[nodiscard]] std::string counterPassword() const
    {
        return madeUpSecret("redis " + region() + (m_api.sharedCounters ? std::string() : affix()));
    }
    //! Those who may call it, apart for each side.
    [[nodiscard]] std::string callers() const { return nativeName() + "-callers"; }
    [[nodiscard]] std::string corsOrigin() const
    {
        return m_api.openCors && isSandbox() ? "*" : "https://bank.meridian.example";
    }
    //! Two API keys on each side; a shared one is the same text on both.
    [[nodiscard]] std::string apiKey(int which) const
    {
        const bool shared = which == 0 && m_api.sharedKey;
        return madeUpSecret("key " + m_api.name + ' ' + std::to_string(which)
                            + (shared ? std::string() : affix()));
    }

private:
    [[nodiscard]] std::string domain() const { return region() + ".meridian.example"; }

    const DemoApi &m_api;
    Side m_side;
};

[[nodiscard]] inline JsonValue::Array array(const std::vector<std::string> &texts)
{
    return {texts.begin(), texts.end()};
}

//! Where a gateway writes its access log to, and the token for it: one collector for each side.
[[nodiscard]] inline std::string logHost(const DemoGateway &gateway)
{
    const char *side = gateway.shared ? "logs." : gateway.side == Side::Sandbox ? "logs.sbx." : "logs.prd.";
    return std::string(side) + gateway.region + ".meridian.example";
}
[[nodiscard]] inline std::string logToken(const DemoGateway &gateway)
{
    return "Bearer " + madeUpSecret("log ingest " + logHost(gateway));
}

//! The sides of an API that a gateway serves.
[[nodiscard]] inline std::vector<Side> sidesOn(const DemoGateway &gateway, const DemoApi &api)
{
    std::vector<Side> sides;
    for (const Side side : {Side::Sandbox, Side::Production}) {
        if (api.isOn(side) && (gateway.shared || gateway.side == side))
            sides.push_back(side);
    }
    return sides;
}

} // namespace bulkhead::demo
