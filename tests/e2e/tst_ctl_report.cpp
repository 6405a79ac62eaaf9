// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"
#include "e2e/twokongs.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QStringList period{u"--framework"_s, u"iso-27001-2022"_s, u"--from"_s, u"2020-01-01"_s, u"--to"_s, u"2099-12-31"_s};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString digestOf(const QString &path)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytesOf(path), QCryptographicHash::Sha256).toHex());
}

} // namespace

//! An auditor's day with the real program: two gateways, an admin and an auditor, every form of a report, the bundle and both verifiers.
class TestCtlReport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void list_namesTheFrameworks();
    void report_inEveryForm_saysWhatItWrote_data();
    void report_inEveryForm_saysWhatItWrote();
    void report_repeatedElsewhere_isTheSameBytes();
    void report_ofNamedPairs_isTheSameInAnyOrder();
    void report_withoutRightOrSense_isRefused_data();
    void report_withoutRightOrSense_isRefused();
    void bundle_verifiesWithBothPrograms_andNotWithAByteChanged();
    void catalog_ofControls_isTheOneOfBundles();
    void boundary_signed_hasItsVersion();
    void diff_ofTwoSnapshots_namesWhatCame();
    void history_tellsEveryExport();

private:
    CtlRun as(const QString &name, const QStringList &words) const
    {
        return m_ctl.runServing(words + QStringList{u"--json"_s, u"--as"_s, name, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper()});
    }

    Ctl m_ctl;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

void TestCtlReport::initTestCase()
{
    KongSeed seed;
    seed.addMany("services", 3, "svc");
    m_sandbox = std::make_unique<FakeKong>(seed);
    m_production = std::make_unique<FakeKong>(seed);
    m_ctl.extra = {{u"ANA"_s, u"canary-passphrase-of-ana"_s}, {u"CY"_s, u"canary-passphrase-of-cy"_s}};
    QVERIFY(m_ctl.write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, "audit: {checkpoints: [file:anchor.txt]}\n")));
    for (const auto &[name, role] : {std::pair(u"ana"_s, u"admin"_s), std::pair(u"cy"_s, u"auditor"_s)}) {
        QCOMPARE(m_ctl.run({u"key"_s, u"new"_s, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper(), u"--public-out"_s, name + u".pub"_s}).code, 0);
        QCOMPARE(as(u"ana"_s, {u"person"_s, u"add"_s, name, u"--role"_s, role, u"--public-key"_s, name + u".pub"_s}).code, 0);
    }
    QCOMPARE(m_ctl.runServing({u"sync"_s}).code, 0);
    QVERIFY(m_ctl.runServing({u"isolation"_s, u"check"_s}).code <= 1);
    m_production->add("services", {{"id", "5a3f0f2c-0000-4000-8000-000000000001"}, {"name", "newcomer"}, {"host", "newcomer.example"}});
    QCOMPARE(m_ctl.runServing({u"sync"_s}).code, 0);
}

void TestCtlReport::list_namesTheFrameworks()
{
    for (const QStringList &words : {QStringList{u"report"_s, u"--list"_s}, QStringList{u"report"_s, u"list"_s}}) {
        const CtlRun run = m_ctl.run(words + QStringList{u"--json"_s});
        QCOMPARE(run.code, 0);
        QStringList ids;
        for (const QJsonValue framework : run.json()[u"frameworks"_s].toArray()) {
            ids.append(framework[u"id"_s].toString());
            QVERIFY(!framework[u"title"_s].toString().isEmpty());
            QVERIFY(framework[u"version"_s].isString());
        }
        QVERIFY2(ids.contains(u"iso-27001-2022"_s), qPrintable(ids.join(u' ')));
        QVERIFY(ids.size() >= 12);
    }
}

void TestCtlReport::report_inEveryForm_saysWhatItWrote_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("json") << u"json"_s << QByteArray("{\n");
    QTest::newRow("csv") << u"csv"_s << QByteArray("report_id,");
    QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
    QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-");
    QTest::newRow("oscal") << u"oscal"_s << QByteArray("{\n  \"assessment-results\"");
}

void TestCtlReport::report_inEveryForm_saysWhatItWrote()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, begins);
    const QString out = m_ctl.path(u"report."_s + form);
    const CtlRun run = as(u"cy"_s, QStringList{u"report"_s, u"--format"_s, form, u"--out"_s, out} + period);
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(bytesOf(out).toLower().startsWith(begins.toLower()), bytesOf(out).left(60).constData());
    QCOMPARE(run.json()[u"digest"_s].toString(), digestOf(out));
    QCOMPARE(run.json()[u"snapshot"_s].toInt(), 2);
    QVERIFY(run.json()[u"log_size"_s].toInt() > 4);
    QCOMPARE(run.json()[u"out"_s].toString(), out);
}

