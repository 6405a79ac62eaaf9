// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/reading/schemareader.h"

#include "contracts/reading/literal.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

std::optional<TypeSet> typeNamed(const QString &word)
{
    static const QHash<QString, TypeSet> types = {
        {u"null"_s, Null}, {u"boolean"_s, Boolean}, {u"object"_s, Object}, {u"array"_s, Array},
        {u"integer"_s, Integer}, {u"number"_s, Integer | Fraction}, {u"string"_s, Text}, {u"file"_s, Text},
    };
    const auto it = types.constFind(word);
    return it == types.constEnd() ? std::nullopt : std::optional(*it);
}

//! Beside `$ref` these say nothing about values.
bool isAnnotation(const QString &key)
{
    return key == "$ref"_L1 || key == "description"_L1 || key == "summary"_L1 || key == "$comment"_L1 || key == "title"_L1;
}

} // namespace

SchemaReader::SchemaReader(Source &source, Contract &contract)
    : m_source(source)
    , m_contract(contract)
{
}

SchemaId SchemaReader::read(const Spot &spot)
{
    if (!spot)
        return noSchema;
    if (const auto known = m_known.constFind(spot.node); known != m_known.constEnd())
        return *known;
    const auto id = SchemaId(m_contract.schemas.size());
    m_contract.schemas.emplace_back();
    m_known.insert(spot.node, id);
    m_waiting.push_back({id, spot});
    return id;
}

SchemaId SchemaReader::made(Schema schema)
{
    m_contract.schemas.push_back(std::move(schema));
    return SchemaId(m_contract.schemas.size() - 1);
}

void SchemaReader::finish()
{
    while (!m_waiting.empty()) {
        const Waiting next = std::move(m_waiting.back());
        m_waiting.pop_back();
        fill(next.id, next.spot);
    }
    refuseEndlessChains();
}

//! References that lead to nothing but references: a way back is no schema at all.
void SchemaReader::refuseEndlessChains()
{
    constexpr int longest = 64;
    const auto nextOf = [this](SchemaId id) {
        const Schema &schema = m_contract.schemas[id];
        return schema.typed || !schema.properties.empty() || !schema.allOf.empty() ? noSchema : schema.target;
    };
    for (Schema &schema : m_contract.schemas) {
        SchemaId at = schema.target;
        int steps = 0;
        while (at != noSchema && steps < longest) {
            at = nextOf(at);
            ++steps;
        }
        if (steps < longest)
            continue;
        schema.unresolved = u"it leads back to itself"_s;
        m_source.lost({schema.node, schema.at.pointer, schema.at.line}, {{}, schema.reference, schema.unresolved, false});
    }
}

void SchemaReader::fill(SchemaId id, const Spot &spot)
{
    Schema schema;
    schema.at = spot.place();
    schema.node = spot.node;
    if (const auto truth = truthOf(*spot.node)) {
        schema.never = !*truth;
    } else if (!spot.isMapping()) {
        m_source.malformed(spot, u"a schema must be a mapping"_s, u"write for example {type: string}"_s);
        schema.unresolved = u"it is not a mapping"_s;
    } else if (m_source.find(spot, "$ref"_L1)) {
        reference(schema, spot);
    } else {
        types(schema, spot);
        values(schema, spot);
        limits(schema, spot);
        object(schema, spot);
        array(schema, spot);
        composition(schema, spot);
        discriminator(schema, spot);
        others(schema, spot);
    }
    m_contract.schemas[id] = std::move(schema);
}

void SchemaReader::reference(Schema &schema, const Spot &spot)
{
    const auto &entries = spot.node->entries;
    const bool alone = m_contract.form != Form::OpenApi31 // before 3.1 what stands beside a reference is ignored
        || std::all_of(entries.cbegin(), entries.cend(), [](const YamlEntry &entry) { return isAnnotation(entry.key->text); });
    if (!alone) {
        types(schema, spot);
        values(schema, spot);
        limits(schema, spot);
        object(schema, spot);
        array(schema, spot);
        composition(schema, spot);
        discriminator(schema, spot);
        others(schema, spot);
    }
    schema.reference = m_source.text(spot, "$ref"_L1);
    const Followed followed = m_source.resolve(schema.reference);
    if (followed.spot) {
        schema.target = read(followed.spot);
        return;
    }
    schema.unresolved = followed.why;
    m_source.lost(spot, followed);
}

