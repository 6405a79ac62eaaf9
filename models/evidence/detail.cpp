// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/detail.h"

#include "core/digest.h"

#include <algorithm>

namespace bulkhead::evidence {

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

std::int64_t msOf(UtcTime time)
{
    return time.time_since_epoch().count();
}

template<typename Texts>
Array arrayOfTexts(const Texts &texts)
{
    Array array;
    for (const std::string &text : texts)
        array.emplace_back(text);
    return array;
}

Array unitsOf(const Evidence &evidence)
{
    Array units;
    for (const EvidenceUnit &unit : evidence.units)
        units.push_back(Object{{"unit", unit.unit}, {"verdict", isolation::toWire(unit.verdict)}, {"detail", unit.detail}});
    return units;
}

//! Reads members one by one; one that is missing or of another type spoils the whole.
class Members
{
public:
    explicit Members(const Object &object) : m_object(object) { }
    [[nodiscard]] bool areGood() const { return m_areGood; }

    void read(std::string_view key, std::string &text) { take(text, key, &JsonValue::string); }
    void read(std::string_view key, std::int64_t &number) { take(number, key, &JsonValue::integer); }
    void read(std::string_view key, QString &text)
    {
        std::string utf8;
        read(key, utf8);
        text = QString::fromStdString(utf8);
    }
    void read(std::string_view key, UtcTime &time)
    {
        std::int64_t ms = 0;
        read(key, ms);
        time = UtcTime(std::chrono::milliseconds(ms));
    }
    void read(PairScope &pair)
    {
        QString sandbox, production;
        read("sandbox", sandbox);
        read("production", production);
        pair = {EnvironmentId(sandbox), EnvironmentId(production)};
    }
    void read(std::string_view key, std::vector<std::string> &texts)
    {
        for (const JsonValue &value : array(key)) {
            const std::string *text = value.string();
            m_areGood = m_areGood && text != nullptr;
            texts.push_back(text == nullptr ? std::string() : *text);
        }
    }
    Array array(std::string_view key)
    {
        Array array;
        take(array, key, static_cast<const Array *(JsonValue::*)() const>(&JsonValue::array));
        return array;
    }

private:
    template<typename Value>
    void take(Value &value, std::string_view key, const Value *(JsonValue::*as)() const)
    {
        const auto found = m_object.find(key);
        const Value *there = found == m_object.end() ? nullptr : (found->second.*as)();
        m_areGood = m_areGood && there != nullptr;
        if (there != nullptr)
            value = *there;
    }

    const Object &m_object;
    bool m_areGood = true;
};

std::string sealed(const Object &detail)
{
    return toHex(sha256(canonical(JsonValue(detail))));
}

} // namespace

Object detailOf(const Evidence &evidence)
{
    return {{"control", evidence.control},
            {"sandbox", evidence.pair.sandbox.text()},
            {"production", evidence.pair.production.text()},
            {"source", evidence.source},
            {"collector", evidence.collector},
            {"query", evidence.query},
            {"started", msOf(evidence.startedAt)},
            {"finished", msOf(evidence.finishedAt)},
            {"expires", msOf(evidence.expiresAt)},
            {"expected", evidence.expected},
            {"received", evidence.received},
            {"pages", evidence.pages},
            {"digest", evidence.digest},
            {"bytes", evidence.bytes},
            {"kept_at", evidence.keptAt},
            {"redactions", arrayOfTexts(evidence.redactions)},
            {"units", unitsOf(evidence)}};
}

Object detailOf(const Attestation &attestation)
{
    Array evidence;
    for (std::size_t i = 0; i < attestation.evidence.size(); ++i) {
        const std::string digest = i < attestation.digests.size() ? attestation.digests[i] : std::string();
        evidence.push_back(Object{{"id", attestation.evidence[i]}, {"digest", digest}});
    }
    Object detail{{"control", attestation.control},
                  {"sandbox", attestation.pair.sandbox.text()},
                  {"production", attestation.pair.production.text()},
                  {"scope", arrayOfTexts(attestation.scope)},
                  {"statement", attestation.statement},
                  {"statement_digest", attestation.statementDigest},
                  {"evidence", std::move(evidence)},
                  {"from", msOf(attestation.validFrom)},
                  {"until", msOf(attestation.validUntil)}};
    if (!attestation.tested.empty()) // entries from before there was such a thing say the same as ever
        detail["tested"] = arrayOfTexts(attestation.tested);
    return detail;
}

Object detailOf(const Exception &exception)
{
    return {{"control", exception.control},
            {"sandbox", exception.pair.sandbox.text()},
            {"production", exception.pair.production.text()},
            {"fingerprints", arrayOfTexts(exception.fingerprints)},
            {"reason", exception.reason},
            {"owner", exception.owner},
            {"ticket", exception.ticket},
            {"risk", exception.risk},
            {"compensating", arrayOfTexts(exception.compensating)},
            {"start", msOf(exception.start)},
            {"expires", msOf(exception.expires)},
            {"review", msOf(exception.review)},
            {"rule", exception.ruleVersion},
            {"renews", exception.renews}};
}

