// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/promotionwords.h"

#include "cli/console.h"

#include <QLocale>
#include <QStringList>

#include <array>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

struct Noun
{
    QString one, many;
};

const std::array<Noun, subjectCount> &nouns()
{
    static const std::array<Noun, subjectCount> words = {
        {{u"route"_s, u"routes"_s}, {u"service"_s, u"services"_s}, {u"upstream"_s, u"upstreams"_s}, {u"target"_s, u"targets"_s}, {u"policy"_s, u"policies"_s},
         {u"consumer"_s, u"consumers"_s}, {u"credential"_s, u"credentials"_s}, {u"certificate"_s, u"certificates"_s}, {u"other object"_s, u"other objects"_s}}};
    return words;
}

QString counted(int count, const Noun &noun)
{
    return count == 1 ? u"1 %1 is"_s.arg(noun.one) : u"%1 %2 are"_s.arg(count).arg(noun.many);
}

QString shown(const std::string &text)
{
    return safe(QString::fromStdString(text));
}

QString windowText(std::int64_t seconds)
{
    constexpr std::array<std::pair<std::int64_t, const char *>, 6> windows
        = {{{1, "a second"}, {60, "a minute"}, {3600, "an hour"}, {86400, "a day"}, {30 * 86400, "a month"}, {365 * 86400, "a year"}}};
    for (const auto &[length, text] : windows) {
        if (length == seconds)
            return QString::fromLatin1(text);
    }
    return u"in %1 seconds"_s.arg(seconds);
}

QString unitText(const Quantity &quantity)
{
    switch (quantity.unit) {
    case Unit::Requests:
        return windowText(quantity.seconds);
    case Unit::AtOnce:
        return u"at once"_s;
    case Unit::Bytes:
        return u"bytes"_s;
    case Unit::Milliseconds:
        return u"ms"_s;
    }
    return {};
}

QString numberText(const Quantity &quantity)
{
    return QString::number(quantity.amount, 'f', QLocale::FloatingPointShortest);
}

QString fullText(const Quantity &quantity)
{
    return numberText(quantity) + u' ' + unitText(quantity);
}

QString quantityText(const QString &noun, const QuantityChange &change)
{
    const QString name = u"%1 %2 of %3"_s.arg(noun, shown(change.field), shown(change.what));
    if (change.trend == Trend::Appears)
        return u"%1 is set to %2"_s.arg(name, fullText(*change.after));
    if (change.trend == Trend::Disappears)
        return u"%1 goes away (it was %2)"_s.arg(name, fullText(*change.before));
    const bool isOneUnit = unitText(*change.before) == unitText(*change.after);
    const QString from = isOneUnit ? numberText(*change.before) : fullText(*change.before);
    const QString verb = change.trend == Trend::Rises ? u"rises"_s : change.trend == Trend::Falls ? u"falls"_s : u"is written otherwise,"_s;
    return u"%1 %2 from %3 to %4"_s.arg(name, verb, from, fullText(*change.after));
}

QStringList countParts(const PlanSummary &summary)
{
    QStringList parts;
    for (std::size_t i = 0; i < summary.counts.size(); ++i) {
        if (summary.counts[i].added > 0)
            parts.append(counted(summary.counts[i].added, nouns()[i]) + u" added"_s);
    }
    for (std::size_t i = 0; i < summary.counts.size(); ++i) {
        if (summary.counts[i].changed > 0)
            parts.append(counted(summary.counts[i].changed, nouns()[i]) + u" changed"_s);
    }
    return parts;
}

QStringList policyParts(const PlanSummary &summary)
{
    QStringList parts;
    for (const PolicyChange &policy : summary.policies) {
        if (policy.isSwitched != PolicyChange::Switch::Stays)
            parts.append(u"the policy %1 is switched %2"_s.arg(shown(policy.name), policy.isSwitched == PolicyChange::Switch::On ? u"on"_s : u"off"_s));
        if (policy.action == StepAction::Change && policy.unnamed > 0)
            parts.append((policy.unnamed == 1 ? u"1 value of policy %1 changes"_s : QString::number(policy.unnamed) + u" values of policy %1 change"_s).arg(shown(policy.name)));
    }
    return parts;
}

QString deletionText(const PlanSummary &summary)
{
    QStringList parts;
    for (std::size_t i = 0; i < summary.counts.size(); ++i) {
        if (summary.counts[i].deleted > 0)
            parts.append(counted(summary.counts[i].deleted, nouns()[i]) + u" deleted"_s);
    }
    return parts.isEmpty() ? u"nothing is deleted"_s : parts.join(u", "_s);
}

