// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/resultpatch.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

bool isSameKey(const UnitResult &a, const UnitResult &b)
{
    return a.unit == b.unit;
}

//! Is the unit at that place the only one with its key?
bool isAlone(const std::vector<UnitResult> &units, std::size_t at)
{
    return (at == 0 || !isSameKey(units[at - 1], units[at])) && (at + 1 == units.size() || !isSameKey(units[at], units[at + 1]));
}

} // namespace

std::vector<std::uint32_t> rowsBefore(const PairFacts &was, const PairFacts &is, const FactsChange &change)
{
    std::vector<std::uint32_t> rows;
    rows.reserve(is.apis().size());
    for (const ApiPair &pair : is.apis()) {
        const std::uint32_t old = change.apis.oldOf[pair.api];
        const ApiPair *before = old == noIndex ? nullptr : was.pairOf(old);
        rows.push_back(before == nullptr ? noIndex : static_cast<std::uint32_t>(before - was.apis().data()));
    }
    return rows;
}

ResultPatch::ResultPatch(const PairFacts &was, const PairFacts &is, const FactsChange &change,
                         const std::vector<std::uint32_t> &rowsBefore, ControlResult before)
    : m_was(was)
    , m_is(is)
    , m_change(change)
    , m_rowsBefore(rowsBefore)
    , m_parts{before.counts, std::move(before.units), std::move(before.byApi), {}}
{
    const auto &old = was.estate().gateways, &fresh = is.estate().gateways;
    for (std::size_t i = 0; i < old.size(); ++i) {
        for (const Reading &other : m_readings)
            m_needsIds = m_needsIds || (other.before == old[i].readAt && other.now != fresh[i].readAt);
        m_readings.push_back({old[i].readAt, fresh[i].readAt, &fresh[i].id});
    }
    if (std::all_of(m_readings.begin(), m_readings.end(), [](const Reading &one) { return one.before == one.now; }))
        m_readings.clear();
    takeOutPair();
}

void ResultPatch::takeOutPair()
{
    const std::string key = keyOfPair(m_was);
    auto &units = m_parts.units;
    auto at = std::lower_bound(units.begin(), units.end(), key,
                               [](const UnitResult &unit, const std::string &text) { return unit.unit < text; });
    for (; at != units.end() && at->unit == key; at = units.erase(at)) {
        --m_parts.counts[at->verdict];
        m_parts.hint = std::move(*at);
    }
}

bool ResultPatch::replaceHint(const Parts &gone, const Parts &fresh, const Reason *rest)
{
    const bool has = rest != nullptr && m_parts.hint.reason != nullptr && m_parts.hint.reason != rest;
    if (has && (gone.hint.reason != nullptr || fresh.hint.reason != nullptr))
        return false;
    if (!has)
        m_parts.hint = fresh.hint;
    else
        translate(m_parts.hint);
    return true;
}

bool ResultPatch::replaceUnits(const Parts &gone, Parts fresh)
{
    if (!findSlots(gone.units))
        return false;
    for (std::size_t i = 0; i < m_parts.counts.of.size(); ++i)
        m_parts.counts.of[i] += fresh.counts.of[i] - gone.counts.of[i];
    translate();
    fillSlots(std::move(fresh.units));
    replaceRows(gone.byApi, fresh.byApi);
    closeRows();
    return std::all_of(m_parts.counts.of.begin(), m_parts.counts.of.end(), [](std::int64_t count) { return count >= 0; });
}

bool ResultPatch::findSlots(const std::vector<UnitResult> &gone)
{
    const auto &units = m_parts.units;
    for (const UnitResult &unit : gone) {
        auto at = static_cast<std::size_t>(std::lower_bound(units.begin(), units.end(), unit, comesBefore) - units.begin());
        if (!m_slots.empty() && at <= m_slots.back())
            at = m_slots.back() + 1; // one of several that are equal
        if (at >= units.size() || units[at] != unit)
            return false;
        m_slots.push_back(at);
    }
    return true;
}

void ResultPatch::translate()
{
    if (m_readings.empty() && !m_change.apis.isShifted)
        return;
    for (UnitResult &unit : m_parts.units)
        translate(unit);
}

