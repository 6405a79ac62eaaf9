// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/oscal/parts.h"

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace bulkhead::reports::oscal {

using Units = std::vector<const isolation::UnitResult *>;

//! Builds the result of one pair.
class PairBuild
{
public:
    PairBuild(Context &context, const isolation::PairReport &pair);
    [[nodiscard]] JsonValue take();

private:
    void addControl(const isolation::Control &control, const isolation::ControlResult &result);
    // Observations; each answers with its UUID.
    std::string observe(const isolation::Control &control, const isolation::ControlResult &result, const Units &same);
    std::string observeGroup(const isolation::Control &control, const isolation::ControlResult &result, isolation::Verdict verdict);
    [[nodiscard]] Object observation(const isolation::Control &control, const isolation::ControlResult &result, const std::string &id) const;
    [[nodiscard]] Array evidenceOf(const isolation::Control &control) const;
    [[nodiscard]] Array subjectsOf(const Units &units);
    std::string component(const GatewayId &gateway);
    // Risks
    std::string addRisk(const isolation::Control &control, const isolation::ControlResult &result, const Units &same, const std::string &observation);
    void addExceptions(Object &risk, const isolation::Control &control, const std::string &unit, const std::string &fingerprint);
    void addLogEntries(Array &entries, const evidence::Exception &exception, const std::string &fingerprint);
    [[nodiscard]] std::vector<const ExceptionRow *> exceptionsOf(const std::string &fingerprint) const;
    // Findings
    void addFinding(const isolation::Control &control, const isolation::ControlResult &result, Array observations, Array risks);
    [[nodiscard]] Array linksOf(const isolation::Control &control) const;
    // The result itself
    [[nodiscard]] Object reviewedControls() const;
    [[nodiscard]] Object localDefinitions() const;
    [[nodiscard]] Array attestations();
    [[nodiscard]] Array props() const;
    [[nodiscard]] Object log() const;
    [[nodiscard]] Array origins() const;
    [[nodiscard]] std::string id(std::string_view kind, std::string_view a = {}, std::string_view b = {}, std::string_view c = {}) const;

    Context &m_context;
    const isolation::PairReport &m_pair;
    std::string m_sandbox, m_production;
    std::map<QString, std::string> m_gateways; //!< → component
    std::unordered_multimap<std::string, const ExceptionRow *> m_exceptions; //!< of this pair, by fingerprint
    Array m_observations, m_risks, m_findings;
};

//! The reviewed controls of a result that reviewed some of the catalogue and left out others, each with why.
[[nodiscard]] Object selection(const Context &context, const std::vector<std::string> &included, const std::vector<std::string> &excluded, const std::string &remarks);

} // namespace bulkhead::reports::oscal
