// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/flow.h"

#include <algorithm>

namespace bulkhead::reports {

Flow::Flow(std::size_t blockCount, Open open, Cursor from)
    : m_blockCount(blockCount)
    , m_open(std::move(open))
    , m_next{from.block, from.item, 0}
{
    if (from.fragment == 0 || !pull())
        return;
    for (std::size_t i = 0; i < from.fragment && m_pending.size() > 1; ++i)
        m_pending.pop_front();
}

//! Makes one item more.
bool Flow::pull()
{
    if (m_next.block >= m_blockCount)
        return false;
    if (!m_pieces)
        m_pieces = m_open(m_next.block);
    auto pieces = m_pieces->item(m_next.item);
    Cursor at = m_next;
    for (auto &piece : pieces) {
        m_pending.push_back({std::move(piece), at});
        ++at.fragment;
    }
    if (++m_next.item >= m_pieces->itemCount()) {
        m_pieces.reset();
        m_next = {m_next.block + 1, 0, 0};
    }
    return true;
}

//! Finds the pieces in front that stay together.
bool Flow::lookAhead()
{
    if (m_groupSize > 0)
        return true;
    std::size_t size = 0;
    do {
        if (size >= m_pending.size() && !pull())
            break;
        if (size > 0 && m_pending[size].piece.breaksPage)
            break;
        ++size;
    } while (m_pending[size - 1].piece.keepWithNext);
    m_groupSize = size;
    return size > 0;
}

bool Flow::isAtEnd()
{
    return !lookAhead();
}

Cursor Flow::cursor()
{
    return lookAhead() ? m_pending.front().at : Cursor{m_blockCount, 0, 0};
}

double Flow::heightOfGroup(bool isFirst) const
{
    double height = 0;
    for (std::size_t i = 0; i < m_groupSize; ++i)
        height += m_pending[i].piece.height + (isFirst && i == 0 ? 0 : m_pending[i].piece.gapBefore);
    return height;
}

//! The block that goes on is made anew for it: the one at hand may already be the next.
void Flow::addContinuation(Page &page, double &y)
{
    const Cursor at = m_pending.front().at;
    if (at.item == 0 && at.fragment == 0)
        return;
    auto piece = m_open(at.block)->continuation(at.item);
    if (!piece)
        return;
    const double height = piece->height;
    page.placed.push_back({std::move(*piece), y});
    y += height;
}

void Flow::place(Page &page, double &y, bool isFirst)
{
    Piece &piece = m_pending.front().piece;
    y += isFirst ? 0 : piece.gapBefore;
    const double height = piece.height;
    page.placed.push_back({std::move(piece), y});
    y += height;
    m_pending.pop_front();
    --m_groupSize;
}

void Flow::placeWhatFits(Page &page, double &y, double height, bool isFirst)
{
    do {
        place(page, y, isFirst);
        isFirst = false;
    } while (m_groupSize > 0 && y + m_pending.front().piece.gapBefore + m_pending.front().piece.height <= height);
}

Page Flow::next(double height)
{
    Page page;
    double y = 0;
    bool isFirst = true;
    while (lookAhead()) {
        Piece &front = m_pending.front().piece;
        if (front.breaksPage) {
            m_pending.pop_front();
            m_groupSize = 0;
            if (!isFirst)
                break;
            continue;
        }
        if (isFirst)
            addContinuation(page, y);
        const bool fits = y + std::max(heightOfGroup(isFirst), front.wants) <= height;
        if (!fits && !isFirst)
            break;
        if (!fits && heightOfGroup(isFirst) > height - y) { // more than a page that has to stay together
            placeWhatFits(page, y, height, isFirst);
        } else {
            for (std::size_t left = m_groupSize; left > 0; --left, isFirst = false)
                place(page, y, isFirst);
        }
        isFirst = false;
    }
    return page;
}

} // namespace bulkhead::reports
