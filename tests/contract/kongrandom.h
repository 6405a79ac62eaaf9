// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kongseed.h"

#include <algorithm>
#include <random>

namespace bulkhead::test {

//! One side of an API; equal seeds give equal sides.
class RandomSide
{
public:
    //! With a certificate, it also has server names, authorities, more secrets, references to a vault, and things of others.
    RandomSide(std::mt19937 &random, bool isSource, std::string certificate = {})
        : m_random(random)
        , m_isSource(isSource)
        , m_domain(isSource ? "sbx.test" : "test")
        , m_pem(std::move(certificate))
    {
    }

    using Row = KongSeed::Row;

    KongSeed made()
    {
        if (isRich())
            addCertificates();
        std::string host = "direct." + m_domain;
        if (one(2)) {
            host = m_isSource ? "pool.sbx" : "pool";
            addUpstream(host);
        }
        Row fields = common("service");
        fields.emplace("path", one(3) ? JsonValue() : JsonValue(std::string("/v") + std::to_string(number(3))));
        fields.emplace("retries", number(4));
        if (isRich())
            addTrust(fields);
        m_service = m_seed.service(m_isSource ? "orders-api" : "orders", host, std::move(fields));
        for (const char *name : {"list", "show", "make", "move", "drop"}) {
            if (one(2))
                addRoute(name);
        }
        addPolicies("service", m_service);
        if (one(4)) { // others use the pool too
            Row others = common("reports");
            if (isRich() && one(2))
                others.emplace("protocol", "https");
            m_seed.service("reports", host, std::move(others));
        }
        return std::move(m_seed);
    }

    //! Without the API, but with what is there for others.
    KongSeed withoutApi()
    {
        if (isRich()) {
            addCertificates();
            if (one(2)) {
                const std::string pool = m_isSource ? "pool.sbx" : one(2) ? "pool.sbx" : "pool";
                addUpstream(pool);
                m_seed.service("reports", pool, common("reports"));
            }
        }
        return std::move(m_seed);
    }

private:
    [[nodiscard]] bool isRich() const { return !m_pem.empty(); }
    bool one(std::uint32_t of) { return m_random() % of == 0; }
    std::int64_t number(std::uint32_t below) { return static_cast<std::int64_t>(m_random() % below); }
    JsonValue id(const std::string &what) const { return KongSeed::uuid((m_isSource ? "here " : "there ") + what); }

    Row common(const std::string &what)
    {
        Row row{{"id", id(what)}};
        const auto tags = number(3);
        if (tags > 0)
            row.emplace("tags", tags == 1 ? JsonValue(JsonValue::Array()) : KongSeed::list({"team:" + what}));
        return row;
    }

    JsonValue someOf(std::vector<std::string> values)
    {
        std::shuffle(values.begin(), values.end(), m_random);
        values.resize(1 + m_random() % values.size());
        return KongSeed::list(values);
    }

    void addCertificates()
    {
        const std::string text = "certificate";
        m_certificate = m_seed.add("certificates", Row{{"cert", m_pem}, {"id", id(text)}, {"key", "CANARY-key-" + m_domain}, {"tags", KongSeed::list({"env:" + m_domain})}});
        m_seed.add("snis", Row{{"certificate", KongSeed::reference(m_certificate)}, {"id", id("sni")}, {"name", "tls.shared.test"}});
        m_authority = m_seed.add("ca_certificates", Row{{"cert", m_pem}, {"cert_digest", "8925a322"}, {"id", id("authority")}});
        m_consumer = m_seed.consumer("orders-consumer", Row{{"id", id("consumer")}});
    }

    void addTrust(Row &service)
    {
        if (one(3))
            service.emplace("ca_certificates", KongSeed::list({m_authority}));
        if (one(4))
            service.emplace("client_certificate", KongSeed::reference(m_certificate));
    }

    //! Other health checks than the usual ones, with a secret where the target has one.
    Row checks()
    {
        Row all = *KongSeed::defaults("upstreams").at("healthchecks").object();
        Row &active = *all.at("active").object();
        active.insert_or_assign("http_path", one(2) ? "/health" : "/");
        active.insert_or_assign("timeout", 1 + number(3));
        if (!m_isSource && one(2))
            active.insert_or_assign("headers", Row{{"X-Api-Key", KongSeed::list({"CANARY-health-" + m_domain})}});
        return {{"healthchecks", std::move(all)}};
    }

