// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/csvrow.h"
#include "reports/findings.h"

#include <chrono>
#include <map>
#include <unordered_map>

namespace bulkhead::reports {

// Rows of the table of findings; part of `writeCsv`.

//! A control on one pair, with the cells that all its rows share.
struct ControlCells
{
    const isolation::PairReport *pair = nullptr;
    const isolation::Control *control = nullptr;
    const isolation::ControlResult *result = nullptr;
    std::string head, method, lastSeen, references, framework;
    bool mayBeAccepted = false; //!< an exception of it is in force on the pair
};

//! What rows look up. Immutable once made; threads share it.
class FindingLookup
{
public:
    explicit FindingLookup(const Report &report);

    struct Gateway
    {
        std::string name, product;
    };
    [[nodiscard]] const Report &report() const { return m_report; }
    //! Of a gateway that the facts have; nullptr: they do not.
    [[nodiscard]] const Gateway *gateway(const GatewayId &id) const;
    [[nodiscard]] const ExceptionRow *exceptionOf(const isolation::PairResult &pair, const std::string &fingerprint) const { return m_accepted.find(pair, fingerprint); }
    [[nodiscard]] std::string_view leafOf(std::uint64_t seq) const; //!< empty: there is no proof of it

    //! Every control of the report with its cells, in the order of the table.
    [[nodiscard]] std::vector<ControlCells> controls() const;

private:
    [[nodiscard]] bool mayBeAccepted(const isolation::PairResult &pair, const std::string &control) const;
    [[nodiscard]] ControlCells cellsOf(const isolation::PairReport &pair, const isolation::Control &control, const isolation::ControlResult &result) const;
    [[nodiscard]] QStringList frameworkReferences(const isolation::Control &control) const;

    const Report &m_report;
    AcceptedIndex m_accepted;
    std::map<GatewayId, Gateway> m_gateways;
    std::unordered_map<std::uint64_t, std::string_view> m_leaves;
};

//! Writes rows into a text of its own; one object per thread.
class FindingRows
{
public:
    //! Writes over `memory`.
    FindingRows(const FindingLookup &lookup, std::string memory)
        : m_lookup(lookup)
        , m_rows(std::move(memory))
    {
    }
    void controlRow(const ControlCells &control);
    void unitRow(const ControlCells &control, const isolation::UnitResult &unit);
    [[nodiscard]] std::string taken() { return m_rows.taken(); }

private:
    void evidenceCells(const evidence::Evidence *proof);
    void attestationCells(const evidence::Attestation *word);
    void exceptionCells(const ExceptionRow *row);
    void auditCells(std::uint64_t seq);
    void countCells(const ControlCells &control);
    //! The gateways of both facts; nullptr: the facts of the estate do not have it.
    struct Gateways
    {
        const FindingLookup::Gateway *sandbox = nullptr, *production = nullptr;
    };
    void look(const ControlCells &control, const isolation::UnitResult &unit);
    void lookAt(const GatewayId &sandbox, const GatewayId &production);
    void unitCells(const isolation::UnitResult &unit);
    void lifeCells(const isolation::FindingLife *life);
    void factCells(const ControlCells &control, const isolation::UnitResult &unit);
    void freshnessCells(UtcTime oldest, std::chrono::hours timeToLive);
    void shownCell(const isolation::FactRef &fact, const FindingLookup::Gateway *gateway);
    void apiCells(const isolation::UnitResult &unit, bool isOwners);

    const FindingLookup &m_lookup;
    CsvCells m_rows;
    std::vector<std::string_view> m_parts; //!< of the cell that is being made
    //! One row is much like the one before.
    struct Known
    {
        GatewayId sandbox, production;
        Gateways gateways;
        std::string_view product;
        std::string productCell, sourceCell, remedyCell;
        const isolation::Control *control = nullptr;
        UtcTime oldest{};
        std::chrono::hours timeToLive{};
        std::string freshness;
    } m_known;
};

} // namespace bulkhead::reports
