// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/apisix/apisixreader.h"

#include <QCoroTask>

#include <algorithm>
#include <map>
#include <memory>

namespace bulkhead::test {

//! Keeps what an adapter hands over.
class ApisixSink final : public InventorySink
{
public:
    Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) override
    {
        auto &kept = rows[key.name];
        std::move(records.begin(), records.end(), std::back_inserter(kept));
        return {};
    }
    Result<void> finish(CollectionReport report) override
    {
        finishedTwice = finishedTwice || reports.contains(report.key.name);
        const std::string name = report.key.name;
        reports.insert_or_assign(name, std::move(report));
        return {};
    }
    //! Sorted ids of one kind, everywhere.
    [[nodiscard]] std::vector<std::string> ids(EntityKind kind) const
    {
        std::vector<std::string> found;
        for (const auto &[name, records] : rows) {
            for (const EntityRecord &record : records) {
                if (record.kind == kind)
                    found.push_back(record.nativeId);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    [[nodiscard]] std::string allText() const
    {
        std::string text;
        for (const auto &[name, records] : rows) {
            for (const EntityRecord &record : records)
                text += record.nativeId + '\n' + record.payload + '\n';
        }
        return text;
    }

    std::map<std::string, std::vector<EntityRecord>> rows;
    std::map<std::string, CollectionReport> reports;
    bool finishedTwice = false;
};

inline std::shared_ptr<const Fingerprinter> apisixFingerprinter()
{
    return std::make_shared<Fingerprinter>(Secret("0123456789abcdef0123456789abcdef"));
}

//! A reader with short waits.
inline std::unique_ptr<ApisixReader> apisixReader(const QUrl &url, const QByteArray &key)
{
    TransportConfig transport;
    transport.gateway = GatewayId(QStringLiteral("apisix-test"));
    transport.adminUrl = url;
    if (!key.isEmpty()) {
        transport.authHeader = apisixAuthHeader;
        transport.authValue = Secret({key.constData(), std::size_t(key.size())});
    }
    transport.transport.firstBackOff = std::chrono::milliseconds(1);
    transport.transport.maxBackOff = std::chrono::milliseconds(2);
    GatewayConfig config;
    config.adminUrl = url;
    static const SystemClock clock;
    return std::make_unique<ApisixReader>(std::make_unique<HttpSession>(std::move(transport)), config, clock,
                                          apisixFingerprinter());
}

struct ApisixReading
{
    ApisixSink sink;
    Result<void> result;
};

inline std::unique_ptr<ApisixReading> readApisix(const QUrl &url, const QByteArray &key)
{
    auto reading = std::make_unique<ApisixReading>();
    const auto reader = apisixReader(url, key);
    reading->result = QCoro::waitFor(reader->read(reading->sink));
    return reading;
}

} // namespace bulkhead::test
