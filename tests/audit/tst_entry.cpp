// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/bundletext.h"
#include "audit/entryreader.h"
#include "audit/logs/companylog.h"
#include "audit/names.h"

#include <QRegularExpression>
#include <QTest>

#include <cstring>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

const std::string hash(64, 'a');

//! Entry 5 of a log, unsigned or signed, as JSON.
JsonValue entryOf(bool isSigned)
{
    const LogBuilder log = smallLog();
    return jsonOf(log.entries()[isSigned ? 4 : 3]);
}

//! The members that a path like "actor.claim" leads to, and its last word.
std::pair<JsonValue::Object *, std::string> placeOf(JsonValue &entry, const QString &path)
{
    const auto dot = path.indexOf(u'.');
    if (dot < 0)
        return {entry.object(), path.toStdString()};
    return {(*entry.object())[path.left(dot).toStdString()].object(), path.mid(dot + 1).toStdString()};
}

bool parses(const JsonValue &entry)
{
    EntryReader reader;
    return reader.parse(canonical(entry)).has_value();
}

const QStringList &claimedPaths()
{
    static const QStringList paths = u"action actor actor.claim after at before detail environment format log nonce object "
                                     "object.id object.kind people phase policy previous seq"_s.split(u' ');
    return paths;
}

const QStringList &signedPaths()
{
    static const QStringList paths = [] {
        QStringList all = claimedPaths();
        all.removeOne(u"actor.claim"_s);
        return all << u"actor.key"_s << u"actor.person"_s << u"actor.role"_s << u"signature"_s;
    }();
    return paths;
}

void addRow(const char *path, const char *value, const JsonValue &json, bool isGood, bool isSigned = false)
{
    QTest::addRow("%s: %s", path, value) << QString::fromLatin1(path) << QByteArray::fromStdString(canonical(json))
        << isSigned << isGood;
}

void addRows(const char *path, bool isGood, const std::vector<std::pair<const char *, JsonValue>> &values,
             bool isSigned = false)
{
    for (const auto &[name, value] : values)
        addRow(path, name, value, isGood, isSigned);
}

} // namespace

class TestEntry : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void parse_everyEntryOfALog_isWhatWasMade();
    void parse_memberMissing_isNothing();
    void parse_memberOfAnotherType_isNothing();
    void parse_memberTooMany_isNothing();
    void parse_value_isAsTheFormSays_data();
    void parse_value_isAsTheFormSays();
    void parse_actor_isOneOfTwoForms_data();
    void parse_actor_isOneOfTwoForms();
    void parse_signature_isThereIfAPersonActs_data();
    void parse_signature_isThereIfAPersonActs();
    void parse_notCanonical_isNothing();
    void isSignedBy_anyByteOrKeyChanged_isNot();
    void isSignedBy_signatureOfTheBareText_isNot();
    void timeText_time_readsBack();
    void names_forms_areAsTheTextSays_data();
    void names_forms_areAsTheTextSays();
};

void TestEntry::parse_everyEntryOfALog_isWhatWasMade()
{
    const LogBuilder log = companyLog();
    EntryReader reader;
    for (std::uint64_t seq = 1; seq <= log.size(); ++seq) {
        const std::string &bytes = log.entries()[seq - 1];
        const auto view = reader.parse(bytes);
        QVERIFY(view);
        QCOMPARE(view->bytes, std::string_view(bytes));
        QCOMPARE(view->seq, seq);
        QCOMPARE(std::string(view->log), log.id());
        QCOMPARE(std::string(view->previous), seq == 1 ? std::string() : toHex(leafHash(log.entries()[seq - 2])));
        QCOMPARE(view->isSigned(), !view->person.empty());
        QCOMPARE(view->isSigned(), view->claim.empty());
        QVERIFY(view->detail.is_object());
        const JsonValue json = jsonOf(bytes);
        QCOMPARE(std::string(view->action), *json.find("action")->string());
        QCOMPARE(std::string(view->objectId), *json.find("object")->find("id")->string());
        QCOMPARE(std::string(toWire(view->phase)), *json.find("phase")->string());
    }
}

void TestEntry::parse_memberMissing_isNothing()
{
    for (const bool isSigned : {false, true}) {
        const JsonValue good = entryOf(isSigned);
        QVERIFY(parses(good));
        for (const QString &path : isSigned ? signedPaths() : claimedPaths()) {
            JsonValue entry = good;
            const auto [members, name] = placeOf(entry, path);
            QCOMPARE(members->erase(name), std::size_t{1});
            QVERIFY2(!parses(entry), qPrintable(path));
        }
    }
}

