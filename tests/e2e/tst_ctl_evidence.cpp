// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/promotioncast.h"
#include "e2e/twokongs.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

KongSeed kongWith(const std::string &affix, const std::string &host)
{
    KongSeed seed;
    const std::string service = seed.service("orders" + affix, host);
    seed.route("orders" + affix, service, "/orders");
    return seed;
}

//! The two hosts are two machines.
const QByteArray apart = "isolation:\n  resolve:\n    hosts: {orders.sbx.example: [192.0.2.1], orders.prd.example: [192.0.2.2]}\n";

//! A time from now, as an envelope has it.
QByteArray at(int minutes)
{
    return QDateTime::currentDateTimeUtc().addSecs(60LL * minutes).toString(Qt::ISODate).toLatin1();
}

QByteArray envelope(const QByteArray &control, const QByteArray &unit, const QByteArray &verdict)
{
    return "{\"control\": \"" + control + "\", \"pair\": \"sandbox:production\", \"source\": \"network of acme\", \"collector\": \"network-reader 2.1\", \"query\": \"list subnets\", \"started_at\": \""
        + at(-2) + "\", \"finished_at\": \"" + at(-1) + "\", \"expected\": 1, \"received\": 1, \"pages\": 1,\n \"units\": [{\"unit\": \"" + unit + "\", \"verdict\": \"" + verdict
        + "\", \"detail\": \"seen\"}]}";
}

} // namespace

//! Evidence, attestations and exceptions through the real program, on two gateways whose sandbox calls production. Ana is admin, Di engineers, Bo and Cy approve.
class TestCtlEvidence : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void evidence_added_decidesItsControl();
    void evidence_ofLater_isNotKnownAsOfAnEarlierSync();
    void evidence_rawOfOtherBytes_isRefused();
    void evidence_wrongFile_isNamedWithItsLine();
    void attestation_withEvidence_isAnAttestedPass();
    void attestation_ofATestReport_standsInForAProbe();
    void auditLog_isJudgedByEachCheck();
    void exception_approvedByOthers_isAcceptedUntil();
    void exceptionList_withAProblem_answersOne();
    void exception_whoseCompensatingControlFailed_staysVoid();
    void words_thatAreWrong_areUsage();
    void deeds_withoutAPerson_areRefused();

private:
    [[nodiscard]] QJsonValue pair() const { return m_cast->ctl.run({u"isolation"_s, u"check"_s, u"--json"_s}).json()["pairs"_L1][0]; }
    [[nodiscard]] static QJsonValue control(const QJsonValue &pair, const QString &id)
    {
        for (const QJsonValue one : pair["controls"_L1].toArray()) {
            if (one["id"_L1] == id)
                return one;
        }
        return {};
    }
    //! All that an exception may not change.
    [[nodiscard]] static QJsonArray figures(const QJsonValue &pair)
    {
        QJsonArray figures{pair["status"_L1], pair["proven"_L1], pair["possible"_L1], pair["coverage"_L1], pair["machine_proven"_L1], pair["layers"_L1]};
        for (const QJsonValue one : pair["controls"_L1].toArray()) {
            if (!one["id"_L1].toString().startsWith(u"GOV-"_s)) // some of these judge how often it is checked
                figures.append(QJsonArray{one["id"_L1], one["verdict"_L1], one["counts"_L1]});
        }
        return figures;
    }
    [[nodiscard]] QString add(const QByteArray &control, const QByteArray &unit, const QByteArray &verdict) const
    {
        m_cast->ctl.write(u"raw.json"_s, "[]");
        m_cast->ctl.write(u"envelope.json"_s, envelope(control, unit, verdict));
        const CtlRun run = m_cast->act(u"di"_s, {u"evidence"_s, u"add"_s, u"envelope.json"_s, u"--raw"_s, u"raw.json"_s});
        if (run.code != 0)
            qWarning() << run.out << run.err;
        return run.json()["id"_L1].toString();
    }
    [[nodiscard]] CtlRun request(const QStringList &more) const
    {
        return m_cast->act(u"di"_s, QStringList{u"exception"_s, u"request"_s} + more
                                        + QStringList{u"--reason"_s, u"the vendor moves in January"_s, u"--owner"_s, u"ana"_s, u"--risk"_s, u"high"_s, u"--ticket"_s, u"SEC-12"_s});
    }

    std::unique_ptr<FakeKong> m_sandbox, m_production;
    std::unique_ptr<PromotionCast> m_cast;
};

