// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/rel08.h"

#include "isolation/checks/effective.h"

#include <QVersionNumber>

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason noAncestor{"REL-08.no-ancestor",
                        QT_TRANSLATE_NOOP("Isolation", "%1 is in production and was never in the sandbox")};
const Reason newer{"REL-08.newer",
                   QT_TRANSLATE_NOOP("Isolation", "Production has %1 %2, and the sandbox no version as new: %3")};
const Reason conflict{"REL-08.conflict",
                      QT_TRANSLATE_NOOP("Isolation", "%1 %2 has different contracts in sandbox and production")};
const Reason twoContracts{"REL-08.two-contracts",
                          QT_TRANSLATE_NOOP("Isolation", "%1 %2 has two different contracts in production")};
const Reason notValidated{"REL-08.not-validated",
                          QT_TRANSLATE_NOOP("Isolation", "The contract of %1 %2 was never validated")};
const Reason checksNotTold{"REL-08.checks-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "Whether %1 %2 was validated in the sandbox is not "
                                                          "recorded")};
const Reason noContracts{"REL-08.no-contracts",
                         QT_TRANSLATE_NOOP("Isolation", "Neither contract nor version of %1 ties production to the "
                                                        "sandbox")};
const Reason byVersion{"REL-08.by-version",
                       QT_TRANSLATE_NOOP("Isolation", "Only name and version tie %1 %2 to its sandbox: contracts are "
                                                      "not known")};
const Reason younger{"REL-08.younger",
                     QT_TRANSLATE_NOOP("Isolation", "The sandbox of %1 %2 was created after production")};
const Reason notInProduction{"REL-08.not-in-production", QT_TRANSLATE_NOOP("Isolation", "%1 is not in production")};
const Reason productionOnly{"REL-08.production-only",
                            QT_TRANSLATE_NOOP("Isolation", "%1 is approved as an API of production only")};

const std::string &versionOf(const PairFacts &facts, const DeploymentFacts &deployment)
{
    return deployment.version.empty() ? facts.estate().apis[deployment.api].version : deployment.version;
}

//! "v2.10" is after "v2.9"; nothing if one holds no number.
bool isAfter(std::string_view a, std::string_view b)
{
    const auto numbers = [](std::string_view text) {
        const auto from = std::min(text.find_first_of("0123456789"), text.size());
        return QVersionNumber::fromString(QString::fromUtf8(text.data() + from,
                                                            static_cast<qsizetype>(text.size() - from)));
    };
    const QVersionNumber one = numbers(a), two = numbers(b);
    return !one.isNull() && !two.isNull() && two < one;
}

struct Lineage
{
    const PairFacts &facts;
    const DeploymentFacts &production;
    std::vector<const DeploymentFacts *> sandbox;

    [[nodiscard]] const std::string &version() const { return versionOf(facts, production); }
    [[nodiscard]] const DeploymentFacts *byContract() const
    {
        return find([this](const DeploymentFacts &one) {
            return !production.contractDigest.empty() && one.contractDigest == production.contractDigest;
        });
    }
    [[nodiscard]] const DeploymentFacts *byVersion() const
    {
        return find([this](const DeploymentFacts &one) { return !version().empty()
                                                        && versionOf(facts, one) == version(); });
    }
    //! The newest of the sandbox, if production is newer than all of it.
    [[nodiscard]] const DeploymentFacts *outrun() const
    {
        const DeploymentFacts *newest = nullptr;
        for (const DeploymentFacts *one : sandbox) {
            if (!isAfter(version(), versionOf(facts, *one)))
                return nullptr;
            if (newest == nullptr || isAfter(versionOf(facts, *one), versionOf(facts, *newest)))
                newest = one;
        }
        return newest;
    }

private:
    template<typename Condition>
    [[nodiscard]] const DeploymentFacts *find(Condition condition) const
    {
        const auto at = std::find_if(sandbox.begin(), sandbox.end(), [&](const auto *one) { return condition(*one); });
        return at == sandbox.end() ? nullptr : *at;
    }
};

bool differ(const DeploymentFacts &a, const DeploymentFacts &b)
{
    return !a.contractDigest.empty() && !b.contractDigest.empty() && a.contractDigest != b.contractDigest;
}

//! Was a contract with this digest checked and found good?
bool isValidated(const ConsoleRecords &records, const std::string &digest)
{
    const auto &checks = records.contractChecks.value;
    return std::any_of(checks.begin(), checks.end(), [&digest](const ContractCheckRecord &check) {
        return check.passed && !digest.empty() && check.checkedSpec.find(digest) != std::string::npos; // of several contracts each stands there
    });
}

struct Said
{
    Verdict verdict = Verdict::Pass;
    const Reason *reason = nullptr;
    const DeploymentFacts *production = nullptr, *sandbox = nullptr;
};

