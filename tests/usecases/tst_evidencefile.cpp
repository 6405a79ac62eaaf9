// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencefile.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::evidence;
using namespace Qt::StringLiterals;
using isolation::Verdict;

namespace {

const QByteArray yaml = R"(control: inf-03
pair: sandbox:production
source: network of acme   # a comment
collector: network-reader 2.1
query: list subnets
started_at: 2026-11-23T09:40:00Z
finished_at: 2026-11-23T10:41:00.250+01:00
expires_at: 2026-11-30
expected: 2
received: 2
pages: 1
sha256: 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0BB822CD15D6C15B0F00A08
bytes: 17
kept_at: file:/evidence/network.json
redactions: [account numbers]
units:
  - {unit: "network:vpc-1", verdict: pass, detail: of production only}
  - {unit: "network:vpc-2", verdict: not_applicable}
)";

const QByteArray json = R"({"control": "INF-03", "pair": {"sandbox": "sandbox", "production": "production"}, "source": "network of acme", "collector": "network-reader 2.1",
 "query": "list subnets", "started_at": "2026-11-23T09:40:00Z", "finished_at": "2026-11-23T09:41:00.250Z", "expires_at": "2026-11-30T00:00:00Z", "expected": 2, "received": 2, "pages": 1,
 "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0bb822cd15d6c15b0f00a08", "bytes": 17, "kept_at": "file:\/evidence\/network.json", "redactions": ["account numbers"],
 "units": [{"unit": "network:vpc-1", "verdict": "pass", "detail": "of production only"}, {"unit": "network:vpc-2", "verdict": "not_applicable", "detail": ""}]})";

} // namespace

//! The envelope of evidence as people and pipelines write it.
class TestEvidenceFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void envelope_inYaml_isUnderstood();
    void envelope_inJson_saysTheSame();
    void envelope_inJsonWithEscapesThatYamlLacks_isUnderstood();
    void envelope_withLittleInIt_leavesTheRestEmpty();
    void envelope_thatIsWrong_isNamedWithItsLine_data();
    void envelope_thatIsWrong_isNamedWithItsLine();
    void time_withoutAZone_isNone_data();
    void time_withoutAZone_isNone();
    void pair_ofText_data();
    void pair_ofText();
};

