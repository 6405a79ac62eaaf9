// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/blockpieces.h"

#include "reports/palette.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/prose.h"
#include "reports/visibletext.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

std::unique_ptr<BlockPieces> headingPieces(const Heading &heading, const BlockPlace &place, TextEngine &engine)
{
    auto pieces = std::make_unique<ReadyPieces>();
    const int level = std::clamp(heading.level, 1, 3);
    const TextStyle style = level == 1 ? TextStyle::Chapter : level == 2 ? TextStyle::Section : TextStyle::Item;
    const char *tag = level == 1 ? "H1" : level == 2 ? "H2" : "H3";
    Piece piece;
    TextBox box = engine.box({place.headingText, style, geometry::width, TextRequest::Align::Left, false, 0, 8});
    piece.height = box.height() + (level == 1 ? 3 : 1);
    piece.gapBefore = level == 1 ? 28 : level == 2 ? 18 : 12;
    piece.wants = level == 1 ? 130 : level == 2 ? 70 : 0;
    piece.keepWithNext = true;
    piece.marks.emplace_back(AnchorMark{place.index});
    piece.begin(tag);
    piece.text(std::move(box), 0, 0, colours.text);
    piece.end(tag);
    pieces->add(std::move(piece));
    return pieces;
}

std::unique_ptr<BlockPieces> paragraphPieces(const Paragraph &paragraph, const BlockPlace &place, TextEngine &engine)
{
    auto pieces = std::make_unique<ReadyPieces>();
    const std::string text = visibleLines(paragraph.text);
    ProseFrame frame;
    frame.colour = paragraph.isQuiet ? colours.text2 : colours.text;
    pieces->add(prosePieces(engine.box({text, paragraph.isQuiet ? TextStyle::Quiet : TextStyle::Body, geometry::width}), frame));
    pieces->pieces().front().gapBefore = 6.5;
    if (place.introduces && pieces->itemCount() == 1)
        pieces->pieces().front().keepWithNext = true;
    return pieces;
}

std::unique_ptr<BlockPieces> calloutPieces(const Callout &callout, TextEngine &engine)
{
    constexpr double inset = 14, side = 17;
    const double textX = callout.tone == Tone::Neutral ? inset : inset + side + 10;
    const std::string title = visibleText(callout.title);
    const std::string text = callout.text.empty() ? title : title + (title.empty() ? "" : "  ") + visibleLines(callout.text);
    ProseFrame frame;
    frame.x = textX;
    frame.above = frame.below = 12;
    frame.colour = colours.text;
    frame.wholeLines = 24;
    const std::uint32_t ground = colours.of(callout.tone).soft, edge = colours.of(callout.tone).shape;
    frame.ground = [ground, edge](Piece &piece) {
        piece.marks.emplace_back(FillMark{0, 0, geometry::width, piece.height, ground, 0});
        piece.marks.emplace_back(FillMark{0, 0, 2.5, piece.height, edge, 0});
    };
    TextBox box = engine.box({text, TextStyle::Callout, geometry::width - textX - inset, TextRequest::Align::Left, false, title.size()});
    const double middle = box.baseline() - 3.6; // of the first line's letters
    auto made = prosePieces(std::move(box), frame);
    if (callout.tone != Tone::Neutral)
        made.front().marks.insert(made.front().marks.begin() + 2, ToneMark{inset, frame.above + middle - side / 2, side, callout.tone});
    made.front().gapBefore = 11;
    auto pieces = std::make_unique<ReadyPieces>();
    pieces->add(std::move(made));
    return pieces;
}

std::unique_ptr<BlockPieces> breakPieces()
{
    auto pieces = std::make_unique<ReadyPieces>();
    Piece piece;
    piece.breaksPage = true;
    pieces->add(std::move(piece));
    return pieces;
}

} // namespace

std::optional<Piece> BlockPieces::continuation(std::size_t)
{
    return std::nullopt;
}

void ReadyPieces::add(std::vector<Piece> pieces)
{
    std::move(pieces.begin(), pieces.end(), std::back_inserter(m_pieces));
}

std::vector<Piece> ReadyPieces::item(std::size_t index)
{
    std::vector<Piece> pieces;
    pieces.push_back(std::move(m_pieces[index]));
    return pieces;
}

std::unique_ptr<BlockPieces> piecesOf(const Block &block, const BlockPlace &place, TextEngine &engine)
{
    struct Maker
    {
        const BlockPlace &place;
        TextEngine &engine;
        std::unique_ptr<BlockPieces> operator()(const Heading &heading) const { return headingPieces(heading, place, engine); }
        std::unique_ptr<BlockPieces> operator()(const Paragraph &paragraph) const { return paragraphPieces(paragraph, place, engine); }
        std::unique_ptr<BlockPieces> operator()(const Callout &callout) const { return calloutPieces(callout, engine); }
        std::unique_ptr<BlockPieces> operator()(const Tiles &tiles) const { return tilePieces(tiles, engine); }
        std::unique_ptr<BlockPieces> operator()(const Table &table) const { return tablePieces(table, engine); }
        std::unique_ptr<BlockPieces> operator()(const Facts &facts) const { return factPieces(facts, engine); }
        std::unique_ptr<BlockPieces> operator()(const DividedBars &bars) const { return barPieces(bars, engine); }
        std::unique_ptr<BlockPieces> operator()(const ColumnChart &chart) const { return chartPieces(chart, engine); }
        std::unique_ptr<BlockPieces> operator()(const FindingCard &card) const { return cardPieces(card, engine); }
        std::unique_ptr<BlockPieces> operator()(const SignOff &sign) const { return signPieces(sign, engine); }
        std::unique_ptr<BlockPieces> operator()(const PageBreak &) const { return breakPieces(); }
    };
    return std::visit(Maker{place, engine}, block);
}

} // namespace bulkhead::reports
