// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/isolationgate.h"

#include "isolation/evaluate.h"
#include "isolation/reevaluate.h"
#include "usecases/judgementinput.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;
using isolation::ControlCatalogue;
using isolation::EstateFacts;
using isolation::Layer;
using isolation::PairFacts;
using isolation::PairResult;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

constexpr qsizetype mostLines = 200;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

//! What a unit was judged.
struct Said
{
    Verdict verdict = Verdict::Unknown;
    std::string control, unit, sentence;
    std::vector<std::size_t> ours; //!< which of the APIs that are promoted it is about
};

//! An API that is promoted.
struct OurApi
{
    Plan plan; //!< what is about it alone
    bool isNew = false; //!< in the target
};

//! One moment of one pair.
struct Moment
{
    std::vector<Said> units; //!< that do not pass
    std::map<std::pair<std::size_t, std::string>, Verdict> ours; //!< worst of the units of each of our APIs by control; those that pass are not in here
};

std::uint32_t indexOf(const EstateFacts &facts, const std::vector<std::string> &deployments, const GatewayId &gateway)
{
    for (const isolation::DeploymentFacts &deployment : facts.deployments) {
        const bool isThere = facts.gateways[deployment.place.gateway].id == gateway
            && std::find(deployments.begin(), deployments.end(), deployment.id) != deployments.end();
        if (isThere && deployment.api != isolation::noIndex)
            return deployment.api;
    }
    return isolation::noIndex;
}

Moment momentOf(const PairResult &result, const EstateFacts &facts, const std::vector<OurApi> &apis)
{
    Moment moment;
    std::vector<std::uint32_t> indexes;
    for (const OurApi &api : apis)
        indexes.push_back(indexOf(facts, api.plan.sourceDeployments, api.plan.source));
    for (const isolation::ControlResult &control : result.controls) {
        for (const UnitResult &unit : control.units) {
            if (unit.verdict == Verdict::Pass || unit.verdict == Verdict::NotApplicable)
                continue;
            Said said{unit.verdict, control.control, unit.unit, isolation::sentence(unit), {}};
            for (std::size_t i = 0; i < indexes.size(); ++i) {
                if (std::find(unit.apis.begin(), unit.apis.end(), indexes[i]) == unit.apis.end())
                    continue;
                said.ours.push_back(i);
                Verdict &worst = moment.ours.try_emplace({i, said.control}, Verdict::Pass).first->second;
                worst = isolation::worse(worst, said.verdict);
            }
            moment.units.push_back(std::move(said));
        }
    }
    return moment;
}

//! Compares the two moments of one pair.
class MomentComparison
{
public:
    MomentComparison(const Moment &before, const Moment &after, const ControlCatalogue &controls, const std::vector<OurApi> &apis)
        : m_before(before)
        , m_after(after)
        , m_controls(controls)
        , m_apis(apis)
    {
        for (const Said &said : before.units) {
            if (said.verdict == Verdict::Fail) {
                m_failed.insert({said.control, said.unit});
                m_statements.insert({said.control, said.sentence});
            }
        }
    }

    void compare()
    {
        for (const Said &said : m_after.units) {
            if (said.verdict == Verdict::Fail)
                fail(said);
        }
        for (const auto &[place, verdict] : m_after.ours)
            soften(place.first, place.second, verdict);
    }

    QStringList worse, unknown, fresh, standing; //!< lines

private:
    [[nodiscard]] QString line(const std::string &control, const std::string &sentence, Verdict was, Verdict is) const
    {
        const isolation::Control *known = m_controls.find(QString::fromStdString(control));
        const QString layer = known != nullptr ? shown(toWire(known->layer)) + u' ' : QString();
        const QString change = was == is ? shown(toWire(is)) : u"%1 → %2"_s.arg(shown(toWire(was)), shown(toWire(is)));
        return u"%1%2: %3: %4"_s.arg(layer, QString::fromStdString(control), change, QString::fromStdString(sentence));
    }