void SchemaReader::types(Schema &schema, const Spot &spot)
{
    const Spot type = m_source.find(spot, "type"_L1);
    TypeSet set = 0;
    const auto add = [&](const Spot &word) {
        const auto one = word.isScalar() ? typeNamed(word.node->text) : std::nullopt;
        if (one)
            set = TypeSet(set | *one);
        else
            m_source.malformed(word, u"there is no such type"_s, u"choose string, number, integer, boolean, array, object or null"_s);
    };
    if (type.isSequence()) {
        for (std::size_t i = 0; i < type.node->entries.size(); ++i)
            add(type.item(i));
    } else if (type) {
        add(type);
    }
    schema.typed = set != 0;
    if (schema.typed)
        schema.types = set;
    if (m_source.truth(spot, "nullable"_L1) || m_source.truth(spot, "x-nullable"_L1))
        schema.types |= Null;
    schema.title = m_source.text(spot, "title"_L1);
    schema.format = m_source.text(spot, "format"_L1);
    if (schema.format.isEmpty() && type.isScalar() && type.node->text == "file"_L1)
        schema.format = u"binary"_s;
    schema.readOnly = m_source.truth(spot, "readOnly"_L1);
    schema.writeOnly = m_source.truth(spot, "writeOnly"_L1);
    schema.deprecated = m_source.truth(spot, "deprecated"_L1);
}

void SchemaReader::values(Schema &schema, const Spot &spot)
{
    if (const Spot list = m_source.sequence(spot, "enum"_L1)) {
        schema.values.emplace();
        for (const YamlEntry &entry : list.node->entries)
            schema.values->push_back(literalText(*entry.value));
        std::sort(schema.values->begin(), schema.values->end());
        schema.values->erase(std::unique(schema.values->begin(), schema.values->end()), schema.values->end());
    }
    const Spot extensible = m_source.find(spot, "x-extensible-enum"_L1);
    if (extensible.isSequence()) { // the values may stand there instead of below `enum`
        if (!schema.values)
            schema.values.emplace();
        for (const YamlEntry &entry : extensible.node->entries)
            schema.values->push_back(literalText(*entry.value));
        std::sort(schema.values->begin(), schema.values->end());
        schema.values->erase(std::unique(schema.values->begin(), schema.values->end()), schema.values->end());
        schema.extensible = true;
    } else if (extensible) {
        schema.extensible = truthOf(*extensible.node).value_or(false);
    }
    if (spot.isMapping()) { // null is a value of both, and `find` takes it for nothing
        if (const YamlEntry *entry = spot.node->find(u"const"))
            schema.constant = literalText(*entry->value);
        if (const YamlEntry *entry = spot.node->find(u"default"))
            schema.defaultValue = literalText(*entry->value);
    }
}

void SchemaReader::limits(Schema &schema, const Spot &spot)
{
    for (std::size_t i = 0; i < boundCount; ++i) {
        if (const auto value = m_source.number(spot, keyword(Bound(i))))
            schema.limits[i] = Limit{*value, false};
    }
    for (const Bound bound : {Bound::Minimum, Bound::Maximum}) {
        const auto key = bound == Bound::Minimum ? "exclusiveMinimum"_L1 : "exclusiveMaximum"_L1;
        const Spot exclusive = m_source.find(spot, key);
        auto &limit = schema.limits[std::size_t(bound)];
        if (!exclusive)
            continue;
        if (const auto truth = truthOf(*exclusive.node)) { // as before 3.1
            if (limit)
                limit->exclusive = *truth;
        } else if (const auto value = m_source.number(spot, key)) {
            const Limit strict{*value, true};
            if (!limit || isTighter(bound, strict, *limit))
                limit = strict;
        }
    }
    schema.multipleOf = m_source.number(spot, "multipleOf"_L1);
    if (schema.multipleOf && *schema.multipleOf <= 0) {
        m_source.malformed(m_source.find(spot, "multipleOf"_L1), u"\"multipleOf\" must be greater than 0"_s, u"remove it"_s);
        schema.multipleOf.reset();
    }
    schema.uniqueItems = m_source.truth(spot, "uniqueItems"_L1);
    schema.pattern = m_source.text(spot, "pattern"_L1);
}

