// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets put wherever credentials and gateways hold some, then sought in all that the real program leaves.
#include "demo/fakeapisix.h"
#include "demo/fakecaddy.h"
#include "demo/fakekong.h"
#include "e2e/ctl.h"
#include "e2e/manysecrets.h"
#include "reports/poppler.h"
#include "support/hostileserver.h"
#include "support/testcertificates.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QtEndian>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <mutex>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! One admin server that is wrong in its own way, and repeats what it was sent wherever it can.
struct Echo
{
    const char *name;
    int status;
    const char *type;
    bool whole = true; //!< false: the body is cut off
};

constexpr Echo echoes[] = {{"ok-html", 200, "text/html"},
                           {"ok-json", 200, "application/json"},
                           {"cut", 200, "application/json", false},
                           {"redirect", 302, "text/html"},
                           {"bad-request", 400, "application/json"},
                           {"wrong-key", 401, "application/json"},
                           {"no-right", 403, "text/plain"},
                           {"missing", 404, "application/json"},
                           {"down", 500, "application/json"},
                           {"busy", 503, "text/html"}};

HostileServer::Handler echo(const Echo &how, const QByteArray &secret)
{
    return [how, secret](QTcpSocket *socket, const SeenRequest &request) {
        const QByteArray sent = request.header("x-api-key") + request.header("kong-admin-token");
        const QByteArray all = secret + ' ' + sent.toBase64() + ' ' + sent.toHex() + ' ' + sent;
        const QByteArray body = R"({"message":")" + all + R"(","error_msg":")" + all + R"(","data":[)";
        const QByteArray answer = httpAnswer(how.status, body,
                                             {"Content-Type: " + QByteArray(how.type), "Server: " + sent, "Via: " + all,
                                              "WWW-Authenticate: Key realm=\"" + sent + '"',
                                              "Location: /" + sent.toPercentEncoding() + "?key=" + secret.toPercentEncoding()});
        socket->write(how.whole ? answer : answer.left(answer.size() - 9));
        if (!how.whole)
            socket->disconnectFromHost();
    };
}

//! What the compressed streams of a file hold, of those in zlib's form.
QByteArray inflated(const QByteArray &bytes)
{
    QByteArray all;
    for (qsizetype at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
        const qsizetype begin = at + 7, end = bytes.indexOf("endstream", begin);
        if (end < 0 || bytes[begin] != 'x') // how each such stream begins
            continue;
        QByteArray stream = bytes.mid(begin, end - begin);
        const quint32 guess = qToBigEndian(quint32(8 * stream.size()));
        stream.prepend(reinterpret_cast<const char *>(&guess), sizeof guess);
        all += qUncompress(stream) + '\n';
    }
    return all;
}

} // namespace

class TestCtlCanary : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void everyCommand_leavesNoSecret();
    void exports_ofReports_holdNoSecret();
    void sync_whileItRunsAndWhenKilled_leavesNoSecret();
    void failingGateways_thatRepeatSecrets_leaveNone();
    void abort_leavesNoCoreDump();
    void process_isNotDumpable();

private:
    void serve(int planted);
    void writeEstate(const QByteArray &gateways);
    [[nodiscard]] bool report(const QStringList &words, const QString &out);
    [[nodiscard]] bool record(const QStringList &as);
    void unpackPdf(const QString &name) const;
    [[nodiscard]] QByteArray estate() const;
    CtlRun keep(CtlRun run);
    CtlRun run(const QStringList &words) { return keep(m_ctl->runServing(words)); }
    [[nodiscard]] QList<QString> leaks() const { return findCanariesBelow(m_ctl->path({}), m_canaries->values()); }
    [[nodiscard]] bool holds(const QString &name, const QByteArray &value) const
    {
        return !findCanaries(m_ctl->path(name), {value}).isEmpty();
    }

    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<QTemporaryDir> m_secrets; //!< apart: all below the home is searched
    std::unique_ptr<Canaries> m_canaries;
    ManySecrets m_planted;
    std::unique_ptr<FakeKong> m_kong;
    std::unique_ptr<FakeApisix> m_apisix;
    std::unique_ptr<FakeCaddy> m_caddy;
    int m_runs = 0;
};

