// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using isolation::FactRef;
using Rows = std::vector<std::pair<std::string, std::string>>;

std::string stateWord(FactState state)
{
    switch (state) {
    case FactState::Known:
        return "known";
    case FactState::KnownEmpty:
        return "known to be empty";
    case FactState::Unreadable:
        return "could not be read";
    case FactState::Unsupported:
        return "the gateway cannot tell";
    case FactState::Stale:
        return "too old";
    }
    return {};
}

//! "api-0 (targets/target-1)"
std::string thingOf(const FactRef &fact)
{
    if (fact.name.empty() || fact.name == fact.id)
        return fact.id;
    return fact.id.empty() ? fact.name : fact.name + " (" + fact.id + ")";
}

//! A fact as a person finds it again.
Rows rowsOf(const FactRef &fact)
{
    Rows rows;
    if (!fact.isSet())
        return rows;
    const auto add = [&rows](const std::string &name, const std::string &value) {
        if (!value.empty())
            rows.emplace_back(name, value);
    };
    add("Gateway", fact.gateway.text().toStdString());
    add(fact.kind.empty() ? "Object" : upperFirst(fact.kind), thingOf(fact));
    // The field names its value, unless that would look like the object.
    if (fact.value.empty())
        add("Field", fact.field);
    else
        add(fact.field.empty() || fact.field == fact.kind ? std::string("Value") : fact.field, fact.value);
    if (fact.state != FactState::Known)
        add("State", stateWord(fact.state));
    if (fact.readAt != UtcTime{})
        add("Read", momentWord(fact.readAt));
    return rows;
}

void addApis(Rows &meta, const Composition &composition, const isolation::UnitResult &unit)
{
    if (composition.check.facts == nullptr || unit.apis.empty())
        return;
    std::vector<std::string> names, owners;
    for (const std::uint32_t api : unit.apis) {
        const isolation::ApiFactsRow &row = composition.check.facts->apis.at(api);
        names.push_back(row.name);
        if (!row.owner.empty() && std::find(owners.begin(), owners.end(), row.owner) == owners.end())
            owners.push_back(row.owner);
    }
    meta.emplace_back(names.size() == 1 ? "API" : "APIs", shortListWord(names, 10));
    meta.emplace_back("Owner", owners.empty() ? "nobody is named" : shortListWord(owners, 5));
}

std::string sinceOf(const isolation::FindingLife &life)
{
    std::string text = momentWord(life.sinceAt);
    if (life.isReopened)
        text += ", came back";
    else if (life.isNew)
        text += ", new";
    return text;
}

std::string acceptedBy(const ExceptionRow &row)
{
    std::vector<std::string> names;
    for (const evidence::Exception::Approval &approval : row.exception.approvals)
        names.push_back(approval.person.toStdString());
    return listWord(names, "nobody") + " until " + momentWord(row.exception.expires) + " (exception " + shortId(row.exception.id) + ")";
}

FindingCard cardOf(const Composition &composition, const Finding &finding)
{
    const isolation::PairResult &pair = composition.check.pairs[finding.pair].result;
    FindingCard card;
    card.tone = toneOf(finding.unit->verdict);
    card.title = finding.result->control + ' ' + standingOf(finding);
    card.text = sentenceOf(isolation::sentence(*finding.unit));
    if (finding.unit->isSticky)
        card.text += " It was not verified again: its facts could not be read anew, so the earlier fail stands.";
    card.sandboxTitle = pair.sandbox.text().toStdString();
    card.productionTitle = pair.production.text().toStdString();
    card.sandbox = rowsOf(finding.unit->sandbox);
    card.production = rowsOf(finding.unit->production);
    card.remedy = isolation::remedyOf(composition.check, *finding.control, *finding.unit).toStdString();
    addApis(card.meta, composition, *finding.unit);
    if (finding.life != nullptr)
        card.meta.emplace_back("Since", sinceOf(*finding.life));
    if (finding.exception != nullptr)
        card.meta.emplace_back("Accepted by", acceptedBy(*finding.exception));
    card.meta.emplace_back("Unit", finding.unit->unit);
    card.meta.emplace_back("Fingerprint", finding.fingerprint);
    return card;
}

std::string countsWord(const FindingCounts &counts)
{
    std::vector<std::string> words;
    if (counts.fail > 0)
        words.push_back(countWord(counts.fail, "fail", "fails") + (counts.accepted > 0 ? " (" + numberWord(counts.accepted) + " of them accepted)" : ""));
    if (counts.warn > 0)
        words.push_back(countWord(counts.warn, "warning", "warnings"));
    return listWord(words, "no finding");
}

std::string supports(const Composition &composition, const isolation::Control &control)
{
    if (composition.report.framework == nullptr)
        return {};
    const std::vector<std::string> references = [&] {
        std::vector<std::string> found;
        for (const Requirement &requirement : composition.report.framework->requirements) {
            if (requirement.controls.contains(control.id))
                found.push_back(requirement.reference.toStdString());
        }
        return found;
    }();
    return references.empty() ? std::string() : " It supports " + composition.report.framework->shortTitle.toStdString() + ' ' + listWord(references) + '.';
}

//! The findings of one control: all of the span are of it.
void addGroup(Pen &pen, const Composition &composition, std::span<const Finding> group)
{
    const isolation::Control &control = *group.front().control;
    const std::string title = control.id.toStdString() + ' ' + control.title.toStdString();
    composition.hasSeveralPairs() ? pen.item(title) : pen.section(title);
    pen.say(sentenceOf(control.statement.toStdString()));
    pen.whisper("Severity " + lowerFirst(wordOf(control.severity)) + ", layer " + wordOf(control.layer) + ", " + countsWord(countedOf(group)) + '.'
                + supports(composition, control));
    const std::size_t most = composition.options.mostFindings == 0 ? group.size() : std::min(composition.options.mostFindings, group.size());
    for (const Finding &finding : group.first(most))
        pen.add(cardOf(composition, finding));
    if (const auto left = static_cast<std::int64_t>(group.size() - most); left > 0)
        pen.say(countWord(left, "more finding of this control is", "more findings of this control are") + " not shown here. " + composition.options.csv + " has all "
                + numberWord(std::int64_t(group.size())) + '.');
}

void addPair(Pen &pen, const Composition &composition, std::size_t pair)
{
    const auto findings = composition.findingsOn(pair);
    if (composition.hasSeveralPairs())
        pen.section(pairWord(composition.check.pairs[pair].result));
    pen.say(upperFirst(countsWord(countedOf(findings))) + '.');
    for (auto begin = findings.begin(); begin != findings.end();) {
        const auto end = std::find_if(begin, findings.end(), [begin](const Finding &one) { return one.result != begin->result; });
        addGroup(pen, composition, {begin, end});
        begin = end;
    }
}

} // namespace

void addFindings(Pen &pen, const Composition &composition)
{
    if (!composition.options.findings || composition.check.pairs.empty())
        return;
    pen.chapter("Findings");
    pen.say("What failed and what warns, the worst first, with the facts of both sides as the gateways told them. Secrets are never in here; where one is spoken of, its "
            "fingerprint is.");
    for (std::size_t pair = 0; pair < composition.check.pairs.size(); ++pair)
        addPair(pen, composition, pair);
}

} // namespace bulkhead::reports
