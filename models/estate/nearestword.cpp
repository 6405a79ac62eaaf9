// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/nearestword.h"

#include <algorithm>
#include <vector>

namespace bulkhead {

namespace {

qsizetype editDistance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(std::size_t(b.size()) + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = qsizetype(i);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const qsizetype changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({changed, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString plainSpelling(const QString &word)
{
    return word.toLower().remove(u'_').remove(u'-');
}

QString nearestWord(const QString &word, const QList<QString> &known)
{
    const QString plain = plainSpelling(word.left(64));
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(1, std::min<qsizetype>(3, plain.size() / 3)) + 1;
    for (const QString &candidate : known) {
        const qsizetype distance = editDistance(plain, plainSpelling(candidate));
        if (distance < bestDistance && distance < candidate.size()) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace bulkhead
