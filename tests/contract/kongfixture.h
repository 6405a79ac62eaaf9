// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kongseed.h"

namespace bulkhead::test {

//! A small bank: every collection has something in it, and every secret holds the word CANARY.
inline KongSeed smallKong(const std::string &certificate)
{
    using Row = KongSeed::Row;
    KongSeed seed;
    const std::string upstream = seed.upstream("payments.upstream", Row{{"algorithm", "least-connections"}});
    seed.target(upstream, "127.20.4.11:8443", 90);
    seed.target(upstream, "Backend.Example:8080", 0);
    const std::string payments = seed.service(
        "payments-api", "payments.upstream",
        Row{{"protocol", "https"}, {"path", "/v2"}, {"tags", KongSeed::list({"team:payments", "env:sandbox"})}});
    seed.service("reports-api", "reports.prod.example", Row{{"port", 8443}, {"protocol", "https"}});
    const std::string read = seed.route("payments-read", payments, "/payments",
                                        Row{{"methods", KongSeed::list({"POST", "GET"})},
                                            {"hosts", KongSeed::list({"B.example", "a.example"})}});
    seed.route("maintenance", {}, "/maintenance");
    seed.plugin("http-log", Row{{"http_endpoint", "http://u:CANARY-url@logs.example:9880/in"},
                                {"headers", Row{{"X-Ingest", "CANARY-header"}}}});
    seed.plugin("rate-limiting", Row{{"minute", 60}, {"second", nullptr}, {"policy", "redis"},
                                     {"redis_host", "redis.example"}, {"redis_password", "CANARY-redis"},
                                     {"redis", Row{{"host", "redis.example"}, {"password", "CANARY-redis"}}}},
                "service", payments);
    seed.plugin("oauth2", Row{{"provision_key", "CANARY-provision"}}, "route", read);
    const std::string acme = seed.consumer("acme", Row{{"custom_id", "CUST-1"}});
    seed.plugin("request-termination", Row{{"status_code", 503}}, "consumer", acme,
                Row{{"service", KongSeed::reference(payments)}});
    seed.ofConsumer("acls", acme, Row{{"group", "staff"}});
    seed.ofConsumer("acls", acme, Row{{"group", "partners"}});
    seed.ofConsumer("key-auths", acme, Row{{"key", "CANARY-key"}, {"ttl", 86397}});
    seed.ofConsumer("basic-auths", acme, Row{{"username", "acme"}, {"password", "CANARY-sha1"}});
    seed.ofConsumer("hmac-auths", acme, Row{{"username", "acme-h"}, {"secret", "CANARY-hmac"}});
    seed.ofConsumer("jwts", acme, Row{{"key", "acme-issuer"}, {"secret", "CANARY-jwt"}});
    seed.ofConsumer("oauth2", acme, Row{{"client_id", "acme-client"}, {"client_secret", "CANARY-oauth"}});
    seed.ofConsumer("oauth2", acme, Row{{"client_id", "hashed"}, {"hash_secret", true},
                                        {"client_secret", "$pbkdf2-sha512$CANARY"}});
    const std::string cert = seed.add("certificates", Row{{"cert", certificate},
                                                          {"key", "CANARY PRIVATE KEY"},
                                                          {"snis", KongSeed::list({"sni.example"})}});
    seed.add("snis", Row{{"name", "sni.example"}, {"certificate", KongSeed::reference(cert)}});
    seed.add("ca_certificates", Row{{"cert", certificate}, {"cert_digest", "8925a322"}});
    return seed;
}

} // namespace bulkhead::test
