// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscalrules.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;

namespace {

//! Forms of text. A Line is Markdown of one line, Prose Markdown.
enum class Form { Uuid, Token, String, Line, Prose, Time, Reference, Uri };

struct Value
{
    Form form = Form::String;
    QStringList allowed{}; //!< empty: any
};
struct Member
{
    bool isRequired = false;
    bool isArray = false;
    QString object{};  //!< name of the object's rules; empty: text
    Value value{};
};
using Rules = QMap<QString, Member>;

Member text(Form form, QStringList allowed = {})
{
    return {true, false, {}, {form, std::move(allowed)}};
}
Member object(const QString &name)
{
    return {true, false, name, {}};
}
Member list(const QString &name)
{
    return {true, true, name, {}};
}
Member texts(Form form, QStringList allowed = {})
{
    return {true, true, {}, {form, std::move(allowed)}};
}
Member maybe(Member member)
{
    member.isRequired = false;
    return member;
}

const QStringList riskStates{u"open"_s, u"investigating"_s, u"remediating"_s, u"deviation-requested"_s, u"deviation-approved"_s, u"closed"_s};

QMap<QString, Rules> rulesOfMetadata()
{
    return {
        {u"metadata"_s,
         {{u"title"_s, text(Form::Line)}, {u"published"_s, maybe(text(Form::Time))}, {u"last-modified"_s, text(Form::Time)}, {u"version"_s, text(Form::String)},
          {u"oscal-version"_s, text(Form::String)}, {u"props"_s, maybe(list(u"prop"_s))}, {u"links"_s, maybe(list(u"link"_s))}, {u"roles"_s, maybe(list(u"role"_s))},
          {u"parties"_s, maybe(list(u"party"_s))}, {u"responsible-parties"_s, maybe(list(u"responsible-party"_s))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"prop"_s,
         {{u"name"_s, text(Form::Token)}, {u"uuid"_s, maybe(text(Form::Uuid))}, {u"ns"_s, maybe(text(Form::Uri))}, {u"value"_s, text(Form::String)}, {u"class"_s, maybe(text(Form::Token))},
          {u"group"_s, maybe(text(Form::Token))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"link"_s, {{u"href"_s, text(Form::Reference)}, {u"rel"_s, maybe(text(Form::Token))}, {u"media-type"_s, maybe(text(Form::String))}, {u"text"_s, maybe(text(Form::Line))}}},
        {u"role"_s, {{u"id"_s, text(Form::Token)}, {u"title"_s, text(Form::Line)}, {u"description"_s, maybe(text(Form::Prose))}}},
        {u"party"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"type"_s, text(Form::String, {u"person"_s, u"organization"_s})}, {u"name"_s, maybe(text(Form::String))},
          {u"member-of-organizations"_s, maybe(texts(Form::Uuid))}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"responsible-party"_s, {{u"role-id"_s, text(Form::Token)}, {u"party-uuids"_s, texts(Form::Uuid)}}},
        {u"back-matter"_s, {{u"resources"_s, maybe(list(u"resource"_s))}}},
        {u"resource"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, maybe(text(Form::Line))}, {u"description"_s, maybe(text(Form::Prose))}, {u"props"_s, maybe(list(u"prop"_s))},
          {u"rlinks"_s, maybe(list(u"rlink"_s))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"rlink"_s, {{u"href"_s, text(Form::Reference)}, {u"media-type"_s, maybe(text(Form::String))}, {u"hashes"_s, maybe(list(u"hash"_s))}}},
        {u"hash"_s, {{u"algorithm"_s, text(Form::String, {u"SHA-256"_s, u"SHA-384"_s, u"SHA-512"_s})}, {u"value"_s, text(Form::String)}}},
    };
}

QMap<QString, Rules> rulesOfResults()
{
    return {
        {u"document"_s, {{u"assessment-results"_s, object(u"assessment-results"_s)}}},
        {u"assessment-results"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"metadata"_s, object(u"metadata"_s)}, {u"import-ap"_s, object(u"import-ap"_s)}, {u"results"_s, list(u"result"_s)},
          {u"back-matter"_s, maybe(object(u"back-matter"_s))}}},
        {u"import-ap"_s, {{u"href"_s, text(Form::Reference)}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"result"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, text(Form::Line)}, {u"description"_s, text(Form::Prose)}, {u"start"_s, text(Form::Time)}, {u"end"_s, maybe(text(Form::Time))},
          {u"props"_s, maybe(list(u"prop"_s))}, {u"links"_s, maybe(list(u"link"_s))}, {u"local-definitions"_s, maybe(object(u"local-definitions"_s))},
          {u"reviewed-controls"_s, object(u"reviewed-controls"_s)}, {u"attestations"_s, maybe(list(u"attestation"_s))}, {u"assessment-log"_s, maybe(object(u"log"_s))},
          {u"observations"_s, maybe(list(u"observation"_s))}, {u"risks"_s, maybe(list(u"risk"_s))}, {u"findings"_s, maybe(list(u"finding"_s))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"local-definitions"_s, {{u"components"_s, maybe(list(u"component"_s))}, {u"assessment-assets"_s, maybe(object(u"assets"_s))}}},
        {u"assets"_s, {{u"components"_s, maybe(list(u"component"_s))}, {u"assessment-platforms"_s, list(u"platform"_s)}}},
        {u"platform"_s, {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, maybe(text(Form::Line))}, {u"uses-components"_s, maybe(list(u"used-component"_s))}}},
        {u"used-component"_s, {{u"component-uuid"_s, text(Form::Uuid)}}},
        {u"component"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"type"_s, text(Form::String)}, {u"title"_s, text(Form::Line)}, {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))},
          {u"status"_s, object(u"component-status"_s)}}},
        {u"component-status"_s, {{u"state"_s, text(Form::Token, {u"under-development"_s, u"operational"_s, u"disposition"_s, u"other"_s})}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"reviewed-controls"_s, {{u"description"_s, maybe(text(Form::Prose))}, {u"links"_s, maybe(list(u"link"_s))}, {u"control-selections"_s, list(u"selection"_s)}}},
        {u"selection"_s,
         {{u"include-all"_s, maybe(object(u"nothing"_s))}, {u"include-controls"_s, maybe(list(u"control"_s))}, {u"exclude-controls"_s, maybe(list(u"control"_s))},
          {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"nothing"_s, {}},
        {u"control"_s, {{u"control-id"_s, text(Form::Token)}, {u"statement-ids"_s, maybe(texts(Form::Token))}}},
        {u"attestation"_s, {{u"responsible-parties"_s, maybe(list(u"responsible-party"_s))}, {u"parts"_s, list(u"part"_s)}}},
        {u"part"_s,
         {{u"uuid"_s, maybe(text(Form::Uuid))}, {u"name"_s, text(Form::Token)}, {u"ns"_s, maybe(text(Form::Uri))}, {u"class"_s, maybe(text(Form::Token))}, {u"title"_s, maybe(text(Form::Line))},
          {u"prose"_s, maybe(text(Form::Prose))}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"log"_s, {{u"entries"_s, list(u"log-entry"_s)}}},
        {u"log-entry"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, maybe(text(Form::Line))}, {u"description"_s, maybe(text(Form::Prose))}, {u"start"_s, text(Form::Time)}, {u"end"_s, maybe(text(Form::Time))},
          {u"props"_s, maybe(list(u"prop"_s))}, {u"logged-by"_s, maybe(list(u"logged-by"_s))}}},
        {u"logged-by"_s, {{u"party-uuid"_s, text(Form::Uuid)}, {u"role-id"_s, maybe(text(Form::Token))}}},
    };
}

