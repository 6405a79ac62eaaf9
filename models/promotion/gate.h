// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string_view>

namespace bulkhead::promotion {

enum class GateVerdict { Pass, Warn, Unknown, Fail, Pending };
[[nodiscard]] std::string_view toWire(GateVerdict verdict); //!< "pass", "pending"

//! What one gate says of a plan, and by what.
struct GateResult
{
    std::string_view id; //!< "endpoints"
    GateVerdict verdict = GateVerdict::Unknown;
    QString reason;       //!< plain words
    QStringList evidence; //!< a line each
};

//! Whether the promotion may go on as far as this gate is concerned. Pending is decided at the start.
[[nodiscard]] bool lets(const GateResult &result, const QStringList &warnsOnUnknown);

} // namespace bulkhead::promotion
