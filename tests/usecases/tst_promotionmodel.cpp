// SPDX-License-Identifier: GPL-3.0-or-later
// The real verbs of the desk and of the execution, in every state and in random orders, against a model that knows only who has signed what.
#include "audit/entryreader.h"
#include "core/jsonreader.h"
#include "store/storefixture.h"
#include "usecases/promotionbench.h"
#include "usecases/promotionfiles.h"

#include <QCoroTask>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! What somebody can do to a request, and the world to all of them.
enum class Deed {
    Approve, ApproveElsewhere, Reject, Comment, Apply, ApplyFailing, Resume, RollBack, AskAgain, EditTarget, EditSource, LetTimePass, LetDaysPass, Expire, Invalidate,
    Waive, BreakGlass, BreakGlassFailing, Review, ChangeContract
};
constexpr int deedCount = 20;

//! What the test knows of a promotion that was broken through.
struct Broken
{
    UtcTime due{};
    QString by, requester;
    std::set<QString> reviewers; //!< who may, and did
};
//! All of a log: one that is overdue stands in the way of every other.
using BrokenOnes = std::map<QString, Broken>;

std::string nameOf(std::uint32_t object)
{
    return std::to_string(object) + " o";
}

//! One API with its requests, and what the test knows of them.
class Story
{
public:
    Story(PromotionBench &bench, QString api, BrokenOnes &broken)
        : m_bench(bench)
        , m_broken(broken)
        , m_api(std::move(api))
    {
        reset();
    }

    //! Whether it was done.
    bool doIt(Deed deed, const QString &person, std::uint32_t chance)
    {
        const int writes = m_bench.opener.target.writes;
        const auto before = m_bench.opener.target.objects;
        const std::optional<Request> was = now();
        const bool wasOverdue = isOverdue();
        const bool isDone = did(deed, person, chance);
        const std::optional<Request> is = now();
        if (m_bench.opener.target.writes != writes)
            checkWrite(deed, *was, *is, before);
        else if (deed != Deed::EditTarget && m_bench.opener.target.objects != before)
            m_problem = u"the target changed without a write"_s;
        if (was && is && was->id == is->id && was->state != is->state && !mayMove(was->state, is->state))
            m_problem = u"%1 became %2"_s.arg(wire(was->state), wire(is->state));
        const bool isOrdinary = deed == Deed::Approve || deed == Deed::ApproveElsewhere || ((deed == Deed::Apply || deed == Deed::ApplyFailing) && m_bench.opener.target.writes != writes);
        if (wasOverdue && isOrdinary && isDone)
            m_problem = u"done although a review is overdue"_s;
        return isDone;
    }

