// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonelement.h"

#include <QString>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bulkhead {

//! A JSON value of ours: what is kept, compared, hashed and written. Object members are sorted by
//! their UTF-8 bytes (RFC 8785 sorts by UTF-16; both agree outside the surrogate range, and `canonical`
//! sorts as the RFC says).
class JsonValue
{
public:
    using Array = std::vector<JsonValue>;
    using Object = std::map<std::string, JsonValue, std::less<>>;

    JsonValue() = default;
    JsonValue(std::nullptr_t) { } // NOLINT(google-explicit-constructor)
    JsonValue(bool value) : m_data(value) { } // NOLINT(google-explicit-constructor)
    JsonValue(int value) : m_data(std::int64_t{value}) { } // NOLINT(google-explicit-constructor)
    JsonValue(std::int64_t value) : m_data(value) { } // NOLINT(google-explicit-constructor)
    JsonValue(long long value) : m_data(std::int64_t{value}) { } // NOLINT(google-explicit-constructor)
    JsonValue(double value) : m_data(value) { } // NOLINT(google-explicit-constructor)
    JsonValue(const char *value) : m_data(std::string(value)) { } // NOLINT(google-explicit-constructor)
    JsonValue(std::string value) : m_data(std::move(value)) { } // NOLINT(google-explicit-constructor)
    JsonValue(std::string_view value) : m_data(std::string(value)) { } // NOLINT(google-explicit-constructor)
    JsonValue(const QString &value) : m_data(value.toStdString()) { } // NOLINT(google-explicit-constructor)
    JsonValue(Array value) : m_data(std::move(value)) { } // NOLINT(google-explicit-constructor)
    JsonValue(Object value) : m_data(std::move(value)) { } // NOLINT(google-explicit-constructor)

    //! A deep copy of a parsed element; numbers that fit are integers.
    [[nodiscard]] static JsonValue from(JsonElement element);

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    [[nodiscard]] const bool *boolean() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const std::int64_t *integer() const { return std::get_if<std::int64_t>(&m_data); }
    [[nodiscard]] const double *number() const { return std::get_if<double>(&m_data); }
    [[nodiscard]] const std::string *string() const { return std::get_if<std::string>(&m_data); }
    [[nodiscard]] const Array *array() const { return std::get_if<Array>(&m_data); }
    [[nodiscard]] Array *array() { return std::get_if<Array>(&m_data); }
    [[nodiscard]] const Object *object() const { return std::get_if<Object>(&m_data); }
    [[nodiscard]] Object *object() { return std::get_if<Object>(&m_data); }
    //! The member of an object, or nullptr.
    [[nodiscard]] const JsonValue *find(std::string_view key) const;

    friend bool operator==(const JsonValue &, const JsonValue &) = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_data;
};

//! RFC 8785 (JCS): no spaces, members sorted by UTF-16 code units, ES6 numbers, minimal escapes.
[[nodiscard]] std::string canonical(const JsonValue &value);
void appendCanonical(std::string &out, const JsonValue::Object &object);
//! For people and command line: two spaces a level, members sorted, final line feed.
[[nodiscard]] std::string pretty(const JsonValue &value);
//! Appends a JSON string literal with minimal escapes.
void appendQuoted(std::string &out, std::string_view text);

} // namespace bulkhead
