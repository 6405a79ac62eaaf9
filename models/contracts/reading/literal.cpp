// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/reading/literal.h"

#include <cmath>
#include <limits>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr double exactIntegers = 9007199254740992.0; // 2^53, RFC 8785 goes no further

bool isPlainScalar(const YamlNode &node)
{
    return node.kind == YamlNode::Kind::Scalar && node.style == YamlNode::Style::Plain;
}

//! Digits, a sign, a point, an exponent: what toDouble takes beyond that ("inf", "1_000") is text.
bool looksLikeANumber(const QString &text)
{
    bool digit = false;
    for (const QChar c : text) {
        if (c.isDigit() && c.unicode() < 128)
            digit = true;
        else if (!u"+-.eE"_s.contains(c))
            return false;
    }
    return digit && (text.front() != u'e' && text.front() != u'E');
}

} // namespace

std::optional<bool> truthOf(const YamlNode &node)
{
    if (!isPlainScalar(node))
        return std::nullopt;
    if (node.text == "true"_L1 || node.text == "True"_L1 || node.text == "TRUE"_L1)
        return true;
    if (node.text == "false"_L1 || node.text == "False"_L1 || node.text == "FALSE"_L1)
        return false;
    return std::nullopt;
}

std::optional<double> numberOf(const YamlNode &node)
{
    if (!isPlainScalar(node) || node.text.isEmpty())
        return std::nullopt;
    bool ok = false;
    if (node.text.startsWith("0x"_L1) || node.text.startsWith("0o"_L1)) {
        const auto value = node.text.mid(2).toULongLong(&ok, node.text[1] == u'x' ? 16 : 8);
        return ok ? std::optional(double(value)) : std::nullopt;
    }
    if (!looksLikeANumber(node.text))
        return std::nullopt;
    const double value = node.text.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

JsonValue literal(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Scalar:
        break;
    case YamlNode::Kind::Sequence: {
        JsonValue::Array array;
        for (const YamlEntry &entry : node.entries)
            array.push_back(literal(*entry.value));
        return array;
    }
    case YamlNode::Kind::Mapping: {
        JsonValue::Object object;
        for (const YamlEntry &entry : node.entries)
            object[entry.key->text.toStdString()] = literal(*entry.value);
        return object;
    }
    }
    if (node.isNull())
        return nullptr;
    if (const auto truth = truthOf(node))
        return *truth;
    if (const auto number = numberOf(node)) {
        if (std::trunc(*number) == *number && std::abs(*number) <= exactIntegers)
            return std::int64_t(*number);
        return *number;
    }
    return node.text;
}

std::string literalText(const YamlNode &node)
{
    return canonical(literal(node));
}

} // namespace bulkhead::contracts
