// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongreader.h"

#include <QCoroTask>

#include <algorithm>
#include <map>
#include <memory>

namespace bulkhead::test {

//! Keeps what an adapter hands over.
class CollectingSink final : public InventorySink
{
public:
    Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) override
    {
        auto &kept = rows[key];
        std::move(records.begin(), records.end(), std::back_inserter(kept));
        return {};
    }
    Result<void> finish(CollectionReport report) override
    {
        const CollectionKey key = report.key;
        finishedTwice = finishedTwice || reports.contains(key);
        reports.insert_or_assign(key, std::move(report));
        return {};
    }

    [[nodiscard]] const CollectionReport *report(const std::string &name, const std::string &workspace = {}) const
    {
        const auto found = reports.find(CollectionKey{workspace, name});
        return found == reports.end() ? nullptr : &found->second;
    }
    //! Sorted ids of one kind, everywhere.
    [[nodiscard]] std::vector<std::string> ids(EntityKind kind) const
    {
        std::vector<std::string> found;
        for (const auto &[key, records] : rows) {
            for (const EntityRecord &record : records) {
                if (record.kind == kind)
                    found.push_back(record.nativeId);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    [[nodiscard]] const EntityRecord *find(EntityKind kind, const std::string &id) const
    {
        for (const auto &[key, records] : rows) {
            for (const EntityRecord &record : records) {
                if (record.kind == kind && record.nativeId == id)
                    return &record;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::string allText() const
    {
        std::string text;
        for (const auto &[key, records] : rows) {
            for (const EntityRecord &record : records)
                text += record.nativeId + '\n' + record.payload + '\n';
        }
        return text;
    }

    std::map<CollectionKey, std::vector<EntityRecord>> rows;
    std::map<CollectionKey, CollectionReport> reports;
    bool finishedTwice = false;
};

inline std::shared_ptr<const Fingerprinter> testFingerprinter()
{
    return std::make_shared<Fingerprinter>(Secret("0123456789abcdef0123456789abcdef"));
}

//! A reader with short waits; `token` goes into Kong-Admin-Token.
inline std::unique_ptr<KongReader> readerFor(const QUrl &url, const QByteArray &token = {},
                                             const QList<QString> &workspaces = {}, int concurrency = 6)
{
    TransportConfig config;
    config.gateway = GatewayId(QStringLiteral("kong-test"));
    config.adminUrl = url;
    if (!token.isEmpty()) {
        config.authHeader = "Kong-Admin-Token";
        config.authValue = Secret({token.constData(), std::size_t(token.size())});
    }
    config.limits.concurrency = concurrency;
    config.transport.firstBackOff = std::chrono::milliseconds(1);
    config.transport.maxBackOff = std::chrono::milliseconds(2);
    KongOptions options;
    options.workspaces = workspaces;
    options.hasCredential = !token.isEmpty();
    options.concurrency = concurrency;
    options.rootTimeout = std::chrono::milliseconds(300);
    return std::make_unique<KongReader>(std::make_unique<HttpSession>(std::move(config)), options,
                                        testFingerprinter());
}

struct Reading
{
    CollectingSink sink;
    Result<void> result;
};

inline std::unique_ptr<Reading> readAll(const QUrl &url, const QByteArray &token = {},
                                        const QList<QString> &workspaces = {})
{
    auto reading = std::make_unique<Reading>();
    const auto reader = readerFor(url, token, workspaces);
    reading->result = QCoro::waitFor(reader->read(reading->sink));
    return reading;
}

} // namespace bulkhead::test
