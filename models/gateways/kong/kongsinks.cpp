// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/kong/kongentities.h"
#include "gateways/kong/kongplugins.h"
#include "gateways/redaction/redaction.h"

#include <array>

namespace bulkhead {

namespace {

struct SinkForm
{
    std::string_view plugin, kind, member;
    bool address = false; //!< host + port instead of a URL or path
    std::int64_t port = 0;
    std::string_view host = {};
    std::string_view suffix = {}; //!< of the id, for a second sink of one plugin
};

constexpr std::array<SinkForm, 12> forms = {{
    {"http-log", "http", "http_endpoint"},
    {"file-log", "file", "path"},
    {"tcp-log", "tcp", "host", true},
    {"udp-log", "udp", "host", true},
    {"syslog", "syslog", "host", true, 0, "localhost"},
    {"loggly", "syslog", "host", true, 514, "logs-01.loggly.com"},
    {"datadog", "statsd", "host", true, 8125, "localhost"},
    {"statsd", "statsd", "host", true, 8125, "localhost"},
    {"zipkin", "zipkin", "http_endpoint"},
    {"opentelemetry", "otlp", "traces_endpoint"},
    {"opentelemetry", "otlp", "logs_endpoint", false, 0, {}, ":logs"},
    {"prometheus", "prometheus", {}},
}};

std::string addressOf(JsonElement config, const SinkForm &form)
{
    const std::string host = kongHost(stringAt(config, "host", form.host));
    const std::int64_t port = integerAt(config, "port", form.port);
    if (host.empty())
        return {};
    return port > 0 ? host + ':' + std::to_string(port) : host;
}

std::string_view urlOf(JsonElement config, const SinkForm &form)
{
    const std::string_view url = stringAt(config, form.member);
    // Before 3.8 the traces went to "endpoint".
    return url.empty() && form.member == "traces_endpoint" ? stringAt(config, "endpoint") : url;
}

//! What opens the sink: the headers that are sent, a token, and what stood in the URL.
std::string secretOf(JsonElement config, std::string removed)
{
    std::string secret = std::move(removed);
    if (const auto headers = memberAt(config, "headers"); headers && headers->is_object())
        secret += canonical(JsonValue::from(*headers));
    secret += stringAt(config, "key");
    return secret == "{}" ? std::string() : secret;
}

} // namespace

std::vector<Sink> kongSinks(JsonElement row, const Policy &policy, const Fingerprinter &fingerprinter)
{
    std::vector<Sink> sinks;
    const auto config = memberAt(row, "config");
    for (const SinkForm &form : forms) {
        if (!config || form.plugin != policy.name)
            continue;
        Sink sink;
        sink.nativeId = policy.nativeId + std::string(form.suffix);
        sink.policyId = policy.nativeId;
        sink.kind = form.kind;
        std::string removed;
        if (form.address) {
            sink.endpoint = addressOf(*config, form);
        } else if (!form.member.empty()) {
            const std::string_view url = urlOf(*config, form);
            auto clean = withoutSecrets(url);
            if (url.empty())
                continue;
            sink.endpoint = isSecretReference(url) || !clean ? std::string(url) : clean->url;
            removed = clean ? clean->removed : std::string();
        }
        if (const std::string secret = secretOf(*config, removed); !secret.empty() && form.plugin != "syslog")
            sink.secret = fingerprinter.make("sink-secret/plain", secret);
        if (!policy.enabled)
            sink.attributes.emplace("enabled", false);
        sinks.push_back(std::move(sink));
    }
    return sinks;
}

} // namespace bulkhead
