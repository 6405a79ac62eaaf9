// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "estate/yamltree.h"

#include <vector>

namespace bulkhead {

struct EstateMember;

//! A part of an estate file as it shall be written. Members at their default are left out, so that two
//! values differ exactly where the file has to change.
struct EstateValue
{
    enum class Kind { Text, Word, List, Map }; //!< Word: written without quotes, like a number
    Kind kind = Kind::Map;
    QString text;
    std::vector<EstateMember> members;

    [[nodiscard]] bool isScalar() const { return kind == Kind::Text || kind == Kind::Word; }
    [[nodiscard]] const EstateValue *find(QStringView key) const;
    friend bool operator==(const EstateValue &, const EstateValue &);
};

struct EstateMember
{
    QString key; //!< empty in a list
    EstateValue value;
    friend bool operator==(const EstateMember &, const EstateMember &) = default;
};

[[nodiscard]] EstateValue toValue(const GatewayConfig &gateway);
[[nodiscard]] EstateValue toValue(const Environment &environment);
[[nodiscard]] EstateValue toValue(const ExpectedDifference &difference);

//! A scalar in YAML, quoted as asked or, if that cannot hold it, in double quotes.
[[nodiscard]] QString scalarText(const QString &text, YamlNode::Style style = YamlNode::Style::Plain);
//! On one line: {a: b, c: [d]}
[[nodiscard]] QString flowText(const EstateValue &value);

} // namespace bulkhead
