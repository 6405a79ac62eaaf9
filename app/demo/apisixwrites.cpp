// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/apisixresponder.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Object = JsonValue::Object;

//! null removes, objects merge, anything else replaces.
void merge(Object &target, const Object &change)
{
    for (const auto &[key, value] : change) {
        if (value.isNull()) {
            target.erase(key);
        } else if (const Object *inner = value.object(); inner && target[key].object()) {
            merge(*target[key].object(), *inner);
        } else {
            target[key] = value;
        }
    }
}

std::string idAt(const Object &value, const char *key)
{
    const auto found = value.find(key);
    if (found == value.end())
        return {};
    return found->second.string() ? *found->second.string() : canonical(found->second);
}

std::optional<std::string> keyAuthKey(const Object &value)
{
    const auto plugins = value.find("plugins");
    const JsonValue *auth = plugins == value.end() ? nullptr : plugins->second.find("key-auth");
    const JsonValue *key = auth ? auth->find("key") : nullptr;
    return key && key->string() ? std::optional(*key->string()) : std::nullopt;
}

std::string quotedBody(const QByteArray &body)
{
    std::string text;
    appendQuoted(text, body.toStdString());
    return text;
}

} // namespace

std::string ApisixResponder::singular(const std::string &collection)
{
    if (collection.ends_with("/credentials"))
        return "credential";
    return collection.substr(0, collection.size() - (collection.ends_with('s') ? 1 : 0));
}

//! The consumer below which a credential is, if the path names one that does not exist.
std::optional<std::string> ApisixResponder::userOf(const Target &target) const
{
    if (!target.collection.ends_with("/credentials"))
        return std::nullopt;
    const std::string user = target.collection.substr(10, target.collection.size() - 10 - 12);
    return m_tables.find("consumers", user) ? std::nullopt : std::optional(user);
}

std::optional<std::string> ApisixResponder::problem(const std::string &collection, const Object &value) const
{
    for (const char *time : {"create_time", "update_time"}) {
        if (value.contains(time))
            return std::string("the property is forbidden:  ") + time;
    }
    if (collection == "routes" && !value.contains("uri") && !value.contains("uris"))
        return "invalid configuration: allOf 1 failed: value should match only one schema, but matches none";
    if (collection == "upstreams" && !value.contains("nodes") && !value.contains("service_name"))
        return "invalid configuration: value should match only one schema, but matches none";
    if (collection == "global_rules" && !value.contains("plugins"))
        return "invalid configuration: property \"plugins\" is required";
    for (const char *kind : {"service", "upstream"}) {
        const std::string id = idAt(value, (std::string(kind) + "_id").c_str());
        if (!id.empty() && !m_tables.find(std::string(kind) + 's', id)) {
            return std::string("failed to fetch ") + kind + " info by " + kind + " id [" + id
                + "], response code: 404";
        }
    }
    return duplicate(collection, value);
}

std::optional<std::string> ApisixResponder::duplicate(const std::string &collection, const Object &value) const
{
    const auto key = keyAuthKey(value);
    if (!isNewer() || collection != "consumers" || !key)
        return std::nullopt;
    for (const ApisixObject &row : m_tables.rows(collection)) {
        if (row.id != idAt(value, "username") && keyAuthKey(row.value) == key)
            return "duplicate key of plugin key-auth found with consumer: " + row.id;
    }
    return std::nullopt;
}

//! The answer to a write shows secrets as etcd has them, and no indexes.
DemoReply ApisixResponder::written(const ApisixObject &row, int status) const
{
    Object value = row.value;
    encryptApisixSecrets(value);
    return text(status, canonical(Object{{"key", row.key}, {"value", value}}) + '\n');
}

DemoReply ApisixResponder::put(const Target &target, Object value)
{
    const bool isConsumer = target.collection == "consumers";
    const char *member = isConsumer ? "username" : "id";
    std::string id = target.id;
    const std::string given = ApisixTables::idOf(target.collection, value);
    if (isConsumer && id.empty())
        id = given;
    if (id.empty())
        return error(400, "missing " + singular(target.collection) + " id");
    if (!given.empty() && given != id)
        return error(400, isConsumer ? "wrong username" : "wrong " + singular(target.collection) + " id");
    if (id.find(' ') != id.npos) {
        return error(400, "invalid configuration: property \"id\" validation failed: object matches none of "
                          "the required");
    }
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    value[member] = id;
    const bool isNew = !m_tables.find(target.collection, id);
    return written(m_tables.put(target.collection, std::move(value)), isNew ? 201 : 200);
}

DemoReply ApisixResponder::post(const Target &target, Object value)
{
    if (!target.id.empty())
        return error(400, "wrong " + singular(target.collection) + " id, do not need it");
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    value["id"] = m_tables.nextId();
    return written(m_tables.put(target.collection, std::move(value)), 201);
}

DemoReply ApisixResponder::patch(const Target &target, const Object &change)
{
    const ApisixObject *row = m_tables.find(target.collection, target.id);
    if (!row)
        return missing();
    Object value = row->value;
    value.erase("create_time");
    value.erase("update_time");
    merge(value, change);
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    if (m_storesDefaults)
        encryptApisixSecrets(value); // what is ciphertext already is encrypted again, and so lost
    return written(m_tables.put(target.collection, std::move(value)), 200);
}

DemoReply ApisixResponder::erase(const DemoRequest &request, const Target &target)
{
    if (!m_tables.find(target.collection, target.id))
        return missing();
    const std::string kind = singular(target.collection);
    const std::string member = kind + "_id";
    const bool isForced = request.parameter(u"force"_s) == "true"_L1;
    for (const char *user : {"routes", "services"}) {
        if (isForced || (kind != "upstream" && kind != "service"))
            break;
        for (const ApisixObject &row : m_tables.rows(user)) {
            if (idAt(row.value, member.c_str()) == target.id) {
                return error(400, "can not delete this " + kind + ", " + singular(user) + " [" + row.id
                                      + "] is still using it now");
            }
        }
    }
    m_tables.remove(target.collection, target.id);
    const Object body{{"key", m_tables.keyOf(target.collection, target.id)}, {"deleted", "1"}};
    return text(200, canonical(body) + '\n');
}

DemoReply ApisixResponder::write(const DemoRequest &request, const Target &target)
{
    const bool isUser = target.collection.starts_with("consumers");
    if (isUser && (request.verb == "PATCH" || request.verb == "POST")) {
        return error(405, "not supported `" + request.verb.toStdString() + "` method for "
                              + singular(target.collection));
    }
    if (userOf(target))
        return error(404, "consumer not found");
    if (request.verb == "DELETE")
        return erase(request, target);
    if (request.body.isEmpty())
        return error(400, "missing configurations");
    JsonReader reader;
    const auto root = reader.parse(std::string_view(request.body.constData(), std::size_t(request.body.size())));
    if (!root || !root->is_object()) {
        return bare(text(400, "{\"error_msg\":\"invalid request body: Expected value but found invalid token\","
                              "\"req_body\":" + quotedBody(request.body) + "}\n"));
    }
    Object value = *JsonValue::from(*root).object();
    if (request.verb == "PUT")
        return put(target, std::move(value));
    if (request.verb == "POST")
        return post(target, std::move(value));
    return patch(target, value);
}

} // namespace bulkhead
