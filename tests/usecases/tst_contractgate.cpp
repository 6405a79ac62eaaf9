// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/contractgate.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

//! A contract with one operation whose answer has these members, all required.
QByteArray contract(const QList<QByteArray> &members, const QByteArray &more = {})
{
    QByteArray text = "openapi: 3.0.3\ninfo: {title: orders, version: '1'}\npaths:\n  /orders:\n    get:\n      operationId: list\n      responses:\n        '200':\n"
                      "          description: all\n          content:\n            application/json:\n              schema:\n                type: object\n"
                      "                required: [" + members.join(", ") + "]\n                properties:\n";
    for (const QByteArray &member : members)
        text += "                  " + member + ": {type: string}\n";
    return text + more;
}

//! A second operation that takes a parameter which its path does not name: wrong by itself.
const QByteArray contradiction = "  /wrong/{id}:\n    get:\n      operationId: wrong\n      responses:\n        '200': {description: all}\n";

} // namespace

//! The contract gate against files.
class TestContractGate : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void gate_ofFiles_says_data();
    void gate_ofFiles_says();
    void gate_breaking_namesRulePathAndMethod();
    void gate_manyChanges_areCut();
    void files_changedByOneByte_haveAnotherDigest();
    void gate_ofSeveralApis_looksAtEach();
    void files_areThoseOfTheApi();

private:
    struct Desk
    {
        QTemporaryDir folder;
        EstateConfig estate;
    };
    static bool write(const Desk &desk, const QString &name, const QByteArray &text);
    static GateResult judge(const Desk &desk);
    static std::unique_ptr<Desk> deskOf(const QByteArray &sandbox, const QByteArray &production);
    static QList<ContractFile> filesOf(const Desk &desk, const QString &api = u"orders"_s);
};

bool TestContractGate::write(const Desk &desk, const QString &name, const QByteArray &text)
{
    QFile file(desk.folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! An empty text: that side declares none. "missing": it declares a file that is not there.
std::unique_ptr<TestContractGate::Desk> TestContractGate::deskOf(const QByteArray &sandbox, const QByteArray &production)
{
    auto desk = std::make_unique<Desk>();
    desk->estate.path = desk->folder.filePath(u"estate.yaml"_s);
    ApiFacts api;
    api.name = u"orders"_s;
    for (const auto &[name, text] : {std::pair(u"sandbox"_s, sandbox), std::pair(u"production"_s, production)}) {
        if (!text.isEmpty())
            api.contract.insert(name, name + u".yaml"_s);
        if (!text.isEmpty() && text != "missing" && !write(*desk, name + u".yaml"_s, text))
            return nullptr;
    }
    desk->estate.apis = {api};
    return desk;
}

QList<ContractFile> TestContractGate::filesOf(const Desk &desk, const QString &api)
{
    return contractFilesOf(desk.estate, api, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s));
}

GateResult TestContractGate::judge(const Desk &desk)
{
    Plan plan;
    plan.from = EnvironmentId(u"sandbox"_s);
    plan.to = EnvironmentId(u"production"_s);
    return contractGate(plan, filesOf(desk), QDate(2026, 11, 29));
}

void TestContractGate::gate_ofFiles_says_data()
{
    QTest::addColumn<QByteArray>("sandbox");
    QTest::addColumn<QByteArray>("production");
    QTest::addColumn<GateVerdict>("verdict");
    QTest::addColumn<QString>("reason");
    const QByteArray one = contract({"id", "total"}), more = contract({"id", "note", "total"}), less = contract({"id"});
    const QByteArray wrong = contract({"id", "total"}, contradiction);
    const QByteArray hole = contract({"id", "total"}, "  /far:\n    get:\n      operationId: far\n      responses:\n        '200': {$ref: 'other.yaml#/x'}\n");
    QTest::newRow("the same") << one << one << GateVerdict::Pass << u"breaks no client"_s;
    QTest::newRow("one member more") << more << one << GateVerdict::Pass << u"breaks no client"_s;
    QTest::newRow("one member less") << less << one << GateVerdict::Fail << u"breaks clients"_s;
    QTest::newRow("no contract at all") << QByteArray() << QByteArray() << GateVerdict::Unknown << u"no contract is declared"_s;
    QTest::newRow("none of the sandbox") << QByteArray() << one << GateVerdict::Unknown << u"no contract of sandbox"_s;
    QTest::newRow("none of production") << one << QByteArray() << GateVerdict::Unknown << u"no contract of production"_s;
    QTest::newRow("a file that is not there") << QByteArray("missing") << one << GateVerdict::Fail << u"cannot be read"_s;
    QTest::newRow("a file of production that is not there") << one << QByteArray("missing") << GateVerdict::Fail << u"cannot be read"_s;
    QTest::newRow("a file that is no contract") << QByteArray("hello: world\n") << one << GateVerdict::Fail << u"cannot be read"_s;
    QTest::newRow("a new contradiction") << wrong << one << GateVerdict::Fail << u"contradicts"_s;
    QTest::newRow("a new contradiction, and nothing to compare with") << wrong << QByteArray() << GateVerdict::Fail << u"contradicts"_s;
    QTest::newRow("a contradiction that stands") << wrong << wrong << GateVerdict::Pass << u"breaks no client"_s;
    QTest::newRow("a part that cannot be read") << hole << hole << GateVerdict::Unknown << u"could not be read"_s;
}

void TestContractGate::gate_ofFiles_says()
{
    QFETCH(QByteArray, sandbox);
    QFETCH(QByteArray, production);
    QFETCH(GateVerdict, verdict);
    QFETCH(QString, reason);
    const auto desk = deskOf(sandbox, production);
    QVERIFY(desk);
    const GateResult result = judge(*desk);
    QVERIFY2(result.reason.contains(reason), qPrintable(result.reason + u": "_s + result.evidence.join(u"; "_s)));
    QCOMPARE(result.verdict, verdict);
    QCOMPARE(result.refusing.isEmpty(), verdict != GateVerdict::Fail);
}

void TestContractGate::gate_breaking_namesRulePathAndMethod()
{
    const auto desk = deskOf(contract({"id"}), contract({"id", "total"}));
    QVERIFY(desk);
    const QStringList lines = judge(*desk).refusing;
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.first().contains(u": GET /orders: "_s) && lines.first().contains(u"total"_s), qPrintable(lines.first()));
    QVERIFY(!lines.first().startsWith(u':'));
}

