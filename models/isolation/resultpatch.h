// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factschange.h"
#include "isolation/judgement.h"

namespace bulkhead::isolation {

//! For each row of PairFacts::apis() now the one that it was before; noIndex: it is new.
[[nodiscard]] std::vector<std::uint32_t> rowsBefore(const PairFacts &was, const PairFacts &is, const FactsChange &change);

//! A control's earlier result while the units that a change touches are taken out of it and put back as they are judged
//! now. What stays is put in terms of now: indexes of rows, and when gateways were read.
class ResultPatch
{
public:
    //! The facts and the change must outlive it. No earlier fail is kept in `before`.
    ResultPatch(const PairFacts &was, const PairFacts &is, const FactsChange &change, const std::vector<std::uint32_t> &rowsBefore,
                ControlResult before);

    //! The hint of the rest. False if the parts cannot tell which hint is the first one now.
    [[nodiscard]] bool replaceHint(const Parts &gone, const Parts &fresh, const Reason *rest);
    //! False if `gone` is not what was said: the result is not usable then.
    [[nodiscard]] bool replaceUnits(const Parts &gone, Parts fresh);

    //! Rows of which the parts do not tell the worst verdict, since something bad about them is gone.
    [[nodiscard]] const std::vector<std::uint32_t> &openRows() const { return m_openRows; }
    void raiseRow(std::uint32_t row, Verdict verdict);

    [[nodiscard]] Parts take();

private:
    void takeOutPair();
    [[nodiscard]] bool findSlots(const std::vector<UnitResult> &gone);
    void translate();
    void translate(UnitResult &unit) const;
    void fillSlots(std::vector<UnitResult> fresh);
    void squeezeOut();
    void squeezeIn(std::vector<UnitResult> added);
    void replaceRows(const std::vector<Verdict> &gone, const std::vector<Verdict> &fresh);
    void closeRows();

    const PairFacts &m_was, &m_is;
    const FactsChange &m_change;
    const std::vector<std::uint32_t> &m_rowsBefore;
    //! When gateways were read, before and now, of those that were read again; several at one moment before are told apart
    //! by their ids.
    struct Reading
    {
        UtcTime before{}, now{};
        const GatewayId *gateway = nullptr;
    };
    std::vector<Reading> m_readings;
    bool m_needsIds = false;
    Parts m_parts;
    std::vector<std::size_t> m_slots; //!< places of units that are gone, ascending
    std::vector<std::uint32_t> m_openRows;
};

} // namespace bulkhead::isolation
