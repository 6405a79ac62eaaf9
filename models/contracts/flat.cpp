// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/flat.h"

#include <algorithm>
#include <set>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! Merging can make new sets of parts for ever; this many are beyond any sensible document.
constexpr std::size_t mostParts = 256;
constexpr int deepestUnwrapping = 16;
constexpr FlatId noFlat = ~FlatId{0};
constexpr std::size_t mostFlats = 400'000;

void addPart(SchemaParts &parts, SchemaId id)
{
    if (id != noSchema && std::find(parts.cbegin(), parts.cend(), id) == parts.cend())
        parts.push_back(id);
}

void addText(QStringList &list, const QString &text)
{
    if (text.isEmpty() || list.contains(text))
        return;
    list += text;
    list.sort();
}

void mergeValues(Flat &flat, const Schema &schema)
{
    if (!schema.values)
        return;
    if (!flat.values) {
        flat.values = schema.values;
        flat.extensible = schema.extensible;
        return;
    }
    std::vector<std::string> both;
    std::set_intersection(flat.values->cbegin(), flat.values->cend(), schema.values->cbegin(), schema.values->cend(), std::back_inserter(both));
    flat.values = std::move(both);
    flat.extensible = flat.extensible && schema.extensible;
}

void mergeScalars(Flat &flat, const Schema &schema)
{
    flat.never = flat.never || schema.never;
    flat.types &= schema.types;
    addText(flat.formats, schema.format);
    addText(flat.patterns, schema.pattern);
    mergeValues(flat, schema);
    if (schema.constant && flat.constant && *schema.constant != *flat.constant)
        flat.values.emplace(); // nothing is both
    if (schema.constant)
        flat.constant = schema.constant;
    if (schema.defaultValue && !flat.defaultValue)
        flat.defaultValue = schema.defaultValue;
    for (std::size_t i = 0; i < boundCount; ++i) {
        const auto &limit = schema.limits[i];
        if (limit && (!flat.limits[i] || isTighter(Bound(i), *limit, *flat.limits[i])))
            flat.limits[i] = limit;
    }
    if (schema.multipleOf) {
        flat.multiples.push_back(*schema.multipleOf);
        std::sort(flat.multiples.begin(), flat.multiples.end());
        flat.multiples.erase(std::unique(flat.multiples.begin(), flat.multiples.end()), flat.multiples.end());
    }
    flat.uniqueItems = flat.uniqueItems || schema.uniqueItems;
    flat.readOnly = flat.readOnly || schema.readOnly;
    flat.writeOnly = flat.writeOnly || schema.writeOnly;
    for (const auto &[key, text] : schema.otherTexts)
        flat.otherTexts[key] += text;
}

void mergeObject(Flat &flat, const Schema &schema, const std::vector<Schema> &schemas)
{
    for (const auto &[name, id] : schema.properties) {
        Flat::Property &property = flat.properties[name];
        addPart(property.parts, id);
        if (property.at.line == 0)
            property.at = schemas[id].at;
    }
    for (const QString &name : schema.required) {
        Flat::Property &property = flat.properties[name];
        property.required = true;
        if (property.at.line == 0)
            property.at = schema.at;
    }
    for (const auto &[pattern, id] : schema.patternProperties)
        addPart(flat.patternProperties[pattern], id);
    if (schema.additional == Additional::Forbidden || flat.additional == Additional::Forbidden)
        flat.additional = Additional::Forbidden;
    else if (schema.additional != Additional::Unset)
        flat.additional = std::max(flat.additional, schema.additional);
    addPart(flat.additionalSchema, schema.additionalSchema);
}

//! additionalProperties of one part holds for the properties that only other parts describe. Not where it forbids them: that is
//! written by mistake more often than it is kept.
void narrowOthers(Flat &flat, const Schema &schema)
{
    if (schema.additional != Additional::Typed || !schema.patternProperties.empty())
        return;
    for (auto &entry : flat.properties) {
        const bool isOwn = std::any_of(schema.properties.cbegin(), schema.properties.cend(), [&](const auto &own) { return own.first == entry.first; });
        if (!isOwn)
            addPart(entry.second.parts, schema.additionalSchema);
    }
}

void mergeRest(Flat &flat, const Schema &schema)
{
    addPart(flat.items, schema.items);
    if (flat.prefixItems.size() < schema.prefixItems.size())
        flat.prefixItems.resize(schema.prefixItems.size());
    for (std::size_t i = 0; i < schema.prefixItems.size(); ++i)
        addPart(flat.prefixItems[i], schema.prefixItems[i]);
    if (!schema.oneOf.empty())
        flat.choices.push_back({true, schema.oneOf, {schema.at.pointer + u"/oneOf"_s, schema.at.line}});
    if (!schema.anyOf.empty())
        flat.choices.push_back({false, schema.anyOf, {schema.at.pointer + u"/anyOf"_s, schema.at.line}});
    addPart(flat.negated, schema.negated);
    if (schema.discriminator && !flat.discriminator)
        flat.discriminator = schema.discriminator;
    for (const auto &[key, id] : schema.otherSchemas)
        addPart(flat.otherSchemas[key], id);
}

} // namespace

bool Flat::isOnlyAlternatives() const
{
    const bool hasLimit = std::any_of(limits.cbegin(), limits.cend(), [](const auto &limit) { return limit.has_value(); });
    return choices.size() == 1 && !never && unresolved.isEmpty() && formats.isEmpty() && patterns.isEmpty() && !values && !constant && !hasLimit && multiples.empty()
        && !uniqueItems && properties.empty() && patternProperties.empty() && additional == Additional::Unset && items.empty() && prefixItems.empty()
        && negated.empty() && otherTexts.empty() && otherSchemas.empty();
}

