// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QRandomGenerator>

#include <chrono>
#include <optional>

namespace bulkhead {

//! Exponential back-off with full jitter: try n waits between half and all of first·2^n, capped.
class BackOff
{
public:
    //! The same seed gives the same waits; 0 takes one from the system.
    BackOff(std::chrono::milliseconds first, std::chrono::milliseconds most, quint32 seed);
    //! After failed try `tries` (1…).
    [[nodiscard]] std::chrono::milliseconds after(int tries);

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    QRandomGenerator m_random;
};

//! A date in one of HTTP's three forms: IMF-fixdate, RFC 850 or asctime. Nothing if it is none.
[[nodiscard]] std::optional<QDateTime> httpDate(const QByteArray &header);

//! What a Retry-After header asks for: seconds, or an HTTP date.
//! Nothing if it is neither. A date in the past is zero.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header,
                                                                  const QDateTime &now);

//! Statuses that say "try again": 429 and the 5xx that are about the moment.
[[nodiscard]] bool isRetryStatus(int status);

} // namespace bulkhead
