// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logverifier.h"

#include "audit/entryreader.h"

#include <algorithm>

namespace bulkhead::audit {

namespace {

//! As toHex(digest) == hex, for the one comparison that every entry costs.
bool isHexOf(const Digest &digest, std::string_view hex)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::array<char, 64> text{};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return hex == std::string_view(text.data(), text.size());
}

std::uint64_t lastChangeOf(std::string_view row)
{
    JsonReader reader;
    const auto parsed = reader.parse(row);
    return parsed ? static_cast<std::uint64_t>(std::max(integerAt(*parsed, "since"), integerAt(*parsed, "until"))) : 0;
}

//! Which entry rows that are not those of the log point at.
std::uint64_t seqOfWrongRows(const std::vector<std::string> &rows, std::vector<std::string> stored)
{
    std::sort(stored.begin(), stored.end()); // they may be in any order: that is what is wrong then
    std::vector<std::string> missing;
    std::set_difference(rows.begin(), rows.end(), stored.begin(), stored.end(), std::back_inserter(missing));
    std::vector<std::uint64_t> seqs;
    for (const std::string &row : missing.empty() ? rows : missing)
        seqs.push_back(lastChangeOf(row));
    if (seqs.empty())
        return 0;
    return missing.empty() ? *std::max_element(seqs.begin(), seqs.end()) : *std::min_element(seqs.begin(), seqs.end());
}

} // namespace

std::string_view toWire(Damage damage)
{
    switch (damage) {
    case Damage::Bundle:
        return "bundle";
    case Damage::Key:
        return "key";
    case Damage::Foreign:
        return "foreign";
    case Damage::Anchor:
        return "anchor";
    case Damage::Checkpoint:
        return "checkpoint";
    case Damage::Malformed:
        return "malformed";
    case Damage::Missing:
        return "missing";
    case Damage::Order:
        return "order";
    case Damage::Edited:
        return "edited";
    case Damage::Signature:
        return "signature";
    case Damage::Authority:
        return "authority";
    case Damage::Truncated:
        return "truncated";
    case Damage::State:
        return "state";
    case Damage::Index:
        return "index";
    case Damage::Unanchored:
        return "unanchored";
    case Damage::BadProof:
        return "proof";
    }
    Q_UNREACHABLE();
}

LogVerifier::LogVerifier(Ground ground)
    : m_ground(std::move(ground))
{
    prepare();
}

LogVerifier::LogVerifier(Ground ground, Standing standing)
    : m_ground(std::move(ground))
    , m_state(std::move(standing.state))
    , m_frontier(std::move(standing.frontier))
    , m_position(m_frontier.size())
    , m_leaf(standing.leaf)
{
    prepare();
    if (!m_ends)
        compareHeads();
}

void LogVerifier::prepare()
{
    checkKeys();
    if (m_ends)
        return;
    takeNotes();
    std::stable_sort(m_heads.begin(), m_heads.end(), [](const Head &a, const Head &b) { return a.size < b.size; });
}

void LogVerifier::checkKeys()
{
    const auto &trusted = m_ground.trusted;
    const std::string origin = originOf(m_ground.log);
    const bool isTrusted = trusted.empty() || std::find(trusted.begin(), trusted.end(), m_ground.key) != trusted.end();
    if (!isTrusted || m_ground.key.name != origin) {
        m_ends = FirstBad{1, Damage::Key};
        return;
    }
    takeOutside(m_ground.outside, true);
    if (!m_ends)
        takeOutside(m_ground.remembered, false);
}

