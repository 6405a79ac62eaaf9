// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gatewayeditor.h"

namespace bulkhead {

//! Opens editors through another opener, and can make all of them give up: whoever closes the window does not wait for a gateway that is silent.
class TrackedEditors final : public EditorOpener
{
public:
    explicit TrackedEditors(std::shared_ptr<EditorOpener> editors)
        : m_editors(std::move(editors))
    {
    }

    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override
    {
        const auto editor = co_await m_editors->openEditor(config, access);
        if (!editor)
            co_return editor.error();
        std::erase_if(m_open, [](const auto &open) { return open.expired(); });
        m_open.push_back(*editor);
        if (m_isCancelled)
            (*editor)->cancel();
        co_return *editor;
    }

    void cancelAll()
    {
        m_isCancelled = true;
        for (const auto &open : m_open) {
            if (const auto editor = open.lock())
                editor->cancel();
        }
    }

private:
    std::shared_ptr<EditorOpener> m_editors;
    std::vector<std::weak_ptr<GatewayEditor>> m_open;
    bool m_isCancelled = false;
};

} // namespace bulkhead
