// SPDX-License-Identifier: GPL-3.0-or-later
// What entries about people and keys may say: FORMAT.md section 3.
#include "audit/logs/bundletext.h"
#include "audit/verdict.h"

#include <QRegularExpression>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

using Detail = JsonValue::Object;

//! An entry about people with a detail changed.
Case with(const char *name, Verdict verdict, Entry (*make)(const LogBuilder &),
          const std::function<void(Detail &)> &change)
{
    return {name, verdict, [make, change](LogBuilder &log) {
                Entry entry = make(log);
                change(entry.detail);
                return log.text(entry);
            }};
}

Entry addNew(const LogBuilder &log)
{
    return addition(log);
}
Entry changeCy(const LogBuilder &log)
{
    return changeOf(log, "ada", "cy", {"viewer"}, {"approver"});
}
Entry retireCy(const LogBuilder &log)
{
    return retirement(log, "ada", "cy");
}
Entry rotateEd(const LogBuilder &log)
{
    Entry entry = rotation(log, "ed", "engineer:prod", "ed 2");
    return entry;
}

std::string possession(const std::string &keyName, const std::string &message)
{
    return toHex(testKey(keyName).sign(message));
}

const std::vector<Case> &additions()
{
    using enum Verdict;
    const auto role = [](const char *name, Verdict verdict, const JsonValue &roles) {
        return with(name, verdict, addNew, [roles](Detail &detail) { detail["roles"] = roles; });
    };
    const auto person = [](const char *name, Verdict verdict, const JsonValue &text) {
        return with(name, verdict, addNew, [text](Detail &detail) { detail["person"] = text; });
    };
    const auto key = [](const char *name, Verdict verdict,
                        const std::function<void(Detail &)> &change) { return with(name, verdict, addNew, change); };
    static const std::vector<Case> cases = {
        with("as it has to be", Passes, addNew, [](Detail &) {}),
        with("with more details", Passes, addNew, [](Detail &detail) { detail["note"] = JsonValue::Array{"x"}; }),
        role("two roles", Passes, valueOf(Roles{"viewer", "admin:prod"})),
        role("one role with and without a scope", Passes, valueOf(Roles{"viewer", "viewer:prod"})),
        role("no roles", Authority, JsonValue::Array{}),
        role("roles that are no array", Authority, "viewer"),
        role("a role that is no text", Authority, JsonValue::Array{"viewer", 5}),
        role("a role that is none", Authority, valueOf(Roles{"owner"})),
        role("a role beside one that is none", Authority, valueOf(Roles{"viewer", "owner"})),
        role("a role twice", Authority, valueOf(Roles{"viewer", "viewer"})),
        role("an empty role", Authority, valueOf(Roles{""})),
        role("a role in capitals", Authority, valueOf(Roles{"VIEWER"})),
        with("roles missing", Authority, addNew, [](Detail &detail) { detail.erase("roles"); }),
        with("person missing", Authority, addNew, [](Detail &detail) { detail.erase("person"); }),
        person("a name that is no text", Authority, 5),
        person("an empty name", Authority, ""),
        person("a name with a blank", Authority, "n ew"),
        person("a name of 65 letters", Authority, std::string(65, 'n')),
        person("a name of 64 letters", Passes, std::string(64, 'n')),
        person("a name in use", Authority, "bo"),
        person("a name in use in other letters", Authority, "BO"),
        person("the admin's own name", Authority, "ada"),
        {"the name of one who retired", Authority,
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             return log.text(addition(log, "ada", "cy"));
         }},
        key("the key of another", Authority, [](Detail &detail) { addKey(detail, "cy"); }),
        key("the key of the admin", Authority, [](Detail &detail) { addKey(detail, "ada"); }),
        {"the key of one who retired", Authority,
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             Entry entry = addition(log);
             addKey(entry.detail, "cy");
             return log.text(entry);
         }},
        {"a key that was rotated away", Authority,
         [](LogBuilder &log) {
             log.rotate("ed", "engineer:prod", "ed 2");
             Entry entry = addition(log);
             addKey(entry.detail, "ed");
             return log.text(entry);
         }},
        key("public missing", Authority, [](Detail &detail) { detail.erase("public"); }),
        key("proof missing", Authority, [](Detail &detail) { detail.erase("proof"); }),
        key("public in capitals", Authority,
            [](Detail &detail) { detail["public"] = QString::fromStdString(*detail["public"].string()).toUpper(); }),
        key("public too short", Authority,
            [](Detail &detail) { detail["public"] = detail["public"].string()->substr(2); }),
        key("public of small order", Authority, [](Detail &detail) { detail["public"] = "01" + std::string(62, '0'); }),
        key("public that is not canonical", Authority,
            [](Detail &detail) { detail["public"] = "ee" + std::string(60, 'f') + "7f"; }),
        key("proof of another key", Authority, [](Detail &detail) { detail["proof"] = possessionProof(testKey("cy")); }),
        key("proof by the admin", Authority,
            [](Detail &detail) { detail["proof"] = possession("ada", "bulkhead-possession-v1\n"
                                                              + *detail["public"].string()); }),
        key("proof over the bare digits", Authority,
            [](Detail &detail) { detail["proof"] = possession("new", *detail["public"].string()); }),
        key("proof for entries", Authority,
            [](Detail &detail) { detail["proof"] = possession("new", "bulkhead-entry-v1\n"
                                                              + *detail["public"].string()); }),
        key("proof of zeros", Authority, [](Detail &detail) { detail["proof"] = std::string(128, '0'); }),
        key("proof too short", Authority, [](Detail &detail) { detail["proof"] = detail["proof"].string()->substr(2); }),
        key("sections by a later person", Authority, [](Detail &detail) { detail["sections"] = Detail{}; }),
        key("sections that are none by a later person", Authority, [](Detail &detail) { detail["sections"] = "x"; }),
    };
    return cases;
}

