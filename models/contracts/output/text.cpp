// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/output/answers.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype namedOperations = 3;

//! The same change of the same places, in all operations that it was found in.
struct Group
{
    const Change *change = nullptr;
    QStringList operations;
};

std::vector<Group> grouped(const Comparison &comparison)
{
    std::vector<Group> groups;
    QHash<QString, std::size_t> known;
    for (const Change &change : comparison.changes) {
        const QString base = change.base ? change.base->pointer : u"–"_s, revision = change.revision ? change.revision->pointer : u"–"_s;
        const QString key = QStringList{change.rule, base, revision, change.message}.join(u'\n');
        const std::size_t index = known.value(key, groups.size());
        if (index == groups.size()) {
            known.insert(key, index);
            groups.push_back({&change, {}});
        }
        if (!change.path.isEmpty())
            groups[index].operations += change.method + u' ' + change.path;
    }
    return groups;
}

QString linesOf(const Change &change)
{
    const auto text = [](const std::optional<Place> &place) { return place && place->line > 0 ? QString::number(place->line) : QString(); };
    const QString base = text(change.base), revision = text(change.revision);
    if (!base.isEmpty() && !revision.isEmpty())
        return u"lines %1 and %2"_s.arg(base, revision);
    if (!base.isEmpty())
        return u"line %1 of the base"_s.arg(base);
    return revision.isEmpty() ? u"the whole document"_s : u"line %1 of the revision"_s.arg(revision);
}

QString lineOf(const Group &group)
{
    const qsizetype others = group.operations.size() - namedOperations;
    QString where = group.operations.mid(0, namedOperations).join(u", "_s);
    if (others > 0)
        where += u" and %1 more"_s.arg(others);
    return u"%1: %2%3; %4 [%5]\n"_s.arg(toWire(group.change->severity), where.isEmpty() ? QString() : QString(where + u": "_s), group.change->message,
                                       linesOf(*group.change), group.change->rule);
}

QString counted(qsizetype number, const QString &none, const QString &one, const QString &many)
{
    return number == 0 ? none : number == 1 ? one : many.arg(number);
}

} // namespace

QString toText(const Comparison &comparison, bool withCompatible)
{
    QString text;
    for (const Group &group : grouped(comparison)) {
        if (withCompatible || group.change->severity != Severity::Compatible)
            text += lineOf(group);
    }
    const auto count = [&](Severity severity) {
        return qsizetype(std::count_if(comparison.changes.cbegin(), comparison.changes.cend(), [severity](const Change &one) { return one.severity == severity; }));
    };
    QString sum = counted(count(Severity::Breaking), u"no change breaks clients"_s, u"one change breaks clients"_s, u"%1 changes break clients"_s) + u", "_s
        + counted(count(Severity::Warning), u"none needs a look"_s, u"one needs a look"_s, u"%1 need a look"_s) + u", "_s
        + counted(count(Severity::Compatible), u"none is compatible"_s, u"one is compatible"_s, u"%1 are compatible"_s);
    sum[0] = sum[0].toUpper();
    text += sum + (comparison.isComplete() ? u"."_s : u"; not everything could be compared."_s);
    return text;
}

QString toText(const std::vector<LintFinding> &findings, const QString &file)
{
    QString text;
    for (const LintFinding &finding : findings) {
        const QString operation = finding.path.isEmpty() ? QString() : QString(finding.method + u' ' + finding.path + u": "_s);
        text += u"%1:%2: %3: %4%5; %6 [%7]\n"_s.arg(file, QString::number(finding.at.line), toWire(finding.level), operation, finding.message, finding.hint, finding.rule);
    }
    const auto errors = qsizetype(std::count_if(findings.cbegin(), findings.cend(), [](const LintFinding &one) { return one.level == LintLevel::Error; }));
    QString sum = counted(errors, u"no errors"_s, u"one error"_s, u"%1 errors"_s) + u", "_s + counted(qsizetype(findings.size()) - errors, u"no warnings"_s, u"one warning"_s, u"%1 warnings"_s) + u'.';
    sum[0] = sum[0].toUpper();
    return text + sum;
}

} // namespace bulkhead::contracts
