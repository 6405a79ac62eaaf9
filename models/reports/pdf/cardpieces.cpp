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
constexpr double barWidth = 2.5, inset = 14, gap = 10, padding = 9;
constexpr double textWidth = geometry::width - inset;
constexpr double sideWidth = (textWidth - gap) / 2;
constexpr double nameShare = 0.34;

using Pairs = std::vector<std::pair<std::string, std::string>>;

//! Builds the parts of one card: title, text, both sides row by row, remedy, what is known about it.
class CardMaker
{
public:
    CardMaker(const FindingCard &card, TextEngine &engine)
        : m_card(card)
        , m_engine(engine)
    {
    }

    std::unique_ptr<ReadyPieces> make()
    {
        addTitle();
        addProse(m_card.text, "", colours.text, TextStyle::Quiet);
        addSides();
        addProse(m_card.remedy, "Remedy: ", colours.text, TextStyle::Quiet, 8);
        addMeta();
        finish();
        return std::move(m_pieces);
    }

private:
    const FindingCard &m_card;
    TextEngine &m_engine;
    std::unique_ptr<ReadyPieces> m_pieces = std::make_unique<ReadyPieces>();

    void bar(Piece &piece) const { piece.marks.emplace_back(FillMark{0, 0, barWidth, piece.height, colours.of(m_card.tone).shape, 0}); }

    void addTitle()
    {
        constexpr double side = 11.5;
        const std::string text = visibleText(m_card.title);
        const double shift = m_card.tone == Tone::Neutral ? 0 : side + 6;
        TextBox box = m_engine.box({text, TextStyle::CardTitle, textWidth - shift, TextRequest::Align::Left, false, 0, 8});
        Piece piece;
        piece.gapBefore = 15;
        piece.height = 2 + box.height() + 1;
        piece.keepWithNext = true;
        bar(piece);
        piece.begin("P");
        if (m_card.tone != Tone::Neutral)
            piece.marks.emplace_back(ToneMark{inset, 2 + box.baseline() - side * 0.84, side, m_card.tone});
        piece.text(std::move(box), inset + shift, 2, colours.of(m_card.tone).ink);
        piece.end("P");
        m_pieces->add(std::move(piece));
    }

    void addProse(const std::string &from, const std::string &lead, std::uint32_t colour, TextStyle style, double above = 3.5)
    {
        if (from.empty())
            return;
        const std::string text = lead + visibleLines(from);
        ProseFrame frame;
        frame.x = inset;
        frame.above = above;
        frame.below = 1;
        frame.colour = colour;
        frame.wholeLines = 12;
        frame.ground = [this](Piece &piece) { bar(piece); };
        m_pieces->add(prosePieces(m_engine.box({text, style, textWidth, TextRequest::Align::Left, false, lead.size()}), frame));
    }

    static void side(Piece &piece, double x, const ToneColours &environment, double above, double below)
    {
        piece.marks.emplace_back(FillMark{x, above, sideWidth, piece.height - above - below, environment.soft, 0});
        piece.marks.emplace_back(FillMark{x, above, 2, piece.height - above - below, environment.shape, 0});
    }

    void sides(Piece &piece, double above, double below) const
    {
        bar(piece);
        side(piece, inset, colours.sandbox, above, below);
        side(piece, inset + sideWidth + gap, colours.production, above, below);
    }

    void addSides()
    {
        if (m_card.sandbox.empty() && m_card.production.empty())
            return;
        addSideTitles();
        const std::size_t count = std::max({m_card.sandbox.size(), m_card.production.size(), std::size_t(1)});
        for (std::size_t i = 0; i < count; ++i)
            addSideRow(i, i + 1 == count);
    }

    void addSideTitles()
    {
        const std::string sandbox = visibleText(m_card.sandboxTitle.empty() ? "Sandbox" : m_card.sandboxTitle);
        const std::string production = visibleText(m_card.productionTitle.empty() ? "Production" : m_card.productionTitle);
        std::vector<RowCell> cells;
        cells.push_back(heading(sandbox, inset, colours.sandbox.ink));
        cells.push_back(heading(production, inset + sideWidth + gap, colours.production.ink));
        RowFrame frame;
        frame.above = 8 + 5;
        frame.below = 2;
        frame.most = 1e9;
        frame.ground = [this](Piece &piece) { sides(piece, 8, 0); };
        Piece piece = std::move(rowPieces(std::move(cells), frame).front());
        piece.keepWithNext = true;
        piece.marks.insert(piece.marks.begin(), BeginTag{"Table"});
        m_pieces->add(std::move(piece));
    }

    RowCell heading(const std::string &text, double x, std::uint32_t colour)
    {
        RowCell cell;
        cell.box = m_engine.box({text, TextStyle::SmallStrong, sideWidth - 2 * padding, TextRequest::Align::Left, false, 0, 3});
        cell.x = x + padding;
        cell.colour = colour;
        cell.tag = "TH";
        return cell;
    }

    //! Name and value of both sides. One TD a side would need text in two fonts; name and value are cells, the name a heading of its row.
    void addSideRow(std::size_t i, bool isLast)
    {
        std::vector<RowCell> cells;
        addFact(cells, m_card.sandbox, i, inset);
        addFact(cells, m_card.production, i, inset + sideWidth + gap);
        RowFrame frame;
        frame.above = 2.2;
        frame.below = isLast ? 6 : 2.2;
        frame.most = geometry::height - 160;
        frame.ground = [this](Piece &piece) { sides(piece, 0, 0); };
        auto pieces = rowPieces(std::move(cells), frame);
        if (isLast)
            pieces.back().end("Table");
        m_pieces->add(std::move(pieces));
    }

    void addFact(std::vector<RowCell> &cells, const Pairs &facts, std::size_t i, double x)
    {
        const double room = sideWidth - 2 * padding, nameWidth = room * nameShare - 8;
        const bool isMissing = facts.empty() && i == 0;
        const std::string name = isMissing ? "No fact on this side" : i < facts.size() ? visibleText(facts[i].first) : "";
        const std::string value = i < facts.size() ? visibleText(facts[i].second) : "";
        RowCell first;
        first.box = m_engine.box({name, TextStyle::Small, isMissing ? room : nameWidth});
        first.x = x + padding;
        first.colour = colours.text2;
        cells.push_back(std::move(first));
        RowCell second;
        if (!value.empty())
            second.box = m_engine.box({value, TextStyle::Code, room * (1 - nameShare)});
        second.x = x + padding + room * nameShare;
        second.colour = colours.text;
        cells.push_back(std::move(second));
    }

    void addMeta()
    {
        std::string text;
        for (const auto &[name, value] : m_card.meta) {
            text += text.empty() ? "" : " · ";
            text += visibleText(name) + ' ' + visibleText(value);
        }
        if (!text.empty())
            addProse(text, "", colours.text2, TextStyle::Tiny, 5.5);
    }

    //! Small cards stay whole; of others the title stays with what follows, and the last part with what is before it.
    void finish()
    {
        auto &pieces = m_pieces->pieces();
        double height = 0;
        for (const auto &piece : pieces)
            height += piece.height;
        if (height < geometry::height * 0.36) {
            for (auto &piece : pieces)
                piece.keepWithNext = true;
        } else if (pieces.size() > 1) {
            pieces[pieces.size() - 2].keepWithNext = true;
        }
        pieces.back().keepWithNext = false;
    }
};

} // namespace

std::unique_ptr<BlockPieces> cardPieces(const FindingCard &card, TextEngine &engine)
{
    return CardMaker(card, engine).make();
}

} // namespace bulkhead::reports
