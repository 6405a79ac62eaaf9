// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/testreport.h"

#include "evidence/attested.h"
#include "evidence/rules.h"
#include "isolation/check.h"
#include "isolation/suppliedreasons.h"

#include <algorithm>

namespace bulkhead::evidence {

using isolation::Control;
using isolation::Judgement;
using isolation::PairFacts;
using isolation::Side;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

bool isOn(const PairFacts &facts, const PairScope &pair)
{
    return pair.covers(facts.environment(Side::Sandbox), facts.environment(Side::Production));
}

bool namesPath(const Attestation &attestation, const std::string &control)
{
    return attestation.control == testReport && std::binary_search(attestation.tested.begin(), attestation.tested.end(), control);
}

//! What the reports behind an attestation say of one path.
struct Tests
{
    bool hasHeld = false, hasFailed = false;
    UtcTime endedAt{}; //!< of the newest that held
};

Tests testsOf(const PairFacts &facts, const Attestation &attestation, const std::string &path, const Register &records)
{
    Tests tests;
    for (const std::string &id : attestation.evidence) {
        const Evidence *report = records.findEvidence(id);
        if (report == nullptr || report->control != testReport || !isOn(facts, report->pair))
            continue;
        for (const EvidenceUnit &unit : report->units) {
            const bool isHeld = unit.verdict == Verdict::Pass && report->isComplete();
            if (unit.unit != path)
                continue;
            tests.hasHeld = tests.hasHeld || isHeld;
            tests.hasFailed = tests.hasFailed || unit.verdict != Verdict::Pass;
            if (isHeld)
                tests.endedAt = std::max(tests.endedAt, report->finishedAt);
        }
    }
    return tests;
}

std::vector<std::string> namesNotCovered(const PairFacts &facts, const Attestation &attestation)
{
    std::vector<std::string> names;
    for (const isolation::ApiPair &row : facts.apis()) {
        const isolation::ApiFactsRow &api = facts.estate().apis[row.api];
        const std::string id = api.id.text().toStdString();
        if (!std::binary_search(attestation.scope.begin(), attestation.scope.end(), id))
            names.push_back(api.name.empty() ? id : api.name);
    }
    return names;
}

} // namespace

TestReports::TestReports(const PairFacts &facts, const Control &control, const Register &records, UtcTime now)
{
    if (!mayBeTested(control))
        return;
    for (const Attestation &attestation : records.attestations()) {
        if (namesPath(attestation, control.id.toStdString()) && isOn(facts, attestation.pair))
            m_all.push_back(judged(facts, attestation, control, records, now));
    }
}

TestReports::One TestReports::judged(const PairFacts &facts, const Attestation &attestation, const Control &control, const Register &records, UtcTime now) const
{
    One one{&attestation, nullptr, {attestation.attestor.toStdString()}};
    if (const Standing standing = standingOf(attestation, control, records, now); standing != Standing::InForce) {
        one.problem = &reasonFor(standing);
        return one;
    }
    const Tests tests = testsOf(facts, attestation, pathUnit(control.id.toStdString()), records);
    const auto missing = namesNotCovered(facts, attestation);
    if (!tests.hasHeld || tests.hasFailed) {
        one.problem = &isolation::reasonTestSilent;
    } else if (now >= tests.endedAt + longestTest) {
        one.problem = &isolation::reasonTestOld;
    } else if (!missing.empty()) {
        one.problem = &isolation::reasonTestScopeGrown;
        one.arguments.push_back(missing.front() + (missing.size() > 1 ? " (and " + std::to_string(missing.size() - 1) + " more)" : std::string()));
    }
    return one;
}

void TestReports::add(Judgement &out, const PairFacts &facts) const
{
    const auto good = std::find_if(m_all.begin(), m_all.end(), [](const One &one) { return one.problem == nullptr; });
    if (good == m_all.end()) {
        UnitResult unit;
        unit.unit = isolation::keyOfPair(facts);
        out.add(std::move(unit), Verdict::Unknown, *m_all.back().problem, m_all.back().arguments);
        return;
    }
    // Rows that could not be read may be rows that it does not cover.
    out.population(isolation::bothSides(facts, {EntityKind::Deployment}));
    for (const isolation::ApiPair &row : facts.apis())
        out.pass(row);
}

} // namespace bulkhead::evidence
