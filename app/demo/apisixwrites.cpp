// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "demo/apisixresponder.h"

#include "demo/apisixschema.h"

#include <algorithm>
#include <set>

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

//! The object at the end of `steps`, made if it is not there, is replaced.
void replaceAt(Object &target, const QStringList &steps, const JsonValue &value)
{
    Object *place = &target;
    for (const QString &step : steps.mid(0, steps.size() - 1)) {
        JsonValue &next = (*place)[step.toStdString()];
        if (!next.object())
            next = Object();
        place = next.object();
    }
    (*place)[steps.last().toStdString()] = value;
}

DemoReply notJson(const ApisixEnvelope &envelope, const QByteArray &body)
{
    // A text that breaks off, as the parser behind the product tells it; anything else is named no closer.
    const bool isCut = !body.trimmed().endsWith('}');
    const std::string found = isCut ? "T_END at character " + std::to_string(body.size() + 1)
                                    : std::string("invalid token at character 1");
    const Object reply{{"error_msg", "invalid request body: Expected value but found " + found},
                       {"req_body", body.toStdString()}};
    return ApisixEnvelope::bare(envelope.text(400, canonical(reply) + '\n'));
}

//! Who can use an object of a collection, and by which member.
struct Use
{
    const char *collection;
    const char *words;
    const char *member;
    std::vector<const char *> users;
};

const std::vector<Use> &uses()
{
    static const std::vector<Use> table = {
        {"services", "service directly", "service_id", {"routes", "stream_routes"}},
        {"upstreams", "upstream", "upstream_id", {"routes", "services", "stream_routes"}},
        {"plugin_configs", "plugin config", "plugin_config_id", {"routes"}},
        {"consumer_groups", "consumer group", "group_id", {"consumers"}},
    };
    return table;
}

} // namespace

std::string singularOfApisix(const std::string &collection)
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

std::optional<std::string> ApisixResponder::dangling(const Object &value) const
{
    for (const char *kind : {"upstream", "service"}) {
        const std::string id = idAt(value, (std::string(kind) + "_id").c_str());
        if (!id.empty() && !m_tables.find(std::string(kind) + 's', id)) {
            return std::string("failed to fetch ") + kind + " info by " + kind + " id [" + id
                + "], response code: 404";
        }
    }
    return std::nullopt;
}

std::optional<std::string> ApisixResponder::problem(const std::string &collection, const Object &value) const
{
    for (const char *time : {"create_time", "update_time"}) {
        if (value.contains(time))
            return std::string("the property is forbidden:  ") + time;
    }
    for (const char *one : {"host", "remote_addr"}) {
        const std::string many = std::string(one) + 's';
        if (collection == "routes" && value.contains(one) && value.contains(many))
            return std::string("only one of ") + one + " or " + many + " is allowed";
    }
    if (const auto text = apisixSchemaProblem(collection, value, m_traits))
        return "invalid configuration: " + *text;
    if (auto text = dangling(value))
        return text;
    if (auto text = apisixPluginProblem(value, m_traits))
        return text;
    return m_traits.isNewer ? duplicate(collection, value) : std::nullopt;
}

std::optional<std::string> ApisixResponder::duplicate(const std::string &collection, const Object &value) const
{
    const std::string id = ApisixTables::idOf(collection, value);
    const auto key = keyAuthKey(value);
    const auto plugins = value.find("plugins");
    for (const ApisixObject &row : m_tables.rows(collection)) {
        if (row.id == id)
            continue;
        if (collection == "consumers" && key && keyAuthKey(row.value) == key)
            return "duplicate key of plugin key-auth found with consumer: " + row.id;
        if (collection != "global_rules" || plugins == value.end() || !plugins->second.object())
            continue;
        for (const auto &[name, config] : *plugins->second.object()) {
            if (row.value.at("plugins").find(name))
                return "plugin '" + name + "' already exists in global rule with id '" + row.id + '\'';
        }
    }
    return std::nullopt;
}

DemoReply ApisixResponder::put(const Target &target, const JsonValue &body, std::int64_t ttl)
{
    if (!body.object())
        return error(400, "missing configurations");
    Object value = *body.object();
    const bool isConsumer = target.collection == "consumers";
    std::string id = target.id;
    const std::string given = ApisixTables::idOf(target.collection, value);
    if (isConsumer && id.empty())
        id = given;
    const std::string kind = singularOfApisix(target.collection);
    if (id.empty() && !isConsumer)
        return error(400, "missing " + kind + " id");
    if (!given.empty() && given != id)
        return error(400, isConsumer ? "wrong username" : "wrong " + kind + " id");
    if (!id.empty() && !isConsumer)
        value["id"] = id;
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    const bool isNew = !m_tables.find(target.collection, id);
    const ApisixObject &row = m_tables.put(target.collection, std::move(value), ttl);
    return m_envelope.written(target.collection, row, "set", isNew ? 201 : 200);
}

DemoReply ApisixResponder::post(const Target &target, const JsonValue &body, std::int64_t ttl)
{
    if (!target.id.empty())
        return error(400, "wrong " + singularOfApisix(target.collection) + " id, do not need it");
    if (!body.object())
        return error(400, "missing configurations");
    Object value = *body.object();
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    value["id"] = m_tables.nextId();
    const ApisixObject &row = m_tables.put(target.collection, std::move(value), ttl);
    return m_envelope.written(target.collection, row, "create", 201);
}

