// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "isolation/fact.h"

#include <QString>

#include <string>
#include <vector>

namespace bulkhead::isolation {

// What the console itself has on record and some controls judge. Until a part of the console keeps such
// records, their state is `unsupported`, and the controls that need them are unknown.

//! A change of production that went through the console.
struct PromotionRecord
{
    std::string id, api, requester;
    EnvironmentId to; //!< empty: whatever production is judged
    std::vector<std::string> authors, approvers;
    int quorum = 1;
    UtcTime approvedAt{}, executedAt{}, expiresAt{};
    bool approved = false, executed = false, emergency = false;
    std::string approvedDigest, executedDigest; //!< of the bundle
    bool retrospective = false; //!< an emergency approved afterwards, within the window
};

//! A change that a sync saw on a production gateway.
struct ObservedChange
{
    std::string gateway, entity, field, before, after, actor; //!< entity: "route ID"
    std::string name{}, api{};     //!< what its product calls the entity, and the API that it belongs to; empty: not told, or none alone
    UtcTime at{};
    bool cosmetic = false;         //!< description or tags
    std::string registeredReason;  //!< explained by a registered automatic change; empty: none
    std::string promotion;         //!< id of the promotion that explains it; empty: none
    bool isUnsure = false;         //!< with `promotion`: whether it is part of it cannot be told
};

struct ContractCheckRecord
{
    std::string promotion, bundleSpec, checkedSpec; //!< SHA-256, hex
    bool machineReadable = true;  //!< the API has a contract that a machine reads
    bool passed = false, hasConformanceRun = false, hasBreakingRules = true;
    int breaking = 0;
    bool newMajor = false, exceptionApproved = false;
    bool contractUntouched = false; //!< a diff proves that nothing of the contract changed
    UtcTime at{}, bundleAt{};
    friend bool operator==(const ContractCheckRecord &, const ContractCheckRecord &) = default;
};

//! An approved wish for production access.
struct AccessRequest
{
    std::string id, credential; //!< "GATEWAY/NATIVE-ID"
    std::vector<std::string> approvers;
    std::string requester;
    UtcTime approvedAt{}, expiresAt{};
    bool machineVerifiable = true;
    friend bool operator==(const AccessRequest &, const AccessRequest &) = default;
};

//! The last approved state of a production gateway and what differs from it now.
struct Baseline
{
    std::string gateway;
    bool isThere = false;
    bool inGrace = false; //!< within the days after the gateway's first sync
    std::vector<ObservedChange> deltas;
};

struct AuditState
{
    bool verified = false, anchored = false;
    std::string problem; //!< what is broken, where; empty: nothing
    UtcTime anchoredAt{};
};

//! One earlier isolation run of a pair.
struct CheckRunRecord
{
    EnvironmentId sandbox, production;
    UtcTime at{};
    bool complete = true; //!< every automatic control was evaluated
};

//! The console's own connection to a gateway (GOV-10).
struct ConnectionFacts
{
    GatewayId gateway;
    std::string scheme, host;
    bool loopback = false;
    std::string readReference, writeReference; //!< as the estate file names them; empty: none
    std::string readFingerprint, writeFingerprint; //!< of the secrets, keyed; empty: not resolved
    std::string mayChange; //!< of the reading credential: "yes", "no", "unknown"
    bool defaultKey = false;
    bool productHasReadOnly = false; //!< the product can issue credentials that only read
    bool openAdmin = false;          //!< it answers without any credential
};

//! A bounded sample of what a gateway's telemetry wrote, counted where it lies.
struct TelemetrySample
{
    std::string gateway;
    std::int64_t records = 0, wrongTag = 0, sensitive = 0;
    friend bool operator==(const TelemetrySample &, const TelemetrySample &) = default;
};

struct ConsoleRecords
{
    Fact<std::vector<PromotionRecord>> promotions;
    Fact<std::vector<ObservedChange>> changes; //!< of production, in the period
    Fact<std::vector<ContractCheckRecord>> contractChecks;
    Fact<std::vector<AccessRequest>> accessRequests;
    Fact<std::vector<Baseline>> baselines;
    Fact<AuditState> audit;
    Fact<std::vector<CheckRunRecord>> runs;
    Fact<std::vector<ConnectionFacts>> connections;
    Fact<std::vector<TelemetrySample>> samples;
    Fact<std::vector<std::string>> discoveredHosts; //!< of a discovery feed: hosts that serve traffic
};

} // namespace bulkhead::isolation
