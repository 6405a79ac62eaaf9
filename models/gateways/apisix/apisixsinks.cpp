// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/apisix/apisixplugins.h"

#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

enum class Where : std::uint8_t {
    Url,       //!< the text of `member`, a URL
    Urls,      //!< the text of `member`, or the list "MEMBERs"
    Address,   //!< host and port
    Brokers,   //!< a list of {host, port}, or the older map host → port
    Nested,    //!< `uri` in the object `member`
    List,      //!< a list of texts
    Metadata,  //!< set in plugin_metadata
    Nowhere    //!< read from the gateway itself, or set in its own file
};

struct SinkForm
{
    std::string_view plugin, kind;
    Where where;
    std::string_view member;
};

constexpr std::array<SinkForm, 20> forms = {{
    {"clickhouse-logger", "clickhouse", Where::Urls, "endpoint_addr"},
    {"datadog", "datadog", Where::Metadata, {}},
    {"elasticsearch-logger", "elasticsearch", Where::Urls, "endpoint_addr"},
    {"file-logger", "file", Where::Url, "path"},
    {"google-cloud-logging", "google-cloud", Where::Nested, "auth_config"},
    {"http-logger", "http", Where::Url, "uri"},
    {"kafka-logger", "kafka", Where::Brokers, "brokers"},
    {"loggly", "loggly", Where::Metadata, {}},
    {"loki-logger", "loki", Where::List, "endpoint_addrs"},
    {"opentelemetry", "otlp", Where::Metadata, {}},
    {"prometheus", "prometheus", Where::Nowhere, {}},
    {"rocketmq-logger", "rocketmq", Where::List, "nameserver_list"},
    {"skywalking", "skywalking", Where::Nowhere, {}},
    {"skywalking-logger", "skywalking", Where::Url, "endpoint_addr"},
    {"sls-logger", "sls", Where::Address, {}},
    {"splunk-hec-logging", "splunk", Where::Nested, "endpoint"},
    {"syslog", "syslog", Where::Address, {}},
    {"tcp-logger", "tcp", Where::Address, {}},
    {"tencent-cloud-cls", "tencent-cls", Where::Url, "cls_host"},
    {"udp-logger", "udp", Where::Address, {}},
}};
constexpr SinkForm zipkinForm = {"zipkin", "zipkin", Where::Url, "endpoint"};

const SinkForm *formOf(std::string_view plugin)
{
    if (plugin == zipkinForm.plugin)
        return &zipkinForm;
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [plugin](const SinkForm &form) { return form.plugin == plugin; });
    return found == forms.end() ? nullptr : &*found;
}

std::string joined(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? "" : ",") + text;
    return result;
}

std::string addressOf(JsonElement object)
{
    const std::string host(stringAt(object, "host"));
    const std::int64_t port = integerAt(object, "port");
    return host.empty() || port == 0 ? host : host + ':' + std::to_string(port);
}

std::string brokersOf(JsonElement config)
{
    std::vector<std::string> brokers;
    if (const auto list = memberAt(config, "brokers"); list && list->is_array()) {
        for (const auto broker : arrayOf(*list))
            brokers.push_back(addressOf(broker));
    } else if (const auto map = memberAt(config, "broker_list"); map && map->is_object()) {
        for (const auto field : objectOf(*map))
            brokers.push_back(std::string(field.key) + ':' + canonical(JsonValue::from(field.value)));
    }
    return joined(std::move(brokers));
}

//! Each address on its own loses its secrets before they become one text.
std::string clean(std::vector<std::string> urls, std::string &removed)
{
    for (std::string &url : urls) {
        if (auto cleaned = withoutSecrets(url)) {
            removed += cleaned->removed;
            url = std::move(cleaned->url);
        }
    }
    return joined(std::move(urls));
}

std::string endpointOf(const SinkForm &form, JsonElement config, std::string &removed)
{
    const auto one = [&](JsonElement object, std::string_view member) {
        const std::string_view text = stringAt(object, member);
        return text.empty() ? std::string() : clean({std::string(text)}, removed);
    };
    switch (form.where) {
    case Where::Url:
        return one(config, form.member);
    case Where::Urls: {
        const std::string single = one(config, form.member);
        return single.empty() ? clean(stringsAt(config, std::string(form.member) + 's'), removed) : single;
    }
    case Where::Address:
        return addressOf(config);
    case Where::Brokers:
        return brokersOf(config);
    case Where::Nested: {
        const auto object = memberAt(config, form.member);
        const std::string_view name = form.member == "auth_config" ? "entries_uri" : "uri";
        return object ? one(*object, name) : std::string();
    }
    case Where::List:
        return clean(stringsAt(config, form.member), removed);
    case Where::Metadata:
    case Where::Nowhere:
        break;
    }
    return {};
}