void ResultPatch::translate(UnitResult &unit) const
{
    for (FactRef *ref : {&unit.sandbox, &unit.production}) {
        const auto at = std::find_if(m_readings.begin(), m_readings.end(), [this, ref](const Reading &one) {
            return one.before == ref->readAt && (!m_needsIds || *one.gateway == ref->gateway);
        });
        if (at != m_readings.end() && !ref->gateway.isEmpty())
            ref->readAt = at->now;
    }
    for (std::uint32_t &api : unit.apis)
        api = api == noIndex ? noIndex : m_change.apis.newOf[api];
}

void ResultPatch::fillSlots(std::vector<UnitResult> fresh)
{
    auto &units = m_parts.units;
    std::vector<UnitResult> added;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto slot = std::lower_bound(m_slots.begin(), m_slots.end(), fresh[i], [&units](std::size_t at, const UnitResult &unit) {
            return units[at].unit < unit.unit;
        });
        const bool fits = slot != m_slots.end() && isSameKey(units[*slot], fresh[i]) && isAlone(units, *slot) && isAlone(fresh, i);
        if (!fits) {
            added.push_back(fresh[i]);
            continue;
        }
        units[*slot] = fresh[i];
        m_slots.erase(slot);
    }
    if (!m_slots.empty())
        squeezeOut();
    if (!added.empty())
        squeezeIn(std::move(added));
}

void ResultPatch::squeezeOut()
{
    auto &units = m_parts.units;
    std::size_t to = m_slots.front();
    auto gone = m_slots.begin();
    for (std::size_t from = to; from < units.size(); ++from) {
        if (gone != m_slots.end() && *gone == from)
            ++gone;
        else
            units[to++] = std::move(units[from]);
    }
    units.resize(to);
    m_slots.clear();
}

void ResultPatch::squeezeIn(std::vector<UnitResult> added)
{
    // From the back, so that everything moves once and nothing is allocated anew where there is room.
    auto &units = m_parts.units;
    std::size_t from = units.size(), to = units.size() + added.size();
    units.resize(to);
    while (!added.empty()) {
        if (from > 0 && comesBefore(added.back(), units[from - 1])) {
            units[--to] = std::move(units[--from]);
        } else {
            units[--to] = std::move(added.back());
            added.pop_back();
        }
    }
}

void ResultPatch::replaceRows(const std::vector<Verdict> &gone, const std::vector<Verdict> &fresh)
{
    if (m_parts.byApi.empty() && fresh.empty())
        return;
    const auto in = [](const std::vector<Verdict> &rows, std::uint32_t row) {
        return rows.empty() || row == noIndex ? Verdict::NotApplicable : rows[row];
    };
    std::vector<Verdict> rows(m_is.apis().size(), Verdict::NotApplicable);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const std::uint32_t old = m_rowsBefore[row];
        const Verdict before = in(m_parts.byApi, old), out = in(gone, old), now = in(fresh, row);
        const bool isOpen = out != Verdict::NotApplicable && out == before && now < before;
        rows[row] = isOpen ? now : worse(before, now);
        if (isOpen)
            m_openRows.push_back(row);
    }
    m_parts.byApi = std::move(rows);
}

void ResultPatch::closeRows()
{
    if (m_openRows.empty())
        return;
    for (const UnitResult &unit : m_parts.units) {
        for (const std::uint32_t api : unit.apis) {
            const ApiPair *pair = m_is.pairOf(api);
            if (pair == nullptr)
                continue;
            const auto row = static_cast<std::uint32_t>(pair - m_is.apis().data());
            if (std::binary_search(m_openRows.begin(), m_openRows.end(), row))
                raiseRow(row, unit.verdict);
        }
    }
    std::erase_if(m_openRows, [this](std::uint32_t row) { return m_parts.byApi[row] != Verdict::NotApplicable; });
}

void ResultPatch::raiseRow(std::uint32_t row, Verdict verdict)
{
    m_parts.byApi[row] = worse(m_parts.byApi[row], verdict);
}

Parts ResultPatch::take()
{
    // Of a control that names no row there is no list of them.
    const auto &rows = m_parts.byApi;
    const bool isBare = std::all_of(rows.begin(), rows.end(), [](Verdict verdict) { return verdict == Verdict::NotApplicable; })
        && std::none_of(m_parts.units.begin(), m_parts.units.end(), [](const UnitResult &unit) { return !unit.apis.empty(); });
    if (isBare)
        m_parts.byApi.clear();
    return std::move(m_parts);
}

} // namespace bulkhead::isolation