void TestEntry::parse_memberOfAnotherType_isNothing()
{
    const std::vector<JsonValue> values{true, 5, "text", JsonValue::Array{}, JsonValue::Object{},
                                        JsonValue::Array{"text"}};
    for (const bool isSigned : {false, true}) {
        const JsonValue good = entryOf(isSigned);
        for (const QString &path : isSigned ? signedPaths() : claimedPaths()) {
            for (const JsonValue &value : values) {
                JsonValue entry = good;
                const auto [members, name] = placeOf(entry, path);
                JsonValue &member = (*members)[name];
                const bool isSameType = (member.string() && value.string()) || (member.object() && value.object())
                    || (member.integer() && value.integer());
                member = value;
                if (!isSameType)
                    QVERIFY2(!parses(entry), qPrintable(path + u": "_s + QString::fromStdString(canonical(value))));
            }
        }
    }
}

void TestEntry::parse_memberTooMany_isNothing()
{
    for (const bool isSigned : {false, true}) {
        for (const char *path : {"", "actor", "object"}) {
            for (const char *name : {"", "a", "before2", "claim", "key", "kind", "signature", "signaturf", "z",
                                     "\xf0\x9f\x98\x80"}) {
                JsonValue entry = entryOf(isSigned);
                JsonValue::Object &members = *path == '\0' ? *entry.object() : *(*entry.object())[path].object();
                if (members.emplace(name, "x").second)
                    QVERIFY2(!parses(entry),
                             qPrintable(u"%1.%2"_s.arg(QLatin1StringView(path), QString::fromUtf8(name))));
            }
        }
        JsonValue entry = entryOf(isSigned); // but what is free is free
        (*(*entry.object())["detail"].object())["more"] = JsonValue::Array{JsonValue::Object{}, true, -5};
        QVERIFY(parses(entry));
    }
}

