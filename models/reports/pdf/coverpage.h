// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"
#include "reports/pdf/marks.h"

namespace bulkhead::reports {

//! The first page: the wall between the two compartments as its picture, whose report it is, what of, and the facts that identify it.
[[nodiscard]] Page coverPage(const Document &document, TextEngine &engine);

} // namespace bulkhead::reports
