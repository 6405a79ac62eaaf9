// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/blockpieces.h"

#include <deque>
#include <functional>
#include <memory>

namespace bulkhead::reports {

//! Where a page begins: enough to make the page again.
struct Cursor
{
    std::size_t block = 0, item = 0, fragment = 0;
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

//! Fills pages with pieces, one after the other, and holds no more than one page and what decides where it ends.
class Flow
{
public:
    using Open = std::function<std::unique_ptr<BlockPieces>(std::size_t block)>;
    Flow(std::size_t blockCount, Open open, Cursor from = {});
    [[nodiscard]] bool isAtEnd();
    //! Where the next page begins.
    [[nodiscard]] Cursor cursor();
    //! The next page, of this height. Never empty unless at the end.
    [[nodiscard]] Page next(double height);

private:
    struct Pending
    {
        Piece piece;
        Cursor at;
    };
    std::size_t m_blockCount;
    Open m_open;
    std::unique_ptr<BlockPieces> m_pieces;
    Cursor m_next; // of the item that is made next
    std::deque<Pending> m_pending;
    std::size_t m_groupSize = 0; // of the pieces in front that stay together; 0: not looked at yet

    bool pull();
    bool lookAhead();
    [[nodiscard]] double heightOfGroup(bool isFirst) const;
    void addContinuation(Page &page, double &y);
    void place(Page &page, double &y, bool isFirst);
    void placeWhatFits(Page &page, double &y, double height, bool isFirst);
};

} // namespace bulkhead::reports
