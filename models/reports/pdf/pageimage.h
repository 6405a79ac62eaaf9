// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace bulkhead::reports {

class PagedLayout;

//! Premultiplied ARGB, 0xAARRGGBB in the byte order of the machine, rows without a gap: QImage::Format_ARGB32_Premultiplied.
struct PageImage
{
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};

//! Page `index` (0 is the cover) as a picture of what the PDF shows. `scale`: pixels a point, from 0.05 to 8; 1.333 is the size of paper at 96 dpi.
[[nodiscard]] PageImage renderPage(PagedLayout &layout, int index, double scale);

} // namespace bulkhead::reports