std::optional<Evidence> evidenceFrom(const Object &detail)
{
    Evidence evidence;
    Members members(detail);
    members.read("control", evidence.control);
    members.read(evidence.pair);
    members.read("source", evidence.source);
    members.read("collector", evidence.collector);
    members.read("query", evidence.query);
    members.read("started", evidence.startedAt);
    members.read("finished", evidence.finishedAt);
    members.read("expires", evidence.expiresAt);
    members.read("expected", evidence.expected);
    members.read("received", evidence.received);
    members.read("pages", evidence.pages);
    members.read("digest", evidence.digest);
    members.read("bytes", evidence.bytes);
    members.read("kept_at", evidence.keptAt);
    members.read("redactions", evidence.redactions);
    for (const JsonValue &value : members.array("units")) {
        const Object *object = value.object();
        Members unit(object == nullptr ? detail : *object);
        EvidenceUnit one;
        std::string verdict;
        unit.read("unit", one.unit);
        unit.read("verdict", verdict);
        unit.read("detail", one.detail);
        const auto known = isolation::verdictFromWire(verdict);
        if (object == nullptr || !unit.areGood() || !known)
            return std::nullopt;
        one.verdict = *known;
        evidence.units.push_back(std::move(one));
    }
    return members.areGood() ? std::optional(std::move(evidence)) : std::nullopt;
}

std::optional<Attestation> attestationFrom(const Object &detail)
{
    Attestation attestation;
    Members members(detail);
    members.read("control", attestation.control);
    members.read(attestation.pair);
    members.read("scope", attestation.scope);
    members.read("statement", attestation.statement);
    members.read("statement_digest", attestation.statementDigest);
    members.read("from", attestation.validFrom);
    members.read("until", attestation.validUntil);
    if (detail.contains("tested"))
        members.read("tested", attestation.tested);
    for (const JsonValue &value : members.array("evidence")) {
        const Object *object = value.object();
        Members one(object == nullptr ? detail : *object);
        one.read("id", attestation.evidence.emplace_back());
        one.read("digest", attestation.digests.emplace_back());
        if (object == nullptr || !one.areGood())
            return std::nullopt;
    }
    return members.areGood() ? std::optional(std::move(attestation)) : std::nullopt;
}

std::optional<Exception> exceptionFrom(const Object &detail)
{
    Exception exception;
    Members members(detail);
    std::int64_t rule = 0;
    members.read("control", exception.control);
    members.read(exception.pair);
    members.read("fingerprints", exception.fingerprints);
    members.read("reason", exception.reason);
    members.read("owner", exception.owner);
    members.read("ticket", exception.ticket);
    members.read("risk", exception.risk);
    members.read("compensating", exception.compensating);
    members.read("start", exception.start);
    members.read("expires", exception.expires);
    members.read("review", exception.review);
    members.read("rule", rule);
    members.read("renews", exception.renews);
    exception.ruleVersion = static_cast<int>(rule);
    return members.areGood() && rule >= 0 && rule <= 1'000'000 ? std::optional(std::move(exception)) : std::nullopt;
}

std::string digestOf(const Attestation &attestation)
{
    return sealed(detailOf(attestation));
}

std::string digestOf(const Exception &exception)
{
    return sealed(detailOf(exception));
}

Object sealOf(const Attestation &attestation)
{
    return {{"digest", digestOf(attestation)}};
}

Object sealOf(const Exception &exception)
{
    return {{"digest", digestOf(exception)}};
}

Object reasonDetail(const QString &reason)
{
    return {{"reason", reason}};
}

Object lapseDetail(const Exception &exception, const Lapse &lapse)
{
    return {{"control", lapse.control},
            {"fingerprints", arrayOfTexts(exception.fingerprints)},
            {"snapshot", lapse.snapshot},
            {"verdict", toWire(lapse.verdict)}};
}

std::optional<Lapse> lapseFrom(const Object &detail, const Exception &exception)
{
    Lapse lapse;
    std::string verdict;
    std::vector<std::string> fingerprints;
    Members members(detail);
    members.read("control", lapse.control);
    members.read("fingerprints", fingerprints);
    members.read("snapshot", lapse.snapshot);
    members.read("verdict", verdict);
    const auto known = isolation::verdictFromWire(verdict);
    const bool makesUp = std::find(exception.compensating.begin(), exception.compensating.end(), lapse.control) != exception.compensating.end();
    if (!members.areGood() || !known || *known == isolation::Verdict::Pass || !makesUp || fingerprints != exception.fingerprints || lapse.snapshot < 1)
        return std::nullopt;
    lapse.verdict = *known;
    return lapse;
}

std::string digestOfStatement(std::string_view statement)
{
    return toHex(sha256(statement));
}

std::string environmentOf(const PairScope &pair)
{
    return pair.production.text().toStdString();
}

} // namespace bulkhead::evidence
