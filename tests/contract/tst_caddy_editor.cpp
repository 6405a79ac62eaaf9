// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of Caddy, on the fake and on the real program where that is installed.
#include "contract/editorsuite.h"
#include "core/jsonreader.h"
#include "demo/fakecaddy.h"
#include "e2e/realcaddy.h"
#include "gateways/caddy/caddyeditor.h"
#include "gateways/caddy/caddymapping.h"
#include "gateways/caddy/caddyrecords.h"
#include "gateways/redaction/redaction.h"
#include "support/httpask.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Story = EditorBench::Story;

std::shared_ptr<const Fingerprinter> fingerprinter()
{
    return std::make_shared<Fingerprinter>(Secret("0123456789abcdef0123456789abcdef"));
}

QByteArray route(const QByteArray &domain, const QByteArray &path, const QByteArray &methods, const QByteArray &secret = {})
{
    const QByteArray headers = secret.isEmpty() ? QByteArray() : R"("headers":{"request":{"set":{"Authorization":["Bearer )" + secret + R"("]}}},)";
    return R"({"match":[{"host":["orders.)" + domain + R"("],"path":[")" + path + R"("],"method":[)" + methods + R"(]}],"handle":[{"handler":"reverse_proxy",)" + headers
        + R"("upstreams":[{"dial":"orders.)" + domain + R"(:8080"}]}]})";
}

constexpr auto routesPath = "/config/apps/http/servers/edge/routes"_L1;
const QByteArray catchAll = R"({"handle":[{"handler":"static_response","status_code":404}]})";

QByteArray sourceRoutes(Story story)
{
    return route("sbx.test", "/orders*", R"("GET","PATCH")", story == Story::Changed ? "CANARY-source-token" : "") + ','
        + route("sbx.test", "/orders-new*", R"("GET")") + ',' + route("sbx.test", "/orders-newer*", R"("GET")");
}

QByteArray targetRoutes(Story story)
{
    return story == Story::New ? catchAll
                               : route("test", "/orders*", R"("GET")", "CANARY-target-token") + ',' + route("test", "/orders-old*", R"("GET")", "CANARY-old-token") + ','
            + route("test", "/orders-older*", R"("GET")") + ',' + catchAll;
}

//! Finds routes of the API by what they are.
class CaddyBench : public EditorBench
{
public:
    std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via) override
    {
        TransportConfig config;
        config.gateway = GatewayId(side == Side::Source ? u"source"_s : u"target"_s);
        config.adminUrl = via.isEmpty() ? url(side) : via;
        config.transport.firstBackOff = std::chrono::milliseconds(1);
        return std::make_unique<CaddyEditor>(std::make_unique<HttpSession>(std::move(config)), config.gateway, fingerprinter());
    }
    std::vector<std::string> deployments(Side side) override
    {
        std::vector<std::string> ids;
        forRoutes(side, [&](std::size_t, JsonElement route) {
            const std::string text = canonical(JsonValue::from(route));
            const std::string id = caddyDeploymentId("edge", route, *fingerprinter());
            if (text.find("/orders") != std::string::npos && std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        });
        return ids;
    }
    [[nodiscard]] QList<MappingRule> map() const override
    {
        return {{u"route.hosts"_s, u"(.*)\\.sbx\\.test"_s, u"\\1.test"_s}, {u"upstream.host"_s, u"(.*)\\.sbx\\.test"_s, u"\\1.test"_s}};
    }
    std::string state() override { return canonical(httpAsk(url(Side::Target), "GET", u"/config/"_s).json()); }
    bool edit(const ObjectRef &ref) override
    {
        RedactionRules rules;
        rules.isLossless = true;
        std::optional<std::size_t> found;
        forRoutes(Side::Target, [&](std::size_t index, JsonElement route) {
            if (shortDigest(redact(route, *fingerprinter(), rules)) == ref.id)
                found = index;
        });
        return found && httpAsk(url(Side::Target), "POST", routesPath + u"/%1/terminal"_s.arg(*found), "true").status == 200;
    }
    [[nodiscard]] bool isFoundByContent() const override { return true; }
    [[nodiscard]] QList<QByteArray> secrets() const override { return {"CANARY-source-token", "CANARY-target-token", "CANARY-old-token"}; }
    std::string targetSecrets() override
    {
        static const QRegularExpression word(u"CANARY[a-z-]+"_s);
        QString all;
        for (auto match = word.globalMatch(QString::fromStdString(state())); match.hasNext();)
            all += match.next().captured() + u' ';
        return all.toStdString();
    }

private:
    void forRoutes(Side side, const std::function<void(std::size_t, JsonElement)> &visit)
    {
        const QByteArray body = httpAsk(url(side), "GET", routesPath).body;
        JsonReader reader;
        const auto routes = reader.parse({body.constData(), std::size_t(body.size())});
        std::size_t index = 0;
        if (routes && routes->is_array()) {
            for (const JsonElement route : arrayOf(*routes))
                visit(index++, route);
        }
    }
};

class FakeBench final : public CaddyBench
{
public:
    explicit FakeBench(Story story)
        : m_source(document(sourceRoutes(story)))
        , m_target(document(targetRoutes(story)))
    {
    }
    [[nodiscard]] QUrl url(Side side) const override { return side == Side::Source ? m_source.url() : m_target.url(); }

private:
    static QJsonValue document(const QByteArray &routes)
    {
        return QJsonDocument::fromJson(R"({"apps":{"http":{"servers":{"edge":{"listen":["127.0.0.1:0"],"routes":[)" + routes + "]}}}}}").object();
    }
    FakeCaddy m_source, m_target;
};

class RealBench final : public CaddyBench
{
public:
    explicit RealBench(Story story)
        : m_source(m_home.filePath(u"source"_s), sourceRoutes(story))
        , m_target(m_home.filePath(u"target"_s), targetRoutes(story))
    {
    }
    [[nodiscard]] bool answers() const { return m_source.answers() && m_target.answers(); }
    [[nodiscard]] QUrl url(Side side) const override { return QUrl(QString::fromLatin1(side == Side::Source ? m_source.url() : m_target.url())); }

private:
    QTemporaryDir m_home;
    RealCaddy m_source, m_target;
};

} // namespace

class TestCaddyEditorOnFake : public EditorSuite
{
    Q_OBJECT
protected:
    std::unique_ptr<EditorBench> bench(Story story) override { return std::make_unique<FakeBench>(story); }
};

class TestCaddyEditorOnReal : public EditorSuite
{
    Q_OBJECT
protected:
    std::unique_ptr<EditorBench> bench(Story story) override
    {
        if (QStandardPaths::findExecutable(u"caddy"_s).isEmpty())
            return nullptr;
        auto made = std::make_unique<RealBench>(story);
        return QTest::qWaitFor([&] { return made->answers(); }, 20000) ? std::move(made) : nullptr;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    TestCaddyEditorOnFake fake;
    TestCaddyEditorOnReal real;
    return QTest::qExec(&fake, argc, argv) + QTest::qExec(&real, argc, argv);
}

#include "tst_caddy_editor.moc"
