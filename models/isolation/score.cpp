// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/score.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::isolation {

namespace {

constexpr double mostUncovered = 0.10; // a layer is proven only when nine tenths of it are covered

//! Shares of one control: proven credit, blame and freshness, each 0 … 1.
struct Shares
{
    double credit = 0, blame = 0, fresh = 0;
};

Shares sharesOf(const Scored &control)
{
    const auto applicable = static_cast<double>(control.counts.applicable());
    Shares shares;
    if (applicable == 0)
        return shares; // nothing was judged: wholly unknown
    const auto pass = static_cast<double>(control.counts[Verdict::Pass]);
    const auto fail = static_cast<double>(control.counts[Verdict::Fail]);
    const auto unknown = static_cast<double>(control.counts[Verdict::Unknown]);
    if (isGrave(control.severity)) {
        // All or nothing: many good units never thin out a bad one, and hiding bad units earns nothing.
        shares.credit = pass == applicable ? 1 : 0;
        shares.blame = fail > 0 ? 1 : 0;
    } else {
        shares.credit = pass / applicable;
        shares.blame = fail / applicable;
    }
    shares.fresh = (applicable - unknown - static_cast<double>(control.stickyFails)) / applicable;
    return shares;
}

bool isMachine(Assurance assurance)
{
    return assurance >= Assurance::A2;
}

std::optional<int> percent(double share, double of)
{
    if (of <= 0)
        return std::nullopt;
    // Sums of thirds and the like may end a hair below the whole number that they mean.
    return static_cast<int>(std::floor(100.0 * share / of + 1e-9));
}

struct Sums
{
    double weight = 0, credit = 0, blame = 0, fresh = 0, machine = 0;
    bool graveFail = false, graveUnknown = false, graveWarn = false, otherFail = false, onlyAttested = false;
};

void add(Sums &sums, const Scored &control)
{
    const double weight = weightOf(control.severity);
    const Shares shares = sharesOf(control);
    sums.weight += weight;
    sums.credit += weight * shares.credit;
    sums.blame += weight * shares.blame;
    sums.fresh += weight * shares.fresh;
    sums.machine += isMachine(control.assurance) ? weight * shares.credit : 0;
    const bool grave = isGrave(control.severity);
    const bool fails = control.counts[Verdict::Fail] > 0;
    const bool unknown = control.counts.applicable() == 0 || control.counts[Verdict::Unknown] > 0;
    sums.graveFail = sums.graveFail || (grave && fails);
    sums.graveUnknown = sums.graveUnknown || (grave && unknown);
    sums.graveWarn = sums.graveWarn || (grave && control.counts[Verdict::Warn] > 0);
    sums.otherFail = sums.otherFail || (!grave && fails);
    sums.onlyAttested = sums.onlyAttested
        || (control.severity == Severity::Critical && control.primary != Method::Attestation && shares.credit > 0
            && control.assurance == Assurance::A1);
}

Status statusOf(const Sums &sums)
{
    const bool covered = sums.fresh >= (1 - mostUncovered) * sums.weight - 1e-9;
    if (sums.graveFail)
        return Status::NotIsolated;
    if (sums.fresh <= 0)
        return Status::NotAssessed;
    if (sums.graveUnknown || !covered || sums.onlyAttested)
        return Status::Unproven;
    if (sums.graveWarn || sums.otherFail)
        return Status::Weak;
    return Status::Isolated;
}

} // namespace

int weightOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 10;
    case Severity::High:
        return 6;
    case Severity::Medium:
        return 3;
    case Severity::Low:
        return 1;
    }
    return 1;
}

LayerScore scoreLayer(const std::vector<Scored> &controls)
{
    Sums sums;
    for (const Scored &control : controls) {
        if (!control.isExcluded)
            add(sums, control);
    }
    LayerScore score;
    score.figures.proven = percent(sums.credit, sums.weight);
    score.figures.possible = percent(sums.weight - sums.blame, sums.weight);
    score.figures.coverage = percent(sums.fresh, sums.weight);
    score.figures.machineProven = percent(sums.machine, sums.credit);
    if (sums.weight > 0) {
        score.provenShare = sums.credit / sums.weight;
        score.possibleShare = (sums.weight - sums.blame) / sums.weight;
        score.coverageShare = sums.fresh / sums.weight;
        score.status = statusOf(sums);
    }
    score.isPartlyAttested = score.status == Status::Isolated && sums.machine < sums.credit;
    return score;
}

PairScore scorePair(const std::array<LayerScore, 6> &layers, bool governanceHolds)
{
    PairScore pair;
    pair.status = Status::Isolated;
    const auto least = [](std::optional<int> a, std::optional<int> b) {
        return a && b ? std::optional<int>(std::min(*a, *b)) : std::nullopt;
    };
    pair.figures = layers.front().figures;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const LayerScore &layer = layers[i];
        if (worse(pair.status, layer.status) != pair.status) {
            pair.status = layer.status;
            pair.weakest = wallLayers[i];
        }
        pair.figures.proven = least(pair.figures.proven, layer.figures.proven);
        pair.figures.possible = least(pair.figures.possible, layer.figures.possible);
        pair.figures.coverage = least(pair.figures.coverage, layer.figures.coverage);
        pair.figures.machineProven = least(pair.figures.machineProven, layer.figures.machineProven);
    }
    if (pair.status == Status::Isolated && !governanceHolds)
        pair.status = Status::Unproven;
    return pair;
}

} // namespace bulkhead::isolation
