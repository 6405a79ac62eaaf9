// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/kongbench.h"

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using Row = JsonValue::Object;

namespace {

JsonValue list(const std::vector<std::string> &values)
{
    return KongSeed::list(values);
}

JsonValue settings(const char *name, Row config)
{
    return Row{{"config", std::move(config)}, {"name", name}};
}

Row limiter(int minute, const std::string &domain, const char *password)
{
    Row redis{{"host", "redis." + domain}, {"port", 6379}};
    if (password != nullptr)
        redis.emplace("password", password);
    return {{"minute", minute}, {"policy", "redis"}, {"redis", redis}};
}

Row logger(const std::string &domain, const char *token)
{
    Row config{{"http_endpoint", "http://log." + domain + ":9880/in"}};
    if (token != nullptr)
        config.emplace("headers", Row{{"X-Ingest", token}});
    return config;
}

const QStringList names{u"orders"_s, u"orders-api"_s}; // of the service: in production, in the sandbox and where a plan makes it

} // namespace

std::shared_ptr<const Fingerprinter> benchFingerprinter()
{
    return std::make_shared<Fingerprinter>(Secret("0123456789abcdef0123456789abcdef"));
}

QUrl KongBench::live(Side side)
{
    return QUrl(qEnvironmentVariable(side == Side::Source ? "BULKHEAD_LIVE_KONG_SOURCE" : "BULKHEAD_LIVE_KONG"));
}

KongBench::KongBench(Story story, FakeKongOptions options)
{
    if (live(Side::Source).isEmpty())
        m_source = std::make_unique<FakeKong>(KongSeed());
    if (live().isEmpty())
        m_target = std::make_unique<FakeKong>(KongSeed(), std::move(options));
    clean(Side::Source);
    clean(Side::Target);
    makeSource(story);
    if (story == Story::Changed)
        makeTarget();
}

KongBench::KongBench(KongSeed source, KongSeed target)
    : m_source(std::make_unique<FakeKong>(std::move(source)))
    , m_target(std::make_unique<FakeKong>(std::move(target)))
{
}

KongBench::~KongBench()
{
    clean(Side::Source);
    clean(Side::Target);
}

//! A live gateway is left as it was found.
void KongBench::clean(Side side) const
{
    if (side == Side::Source ? m_source != nullptr : m_target != nullptr)
        return;
    for (const QString &name : names) {
        const JsonValue routes = get(side, u"/services/%1/routes"_s.arg(name));
        const JsonValue *rows = routes.find("data");
        for (std::size_t i = 0; rows != nullptr && rows->array() != nullptr && i < rows->array()->size(); ++i)
            (void)httpAsk(url(side), "DELETE", u"/routes/"_s + QString::fromStdString(kongText((*rows->array())[i], "id")));
        (void)httpAsk(url(side), "DELETE", u"/services/"_s + name);
    }
    for (const char *upstream : {"orders.pool", "orders.pool.prd"})
        (void)httpAsk(url(side), "DELETE", u"/upstreams/"_s + QString::fromLatin1(upstream));
    (void)httpAsk(url(side), "DELETE", u"/consumers/orders-consumer"_s);
}

QUrl KongBench::url(Side side) const
{
    const auto &fake = side == Side::Source ? m_source : m_target;
    return fake ? fake->url() : live(side);
}

TransportConfig KongBench::transport(Side side, const QUrl &via) const
{
    TransportConfig config;
    config.gateway = GatewayId(side == Side::Source ? u"kong-sbx"_s : u"kong-prd"_s);
    config.adminUrl = via.isEmpty() ? url(side) : via;
    config.transport.firstBackOff = std::chrono::milliseconds(1);
    config.transport.maxBackOff = std::chrono::milliseconds(2);
    return config;
}

std::unique_ptr<GatewayEditor> KongBench::editor(Side side, const QUrl &via)
{
    TransportConfig config = transport(side, via);
    const GatewayId gateway = config.gateway;
    KongEditorOptions options;
    options.replicaWait = std::chrono::milliseconds(1);
    return std::make_unique<KongEditor>(std::make_unique<HttpSession>(std::move(config)), gateway, benchFingerprinter(), std::move(options));
}

JsonValue KongBench::get(Side side, const QString &path) const
{
    const HttpAnswer answer = httpAsk(url(side), "GET", path);
    return answer.status == 200 ? answer.json() : JsonValue();
}

std::string KongBench::make(Side side, const QString &path, const JsonValue &body)
{
    const HttpAnswer answer = httpAsk(url(side), "POST", path, QByteArray::fromStdString(canonical(body)));
    if (answer.status != 201)
        qWarning() << "not made:" << path << answer.status << answer.body;
    return kongText(answer.json(), "id");
}

