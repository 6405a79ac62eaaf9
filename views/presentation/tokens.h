// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "presentation/status.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace bulkhead {

//! A colour that can stand in a constexpr table.
struct Colour
{
    QRgb rgb = 0;
    operator QColor() const { return QColor(rgb | 0xff000000U); } // NOLINT(google-explicit-constructor)
    friend bool operator==(const Colour &, const Colour &) = default;
};

struct StatusColours
{
    Colour ink;   //!< words
    Colour shape; //!< fill or line of the glyph
    Colour soft;  //!< ground of a badge, bar or cell
};

struct EnvironmentColours
{
    Colour ground, edge, ink;
};

//! Every colour of the console, once for light and once for dark desktops.
struct Tokens
{
    bool dark = false;
    Colour window, panel, sunken, hover, border, borderStrong, fieldBorder, track;
    Colour accent, accentFill, onAccent, accentSoft, text, text2, text3, hatch;
    StatusColours pass, warn, unknown, fail, accepted, notApplicable, running;
    EnvironmentColours sandbox, production, development;
    Colour wall, rivet;
    Colour onStatus; //!< tick and cross
    Colour onWarn;   //!< exclamation mark and figures on amber
    std::array<Colour, 6> series;

    [[nodiscard]] const StatusColours &status(Status status) const;
    [[nodiscard]] const EnvironmentColours &environment(EnvironmentType type) const;
};

extern const Tokens lightTokens;
extern const Tokens darkTokens;

//! Dark is a palette whose Window is darker than its WindowText.
[[nodiscard]] bool isDark(const QPalette &palette);
//! The table that fits a palette, so that no widget has to be told about a change of theme.
[[nodiscard]] const Tokens &tokensFor(const QPalette &palette);
//! The palette of section 7 of the design language.
[[nodiscard]] QPalette paletteFrom(const Tokens &tokens);
//! WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace bulkhead
