// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/largepair.h"

#include "topology/topologybench.h"

namespace bulkhead::test {

isolation::test::FactsBench largePair()
{
    isolation::test::FactsBench bench;
    for (const char *gateway : {"gw-s1", "gw-s2", "gw-s3", "gw-s4"})
        bench.gateway(gateway, "sandbox");
    for (const char *gateway : {"gw-p1", "gw-p2", "gw-p3", "gw-p4"})
        bench.gateway(gateway, "production");
    for (int i = 0; i < largePairApis; ++i) {
        const std::string api = "api-" + std::to_string(i);
        const std::string last = std::to_string(i * 7 % 333 / 250 + 1) + '.' + std::to_string(i * 7 % 333 % 250);
        const std::string number(1, static_cast<char>('1' + i % 4));
        topology::test::call(bench, ("gw-s" + number).c_str(), api, "10.8." + last);
        topology::test::call(bench, ("gw-p" + number).c_str(), api, "10.50." + last);
        if (i % 40 == 0)
            topology::test::call(bench, ("gw-s" + number).c_str(), api, "10.50." + last);
    }
    return bench;
}

} // namespace bulkhead::test