    void addUpstream(const std::string &name)
    {
        Row own = common("upstream");
        if (isRich() && one(2))
            own.merge(checks());
        const std::string upstream = m_seed.upstream(name, std::move(own));
        for (const char *target : {"a.", "b.", "c."}) {
            if (one(2))
                m_seed.target(upstream, target + m_domain + ":8080", static_cast<int>(number(4)) * 50);
        }
    }

    void addRoute(const std::string &name)
    {
        Row fields = common(name);
        fields.emplace("methods", one(3) ? JsonValue() : someOf({"GET", "PUT", "POST"}));
        fields.emplace("hosts", one(3) ? JsonValue() : KongSeed::list({"orders." + m_domain}));
        if (one(3))
            fields.emplace("headers", Row{{"x-version", someOf({"1", "2"})}});
        if (isRich() && one(m_isSource ? 6 : 3)) // one that the target's API does not answer to yet is refused
            fields.emplace("snis", KongSeed::list({"tls.shared.test"}));
        fields.emplace("strip_path", one(2));
        fields.emplace("regex_priority", number(3));
        const std::string route = m_seed.route("orders-" + name, m_service, '/' + name, std::move(fields));
        addPolicies("route", route);
        if (isRich() && one(4)) { // of a consumer
            m_seed.plugin("request-termination", Row{{"status_code", 503}}, "consumer", m_consumer, Row{{"id", id("termination" + name)}, {"route", KongSeed::reference(route)}});
        }
    }

    void addPolicies(const std::string &scope, const std::string &owner)
    {
        const auto add = [&](const char *name, Row config) {
            Row fields = common(name + owner);
            fields.emplace("enabled", !one(4));
            if (isRich() && scope == "route" && one(4)) // of both
                fields.emplace("service", KongSeed::reference(m_service));
            if (isRich() && one(5))
                fields.emplace("protocols", KongSeed::list({"https"}));
            m_seed.plugin(name, std::move(config), scope, owner, std::move(fields));
        };
        // The target has secrets more often, so that there are some to keep.
        const bool isSecret = m_isSource ? one(isRich() ? 12 : 6) : one(2);
        if (one(2))
            add("cors", {{"max_age", number(3)}, {"origins", one(2) ? JsonValue() : KongSeed::list({"https://shop." + m_domain})}});
        if (one(3)) {
            Row redis{{"host", "redis." + m_domain}, {"password", isSecret ? JsonValue("CANARY-" + m_domain) : JsonValue()}, {"port", 6379 + number(2)}};
            Row echoed{{"minute", 1 + number(3)}, {"policy", "redis"}, {"redis", redis}};
            for (const auto &[member, value] : redis)
                echoed.emplace("redis_" + member, value);
            add("rate-limiting", std::move(echoed));
        }
        if (one(3)) {
            Row headers{{"X-Plain", "CANARY-plain-" + m_domain}};
            const std::string user = isRich() && isSecret && one(3) ? "u:CANARY-url-" + m_domain + '@' : "";
            add("http-log", {{"headers", isSecret ? JsonValue(headers) : JsonValue()}, {"http_endpoint", "http://" + user + "log." + m_domain + "/in"}, {"timeout", number(3)}});
        }
        if (isRich() && one(4)) {
            std::vector<std::string> lines{"X-Team:orders"};
            if (isSecret)
                lines.push_back("Authorization:Bearer CANARY-line-" + m_domain);
            add("request-transformer", {{"add", Row{{"headers", KongSeed::list(lines)}}}});
        }
        if (isRich() && one(4))
            add("oauth2", {{"provision_key", one(2) ? JsonValue("{vault://env/provision}") : isSecret ? JsonValue("CANARY-provision-" + m_domain) : JsonValue()}, {"scopes", KongSeed::list({"write", "read"})}});
        if (one(4))
            add("correlation-id", {{"header_name", one(2) ? JsonValue("X-One") : JsonValue("{vault://env/x}")}});
    }

    std::mt19937 &m_random;
    bool m_isSource;
    std::string m_domain, m_service, m_pem, m_certificate, m_authority, m_consumer;
    KongSeed m_seed;
};

} // namespace bulkhead::test
