// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixrecordings.h"
#include "contract/steady.h"
#include "demo/fakeapisix.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression madeId(u"0{10}[0-9]{10}"_s); // what a POST got from the server

void sortByText(JsonValue &list)
{
    const auto isLess = [](const JsonValue &a, const JsonValue &b) { return canonical(a) < canonical(b); };
    std::sort(list.array()->begin(), list.array()->end(), isLess);
}

//! The nodes of an upstream come in any order.
JsonValue sortedNodes(const JsonValue &value)
{
    if (const JsonValue::Array *items = value.array()) {
        JsonValue::Array result;
        for (const JsonValue &item : *items)
            result.push_back(sortedNodes(item));
        return result;
    }
    if (!value.object())
        return value;
    JsonValue::Object result;
    for (const auto &[key, member] : *value.object())
        result.emplace(key, sortedNodes(member));
    if (const auto nodes = result.find("nodes"); nodes != result.end() && nodes->second.array())
        sortByText(nodes->second);
    return result;
}

//! Times and indexes differ from run to run, ciphertext and ids of the server's making from server to server.
JsonValue steadyApisix(const JsonValue &value)
{
    static const QRegularExpression cipher(
        u"^(?:[A-Za-z0-9+/]{4}){5,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"_s);
    static const QRegularExpression uuid(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s); // of a node
    const auto steadyText = [](QString text) {
        const bool isCipher = cipher.match(text).hasMatch() && !madeId.match(text).hasMatch();
        return isCipher ? u"(ciphertext)"_s : text.replace(madeId, u"(id)"_s).replace(uuid, u"(uuid)"_s);
    };
    static const Steady rules{{"create_time", "update_time", "createdIndex", "modifiedIndex", "orig_modifiedIndex",
                               "boot_time"}, steadyText};
    return steady(value, rules);
}

} // namespace

//! The fake against recorded answers of APISIX 3.13.0 (also in its version 2 mode), 3.18.0 and 2.15.3:
//! status, headers that matter and the whole body but for times, indexes, ciphertext and made ids. Every
//! recording of the Admin API is replayed, and those of the control API; "NAME-NN-…" are steps of one story, on
//! one server.
class TestApisixRecordings : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void answer_asRecorded_data();
    void answer_asRecorded();
    void control_asRecorded_data();
    void control_asRecorded();

private:
    void compare(const Answer &given, const Answer &wanted);
    Answer replay(const FakeApisix &fake, const Recording &recording, const QString &name);

    QByteArray m_madeId, m_recordedId;
};

void TestApisixRecordings::answer_asRecorded_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("names");
    for (const char *folder : {"3.13.0", "3.18.0", "3.13.0-v2", "3.13.0-production", "2.15.3"}) {
        const auto stories = recordedStories(u"apisix/"_s + QLatin1StringView(folder));
        QVERIFY(stories.size() > 10);
        for (auto story = stories.cbegin(); story != stories.cend(); ++story) {
            QTest::addRow("%s %s", folder, qPrintable(story.key()))
                << QString::fromLatin1(folder) << story.value();
        }
    }
}

Answer TestApisixRecordings::replay(const FakeApisix &fake, const Recording &recording, const QString &name)
{
    QByteArray target = recording.target;
    if (!m_recordedId.isEmpty())
        target.replace(m_recordedId, m_madeId);
    const QByteArray body = name == u"err-big-body"_s ? QByteArray(1700055, 'x') : recording.body;
    const Answer given = ask(fake.url(), recording.verb + ' ' + target, recording.headers, body);
    if (recording.verb == "POST" && recording.answer.status == 201) {
        m_recordedId = madeId.match(QString::fromUtf8(recording.answer.body)).captured().toUtf8();
        m_madeId = madeId.match(QString::fromUtf8(given.body)).captured().toUtf8();
    }
    return given;
}

void TestApisixRecordings::compare(const Answer &given, const Answer &wanted)
{
    QVERIFY(wanted.status > 0);
    QCOMPARE(given.status, wanted.status);
    for (const char *field : {"content-type", "server", "x-api-version", "access-control-allow-origin",
                              "access-control-allow-methods"})
        QCOMPARE(given.headers.value(field), wanted.headers.value(field));
    const JsonValue expected = json(wanted.body);
    if (!expected.object() && !expected.array())
        QCOMPARE(given.body, wanted.body);
    else
        QCOMPARE(difference(steadyApisix(json(given.body)), steadyApisix(expected), {}), QString());
}

void TestApisixRecordings::answer_asRecorded()
{
    QFETCH(QString, folder);
    QFETCH(QStringList, names);
    m_madeId.clear();
    m_recordedId.clear();
    const QString first = names.first();
    FakeApisixOptions options = recordedApisixOptions(folder);
    options.addressRefused = first.startsWith(u"err-403"_s);
    if (first.startsWith(u"etcd-"_s))
        options.adminKey = "production-admin-key-e94d0c55"; // recorded on the other gateway
    FakeApisix fake(recordedApisixSeed(folder), options);
    fake.setEtcdDown(first.startsWith(u"etcd-"_s));
    for (const QString &name : names) {
        const Recording recording = apisixRecording(folder, name);
        compare(replay(fake, recording, name), recording.answer);
        if (QTest::currentTestFailed()) {
            qInfo("in %s", qPrintable(name));
            return;
        }
    }
}

void TestApisixRecordings::control_asRecorded_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    for (const char *folder : {"3.13.0", "3.13.0-production", "3.18.0", "2.15.3"}) {
        const QStringList names = apisixRecordingNames(u"control/"_s + QLatin1StringView(folder));
        QVERIFY(!names.isEmpty());
        for (const QString &name : names)
            QTest::addRow("%s %s", folder, qPrintable(name)) << QString::fromLatin1(folder) << name;
    }
}

void TestApisixRecordings::control_asRecorded()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    FakeApisix fake(recordedApisixSeed(folder), recordedApisixOptions(folder));
    fake.setEtcdDown(name.startsWith(u"etcd-down"_s));
    if (folder == u"2.15.3") { // left behind by somebody else, after the lists were recorded
        fake.put("routes", {{"id", "00000000000000001111"}, {"upstream_id", "accounts"}, {"uri", "/t2"}});
    }
    const Recording recording = apisixRecording(u"control/"_s + folder, name);
    const Answer given = ask(fake.controlUrl(), recording.verb + ' ' + recording.target, {}, {});
    QCOMPARE(given.status, recording.answer.status);
    for (const char *field : {"content-type", "server", "x-api-version", "access-control-allow-origin"})
        QCOMPARE(given.headers.value(field), recording.answer.headers.value(field));
    JsonValue actual = sortedNodes(steadyApisix(json(given.body)));
    JsonValue wanted = sortedNodes(steadyApisix(json(recording.answer.body)));
    if (folder == u"2.15.3" && wanted.array()) { // what came after the start stands at the end
        sortByText(actual);
        sortByText(wanted);
    }
    if (!wanted.object() && !wanted.array())
        QCOMPARE(given.body, recording.answer.body);
    else
        QCOMPARE(difference(actual, wanted, {}), QString());
}

QTEST_GUILESS_MAIN(TestApisixRecordings)
#include "tst_apisix_recordings.moc"
