// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/mapping.h"

#include "core/jsonpointer.h"
#include "estate/mappedtext.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

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
    std::string field;
    QRegularExpression from;
    QString to;
};

Mapper::Mapper(const QList<MappingRule> &rules, NamesSource namesSource)
    : m_namesSource(std::move(namesSource))
{
    for (const MappingRule &rule : rules)
        m_rules.push_back({rule.field.toStdString(), QRegularExpression(QRegularExpression::anchoredPattern(rule.from)), rule.to});
}

Mapper::~Mapper() = default;

std::optional<MappedValue> Mapper::mapped(const NativeObject &object, const ValuePlace &place, const std::string &value) const
{
    const Parts parts = partsOf(place.form, value);
    MappedValue row{object.ref, place.pointer, place.field, value, value, -1};
    for (std::size_t i = 0; i < m_rules.size() && row.rule < 0; ++i) {
        const auto match = m_rules[i].field == place.field ? m_rules[i].from.match(QString::fromStdString(parts.core)) : QRegularExpressionMatch();
        if (!match.hasMatch())
            continue;
        row.rule = static_cast<int>(i);
        row.to = parts.before + mappedText(match, m_rules[i].to).toStdString() + parts.behind;
    }
    return row;
}

JsonValue Mapper::map(const NativeObject &object, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped) const
{
    JsonValue body = object.body;
    for (const ValuePlace &place : object.places) {
        JsonValue *value = valueAt(body, place.pointer);
        if (value == nullptr || value->string() == nullptr)
            continue;
        const auto row = this->mapped(object, place, *value->string());
        if (isOfSource(place.form, row->to, m_namesSource))
            unmapped.push_back({object.ref, place.pointer, place.field, row->to, UnmappedValue::Reason::NamesSource});
        *value = row->to;
        mapped.push_back(*row);
    }
    return body;
}

} // namespace bulkhead::promotion
