// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/marks.h"

#include <string>
#include <vector>

typedef struct _cairo cairo_t;

namespace bulkhead::reports {

class PagedLayout;

//! What Cairo's tags do not carry, in the order in which tables, table headings and figures begin (pdfupdate.h writes it).
struct TagExtras
{
    struct Extra
    {
        BeginTag::Extra kind = BeginTag::Extra::None;
        std::string text;
    };
    std::vector<Extra> extras;
};
//! Whether tags of this name have their place in TagExtras.
[[nodiscard]] bool hasExtras(std::string_view tag);

//! Paints page `index` with its running head and foot; one unit of `cairo` is a point. `extras`: a PDF, with tags; nullptr: a picture.
void paintPage(cairo_t *cairo, PagedLayout &layout, const Page &page, int index, TagExtras *extras);

} // namespace bulkhead::reports
