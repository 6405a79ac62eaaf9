// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/evaluate.h"

namespace bulkhead::evidence {

//! A finding that is accepted: it stays what it is.
struct Acceptance
{
    const Exception *exception = nullptr; //!< of the register
    UtcTime until{};
};

//! What is wrong with an exception: a finding about the exception itself.
struct ExceptionProblem
{
    enum class Kind : std::uint8_t { Expired, Unused, TooBroad, Void };
    Kind kind = Kind::Unused;
    const Exception *exception = nullptr;
    QString text;                          //!< a plain sentence, and what to do
    std::vector<std::string> fingerprints; //!< of its findings that the problem is about
    //! That makes up for it and does not pass: an entry is to end the exception for good (`Lapse`). Empty: none is, or one has.
    std::string lapsed;
    isolation::Verdict verdict = isolation::Verdict::Unknown; //!< of `lapsed`
};
[[nodiscard]] std::string_view toWire(ExceptionProblem::Kind kind); //!< "expired", "unused", "too_broad", "void"

struct Acceptances
{
    std::map<std::string, Acceptance, std::less<>> byFinding; //!< by fingerprint
    std::vector<ExceptionProblem> problems;                   //!< in the order of the exceptions
};

//! Which exceptions are in force on a pair, and what is wrong with exceptions of it. Fails and warnings are accepted, nothing else. One of which a compensating
//! control does not pass is void at this check, as is one whose control is gone, asks for something else now or allows none any more; one that an entry has made
//! void stays so, whatever passes now. It changes nothing in the
//! result. Pure. The register must outlive the answer.
[[nodiscard]] Acceptances acceptancesOn(const isolation::PairResult &pair, const isolation::ControlCatalogue &catalogue, const Register &records, UtcTime now);

} // namespace bulkhead::evidence
