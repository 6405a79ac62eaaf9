// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/identity.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace Qt::StringLiterals;

namespace {

Endpoint place(const char *text, const QList<QString> &addresses = {})
{
    Endpoint result = endpoint(text);
    if (!addresses.isEmpty())
        resolve(result, {{QString::fromStdString(result.host), addresses}});
    return result;
}

QString decided(std::optional<bool> answer)
{
    return !answer ? u"undecided"_s : *answer ? u"yes"_s : u"no"_s;
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT
private slots:
    void hosts_becomeCanonical_data();
    void hosts_becomeCanonical();
    void loopback_isRecognised_data();
    void loopback_isRecognised();
    void endpoints_areReadFromText_data();
    void endpoints_areReadFromText();
    void names_resolveOnlyByTheAnswers();
    void places_areCompared_data();
    void places_areCompared();
    void hosts_matchPatterns_data();
    void hosts_matchPatterns();
    void closerPattern_saysMore();
    void hostPatterns_meet_data();
    void hostPatterns_meet();
    void paths_meet_data();
    void paths_meet();
    void keysOfPatterns_areTold();
    void tlsNames_areTold();
};

void TestIdentity::hosts_becomeCanonical_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("lower case") << u"API.Example"_s << u"api.example"_s;
    QTest::newRow("no trailing dot") << u"api.example."_s << u"api.example"_s;
    QTest::newRow("A-label") << u"b\u00fccher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("mapped IPv6 folds") << u"::ffff:10.0.0.1"_s << u"10.0.0.1"_s;
    QTest::newRow("mapped IPv6 in brackets, in hexadecimal") << u"[::FFFF:0a00:0001]"_s << u"10.0.0.1"_s;
    QTest::newRow("shortest IPv6") << u"2001:DB8:0:0:0:0:0:1"_s << u"2001:db8::1"_s;
    QTest::newRow("wildcard stays") << u"*.Example"_s << u"*.example"_s;
    QTest::newRow("no host") << u"a b"_s << u""_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestIdentity::hosts_becomeCanonical()
{
    QFETCH(QString, host);
    QTEST(QString::fromStdString(canonicalHost(host.toStdString())), "canonical");
}

void TestIdentity::loopback_isRecognised_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("the whole network") << u"127.20.4.11"_s << true;
    QTest::newRow("IPv6") << u"::1"_s << true;
    QTest::newRow("name") << u"localhost"_s << true;
    QTest::newRow("below the name") << u"api.localhost"_s << true;
    QTest::newRow("another network") << u"128.0.0.1"_s << false;
    QTest::newRow("a name that only begins so") << u"127.example"_s << false;
    QTest::newRow("a test name") << u"api.bank.test"_s << false;
}

void TestIdentity::loopback_isRecognised()
{
    QFETCH(QString, host);
    QTEST(isLoopback(host.toStdString()), "loopback");
    if (isAddress(host.toStdString())) // also as what stands behind a name
        QTEST(isLoopback(place("http://name.example", {host})), "loopback");
}

void TestIdentity::endpoints_areReadFromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("path");
    QTest::newRow("port of the scheme") << u"https://API.example/v1?a=b"_s << u"api.example:443"_s << u"/v1?a=b"_s;
    QTest::newRow("own port") << u"http://api.example:8080"_s << u"api.example:8080"_s << u""_s;
    QTest::newRow("no scheme") << u"api.example:6379"_s << u"api.example:6379"_s << u""_s;
    QTest::newRow("host alone") << u"api.example"_s << u"api.example"_s << u""_s;
    QTest::newRow("IPv6") << u"http://[2001:db8::1]:81/x"_s << u"[2001:db8::1]:81"_s << u"/x"_s;
    QTest::newRow("bare IPv6") << u"2001:db8::1"_s << u"[2001:db8::1]"_s << u""_s;
    QTest::newRow("user information is left out") << u"redis://user:word@redis.example"_s << u"redis.example:6379"_s << u""_s;
    QTest::newRow("port out of range") << u"http://api.example:70000"_s << u"api.example:80"_s << u""_s;
    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
}

void TestIdentity::endpoints_areReadFromText()
{
    QFETCH(QString, text);
    const Endpoint read = endpoint(text.toStdString());
    QTEST(QString::fromStdString(toText(read)), "shown");
    QTEST(QString::fromStdString(read.path), "path");
}

