// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pagepainter.h"

#include "reports/palette.h"
#include "reports/pdf/contents.h"
#include "reports/pdf/pagedlayout.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/toneshape.h"
#include "reports/visibletext.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

void roundedRectangle(cairo_t *c, double x, double y, double width, double height, double radius)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double r = std::min({radius, width / 2, height / 2});
    cairo_new_sub_path(c);
    cairo_arc(c, x + width - r, y + r, r, -quarter, 0);
    cairo_arc(c, x + width - r, y + height - r, r, 0, quarter);
    cairo_arc(c, x + r, y + height - r, r, quarter, 2 * quarter);
    cairo_arc(c, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(c);
}

class MarkPainter
{
public:
    MarkPainter(cairo_t *cairo, TagExtras *extras, double x, double y)
        : m_cairo(cairo)
        , m_extras(extras)
        , m_x(x)
        , m_y(y)
    {
    }

    void operator()(const BeginTag &tag) const
    {
        if (!m_extras)
            return;
        cairo_tag_begin(m_cairo, tag.name, tag.attributes.c_str());
        if (hasExtras(tag.name))
            m_extras->extras.push_back({tag.extra, tag.extraText});
    }
    void operator()(const EndTag &tag) const
    {
        if (m_extras)
            cairo_tag_end(m_cairo, tag.name);
    }
    void operator()(const TextMark &text) const
    {
        setColour(m_cairo, text.colour);
        if (text.lineCount < 0) {
            cairo_move_to(m_cairo, m_x + text.x, m_y + text.y);
            pango_cairo_show_layout(m_cairo, text.box.layout());
        } else {
            showLines(text);
        }
    }
    void operator()(const FillMark &box) const
    {
        if (box.width <= 0 || box.height <= 0)
            return;
        if (box.radius > 0)
            roundedRectangle(m_cairo, m_x + box.x, m_y + box.y, box.width, box.height, box.radius);
        else
            cairo_rectangle(m_cairo, m_x + box.x, m_y + box.y, box.width, box.height);
        setColour(m_cairo, box.colour);
        cairo_fill(m_cairo);
    }
    void operator()(const LineMark &line) const
    {
        static constexpr double dots[] = {0, 3};
        cairo_set_line_width(m_cairo, line.width);
        cairo_set_line_cap(m_cairo, line.isDotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_dash(m_cairo, dots, line.isDotted ? 2 : 0, 0);
        cairo_move_to(m_cairo, m_x + line.x1, m_y + line.y1);
        cairo_line_to(m_cairo, m_x + line.x2, m_y + line.y2);
        setColour(m_cairo, line.colour);
        cairo_stroke(m_cairo);
        cairo_set_dash(m_cairo, dots, 0, 0);
    }
    void operator()(const ToneMark &mark) const { paintToneShape(m_cairo, mark.tone, m_x + mark.x, m_y + mark.y, mark.size); }
    void operator()(const PartMark &part) const { paintTonePart(m_cairo, part.tone, m_x + part.x, m_y + part.y, part.width, part.height); }
    //! A name: Cairo 1.16 writes no target for a link to the number of a page that comes later.
    void operator()(const AnchorMark &anchor) const
    {
        if (!m_extras)
            return;
        const std::string attributes = "name='" + anchorName(anchor.block) + "' x=" + std::to_string(int(m_x)) + " y=" + std::to_string(int(m_y) - 8);
        cairo_tag_begin(m_cairo, CAIRO_TAG_DEST, attributes.c_str());
        cairo_tag_end(m_cairo, CAIRO_TAG_DEST);
    }

private:
    cairo_t *m_cairo;
    TagExtras *m_extras;
    double m_x, m_y;

    //! Some lines of a layout, the first of them at the mark's place.
    void showLines(const TextMark &text) const
    {
        PangoLayoutIter *iter = pango_layout_get_iter(text.box.layout());
        int line = 0;
        double shift = 0;
        do {
            int top = 0, bottom = 0;
            pango_layout_iter_get_line_yrange(iter, &top, &bottom);
            if (line == text.firstLine)
                shift = pango_units_to_double(top);
            if (line >= text.firstLine && line < text.firstLine + text.lineCount) {
                PangoRectangle logical;
                pango_layout_iter_get_line_extents(iter, nullptr, &logical);
                cairo_move_to(m_cairo, m_x + text.x + pango_units_to_double(logical.x),
                              m_y + text.y - shift + pango_units_to_double(pango_layout_iter_get_baseline(iter)));
                pango_cairo_show_layout_line(m_cairo, pango_layout_iter_get_line_readonly(iter));
            }
            ++line;
        } while (line < text.firstLine + text.lineCount && pango_layout_iter_next_line(iter));
        pango_layout_iter_free(iter);
    }
};

void showAt(cairo_t *c, const TextBox &box, double x, double baseline)
{
    setColour(c, colours.text3);
    cairo_move_to(c, x, baseline - box.baseline());
    pango_cairo_show_layout(c, box.layout());
}

//! Running head and foot belong to the paper, not to the text: they carry no tag.
void paintMargins(cairo_t *c, PagedLayout &layout, int index)
{
    const Document &document = layout.document();
    const std::string head = visibleText(document.runningHead), foot = visibleText(document.footer);
    const std::string page = "page " + std::to_string(index + 1) + " of " + std::to_string(layout.pageCount());
    auto &engine = layout.engine();
    const TextBox headBox = engine.box({head, TextStyle::Tiny, geometry::width, TextRequest::Align::Left, false, 0, 1});
    const TextBox footBox = engine.box({foot, TextStyle::Tiny, geometry::width - 90, TextRequest::Align::Left, true, 0, 1});
    const TextBox pageBox = engine.box({page, TextStyle::Tiny, 0, TextRequest::Align::Left, true, 0});
    if (index > 0) {
        showAt(c, headBox, geometry::left, geometry::headBaseline);
        MarkPainter(c, nullptr, geometry::left, geometry::headBaseline + 9)(LineMark{0, 0, geometry::width, 0, 0.6, colours.border});
    }
    showAt(c, footBox, geometry::left, geometry::footBaseline);
    showAt(c, pageBox, geometry::pageWidth - geometry::right - pageBox.width(), geometry::footBaseline);
}

} // namespace

bool hasExtras(std::string_view tag)
{
    return tag == "Figure" || tag == "TH" || tag == "Table";
}

void paintPage(cairo_t *cairo, PagedLayout &layout, const Page &page, int index, TagExtras *extras)
{
    for (const auto &placed : page.placed) {
        const MarkPainter painter(cairo, extras, geometry::left, geometry::top + placed.y);
        for (const auto &mark : placed.piece.marks)
            std::visit(painter, mark);
    }
    paintMargins(cairo, layout, index);
}

} // namespace bulkhead::reports
