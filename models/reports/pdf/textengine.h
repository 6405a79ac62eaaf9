// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

typedef struct _PangoLayout PangoLayout;

namespace bulkhead::reports {

enum class TextStyle : std::uint8_t {
    CoverTitle, CoverSubtitle, CoverOrganisation, Chapter, Section, Item, Body, Quiet, Callout, Figure, Label, TableHead, Cell, CellStrong, Code, CardTitle,
    Small, SmallStrong, Tiny
};

struct TextRequest
{
    enum class Align : std::uint8_t { Left, Right };
    std::string_view text; //!< safe to show (visibletext.h)
    TextStyle style = TextStyle::Body;
    double width = 0;      //!< pt; 0: one line, as long as it is
    Align align = Align::Left;
    bool hasEqualFigures = false; //!< digits of one width
    std::size_t strong = 0;       //!< so many bytes at the beginning are semi-bold
    int mostLines = 0;            //!< ends with an ellipsis behind them; 0: any number
    bool breaksAnywhere = false;  //!< digests and ids; else a word is broken only if it does not fit a line
};

//! Text that is laid out: shaped, broken into lines, measured in points. Nothing if it was moved from.
class TextBox
{
public:
    TextBox() = default;
    explicit TextBox(PangoLayout *layout);
    [[nodiscard]] double width() const { return m_width; }   //!< of the longest line
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] double baseline() const { return m_baseline; } //!< of the first line, from the top
    [[nodiscard]] int lineCount() const;
    //! Where each line ends, from the top: as many as lines.
    [[nodiscard]] std::vector<double> lineEnds() const;
    [[nodiscard]] PangoLayout *layout() const { return m_layout.get(); }

private:
    struct Release
    {
        void operator()(PangoLayout *layout) const;
    };
    std::unique_ptr<PangoLayout, Release> m_layout;
    double m_width = 0, m_height = 0, m_baseline = 0;
};

//! Lays out text with Pango, the same in every locale: the language is told, sizes are points, nothing is rounded to pixels. Inter, else what fontconfig
//! takes for it. One thread at a time.
class TextEngine
{
public:
    explicit TextEngine(std::string_view language);
    ~TextEngine();
    TextEngine(const TextEngine &) = delete;
    TextEngine &operator=(const TextEngine &) = delete;

    [[nodiscard]] TextBox box(const TextRequest &request);
    //! What a reader of the result should know: a font that is missing, characters without a picture.
    [[nodiscard]] QStringList warnings() const;

private:
    struct Fonts;
    std::unique_ptr<Fonts> m_fonts;
};

} // namespace bulkhead::reports
