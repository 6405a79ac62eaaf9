// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/paths.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace bulkhead {

using namespace Qt::StringLiterals;

EnginePaths EnginePaths::withDefaults() const
{
    EnginePaths paths = *this;
    if (paths.estate.isEmpty()) {
        paths.estate = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + u"/bulkhead/estate.yaml"_s;
    }
    if (paths.store.isEmpty()) {
        paths.store = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + u"/bulkhead/bulkhead.db"_s;
    }
    if (paths.storeKey.isEmpty())
        paths.storeKey = qEnvironmentVariable("BULKHEAD_STORE_KEY");
    if (paths.heads.isEmpty())
        paths.heads = stateFolder() + u"/heads"_s;
    return paths;
}

QString EnginePaths::storePlace() const
{
    return store.isEmpty() ? QString() : QFileInfo(store).absoluteFilePath();
}

QString stateFolder()
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    return (named.isEmpty() ? QDir::homePath() + u"/.local/state"_s : named) + u"/bulkhead"_s;
}

} // namespace bulkhead