void TestCtlEvidence::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_cast = std::make_unique<PromotionCast>(u"orders"_s);
    m_sandbox = std::make_unique<FakeKong>(kongWith("-sbx", "orders.prd.example"));
    m_production = std::make_unique<FakeKong>(kongWith("-prd", "orders.prd.example"));
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, apart)));
    QVERIFY(m_cast->meet());
}

void TestCtlEvidence::evidence_added_decidesItsControl()
{
    QCOMPARE(control(pair(), u"INF-03"_s)["verdict"_L1], u"unknown"_s);
    const QString id = add("INF-03", "network:vpc-1", "pass");
    QCOMPARE(id.size(), 32);
    const QJsonValue decided = control(pair(), u"INF-03"_s);
    QCOMPARE(decided["verdict"_L1], u"pass"_s);
    QCOMPARE(decided["assurance"_L1], u"A2"_s);
    const CtlRun list = m_cast->ctl.run({u"evidence"_s, u"list"_s});
    QVERIFY2(list.out.startsWith(QByteArray(id.left(8).toLatin1() + " INF-03 sandbox/production: fresh until ")), list.out.constData());
    const CtlRun shown = m_cast->ctl.run({u"evidence"_s, u"show"_s, id.left(8), u"--json"_s});
    QCOMPARE(shown.json()["sha256"_L1], u"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"_s); // of "[]"
    QCOMPARE(shown.json()["bytes"_L1].toInt(), 2);
    const CtlRun withdrawn = m_cast->act(u"di"_s, {u"evidence"_s, u"withdraw"_s, id, u"--reason"_s, u"read from the wrong account"_s});
    QCOMPARE(withdrawn.json()["state"_L1], u"withdrawn"_s);
    QCOMPARE(control(pair(), u"INF-03"_s)["verdict"_L1], u"unknown"_s);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
}

void TestCtlEvidence::evidence_ofLater_isNotKnownAsOfAnEarlierSync()
{
    QVERIFY(!add("INF-03", "network:vpc-1", "pass").isEmpty());
    QVERIFY(m_cast->sync());
    const auto asOf = [this](const QString &snapshot) {
        const CtlRun run = m_cast->ctl.run({u"isolation"_s, u"check"_s, u"--json"_s, u"--as-of"_s, snapshot});
        return control(run.json()["pairs"_L1][0], u"INF-03"_s)["verdict"_L1].toString();
    };
    QCOMPARE(asOf(u"1"_s), u"unknown"_s);
    QCOMPARE(asOf(u"2"_s), u"pass"_s);
}

void TestCtlEvidence::evidence_rawOfOtherBytes_isRefused()
{
    m_cast->ctl.write(u"raw.json"_s, "[]");
    QByteArray named = envelope("INF-03", "network:vpc-1", "pass");
    named.insert(1, "\"sha256\": \"" + QByteArray(64, 'a') + "\", ");
    m_cast->ctl.write(u"envelope.json"_s, named);
    const CtlRun run = m_cast->act(u"di"_s, {u"evidence"_s, u"add"_s, u"envelope.json"_s, u"--raw"_s, u"raw.json"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("SHA-256"), run.err.constData());
    QVERIFY(m_cast->ctl.run({u"evidence"_s, u"list"_s, u"--json"_s}).json()["evidence"_L1].toArray().isEmpty());
}

void TestCtlEvidence::evidence_wrongFile_isNamedWithItsLine()
{
    m_cast->ctl.write(u"envelope.yaml"_s, "control: INF-03\nunits:\n  - {unit: a, verdict: fine}\n");
    const CtlRun run = m_cast->act(u"di"_s, {u"evidence"_s, u"add"_s, u"envelope.yaml"_s});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("envelope.yaml:3: "), run.err.constData());
}

