// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "catalog/naming.h"

#include <string>
#include <vector>

namespace bulkhead {

//! One setting of a deployment, in the form in which two environments are compared.
struct FlatField
{
    //! Steps of the field path, joined with `stepEnd`: a step (a route's path, a header) may hold dots.
    std::string path;
    JsonValue value; //!< sets are sorted, empty members left out, secrets short fingerprints
    //! What secrets stand at this place, one "class\nvalue" or "ref\ntext" a line; empty: none.
    std::string secrets;
    friend bool operator==(const FlatField &, const FlatField &) = default;
};

inline constexpr char stepEnd = '\x1f';

//! "route.list.methods", the form that people and JSON see.
[[nodiscard]] std::string fieldText(std::string_view path);
[[nodiscard]] std::vector<std::string_view> fieldSteps(std::string_view path);

//! What the routes of a deployment are called in field paths, one key per route, in their order. The keys
//! of two deployments agree where their routes are the same: by name without environment affix, else by
//! paths and methods; never by native id.
using RouteKeys = std::vector<std::string>;
[[nodiscard]] std::pair<RouteKeys, RouteKeys> pairRoutes(const CatalogDeployment &a,
                                                         const CatalogDeployment &b,
                                                         const Naming &naming);
[[nodiscard]] RouteKeys routeKeys(const CatalogDeployment &deployment, const Naming &naming);

//! Every setting that acts, sorted by path. A policy stands once if it acts on the whole deployment,
//! wherever it is attached, and below "policy.NAME.route.KEY" where a route differs.
[[nodiscard]] std::vector<FlatField> flatten(const CatalogDeployment &deployment,
                                             const RouteKeys &keys);

} // namespace bulkhead
