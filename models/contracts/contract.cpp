// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/contract.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! Calls `literal` for text outside braces and `name` for each template.
template<typename Literal, typename Name>
void walkTemplate(const QString &path, const Literal &literal, const Name &name)
{
    qsizetype at = 0;
    while (at < path.size()) {
        const qsizetype open = path.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : path.indexOf(u'}', open);
        if (close < 0)
            break;
        literal(path.mid(at, open - at));
        name(path.mid(open + 1, close - open - 1));
        at = close + 1;
    }
    literal(path.mid(at));
}

} // namespace

QString toWire(ParameterPlace place)
{
    switch (place) {
    case ParameterPlace::Path:
        return u"path"_s;
    case ParameterPlace::Query:
        return u"query"_s;
    case ParameterPlace::Header:
        return u"header"_s;
    case ParameterPlace::Cookie:
        return u"cookie"_s;
    }
    Q_UNREACHABLE();
}

const SecurityScheme *Contract::scheme(const QString &name) const
{
    const auto it = std::find_if(schemes.cbegin(), schemes.cend(), [&](const SecurityScheme &scheme) { return scheme.name == name; });
    return it == schemes.cend() ? nullptr : &*it;
}

QString shapeOf(const QString &path)
{
    QString shape;
    walkTemplate(path, [&](const QString &text) { shape += text; }, [&](const QString &) { shape += "{}"_L1; });
    return shape;
}

QStringList templateNames(const QString &path)
{
    QStringList names;
    walkTemplate(path, [](const QString &) { }, [&](const QString &name) { names += name; });
    return names;
}

} // namespace bulkhead::contracts
