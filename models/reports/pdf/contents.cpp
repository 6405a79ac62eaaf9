// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/contents.h"

#include "reports/palette.h"
#include "reports/pdf/pagedlayout.h"
#include "reports/pdf/pagegeometry.h"

namespace bulkhead::reports {

namespace {

constexpr const Palette &colours = lightPalette;

class ContentsPieces final : public BlockPieces
{
public:
    ContentsPieces(PagedLayout &layout, const std::vector<std::size_t> &entries)
        : m_layout(layout)
        , m_entries(entries)
    {
    }
    std::size_t itemCount() const override { return 1 + m_entries.size(); }
    std::vector<Piece> item(std::size_t index) override
    {
        std::vector<Piece> pieces;
        pieces.push_back(index == 0 ? title() : line(index - 1));
        if (index + 1 == itemCount())
            pieces.back().end("TOC");
        return pieces;
    }

private:
    static constexpr double numberWidth = 40, indent = 14, leaderGap = 8;
    PagedLayout &m_layout;
    const std::vector<std::size_t> &m_entries;

    Piece title()
    {
        Piece piece;
        TextBox box = m_layout.engine().box({"Contents", TextStyle::Chapter, geometry::width});
        piece.height = box.height() + 10;
        piece.keepWithNext = true;
        piece.begin("P");
        piece.text(std::move(box), 0, 0, colours.text);
        piece.end("P");
        return piece;
    }

    Piece line(std::size_t index)
    {
        const OutlineEntry &entry = m_layout.outline()[m_entries[index]];
        const bool isChapter = entry.level == 1;
        const double x = isChapter ? 0 : indent, room = geometry::width - numberWidth - x;
        const TextStyle style = isChapter ? TextStyle::CellStrong : TextStyle::Cell;
        const auto place = m_layout.placeOf(m_entries[index]);
        TextBox text = m_layout.engine().box({entry.text, style, room, TextRequest::Align::Left, false, 0, 2});
        TextBox number = m_layout.engine().box({std::to_string(place.page + 1), style, numberWidth, TextRequest::Align::Right, true, 0, 1});
        Piece piece;
        piece.gapBefore = isChapter ? 7.5 : 2.5;
        piece.height = text.height() + 2;
        if (index == 0)
            piece.begin("TOC");
        addLeader(piece, text, x);
        piece.begin("TOCI");
        piece.marks.emplace_back(BeginTag{"Link", "dest='" + anchorName(entry.block) + "'"});
        const double numberY = text.baseline() - number.baseline();
        piece.text(std::move(text), x, 0, colours.text);
        piece.text(std::move(number), geometry::width - numberWidth, numberY, isChapter ? colours.text : colours.text2);
        piece.end("Link");
        piece.end("TOCI");
        return piece;
    }

    static void addLeader(Piece &piece, const TextBox &text, double x)
    {
        const double from = x + text.width() + leaderGap, to = geometry::width - 24;
        if (text.lineCount() == 1 && from < to)
            piece.marks.emplace_back(LineMark{from, text.baseline(), to, text.baseline(), 0.75, colours.borderStrong, true});
    }
};

} // namespace

std::unique_ptr<BlockPieces> contentsPieces(PagedLayout &layout, const std::vector<std::size_t> &entries)
{
    return std::make_unique<ContentsPieces>(layout, entries);
}

std::string anchorName(std::size_t block)
{
    return "h" + std::to_string(block);
}

} // namespace bulkhead::reports
