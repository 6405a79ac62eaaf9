// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/check.h"

#include <QString>

#include <memory>
#include <string>

namespace bulkhead::isolation::test {

//! An estate of facts made by hand for the tests of the checks: environments "sandbox", "sandbox-us", "production",
//! "production-us" and "development"; gateways are added as they are named, read freshly, with every kind `known`. Each
//! function returns the new fact to be changed; references stay good until the next fact of the same type is added.
class FactsBench
{
public:
    FactsBench();

    GatewayFacts &gateway(const std::string &id, const char *environment); //!< "" : none; "both": sandbox and production
    //! A deployment of an API on a gateway, in the gateway's environment unless another is named.
    DeploymentFacts &deployment(const std::string &gateway, const std::string &api, const char *environment = nullptr);
    RouteFacts &route(const std::string &gateway, const std::string &api);
    TargetFacts &target(const std::string &gateway, const std::string &api, const std::string &url);
    //! A policy that acts on one API; `api` empty: on all of the gateway that are there by now.
    PolicyFacts &policy(const std::string &gateway, const std::string &api, const std::string &name, PolicyClass kind);
    PolicyFacts &rateLimit(const std::string &gateway, const std::string &api, std::int64_t perMinute);
    CredentialFacts &credential(const std::string &gateway, const std::string &consumer, const std::string &secret,
                                const std::string &kind = "api-key");
    CertificateFacts &certificate(const std::string &gateway, const std::string &name, const std::string &spki);
    SinkFacts &sink(const std::string &gateway, const std::string &url, const std::string &kind = "http");

    //! Every kind of that gateway gets the state, or one kind does.
    void setState(const std::string &gateway, FactState state);
    void setState(const std::string &gateway, EntityKind kind, FactState state);
    void setStale(const std::string &gateway); //!< read two days ago
    EstateFacts &facts() { return m_facts; }
    [[nodiscard]] std::uint32_t indexOf(const std::string &gateway) const;

    //! Judges one control for a pair.
    [[nodiscard]] ControlResult judge(const char *control, const char *sandbox = "sandbox",
                                      const char *production = "production") const;
    [[nodiscard]] PairFacts pair(const char *sandbox = "sandbox", const char *production = "production") const;

private:
    [[nodiscard]] Place placeOn(const std::string &gateway) const;
    DeploymentFacts *find(const std::string &gateway, const std::string &api);

    EstateFacts m_facts;
    mutable std::unique_ptr<FactIndex> m_index; //!< of the last pair
};

//! "gw-s" in the sandbox and "gw-p" in production, each with a node of its own and no store, so that they are known to
//! be two.
[[nodiscard]] FactsBench sandboxAndProduction();
[[nodiscard]] FactsBench payOnBothSides(); //!< the same, with API "pay" on each
//! A log policy on "pay" that names its environment; "": none.
Recording &logging(FactsBench &bench, const char *gateway, const std::string &environment);
//! Samples of both gateways; the figures are those of the sandbox, out of 50,000 records.
void sample(FactsBench &bench, std::int64_t wrongTag, std::int64_t sensitive);

//! What stands for a secret in these tests: equal text, equal fingerprint.
[[nodiscard]] Fingerprint fingerprintOf(const std::string &secret, const std::string &comparability = "api-key/plain");

//! "fail IDN-01.same-secret credential:gw-s/demo | pass 2", units first, then the number of passes: a result in a line.
[[nodiscard]] QString textOf(const ControlResult &result);
//! Reason ids of all units, in order, "verdict reason".
[[nodiscard]] QString reasonsOf(const ControlResult &result);

} // namespace bulkhead::isolation::test
