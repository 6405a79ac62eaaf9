// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/randomestate.h"

#include <map>
#include <set>

namespace bulkhead::isolation::test {

//! What has to be found, and nothing else: verdict by control and unit, the worst where plants meet.
using Expected = std::map<std::pair<std::string, std::string>, Verdict>;

//! One estate while breaches are planted in it.
class Field
{
public:
    Field(EstateFacts &estate, Dice &source)
        : facts(estate)
        , dice(source)
    {
    }

    EstateFacts &facts;
    Dice &dice;
    Expected expected;

    void expect(const std::string &control, const std::string &unit, Verdict verdict = Verdict::Fail);
    //! INF-09 sees that the API shares something; only what is on both sides.
    void expectPartly(std::uint32_t api);

    //! An API on both sides that no plant has used; where all are used, any of them.
    std::uint32_t row();
    std::uint32_t deployment(std::uint32_t api, Side side);
    std::uint32_t upstream(std::uint32_t deployment);
    std::uint32_t policy(std::uint32_t deployment, PolicyClass kind);
    std::uint32_t gateway(Side side);
    std::uint32_t ownGateway(Side side); //!< one that no plant has taken for itself; where all are taken, any
    bool takeGateway(std::uint32_t gateway) { return m_usedGateways.insert(gateway).second; }
    std::uint32_t credential(Side side); //!< made an API key; as a row, one that no plant has used if there is one
    std::uint32_t number() { return ++m_number; } //!< for names that nothing else has

    [[nodiscard]] bool isOn(const Place &place, Side side) const { return (place.environments & bit(side)) != 0; }
    [[nodiscard]] static EnvironmentSet bit(Side side) { return EnvironmentSet{1} << static_cast<int>(side); }
    [[nodiscard]] std::vector<std::uint32_t> deployments(std::uint32_t api, Side side) const;

    [[nodiscard]] std::string nameOf(std::uint32_t gateway) const;
    [[nodiscard]] std::string unitOfApi(std::uint32_t api) const;
    [[nodiscard]] std::string unitOfDeployment(std::uint32_t deployment) const;
    [[nodiscard]] std::string unitOfPolicy(std::uint32_t policy) const;
    [[nodiscard]] std::string unitOfTarget(std::uint32_t target) const;
    [[nodiscard]] std::string unitOfCredential(std::uint32_t credential) const;
    [[nodiscard]] std::string unitOfSink(std::uint32_t sink) const;
    [[nodiscard]] std::string unitOfGateways(std::uint32_t sandbox, std::uint32_t production) const;

private:
    std::set<std::uint32_t> m_usedRows, m_usedCredentials, m_usedGateways;
    std::uint32_t m_number = 0;
};

//! A known breach of one automatic control.
struct Plant
{
    const char *control, *name;
    void (*plant)(Field &field);
};
//! At least one for each automatic control.
[[nodiscard]] const std::vector<Plant> &allPlants();
// Its parts.
[[nodiscard]] std::vector<Plant> plantsOnGateways(); //!< infrastructure, governance, records
[[nodiscard]] std::vector<Plant> plantsOnRows();     //!< what one API has

} // namespace bulkhead::isolation::test
