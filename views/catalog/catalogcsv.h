// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bulkhead {

//! One line of comma-separated values, ended by CR LF. Text that a spreadsheet would run as a formula
//! gets an apostrophe in front; numbers stay as they are.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace bulkhead
