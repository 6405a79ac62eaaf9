// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/lint.h"

namespace bulkhead::contracts {

struct LintRule
{
    std::string_view id;
    LintLevel level = LintLevel::Warning;
    std::string_view summary, hint;
};

//! All of them, sorted by id.
[[nodiscard]] const std::vector<LintRule> &lintRules();

//! Where the rules put what they find.
class LintReport
{
public:
    LintReport(const Contract &contract, const LintOptions &options);

    [[nodiscard]] const Contract &contract() const { return m_contract; }
    [[nodiscard]] const LintOptions &options() const { return m_options; }
    //! `operation` may be nullptr. The rule gives level and hint.
    void add(std::string_view rule, const Operation *operation, const Place &at, const QString &message);
    void add(const Gap &gap);
    void raise(std::string_view rule, LintLevel level, const Place &at, const QString &message);
    [[nodiscard]] std::vector<LintFinding> finish();

private:
    const Contract &m_contract;
    LintOptions m_options;
    std::vector<LintFinding> m_list;
};

// One file for each family.
void lintDocument(LintReport &report);
void lintOperations(LintReport &report);
void lintParameters(LintReport &report);
void lintSecurity(LintReport &report);
void lintSchemas(LintReport &report);
void lintExamples(LintReport &report);

} // namespace bulkhead::contracts
