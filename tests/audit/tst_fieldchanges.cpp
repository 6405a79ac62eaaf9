// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of an entry changed in many ways, as whoever owns the store can: with the links left as they were or mended,
// with and without a checkpoint kept elsewhere, with and without the log's own key in hand.
#include "audit/answer.h"
#include "audit/entryreader.h"
#include "audit/verdict.h"

#include <QRegularExpression>

#include <algorithm>
#include <random>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned seed = 20261129;

int changesOfAField()
{
    return qEnvironmentVariableIntValue("BULKHEAD_FULL") > 0 ? 1000 : 50;
}

//! The log that has been changed, and the states before each of its entries.
struct Victim
{
    LogBuilder log;
    std::vector<std::uint64_t> checkpoints;
    std::vector<LogState> states;

    Victim(LogBuilder built, std::vector<std::uint64_t> sizes)
        : log(std::move(built))
        , checkpoints(std::move(sizes))
    {
        for (std::uint64_t size = 0; size < log.size(); ++size)
            states.push_back(size == 0 ? LogState() : beginningOf(log, size).state());
    }
    //! The greatest checkpoint of the bundle below a size.
    [[nodiscard]] std::uint64_t checkpointBelow(std::uint64_t size) const
    {
        std::uint64_t found = 0;
        for (const std::uint64_t at : checkpoints)
            found = at < size ? std::max(found, at) : found;
        return found;
    }
};

//! Entries 8 and 16 are signed: a changed one ends there, so no checkpoint of its own size is looked at.
const Victim &company()
{
    static const Victim victim(companyLog(), {8, 16});
    return victim;
}

const Victim &plain()
{
    static const Victim victim(plainLog(20), {5, 10, 15});
    return victim;
}

//! Paths like "actor.person" to every member of an entry, up to the second level.
QStringList pathsOf(const JsonValue &entry)
{
    QStringList paths;
    for (const auto &[name, value] : *entry.object()) {
        paths.append(QString::fromStdString(name));
        if (value.object() == nullptr)
            continue;
        for (const auto &[inner, unused] : *value.object())
            paths.append(QString::fromStdString(name + '.' + inner));
    }
    return paths;
}

JsonValue *memberOf(JsonValue &entry, const QString &path)
{
    JsonValue *at = &entry;
    for (const QString &name : path.split(u'.'))
        at = &(*at->object())[name.toStdString()];
    return at;
}

std::string changedText(std::string text, const JsonValue *other, std::mt19937 &random)
{
    const auto below = [&random](std::size_t n) { return n == 0 ? 0 : random() % n; };
    static const std::string letters = "0123456789abcdefzAZ.:-_ ";
    switch (below(7)) {
    case 0: text.insert(below(text.size()), 1, letters[below(letters.size())]); break;
    case 1: text.erase(below(text.size()), 1); break;
    case 2: text.clear(); break;
    case 3: std::reverse(text.begin(), text.end()); break;
    case 4:
        if (other != nullptr && other->string() != nullptr)
            text = *other->string();
        break;
    default:
        if (!text.empty())
            text[below(text.size())] = letters[below(16)];
    }
    return text;
}

//! Something else of the same kind, of another kind or nothing. `other` is the same member of another entry.
void change(JsonValue &entry, const QString &path, const JsonValue *other, std::mt19937 &random)
{
    JsonValue &member = *memberOf(entry, path);
    if (random() % 16 == 0) {
        const auto dot = path.lastIndexOf(u'.');
        JsonValue &parent = dot < 0 ? entry : *memberOf(entry, path.left(dot));
        parent.object()->erase(path.mid(dot + 1).toStdString());
    } else if (random() % 16 == 0) {
        member = JsonValue::Array{std::move(member)};
    } else if (const std::string *text = member.string()) {
        member = changedText(*text, other, random);
    } else if (const std::int64_t *number = member.integer()) {
        const std::int64_t numbers[] = {*number + 1, *number - 1, -*number, 0, 1, *number
                                        + static_cast<std::int64_t>(random() % 9), 9007199254740991};
        member = numbers[random() % std::size(numbers)];
    } else if (const bool *truth = member.boolean()) {
        member = !*truth;
    } else if (member.object() != nullptr) {
        if (other != nullptr && random() % 2 == 0)
            member = *other;
        else if (random() % 2 == 0)
            (*member.object())["added"] = true;
        else
            member = JsonValue::Object{};
    } else {
        member = JsonValue::Array{};
    }
}