void TestCtlEvidence::attestation_withEvidence_isAnAttestedPass()
{
    const QString ground = add("GOV-02", "document:boundary", "pass");
    QVERIFY(!ground.isEmpty());
    const QString until = QDateTime::currentDateTimeUtc().addDays(30).date().toString(Qt::ISODate);
    const CtlRun attested = m_cast->act(u"ana"_s, {u"attest"_s, u"sign"_s, u"--control"_s, u"gov-02"_s, u"--statement"_s, u"the boundaries are as the document says"_s, u"--until"_s, until, u"--evidence"_s,
                                                   ground.left(8)});
    QVERIFY2(attested.code == 0, attested.err.constData());
    QCOMPARE(attested.json()["scope"_L1].toArray().size(), 1);
    QVERIFY(attested.json()["in_force"_L1].toBool());
    const QJsonValue decided = control(pair(), u"GOV-02"_s);
    QCOMPARE(decided["verdict"_L1], u"pass"_s);
    QCOMPARE(decided["assurance"_L1], u"A1"_s);
    const CtlRun text = m_cast->ctl.run({u"isolation"_s, u"check"_s});
    QVERIFY2(text.out.contains("pass (attested) GOV-02"), text.out.constData());
    QCOMPARE(m_cast->act(u"di"_s, {u"attest"_s, u"withdraw"_s, attested.json()["id"_L1].toString(), u"--reason"_s, u"no"_s}).code, 1); // an engineer may not
    QCOMPARE(m_cast->act(u"ana"_s, {u"attest"_s, u"withdraw"_s, attested.json()["id"_L1].toString(), u"--reason"_s, u"replaced"_s}).code, 0);
    QVERIFY(!m_cast->ctl.run({u"attest"_s, u"list"_s, u"--json"_s}).json()["attestations"_L1][0]["in_force"_L1].toBool());
    QCOMPARE(control(pair(), u"GOV-02"_s)["verdict"_L1], u"unknown"_s);
}

void TestCtlEvidence::attestation_ofATestReport_standsInForAProbe()
{
    const QString report = add("GOV-08", "path:IDN-07", "pass");
    QVERIFY(!report.isEmpty());
    const QStringList words{u"attest"_s, u"sign"_s, u"--control"_s, u"GOV-08"_s, u"--statement"_s, u"tested by Farside Security"_s, u"--evidence"_s, report, u"--tested"_s};
    const CtlRun silent = m_cast->act(u"ana"_s, words + QStringList{u"DAT-07"_s});
    QCOMPARE(silent.code, 1);
    QVERIFY2(silent.err.contains("path:DAT-07"), silent.err.constData());
    QCOMPARE(m_cast->act(u"ana"_s, words + QStringList{u"INF-07"_s}).code, 1); // that one a machine decides
    const CtlRun attested = m_cast->act(u"ana"_s, words + QStringList{u"idn-07"_s});
    QVERIFY2(attested.code == 0, attested.err.constData());
    QCOMPARE(attested.json()["tested"_L1], (QJsonArray{u"IDN-07"_s}));
    QCOMPARE(control(pair(), u"IDN-07"_s)["verdict"_L1], u"unknown"_s); // one signature is not enough
    const QString id = attested.json()["id"_L1].toString();
    QCOMPARE(m_cast->act(u"cy"_s, {u"attest"_s, u"countersign"_s, id}).code, 1); // key and role are from Ana
    const QJsonValue waiting = control(pair(), u"IDN-07"_s);
    QVERIFY2(waiting["reason"_L1].toString().contains(u"counter-signature"_s), qPrintable(waiting["reason"_L1].toString()));
}

//! GOV-11: by what this desk and the places outside know, and by what is remembered of the last verification.
void TestCtlEvidence::auditLog_isJudgedByEachCheck()
{
    QCOMPARE(control(pair(), u"GOV-11"_s)["verdict"_L1], u"warn"_s); // nothing outside vouches for it
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, apart + "audit: {checkpoints: [file:anchor.txt]}\n")));
    QVERIFY(m_cast->sync());
    QCOMPARE(control(pair(), u"GOV-11"_s)["verdict"_L1], u"pass"_s);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
    QCOMPARE(control(pair(), u"GOV-11"_s)["verdict"_L1], u"pass"_s);
    QVERIFY(m_cast->ctl.write(u"anchor.txt.history"_s, "nothing that a log signed\n"));
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 1);
    QCOMPARE(control(pair(), u"GOV-11"_s)["verdict"_L1], u"fail"_s);
}

