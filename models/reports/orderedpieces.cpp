// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/orderedpieces.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace bulkhead::reports {

namespace {

class OrderedPieces
{
public:
    OrderedPieces(std::size_t count, const MakePiece &make, const ByteSink &sink)
        : m_count(count)
        , m_make(make)
        , m_sink(sink)
    {
    }

    //! Makes pieces and hands them on until there are no more.
    void work()
    {
        std::string text;
        std::unique_lock lock(m_mutex);
        while (m_isOpen && m_begun < m_count) {
            const std::size_t index = m_begun++;
            lock.unlock();
            m_make(index, text);
            lock.lock();
            m_isTurn.wait(lock, [this, index] { return !m_isOpen || m_handedOn == index; });
            if (!m_isOpen)
                return;
            lock.unlock(); // whose turn it is stays
            const bool isTaken = m_sink(text);
            lock.lock();
            m_isOpen = isTaken;
            ++m_handedOn;
            m_isTurn.notify_all();
        }
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    const std::size_t m_count;
    const MakePiece &m_make;
    const ByteSink &m_sink;
    std::mutex m_mutex;
    std::condition_variable m_isTurn;
    std::size_t m_begun = 0, m_handedOn = 0;
    bool m_isOpen = true; //!< the sink takes more
};

} // namespace

bool handOnPieces(std::size_t count, const MakePiece &make, const ByteSink &sink)
{
    constexpr std::size_t most = 8;
    OrderedPieces pieces(count, make, sink);
    const std::size_t threads = std::min(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most), count);
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < threads; ++i)
        helpers.emplace_back([&pieces] { pieces.work(); });
    pieces.work();
    for (std::thread &helper : helpers)
        helper.join();
    return pieces.isOpen();
}

} // namespace bulkhead::reports
