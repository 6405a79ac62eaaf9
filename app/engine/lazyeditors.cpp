// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lazyeditors.h"

namespace bulkhead {

LazyEditors::LazyEditors(EnginePaths paths, EstateConfig estate)
    : m_paths(std::move(paths))
    , m_estate(std::move(estate))
{
}

QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> LazyEditors::openEditor(GatewayConfig config, Access access)
{
    if (!m_editors) {
        const auto engine = co_await Engine::make(m_paths);
        if (!engine)
            co_return engine.error();
        if (!m_editors) // another question was first
            m_editors = (*engine)->makeEditors(m_estate);
    }
    co_return co_await m_editors->openEditor(config, access);
}

} // namespace bulkhead
