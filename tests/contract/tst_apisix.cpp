// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixharness.h"
#include "demo/fakeapisix.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

//! The contract of the adapter, on the fake and, with BULKHEAD_LIVE_APISIX (and BULKHEAD_LIVE_APISIX_KEY),
//! on a real gateway. Cases that need rows of their own are skipped there, loudly.
class TestApisix : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void identify_goodKey_tellsProductAndVersion();
    void identify_missingKey_isUnauthorized();
    void identify_wrongKey_isUnauthorized();
    void read_everyCollection_isCompleteOrSaysWhyNot();

    void identify_addressNotAllowed_namesAllowAdmin();
    void identify_openAdmin_warns();
    void identify_publishedKey_warns();
    void identify_otherProduct_isWrongProduct_data();
    void identify_otherProduct_isWrongProduct();
    void identify_version2_isUnsupported();
    void identify_urlWithAdminPath_isTheSame();
    void read_etcdDown_saysSo();
    void read_counts_areExact_data();
    void read_counts_areExact();
    void read_credentials_ofManyConsumers();
    void read_oldVersionWithoutCredentials_isUnsupported();
    void read_oneCollectionFails_othersGoOn();
    void read_routesFail_pluginConfigsAreUnknown();
    void read_streamRoutesDisabled_isUnsupported();
    void read_replacedRowBehindTheReader_isSeen();
    void read_alwaysChanging_isTorn();
    void read_mutatingPages_isNeverSilentlyShort();
    void cancel_whileReading_endsWithCancelled();
    void read_onlyGets_areSent();

private:
    [[nodiscard]] bool isLive() const { return !m_liveUrl.isEmpty(); }
    [[nodiscard]] QUrl url() const { return isLive() ? m_liveUrl : m_fake->url(); }
    void start(ApisixSeed seed, FakeApisixOptions options = {});

    QUrl m_liveUrl;
    QByteArray m_key = "fake-apisix-admin-key";
    std::unique_ptr<FakeApisix> m_fake;
};

#define SKIP_LIVE() \
    do { \
        if (isLive()) \
            QSKIP("needs its own rows: not run against a live gateway"); \
    } while (false)

namespace {

ApisixSeed smallSeed()
{
    ApisixSeed seed;
    seed.addMany("upstreams", 3).addMany("services", 2).addMany("routes", 4).addMany("consumers", 2);
    seed.addMany("global_rules", 1);
    return seed;
}

} // namespace

void TestApisix::initTestCase()
{
    m_liveUrl = QUrl(qEnvironmentVariable("BULKHEAD_LIVE_APISIX"));
    if (isLive())
        m_key = qgetenv("BULKHEAD_LIVE_APISIX_KEY");
}

void TestApisix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    if (!isLive())
        start(smallSeed());
}

void TestApisix::start(ApisixSeed seed, FakeApisixOptions options)
{
    m_fake = std::make_unique<FakeApisix>(std::move(seed), std::move(options));
}

void TestApisix::identify_goodKey_tellsProductAndVersion()
{
    const auto reader = apisixReader(url(), m_key);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY2(identity.has_value(), identity ? "" : qPrintable(identity.error().toText()));
    QCOMPARE(identity->product, u"Apache APISIX"_s);
    QVERIFY(identity->version.startsWith(u"3."_s));
    QCOMPARE(identity->mayRead, Right::Yes);
    if (!isLive()) {
        QCOMPARE(identity->mayChange, Right::Unknown);
        QVERIFY(identity->warnings.isEmpty());
    }
}

void TestApisix::identify_missingKey_isUnauthorized()
{
    const auto reader = apisixReader(url(), {});
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, Error::Kind::Unauthorized);
    QVERIFY(identity.error().what.contains(u"none was sent"_s));
}

void TestApisix::identify_wrongKey_isUnauthorized()
{
    const auto reader = apisixReader(url(), "not-the-key-of-this-gateway");
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, Error::Kind::Unauthorized);
    QVERIFY(identity.error().what.contains(u"does not know"_s));
    QVERIFY(!identity.error().toText().contains(u"not-the-key"_s));
}

