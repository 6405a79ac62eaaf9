// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/records.h"

#include <algorithm>

namespace bulkhead::evidence {

namespace {

char16_t folded(QChar letter)
{
    const char16_t code = letter.unicode();
    return code >= u'A' && code <= u'Z' ? static_cast<char16_t>(code + (u'a' - u'A')) : code;
}

} // namespace

std::string_view toWire(Exception::State state)
{
    switch (state) {
    case Exception::State::Requested: return "requested";
    case Exception::State::Active: return "active";
    case Exception::State::Rejected: return "rejected";
    case Exception::State::Revoked: return "revoked";
    case Exception::State::Expired: return "expired";
    case Exception::State::Void: return "void";
    }
    return {};
}

bool isSamePerson(const QString &one, const QString &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](QChar a, QChar b) { return folded(a) == folded(b); });
}

} // namespace bulkhead::evidence
