// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "engine/paths.h"

#include <QStringList>

namespace bulkhead {

//! What the console is started with.
struct StartOptions
{
    EnginePaths paths;
    QString settingsFile; //!< empty: the desktop's place for settings
    QString language;     //!< empty: as remembered, else the desktop's
    bool demonstration = false;
    bool help = false, version = false;
};

[[nodiscard]] Result<StartOptions> parseStartOptions(const QStringList &words);
[[nodiscard]] QString startHelp();

} // namespace bulkhead
