// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

#include "demo/kongplugins.h"
#include "demo/kongrows.h"
#include "demo/kongschema.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

//! A PATCH merges records; lists and values are replaced.
void mergeRecord(Row &record, const Row &given)
{
    for (const auto &[member, field] : given) {
        JsonValue &there = record[member];
        if (there.object() && field.object() && !isKongMap(member))
            mergeRecord(*there.object(), *field.object());
        else
            there = field;
    }
}

} // namespace

DemoReply KongResponder::unsupported(const std::string &collection, const std::string &key,
                                     const QByteArray &verb) const
{
    const std::string table = kongTableName(collection);
    std::string what = "cannot create '" + table + "' entities";
    if (verb == "PUT" || verb == "PATCH" || verb == "DELETE") {
        const char *act = verb == "PUT" ? "create or update" : verb == "PATCH" ? "update" : "remove";
        const char *name = KongTables::nameMember(collection);
        what = std::string("cannot ") + act + " '" + table + "' entities"
            + (isKongId(key) ? std::string() : std::string(" by '") + (name ? name : "name") + '\'');
    }
    return failure(405, 12, "operation unsupported", what + " when not using a database");
}

std::optional<DemoReply> KongResponder::problem(const std::string &collection, const Row &given,
                                                const Row &row, const std::string &self)
{
    if (const Row fields = kongSchemaProblems(collection, given, row); !fields.empty())
        return failure(400, 2, "schema violation", kongSchemaText(fields), fields);
    if (const Row taken = duplicateOf(collection, row, self); !taken.empty())
        return alreadyThere(taken);
    for (const char *member : kongReferences) {
        const auto reference = row.find(member);
        const JsonValue *id = reference == row.end() ? nullptr : reference->second.find("id");
        if (id && id->string() && !m_tables.find(kongReferredCollection(member), *id->string())) {
            return failure(400, 4, "foreign key violation",
                           "the foreign key '{id=\"" + *id->string() + "\"}' does not reference an existing '"
                               + kongReferredCollection(member) + "' entity.",
                           {{member, KongSeed::reference(*id->string())}});
        }
    }
    return std::nullopt;
}

DemoReply KongResponder::alreadyThere(const Row &taken) const
{
    std::string text;
    for (const auto &[member, value] : taken) {
        const JsonValue *id = value.find("id");
        text += (text.empty() ? "" : ",") + member + '='
            + (id ? "{id=" + canonical(*id) + '}' : canonical(value));
    }
    return failure(409, 5, "unique constraint violation", "UNIQUE violation detected on '{" + text + "}'", taken);
}

//! What a row would be answered, without keeping it.
DemoReply KongResponder::validation(const DemoRequest &request, const std::string &collection) const
{
    if (KongSeed::defaults(collection).empty())
        return message(404, "Not found");
    if (request.verb != "POST")
        return message(405, "Method not allowed");
    const auto given = kongSent(collection, request);
    if (!given)
        return message(400, "Cannot parse JSON body");
    const Row fields = kongSchemaProblems(collection, *given, kongRow(collection, *given));
    return fields.empty() ? message(200, "schema validation successful")
                          : failure(400, 2, "schema violation", kongSchemaText(fields), fields);
}

//! The members that are the same in another row and may not be; empty if all is well.
Row KongResponder::duplicateOf(const std::string &collection, const Row &row, const std::string &self) const
{
    std::vector<std::string> members;
    if (isTargetList(collection))
        members = {"target", "upstream"};
    else if (collection == "acls")
        members = {"group", "consumer"};
    else if (collection == "plugins")
        members = {"name", "service", "route", "consumer"};
    else if (const char *name = KongTables::nameMember(collection))
        members = {name};
    Row taken = takenOf(collection, members, row, self);
    return taken.empty() && collection == "plugins" ? takenOf(collection, {"instance_name"}, row, self) : taken;
}

//! The members, if another row has the same.
Row KongResponder::takenOf(const std::string &collection, const std::vector<std::string> &members, const Row &row, const std::string &self) const
{
    if (members.empty() || row.at(members.front()).isNull())
        return {};
    Row key;
    for (const std::string &member : members)
        key.emplace(member, row.at(member));
    const std::string &text = *row.at(members.front()).string();
    for (const KongRow &other : m_tables.rows(collection)) {
        if (other.id == self || other.text.find(text) == other.text.npos)
            continue;
        const JsonValue value = m_tables.value(other);
        const bool isSame = std::all_of(key.begin(), key.end(), [&value](const auto &member) {
            const JsonValue *field = value.find(member.first);
            return field && *field == member.second;
        });
        if (isSame)
            return key;
    }
    return {};
}

//! References may be told by name; rows hold ids.
void KongResponder::resolveReferences(Row &row) const
{
    for (const char *member : kongReferences) {
        const auto reference = row.find(member);
        const JsonValue *name = reference == row.end() ? nullptr : reference->second.find("name");
        const KongRow *target = name && name->string() ? m_tables.find(kongReferredCollection(member), *name->string()) : nullptr;
        if (target)
            reference->second = KongSeed::reference(target->id);
    }
}

