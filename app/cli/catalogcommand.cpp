// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/command.h"
#include "cli/opened.h"
#include "cli/promotionstates.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string &utf8)
{
    return safe(QString::fromStdString(utf8));
}

QString titleOf(const ApiRow &row)
{
    return row.version.empty() ? text(row.name) : text(row.name) + u'@' + text(row.version);
}

//! "sandbox: kong-sbx; production: kong-prd"
QString placesOf(const Catalog &catalog, const ApiRow &row)
{
    QStringList places;
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = catalog.deployments[index];
        const QString environment = deployment.environment.isEmpty()
            ? u"no environment"_s
            : deployment.environment.text();
        places.append(environment + u": "_s + deployment.gateway.text()
                      + (deployment.state == FactState::Stale ? u" (stale)"_s : QString()));
    }
    return places.join(u"; "_s);
}

void sayRow(Console &console, const Catalog &catalog, const ApiRow &row)
{
    console.print(u"%1  %2  %3"_s.arg(titleOf(row).leftJustified(32),
                                      toWire(row.status).leftJustified(16),
                                      placesOf(catalog, row)));
}

//! The API that was probably meant: one with a similar name, else one whose name holds the word.
QString probably(const Catalog &catalog, const QString &wanted)
{
    QStringList names, holding;
    for (const ApiRow &row : catalog.apis) {
        names << text(row.name) << titleOf(row);
        if (names.constLast().contains(wanted, Qt::CaseInsensitive))
            holding << names.constLast();
    }
    const QString near = nearest(wanted, names);
    return near.isEmpty() && !holding.isEmpty() ? holding.constFirst() : near;
}

Error notFound(const Catalog &catalog, const QString &wanted)
{
    const auto same = std::count_if(catalog.apis.cbegin(), catalog.apis.cend(), [&](const ApiRow &row) {
        return QString::fromStdString(row.name) == wanted;
    });
    Error error;
    error.kind = Error::Kind::NotFound;
    error.place = u"catalog"_s;
    error.what = same > 1 ? u"\"%1\" has %2 versions"_s.arg(wanted).arg(same)
                          : u"there is no API \"%1\""_s.arg(wanted);
    const QString near = same > 1 ? QString() : probably(catalog, wanted);
    error.hint = same > 1 ? u"write name@version"_s
        : near.isEmpty()  ? u"see bulkheadctl catalog list"_s
                          : u"did you mean %1?"_s.arg(near);
    return error;
}

void sayDeployment(Console &console, const CatalogDeployment &deployment)
{
    const auto list = [](const std::vector<std::string> &values) {
        QStringList texts;
        for (const std::string &value : values)
            texts.append(text(value));
        return texts.isEmpty() ? u"any"_s : texts.join(u", "_s);
    };
    QStringList targets;
    for (const UpstreamAddress &address : deployment.targets)
        targets.append(text(address.scheme) + u"://"_s + text(address.host) + u':'
                       + QString::number(address.port));
    QStringList policies;
    for (const Policy &policy : deployment.policies)
        policies.append(text(policy.name) + (policy.enabled ? QString() : u" (off)"_s));
    console.print(u"  %1 on %2 (%3)"_s.arg(deployment.environment.text(),
                                           deployment.gateway.text(),
                                           text(deployment.native.nativeId)));
    console.print(u"    hosts       %1"_s.arg(list(deployment.hosts())));
    console.print(u"    paths       %1"_s.arg(list(deployment.paths())));
    console.print(u"    methods     %1"_s.arg(list(deployment.methods())));
    console.print(u"    upstreams   %1"_s.arg(targets.isEmpty() ? u"none"_s : targets.join(u", "_s)));
    console.print(u"    policies    %1"_s.arg(policies.isEmpty() ? u"none"_s : policies.join(u", "_s)));
    console.print(u"    credentials %1"_s.arg(deployment.credentials
                                                  ? QString::number(*deployment.credentials)
                                                  : u"unknown"_s));
}

