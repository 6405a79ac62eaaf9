// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base64.h"

#include <QByteArray>

namespace bulkhead {

std::string toBase64(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

std::optional<std::string> fromBase64(std::string_view text)
{
    const auto raw = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const auto decoded = QByteArray::fromBase64Encoding(raw, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    std::string bytes = (*decoded).toStdString();
    if (toBase64(bytes) != text)
        return std::nullopt;
    return bytes;
}

} // namespace bulkhead
