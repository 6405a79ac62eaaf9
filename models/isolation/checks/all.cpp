// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all rules: automatic controls, and what gateways prove of others, in the order of the catalogue.
#include "isolation/checks/dat02.h"
#include "isolation/checks/dat03.h"
#include "isolation/checks/dat08.h"
#include "isolation/checks/gov01.h"
#include "isolation/checks/gov03.h"
#include "isolation/checks/gov07.h"
#include "isolation/checks/gov10.h"
#include "isolation/checks/gov11.h"
#include "isolation/checks/idn01.h"
#include "isolation/checks/idn02.h"
#include "isolation/checks/idn03.h"
#include "isolation/checks/idn04.h"
#include "isolation/checks/idn05.h"
#include "isolation/checks/idn06.h"
#include "isolation/checks/idn08.h"
#include "isolation/checks/inf01.h"
#include "isolation/checks/inf02.h"
#include "isolation/checks/inf03.h"
#include "isolation/checks/inf05.h"
#include "isolation/checks/inf06.h"
#include "isolation/checks/inf07.h"
#include "isolation/checks/inf09.h"
#include "isolation/checks/obs05.h"
#include "isolation/checks/obs06.h"
#include "isolation/checks/obs07.h"
#include "isolation/checks/pol01.h"
#include "isolation/checks/pol02.h"
#include "isolation/checks/pol03.h"
#include "isolation/checks/pol04.h"
#include "isolation/checks/pol05.h"
#include "isolation/checks/pol06.h"
#include "isolation/checks/pol07.h"
#include "isolation/checks/rel01.h"
#include "isolation/checks/rel02.h"
#include "isolation/checks/rel03.h"
#include "isolation/checks/rel04.h"
#include "isolation/checks/rel05.h"
#include "isolation/checks/rel07.h"
#include "isolation/checks/rel08.h"

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
    static const Checks checks = make<Inf01, Inf02, Inf03, Inf05, Inf06, Inf07, Inf09,
                                      Idn01, Idn02, Idn03, Idn04, Idn05, Idn06, Idn08,
                                      Dat02, Dat03, Dat08,
                                      Pol01, Pol02, Pol03, Pol04, Pol05, Pol06, Pol07,
                                      Rel01, Rel02, Rel03, Rel04, Rel05, Rel07, Rel08,
                                      Obs05, Obs06, Obs07,
                                      Gov01, Gov03, Gov07, Gov10, Gov11>();
    return checks;
}

} // namespace bulkhead::isolation
