// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/facts/parts.h"

namespace bulkhead {

using namespace isolation;

void addCredentials(FactsContext &context)
{
    const std::int64_t now = std::chrono::duration_cast<std::chrono::seconds>(context.input.now.time_since_epoch()).count();
    context.eachInventory([&](std::uint32_t gateway, const GatewayInventory &inventory) {
        for (const Credential &credential : inventory.credentials) {
            CredentialFacts facts;
            facts.place = context.placeOf(gateway, inventory.workspace, {});
            facts.id = credential.nativeId;
            facts.kind = credential.kind;
            facts.clientId = credential.clientId;
            facts.consumerId = credential.consumerId;
            facts.reference = credential.reference;
            facts.secret = credential.secret;
            facts.isActive = credential.expiresAt == 0 || credential.expiresAt > now;
            facts.createdAt = credential.createdAt;
            facts.expiresAt = credential.expiresAt;
            const std::uint32_t consumer = context.consumer(gateway, inventory.workspace, credential.consumerId);
            if (consumer != noIndex) {
                facts.place = context.facts.consumers[consumer].place;
                facts.consumerName = context.facts.consumers[consumer].name;
            }
            context.facts.credentials.push_back(std::move(facts));
        }
    });
}

void addCertificates(FactsContext &context)
{
    context.eachInventory([&context](std::uint32_t gateway, const GatewayInventory &inventory) {
        for (const Certificate &certificate : inventory.certificates) {
            CertificateFacts facts;
            facts.place = context.placeOf(gateway, inventory.workspace, {});
            facts.id = certificate.nativeId;
            facts.subject = certificate.subject;
            facts.issuer = certificate.issuer;
            facts.spki = certificate.spki;
            facts.names = certificate.names;
            facts.notAfter = certificate.notAfter;
            context.facts.certificates.push_back(std::move(facts));
        }
    });
}

} // namespace bulkhead
