// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as a looser policy, and that its contrary does not.
#include "audit/loosening.h"
#include "core/jsonvalue.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace Qt::StringLiterals;

namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

//! A path as the estate file has it: scalars are the texts that stand there.
Object path(const std::string &from, const std::string &to)
{
    return {{"from", from},
            {"to", to},
            {"approvals", Object{{"quorum", "2"}, {"groups", Array{"leads", "risk"}}, {"requester_may_approve", "false"},
                                 {"source_author_may_approve", "false"}, {"expires_after", "72h"},
                                     {"ticket", "CHG-[0-9]+"}}},
            {"gates", Object{{"contract", Object{{"on_unknown", "block"}}}}},
            {"freezes", Array{Object{{"from", "2026-12-20T00:00:00Z"}, {"to", "2027-01-05T00:00:00Z"},
                                     {"reason", "year end"}}}}};
}

Object approvalsOf(Object &path)
{
    return *path["approvals"].object();
}

std::string promotionOf(const Array &paths)
{
    return canonical(Object{{"paths", paths}});
}

const std::string &groups()
{
    static const std::string text = canonical(Object{{"leads", Array{"bo", "cy"}}, {"risk", Array{"di"}}});
    return text;
}

//! The two texts of a change, from the stricter to the looser.
struct Step
{
    const char *name;
    PolicyTexts strict, loose;
    bool isStrictAgain = true; //!< the way back is no loosening
};

Step inPath(const char *name, const std::function<void(Object &)> &loosen, bool isStrictAgain = true)
{
    Object loose = path("sandbox", "production");
    loosen(loose);
    return {name, {groups(), promotionOf({path("sandbox", "production")})}, {groups(), promotionOf({loose})},
            isStrictAgain};
}

Step inApprovals(const char *name, const std::function<void(Object &)> &loosen, bool isStrictAgain = true)
{
    return inPath(name, [&](Object &path) { loosen(*path["approvals"].object()); }, isStrictAgain);
}

Step inGroups(const char *name, const Object &strict, const Object &loose, bool isStrictAgain = true)
{
    const std::string promotion = promotionOf({path("sandbox", "production")});
    return {name, {canonical(strict), promotion}, {canonical(loose), promotion}, isStrictAgain};
}

