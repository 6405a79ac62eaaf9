// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/assemble.h"

namespace bulkhead {

//! A row of the catalog before its figures: which deployments, by what evidence.
struct MatchedRow
{
    ApiId id;
    std::string name, version;
    std::vector<std::uint32_t> members;
    std::vector<ApiId> otherIds; //!< ids under which a decision may still name it
    MatchMethod method = MatchMethod::Single;
    Confidence confidence = Confidence::Certain;
};

//! The id of an API that nobody pinned: it depends on name and version alone.
[[nodiscard]] ApiId apiIdFor(std::string_view name, std::string_view version);

//! Where "orders" and "orders-test" stand side by side in one environment of one gateway, they are two
//! APIs: the affix stays. Changes names only.
void settleNames(std::vector<NamedDeployment> &deployments);

//! Joins deployments by evidence, the strongest first. Names and labels join whatever is called alike;
//! weaker evidence joins only what is unique in each of different environment types and contradicts
//! neither labels, versions nor paths. Indexes in `leaveOut` join nothing.
[[nodiscard]] std::vector<MatchedRow> matchByEvidence(const std::vector<NamedDeployment> &deployments,
                                                      const std::vector<bool> &leaveOut,
                                                      const Naming &naming);

//! Which member gives a row its name: labelled before named, production before sandbox.
void nameRow(MatchedRow &row, const std::vector<NamedDeployment> &deployments);

//! Evidence, then people's decisions. Rows have distinct ids; their order is not defined.
[[nodiscard]] std::vector<MatchedRow> matchDeployments(const std::vector<NamedDeployment> &deployments,
                                                       const std::vector<MatchRule> &decisions,
                                                       const Naming &naming);

} // namespace bulkhead
