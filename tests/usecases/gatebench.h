// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/buildplan.h"
#include "store/storefixture.h"
#include "usecases/auditcast.h"
#include "usecases/promotionrun.h"

#include <QCoroTask>
#include <QTemporaryDir>

#include <map>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

//! A clock that a test sets forward.
class SetClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override { return time; }
    UtcTime time{std::chrono::milliseconds(1'800'000'000'000)};
};

//! A gateway whose objects are values by name.
class ValueEditor : public GatewayEditor
{
public:
    explicit ValueEditor(std::map<std::string, JsonValue> &objects)
        : m_objects(objects)
    {
    }
    [[nodiscard]] promotion::StepGuard guard() const override { return promotion::StepGuard::Compare; }
    QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string>) override
    {
        promotion::NativeClosure closure;
        for (const auto &[id, body] : m_objects) {
            promotion::NativeObject object;
            object.ref = {"things", id};
            object.part = object.name = id;
            object.body = body;
            closure.objects.push_back(std::move(object));
        }
        co_return closure;
    }
    [[nodiscard]] Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const override { return mapped; }
    QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) override
    {
        const auto found = m_objects.find(step.ref.id);
        const JsonValue now = found == m_objects.end() ? JsonValue() : found->second;
        co_return now == step.after ? StepSight::After : now == step.before ? StepSight::Before : StepSight::Other;
    }
    QCoro::Task<Result<void>> write(promotion::PlanStep step) override
    {
        if (step.after.isNull())
            m_objects.erase(step.ref.id);
        else
            m_objects[step.ref.id] = step.after;
        co_return Result<void>();
    }
    void cancel() override { }

private:
    std::map<std::string, JsonValue> &m_objects;
};

class ValueOpener final : public EditorOpener
{
public:
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access) override
    {
        co_return std::shared_ptr<GatewayEditor>(std::make_shared<ValueEditor>(config.id.text() == u"source"_s ? source : target));
    }
    std::map<std::string, JsonValue> source{{"orders", JsonValue::Object{{"n", 2}}}}, target{{"orders", JsonValue::Object{{"n", 1}}}};
};

//! A desk whose contract gate says no. People: ada (admin), eng (asks; engineer, admin and approver), one, two, three (approvers), aut (approver, author of the API), gra
//! (approver by eng), far (approver of another environment), aud (auditor).
class GateBench
{
public:
    GateBench()
        : m_folder(fastFolder())
        , m_bench(m_folder.path())
    {
        AuditTrailParts parts = m_bench.parts();
        parts.clock = clock;
        trail = std::make_unique<AuditTrail>(std::move(parts));
        estate = makeEstate();
        use(estate);
    }

    Result<void> meet()
    {
        const auto add = [this](const QString &name, const QStringList &roles, char key, const Acting &by) -> Result<void> {
            const auto seq = trail->record(addPersonDraft(name, roles, cardOf(*keyOf(key))), by);
            return seq ? Result<void>() : seq.error();
        };
        if (const auto first = trail->record(addFirstPersonDraft(u"ada"_s, {u"admin"_s}, cardOf(*ada().key), estate), ada()); !first)
            return first.error();
        for (const auto &[name, roles, key] : {std::tuple(u"eng"_s, QStringList{u"engineer"_s, u"admin"_s, u"approver"_s}, 'e'), std::tuple(u"one"_s, QStringList{u"approver"_s}, 'f'),
                                               std::tuple(u"two"_s, QStringList{u"approver"_s}, 'g'), std::tuple(u"three"_s, QStringList{u"approver"_s}, 'h'),
                                               std::tuple(u"aut"_s, QStringList{u"approver"_s}, 'i'), std::tuple(u"far"_s, QStringList{u"approver:sbx"_s}, 'k'),
                                               std::tuple(u"aud"_s, QStringList{u"auditor"_s}, 'm'), std::tuple(u"rescuer"_s, QStringList{u"engineer"_s, u"approver"_s}, 'r')}) {
            if (const auto added = add(name, roles, key, ada()); !added)
                return added;
        }
        return add(u"gra"_s, {u"approver"_s}, 'j', actor(u"eng"_s));
    }

    static Acting actor(const QString &name)
    {
        static const std::map<QString, char> keys{{u"eng"_s, 'e'}, {u"one"_s, 'f'}, {u"two"_s, 'g'}, {u"three"_s, 'h'}, {u"aut"_s, 'i'},
                                                  {u"gra"_s, 'j'}, {u"far"_s, 'k'}, {u"aud"_s, 'm'}, {u"rescuer"_s, 'r'}, {u"puppet"_s, 'p'}};
        const auto key = keys.find(name);
        return key == keys.end() ? ada() : actingAs(name, keyOf(key->second));
    }