namespace {

//! {type: 'null'} and nothing else that counts.
bool isNullOnly(const Schema &schema)
{
    if (!schema.typed || schema.types != Null || !schema.node)
        return false;
    const auto &entries = schema.node->entries;
    return std::all_of(entries.cbegin(), entries.cend(), [](const YamlEntry &entry) {
        return entry.key->text == "type"_L1 || entry.key->text == "title"_L1 || entry.key->text == "description"_L1;
    });
}

} // namespace

Flattener::Flattener(const Contract &contract)
    : m_contract(contract)
{
    m_names.resize(contract.schemas.size(), nullptr);
    m_single.resize(contract.schemas.size(), noFlat);
    for (const auto &[name, id] : contract.components)
        m_names[id] = &name;
}

FlatId Flattener::idOf(const SchemaParts &parts)
{
    if (parts.size() == 1) {
        FlatId &known = m_single[parts.front()];
        if (known == noFlat)
            known = add(parts);
        return known;
    }
    SchemaParts key = parts;
    std::sort(key.begin(), key.end());
    const auto [known, isNew] = m_known.try_emplace(std::move(key), noFlat);
    if (isNew)
        known->second = add(parts);
    return known->second;
}

FlatId Flattener::add(const SchemaParts &parts)
{
    const auto id = FlatId(m_flats.size());
    if (m_flats.size() < mostFlats) {
        m_flats.push_back(flatten(parts, 0));
    } else {
        Flat &flat = m_flats.emplace_back();
        m_isCut = true;
        flat.unresolved = u"the schemas are too intertwined to be followed further"_s;
    }
    return id;
}

//! The schemas behind references and below allOf, each once; cycles end where they began.
SchemaParts Flattener::plainParts(const SchemaParts &parts, Flat &flat)
{
    SchemaParts plain;
    std::set<SchemaId> seen;
    SchemaParts open(parts.crbegin(), parts.crend());
    while (!open.empty()) {
        const SchemaId id = open.back();
        open.pop_back();
        if (id == noSchema || !seen.insert(id).second)
            continue;
        if (seen.size() > mostParts) {
            m_isCut = true;
            flat.unresolved = u"more than %1 schemas would have to hold at once"_s.arg(mostParts);
            break;
        }
        const Schema &schema = m_contract.schemas[id];
        if (!schema.unresolved.isEmpty()) {
            flat.unresolved = schema.unresolved;
            flat.unresolvedReference = schema.reference;
        }
        plain.push_back(id);
        for (auto it = schema.allOf.crbegin(); it != schema.allOf.crend(); ++it)
            open.push_back(*it);
        if (schema.target != noSchema)
            open.push_back(schema.target);
    }
    return plain;
}

Flat Flattener::flatten(const SchemaParts &parts, int depth)
{
    Flat flat;
    flat.parts = parts;
    flat.name = nameOf(parts);
    const SchemaParts plain = plainParts(parts, flat);
    bool isAnchored = false; // to something that is not a mere reference
    for (const SchemaId id : plain) {
        const Schema &schema = m_contract.schemas[id];
        if (flat.at.line == 0)
            flat.at = schema.at;
        if (!isAnchored && schema.reference.isEmpty()) {
            flat.at = schema.at;
            isAnchored = true;
        }
        mergeScalars(flat, schema);
        mergeObject(flat, schema, m_contract.schemas);
        mergeRest(flat, schema);
    }
    for (const SchemaId id : plain)
        narrowOthers(flat, m_contract.schemas[id]);
    return unwrapNull(std::move(flat), depth);
}

//! "one of X and null" is X that may be null, as OpenAPI 3.1 writes it.
Flat Flattener::unwrapNull(Flat flat, int depth)
{
    if (depth >= deepestUnwrapping || !flat.isOnlyAlternatives() || flat.types != allTypes || flat.choices.front().branches.size() != 2)
        return flat;
    const SchemaParts &branches = flat.choices.front().branches;
    for (std::size_t i = 0; i < 2; ++i) {
        if (!isNullOnly(m_contract.schemas[branches[i]]))
            continue;
        Flat inner = flatten({branches[1 - i]}, depth + 1);
        if (inner.never || !inner.choices.empty() || !inner.negated.empty() || !inner.otherSchemas.empty())
            return flat; // that would be asked of null, too
        if (inner.constant) {
            const bool isListed = !inner.values || std::find(inner.values->cbegin(), inner.values->cend(), *inner.constant) != inner.values->cend();
            inner.values = isListed ? std::vector<std::string>{*inner.constant} : std::vector<std::string>();
            inner.constant.reset();
        }
        inner.parts = flat.parts;
        inner.name = flat.name;
        inner.at = flat.at;
        inner.types |= Null;
        if (inner.values && std::find(inner.values->cbegin(), inner.values->cend(), "null") == inner.values->cend())
            inner.values->push_back("null");
        if (inner.values)
            std::sort(inner.values->begin(), inner.values->end());
        inner.readOnly = inner.readOnly || flat.readOnly;
        inner.writeOnly = inner.writeOnly || flat.writeOnly;
        if (flat.defaultValue)
            inner.defaultValue = flat.defaultValue;
        return inner;
    }
    return flat;
}

//! The name of the component that a lone schema is, or refers to without adding anything.
QString Flattener::nameOf(const SchemaParts &parts) const
{
    SchemaId id = parts.size() == 1 ? parts.front() : noSchema;
    for (int step = 0; id != noSchema && step < deepestUnwrapping; ++step) {
        if (m_names[id])
            return *m_names[id];
        id = m_contract.schemas[id].allOf.empty() ? m_contract.schemas[id].target : noSchema;
    }
    return {};
}

} // namespace bulkhead::contracts
