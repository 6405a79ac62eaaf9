// SPDX-License-Identifier: GPL-3.0-or-later
// What entries about the policy may say, the beginning of a log, and the state that an entry names: FORMAT.md section 3.
#include "audit/verdict.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

using Detail = JsonValue::Object;

//! Entry 8 is a proposal by ada.
std::string afterProposal(LogBuilder &log, const std::function<void(Entry &)> &change,
                          const std::string &person = "cy", const std::string &role = "approver")
{
    log.propose("ada", looser());
    Entry entry = acceptance(log, person, role, log.size());
    change(entry);
    return log.text(entry);
}

Case loosening(const char *name, Verdict verdict, const std::function<void(Entry &)> &change,
               const std::string &person = "cy",
               const std::string &role = "approver")
{
    return {name, verdict, [=](LogBuilder &log) { return afterProposal(log, change, person, role); }};
}

Case plain(const char *name, Verdict verdict, const std::function<void(Entry &)> &change)
{
    return {name, verdict, [=](LogBuilder &log) {
                Entry entry = acceptance(log, "ada", "admin");
                change(entry);
                return log.text(entry);
            }};
}

Case proposal(const char *name, Verdict verdict, const std::function<void(Entry &)> &change)
{
    return {name, verdict, [=](LogBuilder &log) {
                Entry entry = proposalOf(log, "ada");
                change(entry);
                return log.text(entry);
            }};
}

