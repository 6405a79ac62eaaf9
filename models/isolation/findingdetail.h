// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "core/result.h"
#include "isolation/evaluate.h"

#include <memory>
#include <unordered_map>

namespace bulkhead::isolation {

// A finding as the store keeps it, and back. What changes at every reading (times, states) is left out, so that a finding
// that says the same stays the same row.

//! Canonical JSON: unit, reason, its sentence and arguments, both facts, ids of the rows it touches.
[[nodiscard]] std::string findingDetail(const UnitResult &unit, const EstateFacts &facts);

//! Findings of earlier runs, to be held against today's facts.
class KeptFindings
{
public:
    explicit KeptFindings(const EstateFacts &facts);
    //! The fail that a detail tells of. Rows that are gone are left out. A Store error if the text has another form.
    [[nodiscard]] Result<UnitResult> unit(std::string_view detail);

private:
    std::shared_ptr<JsonReader> m_reader;
    std::unordered_map<std::string, std::uint32_t> m_rows; //!< by id of the API
};

//! Figures, layers and the verdict and counts of each control of a run: canonical JSON. `complete`: every gateway of the
//! pair had been read.
[[nodiscard]] std::string runSummary(const PairResult &result, const ControlCatalogue &catalogue, bool complete);

//! What a trend or a comparison needs of a run that was kept.
struct RunSummary
{
    struct OfLayer
    {
        Layer layer = Layer::Infrastructure;
        Status status = Status::NotAssessed;
        Figures figures;
        std::int64_t findings = 0; //!< fails and warnings of single units
    };
    struct OfControl
    {
        std::string id;
        Verdict verdict = Verdict::Unknown;
        Counts counts;
    };
    bool complete = false;
    Status status = Status::NotAssessed;
    Figures figures;
    std::vector<OfLayer> layers;
    std::vector<OfControl> controls;
};
[[nodiscard]] Result<RunSummary> runFromSummary(JsonReader &reader, std::string_view summary);
//! Only that: what judging a long history asks of each run. No for a text of another form.
[[nodiscard]] bool wasComplete(JsonReader &reader, std::string_view summary);

} // namespace bulkhead::isolation
