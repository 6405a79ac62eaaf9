// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/promotionbench.h"

#include "engine/auditparts.h"
#include "estate/estatefile.h"
#include "identity/keyfile.h"
#include "promotions/promotionspage.h"
#include "promotions/requestview.h"
#include "usecases/people.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto passphrase = "of the bench";
constexpr int patience = 30000;

struct Api
{
    const char *name, *sandboxMethods, *productionMethods; //!< no production methods: it is not there
    int port;
};
constexpr std::array apis = {Api{"orders", R"("GET","PATCH")", R"("GET")", 8080}, Api{"ledger", R"("GET","POST")", R"("GET")", 8081}, Api{"statements", R"("GET")", nullptr, 8082},
                             Api{"limits", R"("GET","PUT")", R"("GET")", 8083},   Api{"payees", R"("GET","DELETE")", R"("GET")", 8084}, Api{"fees", R"("GET")", R"("GET")", 8085},
                             Api{"reports", R"("GET")", R"("GET","POST")", 8086}, Api{"rates", R"("GET","POST")", R"("GET")", 8087}};

QByteArray routeOf(const Api &api, bool isProduction)
{
    const QByteArray name = api.name, side = isProduction ? "prd" : "sbx";
    const QByteArray timeout = name == "orders" ? QByteArray(isProduction ? R"(,"transport":{"protocol":"http","response_header_timeout":30000000000})"
                                                                          : R"(,"transport":{"protocol":"http","response_header_timeout":20000000000})")
                                                : QByteArray();
    // What fees calls in the sandbox has no rule that maps it.
    const QByteArray host = isProduction ? "127.0.0.10" : name == "fees" ? "127.0.0.8" : "127.0.0.9";
    return R"({"@id":")" + name + '-' + side + R"(","match":[{"host":[")" + name + (isProduction ? ".example.test" : ".sbx.example.test") + R"("],"path":["/)" + name
        + R"(*"],"method":[)" + QByteArray(isProduction ? api.productionMethods : api.sandboxMethods) + R"(]}],"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":")" + host + ':'
        + QByteArray::number(api.port) + R"("}])" + timeout + "}]}";
}

QJsonObject configOf(bool isProduction)
{
    QByteArrayList routes;
    for (const Api &api : apis) {
        if (!isProduction || api.productionMethods != nullptr)
            routes.append(routeOf(api, isProduction));
    }
    routes.append(R"({"handle":[{"handler":"static_response","status_code":404}]})");
    return QJsonDocument::fromJson(R"({"apps":{"http":{"servers":{"edge":{"listen":[":80"],"automatic_https":{"disable":true},"routes":[)" + routes.join(',') + "]}}}}}").object();
}

struct Person
{
    QString name;
    QStringList roles;
};
const QList<Person> &people()
{
    static const QList<Person> list{{u"leila.haddad"_s, {u"admin"_s, u"engineer"_s}}, {u"priya.raman"_s, {u"engineer"_s}}, {u"tomasz.wilk"_s, {u"approver"_s}},
                                    {u"ines.carvalho"_s, {u"approver"_s, u"engineer"_s}}, {u"eve.lind"_s, {u"approver"_s}}};
    return list;
}

} // namespace

PromotionBench::PromotionBench()
    : m_sandbox(configOf(false))
    , m_production(configOf(true))
{
}

PromotionBench::~PromotionBench()
{
    m_console.reset();
    Appearance().apply({}); // the next bench starts from the desktop's look
}

