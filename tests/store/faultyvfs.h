// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::test {

//! SQLite's way to the disk with faults in it. It stands before the real one for every connection opened after `instance` was first
//! called, and does nothing until it is told to. For one thread.
class FaultyVfs
{
public:
    enum class Call { Open, Delete, Read, Write, Sync, Truncate };

    struct Fault
    {
        Call call = Call::Write;
        int at = 1;           //!< the how many-th such call from now on fails
        int times = 1;        //!< and so many in a row; 0: all from then on
        int code = 0;         //!< what SQLite is told: SQLITE_IOERR_WRITE, SQLITE_FULL …
        bool isShort = false; //!< half of a write gets through before
    };

    //! One thing that happened to a file of the store; what the shared memory holds is no file.
    struct Event
    {
        enum class Kind { Create, Write, Truncate, Sync, FailedSync, Delete, Mark };
        Kind kind = Kind::Mark;
        std::string file;  //!< its name without folders
        std::int64_t offset = 0; //!< Write; size for Truncate, number for Mark
        std::string bytes;
    };

    static FaultyVfs &instance();
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;

    //! `onFirst` is called at the first failure, inside the call that fails.
    void arm(const Fault &fault, std::function<void()> onFirst = {});
    void heal() { m_isArmed = false; }
    //! Whoever waits for a lock has waited at once.
    void setSleepless(bool isSleepless) { m_isSleepless = isSleepless; }
    //! How many calls have failed since `arm`.
    [[nodiscard]] int failures() const { return m_failures; }
    //! How many calls of a kind there were since `arm`.
    [[nodiscard]] int calls(Call call) const { return m_calls[static_cast<std::size_t>(call)]; }

    void record();
    void mark(std::int64_t number);
    [[nodiscard]] std::vector<Event> takeEvents();

    // For its own callbacks.
    [[nodiscard]] bool fails(Call call);
    [[nodiscard]] bool isShort() const { return m_fault.isShort; }
    //! Ends a call that fails: what SQLite is told.
    [[nodiscard]] int failed();
    [[nodiscard]] bool isSleepless() const { return m_isSleepless; }
    void note(Event::Kind kind, const std::string &file, std::int64_t offset = 0, std::string_view bytes = {});

private:
    FaultyVfs();

    Fault m_fault;
    std::function<void()> m_onFirst;
    bool m_isArmed = false, m_isRecording = false, m_isSleepless = false;
    int m_failures = 0;
    int m_calls[6] = {};
    std::vector<Event> m_events;
};

} // namespace bulkhead::test
