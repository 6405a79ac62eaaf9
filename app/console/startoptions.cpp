// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/startoptions.h"

#include <QHash>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error usage(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Usage,
                 .place = u"bulkhead"_s,
                 .what = what,
                 .hint = hint,
                 .retryAfter = {}};
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList &words)
{
    StartOptions options;
    const QHash<QString, QString *> values = {{u"--estate"_s, &options.paths.estate},
                                              {u"--store"_s, &options.paths.store},
                                              {u"--store-key"_s, &options.paths.storeKey},
                                              {u"--settings"_s, &options.settingsFile},
                                              {u"--language"_s, &options.language}};
    const QHash<QString, bool *> switches = {{u"--demo"_s, &options.demonstration},
                                             {u"--help"_s, &options.help},
                                             {u"-h"_s, &options.help},
                                             {u"--version"_s, &options.version}};
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString name = words.at(i).section(u'=', 0, 0);
        if (bool *on = switches.value(name)) {
            *on = true;
        } else if (QString *value = values.value(name)) {
            const bool inside = words.at(i).contains(u'=');
            if (!inside && i + 1 == words.size())
                return usage(u"%1 needs a value"_s.arg(name), u"see bulkhead --help"_s);
            *value = inside ? words.at(i).section(u'=', 1) : words.at(++i);
        } else {
            return usage(u"there is no option %1"_s.arg(name), u"see bulkhead --help"_s);
        }
    }
    if (options.demonstration && !options.paths.estate.isEmpty())
        return usage(u"--demo and --estate exclude each other"_s, u"leave one out"_s);
    return options;
}

QString startHelp()
{
    return u"bulkhead: the console that compares sandbox and production APIs of many gateways\n\n"
           "  --estate FILE     the estate file (default: bulkhead/estate.yaml in the configuration folder)\n"
           "  --demo            the demonstration estate: the fictional bank Meridian, no network\n"
           "  --store FILE      the store (default: bulkhead/bulkhead.db in the data folder)\n"
           "  --store-key REF   the store's own key: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT\n"
           "  --settings FILE   where this desk's settings are kept\n"
           "  --language CODE   en or de\n"
           "  --help, --version\n"_s;
}

} // namespace bulkhead
