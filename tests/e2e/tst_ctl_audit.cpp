// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/ctl.h"
#include "e2e/twokongs.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <sqlite3.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QStringList sharedMembers{u"ok"_s, u"log"_s, u"size"_s, u"root"_s, u"anchored"_s, u"anchored_until"_s, u"first_bad"_s, u"trusted_until"_s};

QJsonObject sharedOf(const QJsonValue &answer)
{
    QJsonObject shared;
    for (const QString &member : sharedMembers)
        shared.insert(member, answer.toObject().value(member));
    return shared;
}

//! The second verifier on a file.
CtlRun verifyApart(const QStringList &words)
{
    QProcess process;
    process.start(u"" BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"_s, words + QStringList{u"--json"_s});
    return Ctl::finish(process);
}

//! What the owner of the database may do.
bool execute(const QString &store, const char *sql)
{
    sqlite3 *database = nullptr;
    char *message = nullptr;
    const bool done = sqlite3_open(store.toUtf8().constData(), &database) == SQLITE_OK
        && sqlite3_exec(database, sql, nullptr, nullptr, &message) == SQLITE_OK;
    if (message)
        qWarning("%s", message);
    sqlite3_free(message);
    sqlite3_close(database);
    return done;
}

} // namespace

//! People, keys and the log with the programs alone: two gateways, three people, a bundle, and what happens when one byte is changed.
class TestCtlAudit : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void peopleAndLog_fromNothing_verifyWithBothPrograms();
    void oneByteChanged_inTheStore_isNamedByBothPrograms();
    void attacks_ofTheStoreOwner_areNamedByBothPrograms_data();
    void attacks_ofTheStoreOwner_areNamedByBothPrograms();
    void acts_withoutTheRight_answerNoAndSayWhatUnlocks();
    void sync_storeCutBack_isRefusedAndReadingWorks();
    void policy_loosened_needsASecondPerson();
    void secrets_ofKeys_areNowhere();
    void badBundles_areRefused_neverAccepted();

private:
    [[nodiscard]] QStringList by(const QString &name) const;
    CtlRun act(const QString &name, const QStringList &words) const;
    void meet();
    void compareVerifiers(const QString &bundle, const QStringList &more = {});

    void makeDesk();

    std::unique_ptr<Ctl> m_met; //!< where the people have met, to start from
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

//! Making and opening keys costs a tenth of a second each, by design: it is done once for all tests.
void TestCtlAudit::initTestCase()
{
    KongSeed seed;
    seed.addMany("services", 3, "svc");
    m_sandbox = std::make_unique<FakeKong>(seed);
    m_production = std::make_unique<FakeKong>(seed);
    makeDesk();
    meet();
    m_met = std::move(m_ctl);
}

void TestCtlAudit::makeDesk()
{
    m_ctl = std::make_unique<Ctl>();
    m_ctl->extra = {{u"ANA"_s, u"correct-canary-passphrase-ana"_s}, {u"BO"_s, u"horse-canary-passphrase-bo"_s},
                    {u"CY"_s, u"battery-canary-passphrase-cy"_s}};
    const QByteArray more = "audit: {checkpoints: [file:anchor.txt]}\ngroups: {leads: [ana, bo]}\n";
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, more)));
}

//! A desk of its own with what the first one holds.
void TestCtlAudit::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    makeDesk();
    const QString from = m_met->path(u"."_s), to = m_ctl->path(u"."_s);
    QProcess copy;
    copy.start(u"cp"_s, {u"-a"_s, from, to});
    QVERIFY(copy.waitForFinished() && copy.exitCode() == 0);
}

QStringList TestCtlAudit::by(const QString &name) const
{
    return {u"--as"_s, name, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper()};
}

CtlRun TestCtlAudit::act(const QString &name, const QStringList &words) const
{
    return m_ctl->runServing(words + by(name));
}

//! Ana is admin, Bo approves in production, Cy audits; both gateways are read.
void TestCtlAudit::meet()
{
    for (const QString &name : {u"ana"_s, u"bo"_s, u"cy"_s}) {
        QCOMPARE(m_ctl->run({u"key"_s, u"new"_s, u"--key"_s, u"file:%1.key"_s.arg(name), u"--passphrase"_s, u"env:"_s + name.toUpper(),
                             u"--public-out"_s, name + u".pub"_s}).code, 0);
    }
    const auto add = [this](const QString &name, const QString &role) {
        return act(u"ana"_s, {u"person"_s, u"add"_s, name, u"--role"_s, role, u"--public-key"_s, name + u".pub"_s}).code;
    };
    QCOMPARE(add(u"ana"_s, u"admin"_s), 0);
    QCOMPARE(add(u"bo"_s, u"approver:production"_s), 0);
    QCOMPARE(add(u"cy"_s, u"auditor"_s), 0);
    QCOMPARE(m_ctl->runServing({u"sync"_s}).code, 0);
}

