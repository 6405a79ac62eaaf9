// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/findings.h"

#include "core/jsonvalue.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

QString shortened(const QString &text)
{
    constexpr qsizetype longest = 80;
    return text.size() <= longest ? text : text.left(longest - 1) + u'…';
}

QString quoted(const std::string &json)
{
    return shortened(QString::fromStdString(json));
}

QString numberText(double number)
{
    return QString::fromStdString(canonical(JsonValue(number)));
}

} // namespace bulkhead::contracts