    void ask()
    {
        const auto asked = m_bench.ask(u"prd"_s, m_api);
        if (asked)
            m_id = QString::fromStdString(asked->id);
    }
    void reset()
    {
        m_bench.opener.source = {};
        m_bench.opener.target = {};
        for (std::uint32_t i = 0; i < 4; ++i)
            m_bench.opener.source.objects[nameOf(i)] = JsonValue::Object{{"value", "new"}, {"number", static_cast<int>(i)}};
        m_bench.opener.target.objects[nameOf(1)] = JsonValue::Object{{"value", "old"}, {"number", 1}};
    }
    [[nodiscard]] std::optional<Request> now()
    {
        const auto found = m_id.isEmpty() ? Result<Request>(Error{}) : m_bench.desk->find(m_id);
        return found ? std::optional(*found) : std::nullopt;
    }
    //! Others look back at what waits for it, so that the next story begins in peace.
    void settle()
    {
        for (const auto &[id, broken] : m_broken) {
            for (const QString &name : {u"one"_s, u"two"_s})
                (void)m_bench.desk->review(id, u"seen"_s, PromotionBench::person(name));
        }
        m_broken.clear();
    }
    void breakContract() { m_isContractBroken = true; }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const QString &id() const { return m_id; }
    static QString wire(State state) { return QString::fromLatin1(toWire(state).data()); }
    int executions = 0, breaches = 0;

private:
    bool did(Deed deed, const QString &name, std::uint32_t chance)
    {
        const Acting who = PromotionBench::person(name);
        PromotionDesk &desk = *m_bench.desk;
        switch (deed) {
        case Deed::Approve:
            return noteApproval(name, desk.approve(m_id, {}, {}, who).has_value());
        case Deed::ApproveElsewhere:
            return noteApproval(name, approvesElsewhere(who));
        case Deed::Reject:
            return desk.remark(m_id, Remark::Kind::Reject, u"no"_s, -1, who).has_value();
        case Deed::Comment:
            return desk.remark(m_id, Remark::Kind::Comment, u"hm"_s, -1, who).has_value();
        case Deed::Apply:
        case Deed::ApplyFailing:
            m_bench.opener.target.failing.clear();
            if (deed == Deed::ApplyFailing)
                m_bench.opener.target.failing = {m_bench.opener.target.writes + 1 + static_cast<int>(chance % 4)};
            return QCoro::waitFor(applyPromotion(parts(), m_id, who)).has_value();
        case Deed::BreakGlass:
        case Deed::BreakGlassFailing:
            return breaks(deed == Deed::BreakGlassFailing ? 1 + static_cast<int>(chance % 4) : 0, who);
        case Deed::Resume:
            m_bench.opener.target.failing.clear();
            return QCoro::waitFor(resumePromotion(parts(), m_id, who)).has_value();
        case Deed::RollBack:
            m_bench.opener.target.failing.clear();
            return QCoro::waitFor(rollBackPromotion(parts(), m_id, u"no"_s, who)).has_value();
        case Deed::Waive:
            return waives(name, desk.waive(m_id, u"contract"_s, u"no client left"_s, ground(), who).has_value());
        case Deed::Review:
            return reviews(name, desk.review(m_id, u"seen"_s, who).has_value());
        case Deed::ChangeContract:
            m_isContractBroken = !m_isContractBroken;
            return true;
        case Deed::AskAgain: {
            const auto asked = m_bench.desk->request(m_bench.plan(u"prd"_s, m_api), u"again"_s, who);
            if (asked)
                m_id = QString::fromStdString(asked->id);
            return asked.has_value();
        }
        case Deed::EditTarget:
            m_bench.opener.target.objects[nameOf(chance % 5)] = JsonValue::Object{{"value", "by hand"}, {"number", static_cast<int>(chance % 100)}};
            return true;
        case Deed::EditSource:
            m_bench.opener.source.objects[nameOf(chance % 5)] = JsonValue::Object{{"value", "newer"}, {"number", static_cast<int>(chance % 100)}};
            return true;
        case Deed::LetTimePass:
            m_bench.clock->time += std::chrono::minutes(chance % 600);
            return true;
        case Deed::LetDaysPass:
            m_bench.clock->time += std::chrono::hours(24 * 4);
            return true;
        case Deed::Expire:
        case Deed::Invalidate: {
            const auto request = now();
            return request && desk.close(*request, deed == Deed::Expire ? Verb::Expire : Verb::Invalidate, u"note"_s, who).has_value();
        }
        }
        return false;
    }

    //! What the gates rest on now.
    [[nodiscard]] GateGround ground() const
    {
        GateGround ground;
        const QStringList lines = m_isContractBroken ? QStringList{u"a member is gone"_s} : QStringList();
        ground.judged = {{"contract", m_isContractBroken ? GateVerdict::Fail : GateVerdict::Pass, u"clients"_s, lines, lines},
                         {"isolation", GateVerdict::Pass, u"no less apart"_s, {}},
                         {"strictness", GateVerdict::Pass, u"no weaker"_s, {}}};
        ground.contracts = std::vector<SeenContract>();
        return ground;
    }
    [[nodiscard]] RunParts parts()
    {
        RunParts parts = m_bench.parts();
        parts.prepare = [now = ground()](Plan) -> QCoro::Task<Result<GateGround>> { return prepared(now); };
        return parts;
    }
    static QCoro::Task<Result<GateGround>> prepared(GateGround ground) { co_return ground; }

    bool breaks(int failing, const Acting &who)
    {
        m_bench.opener.target.failing.clear();
        if (failing > 0)
            m_bench.opener.target.failing = {m_bench.opener.target.writes + failing};
        const bool isDone = QCoro::waitFor(breakThrough(parts(), m_id, u"fire"_s, who)).has_value();
        const auto request = now();
        if (request && request->broken)
            m_broken.try_emplace(m_id, Broken{request->broken->at + std::chrono::hours(24), request->broken->person, request->requester, {}});
        return isDone;
    }
    bool waives(const QString &name, bool isDone)
    {
        const auto request = now();
        const bool may = request && approvers().contains(name) && name != request->requester;
        if (isDone && (!may || !m_isContractBroken))
            m_problem = u"waived by %1"_s.arg(name);
        if (isDone)
            m_waived.insert(m_id);
        return isDone;
    }
    bool reviews(const QString &name, bool isDone)
    {
        const auto broken = m_broken.find(m_id);
        const std::set<QString> may = {u"ada"_s, u"eve"_s, u"one"_s, u"three"_s, u"two"_s};
        if (isDone && (broken == m_broken.end() || !may.contains(name) || name == broken->second.by || name == broken->second.requester))
            m_problem = u"reviewed by %1"_s.arg(name);
        else if (isDone)
            broken->second.reviewers.insert(name);
        return isDone;
    }
    [[nodiscard]] bool isOverdue() const
    {
        return std::any_of(m_broken.begin(), m_broken.end(), [this](const auto &one) { return one.second.reviewers.size() < 2 && m_bench.clock->now() >= one.second.due; });
    }
    static const std::set<QString> &approvers()
    {
        static const std::set<QString> names = {u"one"_s, u"three"_s, u"two"_s};
        return names;
    }

