// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/recording.h"
#include "demo/fakekong.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto declaration = R"({"_format_version":"3.0","services":[{"name":"a","host":"a.example",)"
                             R"("routes":[{"name":"ra","paths":["/a"]}]}],"upstreams":[{"name":"u",)"
                             R"("targets":[{"target":"10.0.0.1:80"}]}],"plugins":[{"name":"acl","service":"a"}]})";

FakeKongOptions withoutDatabase()
{
    FakeKongOptions options;
    options.withoutDatabase = true;
    return options;
}

JsonValue get(const FakeKong &fake, const QByteArray &path)
{
    return json(ask(fake.url(), "GET " + path, {}, {}).body);
}

} // namespace

//! What the recordings of Kong imply but do not show on the wire: pages of tags to the end, and what a node
//! without a database does with writes and with a second configuration.
class TestKongFake : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void tags_pages_areAllRowsOnce_data();
    void tags_pages_areAllRowsOnce();
    void load_twoNodes_haveTheSameIds();
    void load_referenceByName_leadsToTheRow();
    void load_badFile_changesNothing();
    void load_secondFile_replacesTheFirst();
    void write_reference_hasToLeadSomewhere_data();
    void write_reference_hasToLeadSomewhere();
    void patch_records_areMergedAndMapsAreNot();
    void patch_settingsWithOlderNames_areTold();
    void remove_takesWhatHangsOnIt();
    void write_withoutDatabase_isRefused_data();
    void write_withoutDatabase_isRefused();
};

void TestKongFake::tags_pages_areAllRowsOnce_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("rows");
    QTest::newRow("all") << QByteArray("/tags?size=2") << 24;
    QTest::newRow("of one tag") << QByteArray("/tags/env:test?size=2") << 2;
}

void TestKongFake::tags_pages_areAllRowsOnce()
{
    QFETCH(QByteArray, path);
    QFETCH(int, rows);
    KongSeed seed;
    std::vector<std::string> many;
    for (int i = 0; i < 11; ++i) // more than nine, so that places of two digits have to sort
        many.push_back(std::string("t").append(std::to_string(i)));
    seed.service("a", "a.example", {{"tags", KongSeed::list(many)}});
    many.push_back("env:test");
    seed.service("b", "b.example", {{"tags", KongSeed::list(many)}});
    seed.consumer("c", {{"tags", KongSeed::list({"env:test"})}});
    const FakeKong fake(std::move(seed));
    QList<QByteArray> found;
    QByteArray next = path;
    int pages = 0;
    for (; !next.isEmpty() && pages < 20; ++pages) {
        const JsonValue page = get(fake, next);
        for (const JsonValue &row : *page.find("data")->array())
            found.append(QByteArray::fromStdString(canonical(row)));
        const std::string *link = page.find("next")->string();
        next = link ? QByteArray::fromStdString(*link) : QByteArray();
    }
    QCOMPARE(pages, (rows + 1) / 2);
    QCOMPARE(found.size(), rows);
    QCOMPARE(QSet<QByteArray>(found.begin(), found.end()).size(), rows);
}

void TestKongFake::load_twoNodes_haveTheSameIds()
{
    FakeKong one({}, withoutDatabase()), other({}, withoutDatabase());
    QCOMPARE(ask(one.url(), "POST /config", {}, declaration).status, 201);
    QCOMPARE(ask(other.url(), "POST /config", {}, declaration).status, 201);
    for (const char *collection : {"services", "routes", "upstreams", "plugins"}) {
        QCOMPARE(one.ids(collection).size(), std::size_t(1));
        QCOMPARE(one.ids(collection), other.ids(collection));
    }
}

void TestKongFake::load_referenceByName_leadsToTheRow()
{
    FakeKong fake({}, withoutDatabase());
    QCOMPARE(ask(fake.url(), "POST /config", {}, declaration).status, 201);
    QCOMPARE(get(fake, "/services/a/plugins").find("data")->array()->size(), std::size_t(1));
    QCOMPARE(get(fake, "/services/a/routes").find("data")->array()->size(), std::size_t(1));
    QCOMPARE(get(fake, "/upstreams/u/targets").find("data")->array()->size(), std::size_t(1));
}

void TestKongFake::load_badFile_changesNothing()
{
    FakeKong fake({}, withoutDatabase());
    QCOMPARE(ask(fake.url(), "POST /config", {}, declaration).status, 201);
    const JsonValue before = *get(fake, "/status").find("configuration_hash");
    const Answer bad = ask(fake.url(), "POST /config", {},
                           R"({"_format_version":"3.0","services":[{"name":"b","host":"b"},{"name":"c"}]})");
    QCOMPARE(bad.status, 400);
    QCOMPARE(canonical(*json(bad.body).find("fields")), R"({"services":[null,{"host":"required field missing"}]})");
    QCOMPARE(get(fake, "/services/a").find("name")->string() != nullptr, true);
    QCOMPARE(canonical(*get(fake, "/status").find("configuration_hash")), canonical(before));
}

void TestKongFake::load_secondFile_replacesTheFirst()
{
    FakeKong fake({}, withoutDatabase());
    QCOMPARE(ask(fake.url(), "POST /config", {}, declaration).status, 201);
    const JsonValue before = *get(fake, "/status").find("configuration_hash");
    const QByteArray second = R"({"_format_version":"3.0","consumers":[{"username":"u"}]})";
    QCOMPARE(ask(fake.url(), "POST /config", {}, second).status, 201);
    QVERIFY(fake.ids("services").empty());
    QVERIFY(fake.ids("routes").empty());
    QCOMPARE(fake.ids("consumers").size(), std::size_t(1));
    QVERIFY(canonical(*get(fake, "/status").find("configuration_hash")) != canonical(before));
    QVERIFY(get(fake, "/config").find("config")->string()->find("username: u") != std::string::npos);
}

