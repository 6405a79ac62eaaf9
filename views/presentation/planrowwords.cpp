// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/planrowwords.h"

#include "core/jsonvalue.h"
#include "estate/secretmark.h"
#include "presentation/formats.h"
#include "presentation/promotionwords.h"

#include <QLocale>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr std::size_t mostListed = 4;
constexpr qsizetype mostMentioned = 3; // limits and times in the sentence

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QString number(double amount)
{
    return QLocale().toString(amount, 'f', QLocale::FloatingPointShortest);
}

} // namespace

QString PlanRowWords::subject(Subject subject)
{
    switch (subject) {
    case Subject::Route: return tr("Route");
    case Subject::Service: return tr("Service");
    case Subject::Upstream: return tr("Upstream");
    case Subject::Target: return tr("Target");
    case Subject::Policy: return tr("Policy");
    case Subject::Consumer: return tr("Consumer");
    case Subject::Credential: return tr("Credential");
    case Subject::Certificate: return tr("Certificate");
    case Subject::Other: break;
    }
    return tr("Object");
}

QString PlanRowWords::aspect(Aspect aspect)
{
    switch (aspect) {
    case Aspect::Name: return tr("name");
    case Aspect::Enabled: return tr("on or off");
    case Aspect::Hosts: return tr("hosts");
    case Aspect::Paths: return tr("paths");
    case Aspect::Methods: return tr("methods");
    case Aspect::Protocols: return tr("protocols");
    case Aspect::Conditions: return tr("conditions");
    case Aspect::Priority: return tr("priority");
    case Aspect::Address: return tr("address that is called");
    case Aspect::Scheme: return tr("scheme");
    case Aspect::Weight: return tr("weight");
    case Aspect::Balancing: return tr("balancing");
    case Aspect::Retries: return tr("retries");
    case Aspect::HealthChecks: return tr("health checks");
    case Aspect::Tls: return tr("TLS");
    case Aspect::Limit: return tr("limit");
    case Aspect::Timeout: return tr("time");
    case Aspect::Secret: return tr("secret");
    case Aspect::Labels: return tr("labels");
    case Aspect::Other: break;
    }
    return {};
}

QString PlanRowWords::quantity(const Quantity &quantity)
{
    const QString amount = number(quantity.amount);
    switch (quantity.unit) {
    case Unit::AtOnce: return tr("%1 at once").arg(amount);
    case Unit::Bytes: return Formats::bytes(static_cast<qint64>(quantity.amount));
    case Unit::Milliseconds:
        if (const auto milliseconds = static_cast<qint64>(quantity.amount); milliseconds > 0 && milliseconds % 1000 == 0)
            return tr("%1 s").arg(Formats::number(milliseconds / 1000));
        return Formats::duration(std::chrono::milliseconds(static_cast<qint64>(quantity.amount)));
    case Unit::Requests: break;
    }
    switch (quantity.seconds) {
    case 1: return tr("%1 a second").arg(amount);
    case 60: return tr("%1 a minute").arg(amount);
    case 3600: return tr("%1 an hour").arg(amount);
    case 86400: return tr("%1 a day").arg(amount);
    default: break;
    }
    return tr("%1 in %n second(s)", nullptr, static_cast<int>(quantity.seconds)).arg(amount);
}

QString PlanRowWords::value(const JsonValue &value)
{
    if (isSecretMark(value))
        return tr("a secret, which stays where it is");
    if (const std::string *reference = referenceMark(value))
        return shown(*reference);
    if (const std::string *text = value.string())
        return shown(*text);
    return shown(canonical(value));
}

QString PlanRowWords::group(const PlanRow &row)
{
    return PromotionWords::action(row.action);
}

QString PlanRowWords::listed(const std::vector<ValueChange> &values, bool isBefore)
{
    QStringList lines;
    std::size_t rest = 0;
    for (const ValueChange &value : values) {
        const JsonValue &side = isBefore ? value.before : value.after;
        if (side.isNull())
            continue;
        if (static_cast<std::size_t>(lines.size()) == mostListed) {
            ++rest;
            continue;
        }
        lines.append(shown(value.field) + u": "_s + PlanRowWords::value(side));
    }
    if (rest > 0)
        lines.append(tr("and %n more", nullptr, static_cast<int>(rest)));
    return lines.join(u'\n');
}

