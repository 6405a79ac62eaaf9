// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "estate/config.h"

#include <QByteArray>
#include <QList>

namespace bulkhead {

//! One thing wrong in an estate file. Text form: "FILE:LINE: what; hint".
struct EstateProblem
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString file;
    int line = 0;   //!< 1-based
    int column = 0; //!< 1-based
    QString what;
    QString hint;
    [[nodiscard]] QString toText() const;
    [[nodiscard]] Error toError() const; //!< BadFile at FILE:LINE, at FILE for line 0, at "line N" of a text alone
    friend bool operator==(const EstateProblem &, const EstateProblem &) = default;
};

struct EstateReading
{
    EstateConfig config;            //!< usable only if there is no Error among the problems
    QList<EstateProblem> problems;  //!< in the order of the file
    [[nodiscard]] bool isUsable() const { return !firstError(); }
    [[nodiscard]] std::optional<Error> firstError() const;
};

inline constexpr qint64 maxEstateFileBytes = 4LL << 20;

//! Reads and checks the whole file: unknown keys (with the nearest known one), types, duplicate keys,
//! literal secrets (named by line, never repeated), references to environments, URLs, regular expressions,
//! size, depth and alias budgets. `file` is used for messages and relative paths.
[[nodiscard]] EstateReading readEstate(const QByteArray &yaml, const QString &file);
//! Reads it from disk; a file that cannot be opened or is too large is a problem of line 0.
[[nodiscard]] EstateReading readEstateFile(const QString &path);

// --- edits that keep comments, order and everything they do not touch -------------------------------

//! Puts a gateway in, or replaces the one called `previous` (also renames). Only the lines of keys whose
//! values change are touched. Error: BadFile if the text cannot be edited safely (anchors, flow style …).
[[nodiscard]] Result<QByteArray> withGateway(const QByteArray &yaml, const GatewayConfig &gateway,
                                             const GatewayId &previous = {});
[[nodiscard]] Result<QByteArray> withoutGateway(const QByteArray &yaml, const GatewayId &gateway);
[[nodiscard]] Result<QByteArray> withEnvironment(const QByteArray &yaml, const Environment &environment,
                                                 const EnvironmentId &previous = {});
[[nodiscard]] Result<QByteArray> withoutEnvironment(const QByteArray &yaml,
                                                    const EnvironmentId &environment);
//! Adds one entry to `catalog.expected`.
[[nodiscard]] Result<QByteArray> withExpectedDifference(const QByteArray &yaml,
                                                        const ExpectedDifference &difference);
//! Replaces the file in one step (QSaveFile), refusing if it is not `previous` any more (someone edited it).
[[nodiscard]] Result<void> saveEstateFile(const QString &path, const QByteArray &yaml,
                                          const QByteArray &previous);

} // namespace bulkhead
