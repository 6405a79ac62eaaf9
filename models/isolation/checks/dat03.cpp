// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/dat03.h"

#include "isolation/checks/across.h"

namespace bulkhead::isolation {

namespace {

const Reason sameCertificate{"DAT-03.same-certificate",
                             QT_TRANSLATE_NOOP("Isolation", "One private key serves both environments: the "
                                                            "certificate for %1 in the sandbox and the one for %2 in "
                                                            "production")};
const Reason sameKey{"DAT-03.same-verification-key", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 verify with one key")};
const Reason sameSecret{"DAT-03.same-signing-secret",
                        QT_TRANSLATE_NOOP("Isolation", "%1 and %2 sign with one secret")};
const Reason sameName{"DAT-03.same-name",
                      QT_TRANSLATE_NOOP("Isolation", "The key service has to be asked; certificates of both "
                                                     "environments are for the same name, %1, with different keys")};

std::string nameOf(const CertificateFacts &certificate)
{
    return certificate.names.empty() ? certificate.subject : certificate.names.front();
}

FactRef refTo(const PairFacts &facts, const CertificateFacts &certificate, std::string field, std::string value)
{
    return refOf(facts, certificate.place, "certificate", certificate.id, nameOf(certificate), std::move(field),
                 std::move(value));
}

const CertificateFacts *productionCertificate(const PairFacts &facts, const std::string &key)
{
    for (const KeyIndex::Entry &entry : facts.index().certificates.find(key)) {
        const CertificateFacts &found = facts.estate().certificates[entry.item];
        if (facts.isOn(found.place, Side::Production))
            return &found;
    }
    return nullptr;
}

UnitResult proveCertificate(const PairFacts &facts, const CertificateFacts &certificate, Judgement &out)
{
    UnitResult hint;
    if (!facts.isOn(certificate.place, Side::Sandbox))
        return hint;
    const CertificateFacts *same = certificate.spki.empty() ? nullptr
        : productionCertificate(facts, "spki/" + certificate.spki);
    if (same != nullptr) {
        const std::string value = "SPKI " + certificate.spki.substr(0, 16);
        out.add(unitOf("certificate",
                       facts.estate().gateways[certificate.place.gateway].id.text().toStdString() + '/' + certificate.id),
                Verdict::Fail, sameCertificate, {nameOf(certificate), nameOf(*same)},
                refTo(facts, certificate, "key", value), refTo(facts, *same, "key", value));
        return hint;
    }
    for (const std::string &name : certificate.names) {
        const CertificateFacts *namesake = productionCertificate(facts, "name/" + name);
        if (namesake == nullptr)
            continue;
        hint.reason = &sameName;
        hint.arguments = {name};
        hint.sandbox = refTo(facts, certificate, "name", name);
        hint.production = refTo(facts, *namesake, "name", name);
        break;
    }
    return hint;
}

void proveVerificationKeys(const PairFacts &facts, const PolicyFacts &policy, Judgement &out)
{
    if (!policy.enabled || !policy.meaning.trust || !facts.isOn(policy.place, Side::Sandbox))
        return;
    const KeyMatch match = policyMatch(facts, keysOf(policy), {"key/"}, Side::Production);
    if (!match.isThere())
        return;
    const PolicyFacts &across = facts.estate().policies[match.item];
    const std::string value = match.key.substr(match.key.find('/') + 1);
    out.add(unitOf(facts, policy), Verdict::Fail, sameKey, {shown(facts, policy), shown(facts, across)},
            refOf(facts, policy, "verification key", value), refOf(facts, across, "verification key", value));
}

void proveSigningSecret(const PairFacts &facts, const CredentialFacts &credential, Judgement &out)
{
    const bool isHere = credential.isActive && facts.isOn(credential.place, Side::Sandbox);
    if (!isHere || !isSigningSecret(credential) || !credential.secret || credential.shortHash)
        return;
    for (const std::string &key : keysOf(credential)) {
        const CredentialFacts *same = key.starts_with("secret/") ? productionCredential(facts, key) : nullptr;
        if (same == nullptr)
            continue;
        const std::string value = shown(*credential.secret);
        out.add(unitOf(facts, credential), Verdict::Fail, sameSecret, {credential.consumerName, same->consumerName},
                refOf(facts, credential, "secret", value), refOf(facts, *same, "secret", value));
    }
}

} // namespace

UnitResult Dat03::prove(const PairFacts &facts, Unit unit, Judgement &out) const
{
    const EstateFacts &estate = facts.estate();
    if (unit.kind == UnitKind::Certificate)
        return proveCertificate(facts, estate.certificates[unit.number], out);
    if (unit.kind == UnitKind::Policy)
        proveVerificationKeys(facts, estate.policies[unit.number], out);
    else
        proveSigningSecret(facts, estate.credentials[unit.number], out);
    return {};
}

} // namespace bulkhead::isolation
