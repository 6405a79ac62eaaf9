// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all rules: one line for each automatic control, in the order of the catalogue.
#include "isolation/checks/dat08.h"
#include "isolation/checks/gov01.h"
#include "isolation/checks/gov03.h"
#include "isolation/checks/gov07.h"
#include "isolation/checks/gov10.h"
#include "isolation/checks/gov11.h"
#include "isolation/checks/idn01.h"
#include "isolation/checks/inf01.h"
#include "isolation/checks/inf05.h"
#include "isolation/checks/inf06.h"
#include "isolation/checks/inf07.h"
#include "isolation/checks/inf09.h"
#include "isolation/checks/pol01.h"
#include "isolation/checks/rel04.h"

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
    static const Checks checks = make<Inf01, Inf05, Inf06, Inf07, Inf09,
                                      Idn01,
                                      Dat08,
                                      Pol01,
                                      Rel04,
                                      Gov01, Gov03, Gov07, Gov10, Gov11>();
    return checks;
}

} // namespace bulkhead::isolation
