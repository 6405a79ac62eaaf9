// SPDX-License-Identifier: GPL-3.0-or-later
// What a promotion explains of what a read finds changed, and what it does not.
#include "core/canonicalreader.h"
#include "core/jsonreader.h"
#include "usecases/explainedchange.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon{std::chrono::milliseconds(1'800'000'000'000)};

//! "a" of "orders" on the gateway "prd", between a read at noon and one two hours later.
struct Case
{
    Store::Changes change;
    std::vector<ExecutedPromotion> runs;
    std::string api = "orders";

    Case(const char *before, const char *after)
    {
        change.gateway = GatewayId(u"prd"_s);
        change.kind = EntityKind::Route;
        change.nativeId = "a";
        change.before = before;
        change.after = after;
    }

    //! An execution an hour after noon that writes from one form to another.
    ExecutedPromotion &run(const char *from, const char *to, const std::string &id = "a")
    {
        ExecutedPromotion one;
        one.request = "PR-" + std::to_string(runs.size() + 1);
        one.apis = {u"orders"_s};
        one.to = EnvironmentId(u"production"_s);
        one.target = GatewayId(u"prd"_s);
        one.begun = noon + 1h + std::chrono::minutes(runs.size());
        one.ended = one.begun + 1min;
        one.isDone = true;
        one.units = QList<UnitChange>{{EntityKind::Route, id, payloadOf(from), payloadOf(to)}};
        runs.push_back(one);
        return runs.back();
    }

    [[nodiscard]] QString said() const
    {
        const ChangeExplanation one = explanationOf({change, api, EnvironmentId(u"production"_s), noon, noon + 2h}, runs);
        QStringList words;
        for (const std::string &member : one.unexplained)
            words.append(QString::fromStdString(member));
        const QString id = one.request.empty() ? u"nobody"_s : QString::fromStdString(one.request);
        return id + (one.isUnsure ? u" perhaps"_s : QString()) + (words.isEmpty() ? QString() : QString(u" not "_s + words.join(u',')));
    }
};

} // namespace

class TestExplainedChange : public QObject
{
    Q_OBJECT
private slots:
    void change_thatIsWhatWasWritten_isExplained();
    void change_ofAnotherApi_isNot();
    void change_ofWhatThePromotionDoesNotWrite_isNot();
    void change_beside_isTold_data();
    void change_beside_isTold();
    void changes_ofSeveralExecutions_areFollowed();
    void execution_atAnotherTimeOrPlace_explainsNothing();
    void execution_thatFailed_mayHaveWrittenOrNot();
    void whatComesAndGoes_isComparedToo();
    void log_thatDoesNotTell_leavesTheRestOfTheApiUnsure();
    void units_ofALog_areReadAsWritten();
};

void TestExplainedChange::change_thatIsWhatWasWritten_isExplained()
{
    Case one(R"({"hosts":["a"],"updated_at":1})", R"({"hosts":["b"],"updated_at":2})");
    one.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    QCOMPARE(one.said(), u"PR-1"_s);
}

void TestExplainedChange::change_ofAnotherApi_isNot()
{
    Case one(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    one.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})", "b");
    one.api = "pay";
    QCOMPARE(one.said(), u"nobody"_s);
    one.run("{}", "{}").units.reset(); // not even where the log does not tell what was written
    QCOMPARE(one.said(), u"nobody"_s);
}

void TestExplainedChange::change_ofWhatThePromotionDoesNotWrite_isNot()
{
    Case one(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    one.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})", "another route of orders");
    QCOMPARE(one.said(), u"nobody"_s);
}

void TestExplainedChange::change_beside_isTold_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("another member") << uR"({"hosts":["a"],"methods":["GET"]})"_s << uR"({"hosts":["b"],"methods":["GET","PUT"]})"_s << u"PR-1 not methods"_s;
    QTest::newRow("another value") << uR"({"hosts":["a"],"methods":["GET"]})"_s << uR"({"hosts":["c"],"methods":["GET"]})"_s << u"PR-1 not hosts"_s;
    QTest::newRow("edited before, then promoted over") << uR"({"hosts":["old"],"methods":["GET"]})"_s << uR"({"hosts":["b"],"methods":["GET"]})"_s << u"PR-1 not hosts"_s;
    QTest::newRow("the read before saw it already") << uR"({"hosts":["b"],"methods":["GET"]})"_s << uR"({"hosts":["b"],"methods":["PUT"]})"_s << u"PR-1 not methods"_s;
    QTest::newRow("nothing else") << uR"({"hosts":["a"],"methods":["GET"]})"_s << uR"({"hosts":["b"],"methods":["GET"]})"_s << u"PR-1"_s;
}

void TestExplainedChange::change_beside_isTold()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    Case one(qPrintable(before), qPrintable(after));
    one.run(R"({"hosts":["a"],"methods":["GET"]})", R"({"hosts":["b"],"methods":["GET"]})");
    QTEST(one.said(), "said");
}

