// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demopromotions.h"

#include "demo/meridian/demopeople.h"
#include "demo/meridian/meridian.h"
#include "usecases/loadcatalog.h"
#include "usecases/logrecords.h"
#include "usecases/planpromotion.h"
#include "usecases/preparegates.h"
#include "usecases/promotiondesk.h"
#include "usecases/promotionrun.h"

namespace bulkhead::demo {

using namespace Qt::StringLiterals;
using namespace promotion;
using std::chrono::minutes;

namespace {

enum class Deed { Approve, Reject, RequestChanges, Apply, RollBack };

//! What one person does with a request, some time after what came before.
struct Act
{
    Deed deed = Deed::Approve;
    QString person, text;
    minutes after{0};
    int step = -1; //!< of the plan; -1: on the whole
};

//! One request and what becomes of it on its day.
struct Story
{
    int day = 0;
    QStringList apis;        //!< that travel together
    QString from, to, person, reason;
    QList<Act> acts;
    QStringList needsWaiver; //!< gates that say no to it
};

constexpr QLatin1StringView requester = "sofia.lind"_L1, lead = "tomasz.wilk"_L1, second = "jonas.ferrer"_L1;

Story ofEurope(int day, QLatin1StringView api, const QString &reason, QList<Act> acts, QStringList needsWaiver = {})
{
    return {day, {api}, u"sandbox-eu"_s, u"production-eu"_s, requester, reason, std::move(acts), std::move(needsWaiver)};
}

//! As it should be: two look at it, and then it is applied. Not always as fast, and not always with words.
Story released(int day, const QString &region, const QStringList &apis, const QString &reason, const QString &word)
{
    const Act first{Deed::Approve, day % 3 == 0 ? second : lead, word, minutes(25 + day * 7 % 90)};
    const Act other{Deed::Approve, day % 3 == 0 ? lead : second, {}, minutes(15 + day * 5 % 50)};
    const Act applied{Deed::Apply, requester, {}, minutes(5 + day % 20)};
    return {day, apis, u"sandbox-"_s + region, u"production-"_s + region, requester, reason, {first, other, applied}, {}};
}

const QList<Story> &stories()
{
    static const QList<Story> list = {
        released(8, u"eu"_s, {u"accounts@v1"_s, u"card-limits@v1"_s, u"kyc-documents@v1"_s}, u"CHG-1022 apps change accounts, card limits and documents in part"_s,
                 u"all three teams have tested it"_s),
        released(10, u"eu"_s, {u"mortgage-quotes@v1"_s, u"funds-confirmation@v1"_s, u"identity-checks@v1"_s}, u"CHG-1030 quotes and checks can be corrected"_s, {}),
        released(11, u"eu"_s, {u"notifications@v1"_s}, u"CHG-1035 a notification can be marked as read"_s, u"the app of last week waits for it"_s),
        ofEurope(12, "settlement-calendars@v1"_L1, u"CHG-1041 calendars can be corrected in place"_s, {}),
        ofEurope(12, "standing-orders@v1"_L1, u"CHG-1048 partial updates of standing orders"_s,
                 {{Deed::Reject, lead, u"the core treats a partial update as a new order: this has to wait for its release 2.3"_s, minutes(95)}}),
        released(14, u"eu"_s, {u"open-banking-accounts@v2"_s, u"credit-scores@v1"_s, u"customer-profile@v1"_s, u"card-tokens@v1"_s}, u"CHG-1052 customers correct their data in place"_s,
                 u"agreed in the change meeting"_s),
        released(18, u"us"_s, {u"ach-transfers@v1"_s, u"ach-quotes@v1"_s}, u"CHG-1079 a transfer can be put on hold"_s, {}),
        ofEurope(21, "loan-origination@v2"_L1, u"CHG-1102 brokers amend an application"_s,
                 {{Deed::Approve, lead, u"seen with the lending team"_s, minutes(140)},
                  {Deed::Approve, second, {}, minutes(35)},
                  {Deed::Apply, requester, {}, minutes(10)},
                  {Deed::RollBack, requester, u"CHG-1102 two brokers send PATCH without a body"_s, minutes(48)}}),
        ofEurope(demoDays, "instant-transfer@v1"_L1, u"CHG-1127 transfers can be recalled"_s,
                 {{Deed::Approve, lead, u"agreed in the change meeting"_s, minutes(21)}, {Deed::Approve, second, {}, minutes(14)}}),
        ofEurope(demoDays, "hedge-quotes@v1"_L1, u"CHG-1131 desks refresh a quote"_s, {{Deed::Approve, lead, {}, minutes(16)}}),
        ofEurope(demoDays, "cash-forecasts@v1"_L1, u"CHG-1133 treasury updates a forecast"_s,
                 {{Deed::RequestChanges, second, u"production's read time-out falls from 30 to 5 s with this: forecasts of large groups take longer"_s, minutes(18), 0}}),
        ofEurope(demoDays, "overdraft-offers@v1"_L1, u"CHG-1134 offers can be withdrawn"_s, {}, {u"strictness"_s}),
        {demoDays, {u"merchant-quotes@v1"_s}, u"sandbox-us"_s, u"production-us"_s, requester, u"CHG-1135 merchants refresh a quote"_s, {}, {}},
    };
    return list;
}

//! Does on one day what its stories say.
class Stage
{
public:
    explicit Stage(PromotionStage parts)
        : m_parts(std::move(parts))
        , m_desk(*m_parts.trail, m_parts.estate, m_parts.clock)
    {
    }

