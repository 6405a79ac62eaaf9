// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

// What can be told of code in a gateway's settings without understanding it.

//! Settings under which an adapter that hides code keeps what it saw in it.
inline constexpr std::string_view codeMentionsEnvironment = "@mentions_environment";
inline constexpr std::string_view codeUrls = "@urls";

//! Does the code name environments ("sandbox", "x-env", "production")?
[[nodiscard]] bool mentionsEnvironment(std::string_view code);
//! The addresses in it, "https://host:port" without user, path and query; sorted, each once.
[[nodiscard]] std::vector<std::string> urlsIn(std::string_view code);
//! Is it the name of a field that holds an environment ("env", "deployment.environment.name")?
[[nodiscard]] bool namesEnvironmentField(std::string_view name);

} // namespace bulkhead
