// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/recording.h"
#include "contract/steady.h"
#include "demo/fakekong.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto stories = "kong-estate"_L1, lists = "kong/estate"_L1;

//! Which recorded node a request went to.
enum class Node : std::uint8_t { Sandbox, Production, WithoutDatabase };

Node nodeOf(const Recording &recording)
{
    if (recording.port == 8201)
        return Node::WithoutDatabase;
    return recording.port == 8101 ? Node::Production : Node::Sandbox;
}

//! The lines of an exported configuration, in an order of their own: that of the recording is by chance.
QString sortedLines(const QString &yaml)
{
    static const QRegularExpression time(u": [0-9]{10}$"_s), dash(u"^( *)- (?=[a-z_]+:)"_s);
    QStringList lines = yaml.split(u'\n');
    for (QString &line : lines)
        line.replace(time, u": (number)"_s).replace(dash, u"\\1  "_s);
    lines.sort();
    return lines.join(u'\n');
}

JsonValue sortedNames(const JsonValue &body)
{
    const JsonValue *names = body.find("enabled_plugins");
    if (!names)
        return body;
    JsonValue::Array sorted = *names->array();
    const auto isLess = [](const JsonValue &a, const JsonValue &b) { return *a.string() < *b.string(); };
    std::sort(sorted.begin(), sorted.end(), isLess);
    return JsonValue::Object{{"enabled_plugins", sorted}};
}

} // namespace

//! The fake, holding the recorded estates, against what Kong 3.9.3 answered with them: lists and filters,
//! every kind of write, refusals, and what stays behind; also of a node without a database, from when it was
//! empty. Compared are status, headers that matter and the whole body but for times and ids that the server
//! makes. "NAME-NN-…" are steps of one story, on one server.
class TestKongStories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void answer_asRecorded_data();
    void answer_asRecorded();
    void root_isPartOfRecorded_data();
    void root_isPartOfRecorded();

private:
    void addRows(Node node, const QString &place, const QString &collection);
    [[nodiscard]] JsonValue steadyKong(const JsonValue &value) const;
    void compare(const Answer &given, const Answer &wanted);
    void replay(FakeKong &fake, const QString &name, Recording recording);

    std::map<Node, KongSeed> m_seeds;
    QSet<QString> m_ids; //!< of the estates
    QMap<QByteArray, QByteArray> m_madeIds; //!< recorded → what this server made instead
};

void TestKongStories::addRows(Node node, const QString &place, const QString &collection)
{
    const bool isTargets = collection.startsWith(u"targets-"_s);
    if (!isTargets && KongSeed::defaults(collection.toStdString()).empty())
        return; // a list of something else
    const JsonValue root = json(parsedRecording(recordedText(place)).answer.body);
    JsonValue::Array rows = *root.find("data")->array();
    std::reverse(rows.begin(), rows.end()); // targets come newest first; a seed is in the order of creation
    for (const JsonValue &row : rows) {
        const std::string &id = *row.find("id")->string();
        std::string rowsOf = collection.toStdString();
        if (isTargets)
            rowsOf = "upstreams/" + *row.find("upstream")->find("id")->string() + "/targets";
        m_seeds[node].addText(rowsOf, {id, canonical(row)});
        m_ids.insert(QString::fromStdString(id));
    }
}

void TestKongStories::initTestCase()
{
    for (const QString &name : recordedNames(stories)) {
        if (name.startsWith(u"list-"_s))
            addRows(Node::Sandbox, stories + u'/' + name, name.mid(5));
    }
    for (const QString &name : recordedNames(lists)) {
        const Node node = name.startsWith(u"production-"_s) ? Node::Production : Node::Sandbox;
        addRows(node, lists + u'/' + name, name.section(u'-', 1));
    }
    QVERIFY(m_ids.size() > 160);
    // What a node without a database makes of a name is the same everywhere.
    m_ids += {u"72734e2a-702d-5711-b9ef-697178108ad8"_s, u"d885141f-606d-5a82-85b1-19fd73b6f8e7"_s,
              u"006a59a7-8eb1-5cc5-9890-db96d542fcca"_s};
}

JsonValue TestKongStories::steadyKong(const JsonValue &value) const
{
    static const QRegularExpression uuid(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    static const QRegularExpression made(u"^(?!0{32})(?:[0-9a-f]{40}|[0-9A-Za-z]{32})$"_s);
    static const QRegularExpression hash(
        u"(?<=^\\$pbkdf2-sha512\\$i=10000,l=32)\\$[0-9A-Za-z+/]{22}\\$[0-9A-Za-z+/]{43}$"_s);
    const std::set<std::string, std::less<>> numbers{
        "created_at", "updated_at", "ttl", "pid", "total_requests", "connections_accepted", "connections_active",
        "connections_handled", "connections_reading", "connections_waiting", "connections_writing"};
    const auto steadyText = [this](QString text) {
        if (made.match(text).hasMatch())
            return u"(made)"_s; // a key, or the hash of a password and an id that the server made
        QSet<QString> found;
        for (auto match = uuid.globalMatch(text); match.hasNext();)
            found.insert(match.next().captured());
        for (const QString &id : found - m_ids)
            text.replace(id, u"(id)"_s);
        text.replace(hash, u"$(made)"_s);
        return text.contains(u"_format_version: "_s) ? sortedLines(text) : text;
    };
    const std::set<std::string, std::less<>> texts{"allocated_slabs", "http_allocated_gc"};
    return sortedNames(steady(value, Steady{numbers, steadyText, texts}));
}

void TestKongStories::answer_asRecorded_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("names");
    for (const QString &folder : {QString(stories), QString(lists)}) {
        const auto all = recordedStories(folder);
        for (auto story = all.cbegin(); story != all.cend(); ++story) {
            if (!story.key().endsWith(u"-root"_s))
                QTest::newRow(qPrintable(story.key())) << folder << story.value();
        }
    }
}