//! What is to be said of an entry that was changed while everything else is as it was.
QString wanted(const Victim &victim, std::uint64_t seq, const std::string &text, std::uint64_t outside)
{
    const std::uint64_t last = victim.log.size();
    const auto say = [&](const char *kind, std::uint64_t at) {
        const std::uint64_t anchored = outside <= at - 1 ? outside : 0;
        return u"%1 %2, trusted %3, anchored %4"_s.arg(QLatin1StringView(kind)).arg(at).arg(at - 1).arg(anchored);
    };
    EntryReader reader;
    const auto entry = reader.parse(text);
    const JsonValue before = jsonOf(victim.log.entries()[seq - 1]);
    if (!entry)
        return say("malformed", seq);
    if (entry->log != victim.log.id())
        return say("foreign", seq);
    if (entry->seq != seq)
        return say(entry->seq < seq ? "order" : "missing", seq);
    if (entry->previous != *before.find("previous")->string())
        return say("edited", seq < last ? seq : seq - 1);
    switch (verdictOn(victim.states[seq - 1], text)) {
    case Verdict::Signature:
        return say("signature", seq);
    case Verdict::Authority:
        return say("authority", seq);
    default:
        if (seq == 1 && stringAt(entry->detail, "key") != victim.log.verifier().toText())
            return say("authority", seq); // a key, but not this log's
        return seq < last ? say("edited", seq)
            : say(outside == last ? "anchor" : "checkpoint", victim.checkpointBelow(last) + 1);
    }
}

QString checkpointAnswer(std::uint64_t seq)
{
    return u"checkpoint %1, trusted %2, anchored 0"_s.arg(seq).arg(seq - 1);
}

bool isCheckpoint(std::uint64_t size)
{
    return std::find(plain().checkpoints.begin(), plain().checkpoints.end(), size) != plain().checkpoints.end();
}

} // namespace

class TestFieldChanges : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verify_linksAsTheyWere_namesTheEntry_data();
    void verify_linksAsTheyWere_namesTheEntry();
    void verify_linksMended_isFoundByTheLogsCheckpoints();
    void verify_everythingMadeAnewWithTheLogsKey_isFoundFromOutsideOnly();
    void verify_signedEntryChangedAndMended_isRefused();
};

void TestFieldChanges::verify_linksAsTheyWere_namesTheEntry_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("outside"); // size of a checkpoint from outside, 0: none
    QStringList paths;
    for (const std::string &entry : company().log.entries())
        paths += pathsOf(jsonOf(entry));
    paths.removeDuplicates();
    for (const QString &path : std::as_const(paths)) {
        for (const int outside : {0, 6, 24})
            QTest::addRow("%s, outside %d", qPrintable(path), outside) << path << outside;
    }
}

void TestFieldChanges::verify_linksAsTheyWere_namesTheEntry()
{
    QFETCH(const QString, path);
    QFETCH(const int, outside);
    const LogBuilder &log = company().log;
    const auto size = static_cast<std::uint64_t>(outside);
    std::vector<std::uint64_t> having; // entries that have this member
    for (std::uint64_t seq = 1; seq <= log.size(); ++seq) {
        if (pathsOf(jsonOf(log.entries()[seq - 1])).contains(path))
            having.push_back(seq);
    }
    std::mt19937 random(seed + static_cast<unsigned>(qHash(path, 0) % 1000));
    const std::string whole = log.bundle(company().checkpoints);
    for (int i = 0; i < changesOfAField() / 3; ++i) {
        const std::uint64_t seq = having[random() % having.size()];
        JsonValue entry = jsonOf(log.entries()[seq - 1]),
            other = jsonOf(log.entries()[having[random() % having.size()] - 1]);
        change(entry, path, memberOf(other, path), random);
        const std::string text = canonical(entry);
        if (text == log.entries()[seq - 1])
            continue;
        BundleText bundle(whole);
        bundle.entry(seq - 1) = text;
        Outside given;
        if (outside > 0)
            given.checkpoints = {log.checkpoint(size)};
        const Verification answer = verifyBundle(bundle.sealedBy(log.key()), given);
        QVERIFY(!answer.ok);
        QVERIFY2(inWords(answer) == wanted(company(), seq, text, size),
                 qPrintable(inWords(answer) + u" for "_s + wanted(company(), seq, text, size) + u": "_s
                            + QString::fromStdString(text)));
    }
}

