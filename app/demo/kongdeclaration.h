// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kongseed.h"
#include "demo/kongtables.h"

namespace bulkhead {

//! A declarative configuration, as nodes without a database load and tell it.
class KongDeclaration
{
public:
    explicit KongDeclaration(const JsonValue::Object &file);

    //! What is wrong, at its place in the file; empty if all is well.
    [[nodiscard]] const JsonValue::Object &problems() const { return m_problems; }
    [[nodiscard]] const KongSeed &seed() const { return m_seed; }
    //! Table → id → row, as it was declared.
    [[nodiscard]] const JsonValue::Object &told() const { return m_told; }

    //! The rows as a file.
    [[nodiscard]] static std::string text(const KongTables &tables);

private:
    //! `given` is what the place in the file says: the parent.
    JsonValue::Array addAll(const std::string &table, const JsonValue::Array &items,
                            const JsonValue::Object &given);
    JsonValue::Object add(const std::string &table, JsonValue::Object item);
    void keep(const std::string &table, const JsonValue::Object &given, JsonValue::Object row);

    JsonValue::Object m_problems, m_told;
    KongSeed m_seed;
};

} // namespace bulkhead