DemoReply KongResponder::create(const std::string &collection, const DemoRequest &request, Row given)
{
    if (m_options.withoutDatabase)
        return unsupported(collection, {}, request.verb);
    auto sent = kongSent(collection, request);
    if (!sent)
        return message(400, "Cannot parse JSON body");
    given.merge(*sent);
    Row row = kongRow(collection, given);
    const std::string *id = row["id"].string();
    if (id && m_tables.find(collection, *id)) {
        return failure(400, 3, "primary key violation",
                       "primary key violation on key '{id=\"" + *id + "\"}'", {{"id", *id}});
    }
    if (!id)
        row["id"] = KongSeed::uuid(collection + "/made/" + canonical(row)
                                   + std::to_string(m_tables.rows(collection).size()));
    resolveReferences(row);
    makeKongSecrets(collection, row);
    hashKongSecrets(collection, given, row);
    if (auto refused = problem(collection, given, row, *row["id"].string()))
        return *refused;
    if (collection == "plugins")
        echoKongSettings(row);
    const std::string text = canonical(row);
    m_tables.put(collection, {*row["id"].string(), text});
    return json(201, text);
}

DemoReply KongResponder::replace(const std::string &collection, const std::string &key, const DemoRequest &request,
                                 Row given)
{
    auto sent = kongSent(collection, request);
    if (!sent)
        return message(400, "Cannot parse JSON body");
    given.merge(*sent);
    // A row as it was read cannot be written back: the answer tells "ttl": null, which breaks the server.
    const auto ttl = given.find("ttl");
    if (collection == "key-auths" && ttl != given.end() && ttl->second.isNull())
        return message(500, "An unexpected error occurred");
    const KongRow *old = m_tables.find(collection, key);
    // The path wins over what the body says about id and name.
    const std::string id = old ? old->id : isKongId(key) ? key : KongSeed::uuid(collection + "/put/" + key);
    given.insert_or_assign("id", id);
    if (const char *name = KongTables::nameMember(collection); name && !isKongId(key))
        given.insert_or_assign(name, key);
    Row row = kongRow(collection, given);
    resolveReferences(row);
    hashKongSecrets(collection, given, row);
    if (auto refused = problem(collection, given, row, id))
        return *refused;
    if (collection == "plugins")
        echoKongSettings(row);
    const std::string text = canonical(row);
    m_tables.put(collection, {id, text});
    return json(200, text);
}

DemoReply KongResponder::merge(const std::string &collection, const std::string &key, const DemoRequest &request)
{
    auto given = kongSent(collection, request);
    if (!given)
        return message(400, "Cannot parse JSON body");
    const KongRow *old = m_tables.find(collection, key);
    if (!old) {
        const char *member = isKongId(key) ? "id" : "name";
        return failure(404, 6, "not found",
                       std::string("could not find the entity with '{") + member + "=\"" + key + "\"}'",
                       {{member, key}});
    }
    JsonValue value = m_tables.value(*old);
    Row row = std::move(*value.object());
    given->erase("id");
    for (const auto &[member, field] : *given) {
        Row *whole = row[member].object();
        const bool isRecord = member == "config" || member == "healthchecks";
        if (isRecord && whole && field.object())
            mergeRecord(*whole, *field.object());
        else
            row.insert_or_assign(member, field);
    }
    resolveReferences(row);
    hashKongSecrets(collection, *given, row);
    if (auto refused = problem(collection, *given, row, old->id))
        return *refused;
    const std::string id = old->id;
    if (collection == "plugins")
        echoKongSettings(row);
    const std::string text = canonical(row);
    m_tables.put(collection, {id, text});
    return json(200, text);
}

DemoReply KongResponder::erase(const std::string &collection, const std::string &key)
{
    const KongRow *row = m_tables.find(collection, key);
    if (!row)
        return empty();
    const std::string id = row->id;
    if (collection == "services" && !m_tables.referring("routes", "service", id).empty()) {
        return failure(400, 4, "foreign key violation",
                       "an existing 'routes' entity references this 'services' entity",
                       {{"@referenced_by", "routes"}});
    }
    const std::string member = collection.substr(0, collection.size() - 1);
    for (const char *child : {"plugins", "acls", "key-auths", "basic-auths", "hmac-auths", "jwts", "oauth2"}) {
        std::vector<std::string> gone;
        for (const KongRow *other : m_tables.referring(child, member, id))
            gone.push_back(other->id);
        for (const std::string &other : gone)
            m_tables.remove(child, other);
    }
    std::vector<std::string> names; // of a certificate go with it
    for (const KongRow *sni : collection == "certificates" ? m_tables.referring("snis", "certificate", id) : std::vector<const KongRow *>())
        names.push_back(sni->id);
    for (const std::string &sni : names)
        m_tables.remove("snis", sni);
    names.clear();
    for (const KongRow *target : collection == "upstreams" ? all("upstreams/" + id + "/targets") : std::vector<const KongRow *>())
        names.push_back(target->id);
    for (const std::string &target : names)
        m_tables.remove("upstreams/" + id + "/targets", target);
    m_tables.remove(collection, id);
    return empty();
}

} // namespace bulkhead
