// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/apisixrecordings.h"
#include "demo/fakeapisix.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression madeId(u"0{10}[0-9]{10}"_s); // what a POST got from the server

//! Times and indexes differ from run to run, ciphertext and ids of the server's making from server to server.
JsonValue steady(const JsonValue &value)
{
    static const QRegularExpression cipher(
        u"^(?:[A-Za-z0-9+/]{4}){5,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"_s);
    if (const std::string *text = value.string()) {
        QString told = QString::fromStdString(*text);
        return cipher.match(told).hasMatch() && !madeId.match(told).hasMatch()
            ? JsonValue("(ciphertext)") : JsonValue(told.replace(madeId, u"(id)"_s));
    }
    if (const JsonValue::Array *array = value.array()) {
        JsonValue::Array result;
        for (const JsonValue &item : *array)
            result.push_back(steady(item));
        return result;
    }
    if (!value.object())
        return value;
    JsonValue::Object result;
    for (const auto &[key, member] : *value.object()) {
        const bool isVolatile = key == "create_time" || key == "update_time" || key == "createdIndex"
            || key == "modifiedIndex";
        result.emplace(key, isVolatile && member.integer() ? JsonValue("(number)") : steady(member));
    }
    return result;
}

//! The first place at which two values differ, and how; empty if they are equal.
QString difference(const JsonValue &given, const JsonValue &wanted, const QString &place)
{
    if (given == wanted)
        return {};
    const JsonValue::Object *ours = given.object(), *theirs = wanted.object();
    if (ours && theirs) {
        for (const auto &[key, member] : *theirs) {
            const JsonValue *other = given.find(key);
            const QString below = place + u'.' + QString::fromStdString(key);
            if (!other)
                return below + u" is not there"_s;
            if (const QString found = difference(*other, member, below); !found.isEmpty())
                return found;
        }
        for (const auto &[key, member] : *ours) {
            if (!theirs->contains(key))
                return place + u'.' + QString::fromStdString(key) + u" should not be there"_s;
        }
    }
    const JsonValue::Array *mine = given.array(), *list = wanted.array();
    if (mine && list && mine->size() == list->size()) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const QString below = place + u'[' + QString::number(i) + u']';
            if (const QString found = difference((*mine)[i], (*list)[i], below); !found.isEmpty())
                return found;
        }
    }
    const auto brief = [](const JsonValue &value) { return QString::fromStdString(canonical(value)).left(200); };
    return place + u": "_s + brief(given) + u" instead of "_s + brief(wanted);
}

} // namespace

//! The fake against recorded answers of APISIX 3.13.0 (also in its version 2 mode), 3.18.0 and 2.15.3:
//! status, headers that matter and the whole body but for times, indexes, ciphertext and made ids. Every
//! recording is replayed; "NAME-NN-…" are steps of one story, on one server.
class TestApisixRecordings : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void answer_asRecorded_data();
    void answer_asRecorded();

private:
    void compare(const Answer &given, const Answer &wanted);
    Answer replay(const FakeApisix &fake, const Recording &recording, const QString &name);

    QByteArray m_madeId, m_recordedId;
};

void TestApisixRecordings::answer_asRecorded_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("names");
    static const QRegularExpression step(u"^(.+?)-[0-9]{2}[a-z]?-"_s);
    for (const char *folder : {"3.13.0", "3.18.0", "3.13.0-v2", "2.15.3"}) {
        QMap<QString, QStringList> stories;
        const QStringList names = apisixRecordingNames(QLatin1StringView(folder));
        QVERIFY(names.size() > 10);
        for (const QString &name : names) {
            const auto found = step.match(name);
            stories[found.hasMatch() ? found.captured(1) : name].append(name);
        }
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
        QCOMPARE(difference(steady(json(given.body)), steady(expected), {}), QString());
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

QTEST_GUILESS_MAIN(TestApisixRecordings)
#include "tst_apisix_recordings.moc"