void TestCtlAudit::compareVerifiers(const QString &bundle, const QStringList &more)
{
    const CtlRun ours = m_ctl->run(QStringList{u"audit"_s, u"verify"_s, u"--json"_s, u"--bundle"_s, bundle} + more);
    const CtlRun theirs = verifyApart(QStringList{bundle} + more);
    QCOMPARE(theirs.code, ours.code);
    QCOMPARE(sharedOf(theirs.json()), sharedOf(ours.json()));
}

void TestCtlAudit::peopleAndLog_fromNothing_verifyWithBothPrograms()
{
    const QString bundle = m_ctl->path(u"log.bundle"_s), anchor = m_ctl->path(u"anchor.txt"_s);
    const CtlRun exported = act(u"cy"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle, u"--json"_s});
    QCOMPARE(exported.code, 0);
    const CtlRun verified = m_ctl->run({u"audit"_s, u"verify"_s, u"--json"_s, u"--bundle"_s, bundle, u"--checkpoint"_s, anchor, u"--require-anchor"_s});
    QCOMPARE(verified.code, 0);
    QCOMPARE(verified.json()[u"ok"_s], QJsonValue(true));
    QCOMPARE(verified.json()[u"anchored"_s], QJsonValue(true));
    compareVerifiers(bundle);
    compareVerifiers(bundle, {u"--checkpoint"_s, anchor});
    compareVerifiers(bundle, {u"--checkpoint"_s, anchor + u".history"_s, u"--require-anchor"_s});
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--bundle"_s, bundle, u"--require-anchor"_s}).code, 1);

    const QJsonValue key = m_ctl->run({u"audit"_s, u"key"_s, u"--json"_s}).json();
    const QString proof = m_ctl->path(u"4.tlog-proof"_s);
    QCOMPARE(m_ctl->run({u"audit"_s, u"proof"_s, u"4"_s, u"--out"_s, proof}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--proof"_s, proof, u"--trust"_s, key[u"key"_s].toString()}).code, 0);
    QCOMPARE(verifyApart({u"--proof"_s, proof, u"--trust"_s, key[u"key"_s].toString()}).code, 0);
    const QJsonValue list = m_ctl->run({u"audit"_s, u"list"_s, u"--json"_s, u"--person"_s, u"ANA"_s}).json();
    QCOMPARE(list[u"entries"_s].toArray().size(), 3);
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--snapshots"_s}).code, 0);
}

void TestCtlAudit::oneByteChanged_inTheStore_isNamedByBothPrograms()
{
    QVERIFY(execute(m_ctl->store(), "UPDATE audit_entry SET entry = CAST(replace(CAST(entry AS TEXT), '\"person\":\"bo\"', '\"person\":\"bp\"') AS BLOB) WHERE seq = 3"));
    const CtlRun verified = m_ctl->run({u"audit"_s, u"verify"_s, u"--json"_s});
    QCOMPARE(verified.code, 1);
    QCOMPARE(verified.json()[u"first_bad"_s][u"seq"_s].toInt(), 3);
    QCOMPARE(verified.json()[u"trusted_until"_s].toInt(), 2);
    const QString bundle = m_ctl->path(u"bad.bundle"_s);
    QCOMPARE(act(u"cy"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle}).code, 1);
    QVERIFY(QFile::exists(bundle));
    QCOMPARE(verifyApart({bundle}).json()[u"first_bad"_s][u"seq"_s].toInt(), 3);
    compareVerifiers(bundle, {u"--checkpoint"_s, m_ctl->path(u"anchor.txt"_s)});
}

