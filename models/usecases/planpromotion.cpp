// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/planpromotion.h"

#include "promotion/buildplan.h"
#include "usecases/contractgate.h"
#include "usecases/targetobjects.h"
#include "usecases/travel.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Error usage(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Usage, .place = u"promotion"_s, .what = what, .hint = hint, .retryAfter = {}};
}

//! The API's deployments on the one gateway that is meant.
struct Side
{
    GatewayConfig gateway;
    std::vector<std::string> deployments;
};

QString named(const QList<GatewayId> &gateways)
{
    QStringList names;
    for (const GatewayId &gateway : gateways)
        names.append(gateway.text());
    return names.join(u", "_s);
}

Result<Side> sideOf(const CatalogView &view, const ApiRow &row, const EnvironmentId &environment, const QList<GatewayId> &candidates, const GatewayId &wanted,
                    const QString &option)
{
    if (wanted.isEmpty() && candidates.size() != 1) {
        return usage(candidates.isEmpty() ? u"no gateway of the same kind serves %1"_s.arg(environment.text())
                                          : u"it is not told which gateway of %1 is meant"_s.arg(environment.text()),
                     candidates.isEmpty() ? u"add one to the estate file"_s : u"write %1 with one of %2"_s.arg(option, named(candidates)));
    }
    const GatewayConfig *gateway = view.estate.gateway(wanted.isEmpty() ? candidates.first() : wanted);
    if (gateway == nullptr || !gateway->serves(environment))
        return usage(u"the gateway %1 does not serve %2"_s.arg(wanted.text(), environment.text()), u"see bulkheadctl estate check"_s);
    Side side{*gateway, {}};
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = view.catalog.deployments[index];
        if (deployment.environment == environment && deployment.gateway == gateway->id)
            side.deployments.push_back(deployment.native.nativeId);
    }
    return side;
}

NamesSource namesSource(const std::shared_ptr<const CatalogView> &view, const EnvironmentId &from, const EnvironmentId &to)
{
    return [view, from, to](const std::string &host) {
        const auto &owned = view->facts->declared.owned;
        return view->hosts->isOnlyIn(host, from, to) || std::any_of(owned.begin(), owned.end(), [&](const auto &entry) {
                   return QString::fromStdString(entry.first) == from.text() && view->facts->isOnList(entry.second, host);
               });
    };
}

//! Asks the target about each step; the first that it would not take, with its number. `owners`: of each step, the APIs that it is for; empty: it is clear.
QCoro::Task<Result<void>> validated(GatewayEditor &target, std::vector<PlanStep> steps, QStringList owners)
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PlanStep step = steps[i];
        const auto valid = co_await target.validate(step);
        if (valid || valid.error().kind == Error::Kind::Unsupported)
            continue;
        const auto text = [](std::string_view word) { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); };
        Error error = valid.error();
        const QString owner = owners.value(static_cast<qsizetype>(i));
        error.what = u"step %1 (%2 %3 %4)%5: %6"_s.arg(i + 1).arg(text(toWire(step.action)), text(toWire(step.entity)), text(step.name),
                                                                 owner.isEmpty() ? owner : QString(u" of "_s + owner), error.what);
        co_return error;
    }
    co_return Result<void>();
}

//! One API on both sides.
struct Leg
{
    std::vector<std::string> source, target; //!< native ids of its deployments
};

//! The two gateways, and what travels between them.
struct Journey
{
    GatewayConfig source, target;
    std::vector<Leg> legs;
    std::shared_ptr<GatewayEditor> reading, writing;
};

