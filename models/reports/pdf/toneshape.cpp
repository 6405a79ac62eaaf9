// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/toneshape.h"

#include "reports/palette.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

void stroke(cairo_t *c, std::uint32_t colour, double width)
{
    setColour(c, colour);
    cairo_set_line_width(c, width);
    cairo_stroke(c);
}

void fill(cairo_t *c, std::uint32_t colour)
{
    setColour(c, colour);
    cairo_fill(c);
}

void circle(cairo_t *c, double x, double y, double radius)
{
    cairo_new_sub_path(c);
    cairo_arc(c, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(c);
}

void octagon(cairo_t *c, double radius)
{
    for (int i = 0; i < 8; ++i) {
        const double angle = (22.5 + 45.0 * i) * std::numbers::pi / 180.0;
        cairo_line_to(c, 8 + radius * std::cos(angle), 8 + radius * std::sin(angle));
    }
    cairo_close_path(c);
}

void tick(cairo_t *c, std::uint32_t colour)
{
    cairo_move_to(c, 4.9, 8.3);
    cairo_line_to(c, 7.1, 10.4);
    cairo_line_to(c, 11.2, 5.9);
    stroke(c, colour, 1.7);
}

//! Lines at 45 degrees within a rectangle, cut by arithmetic: a clip would cost the PDF a group each.
void hatch(cairo_t *c, double x, double y, double width, double height, double pitch)
{
    const double step = pitch * std::numbers::sqrt2;
    for (double at = step / 2; at < width + height; at += step) {
        // from the left or bottom edge up to the top or right edge
        const double x1 = std::max(0.0, at - height), y1 = std::min(at, height);
        const double x2 = std::min(at, width), y2 = std::max(0.0, at - width);
        cairo_move_to(c, x + x1, y + y1);
        cairo_line_to(c, x + x2, y + y2);
    }
}

void paintWarn(cairo_t *c)
{
    cairo_move_to(c, 8, 2);
    cairo_line_to(c, 14.4, 13.6);
    cairo_line_to(c, 1.6, 13.6);
    cairo_close_path(c);
    setColour(c, colours.warn.shape);
    cairo_fill_preserve(c);
    stroke(c, colours.warn.shape, 1.6);
    cairo_move_to(c, 8, 6);
    cairo_line_to(c, 8, 9.6);
    stroke(c, colours.onWarn, 1.7);
    circle(c, 8, 12, 1);
    fill(c, colours.onWarn);
}

void paintUnknown(cairo_t *c)
{
    constexpr double from = 1.75, side = 12.5;
    cairo_rectangle(c, from, from, side, side);
    fill(c, colours.unknown.soft);
    hatch(c, from, from, side, side, 3.4);
    stroke(c, colours.hatch, 0.8);
    cairo_rectangle(c, from, from, side, side);
    stroke(c, colours.unknown.shape, 1.2);
    circle(c, 8, 8, 4.2);
    fill(c, colours.unknown.soft);
    cairo_move_to(c, 6.1, 6.4);
    cairo_curve_to(c, 6.2, 4.3, 9.9, 4.2, 9.9, 6.3);
    cairo_curve_to(c, 9.9, 7.7, 8.0, 7.7, 8.0, 9.1);
    stroke(c, colours.unknown.ink, 1.35);
    circle(c, 8, 11.4, 0.9);
    fill(c, colours.unknown.ink);
}

void paintFail(cairo_t *c)
{
    octagon(c, 7.5);
    fill(c, colours.fail.shape);
    cairo_move_to(c, 5.6, 5.6);
    cairo_line_to(c, 10.4, 10.4);
    cairo_move_to(c, 10.4, 5.6);
    cairo_line_to(c, 5.6, 10.4);
    stroke(c, colours.onStatus, 1.8);
}

} // namespace

void setColour(cairo_t *c, std::uint32_t rgb)
{
    cairo_set_source_rgb(c, ((rgb >> 16) & 0xFF) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

void paintToneShape(cairo_t *c, Tone tone, double x, double y, double side)
{
    cairo_save(c);
    cairo_translate(c, x, y);
    cairo_scale(c, side / 16, side / 16);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_new_path(c);
    switch (tone) {
    case Tone::Pass:
        circle(c, 8, 8, 7);
        fill(c, colours.pass.shape);
        tick(c, colours.onStatus);
        break;
    case Tone::Attested:
        circle(c, 8, 8, 6.4);
        stroke(c, colours.attested.shape, 1.4);
        tick(c, colours.attested.ink);
        break;
    case Tone::Warn: paintWarn(c); break;
    case Tone::Unknown: paintUnknown(c); break;
    case Tone::Fail: paintFail(c); break;
    case Tone::NotApplicable:
        cairo_move_to(c, 5, 8);
        cairo_line_to(c, 11, 8);
        stroke(c, colours.notApplicable.shape, 1.6);
        break;
    case Tone::Neutral: break;
    }
    cairo_restore(c);
}

void paintTonePart(cairo_t *c, Tone tone, double x, double y, double width, double height)
{
    if (width <= 0 || height <= 0)
        return;
    if (tone == Tone::Unknown) {
        cairo_rectangle(c, x, y, width, height);
        fill(c, colours.unknown.soft);
        hatch(c, x, y, width, height, 2.6);
        stroke(c, colours.unknown.shape, 0.7);
        return;
    }
    const bool isOpen = tone == Tone::NotApplicable && width > 1 && height > 1;
    cairo_rectangle(c, x + (isOpen ? 0.35 : 0), y + (isOpen ? 0.35 : 0), width - (isOpen ? 0.7 : 0), height - (isOpen ? 0.7 : 0));
    if (isOpen)
        stroke(c, colours.borderStrong, 0.7);
    else
        fill(c, colours.of(tone).shape);
}

} // namespace bulkhead::reports