void TestExplainedChange::changes_ofSeveralExecutions_areFollowed()
{
    Case one(R"({"hosts":["a"]})", R"({"hosts":["c"]})");
    one.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    one.run(R"({"hosts":["b"]})", R"({"hosts":["c"]})");
    QCOMPARE(one.said(), u"PR-2"_s);
    Case back(R"({"hosts":["a"],"n":1})", R"({"hosts":["a"],"n":2})"); // promoted and rolled back, and somebody else wrote too
    back.run(R"({"hosts":["a"],"n":1})", R"({"hosts":["b"],"n":1})");
    back.run(R"({"hosts":["b"],"n":1})", R"({"hosts":["a"],"n":1})");
    QCOMPARE(back.said(), u"PR-2 not n"_s);
    Case between(R"({"hosts":["a"]})", R"({"hosts":["d"]})");
    between.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    between.run(R"({"hosts":["c"]})", R"({"hosts":["d"]})");
    QCOMPARE(between.said(), u"PR-2 not hosts"_s);
}

void TestExplainedChange::execution_atAnotherTimeOrPlace_explainsNothing()
{
    Case early(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    ExecutedPromotion &before = early.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    before.begun = noon - 2h;
    before.ended = noon - 1h;
    QCOMPARE(early.said(), u"nobody"_s);
    Case elsewhere(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    elsewhere.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})").target = GatewayId(u"other"_s);
    QCOMPARE(elsewhere.said(), u"nobody"_s);
    Case other(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    other.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})").to = EnvironmentId(u"elsewhere"_s);
    QCOMPARE(other.said(), u"nobody"_s);
}

void TestExplainedChange::execution_thatFailed_mayHaveWrittenOrNot()
{
    for (const char *after : {R"({"hosts":["b"],"n":1})", R"({"hosts":["a"],"n":2})"}) {
        Case one(R"({"hosts":["a"],"n":1})", after);
        one.run(R"({"hosts":["a"],"n":1})", R"({"hosts":["b"],"n":1})").isDone = false;
        QCOMPARE(one.said(), std::string(after).find("\"n\":2") == std::string::npos ? u"PR-1"_s : u"PR-1 not n"_s);
    }
}

void TestExplainedChange::whatComesAndGoes_isComparedToo()
{
    Case made("", R"({"hosts":["a"]})");
    made.run("", R"({"hosts":["a"]})");
    QCOMPARE(made.said(), u"PR-1"_s);
    Case other("", R"({"hosts":["c"]})");
    other.run("", R"({"hosts":["a"]})");
    QCOMPARE(other.said(), u"PR-1 not hosts"_s);
    Case gone(R"({"hosts":["a"]})", "");
    gone.run(R"({"hosts":["a"]})", "");
    QCOMPARE(gone.said(), u"PR-1"_s);
    Case taken(R"({"hosts":["a"]})", ""); // it was changed, and then somebody took it away
    taken.run(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    QCOMPARE(taken.said(), u"PR-1 not presence"_s);
}

void TestExplainedChange::log_thatDoesNotTell_leavesTheRestOfTheApiUnsure()
{
    Case one(R"({"hosts":["a"]})", R"({"hosts":["b"]})");
    ExecutedPromotion &run = one.run("{}", "{}");
    run.units.reset();
    QCOMPARE(one.said(), u"PR-1 perhaps"_s);
    run.objects = std::make_shared<const std::set<std::string>>(std::set<std::string>{"a"}); // a step writes it
    QCOMPARE(one.said(), u"PR-1"_s);
    one.change.nativeId = "service/a/limit-count"; // or what it stands in
    QCOMPARE(one.said(), u"PR-1"_s);
    one.change.nativeId = "service/aa/limit-count";
    QCOMPARE(one.said(), u"PR-1 perhaps"_s);
    one.api.clear(); // of no single API
    QCOMPARE(one.said(), u"nobody"_s);
}

void TestExplainedChange::units_ofALog_areReadAsWritten()
{
    const QList<UnitChange> units{{EntityKind::Policy, "p", JsonValue(), JsonValue::Object{{"name", "acl"}}}, {EntityKind::Route, "r", JsonValue::Object{{"n", 1}}, JsonValue()}};
    const auto read = unitChangesIn(toJson(units));
    QVERIFY(read);
    QVERIFY(*read == units);
    // An entry takes no null and no fraction.
    const QList<UnitChange> odd{{EntityKind::Policy, "p", JsonValue::Object{{"limit", 0.5}, {"none", JsonValue()}}, JsonValue()}};
    const JsonValue::Object record{{"units", toJson(odd)}};
    CanonicalReader reader;
    const std::string written = canonical(record);
    QVERIFY(reader.parse(written));
    QVERIFY(unitChangesIn(toJson(odd)) == odd);
    for (const char *text : {"{}", R"([{"id":"a","kind":"route","after":""}])", R"([{"id":"a","kind":"nothing","after":"","before":""}])", R"([{"id":1,"kind":"route","after":"","before":""}])",
                             R"([{"id":"a","kind":"route","after":"{","before":""}])", R"([{"id":"a","kind":"route","after":{},"before":""}])", "[1]"}) {
        JsonReader reader;
        const auto parsed = reader.parse(std::string_view(text));
        QVERIFY(parsed);
        QVERIFY2(!unitChangesIn(JsonValue::from(*parsed)), text);
    }
}

QTEST_GUILESS_MAIN(TestExplainedChange)
#include "tst_explainedchange.moc"