QByteArray PromotionBench::estateText() const
{
    return "version: 1\nname: Meridian\nenvironments:\n  sandbox-eu: {type: sandbox}\n  production-eu: {type: production}\n"
           "gateways:\n  caddy-sbx: {kind: caddy, environment: sandbox-eu, admin_url: '" + m_sandbox.url().toEncoded()
        + "'}\n  caddy-prd: {kind: caddy, environment: production-eu, admin_url: '" + m_production.url().toEncoded()
        + "'}\napis:\n  orders: {authors: [eve.lind]}\n  rates: {contract: {sandbox-eu: rates.sbx.yaml, production-eu: rates.yaml}}\ngroups: {payments-owners: [tomasz.wilk, eve.lind]}\n"
          "promotion:\n  paths:\n    - from: sandbox-eu\n      to: production-eu\n      map:\n"
          "        - {field: route.hosts, from: '(.*)\\.sbx\\.example\\.test', to: '\\1.example.test'}\n"
          "        - {field: upstream.host, from: '127\\.0\\.0\\.9', to: 127.0.0.10}\n"
          "      approvals: {quorum: 2, groups: [payments-owners], ticket: 'CHG-[0-9]+', expires_after: 72h}\n"
          "      freezes: [{from: 2046-12-20T00:00:00Z, to: 2047-01-05T00:00:00Z, reason: year end}]\n"
          "  break_glass: {allowed: true, review_within: 24h}\n";
}

//! The sandbox's contract of rates takes an answer away that clients of production get.
bool PromotionBench::writeContracts() const
{
    const auto write = [this](const QString &name, const QByteArray &currency) {
        QFile file(place(name));
        return file.open(QIODevice::WriteOnly)
            && file.write("openapi: 3.0.3\ninfo: {title: rates, version: 1.0.0}\npaths:\n  /rates:\n    get:\n      operationId: rates\n      summary: all rates\n      tags: [rates]\n"
                          "      responses:\n        '200':\n          description: rates\n          content:\n            application/json:\n              schema:\n"
                          "                type: object\n                required: [rate" + currency + "]\n                properties:\n                  rate: {type: number}\n"
                          + (currency.isEmpty() ? QByteArray() : QByteArray("                  currency: {type: string}\n"))) > 0;
    };
    return write(u"rates.yaml"_s, ", currency") && write(u"rates.sbx.yaml"_s, {});
}

//! Before the program starts, as the command line would.
bool PromotionBench::addPeople()
{
    const EstateReading estate = readEstateFile(place(u"estate.yaml"_s));
    if (!estate.isUsable())
        return false;
    EnginePaths paths;
    paths.estate = place(u"estate.yaml"_s);
    paths.store = place(u"store.db"_s);
    paths.storeKey = u"file:"_s + place(u"store.key"_s);
    const auto trail = QCoro::waitFor(trailOpener(paths.withDefaults(), std::make_shared<SystemClock>())(estate.config));
    Acting admin;
    QList<Person> all = people();
    for (const auto &[name, roles] : m_others)
        all.append({name, roles});
    for (const Person &person : std::as_const(all)) {
        SigningKey key = SigningKey::generate();
        if (!trail || !writeKeyFile(place(person.name + u".key"_s), key, Secret(std::string_view(passphrase))))
            return false;
        PublicKeyCard card;
        card.key = key.publicKey();
        card.proof = *signatureFromHex(possessionProof(key));
        const bool isFirst = !admin.isPerson();
        if (isFirst)
            admin = {u"bench"_s, person.name, std::make_shared<const SigningKey>(std::move(key)), {}};
        if (!(*trail)->record(isFirst ? addFirstPersonDraft(person.name, person.roles, card, estate.config) : addPersonDraft(person.name, person.roles, card), admin))
            return false;
    }
    return true;
}

