// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"
#include "console/consoleapplication.h"
#include "core/secret.h"
#include "widgets/bulkheadstyle.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    bulkhead::hardenProcess();
    QApplication application(argc, argv);
    QApplication::setStyle(new bulkhead::BulkheadStyle); // the application owns it
    QApplication::setApplicationName(QStringLiteral("bulkhead"));
    QApplication::setApplicationDisplayName(QStringLiteral("Bulkhead"));
    QApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));

    const auto options = bulkhead::parseStartOptions(QApplication::arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "%s\n", qPrintable(options.error().toText()));
        return 2;
    }
    if (options->help || options->version) {
        std::fputs(options->help ? qPrintable(bulkhead::startHelp())
                                 : "bulkhead " BULKHEAD_VERSION "\n",
                   stdout);
        return 0;
    }
    const bulkhead::cli::Interrupt interrupt{bulkhead::CancelToken()};
    QObject::connect(&interrupt, &bulkhead::cli::Interrupt::interrupted, &application,
                     &QApplication::quit);
    bulkhead::ConsoleApplication console(*options);
    console.start();
    return QApplication::exec();
}
