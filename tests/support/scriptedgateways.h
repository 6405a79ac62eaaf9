// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gateway.h"

#include <QHash>

#include <memory>
#include <vector>

namespace bulkhead::test {

//! One collection that a scripted gateway hands over.
struct ScriptedCollection
{
    CollectionReport report;
    std::vector<EntityRecord> records;
};

//! What a scripted gateway does when it is asked. Shared with its readers, so a test can change it
//! between two syncs.
struct GatewayScript
{
    GatewayIdentity identity{.product = QStringLiteral("Scripted"),
                             .version = QStringLiteral("1.0"),
                             .edition = {},
                             .mayRead = Right::Yes,
                             .mayChange = Right::No,
                             .warnings = {}};
    std::optional<Error> openError, identifyError, readError;
    bool hangs = false; //!< `read` ends only when it is cancelled
    std::vector<ScriptedCollection> collections;
    ConnectionReport connection;
    int reads = 0;
};

//! A connector without sockets: gateways do what their script says, on the event loop.
class ScriptedConnector final : public GatewayConnector
{
public:
    using Scripts = QHash<GatewayId, std::shared_ptr<GatewayScript>>;
    explicit ScriptedConnector(Scripts scripts)
        : m_scripts(std::move(scripts))
    {
    }

    QCoro::Task<Result<std::shared_ptr<GatewayReader>>> open(GatewayConfig config) override;
    QCoro::Task<ConnectionReport> test(GatewayConfig config, CancelToken cancel) override;
    NameResolver *names() override { return resolver; }

    NameResolver *resolver = nullptr;

private:
    Scripts m_scripts;
};

//! A complete collection of these records, of the kinds they have.
[[nodiscard]] ScriptedCollection wholeCollection(const std::string &name,
                                                 std::vector<EntityRecord> records,
                                                 EntityKinds kinds = {});
//! A service with one route, an upstream and a target, as four records.
[[nodiscard]] std::vector<EntityRecord> simpleApi(const std::string &name, const std::string &path,
                                                  const std::string &host);

} // namespace bulkhead::test
