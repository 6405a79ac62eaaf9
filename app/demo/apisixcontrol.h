// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/apisixtables.h"
#include "demo/httplistener.h"

namespace bulkhead {

//! What the control API answers: what the gateway works with, from its memory, to anybody. Knows no network.
class ApisixControl
{
public:
    ApisixControl(const ApisixTraits &traits, const ApisixTables &tables)
        : m_traits(traits)
        , m_tables(tables)
    {
    }

    [[nodiscard]] DemoReply answer(const DemoRequest &request) const;

private:
    [[nodiscard]] DemoReply json(const JsonValue &body) const;
    [[nodiscard]] DemoReply missing() const;
    [[nodiscard]] DemoReply one(const std::string &collection, const std::string &id) const;
    [[nodiscard]] JsonValue shown(const std::string &collection, const ApisixObject &row) const;
    [[nodiscard]] JsonValue::Array all(const std::string &collection) const;
    [[nodiscard]] JsonValue serverInfo() const;
    [[nodiscard]] JsonValue checked() const;

    ApisixTraits m_traits;
    const ApisixTables &m_tables;
};

} // namespace bulkhead
