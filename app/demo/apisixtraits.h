// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace bulkhead {

struct FakeApisixOptions;

//! What differs between the versions of APISIX, as far as its Admin API shows it.
struct ApisixTraits
{
    explicit ApisixTraits(const FakeApisixOptions &options);

    bool isOld = false;    //!< 2.x: other names of collections, nothing encrypted, no role in a 401
    bool isNewer = false;  //!< since 3.18: no stored defaults, PATCH encrypts once, no key of a certificate
    bool speaksV2 = false; //!< version 2 of the Admin API: 2.x always, 3.x when told so
    std::string version;
    std::string prefix;
};

} // namespace bulkhead
