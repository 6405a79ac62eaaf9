// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/contractgate.h"

#include "contracts/comparison.h"
#include "contracts/lint.h"
#include "contracts/readcontract.h"
#include "core/digest.h"
#include "promotion/gates.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr qsizetype mostLines = 200;

ContractFile read(const QString &api, const EnvironmentId &environment, const QString &path)
{
    ContractFile contract{{api.toStdString(), environment, {}}, path, {}, {}, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        contract.problem = file.errorString();
        return contract;
    }
    contract.text = file.read(contracts::maxContractBytes + 1); // more is refused by its reader
    if (file.error() != QFileDevice::NoError)
        contract.problem = file.errorString();
    else
        contract.seen.digest = toHex(sha256({contract.text.constData(), static_cast<std::size_t>(contract.text.size())}));
    return contract;
}

QString lineOf(const QString &rule, const QString &method, const QString &path, const QString &message)
{
    const QString place = QStringList{method.toUpper(), path}.join(u' ').trimmed();
    return place.isEmpty() ? u"%1: %2"_s.arg(rule, message) : u"%1: %2: %3"_s.arg(rule, place, message);
}

QStringList cut(QStringList lines)
{
    if (lines.size() <= mostLines)
        return lines;
    const QString rest = u"and %1 more; see bulkheadctl contract diff"_s.arg(lines.size() - mostLines);
    lines.resize(mostLines);
    return lines << rest;
}

QStringList linesOf(const contracts::Comparison &comparison, contracts::Severity severity)
{
    QStringList lines;
    for (const contracts::Change &change : comparison.changes) {
        const QString line = lineOf(change.rule, change.method, change.path, change.message);
        if (change.severity == severity && !lines.contains(line))
            lines.append(line);
    }
    return lines;
}

//! Errors that the contract has by itself.
QStringList errorsOf(const contracts::Contract &contract, QDate today)
{
    QStringList lines;
    for (const contracts::LintFinding &finding : lintContract(contract, {false, today})) {
        if (finding.level == contracts::LintLevel::Error)
            lines.append(lineOf(finding.rule, finding.method, finding.path, finding.message));
    }
    return lines;
}

GateResult result(GateVerdict verdict, const QString &reason, QStringList refusing = {}, const QStringList &more = {})
{
    GateResult one{"contract", verdict, reason, {}, cut(std::move(refusing))};
    one.evidence = one.refusing + cut(more);
    return one;
}

GateResult compared(const Plan &plan, const contracts::Contract &target, const contracts::Contract &source, QDate today)
{
    const contracts::Comparison comparison = compareContracts(target, source, {today});
    const QStringList breaking = linesOf(comparison, contracts::Severity::Breaking), warnings = linesOf(comparison, contracts::Severity::Warning);
    const QStringList before = errorsOf(target, today);
    QStringList errors, standing;
    for (const QString &line : errorsOf(source, today))
        (before.contains(line) ? standing : errors).append(line);
    for (QString &line : standing)
        line = u"stands already: "_s + line;
    if (!breaking.isEmpty()) {
        return result(GateVerdict::Fail, u"the contract of %1 breaks clients of that of %2 in %3 places"_s.arg(plan.from.text(), plan.to.text()).arg(breaking.size()), breaking + errors,
                      warnings + standing);
    }
    if (!errors.isEmpty())
        return result(GateVerdict::Fail, u"the contract of %1 contradicts itself or the specification"_s.arg(plan.from.text()), errors, warnings + standing);
    if (!comparison.isComplete())
        return result(GateVerdict::Unknown, u"parts of the contracts could not be read, so they cannot be compared whole"_s, {}, warnings + standing);
    if (!warnings.isEmpty())
        return result(GateVerdict::Warn, u"clients of %1 may notice %2 changes of the contract"_s.arg(plan.to.text()).arg(warnings.size()), {}, warnings + standing);
    return result(GateVerdict::Pass, u"the contract of %1 breaks no client of that of %2"_s.arg(plan.from.text(), plan.to.text()), {}, standing);
}

//! Of one API.
GateResult judged(const Plan &plan, const QList<ContractFile> &files, QDate today)
{
    if (files.isEmpty())
        return result(GateVerdict::Unknown, u"no contract is declared"_s);
    std::map<QString, contracts::Contract> read;
    QStringList problems;
    for (const ContractFile &file : files) {
        auto contract = file.problem.isEmpty() ? contracts::readContract(file.text, file.path)
                                               : Result<contracts::Contract>(Error{Error::Kind::BadFile, file.path, file.problem, {}, {}});
        if (contract)
            read.emplace(file.seen.environment.text(), std::move(*contract));
        else
            problems.append(contract.error().toText());
    }
    if (!problems.isEmpty())
        return result(GateVerdict::Fail, u"a contract that the estate file declares cannot be read"_s, problems);
    const auto source = read.find(plan.from.text()), target = read.find(plan.to.text());
    if (source == read.end())
        return result(GateVerdict::Unknown, u"no contract of %1 is declared"_s.arg(plan.from.text()));
    if (target != read.end())
        return compared(plan, target->second, source->second, today);
    const QStringList errors = errorsOf(source->second, today);
    if (!errors.isEmpty())
        return result(GateVerdict::Fail, u"the contract of %1 contradicts itself or the specification"_s.arg(plan.from.text()), errors);
    return result(GateVerdict::Unknown, u"no contract of %1 is declared to compare with"_s.arg(plan.to.text()));
}

} // namespace

const ApiFacts *apiFactsOf(const EstateConfig &estate, const QString &apiName)
{
    const QString name = apiName.section(u'@', 0, 0);
    for (const QString &wanted : {apiName, name}) {
        for (const ApiFacts &api : estate.apis) {
            if (api.name == wanted)
                return &api;
        }
    }
    return nullptr;
}

QList<ContractFile> contractFilesOf(const EstateConfig &estate, const QString &apiName, const EnvironmentId &from, const EnvironmentId &to)
{
    QList<ContractFile> files;
    const ApiFacts *api = apiFactsOf(estate, apiName);
    const QDir folder = QFileInfo(estate.path).dir();
    for (const EnvironmentId &environment : {from, to}) {
        const QString path = api == nullptr ? QString() : api->contract.value(environment.text());
        if (path.isEmpty())
            continue;
        files.append(read(api->name, environment, folder.filePath(path)));
        files.back().apiName = apiName;
    }
    return files;
}

QList<ContractFile> contractFilesOf(const EstateConfig &estate, const Plan &plan)
{
    QList<ContractFile> files;
    for (const PlanApi &api : plan.apis())
        files += contractFilesOf(estate, QString::fromStdString(api.name), plan.from, plan.to);
    return files;
}

std::vector<SeenContract> seenIn(const QList<ContractFile> &files)
{
    std::vector<SeenContract> contracts;
    for (const ContractFile &file : files) {
        if (std::find(contracts.begin(), contracts.end(), file.seen) == contracts.end())
            contracts.push_back(file.seen);
    }
    return contracts;
}

GateResult contractGate(const Plan &plan, const QList<ContractFile> &files, QDate today)
{
    if (plan.others.empty())
        return judged(plan, files, today);
    QList<std::pair<QString, GateResult>> each;
    for (const PlanApi &api : plan.apis()) {
        const QString name = QString::fromStdString(api.name);
        QList<ContractFile> own;
        std::copy_if(files.begin(), files.end(), std::back_inserter(own), [&](const ContractFile &file) { return file.apiName == name; });
        each.append({name, judged(plan, own, today)});
    }
    return together(each);
}

} // namespace bulkhead
