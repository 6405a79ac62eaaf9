// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/tokens.h"

#include <algorithm>
#include <cmath>

namespace bulkhead {

constexpr Tokens lightTable = {
    .dark = false,
    .window = {0xF3F4F6},
    .panel = {0xFFFFFF},
    .sunken = {0xECEEF1},
    .hover = {0xF3F5F8},
    .border = {0xDCDFE5},
    .borderStrong = {0xAEB5C0},
    .fieldBorder = {0x8B94A1},
    .track = {0xE3E6EA},
    .accent = {0x2B57C9},
    .accentFill = {0x2B57C9},
    .onAccent = {0xFFFFFF},
    .accentSoft = {0xE4EBFB},
    .text = {0x1A1E26},
    .text2 = {0x4B5462},
    .text3 = {0x5F6875},
    .hatch = {0xB9C0CA},
    .pass = {{0x0A655D}, {0x0B7A70}, {0xE0F1EE}},
    .warn = {{0x855000}, {0xC97F00}, {0xFBF0DA}},
    .unknown = {{0x515B6A}, {0x8A8F98}, {0xF1F2F5}},
    .fail = {{0xAE241C}, {0xC8322A}, {0xFBE7E4}},
    .accepted = {{0x733E86}, {0x8F56A3}, {0xF4ECF7}},
    .notApplicable = {{0x5F6875}, {0x5F6875}, {0xFFFFFF}},
    .running = {{0x4B5462}, {0x2B57C9}, {0xFFFFFF}},
    .sandbox = {{0xF8F3E8}, {0xDCCCA4}, {0x675319}},
    .production = {{0xEBF1F9}, {0xB3C6E1}, {0x24487B}},
    .development = {{0xECEEF1}, {0xAEB5C0}, {0x4B5462}},
    .wall = {0x3D4757},
    .rivet = {0x7C899C},
    .onStatus = {0xFFFFFF},
    .onWarn = {0x241700},
    .series = {{{0x2B57C9}, {0xB3631A}, {0x0B7A70}, {0x8F56A3}, {0x5E6B7D}, {0xA83A6B}}},
};

constexpr Tokens darkTable = {
    .dark = true,
    .window = {0x12151A},
    .panel = {0x1A1E25},
    .sunken = {0x15181E},
    .hover = {0x21262F},
    .border = {0x2C333E},
    .borderStrong = {0x4C5665},
    .fieldBorder = {0x6E798A},
    .track = {0x2A303A},
    .accent = {0x83A2F7},
    .accentFill = {0x3D63D2},
    .onAccent = {0xFFFFFF},
    .accentSoft = {0x22305A},
    .text = {0xE5E8ED},
    .text2 = {0xABB3C0},
    .text3 = {0x98A1B0},
    .hatch = {0x465060},
    .pass = {{0x55CBB0}, {0x2BA389}, {0x15312B}},
    .warn = {{0xF0B44A}, {0xE2A232}, {0x352910}},
    .unknown = {{0xA6AFBD}, {0x6C7584}, {0x20252D}},
    .fail = {{0xFF8F83}, {0xCF4238}, {0x3C1F1D}},
    .accepted = {{0xD0A4E0}, {0xB583C9}, {0x2E2236}},
    .notApplicable = {{0x98A1B0}, {0x98A1B0}, {0x1A1E25}},
    .running = {{0xABB3C0}, {0x83A2F7}, {0x1A1E25}},
    .sandbox = {{0x24211A}, {0x655939}, {0xDBC892}},
    .production = {{0x17212E}, {0x3C557B}, {0xA3C1EB}},
    .development = {{0x15181E}, {0x4C5665}, {0xABB3C0}},
    .wall = {0x66738A},
    .rivet = {0x8E9BAE},
    .onStatus = {0xFFFFFF},
    .onWarn = {0x241700},
    .series = {{{0x83A2F7}, {0xE39A5B}, {0x55CBB0}, {0xD0A4E0}, {0x9AA5B5}, {0xE58AB2}}},
};

const Tokens lightTokens = lightTable;
const Tokens darkTokens = darkTable;

namespace {
double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}
} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

const StatusColours &Tokens::status(Status status) const
{
    switch (status) {
    case Status::Pass: return pass;
    case Status::Warn: return warn;
    case Status::Unknown:
    case Status::NotAssessed: return unknown;
    case Status::Fail: return fail;
    case Status::Accepted: return accepted;
    case Status::NotApplicable: return notApplicable;
    case Status::Running:
    case Status::Waiting: return running;
    }
    return unknown;
}

const EnvironmentColours &Tokens::environment(EnvironmentType type) const
{
    switch (type) {
    case EnvironmentType::Development: return development;
    case EnvironmentType::Sandbox: return sandbox;
    case EnvironmentType::Production: return production;
    }
    return development;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Window))
        < luminance(palette.color(QPalette::Active, QPalette::WindowText));
}

const Tokens &tokensFor(const QPalette &palette)
{
    return isDark(palette) ? darkTokens : lightTokens;
}

QPalette paletteFrom(const Tokens &t)
{
    QPalette palette(QColor(t.panel), QColor(t.window));
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, t.window);
    set(QPalette::Base, t.panel);
    set(QPalette::AlternateBase, t.sunken);
    set(QPalette::Button, t.panel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::ToolTipText})
        set(role, t.text);
    set(QPalette::BrightText, t.fail.ink);
    set(QPalette::PlaceholderText, t.text3);
    set(QPalette::Light, t.panel);
    set(QPalette::Midlight, t.hover);
    set(QPalette::Mid, t.border);
    set(QPalette::Dark, t.borderStrong);
    set(QPalette::Shadow, t.borderStrong);
    set(QPalette::Highlight, t.accentSoft);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accent);
    set(QPalette::ToolTipBase, t.panel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.text3);
    return palette;
}

} // namespace bulkhead