QString valueText(const std::optional<JsonValue> &value)
{
    return value ? text(canonical(*value)) : u"–"_s;
}

void sayDiff(Console &console, const Catalog &catalog, const DeploymentDiff &diff, bool all)
{
    const CatalogDeployment &sandbox = catalog.deployments[diff.sandbox];
    const CatalogDeployment &production = catalog.deployments[diff.production];
    console.print(u"%1 on %2 against %3 on %4"_s.arg(
        sandbox.environment.text(), sandbox.gateway.text(), production.environment.text(),
        production.gateway.text()));
    bool any = false;
    for (const FieldDifference &field : diff.fields) {
        if (!all && field.verdict == FieldDifference::Verdict::Same)
            continue;
        any = true;
        console.print(u"  %1  %2: %3 | %4%5"_s.arg(
            toWire(field.verdict).leftJustified(8), text(field.field), valueText(field.sandbox), valueText(field.production),
            field.reason.empty() ? QString() : u"  ("_s + text(field.reason) + u')'));
    }
    if (!any)
        console.print(u"  no difference"_s);
}

//! The view and the one row that a command names.
struct Chosen
{
    std::shared_ptr<const CatalogView> view;
    const ApiRow *row = nullptr;
};

Result<Chosen> choose(CommandContext &context)
{
    auto view = openCatalog(context);
    if (!view)
        return view.error();
    const QString wanted = context.line.arguments.constFirst();
    const ApiRow *row = (*view)->catalog.find(wanted);
    if (!row)
        return notFound((*view)->catalog, wanted);
    return Chosen{*view, row};
}

} // namespace

QCoro::Task<ExitCode> catalogList(CommandContext &context)
{
    const auto view = openCatalog(context);
    if (!view)
        co_return fail(context.console, view.error());
    JsonValue::Array apis;
    for (const ApiRow &row : (*view)->catalog.apis) {
        sayRow(context.console, (*view)->catalog, row);
        if (context.console.isJson())
            apis.push_back(toJson((*view)->catalog, row));
    }
    context.console.document(JsonValue::Object{{"apis", std::move(apis)}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> catalogShow(CommandContext &context)
{
    const auto chosen = choose(context);
    if (!chosen)
        co_return fail(context.console, chosen.error());
    const Catalog &catalog = chosen->view->catalog;
    const ApiRow &row = *chosen->row;
    context.console.print(u"%1  %2, matched by %3, confidence %4, id %5"_s.arg(
        titleOf(row), toWire(row.status), toWire(row.method), toWire(row.confidence),
        row.id.text()));
    for (const auto index : row.deployments)
        sayDeployment(context.console, catalog.deployments[index]);
    JsonValue json = toJson(catalog, row);
    (*json.object())["states"] = JsonValue::Array();
    if (const auto open = co_await openDesk(context, LogUse::Reads)) { // a catalog can be looked at without a log
        if (auto states = sayStates(context, *(*open)->desk, *chosen->view, row))
            (*json.object())["states"] = std::move(*states);
        else
            context.console.note(states.error().toText());
    }
    context.console.document(JsonValue::Object{{"apis", JsonValue::Array{json}}});
    co_return ExitCode::Well;
}

QCoro::Task<ExitCode> catalogDiff(CommandContext &context)
{
    const auto chosen = choose(context);
    if (!chosen)
        co_return fail(context.console, chosen.error());
    const Catalog &catalog = chosen->view->catalog;
    const bool all = context.line.has(u"all"_s);
    const auto diffs = diffApi(catalog, *chosen->row, chosen->view->estate);
    if (diffs.empty())
        context.console.print(u"%1 is not in both environments"_s.arg(titleOf(*chosen->row)));
    for (const DeploymentDiff &diff : diffs)
        sayDiff(context.console, catalog, diff, all);
    context.console.document(toJson(catalog, *chosen->row, diffs, all));
    co_return chosen->row->driftCount > 0 ? ExitCode::No : ExitCode::Well;
}

} // namespace bulkhead::cli
