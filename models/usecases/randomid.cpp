// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/randomid.h"

#include "core/digest.h"

#include <sodium.h>

#include <array>

namespace bulkhead {

std::string randomId()
{
    std::array<char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return toHex(std::string_view(bytes.data(), bytes.size()));
}

} // namespace bulkhead
