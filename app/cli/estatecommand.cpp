// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/command.h"
#include "cli/opened.h"
#include "usecases/checkisolation.h"
#include "usecases/companyframeworks.h"

#include <algorithm>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

void sayProblems(Console &console, const QList<EstateProblem> &problems)
{
    for (const EstateProblem &problem : problems) {
        const bool warning = problem.severity == EstateProblem::Severity::Warning;
        console.error((warning ? u"warning: "_s : QString()) + problem.toText());
    }
}

void sayConnection(Console &console, const ConnectionReport &report)
{
    if (report.error) {
        console.print(u"%1: failed"_s.arg(report.gateway.text()));
        console.error(*report.error);
        return;
    }
    const GatewayIdentity identity = report.identity.value_or(GatewayIdentity());
    console.print(u"%1: %2 %3, may read: %4, may change: %5"_s.arg(
        report.gateway.text(), safe(identity.product),
        identity.version.isEmpty() ? u"of unknown version"_s : safe(identity.version), toWire(identity.mayRead),
        toWire(identity.mayChange)));
    for (const QString &warning : identity.warnings)
        console.note(u"warning: %1: %2"_s.arg(report.gateway.text(), safe(warning)));
}

//! Tests all gateways at once; answers Incomplete when one cannot be read.
QCoro::Task<ExitCode> connect(CommandContext &context, EstateConfig estate, JsonValue::Object &answer)
{
    const auto engine = co_await Engine::make(context.line.paths.withDefaults());
    if (!engine) {
        context.console.error(engine.error());
        answer["error"] = toJson(engine.error());
        co_return exitCodeOf(engine.error());
    }
    const auto connector = (*engine)->makeConnector(estate);
    std::vector<QCoro::Task<ConnectionReport>> tests;
    for (const GatewayConfig &gateway : std::as_const(estate.gateways))
        tests.push_back(connector->test(gateway, context.cancel));
    ExitCode code = ExitCode::Well;
    JsonValue::Array gateways;
    for (auto &test : tests) {
        const ConnectionReport report = co_await test;
        sayConnection(context.console, report);
        gateways.push_back(toJson(report));
        if (report.error)
            code = ExitCode::Incomplete;
    }
    answer["gateways"] = std::move(gateways);
    co_return code;
}

//! What is wrong in the file, and in the frameworks that it names.
QList<EstateProblem> problemsOf(const EstateReading &reading)
{
    QList<EstateProblem> problems = reading.problems;
    if (!reading.isUsable() || reading.config.reports.frameworks.isEmpty())
        return problems;
    const auto controls = controlsOf(reading.config);
    return problems + availableFrameworks(reading.config, controls ? *controls : isolation::ControlCatalogue::builtIn()).problems;
}

} // namespace

QCoro::Task<ExitCode> estateCheck(CommandContext &context)
{
    const EstateReading reading = readEstateFile(context.line.paths.withDefaults().estate);
    const QList<EstateProblem> found = problemsOf(reading);
    const bool isUsable = std::none_of(found.cbegin(), found.cend(), [](const EstateProblem &one) { return one.severity == EstateProblem::Severity::Error; });
    sayProblems(context.console, found);
    JsonValue::Array problems;
    for (const EstateProblem &problem : found)
        problems.push_back(toJson(problem));
    JsonValue::Object answer{{"ok", isUsable}, {"problems", std::move(problems)}};
    ExitCode code = isUsable ? ExitCode::Well : ExitCode::Usage;
    if (isUsable) {
        context.console.print(u"%1: %2 environments, %3 gateways, no errors"_s.arg(
            reading.config.path, QString::number(reading.config.environments.size()),
            QString::number(reading.config.gateways.size())));
    }
    if (isUsable && context.line.has(u"connect"_s))
        code = co_await connect(context, reading.config, answer);
    context.console.document(answer);
    co_return code;
}

} // namespace bulkhead::cli