void KongBench::makeSource(Story story)
{
    constexpr Side side = Side::Source;
    const bool isSecret = story == Story::Changed;
    make(side, u"/upstreams"_s, Row{{"algorithm", "least-connections"}, {"name", "orders.pool"}});
    make(side, u"/upstreams/orders.pool/targets"_s, Row{{"target", "a.sbx.test:8080"}, {"weight", 100}});
    make(side, u"/upstreams/orders.pool/targets"_s, Row{{"target", "b.sbx.test:8080"}, {"weight", 50}});
    make(side, u"/services"_s, Row{{"host", "orders.pool"}, {"name", "orders-api"}, {"path", "/v2"}, {"retries", 3}, {"tags", list({"env:sandbox"})}});
    const std::pair<const char *, std::vector<std::string>> routes[] = {{"orders-list", {"GET", "PATCH"}}, {"orders-new", {"POST"}}, {"orders-newer", {"POST"}}};
    for (const auto &[name, methods] : routes) {
        make(side, u"/services/orders-api/routes"_s,
             Row{{"hosts", list({"orders.sbx.test"})}, {"methods", list(methods)}, {"name", name}, {"paths", list({std::string("/") + name})}});
    }
    make(side, u"/services/orders-api/plugins"_s, settings("rate-limiting", limiter(60, "sbx.test", isSecret ? "CANARY-source-redis" : nullptr)));
    make(side, u"/services/orders-api/plugins"_s, settings("http-log", logger("sbx.test", isSecret ? "CANARY-source-log" : nullptr)));
    make(side, u"/routes/orders-list/plugins"_s, settings("key-auth", Row{{"key_names", list({"apikey", "x-key"})}}));
    make(side, u"/routes/orders-new/plugins"_s, settings("cors", Row{{"origins", list({"https://shop.sbx.test"})}}));
}

void KongBench::makeTarget()
{
    constexpr Side side = Side::Target;
    make(side, u"/upstreams"_s, Row{{"name", "orders.pool.prd"}, {"tags", list({"env:production"})}});
    make(side, u"/upstreams/orders.pool.prd/targets"_s, Row{{"target", "a.test:8080"}, {"weight", 10}});
    make(side, u"/upstreams/orders.pool.prd/targets"_s, Row{{"target", "old.test:8080"}, {"weight", 0}});
    make(side, u"/services"_s, Row{{"host", "orders.pool.prd"}, {"name", "orders"}, {"path", "/v1"}, {"tags", list({"env:production"})}});
    for (const char *name : {"orders-list", "orders-old"}) {
        make(side, u"/services/orders/routes"_s,
             Row{{"hosts", list({"orders.test"})}, {"methods", list({"GET"})}, {"name", name}, {"paths", list({std::string("/") + name})}});
    }
    make(side, u"/services/orders/plugins"_s, settings("rate-limiting", limiter(30, "test", "CANARY-target-redis")));
    make(side, u"/services/orders/plugins"_s, settings("http-log", logger("test", "CANARY-target-log")));
    make(side, u"/services/orders/plugins"_s, settings("correlation-id", Row{{"header_name", "X-Request"}}));
    make(side, u"/routes/orders-old/plugins"_s, settings("cors", Row{{"origins", list({"https://old.test"})}}));
    make(side, u"/routes/orders-list/plugins"_s, settings("oauth2", Row{{"enable_client_credentials", true}, {"provision_key", "CANARY-target-provision"}, {"scopes", list({"read"})}}));
    // What is of others, and stays so.
    const std::string consumer = make(side, u"/consumers"_s, Row{{"username", "orders-consumer"}});
    Row termination{{"config", Row{{"status_code", 503}}}, {"consumer", KongSeed::reference(consumer)}, {"name", "request-termination"}};
    make(side, u"/services/orders/plugins"_s, termination);
}

std::vector<std::string> KongBench::deployments(Side side)
{
    std::vector<std::string> ids;
    for (const QString &name : names) {
        const std::string id = kongText(get(side, u"/services/"_s + name), "id");
        if (!id.empty())
            ids.push_back(id);
    }
    return ids;
}

QList<MappingRule> KongBench::map() const
{
    QList<MappingRule> rules;
    for (const QString &field : {u"upstream.host"_s, u"route.hosts"_s, u"policy.rate-limiting.redis.host"_s, u"policy.rate-limiting.redis_host"_s,
                                 u"policy.http-log.http_endpoint"_s, u"policy.cors.origins"_s})
        rules.append({field, u"(.*)\\.sbx\\.test"_s, u"\\1.test"_s});
    return rules;
}

std::string KongBench::state()
{
    std::string text;
    QStringList lists{u"/services"_s, u"/routes"_s, u"/plugins"_s, u"/upstreams"_s, u"/certificates"_s, u"/snis"_s, u"/consumers"_s};
    const JsonValue upstreams = get(Side::Target, u"/upstreams?size=1000"_s);
    for (const JsonValue &upstream : *upstreams.find("data")->array())
        lists.append(u"/upstreams/%1/targets"_s.arg(QString::fromStdString(kongText(upstream, "id"))));
    for (const QString &path : lists) {
        const JsonValue all = get(Side::Target, path + u"?size=1000"_s);
        std::vector<std::string> rows;
        for (const JsonValue &row : *all.find("data")->array()) {
            Row members = *row.object();
            members.erase("created_at");
            members.erase("updated_at");
            rows.push_back(canonical(members));
        }
        std::sort(rows.begin(), rows.end()); // targets come in the order of their times
        text += path.toStdString() + '\n';
        for (const std::string &row : rows)
            text += row + '\n';
    }
    return text;
}

bool KongBench::edit(const promotion::ObjectRef &ref)
{
    const QString path = u'/' + QString::fromStdString(ref.collection + '/' + ref.id);
    return httpAsk(url(Side::Target), "PATCH", path, R"({"tags":["edited"]})").status == 200;
}

QList<QByteArray> KongBench::secrets() const
{
    return {"CANARY-source-redis", "CANARY-source-log", "CANARY-target-redis", "CANARY-target-log", "CANARY-target-provision"};
}

std::string KongBench::targetSecrets()
{
    static const QRegularExpression word(u"CANARY[a-z-]+"_s);
    QString all;
    for (auto match = word.globalMatch(QString::fromStdString(state())); match.hasNext();)
        all += match.next().captured() + u' ';
    return all.toStdString();
}

} // namespace bulkhead::test
