// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/lint/fits.h"

#include "contracts/rules/findings.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 32;

QString whyNotAt(const JsonValue &value, Flattener &flats, const SchemaParts &parts, const QString &place, int depth);

QString object(const JsonValue::Object &members, Flattener &flats, const Flat &flat, const QString &place, int depth)
{
    const QString prefix = place.isEmpty() ? QString() : place + u'/';
    for (const auto &[name, property] : flat.properties) {
        const auto member = members.find(name.toStdString());
        if (member == members.end()) {
            const Flat &described = flats.of(property.parts);
            if (property.required && !described.readOnly && !described.writeOnly)
                return u"\"%1\" is missing"_s.arg(shortened(prefix + name));
            continue;
        }
        if (QString why = whyNotAt(member->second, flats, property.parts, prefix + name, depth + 1); !why.isEmpty())
            return why;
    }
    for (const auto &[name, member] : members) {
        const QString key = QString::fromStdString(name);
        if (flat.properties.contains(key) || !flat.patternProperties.empty() || !flat.choices.empty())
            continue;
        if (flat.isClosed())
            return u"\"%1\" is not described, and no other properties are allowed"_s.arg(shortened(prefix + key));
        if (QString why = whyNotAt(member, flats, flat.additionalSchema, prefix + key, depth + 1); !why.isEmpty())
            return why;
    }
    return {};
}

QString whyNotAt(const JsonValue &value, Flattener &flats, const SchemaParts &parts, const QString &place, int depth)
{
    const Flat &flat = flats.of(parts);
    if (depth > deepest || !flat.unresolved.isEmpty())
        return {};
    const QString where = place.isEmpty() ? QString() : u"\"%1\" is "_s.arg(shortened(place));
    if (!isOfType(value, flat.types))
        return where + u"%1 and should be %2"_s.arg(quoted(canonical(value)), toWords(flat.types));
    const std::string text = flat.values || flat.constant ? canonical(value) : std::string();
    const bool isListed = !flat.values || std::find(flat.values->cbegin(), flat.values->cend(), text) != flat.values->cend();
    if ((!isListed && !flat.extensible) || (flat.constant && *flat.constant != text))
        return where + u"%1, which is not among the listed values"_s.arg(quoted(text));
    if (const auto *members = value.object())
        return object(*members, flats, flat, place, depth);
    const auto *items = value.array();
    for (std::size_t i = 0; items && flat.prefixItems.empty() && i < items->size(); ++i) {
        if (QString why = whyNotAt((*items)[i], flats, flat.items, place + u'[' + QString::number(i) + u']', depth + 1); !why.isEmpty())
            return why;
    }
    return {};
}

} // namespace

bool isOfType(const JsonValue &value, TypeSet types)
{
    if (value.isNull())
        return types & Null;
    if (value.boolean())
        return types & Boolean;
    if (value.integer())
        return types & Integer;
    if (const double *number = value.number())
        return (types & Fraction) || ((types & Integer) && std::trunc(*number) == *number);
    if (value.string())
        return types & Text;
    return value.array() ? types & Array : types & Object;
}

QString whyNot(const JsonValue &value, Flattener &flats, const SchemaParts &parts)
{
    return whyNotAt(value, flats, parts, {}, 0);
}

} // namespace bulkhead::contracts
