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

constexpr auto folder = "kong-estate"_L1;

Recording recordingOf(const QString &name)
{
    return parsedRecording(recordedText(folder + u'/' + name));
}

} // namespace

//! The fake, holding the recorded estate, against what Kong 3.9.3 answered with it: lists and filters,
//! every kind of write, refusals, and what stays behind. Compared are status, headers that matter and the
//! whole body but for times and ids that the server makes.
class TestKongStories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void answer_asRecorded_data();
    void answer_asRecorded();

private:
    [[nodiscard]] JsonValue steadyKong(const JsonValue &value) const;
    void compare(const Answer &given, const Answer &wanted);

    KongSeed m_seed;
    QSet<QString> m_ids; //!< of the estate
};

void TestKongStories::initTestCase()
{
    for (const QString &name : recordedNames(folder)) {
        if (!name.startsWith(u"list-"_s))
            continue;
        const JsonValue root = json(recordingOf(name).answer.body);
        JsonValue::Array rows = *root.find("data")->array();
        std::reverse(rows.begin(), rows.end()); // targets come newest first; a seed is in the order of creation
        for (const JsonValue &row : rows) {
            const std::string &id = *row.find("id")->string();
            std::string collection = name.mid(5).toStdString();
            if (const JsonValue *upstream = row.find("upstream"))
                collection = "upstreams/" + *upstream->find("id")->string() + "/targets";
            m_seed.addText(collection, {id, canonical(row)});
            m_ids.insert(QString::fromStdString(id));
        }
    }
    QVERIFY(m_ids.size() > 80);
}

JsonValue TestKongStories::steadyKong(const JsonValue &value) const
{
    static const QRegularExpression uuid(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    static const QRegularExpression made(u"^(?:[0-9a-f]{40}|[0-9A-Za-z]{32})$"_s);
    const Steady rules{{"created_at", "updated_at", "ttl"}, [this](QString text) {
        if (made.match(text).hasMatch())
            return u"(made)"_s; // a key, or the hash of a password and an id that the server made
        const QString id = uuid.match(text).captured();
        return id.isEmpty() || m_ids.contains(id) ? text : text.replace(uuid, u"(id)"_s);
    }};
    return steady(value, rules);
}

void TestKongStories::answer_asRecorded_data()
{
    QTest::addColumn<QStringList>("names");
    const auto stories = recordedStories(folder);
    for (auto story = stories.cbegin(); story != stories.cend(); ++story)
        QTest::newRow(qPrintable(story.key())) << story.value();
}

void TestKongStories::compare(const Answer &given, const Answer &wanted)
{
    QVERIFY(wanted.status > 0);
    QCOMPARE(given.status, wanted.status);
    for (const char *field : {"content-type", "allow", "access-control-allow-origin", "server"})
        QCOMPARE(given.headers.value(field), wanted.headers.value(field));
    const JsonValue expected = json(wanted.body);
    if (!expected.object())
        QCOMPARE(given.body, wanted.body);
    else
        QCOMPARE(difference(steadyKong(json(given.body)), steadyKong(expected), {}), QString());
}

void TestKongStories::answer_asRecorded()
{
    QFETCH(QStringList, names);
    FakeKongOptions options;
    options.withoutDatabase = names.first().startsWith(u"dbless"_s);
    FakeKong fake(m_seed, options);
    fake.setDatabaseDown(names.first().startsWith(u"dbdown"_s));
    for (const QString &name : names) {
        const Recording recording = recordingOf(name);
        const QByteArray request = recording.verb + ' ' + recording.target;
        compare(ask(fake.url(), request, recording.headers, recording.body), recording.answer);
        if (QTest::currentTestFailed()) {
            qInfo("in %s", qPrintable(name));
            return;
        }
    }
}

QTEST_GUILESS_MAIN(TestKongStories)
#include "tst_kong_stories.moc"
