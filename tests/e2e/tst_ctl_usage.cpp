// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"

#include <QRegularExpression>
#include <QTest>

#include <linux/capability.h>
#include <sys/prctl.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QByteArray plain = "version: 1\nname: t\nenvironments:\n  sandbox: {type: sandbox}\n"
                         "  production: {type: production}\ngateways:\n  g:\n    kind: caddy\n"
                         "    admin_url: http://127.0.0.1:1\n    environment: sandbox\n";

QByteArray bomb()
{
    QByteArray text = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c <= 'h'; ++c) {
        const QByteArray previous = QByteArray("*") + char(c - 1);
        text += QByteArray(1, c) + ": &" + c + " [" + QByteArrayList(9, previous).join(',') + "]\n";
    }
    return text;
}

} // namespace

//! Bad files, bad stores and wrong usage, through the real program.
class TestCtlUsage : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void check_badFile_isUsageWithLineAndHint_data();
    void check_badFile_isUsageWithLineAndHint();
    void check_frameworkWithAnError_isUsageWithItsLine();
    void check_fileThatCannotBeRead_isUsageWithHint();
    void check_literalSecret_isNeverRepeated();
    void words_wrong_areUsageAndNothingOnOutput_data();
    void words_wrong_areUsageAndNothingOnOutput();
    void json_helpAndVersion_areDocumentsToo();
    void sync_deadGateway_isIncompleteWithOneDocument();
    void sync_quiet_saysErrorsOnly();
    void list_unusableFileAndDeadGateway_usageGoesFirst();
    void store_notOurs_isRefusedAndKept_data();
    void store_notOurs_isRefusedAndKept();
    void store_placeThatCannotBeMade_isUsage();
};

void TestCtlUsage::check_badFile_isUsageWithLineAndHint_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("unknown key") << plain + "    colour: red\n" << 11;
    QTest::newRow("wrong type") << QByteArray("version: 1\nname: t\nenvironments: 5\n") << 3;
    QTest::newRow("duplicate key") << QByteArray("version: 1\nname: t\nname: u\n") << 3;
    QTest::newRow("literal secret")
        << plain + "    auth: {header: X-Key, secret: plain-words-77}\n" << 11;
    QTest::newRow("missing environment")
        << QByteArray(plain).replace("environment: sandbox", "environment: nowhere") << 10;
    QTest::newRow("bad URL") << QByteArray(plain).replace("http://127.0.0.1:1", "not a url") << 9;
    QTest::newRow("bad regular expression")
        << plain + "promotion:\n  paths:\n    - from: sandbox\n      to: production\n"
                   "      map: [{field: upstream.host, from: '(', to: x}]\n" << 15;
    QTest::newRow("alias bomb") << bomb() << 6;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("only a comment") << QByteArray("# nothing yet\n") << 1;
    QTest::newRow("binary") << QByteArray("\x7f" "ELF\x02\x01\x00\xff\xfe\x00", 10) << 1;
}

void TestCtlUsage::check_badFile_isUsageWithLineAndHint()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, text));
    const CtlRun run = ctl.run({u"estate"_s, u"check"_s});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.out.isEmpty(), run.out.constData());
    const QByteArray place = ctl.estate().toUtf8() + ':' + QByteArray::number(line) + ": ";
    bool found = false;
    for (const QByteArray &said : run.err.split('\n'))
        found = found || (said.startsWith(place) && said.contains("; "));
    QVERIFY2(found, run.err.constData());
    const CtlRun json = ctl.run({u"estate"_s, u"check"_s, u"--json"_s});
    QCOMPARE(json.code, 2);
    QCOMPARE(json.json()["ok"_L1], QJsonValue(false));
    for (const QStringList &words : {QStringList{u"sync"_s}, QStringList{u"catalog"_s, u"list"_s}}) {
        const CtlRun other = ctl.run(words + QStringList{u"--json"_s});
        QCOMPARE(other.code, 2);
        const QJsonValue error = other.json()["error"_L1];
        QCOMPARE(error["kind"_L1].toString(), u"bad_file"_s);
        QVERIFY2(error["place"_L1].toString().startsWith(ctl.estate() + u':'), other.out.constData());
        QVERIFY2(!error["hint"_L1].toString().isEmpty(), other.out.constData());
        const QByteArray said = place + error["what"_L1].toString().toUtf8();
        QCOMPARE(other.err.count(said), 1); // once
    }
}