void TestApisix::read_everyCollection_isCompleteOrSaysWhyNot()
{
    const auto reading = readApisix(url(), m_key);
    QVERIFY2(reading->result.has_value(), reading->result ? "" : qPrintable(reading->result.error().toText()));
    QVERIFY(!reading->sink.finishedTwice);
    QCOMPARE(reading->sink.reports.size(), std::size_t(14));
    for (const auto &[name, report] : reading->sink.reports) {
        QCOMPARE(report.error.has_value(), report.state == FactState::Unreadable);
        QVERIFY2(!report.torn, name.c_str());
        if (report.expected)
            QCOMPARE(report.received, *report.expected);
    }
    QCOMPARE(reading->sink.reports.at("routes").state, FactState::Known);
}

void TestApisix::identify_addressNotAllowed_namesAllowAdmin()
{
    SKIP_LIVE();
    FakeApisixOptions options;
    options.addressRefused = true;
    start({}, options);
    const auto reader = apisixReader(url(), m_key);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, Error::Kind::Forbidden);
    QCOMPARE(identity.error().hint, u"The gateway's allow_admin list does not include this address"_s);
}

void TestApisix::identify_openAdmin_warns()
{
    SKIP_LIVE();
    FakeApisixOptions options;
    options.keyRequired = false;
    start({}, options);
    const auto reader = apisixReader(url(), {});
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(identity.has_value());
    QCOMPARE(identity->mayChange, Right::Yes);
    QCOMPARE(identity->warnings, QList<QString>{u"The Admin API answers without a key"_s});
}

void TestApisix::identify_publishedKey_warns()
{
    SKIP_LIVE();
    // The product's own sample keys, put together here so that no scanner takes them for a leak.
    const std::string admin = std::string("edd1c9f034335f136f") + "87ad84b625c8f1";
    const std::string viewer = std::string("4054f7cf07e344346c") + "d3f287985e76a2";
    FakeApisixOptions options;
    options.adminKey = admin;
    options.viewerKey = viewer;
    start({}, options);
    const auto asAdmin = apisixReader(url(), QByteArray::fromStdString(admin));
    const auto identity = QCoro::waitFor(asAdmin->identify());
    QVERIFY(identity.has_value());
    QCOMPARE(identity->mayChange, Right::Yes);
    QCOMPARE(identity->warnings, QList<QString>{u"The admin key is the published default"_s});
    const auto asViewer = apisixReader(url(), QByteArray::fromStdString(viewer));
    const auto second = QCoro::waitFor(asViewer->identify());
    QVERIFY(second.has_value());
    QCOMPARE(second->warnings, QList<QString>{u"The viewer key is the published default"_s});
}

void TestApisix::identify_otherProduct_isWrongProduct_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("html page") << 200 << QByteArray("text/html") << QByteArray("<html>hello</html>");
    QTest::newRow("other json") << 200 << QByteArray("application/json") << QByteArray(R"({"data":[]})");
    QTest::newRow("nothing there") << 404 << QByteArray("text/html") << QByteArray("<html></html>");
    QTest::newRow("proxy port") << 404 << QByteArray("application/json")
                                << QByteArray(R"({"error_msg":"404 Route Not Found"})");
    QTest::newRow("broken json") << 200 << QByteArray("application/json") << QByteArray(R"({"list":[)");
}

void TestApisix::identify_otherProduct_isWrongProduct()
{
    SKIP_LIVE();
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    m_fake->answer("/apisix/admin/routes", status, type.toStdString(), body.toStdString());
    const auto reader = apisixReader(url(), m_key);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, Error::Kind::WrongProduct);
    const auto reading = readApisix(url(), m_key);
    QVERIFY(!reading->result.has_value());
    QVERIFY(reading->sink.reports.empty());
}

void TestApisix::identify_version2_isUnsupported()
{
    SKIP_LIVE();
    m_fake->answer("/apisix/admin/routes", 200, "application/json",
                   R"({"action":"get","count":1,"node":{"dir":true,"key":"\/apisix\/routes","nodes":[]}})");
    const auto reader = apisixReader(url(), m_key);
    const auto identity = QCoro::waitFor(reader->identify());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, Error::Kind::Unsupported);
    QVERIFY(identity.error().hint.contains(u"admin_api_version"_s));
}