DemoReply ApisixResponder::patch(const Target &target, const JsonValue &change, std::int64_t ttl)
{
    const ApisixObject *row = m_tables.find(target.collection, target.id);
    if (!row)
        return m_envelope.missing();
    const std::int64_t seen = row->modifiedIndex;
    Object value = row->value;
    value.erase("create_time");
    value.erase("update_time");
    if (!target.below.isEmpty())
        replaceAt(value, target.below, change);
    else if (change.object())
        merge(value, *change.object());
    if (const auto text = problem(target.collection, value))
        return error(400, *text);
    if (!m_traits.isNewer)
        encryptApisixSecrets(value, m_traits); // what is ciphertext already is encrypted again, and so lost
    if (m_beforeSwap)
        m_beforeSwap(target.collection + '/' + target.id);
    const ApisixObject *current = m_tables.find(target.collection, target.id);
    if (!current || current->modifiedIndex != seen)
        return error(503, "value changed before overwritten");
    const ApisixObject &stored = m_tables.put(target.collection, std::move(value), ttl);
    return m_envelope.written(target.collection, stored, "compareAndSwap", m_traits.isOld ? 201 : 200);
}

std::optional<std::string> ApisixResponder::usedBy(const Target &target) const
{
    for (const Use &use : uses()) {
        if (use.collection != target.collection)
            continue;
        for (const char *user : use.users) {
            std::set<std::string> ids; // the first by its key is named
            for (const ApisixObject &row : m_tables.rows(user)) {
                if (idAt(row.value, use.member) == target.id)
                    ids.insert(row.id);
            }
            if (!ids.empty()) {
                return std::string("can not delete this ") + use.words + ", " + singularOfApisix(user) + " ["
                    + *ids.begin() + "] is still using it now";
            }
        }
    }
    return std::nullopt;
}

DemoReply ApisixResponder::erase(const DemoRequest &request, const Target &target)
{
    if (!m_tables.find(target.collection, target.id))
        return m_envelope.missing();
    const bool isForced = request.parameter(u"force"_s) == "true"_L1 && !m_traits.isOld;
    if (const auto text = isForced ? std::nullopt : usedBy(target))
        return error(400, *text);
    m_tables.remove(target.collection, target.id);
    return m_envelope.deleted(m_tables.keyOf(target.collection, target.id));
}

//! What is refused before the object is looked at.
std::optional<DemoReply> ApisixResponder::unwritable(const DemoRequest &request, const Target &target) const
{
    constexpr qsizetype largest = 1572864;
    bool isNumber = true;
    const QString ttl = request.parameter(u"ttl"_s);
    if (!ttl.isEmpty())
        ttl.toDouble(&isNumber);
    if (!isNumber)
        return ApisixEnvelope::bare(error(400, "invalid argument ttl: should be a number"));
    if (request.body.size() > largest) {
        const std::string size = std::to_string(request.body.size());
        return ApisixEnvelope::bare(error(400, "invalid request body: request size " + size
                                                   + " is greater than the maximum size "
                                                   + std::to_string(largest) + " allowed"));
    }
    const std::string kind = singularOfApisix(target.collection);
    const bool isUser = target.collection.starts_with("consumers");
    if (isUser && (request.verb == "PATCH" || request.verb == "POST"))
        return error(405, "not supported `" + request.verb.toStdString() + "` method for " + kind);
    if (userOf(target))
        return error(404, "consumer not found");
    if (target.id.empty() && (request.verb == "PATCH" || request.verb == "DELETE"))
        return error(400, "missing " + kind + " id");
    return std::nullopt;
}

//! What 3.18 would refuse of a whole configuration, object by object. Nothing is kept.
DemoReply ApisixResponder::validation(const DemoRequest &request) const
{
    JsonReader reader;
    const auto root = reader.parse({request.body.constData(), std::size_t(request.body.size())});
    const JsonValue body = root ? JsonValue::from(*root) : JsonValue();
    if (!body.object())
        return notJson(m_envelope, request.body);
    JsonValue::Array errors;
    for (const auto &[collection, items] : *body.object()) {
        const JsonValue::Array *list = items.array();
        if (list == nullptr)
            continue;
        int index = 0;
        for (const JsonValue &item : *list) {
            const Object value = item.object() ? *item.object() : Object();
            if (const auto text = problem(collection, value)) {
                errors.emplace_back(Object{{"index", index}, {"error", *text}, {"resource_type", collection},
                                           {"resource_id", ApisixTables::idOf(collection, value)}});
            }
            ++index;
        }
    }
    if (errors.empty())
        return ApisixEnvelope::bare(m_envelope.text(200, "{}"));
    const Object told{{"error_msg", "Configuration validation failed"}, {"errors", errors}};
    return ApisixEnvelope::bare(m_envelope.text(400, canonical(told) + '\n'));
}

DemoReply ApisixResponder::write(const DemoRequest &request, const Target &target)
{
    if (auto refusal = unwritable(request, target))
        return *refusal;
    if (request.verb == "DELETE")
        return erase(request, target);
    if (request.body.isEmpty())
        return error(400, "missing configurations");
    JsonReader reader;
    const auto root = reader.parse({request.body.constData(), std::size_t(request.body.size())});
    if (!root)
        return notJson(m_envelope, request.body);
    const JsonValue body = JsonValue::from(*root);
    const std::int64_t ttl = request.parameter(u"ttl"_s).toLongLong();
    if (request.verb == "PUT")
        return put(target, body, ttl);
    if (request.verb == "POST")
        return post(target, body, ttl);
    return patch(target, body, ttl);
}

} // namespace bulkhead