void TestEvidenceFile::envelope_inYaml_isUnderstood()
{
    const auto read = readEvidenceFile(yaml, u"network.yaml"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toText()));
    QCOMPARE(read->control, "INF-03");
    QCOMPARE(read->pair.sandbox, EnvironmentId(u"sandbox"_s));
    QCOMPARE(read->source, "network of acme");
    QCOMPARE(read->finishedAt - read->startedAt, std::chrono::milliseconds(60'250));
    QCOMPARE(read->expected, std::int64_t(2));
    QVERIFY(read->isComplete());
    QCOMPARE(read->digest, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0bb822cd15d6c15b0f00a08");
    QCOMPARE(read->redactions, std::vector<std::string>{"account numbers"});
    QCOMPARE(read->units.size(), std::size_t(2));
    QCOMPARE(read->units[0].verdict, Verdict::Pass);
    QCOMPARE(read->units[1].verdict, Verdict::NotApplicable);
}

void TestEvidenceFile::envelope_inJson_saysTheSame()
{
    const auto one = readEvidenceFile(yaml, u"network.yaml"_s), other = readEvidenceFile(json, u"network.json"_s);
    QVERIFY2(other, qPrintable(other ? QString() : other.error().toText()));
    QCOMPARE(other->control, one->control);
    QCOMPARE(other->pair, one->pair);
    QCOMPARE(other->startedAt, one->startedAt);
    QCOMPARE(other->finishedAt, one->finishedAt);
    QCOMPARE(other->expiresAt, one->expiresAt);
    QCOMPARE(other->digest, one->digest);
    QCOMPARE(other->keptAt, one->keptAt);
    QCOMPARE(other->units, one->units);
}

void TestEvidenceFile::envelope_inJsonWithEscapesThatYamlLacks_isUnderstood()
{
    const auto read = readEvidenceFile("{\"source\": \"\\uD83D\\uDE00 of acme\"}", u"smile.json"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toText()));
    QCOMPARE(read->source, "\xF0\x9F\x98\x80 of acme");
}

void TestEvidenceFile::envelope_withLittleInIt_leavesTheRestEmpty()
{
    const auto read = readEvidenceFile("units:\n  - {unit: a, verdict: fail}\n", u"small.yaml"_s);
    QVERIFY(read);
    QVERIFY(read->pair.isAll());
    QVERIFY(read->control.empty() && read->digest.empty());
    QCOMPARE(read->finishedAt, UtcTime{});
    QCOMPARE(read->expected, std::int64_t(-1));
    QVERIFY(!read->isComplete());
}

void TestEvidenceFile::envelope_thatIsWrong_isNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("unknown member") << QByteArray("control: INF-03\nsorce: x\n") << 2;
    QTest::newRow("twice") << QByteArray("control: INF-03\ncontrol: INF-04\n") << 2;
    QTest::newRow("no zone") << QByteArray("control: INF-03\nfinished_at: 2026-11-23T09:41:00\n") << 2;
    QTest::newRow("verdict") << QByteArray("units:\n  - {unit: a, verdict: fine}\n") << 2;
    QTest::newRow("no verdict") << QByteArray("units:\n  - {unit: a}\n") << 2;
    QTest::newRow("no mapping") << QByteArray("units:\n  - a\n") << 2;
    QTest::newRow("pair") << QByteArray("pair: sandbox\n") << 1;
    QTest::newRow("number") << QByteArray("control: INF-03\nreceived: -3\n") << 2;
    QTest::newRow("json") << QByteArray("{\"control\": \"INF-03\",\n \"pages\": \"two\"}") << 2;
    QTest::newRow("not closed") << QByteArray("{\"control\": \"INF-03\"\n") << 2;
    QTest::newRow("a list") << QByteArray("- control: INF-03\n") << 1;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("too large") << QByteArray(maxEvidenceFileBytes + 1, ' ') << 1;
}

void TestEvidenceFile::envelope_thatIsWrong_isNamedWithItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto read = readEvidenceFile(text, u"network.yaml"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadFile);
    QCOMPARE(read.error().place, u"network.yaml:%1"_s.arg(line));
}

void TestEvidenceFile::time_withoutAZone_isNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("day") << u"2026-11-23"_s << Q_INT64_C(1795392000000);
    QTest::newRow("zulu") << u"2026-11-23T00:00:00Z"_s << Q_INT64_C(1795392000000);
    QTest::newRow("offset") << u"2026-11-23T01:00:00+01:00"_s << Q_INT64_C(1795392000000);
    QTest::newRow("no zone") << u"2026-11-23T00:00:00"_s << Q_INT64_C(-1);
    QTest::newRow("no day") << u"2026-02-30"_s << Q_INT64_C(-1);
    QTest::newRow("words") << u"tomorrow"_s << Q_INT64_C(-1);
    QTest::newRow("nothing") << QString() << Q_INT64_C(-1);
}

void TestEvidenceFile::time_withoutAZone_isNone()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto time = timeFromText(text);
    QCOMPARE(time ? qint64(time->time_since_epoch().count()) : -1, ms);
}

void TestEvidenceFile::pair_ofText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPair");
    QTest::newRow("pair") << u"sandbox:production"_s << true;
    QTest::newRow("one") << u"sandbox"_s << false;
    QTest::newRow("half") << u"sandbox:"_s << false;
    QTest::newRow("three") << u"a:b:c"_s << false;
}

void TestEvidenceFile::pair_ofText()
{
    QFETCH(QString, text);
    QFETCH(bool, isPair);
    QCOMPARE(pairFromText(text).has_value(), isPair);
}

QTEST_GUILESS_MAIN(TestEvidenceFile)
#include "tst_evidencefile.moc"
