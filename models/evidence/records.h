// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "isolation/words.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace bulkhead::evidence {

// What no admin API tells and people bring in and sign for (controls.md 1.0.5). Each is what the entries of the log make of it; `id` is the object of
// its first entry (32 hex digits), `seq` that entry. Times are UTC; digests are SHA-256 in lower-case hex.

//! The pair that a record speaks of; both empty: every pair of the estate.
struct PairScope
{
    EnvironmentId sandbox, production;
    [[nodiscard]] bool isAll() const { return sandbox.isEmpty() && production.isEmpty(); }
    [[nodiscard]] bool covers(const EnvironmentId &aSandbox, const EnvironmentId &aProduction) const
    {
        return isAll() || (sandbox == aSandbox && production == aProduction);
    }
    friend bool operator==(const PairScope &, const PairScope &) = default;
};

//! What evidence says of one unit of a control: "network:vpc-1".
struct EvidenceUnit
{
    std::string unit;
    isolation::Verdict verdict = isolation::Verdict::Unknown;
    std::string detail; //!< a plain sentence, for people
    friend bool operator==(const EvidenceUnit &, const EvidenceUnit &) = default;
};

//! Evidence with its envelope.
struct Evidence
{
    std::string id;
    std::string control; //!< "INF-03"
    PairScope pair;
    std::string source;    //!< the system it was read from: "terraform state of acme-network"
    std::string collector; //!< what read it, with its version
    std::string query;     //!< exact query, endpoint or command
    UtcTime startedAt{}, finishedAt{}, expiresAt{};
    std::int64_t expected = -1; //!< rows that the source says there are; -1: it does not tell
    std::int64_t received = 0, pages = 0;
    std::string digest;     //!< of the raw bytes
    std::int64_t bytes = 0; //!< how many
    std::string keptAt;     //!< where a copy is kept; empty: not retained
    std::vector<std::string> redactions;
    std::vector<EvidenceUnit> units;

    QString collectedBy; //!< who signed it in
    UtcTime recordedAt{};
    std::uint64_t seq = 0;
    bool isWithdrawn = false;
    //! All that the source told of was received.
    [[nodiscard]] bool isComplete() const { return expected >= 0 && received == expected; }
};

//! Somebody's signed word that a control holds for exactly these units.
struct Attestation
{
    std::string id;
    std::string control;
    PairScope pair;           //!< never all: what is attested is named
    std::vector<std::string> scope; //!< ids of catalog rows it covers, sorted; a row that is not among them is not attested
    std::string statement;    //!< what is attested, in words
    std::string statementDigest;
    std::vector<std::string> evidence; //!< ids of evidence it rests on; without any it is a bare statement (A0), which counts as unknown
    std::vector<std::string> digests;  //!< of that evidence, one each, in the same order
    //! Of a test report (GOV-08): ids of controls of which it tested exactly the path, sorted. It stands in for probes of them that are switched off.
    std::vector<std::string> tested{};
    UtcTime validFrom{}, validUntil{};

    QString attestor, role;
    QString counterSigner; //!< empty: nobody yet
    UtcTime recordedAt{}, counterSignedAt{};
    std::uint64_t seq = 0, counterSeq = 0;
    bool isWithdrawn = false;
    QString withdrawnBy, withdrawnBecause;
};

//! What a check found that ended an exception for good: a control that makes up for it did not pass.
struct Lapse
{
    std::string control; //!< that makes up for it
    isolation::Verdict verdict = isolation::Verdict::Unknown; //!< never pass
    std::int64_t snapshot = 0; //!< that was judged
    std::uint64_t seq = 0;     //!< of the entry
    friend bool operator==(const Lapse &, const Lapse &) = default;
};

//! Findings that are accepted for a while. They stay fails.
struct Exception
{
    enum class State : std::uint8_t { Requested, Active, Rejected, Revoked, Expired, Void };
    struct Approval
    {
        QString person;
        UtcTime at{};
        std::uint64_t seq = 0;
        friend bool operator==(const Approval &, const Approval &) = default;
    };
    std::string id;
    std::string control;
    PairScope pair;                       //!< never all
    std::vector<std::string> fingerprints; //!< exact, sorted, never empty
    QString reason, owner, ticket, risk;  //!< risk: "low", "medium", "high", "critical"
    std::vector<std::string> compensating; //!< ids of controls that have to pass meanwhile
    UtcTime start{}, expires{}, review{};
    int ruleVersion = 0;                  //!< of the control's rule when it was asked for; 0: nobody said
    std::string renews; //!< id of the exception it goes on with; empty: it is the first

    QString requester;
    std::vector<Approval> approvals;
    UtcTime recordedAt{};
    UtcTime activeSince{}; //!< when the last signature that it needed came; as 1970: never
    UtcTime endedAt{};     //!< rejected, revoked or void
    Lapse lapse;           //!< of one that is void by an entry; it is never in force again
    std::uint64_t seq = 0;
    [[nodiscard]] bool wasInForce() const { return activeSince != UtcTime{}; }
    State state = State::Requested; //!< as the entries say; that time is over shows `asOf`
    QString endedBy, endedBecause;
};
[[nodiscard]] std::string_view toWire(Exception::State state); //!< "requested", "active", …
//! Whether two names are the same person's: equal in ASCII lower case, as the log compares them.
[[nodiscard]] bool isSamePerson(const QString &one, const QString &other);

} // namespace bulkhead::evidence