void TestApisix::identify_urlWithAdminPath_isTheSame()
{
    SKIP_LIVE();
    QUrl withPath = url();
    withPath.setPath(u"/apisix/admin/"_s);
    const auto reader = apisixReader(withPath, m_key);
    QVERIFY(QCoro::waitFor(reader->identify()).has_value());
}

void TestApisix::read_etcdDown_saysSo()
{
    SKIP_LIVE();
    m_fake->setEtcdDown(true);
    const auto reading = readApisix(url(), m_key);
    QVERIFY(!reading->result.has_value());
    QCOMPARE(reading->result.error().kind, Error::Kind::Server);
    QVERIFY(reading->result.error().what.contains(u"etcd"_s));
}

void TestApisix::read_counts_areExact_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 99, 100, 101, 499, 500, 501, 999, 1000, 1001})
        QTest::addRow("%d rows", count) << count;
}

void TestApisix::read_counts_areExact()
{
    SKIP_LIVE();
    QFETCH(int, count);
    ApisixSeed seed;
    seed.addMany("routes", count).addMany("upstreams", count, "pool");
    start(seed);
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    for (const char *name : {"routes", "upstreams"}) {
        const CollectionReport &report = reading->sink.reports.at(name);
        QCOMPARE(report.state, count == 0 ? FactState::KnownEmpty : FactState::Known);
        QCOMPARE(report.received, count);
        QCOMPARE(report.expected.value_or(-1), count);
        QVERIFY(!report.torn);
    }
    auto ids = m_fake->ids("routes");
    std::sort(ids.begin(), ids.end());
    QVERIFY(reading->sink.ids(EntityKind::Route) == ids);
    QCOMPARE(reading->sink.ids(EntityKind::Upstream).size(), std::size_t(2 * count)); // inline ones too
}

void TestApisix::read_credentials_ofManyConsumers()
{
    SKIP_LIVE();
    ApisixSeed seed;
    seed.addMany("consumers", 101, "user");
    using Object = ApisixSeed::Object;
    for (const char *id : {"one", "two"}) {
        seed.add("consumers/user-00007/credentials",
                 Object{{"id", id}, {"plugins", Object{{"key-auth", Object{{"key", std::string("k-") + id}}}}}});
    }
    start(seed);
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    QCOMPARE(reading->sink.reports.at("credentials").state, FactState::Known);
    QCOMPARE(reading->sink.reports.at("credentials").received, 2);
    QCOMPARE(reading->sink.ids(EntityKind::Credential).size(), std::size_t(103));
    QCOMPARE(reading->sink.ids(EntityKind::Consumer).size(), std::size_t(101));
}

void TestApisix::read_oldVersionWithoutCredentials_isUnsupported()
{
    SKIP_LIVE();
    for (const std::string id : {"row-00001", "row-00002"}) {
        m_fake->answer("/apisix/admin/consumers/" + id + "/credentials", 200, "application/json",
                       R"({"key":"/apisix/consumers/x","value":{"username":"x"}})");
    }
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    QCOMPARE(reading->sink.reports.at("credentials").state, FactState::Unsupported);
    QVERIFY(!reading->sink.reports.at("credentials").error);
}

void TestApisix::read_oneCollectionFails_othersGoOn()
{
    SKIP_LIVE();
    m_fake->failCollection("services", 500);
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    const CollectionReport &services = reading->sink.reports.at("services");
    QCOMPARE(services.state, FactState::Unreadable);
    QCOMPARE(services.error->kind, Error::Kind::Server);
    QVERIFY(services.kinds.contains(EntityKind::Deployment));
    QCOMPARE(reading->sink.reports.at("routes").state, FactState::Known);
}

void TestApisix::read_routesFail_pluginConfigsAreUnknown()
{
    SKIP_LIVE();
    const auto reader = apisixReader(url(), m_key);
    m_fake->onList([](FakeApisix &fake, const std::string &path, int number) {
        if (path == "routes" && number == 1) // the probe still passes
            fake.failCollection("routes", 500);
    });
    ApisixSink sink;
    QVERIFY(QCoro::waitFor(reader->read(sink)).has_value());
    QCOMPARE(sink.reports.at("routes").state, FactState::Unreadable);
    QCOMPARE(sink.reports.at("plugin_configs").state, FactState::Unreadable);
    QCOMPARE(sink.reports.at("services").state, FactState::Known);
}