void TestCtlCanary::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    serve(0);
}

//! A new home, and gateways with so many secrets more than one of each kind.
void TestCtlCanary::serve(int planted)
{
    m_ctl = std::make_unique<Ctl>();
    m_secrets = std::make_unique<QTemporaryDir>();
    m_canaries = std::make_unique<Canaries>();
    const std::string certificate = makeIdentity({}).certificatePem.toStdString();
    const QByteArray token = m_canaries->odd("token"), key = m_canaries->odd("adminkey"),
                     proxy = m_canaries->odd("proxykey"), other = m_canaries->odd("write");
    FakeApisixOptions apisix;
    apisix.adminKey = key.toStdString();
    constexpr quint32 seed = 20261130;
    m_planted = manySecrets(*m_canaries, planted, seed, certificate);
    m_kong = std::make_unique<FakeKong>(m_planted.kong, FakeKongOptions{.token = token.toStdString()});
    m_apisix = std::make_unique<FakeApisix>(m_planted.apisix, apisix);
    m_caddy = std::make_unique<FakeCaddy>(m_planted.caddy);
    m_ctl->extra = {{u"KONG_READ"_s, QString::fromUtf8(token)}, {u"CADDY_READ"_s, QString::fromUtf8(proxy)},
                    {u"KONG_WRITE"_s, QString::fromUtf8(other)}, {u"QT_LOGGING_RULES"_s, u"*=true"_s}};
    QFile file(m_secrets->filePath(u"apisix.key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(key) == key.size());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    m_runs = 0;
    writeEstate({});
}

QByteArray TestCtlCanary::estate() const
{
    return "version: 1\nname: c\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\ngateways:\n"
           "  kong:\n    kind: kong\n    environment: sandbox\n    admin_url: " + m_kong->url().toEncoded()
        + "\n    auth: {secret: env:KONG_READ}\n    write_auth: {secret: env:KONG_WRITE}\n"
          "  apisix:\n    kind: apisix\n    environment: production\n    admin_url: " + m_apisix->url().toEncoded()
        + "\n    auth: {secret: 'file:" + m_secrets->filePath(u"apisix.key"_s).toUtf8() + "'}\n"
          "  caddy:\n    kind: caddy\n    environment: production\n    admin_url: " + m_caddy->url().toEncoded()
        + "\n    auth: {header: X-Api-Key, secret: env:CADDY_READ}\n";
}

void TestCtlCanary::writeEstate(const QByteArray &gateways)
{
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estate() + gateways));
}

//! Keeps what a run said below the home, where it is searched with all else.
CtlRun TestCtlCanary::keep(CtlRun run)
{
    const QString name = QString::number(++m_runs);
    if (!m_ctl->write(name + u".out"_s, run.out) || !m_ctl->write(name + u".err"_s, run.err))
        QTest::qFail("the output cannot be kept", __FILE__, __LINE__);
    return run;
}