JsonValue::Object quantityJson(const Quantity &quantity)
{
    return JsonValue::Object{{"amount", quantity.amount}, {"seconds", quantity.seconds}, {"unit", toWire(quantity.unit)}};
}

JsonValue::Array quantitiesJson(const std::vector<QuantityChange> &changes)
{
    JsonValue::Array array;
    for (const QuantityChange &change : changes) {
        JsonValue::Object json{{"after", nullptr}, {"before", nullptr}, {"field", change.field}, {"step", static_cast<std::int64_t>(change.step + 1)},
                               {"trend", toWire(change.trend)}, {"what", change.what}};
        if (change.after)
            json["after"] = quantityJson(*change.after);
        if (change.before)
            json["before"] = quantityJson(*change.before);
        array.emplace_back(std::move(json));
    }
    return array;
}

JsonValue::Array policiesJson(const std::vector<PolicyChange> &policies)
{
    JsonValue::Array array;
    for (const PolicyChange &policy : policies) {
        array.push_back(JsonValue::Object{{"action", toWire(policy.action)}, {"name", policy.name}, {"step", static_cast<std::int64_t>(policy.step + 1)},
                                          {"switched", toWire(policy.isSwitched)}, {"unnamed", policy.unnamed}, {"values", policy.values}});
    }
    return array;
}

} // namespace

QString sentenceOf(const PlanSummary &summary)
{
    if (summary.isNothing())
        return u"nothing changes"_s;
    QStringList parts = countParts(summary);
    for (const QuantityChange &limit : summary.limits)
        parts.append(quantityText(u"the limit"_s, limit));
    for (const QuantityChange &timeout : summary.timeouts) // of what is new the whole is new
        parts.append(timeout.trend == Trend::Appears ? QString() : quantityText(u"the time"_s, timeout));
    parts.removeAll(QString());
    parts += policyParts(summary);
    if (summary.addresses > 0)
        parts.append(summary.addresses == 1 ? u"1 address that is called changes"_s : u"%1 addresses that are called change"_s.arg(summary.addresses));
    if (summary.secrets > 0)
        parts.append(summary.secrets == 1 ? u"1 secret is touched"_s : u"%1 secrets are touched"_s.arg(summary.secrets));
    if (summary.mapped > 0)
        parts.append(u"%1 of %2 values are mapped"_s.arg(summary.mapped).arg(summary.mappable));
    parts.append(deletionText(summary));
    if (const std::int64_t callers = summary.facts.callers.value_or(0); callers > 0)
        parts.append(callers == 1 ? u"1 credential opens it there"_s : u"%1 credentials open it there"_s.arg(callers));
    return parts.join(u", "_s);
}

JsonValue toJson(const PlanSummary &summary)
{
    JsonValue::Object counts;
    for (std::size_t i = 0; i < summary.counts.size(); ++i) {
        const Count &count = summary.counts[i];
        counts[std::string(toWire(static_cast<Subject>(i)))] = JsonValue::Object{{"added", count.added}, {"changed", count.changed}, {"deleted", count.deleted}};
    }
    JsonValue::Object json{{"addresses", summary.addresses},
                           {"blocking", summary.blocking},
                           {"callers", nullptr},
                           {"counts", std::move(counts)},
                           {"deleted", summary.deleted()},
                           {"kept", summary.kept},
                           {"limits", quantitiesJson(summary.limits)},
                           {"mappable", summary.mappable},
                           {"mapped", summary.mapped},
                           {"policies", policiesJson(summary.policies)},
                           {"secrets", summary.secrets},
                           {"text", sentenceOf(summary)},
                           {"timeouts", quantitiesJson(summary.timeouts)}};
    if (summary.facts.callers)
        json["callers"] = *summary.facts.callers;
    return json;
}

JsonValue changesJson(const PlanWords &words)
{
    JsonValue::Array steps;
    for (const StepChanges &step : words.steps) {
        JsonValue::Array values;
        for (const ValueChange &value : step.values) {
            values.push_back(JsonValue::Object{{"action", toWire(value.action)}, {"after", value.after}, {"aspect", toWire(value.aspect)}, {"before", value.before},
                                               {"field", value.field}, {"pointer", value.pointer}, {"subject", toWire(value.subject)}, {"what", value.what}});
        }
        steps.push_back(JsonValue::Object{{"action", toWire(step.action)}, {"name", step.name}, {"step", static_cast<std::int64_t>(step.step + 1)},
                                          {"subject", toWire(step.subject)}, {"values", std::move(values)}});
    }
    return steps;
}

} // namespace bulkhead::cli