void TestCtlEvidence::exception_approvedByOthers_isAcceptedUntil()
{
    const QJsonValue before = pair();
    const QString fingerprint = control(before, u"INF-07"_s)["findings"_L1][0]["fingerprint"_L1].toString();
    QCOMPARE(fingerprint.size(), 32);
    const CtlRun asked = request({fingerprint.left(12)});
    QVERIFY2(asked.code == 0, asked.err.constData());
    const QString id = asked.json()["id"_L1].toString();
    QCOMPARE(asked.json()["state"_L1], u"requested"_s);
    QCOMPARE(m_cast->act(u"di"_s, {u"exception"_s, u"approve"_s, id}).code, 1);  // who asked
    QCOMPARE(m_cast->act(u"ana"_s, {u"exception"_s, u"approve"_s, id}).code, 1); // no approver, and the owner
    QCOMPARE(m_cast->act(u"bo"_s, {u"exception"_s, u"approve"_s, id}).code, 1);  // has key and role from the owner
    QCOMPARE(m_cast->act(u"cy"_s, {u"exception"_s, u"reject"_s, id, u"--reason"_s, u"another owner"_s}).code, 0);
    const CtlRun again = m_cast->act(u"di"_s, {u"exception"_s, u"request"_s, fingerprint, u"--reason"_s, u"the vendor moves in January"_s, u"--owner"_s, u"di"_s, u"--risk"_s, u"high"_s});
    QVERIFY2(again.code == 0, again.err.constData());
    const QString second = again.json()["id"_L1].toString();
    QCOMPARE(figures(pair()), figures(before));
    for (const QString &name : {u"bo"_s, u"cy"_s}) {
        const CtlRun approved = m_cast->act(name, {u"exception"_s, u"approve"_s, second.left(8)});
        QVERIFY2(approved.code == 0, approved.err.constData());
    }
    const QJsonValue after = pair();
    QCOMPARE(figures(after), figures(before));
    const QJsonValue accepted = control(after, u"INF-07"_s)["findings"_L1][0];
    QCOMPARE(accepted["verdict"_L1], u"fail"_s);
    QCOMPARE(accepted["exception"_L1]["id"_L1], second);
    QCOMPARE(accepted["exception"_L1]["approvers"_L1].toArray(), (QJsonArray{u"bo"_s, u"cy"_s}));
    QVERIFY(after["exceptions"_L1].toArray().isEmpty());
    const CtlRun text = m_cast->ctl.run({u"isolation"_s, u"check"_s});
    QCOMPARE(text.code, 1);
    const QByteArray said = "accepted until " + accepted["exception"_L1]["until"_L1].toString().left(10).toLatin1() + " (exception " + second.left(8).toLatin1() + ')';
    QVERIFY2(text.out.simplified().contains(said), text.out.constData());
    QCOMPARE(m_cast->ctl.run({u"isolation"_s, u"check"_s, u"--format"_s, u"sarif"_s}).out.count("\"external\""), 1);
    QVERIFY(m_cast->ctl.run({u"isolation"_s, u"check"_s, u"--format"_s, u"junit"_s}).out.contains("accepted until "));
    QCOMPARE(m_cast->ctl.run({u"exception"_s, u"list"_s}).code, 0);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
}

void TestCtlEvidence::exceptionList_withAProblem_answersOne()
{
    const QString fingerprint = control(pair(), u"INF-07"_s)["findings"_L1][0]["fingerprint"_L1].toString();
    const CtlRun asked = m_cast->act(u"di"_s, {u"exception"_s, u"request"_s, fingerprint, u"--reason"_s, u"until January"_s, u"--owner"_s, u"di"_s, u"--risk"_s, u"low"_s});
    const QString id = asked.json()["id"_L1].toString();
    for (const QString &name : {u"bo"_s, u"cy"_s})
        QCOMPARE(m_cast->act(name, {u"exception"_s, u"approve"_s, id}).code, 0);
    QCOMPARE(m_cast->ctl.run({u"exception"_s, u"list"_s}).code, 0);
    m_sandbox = std::make_unique<FakeKong>(kongWith("-sbx", "orders.sbx.example")); // mended
    QVERIFY(m_cast->ctl.write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, apart)));
    QVERIFY(m_cast->sync());
    const CtlRun list = m_cast->ctl.run({u"exception"_s, u"list"_s, u"--json"_s});
    QCOMPARE(list.code, 1);
    QCOMPARE(list.json()["exceptions"_L1][0]["problems"_L1][0]["problem"_L1], u"unused"_s);
    QCOMPARE(pair()["exceptions"_L1][0]["problem"_L1], u"unused"_s);
    QCOMPARE(m_cast->act(u"di"_s, {u"exception"_s, u"renew"_s, id}).code, 1); // nothing to accept
    QCOMPARE(m_cast->act(u"cy"_s, {u"exception"_s, u"revoke"_s, id, u"--reason"_s, u"mended"_s}).code, 0);
    QCOMPARE(m_cast->ctl.run({u"exception"_s, u"list"_s}).code, 0);
}

