// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/gov10.h"

#include <algorithm>

namespace bulkhead::isolation {

namespace {

const Reason sharedSecret{"GOV-10.shared-credential",
                          QT_TRANSLATE_NOOP("Isolation", "The console reads %1 and %2 with one credential")};
const Reason sharedWrite{"GOV-10.shared-write-credential",
                         QT_TRANSLATE_NOOP("Isolation", "The console changes %1 and %2 with one credential")};
const Reason oneConnection{"GOV-10.one-connection",
                           QT_TRANSLATE_NOOP("Isolation", "One connection, to %1, governs sandbox and production")};
const Reason plainHttp{"GOV-10.plain-http", QT_TRANSLATE_NOOP("Isolation", "The console reaches %1 without encryption, at %2")};
const Reason defaultKey{"GOV-10.default-key", QT_TRANSLATE_NOOP("Isolation", "%1 takes the key that its product is delivered with")};
const Reason mayWrite{"GOV-10.may-write", QT_TRANSLATE_NOOP("Isolation", "The credential that reads %1 may change production")};
const Reason readIsWrite{"GOV-10.read-is-write", QT_TRANSLATE_NOOP("Isolation", "The console reads and changes %1 with one credential")};
const Reason openAdmin{"GOV-10.open-admin", QT_TRANSLATE_NOOP("Isolation", "Whoever reaches the admin API of %1 may change it")};
const Reason noReadOnly{"GOV-10.no-read-only",
                        QT_TRANSLATE_NOOP("Isolation", "The product of %1 has no credential that only reads: a proxy that only lets GET through would do")};
const Reason rightsUnknown{"GOV-10.rights-unknown",
                           QT_TRANSLATE_NOOP("Isolation", "Nothing tells whether the credential that reads %1 may change it")};
const Reason unresolved{"GOV-10.unresolved", QT_TRANSLATE_NOOP("Isolation", "The credential of %1 could not be compared")};
const Reason noRecord{"GOV-10.no-record", QT_TRANSLATE_NOOP("Isolation", "The console's connection to %1 is not on record")};

const ConnectionFacts *connectionTo(const PairFacts &facts, std::uint32_t gateway)
{
    const auto &connections = facts.estate().records.connections;
    if (!connections.isKnown())
        return nullptr;
    const GatewayId &id = facts.estate().gateways[gateway].id;
    const auto at = std::find_if(connections.value.begin(), connections.value.end(),
                                 [&id](const ConnectionFacts &one) { return one.gateway == id; });
    return at == connections.value.end() ? nullptr : &*at;
}

bool isOneSecret(const std::string &reference, const std::string &fingerprint, const std::string &otherReference,
                 const std::string &otherFingerprint)
{
    return (!reference.empty() && reference == otherReference) || (!fingerprint.empty() && fingerprint == otherFingerprint);
}

bool readsWithOne(const ConnectionFacts &a, const ConnectionFacts &b)
{
    return isOneSecret(a.readReference, a.readFingerprint, b.readReference, b.readFingerprint);
}

bool changesWithOne(const ConnectionFacts &a, const ConnectionFacts &b)
{
    return isOneSecret(a.writeReference, a.writeFingerprint, b.writeReference, b.writeFingerprint)
        || isOneSecret(a.readReference, a.readFingerprint, b.writeReference, b.writeFingerprint)
        || isOneSecret(a.writeReference, a.writeFingerprint, b.readReference, b.readFingerprint);
}

bool isUnresolved(const ConnectionFacts &connection)
{
    return !connection.readReference.empty() && connection.readFingerprint.empty();
}

//! One gateway of the pair and how the console reaches it.
class Connection
{
public:
    Connection(const PairFacts &facts, std::uint32_t gateway, Judgement &out)
        : m_facts(facts)
        , m_gateway(gateway)
        , m_out(out)
        , m_unit(unitOf("connection", nameOf(gateway)))
    {
    }

