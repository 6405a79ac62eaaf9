// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/catalogfilter.h"

#include "rows/textsearch.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<ApiStatus, 4> statuses {ApiStatus::InSync, ApiStatus::Drifted,
                                             ApiStatus::SandboxOnly, ApiStatus::ProductionOnly};

std::vector<std::string> wordsOf(const QString &text)
{
    std::vector<std::string> words;
    for (const QString &word : text.simplified().toLower().split(u' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    // The longest one is found least often, so it goes first through the whole text.
    std::sort(words.begin(), words.end(), [](const std::string &a, const std::string &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

//! Whether a text that holds all of `words` holds all of `fewer` too.
bool imply(const std::vector<std::string> &words, const std::vector<std::string> &fewer)
{
    return std::all_of(fewer.begin(), fewer.end(), [&words](const std::string &one) {
        return std::any_of(words.begin(), words.end(), [&one](const std::string &word) {
            return word.find(one) != std::string::npos;
        });
    });
}

//! Looks for words in single rows; rows and words must outlive it.
class RowSearch
{
public:
    RowSearch(const CatalogRows &rows, const std::vector<std::string> &words)
        : m_rows(rows)
    {
        for (const std::string &word : words) {
            m_bytes |= bytesOf(word);
            if (word.size() > 1 || !hasOwnBit(word.front()))
                m_words.emplace_back(word);
        }
    }
    //! All words are letters that the bytes of a row tell already.
    [[nodiscard]] bool needsNoText() const { return m_words.empty(); }
    [[nodiscard]] bool fits(std::uint32_t row) const
    {
        if ((m_rows.textBytes(row) & m_bytes) != m_bytes)
            return false;
        const char *begin = m_rows.textData() + m_rows.textBegin(row);
        const char *end = m_rows.textData() + m_rows.textBegin(row + 1);
        return std::all_of(m_words.begin(), m_words.end(), [begin, end](std::string_view word) {
            return findWord(begin, end, word) != nullptr;
        });
    }

private:
    const CatalogRows &m_rows;
    std::vector<std::string_view> m_words;
    std::uint64_t m_bytes = 0;
};

//! The row whose text has the position, at or after `row`. Hits come close to each other or far apart:
//! doubles the step, then halves it.
std::uint32_t rowAt(const CatalogRows &rows, std::size_t position, std::uint32_t row)
{
    const auto size = static_cast<std::uint32_t>(rows.size());
    std::uint32_t step = 1;
    while (row + step < size && rows.textBegin(row + step) <= position) {
        row += step;
        step *= 2;
    }
    for (; step > 0; step /= 2) {
        if (row + step < size && rows.textBegin(row + step) <= position)
            row += step;
    }
    return row;
}

bool keepsOwnOrder(CatalogFacet facet)
{
    return facet == CatalogFacet::Status || facet == CatalogFacet::Pair
        || facet == CatalogFacet::Environment;
}

} // namespace

CatalogFilterEngine::CatalogFilterEngine(const CatalogRows &rows, QStringList environments,
                                         std::vector<std::pair<int, int>> pairs)
    : m_rows(rows)
    , m_environments(std::move(environments))
    , m_pairs(std::move(pairs))
    , m_all(RowSet::all(rows.size()))
{
}

const RowSet &CatalogFilterEngine::textMatches(const QString &text)
{
    constexpr std::size_t remembered = 16;
    Words words = wordsOf(text);
    if (words.empty())
        return m_all;
    const Found *known = narrowest(words);
    if (known != nullptr && known->words == words)
        return known->rows;
    Found found;
    found.rows = known != nullptr ? among(*known, words) : inWholeText(words);
    found.count = found.rows.count();
    found.words = std::move(words);
    m_found.push_front(std::move(found));
    if (m_found.size() > remembered)
        m_found.pop_back();
    return m_found.front().rows;
}

//! Of what was found earlier, the smallest set that holds all rows with these words.
const CatalogFilterEngine::Found *CatalogFilterEngine::narrowest(const Words &words) const
{
    const Found *best = nullptr;
    for (const Found &one : m_found) {
        if (one.words == words)
            return &one;
        if (imply(words, one.words) && (best == nullptr || one.count < best->count))
            best = &one;
    }
    return best;
}

RowSet CatalogFilterEngine::among(const Found &found, const Words &words) const
{
    Words more;
    std::copy_if(words.begin(), words.end(), std::back_inserter(more), [&found](const std::string &word) {
        return std::find(found.words.begin(), found.words.end(), word) == found.words.end();
    });
    const RowSearch search(m_rows, more);
    RowSet rows = found.rows;
    inParts(rows.size(), [&](std::uint32_t begin, std::uint32_t end) {
        rows.keepIf(begin, end, [&search](std::uint32_t row) { return search.fits(row); });
    });
    return rows;
}

RowSet CatalogFilterEngine::inWholeText(const Words &words) const
{
    if (RowSearch(m_rows, words).needsNoText())
        return among({{}, m_all, m_all.size()}, words);
    const Words others(words.begin() + 1, words.end());
    const RowSearch search(m_rows, others);
    RowSet rows(m_rows.size());
    inParts(rows.size(), [&](std::uint32_t begin, std::uint32_t end) {
        const char *const text = m_rows.textData();
        const char *const last = text + m_rows.textBegin(end);
        std::uint32_t row = begin;
        for (const char *at = text + m_rows.textBegin(begin); at < last;) {
            at = findWord(at, last, words.front());
            if (at == nullptr)
                return;
            row = rowAt(m_rows, static_cast<std::size_t>(at - text), row);
            if (search.fits(row))
                rows.insert(row);
            at = text + m_rows.textBegin(row + 1);
        }
    });
    return rows;
}

std::size_t CatalogFilterEngine::valueCount(CatalogFacet facet) const
{
    switch (facet) {
    case CatalogFacet::Status:
        return statuses.size();
    case CatalogFacet::Pair:
        return m_pairs.size();
    case CatalogFacet::Environment:
        return static_cast<std::size_t>(m_environments.size());
    case CatalogFacet::Gateway:
    case CatalogFacet::GatewayKind:
    case CatalogFacet::Owner:
        return m_rows.wordCount();
    case CatalogFacet::Stale:
        return 2;
    }
    Q_UNREACHABLE();
}

QString CatalogFilterEngine::valueText(CatalogFacet facet, std::uint32_t value) const
{
    switch (facet) {
    case CatalogFacet::Status:
        return toWire(statuses[value]);
    case CatalogFacet::Pair:
        return m_environments.value(m_pairs[value].first) + u':'
            + m_environments.value(m_pairs[value].second);
    case CatalogFacet::Environment:
        return m_environments.value(static_cast<qsizetype>(value));
    case CatalogFacet::Gateway:
    case CatalogFacet::GatewayKind:
    case CatalogFacet::Owner:
        return QString::fromStdString(m_rows.word(value));
    case CatalogFacet::Stale:
        return value == 0 ? u"false"_s : u"true"_s;
    }
    Q_UNREACHABLE();
}

//! Each value of a row once per cell; a value may come twice.
template<typename Visit>
void CatalogFilterEngine::values(std::uint32_t row, CatalogFacet facet, const Visit &visit) const
{
    switch (facet) {
    case CatalogFacet::Status:
        visit(static_cast<std::uint32_t>(m_rows.row(row).status));
        return;
    case CatalogFacet::Owner:
        visit(m_rows.row(row).owner);
        return;
    case CatalogFacet::Stale:
        visit(m_rows.row(row).stale ? 1U : 0U);
        return;
    case CatalogFacet::Environment:
        for (const auto &cell : m_rows.cells(row))
            visit(cell.environment);
        return;
    case CatalogFacet::Gateway:
        for (const auto &cell : m_rows.cells(row))
            visit(cell.gateway);
        return;
    case CatalogFacet::GatewayKind:
        for (const auto &cell : m_rows.cells(row))
            visit(cell.kind);
        return;
    case CatalogFacet::Pair:
        for (std::uint32_t pair = 0; pair < m_pairs.size(); ++pair) {
            for (const auto &cell : m_rows.cells(row)) {
                if (cell.environment == m_pairs[pair].first
                    || cell.environment == m_pairs[pair].second)
                    visit(pair);
            }
        }
        return;
    }
}

//! Of each group whether it has one of the chosen values of each facet; empty: nothing is chosen.
CatalogFilterEngine::Marks CatalogFilterEngine::fittingGroups(const CatalogFilter &filter) const
{
    const auto &examples = m_rows.groupExamples();
    Marks fitting;
    for (auto at = filter.chosen.begin(); at != filter.chosen.end(); ++at) {
        if (at.value().isEmpty())
            continue;
        Marks chosen(valueCount(at.key()));
        for (std::uint32_t value = 0; value < chosen.size(); ++value)
            chosen[value] = at.value().contains(valueText(at.key(), value)) ? 1 : 0;
        if (fitting.empty())
            fitting.assign(examples.size(), 1);
        for (std::size_t group = 0; group < examples.size(); ++group) {
            std::uint8_t found = 0;
            values(examples[group], at.key(), [&](std::uint32_t value) { found |= chosen[value]; });
            fitting[group] &= found;
        }
    }
    return fitting;
}

RowSet CatalogFilterEngine::choose(const CatalogFilter &filter)
{
    RowSet rows = textMatches(filter.text);
    const Marks fitting = fittingGroups(filter);
    if (!fitting.empty()) {
        rows.keepIf(0, rows.size(),
                    [&](std::uint32_t row) { return fitting[m_rows.group(row)] != 0; });
    }
    return rows;
}

const RowSet &CatalogFilterEngine::matches(const CatalogFilter &filter)
{
    if (!m_last || m_last->filter != filter)
        m_last = Answer {filter, choose(filter), {}};
    return m_last->rows;
}

CatalogFilterEngine::GroupCounts CatalogFilterEngine::countGroups(const RowSet &rows) const
{
    GroupCounts counts(m_rows.groupExamples().size());
    rows.forEach([&](std::uint32_t row) { ++counts[m_rows.group(row)]; });
    return counts;
}

//! Of the rows that fit; those of the last question are counted once for all facets.
const CatalogFilterEngine::GroupCounts &CatalogFilterEngine::groupCounts(const CatalogFilter &filter)
{
    const RowSet &rows = matches(filter);
    if (!m_last->groups)
        m_last->groups = countGroups(rows);
    return *m_last->groups;
}

QList<FacetCount> CatalogFilterEngine::counts(const CatalogFilter &filter, CatalogFacet facet)
{
    CatalogFilter others = filter;
    others.chosen.remove(facet);
    const GroupCounts groups = others == filter ? groupCounts(filter) : countGroups(choose(others));
    std::vector<qsizetype> counts(valueCount(facet));
    std::vector<std::uint32_t> seen(counts.size(), UINT32_MAX); // last group that had the value
    for (std::uint32_t group = 0; group < groups.size(); ++group) {
        if (groups[group] == 0)
            continue;
        values(m_rows.groupExamples()[group], facet, [&](std::uint32_t value) {
            if (seen[value] != group)
                counts[value] += groups[group];
            seen[value] = group;
        });
    }
    const QStringList chosen = filter.chosen.value(facet);
    QList<FacetCount> result;
    for (std::uint32_t value = 0; value < counts.size(); ++value) {
        FacetCount one {valueText(facet, value), counts[value], false};
        if (one.count == 0 && !keepsOwnOrder(facet) && chosen.isEmpty())
            continue;
        one.chosen = chosen.contains(one.value);
        if (one.count > 0 || one.chosen || keepsOwnOrder(facet))
            result.append(std::move(one));
    }
    if (!keepsOwnOrder(facet)) {
        std::sort(result.begin(), result.end(), [](const FacetCount &a, const FacetCount &b) {
            return a.count != b.count ? a.count > b.count : a.value < b.value;
        });
    }
    return result;
}

} // namespace bulkhead
