// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace bulkhead::isolation {

//! What one unit of a check is. The evaluator walks the units; after a change it walks those that the change touches.
enum class UnitKind : std::uint8_t {
    Whole,       //!< the check finds its own few units (gateways, connections, records): judged as one, always
    Api,         //!< rows of the catalog on either side; index into PairFacts::apis()
    Credential,  //!< credentials of either side; index into EstateFacts::credentials
    Target,      //!< targets of either side; index into EstateFacts::targets
    Policy,      //!< policies of either side; index into EstateFacts::policies
    Sink,        //!< sinks of either side; index into EstateFacts::sinks
    Deployment,  //!< deployments of either side and of no environment; index into EstateFacts::deployments
    Certificate  //!< certificates of either side; index into EstateFacts::certificates
};
inline constexpr std::size_t unitKindCount = 8;
using UnitKinds = std::vector<UnitKind>;

//! One thing that a check judges by itself; `number` is 0 for `Whole`.
struct Unit
{
    UnitKind kind = UnitKind::Whole;
    std::uint32_t number = 0;
    friend auto operator<=>(const Unit &, const Unit &) = default;
};

} // namespace bulkhead::isolation
