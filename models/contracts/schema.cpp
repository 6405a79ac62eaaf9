// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/schema.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

QString toWords(TypeSet types)
{
    if (types == allTypes)
        return u"any type"_s;
    QStringList words;
    if (types & Object)
        words += u"object"_s;
    if (types & Array)
        words += u"array"_s;
    if (types & Text)
        words += u"string"_s;
    if (types & Fraction)
        words += u"number"_s;
    else if (types & Integer)
        words += u"integer"_s;
    if (types & Boolean)
        words += u"boolean"_s;
    if (types & Null)
        words += u"null"_s;
    return words.isEmpty() ? u"no type at all"_s : words.join(u" or "_s);
}

QLatin1StringView keyword(Bound bound)
{
    switch (bound) {
    case Bound::Minimum:
        return "minimum"_L1;
    case Bound::Maximum:
        return "maximum"_L1;
    case Bound::MinLength:
        return "minLength"_L1;
    case Bound::MaxLength:
        return "maxLength"_L1;
    case Bound::MinItems:
        return "minItems"_L1;
    case Bound::MaxItems:
        return "maxItems"_L1;
    case Bound::MinProperties:
        return "minProperties"_L1;
    case Bound::MaxProperties:
        return "maxProperties"_L1;
    }
    Q_UNREACHABLE();
}

bool isTighter(Bound bound, const Limit &one, const Limit &other)
{
    if (one.value != other.value)
        return isLower(bound) ? one.value > other.value : one.value < other.value;
    return one.exclusive && !other.exclusive;
}

} // namespace bulkhead::contracts
