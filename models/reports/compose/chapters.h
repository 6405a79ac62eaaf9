// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/compose.h"
#include "reports/findings.h"
#include "reports/reportwords.h"

#include <span>

namespace bulkhead::reports {

//! What all chapters are made from.
struct Composition
{
    const Report &report;
    const isolation::CheckReport &check;
    const isolation::ControlCatalogue &catalogue;
    const DocumentOptions &options;
    std::vector<Finding> findings; //!< all, in the order of the report

    [[nodiscard]] bool hasSeveralPairs() const { return check.pairs.size() > 1; }
    //! Those of one pair.
    [[nodiscard]] std::span<const Finding> findingsOn(std::size_t pair) const;
};

//! Puts blocks at the end of a document.
class Pen
{
public:
    explicit Pen(Document &document)
        : m_document(document)
    {
    }
    void chapter(std::string title) { add(Heading{1, std::move(title)}); }
    void section(std::string title) { add(Heading{2, std::move(title)}); }
    void item(std::string title) { add(Heading{3, std::move(title)}); }
    void say(std::string text) { add(Paragraph{std::move(text), false}); }
    void whisper(std::string text) { add(Paragraph{std::move(text), true}); }
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }

private:
    Document &m_document;
};

//! How the log of the report stands.
enum class ChainState : std::uint8_t { Valid, Broken, NotVerified };
[[nodiscard]] ChainState stateOf(const ChainResult &chain);
//! "Valid: all 18,204 entries …", for the cover and the chapter.
[[nodiscard]] std::string chainSentence(const ChainResult &chain);

//! Says that the period, or a part of it, lies before the log; nothing where the log covers it.
[[nodiscard]] std::optional<Callout> unrecordedPart(const Report &report);

//! "Isolation incomplete. Weakest layer: …": the one sentence of a pair.
[[nodiscard]] Callout statusOf(const Composition &composition, std::size_t pair);

[[nodiscard]] Cell textCell(std::string text);
[[nodiscard]] Cell numberCell(std::int64_t number);
//! A count that is bad news: a shape stands before it unless it is 0.
[[nodiscard]] Cell countCell(std::int64_t number, Tone tone);

void fillCover(Document &document, const Composition &composition);
void addSummary(Pen &pen, const Composition &composition);
void addRequirements(Pen &pen, const Composition &composition);
void addStatement(Pen &pen, const Composition &composition);
void addScope(Pen &pen, const Composition &composition);
void addMethod(Pen &pen, const Composition &composition);
void addLayers(Pen &pen, const Composition &composition);
void addFindings(Pen &pen, const Composition &composition);
void addExceptions(Pen &pen, const Composition &composition);
void addAttestations(Pen &pen, const Composition &composition);
void addPromotions(Pen &pen, const Composition &composition);
void addChanges(Pen &pen, const Composition &composition);
void addSample(Pen &pen, const Composition &composition);
void addCoverage(Pen &pen, const Composition &composition);
void addControls(Pen &pen, const Composition &composition);
void addEvidence(Pen &pen, const Composition &composition);
void addChain(Pen &pen, const Composition &composition);
void addFramework(Pen &pen, const Composition &composition);
void addLimitations(Pen &pen, const Composition &composition);
void addSignOff(Pen &pen, const Composition &composition);

} // namespace bulkhead::reports
