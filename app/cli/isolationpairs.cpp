// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/isolationpairs.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

Result<QList<QPair<EnvironmentId, EnvironmentId>>> pairsOf(const CommandLine &line, const EstateConfig &estate)
{
    const QString words = line.options.value(u"pair"_s);
    if (words.isEmpty())
        return estate.pairs;
    QStringList known;
    for (const auto &[sandbox, production] : estate.pairs)
        known.append(sandbox.text() + u':' + production.text());
    const QStringList wanted = words.split(u',');
    for (const QString &word : wanted) {
        if (!known.contains(word))
            return optionError(u"pair"_s, u"the estate has no pair \"%1\""_s.arg(word), u"it has %1"_s.arg(known.join(u", "_s)));
    }
    QList<QPair<EnvironmentId, EnvironmentId>> pairs;
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (wanted.contains(known[i]))
            pairs.append(estate.pairs[i]);
    }
    return pairs;
}

} // namespace bulkhead::cli