const std::vector<Step> &steps()
{
    static const std::vector<Step> all = [] {
        std::vector<Step> steps = {
            inApprovals("a lower quorum", [](Object &approvals) { approvals["quorum"] = "1"; }),
            inApprovals("no quorum", [](Object &approvals) { approvals.erase("quorum"); }),
            inApprovals("a group less", [](Object &approvals) { approvals["groups"] = Array{"leads"}; }),
            inApprovals("no groups", [](Object &approvals) { approvals.erase("groups"); }),
            inApprovals("another group", [](Object &approvals) { approvals["groups"] = Array{"leads", "interns"}; },
                        false),
            inApprovals("who requests may approve",
                        [](Object &approvals) { approvals["requester_may_approve"] = "true"; }),
            inApprovals("who requests may approve, in capitals",
                        [](Object &approvals) { approvals["requester_may_approve"] = "TRUE"; }),
            inApprovals("who requests may approve, with one capital",
                        [](Object &approvals) { approvals["requester_may_approve"] = "True"; }),
            inApprovals("who wrote it may approve",
                        [](Object &approvals) { approvals["source_author_may_approve"] = "true"; }),
            inApprovals("who wrote it may approve, with one capital",
                        [](Object &approvals) { approvals["source_author_may_approve"] = "True"; }),
            inApprovals("a longer life", [](Object &approvals) { approvals["expires_after"] = "2160h"; }, false),
            inApprovals("no life", [](Object &approvals) { approvals.erase("expires_after"); }, false),
            inApprovals("no ticket", [](Object &approvals) { approvals.erase("ticket"); }),
            inApprovals("any ticket", [](Object &approvals) { approvals["ticket"] = ".*"; }, false),
            inPath("no approvals", [](Object &path) { path.erase("approvals"); }),
            inPath("a freeze less", [](Object &path) { path["freezes"] = Array{}; }),
            inPath("no freezes", [](Object &path) { path.erase("freezes"); }),
            inPath("a freeze that ends earlier",
                   [](Object &path) { path["freezes"] = Array{Object{{"from", "2026-12-20T00:00:00Z"},
                                                                     {"to", "2026-12-21T00:00:00Z"}}}; }, false),
            inPath("a freeze that begins later",
                   [](Object &path) { path["freezes"] = Array{Object{{"from", "2027-01-04T00:00:00Z"},
                                                                     {"to", "2027-01-05T00:00:00Z"}}}; }, false),
            inGroups("somebody joins a group", {{"leads", Array{"bo"}}}, {{"leads", Array{"bo", "eve"}}}),
            inGroups("somebody takes another's place", {{"leads", Array{"bo"}}}, {{"leads", Array{"eve"}}}, false),
            inGroups("somebody joins an empty group", {{"leads", Array{}}}, {{"leads", Array{"eve"}}}),
            inGroups("a group goes", {{"leads", Array{"bo"}}, {"risk", Array{"di"}}}, {{"leads", Array{"bo"}}}),
            inGroups("all groups go", {{"leads", Array{"bo"}}}, {}),
            {"the groups go with their section", {groups(), promotionOf({})}, {"", promotionOf({})}},
            {"a new way to promote", {groups(), promotionOf({path("sandbox", "production")})},
             {groups(), promotionOf({path("sandbox", "production"), path("lab", "production")})}, false},
            {"a way to promote goes", {groups(), promotionOf({path("a", "b"), path("b", "c")})},
             {groups(), promotionOf({path("b", "c")})}, false},
            {"the only way to promote goes", {groups(), promotionOf({path("a", "b")})}, {groups(), promotionOf({})}},
            {"the ways to promote go with their section", {groups(), promotionOf({path("a", "b")})}, {groups(), ""}},
            {"a second path that is looser", {groups(), promotionOf({path("a", "b"), path("b", "c")})},
             {groups(), promotionOf({path("a", "b"), Object{{"from", "b"}, {"to", "c"}}})}},
        };
        const auto broken = [](const Object &glass) { return PolicyTexts{groups(), canonical(Object{{"break_glass", glass}, {"paths", Array{path("sandbox", "production")}}})}; };
        const PolicyTexts never{groups(), promotionOf({path("sandbox", "production")})};
        steps.push_back({"glass may be broken", never, broken({{"allowed", "true"}})});
        steps.push_back({"glass may be broken, in capitals", broken({{"allowed", "false"}}), broken({{"allowed", "TRUE"}})});
        steps.push_back({"a longer time for reviews", broken({{"allowed", "true"}}), broken({{"allowed", "true"}, {"review_within", "48h"}}), false});
        for (const char *gate : {"contract", "isolation", "strictness", "endpoints", "drift", "freeze", "quorum"}) {
            Object strict = path("sandbox", "production"), loose = strict;
            strict["gates"] = Object{{gate, Object{{"on_unknown", "block"}}}};
            loose["gates"] = Object{{gate, Object{{"on_unknown", "warn"}}}};
            steps.push_back({gate, {groups(), promotionOf({strict})}, {groups(), promotionOf({loose})}});
            Object silent = strict;
            silent.erase("gates"); // where nothing is said it blocks; of a contract, which many APIs have not, it warns
            if (std::string_view(gate) == "contract")
                steps.push_back({gate, {groups(), promotionOf({strict})}, {groups(), promotionOf({silent})}});
            else
                steps.push_back({gate, {groups(), promotionOf({silent})}, {groups(), promotionOf({loose})}});
        }
        return steps;
    }();
    return all;
}

} // namespace

class TestLoosening : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void loosenings_step_isFoundAndItsContraryIsNot_data();
    void loosenings_step_isFoundAndItsContraryIsNot();
    void loosenings_nothingChanged_areNone();
    void loosenings_whatDoesNotLoosen_areNone_data();
    void loosenings_whatDoesNotLoosen_areNone();
    void loosenings_textThatCannotBeRead_isOne();
    void loosenings_otherShapes_areReadAsFarAsTheyGo();
    void loosenings_manyAtOnce_areAllFound();
    void loosenings_inTwoSteps_oneOfThemIsFound_data();
    void loosenings_inTwoSteps_oneOfThemIsFound();
};

void TestLoosening::loosenings_step_isFoundAndItsContraryIsNot_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < steps().size(); ++i)
        QTest::addRow("%zu: %s", i + 1, steps()[i].name) << static_cast<int>(i);
}

