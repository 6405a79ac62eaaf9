// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pageimage.h"

#include "reports/pdf/pagedlayout.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/pagepainter.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace bulkhead::reports {

PageImage renderPage(PagedLayout &layout, int index, double scale)
{
    const double factor = std::clamp(scale, 0.05, 8.0);
    PageImage image;
    image.width = int(std::ceil(geometry::pageWidth * factor));
    image.height = int(std::ceil(geometry::pageHeight * factor));
    image.pixels.resize(std::size_t(image.width) * std::size_t(image.height));
    auto *data = reinterpret_cast<unsigned char *>(image.pixels.data());
    cairo_surface_t *surface = cairo_image_surface_create_for_data(data, CAIRO_FORMAT_ARGB32, image.width, image.height, image.width * 4);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, factor, factor);
    paintPage(cairo, layout, layout.page(index), index, nullptr);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    return image;
}

} // namespace bulkhead::reports
