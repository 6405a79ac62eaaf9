// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/recording.h"
#include "demo/fakekong.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

Answer recorded(const QString &name)
{
    return parsedRecording(recordedText(u"kong/"_s + name)).answer;
}

void addPage(KongSeed &seed, const std::string &collection, const QString &name)
{
    const JsonValue root = json(recorded(name).body);
    for (const JsonValue &row : *root.find("data")->array())
        seed.addText(collection, {*row.find("id")->string(), canonical(row)});
}

//! Members and types, without the values.
std::string shape(const JsonValue &value)
{
    if (value.isNull())
        return "null";
    if (value.boolean())
        return "bool";
    if (value.string())
        return "text";
    if (const JsonValue::Array *array = value.array())
        return "[" + std::to_string(array->size()) + (array->empty() ? "" : " " + shape(array->front())) + "]";
    if (const JsonValue::Object *object = value.object()) {
        std::string text = "{";
        for (const auto &[key, member] : *object)
            text += key + ":" + shape(member) + ",";
        return text + "}";
    }
    return "number";
}

} // namespace

//! The fake against recorded answers of Kong 3.9.3: status, headers that matter, shape, and the words
//! of an error.
class TestKongRecordings : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void answer_asRecorded_data();
    void answer_asRecorded();

private:
    static KongSeed seed();
};

KongSeed TestKongRecordings::seed()
{
    KongSeed seed;
    // The recorded rows themselves, so that windows and ids are the same.
    addPage(seed, "services", u"page-services-1"_s);
    addPage(seed, "services", u"page-services-2"_s);
    addPage(seed, "consumers", u"page-default-size-is-100"_s);
    addPage(seed, "consumers", u"page-default-size-2"_s);
    const std::string payments = "20f0e9cd-292d-4221-bd7b-a86f18539ab0";
    const KongSeed::Row first{{"id", "19ac07ad-87ba-4beb-8993-ac613d184a43"},
                              {"methods", KongSeed::list({"POST"})},
                              {"hosts", KongSeed::list({"sandbox.meridian.example"})},
                              {"tags", KongSeed::list({"env:sandbox"})}};
    seed.route("payments-refund", payments, "/refund", first);
    seed.route("payments-read", payments, "/payments", {{"id", "323c7e23-7ef5-4478-b928-c8a9633c53aa"}});
    const std::string orders = seed.upstream("orders.upstream");
    for (const char *address : {"127.30.4.21:8080", "127.30.4.22:8080"}) {
        seed.add("upstreams/" + orders + "/targets",
                 {{"target", address}, {"upstream", KongSeed::reference(orders)},
                  {"tags", KongSeed::list({"env:sandbox"})}, {"created_at", 1795455787.25},
                  {"updated_at", 1795455787.25}});
    }
    return seed;
}

void TestKongRecordings::answer_asRecorded_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    const auto add = [](const char *name, const char *request, const char *body = "", const char *header = "") {
        QTest::newRow(name) << QByteArray(request) << QByteArray(header) << QByteArray(body);
    };
    add("page-services-1", "GET /services?size=5");
    add("page-services-2", "GET /services?offset=WyIzZjFjOGQ1Mi02YTBiLTRhNWUtOWMxZC0wYjdlNWYyYTlkMTEiXQ&size=5");
    add("page-nested-targets", "GET /upstreams/orders.upstream/targets?size=1");
    add("page-nested-routes", "GET /services/payments-api/routes?size=1");
    add("page-bad-offset", "GET /services?size=5&offset=notanoffset");
    add("page-size-0", "GET /services?size=0");
    add("page-size-abc", "GET /services?size=abc");
    add("page-size-1001", "GET /services?size=1001");
    add("page-empty-collection", "GET /services/webhooks-api/plugins");
    add("tags-filter-mixed-invalid", "GET /services?tags=a,b/c");
    add("tags-filter-none-match", "GET /services?tags=nope");
    add("get-service-by-name", "GET /services/payments-api");
    add("head-service", "HEAD /services/payments-api");
    add("options-services", "OPTIONS /services");
    add("options-service", "OPTIONS /services/payments-api");
    add("err-404-path", "GET /nosuchcollection");
    add("err-404-entity", "GET /services/does-not-exist");
    add("err-404-nested", "GET /services/does-not-exist/routes");
    add("err-404-enterprise-workspaces", "GET /workspaces");
    add("err-405", "PUT /services", "{}");
    add("err-405-status", "POST /status");
    add("get-if-match", "GET /services/payments-api", "", "If-Match: \"x\"");
    add("put-if-match", "PUT /services/rec-im", R"({"host":"x"})", "If-Match: \"x\"");
    add("post-service", "POST /services",
        R"({"name":"rec-svc","url":"https:\/\/rec.example:9443\/base","tags":["env:sandbox"]})");
    add("err-409-name", "POST /services", R"({"name":"payments-api","host":"x.example"})");
    add("err-400-badjson", "POST /services", "{\"name\":");
    add("err-nobody", "POST /services");
    add("err-400-required", "POST /services", R"({"name":"rec-bad"})");
    add("err-400-patch-unknown-field", "PATCH /services/payments-api", R"({"nope":1})");
    add("err-400-primary-key", "POST /services",
        R"({"id":"20f0e9cd-292d-4221-bd7b-a86f18539ab0","name":"rec-dup","host":"x"})");
    add("err-400-fk-missing", "POST /routes",
        R"({"name":"rec-r","paths":["/x"],"service":{"id":"00000000-0000-4000-8000-000000000000"}})");
    add("err-400-delete-with-children", "DELETE /services/payments-api");
    add("delete-nonexistent", "DELETE /upstreams/nope");
    add("patch-404", "PATCH /services/rec-none", R"({"retries":2})");
    add("err-400-post-config-in-db-mode", "POST /config", R"({"_format_version":"3.0"})");
    add("page-default-size-is-100", "GET /consumers");
    add("page-default-size-2", "GET /consumers?offset=WyJlN2Y4YWNkMi00Mjg2LTRmOGUtOWMxZS0wOTQ3YjRiMjdlYjUiXQ");
}

void TestKongRecordings::answer_asRecorded()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    FakeKong fake(seed());
    const Answer wanted = recorded(name);
    const QList<QByteArray> headers = header.isEmpty() ? QList<QByteArray>() : QList{header};
    const Answer given = ask(fake.url(), request, headers, body);
    QVERIFY(wanted.status > 0);
    QCOMPARE(given.status, wanted.status);
    for (const char *field : {"content-type", "allow", "access-control-allow-origin", "server"})
        QCOMPARE(given.headers.value(field), wanted.headers.value(field));
    if (!wanted.headers.value("content-type").startsWith("application/json")) {
        QCOMPARE(given.body, wanted.body);
        return;
    }
    const JsonValue expected = json(wanted.body), actual = json(given.body);
    QCOMPARE(shape(actual), shape(expected));
    if (wanted.status >= 400)
        QCOMPARE(canonical(actual), canonical(expected));
    if (name.startsWith(u"page-services"_s) || name.startsWith(u"page-default"_s)) {
        QCOMPARE(canonical(*actual.find("data")), canonical(*expected.find("data")));
        if (const JsonValue *offset = expected.find("offset"))
            QCOMPARE(*actual.find("offset")->string(), *offset->string());
    }
}

QTEST_GUILESS_MAIN(TestKongRecordings)
#include "tst_kong_recordings.moc"
