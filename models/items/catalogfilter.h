// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogrows.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <array>

namespace bulkhead {

//! A way to narrow the catalog. Values are: wire names of a status; "SANDBOX:PRODUCTION"; an environment,
//! gateway or kind; an owner, empty for none; "true" or "false".
enum class CatalogFacet : std::uint8_t { Status, Pair, Environment, Gateway, GatewayKind, Owner, Stale };
inline constexpr std::size_t catalogFacetCount = 7;

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

using RowList = std::vector<std::uint32_t>;

//! Answers filters over one set of rows, which must outlive it.
class CatalogFilterEngine
{
public:
    CatalogFilterEngine(const CatalogRows &rows, QStringList environments,
                        std::vector<std::pair<int, int>> pairs);

    //! Fitting rows in ascending order.
    [[nodiscard]] RowList matches(const CatalogFilter &filter) const;
    //! Values with a count above zero, or chosen; statuses always all. The most frequent first, statuses,
    //! pairs and environments in their own order.
    [[nodiscard]] QList<FacetCount> counts(const CatalogFilter &filter, CatalogFacet facet) const;
    //! Rows whose text holds all words, in ascending order.
    [[nodiscard]] RowList textMatches(const QString &text) const;

private:
    using Marks = std::vector<std::uint8_t>; //!< per value; empty: no choice made
    using Choices = std::array<Marks, catalogFacetCount>;

    [[nodiscard]] Choices choices(const CatalogFilter &filter) const;
    [[nodiscard]] std::size_t valueCount(CatalogFacet facet) const;
    [[nodiscard]] QString valueText(CatalogFacet facet, std::uint32_t value) const;
    template<typename Visit>
    void values(std::uint32_t row, CatalogFacet facet, const Visit &visit) const;
    [[nodiscard]] bool fits(std::uint32_t row, CatalogFacet facet, const Marks &marks) const;

    const CatalogRows &m_rows;
    QStringList m_environments;
    std::vector<std::pair<int, int>> m_pairs;
};

} // namespace bulkhead
