// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "demo/apisixseed.h"
#include "demo/apisixtraits.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead {

struct ApisixObject
{
    std::string id, key;
    std::int64_t createdIndex = 0, modifiedIndex = 0;
    std::int64_t endsAt = 0; //!< second at which it is gone; 0: never
    JsonValue::Object value;
    std::string text; //!< as an item of a list, made once
};

//! The rows of a fake APISIX, as etcd would keep them. Not thread-safe.
class ApisixTables
{
public:
    explicit ApisixTables(ApisixTraits traits);

    //! "username" of a consumer, else "id" as text.
    [[nodiscard]] static std::string idOf(const std::string &collection, const JsonValue::Object &value);
    //! New, or instead of the row with that id; adds times and, for an older version, the defaults.
    //! With `ttl`, it is gone after so many seconds; a later write without one keeps it.
    const ApisixObject &put(const std::string &collection, JsonValue::Object value, std::int64_t ttl = 0);
    bool remove(const std::string &collection, const std::string &id);
    [[nodiscard]] const ApisixObject *find(const std::string &collection, const std::string &id) const;
    //! In the order of creation.
    [[nodiscard]] const std::vector<ApisixObject> &rows(const std::string &collection) const;
    [[nodiscard]] std::string keyOf(const std::string &collection, const std::string &id) const;
    [[nodiscard]] std::string nextId() const; //!< what a POST gets
    //! Time stands still but for this; what ends until then is gone.
    void advance(std::int64_t seconds);
    [[nodiscard]] std::int64_t now() const { return m_now; } //!< seconds since 1970

private:
    [[nodiscard]] std::string render(const std::string &collection, const ApisixObject &row) const;

    ApisixTraits m_traits;
    std::int64_t m_revision = 100;
    std::int64_t m_now;
    std::map<std::string, std::vector<ApisixObject>> m_rows;
    std::map<std::string, std::map<std::string, std::size_t>> m_places; //!< collection → id → position
};

//! What the schema puts into an object that is sent without it.
void addApisixDefaults(const std::string &collection, JsonValue::Object &value, const ApisixTraits &traits);
//! The secrets of plugins as etcd holds them: equal secrets give equal ciphertext.
void encryptApisixSecrets(JsonValue::Object &value, const ApisixTraits &traits);

enum class ApisixView : std::uint8_t { Listed, Single, Written };
//! An object as an answer shows it: which secrets are ciphertext, and whether a private key is there.
[[nodiscard]] JsonValue::Object shownApisixObject(const std::string &collection, JsonValue::Object value,
                                                  ApisixView view, const ApisixTraits &traits);

} // namespace bulkhead
