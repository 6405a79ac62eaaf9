// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pairnames.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAbbreviation = 3;

QStringList partsOf(const EnvironmentId &environment)
{
    static const QRegularExpression between(u"[-_. ]+"_s);
    return environment.text().split(between, Qt::SkipEmptyParts);
}

//! The parts that both begin with.
QStringList sharedStart(const QStringList &a, const QStringList &b)
{
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return a.mid(0, end - a.begin());
}

QString titled(QString word)
{
    if (word.size() <= longestAbbreviation)
        return word.toUpper();
    word[0] = word[0].toUpper();
    return word;
}

//! Empty if the names have nothing in common.
QString sharedName(const QPair<EnvironmentId, EnvironmentId> &pair)
{
    QStringList a = partsOf(pair.first), b = partsOf(pair.second);
    QStringList shared = sharedStart(a, b);
    if (shared.isEmpty()) {
        std::reverse(a.begin(), a.end());
        std::reverse(b.begin(), b.end());
        shared = sharedStart(a, b);
        std::reverse(shared.begin(), shared.end());
    }
    std::transform(shared.begin(), shared.end(), shared.begin(), titled);
    return shared.join(u' ');
}

} // namespace

QString pairName(const QPair<EnvironmentId, EnvironmentId> &pair,
                 const QList<QPair<EnvironmentId, EnvironmentId>> &all)
{
    const QString name = sharedName(pair);
    const bool unique = std::none_of(all.begin(), all.end(), [&](const auto &other) {
        return other != pair && sharedName(other) == name;
    });
    return name.isEmpty() || !unique ? pairFullName(pair) : name;
}

QString pairFullName(const QPair<EnvironmentId, EnvironmentId> &pair)
{
    return pair.first.text() + u" / "_s + pair.second.text();
}

QString pairKey(const QPair<EnvironmentId, EnvironmentId> &pair)
{
    return pair.first.text() + u':' + pair.second.text();
}

} // namespace bulkhead
