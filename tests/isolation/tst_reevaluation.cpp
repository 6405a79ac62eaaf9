// SPDX-License-Identifier: GPL-3.0-or-later
// Judging anew what a change touches says exactly what a full run says, over estates and changes made by chance.
#include "isolation/factsbench.h"
#include "isolation/identity.h"
#include "isolation/losses.h"
#include "isolation/plants.h"
#include "isolation/randomchange.h"
#include "isolation/reevaluate.h"
#include "isolation/touched.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace bulkhead::isolation::test;
using namespace Qt::StringLiterals;

namespace {

int caseCount()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 10'000 : 200;
}

quint32 firstSeed()
{
    return qEnvironmentVariableIsSet("BULKHEAD_SEED") ? quint32(qEnvironmentVariableIntValue("BULKHEAD_SEED")) : 20261129U;
}

EstateFacts anyEstate(Dice &dice)
{
    EstateFacts facts = cleanEstate(dice, {3 + dice.roll(6), 1 + dice.roll(2), 1});
    Field field(facts, dice);
    for (std::uint32_t i = 0, count = dice.roll(4); i < count; ++i)
        allPlants()[dice.roll(allPlants().size())].plant(field);
    for (std::size_t i = 0; i < facts.gateways.size() && dice.chance(40); ++i)
        facts.gateways[i].admin = endpoint("https://one.example:" + std::to_string(8000 + i)); // one loopback for all
    if (dice.chance(15)) {
        const auto losses = lossesOf(facts);
        losses[dice.roll(losses.size())].apply(facts);
    }
    return facts;
}

//! The facts of one moment with their index and what is said of them.
struct Judged
{
    std::unique_ptr<const EstateFacts> facts;
    std::unique_ptr<const FactIndex> index;
    PairResult result;

    [[nodiscard]] PairFacts pair() const
    {
        return {*facts, *index, EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
    }
};

EvaluationInput inputWith(std::vector<EarlierFail> earlier)
{
    EvaluationInput input;
    input.catalogue = &ControlCatalogue::builtIn();
    input.earlier = std::move(earlier);
    return input;
}

Judged judged(EstateFacts facts)
{
    Judged one;
    one.facts = std::make_unique<const EstateFacts>(std::move(facts));
    one.index = std::make_unique<const FactIndex>(*one.facts);
    one.result = evaluate(one.pair(), inputWith({}));
    return one;
}

QString textOf(const UnitResult &unit)
{
    return QString::fromStdString(unit.unit + ' ' + std::string(toWire(unit.verdict)) + ' ' + sentence(unit));
}

QString difference(const ControlResult &full, const ControlResult &parts)
{
    const QString control = QString::fromStdString(full.control);
    for (std::size_t i = 0; i < std::max(full.units.size(), parts.units.size()); ++i) {
        if (i >= full.units.size() || i >= parts.units.size() || full.units[i] != parts.units[i])
            return control + u": "_s + (i < full.units.size() ? textOf(full.units[i]) : u"-"_s) + u" | "_s
                + (i < parts.units.size() ? textOf(parts.units[i]) : u"-"_s);
    }
    if (full.control != parts.control || full.ruleVersion != parts.ruleVersion || full.verdict != parts.verdict
        || full.assurance != parts.assurance || !(full.counts == parts.counts) || full.stickyFails != parts.stickyFails)
        return control + u": counts or verdict"_s;
    return full.byApi == parts.byApi ? QString() : control + u": rows"_s;
}

QString difference(const PairResult &full, const PairResult &parts)
{
    if (full.controls.size() != parts.controls.size())
        return u"number of controls"_s;
    for (std::size_t i = 0; i < full.controls.size(); ++i) {
        if (const QString found = difference(full.controls[i], parts.controls[i]); !found.isEmpty())
            return found;
    }
    if (full.sandbox != parts.sandbox || full.production != parts.production || full.at != parts.at
        || full.catalogueVersion != parts.catalogueVersion)
        return u"pair, moment or catalogue"_s;
    return full.score == parts.score && full.layers == parts.layers ? QString() : u"scores"_s;
}

bool isByParts(const FactsChange &change, const Judged &was, const Judged &is)
{
    return !change.isTooMuch && !touchedBy(change, was.pair(), is.pair()).isAll;
}

} // namespace