void TestCtlAudit::attacks_ofTheStoreOwner_areNamedByBothPrograms_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("seq");
    QTest::addColumn<bool>("damagesEntries"); // else only what stands beside them
    QTest::newRow("edit") << QByteArray("UPDATE audit_entry SET entry = CAST(replace(CAST(entry AS TEXT), 'auditor', 'adminor') AS BLOB) WHERE seq = 4") << 4 << true;
    QTest::newRow("delete") << QByteArray("DELETE FROM audit_entry WHERE seq = 3") << 3 << true;
    QTest::newRow("insert") << QByteArray("UPDATE audit_entry SET seq = -seq WHERE seq > 4; UPDATE audit_entry SET seq = 1 - seq WHERE seq < 0;"
                                          "INSERT INTO audit_entry SELECT 5, entry, leaf, 'new', decides, signed, at, action, phase, who, object_kind, object_id,"
                                          " environment FROM audit_entry WHERE seq = 4") << 5 << true;
    QTest::newRow("reorder") << QByteArray("UPDATE audit_entry SET seq = 1000 WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = 4;"
                                           "UPDATE audit_entry SET seq = 4 WHERE seq = 1000") << 3 << true;
    QTest::newRow("renumber") << QByteArray("DELETE FROM audit_entry WHERE seq = 3; UPDATE audit_entry SET seq = -seq WHERE seq > 3;"
                                            "UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0") << 3 << true;
    QTest::newRow("truncate the tail") << QByteArray("DELETE FROM audit_entry WHERE seq > 4; DELETE FROM audit_checkpoint WHERE size > 4;"
                                                     "DELETE FROM audit_node") << 5 << true;
    QTest::newRow("swap key rows") << QByteArray("UPDATE audit_state SET row = replace(row, '\"person\":\"bo\"', '\"person\":\"bx\"') WHERE row LIKE '%\"row\":\"key\"%'") << 3 << false;
    QTest::newRow("edit a role") << QByteArray("UPDATE audit_state SET row = replace(row, 'approver:production', 'approver') WHERE row LIKE '%\"row\":\"role\"%'") << 3 << false;
    QTest::newRow("change a policy") << QByteArray("UPDATE audit_state SET row = replace(row, '\"section\":\"groups\"', '\"section\":\"grouqs\"')") << 2 << false;
    QTest::newRow("a role from nowhere") << QByteArray("INSERT INTO audit_state VALUES ('{\"granter\":\"ana\",\"person\":\"cy\",\"role\":\"admin\",\"row\":\"role\",\"since\":4}')") << 4 << false;
}

void TestCtlAudit::attacks_ofTheStoreOwner_areNamedByBothPrograms()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, seq);
    QFETCH(bool, damagesEntries);
    const QString anchor = m_ctl->path(u"before.txt"_s);
    QVERIFY(QFile::copy(m_ctl->path(u"anchor.txt"_s), anchor));
    QVERIFY(execute(m_ctl->store(), sql.constData()));
    const CtlRun inStore = m_ctl->run({u"audit"_s, u"verify"_s, u"--json"_s, u"--checkpoint"_s, anchor});
    QCOMPARE(inStore.code, 1);
    QCOMPARE(inStore.json()[u"first_bad"_s][u"seq"_s].toInt(), seq);
    const QString bundle = m_ctl->path(u"bad.bundle"_s);
    QCOMPARE(act(u"cy"_s, {u"audit"_s, u"export"_s, u"--out"_s, bundle}).code, damagesEntries && seq == 5 && sql.contains("audit_node") ? 0 : 1);
    const CtlRun apart = verifyApart({bundle, u"--checkpoint"_s, anchor});
    QCOMPARE(apart.code, 1);
    QCOMPARE(apart.json()[u"first_bad"_s][u"seq"_s].toInt(), seq);
    compareVerifiers(bundle, {u"--checkpoint"_s, anchor});
}

void TestCtlAudit::acts_withoutTheRight_answerNoAndSayWhatUnlocks()
{
    const CtlRun added = act(u"bo"_s, {u"person"_s, u"add"_s, u"dd"_s, u"--role"_s, u"viewer"_s, u"--public-key"_s, u"bo.pub"_s});
    QCOMPARE(added.code, 1);
    QVERIFY2(added.err.contains("admin"), added.err.constData());
    QCOMPARE(act(u"cy"_s, {u"sync"_s}).code, 1); // an auditor changes nothing
    QCOMPARE(act(u"bo"_s, {u"audit"_s, u"export"_s, u"--out"_s, m_ctl->path(u"x"_s)}).code, 1);
    QVERIFY(!QFile::exists(m_ctl->path(u"x"_s)));
    QCOMPARE(m_ctl->run({u"audit"_s, u"export"_s, u"--out"_s, m_ctl->path(u"x"_s)}).code, 1); // nobody signs
    QCOMPARE(act(u"ana"_s, {u"person"_s, u"retire"_s, u"ana"_s}).code, 1);                      // the last admin
    const CtlRun wrong = m_ctl->run({u"person"_s, u"retire"_s, u"bo"_s, u"--as"_s, u"ana"_s, u"--key"_s, u"file:bo.key"_s, u"--passphrase"_s, u"env:BO"_s});
    QCOMPARE(wrong.code, 1); // Bo's key in Ana's name
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s}).code, 0);
}

