// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidenceworker.h"

#include "usecases/evidencefile.h"

namespace bulkhead {

EvidenceWorker::EvidenceWorker(EvidenceSessionParts parts)
    : m_parts(std::move(parts))
{
}

void EvidenceWorker::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    ++m_estateNumber;
    m_bench.reset();
}

void EvidenceWorker::end()
{
    --m_running;
    if (m_isShutDown && m_running == 0)
        thread()->quit();
}

void EvidenceWorker::shutDown()
{
    m_isShutDown = true;
    if (m_running == 0)
        thread()->quit();
}

QCoro::Task<EvidenceWorker::BenchResult> EvidenceWorker::bench()
{
    if (const BenchResult known = m_bench; m_bench) // gcc 12 moves out of a member that is returned
        co_return known;
    const int number = m_estateNumber;
    const EstateConfig estate = m_estate;
    const auto trail = co_await m_parts.openTrail(estate);
    if (!trail)
        co_return trail.error();
    auto controls = controlsOf(estate);
    if (!controls)
        co_return controls.error();
    auto made = std::make_shared<Bench>();
    made->trail = *trail;
    made->desk = std::make_unique<EvidenceDesk>(*made->trail, estate, std::move(*controls), m_parts.clock);
    if (number == m_estateNumber)
        m_bench = made;
    co_return made;
}

void EvidenceWorker::load(Answer<Loaded> answer)
{
    QCoro::connect(runLoad(std::move(answer)), this, [] {});
}

QCoro::Task<> EvidenceWorker::runLoad(Answer<Loaded> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench)
        answer((*bench)->desk->records());
    else
        answer(bench.error());
    end();
}

void EvidenceWorker::read(const QString &path, const QString &raw, Answer<Read> answer)
{
    ReadEvidence read;
    auto evidence = openEvidenceFile(path);
    if (evidence && !raw.isEmpty()) {
        if (const auto taken = takeRawBytes(raw, *evidence); !taken)
            evidence = taken.error();
    }
    if (!evidence) {
        answer(evidence.error());
        return;
    }
    read.evidence = std::move(*evidence);
    QCoro::connect(runRead(std::move(read), std::move(answer)), this, [] {});
}

//! Whether the log would take it is for the desk.
QCoro::Task<> EvidenceWorker::runRead(ReadEvidence read, Answer<Read> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench) {
        auto whole = (*bench)->desk->checkEvidence(read.evidence);
        if (whole)
            read.evidence = std::move(*whole);
        else
            read.whyNot = whole.error();
        answer(std::move(read));
    } else {
        answer(bench.error());
    }
    end();
}

void EvidenceWorker::decide(Decision decision, Answer<Decided> answer)
{
    QCoro::connect(runDecide(std::move(decision), std::move(answer)), this, [] {});
}

QCoro::Task<> EvidenceWorker::runDecide(Decision decision, Answer<Decided> answer)
{
    begin();
    const auto bench = co_await this->bench();
    if (bench)
        answer(decision(*(*bench)->desk));
    else
        answer(bench.error());
    end();
}

} // namespace bulkhead