    static EstateConfig makeEstate()
    {
        EstateConfig config;
        config.name = u"acme"_s;
        config.environments = {{EnvironmentId(u"sbx"_s), EnvironmentType::Sandbox}, {EnvironmentId(u"prd"_s), EnvironmentType::Production}};
        for (const auto &[id, environment] : {std::pair(u"source"_s, u"sbx"_s), std::pair(u"target"_s, u"prd"_s)}) {
            GatewayConfig gateway;
            gateway.id = GatewayId(id);
            gateway.environment = EnvironmentId(environment);
            config.gateways.append(gateway);
        }
        ApiFacts api;
        api.name = u"orders"_s;
        api.authors = {u"aut"_s};
        config.apis = {api};
        PromotionPath path;
        path.from = EnvironmentId(u"sbx"_s);
        path.to = EnvironmentId(u"prd"_s);
        path.approvals.quorum = 2;
        path.approvals.expiresAfter = std::chrono::hours(240);
        config.promotionPaths = {path};
        config.breakGlass = {true, std::chrono::hours(24)};
        return config;
    }

    void use(const EstateConfig &config)
    {
        estate = config;
        desk = std::make_unique<PromotionDesk>(*trail, config, clock);
    }

    [[nodiscard]] promotion::Plan plan(const std::string &api = "orders")
    {
        promotion::PlanGround ground;
        ground.source = QCoro::waitFor(ValueEditor(opener.source).closure({})).value();
        ground.target = QCoro::waitFor(ValueEditor(opener.target).closure({})).value();
        for (promotion::NativeClosure *closure : {&ground.source, &ground.target}) {
            for (promotion::NativeObject &object : closure->objects)
                object.kind = kind;
        }
        ground.namesSource = [](const std::string &) { return false; };
        ground.placeOnTarget = [](promotion::NativeObject object) { return object; };
        promotion::Plan plan;
        plan.api = plan.apiName = api;
        plan.from = EnvironmentId(u"sbx"_s);
        plan.to = EnvironmentId(u"prd"_s);
        plan.source = GatewayId(u"source"_s);
        plan.target = GatewayId(u"target"_s);
        buildSteps(ground, plan);
        return plan;
    }

    //! With the contract gate refusing for these lines; none: it passes.
    [[nodiscard]] static GateGround ground(const QStringList &breaking)
    {
        using promotion::GateVerdict;
        GateGround ground;
        ground.judged = {{"contract", breaking.isEmpty() ? GateVerdict::Pass : GateVerdict::Fail, u"it breaks clients"_s, breaking, breaking},
                         {"isolation", GateVerdict::Pass, u"no less apart"_s, {}},
                         {"strictness", GateVerdict::Pass, u"no weaker"_s, {}}};
        ground.contracts = std::vector<promotion::SeenContract>();
        return ground;
    }

    [[nodiscard]] RunParts parts(const QStringList &breaking)
    {
        RunParts parts{*desk, opener, {}, {}, [](const QString &) { return std::make_shared<int>(0); }, {}};
        parts.prepare = [breaking, told = units](promotion::Plan) -> QCoro::Task<Result<GateGround>> { return prepared(breaking, told); };
        return parts;
    }

    Result<promotion::Request> ask(const QStringList &breaking, const QStringList &needs = {}, const QString &who = u"eng"_s)
    {
        return desk->request(plan(), u"because"_s, actor(who), ground(breaking), needs);
    }
    Result<promotion::Request> approve(const promotion::Request &request, const QString &who)
    {
        return desk->approve(QString::fromStdString(request.id), {}, {}, actor(who));
    }
    Result<promotion::Request> waive(const promotion::Request &request, const QString &who, const QStringList &breaking, const QString &gate = u"contract"_s,
                                     const QString &why = u"no client left"_s)
    {
        return desk->waive(QString::fromStdString(request.id), gate, why, ground(breaking), actor(who));
    }
    Result<RunOutcome> apply(const promotion::Request &request, const QStringList &breaking, const QString &who = u"eng"_s)
    {
        return QCoro::waitFor(applyPromotion(parts(breaking), QString::fromStdString(request.id), actor(who)));
    }
    Result<RunOutcome> breakThrough(const promotion::Request &request, const QString &who, const QString &why = u"fire"_s, const QStringList &breaking = {u"a"_s})
    {
        return QCoro::waitFor(bulkhead::breakThrough(parts(breaking), QString::fromStdString(request.id), why, actor(who)));
    }
    Result<promotion::Request> review(const promotion::Request &request, const QString &who)
    {
        return desk->review(QString::fromStdString(request.id), u"it was right"_s, actor(who));
    }
    [[nodiscard]] Result<audit::Verification> verify() const
    {
        const auto outside = m_bench.outside();
        return outside ? m_bench.verify(*outside) : outside.error();
    }

    std::shared_ptr<SetClock> clock = std::make_shared<SetClock>();
    EstateConfig estate;
    std::unique_ptr<AuditTrail> trail;
    std::unique_ptr<PromotionDesk> desk;
    ValueOpener opener;
    EntityKind kind = EntityKind::Route; //!< of what plans write
    std::optional<QList<promotion::UnitChange>> units; //!< what executions from now on are to make of the target

private:
    static QCoro::Task<Result<GateGround>> prepared(QStringList breaking, std::optional<QList<promotion::UnitChange>> told)
    {
        GateGround found = ground(breaking);
        found.units = std::move(told);
        co_return found;
    }

    QTemporaryDir m_folder;
    AuditBench m_bench;
};

} // namespace bulkhead::test
