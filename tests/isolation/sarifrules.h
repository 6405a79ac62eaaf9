// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <QString>

namespace bulkhead::isolation::test {

//! What the schema of SARIF 2.1.0 asks of the objects that the console writes: required and known members, types, words
//! of enumerations, lists without repetition. Empty: nothing is wrong; else where and what.
[[nodiscard]] QString sarifProblem(const JsonValue &log);

} // namespace bulkhead::isolation::test