void TestKongStories::compare(const Answer &given, const Answer &wanted)
{
    QCOMPARE(given.status, wanted.status);
    for (const char *field : {"content-type", "allow", "access-control-allow-origin", "server"})
        QCOMPARE(given.headers.value(field), wanted.headers.value(field));
    const JsonValue expected = json(wanted.body);
    if (!expected.object())
        QCOMPARE(given.body, wanted.body);
    else
        QCOMPARE(difference(steadyKong(json(given.body)), steadyKong(expected), {}), QString());
}

void TestKongStories::replay(FakeKong &fake, const QString &name, Recording recording)
{
    for (auto id = m_madeIds.cbegin(); id != m_madeIds.cend(); ++id) {
        recording.target.replace(id.key(), id.value());
        recording.body.replace(id.key(), id.value());
    }
    fake.setDatabaseDown(name.startsWith(u"dbdown"_s) && !name.endsWith(u"recovered"_s));
    const Answer given = ask(fake.url(), recording.verb + ' ' + recording.target, recording.headers, recording.body);
    if (recording.answer.status == 0) {
        QCOMPARE(given.status, 201);
        return;
    }
    compare(given, recording.answer);
    const JsonValue body = json(given.body), told = json(recording.answer.body);
    const JsonValue *own = body.find("id"), *other = told.find("id");
    if (own && other && !(*own == *other))
        m_madeIds.insert(QByteArray::fromStdString(*other->string()), QByteArray::fromStdString(*own->string()));
}

void TestKongStories::answer_asRecorded()
{
    QFETCH(QString, folder);
    QFETCH(QStringList, names);
    m_madeIds.clear();
    const auto recordingOf = [&folder](const QString &name) {
        return parsedRecording(recordedText(folder + u'/' + name));
    };
    const Node node = nodeOf(recordingOf(names.first()));
    FakeKongOptions options;
    options.withoutDatabase = node == Node::WithoutDatabase;
    FakeKong fake(m_seeds[node], options);
    for (const QString &name : names) {
        replay(fake, name, recordingOf(name));
        if (QTest::currentTestFailed()) {
            qInfo("in %s", qPrintable(name));
            return;
        }
    }
}

void TestKongStories::root_isPartOfRecorded_data()
{
    QTest::addColumn<Node>("node");
    QTest::newRow("sandbox") << Node::Sandbox;
    QTest::newRow("second-node") << Node::Sandbox;
    QTest::newRow("production") << Node::Production;
    QTest::newRow("dbless") << Node::WithoutDatabase;
}

//! Of the 235 settings the fake tells those that somebody reads.
void TestKongStories::root_isPartOfRecorded()
{
    QFETCH(Node, node);
    FakeKongOptions options;
    options.withoutDatabase = node == Node::WithoutDatabase;
    const FakeKong fake(m_seeds[node], options);
    const QString name = lists + u'/' + QLatin1StringView(QTest::currentDataTag()) + u"-root"_s;
    const JsonValue wanted = json(parsedRecording(recordedText(name)).answer.body);
    const JsonValue given = json(ask(fake.url(), "GET /", {}, {}).body);
    for (const auto &[key, member] : *wanted.object())
        QVERIFY2(given.find(key), key.c_str());
    QCOMPARE(given.object()->size(), wanted.object()->size());
    for (const auto &[key, member] : *given.find("configuration")->object()) {
        const JsonValue *setting = wanted.find("configuration")->find(key);
        QVERIFY2(setting, key.c_str());
        QVERIFY2((setting->string() == nullptr) == (member.string() == nullptr), key.c_str());
    }
    QCOMPARE(*given.find("configuration")->find("database")->string(),
             *wanted.find("configuration")->find("database")->string());
    const JsonValue *ours = given.find("plugins"), *theirs = wanted.find("plugins");
    QCOMPARE(difference(*ours->find("available_on_server"), *theirs->find("available_on_server"), {}), QString());
    QCOMPARE(ours->find("enabled_in_cluster")->array()->size(), theirs->find("enabled_in_cluster")->array()->size());
}

QTEST_GUILESS_MAIN(TestKongStories)
#include "tst_kong_stories.moc"