void TestEntry::parse_value_isAsTheFormSays_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<bool>("isGood");
    const std::string id(32, '0');
    addRows("format", false, {{"0", 0}, {"2", 2}, {"-1", -1}});
    for (const char *path : {"log", "nonce"}) {
        addRows(path, true, {{"zeros", id}, {"all digits", "0123456789abcdef0123456789abcdef"}});
        addRows(path, false, {
            {"empty", ""}, {"short", id.substr(1)}, {"long", id + '0'},
            {"capital", "0123456789ABCDEF0123456789abcdef"}, {"no hex", std::string(32, 'g')},
            {"blank", ' ' + id.substr(1)}, {"beyond ASCII", "\u0660" + id.substr(2)}
        });
    }
    for (const char *path : {"before", "after", "people", "policy"}) {
        addRows(path, true, {{"empty", ""}, {"a digest", hash}});
        addRows(path, false, {
            {"short", hash.substr(1)}, {"long", hash + 'a'}, {"capitals", std::string(64, 'A')}, {"a blank", " "},
            {"no hex", std::string(64, 'g')}
        });
    }
    addRows("previous", true, {{"a digest", hash}});
    addRows("previous", false, {{"empty", ""}, {"short", hash.substr(1)}, {"capitals", std::string(64, 'A')}});
    addRows("seq", true, {{"2", 2}, {"2^53-1", std::int64_t{9007199254740991}}});
    addRows("seq", false, {{"0", 0}, {"-1", -1}, {"1, with a previous", 1}});
    addRows("at", true, {
        {"a day", "2026-11-23T09:41:07.123Z"}, {"the last day", "9999-12-31T23:59:59.999Z"},
        {"a leap day", "2028-02-29T00:00:00.000Z"}, {"a day that no February has", "2026-02-30T00:00:00.000Z"},
        {"the first moment", "0000-01-01T00:00:00.000Z"}
    });
    addRows("at", false, {
        {"empty", ""}, {"no milliseconds", "2026-11-23T09:41:07Z"}, {"two digits of them", "2026-11-23T09:41:07.12Z"},
        {"four digits of them", "2026-11-23T09:41:07.1234Z"}, {"no zone", "2026-11-23T09:41:07.123"},
        {"another zone", "2026-11-23T09:41:07.123+00:00"}, {"small z", "2026-11-23T09:41:07.123z"},
        {"small t", "2026-11-23t09:41:07.123Z"}, {"a blank for T", "2026-11-23 09:41:07.123Z"},
        {"a comma", "2026-11-23T09:41:07,123Z"}, {"a blank behind", "2026-11-23T09:41:07.123Z "},
        {"short year", "226-11-23T09:41:07.123Z"}, {"minus", "-026-11-23T09:41:07.123Z"},
        {"other digits", "2026-11-23T09:41:07.12\u0663Z"}, {"week", "2026-W48-1T09:41:07.123Z"}
    });
    addRows("at", false, {
        {"month 0", "2026-00-01T00:00:00.000Z"}, {"month 13", "2026-13-01T00:00:00.000Z"},
        {"day 0", "2026-11-00T00:00:00.000Z"}, {"day 32", "2026-12-32T00:00:00.000Z"},
        {"hour 24", "2026-11-23T24:00:00.000Z"}, {"minute 60", "2026-11-23T23:60:00.000Z"},
        {"second 60", "2026-11-23T23:59:60.000Z"}
    });
    addRows("action", true, {{"one word", "sync"}, {"two words", "gateway.check"}, {"one letter each", "a.z"}});
    addRows("action", false, {
        {"empty", ""}, {"a point", "."}, {"nothing before it", ".add"}, {"nothing behind it", "person."},
        {"three words", "a.b.c"}, {"capital", "Sync"}, {"digit", "sync2"}, {"dash", "person-add"},
        {"blank", "person add"}, {"blank behind", "sync "}, {"line feed behind", "sync\n"},
        {"beyond ASCII", "s\u00fdnc"}, {"Cyrillic", "\u0440erson.add"}
    });
    addRows("phase", true, {{"whole", "whole"}, {"begin", "begin"}, {"end", "end"}});
    addRows("phase", false, {{"empty", ""}, {"capital", "Whole"}, {"another", "middle"}, {"blank behind", "end "}});
    addRows("environment", true, {{"empty", ""}, {"an id", "prod"}});
    addRows("object.id", true, {{"empty", ""}, {"any text", "\u20ac \n\t\""}});
    addRows("object.kind", true, {{"empty", ""}, {"any text", "person"}});
    addRows("actor.claim", true, {{"empty", ""}, {"any text", "root\u00e9 :"}});
    addRows("actor.key", false, {
        {"empty", ""}, {"short", id.substr(1)}, {"long", id + '0'}, {"capitals", std::string(32, 'A')},
        {"64 digits", hash}
    }, true);
    addRows("actor.person", false, {
        {"empty", ""}, {"blank", "a b"}, {"umlaut", "\u00e4da"}, {"Cyrillic", "\u0430da"}, {"point in front", ".ada"},
        {"65 letters", std::string(65, 'a')}
    }, true);
    addRows("actor.role", false, {
        {"empty", ""}, {"another", "owner"}, {"capital", "Admin"}, {"empty scope", "admin:"},
        {"blank behind", "admin "}, {"scope twice", "admin:a:b"}
    }, true);
}

void TestEntry::parse_value_isAsTheFormSays()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isSigned);
    QFETCH(const bool, isGood);
    JsonValue entry = entryOf(isSigned);
    const auto [members, name] = placeOf(entry, path);
    (*members)[name] = jsonOf(json.toStdString());
    QCOMPARE(parses(entry), isGood);
}

void TestEntry::parse_actor_isOneOfTwoForms_data()
{
    QTest::addColumn<QByteArray>("actor");
    const std::string key(32, '0');
    const std::pair<const char *, JsonValue::Object> actors[] = {
        {"nobody", {}},
        {"claim and person", {{"claim", "x"}, {"key", key}, {"person", "ada"}, {"role", "admin"}}},
        {"no key", {{"person", "ada"}, {"role", "admin"}}},
        {"no person", {{"key", key}, {"role", "admin"}}},
        {"no role", {{"key", key}, {"person", "ada"}}},
        {"empty key", {{"key", ""}, {"person", "ada"}, {"role", "admin"}}},
        {"claim that is no text", {{"claim", 5}}},
        {"something else", {{"user", "x"}}},
        {"two claims", {{"claim", "x"}, {"claimed", "x"}}},
    };
    for (const auto &[name, actor] : actors)
        QTest::newRow(name) << QByteArray::fromStdString(canonical(actor));
}

