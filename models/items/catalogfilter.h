// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/catalogrows.h"
#include "rows/rowset.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <deque>
#include <optional>

namespace bulkhead {

//! A way to narrow the catalog. Values are: wire names of a status; "SANDBOX:PRODUCTION"; an environment,
//! gateway or kind; an owner, empty for none; "true" or "false".
enum class CatalogFacet : std::uint8_t { Status, Pair, Environment, Gateway, GatewayKind, Owner, Stale };

//! What is asked for: all words of the text, and of each facet one of the chosen values (none: all).
struct CatalogFilter
{
    QString text;
    QMap<CatalogFacet, QStringList> chosen;
    friend bool operator==(const CatalogFilter &, const CatalogFilter &) = default;
};

struct FacetCount
{
    QString value;
    qsizetype count = 0; //!< rows with it that fit the text and the other facets
    bool chosen = false;
    friend bool operator==(const FacetCount &, const FacetCount &) = default;
};

//! Answers filters over one set of rows, which must outlive it. Remembers the last answers: text that goes
//! on where an earlier one stopped is looked for in what that one found only. For one thread.
class CatalogFilterEngine
{
public:
    CatalogFilterEngine(const CatalogRows &rows, QStringList environments,
                        std::vector<std::pair<int, int>> pairs);

    //! Fitting rows; good until the next call.
    [[nodiscard]] const RowSet &matches(const CatalogFilter &filter);
    //! Values with a count above zero, or chosen; statuses always all. The most frequent first, statuses,
    //! pairs and environments in their own order.
    [[nodiscard]] QList<FacetCount> counts(const CatalogFilter &filter, CatalogFacet facet);
    //! Rows whose text holds all words; good until the next call.
    [[nodiscard]] const RowSet &textMatches(const QString &text);

private:
    using Words = std::vector<std::string>;
    using Marks = std::vector<std::uint8_t>; //!< per value or group; empty: no choice made
    using GroupCounts = std::vector<std::uint32_t>;

    struct Found
    {
        Words words;
        RowSet rows;
        std::size_t count = 0;
    };
    struct Answer
    {
        CatalogFilter filter;
        RowSet rows;
        std::optional<GroupCounts> groups;
    };

    [[nodiscard]] const Found *narrowest(const Words &words) const;
    [[nodiscard]] RowSet among(const Found &found, const Words &words) const;
    [[nodiscard]] RowSet inWholeText(const Words &words) const;
    [[nodiscard]] Marks fittingGroups(const CatalogFilter &filter) const;
    [[nodiscard]] RowSet choose(const CatalogFilter &filter);
    [[nodiscard]] GroupCounts countGroups(const RowSet &rows) const;
    [[nodiscard]] const GroupCounts &groupCounts(const CatalogFilter &filter);
    [[nodiscard]] std::size_t valueCount(CatalogFacet facet) const;
    [[nodiscard]] QString valueText(CatalogFacet facet, std::uint32_t value) const;
    template<typename Visit>
    void values(std::uint32_t row, CatalogFacet facet, const Visit &visit) const;

    const CatalogRows &m_rows;
    QStringList m_environments;
    std::vector<std::pair<int, int>> m_pairs;
    RowSet m_all;
    std::deque<Found> m_found; //!< the newest first
    std::optional<Answer> m_last;
};

} // namespace bulkhead