    //! Two sides that are not apart, and not what production lacks by itself.
    [[nodiscard]] bool isAboutTheWall(const std::string &control) const
    {
        const isolation::Control *known = m_controls.find(QString::fromStdString(control));
        return known == nullptr || known->layer == Layer::Infrastructure || known->layer == Layer::Identity || known->layer == Layer::Data
            || control == "OBS-06"; // one log for both; the others of that layer are about each side's own
    }

    //! Whose it is, if there are several.
    [[nodiscard]] QString whose(const std::vector<std::size_t> &ours) const
    {
        QStringList names;
        for (const std::size_t one : ours)
            names.append(QString::fromStdString(m_apis[one].plan.apiName));
        return m_apis.size() == 1 || names.isEmpty() ? QString() : names.join(u", "_s) + u": "_s;
    }

    //! Whether nothing that it is about was there before; what is about none of ours comes with all of them.
    [[nodiscard]] bool isNew(const Said &said) const
    {
        if (said.ours.empty())
            return std::all_of(m_apis.begin(), m_apis.end(), [](const OurApi &api) { return api.isNew; });
        return std::all_of(said.ours.begin(), said.ours.end(), [this](std::size_t one) { return m_apis[one].isNew; });
    }

    void fail(const Said &said)
    {
        if (m_failed.contains({said.control, said.unit}) || m_statements.contains({said.control, said.sentence})) {
            if (!said.ours.empty())
                standing.append(u"stands already: "_s + whose(said.ours) + line(said.control, said.sentence, Verdict::Fail, Verdict::Fail));
            return;
        }
        Verdict rank = Verdict::Pass;
        for (const std::size_t one : said.ours) {
            const auto was = m_before.ours.find({one, said.control});
            rank = was == m_before.ours.end() ? rank : isolation::worse(rank, was->second);
        }
        QStringList &list = isNew(said) && !isAboutTheWall(said.control) ? fresh : worse;
        list.append(whose(said.ours) + line(said.control, said.sentence, rank, Verdict::Fail));
    }

    void soften(std::size_t api, const std::string &control, Verdict is)
    {
        const auto found = m_before.ours.find({api, control});
        const Verdict was = found == m_before.ours.end() ? Verdict::Pass : found->second;
        if (is == Verdict::Fail || is <= was)
            return;
        const auto first = std::find_if(m_after.units.begin(), m_after.units.end(),
                                        [&](const Said &said) {
                                            const bool isOurs = std::find(said.ours.begin(), said.ours.end(), api) != said.ours.end();
                                            return isOurs && said.control == control && said.verdict == is;
                                        });
        const QString text = whose({api}) + line(control, first->sentence, was, is);
        (m_apis[api].isNew ? fresh : is == Verdict::Unknown ? unknown : worse).append(text);
    }

    const Moment &m_before, &m_after;
    const ControlCatalogue &m_controls;
    const std::vector<OurApi> &m_apis;
    std::set<std::pair<std::string, std::string>> m_failed, m_statements;
};

GateResult result(GateVerdict verdict, const QString &reason, QStringList refusing = {}, const QStringList &more = {})
{
    GateResult one{"isolation", verdict, reason, {}, refusing.mid(0, mostLines)};
    if (refusing.size() > mostLines)
        one.refusing.append(u"and %1 more; see bulkheadctl isolation check"_s.arg(refusing.size() - mostLines));
    one.evidence = one.refusing + more.mid(0, mostLines);
    return one;
}

//! Why the facts carry no judgement; empty if they do.
QString whyNotJudged(const Plan &plan, const CatalogView &view)
{
    if (!view.snapshot)
        return u"nothing has been read yet; run bulkheadctl sync"_s;
    for (const GatewayId &gateway : {plan.source, plan.target}) {
        const auto &gateways = view.facts->gateways;
        const auto found = std::find_if(gateways.begin(), gateways.end(), [&](const isolation::GatewayFacts &facts) { return facts.id == gateway; });
        if (found == gateways.end() || !view.facts->isFresh(static_cast<std::uint32_t>(found - gateways.begin()), isolation::usualTimeToLive))
            return u"%1 was not read whole and of late; run bulkheadctl sync"_s.arg(gateway.text());
    }
    return {};
}

} // namespace

