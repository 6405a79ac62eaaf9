// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/recordrows.h"

#include "evidence/acceptance.h"
#include "evidence/decide.h"
#include "usecases/openfindings.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace reports;

namespace {

using State = evidence::Exception::State;

//! The records of one report.
class Rows
{
public:
    Rows(const IsolationView &isolation, const evidence::Register &records, Report &report)
        : m_isolation(isolation)
        , m_records(records)
        , m_report(report)
        , m_moment(isolation.report.at)
    {
        for (const isolation::PairReport &pair : isolation.report.pairs)
            m_acceptances.push_back(evidence::acceptancesOn(pair.result, isolation.controls, records, m_moment));
    }

    void add()
    {
        for (const evidence::Exception &exception : m_records.exceptions())
            addException(evidence::asOf(exception, m_moment));
        for (const evidence::Attestation &attestation : m_records.attestations())
            addAttestation(attestation);
        for (const evidence::Evidence &evidence : m_records.evidence())
            addEvidence(evidence);
    }

private:
    //! The first pair in scope that a record speaks of, or nullptr.
    [[nodiscard]] const isolation::PairReport *pairOf(const evidence::PairScope &scope) const
    {
        const auto &pairs = m_isolation.report.pairs;
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const isolation::PairReport &pair) { return scope.covers(pair.result.sandbox, pair.result.production); });
        return found == pairs.end() ? nullptr : &*found;
    }

    //! Whether something that was recorded and ended then belongs to the period; without an end it goes on.
    [[nodiscard]] bool isInPeriod(UtcTime recorded, std::optional<UtcTime> ended) const
    {
        return recorded < m_report.period.until && (!ended || *ended >= m_report.period.from);
    }

    void addException(evidence::Exception exception)
    {
        const isolation::PairReport *pair = pairOf(exception.pair);
        const bool goesOn = exception.state == State::Requested || exception.state == State::Active;
        const UtcTime ended = exception.state == State::Expired ? exception.expires : exception.endedAt;
        if (pair == nullptr || !isInPeriod(exception.recordedAt, goesOn ? std::nullopt : std::optional(ended)))
            return;
        ExceptionRow row;
        const std::size_t index = static_cast<std::size_t>(pair - m_isolation.report.pairs.data());
        for (const evidence::ExceptionProblem &problem : m_acceptances[index].problems) {
            if (problem.exception->id != exception.id)
                continue;
            row.problems.append(problem.text);
            if (problem.kind == evidence::ExceptionProblem::Kind::Void && exception.state == State::Active)
                exception.state = State::Void;
        }
        addFindings(pair->result, exception, row);
        for (const std::string &control : exception.compensating) {
            const isolation::ControlResult *result = pair->result.find(control);
            row.compensating.emplace_back(control, result == nullptr ? isolation::Verdict::Unknown : result->verdict);
        }
        row.ageDays = static_cast<int>(std::chrono::floor<std::chrono::days>(std::max(m_moment - exception.recordedAt, UtcTime::duration::zero())).count());
        row.exception = std::move(exception);
        m_report.exceptions.push_back(std::move(row));
    }

    static void addFindings(const isolation::PairResult &result, const evidence::Exception &exception, ExceptionRow &row)
    {
        const isolation::ControlResult *control = result.find(exception.control);
        if (control == nullptr)
            return;
        const std::set<std::string> accepted(exception.fingerprints.begin(), exception.fingerprints.end());
        for (const isolation::UnitResult &unit : control->units) {
            const bool isFinding = unit.verdict == isolation::Verdict::Fail || unit.verdict == isolation::Verdict::Warn;
            if (isFinding && accepted.contains(isolation::findingFingerprint(exception.control, unit.unit)))
                row.findings.push_back(isolation::sentence(unit));
        }
    }

    void addAttestation(const evidence::Attestation &attestation)
    {
        if (pairOf(attestation.pair) == nullptr || !isInPeriod(attestation.recordedAt, attestation.validUntil))
            return;
        AttestationRow row;
        row.attestation = attestation;
        const isolation::Control *control = m_isolation.controls.find(QString::fromStdString(attestation.control));
        row.whyNot = control == nullptr ? QStringLiteral("its control is not in the catalogue any more") : evidence::whyNotInForce(attestation, *control, m_records, m_moment);
        row.isInForce = row.whyNot.isEmpty();
        const isolation::EstateFacts &facts = *m_isolation.catalog->facts;
        for (const std::string &id : rowsOf(*m_isolation.catalog, attestation.pair)) {
            if (std::binary_search(attestation.scope.begin(), attestation.scope.end(), id))
                continue;
            const auto api = std::find_if(facts.apis.begin(), facts.apis.end(), [&](const isolation::ApiFactsRow &one) { return one.id.text().toStdString() == id; });
            row.uncovered.append(api == facts.apis.end() ? QString::fromStdString(id) : QString::fromStdString(api->name));
        }
        m_report.attestations.push_back(std::move(row));
    }

    void addEvidence(const evidence::Evidence &evidence)
    {
        if ((!evidence.pair.isAll() && pairOf(evidence.pair) == nullptr) || !isInPeriod(evidence.recordedAt, evidence.expiresAt))
            return;
        const isolation::Control *control = m_isolation.controls.find(QString::fromStdString(evidence.control));
        m_report.evidence.push_back({evidence, control != nullptr && evidence::isFresh(evidence, *control, m_moment)});
    }

    const IsolationView &m_isolation;
    const evidence::Register &m_records;
    Report &m_report;
    UtcTime m_moment;
    std::vector<evidence::Acceptances> m_acceptances; //!< by pair
};

} // namespace

void addRecords(const IsolationView &isolation, const evidence::Register &records, Report &report)
{
    Rows(isolation, records, report).add();
}

} // namespace bulkhead