void LogVerifier::takeOutside(const std::vector<std::string> &notes, bool isAnchor)
{
    std::vector<VerifierKey> keys = m_ground.trusted;
    keys.push_back(m_ground.key);
    for (const std::string &note : notes) {
        const auto parsed = SignedNote::parse(note);
        const auto checkpoint = parsed ? Checkpoint::fromText(parsed->text) : std::nullopt;
        if (checkpoint && checkpoint->origin != originOf(m_ground.log))
            m_ends = FirstBad{1, Damage::Foreign};
        else if (!checkpoint || !isSignedBy(*parsed, keys))
            m_ends = FirstBad{0, Damage::Anchor};
        if (m_ends)
            return;
        m_heads.push_back({checkpoint->size, checkpoint->root, true, isAnchor});
        m_hasLongerHead = m_hasLongerHead || checkpoint->size > m_ground.entries;
    }
}

void LogVerifier::takeNotes()
{
    std::optional<std::uint64_t> before;
    for (const std::string &note : m_ground.notes) {
        const auto parsed = SignedNote::parse(note);
        const auto checkpoint = parsed ? Checkpoint::fromText(parsed->text) : std::nullopt;
        const bool isGood = checkpoint && isSignedBy(*parsed, {m_ground.key}) && checkpoint->origin == originOf(m_ground.log)
            && (!before || checkpoint->size > *before);
        if (!isGood) {
            const std::uint64_t size = checkpoint && checkpoint->size <= m_ground.entries ? checkpoint->size : 0;
            if (!m_badNote || size < m_badNote->seq)
                m_badNote = FirstBad{size, Damage::Checkpoint};
            continue;
        }
        before = checkpoint->size;
        m_heads.push_back({checkpoint->size, checkpoint->root, false, false});
        m_hasLongerHead = m_hasLongerHead || checkpoint->size > m_ground.entries;
        m_hasFinalNote = m_hasFinalNote || checkpoint->size == m_ground.entries;
    }
}

bool LogVerifier::stopAt(std::uint64_t seq, Damage kind, std::string reason)
{
    m_badEntry = FirstBad{seq, kind};
    m_reason = std::move(reason);
    return false;
}

bool LogVerifier::take(const std::optional<std::string_view> &line)
{
    if (m_ends || m_badEntry)
        return false;
    ++m_position;
    const auto entry = line ? m_reader.parse(*line) : std::nullopt;
    if (m_pending) {
        resolve(entry ? &*entry : nullptr);
        return false;
    }
    if (!entry)
        return stopAt(m_position, Damage::Malformed);
    return takeEntry(*entry);
}

bool LogVerifier::takeEntry(const EntryView &entry)
{
    if (entry.log != m_ground.log)
        return stopAt(m_position, Damage::Foreign);
    const Digest leaf = leafHash(entry.bytes);
    if (!checkPlace(entry, leaf))
        return !m_badEntry; // a pending one waits for the next line
    if (const auto refused = m_state.take(entry)) {
        return stopAt(m_position, refused->kind == Refusal::Kind::Signature ? Damage::Signature : Damage::Authority,
                      refused->what.toStdString());
    }
    if (m_position == 1 && stringAt(entry.detail, "key") != m_ground.key.toText())
        return stopAt(1, Damage::Authority, "the log's key is not the one it began with");
    m_leaf = leaf;
    m_frontier.append(leaf);
    compareHeads();
    return true;
}

bool LogVerifier::checkPlace(const EntryView &entry, const Digest &leaf)
{
    if (entry.seq < m_position)
        return stopAt(m_position, Damage::Order);
    const bool isGap = entry.seq > m_position;
    if (!isGap && (m_position == 1 || isHexOf(m_leaf, entry.previous)))
        return true;
    m_pending = Pending{m_position, isGap, leaf};
    return false;
}

//! What a gap or a broken link is, now that the next line is known; nullptr: there is none, or it is no entry.
void LogVerifier::resolve(const EntryView *next)
{
    const Pending pending = *std::exchange(m_pending, std::nullopt);
    const bool hasNext = m_position > pending.position;
    if (pending.isGap) {
        const bool isSwapped = next != nullptr && next->seq == pending.position;
        stopAt(pending.position, isSwapped ? Damage::Order : Damage::Missing);
        return;
    }
    const std::uint64_t before = pending.position - 1;
    const bool isBeforeKnown = m_agreed.contains(before);
    const bool isThisConfirmed = next != nullptr && next->previous == toHex(pending.leaf);
    const bool isThisBad = isBeforeKnown || (hasNext && !isThisConfirmed);
    stopAt(isThisBad ? pending.position : before, Damage::Edited);
}