void TestCtlUsage::check_frameworkWithAnError_isUsageWithItsLine()
{
    const Ctl ctl;
    const QByteArray head = "id: acme\ntitle: Acme\nrequirements:\n  - {id: \"1\", subject: \"Apart\", controls: [";
    QVERIFY(ctl.write(u"estate.yaml"_s, plain + QByteArray("reports: {frameworks: [ours.yaml]}\n")));
    QVERIFY(ctl.write(u"ours.yaml"_s, head + "INF-99]}\n"));
    const CtlRun bad = ctl.run({u"estate"_s, u"check"_s});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains(QByteArray(ctl.path(u"ours.yaml"_s).toUtf8() + ":4: requirements.controls: no such control: INF-99; ")), bad.err.constData());
    QVERIFY(ctl.write(u"ours.yaml"_s, head + "INF-07]}\n"));
    const CtlRun good = ctl.run({u"estate"_s, u"check"_s});
    QVERIFY2(good.code == 0, good.err.constData());
}

void TestCtlUsage::check_fileThatCannotBeRead_isUsageWithHint()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"large.yaml"_s, QByteArray(10 << 20, '#')));
    QVERIFY(QDir(ctl.path({})).mkdir(u"folder"_s));
    QVERIFY(ctl.write(u"closed.yaml"_s, plain));
    QVERIFY(QFile::setPermissions(ctl.path(u"closed.yaml"_s), {}));
    const QStringList files{ctl.path(u"large.yaml"_s), ctl.path(u"folder"_s), ctl.path(u"missing.yaml"_s),
                            ctl.path(u"closed.yaml"_s), u"/proc/self/mem"_s}; // the last opens and cannot be read
    for (const QString &file : files) {
        QProcess process;
        process.setChildProcessModifier([] { // rights count for the system's administrator too
            prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
            prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
        });
        ctl.start(process, {u"estate"_s, u"check"_s}, file);
        const CtlRun run = Ctl::finish(process);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith(QByteArray(file.toUtf8() + ": ")), run.err.constData());
        QVERIFY2(run.err.contains("; "), run.err.constData());
    }
}

void TestCtlUsage::check_literalSecret_isNeverRepeated()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s,
                      plain + "    auth: {header: X-Key, secret: plain-words-77}\n"));
    for (const QStringList &words : {QStringList{u"estate"_s, u"check"_s, u"--json"_s},
                                     QStringList{u"sync"_s}, QStringList{u"catalog"_s, u"list"_s}}) {
        const CtlRun run = ctl.run(words);
        QCOMPARE(run.code, 2);
        QVERIFY(!run.out.contains("plain-words-77"));
        QVERIFY(!run.err.contains("plain-words-77"));
    }
    QVERIFY(!QFile::exists(ctl.store()));
}

void TestCtlUsage::words_wrong_areUsageAndNothingOnOutput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("command") << QStringList{u"synk"_s};
    QTest::newRow("option") << QStringList{u"sync"_s, u"--colour"_s};
    QTest::newRow("missing API") << QStringList{u"catalog"_s, u"show"_s};
    QTest::newRow("gateway") << QStringList{u"sync"_s, u"nope"_s};
    QTest::newRow("time") << QStringList{u"catalog"_s, u"list"_s, u"--as-of"_s, u"yesterday"_s};
    QTest::newRow("API") << QStringList{u"catalog"_s, u"show"_s, u"nope"_s};
}

