// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

namespace bulkhead {

//! Does the work of a ReportSession, on the session's thread. Answers are called there.
class ReportWorker : public QObject
{
    Q_OBJECT
public:
    template<typename T>
    using Answer = std::function<void(T)>;
    using History = Result<ReportRecords>;
    using Signed = Result<BoundaryVersion>;
    using Prepared = Result<std::shared_ptr<const PreparedReport>>;

    struct CountQuestion
    {
        EstateConfig estate;
        std::shared_ptr<const IsolationView> isolation;
        ReportSession::Pairs scope;
    };

    explicit ReportWorker(ReportSessionParts parts);

    void count(const CountQuestion &question, const Answer<std::shared_ptr<const FrameworksView>> &answer) const;
    void prepare(ReportJob job, Answer<Prepared> answer);
    void render(const std::shared_ptr<const PreparedReport> &report, int page, double scale, const Answer<Result<PagePixels>> &answer) const;
    void save(ReportJob job, ReportFile file, Answer<Result<SavedReport>> answer);
    void sign(ReportJob job, std::string digest, Answer<Signed> answer);
    void loadHistory(EstateConfig estate, Answer<History> answer);
    void shutDown();

private:
    QCoro::Task<> runPrepare(ReportJob job, Answer<Prepared> answer);
    QCoro::Task<> runSave(ReportJob job, ReportFile file, Answer<Result<SavedReport>> answer);
    QCoro::Task<> runSign(ReportJob job, std::string digest, Answer<Signed> answer);
    QCoro::Task<> runHistory(EstateConfig estate, Answer<History> answer);
    void begin() { ++m_running; }
    void end();

    ReportSessionParts m_parts;
    int m_running = 0;
    bool m_isShutDown = false;
};

} // namespace bulkhead
