// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/digest.h"

#include <QString>

#include <SQLiteCpp/Database.h>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace bulkhead {

//! A bound value that is bytes, not text.
struct Blob
{
    std::string_view bytes;
};
[[nodiscard]] inline Blob blobOf(const Digest &digest)
{
    return {{reinterpret_cast<const char *>(digest.data()), digest.size()}};
}

//! A prepared statement on the plain C API: loads and scans run several times faster than through a
//! wrapper that makes an object per column. Parameters are written $1, $2 … in the order of their first
//! use. Errors are thrown as SQLite::Exception and end at the store's public functions.
//! Text and bytes that are bound must live until the next `reset` or `run`.
class Statement
{
public:
    Statement(SQLite::Database &database, std::string_view sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    //! Starts over with these parameters; `next` then gives the rows.
    template<typename... Values>
    Statement &start(const Values &...values)
    {
        reset();
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }
    //! Runs a statement that gives no rows; returns how many rows it changed.
    template<typename... Values>
    qint64 run(const Values &...values)
    {
        start(values...);
        return finish();
    }
    bool next();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const; //!< until the next step; UTF-8 if text
    [[nodiscard]] std::string string(int column) const { return std::string(bytes(column)); }
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] UtcTime time(int column) const;

    template<std::integral T>
    void bind(int index, T value)
    {
        bindInteger(index, static_cast<qint64>(value));
    }
    void bind(int index, std::string_view text);
    void bind(int index, const std::string &text) { bind(index, std::string_view(text)); }
    void bind(int index, const QString &text); //!< copied
    void bind(int index, Blob blob);
    void bind(int index, UtcTime time) { bindInteger(index, time.time_since_epoch().count()); }
    void bind(int index, std::nullptr_t);
    template<typename T>
    void bind(int index, const std::optional<T> &value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, nullptr);
    }
    void bind(int index, const char *) = delete;

private:
    void bindInteger(int index, qint64 value);
    qint64 finish();
    void check(int code) const;

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace bulkhead
