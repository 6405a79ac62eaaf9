// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatefile.h"
#include "fuzz/expect.h"

using namespace bulkhead;

namespace {

void editGateway(const QByteArray &yaml, GatewayConfig gateway)
{
    const auto same = withGateway(yaml, gateway);
    expect(same && *same == yaml, "an edit that changes nothing keeps every byte");
    gateway.owner = QStringLiteral("an owner: #1");
    gateway.limits.concurrency = 63;
    gateway.tls.serverName.clear();
    const auto edited = withGateway(yaml, gateway); // may be refused, never wrong
    if (edited)
        expect(readEstate(*edited, {}).config.gateway(gateway.id)->owner == gateway.owner, "the edit is there");
    const auto removed = withoutGateway(yaml, gateway.id);
    if (removed)
        expect(!readEstate(*removed, {}).config.gateway(gateway.id), "the gateway is gone");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const EstateReading reading = readEstate(yaml, {});
    if (!reading.isUsable() || reading.config.environments.isEmpty())
        return 0;
    for (const GatewayConfig &gateway : reading.config.gateways.mid(0, 3))
        editGateway(yaml, gateway);
    GatewayConfig added;
    added.id = GatewayId(QStringLiteral("a-new-one"));
    added.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:1"));
    added.environment = reading.config.environments.front().id;
    if (const auto edited = withGateway(yaml, added); edited && !reading.config.gateway(added.id))
        expect(readEstate(*edited, {}).config.gateways.size() == reading.config.gateways.size() + 1, "added");
    Environment renamed = reading.config.environments.front();
    renamed.id = EnvironmentId(QStringLiteral("renamed-one"));
    (void)withEnvironment(yaml, renamed, reading.config.environments.front().id);
    (void)withoutEnvironment(yaml, reading.config.environments.back().id);
    ExpectedDifference difference;
    difference.field = QStringLiteral("route.*");
    if (const auto edited = withExpectedDifference(yaml, difference))
        expect(readEstate(*edited, {}).config.expected.contains(difference), "the difference is there");
    return 0;
}