PlanRowWords::Line PlanRowWords::line(const PlanRow &row)
{
    Line line;
    const QString object = QString(subject(row.subject) + u' ' + shown(row.name)).trimmed();
    switch (row.kind) {
    case PlanRow::Kind::Group:
        line.title = group(row);
        break;
    case PlanRow::Kind::Object: {
        const bool isGone = row.action == StepAction::Delete;
        line.title = object;
        line.second = row.what.empty() ? tr("%n value(s)", nullptr, row.count) : tr("with %1").arg(shown(row.what));
        const QString values = listed(row.values, isGone);
        (isGone ? line.before : line.after) = values.isEmpty() ? tr("%n value(s)", nullptr, row.count) : values;
        break;
    }
    case PlanRow::Kind::Quantity:
        //: A limit or a time: the policy or part, and the field in it.
        line.title = row.isTimeout ? tr("Time %1").arg(shown(row.field)) : tr("Limit of %1").arg(shown(row.what));
        line.second = row.isTimeout ? object : row.what == row.name ? shown(row.field) : object + u", "_s + shown(row.field);
        if (row.quantityBefore)
            line.before = quantity(*row.quantityBefore);
        if (row.quantityAfter)
            line.after = quantity(*row.quantityAfter);
        break;
    case PlanRow::Kind::Policy: {
        line.title = tr("Policy %1").arg(shown(row.what));
        line.second = object;
        const bool isSwitch = row.isSwitched != PolicyChange::Switch::Stays;
        const bool isOnAfter = isSwitch ? row.isSwitched == PolicyChange::Switch::On : row.action == StepAction::Create;
        //: A policy that works, or does not.
        line.before = isOnAfter ? (isSwitch ? std::optional(tr("off")) : std::nullopt) : tr("on");
        line.after = isOnAfter ? tr("on") : isSwitch ? std::optional(tr("off")) : std::nullopt;
        break;
    }
    case PlanRow::Kind::Value: {
        const QString meaning = aspect(row.aspect);
        line.title = meaning.isEmpty() ? object : object + u", "_s + meaning;
        line.second = row.what == row.name || row.what.empty() ? shown(row.field) : shown(row.what) + u", "_s + shown(row.field);
        if (!row.before.isNull())
            line.before = value(row.before);
        if (!row.after.isNull())
            line.after = value(row.after);
        break;
    }
    case PlanRow::Kind::Values: {
        line.title = object;
        line.second = tr("%n value(s)", nullptr, row.count);
        if (const QString before = listed(row.values, true); !before.isEmpty())
            line.before = before;
        if (const QString after = listed(row.values, false); !after.isEmpty())
            line.after = after;
        break;
    }
    }
    return line;
}

QString PlanRowWords::countOf(Subject subject, int count)
{
    switch (subject) {
    case Subject::Route: return tr("%n route(s)", nullptr, count);
    case Subject::Service: return tr("%n service(s)", nullptr, count);
    case Subject::Upstream: return tr("%n upstream(s)", nullptr, count);
    case Subject::Target: return tr("%n target(s)", nullptr, count);
    case Subject::Policy: return tr("%n policies", nullptr, count);
    case Subject::Consumer: return tr("%n consumer(s)", nullptr, count);
    case Subject::Credential: return tr("%n credential(s)", nullptr, count);
    case Subject::Certificate: return tr("%n certificate(s)", nullptr, count);
    case Subject::Other: break;
    }
    return tr("%n object(s)", nullptr, count);
}

QString PlanRowWords::added(Subject subject, int count)
{
    //: Part of a list of what a plan does: "2 routes added".
    return tr("%1 added").arg(countOf(subject, count));
}