void TestFieldChanges::verify_linksMended_isFoundByTheLogsCheckpoints()
{
    const LogBuilder &log = plain().log;
    const BundleText whole(log.bundle(plain().checkpoints));
    std::mt19937 random(seed);
    int mended = 0, refused = 0;
    const QStringList paths = pathsOf(jsonOf(log.entries()[1]));
    for (const QString &path : paths) {
        for (int i = 0; i < changesOfAField(); ++i) {
            const std::uint64_t seq = 2 + random() % (log.size() - 1);
            JsonValue entry = jsonOf(log.entries()[seq - 1]),
                other = jsonOf(log.entries()[1 + random() % (log.size() - 1)]);
            change(entry, path, memberOf(other, path), random);
            std::vector<std::string> entries = log.entries();
            entries[seq - 1] = canonical(entry);
            if (entries[seq - 1] == log.entries()[seq - 1])
                continue;
            relink(entries, seq + 1);
            BundleText bundle = whole;
            for (std::size_t at = 0; at < entries.size(); ++at)
                bundle.entry(at) = entries[at];
            const Verification answer = verifyBundle(bundle.sealedBy(log.key()));
            QVERIFY(!answer.ok);
            const bool isLinked = entry.find("previous") != nullptr
                && *entry.find("previous") == *jsonOf(log.entries()[seq - 1]).find("previous");
            QString expected = wanted(plain(), seq, entries[seq - 1], 0);
            const bool isEdited = expected.startsWith(u"edited"_s);
            const bool mayStand = isLinked && (isEdited || expected.startsWith(u"checkpoint"_s));
            if (mayStand)
                expected = checkpointAnswer(plain().checkpointBelow(seq) + 1);
            else if (isEdited && !isCheckpoint(seq - 1)) // what comes next links to it, so it is the one before that is bad
                expected = u"edited %1, trusted %2, anchored 0"_s.arg(seq - 1).arg(seq - 2);
            else if (isEdited)
                expected = u"edited %1, trusted %2, anchored 0"_s.arg(seq).arg(seq - 1);
            QCOMPARE(inWords(answer), expected);
            ++(mayStand ? mended : refused);
        }
    }
    qInfo("seed %u, %lld fields: %d mended logs and %d that the rules refuse", seed,
          static_cast<long long>(paths.size()), mended, refused);
    QVERIFY(mended > 100);
}

void TestFieldChanges::verify_everythingMadeAnewWithTheLogsKey_isFoundFromOutsideOnly()
{
    const LogBuilder &log = plain().log;
    for (std::uint64_t seq = 2; seq <= log.size(); ++seq) {
        std::vector<std::string> entries = log.entries();
        entries[seq - 1] = editedDetail(entries[seq - 1]);
        relink(entries, seq + 1);
        LogBuilder forged; // has the same key
        for (std::uint64_t at = 2; at <= entries.size(); ++at)
            forged.append(entries[at - 1]);
        const std::string bundle = forged.bundle(plain().checkpoints);
        QCOMPARE(inWords(verifyBundle(bundle)), u"ok, trusted 20, anchored 0"_s); // nothing inside can tell
        for (std::uint64_t outside = 1; outside <= log.size(); ++outside) {
            const Verification answer = verifyBundle(bundle, {{log.checkpoint(outside)}, {log.verifier()}, true});
            QCOMPARE(answer.ok, outside < seq); // it vouches for what was before it, and says so
            QCOMPARE(answer.anchoredUntil, answer.ok ? outside : 0);
            QVERIFY(answer.ok || answer.firstBad->kind == Damage::Anchor);
            QVERIFY(answer.ok || answer.firstBad->seq <= outside);
        }
    }
}

void TestFieldChanges::verify_signedEntryChangedAndMended_isRefused()
{
    // Even with the log's key nobody can say what a person did not sign.
    const LogBuilder &log = company().log;
    std::mt19937 random(seed);
    int tried = 0;
    for (std::uint64_t seq = 1; seq <= log.size(); ++seq) {
        const JsonValue original = jsonOf(log.entries()[seq - 1]);
        if (original.find("signature") == nullptr)
            continue;
        const QStringList paths = pathsOf(original);
        for (int i = 0; i < changesOfAField() / 5; ++i, ++tried) {
            JsonValue entry = original;
            change(entry, paths[static_cast<qsizetype>(random() % static_cast<unsigned>(paths.size()))], nullptr, random);
            std::vector<std::string> entries = log.entries();
            entries[seq - 1] = canonical(entry);
            if (entries[seq - 1] == log.entries()[seq - 1])
                continue;
            relink(entries, seq + 1);
            LogBuilder forged;
            for (std::uint64_t at = 2; at <= entries.size(); ++at)
                forged.append(entries[at - 1]);
            const Verification answer = verifyBundle(forged.bundle());
            QVERIFY2(!answer.ok && answer.firstBad->seq <= seq, entries[seq - 1].c_str());
        }
    }
    qInfo("seed %u, %d changes", seed, tried);
}

QTEST_GUILESS_MAIN(TestFieldChanges)
#include "tst_fieldchanges.moc"
