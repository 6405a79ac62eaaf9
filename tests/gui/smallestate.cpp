// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/smallestate.h"

#include <QDateTime>

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override
    {
        return UtcTime(std::chrono::milliseconds(
            QDateTime(QDate(2026, 11, 23), QTime(9, 43), Qt::UTC).toMSecsSinceEpoch()));
    }
};

const QStringList apis{u"accounts"_s, u"card-issuing"_s, u"card-limits"_s, u"fraud-score"_s,
                       u"kyc-documents"_s, u"loan-origination"_s, u"payments-initiation"_s, u"statements"_s};

} // namespace

QByteArray SmallEstate::yaml()
{
    return R"(# The estate of Meridian, a bank that does not exist.
version: 1
name: Meridian
environments:
  sandbox-eu:    {type: sandbox}
  production-eu: {type: production}
gateways:
  kong-sbx:   # asks the platform team before changes
    kind: kong
    admin_url: https://kong-admin.sbx.meridian.example:8444
    environment: sandbox-eu
    auth: {header: Kong-Admin-Token, secret: env:KONG_SBX_READ}
    region: eu-central-1
  apisix-sbx:
    kind: apisix
    admin_url: https://apisix-admin.sbx.meridian.example:9180
    environment: sandbox-eu
    auth: {header: X-API-KEY, secret: env:APISIX_SBX_READ}
  kong-prd:
    kind: kong
    admin_url: https://kong-admin.prd.meridian.example:8444
    environment: production-eu
    auth: {header: Kong-Admin-Token, secret: env:KONG_PRD_READ}
    write_auth: {header: Kong-Admin-Token, secret: env:KONG_PRD_WRITE}
    tls: {ca: file:meridian-internal-g2.pem}
    region: eu-central-1
    limits: {concurrency: 4, timeout: 20s}
  apisix-prd:
    kind: apisix
    admin_url: https://apisix-admin.prd.meridian.example:9180
    environment: production-eu
    auth: {header: X-API-KEY, secret: env:APISIX_PRD_READ}
  caddy-edge:
    kind: caddy
    admin_url: https://caddy-admin.meridian.example:2019
    partitions:
      - {when: {tag: "env:sandbox"},    environment: sandbox-eu}
      - {when: {tag: "env:production"}, environment: production-eu}
)";
}

SmallEstate::SmallEstate()
    : m_clock(std::make_shared<FixedClock>())
{
    const UtcTime now = m_clock->now();
    for (int i = 0; i < 6; ++i)
        m_facts->snapshots.append({1482 - i, now - 2min - i * 24h, now - 1min - i * 24h, u"Meridian"_s});
    addGateway(u"kong-sbx"_s, u"kong"_s, u"3.9.1"_s, false);
    addGateway(u"apisix-sbx"_s, u"apisix"_s, u"3.9.0"_s, false);
    addRefused(u"kong-prd"_s);
    addGateway(u"apisix-prd"_s, u"apisix"_s, u"3.9.0"_s, true);
    addGateway(u"caddy-edge"_s, u"caddy"_s, u"2.8.4"_s, true);
}

void SmallEstate::addGateway(const QString &name, const QString &kind, const QString &version,
                             bool production)
{
    const GatewayId id(name);
    const UtcTime read = m_clock->now() - 2min;
    GatewaySync sync;
    sync.gateway = id;
    sync.kind = kind;
    sync.status = GatewayStatus::Ok;
    sync.version = version;
    sync.startedAt = read;
    m_facts->syncs.append(sync);
    auto script = std::make_shared<GatewayScript>();
    script->connection.identity = GatewayIdentity{u"Kong"_s, version, {}, Right::Yes, Right::No, {}};
    for (int i = 0; i <= static_cast<int>(ConnectionStep::Id::Rights); ++i)
        script->connection.steps.append(
            {static_cast<ConnectionStep::Id>(i), ConnectionStep::State::Ok, u"answered"_s, 4ms});
    std::vector<EntityRecord> records;
    for (const QString &api : apis) {
        const std::string text = api.toStdString();
        const std::string host = text + (production ? ".prd.meridian.example" : ".sbx.meridian.example");
        for (EntityRecord &record : simpleApi(text, "/" + text, host))
            records.push_back(std::move(record));
    }
    m_facts->collections.append({id, wholeCollection("services", records).report, 1482, read});
    for (EntityRecord &record : records)
        m_facts->entities.push_back({id, {}, std::move(record), 1400});
    m_scripts.insert(id, std::move(script));
}

void SmallEstate::addRefused(const QString &name)
{
    addGateway(name, u"kong"_s, u"3.9.1"_s, true);
    GatewaySync &sync = m_facts->syncs.last();
    sync.status = GatewayStatus::Failed;
    sync.error = Error{Error::Kind::Tls, name,
                       u"it was issued by Meridian Internal CA G3, which the file does not hold"_s, {}, {}};
    m_facts->collections.last().readAt = m_clock->now() - 4h - 12min;
    ConnectionReport &report = m_scripts.value(GatewayId(name))->connection;
    using Id = ConnectionStep::Id;
    using State = ConnectionStep::State;
    report.identity.reset();
    report.steps = {{Id::SecretReference, State::Ok, u"env:KONG_PRD_READ"_s, 0ms},
                    {Id::Name, State::Ok, u"192.0.2.12 and .13"_s, 4ms},
                    {Id::Connection, State::Ok, u"port 8444 answers"_s, 11ms},
                    {Id::Tls, State::Failed, u"chain not trusted"_s, 38ms},
                    {Id::SignIn, State::NotTried, {}, 0ms},
                    {Id::Rights, State::NotTried, {}, 0ms}};
    CertificateFacts leaf;
    leaf.subject = u"kong-admin.prd.meridian.example"_s;
    leaf.issuer = u"Meridian Internal CA G3"_s;
    leaf.notBefore = QDateTime(QDate(2026, 11, 23), QTime(5, 28), Qt::UTC);
    leaf.notAfter = leaf.notBefore.addDays(90);
    leaf.fingerprint = u"7d:1e:04:b9:c2:55:8a:f0:31:6e:52:11:90:ab:7c:03:6e:15:d8:41:f9:20:cc:31:5a:77"_s;
    report.chain = {leaf};
    report.error = sync.error;
}

SessionParts SmallEstate::parts() const
{
    SessionParts parts;
    parts.openStore = [facts = m_facts]() -> Result<std::unique_ptr<Store>> {
        if (facts->broken)
            return *facts->broken;
        return std::unique_ptr<Store>(std::make_unique<MemoryStore>(facts));
    };
    parts.makeConnector = [scripts = m_scripts](const EstateConfig &) -> std::unique_ptr<GatewayConnector> {
        return std::make_unique<ScriptedConnector>(scripts);
    };
    parts.clock = m_clock;
    return parts;
}

} // namespace bulkhead::test