void TestCtlAudit::sync_storeCutBack_isRefusedAndReadingWorks()
{
    QVERIFY(QFile::copy(m_ctl->store(), m_ctl->path(u"older.db"_s)));
    QCOMPARE(m_ctl->runServing({u"sync"_s}).code, 0);
    QVERIFY(QFile::remove(m_ctl->store()) && QFile::copy(m_ctl->path(u"older.db"_s), m_ctl->store()));
    QFile::remove(m_ctl->store() + u"-wal"_s);
    QFile::remove(m_ctl->store() + u"-shm"_s);
    const CtlRun refused = m_ctl->runServing({u"sync"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("seen before"), refused.err.constData());
    QCOMPARE(m_ctl->run({u"catalog"_s, u"list"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"list"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--json"_s}).json()[u"first_bad"_s][u"kind"_s].toString(), u"truncated"_s);
}

void TestCtlAudit::policy_loosened_needsASecondPerson()
{
    QCOMPARE(m_ctl->run({u"key"_s, u"new"_s, u"--key"_s, u"file:dd.key"_s, u"--passphrase"_s, u"env:ANA"_s, u"--public-out"_s, u"dd.pub"_s}).code, 0);
    m_ctl->extra.insert(u"DD"_s, m_ctl->extra.value(u"ANA"_s));
    QCOMPARE(act(u"ana"_s, {u"person"_s, u"add"_s, u"dd"_s, u"--role"_s, u"admin"_s, u"--public-key"_s, u"dd.pub"_s}).code, 0);
    const QByteArray more = "audit: {checkpoints: [file:anchor.txt]}\ngroups: {leads: [ana, bo, dd]}\n";
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, more)));
    const CtlRun proposed = act(u"ana"_s, {u"estate"_s, u"accept"_s, u"--json"_s});
    QCOMPARE(proposed.code, 1);
    QCOMPARE(proposed.json()[u"outcome"_s].toString(), u"proposed"_s);
    QCOMPARE(act(u"dd"_s, {u"estate"_s, u"accept"_s}).code, 1); // Ana made Dd an admin: the two count as one
    const CtlRun again = act(u"dd"_s, {u"estate"_s, u"accept"_s});
    QCOMPARE(again.code, 1);
    QVERIFY(m_ctl->write(u"estate.yaml"_s, estateOfTwoKongs(*m_sandbox, *m_production, "audit: {checkpoints: [file:anchor.txt]}\ngroups: {leads: [ana]}\n")));
    QCOMPARE(act(u"ana"_s, {u"estate"_s, u"accept"_s}).code, 0); // stricter: one signature does
}

void TestCtlAudit::secrets_ofKeys_areNowhere()
{
    QCOMPARE(act(u"cy"_s, {u"audit"_s, u"export"_s, u"--out"_s, m_ctl->path(u"log.bundle"_s)}).code, 0);
    QStringList found;
    const QDir home(m_ctl->path(u"."_s));
    for (const QString &name : home.entryList(QDir::Files)) {
        QFile file(home.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const QString &passphrase : std::as_const(m_ctl->extra)) {
            if (bytes.contains(passphrase.toUtf8()) || bytes.contains(passphrase.toUtf8().toBase64()) || bytes.contains(passphrase.toUtf8().toHex()))
                found.append(name);
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
}

void TestCtlAudit::badBundles_areRefused_neverAccepted()
{
    const QString path = m_ctl->path(u"log.bundle"_s);
    QCOMPARE(act(u"cy"_s, {u"audit"_s, u"export"_s, u"--out"_s, path}).code, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bundle = file.readAll();
    const QList<QByteArray> bad{QByteArray(), QByteArray("x"), bundle.left(bundle.size() - 1), bundle + '\n', bundle.mid(1), bundle.left(bundle.size() / 2),
                                QByteArray(bundle).replace("\"ana\"", "\"bna\""), QByteArray(1 << 20, '{'), QByteArray(2 << 20, '\n')};
    for (qsizetype i = 0; i < bad.size(); ++i) {
        const QString name = u"bad%1.bundle"_s.arg(i);
        QVERIFY(m_ctl->write(name, bad[i]));
        QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--bundle"_s, m_ctl->path(name)}).code, 1);
        compareVerifiers(m_ctl->path(name));
    }
    QCOMPARE(m_ctl->run({u"audit"_s, u"verify"_s, u"--bundle"_s, m_ctl->path(u"none"_s)}).code, 2);
    QCOMPARE(verifyApart({m_ctl->path(u"none"_s)}).code, 2);
}

QTEST_GUILESS_MAIN(TestCtlAudit)

#include "tst_ctl_audit.moc"
