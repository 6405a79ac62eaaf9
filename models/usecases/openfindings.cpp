// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/openfindings.h"

#include "isolation/check.h"
#include "usecases/checkisolation.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

//! Of the rule that judges a control by itself. What evidence says has no rule.
int versionOf(const Control *control)
{
    if (control == nullptr || control->method != Method::Automatic)
        return 0;
    const std::string check = control->check.toStdString();
    for (const auto &one : allChecks()) {
        if (one->control() == check)
            return one->version();
    }
    return 0;
}

bool isFinding(Verdict verdict)
{
    return verdict == Verdict::Fail || verdict == Verdict::Warn;
}

} // namespace

Result<std::vector<OpenFinding>> openFindings(CheckRunStore &store, const evidence::PairScope &pair, const ControlCatalogue &controls)
{
    const auto kept = store.findings(pair.sandbox, pair.production, 0);
    if (!kept)
        return kept.error();
    std::vector<OpenFinding> findings;
    for (const CheckFinding &finding : *kept)
        findings.push_back({finding.fingerprint, finding.control, versionOf(controls.find(QString::fromStdString(finding.control)))});
    return findings;
}

std::vector<OpenFinding> openFindings(const IsolationView &view, const evidence::PairScope &pair)
{
    std::vector<OpenFinding> findings;
    for (const PairReport &report : view.report.pairs) {
        if (report.result.sandbox != pair.sandbox || report.result.production != pair.production)
            continue;
        for (const ControlResult &control : report.result.controls) {
            for (const UnitResult &unit : control.units) {
                if (isFinding(unit.verdict))
                    findings.push_back({findingFingerprint(control.control, unit.unit), control.control, control.ruleVersion});
            }
        }
    }
    return findings;
}

std::vector<std::string> rowsOf(const CatalogView &view, const evidence::PairScope &pair)
{
    const PairFacts facts(*view.facts, *view.index, pair.sandbox, pair.production);
    std::vector<std::string> rows;
    for (const ApiPair &row : facts.apis())
        rows.push_back(view.facts->apis[row.api].id.text().toStdString());
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace bulkhead