void TestCtlReport::report_repeatedElsewhere_isTheSameBytes()
{
    for (const QString &form : {u"json"_s, u"csv"_s, u"html"_s, u"pdf"_s, u"oscal"_s}) {
        const QString here = m_ctl.path(u"here."_s + form), there = m_ctl.path(u"there."_s + form);
        const CtlRun first = as(u"cy"_s, QStringList{u"report"_s, u"--format"_s, form, u"--out"_s, here} + period);
        QVERIFY2(first.code == 0, first.err.constData());
        QCOMPARE(m_ctl.runServing({u"sync"_s}).code, 0);
        QVERIFY(m_ctl.runServing({u"isolation"_s, u"check"_s}).code <= 1);
        const auto extra = m_ctl.extra;
        m_ctl.extra.insert(u"TZ"_s, u"Asia/Kathmandu"_s);
        m_ctl.extra.insert(u"LC_ALL"_s, u"de_DE.UTF-8"_s);
        m_ctl.extra.insert(u"QT_HASH_SEED"_s, u"0"_s);
        const CtlRun again = as(u"cy"_s, QStringList{u"report"_s, u"--format"_s, form, u"--out"_s, there, u"--snapshot"_s, QString::number(first.json()[u"snapshot"_s].toInt()), u"--log-size"_s,
                                                     QString::number(first.json()[u"log_size"_s].toInt())} + period);
        m_ctl.extra = extra;
        QVERIFY2(again.code == 0, again.err.constData());
        QVERIFY2(bytesOf(here) == bytesOf(there), qPrintable(form));
        QCOMPARE(again.json()[u"report"_s], first.json()[u"report"_s]);
    }
}

void TestCtlReport::report_ofNamedPairs_isTheSameInAnyOrder()
{
    const QString out = m_ctl.path(u"scope.json"_s);
    QStringList words = QStringList{u"report"_s, u"--format"_s, u"json"_s, u"--out"_s, out, u"--pair"_s} + QStringList{u"sandbox:production"_s} + period;
    const CtlRun one = as(u"cy"_s, words);
    QVERIFY2(one.code == 0, one.err.constData());
    words += {u"--snapshot"_s, QString::number(one.json()[u"snapshot"_s].toInt()), u"--log-size"_s, QString::number(one.json()[u"log_size"_s].toInt())};
    words.replaceInStrings(u"sandbox:production"_s, u"sandbox:production,sandbox:production"_s);
    const CtlRun twice = as(u"cy"_s, words);
    QVERIFY2(twice.code == 0, twice.err.constData());
    QCOMPARE(twice.json()[u"digest"_s], one.json()[u"digest"_s]);
    words.replaceInStrings(u"sandbox:production,sandbox:production"_s, u"sandbox:production,production:sandbox"_s);
    const CtlRun strange = as(u"cy"_s, words);
    QCOMPARE(strange.code, 2);
    QVERIFY2(strange.err.contains("production:sandbox"), strange.err.constData());
}

void TestCtlReport::report_withoutRightOrSense_isRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("hasPerson");
    QTest::addColumn<int>("code");
    const QStringList out{u"--out"_s, u"never.json"_s};
    QTest::newRow("nobody says who they are") << period + out << false << 1;
    QTest::newRow("no framework") << QStringList{u"--from"_s, u"2026-01-01"_s, u"--to"_s, u"2026-01-31"_s} + out << true << 2;
    QTest::newRow("an unknown framework") << QStringList{u"--framework"_s, u"iso"_s, u"--from"_s, u"2026-01-01"_s, u"--to"_s, u"2026-01-31"_s} + out << true << 2;
    QTest::newRow("no period") << QStringList{u"--framework"_s, u"iso-27001-2022"_s} + out << true << 2;
    QTest::newRow("a period backwards") << QStringList{u"--framework"_s, u"iso-27001-2022"_s, u"--from"_s, u"2026-02-01"_s, u"--to"_s, u"2026-01-31"_s} + out << true << 2;
    QTest::newRow("no date") << QStringList{u"--framework"_s, u"iso-27001-2022"_s, u"--from"_s, u"yesterday"_s, u"--to"_s, u"2026-01-31"_s} + out << true << 2;
    QTest::newRow("no file") << period << true << 2;
    QTest::newRow("an unknown format") << period + out + QStringList{u"--format"_s, u"docx"_s} << true << 2;
    QTest::newRow("an unknown pair") << period + out + QStringList{u"--pair"_s, u"a:b"_s} << true << 2;
    QTest::newRow("an unknown snapshot") << period + out + QStringList{u"--snapshot"_s, u"99999"_s} << true << 2;
    QTest::newRow("a longer log") << period + out + QStringList{u"--log-size"_s, u"99999"_s} << true << 2;
    QTest::newRow("a sample of nothing") << period + out + QStringList{u"--sample"_s, u"x"_s} << true << 2;
}