    bool approvesElsewhere(const Acting &who)
    {
        const auto text = exportPromotion(*m_bench.desk, m_id, PromotionBench::person(u"eng2"_s));
        const auto file = text ? readPromotionFile(*text) : Result<PromotionFile>(text.error());
        const auto signature = file ? signApproval(*file, who, m_bench.clock->now()) : Result<std::string>(file.error());
        const auto approval = signature ? readApprovalFile(*signature) : Result<ApprovalFile>(signature.error());
        return approval && importApproval(*m_bench.desk, m_id, *approval, PromotionBench::person(u"eng2"_s));
    }

    bool noteApproval(const QString &name, bool isDone)
    {
        if (isDone)
            m_signed[m_id].insert(name);
        return isDone;
    }

    //! The invariant: nothing is written but what two people have signed who may, of exactly that digest, or what somebody loudly broke through with; nor in any other state.
    void checkWrite(Deed deed, const Request &was, const Request &is, const MapGateway::Objects &before)
    {
        const bool isBreak = deed == Deed::BreakGlass || deed == Deed::BreakGlassFailing, isOpen = was.state == State::AwaitingApproval || was.state == State::Approved;
        const bool mayStart = (deed == Deed::Apply || deed == Deed::ApplyFailing) && was.state == State::Approved && was.expires > m_bench.clock->now();
        const bool mayBreak = isBreak && isOpen && was.expires > m_bench.clock->now() && is.broken;
        const bool mayGoOn = deed == Deed::Resume && (was.state == State::Executing || was.state == State::Failed);
        const bool mayUndo = deed == Deed::RollBack && was.state == State::Applied;
        if (!mayStart && !mayBreak && !mayGoOn && !mayUndo)
            m_problem = u"written when it was %1"_s.arg(wire(was.state));
        if (mayStart && m_isContractBroken && !m_waived.contains(m_id))
            m_problem = u"written against a gate that nobody waived"_s;
        if (!is.broken)
            checkSignatures(is);
        checkObjects(is, before);
        executions += mayStart ? 1 : 0;
        breaches += mayBreak ? 1 : 0;
    }

    void checkSignatures(const Request &is)
    {
        std::set<QString> counted;
        for (const QString &name : m_signed[m_id]) {
            if (approvers().contains(name))
                counted.insert(name);
        }
        if (counted.size() < 2)
            m_problem = u"written with %1 signatures"_s.arg(counted.size());
        for (const QString &name : counted) {
            if (!hasSigned(is, name))
                m_problem = u"no entry holds what %1 signed"_s.arg(name);
        }
    }

    //! What stands there is what the plan says, before or after, and what it does not name is as it was.
    void checkObjects(const Request &request, const MapGateway::Objects &before)
    {
        const auto plan = m_bench.desk->planOf(request);
        if (!plan || plan->digest() != request.digest)
            m_problem = u"the plan is not the one that was signed"_s;
        MapGateway::Objects expected = before;
        for (const PlanStep &step : plan ? plan->steps : std::vector<PlanStep>()) {
            const auto found = m_bench.opener.target.objects.find(step.ref.id);
            const JsonValue is = found == m_bench.opener.target.objects.end() ? JsonValue() : found->second;
            const auto old = before.find(step.ref.id);
            const JsonValue was = old == before.end() ? JsonValue() : old->second;
            if (is != was && is != step.before && is != step.after)
                m_problem = u"%1 is neither what it was nor what was signed"_s.arg(QString::fromStdString(step.ref.id));
            expected.erase(step.ref.id);
            if (!is.isNull())
                expected[step.ref.id] = is;
        }
        if (expected != m_bench.opener.target.objects)
            m_problem = u"something was written that the plan does not name"_s;
    }

