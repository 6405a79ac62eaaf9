// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/isolationpairs.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

Result<QList<QPair<EnvironmentId, EnvironmentId>>> pairsOf(const CommandLine &line, const EstateConfig &estate)
{
    const QString word = line.options.value(u"pair"_s);
    if (word.isEmpty())
        return estate.pairs;
    const QPair<EnvironmentId, EnvironmentId> wanted{EnvironmentId(word.section(u':', 0, 0)),
                                                     EnvironmentId(word.section(u':', 1))};
    if (estate.pairs.contains(wanted))
        return QList<QPair<EnvironmentId, EnvironmentId>>{wanted};
    QStringList known;
    for (const auto &[sandbox, production] : estate.pairs)
        known.append(sandbox.text() + u':' + production.text());
    return optionError(u"pair"_s, u"the estate has no pair \"%1\""_s.arg(word), u"it has %1"_s.arg(known.join(u", "_s)));
}

} // namespace bulkhead::cli
