// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/acceptance.h"

#include "evidence/rules.h"
#include "isolation/output/report.h"

#include <algorithm>

namespace bulkhead::evidence {

using namespace Qt::StringLiterals;
using isolation::Control;
using isolation::ControlResult;
using isolation::PairResult;
using isolation::UnitResult;
using isolation::Verdict;
using Kind = ExceptionProblem::Kind;

namespace {

using Fingerprints = std::vector<std::string>;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString day(UtcTime time)
{
    return text(isolation::isoTime(time).substr(0, 10));
}

QString words(Verdict verdict)
{
    return text(toWire(verdict)).replace(u'_', u' ');
}

bool isFinding(Verdict verdict)
{
    return verdict == Verdict::Fail || verdict == Verdict::Warn;
}

//! What a unit is called that stands for the pair, or for a control as such: accepting it would accept everything.
bool isOfAll(const std::string &unit)
{
    return unit.starts_with("pair:") || unit.starts_with("control:");
}

//! A run of a few controls says nothing of the others.
bool isLeftOut(const ControlResult &control)
{
    return control.units.size() == 1 && control.units.front().reason != nullptr && std::string_view(control.units.front().reason->id) == "not-asked";
}

//! One exception held against one result.
class Judged
{
public:
    Judged(const Exception &exception, const PairResult &pair, const isolation::ControlCatalogue &catalogue, const Register &records, UtcTime now)
        : m_exception(exception)
        , m_pair(pair)
        , m_records(records)
        , m_control(catalogue.find(text(exception.control)))
        , m_result(pair.find(exception.control))
        , m_now(now)
    {
        for (std::size_t i = 0; m_result != nullptr && i < m_result->units.size(); ++i)
            sort(m_result->units[i]);
    }

    void addTo(Acceptances &all) const
    {
        if (!m_exception.wasInForce() || m_exception.state == Exception::State::Revoked)
            return;
        if (m_exception.state == Exception::State::Void) {
            addEnded(all);
            return;
        }
        if (m_now >= until()) {
            addExpired(all);
            return;
        }
        const bool isBegun = !isYetToCome(m_exception.start, m_exception.recordedAt, m_now);
        if (const QString why = whyVoid(); !why.isEmpty()) {
            const ControlResult *lapsed = m_result == nullptr ? nullptr : lapsedControl();
            ExceptionProblem problem{Kind::Void, &m_exception, why, m_there, {}, {}};
            if (isBegun && lapsed != nullptr) {
                problem.lapsed = lapsed->control;
                problem.verdict = lapsed->verdict;
            }
            all.problems.push_back(std::move(problem));
            return;
        }
        addBreadth(all);
        addUnused(all);
        if (!isBegun)
            return;
        for (const std::string &fingerprint : m_there)
            accept(all.byFinding[fingerprint]);
    }

private:
    void sort(const UnitResult &unit)
    {
        const std::string fingerprint = isolation::findingFingerprint(m_exception.control, unit.unit);
        if (!isFinding(unit.verdict) || !std::binary_search(m_exception.fingerprints.begin(), m_exception.fingerprints.end(), fingerprint))
            return;
        m_isOfAll = m_isOfAll || isOfAll(unit.unit);
        if (std::find(m_there.begin(), m_there.end(), fingerprint) == m_there.end())
            m_there.push_back(fingerprint);
    }

    //! Never longer than the control allows today.
    [[nodiscard]] UtcTime until() const
    {
        const bool isAllowed = m_control != nullptr && longestException(*m_control).count() > 0;
        return isAllowed ? std::min<UtcTime>(m_exception.expires, m_exception.start + longestException(*m_control)) : m_exception.expires;
    }

    //! Of two that accept a finding, the one that lasts longer: a renewal and what it renews.
    void accept(Acceptance &acceptance) const
    {
        if (acceptance.exception == nullptr || acceptance.until < until())
            acceptance = {&m_exception, until()};
    }

    //! The first that makes up for it, was judged and does not pass.
    [[nodiscard]] const ControlResult *lapsedControl() const
    {
        for (const std::string &id : m_exception.compensating) {
            const ControlResult *other = m_pair.find(id);
            if (other != nullptr && other->verdict != Verdict::Pass && !isLeftOut(*other))
                return other;
        }
        return nullptr;
    }

