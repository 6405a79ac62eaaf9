// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/command.h"
#include "cli/isolationpairs.h"
#include "cli/opened.h"
#include "isolation/output/report.h"
#include "usecases/comparechecks.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

QString words(isolation::Verdict verdict)
{
    return isolation::plain(isolation::toWire(verdict));
}

QString lineOf(char sign, const KeptFinding &finding)
{
    return u"  %1 %2 %3"_s.arg(QChar::fromLatin1(sign)).arg(QString::fromStdString(finding.finding.control),
                                                         QString::fromStdString(isolation::sentence(finding.unit)));
}

void say(Console &console, const CheckComparison &changes)
{
    QStringList lines{u"%1/%2: run %3 (%4) to run %5 (%6)"_s.arg(
        changes.to.sandbox.text(), changes.to.production.text(), QString::number(changes.from.id),
        QString::fromStdString(isolation::isoTime(changes.from.at)), QString::number(changes.to.id),
        QString::fromStdString(isolation::isoTime(changes.to.at)))};
    for (const isolation::VerdictChange &change : changes.verdicts)
        lines.append(u"  %1 was %2, is %3"_s.arg(QString::fromStdString(change.control), words(change.before), words(change.after)));
    for (const KeptFinding &finding : changes.appeared)
        lines.append(lineOf('+', finding));
    for (const KeptFinding &finding : changes.gone)
        lines.append(lineOf('-', finding));
    if (lines.size() == 1)
        lines.append(u"  nothing changed"_s);
    for (const QString &line : std::as_const(lines))
        console.print(safe(line));
}

JsonValue toJson(const CheckRun &run)
{
    return JsonValue::Object{{"id", run.id}, {"at", isolation::isoTime(run.at)}, {"snapshot", run.snapshot}, {"status", run.status}};
}

JsonValue toJson(const std::vector<KeptFinding> &findings)
{
    JsonValue::Array list;
    for (const KeptFinding &one : findings) {
        list.push_back(JsonValue::Object{{"fingerprint", one.finding.fingerprint},
                                         {"control", one.finding.control},
                                         {"verdict", one.finding.verdict},
                                         {"message", isolation::sentence(one.unit)}});
    }
    return list;
}

JsonValue toJson(const CheckComparison &changes)
{
    JsonValue::Array verdicts;
    for (const isolation::VerdictChange &change : changes.verdicts) {
        verdicts.push_back(JsonValue::Object{{"control", change.control},
                                             {"before", isolation::toWire(change.before)},
                                             {"after", isolation::toWire(change.after)}});
    }
    return JsonValue::Object{{"sandbox", changes.to.sandbox.text()}, {"production", changes.to.production.text()},
                             {"from", toJson(changes.from)},         {"to", toJson(changes.to)},
                             {"verdicts", std::move(verdicts)},      {"appeared", toJson(changes.appeared)},
                             {"resolved", toJson(changes.gone)}};
}

} // namespace

QCoro::Task<ExitCode> isolationChanges(CommandContext &context)
{
    const auto from = historyPointOf(context.line, u"since"_s, u"run"_s);
    const auto to = historyPointOf(context.line, u"until"_s, u"run"_s);
    if (!from || !to)
        co_return fail(context.console, from ? to.error() : from.error());
    const auto estate = openEstate(context);
    if (!estate)
        co_return fail(context.console, estate.error());
    const auto pairs = pairsOf(context.line, *estate);
    if (!pairs)
        co_return fail(context.console, pairs.error());
    const auto store = Engine::storeOpener(context.line.paths.withDefaults())();
    if (!store)
        co_return fail(context.console, store.error());
    JsonValue::Array answers;
    for (const auto &[sandbox, production] : *pairs) {
        const auto changes = compareChecks(**store, sandbox, production, *from, *to);
        if (!changes)
            co_return fail(context.console, changes.error());
        if (!*changes) {
            context.console.note(u"%1/%2: fewer than two runs were kept; nothing to compare"_s.arg(sandbox.text(), production.text()));
            continue;
        }
        say(context.console, **changes);
        answers.push_back(toJson(**changes));
    }
    context.console.document(JsonValue::Object{{"pairs", std::move(answers)}});
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
