// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/largeestate.h"

#include "engine/engine.h"
#include "engine/lazyconnector.h"

#include <QFile>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

KongSeed seedOf(int services)
{
    KongSeed seed;
    for (int i = 0; i < services; ++i) {
        const std::string name = "api-" + std::to_string(i * 7919 % 1000003);
        KongSeed::Row tags;
        tags.emplace("tags", KongSeed::list({"owner:team-" + std::to_string(i % 60)}));
        const std::string id = seed.service(name, name + ".example", std::move(tags));
        seed.route(name + "-route", id, "/" + name);
    }
    return seed;
}

} // namespace

LargeEstate::LargeEstate(int entities)
    : m_sandbox(std::make_unique<FakeKong>(seedOf(entities / 4)))
    , m_production(std::make_unique<FakeKong>(seedOf(entities / 4)))
{
    m_paths.estate = filePath(u"estate.yaml"_s);
    m_paths.store = filePath(u"store.db"_s);
    m_paths.storeKey = u"file:"_s + filePath(u"store.key"_s);
    const auto gateway = [](const char *name, const FakeKong &kong, const char *environment) -> QByteArray {
        return "  " + QByteArray(name) + ":\n    kind: kong\n    admin_url: " + kong.url().toEncoded()
            + "\n    environment: " + environment + "\n";
    };
    const bool written = writeFile(m_paths.estate,
                                   "version: 1\nname: large\nenvironments:\n  sandbox: {type: sandbox}\n"
                                   "  production: {type: production}\ngateways:\n"
                                       + gateway("kong-sbx", *m_sandbox, "sandbox")
                                       + gateway("kong-prd", *m_production, "production"));
    if (!written)
        qFatal("the estate file cannot be written");
}

bool LargeEstate::writeFile(const QString &path, const QByteArray &text) const
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

SessionParts LargeEstate::parts() const
{
    SessionParts parts;
    parts.openStore = Engine::storeOpener(m_paths);
    parts.makeConnector = [paths = m_paths](const EstateConfig &estate) {
        return std::unique_ptr<GatewayConnector>(std::make_unique<LazyConnector>(paths, estate));
    };
    parts.clock = std::make_shared<SystemClock>();
    return parts;
}

void LargeEstate::change(int round)
{
    KongSeed::Row fields;
    fields.emplace("name", "new-" + std::to_string(round));
    fields.emplace("host", "new-" + std::to_string(round) + ".example");
    m_sandbox->add("services", std::move(fields));
}

} // namespace bulkhead::test