void TestContractGate::gate_manyChanges_areCut()
{
    QList<QByteArray> members;
    for (int i = 0; i < 300; ++i)
        members.append("m" + QByteArray::number(1000 + i));
    const auto desk = deskOf(contract({"m1000"}), contract(members));
    QVERIFY(desk);
    const GateResult result = judge(*desk);
    QCOMPARE(result.refusing.size(), 201);
    QVERIFY(result.refusing.last().startsWith(u"and "_s));
}

void TestContractGate::files_changedByOneByte_haveAnotherDigest()
{
    const auto desk = deskOf(contract({"id"}), contract({"id"}));
    QVERIFY(desk);
    const auto before = seenIn(filesOf(*desk));
    QCOMPARE(before.size(), std::size_t(2));
    QVERIFY(write(*desk, u"sandbox.yaml"_s, contract({"id"}, " ")));
    const auto after = seenIn(filesOf(*desk));
    QVERIFY(before[0] != after[0] && before[1] == after[1]);
    QVERIFY(QFile::remove(desk->folder.filePath(u"sandbox.yaml"_s)));
    QVERIFY(seenIn(filesOf(*desk))[0].digest.empty());
}

//! Each by its own files: what one of them may do is no excuse for another.
void TestContractGate::gate_ofSeveralApis_looksAtEach()
{
    const auto desk = deskOf(contract({"id", "total"}), contract({"id", "total"}));
    QVERIFY(desk);
    Plan plan;
    plan.apiName = "orders";
    plan.others = {{"ledger-id", "ledger"}};
    plan.from = EnvironmentId(u"sandbox"_s);
    plan.to = EnvironmentId(u"production"_s);
    const auto judged = [&] { return contractGate(plan, contractFilesOf(desk->estate, plan), QDate(2026, 11, 29)); };
    const GateResult undeclared = judged();
    QCOMPARE(undeclared.verdict, GateVerdict::Unknown);
    QCOMPARE(undeclared.reason, u"ledger: no contract is declared"_s);
    ApiFacts ledger;
    ledger.name = u"ledger"_s;
    ledger.contract = {{u"sandbox"_s, u"ledger.sandbox.yaml"_s}, {u"production"_s, u"ledger.yaml"_s}};
    desk->estate.apis.append(ledger);
    QVERIFY(write(*desk, u"ledger.sandbox.yaml"_s, contract({"id"})) && write(*desk, u"ledger.yaml"_s, contract({"id"})));
    QCOMPARE(judged().verdict, GateVerdict::Pass);
    QVERIFY(write(*desk, u"ledger.yaml"_s, contract({"id", "total"})));
    const GateResult broken = judged();
    QCOMPARE(broken.verdict, GateVerdict::Fail);
    QCOMPARE(broken.refusing.size(), 1);
    QVERIFY2(broken.reason.startsWith(u"ledger: "_s) && broken.refusing.first().startsWith(u"ledger: "_s), qPrintable(broken.refusing.first()));
    const auto seen = seenIn(contractFilesOf(desk->estate, plan));
    QCOMPARE(seen.size(), std::size_t(4));
    plan.others = {{"orders-2", "orders@v2"}}; // of the same entry of the file
    QCOMPARE(judged().verdict, GateVerdict::Pass);
    QCOMPARE(seenIn(contractFilesOf(desk->estate, plan)).size(), std::size_t(2));
}

void TestContractGate::files_areThoseOfTheApi()
{
    const auto desk = deskOf(contract({"id"}), contract({"id"}));
    QVERIFY(desk);
    QCOMPARE(filesOf(*desk, u"orders@v2"_s).size(), 2);
    QVERIFY(filesOf(*desk, u"ledger"_s).isEmpty());
    ApiFacts exact;
    exact.name = u"orders@v2"_s;
    desk->estate.apis.append(exact);
    QVERIFY(filesOf(*desk, u"orders@v2"_s).isEmpty()); // the entry of just that version counts first
    QCOMPARE(filesOf(*desk, u"orders"_s).size(), 2);
}

QTEST_GUILESS_MAIN(TestContractGate)
#include "tst_contractgate.moc"
