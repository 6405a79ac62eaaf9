// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace bulkhead {

// A configuration document as Caddy walks it: by member names and array indexes.

struct CaddyLookup
{
    QJsonValue value; //!< null for a last step that is missing
    QString error;
};
[[nodiscard]] CaddyLookup lookUp(const QJsonValue &root, const QStringList &path);

//! POST sets or appends, PUT makes or inserts, PATCH replaces, DELETE removes. The error, or empty.
[[nodiscard]] QString changeAt(QJsonValue &root, const QStringList &path, const QByteArray &verb,
                               const QJsonValue &value);

//! Where the first object with this @id is.
[[nodiscard]] std::optional<QStringList> pathOfId(const QJsonValue &root, const QString &id);
//! The `dial` of every reverse_proxy, once.
[[nodiscard]] QStringList dialsOf(const QJsonValue &root);
//! What Caddy would say against a new configuration; empty if nothing.
[[nodiscard]] QString problemOf(const QJsonValue &config);
//! Compact, members sorted, with the final line feed that the tag covers.
[[nodiscard]] QByteArray bodyOf(const QJsonValue &value);

} // namespace bulkhead
