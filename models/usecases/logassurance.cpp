// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/logassurance.h"

#include "usecases/keptnotes.h"
#include "usecases/rememberedheads.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

VerifyAgainst knownOf(AuditTrail &trail)
{
    const auto id = trail.logId(); // one whose beginning is damaged has none, and is verified all the same
    return keptOf(trail, id ? *id : std::string());
}

Result<VerifiedWhole> verifyAgainst(AuditTrail &trail, const VerifyAgainst &against, const Clock &clock, const OnVerified &onVerified, const CancelToken &cancel)
{
    const auto store = trail.store();
    if (!store)
        return store.error();
    auto whole = verifyWhole(**store, against, onVerified, cancel);
    if (!whole)
        return whole;
    whole->head.at = clock.now();
    (void)trail.rememberVerified(whole->head);
    return whole;
}

} // namespace

Result<VerifiedWhole> verifyAndRemember(AuditTrail &trail, const Clock &clock, const OnVerified &onVerified, const CancelToken &cancel)
{
    return verifyAgainst(trail, knownOf(trail), clock, onVerified, cancel);
}

std::vector<std::uint64_t> sizesOf(const std::vector<std::string> &notes, std::uint64_t most)
{
    std::vector<std::uint64_t> sizes;
    for (const std::string &note : notes) {
        if (const auto head = statedHead(note); head && head->size > 0 && head->size <= most)
            sizes.push_back(head->size);
    }
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

Result<Fact<AuditState>> auditStateAt(AuditStore &log, const std::vector<std::uint64_t> &anchored, const std::string &problem, UtcTime at)
{
    AuditState state;
    state.problem = problem;
    state.verified = problem.empty();
    if (!problem.empty())
        return Fact(state);
    const auto begun = timeOfEntry(log, 1);
    if (!begun)
        return begun.error();
    if (*begun > at)
        return Fact<AuditState>(FactState::Unsupported);
    std::size_t from = 0, until = anchored.size(); // the newest is before `until`
    while (from < until) {
        const std::size_t middle = from + (until - from) / 2;
        const auto time = timeOfEntry(log, anchored[middle]);
        if (!time)
            return time.error();
        if (*time <= at) {
            state.anchored = true;
            state.anchoredAt = *time;
            from = middle + 1;
        } else {
            until = middle;
        }
    }
    return Fact(state);
}

LogAssurance::LogAssurance(AuditTrail &trail, std::shared_ptr<const Clock> clock)
    : m_trail(trail)
    , m_clock(std::move(clock))
{
}

bool LogAssurance::counts(const audit::VerifiedHead &head) const
{
    const UtcTime now = m_clock->now();
    return head.isOk && head.at <= now && now - head.at <= lifetime; // one from the future says that a clock is wrong
}

//! Nothing was appended since, by the newest checkpoint.
Result<bool> LogAssurance::isAsItWas(AuditStore &store)
{
    const auto size = store.size();
    const auto note = size && m_known && *size == m_known->head.size ? store.lastNote() : Result<std::string>(std::string());
    if (!size || !note)
        return size ? note.error() : size.error();
    const auto head = statedHead(*note);
    return head && head->size == m_known->head.size && head->root == m_known->head.root;
}

void LogAssurance::take(VerifiedWhole whole, const VerifyAgainst &against)
{
    m_anchored = sizesOf(against.outside, whole.head.anchoredUntil);
    m_known = std::move(whole);
}

Result<void> LogAssurance::bringUpToDate(AuditStore &store, const CancelToken &cancel)
{
    if (m_known && !counts(m_known->head))
        m_known.reset();
    const auto same = m_known ? isAsItWas(store) : Result<bool>(false);
    if (!same || *same)
        return same ? Result<void>() : same.error();
    const VerifyAgainst against = knownOf(m_trail);
    const auto remembered = m_known ? Result<std::optional<audit::VerifiedHead>>(m_known->head) : m_trail.verified();
    if (remembered && *remembered && counts(**remembered)) {
        auto since = verifySince(store, **remembered, m_known ? &m_known->standing : nullptr, against, cancel);
        if (!since)
            return since.error();
        if (*since) {
            take(std::move(**since), against);
            return {};
        }
    }
    auto whole = verifyAgainst(m_trail, against, *m_clock, {}, cancel);
    if (!whole)
        return whole.error();
    take(std::move(*whole), against);
    return {};
}

Result<Fact<AuditState>> LogAssurance::stateAt(UtcTime moment, const CancelToken &cancel)
{
    const auto store = m_trail.store();
    if (!store)
        return store.error();
    if (const auto done = bringUpToDate(**store, cancel); !done)
        return done.error();
    const audit::Verification &answer = m_known->answer;
    return auditStateAt(**store, m_anchored, answer.ok ? std::string() : wordsOf(answer).headline.toStdString(), moment);
}

Result<Fact<AuditState>> LogAssurance::at(UtcTime moment, const CancelToken &cancel)
{
    const auto state = stateAt(moment, cancel);
    if (!state && state.error().kind != Error::Kind::Cancelled)
        return Fact<AuditState>(FactState::Unreadable);
    return state;
}

} // namespace bulkhead
