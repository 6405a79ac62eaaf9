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

//! A checkpoint, and where one is kept outside.
struct CheckpointPlace
{
    QString place;
    std::uint64_t size = 0;  //!< of the newest checkpoint there; 0: none yet
    QString problem;         //!< why it could not be read or written; empty: well
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
    bool isSigned = false, isSignatureGood = false; //!< good: by a key of the person it names
    std::uint64_t anchoredBy = 0; //!< size of a checkpoint outside that covers it and agrees; 0: none known
    QString problem;             //!< why there is no proof
};

} // namespace bulkhead
