// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/reading/source.h"

namespace bulkhead::contracts {

//! Reads schema objects, each once: the same place always gives the same id, so cycles are cycles of ids. Works through a list
//! instead of calling itself, so depth costs no stack.
class SchemaReader
{
public:
    SchemaReader(Source &source, Contract &contract);

    //! Announces a schema; it is read by `finish`. An empty spot gives `noSchema`.
    [[nodiscard]] SchemaId read(const Spot &spot);
    //! A schema that stands nowhere as such: the form parameters of Swagger 2.
    [[nodiscard]] SchemaId made(Schema schema);
    void finish();

private:
    struct Waiting
    {
        SchemaId id = noSchema;
        Spot spot;
    };
    void fill(SchemaId id, const Spot &spot);
    void refuseEndlessChains();
    void reference(Schema &schema, const Spot &spot);
    void types(Schema &schema, const Spot &spot);
    void values(Schema &schema, const Spot &spot);
    void limits(Schema &schema, const Spot &spot);
    void object(Schema &schema, const Spot &spot);
    void array(Schema &schema, const Spot &spot);
    void composition(Schema &schema, const Spot &spot);
    void discriminator(Schema &schema, const Spot &spot);
    void others(Schema &schema, const Spot &spot);
    [[nodiscard]] std::vector<SchemaId> list(const Spot &parent, QLatin1StringView key);
    [[nodiscard]] std::vector<std::pair<QString, SchemaId>> named(const Spot &parent, QLatin1StringView key);

    Source &m_source;
    Contract &m_contract;
    QHash<const YamlNode *, SchemaId> m_known;
    std::vector<Waiting> m_waiting;
};

} // namespace bulkhead::contracts
