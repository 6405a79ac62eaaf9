// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"
#include "isolation/control.h"
#include "isolation/score.h"

#include <functional>

namespace bulkhead::isolation {

//! A fail of an earlier run: it stays until its unit is judged anew on fresh and complete facts.
struct EarlierFail
{
    std::string control;
    UnitResult unit;
};

//! Everything that is said of one pair at one moment.
struct PairResult
{
    EnvironmentId sandbox, production;
    UtcTime at{};
    QString catalogueVersion;
    PairScore score;
    std::array<LayerScore, layerCount> layers; //!< by Layer; governance last, it has no band
    std::vector<ControlResult> controls;       //!< in the order of the catalogue

    [[nodiscard]] const LayerScore &layer(Layer layer) const { return layers[static_cast<std::size_t>(layer)]; }
    [[nodiscard]] const ControlResult *find(std::string_view control) const;
};

struct EvaluationInput
{
    const ControlCatalogue *catalogue = nullptr;
    std::vector<EarlierFail> earlier; //!< of this pair
    //! Results of controls that nothing here decides: probes, evidence, attestations. The port for their sources. What
    //! the gateways prove against them is added.
    std::vector<ControlResult> supplied;
    QList<QString> only; //!< ids of controls; empty: all
    std::function<bool()> isCancelled; //!< asked between controls
};

//! Judges every control of the catalogue for one pair. Pure and deterministic: the same facts, whatever their order,
//! give the same result. Controls that `only` leaves out count as unknown. Empty result if cancelled.
[[nodiscard]] PairResult evaluate(PairFacts facts, const EvaluationInput &input);

//! Says what a check finds on a pair; the facts have the control's time to live.
using JudgeControl = std::function<ControlResult(const Control &control, const Check &check, const PairFacts &facts)>;
//! The same with another way to come to what `judgeAll` says.
[[nodiscard]] PairResult evaluate(PairFacts facts, const EvaluationInput &input, const JudgeControl &judge);

//! The scores of results that are already there (after a change of a few of them).
void rescore(PairResult &result, const ControlCatalogue &catalogue);

//! Keeps earlier fails alive that this result could not judge anew. `check`: nullptr if no rule judges the control. Part of
//! `evaluate`.
void keepEarlierFails(ControlResult &result, const std::vector<const EarlierFail *> &earlier, const PairFacts &facts,
                      const Check *check);

} // namespace bulkhead::isolation
