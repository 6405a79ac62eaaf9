// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereport.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

void EstateReport::error(const YamlMark &at, const QString &what, const QString &hint)
{
    add(EstateProblem::Severity::Error, at, what, hint);
}

void EstateReport::warning(const YamlMark &at, const QString &what, const QString &hint)
{
    add(EstateProblem::Severity::Warning, at, what, hint);
}

void EstateReport::add(EstateProblem::Severity severity, const YamlMark &at, const QString &what,
                       const QString &hint)
{
    const EstateProblem problem{severity, m_file, at.line, at.column, what, hint};
    if (m_more || m_problems.contains(problem)) // a list that is walked twice says it once
        return;
    if (m_problems.size() >= most) {
        m_more = true;
        m_problems.append({EstateProblem::Severity::Error, m_file, at.line, at.column,
                           u"more than %1 problems"_s.arg(most), u"mend the ones above first"_s});
        return;
    }
    m_problems.append(problem);
}

QList<EstateProblem> EstateReport::sorted() const
{
    QList<EstateProblem> result = m_problems;
    std::stable_sort(result.begin(), result.end(), [](const EstateProblem &a, const EstateProblem &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return result;
}

} // namespace bulkhead