//! The value that opens the sink, where there is one.
std::string secretOf(JsonElement config)
{
    std::string secret;
    for (const std::string_view member : {"auth_header", "password", "access_key_secret", "secret_key",
                                          "customer_token", "token"})
        secret += stringAt(config, member);
    for (const std::string_view member : {"auth", "endpoint", "auth_config", "headers"}) {
        const auto object = memberAt(config, member);
        if (!object || !object->is_object())
            continue;
        for (const auto field : objectOf(*object)) {
            std::string_view text;
            if (isSecretName(field.key) && field.value.get(text) == simdjson::SUCCESS)
                secret += text;
        }
    }
    if (const auto brokers = memberAt(config, "brokers"); brokers && brokers->is_array()) {
        for (const auto broker : arrayOf(*brokers)) {
            if (const auto sasl = memberAt(broker, "sasl_config"))
                secret += stringAt(*sasl, "password");
        }
    }
    return secret;
}

void addAttributes(const Policy &policy, JsonElement config, const Fingerprinter &fingerprinter,
                   Attributes &attributes)
{
    attributes.emplace("plugin", policy.name);
    for (const std::string_view key : {"include_req_body", "include_resp_body", "ssl_verify", "tls", "sock_type"}) {
        if (const auto found = policy.config.find(key); found != policy.config.end())
            attributes.emplace(std::string(key), found->second);
    }
    for (const std::string_view key : {"kafka_topic", "topic", "database", "logtable", "project", "logstore",
                                       "tenant_id", "service_name", "sample_ratio", "endpoint_uri"}) {
        if (const auto found = policy.config.find(key); found != policy.config.end())
            attributes.emplace(std::string(key), found->second);
    }
    if (const auto format = memberAt(config, "log_format"))
        attributes.emplace("log_format", redact(*format, fingerprinter));
    if (!policy.enabled)
        attributes.emplace("enabled", false);
}

} // namespace

std::vector<Sink> apisixSinks(const Policy &policy, JsonElement config, const Fingerprinter &fingerprinter)
{
    const SinkForm *form = formOf(policy.name);
    if (!form)
        return {};
    Sink sink;
    sink.nativeId = policy.nativeId;
    sink.policyId = policy.nativeId;
    sink.kind = form->kind;
    std::string secret;
    sink.endpoint = endpointOf(*form, config, secret);
    secret += secretOf(config);
    if (!secret.empty())
        sink.secret = fingerprinter.make("sink-secret/plain", secret);
    addAttributes(policy, config, fingerprinter, sink.attributes);
    if (form->where == Where::Metadata)
        sink.attributes.emplace("endpoint_from", "plugin_metadata/" + policy.name);
    std::vector<Sink> sinks;
    sinks.push_back(std::move(sink));
    return sinks;
}

std::vector<Sink> apisixMetadataSinks(std::string_view plugin, JsonElement metadata,
                                      const Fingerprinter &fingerprinter)
{
    const SinkForm *form = formOf(plugin);
    Sink sink;
    std::string secret;
    if (const auto collector = memberAt(metadata, "collector"); form && plugin == "opentelemetry" && collector) {
        sink.endpoint = clean({std::string(stringAt(*collector, "address"))}, secret);
        if (const auto headers = memberAt(*collector, "request_headers"))
            secret += canonical(JsonValue::from(*headers));
    } else if (form && form->where == Where::Metadata) {
        sink.endpoint = addressOf(metadata);
    }
    const auto format = memberAt(metadata, "log_format");
    if (!form || (sink.endpoint.empty() && !format))
        return {};
    if (format)
        sink.attributes.emplace("log_format", redact(*format, fingerprinter));
    sink.nativeId = "plugin_metadata/" + std::string(plugin);
    sink.kind = form->kind;
    sink.attributes.emplace("plugin", plugin);
    if (!secret.empty())
        sink.secret = fingerprinter.make("sink-secret/plain", secret);
    std::vector<Sink> sinks;
    sinks.push_back(std::move(sink));
    return sinks;
}

} // namespace bulkhead
