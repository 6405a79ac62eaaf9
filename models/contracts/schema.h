// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bulkhead {
struct YamlNode;
}

namespace bulkhead::contracts {

//! Where something stands in a document: RFC 6901 pointer ("" is the whole document) and 1-based line; 0: nowhere.
struct Place
{
    QString pointer;
    int line = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

//! An index into Contract::schemas.
using SchemaId = std::uint32_t;
inline constexpr SchemaId noSchema = ~SchemaId{0};

//! Which JSON types a value may have. "integer" is Integer alone and "number" both bits, so that a subset is a subset.
enum Type : std::uint8_t { Null = 1, Boolean = 2, Object = 4, Array = 8, Integer = 16, Fraction = 32, Text = 64 };
using TypeSet = std::uint8_t;
inline constexpr TypeSet allTypes = 127;
//! "integer or null", "any type".
[[nodiscard]] QString toWords(TypeSet types);

enum class Bound { Minimum, Maximum, MinLength, MaxLength, MinItems, MaxItems, MinProperties, MaxProperties };
inline constexpr std::size_t boundCount = 8;
//! The keyword: "minLength".
[[nodiscard]] QLatin1StringView keyword(Bound bound);
[[nodiscard]] constexpr bool isLower(Bound bound) { return int(bound) % 2 == 0; }

struct Limit
{
    double value = 0;
    bool exclusive = false;
    friend bool operator==(const Limit &, const Limit &) = default;
};

//! Which of two limits lets less through.
[[nodiscard]] bool isTighter(Bound bound, const Limit &one, const Limit &other);

struct Discriminator
{
    QString property;
    std::vector<std::pair<QString, QString>> mapping; //!< value → name of the schema, by value
    Place at;
};

enum class Additional { Unset, Allowed, Forbidden, Typed };

//! One schema object as it is written, its references not followed. Texts of values are canonical JSON (RFC 8785), so "1" and
//! "1.0" are the same and text keeps its quotes. What is not said is empty, unset or `noSchema`.
struct Schema
{
    Place at;
    const YamlNode *node = nullptr; //!< nullptr: made from form parameters of Swagger 2

    QString reference;          //!< $ref as written
    SchemaId target = noSchema; //!< what it leads to in this document
    QString unresolved;         //!< why it leads nowhere: a sentence without a full stop

    bool never = false; //!< the schema `false`
    bool typed = false;
    TypeSet types = allTypes;
    QString title, format, pattern;
    std::optional<std::vector<std::string>> values; //!< enum
    bool extensible = false;                        //!< x-extensible-enum and its like: readers expect more values
    std::optional<std::string> constant, defaultValue;
    std::array<std::optional<Limit>, boundCount> limits;
    std::optional<double> multipleOf;
    bool uniqueItems = false, readOnly = false, writeOnly = false, deprecated = false;

    std::vector<std::pair<QString, SchemaId>> properties, patternProperties; //!< in the order of the document
    QStringList required;
    Additional additional = Additional::Unset;
    SchemaId additionalSchema = noSchema;
    SchemaId items = noSchema;
    std::vector<SchemaId> prefixItems, allOf, oneOf, anyOf;
    SchemaId negated = noSchema;
    std::optional<Discriminator> discriminator;
    //! Keywords that are compared as text (contentEncoding), and those with a schema in them whose direction is not
    //! clear (if, contains).
    std::vector<std::pair<QString, std::string>> otherTexts;
    std::vector<std::pair<QString, SchemaId>> otherSchemas;

    [[nodiscard]] const std::optional<Limit> &limit(Bound bound) const { return limits[std::size_t(bound)]; }
};

} // namespace bulkhead::contracts