    [[nodiscard]] QString whyVoid() const
    {
        if (m_control == nullptr || m_result == nullptr)
            return u"void: the control %1 is not in the catalogue any more; revoke it"_s.arg(text(m_exception.control));
        if (longestException(*m_control).count() == 0)
            return u"void: %1 allows no exception any more; remedy the finding"_s.arg(m_control->id);
        if (m_exception.ruleVersion > 0 && m_result->ruleVersion > 0 && m_exception.ruleVersion != m_result->ruleVersion)
            return u"void: %1 asks for something else than when it was accepted; look at the finding again"_s.arg(m_control->id);
        for (const std::string &id : m_exception.compensating) {
            const ControlResult *other = m_pair.find(id);
            if (other == nullptr || (other->verdict != Verdict::Pass && !isLeftOut(*other)))
                return u"void: %1, which makes up for it, does not pass (%2); bring it back to pass, or remedy the finding"_s.arg(
                    text(id), other == nullptr ? u"not judged"_s : words(other->verdict));
        }
        return {};
    }

    //! After a renewal the renewal speaks.
    [[nodiscard]] bool isRenewed() const
    {
        const Exception *renewal = m_records.renewalOf(m_exception.id);
        return renewal != nullptr && renewal->wasInForce();
    }

    //! A check has found it void, and an entry says so.
    void addEnded(Acceptances &all) const
    {
        if (!m_there.empty() && !isRenewed())
            all.problems.push_back({Kind::Void, &m_exception,
                                    u"void since %1: %2, which makes up for it, did not pass (%3), and that ended it; remedy the finding, or have it accepted anew"_s.arg(
                                        day(m_exception.endedAt), text(m_exception.lapse.control), words(m_exception.lapse.verdict)),
                                    m_there, {}, {}});
    }

    //! What was accepted and is open again.
    void addExpired(Acceptances &all) const
    {
        if (!m_there.empty() && !isRenewed())
            all.problems.push_back({Kind::Expired, &m_exception,
                                    u"expired on %1, and %2 of its findings are still there; remedy them"_s.arg(day(until())).arg(m_there.size()), m_there, {}, {}});
    }

    void addBreadth(Acceptances &all) const
    {
        const auto add = [&](const QString &why) { all.problems.push_back({Kind::TooBroad, &m_exception, why, m_there, {}, {}}); };
        const auto &compensating = m_exception.compensating;
        if (m_exception.fingerprints.size() > broadFindings)
            add(u"too broad: it accepts %1 findings, and one exception is for %2 at most; ask for them in smaller groups"_s.arg(m_exception.fingerprints.size())
                    .arg(broadFindings));
        else if (m_isOfAll)
            add(u"too broad: it accepts the whole of %1 on this pair; accept single findings"_s.arg(text(m_exception.control)));
        else if (std::find(compensating.begin(), compensating.end(), m_exception.control) != compensating.end())
            add(u"too broad: the control makes up for itself; name another"_s);
    }

    //! A finding is only gone where its control was judged.
    void addUnused(Acceptances &all) const
    {
        const isolation::Counts &counts = m_result->counts;
        const bool isJudged = counts[Verdict::Pass] + counts[Verdict::Warn] + counts[Verdict::Fail] + counts[Verdict::NotApplicable] > 0;
        const std::size_t gone = m_exception.fingerprints.size() - m_there.size();
        if (!isJudged || gone == 0)
            return;
        Fingerprints missing;
        for (const std::string &fingerprint : m_exception.fingerprints) {
            if (std::find(m_there.begin(), m_there.end(), fingerprint) == m_there.end())
                missing.push_back(fingerprint);
        }
        const QString why = m_there.empty() ? u"unused: none of its findings is there any more; revoke it"_s
                                            : u"unused in part: %1 of its %2 findings are not there any more"_s.arg(gone).arg(m_exception.fingerprints.size());
        all.problems.push_back({Kind::Unused, &m_exception, why, std::move(missing), {}, {}});
    }

    const Exception &m_exception;
    const PairResult &m_pair;
    const Register &m_records;
    const Control *m_control;
    const ControlResult *m_result;
    UtcTime m_now;
    Fingerprints m_there; //!< of its findings, in the order of the result
    bool m_isOfAll = false;
};

} // namespace

std::string_view toWire(Kind kind)
{
    switch (kind) {
    case Kind::Expired: return "expired";
    case Kind::Unused: return "unused";
    case Kind::TooBroad: return "too_broad";
    case Kind::Void: return "void";
    }
    return {};
}

Acceptances acceptancesOn(const PairResult &pair, const isolation::ControlCatalogue &catalogue, const Register &records, UtcTime now)
{
    Acceptances all;
    for (const Exception &exception : records.exceptions()) {
        if (exception.pair.covers(pair.sandbox, pair.production))
            Judged(exception, pair, catalogue, records, now).addTo(all);
    }
    return all;
}

} // namespace bulkhead::evidence