void TestLoosening::loosenings_step_isFoundAndItsContraryIsNot()
{
    QFETCH(const int, number);
    const Step &step = steps()[static_cast<std::size_t>(number)];
    const QStringList found = loosenings(step.strict, step.loose);
    QVERIFY(!found.isEmpty());
    for (const QString &sentence : found)
        QVERIFY(sentence.size() > 10 && !sentence.endsWith(u'.'));
    if (step.isStrictAgain)
        QCOMPARE(loosenings(step.loose, step.strict), QStringList());
}

void TestLoosening::loosenings_nothingChanged_areNone()
{
    for (const Step &step : steps()) {
        QVERIFY(loosenings(step.strict, step.strict).isEmpty());
        QVERIFY(loosenings(step.loose, step.loose).isEmpty());
    }
    QVERIFY(loosenings({}, {}).isEmpty());
}

void TestLoosening::loosenings_whatDoesNotLoosen_areNone_data()
{
    QTest::addColumn<QByteArray>("groupsBefore");
    QTest::addColumn<QByteArray>("promotionBefore");
    QTest::addColumn<QByteArray>("groupsAfter");
    QTest::addColumn<QByteArray>("promotionAfter");
    const auto row = [](const char *name, const PolicyTexts &before, const PolicyTexts &after) {
        QTest::newRow(name) << QByteArray::fromStdString(before.groups) << QByteArray::fromStdString(before.promotion)
            << QByteArray::fromStdString(after.groups)
                            << QByteArray::fromStdString(after.promotion);
    };
    const std::string promotion = promotionOf({path("sandbox", "production")});
    row("the first policy", {}, {groups(), promotion});
    row("groups where there were none", {"", promotion}, {groups(), promotion});
    row("a new group", {groups(), promotion},
        {canonical(Object{{"leads", Array{"bo", "cy"}}, {"new", Array{"eve"}}, {"risk", Array{"di"}}}), promotion});
    row("somebody leaves a group", {groups(), promotion},
        {canonical(Object{{"leads", Array{"bo"}}, {"risk", Array{"di"}}}), promotion});
    row("members in another order", {groups(), promotion},
        {canonical(Object{{"leads", Array{"cy", "bo"}}, {"risk", Array{"di"}}}), promotion});
    row("paths in another order", {groups(), promotionOf({path("a", "b"), path("b", "c")})},
        {groups(), promotionOf({path("b", "c"), path("a", "b")})});
    Object stricter = path("sandbox", "production");
    (*stricter["approvals"].object())["quorum"] = "3";
    (*stricter["approvals"].object())["groups"] = Array{"risk", "leads", "legal"};
    stricter["gates"] = Object{{"contract", Object{{"on_unknown", "block"}}}, {"drift", Object{{"on_unknown", "block"}}}};
    stricter["freezes"].array()->push_back(Object{{"from", "2027-02-01T00:00:00Z"}, {"to", "2027-02-05T00:00:00Z"}});
    row("all of it stricter", {groups(), promotion}, {groups(), promotionOf({stricter})});
    Object mapped = path("sandbox", "production");
    mapped["map"] = Array{Object{{"field", "upstream.host"}, {"from", "a"}, {"to", "b"}}};
    row("no glass to break", {groups(), promotion}, {groups(), canonical(Object{{"break_glass", Object{{"allowed", "false"}, {"review_within", "48h"}}}, {"paths", Array{path("sandbox", "production")}}})});
    row("another mapping", {groups(), promotion}, {groups(), promotionOf({mapped})});
    Object reason = path("sandbox", "production");
    (*(*reason["freezes"].array())[0].object())["reason"] = "another";
    row("another reason of a freeze", {groups(), promotion}, {groups(), promotionOf({reason})});
}

void TestLoosening::loosenings_whatDoesNotLoosen_areNone()
{
    QFETCH(const QByteArray, groupsBefore);
    QFETCH(const QByteArray, promotionBefore);
    QFETCH(const QByteArray, groupsAfter);
    QFETCH(const QByteArray, promotionAfter);
    QCOMPARE(loosenings({groupsBefore.toStdString(), promotionBefore.toStdString()},
                        {groupsAfter.toStdString(), promotionAfter.toStdString()}), QStringList());
}