void TestCtlEvidence::exception_whoseCompensatingControlFailed_staysVoid()
{
    QVERIFY(!add("INF-03", "network:vpc-1", "pass").isEmpty());
    const QString fingerprint = control(pair(), u"INF-07"_s)["findings"_L1][0]["fingerprint"_L1].toString();
    const CtlRun asked = m_cast->act(u"di"_s, {u"exception"_s, u"request"_s, fingerprint, u"--reason"_s, u"until January"_s, u"--owner"_s, u"di"_s, u"--risk"_s, u"low"_s, u"--compensating"_s, u"INF-03"_s});
    QVERIFY2(asked.code == 0, asked.err.constData());
    const QString id = asked.json()["id"_L1].toString();
    for (const QString &name : {u"bo"_s, u"cy"_s})
        QCOMPARE(m_cast->act(name, {u"exception"_s, u"approve"_s, id}).code, 0);
    QVERIFY(pair()["exceptions"_L1].toArray().isEmpty());
    QVERIFY(!add("INF-03", "network:vpc-1", "fail").isEmpty());
    QCOMPARE(pair()["exceptions"_L1][0]["problem"_L1], u"void"_s);
    const auto ended = [this] { return m_cast->ctl.run({u"exception"_s, u"list"_s, u"--json"_s}).json()["exceptions"_L1][0]; };
    QCOMPARE(ended()["state"_L1], u"void"_s);
    QVERIFY2(ended()["ended_because"_L1].toString().contains(u"INF-03"_s), qPrintable(ended()["ended_because"_L1].toString()));
    QVERIFY(!add("INF-03", "network:vpc-1", "pass").isEmpty());
    const QJsonValue after = pair();
    QCOMPARE(control(after, u"INF-03"_s)["verdict"_L1], u"pass"_s);
    QCOMPARE(after["exceptions"_L1][0]["problem"_L1], u"void"_s);
    QVERIFY(!control(after, u"INF-07"_s)["findings"_L1][0].toObject().contains(u"exception"_s));
    QCOMPARE(ended()["state"_L1], u"void"_s);
    const QByteArray entries = m_cast->ctl.run({u"audit"_s, u"list"_s, u"--action"_s, u"exception.void"_s, u"--json"_s}).out;
    QCOMPARE(entries.count("\"exception.void\""), 1);
    QCOMPARE(m_cast->ctl.run({u"audit"_s, u"verify"_s}).code, 0);
}

//! In one function: making the people takes longer than all of these.
void TestCtlEvidence::words_thatAreWrong_areUsage()
{
    const std::vector<std::pair<QStringList, QByteArray>> rows{
        {QStringList{u"evidence"_s, u"add"_s}, "needs FILE"},
        {QStringList{u"evidence"_s, u"add"_s, u"nothing.yaml"_s}, "nothing.yaml"},
        {QStringList{u"attest"_s, u"sign"_s, u"--statement"_s, u"x"_s}, "--control"},
        {QStringList{u"attest"_s, u"sign"_s, u"--control"_s, u"GOV-02"_s}, "--statement"},
        {QStringList{u"attest"_s, u"sign"_s, u"--control"_s, u"GOV-02"_s, u"--statement"_s, u"x"_s, u"--api"_s, u"nothing"_s}, "--api"},
        {QStringList{u"attest"_s, u"sign"_s, u"--control"_s, u"GOV-02"_s, u"--statement"_s, u"x"_s, u"--until"_s, u"soon"_s}, "--until"},
        {QStringList{u"exception"_s, u"request"_s}, "needs FINGERPRINT"},
        {QStringList{u"exception"_s, u"request"_s, u"abc"_s}, "FINGERPRINT"},
        {QStringList{u"exception"_s, u"request"_s, u"00000000"_s}, "there is no finding"},
        {QStringList{u"exception"_s, u"request"_s, u"00000000"_s, u"--pair"_s, u"a:b"_s}, "--pair"},
        {QStringList{u"exception"_s, u"approve"_s, u"00000000"_s}, "exception list"},
        {QStringList{u"exception"_s, u"aprove"_s}, "exception approve"},
    };
    for (const auto &[words, says] : rows) {
        const CtlRun run = m_cast->act(u"di"_s, words);
        QVERIFY2(run.code == 2, qPrintable(words.join(u' ') + u": "_s + QString::fromUtf8(run.err)));
        QVERIFY2(run.err.contains(says), run.err.constData());
    }
}

void TestCtlEvidence::deeds_withoutAPerson_areRefused()
{
    (void)pair();
    m_cast->ctl.write(u"envelope.json"_s, envelope("INF-03", "network:vpc-1", "pass"));
    m_cast->ctl.write(u"raw.json"_s, "[]");
    const CtlRun run = m_cast->ctl.run({u"evidence"_s, u"add"_s, u"envelope.json"_s, u"--raw"_s, u"raw.json"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("--as NAME"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCtlEvidence)
#include "tst_ctl_evidence.moc"
