// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/wall.h"

#include <algorithm>

namespace bulkhead {

using namespace isolation;

namespace {

WallGateway gatewayOf(const PairFacts &facts, std::uint32_t index)
{
    const GatewayFacts &gateway = facts.estate().gateways[index];
    WallGateway result;
    result.id = gateway.id.text();
    result.product = QString::fromStdString(gateway.product);
    if (gateway.wasRead)
        result.readAt = gateway.readAt;
    result.isCurrent = gateway.wasRead && !gateway.lastSyncFailed && facts.isFresh(index);
    return result;
}

class WallBuilder
{
public:
    WallBuilder(const IsolationView &view, const PairReport &report)
        : m_view(view)
        , m_result(report.result)
        , m_facts(*view.catalog->facts, *view.catalog->index, report.result.sandbox, report.result.production)
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
        countApis();
        m_wall.graveFindings = graveFindings(m_view, m_result);
        FindingQuery weakest;
        weakest.layer = m_wall.score.weakest;
        const auto keys = findingsOf(m_view, m_result, weakest);
        if (!keys.empty())
            m_wall.worst = keys.front();
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
        const QString sandbox = unit.sandbox.gateway.text();
        const QString production = unit.production.gateway.text();
        auto leak = std::find_if(band.leaks.begin(), band.leaks.end(), [&](const WallLeak &one) {
            return one.sandbox == sandbox && one.production == production && one.verdict == unit.verdict;
        });
        if (leak == band.leaks.end()) {
            WallLeak fresh;
            fresh.sandbox = sandbox;
            fresh.production = production;
            fresh.verdict = unit.verdict;
            fresh.worst = key;
            fresh.query.layer = band.layer;
            fresh.query.verdict = unit.verdict;
            fresh.query.sandbox = sandbox;
            fresh.query.production = production;
            leak = band.leaks.insert(band.leaks.end(), std::move(fresh));
        }
        const Control *worst = m_view.controls.find(QString::fromStdString(m_result.controls[leak->worst.control].control));
        if (worst == nullptr || control.severity > worst->severity)
            leak->worst = key;
        ++leak->findings;
    }

    void addGateways()
    {
        const auto &left = m_facts.gateways(Side::Sandbox);
        const auto &right = m_facts.gateways(Side::Production);
        for (const std::uint32_t index : left) {
            const bool isShared = std::find(right.begin(), right.end(), index) != right.end();
            (isShared ? m_wall.onTheWall : m_wall.left).push_back(gatewayOf(m_facts, index));
        }
        for (const std::uint32_t index : right) {
            if (std::find(left.begin(), left.end(), index) == left.end())
                m_wall.right.push_back(gatewayOf(m_facts, index));
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

    void countApis()
    {
        for (const ApiPair &pair : m_facts.apis()) {
            m_wall.apisInSandbox += pair.sandbox.empty() ? 0 : 1;
            m_wall.apisInProduction += pair.production.empty() ? 0 : 1;
        }
    }

    const IsolationView &m_view;
    const PairResult &m_result;
    PairFacts m_facts;
    Wall m_wall;
};

} // namespace

Wall wallOf(const IsolationView &view, const PairReport &report)
{
    return WallBuilder(view, report).build();
}

} // namespace bulkhead
