// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/checkisolation.h"
#include "usecases/evidencedesk.h"

#include <QCoroTask>
#include <QObject>
#include <QThread>

#include <functional>
#include <optional>

namespace bulkhead {

//! What the application puts behind the session; called on its worker thread.
struct EvidenceSessionParts
{
    std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> openTrail;
    std::shared_ptr<const Clock> clock;
};

class EvidenceWorker;

//! An envelope as it stands in a file, with the digest of the raw bytes if these were given.
struct ReadEvidence
{
    evidence::Evidence evidence;
    std::optional<Error> whyNot; //!< why the log would not take it
};

//! The console's face of what people sign in about isolation: evidence, attestations and exceptions. On the GUI thread; all work happens on a thread of its own, and answers
//! are signals. What the person may not do fails with Refused, whose `what` says why.
class EvidenceSession : public QObject
{
    Q_OBJECT
public:
    using Records = RecordKeeper::Records;

    explicit EvidenceSession(EvidenceSessionParts parts, QObject *parent = nullptr);
    ~EvidenceSession() override; //!< waits

    void setEstate(const EstateConfig &estate);
    void setActing(const Acting &who);
    [[nodiscard]] const Acting &acting() const { return m_who; }
    //! The check whose findings can be accepted.
    void setIsolation(const std::shared_ptr<const IsolationView> &view) { m_isolation = view; }

    //! As the log says; nullptr until they were read. Immutable.
    [[nodiscard]] Records records() const { return m_records; }
    [[nodiscard]] std::optional<Error> loadError() const { return m_loadError; }
    //! Answers with `recordsChanged` or `loadFailed`.
    void reload();
    [[nodiscard]] UtcTime now() const { return m_clock->now(); }

    //! Reads an envelope from a file; `raw`: the file with the bytes that it speaks of, or empty. Records nothing. Answers with `evidenceRead` or `readFailed`, the
    //! last that was asked for only.
    void readEvidence(const QString &path, const QString &raw = {});

    // Decisions: each is an entry signed by who acts. Answers with `recorded` or `failed`.
    void addEvidence(const evidence::Evidence &evidence);
    void withdrawEvidence(const QString &id, const QString &reason);
    void attest(const AttestationWish &wish);
    void requestException(const ExceptionWish &wish);
    //! `reason` empty: the same as before.
    void renewException(const QString &id, UtcTime expires, const QString &reason);
    void approveException(const QString &id);
    void rejectException(const QString &id, const QString &reason);
    void revokeException(const QString &id, const QString &reason);
    void counterSign(const QString &id);
    void withdrawAttestation(const QString &id, const QString &reason);

signals:
    void recordsChanged();
    void loadFailed(const bulkhead::Error &error);
    void actingChanged();
    void evidenceRead(const bulkhead::ReadEvidence &read);
    void readFailed(const bulkhead::Error &error); //!< BadFile with FILE:LINE, or Conflict
    void recorded(const QString &id); //!< of the record; isolation is to be judged anew
    void failed(const bulkhead::Error &error); //!< of a decision
    void logged(); //!< something was recorded in the audit log

private:
    using Decision = std::function<Result<std::string>(EvidenceDesk &desk)>; //!< the record's id
    void decide(const Decision &decision);

    QThread m_thread;
    EvidenceWorker *m_worker = nullptr; //!< lives on m_thread, deleted there
    std::shared_ptr<const Clock> m_clock;
    EstateConfig m_estate;
    Acting m_who;
    std::shared_ptr<const IsolationView> m_isolation;
    Records m_records;
    std::optional<Error> m_loadError;
    int m_loadTicket = 0, m_readTicket = 0;
};

} // namespace bulkhead
