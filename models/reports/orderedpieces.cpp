// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/orderedpieces.h"

#include <algorithm>

namespace bulkhead::reports {

OrderedPieces::OrderedPieces(std::size_t count, Make make)
    : m_count(count)
    , m_make(std::move(make))
{
    const std::size_t threads = std::min<std::size_t>(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8), count);
    m_slots.resize(2 * threads + 2);
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

OrderedPieces::~OrderedPieces()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void OrderedPieces::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isOver || m_begun == m_count || m_begun < m_given + m_slots.size(); });
        if (m_isOver || m_begun == m_count)
            return;
        const std::size_t index = m_begun++;
        Slot &slot = slotOf(index);
        lock.unlock();
        m_make(index, slot.text);
        lock.lock();
        slot.isMade = true;
        m_changed.notify_all();
    }
}

std::string_view OrderedPieces::next()
{
    std::unique_lock lock(m_mutex);
    if (m_isReading) {
        slotOf(m_given++).isMade = false;
        m_changed.notify_all();
    }
    m_isReading = true;
    m_changed.wait(lock, [this] { return slotOf(m_given).isMade; });
    return slotOf(m_given).text;
}

} // namespace bulkhead::reports