QMap<QString, Rules> rulesOfFindings()
{
    return {
        {u"observation"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, maybe(text(Form::Line))}, {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))},
          {u"methods"_s, texts(Form::String, {u"EXAMINE"_s, u"INTERVIEW"_s, u"TEST"_s})},
          {u"types"_s, maybe(texts(Form::Token, {u"ssp-statement-issue"_s, u"control-objective"_s, u"mitigation"_s, u"discovery"_s, u"historic"_s}))},
          {u"origins"_s, maybe(list(u"origin"_s))}, {u"subjects"_s, maybe(list(u"subject"_s))}, {u"relevant-evidence"_s, maybe(list(u"evidence"_s))}, {u"collected"_s, text(Form::Time)},
          {u"expires"_s, maybe(text(Form::Time))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"origin"_s, {{u"actors"_s, list(u"actor"_s)}}},
        {u"actor"_s, {{u"type"_s, text(Form::Token, {u"tool"_s, u"assessment-platform"_s, u"party"_s})}, {u"actor-uuid"_s, text(Form::Uuid)}, {u"role-id"_s, maybe(text(Form::Token))}}},
        {u"subject"_s,
         {{u"subject-uuid"_s, text(Form::Uuid)}, {u"type"_s, text(Form::Token, {u"component"_s, u"inventory-item"_s, u"location"_s, u"party"_s, u"user"_s, u"resource"_s})},
          {u"title"_s, maybe(text(Form::Line))}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"evidence"_s, {{u"href"_s, maybe(text(Form::Reference))}, {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"finding"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, text(Form::Line)}, {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))}, {u"links"_s, maybe(list(u"link"_s))},
          {u"origins"_s, maybe(list(u"origin"_s))}, {u"target"_s, object(u"target"_s)}, {u"related-observations"_s, maybe(list(u"related-observation"_s))},
          {u"related-risks"_s, maybe(list(u"related-risk"_s))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"target"_s,
         {{u"type"_s, text(Form::String, {u"statement-id"_s, u"objective-id"_s})}, {u"target-id"_s, text(Form::Token)}, {u"title"_s, maybe(text(Form::Line))},
          {u"description"_s, maybe(text(Form::Prose))}, {u"props"_s, maybe(list(u"prop"_s))}, {u"status"_s, object(u"target-status"_s)}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"target-status"_s,
         {{u"state"_s, text(Form::Token, {u"satisfied"_s, u"not-satisfied"_s})}, {u"reason"_s, maybe(text(Form::Token, {u"pass"_s, u"fail"_s, u"other"_s}))}, {u"remarks"_s, maybe(text(Form::Prose))}}},
        {u"related-observation"_s, {{u"observation-uuid"_s, text(Form::Uuid)}}},
        {u"related-risk"_s, {{u"risk-uuid"_s, text(Form::Uuid)}}},
        {u"risk"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, text(Form::Line)}, {u"description"_s, text(Form::Prose)}, {u"statement"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))},
          {u"status"_s, text(Form::Token, riskStates)}, {u"origins"_s, maybe(list(u"origin"_s))}, {u"mitigating-factors"_s, maybe(list(u"factor"_s))}, {u"deadline"_s, maybe(text(Form::Time))},
          {u"remediations"_s, maybe(list(u"remediation"_s))}, {u"risk-log"_s, maybe(object(u"risk-log"_s))}, {u"related-observations"_s, maybe(list(u"related-observation"_s))}}},
        {u"factor"_s, {{u"uuid"_s, text(Form::Uuid)}, {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"remediation"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"lifecycle"_s, text(Form::Token, {u"recommendation"_s, u"planned"_s, u"completed"_s})}, {u"title"_s, text(Form::Line)},
          {u"description"_s, text(Form::Prose)}, {u"props"_s, maybe(list(u"prop"_s))}}},
        {u"risk-log"_s, {{u"entries"_s, list(u"risk-entry"_s)}}},
        {u"risk-entry"_s,
         {{u"uuid"_s, text(Form::Uuid)}, {u"title"_s, maybe(text(Form::Line))}, {u"description"_s, maybe(text(Form::Prose))}, {u"start"_s, text(Form::Time)}, {u"end"_s, maybe(text(Form::Time))},
          {u"props"_s, maybe(list(u"prop"_s))}, {u"logged-by"_s, maybe(list(u"logged-by"_s))}, {u"status-change"_s, maybe(text(Form::Token, riskStates))}}},
    };
}

