// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/findings.h"

#include "reports/reportwords.h"

#include <algorithm>

namespace bulkhead::reports {

using isolation::ControlResult;
using isolation::PairReport;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

bool isFinding(const UnitResult &unit)
{
    return unit.verdict == Verdict::Fail || unit.verdict == Verdict::Warn;
}

//! The findings of one control.
struct Group
{
    const isolation::Control *control = nullptr;
    const ControlResult *result = nullptr;
    Verdict worst = Verdict::Warn;
    std::vector<const UnitResult *> units;
};

std::vector<Group> groupsOf(const PairReport &pair, const isolation::ControlCatalogue &catalogue)
{
    std::vector<Group> groups;
    for (const ControlResult &result : pair.result.controls) {
        Group group{catalogue.find(QString::fromStdString(result.control)), &result, Verdict::Warn, {}};
        for (const UnitResult &unit : result.units) {
            if (isFinding(unit))
                group.units.push_back(&unit);
        }
        if (group.control == nullptr || group.units.empty())
            continue;
        std::stable_sort(group.units.begin(), group.units.end(), [](const UnitResult *a, const UnitResult *b) { return a->verdict > b->verdict; });
        group.worst = group.units.front()->verdict;
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) {
        return a.worst != b.worst ? a.worst > b.worst : a.control->severity > b.control->severity;
    });
    return groups;
}

} // namespace

AcceptedIndex::AcceptedIndex(const Report &report)
{
    for (const ExceptionRow &row : report.exceptions) {
        if (row.exception.state != evidence::Exception::State::Active)
            continue;
        for (const std::string &fingerprint : row.exception.fingerprints)
            m_rows.emplace(fingerprint, &row);
    }
}

const ExceptionRow *AcceptedIndex::find(const isolation::PairResult &pair, const std::string &fingerprint) const
{
    const ExceptionRow *found = nullptr;
    const auto [begin, end] = m_rows.equal_range(fingerprint);
    for (auto row = begin; row != end; ++row) {
        // Of several the first of the report.
        if (row->second->exception.pair.covers(pair.sandbox, pair.production) && (found == nullptr || row->second < found))
            found = row->second;
    }
    return found;
}

std::vector<Finding> findingsOf(const Report &report)
{
    std::vector<Finding> findings;
    if (report.check == nullptr || report.check->catalogue == nullptr)
        return findings;
    const AcceptedIndex accepted(report);
    for (std::size_t i = 0; i < report.check->pairs.size(); ++i) {
        const PairReport &pair = report.check->pairs[i];
        for (const Group &group : groupsOf(pair, *report.check->catalogue)) {
            for (const UnitResult *unit : group.units) {
                Finding finding{i, group.control, group.result, unit, isolation::findingFingerprint(group.result->control, unit->unit), nullptr, nullptr};
                finding.exception = accepted.find(pair.result, finding.fingerprint);
                if (const auto life = pair.lives.find(finding.fingerprint); life != pair.lives.end())
                    finding.life = &life->second;
                findings.push_back(std::move(finding));
            }
        }
    }
    return findings;
}

std::string standingOf(const Finding &finding)
{
    const std::string word = wordOf(finding.unit->verdict);
    return finding.exception == nullptr ? word : word + ", accepted until " + dayWord(finding.exception->exception.expires);
}

FindingCounts countedOf(std::span<const Finding> findings)
{
    FindingCounts counts;
    for (const Finding &finding : findings) {
        counts.fail += finding.isFail() ? 1 : 0;
        counts.warn += finding.isFail() ? 0 : 1;
        counts.accepted += finding.isFail() && finding.exception != nullptr ? 1 : 0;
    }
    return counts;
}

} // namespace bulkhead::reports
