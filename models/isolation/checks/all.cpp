// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all rules: one line for each automatic control, in the order of the catalogue.
#include "isolation/checks/idn01.h"
#include "isolation/checks/inf01.h"
#include "isolation/checks/inf06.h"
#include "isolation/checks/inf07.h"
#include "isolation/checks/pol01.h"

namespace bulkhead::isolation {

namespace {

template<typename... Rules>
Checks make()
{
    Checks checks;
    (checks.push_back(std::make_unique<const Rules>()), ...);
    return checks;
}

} // namespace

const Checks &allChecks()
{
    static const Checks checks = make<Inf01, Inf06, Inf07, Idn01, Pol01>();
    return checks;
}

} // namespace bulkhead::isolation
