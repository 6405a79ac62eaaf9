// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/apisixharness.h"
#include "contract/apisixorders.h"
#include "contract/editorsuite.h"
#include "demo/fakeapisix.h"
#include "gateways/apisix/apisixeditor.h"
#include "support/httpask.h"

#include <QRegularExpression>

namespace bulkhead::test {

//! Where an Admin API is, and its key.
struct ApisixPlace
{
    QUrl url;
    QString key;

    [[nodiscard]] HttpAnswer ask(const QByteArray &verb, const QString &path, const QByteArray &body = {}) const
    {
        return httpAsk(url, verb, QStringLiteral("/apisix/admin/") + path + QStringLiteral("?api_key=") + key, body);
    }
    //! The value of an object as it would be sent; null if it is not there.
    [[nodiscard]] JsonValue value(const QString &path) const
    {
        const JsonValue answer = ask("GET", path).json();
        const JsonValue *value = answer.find("value");
        if (value == nullptr || value->object() == nullptr)
            return {};
        JsonValue object = *value;
        for (const char *time : {"create_time", "update_time"})
            object.object()->erase(time);
        return object;
    }
    //! All rows of a collection without times; what is not there is empty.
    [[nodiscard]] JsonValue::Array rows(const QString &collection) const
    {
        JsonValue::Array rows;
        const JsonValue answer = ask("GET", collection).json();
        const JsonValue *list = answer.find("list");
        for (std::size_t i = 0; list != nullptr && list->array() != nullptr && i < list->array()->size(); ++i) {
            JsonValue value = *(*list->array())[i].find("value");
            for (const char *time : {"create_time", "update_time"})
                value.object()->erase(time);
            rows.push_back(std::move(value));
        }
        return rows;
    }
};

inline std::unique_ptr<ApisixEditor> apisixEditor(const ApisixPlace &place, std::chrono::milliseconds timeout = std::chrono::seconds(30),
                                                  std::unique_ptr<ApisixServed> served = {})
{
    TransportConfig transport;
    transport.gateway = GatewayId(QStringLiteral("apisix-test"));
    transport.adminUrl = place.url;
    transport.authHeader = apisixAuthHeader;
    transport.authValue = Secret(place.key.toStdString());
    transport.limits.timeout = timeout;
    transport.transport.firstBackOff = std::chrono::milliseconds(1);
    transport.transport.maxBackOff = std::chrono::milliseconds(2);
    GatewayConfig config;
    config.id = transport.gateway;
    config.adminUrl = place.url;
    return std::make_unique<ApisixEditor>(std::make_unique<HttpSession>(std::move(transport)), config, apisixFingerprinter(), std::move(served));
}

//! The API "orders" between two Admin APIs.
class ApisixBench : public EditorBench
{
public:
    std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via = {}) override
    {
        ApisixPlace place = this->place(side);
        if (!via.isEmpty())
            place.url = via;
        return apisixEditor(place);
    }
    [[nodiscard]] QUrl url(Side side) const override { return place(side).url; }
    std::vector<std::string> deployments(Side side) override
    {
        std::vector<std::string> ids;
        for (const JsonValue &service : place(side).rows(QStringLiteral("services"))) {
            const std::string &id = *service.find("id")->string();
            if (id.find("orders") != std::string::npos)
                ids.push_back(id);
        }
        return ids;
    }
    [[nodiscard]] QList<MappingRule> map() const override
    {
        QList<MappingRule> rules;
        for (const char *field : {"route.hosts", "upstream.host", "policy.http-logger.uri", "policy.proxy-rewrite.host"})
            rules.append({QString::fromLatin1(field), QStringLiteral("(.*)\\.sbx\\.test"), QStringLiteral("\\1.test")});
        return rules;
    }
    std::string state() override
    {
        std::string all;
        for (const char *name : {"routes", "services", "upstreams", "plugin_configs", "ssls", "global_rules", "consumers"})
            all += std::string(name) + ' ' + canonical(place(Side::Target).rows(QString::fromLatin1(name))) + '\n';
        return all;
    }
    bool edit(const promotion::ObjectRef &ref) override
    {
        const QString path = QString::fromStdString(ref.collection + '/' + ref.id);
        JsonValue value = place(Side::Target).value(path);
        if (value.object() == nullptr)
            return false;
        (*value.object())["desc"] = "edited behind";
        return place(Side::Target).ask("PUT", path, QByteArray::fromStdString(canonical(value))).status == 200;
    }
    [[nodiscard]] QList<QByteArray> secrets() const override
    {
        return {"CANARY-source-logger", "CANARY-target-logger", "CANARY-source-csrf", "CANARY-target-csrf", "CANARY-old-redis"};
    }
    std::string targetSecrets() override
    {
        static const QRegularExpression word(QStringLiteral("[a-z-]+/CANARY[a-z-]+|\"CANARY[a-z-]+"));
        QString all;
        for (auto match = word.globalMatch(QString::fromStdString(state())); match.hasNext();)
            all += match.next().captured() + u' ';
        return all.toStdString();
    }

