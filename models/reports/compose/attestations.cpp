// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

#include <algorithm>

namespace bulkhead::reports {

namespace {

using evidence::Attestation;

std::string signerOf(const Attestation &one)
{
    std::string text = orNone(one.attestor);
    if (!one.role.isEmpty())
        text += " (" + one.role.toStdString() + ")";
    return text + ", " + momentWord(one.recordedAt);
}

std::string counterOf(const Attestation &one)
{
    return one.counterSigner.isEmpty() ? std::string("nobody") : one.counterSigner.toStdString() + ", " + momentWord(one.counterSignedAt);
}

Cell stateCell(const AttestationRow &row)
{
    return row.isInForce ? Cell{"In force", Tone::Attested, false} : Cell{"Not in force", Tone::Unknown, false};
}

Table tableOf(const std::vector<AttestationRow> &rows)
{
    Table table{"Attestations",
                {{"Control", 0.9, false, false}, {"Signed by", 2.4, false, false}, {"Counter-signed by", 2.2, false, false}, {"Valid until", 1.5, false, false},
                 {"Covers", 1, false, false}, {"State", 1.2, false, false}},
                {}, "There is no attestation."};
    for (const AttestationRow &row : rows)
        table.rows.push_back({textCell(row.attestation.control), textCell(signerOf(row.attestation)), textCell(counterOf(row.attestation)), textCell(dayWord(row.attestation.validUntil)),
                              textCell(countWord(std::int64_t(row.attestation.scope.size()), "API", "APIs")), stateCell(row)});
    return table;
}

Facts factsOf(const AttestationRow &row)
{
    const Attestation &one = row.attestation;
    Facts facts;
    facts.rows = {{"Statement", orNone(one.statement)},
                  {"Digest of the statement", orNone(one.statementDigest)},
                  {"On", one.pair.sandbox.text().toStdString() + " and " + one.pair.production.text().toStdString()},
                  {"Signed by", signerOf(one)},
                  {"Counter-signed by", counterOf(one)},
                  {"Valid", momentWord(one.validFrom) + " to " + momentWord(one.validUntil)},
                  {"Rests on evidence", listWord(one.evidence, "none: a bare statement, which counts as unknown")},
                  {"Does not cover", listWord(row.uncovered, "nothing of the pair is left out")}};
    if (!one.tested.empty())
        facts.rows.emplace_back("Tested exactly the path of", listWord(one.tested, noFigure));
    if (one.isWithdrawn)
        facts.rows.emplace_back("Withdrawn", orNone(one.withdrawnBy) + (one.withdrawnBecause.isEmpty() ? std::string() : ": " + one.withdrawnBecause.toStdString()));
    std::string entry = one.seq == 0 ? std::string(noFigure) : numberWord(std::int64_t(one.seq));
    if (one.counterSeq > 0)
        entry += " and " + numberWord(std::int64_t(one.counterSeq));
    facts.rows.emplace_back(one.counterSeq > 0 ? "Entries of the log" : "Entry of the log", entry);
    return facts;
}

} // namespace

void addAttestations(Pen &pen, const Composition &composition)
{
    if (!composition.options.exceptions)
        return;
    const auto &rows = composition.report.attestations;
    const auto inForce = std::count_if(rows.cbegin(), rows.cend(), [](const AttestationRow &row) { return row.isInForce; });
    pen.chapter("Attestations");
    pen.say(countWord(inForce, "attestation is", "attestations are") + " in force, of " + numberWord(std::int64_t(rows.size()))
            + " on record. An attestation holds for exactly the APIs that it names. It lapses for whatever is added later, and at its end.");
    pen.add(tableOf(rows));
    for (const AttestationRow &row : rows) {
        pen.section(row.attestation.control + (row.isInForce ? ", attested until " + dayWord(row.attestation.validUntil) : std::string(", not in force")));
        if (!row.isInForce)
            pen.add(Callout{Tone::Unknown, "It decides nothing.", upperFirst(sentenceOf(orNone(row.whyNot)))});
        pen.add(factsOf(row));
    }
}

} // namespace bulkhead::reports