const std::vector<Case> &changes()
{
    using enum Verdict;
    const auto change = [](const char *name, Verdict verdict, const Roles &grant, const Roles &revoke,
                           const std::string &target = "cy") {
        return Case{name, verdict,
                    [=](LogBuilder &log) { return log.text(changeOf(log, "ada", target, grant, revoke)); }};
    };
    const auto key = [](const char *name, Verdict verdict, const std::function<void(Detail &)> &set) {
        return Case{name, verdict, [set](LogBuilder &log) {
                        Entry entry = changeOf(log, "ada", "cy", {}, {});
                        set(entry.detail);
                        return log.text(entry);
                    }};
    };
    static const std::vector<Case> cases = {
        with("as it has to be", Passes, changeCy, [](Detail &) {}),
        change("a grant", Passes, {"viewer"}, {}),
        change("the role of before, with a scope", Passes, {"approver:prod"}, {}),
        change("the last role of somebody", Passes, {}, {"approver"}),
        change("nothing", Authority, {}, {}),
        change("a role held already", Authority, {"approver"}, {}),
        change("a role twice", Authority, {"viewer", "viewer"}, {}),
        change("a role not held", Authority, {}, {"viewer"}),
        change("a role not held there", Authority, {}, {"approver:prod"}),
        change("a revocation twice", Authority, {}, {"approver", "approver"}),
        change("a role granted and revoked", Authority, {"viewer"}, {"viewer"}),
        change("a role held, granted and revoked", Authority, {"approver"}, {"approver"}),
        change("a role that is none", Authority, {"owner"}, {}),
        change("a revocation of a role that is none", Authority, {}, {"owner"}),
        change("nobody", Authority, {"viewer"}, {}, "nobody"),
        change("oneself", Authority, {"viewer"}, {}, "ada"),
        change("oneself in other letters", Authority, {"viewer"}, {}, "Ada"),
        change("another admin's role", Passes, {}, {"admin"}, "bo"),
        {"one who retired", Authority,
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             return log.text(changeOf(log, "ada", "cy", {"viewer"}, {}));
         }},
        with("grant missing", Authority, changeCy, [](Detail &detail) { detail.erase("grant"); }),
        with("revoke missing", Authority, changeCy, [](Detail &detail) { detail.erase("revoke"); }),
        with("person missing", Authority, changeCy, [](Detail &detail) { detail.erase("person"); }),
        with("grant that is no array", Authority, changeCy, [](Detail &detail) { detail["grant"] = "viewer"; }),
        with("revoke that is no array", Authority, changeCy, [](Detail &detail) { detail["revoke"] = Detail{}; }),
        with("a grant that is no text", Authority, changeCy,
             [](Detail &detail) { detail["grant"] = JsonValue::Array{true}; }),
        key("a new key", Passes, [](Detail &detail) { addKey(detail, "cy 2"); }),
        key("a new key without its proof", Authority,
            [](Detail &detail) { detail["public"] = toHex(testKey("cy 2").publicKey()); }),
        key("a proof without its key", Authority,
            [](Detail &detail) { detail["proof"] = possessionProof(testKey("cy 2")); }),
        key("the key of before", Authority, [](Detail &detail) { addKey(detail, "cy"); }),
        key("the key of the admin", Authority, [](Detail &detail) { addKey(detail, "ada"); }),
        key("the key of another", Authority, [](Detail &detail) { addKey(detail, "ed"); }),
        key("a key with the proof of another", Authority,
            [](Detail &detail) {
                addKey(detail, "cy 2");
                detail["proof"] = possessionProof(testKey("cy"));
            }),
        {"a key that was rotated away", Authority,
         [](LogBuilder &log) {
             log.rotate("cy", "approver", "cy 2");
             Entry entry = changeOf(log, "ada", "cy", {}, {});
             addKey(entry.detail, "cy");
             return log.text(entry);
         }},
        {"the last admin's role", Authority,
         [](LogBuilder &log) {
             log.addPerson("ada", "eve", {"admin:prod"});
             log.changePerson("ada", "bo", {"viewer"}, {"admin"});
             Entry entry = changeOf(log, "eve", "ada", {}, {"admin"}); // by an admin of an environment, in that environment
             entry.actor.role = "admin:prod";
             entry.environment = "prod";
             return log.text(entry);
         }},
    };
    return cases;
}

