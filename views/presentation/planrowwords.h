// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/planrows.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for what a plan does.
class PlanRowWords
{
    Q_DECLARE_TR_FUNCTIONS(PlanRowWords)
public:
    //! A line of a plan, ready to be drawn. An empty before or after: not there.
    struct Line
    {
        QString title, second;
        std::optional<QString> before, after;
    };
    [[nodiscard]] static Line line(const PlanRow &row);
    [[nodiscard]] static QString group(const PlanRow &row); //!< "Delete"
    [[nodiscard]] static QString subject(promotion::Subject subject);
    [[nodiscard]] static QString aspect(promotion::Aspect aspect); //!< empty for Other
    //! "60 a minute", "20 s", "4 MiB".
    [[nodiscard]] static QString quantity(const promotion::Quantity &quantity);
    //! A value as it stands in a body; a secret as what it is.
    [[nodiscard]] static QString value(const JsonValue &value);

    //! All of it in one sentence: "2 routes are added, the rate limit falls from 100 to 60 a minute. Nothing is deleted."
    [[nodiscard]] static QString sentence(const promotion::PlanSummary &summary);
    //! Who is affected, credentials, mapping: short facts.
    [[nodiscard]] static QStringList facts(const promotion::PlanSummary &summary);

private:
    [[nodiscard]] static QString added(promotion::Subject subject, int count);
    [[nodiscard]] static QString changed(promotion::Subject subject, int count);
    [[nodiscard]] static QString deleted(promotion::Subject subject, int count);
    [[nodiscard]] static QString quantityChange(const promotion::QuantityChange &change, bool isTimeout);
    [[nodiscard]] static QString listed(const std::vector<promotion::ValueChange> &values, bool isBefore);
    [[nodiscard]] static QString countOf(promotion::Subject subject, int count);
};

} // namespace bulkhead
