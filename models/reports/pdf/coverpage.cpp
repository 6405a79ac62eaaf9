// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/coverpage.h"

#include "reports/outline.h"
#include "reports/palette.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/prose.h"
#include "reports/visibletext.h"

#include <vector>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

//! Sandbox left, production right, the wall with its rivets between: from edge to edge of the paper.
Piece wallPiece()
{
    constexpr double top = -geometry::top, height = 230, wall = 34;
    constexpr double left = -geometry::left, middle = geometry::pageWidth / 2 - geometry::left;
    Piece piece;
    piece.height = height;
    piece.marks.emplace_back(FillMark{left, top, geometry::pageWidth / 2, height, colours.sandbox.soft, 0});
    piece.marks.emplace_back(FillMark{middle, top, geometry::pageWidth / 2, height, colours.production.soft, 0});
    for (int lane = 0; lane < 4; ++lane) {
        const double away = 62 + lane * 58;
        for (const double x : {middle - away, middle + away}) {
            const std::uint32_t edge = x < middle ? colours.sandbox.shape : colours.production.shape;
            piece.marks.emplace_back(LineMark{x, top, x, top + height, 0.75, edge});
            for (int row = 0; row < 4; ++row)
                piece.marks.emplace_back(FillMark{x - 3, top + 34 + row * 54 - 3, 6, 6, edge, 3});
        }
    }
    piece.marks.emplace_back(FillMark{middle - wall / 2, top, wall, height, colours.wall, 0});
    for (int row = 0; row < 9; ++row) {
        for (const double x : {middle - wall / 2 + 5, middle + wall / 2 - 5})
            piece.marks.emplace_back(FillMark{x - 1.3, top + 15 + row * 25 - 1.3, 2.6, 2.6, colours.rivet, 1.3});
    }
    return piece;
}

double addText(Piece &piece, TextBox box, double y, std::uint32_t colour, const char *tag)
{
    const double height = box.height();
    piece.begin(tag);
    piece.text(std::move(box), 0, y, colour);
    piece.end(tag);
    return y + height;
}

//! A title too long for one line is broken where it is read best, and not within the name of a framework.
std::string brokenTitle(const std::string &title, double width, TextEngine &engine)
{
    const auto [first, second] = titleHalves(title);
    if (second.empty() || engine.box({title, TextStyle::CoverTitle, 0, TextRequest::Align::Left, false, 0, 0}).width() <= width)
        return title;
    return std::string(first) + '\n' + std::string(second);
}

Piece titlePiece(const Document &document, TextEngine &engine)
{
    Piece piece;
    const double width = geometry::width - 20;
    double y = 0;
    if (!document.organisation.empty())
        y = addText(piece, engine.box({visibleText(document.organisation), TextStyle::CoverOrganisation, width, TextRequest::Align::Left, false, 0, 2}), y,
                    colours.text2, "P")
            + 10;
    const std::string title = brokenTitle(visibleText(document.title), width, engine);
    y = addText(piece, engine.box({title, TextStyle::CoverTitle, width, TextRequest::Align::Left, false, 0, 5}), y, colours.text, "P");
    if (!document.subtitle.empty())
        y = addText(piece, engine.box({visibleText(document.subtitle), TextStyle::CoverSubtitle, width, TextRequest::Align::Left, false, 0, 4}), y + 10,
                    colours.text2, "P");
    piece.height = y;
    return piece;
}

Piece factPiece(const std::pair<std::string, std::string> &fact, TextEngine &engine)
{
    constexpr double nameWidth = 128, gap = 14;
    std::vector<RowCell> cells(2);
    cells[0].box = engine.box({visibleText(fact.first), TextStyle::Cell, nameWidth, TextRequest::Align::Left, false, 0, 3});
    cells[0].colour = colours.text2;
    cells[0].tag = "TH";
    cells[0].extra = BeginTag::Extra::RowScope;
    cells[1].box = engine.box({visibleText(fact.second), TextStyle::Cell, geometry::width - nameWidth - gap, TextRequest::Align::Left, false, 0, 5});
    cells[1].x = nameWidth + gap;
    cells[1].colour = colours.text;
    RowFrame frame;
    frame.above = frame.below = 4.5;
    frame.most = 1e9;
    frame.ground = [](Piece &piece) { piece.marks.emplace_back(LineMark{0, piece.height, geometry::width, piece.height, 0.6, colours.border}); };
    return std::move(rowPieces(std::move(cells), frame).front());
}

} // namespace

Page coverPage(const Document &document, TextEngine &engine)
{
    constexpr double titleY = 230 - geometry::top + 54;
    Page page;
    page.placed.push_back({wallPiece(), 0});
    page.placed.push_back({titlePiece(document, engine), titleY});
    std::vector<Piece> facts;
    double height = 0;
    const double room = geometry::height - titleY - page.placed.back().piece.height - 30;
    for (const auto &fact : document.cover) {
        Piece piece = factPiece(fact, engine);
        if (height + piece.height > room)
            break; // the facts of a cover are few; a hostile number of them does not run off the page
        height += piece.height;
        facts.push_back(std::move(piece));
    }
    if (facts.empty())
        return page;
    facts.front().marks.insert(facts.front().marks.begin(), BeginTag{"Table"});
    facts.front().marks.insert(facts.front().marks.begin(), LineMark{0, 0, geometry::width, 0, 0.75, colours.borderStrong});
    facts.back().end("Table");
    double y = geometry::height - height;
    for (auto &fact : facts) {
        const double own = fact.height;
        page.placed.push_back({std::move(fact), y});
        y += own;
    }
    return page;
}

} // namespace bulkhead::reports