void TestIdentity::names_resolveOnlyByTheAnswers()
{
    Endpoint known = endpoint("http://a.example"), unknown = endpoint("http://b.example"), address = endpoint("http://10.0.0.9");
    const FixedAnswers answers = {{u"a.example"_s, {u"10.0.0.2"_s, u"::ffff:10.0.0.1"_s}}};
    for (Endpoint *one : {&known, &unknown, &address})
        resolve(*one, answers);
    QCOMPARE(known.addresses.value, (std::vector<std::string>{"10.0.0.1", "10.0.0.2"}));
    QVERIFY(!unknown.addresses.isDecided());
    QCOMPARE(address.addresses.value, (std::vector<std::string>{"10.0.0.9"}));
}

void TestIdentity::places_areCompared_data()
{
    QTest::addColumn<Endpoint>("a");
    QTest::addColumn<Endpoint>("b");
    QTest::addColumn<bool>("oneMachine");
    QTest::addColumn<SamePlace>("expected");
    const auto row = [](const char *name, const Endpoint &a, const Endpoint &b, bool machine, SamePlace expected) {
        QTest::newRow(name) << a << b << machine << expected;
    };
    row("equal names", place("http://a.example"), place("http://A.example:80"), false, SamePlace::Same);
    row("equal names, other ports", place("http://a.example"), place("https://a.example"), false, SamePlace::SameHost);
    row("two names, none resolved", place("http://a.example"), place("http://b.example"), false, SamePlace::Undecided);
    row("two names, one resolved", place("http://a.example", {u"10.0.0.1"_s}), place("http://b.example"), false,
        SamePlace::Undecided);
    row("two names, one address", place("http://a.example", {u"10.0.0.1"_s}),
        place("http://b.example", {u"10.0.0.2"_s, u"10.0.0.1"_s}), false, SamePlace::Same);
    row("two names, one address, other ports", place("http://a.example", {u"10.0.0.1"_s}),
        place("https://b.example", {u"10.0.0.1"_s}), false, SamePlace::SameHost);
    row("two names, two addresses", place("http://a.example", {u"10.0.0.1"_s}), place("http://b.example", {u"10.0.0.2"_s}),
        false, SamePlace::Different);
    row("name and its address", place("http://a.example", {u"10.0.0.1"_s}), place("http://10.0.0.1"), false, SamePlace::Same);
    row("address in two spellings", place("http://[::ffff:10.0.0.1]"), place("http://10.0.0.1"), false, SamePlace::Same);
    row("loopback of two machines", place("http://127.0.0.1"), place("http://127.0.0.1"), false, SamePlace::Undecided);
    row("loopback of one machine", place("http://127.0.0.1"), place("http://127.0.0.1"), true, SamePlace::Same);
    row("loopback and an address of another machine", place("http://127.0.0.1"), place("http://10.0.0.1"), false,
        SamePlace::Undecided);
    row("loopback and an address, one machine", place("http://127.0.0.1"), place("http://10.0.0.1"), true, SamePlace::Different);
    row("a name that is loopback", place("http://a.example", {u"127.0.0.1"_s}), place("http://127.0.0.1"), false,
        SamePlace::Undecided);
    row("no place", place(""), place("http://a.example"), false, SamePlace::Undecided);
}

void TestIdentity::places_areCompared()
{
    QFETCH(Endpoint, a);
    QFETCH(Endpoint, b);
    QFETCH(bool, oneMachine);
    QTEST(compare(a, b, oneMachine), "expected");
    QTEST(compare(b, a, oneMachine), "expected");
}

void TestIdentity::hosts_matchPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("matches");
    QTest::newRow("itself") << u"a.example"_s << u"a.example"_s << true;
    QTest::newRow("below") << u"*.prd.example"_s << u"a.b.prd.example"_s << true;
    QTest::newRow("not the parent") << u"*.prd.example"_s << u"prd.example"_s << false;
    QTest::newRow("not a longer label") << u"*.prd.example"_s << u"xprd.example"_s << false;
    QTest::newRow("within a network") << u"10.50.0.0/16"_s << u"10.50.3.7"_s << true;
    QTest::newRow("outside it") << u"10.50.0.0/16"_s << u"10.51.3.7"_s << false;
    QTest::newRow("network that ends within a byte") << u"10.50.16.0/20"_s << u"10.50.31.1"_s << true;
    QTest::newRow("just beyond") << u"10.50.16.0/20"_s << u"10.50.32.1"_s << false;
    QTest::newRow("everything") << u"0.0.0.0/0"_s << u"198.51.100.1"_s << true;
    QTest::newRow("IPv6 network") << u"2001:db8::/32"_s << u"2001:db8:1::5"_s << true;
    QTest::newRow("a name is in no network") << u"10.50.0.0/16"_s << u"a.example"_s << false;
    QTest::newRow("nonsense covers nothing") << u"10.50.0.0/99"_s << u"10.50.0.1"_s << false;
}