class TestReevaluation : public QObject
{
    Q_OBJECT
private slots:
    void anyChange_judgedByParts_isAsJudgedInFull();
    void nothingChanged_touchesNothing();
    void oneCredential_touchesItself();
    void policyFoundSecond_thatSaysSomethingElse_reachesWhoAsksForIt_data();
    void policyFoundSecond_thatSaysSomethingElse_reachesWhoAsksForIt();
    void targetFoundSecond_onOneMachine_reachesWhoCallsLoopback();
};

void TestReevaluation::anyChange_judgedByParts_isAsJudgedInFull()
{
    qInfo("seed %u, %d cases", firstSeed(), caseCount());
    int byParts = 0, steps = 0;
    for (int i = 0; i < caseCount(); ++i) {
        const quint32 seed = firstSeed() + quint32(i);
        Dice dice(seed);
        Judged was = judged(anyEstate(dice));
        for (std::uint32_t step = 0, count = 2 + dice.roll(4); step < count; ++step) {
            EstateFacts facts = *was.facts;
            changeByChance(facts, dice);
            const FactsChange change = changeBetween(*was.facts, facts);
            const auto input = inputWith(dice.chance(30) ? failsOf(was.result) : std::vector<EarlierFail>());
            Judged is;
            is.facts = std::make_unique<const EstateFacts>(std::move(facts));
            is.index = std::make_unique<const FactIndex>(*is.facts);
            if (!change.isTooMuch)
                QVERIFY2(updated(*was.index, *was.facts, *is.facts, change) == *is.index,
                         qPrintable(u"index, case %1, BULKHEAD_SEED=%2"_s.arg(i).arg(seed)));
            is.result = evaluate(is.pair(), input);
            ++steps;
            byParts += isByParts(change, was, is) ? 1 : 0;
            const PairResult parts = reevaluate(was.pair(), is.pair(), change, input, was.result);
            const QString problem = difference(is.result, parts);
            QVERIFY2(problem.isEmpty(), qPrintable(u"case %1, step %2, BULKHEAD_SEED=%3: %4"_s.arg(i).arg(step).arg(seed).arg(problem)));
            was = std::move(is);
        }
    }
    qInfo("%d of %d changes judged by parts", byParts, steps);
    QVERIFY(byParts * 2 > steps);
}

void TestReevaluation::nothingChanged_touchesNothing()
{
    Dice dice(1);
    const Judged was = judged(anyEstate(dice)), is = judged(*was.facts);
    const FactsChange change = changeBetween(*was.facts, *is.facts);
    const Touched touched = touchedBy(change, was.pair(), is.pair());
    QVERIFY(!change.isTooMuch && !change.hasOtherRecords && !touched.isAll);
    for (const UnitKind kind : {UnitKind::Api, UnitKind::Credential, UnitKind::Target, UnitKind::Policy, UnitKind::Sink,
                                UnitKind::Deployment, UnitKind::Certificate})
        QVERIFY(touched.was.of(kind).empty() && touched.is.of(kind).empty());
}

void TestReevaluation::oneCredential_touchesItself()
{
    Dice dice(1);
    const Judged was = judged(cleanEstate(dice, {4, 2, 2}));
    EstateFacts facts = *was.facts;
    facts.credentials[2].secret = printOf("another", facts.credentials[2].kind + "/plain");
    const Judged is = judged(std::move(facts));
    const FactsChange change = changeBetween(*was.facts, *is.facts);
    const Touched touched = touchedBy(change, was.pair(), is.pair());
    QCOMPARE(touched.is.of(UnitKind::Credential), std::vector<std::uint32_t>{2});
    QVERIFY(touched.is.of(UnitKind::Api).empty() && touched.is.of(UnitKind::Policy).empty());
}

