// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongwrite.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"
#include "gateways/redaction/redaction.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Error refused(const QString &what)
{
    return Error{.kind = Error::Kind::Refused, .place = {}, .what = what, .hint = u"change it with Kong's own tools"_s, .retryAfter = {}};
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

//! References that an object of the table cannot be without.
bool isBound(KongTable table, const JsonValue &body)
{
    switch (table) {
    case KongTable::Plugins:
        return !(kongReferenceIn(body, "service").empty() && kongReferenceIn(body, "route").empty());
    case KongTable::Targets:
        return !kongReferenceIn(body, "upstream").empty();
    case KongTable::Snis:
        return !kongReferenceIn(body, "certificate").empty();
    default:
        return true;
    }
}

bool isOfConsumers(const JsonValue &body)
{
    return !kongReferenceIn(body, "consumer").empty() || !kongReferenceIn(body, "consumer_group").empty();
}

Result<void> mayBe(KongTable table, const PlanStep &step)
{
    if (!isBound(table, step.after))
        return refused(u"%1 would be bound to nothing, and so apply to everything"_s.arg(shown(step.name)));
    if (table == KongTable::Plugins && isOfConsumers(step.after))
        return refused(u"%1 is bound to a consumer, and consumers do not travel"_s.arg(shown(step.name)));
    for (const char *member : {"service", "route", "upstream", "certificate"}) {
        if (!kongReferenceIn(step.before, member).empty() && kongReferenceIn(step.after, member) != kongReferenceIn(step.before, member))
            return refused(u"%1 would belong to another %2"_s.arg(shown(step.name), QString::fromLatin1(member)));
    }
    return {};
}

//! Authorities by the ids that they have here.
Result<void> resolveAuthorities(JsonValue &body, const KongAuthorities &authorities, bool isNew)
{
    JsonValue *trusted = valueAt(body, "/ca_certificates");
    for (std::size_t i = 0; trusted != nullptr && trusted->array() != nullptr && i < trusted->array()->size(); ++i) {
        JsonValue &authority = (*trusted->array())[i];
        const std::string digest = kongText(authority, "ca"), id = authority.string() == nullptr ? std::string() : *authority.string();
        if (digest.empty() && (!isNew || authorities.contains(id)))
            continue; // an id that nothing is known of stays where it is, and does not travel
        const auto found = std::find_if(authorities.begin(), authorities.end(), [&](const auto &known) { return known.second == digest; });
        if (found == authorities.end())
            return refused(u"the certificate authority %1 is not there"_s.arg(shown(digest.empty() ? id : digest)));
        authority = found->first;
    }
    return {};
}

//! The members of `after` that differ; what is gone becomes null.
JsonValue::Object changedMembers(const JsonValue::Object &before, const JsonValue::Object &after, const JsonValue::Object &whole)
{
    JsonValue::Object changed;
    for (const auto &[member, value] : after) {
        const auto old = before.find(member);
        if (old == before.end() || old->second != value)
            changed.emplace(member, whole.at(member));
    }
    for (const auto &[member, value] : before) {
        if (!after.contains(member))
            changed.emplace(member, nullptr);
    }
    return changed;
}

JsonValue patchOf(const PlanStep &step, const JsonValue &whole)
{
    JsonValue::Object patch = changedMembers(*step.before.object(), *step.after.object(), *whole.object());
    const JsonValue *before = step.before.find("config"), *after = step.after.find("config");
    const auto config = patch.find("config");
    if (config != patch.end() && config->second.object() != nullptr && before != nullptr && before->object() != nullptr)
        config->second = changedMembers(*before->object(), *after->object(), *whole.find("config")->object()); // Kong merges it
    return patch;
}

//! "config.minute: expected an integer; name: …"
void flatten(const JsonValue &problem, const QString &place, QStringList &lines)
{
    if (const JsonValue::Object *fields = problem.object()) {
        for (const auto &[name, below] : *fields)
            flatten(below, name == "@entity" ? place : place.isEmpty() ? shown(name) : place + u'.' + shown(name), lines);
    } else if (const JsonValue::Array *items = problem.array()) {
        for (const JsonValue &item : *items)
            flatten(item, place, lines);
    } else if (problem.string() != nullptr) {
        lines.append(place.isEmpty() ? shown(*problem.string()) : place + u": "_s + shown(*problem.string()));
    }
}

//! The texts of `sent` in whose place the step shows a mark.
void gatherSecrets(const JsonValue &mark, const JsonValue &sent, QStringList &secrets)
{
    if (isSecretMark(mark)) {
        if (sent.string() != nullptr)
            secrets.append(shown(*sent.string()));
    } else if (const JsonValue::Object *object = mark.object()) {
        for (const auto &[key, member] : *object) {
            if (const JsonValue *value = sent.find(key))
                gatherSecrets(member, *value, secrets);
        }
    } else if (const JsonValue::Array *array = mark.array(); array != nullptr && sent.array() != nullptr) {
        for (std::size_t i = 0; i < std::min(array->size(), sent.array()->size()); ++i)
            gatherSecrets((*array)[i], (*sent.array())[i], secrets);
    }
}

} // namespace

Result<JsonValue> kongWhole(const PlanStep &step, const KongObject *now, const KongAuthorities &authorities)
{
    auto whole = now == nullptr ? withSecrets(step.after, JsonValue(), JsonValue()) : withSecrets(step.after, now->body, now->raw);
    if (!whole)
        return whole.error();
    if (const auto resolved = resolveAuthorities(*whole, authorities, now == nullptr); !resolved)
        return resolved.error();
    return whole;
}

Result<KongWrite> kongWrite(const PlanStep &step, const KongObject *now, const KongAuthorities &authorities)
{
    const auto table = kongTableOf(step.ref.collection);
    if (!table)
        return refused(u"%1 is nothing that a promotion writes"_s.arg(shown(step.ref.collection)));
    const std::string path = step.ref.collection + '/' + step.ref.id;
    if (step.action == StepAction::Delete)
        return KongWrite{"DELETE", path, {}};
    if (const auto may = mayBe(*table, step); !may)
        return may.error();
    auto whole = kongWhole(step, now, authorities);
    if (!whole)
        return whole.error();
    if (step.action == StepAction::Change)
        return KongWrite{"PATCH", path, patchOf(step, *whole)};
    whole->object()->insert_or_assign("id", step.ref.id);
    return KongWrite{"POST", step.ref.collection, std::move(*whole)};
}

QString kongRefusal(const JsonValue &answer, const PlanStep &step, const JsonValue &sent)
{
    QStringList lines;
    if (const JsonValue *fields = answer.find("fields"))
        flatten(*fields, {}, lines);
    QString text = lines.isEmpty() ? shown(kongText(answer, "message")) : lines.join(u"; "_s);
    QStringList secrets;
    gatherSecrets(step.after, sent, secrets);
    for (const QString &secret : secrets) {
        if (!secret.isEmpty())
            text.replace(secret, u"(secret)"_s);
    }
    return text.isEmpty() ? u"it does not say why"_s : text;
}

} // namespace bulkhead
