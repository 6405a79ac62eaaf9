// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checkpoint.h"
#include "audit/entryreader.h"
#include "audit/logstate.h"
#include "audit/merkle.h"
#include "audit/verification.h"

#include <set>

namespace bulkhead::audit {

//! What entries are verified against.
struct Ground
{
    std::string log;
    VerifierKey key;                  //!< that the log says is its own
    std::uint64_t entries = 0;
    std::vector<std::string> notes;   //!< the log's own checkpoints, ascending
    std::vector<std::string> outside; //!< checkpoints kept elsewhere
    //! Heads this desk remembers: they show damage as those from outside do, but vouch for nothing to anybody else.
    std::vector<std::string> remembered;
    std::vector<VerifierKey> trusted; //!< empty: the log's own key is taken as it is
    bool requireAnchor = false;
};

//! Where a verification stands behind the entries it took.
struct Standing
{
    Digest leaf{};     //!< of the last entry
    Frontier frontier; //!< its size is how many
    LogState state;
};

//! Verifies a log entry by entry in bounded memory: resources/audit/FORMAT.md section 6, steps 2 to 7.
class LogVerifier
{
public:
    explicit LogVerifier(Ground ground);
    //! Goes on behind entries that were verified before; heads of fewer than these are not compared.
    LogVerifier(Ground ground, Standing standing);

    //! The next entry's bytes, or none for one that the source itself calls damaged. False: what comes after is not looked at.
    bool take(const std::optional<std::string_view> &line);
    //! `storedRows`: the state as it was kept beside the entries, sorted; `hasSeal`: whether what surrounds the entries is good.
    [[nodiscard]] Verification end(const std::vector<std::string> &storedRows, bool hasSeal);

    [[nodiscard]] const LogState &state() const { return m_state; }
    //! Of the entries taken, if none of them was bad.
    [[nodiscard]] Standing standing() const { return {m_leaf, m_frontier, m_state}; }

private:
    struct Head
    {
        std::uint64_t size = 0;
        Digest root{};
        bool isOutside = false;
        bool isAnchor = false; //!< given from outside, not only remembered
    };
    //! A problem whose kind or place the next line decides.
    struct Pending
    {
        std::uint64_t position = 0;
        bool isGap = false; //!< else a broken link
        Digest leaf{};      //!< of the line at `position`
    };

    void prepare();
    void checkKeys();
    void takeOutside(const std::vector<std::string> &notes, bool isAnchor);
    void takeNotes();
    bool takeEntry(const EntryView &entry);
    bool checkPlace(const EntryView &entry, const Digest &leaf);
    void compareHeads();
    void resolve(const EntryView *next);
    bool stopAt(std::uint64_t seq, Damage kind, std::string reason = {});
    [[nodiscard]] std::optional<FirstBad> rootProblem() const;
    [[nodiscard]] std::optional<FirstBad> sealProblem(const std::vector<std::string> &storedRows, bool hasSeal) const;
    [[nodiscard]] std::uint64_t anchoredUntil(std::uint64_t limit) const;

    Ground m_ground;
    EntryReader m_reader;
    LogState m_state;
    Frontier m_frontier;
    std::uint64_t m_position = 0; //!< of the line taken last
    Digest m_leaf{};              //!< of the entry before

    std::vector<Head> m_heads; //!< ascending by size
    std::size_t m_nextHead = 0;
    std::set<std::uint64_t> m_agreed, m_anchored;
    std::optional<std::uint64_t> m_firstDiffering; //!< size
    bool m_differsOutside = false, m_hasLongerHead = false, m_hasFinalNote = false;

    std::optional<FirstBad> m_ends;     //!< a problem after which nothing is looked at
    std::optional<FirstBad> m_badNote;  //!< step 3
    std::optional<FirstBad> m_badEntry; //!< step 4
    std::optional<Pending> m_pending;
    std::string m_reason;
};

} // namespace bulkhead::audit