    void judge()
    {
        const ConnectionFacts *own = connectionTo(m_facts, m_gateway);
        if (isOn(Side::Sandbox) && isOn(Side::Production))
            return say(Verdict::Fail, oneConnection, {nameOf(m_gateway)}, noIndex, {});
        if (own == nullptr)
            return say(Verdict::Unknown, noRecord, {nameOf(m_gateway)}, noIndex, {});
        if (provesSharing(*own) || provesAlone(*own))
            return;
        if (isUnresolved(*own) || isAnyFarUnresolved(*own))
            return say(Verdict::Unknown, unresolved, {nameOf(m_gateway)}, noIndex, own->readReference);
        if (isOn(Side::Production) && own->mayChange != "no" && own->mayChange != "yes" && !own->openAdmin)
            return say(Verdict::Unknown, rightsUnknown, {nameOf(m_gateway)}, noIndex, own->readReference);
        if (isOn(Side::Production) && canWrite(*own))
            return say(Verdict::Warn, noReadOnly, {nameOf(m_gateway)}, noIndex, own->readReference);
        m_out.pass(std::move(m_unit.unit), m_facts.estate().gateways[m_gateway].by);
    }

private:
    [[nodiscard]] std::string nameOf(std::uint32_t gateway) const
    {
        return m_facts.estate().gateways[gateway].id.text().toStdString();
    }
    [[nodiscard]] bool isOn(Side side) const
    {
        const auto &all = m_facts.gateways(side);
        return std::binary_search(all.begin(), all.end(), m_gateway);
    }
    [[nodiscard]] static bool canWrite(const ConnectionFacts &own)
    {
        return own.mayChange == "yes" || own.openAdmin
            || isOneSecret(own.readReference, own.readFingerprint, own.writeReference, own.writeFingerprint);
    }

    void say(Verdict verdict, const Reason &reason, std::vector<std::string> arguments, std::uint32_t other,
             const std::string &value)
    {
        m_unit.verdict = verdict;
        m_unit.reason = &reason;
        m_unit.arguments = std::move(arguments);
        const bool sandbox = isOn(Side::Sandbox);
        const auto &gateways = m_facts.estate().gateways;
        (sandbox ? m_unit.sandbox : m_unit.production) = refOf(m_facts, gateways[m_gateway], "connection", value);
        if (other != noIndex)
            (sandbox ? m_unit.production : m_unit.sandbox) = refOf(m_facts, gateways[other], "connection", value);
        m_out.add(std::move(m_unit));
    }

    bool provesSharing(const ConnectionFacts &own)
    {
        const Side far = isOn(Side::Sandbox) ? Side::Production : Side::Sandbox;
        for (const std::uint32_t gateway : m_facts.gateways(far)) {
            const ConnectionFacts *theirs = connectionTo(m_facts, gateway);
            if (theirs == nullptr)
                continue;
            const bool reads = readsWithOne(own, *theirs);
            if (!reads && !changesWithOne(own, *theirs))
                continue;
            say(Verdict::Fail, reads ? sharedSecret : sharedWrite, {nameOf(m_gateway), nameOf(gateway)}, gateway,
                reads ? own.readReference : own.writeReference);
            return true;
        }
        return false;
    }

    bool provesAlone(const ConnectionFacts &own)
    {
        const auto fail = [&](const Reason &reason, const std::string &value) {
            say(Verdict::Fail, reason, {nameOf(m_gateway), value}, noIndex, value);
            return true;
        };
        if (own.scheme == "http" && !own.loopback)
            return fail(plainHttp, own.host);
        if (own.defaultKey)
            return fail(defaultKey, own.readReference);
        if (!isOn(Side::Production) || !own.productHasReadOnly)
            return false;
        if (own.openAdmin)
            return fail(openAdmin, own.host);
        if (own.mayChange == "yes")
            return fail(mayWrite, own.readReference);
        if (canWrite(own))
            return fail(readIsWrite, own.readReference);
        return false;
    }

    [[nodiscard]] bool isAnyFarUnresolved(const ConnectionFacts &own) const
    {
        if (own.readReference.empty())
            return false;
        const auto &far = m_facts.gateways(isOn(Side::Sandbox) ? Side::Production : Side::Sandbox);
        return std::any_of(far.begin(), far.end(), [this](std::uint32_t gateway) {
            const ConnectionFacts *theirs = connectionTo(m_facts, gateway);
            return theirs == nullptr || isUnresolved(*theirs);
        });
    }

    const PairFacts &m_facts;
    std::uint32_t m_gateway;
    Judgement &m_out;
    UnitResult m_unit;
};

} // namespace

FactState Gov10::population(const PairFacts & /*facts*/) const
{
    return FactState::Known;
}

void Gov10::judge(const PairFacts &facts, Unit /*unit*/, Judgement &out) const
{
    for (std::uint32_t i = 0; i < facts.estate().gateways.size(); ++i) {
        const auto serves = [&](Side side) {
            const auto &all = facts.gateways(side);
            return std::binary_search(all.begin(), all.end(), i);
        };
        if (serves(Side::Sandbox) || serves(Side::Production))
            Connection(facts, i, out).judge();
    }
}

} // namespace bulkhead::isolation
