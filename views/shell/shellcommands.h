// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/mainwindow.h"

namespace bulkhead {

//! What the menu and the palette offer everywhere. An empty text is a separator of the menu.
[[nodiscard]] QList<Command> shellCommands(MainWindow &window, const ShellParts &parts);
//! The APIs and gateways of the estate, to go to by name.
[[nodiscard]] QList<Command> estateCommands(MainWindow &window, const ConsoleSession &session);

} // namespace bulkhead
