// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongunits.h"

#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Error unsupported(const QString &what)
{
    return Error{.kind = Error::Kind::Unsupported, .place = {}, .what = what, .hint = {}, .retryAfter = {}};
}

KongCollection collectionOf(KongTable table)
{
    switch (table) {
    case KongTable::Certificates:
        return KongCollection::Certificates;
    case KongTable::Snis:
        return KongCollection::Snis;
    case KongTable::Upstreams:
        return KongCollection::Upstreams;
    case KongTable::Targets:
        return KongCollection::Targets;
    case KongTable::Services:
        return KongCollection::Services;
    case KongTable::Routes:
        return KongCollection::Routes;
    case KongTable::Plugins:
        return KongCollection::Plugins;
    }
    Q_UNREACHABLE();
}

//! Makes a row of what a plan shows; false if a secret in it is nowhere in the row that was read. `shown` and `raw` are that row, as a plan shows it and as it is.
bool restore(JsonValue &value, const JsonValue *shown, const JsonValue *raw)
{
    if (shown != nullptr && raw != nullptr && value == *shown) {
        value = JsonValue(*raw);
        return true;
    }
    if (isSecretMark(value))
        return false;
    if (const std::string *reference = referenceMark(value)) {
        value = JsonValue(std::string(*reference));
        return true;
    }
    bool isWhole = true;
    if (JsonValue::Object *object = value.object()) {
        for (auto &[key, member] : *object)
            isWhole = restore(member, shown == nullptr ? nullptr : shown->find(key), raw == nullptr ? nullptr : raw->find(key)) && isWhole;
    } else if (JsonValue::Array *array = value.array()) {
        const auto at = [](const JsonValue *list, std::size_t i) { return list != nullptr && list->array() != nullptr && i < list->array()->size() ? &(*list->array())[i] : nullptr; };
        for (std::size_t i = 0; i < array->size(); ++i)
            isWhole = restore((*array)[i], at(shown, i), at(raw, i)) && isWhole;
    }
    return isWhole;
}

//! One workspace with the objects in it.
class Space
{
public:
    Space(const KongRows &lists, const KongGround &ground, const Fingerprinter &fingerprinter, std::vector<const NativeObject *> objects)
        : m_lists(lists)
        , m_ground(ground)
        , m_fingerprinter(fingerprinter)
        , m_objects(std::move(objects))
    {
        for (const auto &[id, seen] : ground.objects) {
            m_gone.insert(id);
            if (seen.table == KongTable::Snis)
                m_goneNames.insert(kongText(seen.object.body, "name"));
        }
        for (const NativeObject *object : m_objects) {
            m_gone.insert(object->ref.id); // what is added below is not taken from the lists
            if (kongTableOf(object->ref.collection) == KongTable::Snis)
                m_names.insert(kongText(object->body, "name"));
        }
    }

    Result<std::vector<EntityRecord>> records()
    {
        for (const NativeObject *object : m_objects) {
            if (const auto added = add(*object); !added)
                return added.error();
        }
        const KongRows whole = withOthers();
        std::vector<EntityRecord> records = std::move(m_rows.records);
        const auto append = [&records](std::vector<EntityRecord> &&more) { std::move(more.begin(), more.end(), std::back_inserter(records)); };
        append(linkKongServices(m_rows.services, &whole, m_lists, whole));
        append(linkKongUpstreams(m_rows.upstreams, whole.services));
        append(linkKongCertificates(m_rows.certificates, whole));
        return records;
    }

private:
    Result<void> add(const NativeObject &object)
    {
        const auto table = kongTableOf(object.ref.collection);
        auto row = table ? rowOf(*table, object) : Result<JsonValue>(unsupported(u"%1 is nothing of Kong"_s.arg(QString::fromStdString(object.ref.collection))));
        if (!row)
            return row.error();
        const auto element = m_reader.parse(canonical(*row));
        if (!element || !addKongRow(collectionOf(*table), *element, m_fingerprinter, kongReferenceIn(*row, "upstream"), m_rows))
            return unsupported(u"%1 is no row of Kong"_s.arg(QString::fromStdString(object.name)));
        return {};
    }

    Result<JsonValue> rowOf(KongTable table, const NativeObject &object) const
    {
        const auto known = m_ground.objects.find(object.ref.id);
        const KongObject *was = known == m_ground.objects.end() ? nullptr : &known->second.object;
        JsonValue row = object.body;
        if (!restore(row, was == nullptr ? nullptr : &was->body, was == nullptr ? nullptr : &was->raw) || row.object() == nullptr)
            return unsupported(u"%1 holds a secret that this gateway does not have"_s.arg(QString::fromStdString(object.name)));
        row.object()->insert_or_assign("id", object.ref.id);
        const JsonValue *created = was == nullptr || table == KongTable::Plugins ? nullptr : was->raw.find("created_at");
        if (created != nullptr)
            row.object()->insert_or_assign("created_at", *created);
        if (table == KongTable::Services)
            nameAuthorities(row);
        if (table == KongTable::Certificates)
            dropGoneNames(row);
        return row;
    }