QString PlanRowWords::changed(Subject subject, int count)
{
    //: Part of a list of what a plan does: "2 routes changed".
    return tr("%1 changed").arg(countOf(subject, count));
}

QString PlanRowWords::deleted(Subject subject, int count)
{
    //: Part of a list of what a plan does: "2 routes deleted".
    return tr("%1 deleted").arg(countOf(subject, count));
}

QString PlanRowWords::quantityChange(const QuantityChange &change, bool isTimeout)
{
    const QString name = isTimeout ? shown(change.field) : tr("the limit of %1").arg(shown(change.what));
    switch (change.trend) {
    case Trend::Appears: return tr("%1 is set to %2").arg(name, quantity(*change.after));
    case Trend::Disappears: return tr("%1 goes away").arg(name);
    case Trend::Rises: return tr("%1 rises from %2 to %3").arg(name, quantity(*change.before), quantity(*change.after));
    case Trend::Falls: return tr("%1 falls from %2 to %3").arg(name, quantity(*change.before), quantity(*change.after));
    case Trend::Same: break;
    }
    return {};
}

QString PlanRowWords::sentence(const PlanSummary &summary)
{
    if (summary.isNothing())
        return tr("Nothing changes: both sides are the same.");
    QStringList parts, quantities, gone;
    for (int i = 0; i < subjectCount; ++i) {
        const Count &count = summary.counts[static_cast<std::size_t>(i)];
        if (count.added > 0)
            parts.append(added(static_cast<Subject>(i), count.added));
        if (count.deleted > 0)
            gone.append(deleted(static_cast<Subject>(i), count.deleted));
    }
    for (int i = 0; i < subjectCount; ++i) {
        const Count &count = summary.counts[static_cast<std::size_t>(i)];
        if (count.changed > 0)
            parts.append(changed(static_cast<Subject>(i), count.changed));
    }
    for (const QuantityChange &limit : summary.limits)
        quantities.append(quantityChange(limit, false));
    for (const QuantityChange &timeout : summary.timeouts)
        quantities.append(timeout.trend == Trend::Appears ? QString() : quantityChange(timeout, true));
    quantities.removeAll(QString());
    const qsizetype more = quantities.size() - mostMentioned;
    parts += quantities.mid(0, mostMentioned);
    if (more > 0)
        parts.append(tr("%n more limit(s) or time(s) change", nullptr, static_cast<int>(more)));
    for (const PolicyChange &policy : summary.policies) {
        if (policy.isSwitched != PolicyChange::Switch::Stays)
            parts.append(policy.isSwitched == PolicyChange::Switch::On ? tr("policy %1 is switched on").arg(shown(policy.name)) : tr("policy %1 is switched off").arg(shown(policy.name)));
    }
    if (summary.addresses > 0)
        parts.append(tr("%n address(es) called change", nullptr, summary.addresses));
    QString sentence = (gone + parts).join(u", "_s);
    if (!sentence.isEmpty()) {
        sentence[0] = sentence[0].toUpper();
        sentence += u'.';
    }
    return gone.isEmpty() ? QString(sentence + u' ' + tr("Nothing is deleted.")).trimmed() : sentence;
}

QStringList PlanRowWords::facts(const PlanSummary &summary)
{
    QStringList facts;
    if (summary.facts.callers)
        facts.append(*summary.facts.callers == 0 ? tr("Nobody has a credential for it there") : tr("%n credential(s) open it there", nullptr, static_cast<int>(*summary.facts.callers)));
    facts.append(summary.secrets == 0 ? tr("No secret changes") : tr("%n secret(s) touched", nullptr, summary.secrets));
    if (summary.mappable > 0)
        facts.append(tr("%1 of %n value(s) mapped", nullptr, summary.mappable).arg(summary.mapped));
    if (summary.blocking > 0)
        facts.append(tr("%n value(s) may not travel", nullptr, summary.blocking));
    if (summary.kept > 0)
        facts.append(tr("%n object(s) only there, and kept", nullptr, summary.kept));
    return facts;
}

} // namespace bulkhead
