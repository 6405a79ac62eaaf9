// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogfilter.h"
#include "rows/auditrows.h"

#include <array>

namespace bulkhead {

//! A way to narrow the log. Values are: a person's name, or "claim:NAME" of an operating-system user; an action; the kind of an object; an
//! environment, empty for none.
enum class AuditFacet : std::uint8_t { Person, Action, Object, Environment };
inline constexpr int auditFacetCount = 4;

//! What is asked for: all words of the text, of each facet one of the chosen values (none: all), and a time.
struct AuditFilter
{
    QString text;
    QMap<AuditFacet, QStringList> chosen;
    std::optional<qint64> since, until; //!< milliseconds since 1970, UTC; until: not any more
    friend bool operator==(const AuditFilter &, const AuditFilter &) = default;
};

//! Answers filters over the rows of a log, which must outlive it. For one thread.
class AuditFilterEngine
{
public:
    explicit AuditFilterEngine(const AuditRows &rows);

    //! Fitting rows; good until the next call.
    [[nodiscard]] const RowSet &matches(const AuditFilter &filter);
    //! Values with a count above zero, or chosen; the most frequent first.
    [[nodiscard]] QList<FacetCount> counts(const AuditFilter &filter, AuditFacet facet);

    //! How a person or a user of the operating system is written as a value.
    [[nodiscard]] static QString personValue(const QString &who, bool isSigned);
    //! The name in it, and whether it is that of a person.
    [[nodiscard]] static std::pair<QString, bool> personOf(const QString &value);

private:
    struct Values
    {
        QStringList texts;
        std::vector<std::uint32_t> ofGroup; //!< positions in texts
    };
    using Counts = std::vector<qsizetype>; //!< per group

    [[nodiscard]] QString valueOf(const AuditRows::Group &group, AuditFacet facet) const;
    [[nodiscard]] RowSet choose(const AuditFilter &filter) const;
    [[nodiscard]] Counts countGroups(const RowSet &rows) const;
    [[nodiscard]] const Values &values(AuditFacet facet) const { return m_values[static_cast<std::size_t>(facet)]; }

    struct Answer
    {
        AuditFilter filter;
        RowSet rows;
        std::optional<Counts> groups;
    };

    const AuditRows &m_rows;
    std::array<Values, auditFacetCount> m_values;
    std::optional<Answer> m_last;
};

} // namespace bulkhead
