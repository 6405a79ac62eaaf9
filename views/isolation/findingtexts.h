// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"

#include <QCoreApplication>

namespace bulkhead {

//! A titled paragraph of a finding page.
struct FindingText
{
    QString title;
    QStringList paragraphs;
};

//! The paragraphs about a control and one of its units: what it asks, how it decided, what to do.
class FindingTexts
{
    Q_DECLARE_TR_FUNCTIONS(FindingTexts)
public:
    FindingTexts(const IsolationView &view, const isolation::Control &control, const isolation::ControlResult &result,
                 const isolation::UnitResult *unit);

    [[nodiscard]] QList<FindingText> main() const; //!< rule, what is missing, remedy
    //! Exception (unless a panel of its own says more), references.
    [[nodiscard]] QList<FindingText> side(bool withException = true) const;
    //! What the head says: the unit's sentence, or the control's title.
    [[nodiscard]] QString sentence() const;

private:
    [[nodiscard]] FindingText rule() const;
    [[nodiscard]] FindingText missing() const;
    [[nodiscard]] FindingText remedy() const;
    [[nodiscard]] FindingText counts() const;

    const IsolationView &m_view;
    const isolation::Control &m_control;
    const isolation::ControlResult &m_result;
    const isolation::UnitResult *m_unit;
};

} // namespace bulkhead
