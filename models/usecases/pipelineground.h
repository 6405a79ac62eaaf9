// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/jobside.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

//! Whose hosts are for the pipelines of a pair: admin hosts of the estate's gateways, hosts that the estate file declares, and those that APIs of one side only are served on. `view` outlives it;
//! what is in it is used by one thread.
[[nodiscard]] collectors::PipelineGround pipelineGroundOf(const CatalogView &view, const evidence::PairScope &pair);

//! A view of nothing but the estate file, where nothing was read yet.
[[nodiscard]] std::shared_ptr<const CatalogView> unreadView(const EstateConfig &estate);

} // namespace bulkhead
