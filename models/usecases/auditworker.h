// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/auditsession.h"

namespace bulkhead {

//! Does the work of an AuditSession, on the session's thread. Answers are called there.
class AuditWorker : public QObject
{
    Q_OBJECT
public:
    template<typename T>
    using Answer = std::function<void(T)>;
    using ViewResult = Result<std::shared_ptr<const AuditView>>;

    explicit AuditWorker(AuditSessionParts parts);

    void setEstate(const EstateConfig &estate);
    void load(Answer<ViewResult> answer);
    void signIn(QString person, KeyPlace key, Answer<Result<Acting>> answer);
    void verify(CancelToken cancel, OnVerified onVerified, Answer<Result<AuditVerdict>> answer);
    void showEntry(std::uint64_t seq, Answer<Result<AuditEntryView>> answer);
    void saveProof(std::uint64_t seq, QString path, Answer<Result<void>> answer);
    void exportBundle(QString path, Acting who, CancelToken cancel, OnExport onExport, Answer<Result<ExportedLog>> answer);
    void record(AuditDraft draft, Acting who, Answer<Result<std::uint64_t>> answer);
    void accept(Acting who, Answer<Result<PolicyAcceptance>> answer);
    void makeKey(KeyPlace place, QString publicFile, Answer<Result<std::string>> answer);
    //! The draft needs the card in a public file.
    using WithCard = std::function<AuditDraft(const PublicKeyCard &)>;
    void recordWithCard(QString publicFile, WithCard draft, Acting who, Answer<Result<std::uint64_t>> answer);
    void addFirst(QString name, QStringList roles, KeyPlace key, Acting claim, Answer<Result<Acting>> answer);
    void rotate(KeyPlace place, Acting who, Answer<Result<Acting>> answer);
    void shutDown();

private:
    using Trail = std::shared_ptr<AuditTrail>;
    QCoro::Task<Result<Trail>> trail();
    QCoro::Task<> runLoad(Answer<ViewResult> answer);
    QCoro::Task<> runSignIn(QString person, KeyPlace key, Answer<Result<Acting>> answer);
    QCoro::Task<> runVerify(CancelToken cancel, OnVerified onVerified, Answer<Result<AuditVerdict>> answer);
    QCoro::Task<> runShow(std::uint64_t seq, Answer<Result<AuditEntryView>> answer);
    QCoro::Task<> runSave(std::uint64_t seq, QString path, Answer<Result<void>> answer);
    QCoro::Task<> runExport(QString path, Acting who, CancelToken cancel, OnExport onExport, Answer<Result<ExportedLog>> answer);
    QCoro::Task<> runRecord(AuditDraft draft, Acting who, Answer<Result<std::uint64_t>> answer);
    QCoro::Task<> runAccept(Acting who, Answer<Result<PolicyAcceptance>> answer);
    QCoro::Task<> runMakeKey(KeyPlace place, QString publicFile, Answer<Result<std::string>> answer);
    QCoro::Task<> runAddFirst(QString name, QStringList roles, KeyPlace key, Acting claim, Answer<Result<Acting>> answer);
    QCoro::Task<> runRotate(KeyPlace place, Acting who, Answer<Result<Acting>> answer);
    void begin() { ++m_running; }
    void end();

    AuditSessionParts m_parts;
    EstateConfig m_estate;
    Trail m_trail;
    std::shared_ptr<const AuditList> m_list; //!< what `load` read before
    int m_running = 0;
    bool m_isShutDown = false;
};

} // namespace bulkhead
