// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "gateways/transport/httpsession.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead {

//! Reads single rows and whole lists of Kong's Admin API as they are. `session` outlives it and its tasks. Paths have no leading slash, and their steps are encoded already
//! or need no encoding.
class KongRowReader
{
public:
    explicit KongRowReader(HttpSession &session)
        : m_session(session)
    {
    }

    //! Nothing if it is not there (404).
    QCoro::Task<Result<std::optional<JsonValue>>> row(std::string path);
    //! All pages; nothing if the list itself is not there.
    QCoro::Task<Result<std::vector<JsonValue>>> list(std::string path);
    //! Whether any row of a list is one that is looked for.
    QCoro::Task<Result<bool>> has(std::string path, std::function<bool(const JsonValue &row)> isIt);

private:
    struct Page
    {
        std::vector<JsonValue> rows;
        QString next; //!< offset; empty: none
    };
    QCoro::Task<Result<Page>> page(std::string path, QString offset);

    HttpSession &m_session;
};

//! One step of a path out of a name that a gateway or a file gives.
[[nodiscard]] std::string kongSegment(const std::string &text);

} // namespace bulkhead
