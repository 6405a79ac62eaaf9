// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/decide.h"

#include "evidence/attested.h"
#include "evidence/conformance.h"
#include "evidence/rules.h"
#include "evidence/statements.h"
#include "evidence/testreport.h"
#include "isolation/check.h"
#include "isolation/suppliedreasons.h"

#include <algorithm>
#include <optional>
#include <set>

namespace bulkhead::evidence {

using isolation::Assurance;
using isolation::Check;
using isolation::Control;
using isolation::ControlResult;
using isolation::Judgement;
using isolation::Method;
using isolation::PairFacts;
using isolation::Severity;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

//! Of the rules in this file, where a control has no other.
constexpr int ownVersion = 1;

const Check *checkOf(const Control &control)
{
    const std::string id = control.check.toStdString();
    for (const auto &check : isolation::allChecks()) {
        if (check->control() == id)
            return check.get();
    }
    return nullptr;
}

//! Nothing that a probe was to see is replaced by what somebody brings in, if it is critical (controls.md 2.2).
bool mayBeEvidenced(const Control &control)
{
    const bool isCriticalProbe = control.method == Method::Probe && control.severity == Severity::Critical;
    return control.method == Method::Evidence || (control.also.contains(Method::Evidence) && !isCriticalProbe);
}

//! No gateway of the pair is of a kind that could tell: losing one that can never leads here.
bool isBeyondGateways(const ControlResult &automatic)
{
    return !automatic.units.empty() && automatic.counts[Verdict::Unknown] == static_cast<std::int64_t>(automatic.units.size())
        && automatic.counts[Verdict::Pass] == 0
        && std::all_of(automatic.units.begin(), automatic.units.end(), [](const UnitResult &unit) { return unit.reason == &isolation::reasonUnsupported; });
}

//! What the rule says and, worst first, what evidence says against it.
ControlResult withFails(ControlResult result, std::vector<UnitResult> fails)
{
    for (UnitResult &fail : fails) {
        const auto at = std::lower_bound(result.units.begin(), result.units.end(), fail.unit,
                                         [](const UnitResult &unit, const std::string &key) { return unit.unit < key; });
        const bool isThere = at != result.units.end() && at->unit == fail.unit;
        if (isThere && at->verdict == Verdict::Fail)
            continue;
        ++result.counts[Verdict::Fail];
        result.stickyFails += fail.isSticky ? 1 : 0;
        result.verdict = Verdict::Fail;
        if (isThere)
            --result.counts[at->verdict];
        if (isThere)
            *at = std::move(fail);
        else
            result.units.insert(at, std::move(fail));
    }
    return result;
}

//! One control on one pair.
class Decision
{
public:
    Decision(const PairFacts &facts, const Control &control, const Register &records, UtcTime now)
        : m_facts(facts)
        , m_control(control)
        , m_records(records)
        , m_statements(facts, control, records, now)
        , m_attested(facts, control, records, now)
        , m_tests(facts, control, records, now)
        , m_isAttestable(mayBeAttested(control) && !m_attested.isEmpty())
    {
    }

    [[nodiscard]] std::optional<ControlResult> result() const
    {
        if (!m_tests.isEmpty())
            return byTest();
        if (m_statements.isEmpty() && !m_isAttestable)
            return std::nullopt;
        if (m_control.method == Method::Automatic)
            return besideRule();
        if (m_control.method == Method::Attestation)
            return byAttestation();
        return mayBeEvidenced(m_control) || m_isAttestable ? byEvidence() : againstOnly();
    }

private:
    [[nodiscard]] ControlResult taken(Judgement &judgement, Assurance assurance) const
    {
        const Check *check = checkOf(m_control);
        ControlResult result = judgement.take(m_control.id.toStdString(), check == nullptr ? ownVersion : check->version());
        result.assurance = assurance;
        result.stickyFails = std::count_if(result.units.begin(), result.units.end(), [](const UnitResult &unit) { return unit.isSticky; });
        return result;
    }