void TestIdentity::hosts_matchPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, host);
    QTEST(hostMatches(pattern.toStdString(), host.toStdString()), "matches");
}

void TestIdentity::closerPattern_saysMore()
{
    QVERIFY(closenessOf("*.sbx.acme.example") > closenessOf("*.acme.example"));
    QVERIFY(closenessOf("a.example") > closenessOf("*.a-very-long-name.sbx.acme.example"));
    QVERIFY(closenessOf("10.50.3.0/24") > closenessOf("10.50.0.0/16"));
}

void TestIdentity::hostPatterns_meet_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("meet");
    QTest::newRow("equal") << u"a.example"_s << u"a.example"_s << u"yes"_s;
    QTest::newRow("different") << u"a.example"_s << u"b.example"_s << u"no"_s;
    QTest::newRow("wildcard above") << u"*.acme.example"_s << u"api.acme.example"_s << u"yes"_s;
    QTest::newRow("wildcard beside") << u"*.sandbox.acme.example"_s << u"api.acme.example"_s << u"no"_s;
    QTest::newRow("wildcard below wildcard") << u"*.eu.acme.example"_s << u"*.acme.example"_s << u"yes"_s;
    QTest::newRow("wildcards beside") << u"*.eu.acme.example"_s << u"*.us.acme.example"_s << u"no"_s;
    QTest::newRow("any") << u"*"_s << u"api.acme.example"_s << u"yes"_s;
    QTest::newRow("any ending") << u"api.*"_s << u"api.acme.example"_s << u"yes"_s;
    QTest::newRow("another beginning") << u"api.*"_s << u"www.acme.example"_s << u"no"_s;
    QTest::newRow("expression") << u"~^a"_s << u"a.example"_s << u"undecided"_s;
    QTest::newRow("equal expressions") << u"~^a"_s << u"~^a"_s << u"yes"_s;
}

void TestIdentity::hostPatterns_meet()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(decided(patternsMeet(a.toStdString(), b.toStdString())), "meet");
    QTEST(decided(patternsMeet(b.toStdString(), a.toStdString())), "meet");
}

void TestIdentity::paths_meet_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("meet");
    QTest::newRow("equal") << u"/pay"_s << u"/pay"_s << u"yes"_s;
    QTest::newRow("prefix") << u"/pay"_s << u"/pay/v1"_s << u"yes"_s;
    QTest::newRow("beside") << u"/sandbox/pay"_s << u"/pay"_s << u"no"_s;
    QTest::newRow("any") << u"/"_s << u"/pay"_s << u"yes"_s;
    QTest::newRow("none told") << u""_s << u"/pay"_s << u"yes"_s;
    QTest::newRow("wildcard at the end") << u"/pay/*"_s << u"/pay/v1"_s << u"yes"_s;
    QTest::newRow("expression") << u"~/pay"_s << u"/pay"_s << u"undecided"_s;
}

void TestIdentity::paths_meet()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(decided(pathsMeet(a.toStdString(), b.toStdString())), "meet");
    QTEST(decided(pathsMeet(b.toStdString(), a.toStdString())), "meet");
}

void TestIdentity::keysOfPatterns_areTold()
{
    QVERIFY(isOddPattern("~^a") && isOddPattern("api.*") && !isOddPattern("*.example") && !isOddPattern("a.example"));
    QCOMPARE(firstSegment("/pay/v1"), "/pay");
    QCOMPARE(firstSegment("/pay"), "/pay");
    for (const char *any : {"", "/", "/*", "~/pay", "/pay*/v1"})
        QCOMPARE(firstSegment(any), "");
}

void TestIdentity::tlsNames_areTold()
{
    QVERIFY(isTlsName(endpoint("https://a.example")));
    QVERIFY(!isTlsName(endpoint("http://a.example")));
    QVERIFY(!isTlsName(endpoint("https://10.0.0.1")));
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
