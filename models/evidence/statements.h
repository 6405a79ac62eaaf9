// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/judgement.h"

namespace bulkhead::evidence {

//! What the last evidence says of one unit of a control, and how it stands now.
struct Statement
{
    const Evidence *evidence = nullptr;
    isolation::Verdict said = isolation::Verdict::Unknown;
    const std::string *detail = nullptr;
    enum class Age : std::uint8_t { Fresh, Old, Withdrawn };
    Age age = Age::Fresh;
};

//! All evidence of a control on a pair, put together. Losing evidence never makes it look better: what it said against the control stays, as a fail or as
//! unknown, and only what it said for it goes.
class Statements
{
public:
    Statements(const isolation::PairFacts &facts, const isolation::Control &control, const Register &records, UtcTime now);

    [[nodiscard]] bool isEmpty() const { return m_units.empty() && m_parts.empty(); }
    //! Something complete is fresh.
    [[nodiscard]] bool isInForce() const { return m_isInForce; }
    //! Something speaks, or spoke until something complete took its place, against the control, was only a part, or said that nothing applies.
    [[nodiscard]] bool isAgainst() const;

    //! Adds every unit, and an unknown for what was only a part.
    void addAll(isolation::Judgement &out) const;
    //! Adds only what speaks against the control: fails, warnings, and what is open of them.
    void addAgainst(isolation::Judgement &out) const;
    //! Only the fails.
    [[nodiscard]] std::vector<isolation::UnitResult> fails() const;
    //! Of the fails: their evidence is not fresh.
    [[nodiscard]] std::int64_t stickyFails() const;

private:
    void take(const Evidence &evidence, Statement::Age age);
    void replace(const Evidence &evidence, bool isWithdrawn);
    void addParts(isolation::Judgement &out) const;
    [[nodiscard]] isolation::UnitResult resultOf(const std::string &unit, const Statement &statement) const;

    std::string m_pair; //!< key of what is said of the pair as such
    std::map<std::string, Statement> m_units;
    std::vector<const Evidence *> m_parts; //!< not complete, and nothing complete came after
    bool m_isInForce = false;
};

} // namespace bulkhead::evidence
