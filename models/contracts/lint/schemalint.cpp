// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas that contradict themselves, and named ones that nothing uses.
#include "contracts/lint/fits.h"
#include "contracts/lint/lintrules.h"
#include "contracts/reading/literal.h"
#include "contracts/rules/findings.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

void bounds(const Schema &schema, LintReport &report)
{
    for (std::size_t i = 0; i < boundCount; i += 2) {
        const auto &low = schema.limits[i], &high = schema.limits[i + 1];
        if (!low || !high)
            continue;
        if (low->value > high->value || (low->value == high->value && (low->exclusive || high->exclusive)))
            report.add("bounds-contradict", nullptr, schema.at,
                       u"%1 %2 lies above %3 %4"_s.arg(keyword(Bound(i)), numberText(low->value), keyword(Bound(i + 1)), numberText(high->value)));
    }
}

void values(const Schema &schema, LintReport &report)
{
    const YamlEntry *list = schema.node ? schema.node->find(u"enum") : nullptr;
    if (list && schema.values && list->value->entries.size() > schema.values->size())
        report.add("enum-duplicate", nullptr, schema.at, u"a value of the enum is listed twice"_s);
    for (const YamlEntry &entry : list ? list->value->entries : std::vector<YamlEntry>()) {
        if (!isOfType(literal(*entry.value), schema.types))
            report.add("enum-type-mismatch", nullptr, schema.at, u"the value %1 is not %2"_s.arg(quoted(literalText(*entry.value)), toWords(schema.types)));
    }
    const YamlEntry *fallback = schema.node ? schema.node->find(u"default") : nullptr;
    if (fallback && !isOfType(literal(*fallback->value), schema.types))
        report.add("enum-type-mismatch", nullptr, schema.at, u"the default %1 is not %2"_s.arg(quoted(literalText(*fallback->value)), toWords(schema.types)));
}

void required(const Schema &schema, LintReport &report)
{
    if (schema.properties.empty() || !schema.allOf.empty() || schema.target != noSchema)
        return; // they may be described beside it
    QSet<QString> names;
    for (const auto &property : schema.properties)
        names.insert(property.first);
    for (const QString &name : schema.required) {
        if (!names.contains(name))
            report.add("required-undeclared", nullptr, schema.at, u"the property \"%1\" is required and not described"_s.arg(shortened(name)));
    }
}

void append(std::vector<SchemaId> &ids, const Schema &schema)
{
    for (const auto &list : {schema.properties, schema.patternProperties, schema.otherSchemas}) {
        for (const auto &entry : list)
            ids.push_back(entry.second);
    }
    for (const auto &list : {schema.prefixItems, schema.allOf, schema.oneOf, schema.anyOf})
        ids.insert(ids.end(), list.cbegin(), list.cend());
    for (const SchemaId id : {schema.target, schema.additionalSchema, schema.items, schema.negated})
        ids.push_back(id);
}

//! What operations use, directly and through other schemas. A discriminator uses by name.
std::vector<bool> used(const Contract &contract)
{
    std::vector<SchemaId> open;
    const auto content = [&](const std::vector<MediaType> &types) {
        for (const MediaType &type : types)
            open.push_back(type.schema);
    };
    for (const Operation &operation : contract.operations) {
        for (const Parameter &parameter : operation.parameters) {
            open.push_back(parameter.schema);
            content(parameter.content);
        }
        if (operation.body)
            content(operation.body->content);
        for (const Response &response : operation.responses) {
            content(response.content);
            for (const Header &header : response.headers)
                open.push_back(header.schema);
        }
    }
    QHash<QString, SchemaId> names;
    for (const auto &[name, id] : contract.components)
        names.insert(name, id);
    std::vector<bool> isUsed(contract.schemas.size(), false);
    while (!open.empty()) {
        const SchemaId id = open.back();
        open.pop_back();
        if (id == noSchema || isUsed[id])
            continue;
        isUsed[id] = true;
        const Schema &schema = contract.schemas[id];
        append(open, schema);
        for (const auto &entry : schema.discriminator ? schema.discriminator->mapping : std::vector<std::pair<QString, QString>>())
            open.push_back(names.value(entry.second, noSchema));
    }
    return isUsed;
}

} // namespace

void lintSchemas(LintReport &report)
{
    const Contract &contract = report.contract();
    for (const Schema &schema : contract.schemas) {
        bounds(schema, report);
        values(schema, report);
        required(schema, report);
        if (schema.typed && (schema.types & Array) && schema.items == noSchema && schema.prefixItems.empty())
            report.add("array-without-items", nullptr, schema.at, u"the array does not say what is in it"_s);
    }
    if (contract.operations.empty())
        return; // a library of schemas
    const std::vector<bool> isUsed = used(contract);
    for (const auto &[name, id] : contract.components) {
        if (!isUsed[id])
            report.add("component-unused", nullptr, contract.schemas[id].at, u"the schema \"%1\" is used by nothing"_s.arg(shortened(name)));
    }
}

} // namespace bulkhead::contracts
