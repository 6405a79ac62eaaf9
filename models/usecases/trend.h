// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/findingdetail.h"
#include "ports/checkrun.h"

#include <memory>
#include <optional>

namespace bulkhead {

//! One kept check of a pair, with its summary read.
struct TrendPoint
{
    UtcTime at{};
    isolation::RunSummary summary;

    //! What was said of a layer; nullptr: the layer was not assessed, which is not the same as nothing.
    [[nodiscard]] const isolation::RunSummary::OfLayer *of(isolation::Layer layer) const;
    //! Findings of a layer; empty: not assessed.
    [[nodiscard]] std::optional<std::int64_t> findings(isolation::Layer layer) const;
    [[nodiscard]] std::int64_t findings() const; //!< over all layers that were assessed
};

//! Shared between threads.
using Trend = std::shared_ptr<const std::vector<TrendPoint>>;

//! From runs as the store lists them, newest first, to points in the order of time. A run whose summary cannot be read is left
//! out: it must not look like one without findings.
[[nodiscard]] std::vector<TrendPoint> trendOf(const QList<CheckRun> &runs);

} // namespace bulkhead
