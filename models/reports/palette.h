// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <cstdint>
#include <string_view>

namespace bulkhead::reports {

// Colours of the design language for paper and HTML. The console has the same numbers as Qt colours (views/presentation/tokens.cpp); a page is made without
// Qt Gui, and paper is always light.

struct ToneColours
{
    std::uint32_t ink, shape, soft; //!< 0xRRGGBB: words, shapes and lines, grounds
};

struct Palette
{
    std::uint32_t page, text, text2, text3, border, borderStrong, track, sunken, hatch, accent;
    ToneColours neutral, pass, attested, warn, unknown, fail, notApplicable;
    ToneColours sandbox, production; //!< ink, edge, ground
    std::uint32_t wall, rivet, onStatus, onWarn;
    [[nodiscard]] constexpr const ToneColours &of(Tone tone) const
    {
        switch (tone) {
        case Tone::Neutral: return neutral;
        case Tone::Pass: return pass;
        case Tone::Attested: return attested;
        case Tone::Warn: return warn;
        case Tone::Unknown: return unknown;
        case Tone::Fail: return fail;
        case Tone::NotApplicable: return notApplicable;
        }
        return neutral;
    }
};

inline constexpr Palette lightPalette = {
    .page = 0xFFFFFF, .text = 0x1A1E26, .text2 = 0x4B5462, .text3 = 0x5F6875, .border = 0xDCDFE5, .borderStrong = 0xAEB5C0, .track = 0xE3E6EA,
    .sunken = 0xF3F4F6, .hatch = 0xB9C0CA, .accent = 0x2B57C9,
    .neutral = {0x1A1E26, 0xAEB5C0, 0xF3F4F6}, .pass = {0x0A655D, 0x0B7A70, 0xE0F1EE}, .attested = {0x733E86, 0x8F56A3, 0xF4ECF7},
    .warn = {0x855000, 0xC97F00, 0xFBF0DA}, .unknown = {0x515B6A, 0x8A8F98, 0xF1F2F5}, .fail = {0xAE241C, 0xC8322A, 0xFBE7E4},
    .notApplicable = {0x5F6875, 0x5F6875, 0xFFFFFF}, .sandbox = {0x675319, 0xDCCCA4, 0xF8F3E8}, .production = {0x24487B, 0xB3C6E1, 0xEBF1F9},
    .wall = 0x3D4757, .rivet = 0x7C899C, .onStatus = 0xFFFFFF, .onWarn = 0x241700,
};
inline constexpr Palette darkPalette = {
    .page = 0x1A1E25, .text = 0xE5E8ED, .text2 = 0xABB3C0, .text3 = 0x98A1B0, .border = 0x2C333E, .borderStrong = 0x4C5665, .track = 0x2A303A,
    .sunken = 0x15181E, .hatch = 0x465060, .accent = 0x83A2F7,
    .neutral = {0xE5E8ED, 0x4C5665, 0x15181E}, .pass = {0x55CBB0, 0x2BA389, 0x15312B}, .attested = {0xD0A4E0, 0xB583C9, 0x2E2236},
    .warn = {0xF0B44A, 0xE2A232, 0x352910}, .unknown = {0xA6AFBD, 0x6C7584, 0x20252D}, .fail = {0xFF8F83, 0xCF4238, 0x3C1F1D},
    .notApplicable = {0x98A1B0, 0x98A1B0, 0x1A1E25}, .sandbox = {0xDBC892, 0x655939, 0x24211A}, .production = {0xA3C1EB, 0x3C557B, 0x17212E},
    .wall = 0x66738A, .rivet = 0x8E9BAE, .onStatus = 0xFFFFFF, .onWarn = 0x241700,
};

//! "pass", of a tone: the name of its class and its symbol. A tone is never said by colour and shape alone: words stand beside it.
[[nodiscard]] constexpr std::string_view toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return "neutral";
    case Tone::Pass: return "pass";
    case Tone::Attested: return "attested";
    case Tone::Warn: return "warn";
    case Tone::Unknown: return "unknown";
    case Tone::Fail: return "fail";
    case Tone::NotApplicable: return "na";
    }
    return "neutral";
}

} // namespace bulkhead::reports
