// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/records.h"
#include "isolation/output/report.h"
#include "promotion/ledger.h"
#include "reports/framework.h"

#include <optional>

namespace bulkhead::reports {

// What a report says, before it has a form: one value from which every format is made, so that all give the same numbers. Nothing in it depends on who asks,
// when, where, in which language or time zone: the moment is that of the snapshot, and texts are English.

//! How an exception stands at the moment of the report.
struct ExceptionRow
{
    evidence::Exception exception; //!< its state as of the moment
    std::vector<std::string> findings;  //!< sentences of the findings it accepts that are still there
    std::vector<std::pair<std::string, isolation::Verdict>> compensating; //!< control → its verdict now
    QStringList problems; //!< "expired", "unused", "too broad", "void because …": findings about the exception itself
    int ageDays = 0;
};

struct AttestationRow
{
    evidence::Attestation attestation;
    bool isInForce = false;
    QString whyNot;      //!< "waits for a counter-signature", "expired", "the scope has grown by 2 APIs"
    QStringList uncovered; //!< names of rows of the pair that it does not cover
};

struct EvidenceRow
{
    evidence::Evidence evidence;
    bool isFresh = false;
};

//! Something that was not reached, and what that leaves unproven.
struct CoverageGap
{
    GatewayId gateway;
    std::string problem;                //!< why
    std::optional<UtcTime> factsFrom;   //!< age of what is still known; nothing: never read
    std::vector<std::string> controls;  //!< ids that are unknown for it
};

//! A change of production that no promotion explains.
struct UnrequestedChange
{
    GatewayId gateway;
    EnvironmentId environment;
    std::string kind, nativeId, api;
    std::vector<std::string> fields; //!< members that differ and that no promotion explains; of what came or went none, or those that differ from what its promotion wrote
    UtcTime after{}, at{};
    SnapshotId snapshot = 0;
    std::string name{}, action = "change"; //!< name: what its product calls it, may be empty; action: "create", "change", "delete"
    std::string promotion{};  //!< that changed it between the same two readings, otherwise than this; empty: none did
    bool isUnsure = false;    //!< with `promotion`: whether it is that one's cannot be told
};

//! The result of verifying the log up to its size, and proofs of the entries that the report rests on.
struct ChainResult
{
    bool isOk = false, isAnchored = false;
    std::uint64_t size = 0, anchoredUntil = 0;
    std::string log, root, key; //!< root base64, key the verifier key
    std::string problem;        //!< empty: none
    std::optional<UtcTime> begins; //!< time of the first entry: of what was before nothing is on record
    struct Proof
    {
        std::uint64_t seq = 0;
        std::string what;       //!< "approval of promotion 9f… by leonor"
        std::string leaf;       //!< leaf hash, hex
        std::vector<std::string> path; //!< hex, from the leaf up
    };
    std::vector<Proof> proofs;
};

//! N at random, repeatable: the same seed and population give the same rows.
struct Sample
{
    std::string population; //!< "promotions", "findings"
    std::uint64_t seed = 0;
    std::size_t asked = 0, of = 0;
    std::vector<std::size_t> indexes; //!< into the population in the order of the report, ascending
};

//! How one requirement stands on one pair: the worst of the controls that support it.
struct RequirementResult
{
    enum class State : std::uint8_t { Pass, PassAttested, Warn, Unknown, Fail, NotApplicable, NoControl };
    const Requirement *requirement = nullptr; //!< of the framework
    State state = State::NoControl;
    std::int64_t failing = 0, accepted = 0; //!< findings that fail, and those of them that are accepted
    std::string why;                     //!< "2 fail, 1 accepted"; "DAT-04 needs evidence"
};
[[nodiscard]] std::string_view toWire(RequirementResult::State state);
struct RequirementCounts
{
    std::int64_t pass = 0, attested = 0, warn = 0, unknown = 0, fail = 0, notApplicable = 0, noControl = 0;
    friend bool operator==(const RequirementCounts &, const RequirementCounts &) = default;
};
[[nodiscard]] RequirementCounts countsOf(const std::vector<RequirementResult> &results);
//! Pure: requirements of a framework on one pair, in the order of the framework. `accepted`: fingerprints with an exception in force on this pair; they stay
//! fails. A pass needs every control to pass or not to apply; a control that the pair has no result of leaves it unknown. `catalogue` tells what an unknown
//! control waits for. The results point into the framework.
[[nodiscard]] std::vector<RequirementResult> requirementsOn(const Framework &framework, const isolation::PairResult &pair, const std::vector<std::string> &accepted,
                                                            const isolation::ControlCatalogue &catalogue = isolation::ControlCatalogue::builtIn());
//! The worst over several pairs, each with as many results; fails are added up, and `why` is that of the first of the worst pairs, after its name.
[[nodiscard]] std::vector<RequirementResult> requirementsOver(const std::vector<std::vector<RequirementResult>> &byPair, const std::vector<std::string> &pairNames);

struct Period
{
    UtcTime from{}, until{}; //!< until is not in it
};

//! A report. What it points at outlives it.
struct Report
{
    QString estate;
    const Framework *framework = nullptr;
    Period period;
    const isolation::CheckReport *check = nullptr; //!< of the pairs in scope, as of the snapshot
    QString allPairs;          //!< "2 of 3 pairs": scope in words
    std::vector<std::vector<RequirementResult>> requirements; //!< by pair, as in `check`
    std::vector<ExceptionRow> exceptions;
    std::vector<AttestationRow> attestations;
    std::vector<EvidenceRow> evidence;
    std::vector<promotion::Request> promotions; //!< every request that was open, made or ended in the period, oldest first
    std::vector<UnrequestedChange> changes;
    std::vector<CoverageGap> gaps;
    std::int64_t gateways = 0, gatewaysRead = 0, apis = 0;
    std::optional<Sample> sample;
    ChainResult chain;
    std::string id; //!< 32 hex digits, a digest of what it is a report of: the same report, the same id

    //! The exception in force for a finding, or nullptr.
    [[nodiscard]] const ExceptionRow *exceptionOf(const std::string &fingerprint) const;
    //! The same on one pair: an exception of another pair accepts nothing here.
    [[nodiscard]] const ExceptionRow *exceptionOf(const isolation::PairResult &pair, const std::string &fingerprint) const;
};

} // namespace bulkhead::reports
