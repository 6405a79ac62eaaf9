// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/pdf/marks.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

//! A block as items in order; each is made when it is asked for, so that a table of a hundred thousand rows costs no memory.
class BlockPieces
{
public:
    virtual ~BlockPieces() = default;
    [[nodiscard]] virtual std::size_t itemCount() const = 0;
    //! The pieces of an item: one, or several if it is taller than a page. At least one.
    [[nodiscard]] virtual std::vector<Piece> item(std::size_t index) = 0;
    //! What stands at the top of a page that begins within the block, before this item: a table's header again. It carries no tags.
    [[nodiscard]] virtual std::optional<Piece> continuation(std::size_t index);
};

//! What a block is within its document.
struct BlockPlace
{
    std::size_t index = 0;
    std::string_view headingText; //!< the numbered text, if the block is a heading
    bool introduces = false;      //!< a short paragraph stays with what follows
};
[[nodiscard]] std::unique_ptr<BlockPieces> piecesOf(const Block &block, const BlockPlace &place, TextEngine &engine);

// One maker a file.
[[nodiscard]] std::unique_ptr<BlockPieces> tablePieces(const Table &table, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> factPieces(const Facts &facts, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> cardPieces(const FindingCard &card, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> barPieces(const DividedBars &bars, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> chartPieces(const ColumnChart &chart, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> tilePieces(const Tiles &tiles, TextEngine &engine);
[[nodiscard]] std::unique_ptr<BlockPieces> signPieces(const SignOff &sign, TextEngine &engine);

//! Pieces that are few and made at once.
class ReadyPieces final : public BlockPieces
{
public:
    void add(Piece piece) { m_pieces.push_back(std::move(piece)); }
    void add(std::vector<Piece> pieces);
    [[nodiscard]] std::vector<Piece> &pieces() { return m_pieces; }
    [[nodiscard]] std::size_t itemCount() const override { return m_pieces.size(); }
    //! Moved out: an item is asked for once. A page that is opened anew makes the block anew.
    [[nodiscard]] std::vector<Piece> item(std::size_t index) override;

private:
    std::vector<Piece> m_pieces;
};

} // namespace bulkhead::reports
