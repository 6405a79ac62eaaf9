// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/blockpieces.h"

#include <memory>
#include <vector>

namespace bulkhead::reports {

class PagedLayout;

//! The contents: a line an entry, a link each, with the number of its page.
[[nodiscard]] std::unique_ptr<BlockPieces> contentsPieces(PagedLayout &layout, const std::vector<std::size_t> &entries);

//! "h17": of the heading that is this block, for links to it.
[[nodiscard]] std::string anchorName(std::size_t block);

} // namespace bulkhead::reports