std::vector<std::pair<QString, SchemaId>> SchemaReader::named(const Spot &parent, QLatin1StringView key)
{
    std::vector<std::pair<QString, SchemaId>> schemas;
    if (const Spot members = m_source.mapping(parent, key)) {
        for (const YamlEntry &entry : members.node->entries)
            schemas.emplace_back(entry.key->text, read(members.member(entry)));
    }
    return schemas;
}

void SchemaReader::object(Schema &schema, const Spot &spot)
{
    schema.properties = named(spot, "properties"_L1);
    schema.patternProperties = named(spot, "patternProperties"_L1);
    const Spot required = m_source.find(spot, "required"_L1);
    if (required && !truthOf(*required.node)) // of a parameter in Swagger 2 it is a truth
        schema.required = m_source.texts(spot, "required"_L1);
    const Spot additional = m_source.find(spot, "additionalProperties"_L1);
    if (!additional)
        return;
    if (const auto truth = truthOf(*additional.node)) {
        schema.additional = *truth ? Additional::Allowed : Additional::Forbidden;
    } else if (additional.isMapping() && additional.node->entries.empty()) {
        schema.additional = Additional::Allowed; // {} is true
    } else {
        schema.additional = Additional::Typed;
        schema.additionalSchema = read(additional);
    }
}

std::vector<SchemaId> SchemaReader::list(const Spot &parent, QLatin1StringView key)
{
    std::vector<SchemaId> schemas;
    if (const Spot items = m_source.sequence(parent, key)) {
        for (std::size_t i = 0; i < items.node->entries.size(); ++i)
            schemas.push_back(read(items.item(i)));
    }
    return schemas;
}

void SchemaReader::array(Schema &schema, const Spot &spot)
{
    schema.prefixItems = list(spot, "prefixItems"_L1);
    const Spot items = m_source.find(spot, "items"_L1);
    if (items.isSequence()) // as in drafts before 2020-12
        schema.prefixItems = list(spot, "items"_L1);
    else
        schema.items = read(items);
}

void SchemaReader::composition(Schema &schema, const Spot &spot)
{
    schema.allOf = list(spot, "allOf"_L1);
    schema.oneOf = list(spot, "oneOf"_L1);
    schema.anyOf = list(spot, "anyOf"_L1);
    schema.negated = read(m_source.find(spot, "not"_L1));
}

void SchemaReader::discriminator(Schema &schema, const Spot &spot)
{
    const Spot found = m_source.find(spot, "discriminator"_L1);
    if (!found)
        return;
    Discriminator discriminator;
    discriminator.at = found.place();
    if (found.isScalar()) {
        discriminator.property = found.node->text; // Swagger 2
    } else {
        discriminator.property = m_source.text(found, "propertyName"_L1);
        if (const Spot mapping = m_source.mapping(found, "mapping"_L1)) {
            for (const YamlEntry &entry : mapping.node->entries)
                discriminator.mapping.emplace_back(entry.key->text, entry.value->text.section(u'/', -1));
            std::sort(discriminator.mapping.begin(), discriminator.mapping.end());
        }
    }
    schema.discriminator = std::move(discriminator);
}

void SchemaReader::others(Schema &schema, const Spot &spot)
{
    for (const auto key : {"contentEncoding"_L1, "contentMediaType"_L1, "dependentRequired"_L1, "minContains"_L1, "maxContains"_L1,
                           "$dynamicRef"_L1, "$recursiveRef"_L1, "xml"_L1, "collectionFormat"_L1}) {
        if (key == "collectionFormat"_L1 && m_source.find(spot, "in"_L1))
            continue; // of a parameter it is its style
        if (const Spot found = m_source.find(spot, key))
            schema.otherTexts.emplace_back(QString(key), literalText(*found.node));
    }
    for (const auto key : {"if"_L1, "then"_L1, "else"_L1, "contains"_L1, "propertyNames"_L1, "unevaluatedItems"_L1,
                           "unevaluatedProperties"_L1, "additionalItems"_L1, "contentSchema"_L1}) {
        if (const Spot found = m_source.find(spot, key))
            schema.otherSchemas.emplace_back(QString(key), read(found));
    }
    for (const auto &[name, id] : named(spot, "dependentSchemas"_L1))
        schema.otherSchemas.emplace_back(u"dependentSchemas/"_s + name, id);
}

} // namespace bulkhead::contracts
