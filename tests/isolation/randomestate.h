// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/estatefacts.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace bulkhead::isolation::test {

//! A source of random numbers that gives the same ones on every machine.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {
    }
    //! 0 … `sides` - 1.
    std::uint32_t roll(std::size_t sides) { return static_cast<std::uint32_t>(m_engine() % sides); }
    bool chance(std::uint32_t percent) { return roll(100) < percent; }

private:
    std::mt19937_64 m_engine;
};

struct EstateSize
{
    std::uint32_t apis = 4;
    std::uint32_t gatewaysPerSide = 2;
    std::uint32_t credentialsPerDeployment = 2;
    bool isPlain = false; //!< few policies, no records for each API: for a great many of them
    bool isEven = false;  //!< every API is once on either side
};

//! An estate that nothing is wrong with and everything is known of: environments "sandbox", "production" and
//! "development". No control finds a fail or a warning in it, and none that gateways and records decide is unknown.
[[nodiscard]] EstateFacts cleanEstate(Dice &dice, const EstateSize &size);

//! What the console has on record of it: promotions of the first APIs, nothing amiss.
void keepRecords(EstateFacts &facts, std::uint32_t promoted);

//! Which of the old items a new estate has, and in which order, for each of its lists.
struct Selection
{
    std::vector<std::uint32_t> gateways, deployments, apis, targets, policies, consumers, credentials, certificates, sinks;
};
[[nodiscard]] Selection wholeOf(const EstateFacts &facts);
//! The same facts with the lists selected; what pointed to something left out points to nothing.
[[nodiscard]] EstateFacts selected(const EstateFacts &facts, const Selection &selection);
//! The same facts in another order.
[[nodiscard]] EstateFacts shuffled(const EstateFacts &facts, Dice &dice);

//! What stands for a secret: equal text, equal fingerprint.
[[nodiscard]] Fingerprint printOf(const std::string &secret, const std::string &comparability);
//! Fills in the owners of every target by the declared inventory, as a loader does.
void assignOwners(EstateFacts &facts);

} // namespace bulkhead::isolation::test