void TestCtlReport::report_withoutRightOrSense_isRefused()
{
    QFETCH(QStringList, words);
    QFETCH(bool, hasPerson);
    QFETCH(int, code);
    const CtlRun run = hasPerson ? as(u"cy"_s, QStringList{u"report"_s} + words) : m_ctl.run(QStringList{u"report"_s, u"--json"_s} + words);
    QVERIFY2(run.code == code, run.err.constData());
    QVERIFY(!run.json()[u"error"_s][u"what"_s].toString().isEmpty());
    QVERIFY(!QFile::exists(m_ctl.path(u"never.json"_s)));
}

void TestCtlReport::bundle_verifiesWithBothPrograms_andNotWithAByteChanged()
{
    const QString bundle = m_ctl.path(u"evidence.tar"_s), anchor = m_ctl.path(u"anchor.txt.history"_s);
    const CtlRun made = as(u"cy"_s, QStringList{u"report"_s, u"bundle"_s, u"--out"_s, bundle} + period);
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(made.json()[u"digest"_s].toString(), digestOf(bundle));
    const CtlRun verified = m_ctl.run({u"report"_s, u"bundle"_s, u"--verify"_s, bundle, u"--checkpoint"_s, anchor, u"--extract"_s, u"out"_s, u"--json"_s}, u"none.yaml"_s, u"none.db"_s);
    QVERIFY2(verified.code == 0, verified.err.constData());
    QCOMPARE(verified.json()[u"ok"_s], QJsonValue(true));
    QCOMPARE(verified.json()[u"size"_s], made.json()[u"log_size"_s]);
    QCOMPARE(verified.json()[u"anchored"_s], QJsonValue(true)); // by the checkpoints of its size and before
    QCOMPARE(verified.json()[u"newer_checkpoints"_s].toInt(), 1); // that of the entry of this export
    QProcess apart;
    apart.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, {m_ctl.path(u"out/log.bundle"_s), u"--json"_s});
    const CtlRun other = Ctl::finish(apart);
    QCOMPARE(other.code, 0);
    QCOMPARE(other.json()[u"root"_s], verified.json()[u"root"_s]);
    const auto verifiedApart = [this, &anchor](const QString &file) {
        QProcess process;
        process.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, {file, u"--checkpoint"_s, anchor, u"--require-anchor"_s, u"--json"_s});
        return Ctl::finish(process);
    };
    const CtlRun whole = verifiedApart(bundle); // without taking it apart
    QVERIFY2(whole.code == 0, whole.out.constData());
    for (const QString &member : {u"ok"_s, u"root"_s, u"size"_s, u"anchored_until"_s, u"newer_checkpoints"_s, u"manifest"_s})
        QCOMPARE(whole.json()[member], verified.json()[member]);

    const QByteArray good = bytesOf(bundle);
    for (const qsizetype at : {qsizetype(0), qsizetype(600), good.size() / 2, good.size() - 1500, good.size() - 1}) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        QVERIFY(m_ctl.write(u"bad.tar"_s, bad));
        const CtlRun run = m_ctl.run({u"report"_s, u"bundle"_s, u"--verify"_s, m_ctl.path(u"bad.tar"_s), u"--extract"_s, u"never"_s, u"--json"_s});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.json()[u"ok"_s], QJsonValue(false));
        QVERIFY(!QFileInfo::exists(m_ctl.path(u"never"_s)));
        QCOMPARE(verifiedApart(m_ctl.path(u"bad.tar"_s)).code, 1);
    }
    QCOMPARE(m_ctl.run({u"report"_s, u"bundle"_s, u"--verify"_s, m_ctl.path(u"nowhere.tar"_s)}).code, 2);
    QCOMPARE(m_ctl.run({u"report"_s, u"bundle"_s, u"--extract"_s, u"never"_s}).code, 2);
}

