// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/checkpoint.h"
#include "audit/logstate.h"
#include "audit/verifiedhead.h"
#include "core/clock.h"
#include "ports/auditstore.h"
#include "ports/headmemory.h"

#include <QStringList>

#include <memory>

namespace bulkhead {

//! Who acts: a person with the key at hand, or somebody whom only the operating system names.
struct Acting
{
    QString claim;                         //!< name of the operating-system user
    QString person;                        //!< empty: nobody has said who they are
    std::shared_ptr<const SigningKey> key; //!< of the person
    QString asRole;                        //!< "view as": only this role counts; empty: all the person has
    [[nodiscard]] bool isPerson() const { return !person.isEmpty() && key != nullptr; }
};

//! What shall be recorded. Digests are hex.
struct AuditDraft
{
    std::string action;
    audit::Phase phase = audit::Phase::Whole;
    std::string objectKind, objectId, environment;
    std::string before, after;
    JsonValue::Object detail;
    std::string nonce{}; //!< 32 hex digits, to try the same again after Store without a second entry; empty: made anew
    friend bool operator==(const AuditDraft &, const AuditDraft &) = default;
};

//! Everything behind an AuditTrail; what it points at outlives the trail.
struct AuditTrailParts
{
    AuditStoreOpener openStore;
    std::shared_ptr<const SigningKey> logKey;              //!< signs checkpoints; the same for the life of the log
    std::shared_ptr<HeadMemory> memory;                    //!< may be null
    std::vector<std::shared_ptr<CheckpointTarget>> targets;
    std::shared_ptr<const Clock> clock;
    //! What the first entry says of snapshots taken before there was a log.
    std::function<Result<JsonValue::Object>()> genesis;
    QString place{}; //!< of the store; its newest head is remembered too, so that a log that is gone or another one shows. May be empty
};

//! The log as the use cases write it. One object per thread; calls block. Errors: Refused (a rule or right says no), Damaged (the log does not hang together or
//! is not the one remembered), Store (it cannot be written); what was to be done must not be done then. Nothing was recorded, unless a disk that fails
//! does not even let it be found out: then the entry may be there, and recording the same draft next, or one with the same nonce whenever, makes no second one.
class AuditTrail
{
public:
    explicit AuditTrail(AuditTrailParts parts);

    //! Records one entry; its seq. Begins the log if there is none.
    Result<std::uint64_t> record(const AuditDraft &draft, const Acting &who);
    //! Whether `record` would be allowed, without recording.
    Result<void> check(const AuditDraft &draft, const Acting &who);
    //! People, keys, roles and policy as the log says now.
    Result<audit::LogState> state();
    //! The store as it is open now.
    Result<AuditStore *> store();
    //! The log's verifier key and id; empty id: there is no log yet.
    [[nodiscard]] audit::VerifierKey verifierKey() const;
    Result<std::string> logId();
    [[nodiscard]] const SigningKey &logKey() const { return *m_parts.logKey; }
    //! The heads this desk remembers of the log, and of whatever log was in this place.
    [[nodiscard]] Result<std::vector<std::string>> remembered();
    //! What this desk remembers of the last verification of the whole log; nothing if there is none that this log's key signed.
    [[nodiscard]] Result<std::optional<audit::VerifiedHead>> verified();
    //! Its time is now unless it says one.
    [[nodiscard]] Result<void> rememberVerified(audit::VerifiedHead head);
    [[nodiscard]] const std::vector<std::shared_ptr<CheckpointTarget>> &targets() const { return m_parts.targets; }
    //! What did not work beside the log since the last call: checkpoints that could not be put outside. Plain sentences.
    [[nodiscard]] QStringList takeWarnings() { return std::exchange(m_warnings, {}); }

private:
    Result<void> begin(const Acting &who);
    Result<std::uint64_t> append(const AuditDraft &draft, const Acting &who);
    Result<AuditAppended> appendOnce(const std::string &nonce, const AuditDraft &draft, const Acting &who);
    Result<AuditText> make(const AuditPlace &place, const std::string &nonce, const AuditDraft &draft, const Acting &who, audit::LogState &next);
    Result<bool> takeDecisions();
    Result<void> catchUp();
    Result<std::string> logSeenHere();
    Result<void> compareWithMemory();
    void publish(const AuditAppended &appended);

    //! An entry of which it is not known whether it was kept.
    struct Doubt
    {
        std::string nonce;
        AuditDraft draft;
        QString person;
    };

    AuditTrailParts m_parts;
    std::unique_ptr<AuditStore> m_store;
    std::string m_log, m_keyText; //!< the latter as entry 1 says it
    std::optional<Doubt> m_doubt;
    audit::LogState m_state;
    std::uint64_t m_seen = 0; //!< seq up to which m_state knows the decisions
    QStringList m_warnings;
};

//! Records the beginning of an act and, with `end` or when it is left, its outcome.
class AuditedAct
{
public:
    //! The act must not begin without a value.
    static Result<std::unique_ptr<AuditedAct>> begin(AuditTrail &trail, AuditDraft draft, const Acting &who);
    ~AuditedAct(); //!< "failed" if nothing was said
    Q_DISABLE_COPY_MOVE(AuditedAct)

    //! `outcome`: "done", "failed" or "cancelled".
    Result<std::uint64_t> end(const std::string &outcome, JsonValue::Object detail, const std::string &after = {});

private:
    AuditedAct(AuditTrail &trail, AuditDraft draft, Acting who, std::uint64_t seq);

    AuditTrail &m_trail;
    AuditDraft m_draft;
    Acting m_who;
    std::uint64_t m_seq;
    bool m_ended = false;
};

} // namespace bulkhead
