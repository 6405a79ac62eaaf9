// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

namespace bulkhead {

//! Opens the store's key at the first use, on the thread that uses it. A key that cannot be had fails that use with its reason, and is tried again.
class LazyEditors final : public EditorOpener
{
public:
    LazyEditors(EnginePaths paths, EstateConfig estate);

    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override;

private:
    EnginePaths m_paths;
    EstateConfig m_estate;
    std::unique_ptr<EditorOpener> m_editors;
};

} // namespace bulkhead
