// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongresponder.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

//! The body as an object; nothing if it cannot be parsed.
std::optional<Row> parsed(const QByteArray &body)
{
    if (body.isEmpty())
        return Row();
    JsonReader reader;
    const auto root = reader.parse({body.constData(), std::size_t(body.size())});
    if (!root || !root->is_object())
        return std::nullopt;
    JsonValue value = JsonValue::from(*root);
    return std::move(*value.object());
}

//! "url" of a service stands for protocol, host, port and path.
void expandUrl(const std::string &collection, Row &given)
{
    const auto found = given.find("url");
    if (collection != "services" || found == given.end() || !found->second.string())
        return;
    const QUrl url(QString::fromStdString(*found->second.string()));
    given.erase(found);
    given.insert_or_assign("protocol", url.scheme());
    given.insert_or_assign("host", url.host());
    given.insert_or_assign("port", url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
    if (!url.path().isEmpty())
        given.insert_or_assign("path", url.path());
}

//! A target without a port gets Kong's own.
void completeTarget(const std::string &collection, Row &row)
{
    const auto target = row.find("target");
    if (!isTargetList(collection) || target == row.end() || !target->second.string())
        return;
    const std::string &text = *target->second.string();
    const auto bracket = text.rfind(']');
    const auto colon = text.rfind(':');
    const bool hasPort = colon != text.npos && (bracket == text.npos || colon > bracket);
    if (!hasPort)
        target->second = text + ":8000";
}

//! Kong keeps the SHA-1 of password and consumer id, also of what was a hash before.
void hashPassword(const std::string &collection, const Row &given, Row &row)
{
    const auto sent = given.find("password");
    const JsonValue *consumer = collection == "basic-auths" ? row.at("consumer").find("id") : nullptr;
    if (!consumer || !consumer->string() || sent == given.end() || !sent->second.string())
        return;
    const QByteArray text = QByteArray::fromStdString(*sent->second.string() + *consumer->string());
    row["password"] = QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex().toStdString();
}

//! Keys and secrets that are not sent are made, of 32 letters and digits.
void makeSecrets(const std::string &collection, Row &row)
{
    if (collection != "key-auths" && collection != "jwts")
        return;
    for (const char *member : {"key", "secret"}) {
        const auto found = row.find(member);
        if (found == row.end() || !found->second.isNull())
            continue;
        std::string made = KongSeed::uuid(*row["id"].string() + member);
        std::erase(made, '-');
        found->second = made;
    }
}

const char *requiredMember(const std::string &collection)
{
    if (collection == "services")
        return "host";
    if (isTargetList(collection))
        return "target";
    return collection == "plugins" || collection == "upstreams" || collection == "snis" ? "name" : nullptr;
}

std::string tableOf(std::string_view member)
{
    return std::string(member) + 's';
}

constexpr std::array<std::string_view, 3> referenceMembers = {"service", "route", "consumer"};

} // namespace

DemoReply KongResponder::unsupported(const std::string &collection, const std::string &key,
                                     const QByteArray &verb) const
{
    std::string what = "cannot create '" + collection + "' entities";
    if (verb == "PUT" || verb == "PATCH" || verb == "DELETE") {
        const char *act = verb == "PUT" ? "create or update" : verb == "PATCH" ? "update" : "remove";
        const bool isId = key.size() == 36 && key[8] == '-';
        what = std::string("cannot ") + act + " '" + collection + "' entities"
            + (isId ? "" : " by 'name'");
    }
    return failure(405, 12, "operation unsupported", what + " when not using a database");
}

