// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/gates.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::promotion {

using namespace Qt::StringLiterals;

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QString placeOf(const UnmappedValue &value)
{
    return shown(value.object.collection + ' ' + value.object.id + ' ' + value.pointer);
}

} // namespace

std::string_view toWire(GateVerdict verdict)
{
    constexpr std::array<std::string_view, 5> words = {"pass", "warn", "unknown", "fail", "pending"};
    return words[static_cast<std::size_t>(verdict)];
}

bool lets(const GateResult &result, const QStringList &warnsOnUnknown)
{
    switch (result.verdict) {
    case GateVerdict::Pass:
    case GateVerdict::Warn:
    case GateVerdict::Pending:
        return true;
    case GateVerdict::Unknown:
        return warnsOnUnknown.contains(QLatin1StringView(result.id.data(), static_cast<qsizetype>(result.id.size())));
    case GateVerdict::Fail:
        return false;
    }
    return false;
}

namespace {

QString reasonOf(const UnmappedValue &value, const Plan &plan)
{
    switch (value.reason) {
    case UnmappedValue::Reason::Secret:
        return u"a secret, which does not travel, and the target has none there"_s;
    case UnmappedValue::Reason::SameAsAnother:
        return u"another object of %1 becomes the same there: %2"_s.arg(plan.from.text(), shown(value.value));
    case UnmappedValue::Reason::SecretLost:
        return u"the target's secret there would be lost, and could not be brought back"_s;
    case UnmappedValue::Reason::NothingKept:
        return u"%1 is to stay as %2 has it, which has nothing there: a rule with from and to says what it becomes"_s.arg(shown(value.value), plan.to.text());
    case UnmappedValue::Reason::NamesSource:
        break;
    }
    return u"%1 belongs to %2"_s.arg(shown(value.value), plan.from.text());
}

} // namespace
bool mayBeWaived(std::string_view gate)
{
    constexpr std::array<std::string_view, 5> gates = {"contract", "isolation", "strictness", "drift", "freeze"};
    return std::find(gates.begin(), gates.end(), gate) != gates.end();
}

QStringList refusalsOf(const GateResult &result)
{
    return result.refusing.isEmpty() ? QStringList{result.reason} : result.refusing;
}

const Waiver *coveringWaiver(const GateResult &result, const QList<Waiver> &waivers)
{
    const QStringList refusals = refusalsOf(result);
    const auto covers = [&](const Waiver &waiver) {
        return waiver.gate == result.id && std::all_of(refusals.begin(), refusals.end(), [&](const QString &line) { return waiver.evidence.contains(line); });
    };
    const auto found = std::find_if(waivers.begin(), waivers.end(), covers);
    return mayBeWaived(result.id) && found != waivers.end() ? &*found : nullptr;
}

GateResult together(const QList<std::pair<QString, GateResult>> &each)
{
    if (each.size() == 1)
        return each.first().second;
    constexpr std::array order = {GateVerdict::Pass, GateVerdict::Warn, GateVerdict::Pending, GateVerdict::Unknown, GateVerdict::Fail};
    const auto rank = [&](const auto &one) { return std::find(order.begin(), order.end(), one.second.verdict) - order.begin(); };
    const auto worst = std::max_element(each.begin(), each.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    GateResult result{worst->second.id, worst->second.verdict, {}, {}};
    QStringList reasons, rest;
    for (const auto &[name, one] : each) {
        const bool saysNo = one.verdict == GateVerdict::Fail || one.verdict == GateVerdict::Unknown;
        const QStringList refusals = saysNo ? refusalsOf(one) : QStringList();
        if (one.verdict == result.verdict && !reasons.contains(u"%1: %2"_s.arg(name, one.reason)))
            reasons.append(u"%1: %2"_s.arg(name, one.reason));
        for (const QString &line : refusals)
            result.refusing.append(u"%1: %2"_s.arg(name, line));
        for (const QString &line : one.evidence) {
            if (!refusals.contains(line))
                rest.append(u"%1: %2"_s.arg(name, line));
        }
    }
    result.reason = reasons.join(u"; "_s);
    result.evidence = result.refusing + rest;
    return result;
}

GateResult endpointsGate(const Plan &plan)
{
    GateResult result{"endpoints", GateVerdict::Pass, u"every value of the source environment is mapped"_s, {}};
    for (const UnmappedValue &value : plan.unmapped)
        result.evidence.append(u"%1: %2"_s.arg(placeOf(value), reasonOf(value, plan)));
    if (!plan.unmapped.empty()) {
        result.verdict = GateVerdict::Fail;
        result.reason = u"%1 values may not go to %2 as they are"_s.arg(plan.unmapped.size()).arg(plan.to.text());
    }
    return result;
}

GateResult freezeGate(const PromotionPath &path, UtcTime at)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    for (const Freeze &freeze : path.freezes) {
        if (freeze.from <= moment && moment < freeze.to) {
            return {"freeze", GateVerdict::Fail, u"nothing is promoted until %1: %2"_s.arg(freeze.to.toString(Qt::ISODate), freeze.reason), {}};
        }
    }
    return {"freeze", GateVerdict::Pass, u"no freeze now"_s, {}};
}

