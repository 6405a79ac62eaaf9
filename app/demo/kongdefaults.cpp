// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongseed.h"

namespace bulkhead {

namespace {

using Row = KongSeed::Row;

constexpr std::int64_t seedTime = 1795455787; // a fixed moment: fakes have no clock

Row timed(Row row)
{
    row.emplace("id", nullptr);
    row.emplace("tags", nullptr);
    row.emplace("created_at", seedTime);
    row.emplace("updated_at", seedTime);
    return row;
}

//! Credentials and memberships know no update.
Row ofConsumer(Row row)
{
    row = timed(std::move(row));
    row.erase("updated_at");
    row.emplace("consumer", nullptr);
    return row;
}

JsonValue numbers(std::initializer_list<int> values)
{
    return JsonValue::Array(values.begin(), values.end());
}

JsonValue healthchecks()
{
    const Row healthy{{"http_statuses", numbers({200, 302})}, {"interval", 0}, {"successes", 0}};
    const Row unhealthy{{"http_failures", 0}, {"http_statuses", numbers({429, 404, 500, 501, 502, 503, 504, 505})},
                        {"interval", 0}, {"tcp_failures", 0}, {"timeouts", 0}};
    const Row active{{"concurrency", 10}, {"headers", nullptr}, {"healthy", healthy}, {"http_path", "/"},
                     {"https_sni", nullptr}, {"https_verify_certificate", true}, {"timeout", 1},
                     {"type", "http"}, {"unhealthy", unhealthy}};
    const Row passiveHealthy{{"http_statuses", numbers({200, 201, 202, 203, 204, 205, 206, 207, 208, 226,
                                                        300, 301, 302, 303, 304, 305, 306, 307, 308})},
                             {"successes", 0}};
    const Row passiveUnhealthy{{"http_failures", 0}, {"http_statuses", numbers({429, 500, 503})},
                               {"tcp_failures", 0}, {"timeouts", 0}};
    const Row passive{{"healthy", passiveHealthy}, {"type", "http"}, {"unhealthy", passiveUnhealthy}};
    return Row{{"active", active}, {"passive", passive}, {"threshold", 0}};
}

Row serviceDefaults()
{
    return timed({{"name", nullptr}, {"host", nullptr}, {"protocol", "http"}, {"port", 80}, {"path", nullptr},
                  {"retries", 5}, {"enabled", true}, {"connect_timeout", 60000}, {"read_timeout", 60000},
                  {"write_timeout", 60000}, {"tls_verify", nullptr}, {"tls_verify_depth", nullptr},
                  {"ca_certificates", nullptr}, {"client_certificate", nullptr}});
}

Row routeDefaults()
{
    return timed({{"name", nullptr}, {"service", nullptr}, {"paths", nullptr}, {"hosts", nullptr},
                  {"methods", nullptr}, {"headers", nullptr}, {"snis", nullptr}, {"sources", nullptr},
                  {"destinations", nullptr}, {"protocols", KongSeed::list({"http", "https"})},
                  {"strip_path", true}, {"preserve_host", false}, {"regex_priority", 0},
                  {"path_handling", "v0"}, {"https_redirect_status_code", 426},
                  {"request_buffering", true}, {"response_buffering", true}});
}

Row upstreamDefaults()
{
    return timed({{"name", nullptr}, {"algorithm", "round-robin"}, {"hash_on", "none"},
                  {"hash_on_header", nullptr}, {"hash_on_cookie", nullptr}, {"hash_on_cookie_path", "/"},
                  {"hash_on_query_arg", nullptr}, {"hash_on_uri_capture", nullptr},
                  {"hash_fallback", "none"}, {"hash_fallback_header", nullptr},
                  {"hash_fallback_query_arg", nullptr}, {"hash_fallback_uri_capture", nullptr},
                  {"host_header", nullptr}, {"slots", 10000}, {"use_srv_name", false},
                  {"client_certificate", nullptr}, {"healthchecks", healthchecks()}});
}

const std::map<std::string, Row, std::less<>> &allDefaults()
{
    static const std::map<std::string, Row, std::less<>> all{
        {"services", serviceDefaults()},
        {"routes", routeDefaults()},
        {"upstreams", upstreamDefaults()},
        {"targets", timed({{"target", nullptr}, {"weight", 100}, {"upstream", nullptr}})},
        {"consumers", timed({{"username", nullptr}, {"custom_id", nullptr}})},
        {"plugins", timed({{"name", nullptr}, {"instance_name", nullptr}, {"enabled", true},
                           {"service", nullptr}, {"route", nullptr}, {"consumer", nullptr},
                           {"protocols", KongSeed::list({"grpc", "grpcs", "http", "https"})},
                           {"config", Row{}}})},
        {"certificates", timed({{"cert", nullptr}, {"key", nullptr}, {"cert_alt", nullptr},
                                {"key_alt", nullptr}, {"snis", JsonValue::Array{}}})},
        {"snis", timed({{"name", nullptr}, {"certificate", nullptr}})},
        {"keys", timed({{"name", nullptr}, {"kid", nullptr}, {"set", nullptr}, {"jwk", nullptr}, {"pem", nullptr}})},
        {"key-sets", timed({{"name", nullptr}})},
        {"vaults", timed({{"name", nullptr}, {"prefix", nullptr}, {"description", nullptr}, {"config", Row{}}})},
        {"ca_certificates", timed({{"cert", nullptr}, {"cert_digest", nullptr}})},
        {"key-auths", ofConsumer({{"key", nullptr}, {"ttl", nullptr}})},
        {"basic-auths", ofConsumer({{"username", nullptr}, {"password", nullptr}})},
        {"hmac-auths", ofConsumer({{"username", nullptr}, {"secret", nullptr}})},
        {"jwts", ofConsumer({{"key", nullptr}, {"secret", nullptr}, {"algorithm", "HS256"},
                             {"rsa_public_key", nullptr}})},
        {"oauth2", ofConsumer({{"name", nullptr}, {"client_id", nullptr}, {"client_secret", nullptr},
                               {"client_type", "confidential"}, {"hash_secret", false},
                               {"redirect_uris", nullptr}})},
        {"acls", ofConsumer({{"group", nullptr}})}};
    return all;
}

} // namespace

const KongSeed::Row &KongSeed::defaults(std::string_view collection)
{
    static const Row none;
    if (collection.ends_with("/targets"))
        collection = "targets";
    const auto found = allDefaults().find(collection);
    return found == allDefaults().end() ? none : found->second;
}

} // namespace bulkhead
