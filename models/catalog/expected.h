// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "catalog/flatten.h"

#include <QRegularExpression>

#include <optional>

namespace bulkhead {

//! Does a pattern of the estate file name this field? `*` is one step, at the end also all below. The key
//! of a route may be left out: "route.hosts" is the hosts of every route.
[[nodiscard]] bool fieldMatches(std::string_view pattern, std::string_view path);

//! What the estate file says may differ, prepared once. Not for several threads at once.
class ExpectedDifferences
{
public:
    explicit ExpectedDifferences(const EstateConfig &estate);

    //! Why the difference is meant; empty if nothing says so. A side may be missing (nullptr).
    [[nodiscard]] std::optional<std::string> reason(const ApiRow &row, const EnvironmentId &sandbox,
                                                    const EnvironmentId &production,
                                                    const FlatField *left,
                                                    const FlatField *right) const;

private:
    struct Pattern
    {
        std::string field, reason;
        std::vector<std::string> apis;
    };
    struct Rule
    {
        std::string field, reason;
        QRegularExpression from;
        QString to;
        bool keep = false;
    };
    struct Path
    {
        EnvironmentId from, to;
        std::vector<Rule> rules;
    };

    [[nodiscard]] static std::optional<QString> mapped(const Rule &rule, const QString &value);
    [[nodiscard]] static bool maps(const Rule &rule, const JsonValue &from, const JsonValue &to);

    std::vector<Pattern> m_patterns;
    std::vector<Path> m_paths;
};

} // namespace bulkhead