GateResult driftGate(const Plan &plan, const std::vector<SeenObject> &now)
{
    if (now == plan.targetClosure)
        return {"drift", GateVerdict::Pass, u"%1 is what it was when the plan was made"_s.arg(plan.to.text()), {}};
    GateResult result{"drift", GateVerdict::Fail, u"%1 was changed since the plan was made"_s.arg(plan.to.text()), {}};
    const auto tell = [&](const std::vector<SeenObject> &list, const std::vector<SeenObject> &other, const QString &what) {
        for (const SeenObject &seen : list) {
            if (std::find(other.begin(), other.end(), seen) == other.end())
                result.evidence.append(what.arg(shown(seen.ref.collection + ' ' + seen.ref.id)));
        }
    };
    tell(plan.targetClosure, now, u"%1 is not what it was"_s);
    tell(now, plan.targetClosure, u"%1 is new or changed"_s);
    return result;
}

GateResult lastingDriftGate(const Plan &plan, const LeftBehind &last)
{
    using Said = std::multiset<std::pair<std::string, std::string>>; // collection and digest
    const auto saidBy = [](const std::vector<SeenObject> &objects) {
        Said said;
        for (const SeenObject &object : objects)
            said.emplace(object.ref.collection, object.digest);
        return said;
    };
    const Said now = saidBy(plan.targetClosure);
    const QString name = shown(last.name);
    if (last.images.empty() || std::any_of(last.images.begin(), last.images.end(), [&](const auto &image) { return saidBy(image) == now; }))
        return {"drift", GateVerdict::Pass, u"%1 is what promotion %2 left"_s.arg(plan.to.text(), name), {}};
    GateResult result{"drift", GateVerdict::Fail, u"%1 was changed since promotion %2 by no promotion"_s.arg(plan.to.text(), name), {}};
    const auto tell = [&](const std::vector<SeenObject> &list, Said others, const QString &what) {
        for (const SeenObject &seen : list) {
            const auto same = others.find({seen.ref.collection, seen.digest});
            if (same != others.end())
                others.erase(same);
            else
                result.evidence.append(what.arg(shown(seen.ref.collection + ' ' + seen.ref.id)));
        }
    };
    tell(last.images.front(), now, u"%1, as it was left, is not there"_s);
    tell(plan.targetClosure, saidBy(last.images.front()), u"%1 is not what was left"_s);
    result.refusing = result.evidence;
    return result;
}

GateResult quorumGate(const Quorum &quorum, bool knowsAuthors)
{
    const QString unknown = u"the estate file names no author of the API: whoever approves may have written it"_s;
    if (quorum.isFull() && !knowsAuthors)
        return {"quorum", GateVerdict::Warn, u"approved by %1; who wrote the source is not known"_s.arg(quorum.counted.join(u", "_s)), {unknown}};
    if (quorum.isFull())
        return {"quorum", GateVerdict::Pass, u"approved by %1"_s.arg(quorum.counted.join(u", "_s)), {}};
    GateResult result{"quorum", GateVerdict::Pending, {}, {}};
    result.reason = u"%1 more to approve"_s.arg(std::max(quorum.missing, 0));
    if (!knowsAuthors)
        result.evidence.append(unknown);
    for (const QString &group : quorum.missingGroups)
        result.evidence.append(u"nobody of %1 has approved"_s.arg(group));
    for (const NotCounted &person : quorum.notCounted)
        result.evidence.append(u"%1 does not count: %2"_s.arg(person.person, person.why));
    return result;
}

} // namespace bulkhead::promotion
