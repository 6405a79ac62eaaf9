// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bulkhead::contracts::test {

//! A document with as many operations and a schema for every two of them, each referring to others. What changes between two
//! revisions is spread evenly.
struct LargeContract
{
    int operations = 0;
    int everyNth = 0;     //!< of the operations, loses a parameter and narrows its schema; 0: none
};

[[nodiscard]] QByteArray textOf(const LargeContract &large);

} // namespace bulkhead::contracts::test
