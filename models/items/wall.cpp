// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/wall.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

WallGateway gatewayOf(const EstateFacts &facts, std::uint32_t index)
{
    const GatewayFacts &gateway = facts.gateways[index];
    WallGateway result;
    result.id = gateway.id.text();
    result.product = QString::fromStdString(gateway.product);
    if (gateway.wasRead)
        result.readAt = gateway.readAt;
    result.isCurrent = facts.isFresh(index, usualTimeToLive);
    return result;
}

//! Which gateways and how many APIs a side has, in one walk without building the whole pair: this runs on the screen's thread.
struct Compartment
{
    Compartment(const EstateFacts &facts, const EnvironmentId &environment)
        : serves(facts.gateways.size())
    {
        const EnvironmentSet bit = facts.bit(environment);
        for (std::size_t i = 0; i < facts.gateways.size(); ++i)
            serves[i] = (facts.gateways[i].environments & bit) != 0;
        for (const ApiFactsRow &api : facts.apis) {
            bool isHere = false;
            for (const std::uint32_t number : api.deployments) {
                const Place &place = facts.deployments[number].place;
                if ((place.environments & bit) == 0)
                    continue;
                isHere = true;
                serves[place.gateway] = true;
            }
            apis += isHere ? 1 : 0;
        }
    }

    std::vector<bool> serves; //!< by gateway
    int apis = 0;
};

class WallBuilder
{
public:
    WallBuilder(const IsolationView &view, const PairReport &report)
        : m_view(view)
        , m_result(report.result)
        , m_facts(*view.catalog->facts)
        , m_left(m_facts, report.result.sandbox)
        , m_right(m_facts, report.result.production)
    {
        m_wall.sandbox = m_result.sandbox;
        m_wall.production = m_result.production;
        m_wall.score = m_result.score;
    }

    Wall build()
    {
        for (std::size_t i = 0; i < wallLayers.size(); ++i)
            begin(m_wall.bands[i], wallLayers[i]);
        begin(m_wall.governance, Layer::Governance);
        for (std::size_t i = 0; i < m_result.controls.size(); ++i) {
            if (const Control *control = m_view.controls.find(QString::fromStdString(m_result.controls[i].control)))
                add(i, *control);
        }
        for (WallBand &band : m_wall.bands)
            std::stable_sort(band.leaks.begin(), band.leaks.end(), [](const WallLeak &a, const WallLeak &b) {
                return a.verdict != b.verdict ? a.verdict > b.verdict : a.findings > b.findings;
            });
        addGateways();
        m_wall.apisInSandbox = m_left.apis;
        m_wall.apisInProduction = m_right.apis;
        m_wall.graveFindings = graveFindings(m_view, m_result);
        FindingQuery weakest;
        weakest.layer = m_wall.score.weakest;
        m_wall.worst = worstOf(m_view, m_result, weakest);
        return std::move(m_wall);
    }

private:
    void begin(WallBand &band, Layer layer) const
    {
        band.layer = layer;
        band.score = m_result.layer(layer);
    }

    WallBand &bandOf(Layer layer)
    {
        return layer == Layer::Governance ? m_wall.governance : m_wall.bands[static_cast<std::size_t>(layer)];
    }

    void add(std::size_t index, const Control &control)
    {
        const ControlResult &result = m_result.controls[index];
        WallBand &band = bandOf(control.layer);
        if (result.verdict != Verdict::NotApplicable)
            ++band.controls;
        if (result.verdict == Verdict::Pass)
            ++band.passing;
        if (result.counts[Verdict::Unknown] > 0)
            band.undecided.push_back(index);
        for (std::size_t unit = 0; unit < result.units.size(); ++unit) {
            const Verdict verdict = result.units[unit].verdict;
            if (verdict != Verdict::Fail && verdict != Verdict::Warn)
                continue;
            (verdict == Verdict::Fail ? band.fails : band.warns) += 1;
            addLeak(band, {index, unit}, control, result.units[unit]);
        }
    }

    void addLeak(WallBand &band, FindingKey key, const Control &control, const UnitResult &unit)
    {
        const QString &sandbox = unit.sandbox.gateway.text();
        const QString &production = unit.production.gateway.text();
        auto leak = std::find_if(band.leaks.begin(), band.leaks.end(), [&](const WallLeak &one) {
            return one.sandbox == sandbox && one.production == production && one.verdict == unit.verdict;
        });
        if (leak == band.leaks.end()) {
            WallLeak fresh;
            fresh.sandbox = sandbox;
            fresh.production = production;
            fresh.verdict = unit.verdict;
            fresh.worst = key;
            fresh.severity = control.severity;
            fresh.query.layer = band.layer;
            fresh.query.verdict = unit.verdict;
            fresh.query.sandbox = sandbox;
            fresh.query.production = production;
            leak = band.leaks.insert(band.leaks.end(), std::move(fresh));
        }
        if (control.severity > leak->severity) {
            leak->worst = key;
            leak->severity = control.severity;
        }
        ++leak->findings;
    }

    void addGateways()
    {
        for (std::uint32_t index = 0; index < m_facts.gateways.size(); ++index) {
            const bool isLeft = m_left.serves[index], isRight = m_right.serves[index];
            if (isLeft || isRight)
                (isLeft && isRight ? m_wall.onTheWall : isLeft ? m_wall.left : m_wall.right).push_back(gatewayOf(m_facts, index));
        }
        for (auto *side : {&m_wall.left, &m_wall.right, &m_wall.onTheWall}) {
            for (WallGateway &gateway : *side)
                gateway.findings = findingsAt(gateway.id);
            std::stable_sort(side->begin(), side->end(), [](const WallGateway &a, const WallGateway &b) {
                return a.findings > b.findings;
            });
        }
    }

    //! Fails count for order before any number of warnings.
    [[nodiscard]] int findingsAt(const QString &gateway) const
    {
        constexpr int failWeight = 10000;
        int count = 0;
        for (const WallBand &band : m_wall.bands) {
            for (const WallLeak &leak : band.leaks) {
                if (leak.sandbox == gateway || leak.production == gateway)
                    count += leak.findings * (leak.verdict == Verdict::Fail ? failWeight : 1);
            }
        }
        return count;
    }

    const IsolationView &m_view;
    const PairResult &m_result;
    const EstateFacts &m_facts;
    Compartment m_left, m_right;
    Wall m_wall;
};

} // namespace

Wall wallOf(const IsolationView &view, const PairReport &report)
{
    return WallBuilder(view, report).build();
}

} // namespace bulkhead
