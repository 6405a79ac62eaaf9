// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/outline.h"
#include "reports/palette.h"
#include "reports/pdf/blockpieces.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/visibletext.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

void beginFigure(Piece &piece, std::string words)
{
    piece.marks.emplace_back(BeginTag{"Figure", {}, BeginTag::Extra::Alt, std::move(words)});
}

Piece titlePiece(const std::string &title, TextEngine &engine)
{
    Piece piece;
    TextBox box = engine.box({visibleText(title), TextStyle::Item, geometry::width, TextRequest::Align::Left, false, 0, 4});
    piece.height = box.height() + 2;
    piece.gapBefore = 13;
    piece.keepWithNext = true;
    piece.begin("P");
    piece.text(std::move(box), 0, 0, colours.text);
    piece.end("P");
    return piece;
}

//! "31 pass   4 attested": what the parts of a bar are, for the line under it.
std::string countsOf(const DividedBars::Bar &bar)
{
    std::string text;
    for (const auto &part : bar.parts) {
        if (part.count == 0)
            continue;
        text += text.empty() ? "" : "    ";
        text += grouped(part.count) + ' ' + visibleText(part.word);
    }
    return text;
}

class BarPieces final : public BlockPieces
{
public:
    BarPieces(const DividedBars &bars, TextEngine &engine)
        : m_bars(bars)
        , m_engine(engine)
    {
    }
    std::size_t itemCount() const override { return 1 + m_bars.bars.size(); }
    std::vector<Piece> item(std::size_t index) override
    {
        std::vector<Piece> pieces;
        if (index == 0)
            pieces.push_back(head());
        else
            pieces.push_back(barPiece(m_bars.bars[index - 1]));
        if (index > 0 && m_bars.bars.size() <= fewBars)
            pieces.back().keepWithNext = index < m_bars.bars.size();
        return pieces;
    }

private:
    static constexpr std::size_t fewBars = 9; // so many stay on one page
    static constexpr double labelWidth = 150, noteWidth = 92, gap = 14;
    static constexpr double barX = labelWidth + gap, barWidth = geometry::width - labelWidth - noteWidth - 2 * gap;
    const DividedBars &m_bars;
    TextEngine &m_engine;

    Piece head()
    {
        if (!m_bars.title.empty())
            return titlePiece(m_bars.title, m_engine);
        Piece piece;
        piece.keepWithNext = true;
        piece.gapBefore = 6;
        return piece;
    }

    Piece barPiece(const DividedBars::Bar &bar)
    {
        TextBox label = m_engine.box({visibleText(bar.label), TextStyle::CellStrong, labelWidth, TextRequest::Align::Left, false, 0, 3});
        TextBox counts = m_engine.box({countsOf(bar), TextStyle::Tiny, barWidth, TextRequest::Align::Left, true, 0, 3});
        TextBox note = m_engine.box({visibleText(bar.note), TextStyle::Cell, noteWidth, TextRequest::Align::Left, false, 0, 3});
        constexpr double above = 5, barHeight = 7;
        Piece piece;
        piece.height = above + std::max({label.height(), barHeight + 6 + counts.height(), note.height()}) + 6;
        piece.marks.emplace_back(LineMark{0, piece.height, geometry::width, piece.height, 0.6, colours.border});
        beginFigure(piece, wordsOf(bar));
        piece.text(std::move(label), 0, above, colours.text);
        addParts(piece, bar, above + 2, barHeight);
        piece.text(std::move(counts), barX, above + 2 + barHeight + 3.5, colours.text2);
        piece.text(std::move(note), barX + barWidth + gap, above, colours.text2);
        piece.end("Figure");
        return piece;
    }

    //! A part that is there is at least two points wide, however small its share: one fail among thousands is seen.
    static void addParts(Piece &piece, const DividedBars::Bar &bar, double y, double height)
    {
        constexpr double between = 1.5, least = 2;
        double total = 0;
        int count = 0;
        for (const auto &part : bar.parts) {
            total += double(std::max<std::int64_t>(part.count, 0));
            count += part.count > 0 ? 1 : 0;
        }
        if (count == 0) {
            piece.marks.emplace_back(FillMark{barX, y, barWidth, height, colours.track, 0});
            return;
        }
        const double room = barWidth - between * (count - 1) - least * count;
        double x = barX;
        for (const auto &part : bar.parts) {
            if (part.count <= 0)
                continue;
            const double width = least + room * double(part.count) / total;
            piece.marks.emplace_back(PartMark{x, y, width, height, part.tone});
            x += width + between;
        }
    }
};

