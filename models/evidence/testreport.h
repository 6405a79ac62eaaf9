// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/judgement.h"

namespace bulkhead::evidence {

//! Test reports (attestations of GOV-08) that name the path of a control on a pair. One of them stands in for its probe, at assurance A1, as long as all of this holds: the
//! attestation is in force by the rules of a critical control, so counter-signed and for 90 days at most; evidence on GOV-08 that it rests on is complete, says by the unit
//! "path:CONTROL" that the path was tested and held, and ended at most 90 days ago; and every row of the pair's catalogue is in its scope. It is void as a whole when one
//! joined since. Nothing else stands in for a probe.
class TestReports
{
public:
    TestReports(const isolation::PairFacts &facts, const isolation::Control &control, const Register &records, UtcTime now);

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    //! A pass for each row of the pair's catalogue, or one unknown for the pair that says why the newest report cannot stand in.
    void add(isolation::Judgement &out, const isolation::PairFacts &facts) const;

private:
    struct One
    {
        const Attestation *attestation = nullptr;
        const isolation::Reason *problem = nullptr; //!< nullptr: it stands in
        std::vector<std::string> arguments;         //!< of the problem
    };
    [[nodiscard]] One judged(const isolation::PairFacts &facts, const Attestation &attestation, const isolation::Control &control, const Register &records, UtcTime now) const;

    std::vector<One> m_all; //!< in the order of the log
};

} // namespace bulkhead::evidence