bool PromotionBench::start(const QString &language, std::shared_ptr<const Clock> clock)
{
    QFile file(place(u"estate.yaml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(estateText()) < 0)
        return false;
    file.close();
    if (!writeContracts() || !addPeople())
        return false;
    StartOptions options;
    options.paths.estate = place(u"estate.yaml"_s);
    QDir::setCurrent(m_folder.path()); // pictures show no folder of this machine
    options.paths.store = u"store.db"_s;
    options.paths.storeKey = u"file:"_s + place(u"store.key"_s);
    options.settingsFile = place(u"console.ini"_s);
    options.language = language;
    m_console = std::make_unique<ConsoleApplication>(options, std::move(clock));
    m_console->start();
    window().resize(1440, 900);
    const auto isRead = [this] { return m_console->session().view() && !m_console->session().isLoading() && session().view() && m_console->auditSession().view(); };
    if (!QTest::qWaitFor(isRead, patience))
        return false;
    m_console->session().sync();
    return QTest::qWaitFor([&] { return isRead() && m_console->session().view()->snapshot && !m_console->session().isSyncing() && session().catalog() == m_console->session().view(); },
                           patience);
}

bool PromotionBench::signIn(const QString &name)
{
    AuditSession &audit = m_console->auditSession();
    if (audit.acting().person == name)
        return true;
    audit.signIn(name, {u"file:"_s + place(name + u".key"_s), std::make_shared<const Secret>(std::string_view(passphrase))});
    return QTest::qWaitFor([&] { return audit.acting().person == name && session().acting().person == name; }, patience);
}

const promotion::Request *PromotionBench::known(const QString &id) const
{
    if (!session().view())
        return nullptr;
    for (const RequestSummary &summary : session().view()->requests) {
        if (QString::fromStdString(summary.request.id) == id)
            return &summary.request;
    }
    return nullptr;
}

QString PromotionBench::ask(const QString &api, const QString &reason, const QString &name, bool mayDelete, const QStringList &needsWaiver)
{
    QSignalSpy planned(&session(), &PromotionSession::planned), recorded(&session(), &PromotionSession::recorded);
    if (!signIn(name))
        return {};
    PromotionQuestion question;
    question.api = api;
    question.from = EnvironmentId(u"sandbox-eu"_s);
    question.to = EnvironmentId(u"production-eu"_s);
    question.mayDelete = mayDelete;
    session().makePlan(question);
    if (!planned.wait(patience))
        return {};
    session().request(planned.first().first().value<std::shared_ptr<const DraftedPlan>>(), reason, needsWaiver);
    if (!recorded.wait(patience))
        return {};
    const QString id = QString::fromStdString(recorded.first().first().value<promotion::Request>().id);
    return QTest::qWaitFor([&] { return known(id) != nullptr; }, patience) ? id : QString();
}

bool PromotionBench::approve(const QString &id, const QString &name, const QString &text)
{
    QSignalSpy changed(&session(), &PromotionSession::recorded);
    if (!signIn(name))
        return false;
    QSignalSpy view(&session(), &PromotionSession::viewChanged);
    session().approve(id, {}, text);
    return changed.wait(patience) && QTest::qWaitFor([&] { return view.count() > 0; }, patience);
}

bool PromotionBench::remark(const QString &id, const QString &name, promotion::Remark::Kind kind, const QString &text, int step)
{
    QSignalSpy changed(&session(), &PromotionSession::recorded), view(&session(), &PromotionSession::viewChanged);
    if (!signIn(name))
        return false;
    session().remark(id, kind, text, step);
    return changed.wait(patience) && QTest::qWaitFor([&] { return view.count() > 0; }, patience);
}

bool PromotionBench::run(const QString &id, RunProgress::Kind kind, const QString &name, const QString &reason)
{
    QSignalSpy ended(&session(), &PromotionSession::runEnded), view(&session(), &PromotionSession::viewChanged);
    if (!signIn(name))
        return false;
    session().run(id, kind, reason);
    return QTest::qWaitFor([&] { return !session().running() && view.count() > 0; }, patience) && ended.count() == 1;
}

void PromotionBench::editProduction(const QString &api)
{
    const QByteArray port = [&] {
        for (const Api &one : apis) {
            if (api == QLatin1StringView(one.name))
                return QByteArray::number(one.port);
        }
        return QByteArray();
    }();
    const QByteArray text = productionText();
    m_production.setConfig(QJsonDocument::fromJson(QByteArray(text).replace(QByteArray("127.0.0.10:" + port), QByteArray("127.0.0.11:" + port))).object());
}

QByteArray PromotionBench::productionText() const
{
    return QJsonDocument(m_production.config().toObject()).toJson(QJsonDocument::Compact);
}

PromotionsPage &PromotionBench::page() const
{
    return *find<PromotionsPage>();
}

RequestView &PromotionBench::request() const
{
    return *find<RequestView>();
}

bool PromotionBench::show(const QString &id) const
{
    window().showScreen(Screen::Promotions, id);
    return QTest::qWaitFor([&] { return request().requestId() == id; }, patience);
}

} // namespace bulkhead::test
