// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/contract.h"

#include <string_view>

namespace bulkhead::contracts {

//! Error: the document contradicts itself or the specification. Warning: it says less than its readers need.
enum class LintLevel { Error, Warning };
[[nodiscard]] QString toWire(LintLevel level);

//! Something that one document gets wrong, by itself.
struct LintFinding
{
    QString rule; //!< stable id; see lint/lintrules.h
    LintLevel level = LintLevel::Warning;
    QString path, method; //!< empty: about the whole document
    Place at;
    QString message; //!< a sentence in plain English without a full stop
    QString hint;    //!< what to do
};

struct LintOptions
{
    bool isProduction = false; //!< a server without TLS is an error
    QDate today;               //!< invalid: no sunset has passed
};

//! In the order of the document. Any thread.
[[nodiscard]] std::vector<LintFinding> lintContract(const Contract &contract, const LintOptions &options);

} // namespace bulkhead::contracts
