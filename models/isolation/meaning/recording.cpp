// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/codescan.h"
#include "isolation/meaning/parts.h"

#include <algorithm>
#include <array>

namespace bulkhead::isolation {

namespace {

using std::string_view;

//! What a record says of its environment: a text of its own, or something of the request.
void takeTag(Recording &recording, const std::string &value)
{
    if (value.starts_with('$') || value.find("kong.request") != std::string::npos) {
        recording.tagFromRequest = true;
        recording.environmentTag = FactState::KnownEmpty;
    } else if (!value.empty()) {
        recording.environmentTag = value;
    }
}

//! Looks for the environment among the fields of a record; true if one of them names it.
bool findTag(Recording &recording, const JsonValue *fields)
{
    if (fields == nullptr || fields->object() == nullptr)
        return false;
    for (const auto &[name, value] : *fields->object()) {
        if (!namesEnvironmentField(name))
            continue;
        recording.environmentTag = FactState::Unsupported; // there, but hidden
        takeTag(recording, textOf(&value));
        return true;
    }
    return false;
}

//! "return 'sandbox'" → sandbox.
std::string returned(const std::string &code)
{
    const auto open = code.find_first_of("'\"");
    const auto close = code.find_last_of("'\"");
    const bool literal = code.find("return") != std::string::npos && code.find('(') == std::string::npos;
    return literal && open < close ? code.substr(open + 1, close - open - 1) : code;
}

//! Kong's own record: whole URI and all headers but Authorization; fields of Lua code add and take away.
Recording kongLog(const Settings &settings)
{
    Recording recording;
    recording.fullUri = true;
    recording.secretHeaders = {"apikey", "cookie"};
    recording.environmentTag = FactState::KnownEmpty;
    const JsonValue *fields = valueAt(settings, "custom_fields_by_lua");
    if (fields == nullptr || fields->object() == nullptr)
        return recording;
    for (const auto &[name, code] : *fields->object()) {
        if (name == "request.headers")
            recording.secretHeaders.clear();
        std::erase_if(recording.secretHeaders,
                      [&, &field = name](const std::string &header) { return field == "request.headers." + header; });
        recording.masked = recording.masked || name.starts_with("request.");
        if (name == "request.uri" || name == "request.url" || name == "request.querystring")
            recording.fullUri = false;
        if (!namesEnvironmentField(name))
            continue;
        recording.environmentTag = FactState::Unsupported;
        takeTag(recording, returned(textOf(&code)));
    }
    return recording;
}

//! Variables of nginx that hold a credential or the whole URI.
void readFormat(Recording &recording, const JsonValue &format)
{
    for (const auto &[name, value] : *format.object()) {
        const std::string text = textOf(&value);
        recording.fullUri = recording.fullUri || text.find("$request_uri") != std::string::npos
            || text.find("$args") != std::string::npos || text.find("$query_string") != std::string::npos
            || text == "$request";
        recording.bodies = recording.bodies || text.find("$request_body") != std::string::npos;
        static constexpr std::array<std::pair<string_view, string_view>, 5> headers = {{
            {"$http_authorization", "authorization"}, {"$http_apikey", "apikey"}, {"$http_x_api_key", "x-api-key"},
            {"$http_cookie", "cookie"}, {"$cookie_", "cookie"}}};
        for (const auto &[variable, header] : headers) {
            if (text.find(variable) != std::string::npos)
                recording.secretHeaders.emplace_back(header);
        }
    }
    sortOnce(recording.secretHeaders);
    recording.environmentTag = FactState::KnownEmpty;
    findTag(recording, &format);
}

//! APISIX: a format of its own, or one of the plugin's metadata, which is filled in where it is known.
Recording apisixLog(const Settings &settings)
{
    Recording recording;
    recording.bodies = flagAt(settings, "include_req_body") || flagAt(settings, "include_resp_body");
    const JsonValue *format = valueAt(settings, "log_format");
    if (format != nullptr && format->object() != nullptr)
        readFormat(recording, *format);
    if (recording.environmentTag.isKnown())
        return recording;
    for (const char *labels : {"log_labels", "tags"})
        findTag(recording, valueAt(settings, labels));
    return recording;
}

Recording trace(const Policy &policy)
{
    Recording recording;
    if (policy.name == "opentelemetry" && valueAt(policy.config, "sampler") == nullptr) {
        recording.environmentTag = FactState::KnownEmpty;
        findTag(recording, valueAt(policy.config, "resource_attributes"));
    } else if (policy.name == "zipkin") {
        recording.environmentTag = FactState::KnownEmpty;
        const JsonValue *tags = valueAt(policy.config, "static_tags");
        for (std::size_t i = 0; tags != nullptr && tags->array() != nullptr && i < tags->array()->size(); ++i) {
            const JsonValue &tag = (*tags->array())[i];
            if (namesEnvironmentField(textOf(tag.find("name"))))
                takeTag(recording, textOf(tag.find("value")));
        }
    }
    return recording;
}

bool isKongLog(string_view name)
{
    constexpr std::array<string_view, 8> names = {"http-log", "file-log",  "tcp-log",    "udp-log",
                                                  "syslog",   "loggly",    "kafka-log",  "solace-log"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

Recording apisixRecording(const Settings &settings, const JsonValue *metadataFormat)
{
    Recording recording = apisixLog(settings);
    if (isSet(valueAt(settings, "log_format")))
        return recording;
    if (metadataFormat != nullptr && metadataFormat->object() != nullptr) {
        readFormat(recording, *metadataFormat);
        return recording;
    }
    // Without a format the whole request is written, with its headers and query.
    recording.fullUri = true;
    recording.secretHeaders = {"apikey", "authorization", "cookie"};
    if (!recording.environmentTag.isKnown())
        recording.environmentTag = FactState::KnownEmpty;
    return recording;
}

void readRecording(const Policy &policy, PolicyMeaning &meaning)
{
    // "syslog" is a name of both products: only APISIX's batches.
    const bool isApisix = valueAt(policy.config, "batch_max_size") != nullptr
        || valueAt(policy.config, "include_req_body") != nullptr || policy.name.ends_with("-logger");
    if (meaning.kind == PolicyClass::Tracing)
        meaning.recording = trace(policy);
    else if (meaning.kind == PolicyClass::Metrics)
        meaning.recording = Recording();
    else if (meaning.kind == PolicyClass::Log && isKongLog(policy.name) && !isApisix)
        meaning.recording = kongLog(policy.config);
    else if (meaning.kind == PolicyClass::Log)
        meaning.recording = apisixLog(policy.config);
}

} // namespace bulkhead::isolation
