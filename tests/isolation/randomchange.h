// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/randomestate.h"

namespace bulkhead::isolation::test {

//! Changes an estate by chance as the next sync might find it, or as nobody would expect it: items added (also twice under
//! one id), gone, moved and said otherwise, mostly with what other items say, so that keys meet; time passes; now and then
//! records, gateways and declarations differ.
void changeByChance(EstateFacts &facts, Dice &dice);

} // namespace bulkhead::isolation::test
