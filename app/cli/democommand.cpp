// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/interrupt.h"
#include "demo/meridian/demoservers.h"
#include "demo/meridian/meridian.h"

#include <QFile>
#include <QStandardPaths>
#include <QTimer>

#include <QCoroTimer>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

Result<void> copyTo(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size())
        return {};
    return Error{.kind = Error::Kind::BadFile,
                 .place = path,
                 .what = u"the file cannot be written"_s,
                 .hint = u"check the folder's rights and the disk"_s,
                 .retryAfter = {}};
}

} // namespace

QCoro::Task<ExitCode> demo(CommandContext &context)
{
    const QString folder
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/bulkhead/demo"_s;
    demo::DemoServers servers(demo::demoDays, folder);
    const auto path = servers.writeEstate();
    if (!path)
        co_return fail(context.console, path.error());
    QFile file(*path);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QString out = context.line.options.value(u"out"_s);
    if (!out.isEmpty()) {
        if (const auto copied = copyTo(out, text); !copied)
            co_return fail(context.console, copied.error());
    }
    servers.stop(QLatin1StringView(demo::silentGateway));
    context.console.print(QString::fromUtf8(text).trimmed());
    context.console.document(JsonValue::Object{{"estate", out.isEmpty() ? *path : out},
                                               {"text", QString::fromUtf8(text)}});
    context.console.note(u"serving the demonstration gateways; one of them, %1, stays silent on purpose. "
                         "Ctrl+C stops them."_s.arg(QLatin1StringView(demo::silentGateway)));
    context.console.note(u"in another terminal: bulkheadctl --estate %1 sync, then catalog list"_s.arg(
        out.isEmpty() ? *path : out));
    QTimer poll;
    poll.start(100);
    while (!context.cancel.isCancelled())
        co_await poll;
    co_return ExitCode::Well;
}

} // namespace bulkhead::cli
