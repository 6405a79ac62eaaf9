// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/judgement.h"

namespace bulkhead::evidence {

//! How an attestation stands at a moment.
enum class Standing : std::uint8_t { InForce, Withdrawn, Later, Over, Bare, Void, NeedsCounterSignature };
[[nodiscard]] Standing standingOf(const Attestation &attestation, const isolation::Control &control, const Register &records, UtcTime now);

//! Why one that is not in force decides nothing, for its attestor.
[[nodiscard]] const isolation::Reason &reasonFor(Standing standing);

//! All attestations of a control on a pair, put together.
class Attested
{
public:
    Attested(const isolation::PairFacts &facts, const isolation::Control &control, const Register &records, UtcTime now);
    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    [[nodiscard]] bool isInForce() const;
    //! A bare statement is all there is.
    [[nodiscard]] bool isBare() const;
    //! A unit for each row of the pair's catalogue, or one unknown for the pair if none is in force.
    void add(isolation::Judgement &out, const isolation::PairFacts &facts) const;
    //! One unknown for the pair: evidence speaks against them.
    void addContradicted(isolation::Judgement &out, const isolation::PairFacts &facts) const;

private:
    struct One
    {
        const Attestation *attestation = nullptr;
        Standing standing = Standing::InForce;
    };
    void addRow(isolation::Judgement &out, const isolation::PairFacts &facts, const isolation::ApiPair &row) const;
    [[nodiscard]] const One &best() const;

    std::vector<One> m_all; //!< in the order of the log
};

} // namespace bulkhead::evidence
