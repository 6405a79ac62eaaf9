// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongseed.h"

#include "core/digest.h"

namespace bulkhead {

std::string KongSeed::uuid(std::string_view text)
{
    const Digest digest = sha256(text);
    std::string hex = toHex({reinterpret_cast<const char *>(digest.data()), 16});
    hex[12] = '4';
    hex[16] = 'a';
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        hex.insert(at, 1, '-');
    return hex;
}

JsonValue KongSeed::reference(const std::string &id)
{
    return Row{{"id", id}};
}

JsonValue KongSeed::list(const std::vector<std::string> &values)
{
    return JsonValue::Array(values.begin(), values.end());
}

void KongSeed::addText(const std::string &collection, KongRow row)
{
    m_rows[collection].push_back(std::move(row));
}

std::string KongSeed::add(const std::string &collection, Row fields)
{
    Row row = defaults(collection);
    for (auto &[key, value] : fields)
        row.insert_or_assign(key, std::move(value));
    JsonValue &id = row["id"];
    if (id.isNull())
        id = uuid(collection + '/' + std::to_string(m_rows[collection].size()));
    std::string text = *id.string();
    addText(collection, {text, canonical(row)});
    return text;
}

void KongSeed::addMany(const std::string &collection, int count, const std::string &name)
{
    // One text with marks is made once; the marks are replaced per row.
    Row row = defaults(collection);
    row.insert_or_assign("id", "@id");
    for (const char *key : {"name", "username", "key", "group"}) {
        if (row.contains(key))
            row.insert_or_assign(key, "@name");
    }
    if (row.contains("host"))
        row.insert_or_assign("host", "@name.example");
    if (collection == "routes")
        row.insert_or_assign("paths", list({"/@name"}));
    const std::string pattern = canonical(row);
    auto &rows = m_rows[collection];
    rows.reserve(rows.size() + std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const std::string number = name + '-' + std::to_string(i);
        const std::string id = uuid(collection + '/' + number);
        std::string text;
        text.reserve(pattern.size() + 64);
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            const std::string_view rest = std::string_view(pattern).substr(at);
            if (rest.starts_with("@id")) {
                text += id;
                at += 2;
            } else if (rest.starts_with("@name")) {
                text += number;
                at += 4;
            } else {
                text += pattern[at];
            }
        }
        rows.push_back({id, std::move(text)});
    }
}

std::string KongSeed::service(const std::string &name, const std::string &host, Row fields)
{
    fields.emplace("name", name);
    fields.emplace("host", host);
    return add("services", std::move(fields));
}

std::string KongSeed::route(const std::string &name, const std::string &serviceId, const std::string &path,
                            Row fields)
{
    fields.emplace("name", name);
    fields.emplace("paths", list({path}));
    if (!serviceId.empty())
        fields.emplace("service", reference(serviceId));
    return add("routes", std::move(fields));
}

std::string KongSeed::upstream(const std::string &name, Row fields)
{
    fields.emplace("name", name);
    return add("upstreams", std::move(fields));
}

std::string KongSeed::target(const std::string &upstreamId, const std::string &address, int weight)
{
    // Targets carry milliseconds.
    Row fields{{"target", address}, {"weight", weight}, {"upstream", reference(upstreamId)},
               {"created_at", 1795455787.25}, {"updated_at", 1795455787.25}};
    return add("upstreams/" + upstreamId + "/targets", std::move(fields));
}

std::string KongSeed::consumer(const std::string &name, Row fields)
{
    fields.emplace("username", name);
    return add("consumers", std::move(fields));
}

std::string KongSeed::plugin(const std::string &name, Row config, const std::string &scope,
                             const std::string &id, Row fields)
{
    fields.emplace("name", name);
    fields.insert_or_assign("config", std::move(config));
    if (!scope.empty())
        fields.emplace(scope, reference(id));
    return add("plugins", std::move(fields));
}

std::string KongSeed::ofConsumer(const std::string &collection, const std::string &consumerId, Row fields)
{
    fields.emplace("consumer", reference(consumerId));
    return add(collection, std::move(fields));
}

} // namespace bulkhead
