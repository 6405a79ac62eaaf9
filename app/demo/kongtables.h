// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/httplistener.h"
#include "demo/kongseed.h"

#include "core/jsonreader.h"

#include <array>
#include <optional>

namespace bulkhead {

//! Members that hold {"id": …} of another row.
inline constexpr std::array<const char *, 6> kongReferences = {"service", "route", "consumer", "upstream", "certificate", "client_certificate"};
//! The collection that such a member leads to.
[[nodiscard]] inline std::string kongReferredCollection(std::string_view member)
{
    return member == "client_certificate" ? "certificates" : std::string(member) + 's';
}

//! What Kong calls a collection in texts and declarative files: "keyauth_credentials" of "key-auths".
[[nodiscard]] std::string kongTableName(const std::string &collection);
//! The collection behind such a name; empty if there is none.
[[nodiscard]] std::string kongCollectionOf(const std::string &table);
//! Whether a text has the form of a UUID.
[[nodiscard]] bool isKongId(const std::string &text);

//! The rows of one workspace, and the lists that Kong makes of them. Not thread-safe.
class KongTables
{
public:
    KongTables() = default;
    explicit KongTables(const KongSeed &seed);

    void put(const std::string &collection, KongRow row); //!< new, or instead of the row with that id
    void remove(const std::string &collection, const std::string &id);
    [[nodiscard]] const std::vector<KongRow> &rows(const std::string &collection) const;
    [[nodiscard]] const std::map<std::string, std::vector<KongRow>> &all() const { return m_rows; }

    //! By id, or by the name the collection has; nullptr if there is none.
    [[nodiscard]] const KongRow *find(const std::string &collection, const std::string &idOrName) const;
    //! The row of a collection whose member has that value, e.g. for unique names.
    [[nodiscard]] const KongRow *findBy(const std::string &collection, const std::string &member,
                                        const std::string &value) const;
    //! Rows that reference `id` in `member` ("service"), in the order of the collection.
    [[nodiscard]] std::vector<const KongRow *> referring(const std::string &collection,
                                                         const std::string &member,
                                                         const std::string &id) const;
    [[nodiscard]] JsonValue value(const KongRow &row) const;

    //! The member that names a row: "username" of consumers, "name" of most; nullptr if none.
    [[nodiscard]] static const char *nameMember(const std::string &collection);

private:
    std::map<std::string, std::vector<KongRow>> m_rows;
    mutable JsonReader m_reader; // scratch space
};

[[nodiscard]] inline bool isTargetList(const std::string &collection)
{
    return collection.ends_with("/targets");
}

} // namespace bulkhead