    //! The rule of the gateways decides. Evidence can say more against it, and stands in where no gateway could ever tell.
    [[nodiscard]] std::optional<ControlResult> besideRule() const
    {
        const Check *check = checkOf(m_control);
        if (check == nullptr)
            return againstOnly();
        PairFacts facts = m_facts;
        facts.setTimeToLive(m_control.timeToLive);
        ControlResult automatic = judgeAll(*check, facts);
        if (isBeyondGateways(automatic) && ((mayBeEvidenced(m_control) && m_statements.isInForce()) || m_isAttestable))
            return byEvidence();
        automatic.control = m_control.id.toStdString();
        const bool wasTried = addConformance(automatic, m_facts, m_records);
        std::vector<UnitResult> fails = m_statements.fails();
        if (fails.empty() && !wasTried)
            return std::nullopt;
        return withFails(std::move(automatic), std::move(fails));
    }

    //! Evidence first; an attestation only where none is fresh and none says otherwise.
    [[nodiscard]] ControlResult byEvidence() const
    {
        Judgement judgement(m_facts);
        const bool isDecided = mayBeEvidenced(m_control) && m_statements.isInForce();
        if (isDecided || !m_isAttestable) {
            m_statements.addAll(judgement);
            return taken(judgement, Assurance::A2);
        }
        if (!m_statements.isAgainst())
            return attested(judgement);
        m_statements.addAgainst(judgement);
        m_attested.addContradicted(judgement, m_facts);
        return taken(judgement, Assurance::A1);
    }

    //! What evidence says against it stands beside what is attested.
    [[nodiscard]] ControlResult byAttestation() const
    {
        Judgement judgement(m_facts);
        m_statements.addAgainst(judgement);
        if (m_isAttestable)
            return attested(judgement);
        judgement.rest(&isolation::reasonNeedsAttestation);
        return taken(judgement, Assurance::A1);
    }

    [[nodiscard]] ControlResult attested(Judgement &judgement) const
    {
        m_attested.add(judgement, m_facts);
        return taken(judgement, m_attested.isBare() ? Assurance::A0 : Assurance::A1);
    }

    //! A probe decides it, and is off: a test report stands in, beside what evidence says against it.
    [[nodiscard]] ControlResult byTest() const
    {
        Judgement judgement(m_facts);
        m_tests.add(judgement, m_facts);
        ControlResult result = taken(judgement, Assurance::A1);
        std::vector<UnitResult> fails = m_statements.fails();
        return fails.empty() ? result : withFails(std::move(result), std::move(fails));
    }

    //! A probe decides it, or nothing here: only what is proven against it counts.
    [[nodiscard]] std::optional<ControlResult> againstOnly() const
    {
        std::vector<UnitResult> fails = m_statements.fails();
        if (fails.empty())
            return std::nullopt;
        Judgement judgement(m_facts);
        for (UnitResult &fail : fails)
            judgement.add(std::move(fail));
        judgement.rest(m_control.method == Method::Probe ? &isolation::reasonNeedsProbe : nullptr);
        return taken(judgement, Assurance::A2);
    }

    const PairFacts &m_facts;
    const Control &m_control;
    const Register &m_records;
    Statements m_statements;
    Attested m_attested;
    TestReports m_tests;
    bool m_isAttestable;
};

//! Controls that there is something on record of.
std::set<std::string> spokenOf(const Register &records)
{
    std::set<std::string> controls;
    for (const Evidence &evidence : records.evidence())
        controls.insert(evidence.control);
    for (const Attestation &attestation : records.attestations()) {
        controls.insert(attestation.control);
        controls.insert(attestation.tested.begin(), attestation.tested.end());
    }
    return controls;
}

} // namespace

std::vector<ControlResult> suppliedResults(const PairFacts &facts, const isolation::ControlCatalogue &catalogue, const Register &records, UtcTime now)
{
    std::vector<ControlResult> results;
    const std::set<std::string> controls = spokenOf(records);
    for (const Control &control : catalogue.controls()) {
        if (!controls.contains(control.id.toStdString()))
            continue;
        if (auto result = Decision(facts, control, records, now).result())
            results.push_back(std::move(*result));
    }
    return results;
}

} // namespace bulkhead::evidence
