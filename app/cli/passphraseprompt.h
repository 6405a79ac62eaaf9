// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <optional>

namespace bulkhead::cli {

//! Asks for a passphrase on the terminal without showing it. `twice`: for a new one, which has to be typed again. Nothing if nobody is there to ask: standard input
//! or standard error is no terminal. Usage if the two differ or nothing was typed.
[[nodiscard]] Result<std::optional<Secret>> askPassphrase(const QString &whose, bool twice);

} // namespace bulkhead::cli