    //! The bytes of the log: an entry by that person, or with their statement, on that digest.
    [[nodiscard]] bool hasSigned(const Request &request, const QString &name)
    {
        for (const Approval &approval : request.approvals) {
            const auto row = (*m_bench.trail->store())->entry(approval.seq);
            audit::EntryReader reader;
            const auto entry = row && *row ? reader.parse((*row)->entry) : std::nullopt;
            if (!entry || entry->objectId != request.id || stringAt(entry->detail, "digest") != request.digest)
                continue;
            const auto statement = audit::ApprovalStatement::fromText(stringAt(entry->detail, "statement"));
            const bool isOwn = entry->action == "promotion.approve" && entry->person == name.toStdString();
            if (isOwn || (entry->action == "promotion.carry" && statement && statement->person == name.toStdString() && statement->digest == request.digest))
                return true;
        }
        return false;
    }

    static bool mayMove(State from, State to)
    {
        for (int first = 0; first < verbCount; ++first) {
            const auto middle = next(from, static_cast<Verb>(first));
            if (middle == to)
                return true;
            for (int second = 0; middle && second < verbCount; ++second) { // an execution begins and ends in one call
                const bool isRun = *middle == State::Executing;
                if (isRun && next(*middle, static_cast<Verb>(second)) == to)
                    return true;
            }
        }
        return false;
    }

    PromotionBench &m_bench;
    BrokenOnes &m_broken;
    QString m_api, m_id, m_problem;
    bool m_isContractBroken = false;
    std::map<QString, std::set<QString>> m_signed; //!< by request
    std::set<QString> m_waived;                    //!< requests with a waiver of somebody who may
};

//! Makes an API's request be in a state.
void bringTo(Story &story, State state)
{
    if (state == State::Draft)
        return;
    story.ask();
    const auto approve = [&] {
        story.doIt(Deed::Approve, u"one"_s, 0);
        story.doIt(Deed::Approve, u"two"_s, 0);
    };
    switch (state) {
    case State::Draft:
    case State::AwaitingApproval:
        break;
    case State::Approved:
        approve();
        break;
    case State::Rejected:
        story.doIt(Deed::Reject, u"one"_s, 0);
        break;
    case State::Expired:
        story.doIt(Deed::Expire, u"eng"_s, 0);
        break;
    case State::Void:
        story.doIt(Deed::Invalidate, u"eng"_s, 0);
        break;
    case State::Executing: // its process died behind the start
        approve();
        break;
    case State::Applied:
        approve();
        story.doIt(Deed::Apply, u"eng"_s, 0);
        break;
    case State::Failed:
        approve();
        story.doIt(Deed::ApplyFailing, u"eng"_s, 1);
        break;
    case State::RolledBack:
        approve();
        story.doIt(Deed::Apply, u"eng"_s, 0);
        story.doIt(Deed::RollBack, u"eng"_s, 0);
        break;
    }
}

//! Whether a verb may do something in a state, for somebody who may do it at all.
bool isAllowed(State state, Deed deed)
{
    const bool isOpen = state == State::AwaitingApproval || state == State::Approved;
    const bool isThere = state != State::Draft;
    switch (deed) {
    case Deed::Approve:
    case Deed::ApproveElsewhere:
    case Deed::Reject:
        return isOpen;
    case Deed::Comment:
        return isThere;
    case Deed::Apply:
    case Deed::ApplyFailing:
        return state == State::Approved;
    case Deed::Resume:
        return state == State::Executing || state == State::Failed;
    case Deed::RollBack:
        return state == State::Applied;
    case Deed::AskAgain:
        return !isInFlight(state) && state != State::Applied; // an applied one has nothing left to promote
    case Deed::EditTarget:
    case Deed::EditSource:
    case Deed::LetTimePass:
    case Deed::LetDaysPass:
        return true;
    case Deed::Expire:
    case Deed::Invalidate:
        return isThere; // an entry that the ledger does not take changes nothing
    case Deed::Waive:
    case Deed::BreakGlass:
    case Deed::BreakGlassFailing:
        return isOpen;
    case Deed::Review:
        return false; // nothing was broken through
    case Deed::ChangeContract:
        return true;
    }
    return false;
}

QString whoDoes(Deed deed)
{
    const bool isApprovers = deed == Deed::Approve || deed == Deed::ApproveElsewhere || deed == Deed::Reject || deed == Deed::Waive || deed == Deed::Review;
    return isApprovers ? u"three"_s : u"eng"_s;
}

} // namespace

class TestPromotionModel : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verbs_inEveryState_doWhatTheTableSays_data();
    void verbs_inEveryState_doWhatTheTableSays();
    void walks_atRandom_neverWriteWithoutAQuorumForThatDigest();
};

