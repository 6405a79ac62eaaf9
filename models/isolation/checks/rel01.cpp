// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel01.h"

#include "isolation/checks/across.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bulkhead::isolation {

namespace {

const Reason contradicting{"REL-01.contradicting",
                           QT_TRANSLATE_NOOP("Isolation", "%1 is labelled %2 and stands in %3")};
const Reason twoLabels{"REL-01.two-labels",
                       QT_TRANSLATE_NOOP("Isolation", "%1 is labelled for two environments: %2")};
const Reason missing{"REL-01.missing",
                     QT_TRANSLATE_NOOP("Isolation", "The pipeline has to be asked; on the gateways, %2 deployments "
                                                    "carry no environment label, %1 first")};

using Labels = std::vector<std::string_view>;

//! Environments that it and its routes are labelled with, each once.
void gatherLabels(const DeploymentFacts &deployment, Labels &values)
{
    values.clear();
    const auto gather = [&values](const std::vector<Label> &labels) {
        for (const Label &label : labels) {
            const bool names = (label.key == "env" || label.key == "environment" || label.key == "stage") && !label.value.empty();
            if (names && std::find(values.begin(), values.end(), label.value) == values.end())
                values.push_back(label.value);
        }
    };
    gather(deployment.labels);
    for (const RouteFacts &route : deployment.routes)
        gather(route.labels);
    std::sort(values.begin(), values.end());
}

//! Whether labels name another environment than that of their side; there are few of them on many deployments.
class Contradictions
{
public:
    explicit Contradictions(const PairFacts &facts)
        : m_facts(facts)
    {
    }
    [[nodiscard]] bool of(std::string_view label, Side side)
    {
        auto &known = m_known[static_cast<std::size_t>(side)];
        const auto at = known.find(label);
        return at != known.end() ? at->second : known.emplace(label, namesAnother(m_facts, label, side)).first->second;
    }

private:
    const PairFacts &m_facts;
    std::array<std::unordered_map<std::string_view, bool>, 2> m_known;
};

std::string joined(const Labels &values)
{
    std::string text;
    for (const std::string_view value : values)
        text.append(text.empty() ? "" : ", ").append(value);
    return text;
}

} // namespace

UnitResult Rel01::prove(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    UnitResult hint;
    std::size_t unlabelled = 0;
    Contradictions contradictions(facts);
    Labels labels;
    for (const DeploymentFacts &deployment : facts.estate().deployments) {
        const auto side = sideOf(facts, deployment.place);
        if (!side)
            continue;
        gatherLabels(deployment, labels);
        const auto ref = [&] { return refOf(facts, deployment, "labels", joined(labels)); };
        const bool contradicts = labels.size() == 1 && contradictions.of(labels.front(), *side);
        if (labels.size() > 1 || contradicts) {
            const bool isSandbox = *side == Side::Sandbox;
            out.add(unitOf(facts, deployment), Verdict::Fail, contradicts ? contradicting : twoLabels,
                    {deployment.name, joined(labels), facts.environment(*side).text().toStdString()},
                    isSandbox ? ref() : FactRef{}, isSandbox ? FactRef{} : ref());
        } else if (labels.empty() && ++unlabelled == 1) {
            hint.reason = &missing;
            hint.arguments = {deployment.name};
            (*side == Side::Sandbox ? hint.sandbox : hint.production) = ref();
        }
    }
    if (unlabelled > 0)
        hint.arguments.push_back(std::to_string(unlabelled));
    return hint;
}

} // namespace bulkhead::isolation
