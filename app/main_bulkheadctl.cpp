// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/secret.h"

#include <QCoreApplication>
#include <QTimer>

int main(int argc, char **argv)
{
    bulkhead::hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bulkheadctl"));
    const bulkhead::CancelToken cancel;
    const bulkhead::cli::Interrupt interrupt(cancel);
    // Started from the event loop: a command that needs no waiting would end before exec() begins.
    QTimer::singleShot(0, &application, [&] {
        QCoro::connect(bulkhead::cli::run(QCoreApplication::arguments().mid(1), cancel), &application,
                       [](bulkhead::cli::ExitCode code) {
                           QCoreApplication::exit(static_cast<int>(code));
                       });
    });
    return QCoreApplication::exec();
}