void TestLoosening::loosenings_textThatCannotBeRead_isOne()
{
    const PolicyTexts good{groups(), promotionOf({path("sandbox", "production")})};
    for (const std::string &bad : {std::string("x"), std::string("{"), std::string(R"({"a":1,"a":2})"),
                                   std::string("\xff")}) {
        QVERIFY(!loosenings(good, {bad, good.promotion}).isEmpty());
        QVERIFY(!loosenings(good, {good.groups, bad}).isEmpty());
        QVERIFY(!loosenings({bad, good.promotion}, good).isEmpty());
        QVERIFY(!loosenings({good.groups, bad}, good).isEmpty());
    }
}

//! The estate's reader refuses such files; whoever reads them here does not stumble, and a change to nothing of use is a loosening.
void TestLoosening::loosenings_otherShapes_areReadAsFarAsTheyGo()
{
    const std::vector<JsonValue> shapes{"text", 5, true, Array{}, Array{"a", 5, Object{}}, Object{},
                                        Object{{"from", 5}, {"to", Array{}}}, JsonValue()};
    const std::string promotion = promotionOf({path("sandbox", "production")});
    for (const JsonValue &shape : shapes) {
        for (const char *member : {"approvals", "gates", "freezes", "from", "to", "map"}) {
            Object odd = path("sandbox", "production");
            odd[member] = shape;
            (void)loosenings({groups(), promotion}, {groups(), promotionOf({odd})});
            (void)loosenings({groups(), promotionOf({odd})}, {groups(), promotion});
        }
        for (const char *member : {"quorum", "groups", "requester_may_approve", "expires_after", "ticket"}) {
            Object odd = path("sandbox", "production");
            (*odd["approvals"].object())[member] = shape;
            (void)loosenings({groups(), promotion}, {groups(), promotionOf({odd})});
            (void)loosenings({groups(), promotionOf({odd})}, {groups(), promotion});
        }
        Object noApprovals = path("sandbox", "production"), noFreezes = noApprovals;
        noApprovals["approvals"] = shape;
        noFreezes["freezes"] = shape;
        QVERIFY(!loosenings({groups(), promotion}, {groups(), promotionOf({noApprovals})}).isEmpty());
        QVERIFY(!loosenings({groups(), promotion}, {groups(), promotionOf({noFreezes})}).isEmpty());
        QVERIFY(!loosenings({groups(), promotion}, {groups(), canonical(shape)}).isEmpty());
        QVERIFY(!loosenings({groups(), promotion}, {canonical(shape), promotion}).isEmpty());
        (void)loosenings({groups(), promotion}, {canonical(Object{{"leads", shape}}), promotion});
        (void)loosenings({canonical(Object{{"leads", shape}}), promotion}, {groups(), promotion});
    }
}

void TestLoosening::loosenings_manyAtOnce_areAllFound()
{
    Object loose = path("sandbox", "production");
    Object approvals = approvalsOf(loose);
    approvals["quorum"] = "1";
    approvals["groups"] = Array{};
    approvals["requester_may_approve"] = "true";
    loose["approvals"] = approvals;
    loose["freezes"] = Array{};
    const QStringList found = loosenings({groups(), promotionOf({path("sandbox", "production")})},
                                         {canonical(Object{{"leads", Array{"bo", "cy", "eve"}}}),
                                          promotionOf({loose, path("lab", "production")})});
    QCOMPARE(found.size(), 8); // eve, risk gone; quorum, two groups, requester, freeze; another path
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 8);
}

void TestLoosening::loosenings_inTwoSteps_oneOfThemIsFound_data()
{
    QTest::addColumn<QByteArray>("between");
    QTest::newRow("the section goes and comes back") << QByteArray();
    QTest::newRow("the paths go and come back") << QByteArray::fromStdString(canonical(Object{{"paths", Array{}}}));
    QTest::newRow("the list goes and comes back") << QByteArray("{}");
}

//! Otherwise one person does by two changes what needs two people in one.
void TestLoosening::loosenings_inTwoSteps_oneOfThemIsFound()
{
    QFETCH(const QByteArray, between);
    const PolicyTexts strict{groups(), promotionOf({path("sandbox", "production")})};
    const PolicyTexts middle{groups(), between.toStdString()};
    const PolicyTexts loose{groups(), promotionOf({Object{{"from", "sandbox"}, {"to", "production"}}})};
    QVERIFY(!loosenings(strict, loose).isEmpty());
    QVERIFY(!loosenings(strict, middle).isEmpty() || !loosenings(middle, loose).isEmpty());
}

QTEST_GUILESS_MAIN(TestLoosening)
#include "tst_loosening.moc"
