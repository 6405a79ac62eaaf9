// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/certificates/comparecertificates.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::collectors;
using namespace Qt::StringLiterals;

namespace {

const evidence::PairScope pair{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};

ServedChain chain(const QString &host, const std::string &key, const std::string &name, const std::string &issuer = {})
{
    ServedChain served;
    served.host = host;
    ServedCertificate leaf;
    leaf.spki = key;
    leaf.digest = "d" + key;
    leaf.names = {name};
    served.certificates.push_back(leaf);
    if (!issuer.empty()) {
        ServedCertificate above;
        above.spki = issuer;
        above.digest = "d" + issuer;
        above.subject = issuer;
        above.issuer = "root";
        served.certificates.push_back(above);
    }
    return served;
}

ServedChain silent(const QString &host)
{
    ServedChain served;
    served.host = host;
    served.error = Error{.kind = Error::Kind::Connect, .place = host, .what = u"nobody answers"_s, .hint = {}, .retryAfter = {}};
    return served;
}

QString said(const std::vector<ServedChain> &sandbox, const std::vector<ServedChain> &production)
{
    QStringList lines;
    for (const evidence::EvidenceUnit &unit : compareCertificates(sandbox, production, pair, true, {}, {}).units)
        lines.append(QString::fromStdString(unit.unit + ' ' + std::string(toWire(unit.verdict))));
    return lines.join(u", "_s);
}

} // namespace

class TestCertificates : public QObject
{
    Q_OBJECT
private slots:
    void keys_areJudged_data();
    void keys_areJudged();
    void envelope_countsHostsThatAnswered();
};

void TestCertificates::keys_areJudged_data()
{
    QTest::addColumn<QList<int>>("which");
    QTest::addColumn<QString>("says");
    QTest::newRow("keys of their own") << QList<int>{0, 3} << u"key:a pass, key:b pass"_s;
    QTest::newRow("one key") << QList<int>{0, 4} << u"key:a fail"_s;
    QTest::newRow("one name, two keys") << QList<int>{0, 5} << u"key:a warn, key:c warn"_s;
    QTest::newRow("one intermediate") << QList<int>{1, 6} << u"key:x warn, key:y warn"_s;
    QTest::newRow("a host of production is silent") << QList<int>{0, 7} << u"key:a unknown, host:p:443 unknown"_s;
    QTest::newRow("a silent host hides no proof") << QList<int>{0, 4, 7} << u"key:a fail, host:p:443 unknown"_s;
    QTest::newRow("a silent host leaves the rest open") << QList<int>{0, 3, 7} << u"key:a unknown, key:b pass, host:p:443 unknown"_s;
    QTest::newRow("a host of the sandbox is silent") << QList<int>{2, 3} << u"key:b unknown, host:s:443 unknown"_s;
}

void TestCertificates::keys_areJudged()
{
    const std::vector<ServedChain> all{chain(u"s1"_s, "a", "s.example"), chain(u"s2"_s, "x", "s2.example", "ca"), silent(u"s"_s), chain(u"p1"_s, "b", "p.example"),
                                       chain(u"p2"_s, "a", "p.example"), chain(u"p3"_s, "c", "s.example"), chain(u"p4"_s, "y", "p4.example", "ca"), silent(u"p"_s)};
    QFETCH(const QList<int>, which);
    QFETCH(const QString, says);
    std::vector<ServedChain> sandbox, production;
    for (const int number : which)
        (number < 3 ? sandbox : production).push_back(all[std::size_t(number)]);
    QCOMPARE(said(sandbox, production), says);
}

void TestCertificates::envelope_countsHostsThatAnswered()
{
    const auto evidence = compareCertificates({chain(u"s1"_s, "a", "s")}, {chain(u"p1"_s, "b", "p"), silent(u"p2"_s)}, pair, true, {}, {});
    QCOMPARE(evidence.control, std::string("DAT-03"));
    QCOMPARE(evidence.expected, std::int64_t(3));
    QCOMPARE(evidence.received, std::int64_t(2));
    QVERIFY(!evidence.isComplete());
    QCOMPARE(evidence.digest.size(), std::size_t(64));
    QVERIFY(evidence.query.find("s1:443 (sandbox)") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
