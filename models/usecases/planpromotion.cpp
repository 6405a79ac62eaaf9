// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/planpromotion.h"

#include "promotion/buildplan.h"
#include "usecases/contractgate.h"

#include <algorithm>
#include <set>

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

//! Gateways with a deployment of the row in an environment.
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

//! Every host that an environment's deployments answer on or call.
std::set<std::string> hostsOf(const Catalog &catalog, const EnvironmentId &environment)
{
    std::set<std::string> hosts;
    for (const CatalogDeployment &deployment : catalog.deployments) {
        if (deployment.environment != environment)
            continue;
        for (const std::string &host : deployment.hosts())
            hosts.insert(host);
        for (const UpstreamAddress &target : deployment.targets)
            hosts.insert(target.host);
    }
    return hosts;
}

NamesSource namesSource(const std::shared_ptr<const CatalogView> &view, const EnvironmentId &from, const EnvironmentId &to)
{
    std::set<std::string> only = hostsOf(view->catalog, from);
    for (const std::string &host : hostsOf(view->catalog, to))
        only.erase(host);
    return [view, from, only = std::move(only)](const std::string &host) {
        const auto &owned = view->facts->declared.owned;
        return only.contains(host) || std::any_of(owned.begin(), owned.end(), [&](const auto &entry) {
                   return QString::fromStdString(entry.first) == from.text() && view->facts->isOnList(entry.second, host);
               });
    };
}

//! Asks the target about each step; the first that it would not take, with its number.
QCoro::Task<Result<void>> validated(GatewayEditor &target, std::vector<PlanStep> steps)
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PlanStep step = steps[i];
        const auto valid = co_await target.validate(step);
        if (valid || valid.error().kind == Error::Kind::Unsupported)
            continue;
        const auto text = [](std::string_view word) { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); };
        Error error = valid.error();
        error.what = u"step %1 (%2 %3 %4): %5"_s.arg(i + 1).arg(text(toWire(step.action)), text(toWire(step.entity)), text(step.name), error.what);
        co_return error;
    }
    co_return Result<void>();
}

} // namespace

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
    const ApiRow *row = view->catalog.find(question.api);
    if (row == nullptr) {
        co_return Error{.kind = Error::Kind::NotFound, .place = u"catalog"_s, .what = u"there is no API \"%1\", or more than one"_s.arg(question.api),
                        .hint = u"see bulkheadctl catalog list"_s, .retryAfter = {}};
    }
    const auto source = sideOf(*view, *row, question.from, gatewaysOf(view->catalog, *row, question.from), question.source, u"--source"_s);
    if (!source)
        co_return source.error();
    QList<GatewayId> candidates = gatewaysOf(view->catalog, *row, question.to);
    if (candidates.isEmpty())
        candidates = gatewaysServing(view->estate, question.to, source->gateway.kind);
    const auto target = sideOf(*view, *row, question.to, candidates, question.target, u"--target"_s);
    if (!target)
        co_return target.error();
    if (source->gateway.kind != target->gateway.kind) {
        co_return Error{.kind = Error::Kind::Unsupported, .place = u"promotion"_s,
                        .what = u"%1 and %2 are different products"_s.arg(source->gateway.id.text(), target->gateway.id.text()),
                        .hint = u"a promotion goes between gateways of one kind"_s, .retryAfter = {}};
    }
    const auto reading = co_await editors.openEditor(source->gateway, EditorOpener::Access::Read);
    if (!reading)
        co_return reading.error();
    const auto writing = co_await editors.openEditor(target->gateway, EditorOpener::Access::Read);
    if (!writing)
        co_return writing.error();
    PlanGround ground;
    auto from = co_await (*reading)->closure(source->deployments);
    if (!from)
        co_return from.error();
    auto to = co_await (*writing)->closure(target->deployments);
    if (!to)
        co_return to.error();
    ground.source = std::move(*from);
    ground.target = std::move(*to);
    ground.map = path->map;
    ground.namesSource = namesSource(view, question.from, question.to);
    ground.guard = (*writing)->guard();
    ground.mayDelete = question.mayDelete;
    std::optional<Error> noPlace;
    ground.placeOnTarget = [&](NativeObject object) {
        auto placed = (*writing)->placed(object);
        if (!placed)
            noPlace = placed.error();
        return placed ? std::move(*placed) : object;
    };
    Plan plan;
    plan.api = row->id.text().toStdString();
    plan.apiName = row->version.empty() ? row->name : row->name + '@' + row->version;
    plan.from = question.from;
    plan.to = question.to;
    plan.source = source->gateway.id;
    plan.target = target->gateway.id;
    plan.sourceDeployments = source->deployments;
    plan.targetDeployments = target->deployments;
    plan.contracts = seenIn(contractFilesOf(view->estate, QString::fromStdString(plan.apiName), question.from, question.to));
    buildSteps(ground, plan);
    if (noPlace)
        co_return *noPlace;
    const auto valid = co_await validated(**writing, plan.steps);
    if (!valid)
        co_return valid.error();
    co_return plan;
}

QCoro::Task<Result<PromotionSides>> readSides(EditorOpener &editors, EstateConfig estate, Plan plan)
{
    PromotionSides sides;
    const auto read = [&editors, &estate](GatewayId id, std::vector<std::string> deployments) -> QCoro::Task<Result<std::vector<SeenObject>>> {
        const GatewayConfig *gateway = estate.gateway(id);
        if (gateway == nullptr)
            co_return usage(u"the estate file does not name the gateway %1 any more"_s.arg(id.text()), u"make a new plan"_s);
        const auto editor = co_await editors.openEditor(*gateway, EditorOpener::Access::Read);
        if (!editor)
            co_return editor.error();
        const auto closure = co_await (*editor)->closure(deployments);
        if (closure)
            co_return seenIn(*closure);
        if (closure.error().kind == Error::Kind::NotFound)
            co_return std::vector<SeenObject>(); // gone: nothing is what it was
        co_return closure.error();
    };
    auto source = co_await read(plan.source, plan.sourceDeployments);
    if (!source)
        co_return source.error();
    auto target = co_await read(plan.target, plan.targetDeployments);
    if (!target)
        co_return target.error();
    sides.source = std::move(*source);
    sides.target = std::move(*target);
    co_return sides;
}

} // namespace bulkhead
