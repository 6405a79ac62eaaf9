// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel01.h"

#include "isolation/checks/across.h"

#include <set>

namespace bulkhead::isolation {

namespace {

const Reason contradicting{"REL-01.contradicting",
                           QT_TRANSLATE_NOOP("Isolation", "%1 is labelled %2 and stands in %3")};
const Reason twoLabels{"REL-01.two-labels",
                       QT_TRANSLATE_NOOP("Isolation", "%1 is labelled for two environments: %2")};
const Reason missing{"REL-01.missing",
                     QT_TRANSLATE_NOOP("Isolation", "The pipeline has to be asked; on the gateways, %2 deployments "
                                                    "carry no environment label, %1 first")};

std::set<std::string> environmentLabels(const DeploymentFacts &deployment)
{
    std::set<std::string> values;
    const auto gather = [&values](const std::vector<Label> &labels) {
        for (const Label &label : labels) {
            if ((label.key == "env" || label.key == "environment" || label.key == "stage") && !label.value.empty())
                values.insert(label.value);
        }
    };
    gather(deployment.labels);
    for (const RouteFacts &route : deployment.routes)
        gather(route.labels);
    return values;
}

std::string joined(const std::set<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

} // namespace

UnitResult Rel01::prove(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    UnitResult hint;
    std::size_t unlabelled = 0;
    for (const DeploymentFacts &deployment : facts.estate().deployments) {
        const auto side = sideOf(facts, deployment.place);
        if (!side)
            continue;
        const std::set<std::string> labels = environmentLabels(deployment);
        const auto ref = [&] { return refOf(facts, deployment, "labels", joined(labels)); };
        const bool contradicts = labels.size() == 1 && namesAnother(facts, *labels.begin(), *side);
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