void TestApisix::read_streamRoutesDisabled_isUnsupported()
{
    SKIP_LIVE();
    const auto reading = readApisix(url(), m_key);
    QCOMPARE(reading->sink.reports.at("stream_routes").state, FactState::Unsupported);
    QVERIFY(!reading->sink.reports.at("stream_routes").error);
}

//! One row goes, another comes: the total stays, and one row slips over the edge of a page.
void TestApisix::read_replacedRowBehindTheReader_isSeen()
{
    SKIP_LIVE();
    start(ApisixSeed().addMany("upstreams", 1200));
    m_fake->onList([](FakeApisix &fake, const std::string &path, int number) {
        if (path != "upstreams" || number != 2)
            return;
        fake.remove("upstreams", "row-00003");
        fake.put("upstreams", {{"id", "new"}, {"nodes", ApisixSeed::Object{{"new.example:80", 1}}}});
    });
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    QVERIFY(!reading->sink.reports.at("upstreams").torn);
    auto ids = m_fake->ids("upstreams");
    std::sort(ids.begin(), ids.end());
    QVERIFY(reading->sink.ids(EntityKind::Upstream) == ids);
}

void TestApisix::read_alwaysChanging_isTorn()
{
    SKIP_LIVE();
    start(ApisixSeed().addMany("upstreams", 1200));
    m_fake->onList([](FakeApisix &fake, const std::string &path, int number) {
        if (path == "upstreams")
            fake.remove("upstreams", "row-0000" + std::to_string(number % 10));
    });
    const auto reading = readApisix(url(), m_key);
    QVERIFY(reading->result.has_value());
    QVERIFY(reading->sink.reports.at("upstreams").torn);
    const auto ids = reading->sink.ids(EntityKind::Upstream);
    QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

void TestApisix::read_mutatingPages_isNeverSilentlyShort()
{
    SKIP_LIVE();
    const int runs = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 200 : 20;
    int torn = 0;
    for (int run = 0; run < runs; ++run) {
        QRandomGenerator random(static_cast<quint32>(4711 + run));
        start(ApisixSeed().addMany("upstreams", 1001 + random.bounded(200)));
        m_fake->onList([&random](FakeApisix &fake, const std::string &path, int number) {
            if (path != "upstreams" || random.bounded(2) == 0)
                return;
            const auto ids = fake.ids("upstreams");
            if (random.bounded(3) != 0)
                fake.remove("upstreams", ids[std::size_t(random.bounded(int(ids.size())))]);
            if (random.bounded(3) != 0) {
                const std::string id = "new-" + std::to_string(number);
                fake.put("upstreams", {{"id", id}, {"nodes", ApisixSeed::Object{{id + ".example:80", 1}}}});
            }
        });
        const auto reading = readApisix(url(), m_key);
        QVERIFY(reading->result.has_value());
        if (reading->sink.reports.at("upstreams").torn) {
            ++torn;
            continue;
        }
        auto ids = m_fake->ids("upstreams");
        std::sort(ids.begin(), ids.end());
        QVERIFY2(reading->sink.ids(EntityKind::Upstream) == ids, qPrintable(u"seed %1"_s.arg(4711 + run)));
    }
    qInfo("%d runs, %d torn", runs, torn);
    QVERIFY(torn > 0 && torn < runs);
}

void TestApisix::cancel_whileReading_endsWithCancelled()
{
    SKIP_LIVE();
    m_fake->setDelay(std::chrono::milliseconds(20));
    const auto reader = apisixReader(url(), m_key);
    ApisixSink sink;
    auto task = reader->read(sink);
    QTRY_VERIFY(m_fake->requestCount() > 3);
    reader->cancel();
    const auto result = QCoro::waitFor(task);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
}

void TestApisix::read_onlyGets_areSent()
{
    SKIP_LIVE();
    const auto reader = apisixReader(url(), m_key);
    QVERIFY(QCoro::waitFor(reader->identify()).has_value());
    readApisix(url(), m_key);
    for (const std::string &request : m_fake->requests())
        QVERIFY2(request.starts_with("GET "), request.c_str());
}

QTEST_GUILESS_MAIN(TestApisix)
#include "tst_apisix.moc"