Result<std::vector<const ApiRow *>> rowsOf(const CatalogView &view, const PromotionQuestion &question)
{
    std::vector<const ApiRow *> rows;
    for (const QString &api : QStringList{question.api} + question.others) {
        const ApiRow *row = view.catalog.find(api);
        if (row == nullptr) {
            return Error{.kind = Error::Kind::NotFound, .place = u"catalog"_s, .what = u"there is no API \"%1\", or more than one"_s.arg(api),
                         .hint = u"see bulkheadctl catalog list"_s, .retryAfter = {}};
        }
        if (std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
    }
    return rows;
}

//! Of several APIs, it is said which is at fault.
Error of(const ApiRow &row, const std::vector<const ApiRow *> &rows, Error error)
{
    if (rows.size() > 1)
        error.what = u"%1: %2"_s.arg(apiNameOf(row), error.what);
    return error;
}

//! All go between the gateways of the first.
Result<Journey> journeyOf(const CatalogView &view, const std::vector<const ApiRow *> &rows, const PromotionQuestion &question)
{
    Journey journey;
    for (const ApiRow *row : rows) {
        const bool isFirst = row == rows.front();
        const auto source = sideOf(view, *row, question.from, gatewaysOf(view.catalog, *row, question.from), isFirst ? question.source : journey.source.id, u"--source"_s);
        if (!source)
            return of(*row, rows, source.error());
        if (source->deployments.empty()) {
            return usage(u"%1 is not on %2"_s.arg(apiNameOf(*row), source->gateway.id.text()),
                         rows.size() > 1 ? u"APIs of one plan go between the same two gateways"_s : u"see bulkheadctl catalog show"_s);
        }
        QList<GatewayId> candidates = gatewaysOf(view.catalog, *row, question.to);
        if (candidates.isEmpty())
            candidates = gatewaysServing(view.estate, question.to, source->gateway.kind);
        const auto target = sideOf(view, *row, question.to, candidates, isFirst ? question.target : journey.target.id, u"--target"_s);
        if (!target)
            return of(*row, rows, target.error());
        journey.source = source->gateway;
        journey.target = target->gateway;
        journey.legs.push_back({source->deployments, target->deployments});
    }
    if (journey.source.kind == journey.target.kind)
        return journey;
    return Error{.kind = Error::Kind::Unsupported, .place = u"promotion"_s,
                 .what = u"%1 and %2 are different products"_s.arg(journey.source.id.text(), journey.target.id.text()),
                 .hint = u"a promotion goes between gateways of one kind"_s, .retryAfter = {}};
}

QCoro::Task<Result<Plan>> planLeg(const Journey &journey, const Leg &leg, PlanGround ground)
{
    auto from = co_await journey.reading->closure(leg.source);
    if (!from)
        co_return from.error();
    auto to = co_await journey.writing->closure(leg.target);
    if (!to)
        co_return to.error();
    ground.source = std::move(*from);
    auto target = co_await withShared(journey.writing, std::move(*to), mappedObjects(ground));
    if (!target)
        co_return target.error();
    ground.target = std::move(*target);
    ground.guard = journey.writing->guard();
    std::optional<Error> noPlace;
    ground.placeOnTarget = [&](NativeObject object) {
        auto placed = journey.writing->placed(object);
        if (!placed)
            noPlace = placed.error();
        return placed ? std::move(*placed) : object;
    };
    Plan plan;
    buildSteps(ground, plan);
    plan.sourceDeployments = leg.source;
    plan.targetDeployments = leg.target;
    if (noPlace)
        co_return *noPlace;
    co_return plan;
}

//! The APIs that have a step on this object.
QString namesWith(const std::vector<Plan> &parts, const std::vector<const ApiRow *> &rows, const ObjectRef &ref)
{
    QStringList names;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto &steps = parts[i].steps;
        if (std::any_of(steps.begin(), steps.end(), [&](const PlanStep &step) { return step.ref == ref; }))
            names.append(apiNameOf(*rows[i]));
    }
    return names.join(u" and "_s);
}

//! Both sides of all that travels, as they are read again before the execution; `parts` are the plans of each.
QCoro::Task<Result<PromotionSides>> seeAll(const Journey &journey, const Plan &plan, const std::vector<Plan> &parts)
{
    std::vector<SeenObject> seen;
    for (const Plan &part : parts)
        seen.insert(seen.end(), part.targetClosure.begin(), part.targetClosure.end());
    const auto source = co_await journey.reading->closure(plan.sourceDeployments);
    if (!source)
        co_return source.error();
    const auto target = co_await closureWith(journey.writing, plan.targetDeployments, std::move(seen));
    if (!target)
        co_return target.error();
    co_return PromotionSides{seenIn(*source), seenIn(*target)};
}

std::string idOf(const ApiRow &row)
{
    return row.id.text().toStdString();
}

//! The first, and the others by their ids.
void nameApis(const std::vector<const ApiRow *> &rows, Plan &plan)
{
    for (const ApiRow *row : rows) {
        const PlanApi api{idOf(*row), apiNameOf(*row).toStdString()};
        if (row != rows.front()) {
            plan.others.push_back(api);
            continue;
        }
        plan.api = api.id;
        plan.apiName = api.name;
    }
    std::sort(plan.others.begin(), plan.others.end());
    if (!plan.parts.empty())
        std::sort(plan.parts.begin() + 1, plan.parts.end(), [](const PlanPart &a, const PlanPart &b) { return a.api < b.api; });
}

} // namespace

QList<GatewayId> gatewaysOf(const Catalog &catalog, const ApiRow &row, const EnvironmentId &environment)
{
    QList<GatewayId> gateways;
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = catalog.deployments[index];
        if (deployment.environment == environment && !gateways.contains(deployment.gateway))
            gateways.append(deployment.gateway);
    }
    return gateways;
}

