// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/promotionparts.h"

#include "engine/auditparts.h"
#include "engine/engine.h"
#include "engine/lazyeditors.h"
#include "engine/runlock.h"

namespace bulkhead {

PromotionSessionParts promotionSessionParts(const EnginePaths &paths, const std::shared_ptr<const Clock> &clock)
{
    PromotionSessionParts parts;
    parts.openTrail = trailOpener(paths, clock);
    parts.makeEditors = [paths](const EstateConfig &estate) { return std::make_shared<LazyEditors>(paths, estate); };
    parts.openStore = Engine::storeOpener(paths);
    parts.lock = runLock(paths);
    parts.clock = clock;
    return parts;
}

} // namespace bulkhead