    [[nodiscard]] virtual ApisixPlace place(Side side) const = 0;
};

//! Two fakes of these versions.
class FakeApisixBench final : public ApisixBench
{
public:
    explicit FakeApisixBench(Story story, const char *sourceVersion = "3.13.0", const char *targetVersion = "3.13.0")
        : m_source(ordersOfSource(story), version(sourceVersion))
        , m_target(ordersOfTarget(story), version(targetVersion))
    {
    }
    [[nodiscard]] ApisixPlace place(Side side) const override { return {fake(side).url(), QStringLiteral("fake-apisix-admin-key")}; }
    [[nodiscard]] const FakeApisix &fake(Side side) const { return side == Side::Source ? m_source : m_target; }
    [[nodiscard]] FakeApisix &target() { return m_target; }

private:
    static FakeApisixOptions version(const char *number)
    {
        FakeApisixOptions options;
        options.version = number;
        return options;
    }
    FakeApisix m_source, m_target;
};

//! A fake promotes to a real gateway, which is left as it was found.
class LiveApisixBench final : public ApisixBench
{
public:
    LiveApisixBench(Story story, const QUrl &target, const QString &key)
        : m_source(ordersOfSource(story))
        , m_target{target, key}
    {
        for (const char *name : collections) {
            for (const auto &[collection, value] : ordersOfTarget(story).objects) {
                const QString path = QString::fromStdString(collection + '/' + *value.at("id").string());
                if (collection == name)
                    m_isReady = m_target.ask("PUT", path, QByteArray::fromStdString(canonical(value))).status < 300 && m_isReady;
            }
            m_before.push_back(ids(name));
        }
    }
    ~LiveApisixBench() override
    {
        std::size_t index = std::size(collections);
        while (index-- > 0) { // what uses goes before what is used
            const QString name = QString::fromLatin1(collections[index]);
            for (const std::string &id : ids(collections[index])) {
                if (!m_before[index].contains(id) || isOfSeed(collections[index], id))
                    (void)m_target.ask("DELETE", name + u'/' + QString::fromStdString(id));
            }
        }
    }
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] ApisixPlace place(Side side) const override
    {
        return side == Side::Target ? m_target : ApisixPlace{m_source.url(), QStringLiteral("fake-apisix-admin-key")};
    }

private:
    static constexpr std::array collections = {"upstreams", "plugin_configs", "services", "routes"};
    [[nodiscard]] std::set<std::string> ids(const char *collection) const
    {
        std::set<std::string> ids;
        for (const JsonValue &row : m_target.rows(QString::fromLatin1(collection)))
            ids.insert(*row.find("id")->string());
        return ids;
    }
    [[nodiscard]] static bool isOfSeed(const char *collection, const std::string &id)
    {
        const auto objects = ordersOfTarget(Story::Changed).objects;
        return std::any_of(objects.begin(), objects.end(), [&](const auto &object) { return object.first == collection && *object.second.at("id").string() == id; });
    }

    FakeApisix m_source;
    ApisixPlace m_target;
    std::vector<std::set<std::string>> m_before;
    bool m_isReady = true;
};

} // namespace bulkhead::test
