// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/loadcatalog.h"
#include "usecases/promotionlookup.h"
#include "usecases/promotionrun.h"

#include <QObject>
#include <QThread>

namespace bulkhead {

//! What the application puts behind the session; called on its worker thread.
struct PromotionSessionParts
{
    std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> openTrail;
    StoreOpener openStore; //!< what the gates are judged by
    std::function<std::shared_ptr<EditorOpener>(const EstateConfig &)> makeEditors;
    std::function<std::shared_ptr<void>(const QString &key)> lock; //!< see RunParts
    std::shared_ptr<const Clock> clock;
};

//! A plan that nobody has asked for yet, with what the gates say of it.
struct DraftedPlan
{
    PromotionQuestion question;
    promotion::Plan plan;
    promotion::PlanWords words;
    GateGround ground; //!< what the gates rest on
    QList<promotion::GateResult> gates;
    PromotionPath path;
};

//! An execution as it goes on.
struct RunProgress
{
    enum class Kind { Apply, Resume, RollBack, BreakGlass };
    QString request; //!< id
    Kind kind = Kind::Apply;
    std::vector<promotion::PlanStep> steps;
    std::vector<StepState> states;
};

class PromotionWorker;

//! The console's face of promotions, on the GUI thread. All work happens on a thread of its own; answers are signals. Only one execution at a time.
class PromotionSession : public QObject
{
    Q_OBJECT
public:
    explicit PromotionSession(PromotionSessionParts parts, QObject *parent = nullptr);
    ~PromotionSession() override; //!< cancels and waits

    void setEstate(const EstateConfig &estate);
    [[nodiscard]] const EstateConfig &estate() const { return m_estate; }
    //! Who acts from now on.
    void setActing(const Acting &who);
    [[nodiscard]] const Acting &acting() const { return m_who; }

    //! The catalog that plans are made by, and that says who is affected.
    void setCatalog(const std::shared_ptr<const CatalogView> &catalog);
    [[nodiscard]] std::shared_ptr<const CatalogView> catalog() const { return m_catalog; }

    //! The newest view; nullptr until the first load ended.
    [[nodiscard]] std::shared_ptr<const PromotionsView> view() const { return m_view; }
    [[nodiscard]] std::optional<Error> loadError() const { return m_loadError; }
    //! Loads what the log says now; answers with `viewChanged` or `loadFailed`.
    void reload();

    //! Answers with `opened` or `openFailed`.
    void open(const QString &id);
    //! Whether everything still is what the request was made on. Answers with `checked` or `checkFailed`.
    void check(const QString &id);

    //! Reads both sides and makes a plan. Answers with `planned` or `planFailed`; nothing after `abandonPlan`, or if another one is asked for meanwhile.
    void makePlan(const PromotionQuestion &question);
    void abandonPlan() { ++m_planTicket; }

    // Decisions: each is an entry signed by who acts. Answers with `recorded` or `failed`.
    //! `needsWaiver`: gates that say no, and that somebody else shall set aside.
    void request(const std::shared_ptr<const DraftedPlan> &draft, const QString &reason, const QStringList &needsWaiver = {});
    void approve(const QString &id, const QString &digest, const QString &text);
    void waive(const QString &id, const QString &gate, const QString &reason);
    void review(const QString &id, const QString &text);
    void remark(const QString &id, promotion::Remark::Kind kind, const QString &text, int step);

    //! Executes. Answers with `runStarted`, `runProgressed` for each step, then `runEnded` or `runRefused`.
    void run(const QString &id, RunProgress::Kind kind, const QString &reason = {});
    //! Stops before the next step; what was written is undone.
    void cancelRun();
    [[nodiscard]] const std::optional<RunProgress> &running() const { return m_running; }

signals:
    void viewChanged();
    void loadFailed(const bulkhead::Error &error);
    void actingChanged();
    void catalogChanged();
    void opened(const std::shared_ptr<const bulkhead::RequestDetails> &details);
    void openFailed(const QString &id, const bulkhead::Error &error);
    void checked(const QString &id, const bulkhead::Freshness &fresh);
    void checkFailed(const QString &id, const bulkhead::Error &error);
    void planned(const std::shared_ptr<const bulkhead::DraftedPlan> &draft);
    void planFailed(const bulkhead::Error &error);
    void recorded(const bulkhead::promotion::Request &request);
    void failed(const bulkhead::Error &error); //!< of a decision
    void runStarted();
    void runProgressed();
    void runEnded(const bulkhead::RunOutcome &outcome);
    void runRefused(const QString &id, const bulkhead::Error &error); //!< nothing was written
    void logged(); //!< something was recorded in the audit log

private:
    std::function<void(Result<promotion::Request>)> recordedAnswer();
    void takeOutcome(const QString &id, const Result<RunOutcome> &outcome);

    QThread m_thread;
    PromotionWorker *m_worker = nullptr; //!< lives on m_thread, deleted there
    EstateConfig m_estate;
    Acting m_who;
    std::shared_ptr<const PromotionsView> m_view;
    std::shared_ptr<const CatalogView> m_catalog;
    std::optional<Error> m_loadError;
    std::optional<RunProgress> m_running;
    CancelToken m_runCancel;
    int m_planTicket = 0;
};

} // namespace bulkhead
