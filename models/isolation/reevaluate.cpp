// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/reevaluate.h"

#include "isolation/resultpatch.h"
#include "isolation/touched.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

Parts judged(const Check &check, const PairFacts &facts, const UnitSets &units)
{
    Judgement judgement(facts);
    for (const UnitKind kind : check.unitKinds()) {
        for (const std::uint32_t unit : units.of(kind))
            check.judge(facts, {kind, unit}, judgement);
    }
    return judgement.parts();
}

//! The worst that any unit says that may name the row, as of now.
Verdict worstOfRow(const Check &check, const PairFacts &facts, std::uint32_t row)
{
    const ApiPair &pair = facts.apis()[row];
    UnitSets units;
    units.of(UnitKind::Api) = {row};
    for (const Side side : {Side::Sandbox, Side::Production}) {
        for (const std::uint32_t number : pair.of(side)) {
            const DeploymentFacts &deployment = facts.estate().deployments[number];
            units.of(UnitKind::Deployment).push_back(number);
            const auto add = [&units](UnitKind kind, const std::vector<std::uint32_t> &list) {
                units.of(kind).insert(units.of(kind).end(), list.begin(), list.end());
            };
            add(UnitKind::Target, deployment.targets);
            add(UnitKind::Policy, deployment.policies);
        }
    }
    const Parts parts = judged(check, facts, units);
    return parts.byApi.empty() ? Verdict::NotApplicable : parts.byApi[row];
}

//! One pair between two moments, control by control.
class Reevaluation
{
public:
    Reevaluation(const PairFacts &was, const PairFacts &is, const FactsChange &change, const Touched &touched, PairResult before)
        : m_rowsBefore(rowsBefore(was, is, change))
        , m_was(was)
        , m_change(change)
        , m_touched(touched)
        , m_before(std::move(before))
    {
    }

    ControlResult judge(const Control &control, const Check &check, const PairFacts &is)
    {
        m_was.setTimeToLive(control.timeToLive);
        const auto before = std::find_if(m_before.controls.begin(), m_before.controls.end(), [&control](const ControlResult &one) {
            return one.control == control.id.toStdString();
        });
        if (before == m_before.controls.end() || !goesByParts(check, is, *before))
            return judgeAll(check, is);
        return byParts(check, is, std::move(*before));
    }

private:
    [[nodiscard]] bool goesByParts(const Check &check, const PairFacts &is, const ControlResult &before) const
    {
        const UtcTime from = m_was.estate().at, to = is.estate().at;
        const bool isWhole = check.unitKinds() == UnitKinds{UnitKind::Whole};
        return !isWhole && !before.isSupplied && before.ruleVersion == check.version() && before.stickyFails == 0 && isAsFresh(is)
            && !(check.readsRecords() && m_change.hasOtherRecords) && !(from != to && check.turnsBetween(is.estate(), from, to));
    }

    [[nodiscard]] bool isAsFresh(const PairFacts &is) const
    {
        for (std::uint32_t i = 0; i < is.estate().gateways.size(); ++i) {
            if (m_was.isFresh(i) != is.isFresh(i))
                return false;
        }
        return true;
    }

    [[nodiscard]] ControlResult byParts(const Check &check, const PairFacts &is, ControlResult before) const
    {
        ResultPatch patch(m_was, is, m_change, m_rowsBefore, std::move(before));
        const Parts gone = judged(check, m_was, m_touched.was);
        Parts fresh = judged(check, is, m_touched.is);
        if (!patch.replaceHint(gone, fresh, check.rest()) || !patch.replaceUnits(gone, std::move(fresh)))
            return judgeAll(check, is);
        constexpr std::size_t few = 256;
        if (patch.openRows().size() > few)
            return judgeAll(check, is);
        for (const std::uint32_t row : patch.openRows())
            patch.raiseRow(row, worstOfRow(check, is, row));
        return rolledUp(is, std::string(check.control()), check.version(), patch.take(), check.population(is), check.rest());
    }

    std::vector<std::uint32_t> m_rowsBefore;
    PairFacts m_was;
    const FactsChange &m_change;
    const Touched &m_touched;
    PairResult m_before;
};

bool fits(const PairFacts &was, const PairFacts &is, const FactsChange &change, const EvaluationInput &input,
          const PairResult &before)
{
    return input.catalogue != nullptr && !change.isTooMuch
        && before.catalogueVersion == input.catalogue->version() && before.at == was.estate().at
        && before.sandbox == was.environment(Side::Sandbox) && before.production == was.environment(Side::Production)
        && before.sandbox == is.environment(Side::Sandbox) && before.production == is.environment(Side::Production);
}

} // namespace

PairResult reevaluate(const PairFacts &was, const PairFacts &is, const FactsChange &change, const EvaluationInput &input,
                      PairResult before)
{
    if (!fits(was, is, change, input, before))
        return evaluate(is, input);
    const Touched touched = touchedBy(change, was, is);
    if (touched.isAll)
        return evaluate(is, input);
    Reevaluation reevaluation(was, is, change, touched, std::move(before));
    return evaluate(is, input, [&reevaluation](const Control &control, const Check &check, const PairFacts &facts) {
        return reevaluation.judge(control, check, facts);
    });
}

} // namespace bulkhead::isolation
