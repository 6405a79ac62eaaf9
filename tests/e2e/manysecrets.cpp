// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/manysecrets.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

namespace bulkhead::test {

namespace {

class Planting
{
    using Row = KongSeed::Row;
    using Object = JsonValue::Object;

public:
    Planting(Canaries &canaries, const std::string &certificate)
        : m_canaries(canaries)
        , m_all{secretKong(canaries, certificate), secretApisix(canaries, certificate), secretCaddy(canaries), "on: push\njobs:\n", "{\"seen\": [\n"}
    {
    }

    void plant(int number, quint32 place)
    {
        m_name = "planted-" + std::to_string(number);
        m_secret = m_canaries.plain(m_name.c_str());
        switch (place) {
        case 0: return ofConsumer("key-auths", Row{{"key", m_secret}});
        case 1: return ofConsumer("basic-auths", Row{{"username", m_name}, {"password", m_secret}});
        case 2: return ofConsumer("hmac-auths", Row{{"username", m_name}, {"secret", m_secret}});
        case 3: return ofConsumer("jwts", Row{{"key", m_name}, {"secret", m_secret}});
        case 4: return ofConsumer("oauth2", Row{{"client_id", m_name}, {"client_secret", m_secret}});
        case 5: return onService("request-transformer", Row{{"add", Row{{"headers", KongSeed::list({"X-Api-Key:" + m_secret})}}}});
        case 6: return onService("http-log", Row{{"http_endpoint", "https://u:" + m_secret + "@l.example/in?token=" + m_secret}});
        case 7: return ofApisixConsumer("key-auth", Object{{"key", m_secret}});
        case 8: return ofApisixConsumer("jwt-auth", Object{{"key", m_name}, {"secret", m_secret}});
        case 9: return onApisixRoute();
        case 10: return onBothSides();
        case 11: return onCaddy();
        case 12: return inPipeline();
        default: m_all.raw += QByteArray::fromStdString("  {\"token\": \"" + m_secret + "\"},\n");
        }
    }
    static constexpr quint32 places = 14;

    ManySecrets taken()
    {
        if (!m_caddyRoutes.isEmpty())
            addCaddyServer();
        m_all.raw += "  {}]}\n";
        return std::move(m_all);
    }

private:
    void addCaddyServer()
    {
        QJsonObject root = m_all.caddy.toObject(), apps = root[QStringLiteral("apps")].toObject(), http = apps[QStringLiteral("http")].toObject(),
                    servers = http[QStringLiteral("servers")].toObject();
        servers.insert(QStringLiteral("planted"), QJsonObject{{QStringLiteral("listen"), QJsonArray{QStringLiteral(":2")}}, {QStringLiteral("routes"), m_caddyRoutes}});
        http.insert(QStringLiteral("servers"), servers);
        apps.insert(QStringLiteral("http"), http);
        root.insert(QStringLiteral("apps"), apps);
        m_all.caddy = root;
    }
    void ofConsumer(const char *kind, Row credential) { m_all.kong.ofConsumer(kind, m_all.kong.consumer(m_name), std::move(credential)); }
    void onService(const char *plugin, Row config)
    {
        const std::string id = m_all.kong.service(m_name, m_name + ".example");
        m_all.kong.route(m_name, id, "/" + m_name);
        m_all.kong.plugin(plugin, std::move(config), "service", id);
    }
    void ofApisixConsumer(const char *plugin, Object config)
    {
        std::string user = m_name;
        std::replace(user.begin(), user.end(), '-', '_');
        m_all.apisix.add("consumers", Object{{"username", user}, {"plugins", Object{{plugin, std::move(config)}}}});
    }
    void onApisixRoute()
    {
        m_all.apisix.add("routes", Object{{"id", m_name},
                                          {"name", m_name},
                                          {"uri", "/" + m_name},
                                          {"plugins", Object{{"http-logger", Object{{"uri", "https://u:" + m_secret + "@l.example"}, {"auth_header", m_secret}}}}},
                                          {"upstream", Object{{"type", "roundrobin"}, {"nodes", Object{{m_name + ".example:1", 1}}}}}});
    }
    //! The same key opens sandbox and production: a finding of IDN-01.
    void onBothSides()
    {
        ofConsumer("key-auths", Row{{"key", m_secret}});
        ofApisixConsumer("key-auth", Object{{"key", m_secret}});
    }
    void onCaddy()
    {
        QByteArray route = R"({"@id":"NAME","match":[{"path":["/NAME"],"header":{"Authorization":["Bearer SECRET"]}}],"handle":[
            {"handler":"authentication","providers":{"http_basic":{"accounts":[{"username":"NAME","password":"SECRET","salt":"SECRET"}]}}},
            {"handler":"reverse_proxy","headers":{"request":{"set":{"X-Api-Key":["SECRET"]}}},"upstreams":[{"dial":"a.example:1"}]}]})";
        route.replace("NAME", QByteArray::fromStdString(m_name)).replace("SECRET", QByteArray::fromStdString(m_secret));
        m_caddyRoutes.append(QJsonDocument::fromJson(route).object());
    }
    void inPipeline()
    {
        m_all.pipeline += QByteArray::fromStdString("  " + m_name + ":\n    environment: sandbox\n    env:\n      TOKEN: " + m_secret + "\n    steps:\n      - run: |\n          curl -H 'Authorization: Bearer "
                                                    + m_secret + "' https://u:" + m_secret + "@orders.prd.example/v1?key=" + m_secret + "\n");
    }

    Canaries &m_canaries;
    ManySecrets m_all;
    QJsonArray m_caddyRoutes;
    std::string m_name, m_secret; //!< of the one that is being planted
};

} // namespace

ManySecrets manySecrets(Canaries &canaries, int count, quint32 seed, const std::string &certificate)
{
    Planting planting(canaries, certificate);
    QRandomGenerator dice(seed);
    for (int i = 0; i < count; ++i)
        planting.plant(i, quint32(i) < Planting::places ? quint32(i) : dice.bounded(Planting::places)); // each place at least once
    return planting.taken();
}

} // namespace bulkhead::test