void TestEntry::parse_actor_isOneOfTwoForms()
{
    QFETCH(const QByteArray, actor);
    for (const bool isSigned : {false, true}) {
        JsonValue entry = entryOf(isSigned);
        (*entry.object())["actor"] = jsonOf(actor.toStdString());
        QVERIFY(!parses(entry));
    }
}

void TestEntry::parse_signature_isThereIfAPersonActs_data()
{
    QTest::addColumn<bool>("isPerson");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *name, bool isPerson, const std::string &signature, bool isGood) {
        QTest::newRow(name) << isPerson << QByteArray::fromStdString(signature) << isGood;
    };
    row("person, 128 digits", true, std::string(128, '0'), true);
    row("person, 127 digits", true, std::string(127, '0'), false);
    row("person, 129 digits", true, std::string(129, '0'), false);
    row("person, capitals", true, std::string(128, 'A'), false);
    row("person, no hex", true, std::string(128, 'x'), false);
    row("person, empty", true, "", false);
    row("claim, 128 digits", false, std::string(128, '0'), false);
    row("claim, empty", false, "", false);
    row("claim, a blank", false, " ", false);
}

void TestEntry::parse_signature_isThereIfAPersonActs()
{
    QFETCH(const bool, isPerson);
    QFETCH(const QByteArray, signature);
    QFETCH(const bool, isGood);
    JsonValue entry = entryOf(isPerson);
    (*entry.object())["signature"] = signature.toStdString();
    QCOMPARE(parses(entry), isGood);
}

void TestEntry::parse_notCanonical_isNothing()
{
    EntryReader reader;
    const std::string good = canonical(entryOf(true));
    QVERIFY(reader.parse(good));
    QVERIFY(!reader.parse(good + '\n'));
    QVERIFY(!reader.parse(' ' + good));
    QVERIFY(!reader.parse(pretty(entryOf(true))));
    QVERIFY(!reader.parse(std::string()));
    for (std::size_t length = 0; length < good.size(); ++length)
        QVERIFY(!reader.parse(good.substr(0, length)));
    const std::pair<const char *, const char *> changes[] = {
        {"\"format\":1", "\"format\":1.0"}, {"\"format\":1", "\"format\":1e0"}, {"\"seq\":5", "\"seq\":05"},
        {"\"seq\":5", "\"seq\":5.0"}, {"\"phase\":\"whole\"", "\"phase\":\"\\u0077hole\""},
    };
    for (const auto &[from, to] : changes) {
        std::string other = good;
        other.replace(other.find(from), std::strlen(from), to);
        QVERIFY(other != good);
        QVERIFY(!reader.parse(other));
    }
    JsonValue large = entryOf(false);
    const std::size_t room = CanonicalReader::maxBytes - canonical(large).size() - 10;
    (*(*large.object())["detail"].object())["text"] = std::string(room, 'x');
    QCOMPARE(canonical(large).size(), CanonicalReader::maxBytes);
    QVERIFY(parses(large));
    *(*large.object())["actor"].object() = {{"claim", "operator x"}};
    QVERIFY(canonical(large).size() > CanonicalReader::maxBytes);
    QVERIFY(!parses(large));
}

void TestEntry::isSignedBy_anyByteOrKeyChanged_isNot()
{
    const LogBuilder log = smallLog();
    const std::string good = log.entries()[4];
    const PublicKey &key = testKey("ada").publicKey();
    EntryReader reader;
    QVERIFY(isSignedBy(*reader.parse(good), key));
    QVERIFY(!isSignedBy(*reader.parse(good), testKey("bo").publicKey()));
    int read = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char c : std::string_view("0159afzZ:.\"")) {
            std::string bad = good;
            bad[at] = c;
            const auto view = reader.parse(bad);
            read += view ? 1 : 0;
            QVERIFY2(!view || bad == good || !isSignedBy(*view, key), bad.c_str());
        }
    }
    qInfo("%d changed entries were well-formed", read);
    QVERIFY(read > 500);
    QVERIFY(!isSignedBy(*reader.parse(log.entries()[3]), key)); // has none
}

