// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/findingnews.h"

#include "core/jsonreader.h"
#include "isolation/findingdetail.h"

#include <algorithm>

namespace bulkhead {

using Kind = FindingNews::Kind;

namespace {

Kind kindOfGone(const std::string &control, const isolation::RunSummary &now)
{
    const auto found = std::find_if(now.controls.begin(), now.controls.end(),
                                    [&control](const auto &one) { return one.id == control; });
    const bool isDecided = found != now.controls.end() && found->counts[isolation::Verdict::Unknown] == 0;
    return isDecided ? Kind::Gone : Kind::Unseen;
}

//! Adds one line for each control; `findings` are in the order of controls. `kindOf` takes a control.
template<typename KindOf>
void addNews(const std::vector<KeptFinding> &findings, const CheckRun &run, KindOf kindOf, QList<FindingNews> &news)
{
    const KeptFinding *before = nullptr;
    for (const KeptFinding &kept : findings) {
        if (before == nullptr || before->finding.control != kept.finding.control) {
            FindingNews line;
            line.sandbox = run.sandbox;
            line.production = run.production;
            line.control = QString::fromStdString(kept.finding.control);
            line.kind = kindOf(kept.finding.control);
            news.append(std::move(line));
        }
        const UtcTime at = news.last().kind == Kind::Came ? kept.finding.sinceAt : run.at;
        FindingNews &line = news.last();
        if (line.count++ == 0 || at > line.at) {
            line.at = at;
            line.newest = kept;
        }
        before = &kept;
    }
}

} // namespace

Result<QList<FindingNews>> findingNewsSince(CheckRunStore &store, const QList<QPair<EnvironmentId, EnvironmentId>> &pairs,
                                            SnapshotId seen)
{
    QList<FindingNews> news;
    JsonReader reader;
    for (const auto &[sandbox, production] : pairs) {
        const auto runs = store.checkRuns(sandbox, production, 0);
        if (!runs)
            return runs.error();
        const auto earlier = std::find_if(runs->cbegin(), runs->cend(), [seen](const CheckRun &run) { return run.snapshot <= seen; });
        if (earlier == runs->cend() || earlier == runs->cbegin())
            continue;
        const CheckRun &run = runs->first();
        const auto compared = compareRuns(store, *earlier, run);
        if (!compared)
            return compared.error();
        const auto now = isolation::runFromSummary(reader, run.summary);
        if (!now)
            return now.error();
        addNews(compared->appeared, run, [](const std::string &) { return Kind::Came; }, news);
        addNews(compared->gone, run, [&now](const std::string &control) { return kindOfGone(control, *now); }, news);
    }
    std::stable_sort(news.begin(), news.end(), [](const FindingNews &a, const FindingNews &b) { return a.at > b.at; });
    return news;
}

} // namespace bulkhead
