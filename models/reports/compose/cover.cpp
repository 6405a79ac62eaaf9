// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

namespace {

std::string titleOf(const Report &report)
{
    const std::string subject = "Separation of environments";
    return report.framework == nullptr ? subject : subject + ", " + report.framework->shortTitle.toStdString();
}

//! The first of them, and how many more there are.
std::string joined(const std::vector<std::string> &parts, const char *between, std::size_t most, const std::string &none)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size() && i < most; ++i)
        text += (i == 0 ? "" : between) + parts[i];
    if (parts.size() > most)
        text += between + numberWord(std::int64_t(parts.size() - most)) + " more";
    return parts.empty() ? none : text;
}

std::string pairsOf(const isolation::CheckReport &check)
{
    std::vector<std::string> names;
    for (const isolation::PairReport &pair : check.pairs)
        names.push_back(pair.result.sandbox.text().toStdString() + " from " + pair.result.production.text().toStdString());
    return joined(names, ", ", 3, "no pair of environments");
}

std::string scopeOf(const Composition &composition)
{
    std::string text = composition.check.pairs.empty() ? upperFirst(pairsOf(composition.check)) : pairsOf(composition.check);
    if (!composition.report.allPairs.isEmpty())
        text += " (" + composition.report.allPairs.toStdString() + ")";
    return text;
}

std::string factsOf(const isolation::CheckReport &check)
{
    return check.snapshot == 0 ? std::string("No gateway was read yet") : "Snapshot " + numberWord(check.snapshot) + ", " + momentWord(check.at);
}

std::string standingOf(const Composition &composition)
{
    if (composition.check.pairs.empty())
        return "Nothing was judged";
    std::vector<std::string> words;
    for (const isolation::PairReport &pair : composition.check.pairs) {
        const std::string name = composition.hasSeveralPairs() ? pairWord(pair.result) + ": " : std::string();
        words.push_back(name + (composition.hasSeveralPairs() ? lowerFirst(wordOf(pair.result.score.status)) : wordOf(pair.result.score.status)));
    }
    return joined(words, "; ", 4, {});
}

} // namespace

void fillCover(Document &document, const Composition &composition)
{
    const Report &report = composition.report;
    const std::string estate = report.estate.toStdString(), period = upperFirst(periodWord(report.period));
    document.title = titleOf(report);
    document.subtitle = period;
    document.organisation = estate;
    document.runningHead = (estate.empty() ? std::string() : estate + ", ") + "isolation of " + pairsOf(composition.check);
    document.footer = report.id.empty() ? "Report without an id" : "Report " + report.id;
    document.moment = isolation::isoTime(composition.check.at);
    auto &cover = document.cover;
    cover.emplace_back("Scope", scopeOf(composition));
    if (report.framework != nullptr)
        cover.emplace_back("Framework", report.framework->title.toStdString());
    cover.emplace_back("Period", period);
    cover.emplace_back("Facts as of", factsOf(composition.check));
    cover.emplace_back("Status", standingOf(composition));
    cover.emplace_back("Method", "Judged by machine from what gateways say of themselves, by evidence of other systems and by signed attestations");
    cover.emplace_back("Rules", "Control catalogue " + orNone(composition.catalogue.version()) + ", which also sets the weights");
    cover.emplace_back("Made by", "Bulkhead " BULKHEAD_VERSION);
    cover.emplace_back("Report", orNone(report.id));
    cover.emplace_back("Audit log", chainSentence(report.chain));
    if (!report.chain.root.empty())
        cover.emplace_back("Head of the log", report.chain.root + " at " + countWord(std::int64_t(report.chain.size), "entry", "entries"));
}

} // namespace bulkhead::reports
