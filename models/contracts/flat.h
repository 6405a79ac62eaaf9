// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/contract.h"

#include <deque>
#include <map>

namespace bulkhead::contracts {

//! Schemas that all must hold at once, in order; none: anything goes. What a property, an item or a branch is.
using SchemaParts = std::vector<SchemaId>;

//! Several schemas as one: references followed, allOf merged, so that it does not matter how a document cuts them.
struct Flat
{
    struct Property
    {
        SchemaParts parts;
        bool required = false;
        Place at;
    };
    struct Choice
    {
        bool isOneOf = false; //!< else anyOf
        SchemaParts branches;
        Place at;
    };

    Place at;
    SchemaParts parts;      //!< the schemas it was made of
    QString name;           //!< of the component that it is or refers to; empty if it has none
    QString unresolved;     //!< why a part of it is not known; the rest holds
    QString unresolvedReference;
    bool never = false;
    TypeSet types = allTypes;
    QStringList formats, patterns; //!< sorted
    std::optional<std::vector<std::string>> values;
    bool extensible = false;
    std::optional<std::string> constant, defaultValue;
    std::array<std::optional<Limit>, boundCount> limits;
    std::vector<double> multiples; //!< sorted
    bool uniqueItems = false, readOnly = false, writeOnly = false;
    std::map<QString, Property> properties;
    std::map<QString, SchemaParts> patternProperties;
    Additional additional = Additional::Unset; //!< the strictest of all parts
    SchemaParts additionalSchema;
    SchemaParts items;
    std::vector<SchemaParts> prefixItems;
    std::vector<Choice> choices;
    SchemaParts negated; //!< none of them may hold
    std::optional<Discriminator> discriminator;
    std::map<QString, std::string> otherTexts;
    std::map<QString, SchemaParts> otherSchemas;

    //! Nothing is said but one choice of alternatives, and perhaps types.
    [[nodiscard]] bool isOnlyAlternatives() const;
    [[nodiscard]] bool isClosed() const { return additional == Additional::Forbidden; }
    [[nodiscard]] const std::optional<Limit> &limit(Bound bound) const { return limits[std::size_t(bound)]; }
};

using FlatId = std::uint32_t;

//! Makes flat schemas of a contract, each set of parts once. The contract outlives it. Not for several threads at once.
class Flattener
{
public:
    explicit Flattener(const Contract &contract);

    [[nodiscard]] FlatId idOf(const SchemaParts &parts);
    [[nodiscard]] const Flat &at(FlatId id) const { return m_flats[id]; }
    [[nodiscard]] const Flat &of(const SchemaParts &parts) { return at(idOf(parts)); }
    [[nodiscard]] const Contract &contract() const { return m_contract; }
    //! Some schemas were not followed to their end: there are too many ways to combine them.
    [[nodiscard]] bool isCut() const { return m_isCut; }

private:
    [[nodiscard]] FlatId add(const SchemaParts &parts);
    [[nodiscard]] Flat flatten(const SchemaParts &parts, int depth);
    [[nodiscard]] Flat unwrapNull(Flat flat, int depth);
    [[nodiscard]] QString nameOf(const SchemaParts &parts) const;
    [[nodiscard]] SchemaParts plainParts(const SchemaParts &parts, Flat &flat);

    const Contract &m_contract;
    std::vector<const QString *> m_names; //!< of components, by schema
    std::vector<FlatId> m_single;         //!< of one part, which most are
    std::map<SchemaParts, FlatId> m_known;
    std::deque<Flat> m_flats; // addresses stay
    bool m_isCut = false;
};

} // namespace bulkhead::contracts
