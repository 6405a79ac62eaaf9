// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <random>

namespace bulkhead::contracts::test {

//! Schemas, changes of schemas and values at random, seeded.
class RandomSchema
{
public:
    explicit RandomSchema(unsigned seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] JsonValue schema(int depth);
    //! One thing in it is another, has gone or is new.
    [[nodiscard]] JsonValue changed(const JsonValue &schema);
    //! A value that is nearly one of the schema.
    [[nodiscard]] JsonValue value(const JsonValue &schema, int depth = 0);

private:
    [[nodiscard]] int below(int number) { return int(m_random() % unsigned(number)); }
    [[nodiscard]] bool once(int in) { return below(in) == 0; }
    [[nodiscard]] JsonValue scalar();
    void addKeyword(JsonValue::Object &schema, int depth);
    void addTyped(JsonValue::Object &schema, const std::string &type, int depth);

    std::mt19937 m_random;
};

//! A validator that shares nothing with what it is to judge. oneOf counts as anyOf, as it does there.
[[nodiscard]] bool isValid(const JsonValue &value, const JsonValue &schema);

} // namespace bulkhead::contracts::test
