// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

using Function = QCoro::Task<ExitCode> (*)(CommandContext &);

Function functionOf(const QString &command)
{
    static const QHash<QString, Function> functions = {
        {u"estate check"_s, &estateCheck}, {u"sync"_s, &sync},
        {u"catalog list"_s, &catalogList}, {u"catalog show"_s, &catalogShow},
        {u"catalog diff"_s, &catalogDiff}, {u"demo"_s, &demo},
    };
    return functions.value(command);
}

} // namespace

QCoro::Task<ExitCode> run(QStringList words, CancelToken cancel)
{
    const auto line = parseCommandLine(words);
    Console console(line && line->json, line && line->quiet);
    if (!line) {
        console.error(line.error());
        co_return ExitCode::Usage;
    }
    Console plain(false, false);
    if (line->version) {
        plain.print(QLatin1StringView("bulkheadctl " BULKHEAD_VERSION));
        co_return ExitCode::Well;
    }
    if (line->help) {
        plain.print(helpText(line->command));
        co_return ExitCode::Well;
    }
    CommandContext context{*line, console, cancel};
    co_return co_await functionOf(line->command->name)(context);
}

} // namespace bulkhead::cli
