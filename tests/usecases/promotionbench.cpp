// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionbench.h"

#include "promotion/buildplan.h"

namespace bulkhead::test {

using namespace promotion;
using namespace Qt::StringLiterals;

QCoro::Task<Result<NativeClosure>> MapGateway::closure(std::vector<std::string>)
{
    NativeClosure closure;
    for (const auto &[id, body] : m_state.objects) {
        NativeObject object;
        object.ref = {"things", id};
        object.part = object.name = id;
        object.body = body;
        closure.objects.push_back(std::move(object));
    }
    co_return closure;
}

StepSight MapGateway::sightOf(const PlanStep &step) const
{
    const auto found = m_state.objects.find(step.ref.id);
    const JsonValue now = found == m_state.objects.end() ? JsonValue() : found->second;
    return now == step.after ? StepSight::After : now == step.before ? StepSight::Before : StepSight::Other;
}

QCoro::Task<Result<void>> MapGateway::write(PlanStep step)
{
    const int number = ++m_state.writes;
    if (m_state.failing.contains(number))
        co_return Error{Error::Kind::Timeout, u"fake"_s, u"no answer came"_s, {}, {}};
    if (sightOf(step) != StepSight::Before)
        co_return Error{Error::Kind::Conflict, u"fake"_s, u"it is something else"_s, {}, {}};
    if (step.after.isNull())
        m_state.objects.erase(step.ref.id);
    else
        m_state.objects[step.ref.id] = step.after;
    co_return Result<void>();
}

QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> MapOpener::openEditor(GatewayConfig config, Access access)
{
    writers += access == Access::Write ? 1 : 0;
    co_return std::shared_ptr<GatewayEditor>(std::make_shared<MapGateway>(config.id.text() == u"source"_s ? source : target));
}

EstateConfig PromotionBench::estate()
{
    EstateConfig config;
    config.name = u"acme"_s;
    config.policy = estateOf(2).policy; // what is signed of it
    config.environments = {{EnvironmentId(u"sbx"_s), EnvironmentType::Sandbox}, {EnvironmentId(u"tst"_s), EnvironmentType::Sandbox}, {EnvironmentId(u"prd"_s), EnvironmentType::Production}};
    for (const auto &[id, environment] : {std::pair(u"source"_s, u"sbx"_s), std::pair(u"target"_s, u"prd"_s)}) {
        GatewayConfig gateway;
        gateway.id = GatewayId(id);
        gateway.environment = EnvironmentId(environment);
        config.gateways.append(gateway);
    }
    for (const auto &[to, quorum] : {std::pair(u"prd"_s, 2), std::pair(u"tst"_s, 1)}) {
        PromotionPath path;
        path.from = EnvironmentId(u"sbx"_s);
        path.to = EnvironmentId(to);
        path.approvals.quorum = quorum;
        path.warnsOnUnknown = {u"contract"_s, u"isolation"_s, u"strictness"_s}; // nothing here knows them
        config.promotionPaths.append(path);
    }
    config.breakGlass = {true, std::chrono::hours(24)};
    ApiFacts api;
    api.name = u"orders"_s;
    api.authors = {u"eve"_s};
    config.apis.append(api);
    return config;
}

Acting PromotionBench::person(const QString &name)
{
    static const QMap<QString, char> letters = {{u"eng"_s, 'e'}, {u"eng2"_s, 'E'}, {u"one"_s, 'f'}, {u"two"_s, 'g'}, {u"three"_s, 'h'}, {u"eve"_s, 'v'}};
    return name == u"ada"_s ? ada() : actingAs(name, keyOf(letters.value(name, 'z')));
}

PromotionBench::PromotionBench(int objects)
    : folder(std::make_unique<QTemporaryDir>(fastFolder()))
    , audit(folder->path())
{
    reopen();
    must(addFirstPersonDraft(u"ada"_s, {u"admin"_s}, cardOf(*ada().key), config), ada());
    for (const QString &name : {u"eng"_s, u"eng2"_s})
        must(addPersonDraft(name, {u"engineer"_s}, cardOf(*person(name).key)), ada());
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s, u"eve"_s})
        must(addPersonDraft(name, {u"approver"_s}, cardOf(*person(name).key)), ada());
    for (int i = 0; i < objects; ++i) {
        const std::string id = std::to_string(100 + i) + "o";
        if (i % 3 != 0)
            opener.target.objects[id] = JsonValue::Object{{"number", i}, {"value", "old"}};
        if (i % 3 != 1)
            opener.source.objects[id] = JsonValue::Object{{"number", i}, {"value", "new"}};
    }
}

void PromotionBench::reopen()
{
    desk.reset();
    AuditTrailParts parts = audit.parts();
    parts.clock = clock;
    trail = std::make_unique<AuditTrail>(std::move(parts));
    desk = std::make_unique<PromotionDesk>(*trail, config, clock);
}

void PromotionBench::must(const AuditDraft &draft, const Acting &who)
{
    if (const auto seq = trail->record(draft, who); !seq)
        qFatal("the test's own log: %s: %s", draft.action.c_str(), qPrintable(seq.error().toText()));
}

Plan PromotionBench::plan(const QString &to, const QString &api)
{
    const auto closureOf = [](const MapGateway::State &state) {
        NativeClosure closure;
        for (const auto &[id, body] : state.objects) {
            NativeObject object;
            object.ref = {"things", id};
            object.part = object.name = id;
            object.body = body;
            closure.objects.push_back(std::move(object));
        }
        return closure;
    };
    PlanGround ground;
    ground.source = closureOf(opener.source);
    ground.target = closureOf(opener.target);
    ground.namesSource = [](const std::string &) { return false; };
    ground.placeOnTarget = [](NativeObject object) { return object; };
    ground.mayDelete = true;
    Plan plan;
    plan.api = plan.apiName = api.toStdString();
    plan.from = EnvironmentId(u"sbx"_s);
    plan.to = EnvironmentId(to);
    plan.source = GatewayId(u"source"_s);
    plan.target = GatewayId(u"target"_s);
    buildSteps(ground, plan);
    return plan;
}

Result<Request> PromotionBench::ask(const QString &to, const QString &api)
{
    return desk->request(plan(to, api), u"why not"_s, person(u"eng"_s));
}

RunParts PromotionBench::parts()
{
    return RunParts{*desk, opener, {}, {}, [this](const QString &key) -> std::shared_ptr<void> {
                        if (!locked.insert(key).second)
                            return nullptr;
                        return std::shared_ptr<int>(new int(0), [this, key](const int *held) {
                            delete held;
                            locked.erase(key);
                        });
                    }};
}

} // namespace bulkhead::test
