// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "engine/paths.h"
#include "ports/gateway.h"
#include "ports/store.h"

#include <memory>

namespace bulkhead {

//! The adapters, keys and clock behind the use cases, wired for one estate. Lives on the thread of its
//! readers.
class Engine
{
public:
    //! Loads the store's key, or makes it the first time.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> make(const EnginePaths &paths,
                                                              const EstateConfig &estate);
    //! By what --store says; makes the folder of a new store.
    [[nodiscard]] static StoreOpener storeOpener(const EnginePaths &paths);

    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    [[nodiscard]] GatewayConnector &connector();
    [[nodiscard]] const Clock &clock() const;
    //! Plain sentences about how the key is kept.
    [[nodiscard]] const QList<QString> &warnings() const;

private:
    Engine();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bulkhead
