// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/lifetimerules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

bool hasEnded(const Lifetime &life, QDate today)
{
    return life.deprecated && life.sunset.isValid() && today.isValid() && life.sunset <= today;
}

void lifetimeRules(const OperationPair &pair, const QString &where, const QString &what, const Lifetime &was, const Lifetime &is, Changes &changes)
{
    const auto say = [&](std::string_view rule, const QString &sentence) {
        changes.operation(pair, {rule, where, was.at, is.at, what + u' ' + sentence, was.sunsetText, is.sunsetText});
    };
    const QString before = was.sunset.toString(Qt::ISODate), after = is.sunset.toString(Qt::ISODate);
    const bool isUnreadable = !is.sunsetText.isEmpty() && !is.sunset.isValid();
    if (isUnreadable && was.sunsetText != is.sunsetText)
        say("sunset-unreadable", u"says it ends on \"%1\", which is no date; write it like 2026-11-23"_s.arg(shortened(is.sunsetText)));
    if (!was.deprecated && is.deprecated && is.sunsetText.isEmpty())
        say("deprecated-without-sunset", u"is deprecated now, and nothing says when it ends; add x-sunset"_s);
    else if (!was.deprecated && is.deprecated && !isUnreadable)
        say("operation-deprecated", u"is deprecated now and ends on %1"_s.arg(after));
    else if (was.deprecated && !is.deprecated)
        say("operation-reactivated", u"is no longer deprecated"_s);
    if (was.sunset.isValid() && is.sunset.isValid() && was.sunset != is.sunset)
        say(is.sunset < was.sunset ? "sunset-shortened" : "sunset-extended", u"was to end on %1 and ends on %2"_s.arg(before, after));
    else if (was.sunset.isValid() && is.sunsetText.isEmpty() && is.deprecated)
        say("sunset-removed", u"was to end on %1, and nothing says when it ends now"_s.arg(before));
    if (is.sunset.isValid() && was.sunset != is.sunset && changes.today().isValid() && is.sunset < changes.today())
        say("sunset-passed", u"is said to have ended on %1 already"_s.arg(after));
}

} // namespace bulkhead::contracts