Said proof(const Lineage &lineage)
{
    const auto *same = lineage.byContract();
    if (same == nullptr) {
        if (const auto *one = lineage.byVersion(); one != nullptr && differ(*one, lineage.production))
            return {Verdict::Fail, &conflict, &lineage.production, one};
        if (const auto *one = lineage.outrun())
            return {Verdict::Fail, &newer, &lineage.production, one};
        return {};
    }
    const ConsoleRecords &records = lineage.facts.estate().records;
    if (records.contractChecks.isDecided() && !isValidated(records, same->contractDigest))
        return {Verdict::Fail, &notValidated, &lineage.production, same};
    return {};
}

Said doubt(const Lineage &lineage)
{
    const auto *same = lineage.byContract(), *named = lineage.byVersion();
    const auto *ancestor = same != nullptr ? same : named;
    if (ancestor == nullptr)
        return {Verdict::Unknown, &noContracts, &lineage.production, nullptr};
    if (!lineage.facts.estate().records.contractChecks.isDecided())
        return {Verdict::Unknown, &checksNotTold, &lineage.production, ancestor};
    if (same == nullptr)
        return {Verdict::Warn, &byVersion, &lineage.production, named};
    if (same->createdAt > 0 && lineage.production.createdAt > 0 && same->createdAt > lineage.production.createdAt)
        return {Verdict::Warn, &younger, &lineage.production, same};
    return {};
}

//! Two of production with one version and two contracts.
Said contradiction(const PairFacts &facts, const ApiPair &pair)
{
    const auto &all = facts.estate().deployments;
    for (const std::uint32_t a : pair.production) {
        for (const std::uint32_t b : pair.production) {
            const bool oneVersion = !versionOf(facts, all[a]).empty()
                && versionOf(facts, all[a]) == versionOf(facts, all[b]);
            if (a < b && oneVersion && differ(all[a], all[b]))
                return {Verdict::Fail, &twoContracts, &all[a], nullptr};
        }
    }
    return {};
}

bool isDeclared(const PairFacts &facts, const std::string &api)
{
    const auto &list = facts.estate().declared.productionOnly;
    return std::find(list.begin(), list.end(), api) != list.end();
}

void say(const PairFacts &facts, Row &row, const Said &said)
{
    const auto valueOf = [&](const DeploymentFacts &one) {
        return one.contractDigest.empty() ? versionOf(facts, one)
            : versionOf(facts, one) + ", contract " + one.contractDigest.substr(0, 8);
    };
    FactRef sandbox, production = refOf(facts, *said.production, "version", valueOf(*said.production));
    std::vector<std::string> arguments{row.name(), versionOf(facts, *said.production)};
    if (said.sandbox != nullptr) {
        sandbox = refOf(facts, *said.sandbox, "version", valueOf(*said.sandbox));
        arguments.push_back(versionOf(facts, *said.sandbox));
    }
    row.say(said.verdict, *said.reason, std::move(arguments), std::move(sandbox), std::move(production));
}

//! The worst that is said of any version in production.
template<typename Judge>
Said worst(const PairFacts &facts, const ApiPair &pair, Judge judge)
{
    std::vector<const DeploymentFacts *> sandbox;
    for (const std::uint32_t one : pair.sandbox)
        sandbox.push_back(&facts.estate().deployments[one]);
    Said result;
    for (const std::uint32_t one : pair.production) {
        const Said said = judge(Lineage{facts, facts.estate().deployments[one], sandbox});
        if (said.verdict > result.verdict)
            result = said;
    }
    return result;
}

} // namespace

void Rel08::judge(const PairFacts &facts, Unit unit, Judgement &out) const
{
    Row row(facts, unit.number, out);
    if (row.lacksSide(Side::Production))
        return;
    if (row.pair().production.empty())
        return row.say(Verdict::NotApplicable, notInProduction, {row.name()});
    if (row.pair().sandbox.empty() && isDeclared(facts, row.name()))
        return row.say(Verdict::NotApplicable, productionOnly, {row.name()});
    if (const Said said = contradiction(facts, row.pair()); said.reason != nullptr)
        return say(facts, row, said);
    if (const Said said = worst(facts, row.pair(), proof); said.reason != nullptr && !row.pair().sandbox.empty())
        return say(facts, row, said);
    // Missing is proven only where all of the sandbox was read.
    if (row.pair().sandbox.empty()) {
        if (!row.lacks(facts.gateways(Side::Sandbox), {EntityKind::Deployment}))
            row.say(facts.gateways(Side::Sandbox).empty() ? Verdict::Unknown : Verdict::Fail, noAncestor, {row.name()});
        return;
    }
    if (row.lacks(gatewaysOf(facts, row.pair()), {EntityKind::Deployment}))
        return;
    if (const Said said = worst(facts, row.pair(), doubt); said.reason != nullptr)
        return say(facts, row, said);
    row.pass();
}

} // namespace bulkhead::isolation
