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

void proveCertificates(const PairFacts &facts, Judgement &out, UnitResult &hint)
{
    for (const CertificateFacts &certificate : facts.estate().certificates) {
        if (!facts.isOn(certificate.place, Side::Sandbox))
            continue;
        const CertificateFacts *same = certificate.spki.empty() ? nullptr
            : productionCertificate(facts, "spki/" + certificate.spki);
        if (same != nullptr) {
            const std::string value = "SPKI " + certificate.spki.substr(0, 16);
            out.add(unitOf("certificate",
                           facts.estate().gateways[certificate.place.gateway].id.text().toStdString() + '/' + certificate.id),
                    Verdict::Fail, sameCertificate, {nameOf(certificate), nameOf(*same)},
                    refTo(facts, certificate, "key", value), refTo(facts, *same, "key", value));
            continue;
        }
        for (const std::string &name : certificate.names) {
            const CertificateFacts *namesake = hint.reason == nullptr ? productionCertificate(facts, "name/" + name)
                : nullptr;
            if (namesake == nullptr)
                continue;
            hint.reason = &sameName;
            hint.arguments = {name};
            hint.sandbox = refTo(facts, certificate, "name", name);
            hint.production = refTo(facts, *namesake, "name", name);
        }
    }
}

void proveVerificationKeys(const PairFacts &facts, Judgement &out)
{
    for (const PolicyFacts &policy : facts.estate().policies) {
        if (!policy.enabled || !policy.meaning.trust || !facts.isOn(policy.place, Side::Sandbox))
            continue;
        const KeyMatch match = policyMatch(facts, keysOf(policy), {"key/"}, Side::Production);
        if (!match.isThere())
            continue;
        const PolicyFacts &across = facts.estate().policies[match.item];
        const std::string value = match.key.substr(match.key.find('/') + 1);
        out.add(unitOf(facts, policy), Verdict::Fail, sameKey, {shown(facts, policy), shown(facts, across)},
                refOf(facts, policy, "verification key", value), refOf(facts, across, "verification key", value));
    }
}

void proveSigningSecrets(const PairFacts &facts, Judgement &out)
{
    for (const CredentialFacts &credential : facts.estate().credentials) {
        const bool isHere = credential.isActive && facts.isOn(credential.place, Side::Sandbox);
        if (!isHere || !isSigningSecret(credential) || !credential.secret || credential.shortHash)
            continue;
        for (const std::string &key : keysOf(credential)) {
            const CredentialFacts *same = key.starts_with("secret/") ? productionCredential(facts, key) : nullptr;
            if (same == nullptr)
                continue;
            const std::string value = shown(*credential.secret);
            out.add(unitOf(facts, credential), Verdict::Fail, sameSecret, {credential.consumerName, same->consumerName},
                    refOf(facts, credential, "secret", value), refOf(facts, *same, "secret", value));
        }
    }
}

} // namespace

UnitResult Dat03::prove(const PairFacts &facts, Judgement &out) const
{
    UnitResult hint;
    proveCertificates(facts, out, hint);
    proveVerificationKeys(facts, out);
    proveSigningSecrets(facts, out);
    return hint;
}

} // namespace bulkhead::isolation
