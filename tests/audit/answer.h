// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/logs/bundletext.h"
#include "audit/logs/companylog.h"

#include <QString>

#include <functional>

namespace bulkhead::audit::test {

//! An answer in a few words: "ok, trusted 24, anchored 16" or "edited 7, trusted 6, anchored 0".
inline QString inWords(const Verification &answer)
{
    const QString what = answer.firstBad
        ? QString::fromUtf8(toWire(answer.firstBad->kind).data(), qsizetype(toWire(answer.firstBad->kind).size()))
            + u' ' + QString::number(answer.firstBad->seq)
        : QStringLiteral("nothing");
    // What cannot be: ok with a problem, a problem that is none, anchored without an anchor.
    const bool isSound = answer.ok == !answer.firstBad && answer.anchored == (answer.ok && answer.anchoredUntil > 0)
        && answer.anchoredUntil <= answer.trustedUntil
        && answer.trustedUntil <= answer.size;
    return (answer.ok ? QStringLiteral("ok") : what)
        + QStringLiteral(", trusted %1, anchored %2").arg(answer.trustedUntil).arg(answer.anchoredUntil)
        + (isSound ? QString() : QStringLiteral(", and that contradicts itself"));
}

//! The log of the first `size` entries of another.
inline LogBuilder beginningOf(const LogBuilder &log, std::uint64_t size, const std::string &name = "plant")
{
    LogBuilder beginning(name);
    for (std::uint64_t seq = 2; seq <= size; ++seq)
        beginning.append(log.entries()[seq - 1]);
    return beginning;
}

//! An entry with other contents, at the same place, unsigned or signed as it was.
inline std::string edited(const std::string &text, const std::function<void(JsonValue::Object &)> &change)
{
    JsonValue json = jsonOf(text);
    change(*json.object());
    return canonical(json);
}

inline std::string editedDetail(const std::string &text)
{
    return edited(text, [](JsonValue::Object &entry) { (*entry["detail"].object())["edited"] = true; });
}

//! Entries from `seq` on get the right `previous` again; signatures are what they were.
inline void relink(std::vector<std::string> &entries, std::uint64_t seq)
{
    for (std::uint64_t at = std::max<std::uint64_t>(seq, 2); at <= entries.size(); ++at)
        entries[at - 1] = edited(entries[at - 1],
                                 [&](JsonValue::Object &entry) { entry["previous"] = toHex(leafHash(entries[at - 2])); });
}

} // namespace bulkhead::audit::test
