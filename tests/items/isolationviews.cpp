// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/isolationviews.h"

namespace bulkhead::isolation::test {

using namespace Qt::StringLiterals;

std::shared_ptr<const IsolationView> viewOf(FactsBench &bench)
{
    auto catalog = std::make_shared<CatalogView>();
    const EnvironmentId sandbox(u"sandbox"_s), production(u"production"_s);
    catalog->estate.name = u"Meridian"_s;
    catalog->estate.pairs = {{sandbox, production}};
    catalog->facts = std::make_shared<EstateFacts>(bench.facts());
    catalog->index = std::make_shared<FactIndex>(*catalog->facts);
    auto view = std::make_shared<IsolationView>();
    view->controls = ControlCatalogue::builtIn();
    view->report.estate = catalog->estate.name;
    view->report.snapshot = 1;
    view->report.at = catalog->facts->at;
    view->report.catalogue = &view->controls;
    view->report.facts = catalog->facts.get();
    EvaluationInput input;
    input.catalogue = &view->controls;
    PairReport pair;
    pair.result = evaluate(PairFacts(*catalog->facts, *catalog->index, sandbox, production), input);
    for (const ControlResult &control : pair.result.controls) {
        for (const UnitResult &unit : control.units) {
            FindingLife life;
            life.since = 1;
            life.sinceAt = view->report.at - std::chrono::hours{26};
            if (unit.verdict == Verdict::Fail)
                pair.lives.emplace(findingFingerprint(control.control, unit.unit), life);
        }
    }
    view->report.pairs.push_back(std::move(pair));
    view->catalog = std::move(catalog);
    return view;
}

FactsBench leakyEstate(int apis)
{
    FactsBench bench;
    for (const auto &[id, side] : {std::pair{"kong-sbx", "sandbox"}, {"apisix-sbx", "sandbox"}, {"kong-prd", "production"},
                                   {"apisix-prd", "production"}})
        bench.gateway(id, side);
    bench.facts().declared.owned = {{"production", {"*.prd.example"}}, {"sandbox", {"*.sbx.example"}}};
    for (int i = 0; i < apis; ++i) {
        const std::string name = "api-" + std::to_string(i);
        const std::string kind = i % 2 == 0 ? "kong" : "apisix";
        bench.deployment(kind + "-sbx", name);
        bench.target(kind + "-sbx", name, "https://" + name + (i == 1 ? ".prd.example" : ".sbx.example"));
        if (i + 1 == apis)
            break;
        bench.deployment(kind + "-prd", name);
        bench.target(kind + "-prd", name, "https://" + name + ".prd.example");
    }
    bench.credential("kong-sbx", "demo", "9a1");
    bench.credential("kong-prd", "partner-7", "9a1");
    return bench;
}

FactsBench unprovenEstate()
{
    FactsBench bench;
    bench.gateway("gw-s", "sandbox");
    bench.gateway("gw-p", "production");
    bench.deployment("gw-s", "pay");
    bench.deployment("gw-p", "pay");
    bench.setState("gw-p", FactState::Unreadable);
    return bench;
}

} // namespace bulkhead::isolation::test
