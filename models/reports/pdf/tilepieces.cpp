// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/palette.h"
#include "reports/pdf/blockpieces.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/prose.h"
#include "reports/visibletext.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;
constexpr std::size_t mostTilesInRow = 6;

struct TileBoxes
{
    TextBox figure, label;
    Tone tone = Tone::Neutral;
    [[nodiscard]] double height() const { return figure.height() + 3 + label.height(); }
};

Piece tileRow(std::vector<TileBoxes> row, double pitch, bool isFirst, bool isLast)
{
    Piece piece;
    piece.gapBefore = isFirst ? 13 : 10;
    for (const auto &tile : row)
        piece.height = std::max(piece.height, tile.height());
    if (isFirst)
        piece.begin("L");
    double x = 0;
    for (auto &tile : row) {
        const ToneColours &tone = colours.of(tile.tone);
        piece.marks.emplace_back(FillMark{x, 0, 1.75, piece.height, tone.shape, 0});
        piece.begin("LI");
        const double labelY = tile.figure.height() + 3;
        piece.text(std::move(tile.figure), x + 10, 0, tone.ink);
        piece.text(std::move(tile.label), x + 10, labelY, colours.text2);
        piece.end("LI");
        x += pitch;
    }
    if (isLast)
        piece.end("L");
    piece.height += 7;
    return piece;
}

Piece signPiece(const std::string &role, TextEngine &engine)
{
    constexpr double lineY = 42, gap = 18;
    constexpr double places[] = {0.4, 0.2, 0.4};
    static constexpr const char *names[] = {"Name", "Date", "Signature"};
    Piece piece;
    piece.gapBefore = 12;
    piece.height = lineY + 18;
    piece.begin("P");
    piece.text(engine.box({visibleText(role), TextStyle::CellStrong, geometry::width, TextRequest::Align::Left, false, 0, 1}), 0, 0, colours.text);
    double x = 0;
    for (int i = 0; i < 3; ++i) {
        const double width = (geometry::width - 2 * gap) * places[i];
        piece.marks.emplace_back(LineMark{x, lineY, x + width, lineY, 0.75, colours.text3});
        piece.text(engine.box({names[i], TextStyle::Tiny, width}), x, lineY + 4, colours.text2);
        x += width + gap;
    }
    piece.end("P");
    return piece;
}

} // namespace

std::unique_ptr<BlockPieces> tilePieces(const Tiles &tiles, TextEngine &engine)
{
    auto pieces = std::make_unique<ReadyPieces>();
    const std::size_t count = tiles.tiles.size();
    const std::size_t rows = (count + mostTilesInRow - 1) / mostTilesInRow;
    const std::size_t inRow = rows == 0 ? 1 : (count + rows - 1) / rows;
    const double pitch = geometry::width / double(std::max<std::size_t>(inRow, 4));
    for (std::size_t begin = 0; begin < count; begin += inRow) {
        std::vector<TileBoxes> row;
        const std::size_t end = std::min(count, begin + inRow);
        for (std::size_t i = begin; i < end; ++i) {
            const auto &tile = tiles.tiles[i];
            row.push_back({engine.box({visibleText(tile.figure), TextStyle::Figure, pitch - 18, TextRequest::Align::Left, true, 0, 2}),
                           engine.box({visibleText(tile.label), TextStyle::Label, pitch - 18, TextRequest::Align::Left, false, 0, 3}), tile.tone});
        }
        pieces->add(tileRow(std::move(row), pitch, begin == 0, end == count));
    }
    if (count == 0)
        pieces->add(Piece{});
    return pieces;
}

std::unique_ptr<BlockPieces> signPieces(const SignOff &sign, TextEngine &engine)
{
    auto pieces = std::make_unique<ReadyPieces>();
    for (const auto &role : sign.roles)
        pieces->add(signPiece(role, engine));
    if (!sign.note.empty()) {
        ProseFrame frame;
        frame.colour = colours.text2;
        frame.above = 12;
        const std::string note = visibleLines(sign.note);
        pieces->add(prosePieces(engine.box({note, TextStyle::Small, geometry::width}), frame));
    }
    if (pieces->itemCount() == 0)
        pieces->add(Piece{});
    return pieces;
}

} // namespace bulkhead::reports
