// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

namespace {

using isolation::Status;
using isolation::Verdict;

Table wordsOfControls()
{
    Table table{"What the words of a control mean", {{"Word", 1.4, false, false}, {"What it means", 5, false, false}}, {}, {}};
    const auto row = [&table](const std::string &word, Tone tone, const char *meaning) { table.rows.push_back({Cell{word, tone, false}, textCell(meaning)}); };
    row(wordOf(Verdict::Pass), toneOf(Verdict::Pass), "The rule holds for everything that was asked, on complete and fresh facts.");
    row("Pass, attested", Tone::Attested, "No machine proved it. A named person signed for it, with evidence and an end.");
    row(wordOf(Verdict::Warn), toneOf(Verdict::Warn), "Nothing is broken for certain, but the separation rests on a guess, on a name or on logic alone.");
    row(wordOf(Verdict::Unknown), toneOf(Verdict::Unknown), "It could not be decided: a fact is missing, unreadable or too old, or nobody attested it. This is no good news.");
    row(wordOf(Verdict::Fail), toneOf(Verdict::Fail), "At least one proven case in which the environments are not apart.");
    row("Fail, accepted until …", Tone::Fail, "The same. Named people accept it for a while; it stays a fail and raises no figure.");
    row(wordOf(Verdict::NotApplicable), toneOf(Verdict::NotApplicable), "There is nothing that the control could judge, and that is known.");
    return table;
}

Table wordsOfLayers()
{
    Table table{"What the words of a layer mean", {{"Word", 1.4, false, false}, {"What it means", 5, false, false}}, {}, {}};
    const auto row = [&table](Status status, const char *meaning) { table.rows.push_back({Cell{wordOf(status), toneOf(status), false}, textCell(meaning)}); };
    row(Status::NotIsolated, "A control of severity critical or high fails, accepted or not.");
    row(Status::NotAssessed, "Nothing in the layer rests on a fresh decision.");
    row(Status::Unproven, "No grave fail is known, but a control of severity critical or high is unknown, or less than 90 % is covered, or a critical one rests on a word alone.");
    row(Status::Weak, "A control of severity critical or high warns, or one of severity medium or low fails.");
    row(Status::Isolated, "All controls of severity critical and high pass, nothing fails, and at least 90 % is covered.");
    return table;
}

} // namespace

void addStatement(Pen &pen, const Composition &)
{
    pen.chapter("What this report is");
    pen.say("This report says how far a sandbox and a production environment are apart on the API gateways of a company, and what shows it. A program made it from facts "
            "that it read from the gateways, from evidence of other systems and from what named people signed for.");
    pen.say("It is an assessment by the company itself, helped by a machine. It is no certificate. It says which controls support which requirements; whether the company "
            "meets them is for the assessor to say.");
    pen.section("Words for a control");
    pen.add(wordsOfControls());
    pen.section("Words for a layer and a pair");
    pen.say("A pair of environments has the status of its worst layer. It is isolated only if the governance controls GOV-01, GOV-03 and GOV-11 pass too.");
    pen.add(wordsOfLayers());
}

} // namespace bulkhead::reports