const std::vector<Case> &retirementsAndRotations()
{
    using enum Verdict;
    static const std::vector<Case> cases = {
        with("retire", Passes, retireCy, [](Detail &) {}),
        {"retire oneself", Passes, [](LogBuilder &log) { return log.text(retirement(log, "ada", "ada")); }},
        {"retire another admin", Passes, [](LogBuilder &log) { return log.text(retirement(log, "ada", "bo")); }},
        {"retire nobody", Authority, [](LogBuilder &log) { return log.text(retirement(log, "ada", "nobody")); }},
        with("retire without a name", Authority, retireCy, [](Detail &detail) { detail.clear(); }),
        with("retire a number", Authority, retireCy, [](Detail &detail) { detail["person"] = 5; }),
        {"retire one who did", Authority,
         [](LogBuilder &log) {
             log.retire("ada", "cy");
             return log.text(retirement(log, "ada", "cy"));
         }},
        {"retire the last admin", Authority,
         [](LogBuilder &log) {
             log.retire("ada", "bo");
             return log.text(retirement(log, "ada", "ada"));
         }},
        {"retire the last admin beside one with a scope", Authority,
         [](LogBuilder &log) {
             log.changePerson("ada", "bo", {"admin:prod"}, {"admin"});
             return log.text(retirement(log, "ada", "ada"));
         }},
        with("rotate", Passes, rotateEd, [](Detail &) {}),
        with("rotate without a key", Authority, rotateEd, [](Detail &detail) { detail.clear(); }),
        with("rotate without a proof", Authority, rotateEd, [](Detail &detail) { detail.erase("proof"); }),
        with("rotate to the key of before", Authority, rotateEd, [](Detail &detail) { addKey(detail, "ed"); }),
        with("rotate to the key of another", Authority, rotateEd, [](Detail &detail) { addKey(detail, "cy"); }),
        with("rotate to a key without having it", Authority, rotateEd,
             [](Detail &detail) { detail["proof"] = possessionProof(testKey("ed")); }),
        {"rotate and sign with the new key", Authority, // which is no key of this person yet
         [](LogBuilder &log) {
             Entry entry = rotateEd(log);
             entry.actor.key = keyIdOf(testKey("ed 2").publicKey());
             return LogBuilder::text(entry, "ed 2");
         }},
        {"rotate and sign with the new key in the name of the old", Signature,
         [](LogBuilder &log) { return LogBuilder::text(rotateEd(log), "ed 2"); }},
        {"rotate back", Authority,
         [](LogBuilder &log) {
             log.rotate("ed", "engineer:prod", "ed 2");
             return log.text(rotation(log, "ed", "engineer:prod", "ed"));
         }},
        {"rotate with the key of before", Authority,
         [](LogBuilder &log) {
             Entry entry = rotateEd(log);
             log.rotate("ed", "engineer:prod", "ed 2");
             entry = log.by("ed", "engineer:prod", "key.rotate");
             addKey(entry.detail, "ed 3");
             entry.actor.key = keyIdOf(testKey("ed").publicKey());
             return LogBuilder::text(entry, "ed");
         }},
        {"rotate without a role", Authority,
         [](LogBuilder &log) {
             log.changePerson("bo", "ed", {}, {"engineer:prod"});
             return log.text(rotateEd(log));
         }},
    };
    return cases;
}

