// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "evidence/records.h"

#include <QByteArray>

#include <optional>

namespace bulkhead {

inline constexpr qint64 maxEvidenceFileBytes = 512 << 10; //!< an entry of the log has room for 1 MiB

//! Reads an envelope from JSON or YAML: `control`, `pair` ("sandbox:production" or {sandbox, production}), `source`, `collector`, `query`, `started_at`, `finished_at`, `expires_at`,
//! `expected`, `received`, `pages`, `sha256`, `bytes`, `kept_at`, `redactions` and `units` ([{unit, verdict, detail}]). Members that are not there stay empty: whether
//! the evidence can be added is for evidence/rules.h. Errors are BadFile with FILE:LINE; unknown members are errors.
[[nodiscard]] Result<evidence::Evidence> readEvidenceFile(const QByteArray &text, const QString &file);
//! The same from the file at a path; a file that cannot be opened is BadFile too.
[[nodiscard]] Result<evidence::Evidence> openEvidenceFile(const QString &path);
//! Takes digest and size of the raw bytes in a file, which may be large. Conflict if the envelope names another digest: it is of other bytes.
[[nodiscard]] Result<void> takeRawBytes(const QString &path, evidence::Evidence &evidence);

//! A time with its zone (2026-11-23T09:41:00Z), or a day, which begins at midnight UTC.
[[nodiscard]] std::optional<UtcTime> timeFromText(const QString &text);
//! "sandbox:production"
[[nodiscard]] std::optional<evidence::PairScope> pairFromText(const QString &text);

} // namespace bulkhead
