// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/exchange.h"

namespace bulkhead {

//! Why a try gave no reply, for people; `place` is the caller's.
[[nodiscard]] Error attemptError(const Attempt &attempt, const TransportConfig &config, int tries);
//! A complete reply that no adapter may see: a redirect, or a success that is not JSON.
[[nodiscard]] std::optional<Error> replyProblem(const HttpReply &reply, bool anyContentType);
//! For a status that the caller did not expect.
[[nodiscard]] Error errorOfStatus(const HttpReply &reply);
//! A web page instead of an API's answer, by type or by its first character.
[[nodiscard]] bool isHtml(const HttpReply &reply);

} // namespace bulkhead
