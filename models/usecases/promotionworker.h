// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/logrecords.h"
#include "usecases/promotionsession.h"
#include "usecases/recordkeeper.h"
#include "usecases/trackededitors.h"

namespace bulkhead {

//! Does the work of a PromotionSession, on the session's thread. Answers are called there.
class PromotionWorker : public QObject
{
    Q_OBJECT
public:
    template<typename T>
    using Answer = std::function<void(T)>;
    using ViewResult = Result<std::shared_ptr<const PromotionsView>>;
    using DetailsResult = Result<std::shared_ptr<const RequestDetails>>;
    using DraftResult = Result<std::shared_ptr<const DraftedPlan>>;
    using RequestResult = Result<promotion::Request>;

    //! What one question of a person needs: called with the desk, blocking.
    using Decision = std::function<RequestResult(PromotionDesk &desk)>;
    //! One that rests on what the gates say now.
    using JudgedDecision = std::function<RequestResult(PromotionDesk &desk, const GateGround &ground)>;
    struct RunQuestion
    {
        QString id, reason;
        RunProgress::Kind kind = RunProgress::Kind::Apply;
        Acting who;
        CancelToken cancel;
    };

    explicit PromotionWorker(PromotionSessionParts parts);

    void setEstate(const EstateConfig &estate);
    void load(Answer<ViewResult> answer);
    void open(QString id, std::shared_ptr<const CatalogView> catalog, Answer<DetailsResult> answer);
    void check(QString id, Answer<Result<Freshness>> answer);
    void makePlan(PromotionQuestion question, std::shared_ptr<const CatalogView> catalog, Answer<DraftResult> answer);
    void decide(Decision decision, Answer<RequestResult> answer);
    void decideJudged(QString id, JudgedDecision decision, Answer<RequestResult> answer);
    void run(RunQuestion question, Answer<RunProgress> onProgress, Answer<Result<RunOutcome>> answer);
    void shutDown();

private:
    //! Log, desk and editors of one state of the estate file; a task that runs keeps the one it began with.
    struct Bench
    {
        EstateConfig estate;
        std::shared_ptr<AuditTrail> trail;
        std::shared_ptr<EditorOpener> editors;   //!< of executions: what is begun is brought to an end
        std::shared_ptr<TrackedEditors> readers; //!< of all else
        std::unique_ptr<PromotionDesk> desk;
        KnownSteps known;
        KnownGrounds grounds;
        std::unique_ptr<Store> store; //!< opened when it is needed
        std::unique_ptr<TrailRecords> records;
        RecordKeeper keeper;
        bool isJudging = false;
    };
    using BenchResult = Result<std::shared_ptr<Bench>>;

    static ViewResult viewOf(Bench &bench);
    QCoro::Task<BenchResult> bench();
    QCoro::Task<> runLoad(Answer<ViewResult> answer);
    QCoro::Task<> runOpen(QString id, std::shared_ptr<const CatalogView> catalog, Answer<DetailsResult> answer);
    QCoro::Task<> runCheck(QString id, Answer<Result<Freshness>> answer);
    QCoro::Task<> runPlan(PromotionQuestion question, std::shared_ptr<const CatalogView> catalog, Answer<DraftResult> answer);
    QCoro::Task<> runDecide(Decision decision, Answer<RequestResult> answer);
    QCoro::Task<> runDecideJudged(QString id, JudgedDecision decision, Answer<RequestResult> answer);
    //! Looks at the gates of what is open and was not looked at yet; whether there was any.
    QCoro::Task<bool> judgeOpen(std::shared_ptr<Bench> bench);
    QCoro::Task<Result<GateGround>> ground(std::shared_ptr<Bench> bench, promotion::Plan plan);
    QCoro::Task<> runRun(RunQuestion question, Answer<RunProgress> onProgress, Answer<Result<RunOutcome>> answer);
    QCoro::Task<DraftResult> draft(std::shared_ptr<Bench> bench, PromotionQuestion question, std::shared_ptr<const CatalogView> catalog);
    static QCoro::Task<Result<RunOutcome>> execute(RunParts parts, RunQuestion question);
    void begin() { ++m_running; }
    void end();

    PromotionSessionParts m_parts;
    EstateConfig m_estate;
    int m_estateNumber = 0; //!< counts its changes
    std::shared_ptr<Bench> m_bench;
    std::vector<std::weak_ptr<TrackedEditors>> m_readers; //!< of all benches that are in use
    CancelToken m_cancel; //!< of judging
    int m_running = 0;
    bool m_isShutDown = false;
};

} // namespace bulkhead