void TestCtlCanary::everyCommand_leavesNoSecret()
{
    for (const QStringList &form : {QStringList(), QStringList{u"--json"_s}}) {
        const CtlRun check = run(QStringList{u"estate"_s, u"check"_s, u"--connect"_s} + form);
        QVERIFY2(check.code == 0, check.err.constData());
        const CtlRun sync = run(QStringList{u"sync"_s} + form);
        QVERIFY2(sync.code == 0, sync.err.constData());
        QVERIFY(sync.err.contains("\nqt.")); // the log at its most talkative
        QCOMPARE(run(QStringList{u"sync"_s, u"kong"_s} + form).code, 0);
        QCOMPARE(run(QStringList{u"catalog"_s, u"list"_s} + form).code, 0);
        QVERIFY(holds(QString::number(m_runs) + u".out"_s, shownName)); // the search looks at the answers
        for (const char *api : {"", "apisix-", "caddy-"}) {
            const QString name = QLatin1StringView(api) + QLatin1StringView(shownName);
            QCOMPARE(run(QStringList{u"catalog"_s, u"show"_s, name} + form).code, 0);
            QCOMPARE(run(QStringList{u"catalog"_s, u"diff"_s, u"--all"_s, name} + form).code, 0);
        }
        QCOMPARE(run(QStringList{u"catalog"_s, u"list"_s, u"--as-of"_s, u"1"_s} + form).code, 0);
        QCOMPARE(run(QStringList{u"catalog"_s, u"show"_s, u"nothing"_s} + form).code, 2);
    }
    QVERIFY(holds(u"store.db"_s, shownName)); // the search looks into the store
    QCOMPARE(leaks(), QList<QString>());
    // Each canary would have been found, in each form.
    for (const QByteArray &value : m_canaries->values()) {
        for (const QByteArray &form : canaryForms(value)) {
            QVERIFY(m_ctl->write(u"planted"_s, "before" + form + "after"));
            QVERIFY2(!leaks().isEmpty(), form.constData());
        }
        if (qEnvironmentVariableIsEmpty("BULKHEAD_FULL"))
            break;
    }
}