QList<GatewayId> gatewaysServing(const EstateConfig &estate, const EnvironmentId &environment, GatewayKind kind)
{
    QList<GatewayId> gateways;
    for (const GatewayConfig &gateway : estate.gateways) {
        if (gateway.kind == kind && gateway.serves(environment))
            gateways.append(gateway.id);
    }
    return gateways;
}

Result<PromotionPath> pathOf(const EstateConfig &estate, const EnvironmentId &from, const EnvironmentId &to)
{
    for (const PromotionPath &path : estate.promotionPaths) {
        if (path.from == from && path.to == to)
            return path;
    }
    return Error{.kind = Error::Kind::NotFound, .place = estate.path, .what = u"no promotion leads from %1 to %2"_s.arg(from.text(), to.text()),
                 .hint = u"add it to promotion.paths of the estate file"_s, .retryAfter = {}};
}

QCoro::Task<Result<Plan>> planPromotion(EditorOpener &editors, std::shared_ptr<const CatalogView> view, PromotionQuestion question)
{
    const auto path = pathOf(view->estate, question.from, question.to);
    if (!path)
        co_return path.error();
    const auto rows = rowsOf(*view, question);
    if (!rows)
        co_return rows.error();
    auto journey = journeyOf(*view, *rows, question);
    if (!journey)
        co_return journey.error();
    const auto reading = co_await editors.openEditor(journey->source, EditorOpener::Access::Read);
    if (!reading)
        co_return reading.error();
    const auto writing = co_await editors.openEditor(journey->target, EditorOpener::Access::Read);
    if (!writing)
        co_return writing.error();
    journey->reading = *reading;
    journey->writing = *writing;
    std::vector<Plan> parts;
    for (const Leg &leg : journey->legs) {
        PlanGround ground;
        ground.map = path->map;
        ground.namesSource = namesSource(view, question.from, question.to);
        ground.mayDelete = question.mayDelete;
        auto part = co_await planLeg(*journey, leg, std::move(ground));
        const ApiRow *row = (*rows)[parts.size()];
        if (!part)
            co_return of(*row, *rows, part.error());
        part->api = idOf(*row);
        parts.push_back(std::move(*part));
    }
    Plan plan = parts.front();
    if (parts.size() > 1) {
        plan = Plan();
        if (const auto both = mergeSteps(parts, plan)) {
            const QString names = namesWith(parts, *rows, *both);
            co_return usage(u"%1 want different things of %2 %3"_s.arg(names, QString::fromStdString(both->collection), QString::fromStdString(both->id)),
                            u"promote one after the other"_s);
        }
        const auto seen = co_await seeAll(*journey, plan, parts);
        if (!seen)
            co_return seen.error();
        plan.sourceClosure = seen->source;
        plan.targetClosure = seen->target;
    }
    nameApis(*rows, plan);
    plan.from = question.from;
    plan.to = question.to;
    plan.source = journey->source.id;
    plan.target = journey->target.id;
    plan.contracts = seenIn(contractFilesOf(view->estate, plan));
    QStringList owners;
    for (std::size_t i = 0; parts.size() > 1 && i < plan.steps.size(); ++i)
        owners.append(namesWith(parts, *rows, plan.steps[i].ref));
    const auto valid = co_await validated(**writing, plan.steps, owners);
    if (!valid)
        co_return valid.error();
    co_return plan;
}

QCoro::Task<Result<PromotionSides>> readSides(EditorOpener &editors, EstateConfig estate, Plan plan)
{
    PromotionSides sides;
    const auto read = [&editors, &estate](GatewayId id, std::vector<std::string> deployments, std::vector<SeenObject> seen) -> QCoro::Task<Result<std::vector<SeenObject>>> {
        const GatewayConfig *gateway = estate.gateway(id);
        if (gateway == nullptr)
            co_return usage(u"the estate file does not name the gateway %1 any more"_s.arg(id.text()), u"make a new plan"_s);
        const auto editor = co_await editors.openEditor(*gateway, EditorOpener::Access::Read);
        if (!editor)
            co_return editor.error();
        const auto closure = co_await closureWith(*editor, deployments, std::move(seen));
        if (closure)
            co_return seenIn(*closure);
        if (closure.error().kind == Error::Kind::NotFound)
            co_return std::vector<SeenObject>(); // gone: nothing is what it was
        co_return closure.error();
    };
    const std::vector<SeenObject> none; // of the source nothing is shared yet
    auto source = co_await read(plan.source, plan.sourceDeployments, none);
    if (!source)
        co_return source.error();
    auto target = co_await read(plan.target, plan.targetDeployments, plan.targetClosure);
    if (!target)
        co_return target.error();
    sides.source = std::move(*source);
    sides.target = std::move(*target);
    co_return sides;
}

} // namespace bulkhead
