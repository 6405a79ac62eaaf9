// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "isolation/words.h"
#include "promotion/requeststate.h"
#include "reports/document.h"
#include "reports/report.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

// The words of reports. They are English and the same in every language, time zone and locale: a report has one text, so that its digest is one.

inline constexpr std::string_view noFigure = "–";

[[nodiscard]] std::string wordOf(isolation::Layer layer);       //!< "CI/CD"
[[nodiscard]] std::string wordOf(isolation::Status status);     //!< "Not isolated"
[[nodiscard]] std::string wordOf(isolation::Verdict verdict);   //!< "Not applicable"
[[nodiscard]] std::string wordOf(isolation::Severity severity); //!< "Critical"
[[nodiscard]] std::string wordOf(isolation::Method method);     //!< "By machine"
[[nodiscard]] std::string wordOf(promotion::State state);       //!< "Awaiting approval"
[[nodiscard]] std::string wordOf(RequirementResult::State state); //!< "Pass, attested"
[[nodiscard]] std::string wordOf(evidence::Exception::State state); //!< "In force"

[[nodiscard]] Tone toneOf(isolation::Verdict verdict);
[[nodiscard]] Tone toneOf(isolation::Status status);
[[nodiscard]] Tone toneOf(RequirementResult::State state);

//! How a control stands: a pass that rests on somebody's word says so.
[[nodiscard]] Cell verdictCell(const isolation::ControlResult &result);

[[nodiscard]] std::string dayWord(UtcTime time);    //!< "23 November 2026"; "–" for no time
[[nodiscard]] std::string momentWord(UtcTime time); //!< "23 November 2026, 09:41 UTC"
//! "1 to 23 November 2026"; with times of day where the period does not begin and end with days.
[[nodiscard]] std::string periodWord(const Period &period);
[[nodiscard]] std::string ageWord(std::chrono::milliseconds age); //!< "4 hours 12 minutes", "3 days"

[[nodiscard]] std::string numberWord(std::int64_t number); //!< "18,204"
[[nodiscard]] std::string percentWord(std::optional<int> figure); //!< "46 %", "–"
[[nodiscard]] std::string bytesWord(std::int64_t bytes); //!< "1.4 MB"
//! "1 finding", "0 findings", "1,204 findings".
[[nodiscard]] std::string countWord(std::int64_t number, std::string_view one, std::string_view several);
//! "a, b and c"; `none` for nothing.
[[nodiscard]] std::string listWord(const std::vector<std::string> &items, std::string_view none = noFigure);
[[nodiscard]] std::string listWord(const QStringList &items, std::string_view none = noFigure);
//! The first `most` of them and how many more there are.
[[nodiscard]] std::string shortListWord(const std::vector<std::string> &items, std::size_t most);

//! The text with a full stop at its end. Its first letter stays: it may begin with a name.
[[nodiscard]] std::string sentenceOf(std::string text);
[[nodiscard]] std::string lowerFirst(std::string text);
[[nodiscard]] std::string upperFirst(std::string text);
[[nodiscard]] std::string orNone(std::string text); //!< "–" for nothing
[[nodiscard]] std::string orNone(const QString &text);

//! "sandbox-eu and production-eu"
[[nodiscard]] std::string pairWord(const isolation::PairResult &pair);
//! The first digits of a long id.
[[nodiscard]] std::string shortId(std::string_view id);

} // namespace bulkhead::reports
