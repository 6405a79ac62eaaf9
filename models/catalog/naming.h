// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "estate/entities.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! Where a deployment's name was found; the earlier, the more it says.
enum class NameSource : std::uint8_t { Label, Native, Path, Host, Id };

//! The name of an API as one deployment tells it (DESIGN.md 3.1).
struct ApiName
{
    std::string name;
    std::string version;  //!< major version like "v2", empty if none
    std::string withAffix; //!< `name` before the environment affix was taken off
    NameSource source = NameSource::Id;
    bool versionFromPath = false; //!< told only by a path segment: weaker than a name's suffix
    friend bool operator==(const ApiName &, const ApiName &) = default;
};

//! Takes environment words and versions off names, hosts and paths. Knows the usual words and the
//! environment ids of one estate. Immutable: threads may share it.
class Naming
{
public:
    explicit Naming(const EstateConfig &estate);

    //! "sbx-orders" and "orders_prod" → "orders"; never empty for a name that is not.
    [[nodiscard]] std::string withoutAffix(std::string_view name) const;
    //! "orders-v2-sbx" → orders, v2.
    [[nodiscard]] ApiName parse(std::string_view nativeName) const;
    [[nodiscard]] ApiName nameOf(const Deployment &deployment,
                                 const std::vector<Route> &routes) const;

    //! The host as it would be without environments: "orders.sbx.bank.example" → "orders.bank.example".
    [[nodiscard]] std::string plainHost(std::string_view host) const;
    //! The path without segments that are environment words.
    [[nodiscard]] std::string plainPath(std::string_view path) const;

private:
    [[nodiscard]] bool isWord(std::string_view text) const;
    [[nodiscard]] std::string_view strip(std::string_view name) const;
    [[nodiscard]] std::string nameFromPaths(const std::vector<Route> &routes) const;
    [[nodiscard]] std::string nameFromHosts(const Deployment &deployment,
                                            const std::vector<Route> &routes) const;

    std::vector<std::string> m_words; //!< lower case, longest first
};

//! The environment among `candidates` whose id, or a usual word for its type, is an affix of the name; nothing if none
//! is, or more than one.
[[nodiscard]] EnvironmentId environmentFromAffix(std::string_view name, const std::vector<Environment> &candidates);
//! The spelling under which names are equal: lower case, separators folded to '-'.
[[nodiscard]] std::string matchKey(std::string_view name);
//! Cuts a version suffix (or prefix "v2-") off `name` and answers its major version, else empty.
[[nodiscard]] std::string takeVersion(std::string_view &name);
//! The version that all paths agree on, as a segment: "/v2/ledger" → "v2".
[[nodiscard]] std::string versionOfPaths(const std::vector<Route> &routes);
[[nodiscard]] std::string toLower(std::string_view text);
//! The value of a label, or empty.
[[nodiscard]] std::string_view labelValue(const std::vector<Label> &labels, std::string_view key);

} // namespace bulkhead
