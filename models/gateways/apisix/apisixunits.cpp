// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixunits.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixbody.h"
#include "gateways/apisix/apisixmapper.h"
#include "promotion/secretkeeping.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using promotion::NativeObject;
using promotion::ObjectRef;

namespace {

//! Routes come first: they tell where plugin configurations act.
constexpr std::array mapped = {ApisixCollection::Routes, ApisixCollection::Services, ApisixCollection::PluginConfigs, ApisixCollection::Upstreams};

//! A text that may hold secrets, for a moment.
class Passing
{
public:
    explicit Passing(std::string text)
        : m_text(std::move(text))
    {
    }
    ~Passing() { wipe(m_text.data(), m_text.size()); }
    Q_DISABLE_COPY_MOVE(Passing)
    [[nodiscard]] std::string_view view() const { return m_text; }

private:
    std::string m_text;
};

//! What the gateway has under an id now.
struct Row
{
    ApisixBody body;
    JsonValue::Object own; //!< its times
};

Row rowOf(ApisixCollection collection, std::string_view text, const Fingerprinter &fingerprinter)
{
    Row row;
    JsonReader reader;
    const auto root = text.empty() ? Result<JsonElement>(Error()) : reader.parse(text);
    if (!root)
        return row;
    row.body = apisixBody(collection, *root, fingerprinter);
    for (const char *time : {"create_time", "update_time"}) {
        if (const auto value = memberAt(*root, time))
            row.own.emplace(time, JsonValue::from(*value));
    }
    return row;
}

//! The object as the gateway would tell it.
Result<std::string> toldAs(ApisixCollection collection, const NativeObject &object, const ApisixRows &rows, const Fingerprinter &fingerprinter)
{
    const std::string_view kept = rows.find(object.ref);
    const Row row = rowOf(collection, kept, fingerprinter);
    if (!kept.empty() && row.body.redacted == object.body)
        return std::string(kept);
    const auto written = apisixWritten(collection, object.body, row.body, fingerprinter);
    if (!written) {
        return Error{.kind = Error::Kind::Unsupported, .place = {}, .what = u"what %1 becomes cannot be told: %2"_s.arg(QString::fromStdString(object.ref.id), written.error().what),
                     .hint = written.error().hint, .retryAfter = {}};
    }
    JsonValue::Object told = *written->object();
    told.insert(row.own.begin(), row.own.end());
    told["id"] = object.ref.id;
    return canonical(JsonValue(std::move(told)));
}

} // namespace

ApisixRows::ApisixRows(const ApisixInventory &inventory, const promotion::NativeClosure &closure)
{
    for (const NativeObject &object : closure.objects) {
        const auto collection = std::find_if(mapped.begin(), mapped.end(), [&](ApisixCollection id) { return object.ref.collection == apisixCollection(id).name; });
        if (collection == mapped.end())
            continue;
        std::string text = canonical(JsonValue::from(inventory.rows.at(*collection).at(object.ref.id)));
        if (!promotion::holdsSecret(object.body)) {
            m_plain.emplace(object.ref, std::move(text));
            continue;
        }
        const Passing passing(std::move(text));
        m_sealed.emplace(object.ref, Secret(passing.view()));
    }
}

std::string_view ApisixRows::find(const ObjectRef &ref) const
{
    if (const auto plain = m_plain.find(ref); plain != m_plain.end())
        return plain->second;
    const auto sealed = m_sealed.find(ref);
    return sealed == m_sealed.end() ? std::string_view() : sealed->second.view();
}

Result<std::vector<EntityRecord>> apisixUnits(const std::vector<NativeObject> &objects, const ApisixRows &rows, const Fingerprinter &fingerprinter)
{
    std::vector<EntityRecord> units;
    ApisixMapper mapper(fingerprinter);
    for (const ApisixCollection collection : mapped) {
        for (const NativeObject &object : objects) {
            if (object.ref.collection != apisixCollection(collection).name)
                continue;
            auto told = toldAs(collection, object, rows, fingerprinter);
            if (!told)
                return told.error();
            const Passing text(std::move(*told));
            JsonReader reader;
            const auto root = reader.parse(text.view());
            if (!root)
                return root.error();
            mapper.map(collection, *root, units);
        }
    }
    return units;
}

} // namespace bulkhead
