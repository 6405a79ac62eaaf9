// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/evidencetable.h"
#include "widgets/surface.h"

namespace bulkhead {

class FactGrid;
class RecordActions;
class ScrollSheet;
class StatusMark;

//! One piece of evidence or attestation: how it stands and what that means, everything that is known of it, and what can be done.
class EvidenceDetails : public Surface
{
    Q_OBJECT
public:
    explicit EvidenceDetails(QWidget *parent = nullptr);

    void showRow(const EvidenceRow &row, const evidence::Register &records);
    [[nodiscard]] RecordActions *actions() const { return m_actions; }
    [[nodiscard]] QString words() const; //!< state and meaning

private:
    StatusMark *m_mark;
    TextLabel *m_state, *m_meaning;
    FactGrid *m_facts;
    ScrollSheet *m_sheet;
    RecordActions *m_actions;
};

} // namespace bulkhead
