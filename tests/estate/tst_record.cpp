// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "estate/record.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const std::string awkward = "a\"b\\c\n\t\x01\x7f é € 😀 </script> \u2028";
const std::vector<Label> labels{{"env", "sandbox"}, {"only", ""}, {awkward, awkward}};
const std::vector<std::string> texts{"", awkward, "z"};

Attributes attributes()
{
    Attributes result;
    result["deep"] = JsonValue::Array{JsonValue(1), JsonValue(0.5), JsonValue(true), JsonValue(nullptr)};
    result[awkward] = JsonValue(awkward);
    result["zero"] = JsonValue(0);
    return result;
}

Fingerprint fingerprint()
{
    Fingerprint result;
    result.comparability = awkward;
    for (std::size_t i = 0; i < result.value.size(); ++i)
        result.value[i] = static_cast<std::uint8_t>(255 - 7 * i);
    return result;
}

//! Both ways, full and empty, and the refusal of a payload that belongs to another kind.
template<typename T, typename Read>
void checkRoundTrip(const T &full, Read read, EntityKind kind)
{
    JsonReader reader;
    const EntityRecord record = toRecord(full);
    QCOMPARE(record.kind, kind);
    QCOMPARE(record.nativeId, full.nativeId);
    QCOMPARE(record.digest, sha256(record.payload));
    const auto back = read(reader, record);
    QVERIFY(back);
    QVERIFY(*back == full);
    QVERIFY(toRecord(*back) == record);

    const auto parsed = reader.parse(record.payload);
    QVERIFY(parsed);
    QCOMPARE(QByteArray::fromStdString(canonical(JsonValue::from(*parsed))),
             QByteArray::fromStdString(record.payload));

    T empty;
    const EntityRecord none = toRecord(empty);
    const auto nothing = read(reader, none);
    QVERIFY(nothing);
    QVERIFY(*nothing == empty);
    QVERIFY(none.digest != record.digest);

    EntityRecord other = record;
    other.kind = kind == EntityKind::Sink ? EntityKind::Node : EntityKind::Sink;
    QVERIFY(!read(reader, other));
    other = record;
    other.payload.pop_back();
    const auto torn = read(reader, other);
    QVERIFY(!torn);
    QCOMPARE(torn.error().kind, Error::Kind::Store);
    other.payload = "[]";
    QVERIFY(!read(reader, other));
}

} // namespace

class TestRecord : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void node_roundTrip_isEqual()
    {
        checkRoundTrip(NodeFacts{"id", "host", "3.4", "oss", "postgres", "db.example", awkward, "user", 5432,
                                 attributes()},
                       toNode, EntityKind::Node);
    }
    void deployment_roundTrip_isEqual()
    {
        checkRoundTrip(Deployment{"id", awkward, labels, false, texts, "up", "/x", attributes(), 1, -2},
                       toDeployment, EntityKind::Deployment);
    }
    void route_roundTrip_isEqual()
    {
        checkRoundTrip(Route{"id", awkward, "d", labels, texts, texts, {"GET"}, {"https"}, false, attributes()},
                       toRoute, EntityKind::Route);
    }
    void upstream_roundTrip_isEqual()
    {
        checkRoundTrip(Upstream{"id", awkward, "https", attributes()}, toUpstream, EntityKind::Upstream);
    }
    void target_roundTrip_isEqual()
    {
        checkRoundTrip(Target{awkward, "up", "a.example", 443, 0}, toTarget, EntityKind::Target);
    }
    void policy_roundTrip_isEqual()
    {
        for (const auto scope : {Policy::Scope::Global, Policy::Scope::Deployment, Policy::Scope::Route,
                                 Policy::Scope::Consumer, Policy::Scope::ConsumerGroup})
            checkRoundTrip(Policy{"id", "rate-limiting", scope, awkward, false, attributes(), {{"ver", "1.4.0"}}, 1795455616}, toPolicy,
                           EntityKind::Policy);
    }
    void consumer_roundTrip_isEqual()
    {
        checkRoundTrip(Consumer{"id", awkward, "c", labels, texts}, toConsumer, EntityKind::Consumer);
    }
    void credential_roundTrip_isEqual()
    {
        checkRoundTrip(Credential{"id", "c", "api-key", awkward, fingerprint(), "{vault://x}", 1, 2},
                       toCredential, EntityKind::Credential);
    }
    void certificate_roundTrip_isEqual()
    {
        checkRoundTrip(Certificate{"id", texts, awkward, "CN=x", "00ff", -1, 4'000'000'000}, toCertificate,
                       EntityKind::Certificate);
    }
    void sink_roundTrip_isEqual()
    {
        checkRoundTrip(Sink{"id", "p", "http", "https://log.example/", fingerprint(), attributes()}, toSink,
                       EntityKind::Sink);
    }

    void digest_sameMeaning_isStable();
};

void TestRecord::digest_sameMeaning_isStable()
{
    // A stored estate compares by these digests: a change of the form would close and reopen every row.
    Target target;
    target.nativeId = "t";
    target.upstreamId = "u";
    target.host = "a.example";
    target.port = 443;
    const EntityRecord record = toRecord(target);
    QCOMPARE(QByteArray::fromStdString(record.payload),
             QByteArray(R"({"host":"a.example","port":443,"upstream":"u"})"));
    QCOMPARE(QByteArray::fromStdString(toHex(record.digest)),
             QByteArray("3fbce52d3adc930bf4f22e28c06887e0e37e8876099d9376467cc836b3e9c618"));
    target.nativeId = "other"; // the key is not part of the meaning
    QVERIFY(toRecord(target).digest == record.digest);
    target.weight = 1;
    QVERIFY(toRecord(target).digest != record.digest);
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