void TestKongFake::write_reference_hasToLeadSomewhere_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("table");
    const QByteArray nobody = R"({"id":"00000000-0000-4000-a000-000000000000"})";
    QTest::newRow("server name") << QByteArray("POST /snis") << QByteArray(R"({"name":"a.example","certificate":)" + nobody + '}') << QByteArray("certificates");
    QTest::newRow("client certificate") << QByteArray("POST /services") << QByteArray(R"({"host":"a.example","client_certificate":)" + nobody + '}') << QByteArray("certificates");
    QTest::newRow("route") << QByteArray("POST /routes") << QByteArray(R"({"paths":["/a"],"service":)" + nobody + '}') << QByteArray("services");
}

void TestKongFake::write_reference_hasToLeadSomewhere()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, table);
    const FakeKong fake({});
    const Answer answer = ask(fake.url(), request, {}, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(canonical(*json(answer.body).find("code")), "4");
    QVERIFY2(answer.body.contains(QByteArray("existing '" + table + "' entity")), answer.body.constData());
}

void TestKongFake::patch_records_areMergedAndMapsAreNot()
{
    KongSeed seed;
    const std::string upstream = seed.upstream("u");
    const std::string log = seed.plugin("http-log", {{"headers", JsonValue::Object{{"a", "1"}, {"b", "2"}}}, {"queue", JsonValue::Object{{"max", 1}, {"min", 0}}}});
    const FakeKong fake(std::move(seed));
    const auto patch = [&](const std::string &path, const QByteArray &body) { return json(ask(fake.url(), QByteArray::fromStdString("PATCH " + path), {}, body).body); };
    const JsonValue plugin = patch("/plugins/" + log, R"({"config":{"headers":{"a":"3"},"queue":{"max":9}}})");
    QCOMPARE(canonical(*plugin.find("config")), std::string(R"({"headers":{"a":"3"},"queue":{"max":9,"min":0}})"));
    const JsonValue checked = patch("/upstreams/" + upstream, R"({"healthchecks":{"active":{"http_path":"/up"}}})");
    const JsonValue &active = *checked.find("healthchecks")->find("active");
    QCOMPARE(canonical(*active.find("http_path")), std::string(R"("/up")"));
    QCOMPARE(canonical(*active.find("concurrency")), std::string("10"));
}

void TestKongFake::patch_settingsWithOlderNames_areTold()
{
    KongSeed seed;
    const std::string limit = seed.plugin("rate-limiting", {{"minute", 1}, {"redis", JsonValue::Object{{"host", "a"}}}, {"redis_host", "a"}});
    const FakeKong fake(std::move(seed));
    const JsonValue plugin = json(ask(fake.url(), QByteArray::fromStdString("PATCH /plugins/" + limit), {}, R"({"config":{"redis":{"host":"b"}}})").body);
    QCOMPARE(canonical(*plugin.find("config")), std::string(R"({"minute":1,"redis":{"host":"b"},"redis_host":"b"})"));
}

void TestKongFake::remove_takesWhatHangsOnIt()
{
    KongSeed seed;
    const std::string upstream = seed.upstream("u");
    seed.target(upstream, "a.example:80");
    const std::string certificate = seed.add("certificates", {{"cert", "x"}, {"key", "y"}}), other = seed.add("certificates", {{"cert", "x"}, {"key", "y"}});
    seed.add("snis", {{"certificate", KongSeed::reference(certificate)}, {"name", "a.example"}});
    seed.add("snis", {{"certificate", KongSeed::reference(other)}, {"name", "b.example"}});
    const FakeKong fake(std::move(seed));
    QCOMPARE(ask(fake.url(), QByteArray::fromStdString("DELETE /certificates/" + certificate), {}, {}).status, 204);
    QCOMPARE(fake.ids("snis").size(), std::size_t(1));
    QCOMPARE(ask(fake.url(), "DELETE /upstreams/u", {}, {}).status, 204);
    QVERIFY(fake.ids("upstreams/" + upstream + "/targets").empty());
}

void TestKongFake::write_withoutDatabase_isRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *request, const char *message) {
        QTest::newRow(request) << QByteArray(request) << QByteArray(message) + " when not using a database";
    };
    row("POST /services/a/routes", "cannot create 'routes' entities");
    row("POST /upstreams/u/targets", "cannot create 'targets' entities");
    row("PATCH /services/a", "cannot update 'services' entities by 'name'");
    row("PUT /services/a/routes/ra", "cannot create or update 'routes' entities by 'name'");
    row("DELETE /upstreams/u/targets/10.0.0.1:80", "cannot remove 'targets' entities by 'target'");
}

void TestKongFake::write_withoutDatabase_isRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, message);
    FakeKong fake({}, withoutDatabase());
    QCOMPARE(ask(fake.url(), "POST /config", {}, declaration).status, 201);
    const Answer answer = ask(fake.url(), request, {}, "{}");
    QCOMPARE(answer.status, 405);
    QCOMPARE(canonical(*json(answer.body).find("code")), "12");
    QCOMPARE(QByteArray::fromStdString(*json(answer.body).find("message")->string()), message);
    QCOMPARE(fake.ids("routes").size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestKongFake)
#include "tst_kong_fake.moc"
