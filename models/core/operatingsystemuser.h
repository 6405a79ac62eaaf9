// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bulkhead {

//! The name the operating system has for who runs this: a claim, not an identity.
[[nodiscard]] QString operatingSystemUser();

} // namespace bulkhead
