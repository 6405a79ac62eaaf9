// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runlock.h"

#include "anchors/lockedfile.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

std::function<std::shared_ptr<void>(const QString &key)> runLock(const EnginePaths &paths)
{
    return [store = paths.store](const QString &key) -> std::shared_ptr<void> {
        auto lock = std::make_shared<LockedFile>(store + u".run-"_s + key.left(16), std::chrono::milliseconds(0));
        return lock->isHeld() ? lock : nullptr;
    };
}

} // namespace bulkhead
