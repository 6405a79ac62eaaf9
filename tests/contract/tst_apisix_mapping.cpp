// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "gateways/apisix/apisixmapper.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestApisixMapping : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void map_nodesAsMapOrArray_areEqual();
    void map_defaultsReturnedOrNot_areEqual();
    void map_canaries_appearNowhere();

private:
    static std::vector<EntityRecord> map(ApisixCollection collection, std::string_view json)
    {
        const Fingerprinter fingerprinter(Secret("0123456789abcdef0123456789abcdef"));
        ApisixMapper mapper(fingerprinter);
        JsonReader reader;
        std::vector<EntityRecord> records;
        if (const auto root = reader.parse(json))
            mapper.map(collection, *root, records);
        return records;
    }
};

void TestApisixMapping::map_nodesAsMapOrArray_areEqual()
{
    const auto asMap = map(ApisixCollection::Upstreams, R"({"id":"7","nodes":{"B.example:80":2,"a.example":1}})");
    const auto asArray = map(ApisixCollection::Upstreams,
                             R"({"id":7,"nodes":[{"host":"a.example","weight":1},
                                 {"host":"b.example","port":80,"weight":2,"priority":0}]})");
    QCOMPARE(asMap.size(), std::size_t(3));
    QVERIFY(asMap == asArray);
    QCOMPARE(asMap[1].nativeId, std::string("7/a.example:80"));
}

void TestApisixMapping::map_defaultsReturnedOrNot_areEqual()
{
    const auto newer = map(ApisixCollection::Routes, R"({"id":"r","uri":"/a","plugins":{
        "jwt-auth":{"_meta":{"disable":true}},"limit-count":{"count":3,"time_window":60,"policy":"redis",
        "redis_host":"r.example"}},"upstream":{"nodes":{"a.example:1":1}}})");
    const auto older = map(ApisixCollection::Routes, R"({"id":"r","uris":["/a"],"status":1,"priority":0,"plugins":{
        "jwt-auth":{"_meta":{"disable":true},"header":"authorization","query":"jwt","cookie":"jwt",
        "hide_credentials":false,"key_claim_name":"key","store_in_ctx":false},
        "limit-count":{"count":3,"time_window":60,"policy":"redis","redis_host":"r.example","redis_port":6379,
        "redis_ssl":false,"redis_database":0,"redis_ssl_verify":false,"redis_timeout":1000,"key":"remote_addr",
        "key_type":"var","rejected_code":503,"allow_degradation":false,"show_limit_quota_header":true}},
        "upstream":{"nodes":{"a.example:1":1},"type":"roundrobin","hash_on":"vars","pass_host":"pass","scheme":"http"}})");
    QCOMPARE(newer.size(), std::size_t(6));
    QVERIFY(newer == older);
}

void TestApisixMapping::map_canaries_appearNowhere()
{
    const auto check = [](ApisixCollection collection, std::string_view json) {
        const auto records = map(collection, json);
        QVERIFY(!records.empty());
        for (const EntityRecord &record : records)
            QVERIFY2(record.payload.find("canary") == record.payload.npos, record.payload.c_str());
    };
    check(ApisixCollection::Consumers, R"({"username":"u","plugins":{"key-auth":{"key":"canary"},
        "basic-auth":{"username":"u","password":"canary"},"jwt-auth":{"key":"k","secret":"canary"},
        "hmac-auth":{"key_id":"k","secret_key":"canary"}}})");
    check(ApisixCollection::Routes, R"({"id":"r","uri":"/","vars":[["http_x_api_key","==","canary"]],"plugins":{
        "csrf":{"key":"canary"},"http-logger":{"uri":"https://u:canary@l.example","auth_header":"canary"},
        "limit-count":{"redis_password":"canary"},"openid-connect":{"client_secret":"canary",
        "session":{"secret":"canary"}}},"upstream":{"tls":{"client_key":"canary"},"nodes":{"a.example:1":1}}})");
    check(ApisixCollection::Ssls, R"({"id":"s","sni":"a.example","key":"canary","keys":["canary"]})");
}

QTEST_GUILESS_MAIN(TestApisixMapping)
#include "tst_apisix_mapping.moc"
