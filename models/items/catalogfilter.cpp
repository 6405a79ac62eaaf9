// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/catalogfilter.h"

#include <algorithm>
#include <cstring>
#include <numeric>

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
    return words;
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
{
}

RowList CatalogFilterEngine::textMatches(const QString &text) const
{
    const std::vector<std::string> words = wordsOf(text);
    RowList found;
    const auto size = static_cast<std::uint32_t>(m_rows.size());
    if (words.empty()) {
        found.resize(size);
        std::iota(found.begin(), found.end(), 0U);
        return found;
    }
    const std::string_view all = m_rows.wholeText();
    const std::string &first = words.front();
    std::uint32_t row = 0;
    for (std::size_t at = 0; at < all.size();) {
        const void *hit = memmem(all.data() + at, all.size() - at, first.data(), first.size());
        if (hit == nullptr)
            break;
        const auto position = static_cast<std::size_t>(static_cast<const char *>(hit) - all.data());
        // Hits come close to each other or far apart: double the step, then halve it.
        std::uint32_t step = 1;
        while (row + step < size && m_rows.row(row + step).textBegin <= position) {
            row += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (row + step < size && m_rows.row(row + step).textBegin <= position)
                row += step;
        }
        const std::string_view own = m_rows.text(row);
        const bool fitsAll = std::all_of(words.begin() + 1, words.end(), [own](const auto &word) {
            return memmem(own.data(), own.size(), word.data(), word.size()) != nullptr;
        });
        if (fitsAll)
            found.push_back(row);
        at = static_cast<std::size_t>(own.data() - all.data()) + own.size();
    }
    return found;
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

bool CatalogFilterEngine::fits(std::uint32_t row, CatalogFacet facet, const Marks &marks) const
{
    if (marks.empty())
        return true;
    bool found = false;
    values(row, facet, [&](std::uint32_t value) { found = found || marks[value] != 0; });
    return found;
}

CatalogFilterEngine::Choices CatalogFilterEngine::choices(const CatalogFilter &filter) const
{
    Choices result;
    for (auto at = filter.chosen.begin(); at != filter.chosen.end(); ++at) {
        if (at.value().isEmpty())
            continue;
        Marks &marks = result[static_cast<std::size_t>(at.key())];
        marks.resize(valueCount(at.key()) + 1); // never empty: an unknown value fits nothing
        for (std::uint32_t value = 0; value + 1 < marks.size(); ++value)
            marks[value] = at.value().contains(valueText(at.key(), value)) ? 1 : 0;
    }
    return result;
}

RowList CatalogFilterEngine::matches(const CatalogFilter &filter) const
{
    RowList found = textMatches(filter.text);
    const Choices chosen = choices(filter);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (!chosen[i].empty()) {
            std::erase_if(found, [&](std::uint32_t row) {
                return !fits(row, static_cast<CatalogFacet>(i), chosen[i]);
            });
        }
    }
    return found;
}

QList<FacetCount> CatalogFilterEngine::counts(const CatalogFilter &filter, CatalogFacet facet) const
{
    CatalogFilter others = filter;
    others.chosen.remove(facet);
    std::vector<qsizetype> counts(valueCount(facet));
    std::vector<std::uint32_t> seen(counts.size(), UINT32_MAX); // last row that had the value
    for (const std::uint32_t row : matches(others)) {
        values(row, facet, [&](std::uint32_t value) {
            if (seen[value] == row)
                return;
            seen[value] = row;
            ++counts[value];
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