std::optional<DemoReply> KongResponder::problem(const std::string &collection, const Row &given,
                                                const Row &row, const std::string &self)
{
    Row fields;
    const Row &known = KongSeed::defaults(collection);
    for (const auto &[key, value] : given) {
        if (!known.contains(key))
            fields.emplace(key, "unknown field");
    }
    if (const char *member = requiredMember(collection); member && row.at(member).isNull())
        fields.emplace(member, "required field missing");
    if (const auto port = row.find("port"); port != row.end()) {
        const std::int64_t *number = port->second.integer();
        if (!number)
            fields.emplace("port", "expected an integer");
        else if (*number < 0 || *number > 65535)
            fields.emplace("port", "value should be between 0 and 65535");
    }
    if (!fields.empty()) {
        std::string text;
        for (const auto &[key, value] : fields)
            text += (text.empty() ? "" : "; ") + key + ": " + *value.string();
        const std::string count = fields.size() == 1 ? "schema violation ("
                                                     : std::to_string(fields.size()) + " schema violations (";
        return failure(400, 2, "schema violation", count + text + ")", fields);
    }
    for (const std::string_view member : referenceMembers) {
        const auto reference = row.find(member);
        const JsonValue *id = reference == row.end() ? nullptr : reference->second.find("id");
        if (id && id->string() && !m_tables.find(tableOf(member), *id->string())) {
            return failure(400, 4, "foreign key violation",
                           "the foreign key '{id=\"" + *id->string() + "\"}' does not reference an existing '"
                               + tableOf(member) + "' entity.",
                           {{std::string(member), KongSeed::reference(*id->string())}});
        }
    }
    const Row taken = duplicateOf(collection, row, self);
    if (taken.empty())
        return std::nullopt;
    std::string text;
    for (const auto &[member, value] : taken) {
        const JsonValue *id = value.find("id");
        text += (text.empty() ? "" : ",") + member + '='
            + (id ? "{id=" + canonical(*id) + '}' : canonical(value));
    }
    return failure(409, 5, "unique constraint violation", "UNIQUE violation detected on '{" + text + "}'", taken);
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

DemoReply KongResponder::create(const std::string &collection, const QByteArray &body, Row given)
{
    auto sent = parsed(body);
    if (!sent)
        return message(400, "Cannot parse JSON body");
    given.merge(*sent);
    expandUrl(collection, given);
    Row row = KongSeed::defaults(collection);
    for (const auto &[key, value] : given)
        row.insert_or_assign(key, value);
    completeTarget(collection, row);
    hashPassword(collection, given, row);
    const std::string *id = row["id"].string();
    if (id && m_tables.find(collection, *id)) {
        return failure(400, 3, "primary key violation",
                       "primary key violation on key '{id=\"" + *id + "\"}'", {{"id", *id}});
    }
    if (!id)
        row["id"] = KongSeed::uuid(collection + "/made/" + canonical(row)
                                   + std::to_string(m_tables.rows(collection).size()));
    for (const std::string_view member : referenceMembers) {
        const auto reference = row.find(member);
        const JsonValue *name = reference == row.end() ? nullptr : reference->second.find("name");
        const KongRow *target = name && name->string() ? m_tables.find(tableOf(member), *name->string()) : nullptr;
        if (target)
            reference->second = KongSeed::reference(target->id);
    }
    makeSecrets(collection, row);
    if (auto refused = problem(collection, given, row, *row["id"].string()))
        return *refused;
    const std::string text = canonical(row);
    m_tables.put(collection, {*row["id"].string(), text});
    return json(201, text);
}

DemoReply KongResponder::replace(const std::string &collection, const std::string &key, const QByteArray &body)
{
    auto given = parsed(body);
    if (!given)
        return message(400, "Cannot parse JSON body");
    // A row as it was read cannot be written back: the answer tells "ttl": null, which breaks the server.
    const auto ttl = given->find("ttl");
    if (collection == "key-auths" && ttl != given->end() && ttl->second.isNull())
        return message(500, "An unexpected error occurred");
    expandUrl(collection, *given);
    const bool isId = key.size() == 36 && key[8] == '-' && key[13] == '-';
    const KongRow *old = m_tables.find(collection, key);
    // The path wins over what the body says about id and name.
    const std::string id = old ? old->id : isId ? key : KongSeed::uuid(collection + "/put/" + key);
    given->insert_or_assign("id", id);
    if (const char *name = KongTables::nameMember(collection); name && !isId)
        given->insert_or_assign(name, key);
    Row row = KongSeed::defaults(collection);
    for (const auto &[member, value] : *given)
        row.insert_or_assign(member, value);
    hashPassword(collection, *given, row);
    if (auto refused = problem(collection, *given, row, id))
        return *refused;
    const std::string text = canonical(row);
    m_tables.put(collection, {id, text});
    return json(200, text);
}

DemoReply KongResponder::merge(const std::string &collection, const std::string &key, const QByteArray &body)
{
    auto given = parsed(body);
    if (!given)
        return message(400, "Cannot parse JSON body");
    const KongRow *old = m_tables.find(collection, key);
    if (!old) {
        const bool isId = key.size() == 36 && key[8] == '-';
        const char *member = isId ? "id" : "name";
        return failure(404, 6, "not found",
                       std::string("could not find the entity with '{") + member + "=\"" + key + "\"}'",
                       {{member, key}});
    }
    expandUrl(collection, *given);
    JsonValue value = m_tables.value(*old);
    Row row = std::move(*value.object());
    given->erase("id");
    for (const auto &[member, field] : *given) {
        Row *whole = row[member].object();
        const Row *part = field.object();
        if (member == "config" && whole && part) {
            for (const auto &[name, setting] : *part)
                whole->insert_or_assign(name, setting);
        } else {
            row.insert_or_assign(member, field);
        }
    }
    hashPassword(collection, *given, row);
    if (auto refused = problem(collection, *given, row, old->id))
        return *refused;
    const std::string id = old->id;
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
    m_tables.remove(collection, id);
    return empty();
}

} // namespace bulkhead
