// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <array>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
using Kind = Error::Kind;
const std::array<std::pair<Kind, QLatin1StringView>, 23> wireNames = {{
    {Kind::Usage, "usage"_L1},
    {Kind::BadFile, "bad_file"_L1},
    {Kind::NotFound, "not_found"_L1},
    {Kind::NameLookup, "name_lookup"_L1},
    {Kind::Connect, "connect"_L1},
    {Kind::Tls, "tls"_L1},
    {Kind::Unauthorized, "unauthorized"_L1},
    {Kind::Forbidden, "forbidden"_L1},
    {Kind::WrongProduct, "wrong_product"_L1},
    {Kind::Timeout, "timeout"_L1},
    {Kind::RateLimited, "rate_limited"_L1},
    {Kind::Server, "server"_L1},
    {Kind::Protocol, "protocol"_L1},
    {Kind::Unsupported, "unsupported"_L1},
    {Kind::Torn, "torn"_L1},
    {Kind::Cancelled, "cancelled"_L1},
    {Kind::SecretMissing, "secret_missing"_L1},
    {Kind::Store, "store"_L1},
    {Kind::SchemaTooNew, "schema_too_new"_L1},
    {Kind::Conflict, "conflict"_L1},
    {Kind::Refused, "refused"_L1},
    {Kind::Damaged, "damaged"_L1},
    {Kind::Internal, "internal"_L1},
}};
} // namespace

QString Error::toText() const
{
    QString text = place.isEmpty() ? what : place + u": "_s + what;
    if (!hint.isEmpty())
        text += u"; "_s + hint;
    return text;
}

QString toWire(Error::Kind kind)
{
    for (const auto &[value, name] : wireNames) {
        if (value == kind)
            return name;
    }
    return u"internal"_s;
}

Error::Kind errorKindFromWire(const QString &text)
{
    for (const auto &[value, name] : wireNames) {
        if (name == text)
            return value;
    }
    return Error::Kind::Internal;
}

} // namespace bulkhead
