// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/jsonvalue.h"
#include "isolation/evaluate.h"
#include "isolation/runchanges.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::isolation {

// One check of several pairs, in the forms in which people and pipelines read it. Pure: equal input, equal bytes.

//! Since when a finding is known, from the store.
struct FindingLife
{
    qint64 since = 0; //!< run
    UtcTime sinceAt{};
    bool isNew = false; //!< not in the run before
    bool isReopened = false;
};

//! An exception that is in force for a finding: the finding stays what it is, and is told as accepted.
struct AcceptedFinding
{
    std::string exception; //!< id
    UtcTime until{};
    std::vector<std::string> approvers;
    std::string reason;
};

//! What is wrong with an exception on a pair: "expired", "unused", "too_broad" …
struct ExceptionNote
{
    std::string exception, control; //!< ids
    std::string problem;            //!< wire name
    std::string message;            //!< a plain sentence
};

struct PairReport
{
    PairResult result;
    std::unordered_map<std::string, FindingLife> lives; //!< by fingerprint; empty: not kept
    std::vector<std::string> resolved;                  //!< fingerprints that were there before and are gone
    std::vector<VerdictChange> changes;                 //!< against the run before
    bool hasEarlierRun = false;                         //!< there is something to compare with
    std::unordered_map<std::string, AcceptedFinding> accepted; //!< by fingerprint
    std::vector<ExceptionNote> exceptions;                     //!< what is wrong with those of this pair
};

//! A gateway that the last sync could not read whole: it explains what is unknown.
struct UnreadGateway
{
    GatewayId gateway;
    Error error;
};

struct CheckReport
{
    QString estate;
    SnapshotId snapshot = 0;
    UtcTime at{};
    std::vector<PairReport> pairs;
    std::vector<UnreadGateway> unread;
    const ControlCatalogue *catalogue = nullptr;
    const EstateFacts *facts = nullptr;
};

//! The answer of `isolation check --json` (DESIGN.md 3.2).
[[nodiscard]] JsonValue toJson(const CheckReport &report);
//! SARIF 2.1.0: rules are controls, results are units; all verdicts but the passes of single units are there.
[[nodiscard]] JsonValue toSarif(const CheckReport &report);
//! The common subset of JUnit: a suite per layer, a case per control, and one for each unit that is no pass. Unknown is an
//! error, never skipped: most pipelines take skipped for good.
[[nodiscard]] std::string toJunit(const CheckReport &report);
//! For people at a terminal; plain text without colours, at most `width` columns.
[[nodiscard]] std::string toText(const CheckReport &report, int width);

// What the forms share.

//! "CONTROL title" of a unit's remedy for the gateway kind of its production side, else its sandbox side.
[[nodiscard]] QString remedyOf(const CheckReport &report, const Control &control, const UnitResult &unit);
//! The exception in force for a unit, or nullptr. It changes neither verdicts nor figures.
[[nodiscard]] const AcceptedFinding *acceptedBy(const PairReport &pair, std::string_view control, const UnitResult &unit);
//! "accepted until 2026-12-12 (exception 1a2b3c4d)"
[[nodiscard]] std::string acceptedWords(const AcceptedFinding &accepted);
//! One sentence that says why a control has its verdict.
[[nodiscard]] std::string reasonOf(const ControlResult &control);
//! Whether a test report that somebody signed stands in for a probe: nothing else supplies a critical control that a probe decides with assurance A1.
[[nodiscard]] bool standsIn(const ControlResult &control);
//! "GATEWAY kind NAME (id)", for a line of text.
[[nodiscard]] std::string shown(const FactRef &fact);
//! The same; the name of its gateway is at hand in UTF-8.
void appendShown(std::string &out, std::string_view gateway, const FactRef &fact);
//! What `appendShown` appends, in parts that point into what is given.
[[nodiscard]] std::array<std::string_view, 9> shownParts(std::string_view gateway, const FactRef &fact);
[[nodiscard]] QString plain(std::string_view wire); //!< "not_applicable" → "not applicable"
//! Text of one line for a terminal: line feeds become spaces, other control characters and changes of the writing direction
//! U+FFFD. Names of gateways are not to be trusted.
[[nodiscard]] std::string harmless(std::string_view text);
[[nodiscard]] QString pairName(const PairResult &pair); //!< "sandbox/production"
[[nodiscard]] std::string isoTime(UtcTime time); //!< "2026-11-23T09:41:00Z"; empty outside the years 1 to 9999

} // namespace bulkhead::isolation
