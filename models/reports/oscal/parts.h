// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/jsonvalue.h"
#include "reports/report.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace bulkhead::reports::oscal {

// Small parts of OSCAL documents, so that their rules stand once: no empty string, no empty array, no text on several lines, Markdown escaped, times with a zone.

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! A string value: one line, no space at its ends, never empty ("–").
[[nodiscard]] std::string text(std::string_view value);
//! The same for a field that is read as Markdown: its signs are escaped.
[[nodiscard]] std::string markup(std::string_view value);
//! A name that the datatype `token` allows: other letters become "_".
[[nodiscard]] std::string token(std::string_view value);
[[nodiscard]] std::string token(const QString &value);
[[nodiscard]] std::string time(UtcTime at);
//! UUID of version 5 of what something is.
[[nodiscard]] std::string uuid(std::initializer_list<std::string_view> what);

//! A property of our own namespace.
[[nodiscard]] JsonValue prop(std::string_view name, std::string_view value);
[[nodiscard]] JsonValue prop(std::string_view name, std::int64_t value);
//! A property of OSCAL's namespace.
[[nodiscard]] JsonValue oscalProp(std::string_view name, std::string_view value);

//! Adds an array unless it is empty: OSCAL has no empty ones.
void put(Object &object, const char *name, Array array);

//! People and the company, each once.
class Parties
{
public:
    explicit Parties(std::string estate);
    //! The UUID of a person.
    std::string person(const QString &name);
    [[nodiscard]] const std::string &company() const { return m_company; }
    [[nodiscard]] Array take() const;

private:
    std::string m_estate, m_company;
    std::map<std::string, std::string> m_people; //!< name → UUID
};

//! What one document is made from.
struct Context
{
    const Report &report;
    const isolation::CheckReport &check;
    const isolation::ControlCatalogue &catalogue;
    std::string estate;
    Parties parties;
};

[[nodiscard]] std::string resourceOf(const Context &context, const evidence::Evidence &evidence);
[[nodiscard]] std::string resourceOf(const Context &context, const Framework &framework);
[[nodiscard]] std::string planResource(const Context &context);
[[nodiscard]] std::string catalogResource(const Context &context);
[[nodiscard]] Object backMatter(const Context &context);

//! The result of one pair.
[[nodiscard]] JsonValue resultOf(Context &context, const isolation::PairReport &pair);
//! The one of a report without a pair: nothing was reviewed.
[[nodiscard]] JsonValue emptyResult(Context &context);

} // namespace bulkhead::reports::oscal
