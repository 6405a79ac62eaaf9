// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/keychain.h"

#include <QCoroTimer>
#include <QHash>

#include <map>
#include <mutex>

namespace bulkhead {

//! A keyring in memory, for many threads; `failure` makes every call fail. Each call goes through the
//! event loop once, as the real one does.
class MemoryKeychain final : public Keychain
{
public:
    QCoro::Task<Result<std::optional<Secret>>> read(QString service, QString account) override
    {
        if (failure)
            co_return *failure;
        co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(service + u'/' + account);
        if (found == m_entries.end())
            co_return std::optional<Secret>();
        std::optional<Secret> secret(found->second.clone());
        co_return std::move(secret);
    }

    QCoro::Task<Result<void>> write(QString service, QString account, Secret secret) override
    {
        if (failure)
            co_return *failure;
        co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        const std::lock_guard lock(m_mutex);
        m_entries.insert_or_assign(service + u'/' + account, std::move(secret));
        co_return Result<void>();
    }

    void clear() { m_entries.clear(); }
    void put(const QString &name, std::string_view text)
    {
        m_entries.insert_or_assign(name, Secret(text));
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] QString firstName() const { return m_entries.begin()->first; }

    std::optional<Error> failure;

private:
    std::mutex m_mutex;
    std::map<QString, Secret> m_entries;
};

} // namespace bulkhead
