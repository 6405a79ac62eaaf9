// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/scene.h"

namespace bulkhead::topology {

//! The items of each rank of a half from top to bottom, as indexes into Scene::items.
using RankOrder = std::array<std::vector<std::uint32_t>, rankCount>;
using SceneOrder = std::array<RankOrder, 2>; //!< by side

//! As the items stand in the scene: what to begin with, and what to show where nothing better is known.
[[nodiscard]] SceneOrder naturalOrder(const Scene &scene);

//! Where everything stands, in rows from the top; columns follow from ranks.
struct Placement
{
    std::vector<double> rows;  //!< by item
    std::vector<double> wallRows; //!< by pipe: where it goes through the wall
    double rowCount = 0;
};

//! Straightens lines as far as the order and one row's distance between neighbours allow. Gateways on the wall come last.
[[nodiscard]] Placement place(const Scene &scene, const SceneOrder &wished);

//! Places as near to the wishes as their order and a distance allow (least squares). Part of `place`.
[[nodiscard]] std::vector<double> spread(const std::vector<double> &wishes, const std::vector<double> &weights,
                                         const std::vector<double> &distances);

} // namespace bulkhead::topology