//! Columns over time, stacked, with a grid of four lines and its words in a legend above.
class ChartMaker
{
public:
    ChartMaker(const ColumnChart &chart, TextEngine &engine)
        : m_chart(chart)
        , m_engine(engine)
        , m_top(axisTop(chart))
    {
    }

    Piece make()
    {
        m_piece.gapBefore = 6;
        m_piece.height = plotTop + plotHeight + 22;
        beginFigure(m_piece, wordsOf(m_chart));
        addLegend();
        addGrid();
        for (std::size_t i = 0; i < m_chart.items.size(); ++i)
            addColumn(i);
        addLabels();
        m_piece.end("Figure");
        return std::move(m_piece);
    }

private:
    static constexpr double plotLeft = 34, plotTop = 24, plotHeight = 118, plotWidth = geometry::width - plotLeft;
    const ColumnChart &m_chart;
    TextEngine &m_engine;
    std::int64_t m_top;
    Piece m_piece;

    void addLegend()
    {
        double x = plotLeft;
        for (const auto &[word, tone] : m_chart.series) {
            TextBox box = m_engine.box({visibleText(word), TextStyle::Tiny, 110, TextRequest::Align::Left, false, 0, 1});
            m_piece.marks.emplace_back(PartMark{x, 3, 8, 8, tone});
            const double width = box.width();
            m_piece.text(std::move(box), x + 12, 2, colours.text2);
            x += 12 + width + 16;
        }
    }

    void addGrid()
    {
        const int lines = m_top % 4 == 0 ? 4 : m_top % 5 == 0 ? 5 : m_top == 2 ? 2 : 1;
        for (int i = 0; i <= lines; ++i) {
            const double y = plotTop + plotHeight - plotHeight * i / lines;
            m_piece.marks.emplace_back(LineMark{plotLeft, y, geometry::width, y, i == 0 ? 0.75 : 0.5, i == 0 ? colours.borderStrong : colours.border});
            TextBox box = m_engine.box({grouped(m_top * i / lines), TextStyle::Tiny, plotLeft - 7, TextRequest::Align::Right, true, 0});
            const double height = box.height();
            m_piece.text(std::move(box), 0, y - height / 2, colours.text2);
        }
    }

    void addColumn(std::size_t i)
    {
        const auto &item = m_chart.items[i];
        const double slot = plotWidth / double(m_chart.items.size()), width = std::min(30.0, slot * 0.62);
        const double x = plotLeft + slot * double(i) + (slot - width) / 2;
        double y = plotTop + plotHeight;
        for (std::size_t s = 0; s < item.values.size() && s < m_chart.series.size(); ++s) {
            const double height = plotHeight * double(std::max<std::int64_t>(item.values[s], 0)) / double(m_top);
            if (height <= 0)
                continue;
            y -= height;
            m_piece.marks.emplace_back(PartMark{x, y, width, std::max(0.8, height - 0.8), m_chart.series[s].second});
        }
    }

    //! Each, or every second, third … one: as many as have room side by side.
    void addLabels()
    {
        const double slot = plotWidth / double(std::max<std::size_t>(1, m_chart.items.size()));
        std::vector<TextBox> boxes;
        double widest = 0;
        for (const auto &item : m_chart.items) {
            boxes.push_back(m_engine.box({visibleText(item.label), TextStyle::Tiny, 90, TextRequest::Align::Left, false, 0, 1}));
            widest = std::max(widest, boxes.back().width());
        }
        const auto step = std::size_t((widest + 8) / slot) + 1;
        for (std::size_t i = 0; i < boxes.size(); i += step) {
            const double centre = plotLeft + slot * (double(i) + 0.5);
            const double x = std::min(centre - boxes[i].width() / 2, geometry::width - boxes[i].width());
            m_piece.text(std::move(boxes[i]), x, plotTop + plotHeight + 5, colours.text2);
        }
    }
};

} // namespace

std::unique_ptr<BlockPieces> barPieces(const DividedBars &bars, TextEngine &engine)
{
    return std::make_unique<BarPieces>(bars, engine);
}

std::unique_ptr<BlockPieces> chartPieces(const ColumnChart &chart, TextEngine &engine)
{
    auto pieces = std::make_unique<ReadyPieces>();
    if (!chart.title.empty())
        pieces->add(titlePiece(chart.title, engine));
    pieces->add(ChartMaker(chart, engine).make());
    return pieces;
}

} // namespace bulkhead::reports