Result<JudgedChange> judgeChange(const CatalogView &before, const CatalogView &after, const QPair<EnvironmentId, EnvironmentId> &pair, const ControlCatalogue &controls,
                                 const HeldAgainst &held, const std::function<bool()> &isCancelled)
{
    static const std::vector<CheckFinding> none;
    const auto found = held.open.find(pair);
    const std::vector<CheckFinding> &open = found == held.open.end() ? none : found->second;
    const PairFacts was(*before.facts, *before.index, pair.first, pair.second), is(*after.facts, *after.index, pair.first, pair.second);
    auto first = judgementInput(was, controls, held.records.get(), open), second = judgementInput(is, controls, held.records.get(), open);
    if (!first || !second)
        return first ? second.error() : first.error();
    first->isCancelled = second->isCancelled = isCancelled;
    JudgedChange judged;
    judged.before = evaluate(was, *first);
    const isolation::FactsChange change = changeBetween(*before.facts, *after.facts);
    judged.after = change.isTooMuch ? evaluate(is, *second) : reevaluate(was, is, change, *second, judged.before);
    return judged;
}

GateResult isolationGate(const Plan &plan, const CatalogView &before, const CatalogView &after, const ControlCatalogue &controls, const HeldAgainst &held,
                         const std::function<bool()> &isCancelled)
{
    if (const QString why = whyNotJudged(plan, before); !why.isEmpty())
        return result(GateVerdict::Unknown, why);
    std::vector<OurApi> apis;
    for (const PlanApi &api : plan.apis()) {
        Plan one = plan.only(api);
        const bool isNew = one.targetDeployments.empty();
        apis.push_back({std::move(one), isNew});
    }
    QStringList worse, unknown, fresh, standing, pairs;
    for (const auto &[sandbox, production] : before.estate.pairs) {
        if (sandbox != plan.to && production != plan.to)
            continue;
        pairs.append(u"%1 and %2"_s.arg(sandbox.text(), production.text()));
        const auto wasRead = [&](const OurApi &api) { return indexOf(*before.facts, api.plan.sourceDeployments, plan.source) != isolation::noIndex; };
        if (!std::all_of(apis.begin(), apis.end(), wasRead))
            return result(GateVerdict::Unknown, u"the newest sync did not read what is promoted from %1; run bulkheadctl sync"_s.arg(plan.from.text()));
        const auto judged = judgeChange(before, after, {sandbox, production}, controls, held, isCancelled);
        if (!judged)
            return result(GateVerdict::Unknown, judged.error().what);
        const Moment was = momentOf(judged->before, *before.facts, apis), is = momentOf(judged->after, *after.facts, apis);
        MomentComparison comparison(was, is, controls, apis);
        comparison.compare();
        worse += comparison.worse;
        unknown += comparison.unknown;
        fresh += comparison.fresh;
        standing += comparison.standing;
    }
    if (isCancelled && isCancelled())
        return result(GateVerdict::Unknown, u"it was cancelled"_s);
    if (pairs.isEmpty())
        return result(GateVerdict::Unknown, u"%1 belongs to no pair of environments that is judged"_s.arg(plan.to.text()));
    const QString whom = pairs.join(u", "_s);
    if (!worse.isEmpty())
        return result(GateVerdict::Fail, u"%1 would be less apart: %2 verdicts are worse after the change"_s.arg(whom).arg(worse.size()), worse + unknown, fresh + standing);
    if (!unknown.isEmpty())
        return result(GateVerdict::Unknown, u"%1 verdicts on %2 would not be known any more"_s.arg(unknown.size()).arg(whom), unknown, fresh + standing);
    if (!fresh.isEmpty())
        return result(GateVerdict::Warn, u"the API is new in %1, and not all is well with it"_s.arg(plan.to.text()), {}, fresh + standing); // or one of several is
    return result(GateVerdict::Pass, u"%1 are no less apart after the change"_s.arg(whom), {}, standing);
}

} // namespace bulkhead