const std::vector<Case> &firstPeople()
{
    using enum Verdict;
    const auto first = [](const char *name, Verdict verdict, const std::function<void(Entry &)> &change,
                          const std::string &keyName = "ada") {
        return Case{name, verdict, [change, keyName](LogBuilder &) {
                        LogBuilder log; // one without people
                        Entry entry = log.by("ada", "admin", "person.add");
                        entry.detail = {{"person", "ada"}, {"roles", valueOf(Roles{"admin"})}, {"sections", Detail{}}};
                        addKey(entry.detail, "ada");
                        change(entry);
                        return LogBuilder::text(entry, keyName);
                    }};
    };
    static const std::vector<Case> cases = {
        first("as it has to be", Passes, [](Entry &) {}),
        first("with another role", Passes,
              [](Entry &entry) { entry.detail["roles"] = valueOf(Roles{"viewer", "admin"}); }),
        first("with sections", Passes, [](Entry &entry) { entry.detail["sections"] = valueOf(looser()); }),
        first("sections missing", Authority, [](Entry &entry) { entry.detail.erase("sections"); }),
        first("sections that are no object", Authority,
              [](Entry &entry) { entry.detail["sections"] = JsonValue::Array{}; }),
        first("a section that is no digest", Authority,
              [](Entry &entry) { entry.detail["sections"] = Detail{{"groups", "x"}}; }),
        first("a section in capitals", Authority,
              [](Entry &entry) { entry.detail["sections"] = Detail{{"groups", std::string(64, 'A')}}; }),
        first("a section that is a number", Authority,
              [](Entry &entry) { entry.detail["sections"] = Detail{{"groups", 5}}; }),
        first("no admin", Authority, [](Entry &entry) { entry.detail["roles"] = valueOf(Roles{"viewer"}); }),
        first("an admin of one environment", Authority,
              [](Entry &entry) { entry.detail["roles"] = valueOf(Roles{"admin:prod"}); }),
        first("acting as one", Authority, [](Entry &entry) { entry.actor.role = "admin:prod"; }),
        first("acting under another role of it", Authority,
              [](Entry &entry) {
                  entry.detail["roles"] = valueOf(Roles{"admin", "viewer"});
                  entry.actor.role = "viewer";
              }),
        first("for somebody else", Authority, [](Entry &entry) { entry.detail["person"] = "bo"; }),
        first("by somebody else", Authority, [](Entry &entry) { entry.actor.person = "bo"; }),
        first("the name in other letters", Authority, [](Entry &entry) { entry.actor.person = "Ada"; }),
        first("another key in the actor", Authority,
              [](Entry &entry) { entry.actor.key = keyIdOf(testKey("bo").publicKey()); }),
        first("another key in the detail", Authority, [](Entry &entry) { addKey(entry.detail, "bo"); }),
        first("public missing", Authority, [](Entry &entry) { entry.detail.erase("public"); }),
        first("proof missing", Authority, [](Entry &entry) { entry.detail.erase("proof"); }),
        first("proof of another", Authority,
              [](Entry &entry) { entry.detail["proof"] = possessionProof(testKey("bo")); }),
        first("signed by another", Signature, [](Entry &) {}, "bo"),
        {"a claim", Signature,
         [](LogBuilder &) {
             const LogBuilder log;
             Entry entry = log.claimed("person.add");
             entry.detail = {{"person", "ada"}, {"roles", valueOf(Roles{"admin"})}, {"sections", Detail{}}};
             addKey(entry.detail, "ada");
             return log.text(entry);
         }},
        {"another action before any person", Authority,
         [](LogBuilder &) {
             const LogBuilder log;
             return log.text(log.by("ada", "admin", "sync"));
         }},
        {"a second first one", Authority,
         [](LogBuilder &log) {
             Entry entry = log.by("new", "admin", "person.add");
             entry.detail = {{"person", "new"}, {"roles", valueOf(Roles{"admin"})}, {"sections", Detail{}}};
             addKey(entry.detail, "new");
             return log.text(entry);
         }},
    };
    return cases;
}

} // namespace

class TestPeopleRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void take_addition_isAsTheTextSays_data() { addRows(additions()); }
    void take_addition_isAsTheTextSays() { judge(additions()); }
    void take_change_isAsTheTextSays_data() { addRows(changes()); }
    void take_change_isAsTheTextSays() { judge(changes()); }
    void take_retirementOrRotation_isAsTheTextSays_data() { addRows(retirementsAndRotations()); }
    void take_retirementOrRotation_isAsTheTextSays() { judge(retirementsAndRotations()); }
    void take_firstPerson_isAsTheTextSays_data() { addRows(firstPeople()); }
    void take_firstPerson_isAsTheTextSays();

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

void TestPeopleRules::take_firstPerson_isAsTheTextSays()
{
    QFETCH(const int, number);
    const Case &tried = firstPeople()[static_cast<std::size_t>(number)];
    LogBuilder team = teamLog();
    const std::string text = tried.make(team);
    const bool isSecond = std::string_view(tried.name) == "a second first one";
    QCOMPARE(nameOf(verdictOn(isSecond ? team.state() : LogBuilder().state(), text)), nameOf(tried.verdict));
}

QTEST_GUILESS_MAIN(TestPeopleRules)
#include "tst_peoplerules.moc"