const QMap<QString, Rules> &allRules()
{
    static const QMap<QString, Rules> all = [] {
        QMap<QString, Rules> rules = rulesOfMetadata();
        rules.insert(rulesOfResults());
        rules.insert(rulesOfFindings());
        return rules;
    }();
    return all;
}

bool hasForm(const QString &value, Form form)
{
    static const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    static const QRegularExpression token(u"^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression string(u"^\\S(.*\\S)?$"_s);
    static const QRegularExpression time(u"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-2][0-9]:[0-5][0-9])$"_s);
    static const QRegularExpression reference(u"^[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+$"_s);
    static const QRegularExpression uri(u"^[a-zA-Z][a-zA-Z0-9+.-]*:.+$"_s);
    switch (form) {
    case Form::Uuid:
        return uuid.match(value).hasMatch();
    case Form::Token:
        return token.match(value).hasMatch();
    case Form::String:
    case Form::Line:
    case Form::Prose:
        return string.match(value).hasMatch();
    case Form::Time:
        return time.match(value).hasMatch();
    case Form::Reference:
        return reference.match(value).hasMatch();
    case Form::Uri:
        return uri.match(value).hasMatch();
    }
    return false;
}

class Checker
{
public:
    QStringList run(const JsonValue &document)
    {
        checkObject(document, u"document"_s, u"$"_s);
        for (const auto &[path, uuid, type] : m_references) {
            if (m_uuids.value(uuid) != type)
                fault(path, u"refers to no "_s + type);
        }
        for (const Wanted &used : m_usedRoles) {
            if (!m_roles.contains(used.uuid))
                fault(used.path, u"has a role that is not declared: "_s + used.uuid);
        }
        return m_faults;
    }

private:
    struct Wanted
    {
        QString path, uuid, type;
    };

    void fault(const QString &path, const QString &what) { m_faults.append(path + u": "_s + what); }

    void checkText(const JsonValue &value, const Value &rule, const QString &path)
    {
        if (value.string() == nullptr)
            return fault(path, u"is no text"_s);
        const QString text = QString::fromStdString(*value.string());
        if (!hasForm(text, rule.form))
            fault(path, u"has a wrong form: "_s + text);
        if (!rule.allowed.isEmpty() && !rule.allowed.contains(text))
            fault(path, u"may not be "_s + text);
    }

    void checkMember(const JsonValue &value, const Member &member, const QString &path)
    {
        const auto checkOne = [&](const JsonValue &one, const QString &at) { member.object.isEmpty() ? checkText(one, member.value, at) : checkObject(one, member.object, at); };
        if (!member.isArray)
            return checkOne(value, path);
        if (value.array() == nullptr || value.array()->empty())
            return fault(path, u"is no array with something in it"_s);
        for (std::size_t i = 0; i < value.array()->size(); ++i)
            checkOne((*value.array())[i], path + u"[%1]"_s.arg(i));
    }

    void checkObject(const JsonValue &value, const QString &name, const QString &path)
    {
        const JsonValue::Object *members = value.object();
        if (members == nullptr)
            return fault(path, u"is no object"_s);
        const Rules rules = allRules().value(name);
        for (const auto &[key, member] : *members) {
            const auto rule = rules.constFind(QString::fromStdString(key));
            if (rule == rules.constEnd())
                fault(path, u"has a member that OSCAL does not know: "_s + QString::fromStdString(key));
            else
                checkMember(member, *rule, path + u'.' + QString::fromStdString(key));
        }
        for (auto rule = rules.constBegin(); rule != rules.constEnd(); ++rule) {
            if (rule->isRequired && members->count(rule.key().toStdString()) == 0)
                fault(path, u"lacks "_s + rule.key());
        }
        note(*members, name, path);
    }

    static QString member(const JsonValue::Object &members, const char *key)
    {
        const auto found = members.find(key);
        return found == members.end() || found->second.string() == nullptr ? QString() : QString::fromStdString(*found->second.string());
    }

    //! UUIDs that it gives and needs, and rules of one object that are no form.
    void note(const JsonValue::Object &members, const QString &name, const QString &path)
    {
        if (const QString uuid = member(members, "uuid"); !uuid.isEmpty()) {
            if (m_uuids.contains(uuid))
                fault(path, u"has a UUID that is taken: "_s + uuid);
            m_uuids.insert(uuid, name);
        }
        const auto refer = [&](const char *key, const QString &type) {
            if (const QString uuid = member(members, key); !uuid.isEmpty())
                m_references.append({path, uuid, type});
        };
        refer("observation-uuid", u"observation"_s);
        refer("risk-uuid", u"risk"_s);
        refer("party-uuid", u"party"_s);
        refer("component-uuid", u"component"_s);
        refer("subject-uuid", u"component"_s);
        if (name == u"actor"_s)
            refer("actor-uuid", member(members, "type") == u"party"_s ? u"party"_s : u"component"_s);
        for (const char *key : {"party-uuids", "member-of-organizations"}) {
            const auto found = members.find(key);
            if (found == members.end() || found->second.array() == nullptr)
                continue;
            for (const JsonValue &uuid : *found->second.array())
                m_references.append({path, QString::fromStdString(*uuid.string()), u"party"_s});
        }
        if (const QString href = member(members, "href"); href.startsWith(u'#'))
            m_references.append({path, href.mid(1), u"resource"_s});
        if (name == u"role"_s)
            m_roles.insert(member(members, "id"));
        if (const QString role = member(members, "role-id"); !role.isEmpty())
            m_usedRoles.append({path, role, {}});
        noteChoices(members, name, path);
    }

    void noteChoices(const JsonValue::Object &members, const QString &name, const QString &path)
    {
        if (name == u"selection"_s && members.count("include-all") + members.count("include-controls") != 1)
            fault(path, u"includes all and some, or neither"_s);
        if (name == u"target-status"_s && (member(members, "state") == u"satisfied"_s) != (member(members, "reason") == u"pass"_s))
            fault(path, u"is satisfied without a pass"_s);
        if (name == u"risk"_s && (member(members, "status") == u"deviation-approved"_s) != (members.count("deadline") > 0))
            fault(path, u"has a deadline without an approved deviation, or the other way round"_s);
    }

    QStringList m_faults;
    QMap<QString, QString> m_uuids; //!< → name of the object
    QList<Wanted> m_references;
    QList<Wanted> m_usedRoles;
    QSet<QString> m_roles;
};

} // namespace

QStringList oscalFaults(const JsonValue &document)
{
    return Checker().run(document);
}

} // namespace bulkhead::reports::test