void LogVerifier::compareHeads()
{
    const std::uint64_t size = m_frontier.size();
    while (m_nextHead < m_heads.size() && m_heads[m_nextHead].size < size)
        ++m_nextHead; // of size 0
    if (m_nextHead == m_heads.size() || m_heads[m_nextHead].size != size)
        return;
    const Digest root = m_frontier.root();
    for (; m_nextHead < m_heads.size() && m_heads[m_nextHead].size == size; ++m_nextHead) {
        const Head &head = m_heads[m_nextHead];
        if (head.root == root) {
            m_agreed.insert(size);
            if (head.isAnchor)
                m_anchored.insert(size);
        } else if (!m_firstDiffering || *m_firstDiffering == size) {
            m_firstDiffering = size;
            m_differsOutside = m_differsOutside || head.isOutside;
        }
    }
}

//! Step 5.
std::optional<FirstBad> LogVerifier::rootProblem() const
{
    if (m_firstDiffering && (!m_badEntry || *m_firstDiffering < m_badEntry->seq)) {
        const auto above = m_agreed.lower_bound(*m_firstDiffering);
        const std::uint64_t agreed = above == m_agreed.begin() ? 0 : *std::prev(above);
        return FirstBad{agreed + 1, m_differsOutside ? Damage::Anchor : Damage::Checkpoint};
    }
    if (!m_badEntry && m_hasLongerHead)
        return FirstBad{m_ground.entries + 1, Damage::Truncated};
    return std::nullopt;
}

std::optional<FirstBad> LogVerifier::sealProblem(const std::vector<std::string> &storedRows, bool hasSeal) const
{
    const auto rows = m_state.rows();
    if (rows != storedRows)
        return FirstBad{seqOfWrongRows(rows, storedRows), Damage::State};
    if (!hasSeal || !m_hasFinalNote || m_ground.entries == 0)
        return FirstBad{0, Damage::Bundle};
    return std::nullopt;
}

std::uint64_t LogVerifier::anchoredUntil(std::uint64_t limit) const
{
    const auto above = m_anchored.upper_bound(limit);
    return above == m_anchored.begin() ? 0 : *std::prev(above);
}

Verification LogVerifier::end(const std::vector<std::string> &storedRows, bool hasSeal)
{
    if (m_pending)
        resolve(nullptr);
    Verification answer;
    answer.log = m_ground.log;
    answer.size = m_ground.entries;
    answer.reason = m_reason;
    answer.firstBad = m_ends;
    if (m_ends)
        return answer;
    if (!m_badEntry && m_frontier.size() == m_ground.entries)
        answer.root = m_frontier.root();
    const auto root = rootProblem();
    answer.firstBad = root && (!m_badEntry || root->seq < m_badEntry->seq) ? root : m_badEntry;
    if (!answer.firstBad)
        answer.firstBad = m_badNote;
    answer.trustedUntil = answer.firstBad ? std::max<std::uint64_t>(answer.firstBad->seq, 1) - 1 : m_ground.entries;
    if (!answer.firstBad)
        answer.firstBad = sealProblem(storedRows, hasSeal);
    answer.anchoredUntil = anchoredUntil(answer.trustedUntil);
    answer.ok = !answer.firstBad;
    answer.anchored = answer.ok && answer.anchoredUntil > 0;
    if (answer.ok && m_ground.requireAnchor && !answer.anchored) {
        answer.ok = false;
        answer.firstBad = FirstBad{0, Damage::Unanchored};
        answer.trustedUntil = 0;
    }
    return answer;
}

} // namespace bulkhead::audit
