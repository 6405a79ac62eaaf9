// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bulkhead::reports {

//! Makes the pieces of a text on threads and gives them out in their order, a few ahead: the text is the same whatever the machine has, and memory is bounded.
class OrderedPieces
{
public:
    //! Puts piece `index` into a text, which holds another piece or nothing and whose memory is there to be used. Called from several threads; may not throw.
    using Make = std::function<void(std::size_t index, std::string &into)>;

    OrderedPieces(std::size_t count, Make make);
    ~OrderedPieces(); //!< waits for pieces that are being made
    OrderedPieces(const OrderedPieces &) = delete;
    OrderedPieces &operator=(const OrderedPieces &) = delete;

    //! The next piece, valid until the next call. Only as often as there are pieces.
    [[nodiscard]] std::string_view next();

private:
    struct Slot
    {
        std::string text;
        bool isMade = false;
    };
    void work();
    Slot &slotOf(std::size_t index) { return m_slots[index % m_slots.size()]; }

    const std::size_t m_count;
    const Make m_make;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Slot> m_slots;
    std::size_t m_begun = 0, m_given = 0; //!< pieces that were begun, and that nobody reads any more
    bool m_isReading = false, m_isOver = false;
    std::vector<std::thread> m_threads;
};

} // namespace bulkhead::reports
