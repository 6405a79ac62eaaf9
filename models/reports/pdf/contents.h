// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/blockpieces.h"

#include <memory>
#include <vector>

namespace bulkhead::reports {

class PagedLayout;

//! The contents: a line an entry, a link each, with the number of its page.
[[nodiscard]] std::unique_ptr<BlockPieces> contentsPieces(PagedLayout &layout, const std::vector<std::size_t> &entries);

//! "page=4 pos=[52 70]": where a link of Cairo goes, in points from the top left.
[[nodiscard]] std::string linkTo(int page, double x, double y);

} // namespace bulkhead::reports
