// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"

namespace bulkhead {

//! A gateway of one compartment, or one that stands on the wall because it serves both.
struct WallGateway
{
    QString id;
    QString product;               //!< wire name of its kind
    std::optional<UtcTime> readAt; //!< oldest of its facts; empty: never read
    bool isCurrent = false;        //!< read without an error, and not too long ago
    int findings = 0;
};

//! Findings of a layer between two gateways: a pipe; with a fact on one side only, a stub.
struct WallLeak
{
    QString sandbox, production; //!< gateways; empty: no fact on that side. Equal: that gateway stands on the wall
    isolation::Verdict verdict = isolation::Verdict::Fail; //!< Warn: it seeps, nothing is proven to pass
    int findings = 0;
    FindingQuery query;
    FindingKey worst; //!< to be named
    isolation::Severity severity = isolation::Severity::Low; //!< of the worst
};

struct WallBand
{
    isolation::Layer layer = isolation::Layer::Infrastructure;
    isolation::LayerScore score;
    std::vector<WallLeak> leaks; //!< fails, then warnings; most findings first
    int fails = 0, warns = 0;    //!< units
    int controls = 0, passing = 0;
    std::vector<std::size_t> undecided; //!< controls that are unknown: indexes into PairResult::controls
};

//! One pair as the wall shows it: sandbox left, production right, six layers between. Pure meaning, without measures.
struct Wall
{
    EnvironmentId sandbox, production;
    isolation::PairScore score;
    int apisInSandbox = 0, apisInProduction = 0;
    std::vector<WallGateway> left, right; //!< nearest to the wall first: those that leak most
    std::vector<WallGateway> onTheWall;   //!< serve both sides
    std::array<WallBand, isolation::wallLayers.size()> bands;
    WallBand governance;
    int graveFindings = 0;           //!< fails of critical and high controls
    std::optional<FindingKey> worst; //!< of the weakest layer
};

[[nodiscard]] Wall wallOf(const IsolationView &view, const isolation::PairReport &report);

} // namespace bulkhead