    //! Authorities by the ids that they have here.
    void nameAuthorities(JsonValue &service) const
    {
        JsonValue *trusted = valueAt(service, "/ca_certificates");
        for (std::size_t i = 0; trusted != nullptr && trusted->array() != nullptr && i < trusted->array()->size(); ++i) {
            JsonValue &authority = (*trusted->array())[i];
            const std::string digest = kongText(authority, "ca");
            if (digest.empty())
                continue;
            const auto has = [&](const auto &known) { return known.second == digest; };
            const auto listed = std::find_if(m_lists.caDigests.begin(), m_lists.caDigests.end(), has);
            const auto seen = std::find_if(m_ground.authorities.begin(), m_ground.authorities.end(), has);
            authority = listed != m_lists.caDigests.end() ? listed->first : seen != m_ground.authorities.end() ? seen->first : digest;
        }
    }

    //! A row of a certificate lists its server names too.
    void dropGoneNames(JsonValue &certificate) const
    {
        JsonValue *names = valueAt(certificate, "/snis");
        if (names == nullptr || names->array() == nullptr)
            return;
        std::erase_if(*names->array(), [this](const JsonValue &name) {
            return name.string() != nullptr && m_goneNames.contains(*name.string()) && !m_names.contains(*name.string());
        });
    }

    //! What the objects are linked with: themselves, and what the lists have of others.
    [[nodiscard]] KongRows withOthers() const
    {
        KongRows whole;
        const auto add = [](const auto &own, const auto &listed, auto &to, const auto &isOther) {
            to = own;
            std::copy_if(listed.begin(), listed.end(), std::back_inserter(to), isOther);
        };
        std::set<std::string> hosts;
        for (const Upstream &upstream : m_rows.upstreams)
            hosts.insert(kongHost(upstream.nativeName));
        add(m_rows.services, m_lists.services, whole.services, [&](const KongService &one) { return hosts.contains(one.host) && !m_gone.contains(one.deployment.nativeId); });
        add(m_rows.upstreams, m_lists.upstreams, whole.upstreams, [&](const Upstream &one) { return !m_gone.contains(one.nativeId); });
        const auto rowOf = [](const Certificate &one) { return one.nativeId.substr(0, one.nativeId.find(':')); }; // of two keys
        add(m_rows.certificates, m_lists.certificates, whole.certificates, [&](const Certificate &one) { return !m_gone.contains(rowOf(one)); });
        add(m_rows.serverNames, m_lists.serverNames, whole.serverNames, [&](const auto &one) { return !m_goneNames.contains(one.second) && !m_names.contains(one.second); });
        return whole;
    }

    const KongRows &m_lists;
    const KongGround &m_ground;
    const Fingerprinter &m_fingerprinter;
    std::vector<const NativeObject *> m_objects;
    JsonReader m_reader;
    KongRows m_rows;
    std::set<std::string> m_gone;             //!< ids that the lists do not decide about
    std::set<std::string> m_goneNames, m_names; //!< server names of the closure, and of the objects
};

} // namespace

KongObject kongWithoutKeys(KongObject certificate)
{
    for (const char *member : {"key", "key_alt"}) {
        const JsonValue *mark = certificate.body.find(member);
        if (mark != nullptr && certificate.raw.object() != nullptr)
            certificate.raw.object()->insert_or_assign(member, *mark);
    }
    return certificate;
}

std::map<std::string, KongSeen> kongSeen(const KongApis &apis)
{
    std::map<std::string, KongSeen> seen;
    const auto one = [&seen](KongTable table, const KongObject &object) { seen.emplace(object.id, KongSeen{table, object}); };
    const auto all = [&one](KongTable table, const std::vector<KongObject> &objects) {
        for (const KongObject &object : objects)
            one(table, object);
    };
    for (const KongApi &api : apis.apis) {
        if (api.service)
            one(KongTable::Services, *api.service);
        if (api.upstream)
            one(KongTable::Upstreams, *api.upstream);
        all(KongTable::Targets, api.targets);
        all(KongTable::Plugins, api.plugins);
        for (const KongApiRoute &route : api.routes) {
            one(KongTable::Routes, route.object);
            all(KongTable::Plugins, route.plugins);
            all(KongTable::Snis, route.snis);
        }
    }
    for (const auto &[id, certificate] : apis.certificates)
        one(KongTable::Certificates, kongWithoutKeys(certificate));
    return seen;
}

Result<std::vector<EntityRecord>> kongUnits(const std::vector<NativeObject> &objects, const KongGround &ground, const Fingerprinter &fingerprinter)
{
    std::map<std::string, std::vector<const NativeObject *>> spaces;
    for (const NativeObject &object : objects)
        spaces[kongWorkspaceOf(object.ref.collection)].push_back(&object);
    std::vector<EntityRecord> units;
    for (auto &[workspace, list] : spaces) {
        const auto lists = ground.lists.find(workspace);
        if (lists == ground.lists.end())
            return unsupported(u"what else is in the workspace %1 was not read"_s.arg(QString::fromStdString(workspace)));
        auto records = Space(lists->second, ground, fingerprinter, std::move(list)).records();
        if (!records)
            return records.error();
        std::move(records->begin(), records->end(), std::back_inserter(units));
    }
    return units;
}

} // namespace bulkhead
