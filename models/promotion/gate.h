// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <string>
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
    QStringList refusing = {}; //!< those of the evidence for which it says no; empty: the reason is all there is
};

//! Its id, for texts and keys.
[[nodiscard]] inline QString gateName(const GateResult &gate)
{
    return QString::fromLatin1(gate.id.data(), static_cast<qsizetype>(gate.id.size()));
}

//! Whether the promotion may go on as far as this gate is concerned. Pending is decided at the start.
[[nodiscard]] bool lets(const GateResult &result, const QStringList &warnsOnUnknown);

//! Somebody's word that a promotion goes on although a gate says no. It holds for the plan's digest and for what the gate said then, nothing else.
struct Waiver
{
    std::string gate;
    QString person, text;
    QStringList evidence; //!< what the gate refused for when it was given
    UtcTime at{};
    std::uint64_t seq = 0;
    friend bool operator==(const Waiver &, const Waiver &) = default;
};

//! contract, isolation, strictness, drift, freeze. Not endpoints: a value or secret of the source in production is what the program is there to prevent. Not quorum: one
//! person is not several; break-glass is the verb for that.
[[nodiscard]] bool mayBeWaived(std::string_view gate);
//! What a waiver of this result has to cover.
[[nodiscard]] QStringList refusalsOf(const GateResult &result);
//! The waiver that covers all that the gate says no to, or nullptr.
[[nodiscard]] const Waiver *coveringWaiver(const GateResult &result, const QList<Waiver> &waivers);

} // namespace bulkhead::promotion