void TestCtlUsage::words_wrong_areUsageAndNothingOnOutput()
{
    QFETCH(const QStringList, words);
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain));
    const CtlRun run = ctl.run(words);
    QCOMPARE(run.code, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains("; "), run.err.constData());
    const CtlRun json = ctl.run(QStringList{u"--json"_s} + words);
    QCOMPARE(json.code, 2);
    QCOMPARE(json.err, run.err);
    const QJsonValue error = json.json()["error"_L1];
    for (const auto &name : {"kind"_L1, "place"_L1, "what"_L1, "hint"_L1})
        QVERIFY2(!error[name].toString().isEmpty(), json.out.constData());
}

void TestCtlUsage::json_helpAndVersion_areDocumentsToo()
{
    const Ctl ctl;
    for (const auto &word : {u"help"_s, u"version"_s}) {
        const CtlRun run = ctl.run({u"--json"_s, u"--"_s + word});
        QCOMPARE(run.code, 0);
        QVERIFY2(!run.json()[word].toString().isEmpty(), run.out.constData());
    }
}

void TestCtlUsage::sync_deadGateway_isIncompleteWithOneDocument()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain));
    const CtlRun run = ctl.run({u"sync"_s, u"--json"_s});
    QCOMPARE(run.code, 3);
    const QJsonValue gateway = run.json()["gateways"_L1][0];
    QCOMPARE(gateway["status"_L1].toString(), u"failed"_s);
    QVERIFY(gateway["counts"_L1]["apis"_L1].isNull()); // never 0
    QVERIFY(run.err.contains("127.0.0.1"));
    QCOMPARE(ctl.run({u"catalog"_s, u"list"_s}).code, 0);
}

void TestCtlUsage::sync_quiet_saysErrorsOnly()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain));
    const CtlRun run = ctl.run({u"sync"_s, u"--json"_s, u"--quiet"_s});
    QCOMPARE(run.code, 3);
    QVERIFY2(!run.err.contains("warning"), run.err.constData());
    QVERIFY(run.err.contains("refuses connections"));
}

void TestCtlUsage::list_unusableFileAndDeadGateway_usageGoesFirst()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain + "    colour: red\n"));
    QCOMPARE(ctl.run({u"estate"_s, u"check"_s, u"--connect"_s}).code, 2);
    QCOMPARE(ctl.run({u"sync"_s}).code, 2);
    QVERIFY(ctl.write(u"estate.yaml"_s, plain));
    QCOMPARE(ctl.run({u"estate"_s, u"check"_s, u"--connect"_s}).code, 3);
}

void TestCtlUsage::store_notOurs_isRefusedAndKept_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("a letter to nobody\n");
    QTest::newRow("other format") << QByteArray("SQLite format 2") + QByteArray(4081, '\0');
}

void TestCtlUsage::store_notOurs_isRefusedAndKept()
{
    QFETCH(const QByteArray, content);
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain) && ctl.write(u"store.db"_s, content));
    for (const QStringList &words : {QStringList{u"sync"_s}, QStringList{u"catalog"_s, u"list"_s}}) {
        const CtlRun run = ctl.run(words + QStringList{u"--json"_s});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("; "), run.err.constData());
        QCOMPARE(run.json()["error"_L1]["kind"_L1].toString(), u"store"_s);
    }
    QFile file(ctl.store());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestCtlUsage::store_placeThatCannotBeMade_isUsage()
{
    const Ctl ctl;
    QVERIFY(ctl.write(u"estate.yaml"_s, plain));
    const CtlRun run = ctl.run({u"sync"_s}, {}, u"/proc/none/store.db"_s);
    QCOMPARE(run.code, 2);
    QVERIFY(run.err.contains("/proc/none/store.db"));
}

QTEST_GUILESS_MAIN(TestCtlUsage)
#include "tst_ctl_usage.moc"
