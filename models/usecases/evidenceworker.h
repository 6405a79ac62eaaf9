// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"

namespace bulkhead {

//! Does the work of an EvidenceSession, on the session's thread. Answers are called there.
class EvidenceWorker : public QObject
{
    Q_OBJECT
public:
    template<typename T>
    using Answer = std::function<void(T)>;
    using Loaded = Result<RecordKeeper::Records>;
    using Read = Result<ReadEvidence>;
    using Decided = Result<std::string>;
    using Decision = std::function<Decided(EvidenceDesk &desk)>;

    explicit EvidenceWorker(EvidenceSessionParts parts);

    void setEstate(const EstateConfig &estate);
    void load(Answer<Loaded> answer);
    void read(const QString &path, const QString &raw, Answer<Read> answer);
    void decide(Decision decision, Answer<Decided> answer);
    void shutDown();

private:
    //! Log and desk of one state of the estate file.
    struct Bench
    {
        std::shared_ptr<AuditTrail> trail;
        std::unique_ptr<EvidenceDesk> desk;
    };
    using BenchResult = Result<std::shared_ptr<Bench>>;

    QCoro::Task<BenchResult> bench();
    QCoro::Task<> runLoad(Answer<Loaded> answer);
    QCoro::Task<> runRead(ReadEvidence read, Answer<Read> answer);
    QCoro::Task<> runDecide(Decision decision, Answer<Decided> answer);
    void begin() { ++m_running; }
    void end();

    EvidenceSessionParts m_parts;
    EstateConfig m_estate;
    int m_estateNumber = 0; //!< counts its changes
    std::shared_ptr<Bench> m_bench;
    int m_running = 0;
    bool m_isShutDown = false;
};

} // namespace bulkhead
