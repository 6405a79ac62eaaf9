// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QUuid>

#include <initializer_list>
#include <string>
#include <string_view>

namespace bulkhead {

//! The UUID of version 5 (RFC 9562: SHA-1 of a namespace and a name) of a name made of parts, in lower case. Other parts, another name: {"a", "bc"} and
//! {"ab", "c"} differ. `space` is a URL that is ours.
[[nodiscard]] inline std::string uuid5(std::string_view space, std::initializer_list<std::string_view> parts)
{
    static const QUuid urls(QLatin1String("{6ba7b811-9dad-11d1-80b4-00c04fd430c8}")); // RFC 9562, appendix: the namespace of URLs
    const QUuid ours = QUuid::createUuidV5(urls, QByteArray(space.data(), static_cast<qsizetype>(space.size())));
    JsonValue::Array name;
    for (const std::string_view part : parts)
        name.emplace_back(part);
    const std::string text = canonical(name);
    return QUuid::createUuidV5(ours, QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toString(QUuid::WithoutBraces).toStdString();
}

} // namespace bulkhead