void TestPromotionModel::verbs_inEveryState_doWhatTheTableSays_data()
{
    QTest::addColumn<int>("state");
    for (int state = 0; state < stateCount; ++state)
        QTest::newRow(toWire(static_cast<State>(state)).data()) << state;
}

void TestPromotionModel::verbs_inEveryState_doWhatTheTableSays()
{
    QFETCH(const int, state);
    const State wanted = static_cast<State>(state);
    PromotionBench bench;
    BrokenOnes broken;
    for (int deed = 0; deed < deedCount; ++deed) {
        Story story(bench, u"orders@v%1"_s.arg(deed), broken);
        bringTo(story, wanted);
        const bool isBreak = static_cast<Deed>(deed) == Deed::BreakGlass || static_cast<Deed>(deed) == Deed::BreakGlassFailing;
        if (isBreak || static_cast<Deed>(deed) == Deed::Waive)
            story.breakContract(); // else nothing stands in the way
        if (wanted == State::Executing) {
            AuditDraft start = PromotionDesk::draftOn(*story.now(), "promotion.apply");
            start.phase = audit::Phase::Begin;
            bench.must(start, PromotionBench::person(u"eng"_s));
        }
        QCOMPARE(story.now() ? story.now()->state : State::Draft, wanted);
        QCOMPARE(story.problem(), QString());
        const int writes = bench.opener.target.writes;
        const bool isDone = story.doIt(static_cast<Deed>(deed), whoDoes(static_cast<Deed>(deed)), 1);
        QVERIFY2(isDone == isAllowed(wanted, static_cast<Deed>(deed)), qPrintable(u"deed %1: %2"_s.arg(deed).arg(isDone)));
        QCOMPARE(story.problem(), QString());
        const bool isRun = isBreak || (deed >= static_cast<int>(Deed::Apply) && deed <= static_cast<int>(Deed::RollBack));
        QVERIFY2(bench.opener.target.writes == writes || (isRun && isDone), qPrintable(u"deed %1"_s.arg(deed)));
    }
}

//! Ten thousand walks with BULKHEAD_FULL.
void TestPromotionModel::walks_atRandom_neverWriteWithoutAQuorumForThatDigest()
{
    const bool isFull = qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0;
    const int walks = isFull ? 10000 : 200, walksPerLog = 50, deedsPerWalk = 14;
    constexpr unsigned seed = 20261129;
    qInfo("seed %u, %d walks of %d", seed, walks, deedsPerWalk);
    std::mt19937 random(seed);
    const std::array people = {u"one"_s, u"two"_s, u"three"_s, u"eve"_s, u"eng"_s, u"eng2"_s, u"ada"_s};
    std::unique_ptr<PromotionBench> bench;
    BrokenOnes broken;
    int executions = 0, breaches = 0, done = 0;
    for (int walk = 0; walk < walks; ++walk) {
        if (walk % walksPerLog == 0) {
            bench = std::make_unique<PromotionBench>();
            broken.clear();
        }
        Story story(*bench, u"orders@v%1"_s.arg(walk), broken);
        story.settle();
        story.ask();
        QString told;
        for (int i = 0; i < deedsPerWalk; ++i) {
            // Half of the time what leads on, so that executions are reached often.
            const bool leadsOn = random() % 2 == 0;
            const Deed deed = leadsOn ? std::array{Deed::Approve, Deed::ApproveElsewhere, Deed::Apply, Deed::AskAgain}[random() % 4] : static_cast<Deed>(random() % deedCount);
            const bool isEngineers = deed == Deed::Apply || deed == Deed::AskAgain;
            const QString &person = !leadsOn ? people[random() % people.size()] : isEngineers ? people[4 + random() % 2] : people[random() % 4];
            told += u"%1 by %2; "_s.arg(static_cast<int>(deed)).arg(person);
            done += story.doIt(deed, person, static_cast<std::uint32_t>(random())) ? 1 : 0;
            QVERIFY2(story.problem().isEmpty(), qPrintable(u"walk %1: %2 (%3)"_s.arg(walk).arg(story.problem(), told)));
        }
        executions += story.executions;
        breaches += story.breaches;
    }
    qInfo("%d deeds done, %d executions, %d broken through", done, executions, breaches);
    QVERIFY(executions > walks / 20); // the walks get that far
    QVERIFY(breaches > walks / 20);
}

QTEST_GUILESS_MAIN(TestPromotionModel)
#include "tst_promotionmodel.moc"
