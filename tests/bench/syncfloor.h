// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <string>
#include <utility>
#include <vector>

namespace bulkhead::test {

//! What no sync can be faster than: the same pages fetched with the curl program over one connection,
//! parsed by simdjson, and as many rows of as many bytes written with the C API of SQLite.
class SyncFloor
{
public:
    using Row = std::pair<std::string, std::string>; //!< id, payload

    //! Walks the cursors once, to know the pages.
    SyncFloor(const QUrl &gateway, const QStringList &collections);

    [[nodiscard]] qsizetype pageCount() const { return m_urls.size(); }
    //! Milliseconds; a negative number if a step failed.
    [[nodiscard]] double run(const QString &folder, const std::vector<Row> &rows) const;

private:
    [[nodiscard]] bool download(const QString &file) const;

    QStringList m_urls;
};

} // namespace bulkhead::test