const std::vector<Case> &policyCases()
{
    using enum Verdict;
    const Sections other = sectionsOf({{"groups", "g"}, {"promotion", "another"}});
    static const std::vector<Case> cases = {
        proposal("propose", Passes, [](Entry &) {}),
        proposal("propose nothing", Passes, [](Entry &entry) { entry.detail["sections"] = Detail{}; }),
        proposal("propose without sections", Authority, [](Entry &entry) { entry.detail.clear(); }),
        proposal("propose an array", Authority, [](Entry &entry) { entry.detail["sections"] = JsonValue::Array{}; }),
        proposal("propose a section that is no digest", Authority,
                 [](Entry &entry) { entry.detail["sections"] = Detail{{"a", "b"}}; }),
        proposal("propose a digest one short", Authority,
                 [](Entry &entry) { entry.detail["sections"] = Detail{{"a", std::string(63, '0')}}; }),
        {"propose again", Passes,
         [](LogBuilder &log) {
             log.propose("bo", looser());
             return log.text(proposalOf(log, "ada"));
         }},
        plain("accept", Passes, [](Entry &) {}),
        plain("accept nothing", Passes, [](Entry &entry) { entry.detail["sections"] = Detail{}; }),
        plain("accept without sections", Authority, [](Entry &entry) { entry.detail.erase("sections"); }),
        plain("accept without loosening", Authority, [](Entry &entry) { entry.detail.erase("loosening"); }),
        plain("accept without proposal", Authority, [](Entry &entry) { entry.detail.erase("proposal"); }),
        plain("loosening as a text", Authority, [](Entry &entry) { entry.detail["loosening"] = "false"; }),
        plain("loosening as a number", Authority, [](Entry &entry) { entry.detail["loosening"] = 0; }),
        plain("proposal as a text", Authority, [](Entry &entry) { entry.detail["proposal"] = "0"; }),
        plain("proposal as a boolean", Authority, [](Entry &entry) { entry.detail["proposal"] = false; }),
        plain("a proposal that does not loosen", Authority, [](Entry &entry) { entry.detail["proposal"] = 8; }),
        plain("proposal below zero", Authority, [](Entry &entry) { entry.detail["proposal"] = -1; }),
        plain("a loosening without proposal", Authority, [](Entry &entry) { entry.detail["loosening"] = true; }),
        plain("a loosening by a proposal that is not there", Authority,
              [](Entry &entry) {
                  entry.detail["loosening"] = true;
                  entry.detail["proposal"] = 7;
              }),
        {"accept a proposed policy as none that loosens", Passes, // the engine's word; the proposal ends by it
         [](LogBuilder &log) {
             log.propose("ada", looser());
             return log.text(acceptance(log, "ada", "admin"));
         }},
        {"an approver, no loosening, though there is a proposal", Authority,
         [](LogBuilder &log) {
             log.propose("ada", looser());
             return log.text(acceptance(log, "cy", "approver"));
         }},
        loosening("accept a loosening", Passes, [](Entry &) {}),
        loosening("accept it, not loosening, but with its number", Authority,
                  [](Entry &entry) { entry.detail["loosening"] = false; }),
        loosening("another number: 0", Authority, [](Entry &entry) { entry.detail["proposal"] = 0; }),
        loosening("another number: one less", Authority, [](Entry &entry) { entry.detail["proposal"] = 7; }),
        loosening("another number: that of the acceptance", Authority,
                  [](Entry &entry) { entry.detail["proposal"] = 9; }),
        loosening("another number: minus", Authority, [](Entry &entry) { entry.detail["proposal"] = -8; }),
        loosening("other sections: another digest", Authority,
                  [other](Entry &entry) { entry.detail["sections"] = valueOf(other); }),
        loosening("other sections: one less", Authority,
                  [](Entry &entry) { entry.detail["sections"].object()->erase("groups"); }),
        loosening("other sections: one more", Authority,
                  [](Entry &entry) { (*entry.detail["sections"].object())["apis"] = std::string(64, '0'); }),
        loosening("other sections: none", Authority, [](Entry &entry) { entry.detail["sections"] = Detail{}; }),
        loosening("other sections: names exchanged", Authority,
                  [](Entry &entry) { std::swap((*entry.detail["sections"].object())["groups"],
                                               (*entry.detail["sections"].object())["promotion"]); }),
        loosening("by the proposer", Authority, [](Entry &) {}, "ada", "admin"),
        loosening("by an admin whom the proposer added", Authority, [](Entry &) {}, "bo", "admin"),
        {"a proposal that another replaced", Authority,
         [](LogBuilder &log) {
             log.propose("ada", looser());
             log.propose("ada", looser());
             return log.text(acceptance(log, "cy", "approver", log.size() - 1));
         }},
        {"the proposal that replaced another", Passes,
         [](LogBuilder &log) {
             log.propose("bo", sectionsOf({{"x", "y"}}));
             log.propose("ada", looser());
             return log.text(acceptance(log, "cy", "approver", log.size()));
         }},
        {"a proposal accepted already", Authority,
         [](LogBuilder &log) {
             log.propose("ada", looser());
             const std::uint64_t seq = log.size();
             log.acceptProposal("cy", "approver");
             return log.text(acceptance(log, "cy", "approver", seq));
         }},
        {"a proposal that an acceptance ended", Authority,
         [](LogBuilder &log) {
             log.propose("ada", looser());
             const std::uint64_t seq = log.size();
             log.accept("bo", sectionsOf({{"x", "y"}}));
             return log.text(acceptance(log, "cy", "approver", seq));
         }},
        {"a proposal with other entries in between", Passes,
         [](LogBuilder &log) {
             log.propose("ada", looser());
             const std::uint64_t seq = log.size();
             log.work();
             log.rotate("cy", "approver", "cy 2");
             log.addPerson("ada", "eve", {"viewer"});
             return log.text(acceptance(log, "cy", "approver", seq));
         }},
    };
    return cases;
}

const std::vector<Case> &stateCases()
{
    using enum Verdict;
    const auto claim = [](const char *name, Verdict verdict,
                          const std::function<void(Entry &, const LogBuilder &)> &change) {
        return Case{name, verdict, [=](LogBuilder &log) {
                        Entry entry = log.claimed("sync");
                        change(entry, log);
                        return log.text(entry);
                    }};
    };
    static const std::vector<Case> cases = {
        claim("as it is", Passes, [](Entry &, const LogBuilder &) {}),
        claim("no policy", Authority, [](Entry &entry, const LogBuilder &) { entry.policy.clear(); }),
        claim("no people", Authority, [](Entry &entry, const LogBuilder &) { entry.people.clear(); }),
        claim("another policy", Authority, [](Entry &entry, const LogBuilder &) { entry.policy = std::string(64, '0'); }),
        claim("other people", Authority, [](Entry &entry, const LogBuilder &) { entry.people = std::string(64, '0'); }),
        claim("exchanged", Authority, [](Entry &entry, const LogBuilder &) { std::swap(entry.policy, entry.people); }),
        claim("people of before", Authority,
              [](Entry &entry, const LogBuilder &) {
                  LogBuilder before;
                  before.work();
                  before.addFirst("ada", sectionsOf({{"groups", "g"}, {"promotion", "p"}}));
                  entry.people = before.state().peopleDigest();
              }),
        claim("a second log.begin", Authority,
              [](Entry &entry, const LogBuilder &log) {
                  entry.action = "log.begin";
                  entry.detail["key"] = log.verifier().toText();
              }),
        {"signed, on another state", Authority,
         [](LogBuilder &log) {
             Entry entry = log.by("ada", "admin", "sync");
             entry.people.clear();
             return log.text(entry);
         }},
        {"the state behind it, not before", Authority,
         [](LogBuilder &log) {
             LogBuilder next = log;
             next.addPerson("ada", "new", {"viewer"});
             Entry entry = addition(log);
             entry.people = next.state().peopleDigest();
             return log.text(entry);
         }},
    };
    return cases;
}

} // namespace

class TestPolicyRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void take_policy_isAsTheTextSays_data() { addRows(policyCases()); }
    void take_policy_isAsTheTextSays() { judge(policyCases()); }
    void take_namedState_isThatOfBefore_data() { addRows(stateCases()); }
    void take_namedState_isThatOfBefore() { judge(stateCases()); }
    void take_firstEntry_isLogBegin_data();
    void take_firstEntry_isLogBegin();

private:
    static void judge(const std::vector<Case> &cases)
    {
        QFETCH(const int, number);
        const Case &tried = cases[static_cast<std::size_t>(number)];
        LogBuilder log = teamLog();
        const std::string text = tried.make(log);
        QCOMPARE(nameOf(verdictOn(log.state(), text)), nameOf(tried.verdict));
    }
};

void TestPolicyRules::take_firstEntry_isLogBegin_data()
{
    using enum Verdict;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("verdict");
    const LogBuilder log;
    Entry begin;
    begin.log = log.id();
    begin.seq = 1;
    begin.nonce = std::string(32, '0');
    begin.at = "2026-11-23T09:41:07.123Z";
    begin.action = "log.begin";
    begin.actor.claim = "operator";
    begin.detail["key"] = log.verifier().toText();
    const auto row = [&](const char *name, Verdict verdict, const std::function<void(Entry &)> &change,
                         bool isSigned = false) {
        Entry entry = begin;
        if (isSigned)
            entry.actor = {{}, "ada", keyIdOf(testKey("ada").publicKey()), "admin"};
        change(entry);
        QTest::newRow(name) << QByteArray::fromStdString(isSigned ? LogBuilder::text(entry, "ada") : entry.toText())
            << static_cast<int>(verdict);
    };
    row("as it has to be", Passes, [](Entry &) {});
    row("with more details", Passes, [](Entry &entry) { entry.detail["version"] = "1.0"; });
    row("signed", Signature, [](Entry &) {}, true);
    row("no key", Authority, [](Entry &entry) { entry.detail.clear(); });
    row("an empty key", Authority, [](Entry &entry) { entry.detail["key"] = ""; });
    row("a public key in hex", Authority, [&](Entry &entry) { entry.detail["key"] = toHex(log.key().publicKey()); });
    row("a key with another id", Authority, [&](Entry &entry) { entry.detail["key"] = "x" + log.verifier().toText(); });
    row("a key of small order", Authority,
        [&](Entry &entry) { entry.detail["key"] = VerifierKey{log.origin(), PublicKey{1}}.toText(); });
    row("another action", Authority, [](Entry &entry) { entry.action = "sync"; });
    row("a state", Authority, [](Entry &entry) { entry.people = std::string(64, '0'); });
    row("a policy", Authority, [](Entry &entry) { entry.policy = std::string(64, '0'); });
    row("a person", Authority, [](Entry &entry) {
        entry.action = "person.add";
        entry.detail = {{"person", "ada"}, {"roles", valueOf(Roles{"admin"})}, {"sections", Detail{}}};
        addKey(entry.detail, "ada");
    }, true);
}

void TestPolicyRules::take_firstEntry_isLogBegin()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, verdict);
    QCOMPARE(nameOf(verdictOn(LogState(), text.toStdString())), nameOf(static_cast<Verdict>(verdict)));
}

QTEST_GUILESS_MAIN(TestPolicyRules)
#include "tst_policyrules.moc"
