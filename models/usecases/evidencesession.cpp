// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencesession.h"

#include "core/operatingsystemuser.h"
#include "usecases/crossthread.h"
#include "usecases/evidenceworker.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

template<typename Record>
Result<std::string> idOf(const Result<Record> &record)
{
    return record ? Result<std::string>(record->id) : Result<std::string>(record.error());
}

} // namespace

EvidenceSession::EvidenceSession(EvidenceSessionParts parts, QObject *parent)
    : QObject(parent)
    , m_clock(parts.clock)
{
    m_worker = new EvidenceWorker(std::move(parts));
    m_who.claim = operatingSystemUser();
    m_thread.setObjectName(u"bulkhead-evidence"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

EvidenceSession::~EvidenceSession()
{
    callOn(m_worker, [](EvidenceWorker &worker) { worker.shutDown(); });
    m_thread.wait();
}

void EvidenceSession::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    callOn(m_worker, [estate](EvidenceWorker &worker) { worker.setEstate(estate); });
    reload();
}

void EvidenceSession::setActing(const Acting &who)
{
    m_who = who;
    emit actingChanged();
}

void EvidenceSession::reload()
{
    const int ticket = ++m_loadTicket;
    auto answer = onThreadOf<EvidenceWorker::Loaded>(this, [this, ticket](const EvidenceWorker::Loaded &result) {
        if (ticket != m_loadTicket)
            return;
        m_loadError = result ? std::nullopt : std::optional(result.error());
        if (result) {
            m_records = *result;
            emit recordsChanged();
        } else {
            emit loadFailed(*m_loadError);
        }
    });
    callOn(m_worker, [answer](EvidenceWorker &worker) { worker.load(answer); });
}

void EvidenceSession::decide(const Decision &decision)
{
    auto answer = onThreadOf<EvidenceWorker::Decided>(this, [this](const EvidenceWorker::Decided &result) {
        if (result)
            emit recorded(QString::fromStdString(*result));
        else
            emit failed(result.error());
        emit logged();
        reload();
    });
    callOn(m_worker, [decision, answer](EvidenceWorker &worker) { worker.decide(decision, answer); });
}

void EvidenceSession::readEvidence(const QString &path, const QString &raw)
{
    const int ticket = ++m_readTicket;
    auto answer = onThreadOf<EvidenceWorker::Read>(this, [this, ticket](const EvidenceWorker::Read &result) {
        if (ticket != m_readTicket)
            return;
        if (result)
            emit evidenceRead(*result);
        else
            emit readFailed(result.error());
    });
    callOn(m_worker, [path, raw, answer](EvidenceWorker &worker) { worker.read(path, raw, answer); });
}

void EvidenceSession::addEvidence(const evidence::Evidence &evidence)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.addEvidence(evidence, who)); });
}

void EvidenceSession::withdrawEvidence(const QString &id, const QString &reason)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.withdrawEvidence(id, reason, who)); });
}

void EvidenceSession::attest(const AttestationWish &wish)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.attest(wish, who)); });
}

void EvidenceSession::requestException(const ExceptionWish &wish)
{
    const std::vector<OpenFinding> findings = m_isolation ? openFindings(*m_isolation, wish.pair) : std::vector<OpenFinding>();
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.requestException(wish, findings, who)); });
}

void EvidenceSession::renewException(const QString &id, UtcTime expires, const QString &reason)
{
    const auto view = m_isolation;
    decide([=, who = m_who](EvidenceDesk &desk) -> Result<std::string> {
        const auto found = desk.findException(id);
        if (!found)
            return found.error();
        const std::vector<OpenFinding> findings = view ? openFindings(*view, found->pair) : std::vector<OpenFinding>();
        return idOf(desk.renewException(id, expires, reason, findings, who));
    });
}

void EvidenceSession::approveException(const QString &id)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.approveException(id, who)); });
}

void EvidenceSession::rejectException(const QString &id, const QString &reason)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.rejectException(id, reason, who)); });
}

void EvidenceSession::revokeException(const QString &id, const QString &reason)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.revokeException(id, reason, who)); });
}

void EvidenceSession::counterSign(const QString &id)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.counterSign(id, who)); });
}

void EvidenceSession::withdrawAttestation(const QString &id, const QString &reason)
{
    decide([=, who = m_who](EvidenceDesk &desk) { return idOf(desk.withdrawAttestation(id, reason, who)); });
}

} // namespace bulkhead
