// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace bulkhead {

//! Asks before something that cannot be taken back; Cancel is the default. The only message boxes there are.
[[nodiscard]] bool confirm(QWidget *parent, const QString &question, const QString &consequence,
                           const QString &action);

} // namespace bulkhead
