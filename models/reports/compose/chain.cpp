// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

namespace {

std::string entriesOf(std::uint64_t count)
{
    return countWord(std::int64_t(count), "entry", "entries");
}

Callout calloutOf(const ChainResult &chain)
{
    switch (stateOf(chain)) {
    case ChainState::Valid:
        return {Tone::Pass, "The audit log is valid.", chain.isAnchored
                    ? "All " + entriesOf(chain.size) + " were checked, and a checkpoint kept outside the store agrees up to entry "
                          + numberWord(std::int64_t(chain.anchoredUntil)) + '.'
                    : "All " + entriesOf(chain.size) + " were checked. No checkpoint kept outside the store was compared, so this holds only as far as the store can be trusted."};
    case ChainState::Broken:
        return {Tone::Fail, "The audit log is not valid.",
                sentenceOf(orNone(chain.problem)) + " Approvals, exceptions and attestations of this report rest on the log. Do not rely on them until this is explained."};
    case ChainState::NotVerified:
        return {Tone::Unknown, "The audit log was not verified.", "Approvals, exceptions and attestations of this report rest on a log that nobody checked for it."};
    }
    return {};
}

std::string pathOf(const ChainResult::Proof &proof)
{
    std::string text;
    for (const std::string &hash : proof.path)
        text += (text.empty() ? "" : " ") + hash;
    return orNone(text);
}

Table proofsOf(const ChainResult &chain)
{
    Table table{"Inclusion proofs", {{"Entry", 0.7, true, false}, {"What it is", 2, false, false}, {"Leaf", 2, false, true}, {"Path, from the leaf up", 4, false, true}}, {},
                "No entry was proven by itself."};
    for (const ChainResult::Proof &proof : chain.proofs)
        table.rows.push_back({numberCell(std::int64_t(proof.seq)), textCell(proof.what), textCell(proof.leaf), textCell(pathOf(proof))});
    return table;
}

} // namespace

ChainState stateOf(const ChainResult &chain)
{
    if (chain.isOk)
        return ChainState::Valid;
    return chain.size == 0 && chain.problem.empty() ? ChainState::NotVerified : ChainState::Broken;
}

std::string chainSentence(const ChainResult &chain)
{
    switch (stateOf(chain)) {
    case ChainState::Valid:
        return "Valid: " + entriesOf(chain.size) + " checked, "
            + (chain.isAnchored ? "and an outside checkpoint agrees up to entry " + numberWord(std::int64_t(chain.anchoredUntil)) : "without a checkpoint from outside");
    case ChainState::Broken:
        return "NOT VALID: " + sentenceOf(orNone(chain.problem)) + " Do not rely on approvals, exceptions and attestations of this report";
    case ChainState::NotVerified:
        return "Not verified";
    }
    return {};
}

void addChain(Pen &pen, const Composition &composition)
{
    const ChainResult &chain = composition.report.chain;
    pen.chapter("Audit log");
    pen.add(calloutOf(chain));
    pen.say("Every approval, exception, attestation and promotion is an entry of one log. The entries form a Merkle tree (RFC 6962, SHA-256): whoever changes one "
            "changes the root. Decisions carry the Ed25519 signature of the person who made them.");
    Facts facts;
    facts.rows = {{"Log", orNone(chain.log)},
                  {"Entries", chain.size == 0 ? std::string("none") : "1 to " + numberWord(std::int64_t(chain.size))},
                  {"Root", orNone(chain.root)},
                  {"Key of the log", orNone(chain.key)},
                  {"Agrees with an outside checkpoint", chain.isAnchored ? "up to entry " + numberWord(std::int64_t(chain.anchoredUntil)) : std::string("none was compared")},
                  {"Problem", chain.problem.empty() ? std::string("none found") : chain.problem}};
    pen.add(std::move(facts));
    pen.section("Proofs of the entries that this report rests on");
    pen.say("A leaf, hashed with each hash of its path in turn as RFC 6962 says, gives the root above. The bundle holds the entries themselves, and bulkhead-verify does this "
            "without the store.");
    pen.add(proofsOf(chain));
}

} // namespace bulkhead::reports