void TestCtlReport::catalog_ofControls_isTheOneOfBundles()
{
    const CtlRun written = m_ctl.run({u"report"_s, u"catalog"_s, u"--out"_s, m_ctl.path(u"catalog.json"_s), u"--json"_s}, u"none.yaml"_s, u"none.db"_s);
    QVERIFY2(written.code == 0, written.err.constData());
    QCOMPARE(written.json()[u"digest"_s].toString(), digestOf(m_ctl.path(u"catalog.json"_s)));
    QCOMPARE(bytesOf(m_ctl.path(u"catalog.json"_s)), bytesOf(m_ctl.path(u"out/oscal-catalog.json"_s))); // taken out of the bundle before
    const CtlRun said = m_ctl.run({u"report"_s, u"catalog"_s}, u"none.yaml"_s, u"none.db"_s);
    QCOMPARE(QJsonDocument::fromJson(said.out), QJsonDocument::fromJson(bytesOf(m_ctl.path(u"catalog.json"_s))));
}

void TestCtlReport::boundary_signed_hasItsVersion()
{
    const QString out = m_ctl.path(u"boundary.html"_s);
    const CtlRun draft = as(u"ana"_s, {u"report"_s, u"boundary"_s, u"--out"_s, out});
    QVERIFY2(draft.code == 0, draft.err.constData());
    QCOMPARE(draft.json()[u"version"_s].toInt(), 1);
    QCOMPARE(draft.json()[u"digest"_s].toString(), digestOf(out));
    QCOMPARE(as(u"cy"_s, {u"report"_s, u"boundary"_s, u"--sign"_s, u"--out"_s, out}).code, 1); // an auditor changes nothing
    for (int i = 0; i < 2; ++i) { // the same is the same version
        const CtlRun run = as(u"ana"_s, {u"report"_s, u"boundary"_s, u"--sign"_s, u"--format"_s, u"json"_s, u"--out"_s, m_ctl.path(u"boundary.json"_s)});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json()[u"version"_s].toInt(), 1);
    }
    QVERIFY(m_ctl.write(u"estate.yaml"_s, bytesOf(m_ctl.estate()) + "groups: {leads: [ana]}\n"));
    QCOMPARE(as(u"ana"_s, {u"report"_s, u"boundary"_s, u"--format"_s, u"pdf"_s, u"--out"_s, m_ctl.path(u"boundary.pdf"_s)}).json()[u"version"_s].toInt(), 2);
}

void TestCtlReport::diff_ofTwoSnapshots_namesWhatCame()
{
    const CtlRun run = m_ctl.run({u"report"_s, u"diff"_s, u"1"_s, u"2"_s, u"--json"_s});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.json()[u"from"_s][u"snapshot"_s].toInt(), 1);
    QCOMPARE(run.json()[u"to"_s][u"snapshot"_s].toInt(), 2);
    QCOMPARE(run.json()[u"pairs"_s].toArray().size(), 1);
    const CtlRun text = m_ctl.run({u"report"_s, u"diff"_s, u"1"_s, u"2099-01-01T00:00:00Z"_s});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("sandbox/production"), text.out.constData());
    QCOMPARE(m_ctl.run({u"report"_s, u"diff"_s, u"1"_s, u"2000-01-01T00:00:00Z"_s}).code, 2);
    const QString out = m_ctl.path(u"difference.html"_s);
    const CtlRun exported = as(u"cy"_s, {u"report"_s, u"diff"_s, u"1"_s, u"2"_s, u"--out"_s, out});
    QVERIFY2(exported.code == 0, exported.err.constData());
    QCOMPARE(exported.json()[u"digest"_s].toString(), digestOf(out));
}

void TestCtlReport::history_tellsEveryExport()
{
    const CtlRun run = m_ctl.run({u"report"_s, u"history"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    const QJsonArray exports = run.json()[u"exports"_s].toArray();
    QVERIFY(exports.size() >= 10);
    QCOMPARE(exports.last()[u"person"_s].toString(), u"cy"_s);
    QCOMPARE(exports.last()[u"framework"_s].toString(), u"iso-27001-2022"_s);
    QCOMPARE(exports.last()[u"from"_s].toString(), u"2020-01-01T00:00:00Z"_s);
    QCOMPARE(exports.last()[u"until"_s].toString(), u"2100-01-01T00:00:00Z"_s); // the last day belongs to it
    const CtlRun verified = m_ctl.run({u"audit"_s, u"verify"_s, u"--require-anchor"_s, u"--json"_s});
    QCOMPARE(verified.json()[u"ok"_s], QJsonValue(true));
}

QTEST_GUILESS_MAIN(TestCtlReport)
#include "tst_ctl_report.moc"
