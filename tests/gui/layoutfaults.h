// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace bulkhead::test {

//! What is wrong with the places of the visible widgets below: one that leaves its parent, lies over a sibling,
//! or has less room than its text or its layout needs. Each names the widget; empty if all is well.
QStringList layoutFaults(const QWidget &root);

} // namespace bulkhead::test
