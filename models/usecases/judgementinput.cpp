// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/judgementinput.h"

#include "evidence/decide.h"
#include "isolation/findingdetail.h"

namespace bulkhead {

using namespace isolation;

namespace {

Result<std::vector<EarlierFail>> earlierFails(const std::vector<CheckFinding> &findings, const EstateFacts &facts)
{
    KeptFindings kept(facts);
    std::vector<EarlierFail> fails;
    for (const CheckFinding &finding : findings) {
        if (finding.verdict != toWire(Verdict::Fail))
            continue;
        auto unit = kept.unit(finding.detail);
        if (!unit)
            return unit.error();
        fails.push_back({finding.control, std::move(*unit)});
    }
    return fails;
}

} // namespace

Result<EvaluationInput> judgementInput(const PairFacts &facts, const ControlCatalogue &controls, const evidence::Register *records, const std::vector<CheckFinding> &open)
{
    auto earlier = earlierFails(open, facts.estate());
    if (!earlier)
        return earlier.error();
    EvaluationInput input;
    input.catalogue = &controls;
    input.earlier = std::move(*earlier);
    if (records != nullptr)
        input.supplied = evidence::suppliedResults(facts, controls, *records, facts.estate().at);
    return input;
}

} // namespace bulkhead
