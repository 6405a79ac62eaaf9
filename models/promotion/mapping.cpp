// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/mapping.h"

#include "core/jsonpointer.h"
#include "estate/mappedtext.h"
#include "promotion/fieldname.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace bulkhead::promotion {

namespace {

//! A value as the text that is mapped and what surrounds it.
struct Parts
{
    std::string before, core, behind;
};

Parts partsOf(ValuePlace::Form form, const std::string &value)
{
    if (form == ValuePlace::Form::Url) {
        const auto scheme = value.find("://");
        const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
        const std::size_t authority = std::min(value.find_first_of("/?#", begin), value.size());
        const auto user = value.rfind('@', authority);
        const std::size_t host = user != std::string::npos && user >= begin ? user + 1 : begin;
        Parts inner = partsOf(ValuePlace::Form::HostPort, value.substr(host, authority - host));
        return {value.substr(0, host) + inner.before, inner.core, inner.behind + value.substr(authority)};
    }
    const auto colon = value.rfind(':');
    const bool hasPort = form == ValuePlace::Form::HostPort && colon != std::string::npos && value.find(']', colon) == std::string::npos;
    return hasPort ? Parts{{}, value.substr(0, colon), value.substr(colon)} : Parts{{}, value, {}};
}

//! Whether a value, as it is after the mapping, still names the source.
bool isOfSource(ValuePlace::Form form, const std::string &value, const NamesSource &namesSource)
{
    if (form == ValuePlace::Form::Text)
        return false;
    if (form != ValuePlace::Form::Mixed)
        return namesSource(partsOf(form, value).core);
    const auto isOfHosts = [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_'; };
    for (auto begin = value.begin(); begin != value.end();) {
        const auto end = std::find_if_not(begin, value.end(), isOfHosts);
        if (begin != end && namesSource(std::string(begin, end)))
            return true;
        begin = end == value.end() ? end : std::next(end);
    }
    return false;
}

//! A text as a value of the type that the value has, if it reads as one.
JsonValue likeThat(const JsonValue &value, const std::string &text)
{
    if (value.boolean() != nullptr && (text == "true" || text == "false"))
        return JsonValue(text == "true");
    const char *end = text.data() + text.size();
    std::int64_t integer = 0;
    double number = 0;
    if (value.string() != nullptr || text.empty())
        return JsonValue(text);
    if (const auto read = std::from_chars(text.data(), end, integer); read.ec == std::errc() && read.ptr == end)
        return JsonValue(integer);
    if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
        return JsonValue(number);
    return JsonValue(text);
}

} // namespace

std::string_view toWire(UnmappedValue::Reason reason)
{
    switch (reason) {
    case UnmappedValue::Reason::NamesSource:
        return "names_source";
    case UnmappedValue::Reason::Secret:
        return "secret";
    case UnmappedValue::Reason::SameAsAnother:
        return "same_as_another";
    case UnmappedValue::Reason::SecretLost:
        return "secret_lost";
    case UnmappedValue::Reason::NothingKept:
        return "nothing_kept";
    }
    Q_UNREACHABLE();
}

struct Mapper::Rule
{
    int index; //!< among all rules of the path
    std::string field;
    QRegularExpression from;
    QString to;
};

Mapper::Mapper(const QList<MappingRule> &rules, NamesSource namesSource)
    : m_namesSource(std::move(namesSource))
{
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (!rules[i].keep)
            m_rules.push_back({static_cast<int>(i), rules[i].field.toStdString(), QRegularExpression(QRegularExpression::anchoredPattern(rules[i].from)), rules[i].to});
    }
}

Mapper::~Mapper() = default;

MappedValue Mapper::mapped(const NativeObject &object, const ValuePlace &place, const std::string &value) const
{
    const Parts parts = partsOf(place.form, value);
    MappedValue row{object.ref, place.pointer, place.field, value, value};
    for (const Rule &rule : m_rules) {
        const auto match = fieldNamed(rule.field, place.field) ? rule.from.match(QString::fromStdString(parts.core)) : QRegularExpressionMatch();
        if (!match.hasMatch())
            continue;
        row.rule = rule.index;
        row.to = parts.before + mappedText(match, rule.to).toStdString() + parts.behind;
        break;
    }
    return row;
}

void Mapper::mapText(const NativeObject &object, const ValuePlace &place, JsonValue &value, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped) const
{
    const MappedValue row = this->mapped(object, place, *value.string());
    const bool isForeign = place.form == ValuePlace::Form::Foreign;
    if (isForeign ? row.rule < 0 : isOfSource(place.form, row.to, m_namesSource))
        unmapped.push_back({object.ref, place.pointer, place.field, row.to, UnmappedValue::Reason::NamesSource});
    value = row.to;
    mapped.push_back(row);
}

//! Of a list each member. Most settings are named by no rule.
void Mapper::mapSetting(const NativeObject &object, const ValuePlace &place, JsonValue &value, std::vector<MappedValue> &mapped) const
{
    if (std::none_of(m_rules.begin(), m_rules.end(), [&](const Rule &rule) { return fieldNamed(rule.field, place.field); }))
        return;
    if (JsonValue::Array *list = value.array()) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const ValuePlace member{below(place.pointer, i), place.field, place.form};
            const auto isSame = [&](const ValuePlace &other) { return other.pointer == member.pointer; };
            if (std::none_of(object.places.begin(), object.places.end(), isSame)) // else it is mapped as what it is
                mapSetting(object, member, (*list)[i], mapped);
        }
        return;
    }
    if (value.object() != nullptr || value.isNull())
        return;
    const MappedValue row = this->mapped(object, place, value.string() != nullptr ? *value.string() : canonical(value));
    if (row.rule < 0)
        return;
    value = likeThat(value, row.to);
    mapped.push_back(row);
}

JsonValue Mapper::map(const NativeObject &object, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped) const
{
    JsonValue body = object.body;
    for (const ValuePlace &place : object.places) {
        JsonValue *value = valueAt(body, place.pointer);
        if (value == nullptr)
            continue;
        if (place.form == ValuePlace::Form::Setting)
            mapSetting(object, place, *value, mapped);
        else if (value->string() != nullptr)
            mapText(object, place, *value, mapped, unmapped);
    }
    return body;
}

} // namespace bulkhead::promotion
