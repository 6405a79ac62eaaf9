// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/boundrules.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

struct BoundSuffixes
{
    std::string_view tightened, loosened;
};

constexpr BoundSuffixes suffixes[] = {
    {"minimum-tightened", "minimum-loosened"},         {"maximum-tightened", "maximum-loosened"},
    {"min-length-tightened", "min-length-loosened"},   {"max-length-tightened", "max-length-loosened"},
    {"min-items-tightened", "min-items-loosened"},     {"max-items-tightened", "max-items-loosened"},
    {"min-properties-tightened", "min-properties-loosened"}, {"max-properties-tightened", "max-properties-loosened"},
};

//! A least length of 0 says nothing.
std::optional<Limit> effective(const Flat &flat, Bound bound)
{
    const auto &limit = flat.limit(bound);
    const bool isCount = bound != Bound::Minimum && isLower(bound);
    return limit && isCount && limit->value <= 0 ? std::nullopt : limit;
}

QString textOf(const std::optional<Limit> &limit)
{
    if (!limit)
        return {};
    return (limit->exclusive ? u"exclusive "_s : QString()) + numberText(limit->value);
}

void limitRule(const FlatPair &pair, Bound bound, Findings &findings)
{
    const auto before = effective(pair.base, bound), after = effective(pair.revision, bound);
    if (before == after)
        return;
    const bool isTightened = after && (!before || isTighter(bound, *after, *before));
    const BoundSuffixes &suffix = suffixes[std::size_t(bound)];
    const QString was = textOf(before), is = textOf(after), name = keyword(bound);
    const QString sentence = !before ? u"%1 is %2 and was not said"_s.arg(name, is)
        : !after                     ? u"%1 was %2 and is no longer said"_s.arg(name, was)
                                     : u"%1 was %2 and is %3"_s.arg(name, was, is);
    findings.add(pair, isTightened ? suffix.tightened : suffix.loosened, sentence, was, is);
}

bool isMultiple(double of, double what)
{
    const double times = what / of;
    return std::abs(times - std::round(times)) < 1e-9 * std::max(1.0, std::abs(times));
}

//! Each number of `what` is a multiple of one of `of`, so whatever `what` lets through, `of` does too.
bool implies(const std::vector<double> &what, const std::vector<double> &of)
{
    return std::all_of(of.cbegin(), of.cend(), [&](double one) {
        return std::any_of(what.cbegin(), what.cend(), [one](double other) { return isMultiple(one, other); });
    });
}

QString listed(const std::vector<double> &numbers)
{
    QStringList texts;
    for (const double number : numbers)
        texts += numberText(number);
    return texts.join(u" and "_s);
}

void multipleRule(const FlatPair &pair, Findings &findings)
{
    const auto &before = pair.base.multiples, &after = pair.revision.multiples;
    if (before == after)
        return;
    const QString was = listed(before), is = listed(after);
    const std::string_view suffix = implies(after, before) ? "multiple-of-tightened"
        : implies(before, after)                           ? "multiple-of-loosened"
                                                           : "multiple-of-changed";
    findings.add(pair, suffix,
                 u"multipleOf was %1 and is %2"_s.arg(was.isEmpty() ? u"not said"_s : was, is.isEmpty() ? u"no longer said"_s : is), was, is);
}

void patternRule(const FlatPair &pair, Findings &findings)
{
    const QStringList &before = pair.base.patterns, &after = pair.revision.patterns;
    if (before == after)
        return;
    const auto hasAll = [](const QStringList &list, const QStringList &of) {
        return std::all_of(of.cbegin(), of.cend(), [&](const QString &one) { return list.contains(one); });
    };
    const QString was = before.join(u" and "_s), is = after.join(u" and "_s);
    if (hasAll(after, before))
        findings.add(pair, "pattern-added", u"the pattern %1 must be matched"_s.arg(shortened(is)), was, is);
    else if (hasAll(before, after))
        findings.add(pair, "pattern-dropped", u"the pattern %1 need not be matched any more"_s.arg(shortened(was)), was, is);
    else
        findings.add(pair, "pattern-changed",
                     u"the pattern was %1 and is %2; compare by hand whether all that matched still does"_s.arg(shortened(was), shortened(is)), was, is);
}

} // namespace

void boundRules(const FlatPair &pair, Findings &findings)
{
    for (std::size_t i = 0; i < boundCount; ++i)
        limitRule(pair, Bound(i), findings);
    multipleRule(pair, findings);
    if (pair.base.uniqueItems != pair.revision.uniqueItems)
        findings.add(pair, pair.revision.uniqueItems ? "unique-items-added" : "unique-items-dropped",
                     pair.revision.uniqueItems ? u"items must differ and needed not"_s : u"items had to differ and need not"_s);
    patternRule(pair, findings);
}

} // namespace bulkhead::contracts