void TestEntry::isSignedBy_signatureOfTheBareText_isNot()
{
    const LogBuilder log = smallLog();
    Entry entry = log.by("ada", "admin", "sync");
    EntryReader reader;
    const auto signedOver = [&](const std::string &message) {
        std::string text = entry.toText();
        text.pop_back();
        text += ",\"signature\":\"" + toHex(testKey("ada").sign(message)) + "\"}";
        return isSignedBy(*reader.parse(text), testKey("ada").publicKey());
    };
    const std::string text = entry.toText();
    QVERIFY(signedOver("bulkhead-entry-v1\n" + text));
    QVERIFY(!signedOver(text));
    QVERIFY(!signedOver("bulkhead-entry-v1" + text));
    QVERIFY(!signedOver("bulkhead-entry-v1\n\n" + text));
    QVERIFY(!signedOver("bulkhead-bundle-v1\n" + text));
    QVERIFY(!signedOver("bulkhead-possession-v1\n" + text));
    QVERIFY(!signedOver(toHex(leafHash(text))));
}

void TestEntry::timeText_time_readsBack()
{
    QCOMPARE(timeText(UtcTime(std::chrono::milliseconds(0))), "1970-01-01T00:00:00.000Z");
    QCOMPARE(timeText(UtcTime(std::chrono::milliseconds(1795426867123))), "2026-11-23T09:41:07.123Z");
    for (const std::int64_t time : {-1LL, 0LL, 1795426867007LL, 253402300799999LL}) {
        const UtcTime point{std::chrono::milliseconds(time)};
        QCOMPARE(timeFrom(timeText(point)), std::optional(point));
    }
    QVERIFY(!timeFrom(""));
    QVERIFY(!timeFrom("2026-13-01T00:00:00.000Z"));
}

void TestEntry::names_forms_areAsTheTextSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isPerson");
    QTest::addColumn<bool>("isARole");
    const auto row = [](const char *name, const std::string &text, bool isPerson, bool isARole) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << isPerson << isARole;
    };
    row("a letter", "a", true, false);
    row("a digit", "7", true, false);
    row("all kinds", "A.b_c-9", true, false);
    row("the letters around those of ASCII", "AZaz09", true, false);
    row("the characters around the letters", "@[`{", false, false);
    row("64 letters", std::string(64, 'a'), true, false);
    row("65 letters", std::string(65, 'a'), false, false);
    row("empty", "", false, false);
    row("point in front", ".a", false, false);
    row("dash in front", "-a", false, false);
    row("underline in front", "_a", false, false);
    row("blank", "a b", false, false);
    row("at", "a@b", false, false);
    row("slash", "a/b", false, false);
    row("line feed behind", "a\n", false, false);
    row("zero byte behind", std::string("a\0", 2), false, false);
    row("é composed", "\u00e9va", false, false);
    row("é decomposed", "e\u0301va", false, false);
    row("Cyrillic а", "\u0430da", false, false);
    row("full-width", "\uff41da", false, false);
    row("Kelvin sign", "\u212aim", false, false);
    row("soft hyphen", "a\u00ada", false, false);
    row("zero-width blank", "a\u200bda", false, false);
    row("right-to-left mark", "a\u202eda", false, false);
    row("viewer", "viewer", true, true);
    row("engineer", "engineer", true, true);
    row("approver", "approver", true, true);
    row("auditor", "auditor", true, true);
    row("admin", "admin", true, true);
    row("Admin", "Admin", true, false);
    row("admins", "admins", true, false);
    row("scope", "admin:prod", false, true);
    row("scope of all kinds", "admin:.-_A9", false, true);
    row("scope of 64", "admin:" + std::string(64, 'p'), false, true);
    row("scope of 65", "admin:" + std::string(65, 'p'), false, false);
    row("empty scope", "admin:", false, false);
    row("scope only", ":prod", false, false);
    row("two scopes", "admin:a:b", false, false);
    row("star", "admin:*", false, false);
    row("scope with a blank", "admin: prod", false, false);
    row("scope beyond ASCII", "admin:pr\u00f6d", false, false);
}

void TestEntry::names_forms_areAsTheTextSays()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isPerson);
    QFETCH(const bool, isARole);
    QCOMPARE(foldedName(text.toStdString()), text.toLower().toStdString()); // Qt, too, folds ASCII only in bytes
    QCOMPARE(isPersonName(text.toStdString()), isPerson);
    QCOMPARE(isRole(text.toStdString()), isARole);
}

QTEST_GUILESS_MAIN(TestEntry)
#include "tst_entry.moc"