//! Whether the command wrote the file.
bool TestCtlCanary::report(const QStringList &words, const QString &out)
{
    const CtlRun made = run(QStringList{u"report"_s} + words + QStringList{u"--out"_s, m_ctl->path(out)});
    if (made.code != 0 || !QFile::exists(m_ctl->path(out)))
        qWarning("%s: %d %s", qPrintable(words.join(u' ')), made.code, made.err.right(2'000).constData());
    return made.code == 0;
}

//! Evidence from files full of secrets, an attestation on it, and an exception for a finding about one.
bool TestCtlCanary::record(const QStringList &as)
{
    const auto now = [](int minutes) { return QDateTime::currentDateTimeUtc().addSecs(60LL * minutes).toString(Qt::ISODate).toLatin1(); };
    const QByteArray envelope = R"({"control":"GOV-02","pair":"sandbox:production","source":"wiki","collector":"reader 1","query":"boundary","started_at":")" + now(-2) + R"(","finished_at":")" + now(-1)
        + R"(","expected":1,"received":1,"pages":1,"units":[{"unit":"document:boundary","verdict":"pass","detail":"seen"}]})";
    QFile raw(m_secrets->filePath(u"raw.json"_s));
    const bool isWritten = m_ctl->write(u"envelope.json"_s, envelope) && m_ctl->write(u"deploy.yml"_s, m_planted.pipeline) && raw.open(QIODevice::WriteOnly) && raw.write(m_planted.raw) == m_planted.raw.size();
    raw.close();
    const CtlRun added = run(QStringList{u"evidence"_s, u"add"_s, u"envelope.json"_s, u"--raw"_s, raw.fileName(), u"--json"_s} + as);
    const CtlRun collected = run(QStringList{u"evidence"_s, u"collect"_s, u"pipeline"_s, u"deploy.yml"_s, u"--complete"_s, u"--add"_s, u"--json"_s} + as);
    const bool isAway = QFile::remove(m_ctl->path(u"deploy.yml"_s)); // its secrets are not the program's
    const CtlRun attested = run(QStringList{u"attest"_s, u"sign"_s, u"--control"_s, u"GOV-02"_s, u"--statement"_s, u"as the document says"_s, u"--until"_s,
                                            QDateTime::currentDateTimeUtc().addDays(30).date().toString(Qt::ISODate), u"--evidence"_s, added.json()[u"id"_s].toString()} + as);
    const CtlRun check = run({u"isolation"_s, u"check"_s, u"--json"_s});
    QString finding;
    for (const QJsonValue control : check.json()[u"pairs"_s][0][u"controls"_s].toArray()) {
        if (control[u"id"_s] == u"IDN-01"_s) // a secret that opens both sides
            finding = control[u"findings"_s][0][u"fingerprint"_s].toString();
    }
    const CtlRun asked = run(QStringList{u"exception"_s, u"request"_s, finding, u"--reason"_s, u"the partner moves in January"_s, u"--owner"_s, u"ana"_s, u"--risk"_s, u"high"_s} + as);
    for (const CtlRun &one : {added, attested, asked}) {
        if (one.code != 0)
            qWarning("%d %s %s", one.code, one.out.right(500).constData(), one.err.right(2'000).constData());
    }
    return isWritten && isAway && added.code == 0 && collected.code == 1 && attested.code == 0 && asked.code == 0; // 1: the pipeline fails its controls
}

//! Puts what a PDF says, and what is in its streams, beside it, where they are searched.
void TestCtlCanary::unpackPdf(const QString &name) const
{
    QFile file(m_ctl->path(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(m_ctl->write(name + u".streams"_s, inflated(file.readAll())));
    if (hasPoppler())
        QVERIFY(m_ctl->write(name + u".text"_s, poppler(u"pdftotext"_s, {u"-layout"_s, file.fileName(), u"-"_s}).toUtf8()));
    else
        qInfo("Poppler's tools are not here: the text of %s is not read", qPrintable(name));
}

void TestCtlCanary::exports_ofReports_holdNoSecret()
{
    const int count = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 1'000 : 100;
    serve(count);
    QVERIFY(m_canaries->values().size() > count);
    const QByteArray passphrase = m_canaries->odd("passphrase");
    m_ctl->extra.insert(u"ANA"_s, QString::fromUtf8(passphrase));
    const QStringList as{u"--as"_s, u"ana"_s, u"--key"_s, u"file:ana.key"_s, u"--passphrase"_s, u"env:ANA"_s};
    QCOMPARE(run({u"key"_s, u"new"_s, u"--key"_s, u"file:ana.key"_s, u"--passphrase"_s, u"env:ANA"_s, u"--public-out"_s, u"ana.pub"_s}).code, 0);
    QCOMPARE(run(QStringList{u"person"_s, u"add"_s, u"ana"_s, u"--role"_s, u"admin"_s, u"--public-key"_s, u"ana.pub"_s} + as).code, 0);
    QCOMPARE(run({u"sync"_s}).code, 0);
    QVERIFY(record(as));
    QCOMPARE(run({u"sync"_s}).code, 0);
    const QStringList of = QStringList{u"--framework"_s, u"iso-27001-2022"_s, u"--from"_s, u"2020-01-01"_s, u"--to"_s, u"2099-12-31"_s} + as;
    for (const char *form : {"json", "csv", "html", "oscal", "pdf"})
        QVERIFY(report(QStringList{u"--format"_s, QLatin1StringView(form)} + of, u"report."_s + QLatin1StringView(form)));
    QVERIFY(report(QStringList{u"bundle"_s} + of, u"evidence.tar"_s));
    QVERIFY(report({u"catalog"_s}, u"catalog.json"_s));
    for (const char *form : {"json", "html", "pdf"}) {
        const QStringList format{u"--format"_s, QLatin1StringView(form)};
        QVERIFY(report(QStringList{u"boundary"_s} + format + as, u"boundary."_s + QLatin1StringView(form)));
        QVERIFY(report(QStringList{u"diff"_s, u"1"_s, u"2"_s} + format + as, u"difference."_s + QLatin1StringView(form)));
    }
    QCOMPARE(run({u"report"_s, u"bundle"_s, u"--verify"_s, u"evidence.tar"_s, u"--extract"_s, u"out"_s, u"--json"_s}).code, 0);
    for (const char *list : {"evidence", "attest", "exception"}) {
        for (const QStringList &form : {QStringList(), QStringList{u"--json"_s}})
            QCOMPARE(run(QStringList{QLatin1StringView(list), u"list"_s} + form).code, 0);
    }
    for (const char *form : {"text", "json", "sarif", "junit"})
        run({u"isolation"_s, u"check"_s, u"--format"_s, QLatin1StringView(form)});
    for (const QString &pdf : {u"report.pdf"_s, u"boundary.pdf"_s, u"difference.pdf"_s, u"out/report.pdf"_s})
        unpackPdf(pdf);
    for (const QString &name : {u"evidence.tar"_s, u"boundary.json"_s})
        QVERIFY2(holds(name, shownName), qPrintable(name)); // the search looks at what was exported
    QVERIFY(holds(u"report.csv"_s, "planted-")); // findings speak of what has a secret
    QVERIFY(holds(u"report.pdf.streams"_s, "endcmap")); // and streams are open
    if (hasPoppler())
        QVERIFY(holds(u"report.pdf.text"_s, "ISO/IEC 27001"));
    // The mark is in each of them, so that one search finds all, and any part of one.
    const QList<QByteArray> marks{canaryMark, "CANARY"};
    QCOMPARE(findCanariesBelow(m_ctl->path({}), marks), QList<QString>());
    for (const QByteArray &value : m_canaries->values()) {
        for (const QByteArray &form : canaryForms(value))
            QVERIFY2(!canariesIn("before" + form + "after", u"planted"_s, marks).isEmpty(), form.constData());
    }
}

void TestCtlCanary::sync_whileItRunsAndWhenKilled_leavesNoSecret()
{
    std::mutex mutex; // the fake answers on a thread of its own
    QList<QString> found;
    int withWal = 0;
    std::atomic<qint64> victim = 0;
    m_kong->onList([&](FakeKong &, const std::string &path, int) {
        const std::scoped_lock lock(mutex);
        found << findCanariesBelow(m_ctl->path({}), {canaryMark}); // often, so what they share
        withWal += QFileInfo(m_ctl->store() + u"-wal"_s).size() > 0 ? 1 : 0;
        if (victim != 0 && path.find("certificates") != path.npos)
            ::kill(pid_t(victim.load()), SIGKILL);
    });
    QCOMPARE(run({u"sync"_s}).code, 0);
    QProcess process;
    m_ctl->start(process, {u"sync"_s});
    QVERIFY(process.waitForStarted());
    victim = process.processId();
    QCOMPARE(Ctl::finishServing(process).code, -1);
    QVERIFY(QFileInfo(m_ctl->store() + u"-wal"_s).size() > 0); // nobody was left to tidy up
    QCOMPARE(leaks(), QList<QString>());
    const std::scoped_lock lock(mutex);
    QVERIFY(withWal > 0);
    QCOMPARE(found, QList<QString>());
}

void TestCtlCanary::failingGateways_thatRepeatSecrets_leaveNone()
{
    std::vector<std::unique_ptr<HostileServer>> servers;
    QByteArray gateways;
    for (const Echo &how : echoes) {
        for (const QByteArray kind : {"kong", "apisix", "caddy"}) {
            servers.push_back(std::make_unique<HostileServer>(
                echo(how, QByteArray::fromStdString(m_canaries->plain("answered")))));
            gateways += "  " + kind + '-' + how.name + ":\n    kind: " + kind + "\n    environment: sandbox\n"
                "    admin_url: " + servers.back()->url().toEncoded()
                + "\n    auth: {header: " + (kind == "kong" ? "Kong-Admin-Token" : "X-Api-Key") + ", secret: env:KONG_READ}\n";
        }
    }
    writeEstate(gateways);
    // Side by side: retries take their time.
    QProcess text, json, check;
    m_ctl->start(text, {u"sync"_s});
    m_ctl->start(json, {u"sync"_s, u"--json"_s});
    m_ctl->start(check, {u"estate"_s, u"check"_s, u"--connect"_s, u"--json"_s});
    for (QProcess *process : {&text, &json, &check}) {
        const CtlRun failed = keep(Ctl::finishServing(*process));
        QCOMPARE(failed.code, 3);
        for (const auto &server : servers)
            QVERIFY(server->received().contains(canaryMark)); // the secret was on the wire
        QVERIFY(failed.err.contains("caddy-wrong-key"));
        QVERIFY(failed.err.contains("bulkhead.transport: ")); // our own log too
    }
    QCOMPARE(run({u"catalog"_s, u"list"_s, u"--json"_s}).code, 0);
    QCOMPARE(leaks(), QList<QString>());
}

void TestCtlCanary::abort_leavesNoCoreDump()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &before), 0);
    const rlimit most{before.rlim_max, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_CORE, &most), 0); // children inherit it
    m_kong->setRootHangs(true);
    QProcess process;
    m_ctl->start(process, {u"sync"_s, u"kong"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_kong->requestCount() > 0, 60000); // the secret is in its memory
    QFile limits(u"/proc/%1/limits"_s.arg(process.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QString rows = QString::fromLatin1(limits.readAll());
    QVERIFY(rows.contains(QRegularExpression(u"Max core file size +0 +0 "_s)));
    ::kill(pid_t(process.processId()), SIGABRT);
    QCOMPARE(Ctl::finishServing(process).code, -1);
    QCOMPARE(leaks(), QList<QString>());
    // The same end of a program that is not hardened, with the same secrets around it.
    QProcess other;
    other.setProcessEnvironment(process.processEnvironment());
    other.setWorkingDirectory(m_ctl->path({}));
    other.start(u"sh"_s, {u"-c"_s, u"kill -ABRT $$"_s});
    QVERIFY(other.waitForFinished());
    QCOMPARE(setrlimit(RLIMIT_CORE, &before), 0);
    QFile pattern(u"/proc/sys/kernel/core_pattern"_s);
    QVERIFY(pattern.open(QIODevice::ReadOnly));
    const QByteArray where = pattern.readAll();
    if (most.rlim_max > 0 && !where.startsWith('/') && !where.startsWith('|'))
        QVERIFY(!leaks().isEmpty());
    else
        qInfo("core dumps of this machine do not go into the working folder: no control");
}

void TestCtlCanary::process_isNotDumpable()
{
    // The files of a process belong to its user if it may be dumped and traced, else to root.
    const uid_t user = getuid() == 0 ? 65534 : getuid();
    const auto owner = [](const QProcess &process) {
        struct stat facts{};
        const QByteArray path = "/proc/" + QByteArray::number(process.processId()) + "/environ";
        return stat(path.constData(), &facts) == 0 ? facts.st_uid : uid_t(-1);
    };
    const auto become = [user] {
        if (getuid() == 0 && (setgid(gid_t(user)) != 0 || setuid(user) != 0))
            _exit(99);
    };
    const auto everybody = QFile::Permissions(0x7777);
    const QString program = m_secrets->filePath(u"bulkheadctl"_s);
    QVERIFY(QFile::copy(QStringLiteral(BULKHEAD_BINARY_DIR "/bin/bulkheadctl"), program));
    QVERIFY(QFile::setPermissions(m_secrets->path(), everybody));
    QVERIFY(QFile::setPermissions(m_ctl->path({}), everybody));
    qputenv("BULKHEADCTL", program.toUtf8());
    QProcess demo, sleeper;
    demo.setChildProcessModifier(become);
    sleeper.setChildProcessModifier(become);
    m_ctl->start(demo, {u"demo"_s});
    qunsetenv("BULKHEADCTL");
    sleeper.start(u"sleep"_s, {u"600"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += demo.readAllStandardError()).contains("Ctrl+C stops them"), 60000);
    QCOMPARE(owner(demo), uid_t(0));
    QCOMPARE(owner(sleeper), user);
    demo.terminate();
    sleeper.kill();
    sleeper.waitForFinished();
    QCOMPARE(Ctl::finish(demo).code, 0);
}

QTEST_GUILESS_MAIN(TestCtlCanary)
#include "tst_ctl_canary.moc"
