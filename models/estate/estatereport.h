// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/estatefile.h"
#include "estate/yamltree.h"

namespace bulkhead {

//! Collects what is wrong in one file, up to a number that a person would still read.
class EstateReport
{
public:
    explicit EstateReport(QString file)
        : m_file(std::move(file))
    {
    }

    void error(const YamlMark &at, const QString &what, const QString &hint = {});
    void warning(const YamlMark &at, const QString &what, const QString &hint = {});
    [[nodiscard]] QList<EstateProblem> sorted() const;

private:
    void add(EstateProblem::Severity severity, const YamlMark &at, const QString &what,
             const QString &hint);

    static constexpr int most = 200;
    QString m_file;
    QList<EstateProblem> m_problems;
    bool m_more = false;
};

} // namespace bulkhead
