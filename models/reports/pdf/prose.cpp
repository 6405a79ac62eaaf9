// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/prose.h"

#include <pango/pango.h>

#include <algorithm>
#include <memory>

namespace bulkhead::reports {

namespace {

Piece wholePiece(TextBox box, const ProseFrame &frame, const char *tag)
{
    Piece piece;
    piece.height = frame.above + box.height() + frame.below;
    if (frame.ground)
        frame.ground(piece);
    piece.begin(tag);
    piece.text(std::move(box), frame.x, frame.above, frame.colour);
    piece.end(tag);
    return piece;
}

//! Lines of one layout that several pieces show: each holds the layout.
TextBox shared(const TextBox &box)
{
    return TextBox(PANGO_LAYOUT(g_object_ref(box.layout())));
}

//! Lines [first, first + count) of a cell, as a mark at (x, y).
TextMark linesOf(const TextBox &box, double x, double y, std::uint32_t colour, int first, int count)
{
    return TextMark{shared(box), x, y, colour, first, count};
}

int linesThatFit(const std::vector<double> &ends, int first, double room)
{
    const double begin = first == 0 ? 0 : ends[std::size_t(first) - 1];
    int last = first;
    while (last < int(ends.size()) && (last == first || ends[std::size_t(last)] - begin <= room))
        ++last;
    return last - first;
}

void addCell(Piece &piece, RowCell &cell, double y, const RowFrame &frame)
{
    if (frame.tag)
        piece.marks.emplace_back(BeginTag{cell.tag, {}, cell.extra, {}});
    double x = cell.x;
    if (cell.shape > 0) {
        piece.marks.emplace_back(ToneMark{x + cell.shapeIndent, y + cell.box.baseline() - cell.shape * 0.86, cell.shape, cell.tone});
        x += cell.shape * 1.5;
    }
    if (cell.box.layout())
        piece.text(std::move(cell.box), x, y, cell.colour);
    if (frame.tag)
        piece.end(cell.tag);
}

Piece wholeRow(std::vector<RowCell> &cells, double baseline, double height, const RowFrame &frame)
{
    Piece piece;
    piece.height = height;
    if (frame.ground)
        frame.ground(piece);
    if (frame.tag)
        piece.begin(frame.tag);
    for (auto &cell : cells)
        addCell(piece, cell, frame.above + baseline - cell.box.baseline(), frame);
    if (frame.tag)
        piece.end(frame.tag);
    return piece;
}

struct CellLines
{
    std::vector<double> ends;
    int next = 0;
};

//! One part of a row that is taller than a page: of every cell as many lines as fit.
Piece partOfRow(const std::vector<RowCell> &cells, std::vector<CellLines> &lines, const RowFrame &frame)
{
    Piece piece;
    std::vector<Mark> texts;
    double tallest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (frame.tag)
            texts.emplace_back(BeginTag{cells[i].tag, {}, cells[i].extra, {}});
        auto &own = lines[i];
        if (own.next < int(own.ends.size())) {
            const int count = linesThatFit(own.ends, own.next, frame.most - frame.above - frame.below);
            const double begin = own.next == 0 ? 0 : own.ends[std::size_t(own.next) - 1];
            texts.emplace_back(linesOf(cells[i].box, cells[i].x + cells[i].shape * 1.5, frame.above, cells[i].colour, own.next, count));
            own.next += count;
            tallest = std::max(tallest, own.ends[std::size_t(own.next) - 1] - begin);
        }
        if (frame.tag)
            texts.emplace_back(EndTag{cells[i].tag});
    }
    piece.height = frame.above + tallest + frame.below;
    if (frame.ground)
        frame.ground(piece);
    if (frame.tag)
        piece.begin(frame.tag);
    std::move(texts.begin(), texts.end(), std::back_inserter(piece.marks));
    if (frame.tag)
        piece.end(frame.tag);
    return piece;
}

std::vector<Piece> dividedRow(const std::vector<RowCell> &cells, const RowFrame &frame)
{
    std::vector<CellLines> lines;
    for (const auto &cell : cells)
        lines.push_back({cell.box.layout() ? cell.box.lineEnds() : std::vector<double>{}, 0});
    const auto isLeft = [](const CellLines &own) { return own.next < int(own.ends.size()); };
    std::vector<Piece> pieces;
    while (pieces.empty() || std::any_of(lines.begin(), lines.end(), isLeft))
        pieces.push_back(partOfRow(cells, lines, frame));
    return pieces;
}

} // namespace

std::vector<Piece> prosePieces(TextBox box, const ProseFrame &frame, const char *tag)
{
    std::vector<Piece> pieces;
    const int count = box.lineCount();
    if (std::size_t(count) <= std::max<std::size_t>(frame.wholeLines, 1)) {
        pieces.push_back(wholePiece(std::move(box), frame, tag));
        return pieces;
    }
    const std::vector<double> ends = box.lineEnds();
    for (int line = 0; line < count; ++line) {
        Piece piece;
        const double begin = line == 0 ? 0 : ends[std::size_t(line) - 1];
        const double above = line == 0 ? frame.above : 0;
        piece.height = above + ends[std::size_t(line)] - begin + (line == count - 1 ? frame.below : 0);
        piece.keepWithNext = line == 0 || line == count - 2;
        if (frame.ground)
            frame.ground(piece);
        if (line == 0)
            piece.begin(tag);
        piece.begin("Span"); // Cairo wants a tag with content on one page; what holds others may go on
        piece.marks.emplace_back(linesOf(box, frame.x, above, frame.colour, line, 1));
        piece.end("Span");
        if (line == count - 1)
            piece.end(tag);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<Piece> rowPieces(std::vector<RowCell> cells, const RowFrame &frame)
{
    double baseline = 0, height = 0;
    for (const auto &cell : cells)
        baseline = std::max(baseline, cell.box.baseline());
    for (const auto &cell : cells)
        height = std::max(height, baseline - cell.box.baseline() + cell.box.height());
    height += frame.above + frame.below;
    if (height > frame.most)
        return dividedRow(cells, frame);
    std::vector<Piece> pieces;
    pieces.push_back(wholeRow(cells, baseline, height, frame));
    return pieces;
}

} // namespace bulkhead::reports
