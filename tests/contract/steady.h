// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QString>

#include <functional>
#include <set>

namespace bulkhead::test {

//! What differs from run to run and so is taken out before two answers are compared.
struct Steady
{
    std::set<std::string, std::less<>> numbers; //!< members whose number does not matter, only that it is one
    std::function<QString(QString)> text; //!< also of the names of members
    std::set<std::string, std::less<>> texts = {}; //!< members whose text does not matter
};

inline JsonValue steady(const JsonValue &value, const Steady &rules)
{
    if (const std::string *text = value.string())
        return rules.text(QString::fromStdString(*text));
    if (const JsonValue::Array *array = value.array()) {
        JsonValue::Array result;
        for (const JsonValue &item : *array)
            result.push_back(steady(item, rules));
        return result;
    }
    if (!value.object())
        return value;
    JsonValue::Object result;
    for (const auto &[key, member] : *value.object()) {
        const bool isNumber = rules.numbers.contains(key) && (member.integer() || member.number());
        const bool isText = rules.texts.contains(key) && member.string();
        const std::string name = rules.text(QString::fromStdString(key)).toStdString();
        result.emplace(name, isNumber ? JsonValue("(number)") : isText ? JsonValue("(text)") : steady(member, rules));
    }
    return result;
}

//! The first place at which two values differ, and how; empty if they are equal.
inline QString difference(const JsonValue &given, const JsonValue &wanted, const QString &place)
{
    if (given == wanted)
        return {};
    const JsonValue::Object *ours = given.object(), *theirs = wanted.object();
    if (ours && theirs) {
        for (const auto &[key, member] : *theirs) {
            const JsonValue *other = given.find(key);
            const QString below = place + u'.' + QString::fromStdString(key);
            if (!other)
                return below + QStringLiteral(" is not there");
            if (const QString found = difference(*other, member, below); !found.isEmpty())
                return found;
        }
        for (const auto &[key, member] : *ours) {
            if (!theirs->contains(key))
                return place + u'.' + QString::fromStdString(key) + QStringLiteral(" should not be there");
        }
    }
    const JsonValue::Array *mine = given.array(), *list = wanted.array();
    if (mine && list && mine->size() == list->size()) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const QString below = place + u'[' + QString::number(i) + u']';
            if (const QString found = difference((*mine)[i], (*list)[i], below); !found.isEmpty())
                return found;
        }
    }
    const auto brief = [](const JsonValue &value) { return QString::fromStdString(canonical(value)).left(200); };
    return place + QStringLiteral(": ") + brief(given) + QStringLiteral(" instead of ") + brief(wanted);
}

} // namespace bulkhead::test
