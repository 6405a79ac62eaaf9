// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/logstate.h"
#include "audit/merkle.h"
#include "audit/verification.h"
#include "core/clock.h"
#include "rows/auditlines.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bulkhead {

//! A place that keeps checkpoints outside, and what those say of the log or, of one entry, those that cover it.
struct CheckpointPlace
{
    enum class Says { // the graver the later
        Nothing,  //!< there is none yet
        Agrees,   //!< signed with the log's key, and the log up to there has its root
        Unknown,  //!< it could not be read or compared
        Stranger, //!< not signed with the key of this log
        Differs   //!< signed with it, and the log up to there has another root, or is shorter
    };
    QString place;
    Says says = Says::Nothing;
    std::uint64_t size = 0; //!< of the checkpoint that says so, of several that agree the newest; 0: none
    QString problem;        //!< why it is Unknown
};

//! What is known of the log; immutable, shared between threads.
struct AuditView
{
    std::string log;                  //!< id; empty: there is no entry yet
    std::string verifierKey;          //!< "NAME+HHHHHHHH+BASE64"
    std::shared_ptr<const AuditList> list;
    audit::LogState state;
    QString stateProblem;             //!< why people and policy could not be made out (a damaged log); empty: well
    std::string checkpoint;           //!< the newest, a note
    QList<CheckpointPlace> places;
};

//! The outcome of a verification of the store's log.
struct AuditVerdict
{
    audit::Verification answer;
    UtcTime at{};
    std::chrono::milliseconds duration{0};
};

//! One entry whole, with the proof that it stands in the log.
struct AuditEntryView
{
    std::uint64_t seq = 0;
    std::string entry;           //!< its bytes: canonical JSON
    std::uint64_t size = 0;      //!< of the tree the proof is for
    Digest leaf{}, root{};
    audit::Proof path;           //!< from the leaf up; empty with `problem`
    bool isInTree = false;       //!< the path gives the root
    bool isHeadSigned = false;   //!< with the log's key
    bool isSigned = false, isSignatureGood = false; //!< good: by a key of the person it names
    QList<CheckpointPlace> places; //!< all there are outside
    QString problem;             //!< why there is no proof
};

} // namespace bulkhead
