// SPDX-License-Identifier: GPL-3.0-or-later
// Examples against what they are examples of.
#include "contracts/lint/fits.h"
#include "contracts/lint/lintrules.h"
#include "contracts/reading/literal.h"

#include <set>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

class Examples
{
public:
    explicit Examples(LintReport &report)
        : m_report(report)
        , m_flats(report.contract())
    {
    }

    void check(const Operation *operation, const Place &at, const YamlNode *example, SchemaId schema)
    {
        if (!example || schema == noSchema || !m_seen.insert({example, schema}).second)
            return; // shared ones once
        const QString why = whyNot(literal(*example), m_flats, {schema});
        if (!why.isEmpty())
            m_report.add("example-type-mismatch", operation, {at.pointer, example->begin.line}, u"the example does not fit: "_s + why);
    }
    void content(const Operation &operation, const std::vector<MediaType> &types)
    {
        for (const MediaType &type : types) {
            if (!type.name.contains("json"_L1))
                continue; // other notations write an example as text
            check(&operation, type.at, type.example, type.schema);
            for (const YamlNode *example : type.examples)
                check(&operation, type.at, example, type.schema);
        }
    }

private:
    LintReport &m_report;
    Flattener m_flats;
    std::set<std::pair<const YamlNode *, SchemaId>> m_seen;
};

} // namespace

void lintExamples(LintReport &report)
{
    Examples examples(report);
    for (const Operation &operation : report.contract().operations) {
        for (const Parameter &parameter : operation.parameters) {
            examples.check(&operation, parameter.at, parameter.example, parameter.schema);
            examples.content(operation, parameter.content);
        }
        if (operation.body)
            examples.content(operation, operation.body->content);
        for (const Response &response : operation.responses)
            examples.content(operation, response.content);
    }
    const auto &schemas = report.contract().schemas;
    for (std::size_t id = 0; id < schemas.size(); ++id) {
        const Schema &schema = schemas[id];
        const YamlEntry *example = schema.node && schema.reference.isEmpty() && schema.node->kind == YamlNode::Kind::Mapping ? schema.node->find(u"example") : nullptr;
        const YamlEntry *list = schema.node && schema.reference.isEmpty() && schema.node->kind == YamlNode::Kind::Mapping ? schema.node->find(u"examples") : nullptr;
        examples.check(nullptr, schema.at, example ? example->value : nullptr, SchemaId(id));
        for (const YamlEntry &entry : list && list->value->kind == YamlNode::Kind::Sequence ? list->value->entries : std::vector<YamlEntry>())
            examples.check(nullptr, schema.at, entry.value, SchemaId(id));
    }
}

} // namespace bulkhead::contracts