    QCoro::Task<Result<void>> tell(Story story)
    {
        m_parts.clock->pass(minutes(12));
        const auto asked = co_await ask(story);
        if (!asked)
            co_return asked.error();
        const QString id = QString::fromStdString(asked->id);
        for (const Act &act : std::as_const(story.acts)) {
            m_parts.clock->pass(act.after);
            const auto done = co_await play(id, act);
            if (!done)
                co_return done.error();
        }
        co_return Result<void>();
    }

private:
    QCoro::Task<Result<Request>> ask(Story story)
    {
        const auto who = actingAs(story.person, m_parts.folder);
        const auto view = loadCatalog(*m_parts.store, m_parts.estate, SnapshotId(), m_parts.cancel, m_parts.clock->now());
        if (!who || !view)
            co_return who ? view.error() : who.error();
        PromotionQuestion question;
        question.api = story.apis.first();
        question.others = story.apis.mid(1);
        question.from = EnvironmentId(story.from);
        question.to = EnvironmentId(story.to);
        const auto plan = co_await planPromotion(*m_parts.editors, *view, question);
        if (!plan)
            co_return plan.error();
        const auto ground = co_await groundOf(*plan);
        if (!ground)
            co_return ground.error();
        auto request = m_desk.request(*plan, story.reason, *who, *ground, story.needsWaiver);
        co_return request;
    }

    QCoro::Task<Result<GateGround>> groundOf(Plan plan)
    {
        const GateLog log{m_parts.trail, m_parts.records, &m_keeper};
        auto ground = co_await prepareGates(*m_parts.editors, *m_parts.store, log, m_parts.estate, plan, m_parts.cancel, m_parts.clock->now());
        co_return ground;
    }

    QCoro::Task<Result<void>> play(QString id, Act act)
    {
        const auto who = actingAs(act.person, m_parts.folder);
        if (!who)
            co_return who.error();
        if (act.deed == Deed::Apply || act.deed == Deed::RollBack) {
            const auto ran = co_await run(id, act, *who);
            co_return ran;
        }
        co_return decide(id, act, *who);
    }

    Result<void> decide(const QString &id, const Act &act, const Acting &who)
    {
        const auto request = m_desk.find(id);
        if (!request)
            return request.error();
        const auto decided = act.deed == Deed::Approve ? m_desk.approve(id, QString::fromStdString(request->digest), act.text, who)
                                                       : m_desk.remark(id, act.deed == Deed::Reject ? Remark::Kind::Reject : Remark::Kind::RequestChanges, act.text, act.step, who);
        return decided ? Result<void>() : Result<void>(decided.error());
    }

    QCoro::Task<Result<void>> run(QString id, Act act, Acting who)
    {
        const RunParts parts{m_desk, *m_parts.editors, m_parts.cancel, {}, [](const QString &) { return std::make_shared<int>(0); },
                             [this](Plan plan) { return groundOf(std::move(plan)); }};
        auto outcome = Result<RunOutcome>(Error());
        if (act.deed == Deed::Apply)
            outcome = co_await applyPromotion(parts, id, who);
        else
            outcome = co_await rollBackPromotion(parts, id, act.text, who);
        if (!outcome)
            co_return outcome.error();
        if (outcome->problem.isEmpty())
            co_return Result<void>();
        Error failed;
        failed.kind = Error::Kind::Internal;
        failed.what = outcome->problem;
        co_return failed;
    }

    PromotionStage m_parts;
    PromotionDesk m_desk;
    RecordKeeper m_keeper;
};

} // namespace

QCoro::Task<Result<void>> promoteOn(int day, PromotionStage parts)
{
    Stage stage(std::move(parts));
    for (const Story &story : stories()) {
        if (story.day != day)
            continue;
        const auto told = co_await stage.tell(story);
        if (!told)
            co_return told.error();
    }
    co_return Result<void>();
}

} // namespace bulkhead::demo