namespace {

using Lines = std::vector<std::string>;

ClientUse clientOf(const std::string &issuer, const Lines &scopes)
{
    ClientUse client;
    client.issuer = issuer;
    client.clientId = "app";
    client.scopes = scopes;
    return client;
}

MachineIdentity accountAt(const std::string &realm)
{
    MachineIdentity account;
    account.realm = realm;
    account.name = "svc";
    return account;
}

TokenTrust trustIn(const std::string &issuer, const std::string &audience)
{
    TokenTrust trust;
    trust.issuers = Lines{issuer};
    trust.audiences = Lines{audience};
    return trust;
}

//! What one policy of the sandbox and two of production say, and what the second one of production says then: whoever asks
//! for what they have in common finds the first one, before and after.
struct Meanings
{
    PolicyMeaning sandbox, first, second, then;
};

Meanings accounts()
{
    Meanings all;
    all.sandbox.identities = {accountAt("a.example")};
    all.first.identities = {accountAt("b.example")};
    all.second.identities = {accountAt("c.example")};
    all.then.identities = {accountAt({})};
    return all;
}

Meanings clients()
{
    Meanings all;
    all.sandbox.clients = {clientOf("https://a.example", {})};
    all.first.clients = {clientOf("https://b.example", {})};
    all.second.clients = {clientOf("https://c.example", {})};
    all.then.clients = {clientOf({}, {})};
    return all;
}

Meanings grants()
{
    Meanings all;
    all.sandbox.trust = trustIn("https://one.example", "sbx");
    all.first.trust = trustIn("https://one.example", "prd");
    all.second.clients = {clientOf("https://one.example", {})};
    all.then.clients = {clientOf("https://one.example", {"elsewhere"})};
    return all;
}

} // namespace

void TestReevaluation::policyFoundSecond_thatSaysSomethingElse_reachesWhoAsksForIt_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("control");
    QTest::newRow("an account whose place is not told any more") << 0 << QByteArray("IDN-05");
    QTest::newRow("a client whose issuer is not told any more") << 1 << QByteArray("IDN-02");
    QTest::newRow("a client that is granted something") << 2 << QByteArray("IDN-03");
}

void TestReevaluation::policyFoundSecond_thatSaysSomethingElse_reachesWhoAsksForIt()
{
    QFETCH(int, which);
    QFETCH(QByteArray, control);
    const Meanings meanings = which == 0 ? accounts() : which == 1 ? clients() : grants();
    FactsBench bench = payOnBothSides();
    bench.policy("gw-s", "pay", "asks", PolicyClass::Authentication).meaning = meanings.sandbox;
    bench.policy("gw-p", "pay", "first", PolicyClass::Authentication).meaning = meanings.first;
    PolicyFacts &second = bench.policy("gw-p", "pay", "second", PolicyClass::Authentication);
    second.meaning = meanings.second;
    const Judged was = judged(bench.facts());
    second.meaning = meanings.then;
    const Judged is = judged(bench.facts());
    // The policy of the sandbox did not change, and what is said of it did.
    const auto said = [&](const Judged &one) {
        const auto &units = one.result.find(control.toStdString())->units;
        const auto found = std::find_if(units.begin(), units.end(),
                                        [](const UnitResult &unit) { return unit.unit.find("gw-s/") != std::string::npos; });
        return found == units.end() ? QString() : textOf(*found);
    };
    QVERIFY2(said(was) != said(is), qPrintable(said(was)));
    const FactsChange change = changeBetween(*was.facts, *is.facts);
    QVERIFY(isByParts(change, was, is));
    const PairResult parts = reevaluate(was.pair(), is.pair(), change, inputWith({}), was.result);
    QCOMPARE(difference(is.result, parts), QString());
}

void TestReevaluation::targetFoundSecond_onOneMachine_reachesWhoCallsLoopback()
{
    // "gw-q" runs where "gw-s" does, "gw-p" does not: their loopbacks have one name.
    FactsBench bench = payOnBothSides();
    bench.gateway("gw-q", "production");
    bench.deployment("gw-q", "late");
    for (const char *gateway : {"gw-s", "gw-q"})
        bench.facts().gateways[bench.indexOf(gateway)].admin = endpoint("https://one.example:8001");
    bench.facts().gateways[bench.indexOf("gw-p")].admin = endpoint("https://two.example:8001");
    bench.target("gw-s", "pay", "http://127.0.0.1:9000");
    bench.target("gw-p", "pay", "http://127.0.0.1:9000");
    TargetFacts &second = bench.target("gw-q", "late", "http://127.0.0.1:9001");
    const Judged was = judged(bench.facts());
    second.endpoint.port = 9000;
    const Judged is = judged(bench.facts());
    QVERIFY(was.result.find("INF-07")->counts[Verdict::Fail] < is.result.find("INF-07")->counts[Verdict::Fail]);
    const FactsChange change = changeBetween(*was.facts, *is.facts);
    QVERIFY(isByParts(change, was, is));
    const PairResult parts = reevaluate(was.pair(), is.pair(), change, inputWith({}), was.result);
    QCOMPARE(difference(is.result, parts), QString());
}

QTEST_GUILESS_MAIN(TestReevaluation)
#include "tst_reevaluation.moc"
