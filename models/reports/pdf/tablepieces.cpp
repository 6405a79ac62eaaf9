// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/palette.h"
#include "reports/pdf/blockpieces.h"
#include "reports/pdf/columnplaces.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/prose.h"
#include "reports/visibletext.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

void ruleBelow(Piece &piece, std::uint32_t colour, double width)
{
    piece.marks.emplace_back(LineMark{0, piece.height, geometry::width, piece.height, width, colour});
}

//! Header, then a row an item; the last piece closes the table.
class TablePieces final : public BlockPieces
{
public:
    TablePieces(const Table &table, TextEngine &engine)
        : m_table(table)
        , m_engine(engine)
        , m_places(placesOf(table, geometry::width, engine))
    {
    }

    std::size_t itemCount() const override { return 1 + std::max<std::size_t>(1, m_table.rows.size()); }

    std::vector<Piece> item(std::size_t index) override
    {
        std::vector<Piece> pieces = index == 0 ? header() : m_table.rows.empty() ? emptyRow() : row(m_table.rows[index - 1]);
        if (index + 1 == itemCount())
            pieces.back().end("Table");
        return pieces;
    }

    std::optional<Piece> continuation(std::size_t index) override
    {
        if (index == 0)
            return std::nullopt;
        return headerPiece(false);
    }

private:
    const Table &m_table;
    TextEngine &m_engine;
    std::vector<ColumnPlace> m_places;

    std::vector<Piece> header()
    {
        std::vector<Piece> pieces;
        pieces.push_back(headerPiece(true));
        return pieces;
    }

    Piece headerPiece(bool isTagged)
    {
        std::vector<RowCell> cells;
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            const Column &column = m_table.columns[i];
            const std::string text = visibleText(column.title);
            RowCell cell;
            cell.box = m_engine.box({text, TextStyle::TableHead, m_places[i].width, alignOf(column), column.isNumber, 0, 5});
            cell.x = m_places[i].x;
            cell.colour = lightPalette.text2;
            cell.tag = "TH";
            cell.extra = BeginTag::Extra::ColumnScope;
            cells.push_back(std::move(cell));
        }
        RowFrame frame;
        frame.above = 3;
        frame.below = 5;
        frame.most = 1e9; // a header is never divided
        frame.tag = isTagged ? "TR" : nullptr;
        frame.ground = [](Piece &piece) { ruleBelow(piece, lightPalette.borderStrong, 0.75); };
        Piece piece = std::move(rowPieces(std::move(cells), frame).front());
        piece.keepWithNext = true;
        piece.gapBefore = 7;
        if (isTagged)
            piece.marks.insert(piece.marks.begin(),
                               BeginTag{"Table", {}, m_table.caption.empty() ? BeginTag::Extra::None : BeginTag::Extra::Summary, visibleText(m_table.caption)});
        return piece;
    }

    static TextRequest::Align alignOf(const Column &column)
    {
        return column.isNumber ? TextRequest::Align::Right : TextRequest::Align::Left;
    }

    std::vector<Piece> row(const std::vector<Cell> &row)
    {
        std::vector<RowCell> cells;
        for (std::size_t i = 0; i < m_table.columns.size(); ++i)
            cells.push_back(cellOf(i < row.size() ? row[i] : Cell{}, i));
        return rowPieces(std::move(cells), rowFrame());
    }

    RowCell cellOf(const Cell &from, std::size_t i)
    {
        const Column &column = m_table.columns[i];
        RowCell cell;
        cell.x = m_places[i].x;
        cell.tone = from.tone;
        cell.shape = from.tone == Tone::Neutral ? 0 : cellShapeSide;
        cell.colour = from.tone == Tone::Neutral ? lightPalette.text : lightPalette.of(from.tone).ink;
        const std::string text = visibleText(from.text);
        const TextStyle style = styleOf(column, from);
        cell.box = m_engine.box({text, style, std::max(10.0, m_places[i].width - (cell.shape > 0 ? cellShapeRoom : 0)), alignOf(column), column.isNumber,
                                 from.tone != Tone::Neutral && !column.isCode ? text.size() : 0, 0, column.isCode});
        if (column.isNumber && cell.shape > 0)
            cell.shapeIndent = std::max(0.0, m_places[i].width - cell.box.width() - cellShapeRoom);
        return cell;
    }

    std::vector<Piece> emptyRow()
    {
        RowCell cell;
        const std::string text = visibleText(m_table.empty.empty() ? "None" : m_table.empty);
        cell.box = m_engine.box({text, TextStyle::Cell, geometry::width});
        cell.colour = lightPalette.text2;
        std::vector<RowCell> cells;
        cells.push_back(std::move(cell));
        return rowPieces(std::move(cells), rowFrame());
    }

    static RowFrame rowFrame()
    {
        RowFrame frame;
        frame.most = geometry::height - 120; // below a header of several lines
        frame.ground = [](Piece &piece) { ruleBelow(piece, lightPalette.border, 0.6); };
        return frame;
    }
};

//! A name and its value a line.
class FactPieces final : public BlockPieces
{
public:
    FactPieces(const Facts &facts, TextEngine &engine)
        : m_facts(facts)
        , m_engine(engine)
    {
    }
    std::size_t itemCount() const override { return std::max<std::size_t>(1, m_facts.rows.size()); }
    std::vector<Piece> item(std::size_t index) override
    {
        std::vector<Piece> pieces = index < m_facts.rows.size() ? row(m_facts.rows[index]) : std::vector<Piece>(1);
        if (m_facts.rows.empty())
            return pieces;
        if (index == 0) {
            pieces.front().gapBefore = 6;
            pieces.front().marks.insert(pieces.front().marks.begin(), BeginTag{"Table"});
        }
        if (index + 1 == itemCount())
            pieces.back().end("Table");
        return pieces;
    }

private:
    const Facts &m_facts;
    TextEngine &m_engine;

    std::vector<Piece> row(const std::pair<std::string, std::string> &fact)
    {
        constexpr double nameWidth = 138, gap = 14;
        std::vector<RowCell> cells;
        const std::string name = visibleText(fact.first), value = visibleText(fact.second);
        RowCell first;
        first.box = m_engine.box({name, TextStyle::Cell, nameWidth});
        first.colour = lightPalette.text2;
        first.tag = "TH";
        first.extra = BeginTag::Extra::RowScope;
        cells.push_back(std::move(first));
        RowCell second;
        second.box = m_engine.box({value, TextStyle::Cell, geometry::width - nameWidth - gap});
        second.x = nameWidth + gap;
        second.colour = lightPalette.text;
        cells.push_back(std::move(second));
        RowFrame frame;
        frame.above = frame.below = 3.8;
        frame.most = geometry::height - 40;
        frame.ground = [](Piece &piece) { ruleBelow(piece, lightPalette.border, 0.6); };
        return rowPieces(std::move(cells), frame);
    }
};

} // namespace

std::unique_ptr<BlockPieces> tablePieces(const Table &table, TextEngine &engine)
{
    return std::make_unique<TablePieces>(table, engine);
}

std::unique_ptr<BlockPieces> factPieces(const Facts &facts, TextEngine &engine)
{
    return std::make_unique<FactPieces>(facts, engine);
}

} // namespace bulkhead::reports
