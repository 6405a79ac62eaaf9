// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/report.h"

#include <QString>

#include <cstdint>
#include <string>

namespace bulkhead::reports::test {

// The numbers of a report's document, counted anew from the check that it is of. Each answers with nothing, or with what is wrong.

//! The number in a cell, its separators taken away.
[[nodiscard]] std::int64_t numberIn(const std::string &text);
//! Status, figures and findings of each layer and pair.
[[nodiscard]] QString wrongLayers(const Document &document, const Report &report);
//! Layers, bars, controls, requirements, tiles, cards and unknowns of every pair.
[[nodiscard]] QString wrongNumbers(const Document &document, const Report &report);
//! A table with other cells than columns, or a word in the plural for one thing.
[[nodiscard]] QString illFormed(const Document &document);

} // namespace bulkhead::reports::test
