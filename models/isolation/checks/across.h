// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"
#include "isolation/factindex.h"

#include <optional>
#include <string>

namespace bulkhead::isolation {

// What checks ask of the other side of a pair.

//! An enabled policy of that side under the key; noIndex: there is none.
[[nodiscard]] std::uint32_t policyUnder(const PairFacts &facts, std::string_view key, Side side);
[[nodiscard]] std::uint32_t sinkUnder(const PairFacts &facts, std::string_view key, Side side);
//! The first of the keys with one of the prefixes that stands on that side.
struct KeyMatch
{
    std::string key;
    std::uint32_t item = noIndex;
    [[nodiscard]] bool isThere() const { return item != noIndex; }
};
[[nodiscard]] KeyMatch policyMatch(const PairFacts &facts, const Keys &keys,
                                   std::initializer_list<std::string_view> prefixes, Side side);

//! An active credential that only production accepts, under the key; nullptr if there is none.
[[nodiscard]] const CredentialFacts *productionCredential(const PairFacts &facts, const std::string &key);
//! Do its holders sign tokens or requests with it?
[[nodiscard]] bool isSigningSecret(const CredentialFacts &credential);
//! "jwt on kong-prd", for people.
[[nodiscard]] std::string shown(const PairFacts &facts, const PolicyFacts &policy);

//! Rows of the catalog that a policy acts on: indexes into EstateFacts::apis.
[[nodiscard]] std::vector<std::uint32_t> rowsOf(const PairFacts &facts, const PolicyFacts &policy);

//! The side that a thing of one environment is on; nothing if it is on both or neither.
[[nodiscard]] std::optional<Side> sideOf(const PairFacts &facts, const Place &place);
//! These gateways and all of a side, each once, ascending.
[[nodiscard]] std::vector<std::uint32_t> withGatewaysOf(const PairFacts &facts, std::vector<std::uint32_t> gateways,
                                                        Side side);
//! Gateways of both sides, each once, ascending.
[[nodiscard]] std::vector<std::uint32_t> gatewaysOfBoth(const PairFacts &facts);
//! How completely the gateways tell who may change them, the worst of all.
[[nodiscard]] FactState rightsOf(const PairFacts &facts, const std::vector<std::uint32_t> &gateways);
//! Does the text name an environment: that side's id, or the type that it has?
[[nodiscard]] bool namesSide(const PairFacts &facts, std::string_view text, Side side);
//! Is it the id or type of an environment, and not of that side?
[[nodiscard]] bool namesAnother(const PairFacts &facts, std::string_view text, Side side);
//! Whose host it is, by the declared inventory or because an API is served there; nothing if nobody's or both.
[[nodiscard]] std::optional<Side> ownerOf(const PairFacts &facts, const std::string &host);
//! Is a reference to a secret built from variables, so that equal text need not mean one secret?
[[nodiscard]] bool isTemplate(std::string_view reference);
//! The population of a check that lists its own units: nothing is there if all was read.
[[nodiscard]] FactState listed(FactState state);

} // namespace bulkhead::isolation
